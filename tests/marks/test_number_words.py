"""Small numbers as words or digits, and `that` or `which`: one choice per document, only where both say the same."""

from __future__ import annotations

import numpy as np
import pytest
from marks_samples import SECRET, printed

from app.domain.resume_json import from_json
from app.domain.small_words import numbers_to_digits, that_to_which
from app.marks.assignment import assign
from app.marks.attribution import placed_factors
from app.marks.observation import Reader
from app.marks.specification import Wording, build_spec

LINES = (
    "Led three shifts of 14 people across two sites",
    "Built a planner that schedules 1,800 vans a day",
    "Kept both halls open through two winters",
)
DATA = {
    "language": "en-GB",
    "basics": {"name": "Two Rivers", "summary": "Clerk with seven years in retail."},
    "work": [{"name": "Two Rivers Depot", "position": "Clerk", "startDate": "2019-02", "highlights": list(LINES)}],
    "skills": [{"name": "Tools", "keywords": ["Excel", "Two sites"]}],
}
RESUME = from_json(DATA)
CHOICES = {"style:numerals", "style:relative"}


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("Led three shifts of 14 people across two sites", "Led 3 shifts of 14 people across 2 sites"),
        ("A team (two of five)", None),
        ("Two sites, three shifts", None),  # the first would have to stay a word
        ("Ran two to three courses", None),
        ("Ran two teams and one lab", None),
        ("Ran two teams of twelve people", None),
        ("Cut waste by two thirds", None),
        ("A two-day course; phase-three trials", None),
        ("Python 3 and level two support", "Python 3 and level 2 support"),
        ("带领三名工程师，服务两家客户", "带领3名工程师，服务2家客户"),
        ("第三方审计，三年级，前三名，五六个，周三次会，大三类", None),
        ("历时两个月，节省三天", "历时2个月，节省3天"),
        ("两个人；三个体户；五天气", None),
        ("二十三家门店，百分之五", None),
    ],
)
def test_only_counts_inside_a_sentence_become_digits(text, digits):
    assert numbers_to_digits(text) == (digits or text)


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("a planner that schedules vans", "a planner which schedules vans"),
        ("labels that anyone can read", "labels which anyone can read"),
        ("errors that had been there", "errors which had been there"),
        ("loading that the other shifts took over", "loading which the other shifts took over"),
        ("so that each team saw it", None),
        ("Ensured that the line ran; ensuring that the line ran", None),
        ("showed that customers stayed", None),
        ("the fact that the line ran", None),
        ("during that time the team grew", None),
        ("All of that was new; and that was it", None),
        ("confident that we are right", None),
    ],
)
def test_that_becomes_which_only_in_a_relative_clause(text, which):
    assert that_to_which(text) == (which or text)


def test_a_choice_is_one_for_the_whole_document_and_leaves_names_alone():
    spec = build_spec(RESUME)
    assert {c.id for c in spec.carriers} >= CHOICES
    texts = [printed(RESUME, spec, f"n{number}") for number in range(40)]
    assert all("Two Rivers Depot" in text and "Two sites" in text for text in texts)
    digits = ["3 shifts of 14 people across 2 sites" in text and "7 years" in text for text in texts]
    words = ["three shifts of 14 people across two sites" in text and "seven years" in text for text in texts]
    assert any(digits) and any(words) and all(a != b for a, b in zip(digits, words, strict=True))
    assert any("planner which" in text for text in texts) and any("planner that" in text for text in texts)


def test_it_is_read_back_from_every_copy():
    spec = build_spec(RESUME)
    reader = Reader(RESUME, spec)
    for number in range(20):
        copy, text = assign(SECRET, f"c{number}", spec), printed(RESUME, spec, f"c{number}")
        seen = {p.place: p for p in placed_factors(spec, reader.observe(text), text) if p.place in CHOICES}
        assert set(seen) == CHOICES
        for carrier, value in zip(spec.carriers, copy.values, strict=True):
            if carrier.id in CHOICES:
                table = np.asarray(seen[carrier.id].factor.table)
                assert int(table[0].argmax()) == value[0]


def test_earlier_specifications_do_not_have_it_and_a_ticked_place_takes_it_over():
    for version in (1, 2):
        assert not CHOICES & {c.id for c in build_spec(RESUME, (), version).carriers}
    number = Wording("work.w1.highlights.h1", (LINES[0].replace("three", "3"),))
    word = Wording("work.w1.highlights.h2", (LINES[1].replace("that", "which"),))
    other = Wording("work.w1.highlights.h3", (LINES[2].replace("open", "running"),))
    assert CHOICES & {c.id for c in build_spec(RESUME, [number, other]).carriers} == {"style:relative"}
    assert CHOICES & {c.id for c in build_spec(RESUME, [word]).carriers} == {"style:numerals"}


def test_a_count_made_a_digit_is_found_with_the_space_beside_it():
    line = "已有三家俱乐部使用"
    resume = from_json(
        {
            "language": "zh-Hans",
            "basics": {"name": "钟离雅"},
            "work": [{"name": "川南协会", "startDate": "2019-02", "highlights": [line, "自2018年起维护网站"]}],
        }
    )
    spec = build_spec(resume, [Wording("work.w1.highlights.h1", (line.replace("已有", "目前有"),))])
    reader = Reader(resume, spec)
    wording = next(c for c in spec.carriers if c.layer == "wording")
    for number in range(40):
        copy, text = assign(SECRET, f"c{number}", spec), printed(resume, spec, f"c{number}")
        seen = {p.place: p for p in placed_factors(spec, reader.observe(text), text)}
        value = copy.values[spec.carriers.index(wording)][0]
        assert int(np.asarray(seen[wording.id].factor.table)[0].argmax()) == value  # type: ignore[attr-defined]
