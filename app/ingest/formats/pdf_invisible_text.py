"""Detection of letters of a PDF that are drawn but invisible: in the colour of their background, or drawn in no
colour.

White letters on a dark bar are visible, and so is the invisible text that an OCR program lays over a scanned word.
So the rendered page decides: a letter is invisible where the picture of its box has one shade, and that shade is
its own.
"""

from __future__ import annotations

import ctypes
import math
from typing import Final, cast

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]
from PIL import Image

_LIGHT: Final = 0xE0
"""Letters at least this light in every colour component are checked."""
_FAINT: Final = 0x20
"""Letters no more opaque than this are checked."""
_INVISIBLE: Final = 3
"""Text render mode "neither fill nor stroke" (ISO 32000-1, table 106)."""
_SHADES: Final = 12
"""Minimum difference of grey levels (of 256) between the darkest and the lightest point of a box with visible content."""
_DOTS: Final = 1.5
_LARGEST: Final = 2_400
"""Maximum length of the longer side of the rendered picture, in pixels."""


class Unseen:
    """Visibility test for the letters of one page; the page is rendered when the first letter is in doubt."""

    def __init__(self, page: pdfium.PdfPage, text: raw.FPDF_TEXTPAGE) -> None:
        self._page, self._text = page, text
        self._shade: dict[int, tuple[int, int] | None] = {}
        self._picture: Image.Image | None = None
        self._scale = 1.0
        self._colour = tuple(ctypes.c_uint(0) for _ in range(4))

    def hides(self, index: int, x0: float, top: float, x1: float, bottom: float) -> bool:
        """Return True if the letter with this index shows nothing in its box (points from the page's upper left
        corner)."""
        drawn = raw.FPDFText_GetTextObject(self._text, index)
        key = ctypes.cast(drawn, ctypes.c_void_p).value or 0
        if key not in self._shade:
            self._shade[key] = self._shades_of(drawn, index)
        shades = self._shade[key]
        return shades is not None and self._is_even((x0, top, x1, bottom), shades)

    def _shades_of(self, drawn: raw.FPDF_PAGEOBJECT, index: int) -> tuple[int, int] | None:
        """Return the range of background shades on which a letter would be invisible; None if it is visible on any."""
        if drawn and raw.FPDFTextObj_GetTextRenderMode(drawn) == _INVISIBLE:
            return 0, 255
        if not raw.FPDFText_GetFillColor(self._text, index, *(ctypes.byref(part) for part in self._colour)):
            return None
        red, green, blue, opacity = (part.value for part in self._colour)
        if opacity <= _FAINT:
            return 0, 255
        return (min(red, green, blue) - _SHADES, 255) if min(red, green, blue) >= _LIGHT else None

    def _is_even(self, place: tuple[float, float, float, float], shades: tuple[int, int]) -> bool:
        if self._picture is None:
            self._scale = min(_DOTS, _LARGEST / max(*self._page.get_size(), 1))
            self._picture = self._page.render(scale=self._scale, grayscale=True).to_pil()
        x0, top, x1, bottom = place
        box = (
            max(math.floor(x0 * self._scale), 0),
            max(math.floor(top * self._scale), 0),
            min(math.ceil(x1 * self._scale), self._picture.width),
            min(math.ceil(bottom * self._scale), self._picture.height),
        )
        if box[0] >= box[2] or box[1] >= box[3]:
            return False
        darkest, lightest = cast("tuple[int, int]", self._picture.crop(box).getextrema())
        return bool(lightest - darkest < _SHADES and shades[0] <= darkest <= shades[1])
