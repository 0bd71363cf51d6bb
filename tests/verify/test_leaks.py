"""Every seeded leak is found, by the channels that should find it, and clean files of the same build are clean."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pikepdf import Array, Dictionary, String

from app.verify import ocr
from tests.sampling import sample

from . import docx_leaks
from . import pdf_leaks as pdf
from . import pdf_picture_leaks as pictures
from .persona import EMAIL, IDENTITY, NAME, PHONE, PINYIN, base, document, judged

WRITTEN = {
    "phone": f"客服电话 {PHONE} 由本人值守",
    "phone_grouped": "电话 138-0000-1234",
    "full_width": "电话１３８００００１２３４",
    "numerals": "电话一三八零零零零一二三四",
    "english_digits": "call one three eight zero zero zero zero one two three four",
    "pinyin": "Wenlong OUYANG",
    "initials": "Ouyang W. L., 2021",
    "name_in_url": "https://github.example.org/ouyangwenlong/tool",
    "spaced": "欧 阳 文 龙",
    "traditional": "歐陽文龍",
    "homoglyph": "Оuyаng Wеnlоng",
    "spelled_mail": "ouyang.wl (at) example (dot) cn",
    "identity": f"身份证 {IDENTITY[:6]} {IDENTITY[6:14]} {IDENTITY[14:]}",
    "employer_short": "在山高月小科技任职期间",
    "dotted_login": "git.example.org/ouyang.wenlong",
}

PDFS: dict[str, Callable[[], bytes]] = {
    "kangxi": lambda: pdf.uncovered("欧阳⽂⻰"),
    "zero_width": lambda: pdf.uncovered("\u200b".join(PHONE)),
    "soft_hyphens": lambda: pdf.uncovered("138\u20100000\u00ad1234"),
    "white": lambda: pdf.text(extra="1 g"),
    "invisible": lambda: pdf.text(extra="3 Tr"),
    "tiny": lambda: pdf.text(size=0.5),
    "off_page": lambda: pdf.text(x=-900),
    "clipped": lambda: pdf.text(extra="0 0 1 1 re W n"),
    "under_box": lambda: pdf.shown(f"BT /F9 10 Tf 80 60 Td ({PHONE}) Tj ET 0 g 70 50 200 30 re f"),
    "out_of_order": pdf.scrambled,
    "hidden_layer": pdf.hidden_layer,
    "layer_name": pdf.layer_name,
    "appearance": pdf.appearance,
    "unused_form": pdf.unused_form,
    "author": lambda: pdf.info("/Author", NAME),
    "title": lambda: pdf.info("/Title", f"{NAME}-简历"),
    "company": lambda: pdf.info("/Company", PINYIN),
    "xmp": pdf.xmp,
    "attachment": lambda: pdf.attachment(f"电话 {PHONE}".encode()),
    "attached_docx": lambda: pdf.attachment(docx_leaks.workbook(), "a.docx"),
    "attachment_name": lambda: pdf.attachment(b"x", f"{NAME}.txt"),
    "link_tel": lambda: pdf.link(f"tel:{PHONE}"),
    "link_mail": lambda: pdf.link(f"mailto:{EMAIL}"),
    "widget": pdf.widget,
    "media": pdf.media,
    "actual_text": pdf.actual_text,
    "alternative": pdf.alternative,
    "bookmark": pdf.bookmark,
    "javascript": pdf.javascript,
    "named_destination": lambda: pdf.root("/Dests", Dictionary({"/ouyang.wenlong": Array([0])})),
    "page_label": lambda: pdf.root("/PageLabels", Dictionary(Nums=Array([0, Dictionary(P=String(NAME))]))),
    "xfa": pdf.xfa,
    "font_name": pdf.font_name,
    "colour_profile": pdf.icc,
    "orphan": pdf.orphan,
    "after_end": pdf.after_end,
    "without_size": pdf.without_size,
    "predefined_cmap": lambda: pdf.predefined("GBKp-EUC-H", "gbk"),
    "predefined_cmap_utf8": lambda: pdf.predefined("UniGB-UTF8-H", "utf-8"),
    "predefined_cmap_traditional": lambda: pdf.predefined("UniCNS-UTF16-H", "utf-16-be"),
    "unknown_cmap": lambda: pdf.predefined("CNS-EUC-H", "gbk"),
    "letters_for_others": pdf.letters_for_others,
    "archive_after_end": lambda: base("pdf") + docx_leaks.workbook(),
    "superseded": pdf.superseded,
    "exif": pictures.exif,
    "jpeg_comment": lambda: pictures.with_jpeg(pictures._jpeg(comment=PHONE.encode())),
    "jpeg_tail": lambda: pictures.with_jpeg(pictures._jpeg() + NAME.encode("utf-16-be")),
    "text_in_picture": pictures.text_in_picture,
    "outlines": pictures.outlines,
    "without_unicode": pdf.without_unicode,
    "encrypted_empty_password": pdf.encrypted,
}

UNREADABLE = {"text_in_picture", "outlines", "without_unicode", "unknown_cmap"}
"""Only pixels tell: a value where there is OCR, and never called clean where there is none."""


@pytest.mark.parametrize("format", ["pdf", "docx", "txt"])
def test_a_clean_copy_is_clean_by_values_and_by_structure(format: str) -> None:
    assert judged(base(format)).findings == ()
    assert judged(base(format), own=True, name=f"resume.{format}", expected=document()).findings == ()


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("format", ["pdf", "docx", "txt"])
def test_a_value_written_in_any_way_is_found_in_every_format(format: str, written: str) -> None:
    findings = judged(base(format, WRITTEN[written])).findings
    assert "value" in {finding.code for finding in findings}


@pytest.mark.parametrize("leak", PDFS)
def test_a_seeded_pdf_is_found(leak: str) -> None:
    codes = {finding.code for finding in judged(PDFS[leak]()).findings}
    assert codes & ({"value", "unreadable"} if leak in UNREADABLE else {"value"})


@pytest.mark.parametrize("leak", sample(PDFS, 16, by=lambda leak: leak if leak in UNREADABLE else ""))
def test_a_seeded_pdf_is_found_without_ocr(leak: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "languages", lambda: "")
    assert judged(PDFS[leak]()).findings


OUR_STRUCTURE = {"kangxi", "zero_width", "soft_hyphens"}
"""Leaks in the text alone, in a file whose structure is our writer's."""


@pytest.mark.parametrize("leak", sample(sorted(set(PDFS) - OUR_STRUCTURE), 16))
def test_the_structure_alone_objects_to_a_file_our_writer_did_not_write(leak: str) -> None:
    channels = {finding.channel for finding in judged(PDFS[leak](), own=True).findings if finding.code == "structure"}
    assert channels == {"pdf.structure"}


@pytest.mark.parametrize("leak", docx_leaks.leaks())
def test_a_seeded_docx_is_found(leak: str) -> None:
    codes = {finding.code for finding in judged(docx_leaks.leaks()[leak]).findings}
    assert codes & ({"value", "unreadable"} if leak == "text_in_picture" else {"value"})


def test_text_in_a_docx_picture_is_never_called_clean_without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "languages", lambda: "")
    assert [finding.code for finding in judged(docx_leaks.leaks()["text_in_picture"]).findings] == ["unreadable"]


@pytest.mark.skipif(not ocr.available(), reason="tesseract is not installed")
@pytest.mark.parametrize("leak", sorted(UNREADABLE - {"unknown_cmap"}))
def test_ocr_reads_what_only_pixels_tell(leak: str) -> None:
    found = [finding for finding in judged(PDFS[leak]()).findings if finding.code == "value"]
    assert {finding.channel for finding in found} == {"ocr"}
