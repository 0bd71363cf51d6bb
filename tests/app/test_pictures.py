"""Pictures of more than eight bits a channel are shown as other programs show them."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image

from app.ingest.formats.photo import open_picture
from app.pictures import eight_bit
from app.render.photo import decode


def deep_png() -> bytes:
    """A grey ramp of sixteen bits, as screenshots converted by other tools are."""
    written = io.BytesIO()
    Image.fromarray(np.linspace(0, 65535, 100)[None, :].repeat(60, 0).astype(np.uint16)).save(written, "PNG")
    return written.getvalue()


@pytest.mark.parametrize("opened", [decode, open_picture])
def test_deep_grey_keeps_its_shades(opened: Callable[[bytes], Image.Image]) -> None:
    picture = opened(deep_png())
    shades = [picture.getpixel((place, 5)) for place in (0, 25, 50, 75, 99)]
    assert picture.mode == "RGB"
    assert [shade[0] for shade in shades] == pytest.approx([0, 64, 128, 193, 255], abs=2)


def test_wide_modes_whose_values_fit_stay() -> None:
    assert eight_bit(Image.new("I", (2, 2), 200)).getpixel((0, 0)) == 200
    assert eight_bit(Image.new("L", (2, 2), 77)).getpixel((0, 0)) == 77
