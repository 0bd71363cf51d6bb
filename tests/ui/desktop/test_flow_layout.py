"""Lines that break, what is left when a part goes, and when columns are measured."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.desktop.shell.window import Window
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import column
from ui.desktop.widgets.flow_layout import Flow
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.split import Reach

pytestmark = pytest.mark.usefixtures("first_window")


def test_parts_that_went_leave_the_others_their_places_and_shares(qtbot: QtBot) -> None:
    holder, elsewhere = QWidget(), QWidget()
    qtbot.addWidget(holder)
    qtbot.addWidget(elsewhere)
    gone, moved, wide, last = (QPushButton(name) for name in ("gone", "moved", "wide", "last"))
    line = Flow(holder)
    for part, share in ((gone, 0), (moved, 0), (wide, 1), (last, 0)):
        line.add(part, share)
    holder.resize(900, 60)
    holder.show()
    qtbot.waitUntil(lambda: last.geometry().right() == holder.rect().right())
    first, where = wide.x(), moved.geometry()
    assert gone.x() == 0 < where.x() < first
    gone.deleteLater()
    moved.setParent(elsewhere)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(lambda: wide.x() == 0)
    assert last.geometry().right() == holder.rect().right()  # `wide` still takes what is left
    assert wide.width() > 600
    holder.resize(700, 60)
    qtbot.waitUntil(lambda: last.geometry().right() == holder.rect().right())
    assert moved.geometry() == where  # what went elsewhere is no longer placed
    late = QPushButton("late")
    line.add(late)
    qtbot.waitUntil(lambda: late.x() > last.x())


class Measured(Text):
    """Counts how often it is asked how high it is."""

    asked = 0

    def heightForWidth(self, width: int) -> int:
        self.asked += 1
        return super().heightForWidth(width)


def test_a_change_of_look_measures_a_hidden_column_when_it_is_looked_at(qtbot: QtBot) -> None:
    page, view, part = QWidget(), Scroll(), Measured("Words that break. " * 60)
    qtbot.addWidget(page)
    column(page).addWidget(view)
    view.body.addWidget(part)
    page.resize(300, 200)
    theme().dress(page)
    page.show()
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    page.hide()
    before = view.verticalScrollBar().maximum()
    theme().set_scale(200)
    part.asked = 0
    theme().dress(page)
    assert part.asked == 0
    page.show()
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 2 * before)


def test_a_view_is_taken_down_after_the_collector_emptied_it(qtbot: QtBot) -> None:
    reach = Reach()
    line = Flow(reach.inner)
    line.add(QPushButton("one"))
    reach.show()
    qtbot.waitExposed(reach)
    for emptied in (reach, line):
        emptied.__dict__.clear()
    line.invalidate()
    assert reach.eventFilter(reach, QEvent(QEvent.Type.LayoutRequest)) is False
    delete(reach)


class Anew(QObject):
    """Counts the buttons that are told in a later turn to be styled, and measure themselves again."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen += event.type() is QEvent.Type.PolishRequest and isinstance(watched, QPushButton)
        return False


def test_a_page_that_is_opened_is_not_measured_again_for_its_buttons(ready_window: Window, qapp: QApplication) -> None:
    anew = Anew()
    qapp.installEventFilter(anew)
    ready_window.go("leaks")
    qapp.processEvents()
    qapp.removeEventFilter(anew)
    page = ready_window.page("leaks")
    assert anew.seen == 0
    shown = [button for button in page.findChildren(QPushButton) if button.isVisible()]
    assert shown
    assert all(button.testAttribute(Qt.WidgetAttribute.WA_WState_Polished) for button in shown)


def test_a_button_elsewhere_is_still_told_to_be_styled(ready_window: Window, qapp: QApplication, qtbot: QtBot) -> None:
    anew, elsewhere = Anew(), QPushButton("elsewhere")
    qtbot.addWidget(elsewhere)
    elsewhere.installEventFilter(anew)
    ready_window.go("leaks")
    qapp.processEvents()
    assert anew.seen == 1
