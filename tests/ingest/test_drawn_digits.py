"""Digits that a site's own font draws are read from a picture of them, or not at all."""

from __future__ import annotations

import io
import os
import random
import shutil

import pytest
from PIL import Image, ImageDraw, ImageFont

from app import resources
from app.ingest.drawn_digits import AROUND, CELL, HEIGHT
from app.ingest.readings import digits_in_lettering
from tests.sampling import repeats

GLYPHS = tuple(chr(0xE031 + at) for at in range(10))


@pytest.fixture(params=("NotoSans-Bold.ttf", "NotoSansSC-Bold.ttf")[: repeats(2, 1)])
def font(request: pytest.FixtureRequest) -> str:
    """A font that digits are drawn in."""
    return str(request.param)


@pytest.fixture(autouse=True)
def recogniser() -> None:
    if shutil.which("tesseract") is None:
        told = "tesseract is not installed (`make test` installs it: tesseract-ocr)"
        (pytest.fail if os.environ.get("COUNTERMARK_TEST_ALL") else pytest.skip)(told)


def strip(shown: str, font: str) -> bytes:
    """The characters in a row, as the extension draws them."""
    picture = Image.new("RGB", (CELL * len(shown) + AROUND, HEIGHT), "white")
    pen, face = ImageDraw.Draw(picture), ImageFont.truetype(str(resources.path("fonts", font)), 64)
    for at, character in enumerate(shown):
        pen.text((AROUND // 2 + CELL // 2 + CELL * at, 76), character, "black", face, anchor="ms")
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


@pytest.mark.parametrize("seed", range(repeats(12, 2)))
def test_ten_digits_in_any_order_are_read(seed: int, font: str) -> None:
    order = "".join(random.Random(seed).sample("0123456789", 10))
    assert digits_in_lettering(GLYPHS, strip(order, font)) == order


@pytest.mark.parametrize("face", ["NotoSerifSC-Regular.ttf", "EBGaramond-Bold.ttf"])
@pytest.mark.parametrize("seed", range(repeats(12, 1)))
def test_what_is_read_is_right_or_nothing(seed: int, face: str) -> None:
    """Old-style figures and thin serifs are read worse: then nothing is said."""
    order = "".join(random.Random(seed).sample("0123456789", 10))
    assert digits_in_lettering(GLYPHS, strip(order, face)) in (order, "")


@pytest.mark.parametrize("shown", ["元薪月天", "★☺♥▶", "    ", "5555", "12345678"])
def test_what_is_no_row_of_different_digits_is_not_said(shown: str, font: str) -> None:
    assert digits_in_lettering(GLYPHS[:4], strip(shown, font)) == ""


def test_one_character_is_one_digit(font: str) -> None:
    assert digits_in_lettering((GLYPHS[0], GLYPHS[1], GLYPHS[0]), strip("737", font)) == "737"
    assert digits_in_lettering((GLYPHS[0], GLYPHS[1], GLYPHS[0]), strip("736", font)) == ""


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 100])
def test_a_damaged_picture_is_nothing(data: bytes) -> None:
    assert digits_in_lettering(GLYPHS, data) == ""


def test_a_picture_of_another_size_is_nothing(font: str) -> None:
    assert digits_in_lettering(GLYPHS[:3], strip("1234", font)) == ""


def test_without_characters_nothing_is_asked() -> None:
    assert digits_in_lettering((), b"") == ""
