"""Texts encoded in texts: base64, hex, percent and other escapes, decompressed where they hold deflated data."""

from __future__ import annotations

from collections.abc import Iterator

from app.verify import decode, deobfuscation, unescaping
from app.verify.model import Channel, Context, ExtractedText, Item

RUNS_APART = "\n\n\n"
_ROUNDS = 3
_MAX = 20_000


def _derive(context: Context, pieces: list[ExtractedText]) -> Iterator[Item]:
    texts = list({piece.text for piece in pieces})
    prose = {piece.text for piece in pieces if piece.prose}
    seen: set[bytes] = set()
    for text in list(texts):
        for other in (*deobfuscation.deobfuscated_readings(text), *_unescaped(text)):
            context.budget.spend("text", len(other))
            texts.append(other)
            yield ExtractedText("other reading", other, prose=text in prose)
    for _ in range(_ROUNDS):
        found = decode.encodings_in_lines(texts) - seen
        if not found:
            return
        seen |= found
        texts = []
        for data in list(found)[:_MAX]:
            for plain in _with_packed(data):
                context.budget.spend("unpacked", len(plain))
                found_text = decode.decode_text(plain)
                readable = found_text if found_text is not None else RUNS_APART.join(decode.printable_runs(plain))
                if len(readable.strip()) > 3:
                    texts.append(readable)
                    yield ExtractedText("encoded text", readable, raw=plain)
                    for other in (*deobfuscation.deobfuscated_readings(readable), *_unescaped(readable)):
                        context.budget.spend("text", len(other))
                        texts.append(other)
                        yield ExtractedText("encoded text", other)


def _with_packed(data: bytes) -> Iterator[bytes]:
    """Yield data, and what it holds if it is deflated: plain letters (`Siob…`) may pass for the beginning of that."""
    yield data
    if packed := decode.inflate(data, 1_000_000):
        yield packed


def _unescaped(text: str) -> Iterator[str]:
    """Yield the text without its escapes; printable runs of binary data (separated by blank lines) are texts of their own."""
    for part in text.split(RUNS_APART) if unescaping.holds_escapes(text) else ():
        yield from unescaping.unescaped_readings(part)


CHANNEL = Channel("encoded", ("*",), derive=_derive)
