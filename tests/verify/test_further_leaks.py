"""Further kinds of leaks than the seeded corpora name: each must be found, and nothing harmless of its kind is."""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from . import docx_leaks as docx
from . import pdf_leaks as pdf
from . import pdf_picture_leaks as pictures
from .persona import EMAIL, EMPLOYER, IDENTITY, NAME, PHONE, PINYIN, judged


def _content(data: bytes, **filters: object) -> bytes:
    return pdf.changed(lambda file: file.pages[0].contents_add(file.make_stream(data, **filters)))


def _spoken(**keys: pikepdf.Object) -> bytes:
    """A structure element with further text keys."""
    return pdf.changed(
        lambda file: file.Root.StructTreeRoot.__setitem__("/Z", Dictionary(Type=Name.StructElem, S=Name.P, **keys))
    )


def _form_field(**keys: pikepdf.Object) -> bytes:
    field = Dictionary(FT=Name.Ch, T=String("a"), **keys)
    return pdf.root("/AcroForm", Dictionary(Fields=Array([field])))


def _signature() -> bytes:
    value = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Name=String(PINYIN), ContactInfo=String(PHONE))
    return pdf.root("/Perms", Dictionary(DocMDP=value))


def _key_is_the_name() -> bytes:
    return pdf.changed(lambda file: file.docinfo.__setitem__("/OuyangWenlong", String("x")))


def _glyph_names() -> bytes:
    """A simple font whose codes mean letters only through the names in /Differences."""

    def change(file: Pdf) -> None:
        names = [Name(f"/{letter}") if letter != " " else Name.space for letter in PINYIN]
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([1, *names])),
        )
        page = file.pages[0]
        page.obj.Resources.Font["/F8"] = file.make_indirect(font)
        codes = bytes(range(1, len(PINYIN) + 1)).hex()
        page.contents_add(file.make_stream(f"BT /F8 9 Tf 40 40 Td <{codes}> Tj ET".encode()))

    return pdf.changed(change)


def _one_letter_at_a_time() -> bytes:
    steps = "".join(f"BT /F9 10 Tf {60 + 6 * at} 44 Td ({digit}) Tj ET " for at, digit in enumerate(PHONE))
    return pdf.shown(steps)


def _vertical() -> bytes:
    steps = "".join(f"BT /F9 10 Tf 30 {400 - 12 * at} Td ({digit}) Tj ET " for at, digit in enumerate(PHONE))
    return pdf.shown(steps)


def _wrapped() -> bytes:
    return pdf.shown(f"BT /F9 10 Tf 60 60 Td ({IDENTITY[:10]}) Tj 0 -12 Td ({IDENTITY[10:]}) Tj ET")


def _png(info: PngInfo | None = None, **how: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (30, 30), (200, 220, 240)).save(out, "PNG", pnginfo=info, **how)
    return out.getvalue()


def _texts(kind: str) -> PngInfo:
    info = PngInfo()
    if kind == "itxt":
        info.add_itxt("Author", NAME, zip=True)
    else:
        info.add_text("Comment", PHONE, zip=kind == "ztxt")
    return info


def _gps() -> bytes:
    facts = Image.Exif()
    facts[0x013B] = PINYIN  # Artist
    facts.get_ifd(0x8825)[27] = b"ASCII\x00\x00\x00" + PHONE.encode()  # GPSProcessingMethod
    return pictures._jpeg(exif=facts)


def _iptc() -> bytes:
    block = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + (len(PINYIN) + 5).to_bytes(4, "big")
    block += b"\x1c\x02\x50" + len(PINYIN).to_bytes(2, "big") + PINYIN.encode()
    whole = pictures._jpeg()
    return whole[:2] + b"\xff\xed" + (len(block) + 2).to_bytes(2, "big") + block + whole[2:]


def _webp() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (30, 30)).save(out, "WEBP", xmp=f"<x:xmpmeta><a>{PHONE}</a></x:xmpmeta>".encode())
    return out.getvalue()


def _tiff() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (30, 30)).save(out, "TIFF", tiffinfo={270: PINYIN, 315: PHONE})
    return out.getvalue()


def _in_docx(name: str, data: bytes) -> bytes:
    return docx.repacked({f"word/media/{name}": data})


PDFS: dict[str, Callable[[], bytes]] = {
    "expansion": lambda: _spoken(E=String(PINYIN)),
    "structure_title": lambda: _spoken(T=String(NAME)),
    "choice_options": lambda: _form_field(Opt=Array([Array([String("1"), String(PHONE)])])),
    "field_tooltip": lambda: _form_field(TU=String(EMAIL)),
    "signature": _signature,
    "info_key": _key_is_the_name,
    "open_action": lambda: pdf.root("/OpenAction", Dictionary(S=Name.URI, URI=String(f"tel:{PHONE}"))),
    "launch_path": lambda: pdf.root(
        "/OpenAction", Dictionary(S=Name.Launch, F=Dictionary(F=String("C:/Users/ouyangwenlong/cv.exe")))
    ),
    "base_uri": lambda: pdf.root("/URI", Dictionary(Base=String("https://ouyangwenlong.example.org/"))),
    "thread_title": lambda: pdf.root("/Threads", Array([Dictionary(I=Dictionary(Title=String(NAME)))])),
    "annotation_author": lambda: pdf.annotation(Subtype=Name.Text, T=String(PINYIN), Contents=String("ok")),
    "annotation_subject": lambda: pdf.annotation(Subtype=Name.Highlight, Subj=String(EMPLOYER)),
    "glyph_names": _glyph_names,
    "letter_by_letter": _one_letter_at_a_time,
    "vertical": _vertical,
    "wrapped_identity": _wrapped,
    "comment_in_content": lambda: _content(f"q % call {PHONE}\nQ".encode()),
    "marked_properties": lambda: _content(f"/Span <</ActualText ({PHONE})>> BDC EMC".encode()),
    "hex_with_spaces": lambda: _content(
        b"/Span <</Alt <" + " ".join(f"{byte:02x}" for byte in PHONE.encode()).encode() + b">>> BDC EMC"
    ),
    "octal_string": lambda: pdf.shown("BT /F9 9 Tf 40 40 Td (" + "".join(f"\\{ord(c):03o}" for c in PHONE) + ") Tj ET"),
    "two_filters": lambda: pdf.changed(
        lambda file: file.Root.__setitem__(
            "/X",
            file.make_stream(
                base64.a85encode(zlib.compress(f"note {PHONE}".encode()), adobe=False) + b"~>",
                Filter=Array([Name.ASCII85Decode, Name.FlateDecode]),
            ),
        )
    ),
    "extended_metadata_of_page": lambda: pdf.changed(
        lambda file: file.pages[0].obj.__setitem__(
            "/Metadata", file.make_stream(f"<x><creator>{NAME}</creator></x>".encode("utf-16"))
        )
    ),
    "file_of_layers": lambda: pdf.root("/OCProperties", Dictionary(D=Dictionary(Creator=String(PINYIN)))),
    "png_in_attachment": lambda: pdf.attachment(_png(_texts("ztxt")), "a.png"),
    "mail_in_attachment": lambda: pdf.attachment(
        b"Subject: =?utf-8?B?" + base64.b64encode(NAME.encode()) + b"?=\r\n\r\nx", "a.eml"
    ),
    "gps": lambda: pictures.with_jpeg(_gps()),
    "iptc": lambda: pictures.with_jpeg(_iptc()),
}
DOCXS: dict[str, Callable[[], bytes]] = {
    "moved": lambda: docx.paragraph(f'<w:moveFrom w:author="x">{docx.run(PHONE)}</w:moveFrom>'),
    "format_author": lambda: docx.paragraph(f'<w:pPr><w:pPrChange w:author="{NAME}"/></w:pPr>'),
    "deleted_author": lambda: docx.paragraph(f'<w:del w:author="{PINYIN}"><w:r><w:delText>x</w:delText></w:r></w:del>'),
    "simple_field": lambda: docx.paragraph(f'<w:fldSimple w:instr=" HYPERLINK tel:{PHONE} "/>'),
    "split_field": lambda: docx.paragraph(
        f"<w:r><w:instrText>AUTHOR {PHONE[:6]}</w:instrText></w:r><w:r><w:instrText>{PHONE[6:]}</w:instrText></w:r>"
    ),
    "field_data": lambda: docx.paragraph(
        f"<w:r><w:fldData>{base64.b64encode(f'name={NAME}'.encode()).decode()}</w:fldData></w:r>"
    ),
    "field_data_wide": lambda: docx.paragraph(
        f"<w:r><w:fldData>{base64.b64encode(f'tel {PHONE}'.encode('utf-16-le')).decode()}</w:fldData></w:r>"
    ),
    "choices": lambda: docx.paragraph(
        f'<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="{NAME}" w:value="1"/></w:dropDownList></w:sdtPr></w:sdt>'
    ),
    "placeholder": lambda: docx.part_paragraph("word/glossary/document.xml", "glossaryDocument", EMAIL),
    "data_binding": lambda: docx.paragraph(
        f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a[b=&quot;{NAME}&quot;]"/></w:sdtPr></w:sdt>'
    ),
    "list_label": lambda: docx.part(
        "word/numbering.xml",
        docx.clean_part("word/numbering.xml").replace("</w:numbering>", f'<w:lvlText w:val="{PHONE}"/></w:numbering>'),
    ),
    "ruby": lambda: docx.paragraph(f"<w:r><w:ruby><w:rt>{docx.run(PINYIN)}</w:rt></w:ruby></w:r>"),
    "equation": lambda: docx.paragraph(f"<m:oMath xmlns:m='m'><m:r><m:t>{PHONE}</m:t></m:r></m:oMath>"),
    "symbols": lambda: docx.paragraph(
        "<w:r>" + "".join(f'<w:sym w:font="Arial" w:char="F0{ord(digit):02X}"/>' for digit in PHONE) + "</w:r>"
    ),
    "two_paragraphs": lambda: docx.body(f"<w:p>{docx.run('电话 138-0000-')}</w:p><w:p>{docx.run('1234')}</w:p>"),
    "identity_over_cells": lambda: docx.body(
        "<w:tbl><w:tr>"
        + "".join(f"<w:tc><w:p>{docx.run(IDENTITY[at : at + 6])}</w:p></w:tc>" for at in (0, 6, 12))
        + "</w:tr></w:tbl>"
    ),
    "character_references": lambda: docx.paragraph(docx.run("".join(f"&#x{ord(character):X};" for character in NAME))),
    "entity_text": lambda: docx.part("customXml/item1.xml", f'<!DOCTYPE a [<!ENTITY n "{NAME}">]><a>&n;</a>'),
    "last_modified_by": lambda: docx.part("docProps/core.xml", f"<c><lastModifiedBy>{PINYIN}</lastModifiedBy></c>"),
    "link_base": lambda: docx.part(
        "docProps/app.xml", "<P><HyperlinkBase>file:///C:/Users/ouyangwenlong/</HyperlinkBase></P>"
    ),
    "theme": lambda: docx.part("word/theme/theme1.xml", f'<a:theme xmlns:a="a" name="{PINYIN}"/>'),
    "font_table": lambda: docx.part("word/fontTable.xml", f'<f><altName val="{NAME}"/></f>'),
    "mail_merge": lambda: docx.part(
        "word/settings.xml", '<s><connectString val="Data Source=C:\\Users\\ouyangwenlong\\a.xls"/></s>'
    ),
    "printer": lambda: docx.repacked(
        {"word/printerSettings1.bin": b"\x00\x01" + PINYIN.encode("utf-16-le") + b"\x00" * 8}
    ),
    "part_in_utf16": lambda: docx.repacked({"customXml/item2.xml": f"<a>{NAME}</a>".encode("utf-16")}),
    "part_in_gbk": lambda: docx.repacked(
        {"customXml/item3.xml": b'<?xml version="1.0" encoding="gb18030"?><a>' + NAME.encode("gb18030") + b"</a>"}
    ),
    "vector_picture": lambda: _in_docx("a.svg", f"<svg xmlns='s'><text>{PHONE}</text></svg>".encode()),
    "vector_picture_letters": lambda: _in_docx(
        "b.svg", ("<svg xmlns='s'>" + "".join(f"<tspan>{digit}</tspan>" for digit in PHONE) + "</svg>").encode()
    ),
    "png_text": lambda: _in_docx("a.png", _png(_texts("text"))),
    "png_packed_text": lambda: _in_docx("a.png", _png(_texts("ztxt"))),
    "png_international_text": lambda: _in_docx("a.png", _png(_texts("itxt"))),
    "webp": lambda: _in_docx("a.webp", _webp()),
    "tiff": lambda: _in_docx("a.tiff", _tiff()),
    "gps": lambda: _in_docx("a.jpeg", _gps()),
    "iptc": lambda: _in_docx("a.jpeg", _iptc()),
    "pdf_inside": lambda: docx.repacked({"word/embeddings/a.pdf": pdf.text()}),
    "mail_inside": lambda: docx.repacked(
        {"word/embeddings/a.mht": b"X: y\r\n\r\n" + f"=E6=AC=A7=E9=98=B3=E6=96=87=E9=BE=99 {PHONE}".encode()}
    ),
}
HARMLESS: dict[str, Callable[[], bytes]] = {
    "a.pdf": lambda: pdf.annotation(Subtype=Name.Text, T=String("Reviewer"), Contents=String("ok")),
    "b.pdf": lambda: pictures.with_jpeg(pictures._jpeg(comment=b"made with care")),
    "c.pdf": lambda: pdf.shown("BT /F9 9 Tf 40 40 Td (Version 13800 of 1234 runs, 2021-06-15) Tj ET"),
    "d.docx": lambda: _in_docx("a.png", _png(PngInfo())),
    "e.docx": lambda: docx.paragraph(docx.run("欧洲与阳光：文件、龙头企业；电话会议 1380 次")),
    "f.docx": lambda: docx.part("docProps/app.xml", "<P><Company>Northern Light AB</Company></P>"),
    "g.docx": lambda: docx.paragraph(docx.run("上海的软件公司，山高水长，文龙桥项目")),
}


@pytest.mark.parametrize("leak", PDFS)
def test_a_pdf_twin_is_found(leak: str) -> None:
    assert "value" in {finding.code for finding in judged(PDFS[leak]()).findings}


@pytest.mark.parametrize("leak", DOCXS)
def test_a_docx_twin_is_found(leak: str) -> None:
    assert "value" in {finding.code for finding in judged(DOCXS[leak]()).findings}


@pytest.mark.parametrize("name", HARMLESS)
def test_a_harmless_file_of_the_same_kind_is_not_blocked(name: str) -> None:
    assert judged(HARMLESS[name](), name=name).findings == ()
