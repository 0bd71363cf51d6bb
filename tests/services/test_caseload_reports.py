"""Reports from real vaults: what counts, what is remembered, what a second report may ask for; files that say no more than the numbers."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from caseload_samples import MovingClock, allowed, kept

from app.caseload.report_choices import Dimension
from app.caseload.report_counts import Fact, Measure
from app.domain.applications import Status
from app.domain.sensitivity import Stage
from app.errors import UserError
from app.redact.policies import stage_policy
from app.services import caseload_consent
from app.services.applications import ApplicationService
from app.services.caseload import Caseload
from app.services.caseload_reports import (
    CaseloadReports,
    facts_of,
    limits,
    period_names,
    posting_facts,
    report_rows,
    report_subject,
    sections,
    write_report,
)
from app.services.caseload_trace import trace_cohort
from app.services.caseload_trace_texts import finding_lines
from app.services.caseload_vaults import count_ended, each_student
from app.services.copies import CopyRequest, CopyService
from app.services.recipients import RecipientService


def _facts(students: int, month: str, employer: str = "Acme GmbH", stage: str = "apply") -> list[Fact]:
    return [Fact(f"S-{number}", employer, "Trade", month, stage, Measure.COPIES) for number in range(students)]


def _code(caseload: Caseload, facts: list[Fact], **more: object) -> str:
    with pytest.raises(UserError) as caught:
        CaseloadReports(caseload.vault).publish(facts, **more)
    return caught.value.code


def test_facts_are_what_a_vault_recorded_under_a_pseudonym(caseload: Caseload, tmp_path: Path) -> None:
    student = allowed(caseload, kept(caseload, "1", "Lu Qingzhou"))
    with caseload.open_student(student) as vault:
        recipient = RecipientService(vault).find_or_add("Acme GmbH")
        CopyService(vault, clock=vault.clock).make(
            CopyRequest(recipient, stage_policy(Stage.APPLY), ("txt",)), tmp_path / "out"
        )
        ApplicationService(vault, vault.clock).record_status(recipient.id, Status.REPLIED, "2026-01-05")
    (found,), unopened = each_student(caseload, lambda who, vault: facts_of(who, vault, {"Acme GmbH": "Trade"}))
    row = (student.pseudonym, "Acme GmbH", "Trade", "2026-11-29T09:30:00Z", "apply")
    assert found == [Fact(*row, Measure.COPIES), Fact(*row, Measure.ANSWERS)]
    assert unopened == 0


def test_a_vault_that_does_not_open_is_counted(caseload: Caseload) -> None:
    student = kept(caseload, "1", "Lu Qingzhou")
    (caseload.vault.folder / "students" / student.folder / "vault.db").write_bytes(b"no database")
    assert each_student(caseload, lambda who, vault: who) == ([], 1)


@pytest.mark.parametrize("way", ["withdrawn", "expired"])
def test_a_vault_whose_consent_is_over_is_not_read(
    caseload: Caseload, clock: MovingClock, tmp_path: Path, way: str
) -> None:
    student = allowed(caseload, kept(caseload, "1", "Lu Qingzhou"))
    with caseload.open_student(student) as vault:
        recipient = RecipientService(vault).find_or_add("Acme GmbH")
        request = CopyRequest(recipient, stage_policy(Stage.APPLY), ("txt",))
        made = CopyService(vault, clock=vault.clock).make(request, tmp_path / "out")
    leaked = Path(made.record.files[0].path).read_bytes()
    found = trace_cohort(caseload, "leak.txt", leaked)
    assert (found.owner, found.ended, found.answer.copies) == (caseload.student("1"), 0, 1)
    if way == "withdrawn":
        caseload_consent.withdraw(caseload, caseload.student("1"))
    else:
        given = caseload.student("1").consent
        assert given is not None
        caseload.store(replace(caseload.student("1"), consent=replace(given, expires="2026-11-28")))
    assert each_student(caseload, lambda who, vault: who) == ([], 0) and count_ended(caseload) == 1
    found = trace_cohort(caseload, "leak.txt", leaked)
    assert (found.owner, found.ended, found.answer.copies) == (None, 1, 0)
    assert any("Students whose consent is over" in line for line in finding_lines(found, "en", pseudonyms=False))


def test_the_month_that_is_not_over_is_not_reported(caseload: Caseload, clock: MovingClock) -> None:
    facts = _facts(12, "2026-11")
    assert _code(caseload, facts) == "report-empty"
    assert _code(caseload, facts, until="2026-11") == "report-month"
    assert _code(caseload, facts, until="2026-13") == "report-month"
    clock.move(days=3)
    assert CaseloadReports(caseload.vault).publish(facts).months == ("2026-11",)


def test_the_current_month_is_reported_so_far_and_the_rest_of_it_apart(
    caseload: Caseload, clock: MovingClock, tmp_path: Path
) -> None:
    reports = CaseloadReports(caseload.vault)
    assert _code(caseload, [], so_far=True) == "report-empty"
    first = reports.publish(_facts(25, "2026-11-28T08:00:00Z"), so_far=True)
    assert first.number(Measure.COPIES, Dimension.EMPLOYER, "Acme GmbH") == 25
    assert list(period_names(first, "en").values()) == ["2026-11 (1–29), so far"]
    assert report_subject(first, "en") == "2026-11 (1–29), so far"
    assert "until 2026-11-29" in limits(first, "en")[1]
    clock.move(hours=4)
    facts = [*_facts(25, "2026-11-28T08:00:00Z"), *_facts(4, "2026-11-29T11:00:00Z")]
    assert reports.publish(facts[:25], so_far=True).to_json() == first.to_json(), "nothing happened since"
    assert reports.publish(facts).to_json() == first.to_json(), "October is over, and in it"
    assert _code(caseload, facts, until="2026-10") == "report-earlier"
    second = reports.publish(facts, so_far=True)
    assert len(second.months) == 2 and second.number(Measure.COPIES, Dimension.EMPLOYER, "Acme GmbH") is None
    assert all(" 09:30" in name or " 17:30" in name for name in period_names(second, "en").values())
    clock.move(days=3)
    rest = [*_facts(30, "2026-11-30T23:00:00Z"), *_facts(30, "2026-11-30T23:00:00Z", "Other Ltd")]
    whole = CaseloadReports(caseload.vault).publish([*facts, *rest])
    assert whole.months == (*second.months, "2026-11")
    assert whole.counts[Measure.COPIES].sum(axis=0).tolist() == [50, 8, 120], "by employer and by stage"
    names = list(period_names(whole, "zh").values())
    assert names[2].endswith("–30 日）") and "至今" not in "".join(names)
    assert report_subject(whole, "en").endswith("to 2026-11")
    files = write_report(second, tuple(Dimension), tmp_path / "out", "zh")
    assert [one.name for one in files] == ["report-2026-11-29.pdf", "report-2026-11-29.csv"]


def test_the_last_full_month_before_january_is_december(caseload: Caseload, clock: MovingClock) -> None:
    clock.move(days=40)
    assert CaseloadReports(caseload.vault).last_full_month == "2026-12"


def test_what_was_published_stays_when_students_go_and_events_come_late(caseload: Caseload) -> None:
    reports = CaseloadReports(caseload.vault)
    first = reports.publish(_facts(25, "2026-08"), until="2026-08", threshold=10)
    later = [*_facts(3, "2026-08"), *_facts(30, "2026-09"), *_facts(2, "2026-09", "Other Ltd")]
    second = reports.publish(later, until="2026-09")
    for month in ("2026-08", "2026-09"):
        assert (second.number(Measure.COPIES, Dimension.EMPLOYER, "Acme GmbH", month)) in (25, None)
    assert first.number(Measure.COPIES, Dimension.MONTH, "2026-08") == 25
    assert second.number(Measure.COPIES, Dimension.MONTH, "2026-08") == 25
    assert second.number(Measure.COPIES, Dimension.EMPLOYER, "Other Ltd") is None
    assert second.number(Measure.COPIES, Dimension.EMPLOYER, "Other Ltd", "2026-08") == 0
    assert "S-1" not in str(caseload.vault.preferences.with_prefix("caseload-reports"))


def test_a_report_is_made_once_and_given_again(caseload: Caseload) -> None:
    reports = CaseloadReports(caseload.vault)
    first = reports.publish(_facts(25, "2026-10"), threshold=11)
    again = CaseloadReports(caseload.vault).publish(_facts(40, "2026-10"))
    assert again.to_json() == first.to_json()
    assert _code(caseload, [], threshold=5) == "report-published"
    assert _code(caseload, [], until="2026-09") == "report-earlier"
    assert _code(caseload, [], threshold=7) == "report-threshold"


def test_many_copies_of_few_students_are_hidden(caseload: Caseload) -> None:
    facts = [*_facts(2, "2026-10") * 15, *_facts(40, "2026-10", "Other Ltd"), *_facts(40, "2026-10", "Third AG")]
    published = CaseloadReports(caseload.vault).publish(facts)
    assert published.number(Measure.COPIES, Dimension.EMPLOYER, "Acme GmbH") is None
    assert published.number(Measure.COPIES, Dimension.EMPLOYER, "Acme GmbH", "2026-10") is None


def test_also_in_one_month_among_others(caseload: Caseload) -> None:
    facts = [*_facts(2, "2026-09") * 15, *_facts(40, "2026-10"), *_facts(40, "2026-09", "Other Ltd") * 2]
    published = CaseloadReports(caseload.vault).publish(facts)
    assert published.number(Measure.COPIES, Dimension.EMPLOYER, "Acme GmbH", "2026-09") is None


def test_signals_are_about_postings_and_are_shown(caseload: Caseload) -> None:
    signal = Fact("S-1", "Acme GmbH", "", "2026-10", "apply", Measure.SIGNALS)
    published = CaseloadReports(caseload.vault).publish([signal, signal])
    assert published.number(Measure.SIGNALS, Dimension.EMPLOYER, "Acme GmbH") == 2


def test_signs_of_postings_checked_in_the_caseload_count_once_each(caseload: Caseload) -> None:
    facts = _facts(12, "2026-11-10T09:00:00Z")
    for source, text, signals in (("", b"one", 2), ("", b"one", 2), ("", b"two", 1), ("ACME", b"name", 5)):
        card = {"signals": [{"code": "fee", "severity": "critical"}] * signals}
        caseload.vault.checks.add(card, source, text, organisation="ACME")
    found = posting_facts(caseload.vault, {"Acme GmbH": "Trade"}, facts)
    assert [(one.student, one.employer, one.sector) for one in found] == [("", "Acme GmbH", "Trade")] * 3
    published = CaseloadReports(caseload.vault).publish([*facts, *found], so_far=True)
    assert published.number(Measure.SIGNALS, Dimension.EMPLOYER, "Acme GmbH") == 3
    assert any("Other checks of a student are not counted" in line for line in limits(published, "en"))


def test_what_is_not_stated_is_a_row_of_its_own(caseload: Caseload) -> None:
    facts = [*_facts(40, "2026-10"), *_facts(30, "2026-10", "Third AG")]
    facts = [replace(one, sector="") if one.employer == "Third AG" else one for one in facts]
    published = CaseloadReports(caseload.vault).publish(facts)
    rows = [
        one for one in report_rows(published, [Dimension.SECTOR]) if one["measure"] == "copies" and not one["month"]
    ]
    assert [(one["row"], one["all"], one["value"]) for one in rows] == [
        ("", False, 30),
        ("Trade", False, 40),
        ("", True, 70),
    ]
    section = sections(published, [Dimension.SECTOR], "en")[0]
    assert [row[:2] for row in section.table[1:]] == [("Not stated", "30"), ("Trade", "40"), ("All", "70")]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_files_say_what_the_numbers_say(caseload: Caseload, tmp_path: Path, language: str) -> None:
    facts = [*_facts(3, "2026-09"), *_facts(31, "2026-10", "=cmd Ltd"), *_facts(27, "2026-10", "云帆科技", "interview")]
    published = CaseloadReports(caseload.vault).publish(facts)
    pdf, table = write_report(published, tuple(Dimension), tmp_path / "out", language)
    assert pdf.read_bytes().startswith(b"%PDF")
    text = table.read_text("utf-8-sig")
    assert "'=cmd Ltd" in text
    rows = report_rows(published, tuple(Dimension))
    assert len(text.strip().splitlines()) == len(rows) + 1
    hidden = {"en": "hidden", "zh": "隐藏"}[language]
    assert text.count(f'"{hidden}"') == sum(row["value"] is None for row in rows) > 0
    for section in sections(published, tuple(Dimension), language):
        assert section.chart is None or set(section.chart.categories) <= {cell for row in section.table for cell in row}
