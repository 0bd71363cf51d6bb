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


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the languages to ask tesseract for; none when there is no tesseract or none of them."""
    try:
        there = ocr_helper.languages()
    except ocr_helper.RecognitionFailed:
        return ()
    return tuple(tongue for tongue in _WANTED if tongue in there)


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
    request = ocr_helper.Request(languages(), segmentation=11 if sparse else 3, seconds=_SECONDS)
    try:
        return ocr_helper.recognise(out.getvalue(), request)
    except ocr_helper.RecognitionFailed:
        return None
