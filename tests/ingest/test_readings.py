"""Readings of what surfaced: text once, pictures twice, shadows divided away."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw

from app.errors import UserError
from app.ingest import reading, readings
from app.ingest.formats.image_cleanup import MAX_SIDE, flattened
from app.ingest.reading import read_resume_pages, read_text_pages
from app.ingest.readings import read_texts
from app.workers import ocr_helper


def page(width: int = 900, height: int = 600, shadow: float = 1.0) -> Image.Image:
    """A page with three lines, lit from the left: the right edge has `shadow` of the light."""
    image = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(image)
    for number, text in enumerate(("Rebuilt the billing pipeline", "Trained nine colleagues", "Quay Software 2019")):
        draw.text((40, 60 + 160 * number), text, fill=20, font_size=44)
    light = np.linspace(1.0, shadow, width)[None, :]
    return Image.fromarray((np.asarray(image) * light).astype(np.uint8))


RESUME = (
    ("Amara Lindqvist", "amara@example.org", "Leeds, UK"),
    ("Experience", "Quay Software Ltd, Software Engineer", "2019 - 2023", "Rebuilt the billing pipeline"),
)


def lined(lines: tuple[str, ...]) -> Image.Image:
    image = Image.new("L", (1_000, 500), 255)
    for number, text in enumerate(lines):
        ImageDraw.Draw(image).text((60, 60 + 90 * number), text, fill=10, font_size=40)
    return image


def png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def test_a_shadow_is_divided_away_and_the_letters_stay() -> None:
    even = np.asarray(flattened(page(shadow=0.3)))
    columns = np.median(even, axis=0)
    assert columns.max() - columns.min() < 12
    assert even.min() < 120


@pytest.mark.parametrize("size", [(60, 40), (900, 600), (5_000, 400)])
def test_small_pictures_are_doubled_and_large_ones_bounded(size: tuple[int, int]) -> None:
    found = flattened(Image.new("RGB", size, "white"))
    assert found.mode == "L"
    assert max(found.size) == min(2 * max(size), MAX_SIDE)


def test_a_file_with_text_is_read_once() -> None:
    assert read_texts("a.txt", b"Quay Software") == ("Quay Software",)


def test_an_empty_text_is_one_sentence() -> None:
    with pytest.raises(UserError) as refused:
        read_texts("a.html", b"<html><body> <p> </p></body></html>")
    assert refused.value.code == "nothing-found"


def test_without_an_ocr_program_a_picture_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "engines", lambda: ())
    with pytest.raises(UserError) as refused:
        read_texts("a.png", png(page()))
    assert refused.value.code == "ocr-missing"


def test_a_pass_that_finds_nothing_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(job: str, header: dict[str, object], *_: object, **__: object) -> dict[str, str]:
        if not header["ocr"]:
            raise UserError("scan-or-font")
        if job.endswith("as_it_is"):
            raise UserError("nothing-found")
        return {"text": "Quay Software"}

    monkeypatch.setattr(readings, "engines", lambda: ("tesseract",))
    monkeypatch.setattr(readings, "run_isolated", run)
    assert read_texts("a.png", b"picture") == ("Quay Software",)
    monkeypatch.setattr(readings, "_RECOGNITION_JOBS", ("x:read_as_it_is", "y:read_as_it_is"))
    with pytest.raises(UserError) as refused:
        read_texts("a.png", b"picture")
    assert refused.value.code == "nothing-found"


def test_each_further_engine_reads_a_picture_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(job: str, header: dict[str, object], *_: object, **__: object) -> dict[str, str]:
        if not header["ocr"]:
            raise UserError("scan-or-font")
        return {"text": f"{job.rpartition(':')[2]} {header['engine']}"}

    monkeypatch.setattr(readings, "run_isolated", run)
    monkeypatch.setattr(readings, "engines", lambda: ("tesseract", "rapidocr"))
    assert read_texts("a.png", b"x") == (
        "read_as_it_is tesseract",
        "read_flattened tesseract",
        "read_as_it_is rapidocr",
    )
    monkeypatch.setattr(readings, "engines", lambda: ("rapidocr",))
    assert read_texts("a.png", b"x") == ("read_as_it_is rapidocr", "read_flattened rapidocr")


@pytest.mark.skipif(not ocr_helper.program(), reason="needs the Tesseract program")
def test_a_shadowed_photo_is_read_twice() -> None:
    texts = read_texts("a.png", png(page(shadow=0.35)))
    assert len(texts) == 2
    assert all("billing pipeline" in text for text in texts)


@pytest.mark.skipif(not ocr_helper.program(), reason="needs the Tesseract program")
def test_a_resume_in_several_pictures_is_one_draft() -> None:
    """Each page is read where it stands; what is no picture is named."""
    pages = [(f"{number}.png", png(lined(lines))) for number, lines in enumerate(RESUME, 1)]
    draft = read_resume_pages(pages)
    assert draft.resume.basics.name == "Amara Lindqvist" and draft.resume.basics.email == "amara@example.org"
    assert [job.organisation for job in draft.resume.work] == ["Quay Software Ltd"]
    text = read_text_pages(pages)
    assert text.index("Amara") < text.index("Quay Software")
    with pytest.raises(UserError) as refused:
        read_resume_pages([*pages, ("3.png", b"GIF89a")])
    assert refused.value.code == "picture-unreadable" and refused.value.params == {"name": "3.png"}


def test_without_an_ocr_program_several_pictures_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "engines", lambda: ())
    with pytest.raises(UserError) as refused:
        read_text_pages([("1.png", png(page()))])
    assert refused.value.code == "ocr-missing"
