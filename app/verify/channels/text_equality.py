"""Compares a copy's text with the redacted model's: nothing missing, nothing added, nothing disguised.

This closes the gap of text that is visible and cannot be extracted, without OCR. Only for files of our own writers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from app.verify import decode
from app.verify.channels import pdf_pdfium, pdf_pypdf, zip_paragraphs
from app.verify.model import Channel, Item, Problem, Source

_DISGUISED = re.compile("[\u2e80-\u2fdf\ufb00-\ufb06\ue000-\uf8ff\ufffd\u200b-\u200f\u2060-\u2064\ufeff\u00ad]")
_BETWEEN = frozenset("•|-")
"""What a writer prints between lines: bullets and the separator of contact items."""


def _run(source: Source) -> Iterator[Item]:
    expected = source.context.expected
    if expected is None or source.depth:
        return
    for engine, text in _readings(source):
        disguised = set(_DISGUISED.findall(text)) - set("".join(expected))
        if disguised:
            shown = " ".join(f"U+{ord(character):04X}" for character in sorted(disguised))
            yield Problem(engine, "unfaithful", shown)
        if objection := compare(text, expected):
            yield Problem(engine, "unfaithful", objection)


def _readings(source: Source) -> Iterator[tuple[str, str]]:
    if source.format == "pdf":
        yield "PDFium", "\n".join(pdf_pdfium.page_texts(source.data))
        yield "pypdf", "\n".join(pdf_pypdf.page_texts(source.data))
    elif source.format == "zip":
        parts = [data for name, data in source.members.items() if name in ("word/document.xml", "word/footer1.xml")]
        yield "paragraphs", "\n".join(text for data in parts for text in zip_paragraphs.paragraphs(data))
    elif source.format in ("text", "markup"):
        yield "text", decode.decode_text(source.data) or ""


def _without_space(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def compare(text: str, expected: tuple[str, ...]) -> str:
    """Return the first difference between an extracted text and the expected lines (white space aside); empty when equal.

    The last line may be a footer, hence repeated on every page.
    """
    lines = [squeezed for line in expected if (squeezed := _without_space(line))]
    rest = _without_space(text)
    if not lines:
        return f"added: {rest[:60]}" if rest else ""
    pages = rest.count(lines[-1])
    if pages > 1 and lines[-1] not in lines[:-1]:
        rest = rest.replace(lines[-1], "", pages - 1) if rest.endswith(lines[-1]) else rest
    at = 0
    for line in lines:
        found = rest.find(line, at)
        if found < 0:
            return f"missing: {line[:60]}"
        if extra := "".join(character for character in rest[at:found] if character not in _BETWEEN):
            return f"added: {extra[:60]}"
        at = found + len(line)
    extra = "".join(character for character in rest[at:] if character not in _BETWEEN)
    return f"added: {extra[:60]}" if extra else ""


CHANNEL = Channel("faithful", ("pdf", "zip", "text", "markup"), _run, own_only=True)
