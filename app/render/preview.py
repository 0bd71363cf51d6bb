"""Shows finished PDF pages: as pictures, as text, and where a text stands on them. Reads bytes, writes nothing.

Pictures come from PDFium, other code than wrote the file, so the preview shows what a recipient will see.
"""

from __future__ import annotations

import atexit
import functools
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.errors import UserError

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]

_LOCK: Final = threading.Lock()  # PDFium is not thread-safe
MAX_PAGES: Final = 300


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page: `rgb` holds `width` × `height` pixels of three bytes, row by row, no padding."""

    width: int
    height: int
    rgb: bytes


@dataclass(frozen=True, slots=True)
class Box:
    """Where a text stands: page number from 0, and left, top, right, bottom in points from the page's top left."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@functools.cache
def _leave_in_order() -> None:
    """Registered after what pypdfium2 does at the end (it closes what is open, then destroys the library), so it runs before
    that: the lock is taken and kept.

    A daemon thread that is inside PDFium then, or enters it afterwards, ends the program with a segmentation fault, and what
    was not written out yet is lost. `weakref.finalize` registers itself with the first document, hence: after one is open.
    """
    atexit.register(_LOCK.acquire)


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document, PDFium being this thread's alone. Raises `UserError` `pdf-unreadable` or `encrypted-file`."""
    import pypdfium2

    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise UserError("encrypted-file" if "assword" in str(error) else "pdf-unreadable") from error
        _leave_in_order()
        try:
            yield document
        finally:
            document.close()


def pages(pdf: bytes, scale: float) -> tuple[PageImage, ...]:
    """Every page as a picture; `scale` 1.0 = 72 dots per inch. Raises `UserError("pdf-unreadable")`."""
    result = []
    with opened(pdf) as document:
        for page in list(document)[:MAX_PAGES]:
            bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
            result.append(PageImage(bitmap.width, bitmap.height, _packed(bitmap)))
    return tuple(result)


def _packed(bitmap: pypdfium2.PdfBitmap) -> bytes:
    row = bitmap.width * bitmap.n_channels
    data = bytes(bitmap.buffer)
    if bitmap.stride != row:
        data = b"".join(data[at : at + row] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride))
    if bitmap.n_channels == 4:
        packed = bytearray(bitmap.width * bitmap.height * 3)
        for channel in range(3):
            packed[channel::3] = data[channel::4]
        return bytes(packed)
    return data


def extracted_text(pdf: bytes) -> str:
    """The text of all pages in content order, pages separated by form feeds, hyphens at line ends mended."""
    with opened(pdf) as document:
        texts = [page.get_textpage().get_text_range() for page in list(document)[:MAX_PAGES]]
    return "\f".join(text.replace("\ufffe", "-").replace("\x02", "-").replace("\r\n", "\n") for text in texts)


def page_boxes(pdf: bytes, texts: Sequence[str]) -> tuple[tuple[Box, ...], ...]:
    """For each of `texts` the boxes of its first place, one box per printed line; empty where it is not found.

    White space is ignored, so that a text broken over lines is found. Raises `UserError("pdf-unreadable")`.
    """
    found: list[tuple[Box, ...]] = [()] * len(texts)
    wanted = [re.sub(r"\s+", "", text) for text in texts]
    with opened(pdf) as document:
        for number, page in enumerate(list(document)[:MAX_PAGES]):
            letters, places = _letters(page)
            for at, text in enumerate(wanted):
                if text and not found[at] and (start := letters.find(text)) >= 0:
                    found[at] = _boxes(page, number, places[start : start + len(text)])
    return tuple(found)


def _letters(page: pypdfium2.PdfPage) -> tuple[str, list[int]]:
    text = page.get_textpage().get_text_range().replace("\ufffe", "-").replace("\x02", "-")
    kept = [(character, index) for index, character in enumerate(text) if not character.isspace()]
    return "".join(character for character, _ in kept), [index for _, index in kept]


def _boxes(page: pypdfium2.PdfPage, number: int, indexes: list[int]) -> tuple[Box, ...]:
    height = page.get_height()
    textpage = page.get_textpage()
    lines: list[Box] = []
    for index in indexes:
        left, bottom, right, top = textpage.get_charbox(index, loose=True)
        box = Box(number, left, height - top, right, height - bottom)
        if lines and abs(lines[-1].top - box.top) < (box.bottom - box.top) / 2 and box.left >= lines[-1].left:
            last = lines[-1]
            lines[-1] = Box(number, last.left, min(last.top, box.top), box.right, max(last.bottom, box.bottom))
        else:
            lines.append(box)
    return tuple(lines)
