"""What surfaced is kept as an incident through the window: kept, listed, found, opened, compared again, put away and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.attribution import Verdict
from app.domain.copies import RecipientKind
from app.domain.sensitivity import Stage
from app.errors import EnvironmentProblem
from app.redact.policies import stage_policy
from app.services.copies import CopyRequest, CopyResult
from app.services.incidents import IncidentService, answers_of
from ui.desktop.dialogs.incident import IncidentDialog
from ui.desktop.dialogs.search import SearchDialog
from ui.desktop.pages.applications.page import ApplicationsPage
from ui.desktop.pages.leaks.page import LeaksPage
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.shell.untrusted_input import UntrustedInput, from_paths
from ui.desktop.shell.window import Window
from ui.desktop.widgets import saved_items

Until = Callable[[Callable[[], object]], None]
Look = Callable[[QWidget], list[str]]
WEATHER = "The weather in Leeds and the price of bread. " * 6


def make(window: Window, out: Path, name: str = "Hengtong Logistics", stage: Stage = Stage.INTERVIEW) -> CopyResult:
    session = window.session
    recipient = session.recipients.find_or_add(name, RecipientKind.EMPLOYER)
    return session.copies.make(CopyRequest(recipient, stage_policy(stage), ("txt",)), out)


def file_of(made: CopyResult) -> Path:
    return Path(made.record.files[0].path)


def text_of(made: CopyResult) -> str:
    lines = file_of(made).read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if made.record.reference not in line)


@pytest.fixture
def made(ready_window: Window, tmp_path: Path) -> CopyResult:
    return make(ready_window, tmp_path)


@pytest.fixture
def page(ready_window: Window, made: CopyResult) -> LeaksPage:
    ready_window.go("leaks")
    found = ready_window.page("leaks")
    assert isinstance(found, LeaksPage)
    return found


def compare(window: Window, page: LeaksPage, incoming: UntrustedInput, until: Until) -> None:
    window.receive(incoming)
    until(lambda: page.stack.currentWidget() is page.answers and not page._place.busy)


def dialog_of(page: LeaksPage) -> IncidentDialog:
    """The dialog that asks for the details; opened, unless it is open."""
    for _ in range(2):
        for dialog in page.findChildren(IncidentDialog):
            if dialog.isVisible():
                return dialog
        page.keeping.keep.click()
    raise AssertionError("nothing opens")


def keep(page: LeaksPage, until: Until, title: str = "", where: str = "") -> None:
    dialog = dialog_of(page)
    if title:
        dialog.title.setText(title)
    dialog.where.setText(where)
    dialog.keep.click()
    until(lambda: page.keeping.incident is not None and not page.keeping.busy.isVisible())


def said(root: QWidget) -> str:
    QApplication.processEvents()  # what was just made comes into sight
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisible())


def kinds(window: Window) -> list[str]:
    rows = [entry.kind for entry in window.session.vault.ledger.entries()]
    return [kind for kind in rows if kind.startswith("incident")]


def test_pasted_text_is_kept_listed_and_opened(
    ready_window: Window, page: LeaksPage, made: CopyResult, until: Until
) -> None:
    text = text_of(made)
    page.intake.text.setPlainText(text)
    page.intake.go.click()
    until(lambda: page.stack.currentWidget() is page.answers)
    assert page.keeping.isVisible()
    assert page.keeping.status_label.text() == "Not saved yet"
    keep(page, until, "Loan offer", "phone call")
    assert page.keeping.keep.isHidden()
    (kept,) = ready_window.session.vault.incidents.all()
    assert ready_window.session.vault.incidents.file_bytes(kept.id, kept.files[0].name) == text.encode()
    (answer,) = answers_of(kept)
    assert answer.best.verdict is Verdict.IDENTIFIED
    assert [copy.copy_id for copy in answer.copies] == [made.record.copy_id]
    page.another.click()
    assert "Loan offer" in said(page.kept)
    assert f"phone call · Consistent with copy {made.record.reference}" in said(page.kept)
    page.kept.opened.emit(kept.id)
    shown = said(page.incident)
    assert f"{made.record.reference} · Hengtong Logistics" in shown
    assert text.splitlines()[0] in shown and kept.id not in shown
    assert "less than 1 in a billion" in shown and " kB" in shown, "as people write them"
    assert "{" not in shown
    assert kept.files[0].sha256 not in shown
    page.incident.copy_asked.emit(made.record.copy_id)
    assert ready_window.stack.currentWidget() is ready_window.page("applications")
    assert kinds(ready_window) == ["incident", "incident-file"]
    assert ready_window.session.vault.ledger.verify() is None


def test_several_files_are_one_incident_and_an_unreadable_one_is_kept_too(
    ready_window: Window, page: LeaksPage, made: CopyResult, tmp_path: Path, until: Until
) -> None:
    broken, twin = tmp_path / "broken.pdf", tmp_path / "b" / file_of(made).name
    broken.write_bytes(b"%PDF-1.7 and nothing more")
    twin.parent.mkdir()
    twin.write_text(WEATHER)
    compare(ready_window, page, from_paths([file_of(made), twin, broken]), until)
    file_of(made).unlink()  # what was compared is kept, whatever became of the file since
    assert dialog_of(page).title.text() == f"{file_of(made).stem} and 2 more"
    keep(page, until)
    (kept,) = ready_window.session.vault.incidents.all()
    assert len(kept.files) == 3
    assert len({file.name for file in kept.files}) == 3
    kept_bytes = {ready_window.session.vault.incidents.file_bytes(kept.id, file.name) for file in kept.files}
    assert {broken.read_bytes(), twin.read_bytes()} < kept_bytes
    page.keeping.open.click()
    page.incident.again.click()
    until(lambda: page.stack.currentWidget() is page.answers)
    assert len(page.traced) == 2
    again = page.keeping.incident
    assert again is not None and again.id == kept.id, "all files together are the same incident"


def test_a_kept_one_is_compared_again_and_the_answer_added(
    ready_window: Window, page: LeaksPage, made: CopyResult, tmp_path: Path, until: Until
) -> None:
    compare(ready_window, page, UntrustedInput("", untrusted_text=WEATHER), until)
    keep(page, until, "Odd call")
    make(ready_window, tmp_path / "later", "Northwind Jobs")
    page.keeping.open.click()
    page.incident.again.click()
    page.busy.button.click()
    until(lambda: not page._place.busy)
    assert page.stack.currentWidget() is page.incident, "stopped, the person is where they were"
    page.incident.again.click()
    until(lambda: page.stack.currentWidget() is page.answers)
    assert page.keeping.keep.text().strip() == "Add this answer to it"
    page.keeping.keep.click()
    until(lambda: page.keeping.keep.isHidden())
    (kept,) = ready_window.session.vault.incidents.all()
    assert [one.considered for one in answers_of(kept)] == [2, 1]
    assert kinds(ready_window) == ["incident", "incident-file", "incident-updated"]
    page.keeping.open.click()
    assert "Earlier answers" in said(page.incident)
    page.another.click()
    compare(ready_window, page, UntrustedInput("", untrusted_text=WEATHER), until)
    assert page.keeping.incident is not None, "pasted again, it is known"
    assert page.keeping.incident.id == kept.id
    assert len(ready_window.session.vault.incidents.all()) == 1


def test_it_goes_to_the_trash_with_a_way_back(
    ready_window: Window, page: LeaksPage, made: CopyResult, until: Until
) -> None:
    session = ready_window.session
    compare(ready_window, page, UntrustedInput("", untrusted_text=WEATHER), until)
    keep(page, until, "Odd call")
    page.keeping.open.click()
    page.remove.click()
    assert page.stack.currentWidget() is page.intake
    assert page.kept.isHidden()
    ready_window.banner.acted.emit()
    assert page.stack.currentWidget() is page.incident, "put back, it is shown"
    assert page.remove.isVisible()
    page.remove.click()
    (hit,) = session.vault.search("odd call")
    ready_window.open_hit(hit)
    assert ready_window.messages.shown == "This incident is in Trash."
    assert page.remove.isHidden()
    settings = ready_window.page("settings")
    assert isinstance(settings, SettingsPage)
    ready_window.show_settings("vault")
    assert "Odd call" in said(settings.trash)
    session.trash.restore("incident", hit.id)
    ready_window.go("leaks")
    assert page.remove.isVisible(), "what another page did is seen"
    page.another.click()
    assert "Odd call" in said(page.kept)
    page.kept.opened.emit(hit.id)
    page.remove.click()
    compare(ready_window, page, UntrustedInput("", untrusted_text=WEATHER), until)
    assert "in Trash" in page.keeping.status_label.text()
    page.keeping.keep.click()
    until(lambda: page.keeping.keep.isHidden())
    assert session.trash.ids("incident") == frozenset()
    assert session.vault.ledger.verify() is None


def test_bad_details_get_one_sentence_and_lose_nothing(
    ready_window: Window, page: LeaksPage, made: CopyResult, until: Until
) -> None:
    compare(ready_window, page, UntrustedInput("", untrusted_text=WEATHER), until)
    dialog = dialog_of(page)
    assert dialog.day.maximumDate() == QDate.currentDate() == dialog.day.date()
    dialog.title.setText("   ")
    dialog.where.setText("a forum")
    dialog.keep.click()
    assert dialog.isVisible()
    assert dialog.status_label.text() == "Give it a short title, so that you can find it again."
    assert dialog.where.text() == "a forum"
    dialog.close_it.click()
    assert ready_window.session.vault.incidents.all() == []
    again = dialog_of(page)
    assert again.where.text() == "a forum", "what was typed is there again"


def test_a_full_disk_keeps_nothing_and_can_be_tried_again(
    ready_window: Window, page: LeaksPage, made: CopyResult, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare(ready_window, page, UntrustedInput("", untrusted_text=WEATHER), until)
    add_file = ready_window.session.vault.incidents.add_file

    def full(*_: object) -> None:
        raise EnvironmentProblem("disk-full", path="vault.db")

    monkeypatch.setattr(ready_window.session.vault.incidents, "add_file", full)
    dialog = dialog_of(page)
    dialog.title.setText("Odd call")
    dialog.keep.click()
    until(lambda: ready_window.messages.shown)
    assert ready_window.session.vault.incidents.all() == []
    assert kinds(ready_window) == []
    monkeypatch.setattr(ready_window.session.vault.incidents, "add_file", add_file)
    assert dialog_of(page).title.text() == "Odd call"
    keep(page, until)
    (kept,) = ready_window.session.vault.incidents.all()
    assert kept.title == "Odd call"


def test_a_try_is_never_kept(ready_window: Window, page: LeaksPage, until: Until) -> None:
    rows = len(list(ready_window.session.vault.ledger.entries()))
    page.intake.sample.click()
    until(lambda: page.stack.currentWidget() is page.answers)
    assert page.sample_bar.isVisible()
    assert not page.keeping.keep.isVisible()
    assert not page.keeping.open.isVisible()
    assert len(list(ready_window.session.vault.ledger.entries())) == rows
    page.sample_bar.remove.click()
    compare(ready_window, page, UntrustedInput("", untrusted_text=WEATHER), until)
    assert page.keeping.keep.isVisible()
    assert not page.sample_bar.isVisible()


def test_by_keyboard_alone(ready_window: Window, page: LeaksPage, made: CopyResult, until: Until, qtbot: QtBot) -> None:
    ready_window.activateWindow()
    page.intake.text.setFocus()
    qtbot.keyClicks(page.intake.text, WEATHER[:90])
    qtbot.keyClick(page.intake.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(lambda: page.stack.currentWidget() is page.answers)
    assert QApplication.focusWidget() is page.keeping.status_label
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.keeping.keep, "the next stop"
    assert page.keeping.keep.accessibleDescription() == "Cannot tell"
    qtbot.keyClick(page.keeping.keep, Qt.Key.Key_Space)
    (dialog,) = page.findChildren(IncidentDialog)
    qtbot.waitUntil(dialog.title.hasFocus)
    qtbot.keyClicks(dialog.title, "Odd call")  # the proposal is selected: typing replaces it
    qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    until(lambda: page.keeping.incident is not None)

    def choose() -> None:
        search = ready_window.findChild(SearchDialog)
        assert search is not None
        qtbot.keyClicks(search.box, "odd call")
        qtbot.keyClick(search.box, Qt.Key.Key_Return)

    QTimer.singleShot(0, choose)
    ready_window.search()
    assert page.stack.currentWidget() is page.incident
    assert "Odd call" in said(page.incident)


def test_a_named_recipient_has_it_in_the_timeline(
    ready_window: Window, page: LeaksPage, made: CopyResult, tmp_path: Path, until: Until
) -> None:
    other = make(ready_window, tmp_path / "other", "Northwind Jobs")
    compare(ready_window, page, from_paths([file_of(made)]), until)
    keep(page, until, "Loan offer")
    applications = ready_window.page("applications")
    assert isinstance(applications, ApplicationsPage)
    ready_window.show_recipient(other.recipient.id)
    assert "incident" not in [event.kind for event in applications.about.events]
    ready_window.show_recipient(made.recipient.id)
    (event,) = [one for one in applications.about.events if one.kind == "incident"]
    assert "Saved as an incident: Loan offer" in said(applications.about)
    applications.about.opened.emit(event.kind, event.opens)
    assert page.stack.currentWidget() is page.incident
    page.remove.click()
    ready_window.show_recipient(other.recipient.id)
    ready_window.show_recipient(made.recipient.id)
    assert "incident" not in [one.kind for one in applications.about.events], "hidden while in the trash"


def test_what_surfaced_is_saved_as_it_was(
    ready_window: Window,
    page: LeaksPage,
    made: CopyResult,
    tmp_path: Path,
    until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    received = file_of(made).read_bytes()
    compare(ready_window, page, from_paths([file_of(made)]), until)
    keep(page, until)
    page.keeping.open.click()
    shown = page.incident.incident
    assert shown is not None
    target = tmp_path / "out.txt"
    for answer in ("", str(target)):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, answer=answer: (answer, ""))
        page.incident.save_asked.emit(shown.id, shown.files[0].name)
        assert answer or not target.exists()
    until(lambda: "saved as you received it" in ready_window.messages.shown)
    assert target.read_bytes() == received
    page.incident.save_asked.emit(shown.id, "gone.txt")
    until(lambda: "is damaged" in ready_window.messages.shown)


def test_many_are_listed_in_steps(
    ready_window: Window, page: LeaksPage, made: CopyResult, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare(ready_window, page, UntrustedInput("", untrusted_text=WEATHER), until)
    keep(page, until, "number 0")
    service = IncidentService(ready_window.session.vault)
    (first,) = ready_window.session.vault.incidents.all()
    for number in range(1, 9):
        ready_window.session.vault.incidents.add("text", f"number {number}", first.when, first.body)
    page.another.click()
    assert len(service.visible()) == 9
    assert said(page.kept).count("number") == 4
    monkeypatch.setattr(saved_items, "STEP", 3)
    page.kept.more.click()
    assert said(page.kept).count("number") == 7
    page.kept.more.click()
    assert said(page.kept).count("number") == 9
    assert page.kept.more.isHidden()


def test_a_hostile_title_is_text(ready_window: Window, page: LeaksPage, made: CopyResult, until: Until) -> None:
    compare(ready_window, page, UntrustedInput("", untrusted_text=f"<b>Loan</b>\u202e {WEATHER}"), until)
    keep(page, until, where="<img src=x>")
    page.keeping.open.click()
    assert "<b>Loan</b>" in said(page.incident)
    assert "<img src=x>" in said(page.incident)
    assert "\u202e" not in said(page.incident)


@pytest.mark.parametrize(("language", "theme", "scale"), [("en", "light", 100), ("zh", "dark", 200)])
def test_nothing_is_cut_off_or_nameless(
    ready_window: Window,
    page: LeaksPage,
    made: CopyResult,
    until: Until,
    speak: Callable[..., None],
    clipped: Look,
    nameless: Look,
    language: str,
    theme: str,
    scale: int,
) -> None:
    speak(ready_window, language, theme, scale)
    compare(ready_window, page, UntrustedInput("", untrusted_text=text_of(made)), until)
    assert clipped(ready_window) == []
    dialog = dialog_of(page)
    assert clipped(dialog) == []
    assert nameless(dialog) == []
    dialog.close_it.click()
    keep(page, until)
    page.keeping.open.click()
    assert clipped(ready_window) == []
    assert nameless(ready_window) == []
    page.another.click()
    assert clipped(ready_window) == []
    assert nameless(ready_window) == []


def test_the_persons_own_data_are_not_proposed_as_a_title(
    ready_window: Window, page: LeaksPage, made: CopyResult, until: Until
) -> None:
    person = next(one.value for one in ready_window.session.caller_facts.own_facts() if one.kind == "name")
    compare(ready_window, page, UntrustedInput("", untrusted_text=f"{person}\n{text_of(made)}"), until)
    assert dialog_of(page).title.text() == "Pasted text"
