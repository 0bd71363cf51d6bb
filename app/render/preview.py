"""Previews finished PDF pages: as pictures, as text, and positions of texts on them. Reads bytes, writes nothing.

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
from app.render import typesetter
from app.workers import codec
from app.workers.protocol import bytes_in

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
    """Position of a text: page number from 0, and left, top, right, bottom in points from the page's top left."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


Boxes = tuple[tuple[Box, ...], ...]
"""For each of several texts the boxes of its first occurrence, one per printed line; empty where it is not found."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A finished file as a recipient gets it: its pages as pictures, its text, and where texts stand in it."""

    pictures: tuple[PageImage, ...]
    text: str
    boxes: Boxes


def show(pdf: bytes, scale: float, texts: Sequence[str]) -> Shown:
    """Return pictures (`scale` 1.0 = 72 dots per inch), text, and boxes of `texts`. A window's child does it
    (`typesetter.use_helper`). Raises `UserError` `pdf-unreadable` or `encrypted-file`, `EnvironmentProblem` `pdf-failed`."""
    if not typesetter.has_helper():
        with open_pages(pdf) as pages:
            return Shown(pages.pictures(scale), pages.text(), pages.boxes(texts))
    answer = typesetter.ask(typesetter.SHOW_JOB, {"scale": scale, "texts": list(texts)}, pdf)
    pictures, at, rgb = list[PageImage](), 0, bytes_in(answer, "rgb")
    for width, height in answer["sizes"]:
        pictures.append(PageImage(width, height, rgb[at : at + 3 * width * height]))
        at += 3 * width * height
    return Shown(tuple(pictures), answer["text"], codec.decode(Boxes, answer["boxes"]))


@functools.cache
def _lock_pdfium_at_exit() -> None:
    """Acquire the lock for good at exit, before pypdfium2 closes what is open and destroys the library.

    A daemon thread that is inside PDFium then, or enters it afterwards, ends the program with a segmentation fault,
    and what was not written out yet is lost. `weakref.finalize` registers itself with the first document, hence:
    after one is open.
    """
    atexit.register(_LOCK.acquire)


@contextmanager
def open_pdf(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open the document, holding the lock on PDFium. Raises `UserError` `pdf-unreadable` or `encrypted-file`."""
    import pypdfium2

    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise UserError("encrypted-file" if "assword" in str(error) else "pdf-unreadable") from error
        _lock_pdfium_at_exit()
        try:
            yield document
        finally:
            document.close()


@contextmanager
def open_pages(pdf: bytes) -> Iterator[PdfPages]:
    """Open the pages of a file, each read once. Raises `UserError` `pdf-unreadable` or `encrypted-file`."""
    with open_pdf(pdf) as document:
        yield PdfPages(document)


class PdfPages:
    """The pages of an open file as a recipient gets them: pictures, text, and positions."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._pages = list(document)[:MAX_PAGES]

    @functools.cached_property
    def _textpages(self) -> list[pypdfium2.PdfTextPage]:
        return [page.get_textpage() for page in self._pages]

    @functools.cached_property
    def _texts(self) -> list[str]:
        texts = (page.get_text_range() for page in self._textpages)
        return [text.replace("\ufffe", "-").replace("\x02", "-") for text in texts]

    def pictures(self, scale: float) -> tuple[PageImage, ...]:
        """Render every page; `scale` 1.0 = 72 dots per inch."""
        result = []
        for page in self._pages:
            bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
            result.append(PageImage(bitmap.width, bitmap.height, _rgb_bytes(bitmap)))
        return tuple(result)

    def text(self) -> str:
        """Return the text of all pages in content order, pages separated by form feeds, hyphens at line ends restored."""
        return "\f".join(text.replace("\r\n", "\n") for text in self._texts)

    def boxes(self, texts: Sequence[str]) -> tuple[tuple[Box, ...], ...]:
        """Return for each of `texts` the boxes of its first occurrence, one per printed line; empty where it is not found.

        White space is ignored, so that a text broken over lines is found.
        """
        found: list[tuple[Box, ...]] = [()] * len(texts)
        wanted = [re.sub(r"\s+", "", text) for text in texts]
        for number, text in enumerate(self._texts):
            places = [index for index, character in enumerate(text) if not character.isspace()]
            letters = "".join(text[index] for index in places)
            for at, sought in enumerate(wanted):
                if sought and not found[at] and (start := letters.find(sought)) >= 0:
                    found[at] = self._boxes(number, places[start : start + len(sought)])
        return tuple(found)

    def _boxes(self, number: int, indexes: list[int]) -> tuple[Box, ...]:
        height, textpage = self._pages[number].get_height(), self._textpages[number]
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


def _rgb_bytes(bitmap: pypdfium2.PdfBitmap) -> bytes:
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
