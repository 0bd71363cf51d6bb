"""Look of a Word file beside the PDF: its rules, names, contact lines, heads and hanging rows."""

from __future__ import annotations

import dataclasses
import io

import docx as python_docx
import pypdfium2
import pytest
from docx.text.paragraph import Paragraph

from app.domain.compose import compose
from app.domain.design import Layout
from app.domain.document import Document
from app.domain.resume import Resume
from app.domain.resume_json import from_json
from app.domain.style import default_style
from app.render import docx, pdf, photo
from app.render.themes.theme import theme
from app.render.themes.widths import ems
from app.render.themes.word import word_look

from .random_resumes import random_resume


def _of(key: str, resume: Resume, reference: str = "") -> Document:
    return compose(
        resume,
        default_style(resume.language),
        reference=reference,
        layout=Layout(key),
        arrangement=theme(key).arrangement,
    )


def _word(made: Document) -> list[Paragraph]:
    return list(python_docx.Document(io.BytesIO(docx.write(made))).paragraphs)


@pytest.mark.parametrize("key", ["classic", "executive"])
def test_in_word_the_rule_of_a_name_ends_before_the_photo(key: str) -> None:
    photo.clear_cache()
    resume = next(one for one in map(random_resume, range(60)) if one.personal.photo and one.basics.name)
    bare = dataclasses.replace(resume, personal=dataclasses.replace(resume.personal, photo=""))
    for one, room in ((resume, 33), (bare, 0)):
        file = python_docx.Document(io.BytesIO(docx.write(_of(key, one))))
        indent = file.styles["Title"].paragraph_format.right_indent
        assert round(indent.mm if indent else 0) == room


def test_in_word_a_long_name_stands_on_one_line() -> None:
    resume = random_resume(3)
    names = ("Ann Lee", "Dr Aleksandra Wiśniewska-Brandt", "Dr Aleksandra Maria Wiśniewska-Brandt von Hohenstein")
    looks = [
        word_look(_of("executive", dataclasses.replace(resume, basics=dataclasses.replace(resume.basics, name=name))))
        for name in names
    ]
    assert looks[0].name > looks[2].name
    for look, name in zip(looks, names, strict=True):
        assert ems(name, look.heading_latin, bold=True) * look.name * 10 <= look.width


def test_in_word_contact_items_are_whole_and_no_line_ends_with_their_separator() -> None:
    links = [{"network": "Web", "url": f"https://a-rather-long-address-{at}.example/of/somebody"} for at in range(4)]
    resume = from_json({"basics": {"name": "Ann Lee", "email": "ann.lee@example.com", "profiles": links}})
    rows = next(one.text for one in _word(_of("modern", resume)) if one.style.name == "Contact").split("\n")
    assert len(rows) > 1 and not any(row.strip().endswith(("|", "·", ";", ",")) for row in rows)
    assert sum(row.count("https://") for row in rows) == 4


def _heads(key: str, *jobs: tuple[str, str]) -> tuple[list[list[str]], list[int]]:
    """The lines of the heads of jobs (employer, position) in a Word file, and where the second part begins on those of one line."""
    dates = {"startDate": "2017-04", "endDate": "2019-09"}
    work = [{"name": name, "position": position, **dates} for name, position in jobs]
    rows = _word(_of(key, from_json({"basics": {"name": "Ann Lee"}, "work": work})))
    heads = [each for each in rows if each.text and each.style.name in ("Entry", "Sub")]
    stops = [each.paragraph_format.tab_stops for each in heads]
    return [each.text.split("\t") for each in heads], [stop[0].position.twips for stop in stops if len(stop)]


def test_in_word_a_head_of_one_line_has_its_parts_behind_each_other() -> None:
    """As in the PDF: what follows a name stands behind it (`compact`), or in a column (`zh-standard`)."""
    look = word_look(_of("zh-standard", from_json({"basics": {"name": "Ann Lee"}})))
    jobs = (("Voith", "Working student"), ("Halvorsen Foods", "Clerk"))
    lines, behind = _heads("compact", *jobs)
    assert [len(line) for line in lines] == [3, 3] and behind[0] < behind[1] < look.column
    assert _heads("zh-standard", *jobs)[1] == [look.column] * 2


def test_in_word_the_column_of_a_section_moves_to_where_all_its_heads_have_room() -> None:
    look = word_look(_of("zh-standard", from_json({"basics": {"name": "Ann Lee"}})))
    long = "Undergraduate Research Assistant, Austin"
    for job, left in ((("Voith", long), True), (("Northwestern University, School of Law", "Clerk"), False)):
        lines, columns = _heads("zh-standard", job, ("Halvorsen", "Clerk"))
        assert [len(line) for line in lines] == [3, 3]
        assert columns[0] == columns[1] and (columns[0] < look.column) == left and columns[0] != look.column


@pytest.mark.parametrize("key", ["compact", "zh-standard"])
def test_in_word_the_heads_of_a_section_are_alike(key: str) -> None:
    """If what follows one name has no room beside it, all of that section go below their names, dates behind them."""
    lines, columns = _heads(key, ("Voith", "Clerk"), ("Halden", "x" * 120))
    assert [len(line) for line in lines] == [1, 2, 1, 2] and not columns


@pytest.mark.parametrize("family", ["Calibri", "Georgia", "Times New Roman"])
def test_widths_of_texts_are_those_of_the_families(family: str) -> None:
    assert ems("", family) == 0 < ems("il", family) < ems("WM", family)
    assert ems("Śé", family) == ems("Se", family), "an accent makes no letter wider"
    assert ems("中国", family) == 2 and ems("Ж", family) > 0.8
    assert all(ems(letter, family) <= ems(letter, family, bold=True) for letter in "ABDEGHabdeghnou")


def test_a_publication_hangs_wherever_it_is_printed() -> None:
    """Its second line begins further in, in the PDF and in Word; the text stays as it is."""
    papers = [
        {"name": f"Paper {at} " + "on the flow of water below farmed plains " * 4, "releaseDate": "2020-05"}
        for at in (1, 2)
    ]
    made = _of("modern", from_json({"basics": {"name": "Ann Lee"}, "publications": papers}))
    page = pypdfium2.PdfDocument(pdf.write(made))[0].get_textpage()
    lines = page.get_text_range().splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("Paper 1"))
    lefts = [page.get_charbox(page.get_text_range().index(lines[number]))[0] for number in (at, at + 1)]
    assert lefts[1] > lefts[0] + 8
    listed = python_docx.Document(io.BytesIO(docx.write(made))).styles["Listed"].paragraph_format
    assert listed.first_line_indent is not None and listed.first_line_indent < 0


def test_in_word_the_last_point_of_a_list_is_never_alone_on_a_page() -> None:
    points = [f"Point {number}" for number in range(4)]
    jobs = [
        {"name": "Harbour Ltd", "position": "Clerk", "highlights": points},
        {"name": "Quay Ltd", "position": "Clerk"},
    ]
    resume = from_json({"basics": {"name": "Ann Lee"}, "work": jobs})
    kept = {one.text: one.paragraph_format.keep_with_next for one in _word(_of("academic", resume))}
    assert [bool(kept[point]) for point in points] == [False, False, True, False]
