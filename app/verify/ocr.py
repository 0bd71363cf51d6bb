"""OCR with tesseract when it is installed. The program works without it; then pixels stay unread."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from app.workers import ocr_helper

if TYPE_CHECKING:
    from PIL import Image

_SECONDS: Final = 40
_WANTED: Final = ("chi_sim", "chi_tra", "eng")
_MIN_SIDE: Final = 1200
_ORIENTATION: Final = "osd"
"""Tesseract's model that tells how a page is turned: a scan may lie on its side."""


@lru_cache(maxsize=1)
def _installed() -> tuple[str, ...]:
    try:
        return tuple(ocr_helper.languages())
    except ocr_helper.RecognitionFailed:
        return ()


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the languages to ask tesseract for; none when there is no tesseract or none of them."""
    there = _installed()
    return tuple(tongue for tongue in _WANTED if tongue in there)


def _segmentation(*, sparse: bool) -> int:
    """Return tesseract's mode: scattered words, or a page, which it turns upright first where it has the model for that."""
    if sparse:
        return 11
    return 1 if _ORIENTATION in _installed() else 3


def available() -> bool:
    """Return True if OCR is installed on this machine."""
    return bool(languages())


def recognise_text(picture: Image.Image, *, sparse: bool = False) -> str | None:
    """Recognise the text in a picture (`sparse`: scattered words rather than a page); None when that failed."""
    if not languages():
        return None
    grey = picture.convert("L")
    if max(grey.size) < _MIN_SIDE:
        factor = min(4, -(-_MIN_SIDE // max(grey.size)))
        grey = grey.resize((grey.width * factor, grey.height * factor))
    out = io.BytesIO()
    grey.save(out, "PNG", dpi=(200, 200))
    request = ocr_helper.Request(languages(), segmentation=_segmentation(sparse=sparse), seconds=_SECONDS)
    try:
        return ocr_helper.recognise(out.getvalue(), request)
    except ocr_helper.RecognitionFailed:
        return None
