"""Isolated job: reads the digits in a picture of characters that a site's own font draws. Three readings must agree; what is unsure is not said.

A character behind which a font hides a digit has no meaning that could be looked up: the order is another for each site, or each page.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Final

from PIL import Image

from app.ingest.formats.photo import open_picture
from app.workers import ocr_helper
from app.workers.ocr_helper import RecognitionFailed

CELL: Final = 72
"""Width of a character in the picture, which has half of `AROUND` at each end (`packaging/browser/capture.js` draws it)."""
AROUND: Final = 24
HEIGHT: Final = 104
SMALLER: Final = 0.6
_SECONDS: Final = 20
_ONE_LINE: Final = 7
"""Tesseract's mode for a single line."""


def read_digits(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """Return `{"digits": …}` for the `glyphs` in the header, drawn in a row in the picture: one for each, or none at all.

    None where two readings differ, or two different characters would be the same digit.
    """
    glyphs, picture = str(header["glyphs"]), open_picture(payload)
    if picture is None or picture.size != (CELL * len(glyphs) + AROUND, HEIGHT):
        return {"digits": ""}
    cells = [
        picture.crop((AROUND // 2 + CELL * at, 0, AROUND // 2 + CELL * (at + 1), HEIGHT)) for at in range(len(glyphs))
    ]
    try:
        readings = {_read(cells), _read(cells[::-1])[::-1], _read(cells, SMALLER)}
    except RecognitionFailed:
        return {"digits": ""}
    digits = readings.pop()
    pairs = set(zip(glyphs, digits, strict=False))
    sure = not readings and len(digits) == len(glyphs) and len(pairs) == len(set(glyphs)) == len(set(digits))
    return {"digits": digits if sure else ""}


def _read(cells: Sequence[Image.Image], scale: float = 1.0) -> str:
    """Return the digits of a row of characters. Raises `RecognitionFailed`.

    The row goes on with its first one and begins with its last one, whose readings are dropped: a character at the edge is read
    worse (a 7 as a 1).
    """
    around = (cells[-1], *cells, cells[0])
    row = Image.new("L", (CELL * len(around) + AROUND, HEIGHT), 255)
    for at, cell in enumerate(around):
        row.paste(cell.convert("L"), (AROUND // 2 + CELL * at, 0))
    if scale != 1.0:
        row = row.resize((int(row.width * scale), int(row.height * scale)), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    row.save(written, "PNG")
    request = ocr_helper.Request(("eng",), segmentation=_ONE_LINE, digits=True, seconds=_SECONDS)
    return "".join(ocr_helper.recognise(written.getvalue(), request).split())[1:-1]
