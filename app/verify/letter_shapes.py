"""Measures how alike a drawn glyph and a letter are, whatever the typeface: both on one coarse grid, without scale and place.

The letters are drawn with the program's own fonts. Likeness is a correlation (1 the same, 0 unrelated), lessened where the proportions differ.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import numpy as np

from app import resources

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL import ImageFont

    Vector = NDArray[np.float32]

GRID: Final = 14
_SOFTEN: Final = sum(np.eye(GRID, k=k, dtype=np.float32) * weight for k, weight in ((-1, 0.5), (0, 1), (1, 0.5)))
"""Blurs rows or columns: strokes a little apart are alike."""

_PLAIN: Final = 0.25
"""Deviation of the ink, as a part of its mean, below which a glyph is a bar or a block."""

_SIZE: Final = 36
_STYLES: Final = (("Regular", 0.0), ("Bold", 0.0), ("Regular", 0.2), ("Bold", 0.2))
"""Weight, and lean as the tangent of its angle: italics lean by 11 degrees."""

_STRETCH: Final = 0.6
"""How much other proportions count: half as wide lessens the likeness by a quarter."""

_SURE: Final = 0.85
"""Likeness from which no further style is tried."""

_INK: Final = 64


def shape(ink: NDArray[np.uint8]) -> Vector | None:
    """Return a glyph's ink on the grid as a unit vector around zero, then its proportion; None for a bar or a dot, which is no letter."""
    from PIL import Image

    height, width = ink.shape
    if min(height, width) < 3:
        return None
    small = np.asarray(Image.fromarray(ink).resize((GRID, GRID), Image.Resampling.BILINEAR), np.float32)
    soft = _SOFTEN @ small @ _SOFTEN
    mean = float(soft.mean())
    flat = soft.ravel() - mean
    length = float(np.linalg.norm(flat))
    if length < _PLAIN * mean * GRID:
        return None
    return np.append(flat / length, np.float32(np.log(width / height)))


def likeness(shape: NDArray[np.float32], shapes: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return how alike a shape is to each of others (rows); of several shapes (rows), each to each."""
    alike = np.maximum(shape[..., :-1] @ shapes[:, :-1].T, 0)
    found: NDArray[np.float32] = alike * np.exp(-_STRETCH * np.square(shapes[:, -1] - shape[..., -1:]))
    return found


def likeness_to(shape: Vector, text: str) -> float | None:
    """Return how alike a shape is to a text as our fonts draw it, the best of upright and leaning, regular and bold; None where they lack it."""
    best = None
    for style in _STYLES:
        other = _shape_of(text, style)
        if other is not None:
            best = max(best or 0.0, float(likeness(shape, other[None])[0]))
            if best > _SURE:
                break
    return best


def shapes_of(letters: str) -> tuple[str, NDArray[np.float32]]:
    """Return the shapes of letters in every style as rows, and the letter of each row."""
    pairs = [
        (letter, found) for letter in letters for style in _STYLES if (found := _shape_of(letter, style)) is not None
    ]
    rows = np.array([row for _, row in pairs], np.float32).reshape(-1, GRID * GRID + 1)
    return "".join(letter for letter, _ in pairs), rows


@functools.lru_cache(maxsize=20_000)
def _shape_of(text: str, style: tuple[str, float]) -> Vector | None:
    weight, lean = style
    ink = _draw(text, weight)
    if ink is None:
        return None
    if lean:
        from PIL import Image

        height, width = ink.shape
        leaning = (1, lean, -lean * height, 0, 1, 0)
        picture = Image.fromarray(ink)
        ink = np.asarray(
            picture.transform(
                (width + int(height * lean) + 1, height), Image.Transform.AFFINE, leaning, Image.Resampling.BILINEAR
            )
        )
        ink = trim(ink)
    return shape(ink)


def _draw(text: str, weight: str) -> NDArray[np.uint8] | None:
    """Draw a text with the first of our fonts that has all of its letters."""
    for family in ("NotoSans", "NotoSansSC"):
        font, missing = _font(family, weight)
        if len(text) > 1 and any(bytes(font.getmask(letter)) == missing for letter in text):
            continue
        mask = font.getmask(text)
        data = bytes(mask)
        if data != missing:
            return trim(np.frombuffer(data, np.uint8).reshape(mask.size[1], mask.size[0]))
    return None


@functools.cache
def _font(family: str, weight: str) -> tuple[ImageFont.FreeTypeFont, bytes]:
    """Return one of our fonts, and what it draws for a letter that it lacks."""
    from PIL import ImageFont

    file = str(resources.path("fonts", f"{family}-{weight}.ttf"))
    font = ImageFont.truetype(file, _SIZE, layout_engine=ImageFont.Layout.BASIC)
    return font, bytes(font.getmask("\U0010fffe"))


def trim(cell: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Cut the empty margins off; an empty array where there is no ink."""
    ink = cell > _INK
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not rows.size:
        return cell[:0]
    return cell[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def trim_cells(sheet: NDArray[np.uint8], side: int) -> Iterator[NDArray[np.uint8]]:
    """Yield each square cell of a sheet, row by row, as `trim` cuts it: where the ink of all cells begins and ends is told at once."""
    down, across = sheet.shape[0] // side, sheet.shape[1] // side
    rows = sheet.reshape(down, side, across, side).max(axis=3).transpose(0, 2, 1) > _INK
    columns = sheet.reshape(down, side, across * side).max(axis=1).reshape(down, across, side) > _INK
    edges = (
        rows.argmax(axis=2),
        rows[:, :, ::-1].argmax(axis=2),
        columns.argmax(axis=2),
        columns[:, :, ::-1].argmax(axis=2),
    )
    inked = rows.any(axis=2).ravel().tolist()
    for at, (top, below, left, beside) in enumerate(zip(*(edge.ravel().tolist() for edge in edges), strict=True)):
        y, x = at // across * side, at % across * side
        cell = sheet[y : y + side, x : x + side]
        yield cell[top : side - below, left : side - beside] if inked[at] else cell[:0]
