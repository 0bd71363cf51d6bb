"""Pictures of the pages of an untrusted file, drawn in the isolated process: only pixels come back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.errors import UserError
from app.ingest.reading import READING
from app.workers.cancellation import CancelToken
from app.workers.isolation import run_isolated

_DRAW: Final = "app.ingest.picture_jobs:draw_pages"
_LARGEST: Final = 4_000
"""No side of a picture is longer."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page: `rgb` holds `width` × `height` pixels of three bytes, row by row, no padding."""

    width: int
    height: int
    rgb: bytes


def pictures_of_file(
    name: str, data: bytes, width: int, *, cancel: CancelToken | None = None
) -> tuple[PagePicture, ...]:
    """Return the first pages of a PDF, or the picture that a file is, `width` pixels wide; none for any other file.

    Raises `UserError` as `app.ingest.reading.read_resume`, `Cancelled`.
    """
    return _drawn({"name": name, "width": width}, data, cancel)


def pictures_of_pages(
    pages: Sequence[tuple[str, bytes]], width: int, *, cancel: CancelToken | None = None
) -> tuple[PagePicture, ...]:
    """Return several pictures, (name, bytes) each, `width` pixels wide. Raises like `pictures_of_file`, and `UserError` `picture-unreadable`."""
    names, parts = zip(*pages, strict=True)
    header = {"names": names, "sizes": [len(part) for part in parts], "width": width}
    return _drawn(header, b"".join(parts), cancel)


def _drawn(header: dict[str, object], payload: bytes, cancel: CancelToken | None) -> tuple[PagePicture, ...]:
    answer = run_isolated(_DRAW, header, payload, limits=READING, cancel=cancel)
    rgb, at, pages = answer["rgb"], 0, list[PagePicture]()
    for width, height in answer["sizes"]:
        size = 3 * width * height
        if not (0 < width <= _LARGEST and 0 < height <= _LARGEST and len(rgb) >= at + size):
            raise UserError("damaged-file")
        pages.append(PagePicture(width, height, bytes(rgb[at : at + size])))
        at += size
    return tuple(pages)
