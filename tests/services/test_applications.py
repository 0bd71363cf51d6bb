"""Applications in a real vault: SQL lists, statuses, dates, what was before the program, and the trash."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app import resources
from app.domain.applications import DateKind, ImportantDate, PastApplication, Status
from app.domain.copies import RecipientKind
from app.domain.resume_json import from_json
from app.domain.sensitivity import Kind, Stage
from app.errors import UserError
from app.redact.policies import stage_policy
from app.services.applications import ApplicationService
from app.services.copies import CopyRequest, CopyService
from app.services.imports import ImportService
from app.services.past_applications import read_past
from app.services.trash import Trash
from app.services.vaults import create_vault
from app.vault.vault import Vault


class Hands:
    """A clock whose hands can be moved."""

    now = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def vault(tmp_path: Path, clock: Hands) -> Iterator[Vault]:
    with create_vault(tmp_path / "vault", "correct horse battery", keyring=False, clock=clock) as made:
        resume = from_json(json.loads(resources.path("samples", "resume-en.json").read_text("utf-8")))
        ImportService(made).accept(resume)
        yield made


@pytest.fixture
def service(vault: Vault, clock: Hands) -> ApplicationService:
    return ApplicationService(vault, clock)


def send(vault: Vault, clock: Hands, out: Path, name: str, stage: Stage) -> str:
    copies = CopyService(vault, clock)
    known = vault.recipients.by_name(name) or vault.recipients.add(name, RecipientKind.EMPLOYER)
    with vault.transaction():
        made = copies.make(CopyRequest(known, stage_policy(stage), ("txt",)), out)
    return made.record.recipient_id


def test_lists_are_sorted_and_filtered_by_the_database(
    vault: Vault, service: ApplicationService, clock: Hands, tmp_path: Path
) -> None:
    acme = send(vault, clock, tmp_path, "Acme", Stage.OFFER)
    clock.now += timedelta(days=1)
    send(vault, clock, tmp_path, "borealis", Stage.APPLY)
    vault.recipients.add("北极星", RecipientKind.AGENCY)
    service.note(acme, Status.GHOSTED)
    assert [row.name for row in service.rows(sort="recipient", descending=False)] == ["Acme", "borealis", "北极星"]
    assert [row.name for row in service.rows(sort="stage")] == ["Acme", "borealis", "北极星"]
    assert [row.status for row in service.rows(sort="status", descending=False)] == ["planned", "sent", "ghosted"]
    assert [row.name for row in service.rows(wanted="BOREALIS resume-")] == ["borealis"]
    assert [row.name for row in service.rows(status=Status.GHOSTED)] == ["Acme"]
    assert service.rows(wanted="%") == []
    assert {card.name: card.copies for card in service.cards()} == {"Acme": 1, "borealis": 1, "北极星": 0}


def test_the_status_of_the_last_day_counts_and_the_last_note_is_undone(
    vault: Vault, service: ApplicationService
) -> None:
    known = vault.recipients.add("Acme", RecipientKind.EMPLOYER)
    service.note(known.id, Status.OFFER, "2026-11-20")
    service.note(known.id, Status.INTERVIEW, "2026-11-10")
    assert service.rows()[0].status == "offer"
    service.undo(known.id)
    service.undo(known.id)
    assert service.rows()[0].status == "planned"


def test_dates_come_due_and_are_settled(vault: Vault, service: ApplicationService, clock: Hands) -> None:
    known = vault.recipients.add("Acme", RecipientKind.EMPLOYER)
    service.add_date(known.id, ImportantDate(DateKind.EXPIRES, "2026-11-25"))
    service.add_date(known.id, ImportantDate(DateKind.FOLLOW_UP, "2026-11-20"))
    assert [due.date.kind for due in service.due()] == [DateKind.FOLLOW_UP]
    clock.now += timedelta(days=2)
    first, second = service.due()
    service.settle(first.recipient_id, first.index)
    assert service.due() == (dataclasses.replace(second, index=1),)
    assert service.rows()[0].next_day == "2026-11-25"
    service.settle(second.recipient_id, second.index)
    assert service.due() == ()


def test_silence_is_noticed(vault: Vault, service: ApplicationService, clock: Hands, tmp_path: Path) -> None:
    acme = send(vault, clock, tmp_path, "Acme", Stage.APPLY)
    send(vault, clock, tmp_path, "Borealis", Stage.APPLY)
    clock.now += timedelta(days=30)
    service.note(acme, Status.INTERVIEW)
    assert [card.name for card in service.silent_since("2026-12-10")] == ["Borealis"]
    service.note(vault.recipients.by_name("Borealis").id, Status.GHOSTED, "2026-11-25")  # type: ignore[union-attr]
    assert service.silent_since("2026-12-10") == []


def test_the_past_is_reconstructed_in_the_ledger_and_only_voided(vault: Vault, service: ApplicationService) -> None:
    past = PastApplication("Old Co", RecipientKind.AGENCY, "2025-03-01", Status.GHOSTED, "mail", (Kind.PHONE,))
    known = service.reconstruct(past)
    (kept,) = service.reconstructed(known.id)
    assert (kept.day, kept.channel, kept.kinds, kept.fields) == ("2025-03-01", "mail", ("phone",), ("basics.phone",))
    row = service.rows()[0]
    assert (row.copy_id, row.made, row.status) == ("", "2025-03-01", "ghosted")
    service.void_reconstructed(kept.number, "it was another agency")
    assert service.reconstructed() == ()
    assert vault.ledger.verify() is None
    assert vault.ledger.get(kept.number).body["recipient"] == "Old Co"  # type: ignore[union-attr]


def test_a_file_of_past_applications_is_read_line_by_line() -> None:
    text = (
        "Recipient;Day;Kind;Status;Disclosed\n恒通物流;2025/3/1;platform;ghosted;name phone|email\n"
        ";2025-01-01;;;\nAcme;last May;;;\nAcme;2025-05-05;robot;;\nAcme;2025-05-05;;;secrets\n\nAcme;2025-05-05;;;\n"
    )
    for data in (text.encode("utf-8-sig"), text.encode("gb18030"), text.replace(";", "\t").encode()):
        read = read_past(data)
        assert [(one.name, one.day, one.kind.value) for one in read.applications] == [
            ("恒通物流", "2025-03-01", "platform"),
            ("Acme", "2025-05-05", "employer"),
        ]
        assert read.applications[0].disclosed == (Kind.NAME, Kind.PHONE, Kind.EMAIL)
        assert read.problems == ((3, "recipient"), (4, "day"), (5, "kind"), (6, "disclosed"))


@pytest.mark.parametrize("data", [b"", b"name,when\nAcme,2025-01-01\n", b"\x00\xff", b'recipient,day\n"' + b"x" * 200_000])
def test_another_file_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match="past-columns"):
        read_past(data)


def test_the_trash_hides_and_gives_back(
    vault: Vault, service: ApplicationService, clock: Hands, tmp_path: Path
) -> None:
    acme = send(vault, clock, tmp_path, "Acme", Stage.APPLY)
    never = vault.recipients.add("Never Sent", RecipientKind.EMPLOYER)
    service.note(never.id, Status.WITHDRAWN)
    trash = Trash(vault, clock)
    trash.put("recipient", acme)
    trash.put("recipient", never.id)
    assert service.rows() == []
    assert service.cards() == []
    assert {one.title: one.erasable for one in trash.all()} == {"Acme": False, "Never Sent": True}
    clock.now += timedelta(days=29)
    assert trash.sweep() == 0
    clock.now += timedelta(days=2)
    assert trash.sweep() == 1
    assert vault.recipients.get(never.id) is None
    assert vault.search("never") == []
    trash.put_back("recipient", acme)
    assert [row.name for row in service.rows()] == ["Acme"]
    assert vault.ledger.verify() is None


def test_who_is_spoken_of_is_never_erased(vault: Vault, service: ApplicationService) -> None:
    known = service.reconstruct(PastApplication("Old Co", RecipientKind.EMPLOYER, "2025-03-01"))
    vault.recipients.erase(known.id)
    assert vault.recipients.get(known.id) is not None
