"""Marks a photo or scan of an identity document: purpose, recipient and date burnt in across it, numbers struck out.

The result is made from pixels alone, so metadata, thumbnails and trailing bytes of the original are gone, and
struck-out pixels are overwritten before anything is drawn. Must never return the original's bytes.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app import resources
from app.errors import UserError
from app.render import glyph_coverage
from app.render.id_scan_source import load_picture
from app.text.dates import long_day

if TYPE_CHECKING:
    from PIL import Image, ImageFont

_MAX_SIDE: Final = 3000
_OPACITY: Final = 85
_ANGLE: Final = 28.0


@dataclass(frozen=True, slots=True)
class Strike:
    """A rectangle to black out in the upright picture: fractions of it (all four 0–1), else pixels."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class StampedScan:
    """The finished picture: `data` in `format` (`png` or `jpeg`), `width` × `height` pixels."""

    data: bytes
    format: str
    width: int
    height: int


def stamp(
    untrusted: bytes,
    *,
    purpose: str,
    recipient: str,
    date: str,
    reference: str = "",
    strikes: Sequence[Strike] = (),
    language: str = "zh",
) -> StampedScan:
    """Mark a scan: `purpose · recipient · date · reference` repeated across it and every strike blacked out.

    An ISO `date` is written out in the language. Deterministic. A PNG stays a PNG, everything else becomes JPEG.
    Raises `UserError` `no-glyph`, those of `load_picture`, and `scan-needs-purpose` (purpose and recipient must not
    be empty).
    """
    from PIL import Image

    if not purpose.strip() or not recipient.strip():
        raise UserError("scan-needs-purpose")
    text = " · ".join(filter(None, (_sentence(purpose.strip(), recipient.strip(), date.strip(), language), reference)))
    glyph_coverage.require_printable([text])
    picture = load_picture(untrusted)
    _strike(picture, strikes)  # before it is scaled, so that no pixel under a strike is blended into its surroundings
    picture.thumbnail((_MAX_SIDE, _MAX_SIDE), Image.Resampling.LANCZOS)
    stamped = _draw_watermark(picture, text)
    format = "png" if untrusted.startswith(b"\x89PNG") else "jpeg"
    out = io.BytesIO()
    if format == "png":
        stamped.save(out, "PNG")
    else:
        stamped.save(out, "JPEG", quality=90, subsampling=0)
    return StampedScan(out.getvalue(), format, stamped.width, stamped.height)


def preview(untrusted: bytes, side: int) -> Image.Image:
    """Return the upright picture, at most `side` pixels wide and high, to draw strikes on. Raises as `stamp`."""
    from PIL import Image

    picture = load_picture(untrusted)
    picture.thumbnail((side, side), Image.Resampling.LANCZOS)
    return picture


def _sentence(purpose: str, recipient: str, date: str, language: str) -> str:
    date = long_day(date, language)
    if language.lower().startswith("zh"):
        return f"仅供{recipient}用于{purpose}，他用无效 {date}".strip()
    return f"Only for {recipient}: {purpose}, {date}. Invalid for any other use"


def _strike(picture: Image.Image, strikes: Sequence[Strike]) -> None:
    for box in strikes:
        left, right = sorted((box.left, box.right))
        top, bottom = sorted((box.top, box.bottom))
        across, down = picture.size if max(right, bottom) <= 1 else (1, 1)
        area = (
            max(0, math.floor(left * across)),
            max(0, math.floor(top * down)),
            min(picture.width, math.ceil(right * across)),
            min(picture.height, math.ceil(bottom * down)),
        )
        if area[0] < area[2] and area[1] < area[3]:
            picture.paste((0, 0, 0), area)


def _font(size: int) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(str(resources.path("fonts", "NotoSansSC-Bold.ttf")), size)


def _draw_watermark(picture: Image.Image, text: str) -> Image.Image:
    """Draw the rows on a larger layer, rotate it, and paste its middle over the picture."""
    from PIL import Image, ImageDraw

    diagonal = math.ceil(math.hypot(picture.width, picture.height))
    size = max(12, round(min(picture.width, picture.height) / 23))
    font = _font(size)
    layer = Image.new("L", (diagonal, diagonal), 0)
    edge = Image.new("L", (diagonal, diagonal), 0)
    pen, outline = ImageDraw.Draw(layer), ImageDraw.Draw(edge)
    step = math.ceil(font.getlength(text)) + 2 * size
    for row, top in enumerate(range(0, diagonal, round(size * 3.2))):
        for left in range(-(row * step // 3) % step - step, diagonal, step):
            outline.text((left, top), text, font=font, fill=_OPACITY, stroke_width=max(1, size // 14))
            pen.text((left, top), text, font=font, fill=_OPACITY + 50)
    left, top = (diagonal - picture.width) // 2, (diagonal - picture.height) // 2
    area = (left, top, left + picture.width, top + picture.height)
    result = picture
    for colour, mask in (
        ((255, 255, 255), edge),
        ((150, 30, 40), layer),
    ):  # light rim, dark letter: legible on any ground
        turned = mask.rotate(_ANGLE, resample=Image.Resampling.BICUBIC).crop(area)
        result = Image.composite(Image.new("RGB", picture.size, colour), result, turned)
    return result
