"""The calendar and its iCalendar file, read by the rules of RFC 5545, and the insights with their honesty about small numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.applications import DateKind, EntryKind, ImportantDate, Interview, JobDetails, Status
from app.domain.charts import ChartKind
from app.services.application_calendar import calendar_file, entries
from app.services.application_details import ApplicationDetails
from app.services.application_insights import By, Outcome, insights_pdf, limits, outcomes, section, summary
from app.services.applications import ApplicationService
from app.services.trash import Trash
from app.services.vaults import create_vault
from app.vault.vault import Vault

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
NASTY = "Löwe; Söhne, 青禾物流\\部门 " + "地点" * 40


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Vault]:
    with create_vault(tmp_path / "vault", "correct horse battery", keyring=False, clock=lambda: NOW) as made:
        yield made


@pytest.fixture
def service(vault: Vault) -> ApplicationDetails:
    return ApplicationDetails(vault, vault.clock)


def read_calendar(data: bytes) -> list[dict[str, str]]:
    """The events of an iCalendar file, read by the rules of RFC 5545 alone (3.1 folding, 3.3.11 escapes, 3.6.1 events)."""
    assert data.endswith(b"END:VCALENDAR\r\n") and b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    for line in data.split(b"\r\n"):
        line.decode()  # no character is cut in two
    lines = re.sub(rb"\r\n[ \t]", b"", data).decode().split("\r\n")[:-1]
    assert lines[0] == "BEGIN:VCALENDAR" and "VERSION:2.0" in lines and any(one.startswith("PRODID:") for one in lines)
    events: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and not line.startswith(("BEGIN", "END")):
            assert name not in events[-1], "once each"
            events[-1][name] = re.sub(r"\\([\\;,nN])", lambda sign: sign[1] if sign[1] not in "nN" else "\n", value)
            assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), "separators are escaped"
    for event in events:
        assert {"UID", "DTSTAMP", "SUMMARY"} <= event.keys()
    assert len({event["UID"] for event in events}) == len(events)
    return events


def test_everything_with_a_day_is_in_the_calendar(vault: Vault, service: ApplicationDetails) -> None:
    made = service.add(NASTY[:60], JobDetails(title="Packer; nights, Leeds", closes="2026-12-24"))
    sent = service.add("Acme", JobDetails(closes="2026-11-30"))
    ApplicationService(vault, vault.clock).record_status(sent, Status.SENT)
    ApplicationService(vault, vault.clock).record_status(made, Status.SENT)
    ApplicationService(vault, vault.clock).record_status(made, Status.PLANNED)  # not yet, after all
    service.set_interview(made, Interview("", "2026-12-03T09:30", 45, NASTY[:90], "Dr Shaw"))
    dates = ApplicationService(vault, vault.clock)
    dates.set_dates(
        made,
        [
            ImportantDate(DateKind.FOLLOW_UP, "2026-12-01"),
            ImportantDate(DateKind.OTHER, "2026-12-02", "Ring\tthem", done=True),
        ],
    )
    found = entries(vault, vault.clock)
    assert [(one.kind, one.day, one.done) for one in found] == [
        (EntryKind.CLOSING, "2026-11-30", True),
        (EntryKind.DATE, "2026-12-01", False),
        (EntryKind.DATE, "2026-12-02", True),
        (EntryKind.INTERVIEW, "2026-12-03", False),
        (EntryKind.CLOSING, "2026-12-24", False),
    ]
    assert [one.day for one in entries(vault, vault.clock, first="2026-12-02", last="2026-12-23")] == [
        "2026-12-02",
        "2026-12-03",
    ]
    Trash(vault, vault.clock).add("recipient", made)
    assert [one.day for one in entries(vault, vault.clock)] == ["2026-11-30"]


def test_the_file_follows_rfc_5545(vault: Vault, service: ApplicationDetails) -> None:
    made = service.add(NASTY[:60], JobDetails(title="Packer; nights, Leeds", closes="2026-12-24"))
    interview = service.set_interview(made, Interview("", "2026-12-03T09:30", 45, NASTY[:90], "Dr Shaw"))
    ApplicationService(vault, vault.clock).set_dates(
        made, [ImportantDate(DateKind.OTHER, "2026-12-31", "Ring, then wait")]
    )
    data = calendar_file(entries(vault, vault.clock), vault.vault_id, NOW, "en")
    meeting, closing, ring = read_calendar(data)
    begins = datetime.strptime("2026-12-03T09:30", "%Y-%m-%dT%H:%M").astimezone(UTC)
    assert meeting["DTSTART"] == begins.strftime("%Y%m%dT%H%M%SZ") and meeting["DTSTAMP"] == "20261124T093000Z"
    assert meeting["DTEND"] > meeting["DTSTART"] and meeting["LOCATION"] == NASTY[:90].strip()
    assert meeting["SUMMARY"] == f"Interview: Packer; nights, Leeds · {' '.join(NASTY[:60].split())}"
    assert (closing["DTSTART;VALUE=DATE"], closing["DTEND;VALUE=DATE"]) == ("20261224", "20261225")
    assert ring["SUMMARY"].startswith("Ring, then wait: ") and ring["DTEND;VALUE=DATE"] == "20270101"
    moved = Interview(interview.id, "2026-12-04T10:00", 45)
    service.set_interview(made, moved)
    again = read_calendar(calendar_file(entries(vault, vault.clock), vault.vault_id, NOW, "zh"))
    assert again[0]["UID"] == meeting["UID"] and again[0]["DTSTART"] != meeting["DTSTART"]
    assert again[0]["SUMMARY"].startswith("面试：")
    nameless = calendar_file(entries(vault, vault.clock), vault.vault_id, NOW, "en", names=False).decode()
    assert "SUMMARY:Interview\r\n" in nameless and not any(
        one in nameless for one in ("Packer", "Löwe", "Shaw", "LOCATION")
    )


def add_sent(vault: Vault, name: str, source: str, sent: str, *answers: tuple[Status, str]) -> None:
    made = ApplicationDetails(vault, vault.clock).add(name, JobDetails(source=source))
    service = ApplicationService(vault, vault.clock)
    for status, day in ((Status.SENT, sent), *answers):
        service.record_status(made, status, day)


def test_insights_count_what_was_sent_and_answered(vault: Vault) -> None:
    add_sent(vault, "A", "Indeed", "2026-10-01", (Status.REPLIED, "2026-10-05"), (Status.REJECTED, "2026-10-20"))
    add_sent(vault, "B", "Indeed", "2026-10-03", (Status.INTERVIEW, "2026-10-13"))
    add_sent(vault, "C", "", "2026-11-01", (Status.GHOSTED, "2026-11-20"))
    ApplicationDetails(vault, vault.clock).add("D", JobDetails(source="Indeed"))  # planned: nothing was sent
    found = outcomes(vault)
    assert sorted((one.status, one.sent, one.answered, one.days, one.source) for one in found) == [
        ("ghosted", "2026-11-01", "", None, ""),
        ("interview", "2026-10-03", "2026-10-13", 10, "Indeed"),
        ("rejected", "2026-10-01", "2026-10-05", 4, "Indeed"),
    ]
    assert (
        summary(found, "en")
        == "Sent: 3 · Answered: 2 of 3; too few to compare · Median days to answer: too few (answers: 2)"
    )
    by_source = section(found, By.SOURCE, "en")
    assert by_source.table == (
        ("", "Sent", "Answered", "Median days"),
        ("Indeed", "2", "2 of 2; too few to compare", "too few (answers: 2)"),
        ("Not stated", "1", "0 of 1; too few to compare", "–"),
    )
    assert by_source.chart is not None
    assert [(one.name, one.values) for one in by_source.chart.series] == [("Sent", (2, 1)), ("Answered", (2, 0))]
    by_month = section(found, By.MONTH, "en").chart
    assert (
        by_month is not None and by_month.kind is ChartKind.STACKED and by_month.categories == ("Oct 2026", "Nov 2026")
    )
    assert [one.values for one in by_month.series] == [(2, 0), (0, 1)]
    assert section(found, By.MONTH, "zh").table[1][0] == "2026年10月"
    assert section(found, By.STATUS, "en").table[1:] == (("Interview", "1"), ("Rejected", "1"), ("Ghosted", "1"))
    assert insights_pdf(found, "en").startswith(b"%PDF") and "employer" in limits("en")


def test_a_share_is_given_only_where_there_are_enough() -> None:
    many = [
        Outcome("sent", "2026-10-01", "2026-10-09" if number < 3 else "", "apply", "Indeed") for number in range(12)
    ]
    assert section(many, By.STAGE, "en").table[1] == ("Apply", "12", "3 of 12 (25%)", "8 (answers: 3)")
    assert section(many[:9], By.STAGE, "en").table[1][2] == "3 of 9; too few to compare"
    assert section(many, By.SOURCE, "zh").table[1][2] == "12 份中 3 份（25%）"
    assert section((), By.SOURCE, "en").chart is None and summary((), "en") == "Nothing was sent yet."
    sources = [Outcome("sent", "2026-10-01", "", "", f"Board {number:02}") for number in range(20)]
    whole = section(sources, By.SOURCE, "en")
    assert whole.chart is not None and len(whole.chart.categories) == 12 and len(whole.table) == 21
