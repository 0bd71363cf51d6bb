"""Leaks as somebody would write them who wants them to pass: escapes in escapes, values in pieces, rarely read places of each format."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import lzma
import quopri
import struct
import tarfile
import zipfile
from collections.abc import Callable

import pytest
from fontTools.fontBuilder import FontBuilder
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image

from . import docx_leaks as docx
from . import pdf_leaks as pdf
from .persona import EMAIL, NAME, PHONE, PINYIN, judged

_UNICODE = "".join(f"\\u{ord(char):04x}" for char in NAME)


_STYLE = "".join(f"\\{ord(char):x} " for char in NAME)


def _tar(data: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def _user_comment() -> bytes:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9286] = b"UNICODE\x00" + NAME.encode("utf-16-le")
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "white").save(out, "JPEG", exif=exif)
    return out.getvalue()


def _zipped(data: bytes, name: str = "a.bin") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def _font() -> bytes:
    """A font without glyphs whose name table tells the person."""
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder([".notdef"])
    made.setupCharacterMap({})
    made.setupGlyf({".notdef": _empty_glyph()})
    made.setupHorizontalMetrics({".notdef": (500, 0)})
    made.setupHorizontalHeader()
    made.setupNameTable({"familyName": "Sans", "styleName": "Regular", "manufacturer": PINYIN})
    made.setupOS2()
    made.setupPost()
    out = io.BytesIO()
    made.font.save(out)
    return out.getvalue()


def _empty_glyph() -> object:
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    return Glyph()


def _embedded_font() -> bytes:
    def change(file: Pdf) -> None:
        stream = file.make_stream(_font())
        descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name.Sans, Flags=4, FontFile2=stream)
        font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Sans, FontDescriptor=descriptor)
        file.pages[0].obj.Resources.Font["/F7"] = file.make_indirect(font)

    return pdf.changed(change)


def _script(code: str) -> bytes:
    return pdf.root("/AA", Dictionary(WC=Dictionary(S=Name.JavaScript, JS=String(code))))


def _field(**keys: object) -> bytes:
    field = Dictionary(FT=Name.Tx, T=String("a"), **keys)
    return pdf.root("/AcroForm", Dictionary(Fields=Array([field])))


def _pattern() -> bytes:
    """Text drawn by a tiling pattern."""

    def change(file: Pdf) -> None:
        fonts = Dictionary(Font=Dictionary(F9=pdf.helvetica(file)))
        pattern = file.make_stream(f"BT /F9 9 Tf 0 0 Td ({PHONE}) Tj ET".encode())
        for key, value in {
            "/Type": Name.Pattern,
            "/PatternType": 1,
            "/PaintType": 1,
            "/TilingType": 1,
            "/BBox": Array([0, 0, 90, 20]),
            "/XStep": 90,
            "/YStep": 20,
            "/Resources": fonts,
        }.items():
            pattern[key] = value
        file.pages[0].obj.Resources["/Pattern"] = Dictionary(P1=pattern)

    return pdf.changed(change)


def _soft_mask() -> bytes:
    """Text inside the group of a soft mask."""

    def change(file: Pdf) -> None:
        group = file.make_stream(f"BT /F9 9 Tf 0 0 Td ({PINYIN}) Tj ET".encode())
        group["/Type"], group["/Subtype"], group["/BBox"] = Name.XObject, Name.Form, Array([0, 0, 90, 20])
        group["/Resources"] = Dictionary(Font=Dictionary(F9=pdf.helvetica(file)))
        state = Dictionary(Type=Name.ExtGState, SMask=Dictionary(S=Name.Alpha, G=group))
        file.pages[0].obj.Resources["/ExtGState"] = Dictionary(G1=state)

    return pdf.changed(change)


def _sheet(cells: str, shared: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        sheet = '<sheets><sheet name="a" state="veryHidden" sheetId="1"/></sheets>'
        book.writestr("xl/workbook.xml", f"<workbook>{sheet}</workbook>")
        book.writestr("xl/worksheets/sheet1.xml", f"<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>")
        if shared:
            book.writestr("xl/sharedStrings.xml", f"<sst>{shared}</sst>")
    return docx.repacked({"word/embeddings/book.xlsx": out.getvalue()})


def _slide() -> bytes:
    notes = "<p:notes xmlns:p='p' xmlns:a='a'><a:p><a:r><a:t>欧阳</a:t></a:r><a:r><a:t>文龙</a:t></a:r></a:p></p:notes>"
    return docx.repacked({"word/embeddings/talk.pptx": _zipped(notes.encode(), "ppt/notesSlides/notesSlide1.xml")})


def _emf() -> bytes:
    """A metafile with one record of wide text."""
    text = PINYIN.encode("utf-16-le")
    body = struct.pack("<4iI2f", 0, 0, 0, 0, 1, 1.0, 1.0) + struct.pack(
        "<2iIII4iI", 0, 0, len(PINYIN), 76, 0, 0, 0, 0, 0, 0
    )
    record = struct.pack("<II", 84, 8 + len(body) + len(text)) + body + text
    header = struct.pack("<II", 1, 88) + b"\x00" * 32 + b" EMF" + b"\x00" * 44
    return docx.repacked({"word/media/a.emf": header + record})


def _png_exif() -> bytes:
    exif = Image.Exif()
    exif[0x013B] = PINYIN
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "white").save(out, "PNG", exif=exif)
    return docx.repacked({"word/media/a.png": out.getvalue()})


def _gif_comment() -> bytes:
    out = io.BytesIO()
    Image.new("P", (4, 4)).save(out, "GIF", comment=f"by {PINYIN}".encode())
    return docx.repacked({"word/media/a.gif": out.getvalue()})


def _svg_in_svg() -> bytes:
    inner = base64.b64encode(f"<svg xmlns='s'><text>{PHONE}</text></svg>".encode()).decode()
    outer = f"<svg xmlns='s'><image href='data:image/svg+xml;base64,{inner}'/></svg>"
    return docx.repacked({"word/media/a.svg": outer.encode()})


def _escaped_twice() -> bytes:
    inner = json.dumps({"who": {"n": NAME}})
    outer = json.dumps({"a": json.dumps({"b": inner})})
    return docx.part("customXml/item1.xml", f"<a>{outer.replace('<', '&lt;')}</a>")


PDFS: dict[str, Callable[[], bytes]] = {
    "language_marks_in_string": lambda: pdf.annotation(Subtype=Name.Text, Contents=String("欧阳\x1bzh\x1b文龙")),
    "zip_in_zip_in_zip": lambda: pdf.attachment(_zipped(_zipped(_zipped(PHONE.encode()), "b.zip"), "c.zip"), "d.zip"),
    "base64_of_gzip": lambda: pdf.attachment(base64.b64encode(gzip.compress(f"tel {PHONE}".encode(), mtime=0)), "e.txt"),
    "percent_twice": lambda: pdf.link(
        "https://a.example/" + "".join(f"%25{byte:02X}" for byte in NAME.encode())
    ),
    "percent_digits": lambda: pdf.link("https://a.example/?q=" + "".join(f"%{ord(digit):02X}" for digit in PHONE)),
    "unpadded_base64url": lambda: pdf.link(
        "https://a.example/u/" + base64.urlsafe_b64encode(f"name={NAME}".encode()).decode().rstrip("=")
    ),
    "name_table_of_font": _embedded_font,
    "list_items_in_metadata": lambda: pdf.changed(
        lambda file: file.Root.__setitem__(
            "/Metadata",
            file.make_stream(
                ("<x:xmpmeta xmlns:x='x'><rdf:Seq xmlns:rdf='r'>" + "".join(f"<rdf:li>{char}</rdf:li>" for char in NAME) + "</rdf:Seq></x:xmpmeta>").encode()
            ),
        )
    ),
    "script_of_codes": lambda: _script(f"app.alert(String.fromCharCode({','.join(str(ord(char)) for char in PHONE)}))"),
    "script_of_escapes": lambda: _script(f'var n = "{_UNICODE}";'),
    "script_in_pieces": lambda: _script(f"var n = '{PHONE[:3]}' + '{PHONE[3:7]}' + '{PHONE[7:]}';"),
    "rich_value": lambda: _field(V=String("x"), RV=String(f"<body><p>{NAME[0]}<b>{NAME[1]}</b>{NAME[2:]}</p></body>")),
    "default_value": lambda: _field(DV=String(EMAIL)),
    "chosen_values": lambda: _field(V=Array([String("a"), String(NAME)])),
    "overlay_of_redaction": lambda: pdf.annotation(Subtype=Name.Redact, OverlayText=String(PINYIN)),
    "document_part": lambda: pdf.root(
        "/DPartRoot", Dictionary(Type=Name.DPartRoot, DPartRootNode=Dictionary(DPM=Dictionary(Owner=String(NAME))))
    ),
    "description_of_attachment": lambda: pdf.changed(
        lambda file: file.Root.__setitem__(
            "/AF", Array([Dictionary(Type=Name.Filespec, F=String("a"), Desc=String(f"from {PINYIN}"))])
        )
    ),
    "pattern": _pattern,
    "soft_mask": _soft_mask,
    "bzip2": lambda: pdf.attachment(bz2.compress(f"tel {PHONE}".encode()), "a.bz2"),
    "xz": lambda: pdf.attachment(lzma.compress(f"tel {PHONE}".encode()), "a.xz"),
    "tar": lambda: pdf.attachment(gzip.compress(_tar(NAME.encode()), mtime=0), "a.tgz"),
    "letters_of_structure": lambda: pdf.changed(
        lambda file: file.Root.StructTreeRoot.__setitem__(
            "/Z", Array([Dictionary(Type=Name.StructElem, S=Name.Span, ActualText=String(char)) for char in NAME])
        )
    ),
    "joiner_in_bookmark": lambda: pdf.changed(
        lambda file: file.Root.__setitem__(
            "/Outlines", Dictionary(First=Dictionary(Title=String("\u034f".join(NAME))))
        )
    ),
}  # fmt: skip
DOCXS: dict[str, Callable[[], bytes]] = {
    "escaped_twice": _escaped_twice,
    "escapes_of_sheets": lambda: docx.part(
        "docProps/custom.xml", f"<p><lpwstr>{''.join(f'_x{ord(char):04X}_' for char in NAME)}</lpwstr></p>"
    ),
    "number_of_hidden_sheet": lambda: _sheet(f"<c><v>{int(PHONE) / 1e10}E10</v></c>"),
    "runs_of_hidden_sheet": lambda: _sheet("", "<si><r><t>欧阳</t></r><r><t>文龙</t></r></si>"),
    "notes_of_slide": _slide,
    "entities_twice": lambda: docx.paragraph(
        f'<w:r><wp:docPr xmlns:wp="p" id="1" name="x" descr="{"".join(f"&amp;#{ord(char)};" for char in NAME)}"/></w:r>'
    ),
    "presence": lambda: docx.part("word/people.xml", f'<p><person author="x"><presenceInfo userId="{EMAIL}"/></person></p>'),
    "pieces_of_character_data": lambda: docx.part("customXml/item1.xml", "<a><![CDATA[欧]]><![CDATA[阳文]]>龙</a>"),
    "metafile": _emf,
    "png_exif": _png_exif,
    "gif_comment": _gif_comment,
    "svg_in_svg": _svg_in_svg,
    "name_of_part": lambda: docx.repacked(
        {"word/media/" + "".join(f"%{byte:02X}" for byte in NAME.encode()) + ".xml": b"<a/>"}
    ),
    "revision_in_pieces": lambda: docx.paragraph(
        f'<w:del w:author="x"><w:r><w:delText>{NAME[:2]}</w:delText></w:r></w:del><w:del w:author="x"><w:r><w:delText>{NAME[2:]}</w:delText></w:r></w:del>'
    ),
    "alternative_of_table": lambda: docx.body(
        f'<w:tbl><w:tblPr><w:tblCaption w:val="x"/><w:tblDescription w:val="{PINYIN}"/></w:tblPr></w:tbl>'
    ),
    "column_of_table": lambda: docx.body(
        "<w:tbl>" + "".join(f"<w:tr><w:tc><w:p>{docx.run(char)}</w:p></w:tc></w:tr>" for char in NAME) + "</w:tbl>"
    ),
    "page_inside": lambda: docx.repacked(
        {"word/afchunk.htm": f"<html><style>p::after{{content:'{_STYLE}'}}</style><p>x</p></html>".encode()}
    ),
    "rich_text_inside": lambda: docx.repacked(
        {"word/afchunk.rtf": ("{\\rtf1 " + "".join(f"\\u{ord(char)}?" for char in NAME) + "}").encode()}
    ),
    "user_comment": lambda: docx.repacked({"word/media/a.jpeg": _user_comment()}),
    "form_default": lambda: docx.paragraph(
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:textInput><w:default w:val="{PHONE}"/></w:textInput></w:ffData></w:fldChar></w:r>'
    ),
}  # fmt: skip
TEXTS: dict[str, str] = {
    "radio_digits": PHONE.translate(str.maketrans("0123456789", "洞幺两三四五六拐八九")),
    "arabic_digits": PHONE.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    "formal_digits": PHONE.translate(str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖")),
    "tone_numbers": "Ou1yang2 Wen2long2",
    "array_of_letters": json.dumps(list(NAME), ensure_ascii=False),
    "comments_between": "<!-- -->".join(NAME),
    "words_in_mail": "ouyang DOT wl AT example DOT cn",
    "style_sheet": f".a::after {{ content: '{_STYLE}' }}",
    "columns": "\n".join(NAME),
    "data_link": "data:text/html;base64," + base64.b64encode(f"<b>{PHONE[:5]}</b>{PHONE[5:]}".encode()).decode(),
    "decimal_references": "".join(f"&#{ord(char)};" for char in NAME),
    "quoted_printable": quopri.encodestring(NAME.encode()).decode(),
    "base32": base64.b32encode(f"tel:{PHONE} now".encode()).decode(),
    "hex_dump": PHONE.encode().hex(" "),
    "code_points": " ".join(f"U+{ord(char):04X}" for char in NAME),
    "doubled_escapes": _UNICODE.replace("\\", "\\\\"),
    "octal": "".join(f"\\{byte:03o}" for byte in NAME.encode()),
    "variation_selectors": "\ufe00".join(NAME),
    "circled_digits": "".join("⓪①②③④⑤⑥⑦⑧⑨"[int(digit)] for digit in PHONE),
    "mathematical": "".join(chr(0x1D5D4 + ord(char) - 65) if char.isupper() else chr(0x1D5EE + ord(char) - 97) if char.isalpha() else char for char in PINYIN),
    "superscripts": PHONE.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")),
    "turned_marks": f"\u202e{PHONE[::-1]}\u202c",
    "emphasis_marks": f"**{NAME[0]}**_{NAME[1]}_~~{NAME[2]}~~`{NAME[3]}`",
    "tags_between": f"<i>{NAME[:2]}</i><b>{NAME[2:]}</b>",
}  # fmt: skip


@pytest.mark.parametrize("leak", PDFS)
def test_a_pdf_attack_is_found(leak: str) -> None:
    assert "value" in {finding.code for finding in judged(PDFS[leak]()).findings}


@pytest.mark.parametrize("leak", DOCXS)
def test_a_docx_attack_is_found(leak: str) -> None:
    assert "value" in {finding.code for finding in judged(DOCXS[leak]()).findings}


@pytest.mark.parametrize("leak", TEXTS)
def test_a_text_attack_is_found(leak: str) -> None:
    assert "value" in {finding.code for finding in judged(TEXTS[leak].encode(), name="a.txt").findings}
