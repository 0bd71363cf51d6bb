"""What only pixels tell: codes of squares, scans on their side, bars that let through, pictures packed in texts, letters read wrongly."""

from __future__ import annotations

import json

import pytest

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.domain.verification import Verification
from app.verify import ocr
from app.verify.ocr_misreadings import find_misread

from . import docx_leaks
from .persona import EMAIL, EMPLOYER, PHONE, PINYIN, judged
from .pixel_leaks import code_picture, drawn_code, page_with, scan

CARD = f"BEGIN:VCARD\nFN:{PINYIN}\nTEL:{PHONE}\nEMAIL:{EMAIL}\nEND:VCARD"
reads = pytest.mark.skipif(not ocr.available(), reason="tesseract is not installed")


def _fields(result: Verification, channel: str) -> set[str]:
    return {finding.field for finding in result.findings if finding.code == "value" and finding.channel == channel}


CODES = {
    "picture": lambda: code_picture(CARD),
    "page": lambda: drawn_code(CARD),
    "in docx": lambda: docx_leaks.repacked({"word/media/image9.png": code_picture(CARD)}),
}


@pytest.mark.parametrize("leak", CODES)
def test_a_card_in_a_code_is_read(leak: str) -> None:
    assert _fields(judged(CODES[leak]()), "codes") >= {"personal.other_names.0", "basics.phone", "basics.email"}


def test_a_code_that_tells_nothing_withheld_is_no_finding() -> None:
    assert not judged(drawn_code("https://example.org/jobs")).findings


@reads
@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_scan_is_read_however_it_lies(degrees: int) -> None:
    assert _fields(judged(scan(f"Mail: {EMAIL}", turned=degrees)), "ocr") >= {"basics.email"}


@reads
@pytest.mark.parametrize("grey", [30, 60])
def test_a_bar_that_lets_through_hides_nothing(grey: int) -> None:
    assert _fields(judged(scan(f"Mail: {EMAIL}", bar=grey)), "ocr") >= {"basics.email"}


@reads
def test_an_opaque_bar_hides() -> None:
    assert not judged(scan(f"Mail: {EMAIL}", bar=0)).findings


PACKED = {
    "data URI": lambda data: page_with(data, "image/png"),
    "JSON": lambda data: json.dumps({"photo": page_with(data, "image/png").decode()}).encode(),
    "RTF": lambda data: rb"{\rtf1 Hello {\pict\pngblip " + data.hex().encode() + b"}}",
    "MIME": lambda data: b"Subject: Hello\nContent-Transfer-Encoding: base64\n\n" + _lines(data),
}


def _lines(data: bytes) -> bytes:
    import base64

    return base64.encodebytes(data)


@pytest.mark.parametrize("how", PACKED)
def test_a_picture_packed_in_a_text_is_looked_at(how: str) -> None:
    assert "basics.phone" in _fields(judged(PACKED[how](code_picture(CARD))), "packed")


def test_a_letter_read_wrongly_hides_no_value() -> None:
    firm = ProtectedValue("work.w1.organisation", Kind.EMPLOYER, EMPLOYER)
    number = ProtectedValue("basics.phone", Kind.PHONE, PHONE)
    read = f"Stamp: {EMPLOYER.replace('山', '出', 1)} {PHONE.replace('8', '9', 1)}"
    assert [value for value, _ in find_misread(read, (firm, number))] == [firm]
    assert not list(find_misread(f"某小科技（上海）有限公司 {PHONE}", (firm, number)))
