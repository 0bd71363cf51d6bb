"""Internships and posts of a student keep the heading that the master résumé gave them."""

from __future__ import annotations

import dataclasses

from app.domain.compose import compose, printed_sections
from app.domain.document import Heading
from app.domain.resume import Field, Resume, Work, fields, rewrite
from app.domain.resume_json import from_json, to_json
from app.domain.style import default_style

RESUME = Resume(
    language="en",
    work=(
        Work("w1", "Harbour Bank", "Teller", start="2021"),
        Work("w2", "Mill Lane Press", "Editor", start="2019", heading="Internships"),
        Work("w3", "Kite Studio", "Assistant", start="2018", heading="Internships"),
    ),
)


def headings(resume: Resume) -> list[str]:
    blocks = compose(resume, default_style(resume.language)).blocks
    return [block.text for block in blocks if isinstance(block, Heading)]


def test_a_copy_prints_the_heading_once_for_its_entries() -> None:
    assert headings(RESUME)[1:] == ["Internships"]
    assert printed_sections(RESUME, default_style("en")) == ("work", "section")


def test_a_resume_without_own_headings_is_printed_as_before() -> None:
    plain = dataclasses.replace(RESUME, work=RESUME.work[:1])
    assert len(headings(plain)) == 1
    assert "Internships" not in headings(plain)


def test_the_heading_is_a_text_that_is_swept() -> None:
    assert Field("work.w2.heading", None, "Internships") in fields(RESUME)
    swept = rewrite(RESUME, lambda field: None if field.value == "Internships" else field.value)
    assert len(headings(swept)) == 1


def test_the_heading_survives_the_exchange_form() -> None:
    assert to_json(RESUME)["work"][1]["x-section"] == "Internships"
    assert from_json(to_json(RESUME, ids=True)) == RESUME
    assert "x-section" not in to_json(RESUME)["work"][0]
