"""What is remembered, and what is answered late, never goes before what the person did: at whatever moment a click or a word
comes, the copy is what they chose and saw. Time is virtual: a test says when a timer is due, and nothing waits for a clock.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QFileDialog,
)
from pytestqt.qtbot import QtBot

from app.domain.applications import Status
from app.domain.policy import Policy
from app.domain.sensitivity import Kind, Operator, Stage
from app.redact.policies import stage_policy
from app.services.copies import CopyRequest
from tests.ui.desktop.acts import click
from ui.desktop.dialogs.id_scan import ScanDialog
from ui.desktop.dialogs.official_page_result import GuidedDialog
from ui.desktop.pages.applications.page import ApplicationsPage
from ui.desktop.pages.send.page import SETTLE_MS, SendPage
from ui.desktop.shell.untrusted_input import UntrustedInput
from ui.desktop.shell.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists that open offscreen

Until = Callable[[Callable[[], object]], None]

KNOWN = "Hengtong Logistics"


@pytest.fixture
def send(ready_window: Window, tmp_path: Path) -> SendPage:
    """The Send page; a known recipient's last copy had the phone number."""
    session, interview = ready_window.session, stage_policy(Stage.INTERVIEW)
    (tmp_path / "before").mkdir()
    had = {**interview.operators, Kind.LINK: Operator.REMOVE, Kind.SCHOOL: Operator.KEEP}
    policy = Policy(Stage.INTERVIEW, had, {"basics.phone": Operator.KEEP})
    session.copies.make(CopyRequest(session.recipients.find_or_add(KNOWN), policy, ("txt",)), tmp_path / "before")
    ready_window.go("send")
    page = ready_window.page("send")
    assert isinstance(page, SendPage)
    return page


def discloses(page: SendPage) -> tuple[Stage, bool]:
    """The stage of what is on show, and whether the phone number stands in it."""
    assert page.preview is not None
    return page.preview.plan.policy.stage, bool(page.preview.plan.redaction.resume.basics.phone)


@pytest.mark.parametrize("after_ms", [0, 20, 100, SETTLE_MS - 1, SETTLE_MS, 300, 450, 600])
def test_a_click_after_a_known_name_was_typed_stands(
    send: SendPage, qtbot: QtBot, until: Until, tmp_path: Path, after_ms: int
) -> None:
    send._shell.stack._hesitation.moment.stop()  # type: ignore[attr-defined]
    qtbot.keyClicks(send.who.who.lineEdit(), KNOWN)
    assert send.who.stage is Stage.INTERVIEW, "what is remembered comes with the last letter"
    if after_ms >= SETTLE_MS:
        send.refresh()  # the timer is due
    if after_ms == 600:
        until(send.save.isEnabled)  # its answer is there, too
    click(send.who.stages.buttons["browse"])
    assert not send.save.isEnabled(), "what is shown is not what is chosen"
    until(send.save.isEnabled)
    assert send.who.stage is Stage.BROWSE and discloses(send) == (Stage.BROWSE, False)
    send.save_into(tmp_path)
    until(lambda: send.stack.currentWidget() is send.done)
    (made,) = tmp_path.glob("*.pdf")
    record = next(one for one in send._shell.session.vault.copies.all() if made.name in {f.name for f in one.files})
    assert record.stage is Stage.BROWSE
    assert not {"basics.phone", "personal.birth_date"} & set(record.disclosed)


def test_a_click_before_the_name_stands_and_nothing_is_added(send: SendPage, qtbot: QtBot, until: Until) -> None:
    qtbot.mouseClick(send.who.stages.buttons["browse"], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(send.who.who.lineEdit(), KNOWN)
    until(send.save.isEnabled)
    assert discloses(send) == (Stage.BROWSE, False)
    assert not send.choices.is_as_last_copy


@pytest.mark.parametrize("by_keyboard", [False, True])
def test_a_remembered_stage_that_is_clicked_is_the_persons_own(send: SendPage, qtbot: QtBot, by_keyboard: bool) -> None:
    """It was lit already; who clicks it means it, also for the recipient named instead."""
    send._shell.stack._hesitation.moment.stop()  # type: ignore[attr-defined]
    qtbot.keyClicks(send.who.who.lineEdit(), KNOWN)
    button = send.who.stages.buttons[send.who.stage.value]
    assert send.who.stage is Stage.INTERVIEW and button.isChecked()
    if by_keyboard:
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
    else:
        click(button)
    line = send.who.who.lineEdit()
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, "Blue Heron Talent")
    assert send.who.stage is Stage.INTERVIEW
    click(send.who.stages.buttons["apply"])
    assert send.who.stage is Stage.APPLY, "another click is another choice"


def test_what_one_recipient_had_goes_to_no_other(send: SendPage, qtbot: QtBot, until: Until) -> None:
    """On the way to a longer name a shorter one is passed that is known."""
    qtbot.keyClicks(send.who.who.lineEdit(), f"{KNOWN} Partners")
    assert send.who.stage is Stage.APPLY
    until(send.save.isEnabled)
    assert discloses(send) == (Stage.APPLY, False) and not send.kinds.overrides and not send.single.overrides


def test_a_name_is_what_was_typed(send: SendPage, qtbot: QtBot) -> None:
    line = send.who.who.lineEdit()
    assert line is not None
    qtbot.keyClicks(line, KNOWN[:4])
    assert send.who.name == KNOWN[:4], "not the one that begins alike"
    for leave in (Qt.Key.Key_Return, Qt.Key.Key_Tab):
        qtbot.keyClick(line, leave)
        assert send.who.name == KNOWN[:4] and send.who.stage is Stage.APPLY


def test_single_choices_stand_and_the_others_are_filled(send: SendPage, qtbot: QtBot, until: Until) -> None:
    send.address_name("Somebody")
    until(send.save.isEnabled)
    send.single.choose("basics.phone", None)
    send.kinds.choose(Kind.SCHOOL, Operator.REMOVE)
    send.address_name(KNOWN)
    until(send.save.isEnabled)
    assert send.who.stage is Stage.INTERVIEW
    assert send.preview is not None
    policy = send.preview.plan.policy
    assert policy.operators[Kind.SCHOOL] is Operator.REMOVE and policy.operators[Kind.LINK] is Operator.REMOVE
    assert policy.fields == {}, "as its kind"


def test_only_what_is_shown_is_saved(
    send: SendPage, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever changed since the preview, and however the press comes, nothing is made of what was not seen."""
    session, window = send._shell.session, send._shell
    send.address_name(KNOWN)
    until(send.save.isEnabled)
    copies = len(session.vault.copies.all())
    send.kinds.choose(Kind.PHONE, Operator.REMOVE)
    for press in (lambda: send.save_into(tmp_path), send.fill_form):
        press()
        assert "out of date" in window.messages.shown and not send._saving.busy
    until(send.save.isEnabled)
    send._ended()  # as at the end of an earlier copy
    send._current = True  # and were the page to think so
    with monkeypatch.context() as patch:
        patch.setattr(type(send.who), "stage", Stage.OFFER)
        send.save_into(tmp_path)
        assert not send._saving.busy
    resume = session.imports.current()
    assert resume is not None
    session.imports.accept(resume, note="another version of the same")
    send.save_into(tmp_path)
    assert not send._saving.busy and len(session.vault.copies.all()) == copies
    until(send.save.isEnabled)
    send.save_into(tmp_path)
    until(lambda: send.stack.currentWidget() is send.done)
    assert len(session.vault.copies.all()) == copies + 1


def test_what_is_chosen_while_a_folder_is_asked_for_is_not_taken(
    send: SendPage, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send.address_name("Somebody")
    until(send.save.isEnabled)

    def ask(*_: object) -> str:
        send.formats["docx"].setChecked(True)
        send.who.stages.choose("offer")
        return str(tmp_path)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", ask)
    send.save.click()
    until(lambda: send.stack.currentWidget() is send.done)
    record = next(one for one in send._shell.session.vault.copies.all() if one.stage is not Stage.INTERVIEW)
    assert record.stage is Stage.APPLY and [one.format for one in record.files] == ["pdf"]


def test_a_late_preview_does_not_free_what_it_does_not_show(send: SendPage, until: Until) -> None:
    send.address_name("Somebody")
    until(send.save.isEnabled)
    send.who.stages.choose("offer")
    send._settle.stop()
    send.refresh()
    send._show_rest()  # the language changes while the preview is on its way
    assert not send.save.isEnabled() and not send.fill.isEnabled()
    send._previews.cancel()
    until(lambda: not send._previews.busy)
    send._show_rest()
    assert not send.save.isEnabled(), "the preview that was stopped is of another choice"


def test_a_status_that_was_chosen_waits_to_be_noted(ready_window: Window) -> None:
    session = ready_window.session
    acme, other = session.recipients.add("Acme"), session.recipients.add("Other")
    for known in (acme, other):
        session.applications.record_status(known.id, Status.SENT)
    ready_window.go("applications")
    page = ready_window.page("applications")
    assert isinstance(page, ApplicationsPage)
    about = page.about
    page.show_recipient(acme.id)
    before = about.status.currentIndex()
    about.status.setCurrentIndex(before + 2)
    about.status.activated.emit(before + 2)
    about.dates.add.click()
    assert about.status.currentIndex() == before + 2, "a date that was added reloads what is shown"
    page.show_recipient(other.id)
    assert about.status.currentIndex() == before
    about.status.setCurrentIndex(before + 1)
    about.status.activated.emit(before + 1)
    session.applications.record_status(other.id, Status.REJECTED)
    about.load(session, other)
    assert about.status.currentData() == Status.REJECTED.value, "what was noted since, elsewhere, is newer"


def test_what_was_typed_is_not_replaced_by_a_picture_that_was_read(window: Window, qtbot: QtBot, until: Until) -> None:
    dialog = GuidedDialog("A register", window)
    dialog.show()
    dialog.read(UntrustedInput("shot.png", untrusted_text=""))
    dialog._place.stop(0)
    outcomes: list[Callable[[tuple[bytes, str, str]], object]] = []
    dialog._place.start = lambda _work, given: outcomes.append(given.done)  # type: ignore[method-assign,assignment]
    dialog.read(UntrustedInput("shot.png", untrusted_text=""))
    dialog.said.setPlainText("what I typed meanwhile")
    outcomes[0]((b"png", "digest", "what was read"))
    assert dialog.text == "what I typed meanwhile" and dialog.pictures == (b"png",)
    dialog.said.clear()
    for text in ("what was read", "and read again"):
        outcomes[0]((b"png", "digest", text))
        assert dialog.text == text


def test_a_scan_is_saved_as_it_stands_on_the_board(window: Window, until: Until) -> None:
    """While another picture is read, the one on show is about to be another: nothing is saved then."""
    dialog = ScanDialog(window.session, window)
    dialog.who.setEditText("Acme")
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    data, buffer = QByteArray(), QBuffer()
    buffer.setBuffer(data)
    assert picture.save(buffer, "PNG")
    dialog._shown((b"first", data.data()))
    dialog.purpose.setText("starting work")
    assert dialog.save.isEnabled()
    going_on = threading.Event()
    dialog._begin("read", lambda _token, _progress: going_on.wait(20), lambda _: None)
    dialog.purpose.setText("starting work there")
    assert not dialog.save.isEnabled()
    going_on.set()
    until(dialog.save.isEnabled)
