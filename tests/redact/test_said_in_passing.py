"""What people say of themselves in a sentence, without a label: each form with its look-alikes."""

from __future__ import annotations

import pytest

from app.domain.sensitivity import Kind
from app.redact.scan import scan

FOUND = [
    # illnesses with all that says them
    ("I have ulcerative colitis, in remission, and travel freely.", Kind.MARITAL, "ulcerative colitis, in remission"),
    ("She was diagnosed with type 1 diabetes in school.", Kind.MARITAL, "type 1 diabetes"),
    ("I'm ten weeks pregnant and can start now.", Kind.MARITAL, "ten weeks pregnant"),
    ("I am deaf in one ear, so please call twice.", Kind.MARITAL, "deaf in one ear"),
    ("I take warfarin and carry a card.", Kind.MARITAL, "warfarin"),
    # faith and party
    ("I am Jain and fast in autumn.", Kind.POLITICAL, "Jain"),
    ("She belongs; I belong to the Parsi community here.", Kind.POLITICAL, "Parsi"),
    ("I'm a UNISON rep at the trust.", Kind.POLITICAL, "UNISON rep"),
    ("He is a registered Republican in Ohio.", Kind.POLITICAL, "Republican"),
    ("曾任民建支部委员，常参加调研。", Kind.POLITICAL, "民建"),
    # birth and age
    ("HR: dob please?\nNaledi: the form\nHR: date of birth?\nNaledi: 14 June 1996", Kind.BIRTH, "14 June 1996"),
    ("R: dob for the form?\nC: oh-three eleven nineteen ninety-four", Kind.BIRTH, "oh-three eleven nineteen ninety-four"),
    ("Born '91, fourth of July, in Riga.", Kind.BIRTH, "'91, fourth of July"),
    ("我叫林安然，八十一年次，住新竹。", Kind.BIRTH, "八十一年次"),
    ("本人生于农历乙亥年正月初六，做电工。", Kind.BIRTH, "农历乙亥年正月初六"),
    ("我才23，第一次办社保。", Kind.BIRTH, "23"),
    ("本人三十有四，做了十年钳工。", Kind.BIRTH, "三十有四"),
    # pay
    ("Expected rate: $28.40 hourly from May.", Kind.SALARY, "$28.40 hourly"),
    ("HR：现在总包？\n我：31万多一点，含股票", Kind.SALARY, "31万多一点"),
    ("Currently on £31k, would like 36 if possible.", Kind.SALARY, "36"),
    # numbers, accounts, telephones
    ("I hold a PE licence, State of Maine, No. K-52817.", Kind.ID_NUMBER, "K-52817"),
    ("学历认证报告编号 20931177420518；", Kind.ID_NUMBER, "20931177420518"),
    ("车牌粤B·7N3Q5需要停车位", Kind.ID_NUMBER, "粤B·7N3Q5"),
    ("原主任可核实，0931 - 718 4402。", Kind.PHONE, "0931 - 718 4402"),
    ("Skype is live:.cid.9a3f02b7d1c4e8 for calls", Kind.MESSENGER, "live:.cid.9a3f02b7d1c4e8"),
    ("I post as rowan.welds on there", Kind.MESSENGER, "rowan.welds"),
    ("邮箱 qiuye八三@lake.example 都行", Kind.EMAIL, "qiuye八三@lake.example"),
]  # fmt: skip
QUIET = [
    "I wrote about the Labour Party and the Jain texts for a paper.",
    "R: hello\nC: yes\nR: still keen?\nC: sure\nR: ok",
    "It froze with error E-5127 twice.",
    "The library has 2.4k stars and 41k downloads.",
    "They settled at mediation for £64,000 last year.",
    "书号978-7-111-40701-0，定价59元",
    "ETA 25 min on Sunday.",
    "报考者年龄限 35 岁。",
    "The ward treats diabetes, asthma and depression.",
]


@pytest.mark.parametrize(("text", "kind", "value"), FOUND)
def test_finds(text: str, kind: Kind, value: str) -> None:
    at = text.index(value)
    covered = {i for span in scan(text) if span.kind is kind for i in range(span.start, span.end)}
    assert all(i in covered for i in range(at, at + len(value)) if text[i].isalnum()), scan(text)


@pytest.mark.parametrize("text", QUIET)
def test_leaves_alone(text: str) -> None:
    assert [(span.detector, span.text) for span in scan(text)] == []
