"""Nothing by accident: wheel, focus, quick clicks, held and stray keys on every input of every page and dialog, and what would
be sent before and after. Time is virtual: a test says when a timer is due, and nothing waits for a clock.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QDate, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDateEdit,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain.applications import Status
from app.domain.policy import Policy
from app.domain.sensitivity import Kind, Operator, Stage
from app.redact.policies import stage_policy
from app.services.copies import CopyRequest
from benchmarks.screenshots import Studio
from benchmarks.waiting import in_sight
from tests.ui.markup import markup_in
from ui.desktop.dialogs.ask import ConfirmDialog, LinesDialog
from ui.desktop.dialogs.base import Dialog
from ui.desktop.dialogs.consent import ConsentDialog
from ui.desktop.dialogs.guided import GuidedDialog
from ui.desktop.dialogs.scan import ScanDialog
from ui.desktop.dialogs.shown_text import DiagnosticsDialog
from ui.desktop.incoming import Incoming
from ui.desktop.messages import Question
from ui.desktop.pages.applications import ApplicationsPage
from ui.desktop.pages.resume import ResumePage
from ui.desktop.pages.send import SETTLE_MS, SendPage
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.strike_board import StrikeBoard
from ui.desktop.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists that open offscreen

Until = Callable[[Callable[[], object]], None]
INPUTS = (QComboBox, QAbstractSpinBox, QTabBar, QLineEdit, QPlainTextEdit, QTextEdit, QAbstractButton, StrikeBoard)
INPUTS_OF_TEXT = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
NO_KEYS, NO_PHASE = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
TURNS = [
    *((QPoint(0, step), NO_KEYS, NO_PHASE) for step in (120, -120)),
    *((QPoint(step, 0), NO_KEYS, NO_PHASE) for step in (120, -120)),
    *(
        (QPoint(0, -120), held, NO_PHASE)
        for held in (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier)
    ),
    (QPoint(0, -120), Qt.KeyboardModifier.ControlModifier, NO_PHASE),
    *((QPoint(0, -60), NO_KEYS, phase) for phase in (Qt.ScrollPhase.ScrollBegin, Qt.ScrollPhase.ScrollUpdate)),
    (QPoint(0, 0), NO_KEYS, Qt.ScrollPhase.ScrollEnd),
]
"""Up, down and sideways; with every key held; and one stroke on a touchpad."""
STRAY = (Qt.Key.Key_A, Qt.Key.Key_R, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_End)


def turn(widget: QWidget, step: QPoint, held: Qt.KeyboardModifier, phase: Qt.ScrollPhase) -> None:
    """The wheel over a widget; what it does not take goes up, as when a hand turns it (the toolkit does that for the system's own
    events alone)."""
    at: QWidget | None = widget
    over = QPointF(widget.mapToGlobal(QPointF(widget.rect().center())))
    while at is not None:
        inside = at.mapFromGlobal(over)
        event = QWheelEvent(inside, over, QPoint(), step, Qt.MouseButton.NoButton, held, phase, False)
        event.ignore()
        QApplication.sendEvent(at, event)
        at = None if event.isAccepted() or at.isWindow() else at.parentWidget()


def state(widget: QWidget) -> object:
    """What is chosen, typed or drawn in an input; None where it is none."""
    if isinstance(widget, QComboBox):
        return widget.currentIndex(), widget.currentText()
    if isinstance(widget, QDateEdit):
        return widget.date().toString(Qt.DateFormat.ISODate)
    if isinstance(widget, QCalendarWidget):
        return widget.selectedDate().toString(Qt.DateFormat.ISODate)
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QAbstractButton):
        return widget.isChecked()
    if isinstance(widget, QTabBar | StrikeBoard):
        return widget.currentIndex() if isinstance(widget, QTabBar) else tuple(widget.boxes)
    return widget.currentIndex().row() if isinstance(widget, QAbstractItemView) else None


def chosen(root: QWidget) -> list[tuple[str, str, object]]:
    """Everything that is chosen below a widget."""
    found = ((type(one).__name__, one.accessibleName(), state(one)) for one in root.findChildren(QWidget))
    return [one for one in found if one[2] is not None]


def would_be_sent(window: Window) -> object:
    """What a copy made now would hold and for whom, what is stored, and what is in force."""
    if window.gate is not None:
        return window.settings
    session, page = window.session, window.page("send")
    assert isinstance(page, SendPage)
    resume = session.imports.current(session.master)
    asked = page._asked(page.choices.policy(resume))() if resume is not None else None
    formats = page.bar.chosen, page.who.represented, page.who.name
    return asked, formats, resume, session.vault.ledger.head(), session.copies.alias_scheme(), window.settings


class Hands(Studio):
    """A studio that turns the wheel over everything in sight, goes through it, and types where nothing is to be typed."""

    faults: list[str]
    touched: int

    def shoot(self, name: str, what: QWidget | None = None) -> None:
        self.settle()
        root = what or self._window
        self.faults += [f"{name}, {fault}" for fault in markup_in(root)]
        focused, sent, before = QApplication.focusWidget(), would_be_sent(self._window), chosen(root)
        for widget in [one for one in in_sight(root) if isinstance(one, INPUTS)]:
            self.touched += 1
            if widget.focusPolicy() is Qt.FocusPolicy.WheelFocus:
                self.faults.append(f"{name}: the wheel gives the focus to {type(widget).__name__}")
            for act in (self.wheel, self.come_and_go, self.stray):
                stood = state(widget)
                act(widget)
                if state(widget) != stood:
                    about = f"{type(widget).__name__} {widget.accessibleName()!r}"
                    self.faults.append(f"{name}, {about}, {act.__name__}: {stood} → {state(widget)}")
        if focused is not None:
            focused.setFocus()
        if chosen(root) != before:
            self.faults.append(f"{name}: {sorted(set(before) ^ set(chosen(root)))}")
        if would_be_sent(self._window) != sent:
            self.faults.append(f"{name}: something else would be sent or is stored")

    def wheel(self, widget: QWidget) -> None:
        for _ in range(2):  # without the focus, then with it
            for step in TURNS:
                turn(widget, *step)
            widget.setFocus()

    def come_and_go(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        widget.clearFocus()

    def stray(self, widget: QWidget) -> None:
        typed_in = isinstance(widget, INPUTS_OF_TEXT) or isinstance(widget.parent(), QLineEdit)
        if typed_in or (isinstance(widget, QComboBox) and widget.isEditable()):
            return  # to type there is to act
        widget.setFocus()
        for key in STRAY:
            QTest.keyClick(widget, key)


def test_nothing_in_any_scene_is_changed_by_wheel_focus_or_stray_keys(
    first_window: Window, qapp: QApplication, tmp_path: Path, hermetic_home: Path
) -> None:
    first_window.activateWindow()
    hands = Hands(qapp, first_window, tmp_path, "en-light", ())
    hands.faults, hands.touched = [], 0
    hands.run(hermetic_home / "countermark" / "vault", tmp_path)
    first_window.close()
    assert "\n".join(hands.faults) == ""
    assert hands.touched > 800


# -- remembered and late ----------------------------------------------------------------------------------------------

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
    assert not send.choices.recalled


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
        assert "not up to date" in window.messages.shown and not send._saving.busy
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
        session.applications.note(known.id, Status.SENT)
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
    session.applications.note(other.id, Status.REJECTED)
    about.load(session, other)
    assert about.status.currentData() == Status.REJECTED.value, "what was noted since, elsewhere, is newer"


def test_what_was_typed_is_not_replaced_by_a_picture_that_was_read(window: Window, qtbot: QtBot, until: Until) -> None:
    dialog = GuidedDialog("A register", window)
    dialog.show()
    dialog.read(Incoming("shot.png", untrusted_text=""))
    dialog._place.stop(0)
    outcomes: list[Callable[[tuple[bytes, str, str]], object]] = []
    dialog._place.start = lambda _work, given: outcomes.append(given.done)  # type: ignore[method-assign,assignment]
    dialog.read(Incoming("shot.png", untrusted_text=""))
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


# -- too early ----------------------------------------------------------------------------------------------------------


def key(dialog: QWidget, which: Qt.Key, *, held: bool = False) -> None:
    """A key as the system gives it to a window."""
    handle = dialog.window().windowHandle()
    text = {Qt.Key.Key_Space: " ", Qt.Key.Key_Return: "\r"}.get(which, "x")
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(handle, QKeyEvent(kind, which, NO_KEYS, text, held))


def click(widget: QWidget, first: QEvent.Type = QEvent.Type.MouseButtonPress) -> None:
    """A click as the system gives it to a window."""
    handle, left = widget.window().windowHandle(), Qt.MouseButton.LeftButton
    over = widget.mapToGlobal(QPointF(widget.rect().center()))
    inside = widget.window().mapFromGlobal(over)
    for kind, down in ((first, left), (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton)):
        QApplication.sendEvent(handle, QMouseEvent(kind, inside, over, left, down, NO_KEYS))


def question() -> Question:
    return Question(lambda: "Delete it?", lambda: "It is gone then.", lambda: "Delete it", lambda: "Keep it")


def dialogs(window: Window) -> Iterator[tuple[Dialog, QAbstractButton]]:
    """Questions, and the button that goes on."""
    for made in (
        ConfirmDialog(question(), window),
        ConsentDialog("https://jobs.example.org/1", window),
        DiagnosticsDialog("a report", 0, window),
    ):
        yield made, made.yes  # type: ignore[attr-defined]


@pytest.mark.parametrize("number", range(3))
def test_a_question_is_not_answered_before_it_can_be_read(window: Window, qtbot: QtBot, number: int) -> None:
    dialog, yes = next(itertools.islice(dialogs(window), number, None))
    answers: list[int] = []
    dialog.finished.connect(answers.append)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    for focused in (dialog.focusWidget(), yes):
        if focused is not None:
            focused.setFocus()
        for which in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            key(dialog, which)
            key(dialog, which, held=True)
    click(yes)
    click(yes, QEvent.Type.MouseButtonDblClick)
    assert answers == [] and dialog.isVisible()
    dialog._hesitation.moment.timeout.emit()  # the moment is over
    dialog._hesitation.moment.stop()
    key(dialog, Qt.Key.Key_Space)
    assert answers == [1], "now it is an answer"


def test_what_is_typed_into_a_field_of_a_new_dialog_is_typed(window: Window, qtbot: QtBot) -> None:
    """Who opens the search and goes on typing loses no letter."""
    dialog = LinesDialog(question(), window)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    for which in (Qt.Key.Key_X, Qt.Key.Key_Space, Qt.Key.Key_X):
        key(dialog, which)
    assert dialog.editor.toPlainText() == "x x"
    dialog.reject()


def test_no_question_takes_a_held_key_for_an_answer(window: Window, qtbot: QtBot) -> None:
    dialog = LinesDialog(question(), window)
    dialog.open()
    dialog.editor.setPlainText("a line")
    line = QLineEdit(dialog)
    line.show()
    line.setFocus()
    QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, NO_KEYS, "\r", True))
    assert dialog.isVisible()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert not dialog.isVisible()


@pytest.mark.parametrize("modifier", [NO_KEYS, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ControlModifier])
@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_in_a_text_of_several_lines_presses_nothing(
    window: Window, qtbot: QtBot, enter: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    for dialog, text in (
        ((made := LinesDialog(question(), window)), made.editor),
        ((guided := GuidedDialog("A register", window)), guided.said),
        ((shown := DiagnosticsDialog("a report", 0, window)), shown.text),
        ((asked := ConsentDialog("https://jobs.example.org/1", window)), asked.link),
    ):
        dialog.open()
        if not text.isReadOnly():
            text.setPlainText("a line")
        text.setFocus()
        qtbot.keyClick(text, enter, modifier)
        assert dialog.isVisible(), type(dialog).__name__
        dialog.reject()


def test_a_passphrase_that_is_still_typed_presses_nothing_on_the_page_behind(
    ready_window: Window, qtbot: QtBot
) -> None:
    """The keyring was quicker: the vault is open, and the rest of the passphrase comes."""
    ready_window.activateWindow()
    qtbot.waitUntil(ready_window.isActiveWindow)
    ready_window.show_gate()
    ready_window.enter("today")
    seen = ready_window.stack.key, ready_window.messages.shown
    button = next(one for one in in_sight(ready_window.page("today")) if isinstance(one, QAbstractButton))
    pressed: list[bool] = []
    button.clicked.disconnect()
    button.clicked.connect(lambda: pressed.append(True))
    button.setFocus()
    for which in (Qt.Key.Key_H, Qt.Key.Key_Space, Qt.Key.Key_B, Qt.Key.Key_Return):
        key(ready_window, which)
    assert pressed == [] and (ready_window.stack.key, ready_window.messages.shown) == seen
    ready_window.stack._hesitation.moment.timeout.emit()
    key(ready_window, Qt.Key.Key_Space)
    assert pressed == [True]


def test_the_second_of_a_double_click_presses_nothing_on_the_next_page(ready_window: Window, qtbot: QtBot) -> None:
    ready_window.go("send")
    page = ready_window.page("send")
    assert isinstance(page, SendPage)
    opened: list[bool] = []
    page.scan.clicked.disconnect()
    page.scan.clicked.connect(lambda: opened.append(True))
    click(page.scan, QEvent.Type.MouseButtonDblClick)
    assert opened == []
    click(page.scan)
    assert opened == [True], "one click is meant"


# -- the focus ----------------------------------------------------------------------------------------------------------


def test_saving_leaves_the_focus_where_it_was(ready_window: Window, qtbot: QtBot, until: Until) -> None:
    ready_window.activateWindow()
    qtbot.waitUntil(ready_window.isActiveWindow)
    ready_window.go("resume")
    page = ready_window.page("resume")
    assert isinstance(page, ResumePage)
    field = page.home.form.sections["basics"].boxes[1].editor
    field.setFocus()
    qtbot.keyClicks(field, "x")
    page.home.save_asked.emit(page.home.form.resume)  # by the banner, or where a click does not take the focus
    assert QApplication.focusWidget() is field and not page.home.dirty
    qtbot.keyClicks(field, "y")
    page.home.save.setFocus()
    page.home.save.click()
    assert QApplication.focusWidget() is page.home.send, "beside it, not Search"


def test_the_focus_waits_for_a_button_that_works(send: SendPage, qtbot: QtBot, until: Until, tmp_path: Path) -> None:
    window = send.window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    send.address_name("Somebody")
    until(send.save.isEnabled)
    send.save.setFocus()
    send.save.setEnabled(False)
    assert QApplication.focusWidget() is None, "the next key would press what stands behind it"
    send.save.setEnabled(True)
    assert QApplication.focusWidget() is send.save
    send.save.setEnabled(False)
    send.who.employer.setFocus()
    send.who.who.setFocus()
    send.save.setEnabled(True)
    assert send.who.who.hasFocus(), "the person went on"


# -- the wheel scrolls ----------------------------------------------------------------------------------------------------


def test_over_an_input_the_page_scrolls(send: SendPage, until: Until) -> None:
    send.address_name("Somebody")
    until(send.save.isEnabled)
    send.window().resize(1000, 640)
    send.left.setCurrentWidget(send.single)
    box = next(iter(send.single.boxes.values()))
    until(lambda: box.isVisible())
    around = [one for one in send.findChildren(QAbstractScrollArea) if one.isAncestorOf(box)]
    bar = next(one.verticalScrollBar() for one in around if one.verticalScrollBar().maximum() > 0)
    for focused in (False, True):
        bar.setValue(0)
        box.setFocus() if focused else box.clearFocus()
        turn(box, QPoint(0, -120), NO_KEYS, NO_PHASE)
        assert bar.value() > 0


def test_an_open_calendar_turns_its_months_and_chooses_nothing(window: Window, qtbot: QtBot) -> None:
    box = DateBox()
    qtbot.addWidget(box)
    box.setDate(QDate(2026, 11, 24))
    box.show()
    box._calendar()
    calendar = box.calendarWidget()
    calendar.setSelectedDate(QDate(2026, 11, 24))
    calendar.window().show()
    month = calendar.monthShown()
    view = calendar.findChild(QAbstractItemView)
    assert view is not None
    turn(view.viewport(), QPoint(0, -120), NO_KEYS, NO_PHASE)
    assert calendar.monthShown() != month, "to look at another month is to look"
    for one in calendar.findChildren(QWidget):
        for step in TURNS:
            turn(one, *step)
    assert calendar.selectedDate() == box.date() == QDate(2026, 11, 24)
    calendar.window().hide()
    assert box.date() == QDate(2026, 11, 24)
