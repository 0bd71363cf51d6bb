"""Texts in binary data that is not compressed: printable runs, UTF-16, and compressed macro sources."""

from __future__ import annotations

from collections.abc import Iterator

from app.verify import decode
from app.verify.model import Item, Piece


def pieces(where: str, data: bytes) -> Iterator[Item]:
    """Everything readable in `data`; packed content inside (zlib) is opened where it begins the data."""
    yield Piece(where, "\n\n\n".join(dict.fromkeys(decode.runs(data))), raw=data)
    yield Piece(f"{where}, UTF-16", "\n\n\n".join(dict.fromkeys(decode.wide_runs(data))))
    yield Piece(f"{where}, macros", "\n\n\n".join(dict.fromkeys(decode.macro_texts(data))))
    if (plain := decode.inflate(data, 20_000_000)) is not None:
        yield Piece(f"{where}, unpacked", "\n\n\n".join(decode.runs(plain)), raw=plain)
