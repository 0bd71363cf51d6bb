"""Re-encodes a photo (a data URI) to fresh image bytes that hold pixels and nothing else.

The picture is decoded, turned upright and scaled down in the isolated process, which returns bare pixels, and encoded
again here: no EXIF, XMP, comments, colour profile, thumbnail or trailing bytes of the original can survive, nor any
other output of its decoder.
"""

from __future__ import annotations

import base64
import binascii
import io
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from app.errors import UserError
from app.pictures import eight_bit
from app.workers.isolation import run_isolated

if TYPE_CHECKING:
    from PIL import Image

MAX_PIXELS: Final = 60_000_000
"""Larger pictures are refused before they are decoded."""

BOX: Final = (480, 640)
"""The most pixels a photo keeps, across and down."""
_JOB: Final = "app.render.photo:decode_photo"

Pixels = tuple[int, int, bytes]
"""Width, height and RGB bytes."""
_last: tuple[str, Pixels] | None = None
"""The last photo and its pixels, until `clear_cache`: each format of a copy asks for them."""


@dataclass(frozen=True, slots=True)
class CleanPhoto:
    """A JPEG (`data`) of `width` × `height` pixels."""

    data: bytes
    width: int
    height: int


def decode_data_uri(data_uri: str) -> bytes:
    """Return the bytes of `data:image/…;base64,…`. Raises `UserError("photo-unreadable")`."""
    head, comma, payload = data_uri.partition(",")
    if not comma or not head.startswith("data:image/") or not head.endswith(";base64"):
        raise UserError("photo-unreadable")
    try:
        return base64.b64decode(payload, validate=True)
    except (binascii.Error, ValueError):
        raise UserError("photo-unreadable") from None


def decode(untrusted: bytes) -> Image.Image:
    """Decode the bytes to an upright RGB picture. Raises `UserError("photo-unreadable")` or `("photo-too-large")`."""
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(untrusted), formats=("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF"))
            if picture.width * picture.height > MAX_PIXELS:
                raise UserError("photo-too-large", limit=MAX_PIXELS // 1_000_000)
            upright = ImageOps.exif_transpose(picture) or picture
            return _on_white(eight_bit(upright))
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


def data_uri(photo: CleanPhoto) -> str:
    """Return a photo as it is kept in a résumé."""
    return "data:image/jpeg;base64," + base64.b64encode(photo.data).decode("ascii")


def reencode(data_uri: str) -> CleanPhoto:
    """Scale the photo into 480 × 640 pixels and encode it afresh. Errors as `decode_data_uri` and `decode`, and those of `run_isolated`."""
    return encoded(*pixels(data_uri))


def encoded(width: int, height: int, rgb: bytes) -> CleanPhoto:
    """Return pixels as a JPEG that holds nothing else."""
    from PIL import Image

    out = io.BytesIO()
    picture = Image.frombytes("RGB", (width, height), rgb)
    picture.save(out, "JPEG", quality=88, optimize=False, progressive=False)
    return CleanPhoto(out.getvalue(), width, height)


def pixels(data_uri: str) -> Pixels:
    """Return the pixels of a photo, decoded in a child of its own. Errors as `reencode`."""
    if _last is not None and _last[0] == data_uri:
        return _last[1]
    found = checked_pixels(run_isolated(_JOB, {}, decode_data_uri(data_uri)))
    provide(data_uri, found)
    return found


def checked_pixels(answer: Mapping[str, Any]) -> Pixels:
    """Return what a child answered, checked: it read a file of a stranger. Raises `UserError("photo-unreadable")`."""
    width, height, rgb = int(answer["width"]), int(answer["height"]), answer["rgb"]
    if not (isinstance(rgb, bytes) and 0 < width <= BOX[0] and 0 < height <= BOX[1] and len(rgb) == 3 * width * height):
        raise UserError("photo-unreadable")
    return width, height, rgb


def provide(data_uri: str, known: Pixels) -> None:
    """Set the pixels of a photo that was decoded elsewhere: a child may start none to decode it."""
    global _last
    _last = data_uri, known


def clear_cache() -> None:
    """Drop the last photo from the cache: it belongs to a vault that is closed."""
    global _last
    _last = None


def decode_photo(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """The child's job: return `width`, `height` and `rgb` of the picture, scaled into its box."""
    from PIL import Image

    picture = decode(payload)
    picture.thumbnail(BOX, Image.Resampling.LANCZOS)
    return {"width": picture.width, "height": picture.height, "rgb": picture.tobytes()}
