"""Previews pictures from outside, and blacks out parts of their copies: decoded in the isolated process only, which returns bare pixels."""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Sequence
from typing import Final

from app.errors import UserError
from app.render.photo import data_uri
from app.render.photo_crop import CropBox, crop
from app.workers.cancellation import CancelToken
from app.workers.isolation import Limits, run_isolated

_PREVIEW: Final = "app.render.id_scan_jobs:preview_scan"
_LIMITS: Final = Limits(seconds=60.0)


Box = tuple[float, float, float, float]
"""Left, top, right, bottom, as fractions of the upright picture."""
_LARGEST: Final = 3_000
_RIM: Final = 3
"""Pixels around a box that are blacked out with it: scaling a picture blends its pixels over so many."""


def blacked_out(data: bytes, boxes: Sequence[Box], *, cancel: CancelToken | None = None) -> bytes:
    """Return a picture (or the pages of a PDF, one below the other) as a fresh PNG in which the boxes are black.

    It is made of pixels alone, and those of the boxes are overwritten before it is encoded: nothing of them, and no metadata, is left.
    At most 3,000 pixels wide and high. Raises like `preview`.
    """
    width, height, pixels = _pixels(data, _LARGEST, cancel)
    rows = bytearray(pixels)
    for box in boxes:
        left, right = sorted((box[0] * width, box[2] * width))
        top, bottom = sorted((box[1] * height, box[3] * height))
        first, last = max(0, math.floor(left) - _RIM), min(width, math.ceil(right) + _RIM)
        black = bytes(3 * max(0, last - first))
        for row in range(max(0, math.floor(top) - _RIM), min(height, math.ceil(bottom) + _RIM)):
            at = 3 * (row * width + first)
            rows[at : at + len(black)] = black
    return _png(width, height, bytes(rows))


def preview(data: bytes, *, side: int = 1400, cancel: CancelToken | None = None) -> bytes:
    """Return the upright picture as a fresh PNG, at most `side` pixels wide and high.

    Raises `UserError` `photo-unreadable`, `photo-too-large`, those of a PDF, and `Cancelled`.
    """
    return _png(*_pixels(data, side, cancel))


def _pixels(data: bytes, side: int, cancel: CancelToken | None) -> tuple[int, int, bytes]:
    """Return width, height and RGB bytes of the upright picture, at most `side` pixels wide and high."""
    answer = run_isolated(_PREVIEW, {"side": side}, data, limits=_LIMITS, cancel=cancel or CancelToken())
    width, height, pixels = int(answer["width"]), int(answer["height"]), answer["rgb"]
    if not (
        isinstance(pixels, bytes) and 0 < width <= side and 0 < height <= side and len(pixels) == 3 * width * height
    ):
        raise UserError("photo-unreadable")
    return width, height, pixels


def _png(width: int, height: int, pixels: bytes) -> bytes:
    """Encode pixels of three bytes as a PNG file (ISO 15948), so that viewers decode nothing that a stranger made."""
    rows = b"".join(b"\0" + pixels[at : at + 3 * width] for at in range(0, len(pixels), 3 * width))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows, 1)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def cropped_photo(data: bytes, box: CropBox, *, cancel: CancelToken | None = None) -> str:
    """Return the part of a picture in a box (fractions of it) as a résumé keeps a photo: a data URI of fresh pixels without metadata.

    Raises `UserError` `photo-unreadable`, `photo-too-large`, and `Cancelled`.
    """
    return data_uri(crop(data, box, cancel))
