"""PDF page text by a second, unrelated engine (pypdf), which also extracts what PDFium drops."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from functools import lru_cache

from app.verify.model import Channel, ExtractedText, Item, Source


@lru_cache(maxsize=4)
def page_texts(data: bytes) -> tuple[str, ...]:
    """Return the text of each page in content order."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        reader.decrypt("")
    return tuple(page.extract_text() for page in reader.pages)


def _run(source: Source) -> Iterator[Item]:
    for number, text in enumerate(page_texts(source.data), 1):
        yield ExtractedText(source.place(f"page {number}"), text, prose=True)


CHANNEL = Channel("pdf.pypdf", ("pdf",), _run)
