"""Relatives by name, and whom to call in an emergency, go from what no field took at every stage that withholds the family; what only sounds
like a relative stays."""

from __future__ import annotations

import pytest

from app.domain.resume import Line, Resume, Section, fields
from app.domain.resume_json import from_json
from app.domain.sensitivity import Kind, Operator, Stage
from app.redact.engine import redact
from app.redact.named_relatives import named_relatives
from app.redact.policies import stage_policy
from app.redact.prepared_text import Document

KEPT = "Position applied for"
RELATIVES = [
    "Tomasz Wieczorek (husband)",
    "Oluwabunmi Adeyinka-Cole (mother) 0803 555 0142",
    "Next of Kin – Salome Wanjiru (spouse)",
    "Next of kin Grace Achieng Odhiambo",
    "Person to contact in case of emergency Teodora Balagtas 0918 555 0123",
    "Contact in emergency: Mrs. Teodora Balagtas",
    "Beneficiary: Analyn Dimaculangan - wife",
    "Husband's Name – Suresh Kumar Yadav",
    "S/o Ramakant Tiwari",
    "Analyn Dimaculangan, wife, 0917 555 0188",
    "Wife | Analyn Dimaculangan | 0917 555 0188",
    "Kontakt im Notfall: Heike Brandstetter (Ehefrau), 0151 5550173",
    "Marta Iglesias Roldán (esposa)",
    "Relationship: Wife",
    "陈秀英（妻子）",
    "陈秀英 妻子 13955500123",
    "紧急联系人 陈秀英",
    "长女陈可欣",
    "陈秀英（夫妻关系）",
    "緊急聯絡人：林淑芬（母）0912 555 018",
]
NOBODY = [
    "Brother Industries, printers and scanners",
    "Ward sister, night shifts",
    "Emergency response training, hall 4",
    "Sons of Anarchy, Smith & Sons",
    "Smith and Daughter (bakery)",
    "Wife and mother in A Doll's House",
    "家属院物业服务",
    "父母课堂讲师",
    "曾任 王家 子公司 经理",
]


def resume(*lines: str, title: str = "") -> Resume:
    told = from_json({"basics": {"name": "Rodelio Tarlac"}, "x-language": "en"})
    section = Section("x1", title, tuple(Line(f"l{at}", line) for at, line in enumerate(lines)))
    told_as_certificate = from_json({"certificates": [{"id": "c1", "name": lines[-1]}]}).certificates
    return Resume(**{**_parts(told), "sections": (section,), "certificates": told_as_certificate})


def _parts(one: Resume) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}


def free_texts(one: Resume) -> list[str]:
    return [field.value for field in fields(one) if field.kind is None]


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("line", RELATIVES)
def test_a_relative_by_name_goes_where_family_is_withheld(line: str, stage: Stage) -> None:
    copy = redact(resume(KEPT, line), stage_policy(stage))
    assert free_texts(copy.resume) == [KEPT]


@pytest.mark.parametrize("title", ["Next of kin", "Emergency Contact", "紧急联系人"])
def test_whom_to_call_goes_with_the_rows_below_the_heading(title: str) -> None:
    rows = ("Analyn Dimaculangan", "Wife", "0917 555 0188")
    copy = redact(resume(*rows, title=title), stage_policy(Stage.APPLY))
    assert not [text for text in free_texts(copy.resume) if text in rows[:2]]


def test_the_rest_of_a_line_stays() -> None:
    line = "Rated for tankers; Next of kin: Analyn Santos (wife), 0917 555 0188; Forklift licence"
    copy = redact(resume(KEPT, line), stage_policy(Stage.APPLY))
    assert "Rated for tankers; Forklift licence" in free_texts(copy.resume)


@pytest.mark.parametrize("line", NOBODY)
def test_what_only_sounds_like_a_relative_is_none(line: str) -> None:
    assert not list(named_relatives(Document(line)))


def test_a_relative_stays_where_the_person_shows_the_family() -> None:
    policy = stage_policy(Stage.OFFER)
    shown = type(policy)(policy.stage, {**policy.operators, Kind.MARITAL: Operator.KEEP})
    assert RELATIVES[0] in free_texts(redact(resume(RELATIVES[0]), shown).resume)


def test_the_rest_of_a_bracket_goes_with_the_relative() -> None:
    copy = redact(resume(KEPT, "Rated for tankers | Sofia Santos (daughter, 7) | Forklift"), stage_policy(Stage.APPLY))
    assert "Rated for tankers | Forklift" in free_texts(copy.resume)
