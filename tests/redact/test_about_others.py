"""What is said of colleagues, pupils and teams is not taken for the person's own nation, age, family or referee."""

from __future__ import annotations

import pytest

from app.domain.resume import Basics, Line, Personal, Resume, Section, Work, fields
from app.domain.sensitivity import Stage
from app.redact.engine import redact
from app.redact.policies import stage_policy


def duty(text: str, language: str) -> str:
    """What a browse copy says of one duty."""
    resume = Resume(language, Basics(name="Xun Zhou"), (Work("w", "Halcyon Fluidics", highlights=(Line("h", text),)),))
    left = {leaf.id: leaf.value for leaf in fields(redact(resume, stage_policy(Stage.BROWSE)).resume)}
    return left.get("work.w.highlights.h", "")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh-Hant", "協助越南籍同仁適應生活，編寫雙語工作手冊。"),
        ("zh-Hans", "整理三一班家长反馈意见，归纳共性问题。"),
        ("zh-Hans", "设计温室时选用向阳坡地，采暖费用节省两成。"),
        ("en", "Catered for 1600 guests over three nights with a team of thirty-five."),
    ],
)
def test_what_is_said_of_others_stays(language: str, text: str) -> None:
    assert duty(text, language) == text


@pytest.mark.parametrize(
    ("language", "text", "gone"),
    [
        ("zh-Hans", "本人越南籍，持有效居留证。", "越南"),
        ("zh-Hans", "家长李秀英，电话另附。", "李秀英"),
        ("zh-Hans", "工作直接向张伟汇报。", "张伟"),
    ],
)
def test_what_is_said_of_the_person_goes(language: str, text: str, gone: str) -> None:
    assert gone not in duty(text, language)


@pytest.mark.parametrize(("birth", "left"), [("1990-03-27", False), ("", True)])
def test_what_stood_behind_the_date_of_birth_is_the_place_of_birth(birth: str, left: bool) -> None:
    section = Section("x", "Personal", (Line("l", "in Syke"),))
    resume = Resume("en", Basics(name="Jo Oelrichs"), sections=(section,), personal=Personal(birth_date=birth))
    done = redact(resume, stage_policy(Stage.BROWSE)).resume
    assert ("in Syke" in [leaf.value for leaf in fields(done)]) is left
