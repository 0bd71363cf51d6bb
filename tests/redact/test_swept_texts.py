"""The copies of one student at one stage sweep each distinct text once, and are what they would be without remembering any."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pytest

from app import resources
from app.domain.policy import Policy, WordAction, WordChoice
from app.domain.resume import Field, Line, Resume, fields
from app.domain.resume_json import from_json
from app.domain.sensitivity import Operator, Stage
from app.marks.assignment import assign, pack
from app.redact.policies import stage_policy
from app.redact.sweep import Sweeper
from app.redact.swept_texts import TextKey, swept_texts
from app.render.plain import write_json, write_text
from app.services.child_tasks import Order, PlannedCopy, plan, specify


def sample(language: str) -> Resume:
    return from_json(json.loads(resources.path("samples", f"resume-{language}.json").read_text("utf-8")))


@pytest.fixture
def swept(monkeypatch: pytest.MonkeyPatch) -> Counter[object]:
    """How often each text was swept, beginning with nothing remembered."""
    swept_texts.cache_clear()
    counted: Counter[object] = Counter()
    real = Sweeper._swept_in_rounds

    def counting(self: Sweeper, field: Field) -> object:
        if self._is_shared(field):
            counted[self._key(field)] += 1
        return real(self, field)

    monkeypatch.setattr(Sweeper, "_swept_in_rounds", counting)
    return counted


def copies(
    resume: Resume, policy: Policy, numbers: Iterable[int], address: str = "", **more: object
) -> list[PlannedCopy]:
    spec = specify(resume, (), 1)
    found = []
    for number in numbers:
        packed = pack(spec, assign(bytes(16), f"copy{number}", spec))
        aliases = {"basics.email": address.format(number=number)} if address else {}
        found.append(plan(Order(resume, spec, packed, policy, aliases, f"R7K4-Q2M{number}", "", **more)))  # type: ignore[arg-type]
    return found


def written(made: PlannedCopy) -> tuple[bytes, bytes, str]:
    return write_text(made.document), write_json(made.document, made.redaction.resume), repr(made.redaction)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("stage", [Stage.BROWSE, Stage.APPLY, Stage.INTERVIEW])
def test_five_copies_sweep_each_distinct_text_once(language: str, stage: Stage, swept: Counter[object]) -> None:
    resume = sample(language)
    made = copies(resume, stage_policy(stage), range(5))
    assert len({written(one)[0] for one in made}) == 5, "the copies differ in their marks"
    assert len(swept) > 20 and set(swept.values()) == {1}
    texts = [key.text for key in swept if isinstance(key, TextKey)]
    in_copies = {field.value for one in made for field in fields(one.marked)}
    assert len(texts) < 2 * len({field.value for field in fields(resume)}) <= 2 * len(in_copies)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("address", ["", "li.n+{number}@mail.example"])
@pytest.mark.parametrize("stage", list(Stage))
def test_what_is_remembered_changes_no_byte(language: str, address: str, stage: Stage) -> None:
    resume = sample(language)
    email, phone = resume.basics.email, resume.basics.phone
    highlights = (
        Line("h8", f"Write to {email} or call {phone}"),
        Line("h9", "Answers at li.n+1@mail.example"),
    )
    job = resume.work[0]
    resume = replace(resume, work=(replace(job, highlights=(*job.highlights, *highlights)), *resume.work[1:]))
    line = next(field for field in fields(resume) if field.kind is None and len(field.value) > 40)
    kept = WordChoice(line.id, " ".join(line.value.split()[:2]), WordAction.WITHHOLD)
    policy = stage_policy(stage)
    for words in ((), (kept,)):
        swept_texts.cache_clear()
        together = [written(one) for one in copies(resume, policy, range(3), address, words=words)]
        alone = []
        for number in range(3):
            swept_texts.cache_clear()
            alone.append(written(copies(resume, policy, [number], address, words=words)[0]))
        assert together == alone
    if address:
        for number, (_, data, _) in enumerate(together):
            others = [address.format(number=other).encode() for other in range(3) if other not in (number, 1)]
            assert not [one for one in others if one in data]


def test_words_withheld_after_a_finding_sweep_nothing_again(swept: Counter[object]) -> None:
    resume = sample("en")
    line = next(field for field in fields(resume) if field.kind is None and len(field.value) > 40)
    two = " ".join(line.value.split()[:2])
    policy = stage_policy(Stage.APPLY)
    first = copies(resume, policy, [1])[0].redaction.resume
    before = Counter(swept)
    again = copies(resume, policy, [1], words=(WordChoice(line.id, two, WordAction.WITHHOLD),))[0].redaction.resume
    shown = [next(field.value for field in fields(one) if field.id == line.id) for one in (first, again)]
    assert swept == before and two in shown[0] and two not in shown[1]


def test_another_stage_or_choice_is_another_protection(swept: Counter[object]) -> None:
    resume = sample("en")
    shown = [copies(resume, stage_policy(stage), [1])[0].redaction.resume for stage in (Stage.APPLY, Stage.BROWSE)]
    assert shown[0] != shown[1] and copies(resume, stage_policy(Stage.APPLY), [1])[0].redaction.resume == shown[0]
    policy = stage_policy(Stage.APPLY)
    kept = Policy(policy.stage, policy.operators, {"basics.phone": Operator.KEEP})
    assert copies(resume, kept, [1])[0].redaction.resume.basics.phone == resume.basics.phone
