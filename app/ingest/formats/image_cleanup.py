"""Evens out a photographed page before OCR: shadow and glare divided away, grain removed, small pictures enlarged.

It helps uneven photos of Latin text most and can cost a clean Chinese one a little, so its reading stands beside the
plain one and never replaces it. Must never write files.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from PIL import Image, ImageFilter

_PAPER: Final = 235.0
"""The grey that the background becomes."""
_PAPER_SHARE: Final = 70
"""The background is the picture blurred over 1/70 of its longer side: wider than a letter, narrower than a shadow."""
MAX_SIDE: Final = 3_600
"""Longest side that is given to OCR, in pixels; larger pictures are reduced, smaller ones at most doubled."""


def flattened(picture: Image.Image) -> Image.Image:
    """An even grey picture of the same page, its longer side at most `MAX_SIDE`."""
    grey = picture.convert("L")
    if max(grey.size) > MAX_SIDE:
        grey.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    paper = np.asarray(grey.filter(ImageFilter.GaussianBlur(max(grey.size) / _PAPER_SHARE)), dtype=np.float32)
    even = np.asarray(grey, dtype=np.float32) / np.maximum(paper, 1) * _PAPER
    smooth = Image.fromarray(even.clip(0, 255).astype(np.uint8)).filter(ImageFilter.MedianFilter(3))
    scale = min(2.0, MAX_SIDE / max(smooth.size))
    return smooth.resize((round(smooth.width * scale), round(smooth.height * scale)), Image.Resampling.BICUBIC)
