"""Seeded PDF leaks in pixels, outlines and the facts a picture carries. Each function returns the file's bytes."""

from __future__ import annotations

import base64
import io
import zlib

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image, ImageDraw, ImageFont

from app import resources

from .pdf_leaks import changed
from .persona import NAME, PHONE


def _jpeg(**options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (30, 30), (200, 220, 240)).save(out, "JPEG", **options)
    return out.getvalue()


def with_jpeg(data: bytes) -> bytes:
    def change(pdf: Pdf) -> None:
        picture = Stream(pdf, data)
        picture.stream_dict.update(
            Dictionary(
                Type=Name.XObject,
                Subtype=Name.Image,
                Width=30,
                Height=30,
                ColorSpace=Name.DeviceRGB,
                BitsPerComponent=8,
                Filter=Name.DCTDecode,
            )
        )
        pdf.pages[0].obj.Resources.XObject = Dictionary(I9=pdf.make_indirect(picture))

    return changed(change)


def exif() -> bytes:
    facts = Image.Exif()
    facts[0x9C9D] = NAME.encode("utf-16-le") + b"\x00\x00"
    return with_jpeg(_jpeg(exif=facts))


def caption(value: str = PHONE) -> Image.Image:
    picture = Image.new("RGB", (900, 120), "white")
    font = ImageFont.truetype(str(resources.path("fonts", "NotoSans-Regular.ttf")), 56)
    ImageDraw.Draw(picture).text((30, 20), f"Tel {value}", font=font, fill="black")
    return picture


def text_in_picture() -> bytes:
    """The number as pixels, drawn and then covered by a box."""

    def change(pdf: Pdf) -> None:
        pixels = caption().convert("L")
        picture = Stream(pdf, zlib.compress(pixels.tobytes()))
        picture.stream_dict.update(
            Dictionary(
                Type=Name.XObject,
                Subtype=Name.Image,
                Width=pixels.width,
                Height=pixels.height,
                ColorSpace=Name.DeviceGray,
                BitsPerComponent=8,
                Filter=Name.FlateDecode,
            )
        )
        page = pdf.pages[0]
        page.obj.Resources.XObject = Dictionary(I9=pdf.make_indirect(picture))
        page.contents_add(b"q 300 0 0 40 80 60 cm /I9 Do Q 0 g 80 60 300 40 re f")

    return changed(change)


class _Outline(BasePen):
    """Writes glyph outlines as PDF path operators."""

    def __init__(self, glyphs: object, x: float) -> None:
        super().__init__(glyphs)
        self.x = x
        self.steps: list[str] = []

    def _add(self, operator: str, *points: tuple[float, float]) -> None:
        self.steps.append(" ".join(f"{x + self.x:.0f} {y:.0f}" for x, y in points) + f" {operator}")

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self._add("m", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self._add("l", pt)

    def _curveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]) -> None:
        self._add("c", pt1, pt2, pt3)

    def _closePath(self) -> None:
        self.steps.append("h")


def outlines(value: str = PHONE) -> bytes:
    font = TTFont(resources.path("fonts", "NotoSans-Regular.ttf"))
    glyphs, cmap, x = font.getGlyphSet(), font.getBestCmap(), 0.0
    steps: list[str] = []
    for character in value:
        pen = _Outline(glyphs, x)
        glyphs[cmap[ord(character)]].draw(pen)
        steps += pen.steps
        x += glyphs[cmap[ord(character)]].width
    return changed(lambda pdf: pdf.pages[0].contents_add(f"q 0.018 0 0 0.018 80 60 cm {' '.join(steps)} f Q".encode()))


def exif_in_ascii85() -> bytes:
    """A JPEG with EXIF, packed twice (ASCII 85 around it), so that its bytes stand nowhere in the file."""
    facts = Image.Exif()
    facts[0x9C9D] = NAME.encode("utf-16-le") + b"\x00\x00"

    def change(pdf: Pdf) -> None:
        picture = Stream(pdf, base64.a85encode(_jpeg(exif=facts)) + b"~>")
        picture.stream_dict.update(
            Dictionary(
                Type=Name.XObject,
                Subtype=Name.Image,
                Width=30,
                Height=30,
                ColorSpace=Name.DeviceRGB,
                BitsPerComponent=8,
            )
        )
        picture.stream_dict.Filter = Array([Name.ASCII85Decode, Name.DCTDecode])
        pdf.pages[0].obj.Resources.XObject = Dictionary(I9=pdf.make_indirect(picture))

    return changed(change)
