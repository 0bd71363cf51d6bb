"""Copies made with an earlier carrier specification stay readable; those of a later one are not misread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import resources
from app.domain.attribution import Verdict
from app.domain.sensitivity import Stage
from app.ingest.reading import read_resume
from app.marks.specification import SPEC_VERSION
from app.redact.policies import stage_policy
from app.services import copies, copy_plan
from app.services.copies import CopyRequest, CopyResult, CopyService
from app.services.imports import ImportService
from app.services.manual_edits import record_manual_edit
from app.services.recipients import RecipientService
from app.services.traces import TraceService
from app.services.vaults import create_vault
from app.vault.vault import Vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    sample = resources.path("samples", "resume-zh.docx")
    with create_vault(tmp_path / "vault", "a passphrase of words", keyring=False) as made:
        ImportService(made).accept(read_resume(sample.name, sample.read_bytes()).resume)
        yield made


def _copy(vault: Vault, out: Path, name: str) -> CopyResult:
    request = CopyRequest(RecipientService(vault).find_or_add(name), stage_policy(Stage.APPLY), ("txt",))
    return CopyService(vault).make(request, out)


@pytest.fixture
def old_and_new(vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[CopyResult, CopyResult]:
    """A copy as the first specification made it, and one of today."""
    new = _copy(vault, tmp_path, "Northwind")
    with monkeypatch.context() as before:
        before.setattr(copies, "SPEC_VERSION", 1)
        old = _copy(vault, tmp_path, "Southwind")
    assert old.record.assignment[1:5] != new.record.assignment[1:5]
    assert (old.record.spec_version, new.record.spec_version) == (1, SPEC_VERSION)
    return old, new


def _text(made: CopyResult) -> str:
    text = Path(made.record.files[0].path).read_text("utf-8")
    lines = [line for line in text.split("\n") if "@" not in line and made.record.reference not in line]
    return "\n".join(lines)


def test_copies_of_both_specifications_are_told_apart(vault: Vault, old_and_new: tuple[CopyResult, CopyResult]) -> None:
    for made in old_and_new:
        found = TraceService(vault).trace("", _text(made).encode())
        assert found.attribution.verdict is Verdict.IDENTIFIED
        assert found.suspects[0].copy.copy_id == made.record.copy_id
        assert found.attribution.copies_considered == 2
        noted = record_manual_edit(vault, made.record.copy_id, "sent.txt", _text(made).encode())
        assert noted.excluded == ()


def test_a_copy_of_a_newer_program_is_not_misread(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        later.setattr(copies, "SPEC_VERSION", SPEC_VERSION + 7)
        later.setattr(copies, "spec_of", lambda master, version, compute, cancel: copy_plan.spec_of(master, 1))
        made = _copy(vault, tmp_path, "Northwind")
    found = TraceService(vault).trace("", _text(made).encode())
    assert found.attribution.verdict is Verdict.INCONCLUSIVE
    assert found.attribution.copies_considered == 1
