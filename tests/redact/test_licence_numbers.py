"""Numbers of registers and licences as people write them: behind letters of a profession, a member's word, a college; and what only looks so."""

from __future__ import annotations

import pytest

from app.domain.sensitivity import Kind
from app.redact.personal_data_scan import scan


def covered(text: str, kind: Kind) -> str:
    return " | ".join(span.text for span in scan(text) if span.kind is kind)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ohio CDL Class B no. 18-311-4402, endorsement P.", "18-311-4402"),
        ("Society of Surveyors membership 55207, Doha", "55207"),
        ("Engineers Nova Scotia, member 41120. Bridges.", "41120"),
        ("I am a COREN-registered engineer (R.28,106).", "R.28,106"),
        ("My NDIS worker screening is 51880342.", "51880342"),
        ("I am with the Victorian College of Teachers, 887 214, since 2015.", "887 214"),
        ("and a Blue Card, 3310952/2.", "3310952/2"),
        ("CMIOSH 330127, lead auditor", "330127"),
        ("Pflegefachkraft, Mitgliedsnummer der VdPB 0051930.", "0051930"),
        ("Iscritto all'Ordine degli Ingegneri al n. B-2207.", "B-2207"),
        ("香港工程師學會會員 HKIE M0811204；", "HKIE M0811204"),
        ("註冊社工 RSW 51203，電話稍後補", "RSW 51203"),
        ("无人机 CAAC 执照 UAV4410937725，多旋翼", "UAV4410937725"),
        ("材料：计量员证(浙)量检证字2018第03321号、学历", "(浙)量检证字2018第03321号"),
        ("駕駛執照：內地330782197711、香港K220915(3)、澳門D-081166。", "330782197711"),
        ("My motorcycle KMGA 731B is in good condition.", "KMGA 731B"),
        ("TD Canada Trust account 7315 402, chequing.", "7315 402"),
    ],
)
def test_a_number_of_a_register_is_found(text: str, number: str) -> None:
    assert number in covered(text, Kind.ID_NUMBER)


@pytest.mark.parametrize(
    "text",
    [
        "The union has membership 2019-2021 figures online.",
        "Trained with the College of Nursing, 2014, in York.",
        "PMP 2021 and Scrum, both current.",
        "Loading dock of the chamber of commerce, 12 steps up.",
    ],
)
def test_years_and_counts_are_none(text: str) -> None:
    assert covered(text, Kind.ID_NUMBER) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("主题：应聘测试工程师—夏侯明远\n您好，", "夏侯明远"),
        ("简历上写的是令狐秋水。", "令狐秋水"),
        ("我的老师万俟清主任可以证明。", "万俟清"),
        ("您好，我是自由译者端木昀（笔名略）", "端木昀"),
    ],
)
def test_a_surname_of_two_characters_tells_a_name(text: str, name: str) -> None:
    assert name in covered(text, Kind.NAME)
