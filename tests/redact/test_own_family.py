"""A copy tells nothing of the person's own family where the stage withholds it; trades that care for other families keep their words."""

from __future__ import annotations

import pytest

from app.domain.resume import Basics, Resume
from app.domain.sensitivity import Kind, Operator, Stage
from app.redact.engine import redact
from app.redact.own_family import family_mentions
from app.redact.personal_data_scan import scan
from app.redact.policies import stage_policy
from app.redact.prepared_text import Document

OWN = [
    ("en", "After four years at home full-time with my three children, I returned to bookkeeping.", "three children"),
    ("en", "Took a break from 2016 to 2020 to raise my two young sons.", "sons"),
    ("en", "I looked after my mother until her death in 2022, then trained as a carer.", "mother until her death"),
    ("en", "Stayed at home with my newborn for a year, then joined the council.", "newborn"),
    ("en", "Looking for school hours since my kids are still in primary school.", "in primary school"),
    ("en", "As a mother of three I am used to planning every hour.", "mother of three"),
    ("en", "My husband was posted to Aldershot in 2018, so I changed employers twice.", "husband"),
    ("en", "Moved to Cork with my wife and our baby daughter in 2019.", "daughter"),
    ("en", "Nach der Elternzeit mit meinen zwei Kindern arbeite ich wieder in Teilzeit.", "Kindern"),
    ("en", "Pause de trois ans pour élever mes deux enfants.", "enfants"),
    ("en", "De 2017 a 2020 me dediqué al cuidado de mis tres hijos.", "hijos"),
    ("zh-Hans", "2017-2021 在家全职带两个孩子，其间考取会计证。", "孩子"),
    ("zh-Hans", "全职妈妈四年，现重返职场。", "妈妈"),
    ("zh-Hans", "因照顾年幼的女儿，2019年至2022年未工作。", "女儿"),
    ("zh-Hans", "父亲患病，2020年回老家照顾父母一年。", "父"),
    ("zh-Hans", "孩子已上小学，可接受加班和短期出差。", "小学"),
    ("zh-Hans", "婚后随爱人来苏州定居。", "爱人"),
]
OF_OTHERS = [
    "Taught our 28 children phonics; wrote reports for parents and kept our first children's library open.",
    "Cared for elderly couples at home; liaised with sons, daughters and in-laws about care plans.",
    "I have a baby-massage diploma and a paediatric first-aid certificate.",
    "As a parent governor I chaired the finance committee; my two juniors were both promoted.",
    "照顾老人起居，陪护住院病人，熟悉鼻饲和翻身拍背。",
    "家政公司育儿嫂，照顾雇主女儿两年，接送孩子上小学。",
    "策划母亲节与父亲节活动，女儿墙防水施工，婚后礼服定制。",
    "主管育婴室，孩子们都上幼儿园前由我们照看。",
]


@pytest.mark.parametrize(("language", "told", "value"), OWN)
@pytest.mark.parametrize("stage", [Stage.BROWSE, Stage.APPLY])
def test_the_own_family_goes_from_a_summary(language: str, told: str, value: str, stage: Stage) -> None:
    master = Resume(language=language, basics=Basics(name="Orla Devane", summary=told))
    assert value not in redact(master, stage_policy(stage)).resume.basics.summary


def test_a_policy_that_keeps_the_family_keeps_it() -> None:
    policy = stage_policy(Stage.APPLY)
    kept = type(policy)(policy.stage, {**policy.operators, Kind.MARITAL: Operator.KEEP})
    master = Resume(basics=Basics(name="Orla Devane", summary=OWN[0][1]))
    assert redact(master, kept).resume.basics.summary == OWN[0][1]


@pytest.mark.parametrize("text", OF_OTHERS)
def test_families_that_one_works_for_stay(text: str) -> None:
    document = Document(text)
    assert [document.text[slice(*place)] for place in family_mentions(document.text, document.held)] == []


@pytest.mark.parametrize(
    "text",
    [
        "I am returning to nursing after raising my three children.",
        "Nurse with twelve years on surgical wards, back at work after raising my two young boys.",
    ],
)
def test_a_scan_finds_ones_own_children_by_their_number(text: str) -> None:
    assert any(span.kind is Kind.MARITAL and "my t" in span.text for span in scan(text))
