"""Isolated jobs that re-read a photo or scan (evened out, or by another engine), or read several pictures as pages of
one document.

See `app.ingest.jobs` for the plain reading.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from PIL import Image

from app.errors import UserError
from app.ingest.doubts import with_doubts
from app.ingest.draft_codec import draft_to_json
from app.ingest.formats.image_cleanup import flattened
from app.ingest.formats.ocr import MAX_PAGES, read_pictures
from app.ingest.formats.pdf import drawn_pages, pages_as_pictures
from app.ingest.formats.photo import open_picture
from app.ingest.formats.sniff import sniff
from app.ingest.sections.draft_builder import structure
from app.ingest.unreadable_characters import without_unreadable


def read_as_it_is(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """Return `{"text": …}` of a picture or a scanned PDF by the engine that the header names (default: the first
    installed).

    An empty text for any other kind of file. Raises `UserError` `damaged-file` or like `read_pictures`.
    """
    return _read(header, payload, lambda picture: picture)


def read_flattened(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """Return `{"text": …}` as `read_as_it_is` does, after `flattened`."""
    return _read(header, payload, flattened)


def read_lines(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """Return `{"lines": [[text, left, top, right, bottom], …]}` of an upright picture, the boxes as fractions of it.

    Raises `UserError` `damaged-file` or like `read_pictures`.
    """
    picture = open_picture(payload)
    if picture is None:
        raise UserError("damaged-file")
    wide, high = picture.size
    found = [(line.text, line.box) for line in read_pictures((picture,), "scan").lines if line.box is not None]
    return {"lines": [[text, box.x0 / wide, box.top / high, box.x1 / wide, box.bottom / high] for text, box in found]}


def read_pages(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """Read pictures in order as one document: `{"text": …}`, or with `draft` the draft in the form of `draft_codec`.

    The header has the `names` and `sizes` (bytes) of the pictures in the payload. Raises `UserError`
    `picture-unreadable`, or like `read_pictures`.
    """
    source = read_pictures(_decoded_pictures(header["names"], header["sizes"], payload), "picture")
    if not header["draft"]:
        return {"text": source.text}
    return draft_to_json(with_doubts(without_unreadable(structure(source))))


MAX_DRAWN: Final = 12
"""Pages that are drawn for a person."""
_WIDEST: Final = 1_600
_TALLEST: Final = 4_000
"""Greatest width and height of a drawn page, in pixels."""


def draw_pages(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """Return the pages of a PDF or the pictures that were read, in `width` pixels: `{"sizes": [[width, height], …], "rgb": …}`, three bytes a
    pixel, one page after the other.

    The header has the `name` of a file, or `names` and `sizes` (bytes) of several pictures. No pages for any other kind of file. Raises
    `UserError` `damaged-file`, `encrypted-file`, `picture-unreadable`.
    """
    width = min(int(header["width"]), _WIDEST)
    drawn = [_scaled(picture, width) for picture in itertools.islice(_shown(header, payload, width), MAX_DRAWN)]
    return {"sizes": [list(page.size) for page in drawn], "rgb": b"".join(page.tobytes() for page in drawn)}


def _shown(header: dict[str, Any], payload: bytes, width: int) -> Iterable[Image.Image]:
    if "names" in header:
        return _decoded_pictures(header["names"], header["sizes"], payload)
    kind = sniff(str(header.get("name", "")), payload).kind
    if kind == "pdf":
        return drawn_pages(payload, MAX_DRAWN, width)
    return _pictures(kind, payload) if kind == "picture" else ()


def _scaled(picture: Image.Image, width: int) -> Image.Image:
    """Return a picture in a width, no higher than is sensible."""
    height = min(max(1, round(picture.height * width / max(1, picture.width))), _TALLEST)
    return picture.convert("RGB").resize((width, height)) if picture.size != (width, height) else picture.convert("RGB")


def _decoded_pictures(names: list[str], sizes: list[int], payload: bytes) -> Iterator[Image.Image]:
    """Yield the decoded pictures; only one at a time is in memory."""
    start = 0
    for name, size in zip(names, sizes, strict=True):
        picture = open_picture(payload[start : start + size])
        if picture is None:
            raise UserError("picture-unreadable", name=name)
        start += size
        yield picture


def _read(header: dict[str, Any], payload: bytes, change: Callable[[Image.Image], Image.Image]) -> dict[str, Any]:
    kind = sniff(str(header.get("name", "")), payload).kind
    if kind not in ("picture", "pdf"):
        return {"text": ""}
    pictures = map(change, _pictures(kind, payload))
    return {"text": read_pictures(pictures, "scan", str(header.get("engine", ""))).text}


def _pictures(kind: str, payload: bytes) -> Iterable[Image.Image]:
    if kind == "pdf":
        return pages_as_pictures(payload, MAX_PAGES)
    picture = open_picture(payload)
    if picture is None:
        raise UserError("damaged-file")
    return (picture,)
