"""Static assets: the compressed copies of styles, scripts and drawings, which is what browsers load. ``make assets``.

Styles and scripts lose their comments and long names on the way. Whoever asks for a file uncompressed reads the source.
The minifier has no wheels for macOS: there the copies are larger and everything else is the same.
"""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli

from webapp.web.static import STATIC

TYPES = {".css": "text/css", ".js": "application/javascript", ".svg": ""}
"""What is compressed; with a type it is minified first."""


def minified(text: str, mimetype: str) -> str:
    """The same style or script in fewer letters; as it is where the minifier is not installed."""
    try:
        import minify
    except ImportError:
        return text
    return str(minify.string(mimetype, text))


def compress(source: Path) -> None:
    """Write the copies of one file beside it, with its time, so that a stale copy can be told."""
    text, mimetype = source.read_text(), TYPES[source.suffix]
    content = (minified(text, mimetype) if mimetype else text).encode()
    for suffix, copy in ((".br", brotli.compress(content)), (".gz", gzip.compress(content, 9, mtime=0))):
        target = source.with_name(source.name + suffix)
        target.write_bytes(copy)
        os.utime(target, ns=(source.stat().st_atime_ns, source.stat().st_mtime_ns))


if __name__ == "__main__":
    for each in sorted(STATIC.iterdir()):
        if each.suffix in TYPES:
            compress(each)
