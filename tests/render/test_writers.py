"""Every writer: exact text, identical bytes, no identity, no glyph that is not there."""

import dataclasses
import io
import json
import re
import subprocess
import sys
import zipfile

import docx as python_docx
import pikepdf
import pypdf
import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from app import resources
from app.domain.document import Bullet, Document, Title, text_lines
from app.domain.resume import Basics, Personal, Resume
from app.errors import UserError
from app.render import glyph_coverage
from app.render.links import links_of
from app.render.writers import WRITERS, render

from .conftest import MakeDocument, photo_uri, shown_text

BOTH = pytest.mark.parametrize("language", ["en", "zh-Hans"])


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text.replace("\ufffe", "-"))


@BOTH
def test_every_line_of_a_pdf_is_found_by_two_engines(make_document: MakeDocument, language: str) -> None:
    document = make_document(language)
    data = render(document, Resume(), "pdf")
    pdfium = squeezed(shown_text(data))
    second = squeezed("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages))
    for text in (pdfium, second):
        assert [line for line in text_lines(document) if squeezed(line) not in text] == []
        assert not re.search("[\u2e80-\u2fdf\ufb00-\ufb06\ue000-\uf8ff\ufffd]", text)


@BOTH
def test_the_pdf_is_tagged_neutral_and_has_the_reference_on_every_page(
    make_document: MakeDocument, language: str
) -> None:
    document = make_document(language, photo=True)
    data = render(document, Resume(), "pdf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 2
        assert str(pdf.docinfo["/Title"]) in ("Resume", "个人简历")
        assert set(pdf.docinfo.keys()) == {"/Title", "/Creator"}
        assert pdf.Root.MarkInfo.Marked
        assert "/Names" not in pdf.Root
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        assert {str(note.A.URI) for note in notes} == set(links_of(document).values())
        assert all(note.Subtype == "/Link" and set(note.A.keys()) == {"/Type", "/S", "/URI"} for note in notes)
    assert all("R7K4-Q2MD" in text for text in shown_text(data).split("\f"))
    assert b"GPS of the flat" not in data


def test_paper_follows_the_language(make_document: MakeDocument) -> None:
    sizes = {}
    for language in ("en", "en-US", "zh-Hans"):
        with pikepdf.open(io.BytesIO(render(make_document(language, bullets=1), Resume(), "pdf"))) as pdf:
            sizes[language] = round(float(pdf.pages[0].MediaBox[3]))
    assert sizes == {"en": 842, "en-US": 792, "zh-Hans": 842}


@BOTH
def test_docx_text_is_exact_and_the_package_is_minimal(make_document: MakeDocument, language: str) -> None:
    document = make_document(language, photo=True)
    data = render(document, Resume(), "docx")
    opened = python_docx.Document(io.BytesIO(data))
    text = squeezed("".join(p.text for p in opened.paragraphs) + opened.sections[0].footer.paragraphs[0].text)
    assert [line for line in text_lines(document) if squeezed(line) not in text] == []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len(archive.namelist()) == 8
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"GPS of the flat" not in archive.read("word/media/image1.jpeg")
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))


def test_a_docx_without_footer_and_photo_has_six_parts(make_document: MakeDocument) -> None:
    data = render(dataclasses.replace(make_document(reference=""), notice=""), Resume(), "docx")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len(archive.namelist()) == 6


def test_text_has_every_line_in_order(make_document: MakeDocument) -> None:
    document = make_document()
    data = render(document, Resume(), "txt")
    assert b"\r" not in data
    text, at = data.decode(), 0
    for line in text_lines(document):
        at = text.index(line, at)


def test_json_prints_declared_keys_and_a_photo_without_metadata() -> None:
    resume = Resume(basics=Basics(name="Li Na"), personal=Personal(photo=photo_uri()))
    printed = json.loads(render(Document("en", "Resume", ()), resume, "json"))
    assert set(printed) == {"basics", "x-personal", "x-language"}
    assert printed["x-personal"]["photo"].startswith("data:image/jpeg;base64,")
    assert printed["x-personal"]["photo"] != resume.personal.photo


@pytest.mark.parametrize("format", WRITERS)
def test_same_document_same_bytes_in_another_process(make_document: MakeDocument, format: str) -> None:
    document = make_document("zh-Hans", bullets=2, photo=True)
    code = (
        "import sys, hashlib; from app.domain.document import *; from app.domain.resume import Resume;"
        "from app.render.writers import render;"
        "print(hashlib.sha256(render(eval(sys.stdin.read()), Resume(), sys.argv[1])).hexdigest())"
    )
    hashes = {
        subprocess.run(
            [sys.executable, "-c", code, format], input=repr(document).encode(), capture_output=True, check=True
        ).stdout
        for _ in range(2)
    }
    assert len(hashes) == 1


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_a_character_no_font_has_is_refused_by_name(format: str) -> None:
    document = Document("zh-Hans", "个人简历", (Title("𠮷野"), Bullet("zero\u200bwidth")))
    with pytest.raises(UserError) as caught:
        render(document, Resume(), format)
    assert caught.value.code == "no-glyph"
    assert caught.value.params == {"characters": "𠮷 U+200B"}


def test_the_character_map_is_read_as_a_font_library_reads_it() -> None:
    for file in resources.path("fonts").glob("*.ttf"):
        with TTFont(file, lazy=True) as font:
            assert glyph_coverage.code_points(file) == set(font["cmap"].getBestCmap())


def test_rare_name_characters_are_printable() -> None:
    assert glyph_coverage.unprintable_characters(["喆堃镕", "Łukasz Đặng", "Γιώργος", "Ольга", "•–—’“”…€₫≈−"]) == ""


def test_an_unknown_format_says_which_are_known(make_document: MakeDocument) -> None:
    with pytest.raises(UserError, match="unknown-format"):
        render(make_document(), Resume(), "rtf")
