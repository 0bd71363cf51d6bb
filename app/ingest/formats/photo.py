"""Conversion of an untrusted picture into a portrait data URI: decoded, bounded, re-encoded without any metadata."""

from __future__ import annotations

import base64
import io
import warnings
from typing import Final

from PIL import Image

from app.pictures import eight_bit

MAX_PIXELS: Final = 40_000_000
MAX_SIDE: Final = 1_000
MIN_SIDE: Final = 40
FORMATS: Final = ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP")


def open_picture(data: bytes) -> Image.Image | None:
    """Return a decoded picture in RGB, or None if the data is no picture, is damaged or has too many pixels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
            if picture.width * picture.height > MAX_PIXELS:
                return None
            picture.load()
            return eight_bit(_apply_orientation(picture)).convert("RGB")
    except (OSError, ValueError, SyntaxError, EOFError, Warning, Image.DecompressionBombError, MemoryError, KeyError):
        return None


def _apply_orientation(picture: Image.Image) -> Image.Image:
    from PIL import ImageOps

    return ImageOps.exif_transpose(picture) or picture


def photo_uri(data: bytes, *, portrait_only: bool = True) -> str:
    """Return `data:image/jpeg;base64,…` of a picture; empty if it is damaged or tiny.

    With `portrait_only` also empty if it does not have the proportions of a portrait.
    """
    picture = open_picture(data)
    return picture_uri(picture, portrait_only=portrait_only) if picture is not None else ""


def picture_uri(picture: Image.Image, *, portrait_only: bool = True) -> str:
    """Return the data URI of a decoded picture, made of its pixels alone; empty as `photo_uri`."""
    if min(picture.size) < MIN_SIDE:
        return ""
    if portrait_only and not 0.5 <= picture.width / picture.height <= 1.25:
        return ""
    picture = picture.convert("RGB")
    picture = Image.frombytes("RGB", picture.size, picture.tobytes())  # no `info` that an encoder might write
    picture.thumbnail((MAX_SIDE, MAX_SIDE))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=88)
    return "data:image/jpeg;base64," + base64.b64encode(out.getvalue()).decode("ascii")
