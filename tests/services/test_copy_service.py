"""Either the ledger holds the exact bytes that left, or no file was handed over: with a real vault and a real verifier."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app import resources
from app.domain.copies import RecipientKind
from app.domain.document import Document
from app.domain.policy import ProtectedValue
from app.domain.resume import Resume
from app.domain.resume_json import from_json
from app.domain.sensitivity import Kind, Stage
from app.domain.verification import Verification
from app.errors import Cancelled, EnvironmentProblem
from app.redact import engine
from app.redact.policies import stage_policy
from app.services import copies, verifier_feedback
from app.services.copies import CopyRefused, CopyRequest, CopyService
from app.services.copy_plan import AliasScheme
from app.services.imports import ImportService
from app.services.recipients import RecipientService
from app.services.vaults import create_vault
from app.vault.vault import Vault
from app.workers.cancellation import CancelToken
from tests.services.odd_resumes import ODD


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(tmp_path / "vault", "a passphrase of words", keyring=False) as made:
        sample = json.loads(resources.path("samples", "resume-en.json").read_text("utf-8"))
        ImportService(made).accept(from_json(sample))
        yield made


def _request(vault: Vault, stage: Stage = Stage.APPLY, formats: tuple[str, ...] = ("txt",)) -> CopyRequest:
    return CopyRequest(RecipientService(vault).find_or_add("Northwind"), stage_policy(stage), formats)


def test_the_vault_holds_exactly_the_bytes_that_left(vault: Vault, tmp_path: Path) -> None:
    made = CopyService(vault).make(_request(vault, formats=("txt", "docx")), tmp_path / "out")
    for file in made.record.files:
        data = Path(file.path).read_bytes()
        assert hashlib.sha256(data).hexdigest() == file.sha256
        assert vault.copies.file_bytes(made.record.copy_id, file.format) == data
    assert vault.ledger.verify() is None


def test_what_was_previewed_is_what_is_made(vault: Vault, tmp_path: Path) -> None:
    service = CopyService(vault)
    request = _request(vault, formats=("pdf",))
    plan = service.plan(request)
    preview = service.preview(plan)
    made = service.make(request, tmp_path / "out", plan=plan)
    assert made.record.copy_id == plan.copy_id
    assert Path(made.record.files[0].path).read_bytes() == preview


def test_a_value_that_redaction_missed_and_feedback_cannot_take_out_stops_the_copy(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import dataclasses

    real = engine.redact

    def careless(*args: object, **more: object) -> object:
        redaction = real(*args, **more)  # type: ignore[arg-type]
        missed = ProtectedValue("work.w1.position", Kind.EMPLOYER, "Senior Operations Analyst")
        return dataclasses.replace(redaction, absent=(*redaction.absent, missed))

    monkeypatch.setattr(engine, "redact", careless)
    monkeypatch.setattr(verifier_feedback, "words_to_withhold", lambda *_: ())
    before = vault.ledger.head()
    with pytest.raises(CopyRefused) as caught:
        CopyService(vault).make(_request(vault), tmp_path / "out")
    assert caught.value.findings[0].field == "work.w1.position"
    assert not (tmp_path / "out").exists()
    assert vault.ledger.head() == before
    assert CopyService(vault).all() == ()


def test_files_that_cannot_be_written_leave_a_voided_row_and_no_file(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = copies.write_atomic

    def full(path: Path, data: bytes, **more: bool) -> None:
        if path.suffix == ".docx":
            raise EnvironmentProblem("disk-full", path=str(path))
        real(path, data, **more)

    monkeypatch.setattr(copies, "write_atomic", full)
    with pytest.raises(EnvironmentProblem):
        CopyService(vault).make(_request(vault, formats=("txt", "docx")), tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
    ((record, _),) = CopyService(vault).all()
    assert record.voided
    assert vault.ledger.verify() is None


def test_a_file_that_is_there_already_is_left_alone(vault: Vault, tmp_path: Path) -> None:
    service = CopyService(vault)
    plan = service.plan(_request(vault))
    name = f"{plan.file_stem}.TXT"
    (tmp_path / name).write_bytes(b"mine")
    made = service.make(_request(vault), tmp_path, plan=plan)
    assert [file.name for file in made.record.files] == [f"{plan.file_stem}-2.txt"]
    assert (tmp_path / name).read_bytes() == b"mine"


@pytest.mark.parametrize("address", ["ann@example.org", "ann+jobs@example.org"])
def test_an_alias_is_an_address_and_hides_the_own_one(vault: Vault, tmp_path: Path, address: str) -> None:
    resume = from_json({"basics": {"name": "Ann Ferris", "email": address}, "skills": [{"name": "SQL"}]})
    ImportService(vault).accept(resume)
    service = CopyService(vault)
    service.set_alias_scheme(AliasScheme("subaddress"))
    made = service.make(_request(vault), tmp_path / "out")
    alias = made.record.aliases["basics.email"]
    assert alias.startswith("ann") and alias.endswith("@example.org") and alias != address
    assert alias.count("@") == 1
    text = Path(made.record.files[0].path).read_text("utf-8")
    assert alias in text


@pytest.mark.parametrize("name", sorted(set(ODD) - {"right-to-left", "rare-character"}))
@pytest.mark.parametrize("stage", [Stage.BROWSE, Stage.OFFER])
def test_an_odd_person_is_redacted_and_printed_without_residue(vault: Vault, name: str, stage: Stage) -> None:
    """Planning asserts that no withheld value is left; rendering asserts that every character prints."""
    from app.ingest.draft_codec import draft_from_json
    from app.ingest.jobs import read_resume

    draft = draft_from_json(read_resume({"name": f"{name}.json"}, json.dumps(ODD[name]).encode()))
    ImportService(vault).accept(draft.resume)
    service = CopyService(vault)
    plan = service.plan(_request(vault, stage))
    assert service.preview(plan).startswith(b"%PDF")


@pytest.mark.parametrize("name", ["producers", "words-of-formats"])
def test_an_employer_that_file_formats_mention_does_not_stop_a_copy(vault: Vault, tmp_path: Path, name: str) -> None:
    ImportService(vault).accept(from_json(ODD[name]))
    request = CopyRequest(
        RecipientService(vault).add("Board", RecipientKind.PLATFORM), stage_policy(Stage.BROWSE), ("pdf", "docx")
    )
    made = CopyService(vault).make(request, tmp_path / "out")
    assert all(item.clean for item in made.verifications)


def test_a_bullet_that_crosses_a_page_is_no_objection(vault: Vault, tmp_path: Path) -> None:
    line = "Designed and shipped the cross-border platform for goods. " * 60
    resume = from_json({"basics": {"name": "Ann Ferris"}, "work": [{"name": "Fennmark", "highlights": [line] * 3}]})
    ImportService(vault).accept(resume)
    made = CopyService(vault).make(_request(vault, Stage.INTERVIEW, ("pdf",)), tmp_path / "out")
    assert made.verifications[0].clean


def test_a_kept_address_that_names_a_withheld_employer_is_told(vault: Vault, tmp_path: Path) -> None:
    from app.domain.policy import Policy
    from app.domain.sensitivity import Operator

    document = {
        "basics": {"name": "Ann Ferris", "email": "ann@halcyonfluidics.example"},
        "work": [{"name": "Halcyon Fluidics Ltd", "position": "Engineer", "startDate": "2020"}],
    }
    ImportService(vault).accept(from_json(document))
    base = stage_policy(Stage.BROWSE)
    kept = Policy(base.stage, {**base.operators, Kind.EMAIL: Operator.KEEP, Kind.NAME: Operator.KEEP})
    request = CopyRequest(RecipientService(vault).find_or_add("Northwind"), kept, ("txt",))
    made = CopyService(vault).make(request, tmp_path / "out")
    assert {(item.field, item.kind) for item in made.overruled} == {("basics.email", Kind.EMPLOYER)}
    assert "halcyon" not in Path(made.record.files[0].path).read_text("utf-8").lower()
    plain = CopyService(vault).make(_request(vault, Stage.OFFER), tmp_path / "offer")
    assert plain.overruled == ()


def _one_format_leaks(monkeypatch: pytest.MonkeyPatch, leaking: str) -> None:
    """The writer of one format prints the withheld phone number; the other formats are as they should be."""
    real = copies.render

    def render(document: Document, resume: Resume, fmt: str) -> bytes:
        data = real(document, resume, fmt)
        sample = json.loads(resources.path("samples", "resume-en.json").read_text("utf-8"))
        return data + f"\n{sample['basics']['phone']}\n".encode() if fmt == leaking else data

    monkeypatch.setattr(copies, "render", render)


@pytest.mark.parametrize("formats", [("txt", "docx"), ("docx", "txt"), ("docx", "json", "txt")])
def test_one_leaking_format_stops_the_whole_copy_wherever_it_stands(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, formats: tuple[str, ...]
) -> None:
    _one_format_leaks(monkeypatch, "txt")
    before = vault.ledger.head()
    with pytest.raises(CopyRefused) as caught:
        CopyService(vault).make(_request(vault, formats=formats), tmp_path / "out")
    assert Kind.PHONE in {finding.kind for finding in caught.value.findings}
    assert not (tmp_path / "out").exists()
    assert (vault.ledger.head(), CopyService(vault).all()) == (before, ())


def test_a_stop_after_the_verification_leaves_nothing(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The person stops while the last check ends: nothing is recorded, and nothing is written."""
    real, token = copies.verify_file, CancelToken()

    def late(*args: Any, **more: Any) -> Verification:
        found = real(*args, **more)
        token.cancel()
        return found

    monkeypatch.setattr(copies, "verify_file", late)
    request, before = _request(vault), vault.ledger.head()
    with pytest.raises(Cancelled):
        CopyService(vault).make(request, tmp_path / "out", cancel=token)
    assert not (tmp_path / "out").exists()
    assert (vault.ledger.head(), CopyService(vault).all()) == (before, ())
