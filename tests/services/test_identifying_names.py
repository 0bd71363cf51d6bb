"""The service and the command behind the page of names: decisions are versions, edits and files leave them, hostile files bring none."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.copies import RecipientKind
from app.domain.identifying_names import MOST, PERSON, Decision, identifying_terms, owned_names, with_names
from app.domain.resume import Basics, Line, Resume, Work
from app.domain.resume_json import to_json
from app.domain.sensitivity import Stage
from app.errors import UserError
from app.ingest.formats.json_resume import read_json_resume
from app.ingest.review import apply_review
from app.redact.policies import stage_policy
from app.services import stored_resume
from app.services.copies import CopyRequest, CopyService
from app.services.identifying_names import NameService
from app.services.imports import ImportService
from app.services.recipients import RecipientService
from app.services.several_resumes import PersonService
from app.services.vaults import create_vault, open_vault
from app.vault.vault import Vault

JOB = "work.w1.organisation"
PASSPHRASE = "names that give me away"
RESUME = Resume(
    "en",
    Basics("Ada Quill", "Engineer"),
    work=(
        Work(
            "w1",
            "Brightwater Systems Ltd",
            "Engineer",
            highlights=(Line("h1", "Led the Kestrel squad and moved Tidepool to new hosts."),),
        ),
    ),
)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = create_vault(tmp_path / "v", PASSPHRASE, keyring=False)
    ImportService(opened).accept(RESUME)
    yield opened
    opened.close()


def terms(vault: Vault) -> list[str]:
    return [one.value for one in identifying_terms(stored_resume.current(vault).resume)]


def test_a_decision_is_a_version_and_can_be_taken_back(vault: Vault) -> None:
    service = NameService(vault)
    assert service.decide(JOB, " Tidepool ", Decision.CONFIRMED).number == 2
    assert service.decide(JOB, "TIDEPOOL", Decision.CONFIRMED).number == 2, "it holds already"
    assert (terms(vault), service.decision(JOB, "tidepool")) == (["Tidepool"], Decision.CONFIRMED)
    service.decide(JOB, "Tidepool", Decision.DISMISSED)
    assert (terms(vault), service.decision(JOB, "Tidepool")) == ([], Decision.DISMISSED)
    service.decide(JOB, "Tidepool", Decision.OPEN)
    assert service.decision(JOB, "Tidepool") is Decision.OPEN
    assert stored_resume.current(vault).resume == RESUME


@pytest.mark.parametrize(
    ("owner", "name", "code"),
    [
        ("work.w9.organisation", "x", "names-owner-unknown"),
        (JOB, " … ", "name-unusable"),
        (JOB, "x" * 999, "name-unusable"),
    ],
)
def test_what_cannot_be_withheld_is_refused_and_nothing_changes(vault: Vault, owner: str, name: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        NameService(vault).decide(owner, name, Decision.CONFIRMED)
    assert refused.value.code == code
    assert stored_resume.current(vault).number == 1


def test_an_owner_has_so_many_names_and_no_more(vault: Vault) -> None:
    full = with_names(RESUME, JOB, [f"name{number}" for number in range(MOST)], ())
    ImportService(vault).accept(full, names=True)
    with pytest.raises(UserError) as refused:
        NameService(vault).decide(JOB, "one more", Decision.CONFIRMED)
    assert refused.value.code == "names-too-many"


def test_a_form_that_was_opened_before_changes_no_decision(vault: Vault) -> None:
    NameService(vault).decide(JOB, "Tidepool", Decision.CONFIRMED)
    NameService(vault).decide(PERSON, "quillbot9", Decision.CONFIRMED)
    stale = dataclasses.replace(RESUME, basics=dataclasses.replace(RESUME.basics, label="Lead engineer"))
    ImportService(vault).accept(stale)
    assert terms(vault) == ["quillbot9", "Tidepool"]
    assert stored_resume.current(vault).resume.basics.label == "Lead engineer"


def test_a_hostile_file_confirms_and_dismisses_nothing(vault: Vault) -> None:
    """A file that says "Tidepool identifies nobody" would silence the question about it."""
    NameService(vault).decide(JOB, "Tidepool", Decision.CONFIRMED)
    forged = to_json(with_names(with_names(RESUME, JOB, ["the"] * 50_000, ["Tidepool"]), PERSON, ["and"], ["Kestrel"]))
    draft = read_json_resume(forged)
    assert all(not one.confirmed and not one.dismissed for one in owned_names(draft.resume))
    replaced = apply_review(draft, {"resume": forged})
    assert all(not one.confirmed and not one.dismissed for one in owned_names(replaced))
    with pytest.raises(UserError):
        apply_review(draft, {"set": {"work.w1.not_identifying.0": "Tidepool"}})
    ImportService(vault).accept(draft.resume)
    assert terms(vault) == ["Tidepool"]


def test_they_survive_closing_and_a_vault_without_them_opens(vault: Vault, tmp_path: Path) -> None:
    assert "dentifying" not in stored_resume.latest(vault).document  # type: ignore[union-attr]
    NameService(vault).decide(JOB, "Tidepool", Decision.CONFIRMED)
    NameService(vault).decide(JOB, "Kestrel", Decision.DISMISSED)
    vault.close()
    with open_vault(tmp_path / "v", PASSPHRASE) as again:
        assert NameService(again).decision(JOB, "Tidepool") is Decision.CONFIRMED
        assert NameService(again).decision(JOB, "Kestrel") is Decision.DISMISSED


def test_another_resume_gets_the_persons_names(vault: Vault) -> None:
    persons = PersonService(vault)
    persons.start("second")
    NameService(vault).decide(PERSON, "quillbot9", Decision.CONFIRMED)
    assert persons.out_of_sync() == ("second",)
    persons.sync()
    assert stored_resume.current(vault, "second").resume.personal.identifying_terms == ("quillbot9",)
    assert persons.out_of_sync() == ()


def test_a_copy_tells_what_it_prints_until_it_is_decided(vault: Vault, tmp_path: Path) -> None:
    recipient = RecipientService(vault).add("Platform", RecipientKind.PLATFORM)
    request, service = CopyRequest(recipient, stage_policy(Stage.BROWSE), ("txt",)), NameService(vault)
    result = CopyService(vault).make(request, tmp_path / "out")
    assert result.plan is not None
    assert {(one.text, one.owner, one.field) for one in service.printed(result.plan)} >= {
        ("Kestrel", JOB, "work.w1.highlights.h1"),
        ("Tidepool", JOB, "work.w1.highlights.h1"),
    }
    service.decide(JOB, "Tidepool", Decision.CONFIRMED)
    service.decide(JOB, "Kestrel", Decision.DISMISSED)
    plan = CopyService(vault).plan(request)
    assert service.printed(plan) == ()
    assert "Tidepool" not in json.dumps(to_json(plan.redaction.resume))
    assert "Kestrel" in json.dumps(to_json(plan.redaction.resume)), "kept knowingly"
