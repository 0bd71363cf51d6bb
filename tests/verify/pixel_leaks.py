"""Files that tell a value by pixels or by files written out as letters: codes, scans, pictures in pages."""

from __future__ import annotations

import base64
import io

import numpy as np
import pikepdf
import zxingcpp
from pikepdf import Dictionary, Name
from PIL import Image, ImageDraw, ImageFont

from app import resources

_WORDS = ("Profile", "Experienced engineer for quality and measurement.", "Works in a structured way, explains gladly.")


def _squares(text: str) -> np.ndarray:
    return np.asarray(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_image(scale=1)) < 128


def code_picture(text: str) -> bytes:
    """A QR code as PNG."""
    out = io.BytesIO()
    Image.fromarray((~_squares(text)).astype(np.uint8) * 255).resize((400, 400), Image.Resampling.NEAREST).save(
        out, "PNG"
    )
    return out.getvalue()


def drawn_code(text: str) -> bytes:
    """A page with a sentence and a QR code drawn as squares, each two points wide."""
    squares = _squares(text)
    marks = [f"{60 + 2 * x} {300 - 2 * y} 2 2 re" for y, x in zip(*np.nonzero(squares), strict=True)]
    with pikepdf.new() as file:
        page = file.add_blank_page(page_size=(400, 400))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.Resources = Dictionary(Font=Dictionary(H=font))
        page.Contents = file.make_stream(f"BT /H 12 Tf 40 350 Td (My page:) Tj ET {' '.join(marks)} f".encode())
        out = io.BytesIO()
        file.save(out)
    return out.getvalue()


def page_with(data: bytes, kind: str) -> bytes:
    """A web page with a file in a data URI."""
    packed = base64.b64encode(data).decode()
    return f'<!doctype html><html><body><p>Hello</p><img src="data:{kind};base64,{packed}"></body></html>'.encode()


def scan(line: str, *, bar: int | None = None, turned: int = 0) -> bytes:
    """A page of text as PNG, its first line `line`: below a bar of a grey (0 is black) that adds to the ink, and turned by degrees."""
    font = ImageFont.truetype(str(resources.path("fonts", "NotoSansSC-Regular.ttf")), 34)
    page = Image.new("L", (1240, 900), 255)
    draw = ImageDraw.Draw(page)
    for at, text in enumerate((line, *_WORDS, *_WORDS, *_WORDS)):
        draw.text((90, 80 + 76 * at), text, fill=0, font=font)
    if bar is not None:
        box = (80, 74, 900, 136)
        page.paste(page.crop(box).point([level * bar // 255 for level in range(256)]), box[:2])
    out = io.BytesIO()
    page.rotate(turned, expand=True).save(out, "PNG")
    return out.getvalue()
