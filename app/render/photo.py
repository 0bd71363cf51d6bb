"""Turns a photo (a data URI) into fresh image bytes that hold pixels and nothing else.

The picture is decoded, turned upright, scaled down and encoded again: no EXIF, XMP, comments, colour profile,
thumbnail or trailing bytes of the original can survive.
"""

from __future__ import annotations

import base64
import binascii
import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.errors import UserError

if TYPE_CHECKING:
    from PIL import Image

MAX_PIXELS: Final = 60_000_000
"""Larger pictures are refused before they are decoded."""

_BOX: Final = (480, 640)


@dataclass(frozen=True, slots=True)
class CleanPhoto:
    """A JPEG (`data`) of `width` × `height` pixels."""

    data: bytes
    width: int
    height: int


def from_data_uri(data_uri: str) -> bytes:
    """The bytes of `data:image/…;base64,…`. Raises `UserError("photo-unreadable")`."""
    head, comma, payload = data_uri.partition(",")
    if not comma or not head.startswith("data:image/") or not head.endswith(";base64"):
        raise UserError("photo-unreadable")
    try:
        return base64.b64decode(payload, validate=True)
    except (binascii.Error, ValueError):
        raise UserError("photo-unreadable") from None


def decode(untrusted: bytes) -> Image.Image:
    """An upright RGB picture of the bytes. Raises `UserError("photo-unreadable")` or `("photo-too-large")`."""
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(untrusted), formats=("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF"))
            if picture.width * picture.height > MAX_PIXELS:
                raise UserError("photo-too-large", limit=MAX_PIXELS // 1_000_000)
            upright = ImageOps.exif_transpose(picture) or picture
            return _on_white(upright)
    except UserError:
        raise
    except Exception:  # Pillow raises many kinds for damaged pictures; all mean the same to a person
        raise UserError("photo-unreadable") from None


def _on_white(picture: Image.Image) -> Image.Image:
    from PIL import Image

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        ground = Image.new("RGBA", layer.size, (255, 255, 255, 255))
        ground.alpha_composite(layer)
        picture = ground
    pixels = picture.convert("RGB")
    return Image.frombytes("RGB", pixels.size, pixels.tobytes())  # a picture with pixels only: no `info` to leak


def clean(data_uri: str) -> CleanPhoto:
    """The photo scaled into 480 × 640 pixels and encoded afresh. Errors as `from_data_uri` and `decode`."""
    from PIL import Image

    picture = decode(from_data_uri(data_uri))
    picture.thumbnail(_BOX, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=88, optimize=False, progressive=False)
    return CleanPhoto(out.getvalue(), picture.width, picture.height)
