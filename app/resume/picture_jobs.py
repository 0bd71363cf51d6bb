"""The isolated job that reads a photo or scan a second time, evened out. See `app.resume.jobs` for the plain reading."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PIL import Image

from app.errors import UserError
from app.resume.flatten import flattened
from app.resume.ocr import MAX_PAGES, read_pictures
from app.resume.pdf import pages_as_pictures
from app.resume.photo import open_picture
from app.resume.sniff import sniff


def read_flattened(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """`{"text": …}` of a picture or a scanned PDF after `flattened`; an empty text for any other kind of file. Raises
    `UserError` `damaged-file` or like `read_pictures`."""
    kind = sniff(str(header.get("name", "")), payload).kind
    if kind not in ("picture", "pdf"):
        return {"text": ""}
    return {"text": read_pictures(map(flattened, _pictures(kind, payload)), "scan").text}


def _pictures(kind: str, payload: bytes) -> Iterable[Image.Image]:
    if kind == "pdf":
        return pages_as_pictures(payload, MAX_PAGES)
    picture = open_picture(payload)
    if picture is None:
        raise UserError("damaged-file")
    return (picture,)
