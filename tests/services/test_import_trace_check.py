"""Importing, tracing, checking and the request log on a real vault."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import resources
from app.domain.attribution import Verdict
from app.domain.resume import fields
from app.domain.resume_json import from_json, to_json
from app.domain.sensitivity import Stage
from app.errors import UserError
from app.redact.policies import stage_policy
from app.services import stored_resume
from app.services.checks import CheckService
from app.services.copies import CopyRequest, CopyResult, CopyService
from app.services.imports import ImportService
from app.services.network_request_log import RequestLine, file_log, read_requests, vault_log
from app.services.recipients import RecipientService
from app.services.traces import TraceService
from app.services.vaults import create_vault
from app.vault.vault import Vault
from ui.checking import Engine

SAMPLE = json.loads(resources.path("samples", "resume-en.json").read_text("utf-8"))


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(tmp_path / "vault", "a passphrase of words", keyring=False) as made:
        ImportService(made).accept(from_json(SAMPLE))
        yield made


def _copy(vault: Vault, out: Path, name: str = "Northwind") -> CopyResult:
    request = CopyRequest(RecipientService(vault).find_or_add(name), stage_policy(Stage.APPLY), ("txt",))
    return CopyService(vault).make(request, out)


def test_the_same_document_is_no_new_version(vault: Vault) -> None:
    again = ImportService(vault).accept(from_json(SAMPLE))
    assert again.number == 1


def test_approved_wordings_survive_on_unchanged_lines_only(vault: Vault) -> None:
    service = ImportService(vault)
    resume = service.current()
    assert resume is not None
    first, second = [field for field in fields(resume) if field.id.startswith("work.w1.highlights")][:2]
    service.accept(resume, wordings={first.id: ("Said so.",), second.id: ("Said otherwise.",)})
    work = resume.work[0]
    line = dataclasses.replace(work.highlights[0], text="A new line that the person wrote.")
    changed = dataclasses.replace(work, highlights=(line, *work.highlights[1:]))
    service.accept(dataclasses.replace(resume, work=(changed, *resume.work[1:])))
    assert dict(stored_resume.current(vault).wordings) == {second.id: ("Said otherwise.",)}


def test_an_empty_resume_is_refused(vault: Vault) -> None:
    with pytest.raises(UserError, match="nothing-entered"):
        ImportService(vault).accept(from_json({}))


def test_unreadable_characters_are_left_out_and_reported(vault: Vault) -> None:
    from app.ingest.draft_codec import draft_from_json
    from app.ingest.jobs import read_resume

    document = {
        "basics": {"name": "Ann Ferris", "summary": "Ships \U0001f680 fast"},
        "work": [{"name": "Fennmark", "highlights": ["C++\ufffd and Qt", "Led nine people ★"]}],
    }
    draft = draft_from_json(read_resume({"name": "a.json"}, json.dumps(document).encode()))
    assert draft.resume.basics.summary == "Ships fast"
    assert [line.text for line in draft.resume.work[0].highlights] == ["Led nine people ★"]
    assert {warning.code for warning in draft.warnings} == {"unreadable-dropped", "pictures-dropped"}


def test_copies_of_two_versions_are_told_apart(vault: Vault, tmp_path: Path) -> None:
    old = _copy(vault, tmp_path / "a")
    changed = json.loads(json.dumps(SAMPLE))
    changed["work"][0]["highlights"][0] = "Rebuilt the depot forecast from nothing and halved missed deliveries."
    ImportService(vault).accept(from_json(changed))
    new = _copy(vault, tmp_path / "b", "Southwind")
    assert (old.record.master_version, new.record.master_version) == (1, 2)
    for made in (old, new):
        text = Path(made.record.files[0].path).read_text("utf-8")
        lines = [line for line in text.splitlines() if made.record.reference not in line]
        result = TraceService(vault).trace("", "\n".join(lines).encode())
        assert result.attribution.verdict is Verdict.IDENTIFIED
        assert result.suspects[0].copy.copy_id == made.record.copy_id
        assert result.attribution.copies_considered == 2


def test_the_own_master_and_a_strangers_copy_name_nobody(vault: Vault, tmp_path: Path) -> None:
    _copy(vault, tmp_path / "a")
    master = json.dumps(to_json(stored_resume.current(vault).resume)).encode()
    with create_vault(tmp_path / "other", "another passphrase", keyring=False) as other:
        ImportService(other).accept(from_json(SAMPLE))
        stranger = Path(_copy(other, tmp_path / "b").record.files[0].path).read_bytes()
    for number, data in enumerate((master, stranger, b"An unrelated text about gardens."), 1):
        result = TraceService(vault).trace("", data)
        assert result.attribution.verdict is Verdict.INCONCLUSIVE
        assert result.tests_made == number
    assert [row.kind for row in vault.ledger.entries()].count("trace") == 3


def test_a_kept_check_holds_card_and_original(vault: Vault) -> None:
    posting = "招聘文员。入职前需缴纳押金500元，并扣押身份证。".encode()
    kept = CheckService(Engine(), vault).check(posting, name="posting.txt")
    assert kept.check_id
    assert kept.card.signals
    loose = CheckService(Engine(), vault).check(posting, name="posting.txt", keep=False)
    assert loose.check_id == ""
    assert vault.ledger.verify() is None


@pytest.mark.parametrize("words", ["apron", "+44 7700 900512", "quayhouse.hiring", "Quayhouse Bakery", "cowgate"])
def test_a_kept_check_is_found_by_any_word_of_its_posting(vault: Vault, words: str) -> None:
    posting = (
        "Counter Assistant – Quayhouse Bakery\nLocation: Cowgate. You serve customers and pack orders.\n"
        "Bring your own apron. Write to quayhouse.hiring@mail.example or call 07700 900512.\n"
    )
    kept = CheckService(Engine(), vault).check(posting.encode(), name="saved.txt")
    assert [(hit.kind, hit.id) for hit in vault.search(words)] == [("check", kept.check_id)]


def test_a_kept_check_names_the_employer_its_card_shows(vault: Vault) -> None:
    posting = "Counter Assistant – Quayhouse Bakery\nLocation: Cowgate. You serve customers and pack orders.\n"
    kept = CheckService(Engine(), vault).check(posting.encode(), name="saved.txt")
    shown = kept.card.posting.organisation or kept.card.posting.brand
    assert shown == "Quayhouse Bakery"
    assert vault.checks.organisations() == [(kept.check_id, shown)]


def test_requests_are_logged_in_the_ledger_and_without_a_vault_in_a_file(vault: Vault, tmp_path: Path) -> None:
    lines = [RequestLine("example.org", f"GET /{n}", "posting", "2026-11-24T09:30:00Z", "200") for n in range(2)]
    for line in lines:
        vault_log(vault)(line)
        file_log(tmp_path / "log" / "requests.jsonl")(line)
    assert read_requests(vault) == tuple(reversed(lines))
    written = (tmp_path / "log" / "requests.jsonl").read_text("utf-8").splitlines()
    assert [RequestLine(**json.loads(row)) for row in written] == lines
