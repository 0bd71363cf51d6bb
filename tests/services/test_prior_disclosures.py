"""What an organisation already has: spellings of one name, domains, before the program, through an agency, void copies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app import resources
from app.domain.applications import PastApplication
from app.domain.copies import RecipientKind
from app.domain.resume_json import from_json
from app.domain.sensitivity import Stage
from app.redact.policies import stage_policy
from app.services.applications import ApplicationService
from app.services.copies import CopyRequest, CopyService
from app.services.imports import ImportService
from app.services.prior_disclosures import agency_copies, core_name, prior_disclosures, record_agency_copy
from app.services.recipients import RecipientService
from app.services.vaults import create_vault
from app.vault.vault import Vault

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(tmp_path / "vault", "correct horse battery", keyring=False) as made:
        resume = from_json(json.loads(resources.path("samples", "resume-en.json").read_text("utf-8")))
        ImportService(made).accept(resume)
        yield made


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme Ltd.", "ACME"),
        ("Acme Co., Ltd", "acme limited"),
        ("恒通物流有限公司", "恒通物流"),
        ("恒通物流股份有限公司", "恒通物流集团有限公司"),
        ("Acme (UK) GmbH", "acme uk"),
        ("ＡＣＭＥ", "acme"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert core_name(one) == core_name(other)


@pytest.mark.parametrize(("one", "other"), [("Acme", "Acme North"), ("恒通物流", "恒达物流"), ("Co Ltd", "")])
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert core_name(one) != core_name(other)


def make(vault: Vault, name: str, folder: Path, kind: RecipientKind = RecipientKind.EMPLOYER) -> str:
    recipient = RecipientService(vault).find_or_add(name, kind, ("acme.example",) if kind is kind.EMPLOYER else ())
    request = CopyRequest(recipient, stage_policy(Stage.APPLY), ("txt",))
    return CopyService(vault, lambda: NOON).make(request, folder).record.copy_id


def test_direct_copies_and_what_was_before(vault: Vault, tmp_path: Path) -> None:
    copy_id = make(vault, "Acme Ltd", tmp_path)
    ApplicationService(vault).reconstruct(PastApplication("Acme Ltd", RecipientKind.EMPLOYER, "2025-02-03"))
    found = prior_disclosures(vault, ("acme",))
    assert [(one.name, bool(one.reference)) for one in found] == [("Acme Ltd", True), ("Acme Ltd", False)]
    assert prior_disclosures(vault, ("Somebody",), ("acme.example",)) == found
    assert prior_disclosures(vault, ("Somebody",)) == ()
    assert prior_disclosures(vault, ("",)) == ()
    vault.copies.void(copy_id, "never sent")
    assert [one.reference for one in prior_disclosures(vault, ("Acme",))] == [""]


def test_through_an_agency(vault: Vault, tmp_path: Path) -> None:
    copy_id = make(vault, "Orchard Talent", tmp_path, RecipientKind.AGENCY)
    agency = RecipientService(vault).find("Orchard Talent")
    record_agency_copy(vault, agency.id, "Acme Ltd", copy_id)
    record_agency_copy(vault, agency.id, "Acme  Limited", copy_id)
    (found,) = prior_disclosures(vault, ("ACME",))
    assert (found.name, found.employer) == ("Orchard Talent", "Acme Limited")
    record_agency_copy(vault, agency.id, "Borealis", "a copy that was never made")
    assert prior_disclosures(vault, ("Borealis",)) == ()


def test_copies_of_agencies_are_told_apart_by_the_employer_void_ones_too(vault: Vault, tmp_path: Path) -> None:
    ids = [make(vault, "Orchard Talent", tmp_path, RecipientKind.AGENCY) for _ in range(2)]
    agency = RecipientService(vault).find("Orchard Talent")
    for copy_id, employer in zip(ids, ("Acme Ltd", "Borealis"), strict=True):
        record_agency_copy(vault, agency.id, employer, copy_id)
    vault.copies.void(ids[0], "never sent")
    (found,) = agency_copies(vault, ["acme", ""])
    assert (found.agency, found.copy.copy_id, found.employer) == (agency, ids[0], "Acme Ltd")
    assert found.copy.voided
    assert agency_copies(vault, [""]) == agency_copies(vault, ["Orchard Talent"]) == ()


@pytest.mark.parametrize("agency_first", [True, False])
def test_of_two_copies_of_one_second_the_later_comes_first(vault: Vault, tmp_path: Path, agency_first: bool) -> None:
    for through_agency in (agency_first, not agency_first):
        if through_agency:
            copy_id = make(vault, "Orchard Talent", tmp_path, RecipientKind.AGENCY)
            record_agency_copy(vault, RecipientService(vault).find("Orchard Talent").id, "Acme", copy_id)
        else:
            make(vault, "Acme", tmp_path)
    names = [one.name for one in prior_disclosures(vault, ("Acme",))]
    assert names == (["Acme", "Orchard Talent"] if agency_first else ["Orchard Talent", "Acme"])
