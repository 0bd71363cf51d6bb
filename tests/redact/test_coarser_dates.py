"""Dates and ages in running text when they are generalised: one truth, told once, with nothing finer left beside it."""

from __future__ import annotations

import pytest

from app.domain.resume_json import from_json
from app.redact.engine import redact
from app.redact.policies import load_policy


def _said(text: str, policy: str, language: str = "en") -> str:
    data = {
        "basics": {"name": "Ana Ruiz", "summary": text},
        "work": [{"name": "Globex", "startDate": "2015-03", "endDate": "2019-06"}],
        "x-personal": {"birthDate": "1990-05-04"},
        "x-language": language,
    }
    return redact(from_json(data), load_policy(policy)).resume.basics.summary


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("2015.03-2019.06 led it", "2015-2019 led it"),
        ("Joined on 3 March 2015", "Joined on 2015"),
        ("Since the 17th of March 2015", "Since the 2015"),
        ("On 2015-03-17 it ran", "On 2015 it ran"),
        ("2015年3月17日上线", "2015上线"),
        ("17.03.2015 live", "2015 live"),
        ("version 1.2 2015-03", "version 1.2 2015"),
        ("2015年3月 至 2019年6月", "2015 至 2019"),
        ("2015-03 3 years on", "2015 3 years on"),
        ("see 2015.03.example.org/ana", "see [withheld]"),
    ],
)
def test_a_month_goes_with_its_day_and_leaves_the_words_around_it(text: str, left: str) -> None:
    assert _said(text, '{"base": "offer", "set": {"dates": "generalise"}}') == left


@pytest.mark.parametrize(
    ("text", "left", "language"),
    [
        ("36岁，1990年5月4日出生", "30–39岁，1990出生", "zh-Hans"),
        ("年龄：36岁。", "年龄：30–39岁。", "zh-Hans"),
        ("36 years old, born 4 May 1990", "30–39, born 1990", "en"),
    ],
)
def test_an_age_is_its_decade_once(text: str, left: str, language: str) -> None:
    assert _said(text, '{"base": "offer", "set": {"birth": "generalise"}}', language) == left


@pytest.mark.parametrize("operator", ["remove", "mask", "generalise"])
def test_no_operator_leaves_an_age_that_tells_the_year(operator: str) -> None:
    said = _said("I am 36. 36 years old. Born 4 May 1990.", f'{{"base": "offer", "set": {{"birth": "{operator}"}}}}')
    assert "36" not in said
    assert "May" not in said
