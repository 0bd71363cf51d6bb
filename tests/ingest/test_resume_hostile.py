"""Hostile and broken files: one code each or a correct import, within the limits, never another exception."""

from __future__ import annotations

import contextlib
import io
import json
import random
import sys
import zipfile

import pikepdf
import pytest
from PIL import Image

from app.errors import UserError
from app.ingest.formats import archive
from app.ingest.formats import pdf as pdf_module
from app.ingest.jobs import read_resume as job
from app.ingest.jobs import read_text as text_job
from app.ingest.reading import read_resume, read_text
from app.ingest.sections.addresses import has_street
from app.ingest.sections.contact import phones


def refusal(data, name="x.bin", **header):
    with pytest.raises(UserError) as refused:
        job({"name": name, **header}, data)
    return refused.value.code


def test_zip_bombs(zipped):
    assert refusal(zipped({"word/document.xml": b"\0" * 30_000_000})) == "zip-bomb"
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as out:
        for number in range(archive.MAX_MEMBERS + 1):
            out.writestr(f"{number}", b"")
    assert refusal(many.getvalue()) == "zip-bomb"


def test_a_member_that_lies_about_its_size(zipped):
    data = bytearray(zipped({"word/document.xml": b" " * 100_000}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    assert refusal(bytes(data)) in ("damaged-file", "nothing-found")


@pytest.mark.parametrize(
    "head", ['<!DOCTYPE lolz [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>', '<!DOCTYPE r SYSTEM "file:///etc/passwd">']
)
def test_entities_are_refused(zipped, head):
    xml = f"<?xml version='1.0'?>{head}<w:document xmlns:w='w'><w:body/></w:document>"
    assert refusal(zipped({"word/document.xml": xml})) == "unsafe-xml"
    padded = "<?xml version='1.0'?><!--" + "x" * 5_000 + f"-->{head}<w:document xmlns:w='w'><w:body/></w:document>"
    assert refusal(zipped({"word/document.xml": padded})) == "unsafe-xml"
    assert (
        refusal(f"<?xml version='1.0'?>{head}<SkillsPassport><LearnerInfo/></SkillsPassport>".encode(), "cv.xml")
        == "unsafe-xml"
    )


def test_deep_nesting(zipped, docx):
    deep = "<w:p>" * 5_000 + "</w:p>" * 5_000
    assert refusal(docx(deep)) in ("damaged-file", "too-complex", "nothing-found")
    assert refusal(docx("<w:tbl><w:tr><w:tc>" * 60 + "</w:tc></w:tr></w:tbl>" * 60)) == "nothing-found"
    assert refusal(b"[" * 100_000 + b"]" * 100_000, "a.json") in ("too-complex", "nothing-found")
    nested = {"basics": {"name": "A B", "email": "a@example.com"}, "work": []}
    for _ in range(200):
        nested = {"basics": nested, "work": []}
    assert refusal(json.dumps(nested).encode()) == "too-complex"
    assert refusal(b"{\\rtf1" + b"{" * 1_000) == "too-complex"
    assert refusal(b"<html><body>" + b"<div>" * 3_000) in ("nothing-found", "damaged-file")


def test_a_long_resume_is_read_up_to_the_limit(draft_of, pdf, monkeypatch):
    monkeypatch.setattr(pdf_module, "MAX_PAGES", 3)
    head = [
        (40, 60, 20, True, "Jane Smith"),
        (40, 90, 10, False, "jane@example.com"),
        (40, 120, 10, False, "A line of text that makes this page a page with text on it"),
    ]
    draft = draft_of(pdf([head] * 8), "a.pdf")
    assert draft.resume.basics.name == "Jane Smith"
    assert [(w.code, w.params) for w in draft.warnings] == [("page-limit", {"pages": "8", "limit": "3"})]


def test_two_hundred_pages(pdf):
    head = [
        (40, 60, 20, True, "Jane Smith"),
        (40, 90, 10, False, "jane@example.com"),
        (40, 120, 13, True, "EXPERIENCE"),
    ]
    page = [
        (40, 40 + 14 * line, 10, False, f"\u2022 Built thing number {line} for the people of Springfield")
        for line in range(10)
    ]
    draft = read_resume("long.pdf", pdf([head, *[page] * 199]))
    assert draft.resume.basics.name == "Jane Smith"


def test_encrypted_files(pdf, draft_of):
    import pikepdf

    page = [
        [
            (40, 60, 20, True, "Jane Smith"),
            (40, 90, 10, False, "jane@example.com and a line of text that is long enough"),
        ]
    ]

    def locked(user):
        with pikepdf.open(io.BytesIO(pdf(page))) as document:
            out = io.BytesIO()
            document.save(out, encryption=pikepdf.Encryption(owner="owner", user=user))
        return out.getvalue()

    assert refusal(locked("secret")) == "encrypted-file"
    assert draft_of(locked(""), "a.pdf").resume.basics.name == "Jane Smith"
    assert refusal(b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")) == "encrypted-file"
    assert refusal(b"\xd0\xcf\x11\xe0" + b"\0" * 600) == "old-office-file"


def test_huge_and_broken_pictures():
    out = io.BytesIO()
    Image.new("1", (9_000, 9_000)).save(out, "PNG")
    assert refusal(out.getvalue(), "scan.png", ocr=True) == "damaged-file"
    assert refusal(b"\x89PNG\r\n\x1a\n" + b"x" * 50, "scan.png", ocr=True) == "damaged-file"


def test_the_content_decides_not_the_name(draft_of, docx, para):
    data = docx(para("Jane Doe") + para("jane@example.com"))
    assert draft_of(data, "resume.pdf").source_format == "docx"
    assert draft_of("Jane Doe\njane@example.com", "resume.docx").source_format == "text"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b" \n ", "empty-file"),
        (b"\x7fELF" + bytes(range(256)) * 20, "unsupported-format"),
        (b"PK\x03\x04 not a zip", "damaged-file"),
        (b"%PDF-1.7 nothing", "damaged-file"),
        (b'{"a": 1}', "unsupported-format"),
    ],
)
def test_other_files(data, code):
    assert refusal(data) == code


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ma Li\nma.li@example.com\n", "Ma Li"),
        ("Li\nEmail: li@example.com\n", "Li"),
        ("𠮷镕\n邮箱：a@example.com\n", ""),
        ("姓名：李𠮷\n电话：13800001234", "李𠮷"),
        ("محمد علي\nmohamed@example.com\n", "محمد علي"),
        ("שרה כהן\nsara@example.com", "שרה כהן"),
    ],
)
def test_short_rare_and_right_to_left_names(draft_of, text, name):
    resume = draft_of(text).resume
    assert resume.basics.name == name or (name == "" and resume.basics.email)


def test_encodings(draft_of):
    text = "姓名：麦青\n电话：13800001234\n邮箱：mai@example.com\n"
    for encoding in ("utf-8-sig", "utf-16", "gb18030"):
        assert draft_of(text.encode(encoding)).resume.basics.name == "麦青"
    assert draft_of("José Núñez\njose@example.es\n".encode("cp1252")).resume.basics.name == "José Núñez"


def test_bytes_changed_at_random_never_break_out(docx, para, tbl, pdf, zipped):
    seeds = [
        docx(para("姓名：麦青") + tbl(("电话", "13800001234"))),
        pdf([[(40, 60, 20, True, "Jane Smith"), (40, 90, 10, False, "jane@example.com is long enough for a page")]]),
        zipped({"Profile.csv": "First Name,Last Name\nMa,Li\n"}),
        b"{\\rtf1\\ansi Jane Doe\\par jane@example.com\\par}",
        b'{"basics": {"name": "Jane", "email": "j@example.com"}, "work": [{"name": "X"}]}',
        "姓名：麦青\n电话：13800001234".encode(),
        b"<html><body><h1>Jane Doe</h1><p>jane@example.com</p></body></html>",
        b"<SkillsPassport><LearnerInfo><Identification/></LearnerInfo></SkillsPassport>",
    ]
    chance = random.Random(7)
    for seed in seeds:
        for _ in range(40):
            data = bytearray(seed)
            for _ in range(chance.randint(1, 12)):
                kind, at = chance.random(), chance.randrange(len(data))
                if kind < 0.6:
                    data[at] = chance.randrange(256)
                elif kind < 0.8:
                    del data[at : at + chance.randint(1, 40)]
                else:
                    data[at:at] = data[at : at + chance.randint(1, 60)]
                if not data:
                    break
            for run in (job, text_job):
                with contextlib.suppress(UserError):
                    run({"name": "x"}, bytes(data))


def test_in_its_own_process(docx, para):
    draft = read_resume("a.docx", docx(para("Jane Doe") + para("jane@example.com")))
    assert (draft.resume.basics.name, draft.to_confirm[0]) == ("Jane Doe", "basics.name")
    assert read_text("a.txt", "一二三".encode()) == "一二三"
    with pytest.raises(UserError) as refused:
        read_resume("a.zip", b"PK\x03\x04 broken")
    assert refused.value.code == "damaged-file"


def test_a_child_that_starts_late_still_gets_everything(monkeypatch):
    late = "import sys, time; time.sleep(0.4); from app.workers.server import work; work(open(0, 'rb', buffering=0), sys.stdout.buffer)"
    monkeypatch.setattr("app.workers.isolation._command", lambda: [sys.executable, "-c", late])
    text = "abc\n" * 200_000
    assert read_text("a.txt", text.encode()) == text


def test_what_the_fuzzer_found(draft_of, zipped):
    rtf = rb"{\rtf1\ansi\ansicpg99999 \fs40 Mai Qing\par mai@example.com\par}"
    assert draft_of(rtf, "cv.rtf").resume.basics.email == "mai@example.com"
    for odd in (True, 7, 1e300, "text"):
        data = {
            "basics": {"name": "Ana Ruiz", "email": "a@example.es", "customFields": odd, "profiles": odd},
            "sections": {"skills": {"items": odd}, "experience": {"items": [{"company": "X Ltd", "keywords": odd}]}},
        }
        assert draft_of(json.dumps(data), "r.json").resume.basics.name == "Ana Ruiz"
    named = zipped({"Q1": b"x", "word/document.xml": b"<w:document xmlns:w='w'><w:body/></w:document>"})
    assert refusal(named.replace(b"Q1", b"\x001")) in ("nothing-found", "damaged-file", "unsupported-format")


def test_letters_without_a_place_are_left_out(pdf, monkeypatch):
    """A spoilt matrix gives positions that are no numbers; found by the fuzzer, which broke the reading order with it."""
    from app.ingest.formats import pdf as reader

    measure = reader.raw.FPDFText_GetLooseCharBox

    def spoilt(page, index, box):
        found = measure(page, index, box)
        if index >= 200:
            box._obj.left = box._obj.top = float("nan")
        return found

    monkeypatch.setattr(reader.raw, "FPDFText_GetLooseCharBox", spoilt)
    lines = [(40, 40 + 30 * row, 12, False, f"line {row} with words on it") for row in range(12)]
    found = reader.read_pdf(pdf([[(40, 20, 20, True, "Jane Smith"), *lines]]))
    assert found.lines[0].text == "Jane Smith"
    assert 6 < len(found.lines) < 12


def test_an_endless_line_is_not_searched_for_streets_and_numbers_without_end():
    assert has_street("12 Oak Road, Ludlow SY8 1XX") and not has_street("12 Oak Road, " * 1_000)
    assert 0 < len(phones("0161 496 0177, " * 1_000, zh=False)) <= 200


def forms(*drawn: str) -> bytes:
    """A page that shows the last of some forms; each form draws what is said, `/F0` and so on by their numbers."""
    document = pikepdf.new()
    page = document.add_blank_page()
    made = [document.make_indirect(document.make_stream(one.encode())) for one in drawn]
    named = pikepdf.Dictionary({f"/F{at}": form for at, form in enumerate(made)})
    for form in made:
        form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 9, 9]
        form.Resources = pikepdf.Dictionary(XObject=named)
    page.Resources = pikepdf.Dictionary(XObject=named)
    page.Contents = document.make_stream(f"/F{len(drawn) - 1} Do ".encode() * 50)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "drawn",
    [
        ("/F0 Do " * 50,),
        ("/F1 Do", "/F0 Do"),
        ("0 0 9 9 re f", *(f"/F{at} Do " * 30 for at in range(6))),
        ("f", "/F0 Do " * 900),
    ],
    ids=["itself 50 times", "each other", "doubling", "often on the page"],
)
def test_forms_that_never_end_are_refused_before_they_are_drawn(drawn, monkeypatch):
    monkeypatch.setattr(pdf_module.pdfium, "PdfDocument", lambda _: pytest.fail("PDFium was asked"))
    with pytest.raises(UserError) as refused:
        job({"name": "cv.pdf"}, forms(*drawn))
    assert refused.value.code == "damaged-file"
