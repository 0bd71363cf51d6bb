"""The child that renders for a window gives what this process would give: files, refusals, pages and positions."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections.abc import Iterator

import pytest

from app.domain.document import Photo, text_lines
from app.domain.resume import Resume
from app.errors import UserError
from app.render import photo, preview, render_jobs, typesetter
from app.render.writers import WRITERS, render

from .conftest import MakeDocument, photo_uri


@pytest.fixture(autouse=True)
def quick_children() -> None:
    """The child starts as it does for people: confined, with what it loaded ahead."""


@pytest.fixture(autouse=True)
def _in_this_process() -> Iterator[None]:
    photo.clear_cache()
    yield
    typesetter.use_helper(False)
    photo.clear_cache()


def test_every_format_has_the_same_bytes_with_a_photo_and_without(make_document: MakeDocument) -> None:
    with_photo = dataclasses.replace(Resume(), personal=dataclasses.replace(Resume().personal, photo=photo_uri()))
    cases = [
        (make_document("zh-Hans", photo=True), with_photo),
        (make_document("en"), Resume()),
        (make_document("en", reference=""), Resume()),
    ]
    here = [render(document, resume, form) for document, resume in cases for form in WRITERS]
    typesetter.use_helper(True)
    assert [render(document, resume, form) for document, resume in cases for form in WRITERS] == here


def test_the_child_never_gets_the_original_of_a_photo(
    make_document: MakeDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def ask(job: str, header: dict[str, object], payload: bytes) -> dict[str, object]:
        asked.append(header)
        return {"data": payload}

    typesetter.use_helper(True)
    monkeypatch.setattr(typesetter, "ask", ask)
    document, personal = make_document(photo=True), dataclasses.replace(Resume().personal, photo=photo_uri())
    for form in ("pdf", "docx", "json"):
        assert render(document, dataclasses.replace(Resume(), personal=personal), form) == photo.pixels(photo_uri())[2]
    assert "base64" not in str(asked)


def test_a_photo_is_forgotten_after_its_file(make_document: MakeDocument) -> None:
    header = {"format": "docx", "photo": [1, 1], **helper_headers(make_document(photo=False))}
    render_jobs.write_copy(header, b"abc")
    with pytest.raises(UserError, match="photo-unreadable"):
        photo.reencode("provided")


def helper_headers(document: object) -> dict[str, object]:
    from app.domain.document import Document
    from app.workers import codec

    return {"document": codec.encode(Document, document), "resume": codec.encode(Resume, Resume())}


@pytest.mark.parametrize("beside", [False, True])
def test_what_a_writer_refuses_is_told_in_its_words(make_document: MakeDocument, beside: bool) -> None:
    typesetter.use_helper(beside)
    document = make_document()
    unprintable = dataclasses.replace(document, title="\U0001f600")
    for form in ("pdf", "docx"):
        with pytest.raises(UserError) as refusal:
            render(unprintable, Resume(), form)
        assert (refusal.value.code, dict(refusal.value.params)) == ("no-glyph", {"characters": "\U0001f600"})
    with pytest.raises(UserError, match="photo-unreadable"):
        render(dataclasses.replace(document, blocks=(Photo("data:,"),)), Resume(), "docx")
    with pytest.raises(UserError, match="unknown-format"):
        render(document, Resume(), "odt")


def test_pages_are_shown_as_this_process_would_show_them(make_document: MakeDocument) -> None:
    document = make_document("zh-Hans")
    pdf, texts = render(document, Resume(), "pdf"), [*text_lines(document), "not there"]
    here = preview.show(pdf, 1.2, texts)
    assert len(here.pictures) == 2 and here.boxes[0] and not here.boxes[-1]
    typesetter.use_helper(True)
    assert preview.show(pdf, 1.2, texts) == here
    with pytest.raises(UserError, match="pdf-unreadable"):
        preview.show(b"no pdf", 1.2, texts)


def test_a_window_that_renders_loads_no_library_for_it() -> None:
    program = """
import sys
from app.domain.document import Document, Paragraph
from app.domain.resume import Resume
from app.render import preview, typesetter, writers
typesetter.use_helper(True)
document = Document("en", "Resume", (Paragraph("A line"),))
files = [writers.render(document, Resume(), form) for form in writers.WRITERS]
assert preview.show(files[0], 1.0, ["A line"]).boxes[0]
typesetter.use_helper(False)
print([name for name in ("typst", "pypdfium2", "PIL") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
