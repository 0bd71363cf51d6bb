"""What a typographer accepts: one dash, one way of dates, headings that fit, and an order only where it carries no rank."""

from __future__ import annotations

import dataclasses
import re

import pytest
from marks_samples import EN, SECRET, ZH, printed, spec_with_ticks

from app import resources
from app.domain.compose import compose
from app.domain.document import Heading
from app.domain.optional_items import Leeway, orders_of
from app.domain.resume import Education, Resume, Work
from app.domain.resume_json import from_json
from app.domain.style import HEADINGS, default_style, language_group
from app.marks.apply import apply_marks
from app.marks.assignment import assign
from app.marks.house_styles import accepted_choices, accepted_headings, country_of
from app.marks.layers.style import with_choice
from app.marks.specification import build_spec
from app.yaml_file import read_yaml
from tests.sampling import repeats

TABLE = read_yaml(resources.path("lists", "house_styles.yaml"))
SAMPLES = (EN, dataclasses.replace(EN, language="en-GB"), dataclasses.replace(EN, language="en-US"), ZH)
DASHES = re.compile(r"[–—]|(?<=\d) - |\d-\d|(?<=\w) - ")


def copies(resume, count):
    spec = spec_with_ticks(resume)
    return [apply_marks(resume, spec, assign(SECRET, f"c{number}", spec)) for number in range(count)]


def test_every_choice_is_known_and_has_a_reason():
    assert set(TABLE) == {"en", "zh"}
    for group, rows in TABLE.items():
        for name, row in rows.items():
            if name == "headings":
                for section, listed in row.items():
                    assert {one["text"] for one in listed} <= set(HEADINGS[group][section]), section
                    assert listed[0].keys() == {"text"}, "the usual one fits always"
                continue
            assert row["reason"].strip() and row["accepted"]
            for options in (row["accepted"], *row.get("in", {}).values()):
                assert len(set(options)) == len(options)
                for option in options:
                    with_choice(default_style(group), name, option)


@pytest.mark.parametrize("resume", SAMPLES, ids=["en", "gb", "us", "zh"])
def test_a_copy_keeps_to_one_style(resume: Resume):
    """No ISO date, no hyphen for a dash, no second kind of dash, no mixed separators, no word for a sign."""
    choices = accepted_choices(resume)
    for marked, style in copies(resume, repeats(400, 120)):
        document = compose(marked, style)
        text = "\n".join(str(block) for block in document.blocks)
        assert not re.search(r"\b\d{4}-\d\d\b", text) and "percent" not in text and " & " not in text
        dashes = set(DASHES.findall("\n".join(_lines(document))))
        assert dashes <= {"–"} and (not dashes or "–" in style.range_dash)
        assert style.label_form != "dash" and "–" not in style.detail_separator
        assert all(getattr(style, name) in options for name, options in _texts(choices, style).items())


def _lines(document):
    from app.domain.document import text_lines

    return list(text_lines(document))


def _texts(choices, style):
    """The choices that the style holds as text and that were drawn."""
    return {
        name: options
        for name, options in choices.items()
        if isinstance(getattr(style, name), str) and getattr(style, name)
    }


def test_headings_mean_the_same_over_what_stands_there():
    school = dataclasses.replace(EN, education=(Education("e1", "Hull High School", study_type="Diploma"),))
    degree = dataclasses.replace(
        EN, education=(Education("e1", "University of Hull", study_type="BSc", area="Physics"),)
    )
    assert "Academic Background" in accepted_headings(degree)["education"]
    assert not any("Academic" in text for text in accepted_headings(school)["education"])
    assert not any("Academic" in text for text in accepted_headings(Resume())["education"])
    intern = dataclasses.replace(EN, work=(*EN.work, Work("w9", "Quay", "Summer Intern")))
    assert "Employment History" in accepted_headings(EN)["work"]
    assert accepted_headings(intern)["work"] == ("Work Experience", "Experience")
    assert "Technical Skills" in accepted_headings(EN)["skills"]
    assert "Academic History" not in str(TABLE) and "工作履历" not in str(TABLE)
    for resume in SAMPLES:
        accepted = accepted_headings(resume)
        usual = HEADINGS[language_group(resume.language)]
        for marked, style in copies(resume, 40):
            for block in compose(marked, style).blocks:
                if isinstance(block, Heading) and block.section in usual:
                    assert block.text in (*accepted.get(block.section, ()), usual[block.section][0])


def test_the_country_decides_on_spellings():
    assert [country_of(one) for one in SAMPLES] == ["", "GB", "US", ""]
    autumn = from_json({"language": "en-GB", "work": [{"name": "A", "position": "B", "startDate": "2019-09"}]})
    texts = {printed(autumn, build_spec(autumn), f"c{number}") for number in range(60)}
    assert any("Sept 2019" in text for text in texts)
    german = dataclasses.replace(EN, language="en-DE")
    assert not any(c.target == "date_format" for c in build_spec(german).carriers)
    assert "which" not in accepted_choices(EN)["relative"] and "which" in accepted_choices(SAMPLES[1])["relative"]


def test_order_moves_only_where_it_carries_no_rank():
    """The first two bullets stay; skills move only where the person ticked it; a list they put in order stays."""
    free = orders_of(EN)[0].path
    for leeway, moving in (
        (Leeway(), set()),
        (Leeway(free=(free,)), {free}),
        (Leeway(free=(free,), fixed=(free,)), set()),
        (Leeway(free=tuple(one.path for one in orders_of(EN))), {one.path for one in orders_of(EN)} | {"skills"}),
    ):
        spec = build_spec(EN, leeway=leeway)
        assert {c.target for c in spec.carriers if c.target.startswith("skills") and c.kind == "order"} == moving
        for number in range(30):
            marked, _ = apply_marks(EN, spec, assign(SECRET, f"c{number}", spec))
            for before, after in zip(EN.work, marked.work, strict=True):
                assert after.highlights[:2] == before.highlights[:2]
            if not moving:
                assert marked.skills == EN.skills
    fixed = build_spec(EN, leeway=Leeway(fixed=("work.w1.highlights", "interests")))
    assert not {"work.w1.highlights", "interests"} & {c.target for c in fixed.carriers if c.kind == "order"}


def test_a_word_with_a_label_of_its_own_keeps_its_place():
    skills = [{"name": "软件", "keywords": ["设计剪辑：Photoshop", "Premiere", "办公：Excel"]}]
    resume = from_json({"language": "zh-Hans", "skills": skills})
    assert orders_of(resume) == ()
    assert not any(c.kind == "order" for c in build_spec(resume, leeway=Leeway(free=("skills.s1.keywords",))).carriers)


def test_an_earlier_specification_knows_no_leeway():
    ticked = Leeway(fixed=("interests",), optional=("interests.i2",))
    for number in (1, 2, 3):
        assert build_spec(EN, (), number, leeway=ticked) == build_spec(EN, (), number)
