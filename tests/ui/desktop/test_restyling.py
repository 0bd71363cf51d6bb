"""A change of look: one part in a turn, what is hidden later, what is added at once."""

from __future__ import annotations

import math
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.desktop.pages.leaks.page import LeaksPage
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.window import Window
from ui.desktop.theme.styled_parts import wearers
from ui.desktop.theme.theme import LATER_MS, Theme, theme
from ui.desktop.widgets.sidebar import PAGES
from ui.desktop.widgets.split import Stack


def test_a_hidden_page_follows_a_change_of_look_when_it_is_dressed(qtbot: QtBot, first_window: Window) -> None:
    class Follower(QLabel):
        def __init__(self, parent: QWidget | None = None) -> None:
            super().__init__(parent)
            self.status_label = 0
            theme().follow(self.hear)

        def hear(self) -> None:
            self.status_label += 1

    first_window.hide()  # of several windows the one in use comes first
    seen, hidden = QWidget(), QWidget()
    for page in (seen, hidden):
        qtbot.addWidget(page)
        theme().dress(page)
    seen.show()
    in_sight, out_of_sight, free = Follower(seen), Follower(hidden), Follower()
    qtbot.addWidget(free)
    gone = weakref.ref(Follower())
    assert gone() is None, "following keeps nothing alive"
    theme().set_scale(125)
    assert (in_sight.status_label, out_of_sight.status_label, free.status_label) == (1, 0, 1)
    theme().dress(hidden)
    assert (in_sight.status_label, out_of_sight.status_label, free.status_label) == (1, 1, 1)
    theme().dress(hidden)
    theme().set_scale(100)
    assert (in_sight.status_label, out_of_sight.status_label, free.status_label) == (2, 1, 2)
    qtbot.waitUntil(lambda: out_of_sight.status_label == 2)


def test_a_widget_may_end_in_the_midst_of_a_change_of_look(qtbot: QtBot, first_window: Window) -> None:
    """As the collector does, at any allocation: here the first follower's question for its parent lets go of the second."""

    class Follower(QLabel):
        def __init__(self) -> None:
            super().__init__()
            self.heard = 0
            self.others = list[Follower]()
            theme().follow(self.hear)

        def hear(self) -> None:
            self.heard += 1

        def parentWidget(self) -> QWidget:
            self.others.clear()
            return super().parentWidget()

    first, last = Follower(), Follower()
    qtbot.addWidget(first)
    qtbot.addWidget(last)
    first.others = [Follower()]
    gone = weakref.ref(first.others[0])
    theme().set_scale(125)
    assert gone() is None
    assert (first.heard, last.heard) == (1, 1)


def test_a_change_of_look_restyles_one_part_in_a_turn(
    ready_window: Window, speak: Callable[..., None], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted, not timed: the page in sight at once, then in each turn of the event loop one part of the window."""
    for key in PAGES:
        ready_window.go(key)
    qtbot.waitUntil(lambda: not stale(ready_window))
    restyled, dress = list[QWidget](), Theme.dress

    def counted(self: Theme, widget: QWidget, seconds: float = math.inf) -> None:
        if not self.is_current(widget):
            restyled.append(widget)
        dress(self, widget, seconds)

    monkeypatch.setattr(Theme, "dress", counted)
    theme().set_scale(125)
    assert restyled == [ready_window.page("settings")]
    turns = 0
    while stale(ready_window) and turns < 400:
        turns += 1
        theme()._later.stop()
        theme()._dress_next()
        assert len(restyled) <= 1 + turns
    assert restyled[1] is ready_window.rail, "what is in sight comes before the hidden pages"
    assert turns >= len(PAGES)


def late_parts(page: QWidget) -> list[QWidget]:
    return [part for part in wearers(page) if not theme().is_current(part)]


def test_what_is_added_to_a_page_wears_the_look_once(ready_window: Window, qtbot: QtBot) -> None:
    page = ready_window.page("leaks")
    ready_window.go("leaks")
    assert isinstance(page, LeaksPage)
    added, inner, dialog = QWidget(), Stack(), QDialog(page)
    page.stack.addWidget(added)
    page.stack.setCurrentWidget(added)
    inside = QLabel(added)
    inside.show()
    dialog.show()
    assert theme().is_current(added) and theme().is_current(dialog)
    inner.setParent(dialog)
    inner.addWidget(held := QLabel())
    inner.show()
    assert not (inside.styleSheet() or held.styleSheet()), "they inherit it"
    theme().set_scale(125)
    qtbot.waitUntil(lambda: not stale(ready_window))
    assert not late_parts(page) and theme().is_current(dialog)
    dialog.close()


def test_a_page_chosen_before_its_look_changed_opens_in_turns_of_its_own(
    ready_window: Window, speak: Callable[..., None], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would take the sum of them. The last choice counts, and nothing is opened behind the lock screen."""
    stack = ready_window.stack
    for key in PAGES:
        ready_window.go(key)
    monkeypatch.setattr(theme()._later, "start", lambda *_: None)  # a person is faster
    speak(ready_window, "zh", "light", 125)
    theme()._later.stop()
    resume, today = ready_window.page("resume"), ready_window.page("today")
    monkeypatch.setattr("ui.desktop.shell.page_stack.STEP_SECONDS", 0.0)
    parts, begun = len(late_parts(resume)), len(late_parts(today))
    ready_window.rail.buttons["resume"].click()
    assert (len(late_parts(resume)), stack.key) == (parts - 1, "settings"), "one part in a turn"
    ready_window.rail.buttons["today"].click()
    assert (len(late_parts(today)), stack.key) == (begun - 1, "settings")
    qtbot.waitUntil(lambda: stack.key == "today")
    assert not ready_window.opener.waits
    ready_window.rail.buttons["resume"].click()
    qtbot.waitUntil(lambda: stack.key == "resume")
    ready_window.go("today")
    ready_window.rail.buttons["resume"].click()
    assert stack.key == "resume", "nothing is left to be done first"
    ready_window.rail.buttons["leaks"].click()
    ready_window.go("check")
    QApplication.processEvents()
    assert stack.key == "check", "whatever opens a page is a choice too"
    ready_window.show_settings("network")
    assert stack.key == "settings", "it was in sight, and has its look"
    ready_window.show_platform("")
    assert (ready_window.opener.waits, stack.key) == (True, "settings")
    qtbot.waitUntil(lambda: stack.key == "applications")
    assert ready_window.page("applications")._at_platforms  # type: ignore[attr-defined]
    ready_window.rail.buttons["send"].click()
    ready_window.lock()
    QApplication.processEvents()
    assert ready_window.gate is not None


def test_of_several_windows_one_is_restyled_and_translated_in_a_turn(
    ready_window: Window, qtbot: QtBot, speak: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted, not timed: the page in the window in use at once, the guide beside it in a turn of its own."""
    ready_window.go("settings")
    ready_window.help()
    guide, page = ready_window._guide, ready_window.page("settings")
    assert guide is not None
    ready_window.activateWindow()
    qtbot.waitUntil(lambda: not stale(ready_window) and ready_window.isActiveWindow())
    monkeypatch.setattr(theme()._later, "start", lambda *_: None)
    monkeypatch.setattr(translations()._later, "start", lambda *_: None)
    theme().set_scale(125)
    assert (theme().is_current(page), theme().is_current(guide)) == (True, False)
    theme()._dress_next()
    theme()._dress_next()
    assert theme().is_current(guide)
    translations().set_choice("zh")
    assert (page.title.text(), guide.windowTitle()) == ("设置", "Help")
    translations()._catch_up()
    assert guide.windowTitle() == "帮助"
    theme()._dress_next()
    hidden = [one for one in stale(ready_window) if not one.isVisible()]
    theme()._dress_next()
    theme()._dress_next()
    assert [one for one in stale(ready_window) if not one.isVisible()] == hidden, "hidden pages wait for their texts"
    translations().finish()
    theme()._dress_next()


def test_what_is_restyled_besides_waits_for_a_page_that_is_opened(ready_window: Window, qtbot: QtBot) -> None:
    for key in PAGES:
        ready_window.go(key)
    qtbot.waitUntil(lambda: not stale(ready_window))
    theme().set_scale(125)
    theme()._later.start(1)
    ready_window.rail.buttons["today"].click()
    assert (theme()._later.isActive(), theme()._later.interval()) == (True, LATER_MS)
    qtbot.waitUntil(lambda: not stale(ready_window))


def stale(window: Window) -> list[QWidget]:
    return [widget for widget in theme()._living_wearers() if not theme().is_current(widget)]
