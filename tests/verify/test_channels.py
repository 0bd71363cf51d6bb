"""Each channel is registered, and each finds something that no other channel finds: deleting one fails a test."""

from __future__ import annotations

import io
import json
import pkgutil
from collections.abc import Callable

import pytest
from PIL import Image

from app.domain.verification import Verification
from app.verify import channels as package
from app.verify import ocr
from app.verify.registry import CHANNELS

from . import docx_leaks, lying_fonts, pixel_leaks
from . import pdf_leaks as pdf
from . import pdf_picture_leaks as pictures
from .persona import NAME, PHONE, PINYIN, base, document, finders, judged


def _picture(comment: str = PHONE) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (9, 9)).save(out, "JPEG", comment=comment.encode())
    return out.getvalue()


def _own_docx(**change: bytes) -> Verification:
    parts: dict[str, bytes | None] = {name.replace("__", "/"): data for name, data in change.items()}
    return judged(docx_leaks.repacked({"docProps/core.xml": b"<a/>", **parts}), own=True)


SOLE: dict[str, Callable[[], Verification]] = {
    "name": lambda: judged(base("pdf"), name=f"{NAME}_简历.pdf"),
    "pdf.pdfium": lambda: judged(pdf.letters_for_others()),
    "pdf.geometry": lambda: judged(pdf.scrambled()),
    "pdf.glyphs": lambda: judged(lying_fonts.showing("Quick zebra Dwarf", "notes are kept so.")),
    "pdf.pypdf": lambda: judged(pdf.without_size()),
    "pdf.objects": lambda: judged(pdf.packed_twice()),
    "pdf.unseen": lambda: judged(pdf.appearance()),
    "pdf.raw": lambda: judged(pdf.after_end()),
    "pdf.revisions": lambda: judged(pdf.superseded_and_freed()),
    "pdf.pictures": lambda: judged(pictures.exif_in_ascii85()),
    "pdf.attachments": lambda: judged(pdf.attachment(docx_leaks.workbook(), "a.docx")),
    "pdf.structure": lambda: judged(pdf.link("https://example.org"), own=True),
    "zip.paragraphs": lambda: judged(docx_leaks.across_a_deleted_break()),
    "zip.parts": lambda: judged(docx_leaks.leaks()["custom_xml"]),
    "zip.attributes": lambda: judged(docx_leaks.leaks()["alt_text"]),
    "zip.markup": lambda: judged(docx_leaks.leaks()["comment_in_xml"]),
    "zip.container": lambda: judged(docx_leaks.leaks()["archive_comment"]),
    "zip.nested": lambda: judged(docx_leaks.leaks()["workbook"]),
    "zip.pictures": lambda: judged(docx_leaks.leaks()["picture_exif"]),
    "zip.binary": lambda: judged(docx_leaks.leaks()["macro"]),
    "docx.structure": _own_docx,
    "flat.text": lambda: judged(json.dumps({"a": NAME}, ensure_ascii=False).encode()),
    "flat.binary": lambda: judged(_picture()),
    "flat.structure": lambda: judged(b'{"basics": {"secret": "x"}}', own=True, name="resume.json"),
    "image.structure": lambda: judged(_picture("a remark"), own=True, name="Scan.jpg"),
    "packed": lambda: judged(pixel_leaks.page_with(docx_leaks.workbook(), "application/zip")),
    "codes": lambda: judged(pixel_leaks.drawn_code(f"BEGIN:VCARD\nTEL:{PHONE}\nEND:VCARD")),
    "ink": lambda: judged(pdf.predefined("CNS-EUC-H", "gbk")),
    "encoded": lambda: judged(docx_leaks.leaks()["doc_variable"]),
    "patterns": lambda: judged(base("txt", "mail me: a.person@example.org"), own=True),
    "faithful": lambda: judged(base("pdf", "one more line"), own=True, expected=document()),
}
"""For each channel a file that only this channel objects to (OCR has its own test)."""


def test_every_channel_module_is_registered_once() -> None:
    modules = [name for _, name, _ in pkgutil.iter_modules(package.__path__)]
    assert len(CHANNELS) == len(modules)
    assert len({channel.name for channel in CHANNELS}) == len(CHANNELS)


def test_every_channel_has_a_file_that_only_it_catches() -> None:
    assert set(SOLE) | {"ocr"} == {channel.name for channel in CHANNELS}


@pytest.mark.parametrize("channel", SOLE)
def test_only_this_channel_catches_its_file(channel: str) -> None:
    assert finders(SOLE[channel]()) == {channel}


@pytest.mark.parametrize("channel", SOLE)
def test_without_this_channel_its_file_passes(channel: str, monkeypatch: pytest.MonkeyPatch) -> None:
    left = tuple(other for other in CHANNELS if other.name != channel)
    monkeypatch.setattr(judged, "__kwdefaults__", {**(judged.__kwdefaults__ or {}), "channels": left})
    assert {finding.code for finding in SOLE[channel]().findings} <= {"empty"}, "nothing is left that could be found"


@pytest.mark.skipif(not ocr.available(), reason="tesseract is not installed")
def test_only_ocr_reads_a_picture() -> None:
    assert finders(judged(pictures.text_in_picture())) == {"ocr"}


def test_a_channel_that_breaks_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = judged(b"%PDF-1.7\nno objects at all\n%%EOF")
    assert {finding.code for finding in broken.findings} == {"unreadable"}
    assert not broken.clean


def test_pinyin_in_the_file_name_is_found() -> None:
    assert finders(judged(base("txt"), name=f"{PINYIN.replace(' ', '_')}.txt")) == {"name"}
