"""Loads the picture of an ID scan: a photo, or the pages of a scanned PDF one below the other.

The front and the back of a card are often two pages; who asks for the scan wants both, and the strikes of both are
drawn on one picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.errors import UserError
from app.render import photo
from app.render.preview import open_pdf

if TYPE_CHECKING:
    from PIL import Image

MAX_PAGES: Final = 4
_DOTS_PER_POINT: Final = 200 / 72
_LONGEST: Final = 3_000
_PAPER: Final = (255, 255, 255)


def is_pdf(untrusted: bytes) -> bool:
    """Return True if the bytes begin as a PDF does (ISO 32000-1, 7.5.2; readers look at the first kilobyte)."""
    return b"%PDF-" in untrusted[:1024]


def load_picture(untrusted: bytes) -> Image.Image:
    """Return an upright RGB picture.

    Raises `UserError` `photo-unreadable`, `photo-too-large`, `pdf-unreadable`, `encrypted-file`, `scan-pages` (pages,
    limit).
    """
    return _column(untrusted) if is_pdf(untrusted) else photo.decode(untrusted)


def _column(pdf: bytes) -> Image.Image:
    from PIL import Image

    pages: list[Image.Image] = []
    with open_pdf(pdf) as document:
        if len(document) > MAX_PAGES:
            raise UserError("scan-pages", pages=len(document), limit=MAX_PAGES)
        for page in document:
            longer = max(*page.get_size(), 1.0)
            scale = min(_DOTS_PER_POINT, _LONGEST / longer)
            pages.append(page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB"))
    if not pages:
        raise UserError("pdf-unreadable")
    column = Image.new("RGB", (max(page.width for page in pages), sum(page.height for page in pages)), _PAPER)
    top = 0
    for page in pages:
        column.paste(page, (0, top))
        top += page.height
    return column
