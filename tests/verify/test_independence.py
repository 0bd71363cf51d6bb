"""Each matcher, derivation and detector of the redactor is disabled in turn: the copy that thereby leaks is refused by the verifier.

The copies are planned, rendered and judged by the real code; only the child process is left out, so that nothing but the redactor changes.
`python -m tests.verify.test_independence` prints the table: refused, not leaking (another net of the redactor stands behind), not provable.
"""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import ModuleType

import pytest

from app.domain.copies import Recipient, RecipientKind
from app.domain.policy import ProtectedValue
from app.domain.resume import (
    Basics,
    Education,
    IdNumber,
    Line,
    Location,
    Personal,
    Profile,
    Reference,
    Resume,
    Work,
)
from app.domain.sensitivity import Kind, Stage
from app.domain.verification import Finding
from app.redact import detectors, known_value_matcher, matchers, personal_data_scan, personal_values
from app.redact.derived_forms import derived_forms
from app.redact.policies import stage_policy
from app.render.writers import render
from app.services import child_tasks, copies
from app.services.copies import CopyRefused
from app.services.copy_plan import AliasScheme, plan_copy
from app.services.stored_resume import Master
from app.verify import jobs, judge, verify
from app.verify.model import Context
from app.verify.registry import CHANNELS
from app.workers.cancellation import CancelToken
from tests.redact.test_contextual_names import FOUND as CALLED
from tests.redact.test_contextual_names import QUIET as CALLED_QUIET
from tests.redact.test_known_in_other_forms import FOUND as FORMS
from tests.redact.test_known_in_other_forms import LEFT_ALONE
from tests.redact.test_known_value_matcher import FOUND as KNOWN
from tests.redact.test_known_value_matcher import QUIET
from tests.sampling import sample

from .independence_cases import BACKED, CASES, NOT_PROVABLE, UNSWEPT, UNTOLD, Case

SIX = frozenset([Kind.EMAIL, Kind.PHONE, Kind.ID_NUMBER, Kind.LINK, Kind.BIRTH, Kind.MESSENGER])
FORMATS = ("txt", "json")
PERSONAL = {
    Kind.GENDER: "gender",
    Kind.NATIONALITY: "nationality",
    Kind.MARITAL: "marital_status",
    Kind.POLITICAL: "political_status",
    Kind.NATIVE_PLACE: "native_place",
    Kind.SALARY: "salary",
    Kind.BIRTH: "birth_date",
}


@pytest.fixture(autouse=True)
def _no_tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away the tagger, which finds what is said in passing whichever detector is disabled: another net behind each of them."""
    monkeypatch.setattr("app.redact.sweep.spans_in_passing", lambda *_: {})


def resume_of(case: Case) -> Resume:
    """A résumé with the value in its field and the text in the summary."""

    def only(*kinds: Kind) -> str:
        return case.value if case.kind in kinds else ""

    chinese = any("\u4e00" <= char <= "\u9fff" for char in case.text)
    url = case.value if case.kind is Kind.EMPLOYER and "://" in case.value else ""
    said = case.value if case.target == "personal_values:reference_values" else ""
    return Resume(
        language="zh-Hans" if chinese else "en",
        basics=Basics(
            name=only(Kind.NAME),
            email=only(Kind.EMAIL),
            phone=only(Kind.PHONE),
            summary=case.text,
            location=Location(address=only(Kind.ADDRESS)),
            profiles=(Profile("p1", "Chat", only(Kind.MESSENGER), only(Kind.LINK)),),
        ),
        work=(
            Work(
                "w1",
                "" if url else only(Kind.EMPLOYER),
                "Engineer",
                url=url,
                start=only(Kind.DATES) or "2015",
                highlights=(Line("h1", "Three things."),),
                identifying_terms=(case.term,) if case.term else (),
            ),
        ),
        education=(Education("e1", only(Kind.SCHOOL), area="CS"),),
        references=(Reference("r1", "" if said else only(Kind.REFEREE), said),),
        personal=Personal(
            id_numbers=(IdNumber("i1", "Passport", only(Kind.ID_NUMBER)),),
            **{name: only(kind) for kind, name in PERSONAL.items()},
        ),
    )


@dataclass(frozen=True, slots=True)
class Attempt:
    """A copy that was tried: what it says, and what the verifier found in it."""

    text: str
    findings: tuple[Finding, ...] = field(default=())

    @property
    def verdict(self) -> str:
        return "refused" if self.findings else "verified"


def attempt(case: Case, formats: tuple[str, ...] = FORMATS) -> Attempt:
    """Plan, render and verify a copy for a public profile as the service does."""
    plan = plan_copy(
        Master("main", 1, resume_of(case), {}),
        Recipient("r1", "Somewhere Else", RecipientKind.EMPLOYER),
        stage_policy(Stage.BROWSE),
        secret=b"s" * 32,
        alias=AliasScheme(),
        day="2026-11-28",
        copy_id="c" * 32,
    )
    rendered = {fmt: render(plan.document, plan.redaction.resume, fmt) for fmt in formats}
    text = rendered[formats[0]].decode() if formats[0] == "txt" else ""
    try:
        derived = child_tasks.derive(plan.redaction.absent, plan.marked)
        copies._verify(plan, rendered, derived, CancelToken())
    except CopyRefused as refused:
        return Attempt(text, refused.findings)
    return Attempt(text)


def isolated_in_process(patch: pytest.MonkeyPatch) -> None:
    """The verifier's job in this process, its header as it would travel."""

    def run(job: str, header: dict[str, object], data: bytes, **_: object) -> dict[str, object]:
        assert job == verify.JOB
        return jobs.verify_file(json.loads(json.dumps(header)), data)

    patch.setattr(verify.OWN, "run", run)


def disable(case: Case, patch: pytest.MonkeyPatch) -> None:
    """Take out what the case names, on the redactor's side only."""
    sort, _, name = case.target.partition(" ")
    if sort == "maker":
        patch.setitem(known_value_matcher._MAKERS, Kind(name), lambda value: iter(()))
    elif sort == "detector":
        patch.setattr(
            personal_data_scan, "DETECTORS", tuple(one for one in personal_data_scan.DETECTORS if one.name != name)
        )
    else:
        module, _, path = case.target.partition(":")
        package = "app" if module.startswith("text.") else "app.redact"
        owner = importlib.import_module(f"{package}.{module}")
        *classes, attribute = path.split(".")
        for part in classes:
            owner = getattr(owner, part)
        real = getattr(owner, attribute)
        owners = [owner] if classes else [one for one in redactor() if getattr(one, attribute, None) is real]
        for one in owners:
            patch.setattr(one, attribute, lambda *_, **__: case.instead)
    forget()


def redactor() -> list[ModuleType]:
    """Every loaded module of the redactor, and of the text layer it rests on."""
    return [module for name, module in sys.modules.items() if name.startswith(("app.redact", "app.text"))]


def forget() -> None:
    """Nothing that the redactor remembers outlives the change, in either direction."""
    for module in redactor():
        for thing in vars(module).values():
            if hasattr(thing, "cache_clear") and getattr(thing, "__module__", "") not in LISTS:
                thing.cache_clear()


LISTS = frozenset(["app.text.lexicons", "app.text.organization_names", "app.text.places"])
"""Modules that only remember word lists."""


@pytest.fixture(autouse=True)
def _in_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    isolated_in_process(monkeypatch)
    yield
    forget()


def says(text: str, words: str) -> bool:
    """Whether a copy says the words, however its marks set them (spaces beside figures, & or and, a serial comma)."""
    text, words = ("".join(one.replace("&", "and").replace(",", "").split()) for one in (text, words))
    return words in text


def outcome(case: Case, patch: pytest.MonkeyPatch) -> str:
    """`not leaking`, `refused` or `verified` (the leak was not told) with what the case names disabled."""
    with patch.context() as change:
        disable(case, change)
        tried = attempt(case)
    forget()
    if not says(tried.text, case.leaks):
        return "not leaking"
    return tried.verdict


def sort_of(case: Case) -> str:
    """The file of the redactor that a case is about; makers and detectors are one sort each by name."""
    return case.target.partition(":")[0]


@pytest.mark.parametrize("case", sample(CASES, 50, by=sort_of), ids=lambda case: f"{case.target} {case.leaks}")
def test_the_copy_that_leaks_without_it_is_refused(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = attempt(case)
    if case.target not in UNSWEPT:
        assert not says(whole.text, case.leaks)
    assert whole.findings == ()
    told = {**dict.fromkeys(BACKED, "not leaking"), **dict.fromkeys((*NOT_PROVABLE, *UNSWEPT), "verified")}
    assert outcome(case, monkeypatch) == told.get(case.target, "refused")


def test_a_leaking_pdf_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    case = next(case for case in CASES if case.target == "matchers.organisations:LatinOrganisation.find")
    assert attempt(case, ("pdf", "docx")).findings == ()
    disable(case, monkeypatch)
    assert {finding.field for finding in attempt(case, ("pdf", "docx")).findings} == {"work.w1.organisation"}


def test_every_matcher_detector_and_derivation_of_a_field_has_a_case() -> None:
    targets = {case.target for case in CASES}
    assert {f"maker {kind.value}" for kind in known_value_matcher._MAKERS} <= targets
    assert {f"detector {one.name}" for one in personal_data_scan.DETECTORS} <= targets
    assert {name for _, name, _ in pkgutil.iter_modules(detectors.__path__)} - {"base", "people"} == {
        one.name for one in personal_data_scan.DETECTORS
    }
    finding = {
        f"matchers.{module.name}:{name}.find"
        for module in pkgutil.iter_modules(matchers.__path__)
        for name, thing in vars(importlib.import_module(f"app.redact.matchers.{module.name}")).items()
        if inspect.isclass(thing) and thing.__module__.endswith(f".{module.name}") and "find" in vars(thing)
    }
    assert finding - {"matchers.base:Matcher.find"} <= targets | {"matchers.han_names:PinyinName.find"}
    modules = {case.target.partition(":")[0] for case in CASES}
    listed = {f"matchers.{module.name}" for module in pkgutil.iter_modules(matchers.__path__)}
    assert listed - WORD_LISTS <= modules
    derived = {name for name, thing in vars(personal_values).items() if inspect.isgeneratorfunction(thing)}
    assert {f"personal_values:{name}" for name in derived - {"_values"}} <= targets


WORD_LISTS = {"matchers.fixed_terms", "matchers.han_cues", "matchers.name_order"} - {
    case.target.partition(":")[0] for case in CASES
}
"""Modules that hold nothing but words, or say only what is left alone."""


def test_what_cannot_be_proven_is_of_other_kinds_and_explained() -> None:
    for case in CASES:
        assert case.target not in NOT_PROVABLE or case.kind not in SIX
        assert case.target not in BACKED or case.target not in NOT_PROVABLE
    assert set(NOT_PROVABLE) | set(BACKED) | set(UNSWEPT) <= {case.target for case in CASES}
    assert all(len(reason) > 20 for reason in (*NOT_PROVABLE.values(), *BACKED.values(), *UNSWEPT.values()))


@pytest.mark.parametrize(
    ("kind", "value", "text"), [row[:3] for rows in (KNOWN, CALLED, FORMS) for row in rows if row[3] not in UNTOLD]
)
def test_what_the_redactor_finds_of_a_value_the_verifier_finds_by_itself(kind: Kind, value: str, text: str) -> None:
    assert found(kind, value, text)


@pytest.mark.parametrize(("kind", "value", "text"), [row for rows in (QUIET, CALLED_QUIET, LEFT_ALONE) for row in rows])
def test_what_the_redactor_leaves_alone_the_verifier_does(kind: Kind, value: str, text: str) -> None:
    assert found(kind, value, text) == []


def found(kind: Kind, value: str, text: str) -> list[Finding]:
    """What the verifier finds of one withheld value in a text of ours."""
    withheld = ProtectedValue("x", kind, value)
    derived = derived_forms([withheld], Resume(basics=Basics(summary=text)))
    context = Context(False, None, (withheld,), (), derived=derived)
    return [
        finding for finding in judge.verify("", text.encode(), context, CHANNELS).findings if finding.code == "value"
    ]


def table() -> None:
    """Print what the note needs: refused, not leaking for another net, or not provable, with the reason."""
    patch = pytest.MonkeyPatch()
    isolated_in_process(patch)
    for case in CASES:
        said = {"verified": "not provable"}.get(told := outcome(case, patch), told)
        reason = NOT_PROVABLE.get(case.target) or BACKED.get(case.target) or UNSWEPT.get(case.target) or ""
        print(f"| {case.target} | {case.kind.value} | {case.leaks} | {said} | {reason} |")


if __name__ == "__main__":
    table()
