"""A PDF as bytes: every `stream … endstream`, everything between objects, and what follows the end.

Needs no cross-reference table, so objects that no parser reaches (orphans, old revisions, padding) are searched too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from app.verify import decode, file_format_constants
from app.verify.model import Channel, ExtractedText, Item, Source, sniff

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_LITERAL = re.compile(rb"\(((?:[^\\()]++|\\.|\((?:[^\\()]++|\\.)*+\))*+)\)", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
_MARKED = re.compile(rb"/(?:ActualText|Alt|E|T|Contents)\s*(?:\([^)]*\)|<[^>]*>)")
_COMMENT = re.compile(rb"%[^\r\n]*")
_MAPPINGS = re.compile(rb"beginbf(?:char|range).*?endbf(?:char|range)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r?\n|.)", re.DOTALL)
_SIMPLE = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_MAX_STREAM = 20_000_000


def _run(source: Source) -> Iterator[Item]:
    between = bytearray()
    at = 0
    for number, found in enumerate(_STREAM.finditer(source.data), 1):
        between += source.data[at : found.start(1)]
        at = found.end(1)
        yield from _stream(source, source.place(f"stream {number}"), found.group(1))
    between += source.data[at:]
    tail = source.data[source.data.rfind(b"%%EOF") + 5 :].lstrip()
    if sniff(tail) in ("zip", "ole", "pdf"):
        yield from source.nested("file after the end", tail)
    yield from _bytes(
        source.place("between streams"),
        file_format_constants.blank_standard_pdf_names(file_format_constants.blank_constants_in_bytes(bytes(between))),
    )


def _stream(source: Source, where: str, data: bytes) -> Iterator[Item]:
    plain = decode.inflate(data, _MAX_STREAM)
    if plain is not None:
        plain = decode.decompress(plain, _MAX_STREAM) or plain
        source.context.budget.spend("unpacked", len(plain))
        yield from _bytes(where, plain)
    else:
        yield from _bytes(where, data)


def _bytes(where: str, data: bytes) -> Iterator[Item]:
    data = file_format_constants.blank_constants_in_bytes(data)
    text = decode.decode_text(data)
    if b" Tf" in data and b"BT" in data:
        # content: shown strings are mostly glyph numbers, noise when read as text, unlike a string whose bytes are text
        said = b"\n\n".join((*map(_unescaped, _LITERAL.findall(data)), *_COMMENT.findall(data)))
        yield ExtractedText(where, "\n\n\n".join(decode.utf8_runs(said)), raw=data)
        strings = _strings(b"\n".join(_MARKED.findall(data)))
    elif b"begincmap" in data[:3000]:
        rest = _MAPPINGS.sub(b"", data)
        yield ExtractedText(where, "\n\n\n".join(decode.printable_runs(rest)), raw=data)
        strings = _strings(rest)
    elif text is None or b"endobj" in data:
        yield ExtractedText(where, "\n\n\n".join(decode.printable_runs(data)), raw=data)
        strings = _strings(data)
    else:
        yield ExtractedText(where, text)
        strings = _strings(data)
    yield from (ExtractedText(where, string) for string in strings if len(string) > 1 and _legible(string))


def _strings(data: bytes) -> set[str]:
    found = {text for literal in _LITERAL.findall(data) for text in decode.pdf_string_decodings(_unescaped(literal))}
    for digits in _HEX.findall(data):
        packed = b"".join(digits.split()).decode()
        found.update(decode.pdf_string_decodings(bytes.fromhex(packed + "0" * (len(packed) % 2))))
    return found


def _legible(text: str) -> bool:
    return text.isprintable() or (
        sum(character.isprintable() or character.isspace() for character in text) >= len(text) * 0.8
    )


def _unescaped(data: bytes) -> bytes:
    return _ESCAPE.sub(lambda found: _escaped(found[1]), data) if b"\\" in data else data


@lru_cache(maxsize=1_000)
def _escaped(code: bytes) -> bytes:
    if code[:1].isdigit() and code[:1] < b"8":
        return bytes([int(code, 8) & 255])
    return b"" if code.endswith(b"\n") else _SIMPLE.get(code, code)


CHANNEL = Channel("pdf.raw", ("pdf",), _run)
