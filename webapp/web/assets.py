"""Static assets: the compressed copies of styles, scripts and drawings, which is what browsers load. ``make assets``.

Styles and scripts lose their comments and long names on the way. Whoever asks for a file uncompressed reads the source.
The minifier has no wheels for macOS: there the copies are larger and everything else is the same.
A digest of each file with its copies is written beside them, so that the site knows stale ones without a minifier of
its own in memory.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import brotli
import zopfli.gzip

STATIC = Path(__file__).parent.parent.parent / "static"
TYPES = {".css": "text/css", ".js": "application/javascript", ".svg": "", ".json": ""}
"""What is compressed; with a type it is minified first."""
DIGESTS = STATIC / "copies.json"


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
    source.with_name(source.name + ".gz").write_bytes(zopfli.gzip.compress(made))


def digest(source: Path) -> str:
    """Of a file together with its copies."""
    parts = (source, *(source.with_name(source.name + ending) for ending in (".br", ".gz")))
    return hashlib.sha256(b"\n".join(part.read_bytes() for part in parts if part.exists())).hexdigest()


def stale() -> list[str]:
    """The files whose copies are not those that ``make assets`` made of them."""
    written = json.loads(DIGESTS.read_text()) if DIGESTS.exists() else {}
    copied = {copy.with_suffix("") for copy in (*STATIC.glob("*.br"), *STATIC.glob("*.gz"))}
    return sorted(source.name for source in copied if written.get(source.name) != digest(source))


def main() -> None:
    """Write the copies that are missing or stale, and the digests of all."""
    written = json.loads(DIGESTS.read_text()) if DIGESTS.exists() else {}
    sources = [path for path in sorted(STATIC.iterdir()) if path.suffix in TYPES and path != DIGESTS]
    for each in sources:
        if written.get(each.name) != digest(each) or not each.with_name(each.name + ".br").exists():
            compress(each)
    DIGESTS.write_text(json.dumps({each.name: digest(each) for each in sources}, indent=1))


if __name__ == "__main__":
    main()
