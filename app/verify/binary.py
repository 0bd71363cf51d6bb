"""Texts in binary data that is not compressed: printable runs, UTF-16, and compressed macro sources."""

from __future__ import annotations

from collections.abc import Iterator

from app.verify import decode
from app.verify.model import ExtractedText, Item


def extract(where: str, data: bytes) -> Iterator[Item]:
    """Extract every readable text of binary `data`; zlib content that begins the data is decompressed first."""
    yield ExtractedText(where, "\n\n\n".join(dict.fromkeys(decode.printable_runs(data))), raw=data)
    yield ExtractedText(f"{where}, UTF-16", "\n\n\n".join(dict.fromkeys(decode.utf16_han_runs(data))))
    yield ExtractedText(f"{where}, macros", "\n\n\n".join(dict.fromkeys(decode.macro_texts(data))))
    if (plain := decode.inflate(data, 20_000_000)) is not None:
        yield ExtractedText(f"{where}, unpacked", "\n\n\n".join(decode.printable_runs(plain)), raw=plain)
