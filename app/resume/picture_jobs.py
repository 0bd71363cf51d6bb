"""The isolated jobs that read a photo or scan once more: evened out, or by another engine. See `app.resume.jobs` for the plain reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PIL import Image

from app.errors import UserError
from app.resume.flatten import flattened
from app.resume.ocr import MAX_PAGES, read_pictures
from app.resume.pdf import pages_as_pictures
from app.resume.photo import open_picture
from app.resume.sniff import sniff


def read_as_it_is(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """`{"text": …}` of a picture or a scanned PDF by the engine that the header names (without one: the first there is); an
    empty text for any other kind of file. Raises `UserError` `damaged-file` or like `read_pictures`."""
    return _read(header, payload, lambda picture: picture)


def read_flattened(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """The same after `flattened`."""
    return _read(header, payload, flattened)


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
