"""A change is painted in a turn of the event loop of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.desktop.shell.painting import PaintsLast, start_once_painted

Until = Callable[[Callable[[], object]], None]


class Sheet(PaintsLast, QWidget):
    """Notes when it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.order: list[str] = []

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.order.append("painted")


@pytest.fixture
def sheet(qtbot: QtBot, until: Until) -> Sheet:
    made = Sheet()
    qtbot.addWidget(made)
    made.show()
    until(lambda: made.order)
    made.order.clear()
    return made


def test_what_is_due_runs_before_a_change_is_painted(sheet: Sheet, until: Until) -> None:
    QTimer.singleShot(0, lambda: sheet.order.append("timer"))
    sheet.update()
    until(lambda: len(sheet.order) == 2)
    assert sheet.order == ["timer", "painted"]


def test_each_later_change_is_painted(sheet: Sheet, until: Until) -> None:
    for number in range(1, 4):
        sheet.update()
        sheet.update()
        until(lambda made=number: len(sheet.order) == made)  # type: ignore[misc]
    assert sheet.order == ["painted"] * 3


def test_both_kinds_of_window_paint_so(first_window: QWidget) -> None:
    from ui.desktop.dialogs.base import Dialog

    assert isinstance(first_window, PaintsLast)
    assert issubclass(Dialog, PaintsLast)


def test_a_timer_fires_once_the_change_is_painted(sheet: Sheet, until: Until) -> None:
    timer = QTimer(sheet, singleShot=True)
    timer.timeout.connect(lambda: sheet.order.append("timer"))
    start_once_painted(timer)
    assert timer.isActive()
    sheet.update()
    until(lambda: len(sheet.order) == 2)
    assert sheet.order == ["painted", "timer"]


def test_a_timer_that_is_stopped_meanwhile_stays_so(sheet: Sheet, until: Until) -> None:
    timer, after = QTimer(sheet, singleShot=True), QTimer(sheet, singleShot=True)
    timer.timeout.connect(lambda: sheet.order.append("timer"))
    start_once_painted(timer)
    timer.stop()
    after.timeout.connect(lambda: sheet.order.append("after"))
    start_once_painted(after)
    until(lambda: sheet.order)
    assert sheet.order == ["after"] and not timer.isActive()
