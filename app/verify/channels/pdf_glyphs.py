"""Fonts of a PDF whose letters are not those that the text gives: a reader sees what no search finds."""

from __future__ import annotations

from collections.abc import Iterator

from app.verify import ocr
from app.verify.font_mapping import mapping_doubts
from app.verify.model import Channel, Item, Problem, Source


def _run(source: Source) -> Iterator[Item]:
    for doubt in mapping_doubts(source):
        if doubt.proven or not ocr.available():  # the OCR channel reads the pages in doubt
            yield Problem(source.place(f"page {min(doubt.pages)}"), "unproven", doubt.excerpt)


CHANNEL = Channel("pdf.glyphs", ("pdf",), _run)
