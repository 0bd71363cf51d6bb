"""Nothing in the window is done, lost or moved unnoticed: Enter on a typed word, endings of files, wrong passphrases, messages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app import paths, resources
from app.domain.incident_reports import Channel, IncidentReport, Money
from app.errors import UserError
from app.vault.keys import recovery_code
from tests.ui.desktop.conftest import PASSPHRASE
from tests.ui.desktop.test_pages import every_dialog
from ui.desktop.dialogs import vault_files
from ui.desktop.dialogs.base import Dialog, DiscardDialog
from ui.desktop.dialogs.delete_everything import EraseDialog
from ui.desktop.dialogs.meeting import MeetingDialog
from ui.desktop.dialogs.passphrase import PassphraseDialog
from ui.desktop.dialogs.save_as import ask_save_path
from ui.desktop.dialogs.short_questions import ConfirmDialog, LinesDialog, SecretDialog
from ui.desktop.models.question_texts import Question
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.pages.gate.first_run import FirstRun
from ui.desktop.pages.gate.lock import LockPage
from ui.desktop.pages.leaks.page import LeaksPage
from ui.desktop.pages.resume.page import ResumePage
from ui.desktop.pages.send.page import SendPage
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.shell.messages import sentence
from ui.desktop.shell.untrusted_input import from_path
from ui.desktop.shell.window import Window
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.resume_form import ResumeForm
from ui.desktop.widgets.secret_line import SecretLine
from ui.desktop.widgets.sidebar import PAGES

Until = Callable[[Callable[[], object]], None]
QUESTION = Question(lambda: "A title", lambda: "What it means.", lambda: "Open", field=lambda: "A field")


@pytest.mark.parametrize(("typed", "deletes"), [("DELETE", True), ("delete", False), ("", False)])
def test_enter_on_the_word_deletes_or_says_that_nothing_was(window: Window, typed: str, deletes: bool) -> None:
    dialog = EraseDialog(window)
    dialog.show()
    assert dialog.focusWidget() is dialog.typed
    place = dialog.no.mapToGlobal(QPoint())
    QTest.keyClicks(dialog.typed, typed)
    QTest.keyClick(dialog.typed, Qt.Key.Key_Return)
    assert dialog.result() == (dialog.DialogCode.Accepted if deletes else dialog.DialogCode.Rejected)
    assert dialog.isVisible() is not deletes
    if not deletes:
        assert dialog.refused.text() == "Nothing was deleted. Type DELETE to delete everything."
        assert dialog.no.mapToGlobal(QPoint()) == place
        assert dialog.refused.visibleRegion().boundingRect() == dialog.refused.rect(), "seen without scrolling"
        QTest.keyClicks(dialog.typed, "D")
        assert dialog.refused.text() == ""


def test_leaving_the_word_says_that_nothing_was_deleted(ready_window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EraseDialog, "exec", lambda _: EraseDialog.DialogCode.Rejected)
    page = ready_window.page("settings")
    assert isinstance(page, SettingsPage)
    page.deletion.erase.click()
    assert ready_window.messages.shown == "Nothing was deleted."


def test_a_backup_gets_its_ending_and_is_never_written_over_another_unasked(
    ready_window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    monkeypatch.setattr(vault_files, "new_secret", lambda *_: "of the backup")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine 2026.11"), "Backups (*.age)"))
    page = ready_window.page("settings")
    assert isinstance(page, SettingsPage)
    page.backup.click()
    until(lambda: "mine 2026.11.age" in ready_window.messages.shown)
    assert [path.name for path in tmp_path.iterdir()] == ["mine 2026.11.age"]
    asked: list[str] = []

    def no(_parent: QWidget, question: Question) -> bool:
        asked.append(question.text())
        return False

    monkeypatch.setattr("ui.desktop.dialogs.save_as.confirm", no)
    assert ask_save_path(ready_window, "", "", "Backups (*.age)") is None
    assert asked == ["“mine 2026.11.age” already exists in this folder."]


def test_restore_shows_every_file(first_window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds: list[str] = []

    def choose(_parent: QWidget, _title: str, _folder: str, shown: str) -> tuple[str, str]:
        kinds.append(shown)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    gate = first_window.gate
    assert isinstance(gate, FirstRun)
    gate.welcome.restore.click()
    assert kinds == ["All files (*);;Backups (*.age)"], "any name at once: a backup may have been renamed"


def test_a_wrong_passphrase_keeps_the_dialog_and_what_was_typed(first_window: Window, until: Until) -> None:
    def opens(secret: str) -> None:
        if secret != "the right one":
            raise UserError("backup-wrong-secret")

    dialog = SecretDialog(QUESTION, opens, first_window)
    dialog.show()
    place = dialog.yes.mapToGlobal(QPoint())
    QTest.keyClicks(dialog.editor, "the wrong one")
    QTest.keyClick(dialog.editor, Qt.Key.Key_Return)
    until(dialog.refused.text)
    assert dialog.isVisible() and dialog.editor.text() == "the wrong one"
    assert dialog.refused.text() == sentence("backup-wrong-secret")
    assert dialog.yes.mapToGlobal(QPoint()) == place and dialog.yes.isEnabled()
    QTest.keyClicks(dialog.editor, "the right one")  # what was typed is selected
    assert dialog.refused.text() == ""
    answers: list[str] = []
    dialog.accepted.connect(lambda: answers.append(dialog.editor.text()))
    dialog.yes.click()
    until(lambda: answers)
    assert answers == ["the right one"]


def test_a_mistyped_group_keeps_the_dialog_and_what_was_typed(first_window: Window) -> None:
    groups = recovery_code.to_groups(bytes(range(20)))
    dialog = LinesDialog(QUESTION, first_window, recovery_code.from_text)
    dialog.show()
    answers: list[str] = []
    dialog.accepted.connect(lambda: answers.append(dialog.editor.toPlainText()))
    wrong = " ".join((groups[0], groups[2], *groups[2:]))
    dialog.editor.setPlainText(wrong)
    dialog.yes.click()
    assert dialog.isVisible() and dialog.editor.toPlainText() == wrong and not answers
    assert dialog.refused.isVisible() and dialog.refused.text() == sentence("recovery-group", {"group": 2})
    dialog.editor.setPlainText(" ".join(groups))
    assert not dialog.refused.isVisible()
    dialog.yes.click()
    assert answers == [" ".join(groups)]


def test_a_backups_passphrase_is_the_only_way_in_and_that_is_said(first_window: Window) -> None:
    dialog = PassphraseDialog(first_window, of_backup=True)
    dialog.show()
    assert dialog.lead.isVisible() and "a recovery sheet does not" in dialog.lead.text()
    plain = PassphraseDialog(first_window)
    plain.show()
    assert not plain.lead.isVisible()


def test_leaving_while_a_passphrase_is_tried_changes_nothing(first_window: Window, until: Until) -> None:
    tried: list[str] = []
    dialog = SecretDialog(QUESTION, tried.append, first_window)
    dialog.show()
    QTest.keyClicks(dialog.editor, "one")
    answers: list[int] = []
    dialog.finished.connect(answers.append)
    dialog.yes.click()
    dialog.reject()
    until(lambda: tried)
    QApplication.processEvents()
    assert answers == [dialog.DialogCode.Rejected.value]


def tab_order(first: QWidget, steps: int) -> Iterator[QWidget | None]:
    window = first.window()
    first.setFocus()
    for _ in range(steps):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        yield window.focusWidget()


def test_no_button_is_between_two_fields_of_a_passphrase(first_window: Window) -> None:
    dialog = PassphraseDialog(first_window)
    dialog.show()
    assert next(tab_order(dialog.first, 1)) is dialog.again
    dialog.close()
    gate = first_window.gate
    assert isinstance(gate, FirstRun)
    gate.show_step(1)
    assert next(tab_order(gate.make.first, 1)) is gate.make.again


def settled(form: ResumeForm) -> Callable[[], bool]:
    """True once the form is whole and its height was the same three times in a row."""
    seen: list[int] = []

    def ask() -> bool:
        seen.append(form.view.verticalScrollBar().maximum())
        return not form._to_build and seen[-3:] == [seen[-1]] * 3

    return ask


def buttons(window: Window) -> dict[QAbstractButton, QPoint]:
    return {
        one: one.mapTo(window, QPoint())
        for one in window.findChildren(QAbstractButton)
        if not one.visibleRegion().isEmpty() and not window.banner.isAncestorOf(one)
    }


@pytest.mark.parametrize("key", ["today", "resume", "check", "send", "applications", "leaks", "settings"])
def test_a_message_moves_no_button_and_covers_no_bar(
    ready_window: Window, key: str, qapp: QApplication, until: Until
) -> None:
    ready_window.go(key)
    resume = ready_window.page("resume")
    assert isinstance(resume, ResumePage)
    if key == "resume":
        until(settled(resume.home.form))
    send = ready_window.page("send")
    assert isinstance(send, SendPage)
    if key == "send":  # a preview that comes in between moves what stands beside it
        until(lambda: not send._settle.isActive() and not send._previews.busy)
    for _ in range(5):
        qapp.processEvents()
    before = buttons(ready_window)
    ready_window.messages.error(UserError("wrong-passphrase"))
    for _ in range(5):
        qapp.processEvents()
    assert buttons(ready_window) == before and before
    page, banner = ready_window.page(key), ready_window.banner
    box = banner.geometry().translated(banner.parentWidget().mapTo(ready_window, QPoint()))
    below = [one for one in before if page.isAncestorOf(one) and not page.reach.isAncestorOf(one)]
    assert ready_window.rect().contains(box) and box.height() > 20
    assert not [one for one in below if box.intersects(one.rect().translated(before[one]))]


def test_escape_removes_a_message(ready_window: Window, qtbot: QtBot) -> None:
    ready_window.go("today")
    ready_window.messages.undoable("Done.", "Undo", list)
    QTest.keyClick(ready_window.focusWidget() or ready_window, Qt.Key.Key_Escape)
    assert not ready_window.messages.shown and not ready_window.banner.isVisible()
    QTest.keyClick(ready_window.focusWidget() or ready_window, Qt.Key.Key_Escape)  # nothing more happens


@pytest.mark.parametrize("size", [(1366, 768), (1024, 560)])
def test_on_an_incident_a_message_goes_at_escape_and_leaves_the_focus_in_sight(
    ready_window: Window, qapp: QApplication, size: tuple[int, int]
) -> None:
    """Wherever the focus is on the page, Escape removes the message, and what gets the focus is not under it."""
    ready_window.resize(*size)
    report = IncidentReport(Channel.CALL, "A call", "2026-11-01", money=Money.YES)
    made = ready_window.session.incident_reports.log(report)
    ready_window.go("leaks")
    leaks = ready_window.page("leaks")
    assert isinstance(leaks, LeaksPage)
    leaks.show_incident(made.id)
    for _ in range(5):
        qapp.processEvents()
    parts = [one for one in leaks.incident.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    parts = [one for one in parts if one.isVisible() and one.isEnabled() and not isinstance(one, QAbstractScrollArea)]
    assert len(parts) > 12
    for part in parts:
        ready_window.messages.inform("Saved. Find it on this page or with Ctrl+K.")
        qapp.processEvents()
        part.setFocus()
        qapp.processEvents()
        banner = ready_window.banner
        box = QRect(banner.mapToGlobal(QPoint()), banner.size())
        assert not box.intersects(QRect(part.mapToGlobal(QPoint()), part.size())), part
        QTest.keyClick(ready_window.focusWidget() or ready_window, Qt.Key.Key_Escape)
        assert not ready_window.messages.shown, part


def test_a_confirmation_goes_by_itself_and_what_can_be_undone_stays(ready_window: Window, until: Until) -> None:
    messages = ready_window.messages
    messages._linger.setInterval(0)
    ready_window.activateWindow()
    until(ready_window.isActiveWindow)
    messages.inform("Saved.")
    until(lambda: not messages.shown)
    messages.undoable("Done.", "Undo", list)
    assert not messages._linger.isActive()
    messages.inform("Saved.")
    messages.warn("The disk is nearly full.")
    assert not messages._linger.isActive() and messages.shown


@pytest.mark.parametrize("key", ["today", "settings"])
def test_what_a_message_covers_can_be_scrolled_into_sight(
    ready_window: Window, key: str, until: Until, qapp: QApplication
) -> None:
    ready_window.resize(ready_window.width(), 560)
    ready_window.go(key)
    for _ in range(5):
        qapp.processEvents()
    ready_window.messages.error(UserError("wrong-passphrase"))
    for _ in range(5):
        qapp.processEvents()
    (scroll,) = [one for one in ready_window.page(key).findChildren(Scroll) if one.isVisible()]
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    for _ in range(5):
        qapp.processEvents()
    banner = ready_window.banner
    box = QRect(banner.mapTo(ready_window, QPoint()), banner.size())
    shown = [one for one in buttons(ready_window) if scroll.isAncestorOf(one)]
    last = max(shown, key=lambda one: one.mapTo(ready_window, QPoint()).y() + one.height())
    assert last.mapTo(ready_window, QPoint(0, last.height())).y() <= box.top()
    ready_window.messages.clear()
    assert scroll._outer.contentsMargins().bottom() == scroll._below


def test_a_wrong_passphrase_moves_nothing_on_the_lock_screen(
    ready_window: Window, locked: Callable[[Window], None], until: Until
) -> None:
    locked(ready_window)
    gate = ready_window.gate
    assert isinstance(gate, LockPage)
    gate.passphrase.setText("the wrong one")
    before, seen = buttons(ready_window), set[QPoint]()
    watch = QTimer(gate, interval=1)
    watch.timeout.connect(lambda: seen.add(gate.unlock.mapTo(ready_window, QPoint()).toTuple()))  # type: ignore[arg-type]
    watch.start()
    gate.unlock.click()
    gate.busy.show()  # as when it takes a while
    until(lambda: ready_window.messages.shown and not gate._place.busy)
    assert seen <= {before[gate.unlock].toTuple()}  # type: ignore[operator]
    assert buttons(ready_window) == before and gate.passphrase.text() == "the wrong one"


def test_long_work_says_what_it_does_at_the_end_of_a_step(first_window: Window, qtbot: QtBot) -> None:
    busy = Busy()
    qtbot.addWidget(busy)
    busy.report("verify", 1, 2)
    assert (busy.bar.value(), busy.bar.maximum()) == (1, 2) and busy.label.text() == "Verifying the finished file…"
    busy.report("verify", 2, 2)
    assert busy.bar.maximum() == 0, "not full, for it is not over"
    assert busy.label.text() == "Verifying the finished file… Almost done: finishing what was begun."
    busy.report("done", 2, 2)
    assert busy.label.text() == "Finishing…", "said once"
    busy.report("record", 0, 0)
    assert busy.label.text() == "Recording in the ledger…"


def test_work_on_the_vault_moves_nothing_that_could_be_pressed(ready_window: Window, qapp: QApplication) -> None:
    ready_window.show_settings("vault")
    page = ready_window.page("settings")
    assert isinstance(page, SettingsPage)
    qapp.processEvents()
    before = page.counsellors.mapTo(page, page.counsellors.rect().topLeft())
    page.busy.begin("backup")
    qapp.processEvents()
    assert page.busy.isVisible() and page.counsellors.mapTo(page, page.counsellors.rect().topLeft()) == before


def test_deleting_everything_leaves_no_byte_of_what_was_typed_or_chosen(
    ready_window: Window, hermetic_home: Path, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    import dataclasses

    ready_window.change_settings(dataclasses.replace(ready_window.settings, text_scale=125, theme="dark"))
    until(lambda: b"125" in paths.settings_file().read_bytes())
    folder = ready_window.session.folder
    monkeypatch.setattr(EraseDialog, "exec", lambda _: EraseDialog.DialogCode.Accepted)
    page = ready_window.page("settings")
    assert isinstance(page, SettingsPage)
    page.deletion.erase.click()
    until(lambda: isinstance(ready_window.gate, FirstRun))
    ready_window.close()
    assert not folder.exists()
    assert [path for path in paths.data_folder().rglob("*") if path.is_file()] == []
    wanted = [b"text_scale", b"Li Wei", PASSPHRASE.encode(), b"lock_minutes"]
    for path in (one for one in hermetic_home.rglob("*") if one.is_file()):
        assert not [one for one in wanted if one in path.read_bytes()], path


def test_the_keys_of_the_eye_leave_the_text(first_window: Window) -> None:
    line = SecretLine(first_window)
    QTest.keyClicks(line, "ab")
    QTest.keyClick(line, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "ab" and line.echoMode() is SecretLine.EchoMode.Normal


@pytest.mark.parametrize("goes_on", [True, False])
def test_closing_a_form_asks_before_it_discards(
    ready_window: Window, monkeypatch: pytest.MonkeyPatch, goes_on: bool
) -> None:
    asked: list[str] = []

    def answered(dialog: DiscardDialog) -> bool:
        asked.append(dialog.windowTitle())
        return not goes_on

    monkeypatch.setattr(DiscardDialog, "answered", answered)
    dialog = MeetingDialog(ready_window.session, None, ready_window)
    dialog.show()
    QTest.keyClicks(dialog.title, "Interview")
    QTest.keyClicks(dialog.time, "1")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert asked == ["Discard what you typed?"] and dialog.isVisible() is goes_on
    if goes_on:
        assert dialog.title.text() == "Interview"
        dialog.mark_saved()
        dialog.close()
        assert len(asked) == 1


def test_closing_an_untouched_form_asks_nothing(ready_window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DiscardDialog, "answered", lambda _: pytest.fail("asked"))
    for dialog in every_dialog(ready_window):
        dialog.show()
        assert not (isinstance(dialog, Dialog) and dialog.unsaved()), type(dialog).__name__
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible(), type(dialog).__name__


def test_locking_closes_a_form_unasked(
    ready_window: Window, locked: Callable[[Window], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DiscardDialog, "answered", lambda _: pytest.fail("asked"))
    dialog = MeetingDialog(ready_window.session, None, ready_window)
    dialog.show()
    QTest.keyClicks(dialog.title, "Interview")
    QTest.keyClicks(dialog.time, "1")
    answers: list[int] = []
    dialog.finished.connect(answers.append)
    locked(ready_window)
    assert answers == [0]


def test_discarding_what_was_read_asks_once_something_was_corrected(
    ready_window: Window, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    page = ready_window.page("resume")
    assert isinstance(page, ResumePage)
    ready_window.go("resume")
    page.dropped(from_path(resources.path("samples", "resume-en.json")))
    until(lambda: page.stack.currentWidget() is page.review and page.review.next.isEnabled())
    answer = [False]
    monkeypatch.setattr(ConfirmDialog, "answered", lambda _: answer[0])
    page.review.form.sections["basics"].boxes[0].editor.setText("Another Name")  # type: ignore[union-attr]
    page.review.discard.click()
    assert page.stack.currentWidget() is page.review
    answer[0] = True
    page.review.discard.click()
    assert page.stack.currentWidget() is page.home


LOOKS = [("zh", "light", 100), ("en", "dark", 100), ("en", "light", 150), ("zh", "dark", 200)]


@pytest.mark.parametrize("away", [False, True])
def test_a_window_wide_change_folds_no_form_and_loses_nothing_typed(
    ready_window: Window, speak: Callable[..., None], until: Until, away: bool
) -> None:
    resume, send, check = ready_window.page("resume"), ready_window.page("send"), ready_window.page("check")
    assert isinstance(resume, ResumePage) and isinstance(send, SendPage) and isinstance(check, CheckPage)
    ready_window.go("resume")
    form = resume.home.form
    form.sections["basics"].boxes[0].editor.setText("Li Wei Typed")  # type: ignore[union-attr]
    bar = form.view.verticalScrollBar()
    until(lambda: not form._to_build and bar.maximum() > 600)
    ready_window.go("check")
    check.intake.text.setPlainText("Company: Northgate\nA posting that is being typed")
    ready_window.go("send")
    send.address_name("Northwind")
    for language, look, scale in LOOKS:
        ready_window.go("resume")
        until(settled(form))
        bar.setValue(bar.maximum() // 2)
        if away:
            ready_window.go("settings")
        speak(ready_window, language, look, scale)
        ready_window.go("resume")
        assert form.resume.basics.name == "Li Wei Typed"
        until(lambda: not form._to_build and all(one.content.isVisible() for one in form.sections.values()))
        until(lambda: 0.3 < bar.value() / bar.maximum() < 0.7)
        assert "being typed" in check.intake.text.toPlainText()
        assert send.who.who.currentText() == "Northwind"


class Stray(QObject):
    """Collects what is shown as a window of its own and is neither a dialog, a menu, a list of a box nor a tip."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and not isinstance(watched, Window)
        if shown and watched.isWindow() and watched.windowType() is Qt.WindowType.Window:  # type: ignore[attr-defined]
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_no_part_of_a_page_flashes_as_a_window_of_its_own(ready_window: Window, qapp: QApplication) -> None:
    """It would also take the focus from the field where somebody types."""
    ready_window.session.incident_reports.log(IncidentReport(Channel.CALL, "A call", "2026-01-02", said="A loan."))
    (incident,) = ready_window.session.incidents.visible()
    ready_window.session.recipients.find_or_add("Northwind")
    stray = Stray()
    qapp.installEventFilter(stray)
    for key in PAGES:
        ready_window.go(key)
        qapp.processEvents()
    leaks = ready_window.page("leaks")
    assert isinstance(leaks, LeaksPage)
    leaks.show_incident(incident.id)
    for dialog in every_dialog(ready_window):
        dialog.show()
        qapp.processEvents()
        dialog.done(0)
    qapp.removeEventFilter(stray)
    assert stray.seen == []
