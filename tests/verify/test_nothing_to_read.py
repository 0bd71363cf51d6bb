"""Files of which nothing can be said: no text at all, a password. Never clean, and never called a finding of a value."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pikepdf
import pytest
from PIL import Image

from app.workers.pdf_form_graph import TooManyForms, check_forms
from ui.commands.copy_verify import verify_sentences

from .persona import EMAIL, PHONE, base, judged


def _saved(document: pikepdf.Pdf, **how: object) -> bytes:
    out = io.BytesIO()
    document.save(out, **how)
    return out.getvalue()


def _blank_pdf() -> bytes:
    with pikepdf.new() as document:
        document.add_blank_page()
        return _saved(document)


def _without_text() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(base("docx"))) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, re.sub(rb"<w:t[ >].*?</w:t>", b"", source.read(name)))
    return out.getvalue()


def _zip(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def _white() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (30, 9), "white").save(out, "PNG")
    return out.getvalue()


def _locked_pdf() -> bytes:
    with pikepdf.open(io.BytesIO(base("pdf"))) as document:
        return _saved(document, encryption=pikepdf.Encryption(owner="o", user="secret", R=6))


def _locked_zip() -> bytes:
    data = bytearray(_zip(("word/document.xml", b"<a>x</a>")))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + at] |= 1
    return bytes(data)


EMPTY: dict[str, Callable[[], bytes]] = {
    "a.txt": lambda: b"",
    "b.pdf": lambda: b"",
    "c.txt": lambda: b" \r\n\t\n",
    "d.json": lambda: b"{}",
    "e.pdf": _blank_pdf,
    "f.docx": _without_text,
    "g.docx": _zip,
    "h.png": _white,
}
LOCKED: dict[str, Callable[[], bytes]] = {
    "a.pdf": _locked_pdf,
    "b.docx": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
    "c.docx": _locked_zip,
}


@pytest.mark.parametrize("name", EMPTY)
def test_a_file_without_text_is_not_called_clean(name: str) -> None:
    report = judged(EMPTY[name](), name=name)
    assert [finding.code for finding in report.findings] == ["empty"]
    assert not report.held
    assert verify_sentences(report, name, "en")[-1].startswith("There was nothing to read")


@pytest.mark.parametrize("name", LOCKED)
def test_a_locked_file_is_one_sentence_and_no_list_of_failures(name: str) -> None:
    report = judged(LOCKED[name](), name=name)
    assert {finding.code for finding in report.findings} == {"locked"}
    (said,) = verify_sentences(report, name, "en")
    assert said.startswith("This file is locked")


def test_a_pdf_that_opens_without_a_password_is_read() -> None:
    with pikepdf.open(io.BytesIO(base("pdf"))) as document:
        data = _saved(document, encryption=pikepdf.Encryption(owner="o", user="", R=6))
    assert judged(data).clean


def test_a_wrong_ending_is_told_and_the_content_is_read() -> None:
    clean, leaking = base("docx"), base("docx", PHONE)
    first, second = verify_sentences(judged(clean), "a.pdf", "en")
    assert first.startswith("The name ends in .pdf, but the content is a Word file")
    assert second.startswith("Nothing withheld")
    assert any("should be withheld" in line for line in verify_sentences(judged(leaking), "a.pdf", "en"))
    assert len(verify_sentences(judged(clean), "a.docx", "zh")) == 1


def test_what_could_not_be_read_is_not_counted_as_found() -> None:
    report = judged(b"%PDF-1.7\nno objects at all\n%%EOF", name="a.pdf")
    assert not report.held
    said = verify_sentences(report, "a.pdf", "en")
    assert "could not read all of this file" in said[0]
    assert not any("should be withheld" in line for line in said)


def test_of_a_locked_file_only_what_no_cipher_spells_is_told() -> None:
    data = _locked_pdf()
    assert {finding.code for finding in judged(data + b"\n%Ouyang\n", name="a.pdf").findings} == {"locked"}
    told = judged(data + f"\n%{EMAIL}\n".encode(), name="a.pdf").findings
    assert {finding.code for finding in told} == {"locked", "value"}


def _forms(*drawn: str) -> bytes:
    """A page that shows the last of some forms, each of which shows others by their numbers."""
    with pikepdf.new() as file:
        forms = [
            file.make_stream(b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
            for _ in drawn
        ]
        names = pikepdf.Dictionary({f"/F{at}": form for at, form in enumerate(forms)})
        for form, content in zip(forms, drawn, strict=True):
            form.Resources = pikepdf.Dictionary(XObject=names)
            form.write(content.encode())
        page = file.add_blank_page()
        page.Resources = pikepdf.Dictionary(XObject=names)
        page.Contents = file.make_stream(f"/F{len(drawn) - 1} Do".encode())
        out = io.BytesIO()
        file.save(out)
        return out.getvalue()


@pytest.mark.parametrize(
    "drawn",
    [("/F0 Do /F0 Do",), ("/F1 Do /F1 Do", "/F0 Do /F0 Do"), ("", *(f"/F{at} Do " * 9 for at in range(7)))],
    ids=["itself", "each other", "doubling"],
)
def test_forms_that_never_end_are_not_drawn(drawn: tuple[str, ...]) -> None:
    with pytest.raises(TooManyForms):
        check_forms(_forms(*drawn))
    assert {finding.code for finding in judged(_forms(*drawn)).findings} == {"unreadable"}


def test_a_form_shown_often_is_drawn() -> None:
    check_forms(_forms("0 0 9 9 re f", "/F0 Do " * 500))
