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
_PAGE_FIELDS = re.compile(r"\s*(?:Page \d{1,3} of \d{1,3}|第 \d{1,3} [页頁]，共 \d{1,3} [页頁])\s*\Z")
"""What the footer of a Word file of several pages says last."""

_BETWEEN = frozenset("•|-·、")
"""What a writer prints between lines: bullets and the separators of contact items and of short lists."""


def _run(source: Source) -> Iterator[Item]:
    expected = source.context.expected
    if expected is None or source.depth:
        return
    for engine, text in _readings(source, expected):
        disguised = set(_DISGUISED.findall(text)) - set("".join(expected))
        if disguised:
            shown = " ".join(f"U+{ord(character):04X}" for character in sorted(disguised))
            yield Problem(engine, "unfaithful", shown)
        if objection := compare(text, expected):
            yield Problem(engine, "unfaithful", objection)


def _readings(source: Source, expected: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if source.format == "pdf":
        yield "PDFium", without_page_numbers(list(pdf_pdfium.page_texts(source.data)), expected)
        yield "pypdf", without_page_numbers(list(pdf_pypdf.page_texts(source.data, True)), expected)
    elif source.format == "zip":
        parts = [data for name, data in source.members.items() if name in ("word/document.xml", "word/footer1.xml")]
        text = "\n".join(text for data in parts for text in zip_paragraphs.paragraphs(data))
        yield "paragraphs", _PAGE_FIELDS.sub("", text)
    elif source.format in ("text", "markup"):
        yield "text", decode.decode_text(source.data) or ""


def without_page_numbers(pages: list[str], expected: tuple[str, ...]) -> str:
    """Return the text of all pages without what each of several says last of its place among them: exactly its own number and theirs, after
    the first page behind the document's first line (the name, where it is printed)."""
    if len(pages) < 2:
        return "\n".join(pages)
    first, shown = _without_space(expected[0]) if expected else "", []
    for number, page in enumerate(pages, 1):
        text = _without_space(page)
        for label in (
            f"Page{number}of{len(pages)}",
            f"第{number}页,共{len(pages)}页",
            f"第{number}頁,共{len(pages)}頁",
        ):
            text = text.removesuffix(label)
            if number > 1 and first and text.endswith(f"{first}·"):
                text = text.removesuffix(f"{first}·")
        shown.append(text)
    return "\n".join(shown)


_SAME_GLYPH = str.maketrans(dict.fromkeys("・‧∙⋅", "·") | dict.fromkeys("―", "—") | dict.fromkeys("〜", "~"))
"""Signs that a font may draw with one glyph (middle dots, horizontal bars, wave dashes): the glyph has then one of them as its text, and an
engine that reads no replacement text gives that one for all. None is part of a word."""


def _without_space(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).translate(_SAME_GLYPH).split())


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
