"""Reports of calls and messages on a real vault: kept as told, grown by further rows, found again, nothing guessed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.clock import local_day, system_clock
from app.domain.caller_facts import StatedFact
from app.domain.incident_reports import Channel, FollowUp, IncidentReport, IncidentStatus, Money
from app.domain.incidents import Surfaced
from app.errors import UserError
from app.services.incident_reports import IncidentReportService, report_of, title_in
from app.services.incidents import IncidentService, caller_facts_of
from app.services.trash import Trash
from app.services.vaults import create_vault, open_vault
from app.vault.vault import Vault

TODAY = local_day(system_clock())
CALL = IncidentReport(
    Channel.CALL,
    "Call about a training loan",
    TODAY,
    time="9:05",
    contact="+86 10 5555 0100",
    said="She knew where I work and asked for a deposit.",
    knew=(StatedFact("138 0013 8000"), StatedFact("会计", implied=True, sure=False)),
    money=Money.NO,
)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(tmp_path / "vault", "a passphrase of words", keyring=False) as made:
        yield made


def test_a_call_is_kept_as_it_was_told_and_read_again(vault: Vault, tmp_path: Path) -> None:
    made = IncidentReportService(vault).log(CALL)
    vault.close()
    with open_vault(tmp_path / "vault", "a passphrase of words") as again:
        kept = again.incidents.get(made.id)
        assert kept is not None
        assert report_of(kept) == replace(CALL, time="09:05")
        assert caller_facts_of(kept) == ("138 0013 8000", "会计")
        assert not again.ledger_view.problems


def test_attachments_stay_untouched_with_their_hash(vault: Vault) -> None:
    data = b"\x89PNG screenshot \0"
    service = IncidentReportService(vault)
    made = service.log(CALL, (Surfaced("chat.png", data), Surfaced("chat.png", b"another")))
    assert {file.name for file in made.files} == {"chat.png", "chat (2).png"}
    assert hashlib.sha256(data).hexdigest() in {file.sha256 for file in made.files}
    assert vault.incidents.file_bytes(made.id, "chat.png") == data
    grown = service.attach(made.id, (Surfaced("chat.png", b"a third"),))
    assert len(grown.files) == 3
    assert vault.incidents.file_bytes(made.id, "chat.png") == data


def test_every_change_is_a_further_row_and_no_change_is_none(vault: Vault) -> None:
    service = IncidentReportService(vault)
    made = service.log(CALL)
    before = [entry.kind for entry in vault.ledger.entries()]
    service.revise(made.id, report_of(made))
    assert [entry.kind for entry in vault.ledger.entries()] == before
    later = service.revise(made.id, replace(CALL, money=Money.YES, amount="2,000 yuan", status=IncidentStatus.WAITING))
    assert report_of(later).money is Money.YES
    assert report_of(later).status is IncidentStatus.WAITING
    assert [entry.kind for entry in vault.ledger.entries()] == [*before, "incident-updated"]


def test_follow_ups_come_due_until_they_are_done(vault: Vault) -> None:
    service = IncidentReportService(vault)
    tomorrow = local_day(system_clock() + timedelta(days=2))
    made = service.log(replace(CALL, follow_ups=(FollowUp(TODAY, "Ask the platform"), FollowUp(tomorrow, "Later"))))
    assert [(one.id, what.what) for one, what in service.due()] == [(made.id, "Ask the platform")]
    report = report_of(made)
    service.revise(
        made.id, replace(report, follow_ups=(replace(report.follow_ups[0], done=True), *report.follow_ups[1:]))
    )
    assert service.due() == ()


def test_what_is_in_the_trash_reminds_of_nothing(vault: Vault) -> None:
    service = IncidentReportService(vault)
    made = service.log(replace(CALL, follow_ups=(FollowUp(TODAY, "Ask"),)))
    Trash(vault, system_clock).add("incident", made.id)
    assert service.due() == ()


def test_several_incidents_can_be_joined_but_none_that_is_unknown(vault: Vault) -> None:
    service = IncidentReportService(vault)
    first = service.log(CALL)
    second = service.log(replace(CALL, title="A second call", joined=(first.id, first.id)))
    assert report_of(second).joined == (first.id,)
    with pytest.raises(UserError) as refused:
        service.log(replace(CALL, joined=("nothing",)))
    assert refused.value.code == "incident-unknown"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": "  "}, "incident-title-missing"),
        ({"day": "soon"}, "incident-day-unknown"),
        ({"day": "2199-01-01"}, "incident-day-future"),
        ({"time": "25:00"}, "incident-time-unknown"),
        ({"follow_ups": (FollowUp("never", "x"),)}, "incident-day-unknown"),
    ],
)
def test_a_report_that_cannot_be_right_is_refused_and_nothing_is_stored(vault: Vault, change: dict, code: str) -> None:
    with pytest.raises(UserError) as refused:
        IncidentReportService(vault).log(replace(CALL, **change))
    assert refused.value.code == code
    assert IncidentService(vault).visible() == ()


def test_search_finds_a_call_by_its_number_and_its_words(vault: Vault) -> None:
    made = IncidentReportService(vault).log(replace(CALL, notes="spoke with a Ms Hollingworth"))
    for wanted in ("5555 0100", "Hollingworth", "deposit"):
        assert made.id in {hit.id for hit in vault.search(wanted)}, wanted


@pytest.mark.parametrize("written", ["3pm", "下午3点", "15.00", "15:00"])
def test_a_time_may_be_written_as_people_write_it(vault: Vault, written: str) -> None:
    made = IncidentReportService(vault).log(replace(CALL, time=written))
    assert report_of(made).time == "15:00"


def test_a_posting_that_was_checked_is_one_incident_with_the_posting_as_it_was(vault: Vault) -> None:
    service, posting = IncidentReportService(vault), "急招文员".encode()
    check = vault.checks.add(
        {}, "ad.html", posting, title="文员", organisation="鸿达有限公司", created="2026-11-01T08:00:00Z"
    )
    made = service.of_check(check, "文员")
    assert report_of(made).channel is Channel.POSTING
    assert report_of(made).check == check
    assert vault.incidents.file_bytes(made.id, "ad.html") == posting
    assert service.of_check(check, "again").id == made.id
    Trash(vault).add("incident", made.id)
    assert service.of_check(check, "文员").id != made.id
    for wrong in (lambda: service.of_check("nothing", "x"), lambda: service.log(replace(CALL, check="nothing"))):
        with pytest.raises(UserError) as refused:
            wrong()
        assert refused.value.code == "check-unknown"


@pytest.mark.parametrize(
    ("title", "language", "told"),
    [
        ("Call · +852 6123 4567", "zh", "电话 · +852 6123 4567"),
        ("电话 · +852 6123 4567", "en", "Call · +852 6123 4567"),
        ("My own words · twice", "zh", "My own words · twice"),
    ],
)
def test_the_kind_that_begins_a_title_is_told_in_the_language_of_the_reader(
    title: str, language: str, told: str
) -> None:
    assert title_in(title, Channel.CALL, language) == told
