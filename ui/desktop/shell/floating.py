"""Places the message of the window over its pages: what the person is about to press never moves when one comes or goes.

On a page it is above the bar of buttons at the bottom, on a gate at the top, beside what is centred there. What it covers can be scrolled
out from under it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.desktop.shell.page_stack import PageStack
from ui.desktop.theme.tokens import SPACE
from ui.desktop.widgets.page import Page, Scroll

_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest, QEvent.Type.Show)


class Floating(QObject):
    """Keeps `message` (a child of the window's centre) over the visible widget of `stack` while it is shown."""

    def __init__(self, message: QWidget, stack: PageStack) -> None:
        super().__init__(message)
        self._message, self._stack = message, stack
        self._watched: list[QWidget] = []
        self._given_room: list[Scroll] = []
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
        current = self._stack.currentWidget()
        if isinstance(current, Page):
            self._watched.append(current.reach)
        for widget in self._watched:
            widget.installEventFilter(self)
        self._message.raise_()
        self._place()

    def _let_go(self) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []
        self._give_room(())

    def _give_room(self, covered: Sequence[tuple[Scroll, int]]) -> None:
        """Let each scrolled column that is covered by so many pixels at its bottom leave room for them, the others none."""
        now = [scroll for scroll, _ in covered]
        for scroll in self._given_room:
            if scroll not in now and isValid(scroll):
                scroll.leave_room(0)
        for scroll, pixels in covered:
            scroll.leave_room(pixels)
        self._given_room = now

    def _place(self) -> None:
        if self._message.isHidden():
            return
        room, gap, page = self._stack.geometry(), SPACE["xxl"], self._stack.currentWidget()
        width = max(1, room.width() - 2 * gap)
        tall = self._message.heightForWidth(width) if self._message.hasHeightForWidth() else -1
        height = tall if tall > 0 else self._message.sizeHint().height()
        top = room.top() + SPACE["l"]
        if isinstance(page, Page):
            bottom = page.reach.mapTo(self._stack, QPoint(0, page.reach.height())).y() + room.top()
            top = max(top, bottom - height - SPACE["s"])
        box = QRect(room.left() + gap, top, width, height)
        if self._message.geometry() != box:
            self._message.setGeometry(box)
        if isinstance(page, Page):
            self._give_room([(one, hidden) for one in page.findChildren(Scroll) if (hidden := self._covered(one, box))])

    def _covered(self, scroll: Scroll, box: QRect) -> int:
        """Return how many pixels the message covers at the bottom of a scrolled column."""
        centre = self._message.parentWidget()
        if centre is None or not scroll.isVisible():
            return 0
        seen = QRect(scroll.mapTo(centre, QPoint(0, 0)), scroll.size())
        return seen.bottom() + 1 - box.top() if seen.intersects(box) else 0
