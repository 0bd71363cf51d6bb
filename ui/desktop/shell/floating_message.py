"""Places the message of the window over its pages: what the person is about to press never moves when one comes or goes.

On a page it is above the bar of buttons at the bottom, at the right (what is pressed stands mostly at the left) and no wider than its words
need; over the students it is at the end of their table, which holds no buttons; on a gate it is at the top, beside what is centred there. What it covers at the end of what scrolls can be scrolled into sight, and what
gets the focus comes out from under it.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.desktop.shell.page_stack import PageStack
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import SPACE
from ui.desktop.widgets.page import Page, Scroll

WIDEST = 760
"""No wider than a sentence is good to read (logical pixels at 100 %)."""
_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest, QEvent.Type.Show)


def _base_of(current: QWidget | None) -> QWidget | None:
    """Return the part of what is visible that the message may cover the end of; None on a gate without one."""
    if isinstance(current, Page):
        return current.reach
    base = getattr(current, "message_base", None)
    return base if isinstance(base, QWidget) else None


class Floating(QObject):
    """Keeps `message` (a child of the window's centre) over the visible widget of `stack` while it is shown."""

    def __init__(self, message: QWidget, stack: PageStack) -> None:
        super().__init__(message)
        self._message, self._stack = message, stack
        self._watched: list[QWidget] = []
        self._raised: list[Scroll] = []
        self._application, self._clearing = cast("QApplication", QApplication.instance()), False
        message.installEventFilter(self)
        stack.currentChanged.connect(lambda _: self._follow())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Place it anew when it, or what it is over, changes its size."""
        if event.type() in _MOVES:
            if watched is self._message and event.type() == QEvent.Type.Show:
                self._follow()
            elif event.type() is not QEvent.Type.Move or watched is not self._message:
                self._place()
        elif event.type() == QEvent.Type.Hide and watched is self._message:
            self._let_go()
        return False

    def _follow(self) -> None:
        """Watch what is visible now, as long as there is a message (a filter in Python costs at every event)."""
        self._let_go()
        if self._message.isHidden():
            return
        self._watched = [self._stack]
        base = _base_of(self._stack.currentWidget())
        if base is not None:
            self._watched.append(base)
        for widget in self._watched:
            widget.installEventFilter(self)
        self._message.raise_()
        self._place()
        if not self._clearing:
            self._application.focusChanged.connect(self._clear)
            self._clearing = True

    def _let_go(self) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []
        if self._clearing:
            self._application.focusChanged.disconnect(self._clear)
            self._clearing = False
        for scroll in self._raised:
            if isValid(scroll):
                scroll.leave_room(0)
        self._raised = []

    def _place(self) -> None:
        if self._message.isHidden():
            return
        room, gap, page = self._stack.geometry(), SPACE["xxl"], self._stack.currentWidget()
        width = max(1, min(room.width() - 2 * gap, theme().px(WIDEST)))
        if self._message.hasHeightForWidth() and (height := self._message.heightForWidth(width)) > 0:
            width = self._narrowest(width, height)
        else:
            height = self._message.sizeHint().height()
        top = room.top() + SPACE["l"]
        base = _base_of(page)
        if base is not None:
            bottom = base.mapTo(self._stack, QPoint(0, base.height())).y() + room.top()
            top = max(top, min(bottom, room.bottom()) - height - SPACE["s"])
        spare = room.width() - width
        left = spare - gap if base is not None else spare // 2
        box = QRect(room.left() + left, top, width, height)
        if self._message.geometry() != box:
            self._message.setGeometry(box)
        if isinstance(page, Page):
            self._leave_room(page, box)

    def _narrowest(self, width: int, height: int) -> int:
        """Return the least width at which the message is no taller: what it does not need it does not cover."""
        least = max(1, min(width, self._message.minimumSizeHint().width()))
        while least < width:
            middle = (least + width) // 2
            least, width = (least, middle) if self._message.heightForWidth(middle) <= height else (middle + 1, width)
        return width

    def _clear(self, _before: QWidget | None, focused: QWidget | None) -> None:
        """Scroll what gets the focus out from under the message."""
        page = self._stack.currentWidget()
        if focused is None or not isinstance(page, Page) or not page.isAncestorOf(focused):
            return
        box = QRect(self._message.mapToGlobal(QPoint()), self._message.size())
        part = QRect(focused.mapToGlobal(QPoint()), focused.size())
        scroll = next((one for one in page.findChildren(Scroll) if one.isAncestorOf(focused)), None)
        if scroll is not None and part.intersects(box):
            bar = scroll.verticalScrollBar()
            bar.setValue(bar.value() + part.bottom() - box.top() + SPACE["s"])

    def _leave_room(self, page: Page, box: QRect) -> None:
        """Let what scrolls under the message be scrolled further, by as much as the message covers."""
        around = self._message.parentWidget()
        for scroll in page.findChildren(Scroll):
            if around is None or not scroll.isVisible():
                continue
            shown = QRect(scroll.mapTo(around, QPoint()), scroll.size())
            covered = shown.bottom() - box.top() if shown.intersects(box) else 0
            scroll.leave_room(max(0, covered))
            if covered > 0 and scroll not in self._raised:
                self._raised.append(scroll)
