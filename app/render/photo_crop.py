"""Crops the photo of a résumé: what a box of an untrusted picture shows, scaled down, re-encoded, without anything the file says of itself."""

from __future__ import annotations

from typing import Any, Final

from app.render.photo import BOX, CleanPhoto, checked_pixels, decode, encoded
from app.workers.cancellation import CancelToken
from app.workers.isolation import run_isolated

_JOB: Final = "app.render.photo_crop:crop_photo"

CropBox = tuple[float, float, float, float]
"""Left, top, right, bottom as fractions of the upright picture."""


def crop(untrusted: bytes, box: CropBox, cancel: CancelToken | None = None) -> CleanPhoto:
    """Return what a box of an untrusted picture shows, scaled down and encoded afresh. `box`: left, top, right, bottom as fractions of the
    upright picture. Errors as `photo.decode` and those of `run_isolated`."""
    answer = run_isolated(_JOB, {"box": list(box)}, untrusted, cancel=cancel or CancelToken())
    return encoded(*checked_pixels(answer))


def crop_photo(header: dict[str, Any], payload: bytes) -> dict[str, Any]:
    """The child's job: as `photo.decode_photo`, of the part of the picture in `box` (fractions); at least one pixel of it."""
    from PIL import Image

    picture = decode(payload)
    left, top, right, bottom = (min(1.0, max(0.0, float(value))) for value in header["box"])
    across, down = picture.size
    x, y = min(across - 1, round(left * across)), min(down - 1, round(top * down))
    part = picture.crop((x, y, max(x + 1, round(right * across)), max(y + 1, round(bottom * down))))
    part.thumbnail(BOX, Image.Resampling.LANCZOS)
    return {"width": part.width, "height": part.height, "rgb": part.tobytes()}
