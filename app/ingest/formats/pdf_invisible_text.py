"""Detection of letters of a PDF that are in the file but not on the page.

A letter is seen if the page looks different without it. So the page is rendered twice, with and without its text: a
letter in whose box both pictures are alike shows nothing, whatever the reason (drawn in no colour, in the colour of
its ground, outside its clip, under a picture drawn later). One kind of unseen letter is read nevertheless: the text
layer of a scan, whose words are in the picture. A letter that cannot be drawn here, because its font is neither in the
file nor at hand, is judged by its colour and that of its ground.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Mapping, Sequence
from typing import Final, cast

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]
from PIL import Image, ImageChops

from app.ingest.formats.pdf_drawings import PageObject
from app.ingest.source_lines import Box

_FAINT: Final = 0x20
"""Letters no more opaque than this (of 255) are drawn in no colour, as those of a text layer are."""
_INVISIBLE: Final = 3
"""Text render mode "neither fill nor stroke" (ISO 32000-1, table 106)."""
_SHADES: Final = 12
"""Least difference of grey levels (of 256) that is seen."""
_SCALE: Final = 1.5
_LARGEST: Final = 2_400
"""Maximum length of the longer side of the rendered pictures, in pixels."""
_SIZE: Final = 10.0
"""Points in which the shape of a letter is asked for; any would do."""
_SCAN: Final = 0.5
"""Part of the page that a picture covers at least if it is a scan."""


class Visibility:
    """Visibility test for the letters of one page; the page is rendered when the first letter is tested."""

    def __init__(
        self, page: pdfium.PdfPage, text: raw.FPDF_TEXTPAGE, texts: Mapping[int, PageObject], pictures: Sequence[Box]
    ) -> None:
        self._page, self._text, self._texts = page, text, texts
        width, height = page.get_size()
        area = _SCAN * width * height
        self._scans = [box for box in pictures if (box.x1 - box.x0) * box.height >= area]
        self._scale = min(_SCALE, _LARGEST / max(width, height, 1))
        self._shown: Image.Image | None = None
        self._ink: Image.Image | None = None
        self._unpainted: dict[int, bool] = {}

    def hides(self, index: int, key: int, box: Box) -> bool:
        """Return True if the letter with this index shows nothing in its box (points from the page's upper left
        corner); `key` is that of its text object in `texts`."""
        if self._ink is None or self._shown is None:
            self._shown, self._ink = self._rendered()
        if box.x1 <= box.x0 or box.bottom <= box.top:
            return False  # a mark over another letter: has no place of its own
        place = self._pixels(box)
        if place is None:
            return True
        if _extrema(self._ink, place)[1] >= _SHADES:
            return False
        if not self._is_drawable(index, key):
            return self._is_unpainted(index, key) or not self._stands_out(index, place)
        darkest, lightest = _extrema(self._shown, place)
        if lightest - darkest < _SHADES:
            return True
        return not (self._is_unpainted(index, key) or any(_covers(scan, box) for scan in self._scans))

    def _rendered(self) -> tuple[Image.Image, Image.Image]:
        """Return the page in grey, and what its text changes."""
        shown = self._picture()
        for item in self._texts.values():
            raw.FPDFPageObj_SetIsActive(item, False)
        try:
            ground = self._picture()
        finally:
            for item in self._texts.values():
                raw.FPDFPageObj_SetIsActive(item, True)
        return shown, ImageChops.difference(shown, ground)

    def _picture(self) -> Image.Image:
        return cast("Image.Image", self._page.render(scale=self._scale, grayscale=True).to_pil())

    def _pixels(self, box: Box) -> tuple[int, int, int, int] | None:
        """Return the pixels of a box; None for one that is off the page."""
        assert self._ink is not None
        place = (
            max(math.floor(box.x0 * self._scale), 0),
            max(math.floor(box.top * self._scale), 0),
            min(math.ceil(box.x1 * self._scale), self._ink.width),
            min(math.ceil(box.bottom * self._scale), self._ink.height),
        )
        return place if place[0] < place[2] and place[1] < place[3] else None

    def _is_unpainted(self, index: int, key: int) -> bool:
        """Return True if a letter is drawn in no colour (by its mode or its opacity)."""
        if key not in self._unpainted:
            colour = self._colour(index)
            mode = raw.FPDFTextObj_GetTextRenderMode(self._texts[key]) if key in self._texts else 0
            self._unpainted[key] = mode == _INVISIBLE or (colour is not None and colour[3] <= _FAINT)
        return self._unpainted[key]

    def _colour(self, index: int) -> tuple[int, int, int, int] | None:
        """Return the colour of a letter (red, green, blue, opacity: 0 to 255 each); None where it has none of its own."""
        red, green, blue, opacity = (ctypes.c_uint(0) for _ in range(4))
        known = raw.FPDFText_GetFillColor(self._text, index, *map(ctypes.byref, (red, green, blue, opacity)))
        return (red.value, green.value, blue.value, opacity.value) if known else None

    def _is_drawable(self, index: int, key: int) -> bool:
        """Return False if this process has no shape of a letter: its font is not in the file, and no font of the system is at hand."""
        font = raw.FPDFTextObj_GetFont(self._texts[key]) if key in self._texts else None
        if not font or raw.FPDFFont_GetIsEmbedded(font):
            return True
        shape = raw.FPDFFont_GetGlyphPath(font, raw.FPDFText_GetUnicode(self._text, index), _SIZE)
        return bool(shape) and raw.FPDFGlyphPath_CountGlyphSegments(shape) > 0

    def _stands_out(self, index: int, place: tuple[int, int, int, int]) -> bool:
        """Return True if the colour of a letter that cannot be drawn here differs from its ground (black where it states none)."""
        assert self._shown is not None
        red, green, blue, _ = self._colour(index) or (0, 0, 0, 255)
        darkest, lightest = _extrema(self._shown, place)
        return not darkest - _SHADES < (299 * red + 587 * green + 114 * blue) / 1_000 < lightest + _SHADES


def _extrema(picture: Image.Image, place: tuple[int, int, int, int]) -> tuple[int, int]:
    """Return the darkest and the lightest grey in a part of a picture."""
    return cast("tuple[int, int]", picture.crop(place).getextrema())


def _covers(scan: Box, box: Box) -> bool:
    return scan.x0 <= box.x0 and scan.x1 >= box.x1 and scan.top <= box.top and scan.bottom >= box.bottom
