"""Seeded DOCX leaks: a clean copy into which one value is put in one way. Each function returns the file's bytes."""

from __future__ import annotations

import base64
import io
import json
import zipfile

from PIL import Image

from .pdf_picture_leaks import caption
from .persona import EMAIL, NAME, PHONE, PINYIN, base

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def repacked(change: dict[str, bytes | None], *, comment: bytes = b"", extra: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(base("docx"))) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        parts: dict[str, bytes | None] = {name: old.read(name) for name in old.namelist()}
        parts.update(change)
        for name, data in parts.items():
            if data is not None:
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.extra = extra
                entry.create_system = 0
                entry.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(entry, data)
        new.comment = comment
    return out.getvalue()


def clean_part(name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(base("docx"))) as old:
        return old.read(name).decode()


def body(xml: str) -> bytes:
    """`xml` before the last paragraph of the document."""
    return repacked(
        {"word/document.xml": clean_part("word/document.xml").replace("<w:sectPr>", f"{xml}<w:sectPr>").encode()}
    )


def paragraph(runs: str) -> bytes:
    return body(f"<w:p>{runs}</w:p>")


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def part(name: str, text: str) -> bytes:
    return repacked({name: text.encode()})


def part_paragraph(name: str, element: str, text: str) -> bytes:
    return part(name, f"<w:{element} {_W}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{element}>")


def relationship(target: str) -> bytes:
    rels = clean_part("word/_rels/document.xml.rels")
    row = f'<Relationship Id="rId9" Type="t" Target="{target}" TargetMode="External"/></Relationships>'
    return part("word/_rels/document.xml.rels", rels.replace("</Relationships>", row))


def workbook(value: str = PHONE) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", f"<sst><si><t>{value}</t></si></sst>")
    return repacked({"word/embeddings/Book1.xlsx": out.getvalue()})


def doc_variable() -> bytes:
    packed = base64.b64encode(json.dumps({"hdid": "0" * 32, "user": NAME}).encode()).decode()
    return part(
        "word/settings.xml",
        f'<w:settings {_W}><w:docVars><w:docVar w:name="d" w:val="{packed}"/></w:docVars></w:settings>',
    )


def picture(name: str = "word/media/image9.jpeg") -> bytes:
    facts = Image.Exif()
    facts[0x013B] = PINYIN
    facts[0x9C9B] = NAME.encode("utf-16-le")
    out = io.BytesIO()
    Image.new("RGB", (20, 20)).save(out, "JPEG", exif=facts, comment=PHONE.encode())
    return repacked({name: out.getvalue()})


def text_in_picture() -> bytes:
    out = io.BytesIO()
    caption().save(out, "PNG")
    return repacked({"word/media/image9.png": out.getvalue()})


def macro(value: str) -> bytes:
    """MS-OVBA compression with literal tokens only: flag bytes split every eight characters."""
    source = f'Sub A()\r\nMsgBox "{value}"\r\nEnd Sub'.encode()
    chunk = b"".join(b"\x00" + source[at : at + 8] for at in range(0, len(source), 8))
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\x00" * 600
        + b"\x01"
        + (0xB000 | len(chunk) - 1).to_bytes(2, "little")
        + chunk
    )


def before_archive() -> bytes:
    return f"{NAME} {PHONE} ".encode() + base("docx")


def extra_field() -> bytes:
    value = NAME.encode()
    return repacked({}, extra=b"\x99\x99" + len(value).to_bytes(2, "little") + value)


def in_binary(data: bytes) -> bytes:
    return repacked({"word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00\x07" * 90 + data})


LEAKS: dict[str, bytes] = {}


def leaks() -> dict[str, bytes]:
    """Every seeded DOCX by name (built once)."""
    if not LEAKS:
        LEAKS.update(_text_leaks() | _markup_leaks() | _part_leaks() | _package_leaks())
    return LEAKS


def _text_leaks() -> dict[str, bytes]:
    return {
        "split_runs": paragraph(run("138") + run("0000") + run("1234")),
        "hidden": paragraph(run(NAME, "<w:vanish/>")),
        "white": paragraph(run(PHONE, '<w:color w:val="FFFFFF"/><w:sz w:val="2"/>')),
        "deleted": paragraph(f'<w:del w:author="x"><w:r><w:delText>{PHONE}</w:delText></w:r></w:del>'),
        "inserted": paragraph(f'<w:ins w:author="{NAME}"><w:r><w:t>x</w:t></w:r></w:ins>'),
        "moved": paragraph(f'<w:moveFrom w:author="x">{run(NAME)}</w:moveFrom>'),
        "field_code": paragraph(
            f'<w:r><w:instrText> HYPERLINK "tel:{PHONE[:5]}</w:instrText></w:r><w:r><w:instrText>{PHONE[5:]}" </w:instrText></w:r>'
        ),
        "simple_field": paragraph(f'<w:fldSimple w:instr=" HYPERLINK &quot;mailto:{EMAIL}&quot; "/>'),
        "text_box": paragraph(
            f"<w:r><w:drawing><wps:txbx xmlns:wps='u'><w:txbxContent><w:p>{run(NAME)}</w:p></w:txbxContent></wps:txbx></w:drawing></w:r>"
        ),
        "vml_fallback": paragraph(
            f"<mc:AlternateContent xmlns:mc='u'><mc:Fallback><v:textbox xmlns:v='v'><w:txbxContent><w:p>{run(PHONE)}</w:p></w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent>"
        ),
        "word_art": paragraph(f"<w:r><w:pict><v:textpath xmlns:v='v' string='{NAME}'/></w:pict></w:r>"),
        "table_cells": body(
            f"<w:tbl><w:tr><w:tc><w:p>{run('1380000')}</w:p></w:tc><w:tc><w:p>{run('1234')}</w:p></w:tc></w:tr></w:tbl>"
        ),
        "full_width": paragraph(run("１３８－００００－１２３４")),
        "zero_width": paragraph(run("\u200b".join(PHONE))),
        "kangxi": paragraph(run("欧阳⽂⻰")),
        "traditional": paragraph(run("歐陽文龍")),
        "pinyin": paragraph(run("Wenlong OUYANG")),
        "homoglyph": paragraph(run("Оuyаng Wеnlоng")),
        "spaced": paragraph(run("欧 阳 文 龙")),
        "numerals": paragraph(run("电话一三八零零零零一二三四")),
        "english_digits": paragraph(run("one three eight zero zero zero zero one two three four")),
        "spelled_mail": paragraph(run("ouyang dot wl at example dot cn")),
        "soft_hyphens": paragraph(run("138<w:softHyphen/>".replace("<w:softHyphen/>", "\u00ad") + "0000\u20101234")),
        "dotted_login": paragraph(run("http://git.example.org/ouyang.wenlong")),
    }


def _markup_leaks() -> dict[str, bytes]:
    document = clean_part("word/document.xml")
    return {
        "alt_text": paragraph(
            f'<w:r><w:drawing><wp:docPr xmlns:wp="u" id="1" name="p" descr="{NAME}"/></w:drawing></w:r>'
        ),
        "bookmark": paragraph('<w:bookmarkStart w:id="1" w:name="Ouyang_Wenlong"/>'),
        "content_control": paragraph(f'<w:sdt><w:sdtPr><w:alias w:val="{NAME}"/><w:tag w:val="t"/></w:sdtPr></w:sdt>'),
        "style_name": part(
            "word/styles.xml", clean_part("word/styles.xml").replace('w:val="Contact"', 'w:val="Ouyang Wenlong"')
        ),
        "comment_in_xml": part("word/document.xml", document.replace("<w:body>", f"<w:body><!-- {NAME} -->")),
        "instruction": part("word/document.xml", document.replace("<w:body>", f"<w:body><?note {PHONE}?>")),
        "entity": part(
            "word/document.xml", document.replace("<w:document", f'<!DOCTYPE d [<!ENTITY e "{PHONE}">]><w:document', 1)
        ),
        "namespace": part(
            "word/document.xml", document.replace("<w:body>", '<w:body xmlns:x="http://ouyangwenlong.example.org">')
        ),
        "foreign_element": body(f"<x:meta xmlns:x='u'>{PHONE[:4]}<x:b/>{PHONE[4:]}</x:meta>"),
    }


def _part_leaks() -> dict[str, bytes]:
    core = '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>%s</dc:creator></cp:coreProperties>'
    chart = "<c:chart xmlns:c='c'><c:cat><c:strCache><c:pt><c:v>%s</c:v></c:pt></c:strCache></c:cat></c:chart>"
    return {
        "header": part_paragraph("word/header1.xml", "hdr", NAME),
        "footnote": part_paragraph("word/footnotes.xml", "footnotes", PHONE),
        "endnote": part_paragraph("word/endnotes.xml", "endnotes", PHONE),
        "comment": part_paragraph("word/comments.xml", "comments", PHONE),
        "comment_author": part(
            "word/comments.xml", f'<w:comments {_W}><w:comment w:author="{NAME}" w:initials="o"/></w:comments>'
        ),
        "people": part("word/people.xml", f'<w15:people xmlns:w15="u"><w15:person w15:author="{NAME}"/></w15:people>'),
        "glossary": part_paragraph("word/glossary/document.xml", "glossaryDocument", NAME),
        "creator": part("docProps/core.xml", core % NAME),
        "company": part("docProps/app.xml", f"<Properties><Manager>{PINYIN}</Manager></Properties>"),
        "custom_property": part(
            "docProps/custom.xml",
            f'<Properties><property name="a"><vt:lpwstr xmlns:vt="v">{PHONE}</vt:lpwstr></property></Properties>',
        ),
        "custom_xml": part("customXml/item9.xml", f"<a><b>{NAME}</b></a>"),
        "chart_cache": part("word/charts/chart1.xml", chart % PHONE),
        "smart_art": part(
            "word/diagrams/data1.xml",
            f"<dgm:m xmlns:dgm='d' xmlns:a='a'><a:p><a:r><a:t>{NAME}</a:t></a:r></a:p></dgm:m>",
        ),
        "doc_variable": doc_variable(),
        "template_path": part(
            "word/_rels/settings.xml.rels",
            '<Relationships><Relationship Id="r" Type="t" Target="file:///C:/Users/ouyangwenlong/a.dotx"/></Relationships>',
        ),
        "external_link": relationship(f"tel:{PHONE}"),
        "html_chunk": repacked(
            {"word/afchunk.htm": f"<html><body>{PHONE[:3]}&#x30;000<b>{PHONE[7:]}</b></body></html>".encode()}
        ),
        "rtf_chunk": repacked(
            {
                "word/afchunk.rtf": b"{\\rtf1\\ansi "
                + "".join(f"\\u{ord(character)}?" for character in NAME).encode()
                + b"}"
            }
        ),
    }


def _package_leaks() -> dict[str, bytes]:
    return {
        "workbook": workbook(),
        "nested_copy": repacked({"word/embeddings/old.docx": paragraph(run(PHONE))}),
        "ole_wide": in_binary(NAME.encode("utf-16-le") + b"\x00" * 9 + PHONE.encode("utf-16-le")),
        "ole_wide_be": in_binary(b"\x01" + PHONE.encode("utf-16-be")),
        "ole_gbk": in_binary(NAME.encode("gb18030")),
        "macro": repacked({"word/vbaProject.bin": macro(PHONE)}),
        "picture_exif": picture(),
        "thumbnail": picture("docProps/thumbnail.jpeg"),
        "text_in_picture": text_in_picture(),
        "archive_comment": repacked({}, comment=NAME.encode()),
        "extra_field": extra_field(),
        "before_archive": before_archive(),
        "entry_name": repacked({f"word/media/{PINYIN}.xml": b"<a/>"}),
        "empty_folder": repacked({f"{NAME}/": b""}),
    }


def across_a_deleted_break() -> bytes:
    """A number with numbering-like element text between its runs, so that only joined runs read as the number."""
    return paragraph(run(PHONE[:5]) + "<w:r><w:fldData>QUJD</w:fldData></w:r>" + run(PHONE[5:]))
