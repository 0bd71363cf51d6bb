"""OCR of pictures and scans through the Tesseract program or RapidOCR, whichever is installed; an error message when
neither is.

Tesseract runs through `app.workers.ocr_helper`: fixed arguments, pictures on its standard input, nothing written to
disk.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from app.domain.draft import ImportWarning
from app.errors import UserError
from app.ingest.formats import rapidocr_engine
from app.ingest.formats.ocr_engines import engines
from app.ingest.layout.page import Page
from app.ingest.layout.page_furniture import mark_running_text
from app.ingest.layout.reading_order import reading_orders
from app.ingest.source_lines import Box, Source, TextLine
from app.text.characters import is_ideograph
from app.workers import ocr_helper

if TYPE_CHECKING:
    from PIL import Image

MAX_PAGES: Final = 6
PAGE_SECONDS: Final = 90
"""Processor seconds that one page may take (where the system can limit a child)."""
MIN_CONFIDENCE: Final = 20.0
_LANGUAGES: Final = ("chi_sim", "chi_tra", "eng")


def read_pictures(pictures: Iterable[Image.Image], form: str, engine: str = "") -> Source:
    """Return the lines of pictures, by the first engine unless one is named.

    Raises `UserError` `ocr-missing`, `ocr-failed`, `nothing-found`.
    """
    known = engines()
    if not known or engine not in ("", *known):
        raise UserError("ocr-missing")
    read = rapidocr_engine.page_lines if (engine or known[0]) == "rapidocr" else _by_tesseract()
    lines: list[TextLine] = []
    pages: list[Page] = []
    for number, picture in enumerate(pictures, 1):
        lines += read(picture, number)
        pages.append(Page(number, picture.width, picture.height, ()))
    if sum(len(line.text) for line in lines) < 12:
        raise UserError("nothing-found")
    return Source(form, tuple(lines), (ImportWarning("read-by-ocr"),), pages=tuple(pages))


def _by_tesseract() -> Callable[[Image.Image, int], list[TextLine]]:
    languages = _languages()

    def lines(picture: Image.Image, number: int) -> list[TextLine]:
        page = [mark_running_text(line, picture.height) for line in _page(languages, picture, number)]
        return reading_orders(page).lines

    return lines


def _languages() -> tuple[str, ...]:
    try:
        known = ocr_helper.languages()
    except ocr_helper.RecognitionFailed as error:
        raise UserError("ocr-failed") from error
    return tuple(name for name in _LANGUAGES if name in known) or ("eng",)


def _page(languages: tuple[str, ...], picture: Image.Image, number: int) -> list[TextLine]:
    from PIL.Image import Resampling

    grey = picture.convert("L")
    scale = 1.0
    if max(grey.size) < 1_600:
        scale = min(3.0, 1_600 / max(grey.size))
        grey = grey.resize((int(grey.width * scale), int(grey.height * scale)), Resampling.LANCZOS)
    buffer = io.BytesIO()
    grey.save(buffer, "PNG")
    request = ocr_helper.Request(languages, table=True, seconds=PAGE_SECONDS)
    try:
        table = ocr_helper.recognise(buffer.getvalue(), request)
    except ocr_helper.RecognitionFailed as error:
        raise UserError("ocr-failed") from error
    groups: dict[tuple[str, ...], list[tuple[str, Box]]] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or not cells[11].strip() or float(cells[10]) < MIN_CONFIDENCE:
            continue
        x0, top, width, height = (float(cell) / scale for cell in cells[6:10])
        groups.setdefault(tuple(cells[1:5]), []).append((cells[11].strip(), Box(x0, top, x0 + width, top + height)))
    return [_line(words, number) for words in groups.values()]


def _line(words: list[tuple[str, Box]], page: int) -> TextLine:
    height = median(box.height for _, box in words)
    text, stops = words[0][0], [words[0][1].x0]
    for (_, last), (word, box) in pairwise(words):
        gap = box.x0 - last.x1
        if gap > 1.6 * height:
            text += "\t"
            stops.append(box.x0)
        elif not (is_ideograph(text[-1]) and is_ideograph(word[0])) or gap > 0.8 * height:
            text += " "
        text += word
    boxes = [box for _, box in words]
    around = Box(
        min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    )
    return replace(TextLine(text, page, around, height), stops=tuple(stops))
