from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.compose import compose
from app.domain.document import Bullet, Entry, Heading, Title, footer, text_lines
from app.domain.resume import Basics, Language, Line, Resume, Section, Skill, Work
from app.domain.style import DATE_FORMATS, Style, default_style, format_date, format_range


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("mon-year", "Mar 2021"),
        ("month-year", "March 2021"),
        ("slash", "03/2021"),
        ("iso", "2021-03"),
        ("nian", "2021年3月"),
        ("dot", "2021.03"),
    ],
)
def test_each_format_prints_the_same_month(style: str, expected: str) -> None:
    assert format_date("2021-03", Style(date_format=style), "en") == expected


@given(st.integers(1960, 2035), st.integers(1, 12), st.sampled_from(DATE_FORMATS["en"] + DATE_FORMATS["zh"]))
def test_the_year_is_always_printed(year: int, month: int, style: str) -> None:
    assert str(year) in format_date(f"{year}-{month:02d}", Style(date_format=style), "en")


@pytest.mark.parametrize("odd", ["2021", "spring 2021", "2021-13", ""])
def test_what_is_no_month_is_printed_as_it_is(odd: str) -> None:
    assert format_date(odd, default_style("en"), "en") == odd


def test_a_range_is_open_only_where_it_is_said() -> None:
    assert format_range("2021-03", "", default_style("en"), "en", current=True) == "Mar 2021 – Present"
    assert format_range("2021-03", "", default_style("zh"), "zh", current=True) == "2021.03 – 至今"
    assert format_range("2021-03", "", default_style("en"), "en", current=False) == "Mar 2021"
    assert format_range("2021-03", "2022", default_style("en"), "en", current=True) == "Mar 2021 – 2022"
    assert format_range("", "", default_style("en"), "en", current=True) == ""


def test_composition_keeps_order_and_ends_with_the_reference() -> None:
    resume = Resume(
        basics=Basics(name="Mei Chen", email="mei@example.com"),
        work=(
            Work(
                "w1",
                organisation="Acme",
                position="Engineer",
                start="2021-03",
                current=True,
                highlights=(Line("h1", "Built."), Line("h2", "Ran.")),
            ),
        ),
    )
    document = compose(resume, default_style("en"), reference="R7K4-Q2MD", notice="Prepared for X")
    kinds = [type(block) for block in document.blocks]
    assert kinds[0] is Title
    assert [block.text for block in document.blocks if isinstance(block, Bullet)] == ["Built.", "Ran."]
    assert Heading("Work Experience", "work") in document.blocks
    assert Entry("Acme", "Mar 2021 – Present", "Engineer", "work.w1") in document.blocks
    assert text_lines(document)[-1] == footer(document) == "Ref R7K4-Q2MD · Prepared for X"


def test_a_document_without_a_name_gets_a_neutral_title() -> None:
    document = compose(Resume(language="zh-Hans"), default_style("zh"))
    assert document.blocks[0] == Title("个人简历")
    assert document.title == "个人简历"


def test_a_section_without_content_has_no_heading() -> None:
    document = compose(Resume(skills=(Skill("s1"),), languages=(Language("l1"),)), default_style("en"))
    assert [block for block in document.blocks if isinstance(block, Heading)] == []


def test_lines_without_a_heading_stand_above_every_heading() -> None:
    """Below one they would pass for a part of it: a wish for a post as the last school."""
    resume = Resume(
        basics=Basics(name="Mei Chen", email="mei@example.com", summary="Buys parts."),
        skills=(Skill("s1", name="SAP"),),
        sections=(
            Section("o1", title="Volunteering", lines=(Line("l1", "Library."),)),
            Section("o2", lines=(Line("l1", "Purchasing manager"),)),
        ),
    )
    document = compose(resume, default_style("en"))
    lines = text_lines(document)
    first = next(block.text for block in document.blocks if isinstance(block, Heading))
    assert lines.index("mei@example.com") < lines.index("Purchasing manager") < lines.index(first)
    assert lines[lines.index("Volunteering") + 1] == "Library."
    assert lines.count("Purchasing manager") == 1
