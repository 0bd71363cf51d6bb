"""Preprocessing of a photographed page before OCR: shadow and glare divided out, grain removed, small pictures
enlarged.

It helps most with uneven photos of Latin text and can degrade a clean Chinese one a little, so its reading is used
beside the plain one and never replaces it. Must never write files.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from PIL import Image, ImageFilter

_PAPER: Final = 235.0
"""Grey level that the background becomes."""
_PAPER_SHARE: Final = 70
"""Blur radius as a share of the longer side (1/70): the blurred picture is the background, coarser than a letter and
finer than a shadow."""
MAX_SIDE: Final = 3_600
"""Longest side given to OCR, in pixels; larger pictures are reduced, smaller ones at most doubled."""


def flattened(picture: Image.Image) -> Image.Image:
    """Return an evenly lit grey picture of the same page, its longer side at most `MAX_SIDE`."""
    grey = picture.convert("L")
    if max(grey.size) > MAX_SIDE:
        grey.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    paper = np.asarray(grey.filter(ImageFilter.GaussianBlur(max(grey.size) / _PAPER_SHARE)), dtype=np.float32)
    even = np.asarray(grey, dtype=np.float32) / np.maximum(paper, 1) * _PAPER
    smooth = Image.fromarray(even.clip(0, 255).astype(np.uint8)).filter(ImageFilter.MedianFilter(3))
    scale = min(2.0, MAX_SIDE / max(smooth.size))
    return smooth.resize((round(smooth.width * scale), round(smooth.height * scale)), Image.Resampling.BICUBIC)
