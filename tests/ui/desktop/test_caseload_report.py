"""Reports on the students' page: made of all students' vaults, kept, shown again, saved; nothing to report is said."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "services"))

from batch_samples import NAMES_OF_EMPLOYERS, make
from caseload_samples import MovingClock, consented, new_caseload

from app.caseload.report_choices import Dimension
from app.services.caseload import Caseload
from app.services.caseload_reports import CaseloadReports
from app.services.caseload_sectors import known_sectors
from ui.desktop.dialogs.caseload_report import CaseloadReportDialog
from ui.desktop.pages.caseload.students_page import CaseloadView
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def caseload(first_window: Window, tmp_path: Path, clock: MovingClock) -> Iterator[Caseload]:
    made = new_caseload(tmp_path / "caseload", clock)
    consented(made, "1", "Li Wei", *NAMES_OF_EMPLOYERS)
    yield made
    made.vault.close()


def test_a_report_is_made_shown_again_and_saved(
    caseload: Caseload, clock: MovingClock, first_window: Window, tmp_path: Path, until: Until
) -> None:
    make(caseload, tmp_path / "out")
    dialog = CaseloadReportDialog(caseload, None, first_window)
    dialog.show()
    dialog.view.make.click()
    until(lambda: not dialog._place.busy)
    assert dialog.view.published is None and dialog.status_label.text()  # no month is over yet
    clock.now += timedelta(days=5)
    dialog.view.make.click()
    until(lambda: dialog.view.published is not None)
    assert dialog.view.charts and (kept := CaseloadReports(caseload.vault).published())
    assert kept.to_json() == dialog.view.published.to_json()
    dialog.save(tmp_path / "report")
    until(lambda: not dialog._place.busy)
    assert {path.suffix for path in (tmp_path / "report").iterdir()} == {".pdf", ".csv"}
    dialog.accept()


def test_the_month_that_is_not_over_is_shown_so_far(
    caseload: Caseload, first_window: Window, tmp_path: Path, until: Until
) -> None:
    make(caseload, tmp_path / "out")
    dialog = CaseloadReportDialog(caseload, None, first_window)
    dialog.show()
    dialog.view.so_far.click()
    until(lambda: dialog.view.published is not None and not dialog._place.busy)
    assert "2026-11 (1–29), so far" in dialog.view.lead.text() and "is not over" in dialog.view.note.text()
    dialog.view.by.choose("month")
    dialog.save(tmp_path / "report")
    until(lambda: not dialog._place.busy)
    assert {path.name for path in (tmp_path / "report").iterdir()} == {"report-2026-11-29.pdf", "report-2026-11-29.csv"}
    dialog.accept()


def test_the_page_opens_it_with_what_was_published(
    caseload: Caseload, first_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = list[object]()
    monkeypatch.setattr(CaseloadReportDialog, "exec", lambda dialog: shown.append(dialog.view.published))
    page = CaseloadView(caseload, first_window.messages)
    page.report.click()
    assert shown == [None]


def test_sectors_are_read_once_and_used_from_then_on(
    caseload: Caseload, clock: MovingClock, first_window: Window, tmp_path: Path, until: Until
) -> None:
    make(caseload, tmp_path / "out")
    dialog = CaseloadReportDialog(caseload, None, first_window)
    (tmp_path / "odd.csv").write_text("name,place\nAcme GmbH,Kiel\n", "utf-8")
    dialog.read_sectors(tmp_path / "odd.csv")
    until(lambda: not dialog._place.busy)
    assert "columns employer and sector" in dialog.status_label.text() and known_sectors(caseload.vault) == {}
    (tmp_path / "sectors.csv").write_text("用人单位,行业\nacme  GMBH,Trade\nOther Ltd,=Build\n", "utf-8")
    dialog.read_sectors(tmp_path / "sectors.csv")
    until(lambda: not dialog._place.busy)
    assert "employers: 2" in dialog.status_label.text()
    clock.now += timedelta(days=5)
    dialog.view.make.click()
    until(lambda: dialog.view.published is not None and not dialog._place.busy)
    assert dialog.view.published is not None
    assert set(dialog.view.published.names(Dimension.SECTOR)) == {"Trade", "=Build"}
    dialog.accept()
