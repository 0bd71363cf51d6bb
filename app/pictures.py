"""Depth of pictures: those with more than eight bits a channel are scaled to eight, as every program that shows them does (Pillow cuts instead)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL import Image

_DEEP: Final = frozenset(["I;16", "I;16B", "I;16L", "I;16N", "I", "F"])
_EIGHT: Final = 255


def eight_bit(picture: Image.Image) -> Image.Image:
    """Return a picture with eight bits a channel. A deep grey one (Pillow modes `I;16`, `I`, `F`) is scaled: by 1/257 where its values are
    those of sixteen bits, by its own maximum where they are larger; one whose values fit stays as it is."""
    import numpy as np

    if picture.mode not in _DEEP:
        return picture
    wide = picture.convert("F")
    most = np.asarray(wide).max(initial=0.0)
    if picture.mode.startswith("I;16"):
        factor = 1 / 257
    else:
        factor = 1.0 if most <= _EIGHT else 1 / 257 if most <= 0xFFFF else _EIGHT / float(most)
    return wide.point(lambda value: value * factor + 0.0).convert("L")
