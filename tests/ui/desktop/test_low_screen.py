"""On a low screen the main action of every page is in sight, whole, without scrolling; in every language and text size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import resources
from app.domain.sensitivity import Stage
from app.redact.policies import stage_policy
from app.services.copies import CopyRequest
from tests.patience import HANG_MS
from tests.sampling import sample
from ui.desktop.dialogs.edited_copy import EditedDialog
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.pages.gate.first_run import FirstRun
from ui.desktop.pages.gate.lock import LockPage
from ui.desktop.pages.leaks.page import LeaksPage
from ui.desktop.pages.resume.page import ResumePage
from ui.desktop.pages.send.page import SendPage
from ui.desktop.shell.untrusted_input import UntrustedInput, from_path
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]
Speak = Callable[[Window, str, str, int], None]


def main_actions(window: Window, until: Until, qtbot: QtBot) -> Iterator[tuple[str, QPushButton]]:
    """What each page is for, one page after the other."""
    resume = window.page("resume")
    assert isinstance(resume, ResumePage)
    window.go("resume")
    yield "make a copy", resume.home.send
    resume.home.form.sections["basics"].boxes[0].editor.setText("Li Wei")  # type: ignore[union-attr]
    yield "save the edits", resume.home.save
    resume.dropped(from_path(resources.path("samples", "resume-en.json")))
    until(lambda: resume.stack.currentWidget() is resume.review)
    yield "keep what was read", resume.review.next
    resume.review.discard.click()
    resume.show_wordings()
    yield "keep the wordings", resume.wordings.save
    resume.show_names()
    yield "leave the names", resume.names.back
    check = window.page("check")
    assert isinstance(check, CheckPage)
    window.go("check")
    yield "check it", check.intake.go
    with qtbot.waitSignal(
        check.stack.currentChanged,
        timeout=HANG_MS,  # the checks run in a process of their own, which has to start first
        check_params_cb=lambda _: check.stack.currentWidget() is check.card,
    ):
        window.hand("check", UntrustedInput("", untrusted_text="Company: Northgate Logistics Ltd\nLeeds, UK"))
    yield "send to them", check.card.send
    send = window.page("send")
    assert isinstance(send, SendPage)
    window.go("send")
    send.address_name("Northwind")
    until(send.save.isEnabled)
    yield "save the copy", send.save
    leaks = window.page("leaks")
    assert isinstance(leaks, LeaksPage)
    window.go("leaks")
    yield "leaks", leaks.empty.button
    window.lock()
    assert isinstance(window.gate, LockPage)
    yield "unlock", window.gate.unlock


LOW = [((1366, 728), 150), ((1366, 728), 200), ((910, 440), 100)]


@pytest.mark.parametrize(
    ("language", "size", "scale"),
    sample([(language, *screen) for language in ("en", "zh") for screen in LOW], 3, by=lambda one: one[1:]),
)
def test_the_main_action_is_in_sight(
    ready_window: Window,
    speak: Speak,
    until: Until,
    qtbot: QtBot,
    language: str,
    size: tuple[int, int],
    scale: int,
) -> None:
    speak(ready_window, language, "light", scale)
    ready_window.resize(*size)
    for name, button in main_actions(ready_window, until, qtbot):
        until(lambda button=button: button.visibleRegion().boundingRect() == button.rect())
        assert ready_window.rect().contains(button.mapTo(ready_window, button.rect().center())), name
    assert ready_window.height() == size[1]


def test_a_low_page_gives_the_room_of_its_sentence_to_its_work(
    ready_window: Window, speak: Speak, qapp: QApplication
) -> None:
    ready_window.go("send")
    page = ready_window.page("send")
    ready_window.resize(1366, 728)
    qapp.processEvents()
    assert page.subtitle.isVisible()
    speak(ready_window, "en", "light", 150)
    assert not page.subtitle.isVisible()
    speak(ready_window, "en", "light", 100)
    assert page.subtitle.isVisible()


def test_a_dialog_begins_at_what_it_is_for(ready_window: Window, tmp_path: Path, until: Until) -> None:
    """The file that was changed by hand is chosen with Enter alone; Escape leaves."""
    session = ready_window.session
    request = CopyRequest(session.recipients.find_or_add("Northwind"), stage_policy(Stage.APPLY), ("txt",))
    made = session.copies.make(request, tmp_path)
    dialog = EditedDialog(session, ready_window.messages, made.record, ready_window)
    dialog.show()
    assert dialog.focusWidget() is dialog.file and dialog.file.isDefault() is not dialog.close_it.isDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def in_sight(widget: QWidget) -> bool:
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(1366, 728), (1024, 600)])
def test_every_way_on_from_the_first_screens_is_in_sight_at_the_largest_text(
    first_window: Window, speak: Speak, until: Until, language: str, size: tuple[int, int]
) -> None:
    speak(first_window, language, "light", 200)
    first_window.resize(*size)
    gate = first_window.gate
    assert isinstance(gate, FirstRun)
    ways = (
        (gate.welcome.next, gate.welcome.restore),
        (gate.make.make, gate.make.back),
        (gate.sheet.save, gate.sheet.later),
        (gate.first.own[0], gate.first.sample[0]),
    )
    for step, buttons in enumerate(ways):
        gate.show_step(step)
        for button in buttons:
            until(lambda button=button: in_sight(button))
    assert first_window.height() == size[1]
    gate.show_step(0)
    gate.view.setFocus()
    assert gate.view.hasFocus() and gate.view.accessibleName()
    for _ in range(5):
        QTest.keyClick(gate.view, Qt.Key.Key_PageDown)
    assert gate.view.verticalScrollBar().value() == gate.view.verticalScrollBar().maximum() > 0


def test_a_roomy_first_screen_scrolls_nothing(first_window: Window, speak: Speak, qapp: QApplication) -> None:
    gate = first_window.gate
    assert isinstance(gate, FirstRun)
    for language in ("en", "zh"):
        speak(first_window, language, "light", 100)
        first_window.resize(1240, 820)
        for step in range(4):
            gate.show_step(step)
            for _ in range(5):
                qapp.processEvents()
            assert gate.view.verticalScrollBar().maximum() == 0, step
            assert gate.view.focusPolicy() is Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_way_in_is_in_sight_at_the_largest_text(
    ready_window: Window, locked: Callable[[Window], None], speak: Speak, until: Until, language: str
) -> None:
    speak(ready_window, language, "light", 200)
    ready_window.resize(1024, 600)
    locked(ready_window)
    gate = ready_window.gate
    assert isinstance(gate, LockPage)
    for part in (gate.passphrase, gate.unlock, gate.sheet):
        until(lambda part=part: in_sight(part))
    ready_window.resize(1366, 728)
    until(lambda: in_sight(gate.language))


def test_the_whole_rail_is_in_sight_at_the_largest_text(ready_window: Window, speak: Speak, until: Until) -> None:
    speak(ready_window, "en", "light", 200)
    ready_window.resize(1366, 728)
    lock = ready_window.rail.lock
    until(lambda: lock.visibleRegion().boundingRect() == lock.rect())
