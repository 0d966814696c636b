"""Static assets: the compressed copies of styles, scripts and drawings, which is what browsers load. ``make assets``.

Styles and scripts lose their comments and long names on the way. Whoever asks for a file uncompressed reads the source.
The minifier has no wheels for macOS: there the copies are larger and everything else is the same.
"""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli

STATIC = Path(__file__).parent.parent.parent / "static"
TYPES = {".css": "text/css", ".js": "application/javascript", ".svg": ""}
"""What is compressed; with a type it is minified first."""


def content(source: Path) -> bytes:
    """What the copies of a file hold: the same style or script in fewer letters, where the minifier is installed."""
    text, mimetype = source.read_text(encoding="utf-8"), TYPES[source.suffix]
    try:
        import minify
    except ImportError:
        return text.encode()
    return str(minify.string(mimetype, text)).encode() if mimetype else text.encode()


def compress(source: Path) -> None:
    """Write the copies of one file beside it."""
    made = content(source)
    source.with_name(source.name + ".br").write_bytes(brotli.compress(made))
    source.with_name(source.name + ".gz").write_bytes(gzip.compress(made, 9, mtime=0))


if __name__ == "__main__":
    for each in sorted(STATIC.iterdir()):
        if each.suffix in TYPES:
            compress(each)
