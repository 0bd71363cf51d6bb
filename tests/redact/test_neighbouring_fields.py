"""What an import puts into several fields is read together: a label in one field and its value in the next goes when the stage withholds it."""

from __future__ import annotations

import pytest

from app.domain.resume import Resume, fields
from app.domain.resume_json import from_json
from app.domain.sensitivity import Stage
from app.redact.engine import redact
from app.redact.policies import stage_policy

NAMES = {"en": "Orla Devane", "zh-Hans": "尉迟安"}
KEPT = "Raised 12k for the hospice in 2019, hall 94"


def resume(language: str, title: str, lines: list[str]) -> Resume:
    sections = [
        {"id": "s1", "title": title, "lines": [{"id": f"l{at}", "text": line} for at, line in enumerate(lines)]},
        {"id": "s2", "title": "Volunteering", "lines": [{"id": "l9", "text": KEPT}]},
    ]
    return from_json({"basics": {"name": NAMES[language]}, "x-language": language, "x-sections": sections})


GONE = [
    # a heading is the label of the line below
    ("en", "Expected salary", ["54k"], ["54k"]),
    ("en", "Salary expectations", ["EUR 62,000 gross"], ["62,000"]),
    ("en", "Current package", ["54k + car"], ["54k"]),
    ("en", "Post code", ["BS8 4XQ"], ["BS8"]),
    ("en", "Hometown", ["Kilkenny"], ["Kilkenny"]),
    ("en", "Date of birth", ["4 November 1986"], ["1986"]),
    ("zh-Hans", "期望薪资", ["面议，不低于一万二"], ["一万二"]),
    ("zh-Hans", "邮编", ["315100"], ["315100"]),
    ("zh-Hans", "年龄", ["34"], ["34"]),
    # a line is the label of the next
    ("en", "Other", ["Current package", "54k"], ["54k"]),
    ("en", "", ["ZIP", "94110"], ["94110"]),
    (
        "en",
        "Additional information",
        ["Age:", "34", "Marital status", "Married, two children"],
        ["34", "Married", "two"],
    ),
    ("en", "Notes", ["CTC", "14 LPA", "ECTC", "18 LPA"], ["14", "18"]),
    ("en", "Details", ["Religion", "Methodist"], ["Methodist"]),
    ("zh-Hans", "求职意向", ["期望薪资", "15K"], ["15K"]),
    ("zh-Hans", "其他", ["籍贯", "安徽芜湖", "婚否", "已婚已育"], ["安徽", "芜湖", "已婚"]),
    # without a label
    ("en", "Personal", ["Native of Kilkenny"], ["Kilkenny"]),
    ("zh-Hans", "其他信息", ["目前到手九千，想要一万二"], ["九千", "一万二"]),
]


@pytest.mark.parametrize(("language", "title", "lines", "gone"), GONE)
def test_a_value_behind_its_label_goes(language: str, title: str, lines: list[str], gone: list[str]) -> None:
    copy = redact(resume(language, title, lines), stage_policy(Stage.BROWSE)).resume
    texts = [field.value for field in fields(copy)]
    assert not [(value, text) for value in gone for text in texts if value in text and text != KEPT]
    assert KEPT in texts


@pytest.mark.parametrize("line", ["每学期家访32户，家长满意度98%", "负责32张床位的护理，夜班每月6个；"])
def test_a_share_or_a_count_of_shifts_in_a_duty_stays(line: str) -> None:
    copy = redact(resume("zh-Hans", "其他", [line]), stage_policy(Stage.BROWSE)).resume
    assert line in [field.value for field in fields(copy)]


def test_a_label_goes_with_its_value() -> None:
    copy = redact(resume("en", "Expected salary", ["54k"]), stage_policy(Stage.BROWSE)).resume
    assert "Expected salary" not in [field.value for field in fields(copy)]


KEPT_AS_IT_IS = [
    ("Availability", ["Immediately"]),
    ("Languages", ["English", "Irish"]),
    ("Current package", ["Wrote the packaging guide"]),
    ("Achievements", ["Salary benchmarking", "Cut cost of hire by 54k a year"]),
    ("Ages", ["Taught classes of 34"]),
]


@pytest.mark.parametrize(("title", "lines"), KEPT_AS_IT_IS)
def test_an_honest_line_below_a_heading_stays(title: str, lines: list[str]) -> None:
    copy = redact(resume("en", title, lines), stage_policy(Stage.BROWSE)).resume
    assert [line.text for section in copy.sections if section.id == "s1" for line in section.lines] == lines


def test_a_stage_that_keeps_the_kind_keeps_the_value() -> None:
    copy = redact(resume("en", "Date of birth", ["4 November 1986"]), stage_policy(Stage.OFFER)).resume
    assert {"Date of birth", "4 November 1986"} <= {field.value for field in fields(copy)}
