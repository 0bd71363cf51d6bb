"""Values behind markup, encodings, layers of packing and small pictures are found: each once escaped the verifier."""

from __future__ import annotations

import base64
import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf, Stream, String
from PIL import Image, ImageDraw

from app.verify import ocr

from . import docx_leaks
from . import pdf_leaks as pdf
from . import pdf_picture_leaks as pictures
from .persona import EMAIL, NAME, PHONE, base, judged

TEXT = base("txt").decode()
REFERENCES = "".join(f"&#x{ord(character):X};" for character in NAME)


def _metadata() -> bytes:
    packet = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><a>{REFERENCES}</a></x:xmpmeta>"
    return pdf.changed(
        lambda file: file.Root.__setitem__(
            "/Metadata", file.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)
        )
    )


def _private() -> bytes:
    packed = zlib.compress(f"<user>{PHONE}</user>".encode())
    return pdf.changed(lambda file: file.Root.__setitem__("/PieceInfo", Dictionary(A=file.make_stream(packed))))


def _forgotten_entry() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("an-old-part.xml", f"<a>{PHONE} {'x' * 50}</a>")
    return out.getvalue().partition(b"PK\x01\x02")[0] + base("docx")


DISGUISED: dict[str, Callable[[], bytes]] = {
    "metadata_references": _metadata,
    "rich_annotation": lambda: pdf.annotation(
        Subtype=Name.FreeText, RC=String(f"<p>{PHONE[:5]}<b>{PHONE[5:]}</b></p>")
    ),
    "base64_in_link": lambda: pdf.link(f"https://x.example/u/{base64.b64encode(EMAIL.encode()).decode()}"),
    "packed_private_data": _private,
    "attached_gzip": lambda: pdf.attachment(gzip.compress(gzip.compress(f"tel {PHONE}".encode())), "a.gz"),
    "unlisted_entry": _forgotten_entry,
    "turned_round": lambda: f"{TEXT}\u202e{PHONE[::-1]}\u202c".encode(),
    "tag_letters": lambda: (TEXT + "".join(chr(0xE0000 + ord(digit)) for digit in PHONE)).encode(),
    "big5": lambda: ("履歷 歐陽文龍 " + "工程師 " * 5).encode("big5"),
    "utf32": lambda: (TEXT + NAME).encode("utf-32"),
    "list_of_digits": lambda: json.dumps({"n": list(PHONE)}).encode(),
    "utf8_as_latin": lambda: (TEXT + NAME.encode().decode("latin-1")).encode(),
    "gbk_as_latin": lambda: (TEXT + NAME.encode("gbk").decode("latin-1")).encode(),
    "utf8_as_gbk": lambda: (TEXT + NAME.encode().decode("gbk")).encode(),
    "utf7": lambda: (TEXT + NAME.encode("utf-7").decode()).encode(),
    "punycode": lambda: f"{TEXT}http://{NAME.encode('idna').decode()}.example".encode(),
}


@pytest.mark.parametrize("leak", DISGUISED)
def test_a_disguised_value_is_found(leak: str) -> None:
    assert "value" in {finding.code for finding in judged(DISGUISED[leak]()).findings}


def test_an_encrypted_office_file_is_never_called_clean() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + b"\x01\x02" * 90
    assert {finding.code for finding in judged(data).findings} == {"locked"}


def _number(mode: str = "L") -> Image.Image:
    picture = Image.new(mode, (420, 60), "white" if mode == "RGB" else 255)
    ImageDraw.Draw(picture).text((8, 8), PHONE, fill=0, font_size=36)
    return picture


def _page_thumbnail() -> bytes:
    def change(file: Pdf) -> None:
        small = Stream(file, _number().tobytes())
        small.stream_dict.update(Dictionary(Width=420, Height=60, ColorSpace=Name.DeviceGray, BitsPerComponent=8))
        file.pages[0].obj.Thumb = file.make_indirect(small)

    return pdf.changed(change)


def _inline_picture() -> bytes:
    drawn = b"q 420 0 0 60 50 50 cm BI /W 420 /H 60 /BPC 8 /CS /G /F /AHx ID " + _number().tobytes().hex().encode()
    return pdf.changed(lambda file: file.pages[0].contents_add(file.make_stream(drawn + b"> EI Q")))


def _thumbnail_in_picture() -> bytes:
    small, whole = io.BytesIO(), io.BytesIO()
    _number("RGB").save(small, "JPEG", quality=90)
    Image.new("RGB", (60, 60), "white").save(whole, "JPEG")
    block = b"Exif\x00\x00II*\x00\x08\x00\x00\x00" + bytes(40) + small.getvalue()
    return b"\xff\xd8\xff\xe1" + (len(block) + 2).to_bytes(2, "big") + block + whole.getvalue()[2:]


SMALL = {
    "page_thumbnail": _page_thumbnail,
    "inline_picture": _inline_picture,
    "thumbnail_in_picture": _thumbnail_in_picture,
    "thumbnail_in_pdf": lambda: pictures.with_jpeg(_thumbnail_in_picture()),
    "thumbnail_in_docx": lambda: docx_leaks.repacked({"word/media/image9.jpeg": _thumbnail_in_picture()}),
}


@pytest.mark.skipif(not ocr.available(), reason="tesseract is not installed")
@pytest.mark.parametrize("leak", SMALL)
def test_a_number_in_a_small_picture_is_read(leak: str) -> None:
    assert "ocr" in {finding.channel for finding in judged(SMALL[leak]()).findings if finding.code == "value"}


@pytest.mark.parametrize("leak", SMALL)
def test_a_small_picture_is_never_called_clean_without_ocr(leak: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "languages", lambda: "")
    assert "unreadable" in {finding.code for finding in judged(SMALL[leak]()).findings}


def test_the_parsed_view_of_a_thumbnail_is_left_as_it_was() -> None:
    from app.verify import pixels
    from app.verify.model import Context, Source

    source = Source(_page_thumbnail(), Context(False, None, (), ()), ())
    assert [picture.size for _, picture in pixels.pdf_pictures(source)] == [(420, 60)]
    thumbs = [thing for thing in source.pdf.objects if isinstance(thing, pikepdf.Stream) and "/Width" in thing]
    assert ["/Subtype" in thing for thing in thumbs] == [False]


@pytest.mark.parametrize("start", ['<span style="unicode-bidi:bidi-override;direction:rtl">', "<p><bdo dir=rtl>"])
def test_letters_that_a_browser_shows_in_reverse_are_read(start: str) -> None:
    page = f"<!doctype html><html><body><p>Mail:</p>{start}{EMAIL[::-1]}</body></html>"
    assert "value" in {finding.code for finding in judged(page.encode()).findings}
