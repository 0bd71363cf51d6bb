"""Superseded versions inside a PDF: the file is cut at every earlier end marker and read again."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2  # type: ignore[import-untyped]

from app.verify.channels.pdf_pdfium import page_texts
from app.verify.model import Channel, ExtractedText, Item, Problem, Source

_END = re.compile(rb"%%EOF")
_MAX_REVISIONS = 30


def _run(source: Source) -> Iterator[Item]:
    ends = [found.end() for found in _END.finditer(source.data)]
    earlier = [end for end in ends if source.data[end:].strip()]
    if len(earlier) > _MAX_REVISIONS:
        yield Problem(source.place("revisions"), "unreadable", f"{len(earlier)} revisions")
    for number, end in enumerate(earlier[:_MAX_REVISIONS], 1):
        try:
            texts = page_texts(source.data[:end])
        except pypdfium2.PdfiumError:
            continue  # a marker inside a stream, or a linearised first part: no document of its own
        for page, text in enumerate(texts, 1):
            yield ExtractedText(source.place(f"revision {number}, page {page}"), text, prose=True)


CHANNEL = Channel("pdf.revisions", ("pdf",), _run)
