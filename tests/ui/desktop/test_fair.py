"""Copies for a fair in the window: exceptions first, then the making, a pause, a stop, going on, and the folder to open."""

from __future__ import annotations

import csv
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parents[2] / "services"))

from caseload_samples import PASSPHRASE, consented, kept

from app import paths
from app.caseload.students import Consent, Purpose, Route
from app.clock import system_clock
from app.services import caseload_batch
from app.services.batch_copies import Earlier
from app.services.caseload import Caseload, create_caseload
from app.services.checks import is_of_posting
from app.services.shared_lists import SharedLists, fingerprint
from app.workers.cancellation import Pause
from checkers.rules.colleague_packs import read_colleague_packs
from ui.desktop.dialogs import fair, signed_lists
from ui.desktop.dialogs.compared_resumes import ComparedResumesDialog
from ui.desktop.dialogs.employer_posting import EmployerPostingDialog
from ui.desktop.dialogs.fair import FairDialog
from ui.desktop.models.question_texts import Question
from ui.desktop.pages.caseload.students_page import CaseloadView
from ui.desktop.shell.jobs import Outcomes
from ui.desktop.shell.untrusted_input import UntrustedInput, from_path
from ui.desktop.shell.window import Window
from ui.shared_rules import rules_folder

Until = Callable[[Callable[[], object]], None]


def said(dialog: FairDialog) -> str:
    """What the dialog says of risks, and of what would be made."""
    return f"{dialog.told.text()}\n{dialog.plan.text()}"


@pytest.fixture
def caseload(first_window: Window) -> Iterator[Caseload]:
    made = create_caseload(paths.default_caseload(), PASSPHRASE)
    consented(made, "1", "Li Wei", "Acme GmbH", "Other Ltd", language="en")
    kept(made, "2", "王晓明")
    yield made
    made.vault.close()


@pytest.fixture
def dialog(caseload: Caseload, first_window: Window, tmp_path: Path, until: Until) -> FairDialog:
    """The dialog of the students' page, with a list read and a folder chosen."""
    first_window.show_folder(paths.default_caseload())
    first_window.opened(caseload.vault)
    assert isinstance(first_window.gate, CaseloadView) and first_window.gate.fair.isEnabled()
    made = FairDialog(caseload, first_window)
    made.show()
    rows = tmp_path / "rows.csv"
    rows.write_text("recipient,kind\nAcme GmbH,employer\nOther Ltd,\nOdd,sponsor\nUnnamed AG,\n")
    made.read(rows)
    until(lambda: made.outlook is not None and not made._place.busy)
    made.put_into(tmp_path / "out")
    until(lambda: not made._place.busy)
    return made


def test_the_page_opens_the_fair_and_then_the_student_asked_for_there(
    dialog: FairDialog, caseload: Caseload, first_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.close()
    view = first_window.gate
    assert isinstance(view, CaseloadView)
    wanted, opened = caseload.student("1"), list[str]()
    view.opened.disconnect()
    view.opened.connect(lambda student: opened.append(student.id))

    def shown(asked: FairDialog) -> int:
        asked.opened.emit(wanted)
        asked.reject()
        return asked.result()

    monkeypatch.setattr(FairDialog, "exec", shown)
    view.fair.click()
    assert opened == ["1"]


def test_exceptions_are_told_before_anything_is_made(dialog: FairDialog, tmp_path: Path) -> None:
    told = said(dialog)
    assert "Risky employers (red list): none" in told and "no phone number" in dialog.meaning.text()
    assert "No check yet of a posting (employers): 4 – Acme GmbH, Odd, Other Ltd, Unnamed AG" in told
    assert (
        "Row 4: this kind is not known, so it is taken as an employer" in told
        and "Consent missing (students): 1" in told
        and "Copies to be made: 2" in told
    )
    assert "Consent missing (students): 1 – 王晓明" in told
    assert "Consent does not name the employer (pairs): 2 – Li Wei → Odd, Li Wei → Unnamed AG" in told
    assert dialog.go.isEnabled() and not dialog.show_folder.isVisible() and not (tmp_path / "out").exists()


DEPOSIT = "Warehouse helper. Before you start, pay a refundable deposit of £200 for the uniform by gift card."


def test_a_posting_checked_there_is_in_the_preview_at_once(
    dialog: FairDialog, caseload: Caseload, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert dialog.employer.count() == 4 and dialog.employer.itemText(2) == "Other Ltd – no check yet"
    dialog.employer.setCurrentIndex(2)
    seen: list[str] = []

    def answered(asked: EmployerPostingDialog) -> int:
        asked.show()
        asked.intake.text.insertPlainText(DEPOSIT)
        assert asked.unsaved()
        asked.intake.go.click()
        until(lambda: asked.card.isVisible() and not asked._place.busy)
        asked.card.slices.finish()
        seen.append(asked.windowTitle())
        assert asked.kept and not asked.unsaved() and not asked.card.report.isVisible()
        asked.close_it.click()
        return 0

    monkeypatch.setattr(EmployerPostingDialog, "exec", answered)
    dialog.check.click()
    until(lambda: "to be looked at first: 1" in said(dialog) and not dialog._place.busy)
    assert seen == ["Check a posting of Other Ltd"]
    assert "(employers): 3 – Acme GmbH, Odd, Unnamed AG" in said(dialog)
    assert dialog.employer.currentData() == "Other Ltd" and "postings checked: 1" in dialog.employer.currentText()
    assert {one.organisation for one in caseload.vault.checks.all() if is_of_posting(one)} == {"Other Ltd"}
    with caseload.open_student(caseload.student("1")) as vault:
        assert not vault.checks.all()


def test_a_posting_that_cannot_be_read_is_said_and_keeps_what_was_pasted(
    caseload: Caseload, first_window: Window, tmp_path: Path, until: Until
) -> None:
    asked = EmployerPostingDialog(caseload, "Other Ltd", first_window)
    asked.show()
    asked.intake.text.setPlainText("half a posting")
    (tmp_path / "empty.txt").write_bytes(b"")
    asked.check(from_path(tmp_path / "empty.txt"))
    until(lambda: asked.status_label.text() and not asked._place.busy)
    assert not asked.kept and asked.intake.isVisible() and asked.intake.text.toPlainText() == "half a posting"
    asked.check(UntrustedInput("", untrusted_text="Company: Third AG\nJob title: Clerk\nOffice work in Leeds."))
    until(lambda: asked.card.isVisible() and not asked._place.busy)
    assert "names Third AG. Its card is kept for Other Ltd" in asked.status_label.text()
    asked.close()


def test_a_posting_of_another_employer_of_the_list_is_kept_for_that_one(
    caseload: Caseload, first_window: Window, until: Until
) -> None:
    asked = EmployerPostingDialog(caseload, "Acme GmbH", first_window, employers=("Acme GmbH", "Other Ltd"))
    asked.show()
    asked.check(UntrustedInput("", untrusted_text="Company: OTHER LTD.\nJob title: Clerk\nOffice work in Leeds."))
    until(lambda: asked.card.isVisible() and not asked._place.busy)
    assert "Its card is kept for Other Ltd" in asked.status_label.text()
    assert asked.windowTitle() == "Check a posting of Other Ltd"
    assert [one.organisation for one in caseload.vault.checks.all() if is_of_posting(one)] == ["Other Ltd"]
    asked.close()


def test_a_shared_screen_shows_no_name_of_whom_is_left_out(
    caseload: Caseload, dialog: FairDialog, first_window: Window
) -> None:
    hidden = FairDialog(caseload, first_window, pseudonyms=True)
    assert dialog.outlook is not None
    hidden._looked((dialog.outlook, (), Earlier()))
    assert "王晓明" not in said(hidden) and caseload.student("2").pseudonym in said(hidden)
    hidden.reject()


def test_a_list_and_notes_that_a_colleague_signed(
    dialog: FairDialog, tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.sign_list("Autumn fair", tmp_path / "fair.signed")
    until(lambda: "fair.signed" in dialog.status_label.text())
    theirs = create_caseload(tmp_path / "theirs", PASSPHRASE)
    lists = SharedLists(theirs.vault, theirs.identity.sign_key)
    note = {"employer": "Acme GmbH", "note": "asks interns for a deposit", "source": "talk", "date": "2026-11-20"}
    (tmp_path / "notes.signed").write_bytes(lists.sign("employer-notes", "Notes", [note], 30))
    rows = [{"recipient": "Acme GmbH", "kind": "employer"}]
    (tmp_path / "theirs.signed").write_bytes(lists.sign("fair-list", "Theirs", rows, 30))
    asked: list[str] = []

    def name(_parent: object, question: Question) -> str:
        asked.append(question.text())
        return answer

    monkeypatch.setattr(signed_lists, "ask_line", name)
    answer = ""
    dialog.read(tmp_path / "theirs.signed")
    until(lambda: asked and not dialog._place.busy)
    assert fingerprint(lists.own_key) in asked[0] and dialog.list_name.text() == "rows.csv"  # "no": nothing
    answer = "Ms Wu"
    dialog.read(tmp_path / "theirs.signed")
    until(lambda: "Copies to be made: 1" in said(dialog) and not dialog._place.busy)
    dialog.read(tmp_path / "notes.signed")
    until(lambda: "asks interns for a deposit (Ms Wu" in said(dialog) and not dialog._place.busy)
    rule = {"words": "seat fee", "severity": "critical", "explanation": "A fee for a seat", "source": ""}
    (tmp_path / "rules.signed").write_bytes(lists.sign("rules", "Our rules", [rule], 30))
    dialog.read(tmp_path / "rules.signed")
    until(lambda: "Our rules" in dialog.status_label.text() and not dialog._place.busy)
    (pack,), _ = read_colleague_packs(rules_folder(), system_clock().date().isoformat())
    assert pack.rules[0].explanation["en"] == "A fee for a seat"
    assert len(asked) == 2  # whose key it is, is asked once
    (tmp_path / "bad.signed").write_bytes((tmp_path / "notes.signed").read_bytes().replace(b"deposit", b"nothing"))
    dialog.read(tmp_path / "bad.signed")
    until(lambda: "not signed by anyone" in dialog.status_label.text())
    assert "asks interns for a deposit" in said(dialog)
    theirs.vault.close()


def test_a_stop_in_a_pause_and_going_on(
    dialog: FairDialog, tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited, wait = list[int](), Pause.wait

    def second_waits(pause: Pause, cancel: object) -> None:
        waited.append(1)
        if len(waited) == 2:
            pause.stop()
        wait(pause, cancel)  # type: ignore[arg-type]

    monkeypatch.setattr(Pause, "wait", second_waits)
    dialog.go.click()
    assert dialog.pause.isEnabled() and not dialog.choose_list.isEnabled()
    until(lambda: len(waited) == 2)
    assert dialog._place.busy
    dialog.busy.button.click()
    until(lambda: not dialog._place.busy)
    assert "Stopped" in dialog.status_label.text() and dialog.go.text().strip() == "Make the missing copies"
    until(lambda: dialog.go.isEnabled())
    assert "Copies to be made: 1\nIn this folder already: 1" in said(dialog)
    monkeypatch.setattr(Pause, "wait", wait)
    dialog.go.click()
    until(lambda: not dialog._place.busy)
    assert "Copies made: 1. There already: 1. Not made: 0" in dialog.status_label.text()
    assert not dialog.go.isEnabled(), "nothing is left to make"
    assert "Copies by student: Li Wei 2" in dialog.status_label.text() and "folder already: 2" in said(dialog)
    assert dialog.status_label.visibleRegion().boundingRect().size() == dialog.status_label.size()
    assert len(list((tmp_path / "out").rglob("*.pdf"))) == len(list((tmp_path / "out").rglob("*.docx"))) == 2
    opened = list[str]()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    assert dialog.show_folder.isVisible()
    dialog.show_folder.click()
    assert opened == [str(tmp_path / "out")]


def test_pausing_says_how_to_go_on(dialog: FairDialog, until: Until, monkeypatch: pytest.MonkeyPatch) -> None:
    held, stopped = list[Pause](), threading.Event()

    def run(*_: object, pause: Pause, cancel: object, **__: object) -> object:
        held.append(pause)
        stopped.wait()
        pause.wait(cancel)  # type: ignore[arg-type]
        return caseload_batch.Report()

    monkeypatch.setattr(caseload_batch, "run", run)
    dialog.go.click()
    until(lambda: held)
    dialog.pause.click()
    stopped.set()
    assert held[0].stopped and dialog.pause.text().strip() == "Go on"
    assert "Paused" in dialog.busy.label.text()
    dialog.pause.click()
    until(lambda: not dialog._place.busy)
    assert "Copies made: 0" in dialog.status_label.text()


def test_locking_stops_the_work(dialog: FairDialog, first_window: Window) -> None:
    token = dialog._place.start(lambda token, _: token.check(), Outcomes(lambda _: None))
    first_window.lock()
    assert token.cancelled


def reopened(caseload: Caseload, window: Window, until: Until) -> FairDialog:
    """The dialog as the page opens it the next time."""
    made = FairDialog(caseload, window)
    made.restore()
    made.show()
    until(lambda: not made._place.busy)
    return made


def test_list_folder_and_choices_are_there_again(
    dialog: FairDialog, caseload: Caseload, first_window: Window, tmp_path: Path, until: Until
) -> None:
    dialog.stage.setCurrentIndex(dialog.stage.findData("interview"))
    dialog.by.setCurrentIndex(dialog.by.findData("employer"))
    dialog.reject()
    assert b"rows.csv" not in b"".join(path.read_bytes() for path in caseload.vault.folder.glob("vault.db*"))
    again = reopened(caseload, first_window, until)
    assert again.list_name.text() == "rows.csv" and again._out == tmp_path / "out"
    assert (again.stage.currentData(), again.by.currentData()) == ("interview", "employer")
    assert "Copies to be made: 2" in said(again) and again.go.isEnabled()
    again.reject()
    (tmp_path / "rows.csv").unlink()
    gone = reopened(caseload, first_window, until)
    assert "rows.csv" in gone.status_label.text() and gone.outlook is None and not gone.go.isEnabled()
    assert gone.choose_list.isEnabled() and gone._out == tmp_path / "out"
    gone.reject()


def test_after_a_restart_the_folder_says_that_nothing_is_missing(
    dialog: FairDialog, caseload: Caseload, first_window: Window, tmp_path: Path, until: Until
) -> None:
    dialog.go.click()
    until(lambda: not dialog._place.busy)
    dialog.reject()
    again = reopened(caseload, first_window, until)
    assert "Copies to be made: 0\nIn this folder already: 2" in said(again) and not again.go.isEnabled()
    assert again.show_folder.isVisible() and not again.status_label.isVisible()
    assert again.stage.isEnabled() and "Second copies" not in said(again)
    again.put_into(tmp_path / "second")
    until(lambda: not again._place.busy)
    assert f"Second copies for the same employer: 2. The first ones are in {tmp_path / 'out'}" in said(again)
    assert again.go.isEnabled() and not (tmp_path / "second").exists() and not again.show_folder.isVisible()
    again.put_into(tmp_path / "out")
    until(lambda: not again._place.busy)
    next((tmp_path / "out").rglob("*.docx")).unlink()
    again._look()
    until(lambda: not again._place.busy)
    assert "Copies to be made: 1\nIn this folder already: 1" in said(again) and again.go.isEnabled()
    again.stage.activated.emit(0)
    assert again._out is not None, "nothing was changed"
    again.stage.setCurrentIndex(again.stage.findData("offer"))
    again.stage.activated.emit(again.stage.currentIndex())
    until(lambda: not again._place.busy)
    assert again._out is None and "Choose another folder" in again.status_label.text()
    assert "Second copies for the same employer: 2" in said(again)
    again.reject()


def test_columns_that_are_not_used_are_named_and_an_address_goes_into_the_mail_merge(
    dialog: FairDialog, tmp_path: Path, until: Until
) -> None:
    rows = tmp_path / "booths.csv"
    rows.write_text("Company,Booth,E-mail\nAcme GmbH,A1,hr@acme.example; jobs@acme.example\nOther Ltd,A2,none\n")
    dialog.read(rows)
    until(lambda: dialog._list == rows and not dialog._place.busy)
    assert "Columns of the list that are not used: Booth" in dialog.told.text()
    dialog.go.click()
    until(lambda: not dialog._place.busy)
    with (tmp_path / "out" / "mail-merge.csv").open(encoding="utf-8-sig", newline="") as file:
        merged = [row[:3] for row in csv.reader(file)]
    assert merged[0] == ["Student", "Employer", "E-mail of the employer"]
    assert merged[1:] == [["Li Wei", "Acme GmbH", "hr@acme.example"], ["Li Wei", "Other Ltd", ""]]


def test_another_list_does_not_go_on_in_the_folder_of_the_first(
    dialog: FairDialog, caseload: Caseload, tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "spring.csv"
    other.write_text("Employer name\nAcme GmbH\n")
    monkeypatch.setattr(fair, "open_file", lambda *_: str(other))
    dialog.choose_list.click()
    until(lambda: "Copies to be made: 1" in said(dialog) and not dialog._place.busy)
    assert dialog._out == tmp_path / "out", "nothing was begun there"
    assert dialog.focusWidget() is dialog.stage
    dialog.go.click()
    until(lambda: not dialog._place.busy)
    monkeypatch.setattr(fair, "open_file", lambda *_: str(tmp_path / "rows.csv"))
    dialog.choose_list.click()
    until(lambda: "Copies to be made: 2" in said(dialog) and not dialog._place.busy)
    assert dialog._out is None and not dialog.go.isEnabled()
    assert dialog.focusWidget() is dialog.choose_folder


def test_a_risky_employer_is_left_out_by_a_tick(
    dialog: FairDialog, caseload: Caseload, first_window: Window, tmp_path: Path, until: Until
) -> None:
    assert dialog.outlook is not None and not dialog._leaving.isVisible()
    cards = [
        replace(one, critical=("fee",)) if one.employer.name == "Other Ltd" else one for one in dialog.outlook.cards
    ]
    dialog._looked((caseload_batch.look(caseload, cards), (), Earlier()))
    (box,) = dialog.leave
    QApplication.processEvents()
    before = box.mapTo(dialog, QPoint())
    assert dialog._leaving.isVisible() and box.text() == "Other Ltd" and not box.isChecked()
    box.click()
    QApplication.processEvents()
    assert box.mapTo(dialog, QPoint()) == before, "it stays under the pointer"
    assert "Left out by you (employers): 1 – Other Ltd" in said(dialog)
    assert "Copies to be made: 1" in said(dialog)
    dialog.go.click()
    until(lambda: not dialog._place.busy)
    assert "Copies made: 1" in dialog.status_label.text()
    assert {path.name.count("Other") for path in (tmp_path / "out").rglob("*.pdf")} == {0}
    again = reopened(caseload, first_window, until)
    assert [one.text() for one in again.leave] == ["Other Ltd"] and again.leave[0].isChecked()
    again.leave[0].click()
    assert "Copies to be made: 1\nIn this folder already: 1" in said(again) and again.go.isEnabled()
    again.reject()


def test_resumes_to_compare_are_reached_from_the_fair(
    dialog: FairDialog, caseload: Caseload, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    for one in ("2",):
        terms = (Route.PAPER, Purpose.FAIR, "", ("Acme GmbH",), (), "2026-09-01", "2099-12-31", "")
        caseload.store(replace(caseload.student(one), consent=Consent("2".rjust(32, "0"), 0, *terms)))
    dialog._look()
    until(lambda: not dialog._place.busy)
    assert dialog.compare.isVisible() and "with its file yet (students): 1" in said(dialog)
    opened, pressed = list[str](), ["all", "marked"]
    dialog.opened.connect(lambda student: opened.append(student.id))

    def answered(asked: ComparedResumesDialog) -> int:
        for name in pressed:
            getattr(asked, name).click()
        return asked.result()

    monkeypatch.setattr(ComparedResumesDialog, "exec", answered)
    dialog.compare.click()
    until(lambda: not dialog._place.busy)
    assert caseload.student("2").reviewed and not dialog.compare.isVisible()
    assert "Copies to be made: 3" in said(dialog)
    caseload.store(replace(caseload.student("2"), reviewed=""))
    pressed[:] = ["open_vault"]
    dialog._compare()
    assert opened == ["2"] and not dialog.isVisible() and not caseload.student("2").reviewed


def test_progress_is_whole_and_moves_nothing(dialog: FairDialog, until: Until, monkeypatch: pytest.MonkeyPatch) -> None:
    held, going = threading.Event(), threading.Event()

    def run(*_: object, **__: object) -> object:
        going.set()
        held.wait(60)
        return caseload_batch.Report()

    monkeypatch.setattr(caseload_batch, "run", run)
    dialog.resize(dialog.width(), 420)  # lower than its content: it scrolls
    dialog.go.setFocus()
    QApplication.processEvents()
    before = [part.mapTo(dialog, QPoint()) for part in (dialog.told, dialog.close_it)]
    dialog.go.click()
    until(lambda: going.is_set() and dialog.busy.isVisible())
    try:
        for part in (dialog.busy.bar, dialog.busy.button):
            place = QRect(part.mapTo(dialog, QPoint()), part.size())
            assert dialog.rect().contains(place) and part.visibleRegion().boundingRect().size() == part.size()
        assert [part.mapTo(dialog, QPoint()) for part in (dialog.told, dialog.close_it)] == before
    finally:
        held.set()
    until(lambda: not dialog._place.busy)
