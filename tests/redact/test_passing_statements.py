"""What a résumé says in passing about family, health, faith and pay goes from a copy where the stage withholds it; the work stays."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from app import resources
from app.domain.resume import Line, Resume, fields
from app.domain.resume_json import from_json
from app.domain.sensitivity import Kind, Operator, Stage
from app.marks.assignment import assign, pack
from app.marks.layers import wording
from app.marks.specification import Spec, Wording, build_spec
from app.redact import passing_statements
from app.redact.engine import redact
from app.redact.passing_statements import spans_in_passing
from app.redact.policies import stage_policy
from app.redact.prepared_text import Document
from app.redact.sequence_tagger.tagger import Found, Tagged
from app.services.child_tasks import Order, PlannedCopy, plan

WORK = {
    "en": ["Managed a budget of EUR 1.2m and a team of nine at two sites", "Cut the scrap rate from 4.1 % to 1.8 %"],
    "zh-Hans": ["负责会员体系，月活提升 30%，预算 8,600 万元", "带两个徒弟，产能由 3,200 件提升至 4,050 件"],
}
TOLD = [
    ("en", "My two girls are in year 6, so I need school hours.", "two girls"),
    ("en", "I am currently on 31,400 and would need about 36k to move.", "36k"),
    ("en", "I have epilepsy, well controlled, no seizure since 2019.", "epilepsy"),
    ("zh-Hans", "老婆在老家带娃，两个孩子都在上小学。", "两个孩子"),
    ("zh-Hans", "现在到手九千左右，想要一万二。", "一万二"),
]


OF_OTHERS = [
    ("en", "Supported residents living with dementia and Parkinson's in a home of 40 beds"),
    ("en", "Care plans for adults living with type 2 diabetes"),
    ("en", "Ran a club for children who have ADHD and autism"),
    ("en", "Taught pupils with dyslexia"),
    ("en", "Medical: ENG1 certificate of fitness, valid to 03/2027"),
    ("zh-Hans", "护理糖尿病、高血压患者，负责12张床位"),
]
OWN_ILLNESS = [
    ("en", "I live with type 1 diabetes and manage it well", "diabetes"),
    ("en", "Medical: mild asthma, inhaler", "asthma"),
    ("zh-Hans", "患有糖尿病，按时服药", "糖尿病"),
]


def resume(language: str, told: str) -> Resume:
    lines = [{"id": f"h{at}", "text": text} for at, text in enumerate(WORK[language])]
    name = {"en": "Orla Devane", "zh-Hans": "尉迟安"}[language]
    return from_json(
        {
            "basics": {"name": name, "summary": told},
            "x-language": language,
            "work": [{"id": "w1", "name": "", "position": "Engineer", "highlights": [line["text"] for line in lines]}],
        }
    )


def texts(copy: Resume) -> list[str]:
    return [field.value for field in fields(copy) if field.kind is None]


@pytest.mark.parametrize(("language", "told", "value"), TOLD)
def test_what_is_told_in_passing_goes_and_the_work_stays(language: str, told: str, value: str) -> None:
    copy = redact(resume(language, told), stage_policy(Stage.BROWSE))
    assert not [text for text in texts(copy.resume) if value in text]
    assert set(WORK[language]) <= set(texts(copy.resume))
    assert any(value in entry.before for entry in copy.withheld)


@pytest.mark.parametrize(("language", "told"), OF_OTHERS)
def test_illnesses_of_those_one_cares_for_and_certificates_stay(language: str, told: str) -> None:
    copy = redact(resume(language, told), stage_policy(Stage.BROWSE))
    assert told in texts(copy.resume)


@pytest.mark.parametrize(("language", "told", "value"), OWN_ILLNESS)
def test_ones_own_illness_goes(language: str, told: str, value: str) -> None:
    copy = redact(resume(language, told), stage_policy(Stage.BROWSE))
    assert not [text for text in texts(copy.resume) if value in text]


def test_what_the_policy_keeps_stays() -> None:
    policy = stage_policy(Stage.BROWSE)
    kept = type(policy)(policy.stage, {**policy.operators, Kind.MARITAL: Operator.KEEP})
    told = "My two girls are in year 6, so I need school hours."
    assert told in texts(redact(resume("en", told), kept).resume)


def test_findings_are_places_of_their_own_field() -> None:
    original = resume("en", "My two girls are in year 6, so I need school hours.")
    found = spans_in_passing(original)
    values = {field.id: field.value for field in fields(original)}
    assert set(found) == {"basics.summary"}
    assert all(values[key][one.start : one.end] == one.text for key, spans in found.items() for one in spans)


def test_a_number_of_the_person_goes_from_a_line_that_found_no_field_of_its_own() -> None:
    """What a reader takes for a course or a certificate may hold a number, a citizenship, a party; the courses stay."""
    courses = ["Medication safety HLT54", "USI 7KD42MPQX3", "Wound care, 12 hours"]
    original = from_json(
        {
            "basics": {"name": "Orla Devane", "summary": "Nurse on an acute ward."},
            "x-language": "en",
            "education": [{"institution": "TAFE", "area": "Nursing", "courses": courses}],
            "certificates": [{"name": "UCI 11-9034-2217; full clean licence"}],
        }
    )
    left = " | ".join(texts(redact(original, stage_policy(Stage.BROWSE)).resume))
    assert "7KD42MPQX3" not in left
    assert "11-9034-2217" not in left
    assert courses[0] in left
    assert courses[2] in left


SAID = {
    "en": (
        "My two girls are in year 6, so I need school hours.",
        "I have epilepsy, well controlled, no seizure since 2019.",
    ),
    "zh": ("老婆在老家带娃，两个孩子都在上小学。", "本人患有轻度哮喘，按时用药不影响工作。"),
}


def told_by(language: str) -> tuple[Resume, Spec]:
    """A sample résumé that states something in passing, with approved wordings of the sentence and of the work."""
    master = from_json(json.loads(resources.path("samples", f"resume-{language}.json").read_text("utf-8")))
    first, *others = master.work
    lines = tuple(Line(f"x{at}", text) for at, text in enumerate(SAID[language]))
    master = replace(master, work=(replace(first, highlights=(*first.highlights, *lines)), *others))
    new = {"en": ("need", "want"), "zh": ("带娃", "照看孩子")}[language]
    key = f"work.{first.id}.highlights.x0"
    return master, build_spec(master, [Wording(key, (SAID[language][0].replace(*new),))])


def made(master: Resume, spec: Spec, stage: Stage, number: int) -> PlannedCopy:
    packed = pack(spec, assign(bytes(16), f"copy{number}", spec))
    return plan(Order(master, spec, packed, stage_policy(stage), {}, "", ""))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_tagger_reads_a_person_once_whatever_the_marks(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read, real = list[str](), passing_statements.tag

    def counted(document: Document, hints: Sequence[Found]) -> Tagged:
        read.append(document.source)
        return real(document, hints)

    monkeypatch.setattr(passing_statements, "tag", counted)
    passing_statements._statements.cache_clear()
    master, spec = told_by(language)
    stages = (Stage.BROWSE, Stage.APPLY, Stage.INTERVIEW)
    copies = {stage: [made(master, spec, stage, number) for number in range(5)] for stage in stages}
    assert len(read) == len(set(read)) == 4, (
        "the master and its approved wording, then their statements: no copy by itself"
    )
    of_browse = copies[Stage.BROWSE]
    assert len({one.marked for one in of_browse}) == 5, "the copies differ in their marks"
    shown = {text for one in of_browse for text in texts(one.redaction.resume)}
    for value in {"en": ("two girls", "epilepsy"), "zh": ("两个孩子", "哮喘")}[language]:
        assert not [text for text in shown if value in text]
    monkeypatch.setattr(wording, "readings", lambda *_: ())
    for number, one in enumerate(of_browse):
        alone = made(master, spec, Stage.BROWSE, number)
        assert {entry.field for entry in alone.redaction.withheld} <= {entry.field for entry in one.redaction.withheld}


def test_a_statement_in_words_that_no_reading_has_goes_whole() -> None:
    master = resume("en", "My two girls are in year 6, so I need school hours.")
    marked = replace(
        master, basics=replace(master.basics, summary="My 2 girls are in the year 6; so I want school hours.")
    )
    (span,) = spans_in_passing(master)["basics.summary"]
    (carried,) = spans_in_passing(marked, [master])["basics.summary"]
    assert span.text == "My two girls are in year 6" and carried.text == "My 2 girls are in the year 6"
    assert marked.basics.summary[carried.start : carried.end] == carried.text
