"""A thousand random actions leave no error and no pile of widgets: the monkey of `benchmarks.monkey`, from a fixed seed.

`make test` does the first 400 of them.
"""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.monkey import run
from tests.sampling import repeats
from ui.desktop.shell.window import Window
from ui.desktop.widgets.sidebar import PAGES

ACTIONS, SEED = repeats(1000, 400), 20261124
MOST = 4000
"""Widgets of a window with every page built and some data; without an end they would be tens of thousands."""


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus and lists that open offscreen
def test_a_thousand_random_actions_leave_no_trouble(ready_window: Window, qapp: QApplication) -> None:
    for key in PAGES:
        ready_window.go(key)
    seen = set[str]()
    for what in run(qapp, ready_window, ACTIONS, SEED):
        seen.add(what)
    assert len(seen) > ACTIONS // 5, "it did many different things"
    assert len(ready_window.findChildren(QWidget)) < MOST, "widgets pile up"
    assert ready_window.gate is None
