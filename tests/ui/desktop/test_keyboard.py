"""The whole window without a mouse: pages by shortcut, every control in the tab chain, names spoken by QAccessible."""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app import resources
from app.domain.resume_json import from_json
from benchmarks.accessibility_audit import HALF, ringed
from ui.desktop.dialogs.base import Dialog
from ui.desktop.dialogs.crash import CrashDialog
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.pages.send.page import SendPage
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.shell.reading_order import tab_stops
from ui.desktop.shell.window import Window
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.resume_form import ResumeForm
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.sidebar import PAGES
from ui.desktop.widgets.split import STEP, Split

REACHABLE = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)


def test_pages_by_shortcut(ready_window: Window, qtbot: QtBot) -> None:
    ready_window.activateWindow()
    for number, key in enumerate(PAGES, 1):
        qtbot.keyClick(ready_window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        assert ready_window.stack.currentWidget() is ready_window.page(key)
        assert ready_window.rail.buttons[key].isChecked()
    ready_window.show_settings("help")
    said = {one.text() for one in ready_window.page("settings").findChildren(Text) if one.isVisible()}
    assert {"Keys", "Ctrl+K", "Find anything", "About Countermark"} <= said


def tab_chain(window: QWidget) -> set[QWidget]:
    """Widgets that Tab reaches, from the first one round to it."""
    first = window.nextInFocusChain()
    chain, widget = set(), first
    while True:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(window) and widget.isEnabled():
            chain.add(widget)
        widget = widget.nextInFocusChain()
        if widget is first:
            return chain


def test_the_focus_goes_from_page_to_page_without_a_stop_between(ready_window: Window, qapp: QApplication) -> None:
    ready_window.activateWindow()
    ready_window.go("today")
    next(tab_stops(ready_window.page("today"))).setFocus()
    focused: list[QWidget] = []
    qapp.focusChanged.connect(lambda _before, now: focused.append(now))
    for key in (*PAGES[1:], "today"):
        focused.clear()
        ready_window.go(key)
        page = ready_window.page(key)
        assert focused and all(page.isAncestorOf(one) for one in focused if one is not None), key
        assert page.isAncestorOf(QApplication.focusWidget() or ready_window), key


def test_what_is_pasted_outside_a_field_goes_to_the_page(
    ready_window: Window, qtbot: QtBot, until: Callable[..., None], speak: Callable[..., None]
) -> None:
    speak(ready_window, "zh", "light")
    ready_window.activateWindow()
    check = ready_window.page("check")
    assert isinstance(check, CheckPage)
    ready_window.rail.buttons["check"].click()
    ready_window.rail.buttons["check"].setFocus()
    QApplication.clipboard().setText(
        "总账会计\n成都青羊宫文化旅游发展有限公司\n工作地点：成都市青羊区。月薪9000-12000元。"
    )
    qtbot.keyClick(ready_window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    until(lambda: check.stack.currentWidget() is check.card)
    until(lambda: any("国家企业信用信息公示系统 · " in label.text() for label in check.findChildren(QLabel)))
    assert not any("Publicity System" in label.text() for label in check.findChildren(QLabel)), (
        "in the window's language"
    )


def test_every_control_can_be_reached_by_tab(ready_window: Window) -> None:
    for key in PAGES:
        ready_window.go(key)
        QApplication.processEvents()
        chain = tab_chain(ready_window)
        for kind in REACHABLE:
            for control in ready_window.page(key).findChildren(kind):
                inner = isinstance(control.parent(), QComboBox) or control.objectName().startswith("qt_")
                if inner or not control.isVisible() or not control.isEnabled():
                    continue
                assert control in chain, f"{key}: {type(control).__name__} {control.accessibleName()}"


def name_of(widget: QWidget | None) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return (widget.accessibleName() if widget is not None else "") or text


def gone_through(window: QWidget, qtbot: QtBot, *, back: bool = False) -> list[str]:
    """Names of what Tab (or Shift+Tab) comes to, once round, beginning after what has the focus."""
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    qtbot.waitUntil(window.isActiveWindow)
    passed: list[QWidget] = []
    while True:
        qtbot.keyClick(QApplication.focusWidget(), key)
        widget = QApplication.focusWidget()
        if widget in passed:
            return [name_of(one) for one in passed]
        passed.append(widget)


def in_order(names: list[str], *wanted: str) -> bool:
    places = [names.index(name) for name in wanted]
    return places == sorted(places)


def test_tab_reads_a_dialog_as_it_stands_not_as_it_was_made(window: Window, qtbot: QtBot) -> None:
    dialog = Dialog(400, window)
    last, loose, *grid = (QPushButton(name) for name in ("last", "loose", "4", "3", "2", "1"))
    holder = QWidget()
    lines = QGridLayout(holder)
    for place, button in enumerate(grid):
        lines.addWidget(button, (3 - place) // 2, (3 - place) % 2)
    dialog.finish(last)
    dialog.body.addWidget(holder)
    loose.setParent(holder)
    loose.move(0, 600)  # where no layout put it, but below the others
    dialog.show()
    dialog.activateWindow()
    last.setFocus()
    read = ["1", "2", "3", "4", "loose", "last"]
    assert gone_through(dialog, qtbot) == read
    last.setFocus()
    assert gone_through(dialog, qtbot, back=True) == [*read[-2::-1], "last"]


def test_tab_reads_pages_from_the_top_down(ready_window: Window, qtbot: QtBot) -> None:
    """Also what was made late: the formats of the Send page and the rows of its choices once came before the recipient."""
    ready_window.activateWindow()
    ready_window.go("send")
    send, settings = ready_window.page("send"), ready_window.page("settings")
    assert isinstance(send, SendPage) and isinstance(settings, SettingsPage)
    send.left.setCurrentWidget(send.single)
    qtbot.waitUntil(lambda: bool(send.single.boxes))
    QApplication.processEvents()
    ready_window.rail.seek.setFocus()
    names = gone_through(ready_window, qtbot)
    chosen = next(iter(send.single.boxes.values()))
    top = ("Mark an ID scan…", "Recipient", chosen.accessibleName())
    assert in_order(names, *top, "Pages of the copy", "PDF", "Search")
    ready_window.go("settings")
    settings.show_sheet("general")
    ready_window.rail.seek.setFocus()
    assert in_order(
        gone_through(ready_window, qtbot), "Language", "Always reduce motion", "Quiet hours begin", "Search"
    )


def test_a_page_opened_by_its_shortcut_begins_at_its_first_control(ready_window: Window, qtbot: QtBot) -> None:
    ready_window.activateWindow()
    ready_window.go("settings")
    first = ready_window.page("settings").findChild(QCheckBox)
    assert first is not None
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert name_of(QApplication.focusWidget()) == "Mark an ID scan…"


def test_what_vanishes_leaves_the_focus_where_it_stood(window: Window, qtbot: QtBot) -> None:
    dialog = Dialog(400, window)
    first, second, third = (QPushButton(name) for name in ("first", "second", "third"))
    for button in (first, second, third):
        dialog.body.addWidget(button)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    second.setFocus()
    second.hide()
    assert dialog.focusWidget() is third, "not the first control of all"


def test_what_the_focus_comes_to_is_in_sight(ready_window: Window, qtbot: QtBot) -> None:
    ready_window.activateWindow()
    ready_window.resize(1100, 600)
    ready_window.go("resume")
    ready_window.page("resume").findChild(QComboBox).setFocus()  # type: ignore[union-attr]
    for _ in range(40):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        QApplication.processEvents()
        widget = QApplication.focusWidget()
        assert widget is not None
        assert not widget.visibleRegion().isEmpty(), widget.accessibleName()


def test_a_report_does_not_keep_the_keyboard(window: Window, qtbot: QtBot) -> None:
    dialog = CrashDialog("a report", window)
    dialog.show()
    dialog.activateWindow()
    dialog.report.setFocus()
    assert gone_through(dialog, qtbot) == ["Copy the report", "Close", "Report"]
    assert dialog.report.toPlainText() == "a report"


def test_assistive_technology_hears_names_and_roles(ready_window: Window) -> None:
    QAccessible.setActive(True)
    for key in PAGES:
        ready_window.go(key)
        for button in ready_window.page(key).findChildren(QAbstractButton):
            if button.isVisible() and not button.objectName().startswith("qt_"):
                interface = QAccessible.queryAccessibleInterface(button)
                assert interface.text(QAccessible.Text.Name).strip()
                assert interface.role() in (
                    QAccessible.Role.Button,
                    QAccessible.Role.CheckBox,
                    QAccessible.Role.RadioButton,
                )


def test_text_fields_let_tab_through(ready_window: Window, qtbot: QtBot) -> None:
    ready_window.go("check")
    text = ready_window.page("check").findChild(QPlainTextEdit)
    assert text is not None
    assert text.tabChangesFocus()


def test_what_tab_went_through_can_be_taken_away(window: Window, qtbot: QtBot, until: Callable[..., None]) -> None:
    """Python must keep nothing of layouts whose parts go: the program crashed when their memory was used again."""
    form, resume = ResumeForm(), from_json(json.loads(resources.path("samples", "resume-en.json").read_text("utf-8")))
    qtbot.addWidget(form)
    for turn in range(40):
        if turn % 5 == 0:
            form.load(resume)
        form.show()
        until(lambda: len(form.sections) > 5)
        assert len(list(tab_stops(form))) > 5
        form.hide()
        theme().set_choice("dark" if turn % 2 else "light")
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_line_between_two_views_is_moved_by_key(window: Window, qtbot: QtBot, speak: Callable[..., None]) -> None:
    split = Split(QPlainTextEdit(), QPlainTextEdit(), (1, 1))
    qtbot.addWidget(split)
    split.resize(1000, 400)
    split.show()
    split.activateWindow()
    line = split.handle(1)
    split.widget(0).setFocus()
    qtbot.waitUntil(split.widget(0).hasFocus)
    before, bare = split.sizes(), line.grab().toImage()
    line.setFocus(Qt.FocusReason.TabFocusReason)
    assert line in tab_chain(split) and line.accessibleName()
    assert ringed(bare, line.grab().toImage(), line.rect()) > HALF, "the focus is seen"
    for _ in range(2):
        qtbot.keyClick(line, Qt.Key.Key_Left)
    qtbot.keyClick(line, Qt.Key.Key_Right)
    assert split.sizes()[0] == before[0] - STEP
    split.resize(1010, 400)
    assert split.sizes()[0] < before[0], "it stays where it was put"
    upright = Split(QPlainTextEdit(), QPlainTextEdit(), (1, 1))
    qtbot.addWidget(upright)
    upright.resize(400, 900)
    upright.show()
    assert upright.stacked
    tall = upright.sizes()
    qtbot.keyClick(upright.handle(1), Qt.Key.Key_Down)
    assert upright.sizes()[0] == tall[0] + STEP
    spoken = line.accessibleName()
    speak(window, "zh", "light")
    assert line.accessibleName() != spoken
