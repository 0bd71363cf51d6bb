"""Texts in a picture's bytes besides its pixels: EXIF, XMP, IPTC, comments, text chunks, thumbnails, trailing bytes."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

from app.verify import decode
from app.verify.model import ExtractedText, Item


def extract(where: str, data: bytes) -> Iterator[Item]:
    """Extract the texts of a picture's bytes: decoded metadata (EXIF by field, PNG text) and printable runs."""
    yield ExtractedText(where, "\n\n\n".join(dict.fromkeys(decode.printable_runs(data))), raw=data)
    if data.startswith((b"\x01\x00\x00\x00", b"\xd7\xcd\xc6\x9a")):  # EMF, WMF: drawing records with UTF-16 text
        yield ExtractedText(where, "\n\n\n".join(decode.utf16_han_runs(data)))
    yield from (ExtractedText(f"{where}, metadata", text) for text in _metadata(data))


def _metadata(data: bytes) -> Iterator[str]:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as picture:
                facts = dict(picture.info)
                exif = picture.getexif()
                blocks = [exif, *(exif.get_ifd(number) for number in (0x8769, 0x8825, 0xA005))]
    except Exception:  # Pillow raises many kinds for damaged pictures; the printable runs above are read anyway
        return
    for value in (*facts.values(), *(value for block in blocks for value in block.values())):
        yield from _texts(value)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        if not value.isascii():
            yield value.encode("latin-1", "ignore").decode("utf-8", "ignore")
    elif isinstance(value, bytes):
        for plain in filter(None, (value, decode.inflate(value, 2_000_000))):
            for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
                yield plain[:100_000].decode(encoding, "ignore")
        if value[:8] in (b"UNICODE\x00", b"ASCII\x00\x00\x00", b"JIS\x00\x00\x00\x00\x00"):
            yield from (value[8:].decode(encoding, "ignore") for encoding in ("utf-16-le", "utf-16-be", "utf-8"))
    elif isinstance(value, tuple | list) and len(value) < 5000:
        if value and all(isinstance(item, int) and 0 <= item < 256 for item in value):
            yield from _texts(bytes(value))
        else:
            for item in value:
                yield from _texts(item)
