"""Texts hidden in texts: base64, hex, percent and other escapes, unpacked where they hold deflated data."""

from __future__ import annotations

from collections.abc import Iterator

from app.verify import decode, deobfuscation, unescaping
from app.verify.model import Channel, Context, Item, Piece

RUNS_APART = "\n\n\n"
_ROUNDS = 3
_MAX = 20_000


def _derive(context: Context, pieces: list[Piece]) -> Iterator[Item]:
    texts = list({piece.text for piece in pieces})
    prose = {piece.text for piece in pieces if piece.prose}
    seen: set[bytes] = set()
    for text in list(texts):
        for other in (*deobfuscation.readings(text), *_unescaped(text)):
            context.budget.spend("text", len(other))
            texts.append(other)
            yield Piece("other reading", other, prose=text in prose)
    for _ in range(_ROUNDS):
        found = {data for text in texts for data in decode.decodings(text)} - seen
        if not found:
            return
        seen |= found
        texts = []
        for data in list(found)[:_MAX]:
            context.budget.spend("unpacked", len(data))
            plain = decode.inflate(data, 1_000_000) or data
            found_text = decode.text_of(plain)
            readable = found_text if found_text is not None else "\n\n\n".join(decode.runs(plain))
            if len(readable.strip()) > 3:
                texts.append(readable)
                yield Piece("encoded text", readable, raw=plain)
                for other in _unescaped(readable):
                    context.budget.spend("text", len(other))
                    texts.append(other)
                    yield Piece("encoded text", other)


def _unescaped(text: str) -> Iterator[str]:
    """Texts without their escapes. Printable runs out of binary data (set apart by blank lines) are texts of their own."""
    for part in text.split(RUNS_APART):
        yield from unescaping.readings(part)


CHANNEL = Channel("encoded", ("*",), derive=_derive)
