"""Two views side by side, or one above the other where there is no room, and scroll areas that never clip."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QSplitterHandle,
    QStackedWidget,
    QTabBar,
    QTabWidget,
    QToolButton,
    QWidget,
)

from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.input_guard import InputGuard
from ui.desktop.theme.styled_parts import direct_parts
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import RADIUS, SPACE
from ui.desktop.widgets.bold_width import bold_excess
from ui.desktop.widgets.containers import Container
from ui.desktop.widgets.wheel_guard import WheelScrollsPage

PANE: Final = 300
"""A view is no lower than this (logical pixels at 100 %)."""

ABREAST: Final = 320
"""Views stand side by side only where each has this width."""


STEP: Final = 24
"""An arrow key moves the line between two views so far (logical pixels)."""


class Divider(Translatable, QSplitterHandle):
    """The line between two views: moved with the mouse, or with the arrow keys once it has the focus."""

    def __init__(self, orientation: Qt.Orientation, parent: QSplitter) -> None:
        super().__init__(orientation, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.bind_text(self.setAccessibleName, lambda: self.tr("Line between the two views: the arrow keys move it"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An arrow key moves it."""
        upright = self.orientation() is Qt.Orientation.Vertical
        keys = (Qt.Key.Key_Up, Qt.Key.Key_Down) if upright else (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if event.key() not in keys:
            super().keyPressEvent(event)
            return
        self.moveSplitter((self.y() if upright else self.x()) + (-STEP if event.key() == keys[0] else STEP))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing, unless it has the focus."""
        if self.hasFocus():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(QColor(theme().colours.focus), 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS["s"], RADIUS["s"])


class Split(Container, QSplitter):
    """Side by side, or one above the other when narrower than both need. `sizes` are the shares of the width."""

    def __init__(self, first: QWidget, second: QWidget, sizes: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(SPACE["l"])
        self._shares, self._by_hand, self._divided = sizes, False, (0, False, 0)
        for place, pane in enumerate((first, second)):
            self.addWidget(pane)
            self.setStretchFactor(place, sizes[place])
        self.splitterMoved.connect(self._moved_by_hand)
        theme().follow(self._turn)

    def styled_parts(self) -> list[QWidget]:
        """Return the views: the line between them is drawn by itself."""
        return [view for view in map(self.widget, range(self.count())) if view is not None]

    def createHandle(self) -> QSplitterHandle:
        """A line that the keyboard reaches."""
        return Divider(self.orientation(), self)

    @property
    def stacked(self) -> bool:
        """True if the views are one above the other."""
        return self.orientation() is Qt.Orientation.Vertical

    def sizeHint(self) -> QSize:
        """Return the least size: it takes what there is."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the wider view, and the height of both above each other."""
        panes = self._panes()
        height = theme().px(PANE)
        tall = len(panes) if self.stacked else 1
        width = max((pane.minimumSizeHint().width() for pane in panes), default=0)
        return QSize(width, height * tall + self.handleWidth() * (tall - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the new width asks for it."""
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """Arrange the views again when one was added, removed, or needs another width; out of sight, when they are shown."""
        answer = super().event(event)
        kind = event.type()
        if kind == QEvent.Type.Show or (kind == QEvent.Type.LayoutRequest and self.isVisible()):
            self._turn()
        return answer

    def _panes(self) -> list[QWidget]:
        panes = (self.widget(place) for place in range(self.count()))
        return [pane for pane in panes if pane is not None and pane.isVisibleTo(self)]

    def _least(self, pane: QWidget) -> int:
        whole = pane.whole_width() if isinstance(pane, Tabs) else 0
        return max(pane.minimumSizeHint().width(), whole, theme().px(ABREAST))

    def _turn(self) -> None:
        panes = self._panes()
        needed = sum(self._least(pane) for pane in panes) + self.handleWidth() * (len(panes) - 1)
        upright = len(panes) > 1 and self.width() < needed
        wanted = Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal
        for pane in panes:
            pane.setMinimumWidth(0 if upright else self._least(pane))
        if wanted is not self.orientation():
            self.setOrientation(wanted)
            self._by_hand = False
            self.updateGeometry()
        self._share_out(len(panes))

    def _share_out(self, shown: int) -> None:
        """Divide the room as the shares say, until the person moved the line between the views."""
        stands = (self.width(), self.stacked, shown)
        if not self._by_hand and stands != self._divided:
            self._divided = stands
            shares = (1, 1) if self.stacked else self._shares
            self.setSizes([share * 1000 for share in shares])

    def _moved_by_hand(self) -> None:
        self._by_hand = True


class SteadyBar(WheelScrollsPage, QTabBar):
    """A tab bar with room for each name in bold, as the chosen one is: the others do not move when another is chosen."""

    def tabSizeHint(self, index: int) -> QSize:
        """Return the room a tab takes when it is the chosen one."""
        hint = super().tabSizeHint(index)
        if index == self.currentIndex():
            return hint
        more = bold_excess(self.tabText(index), self.font(), QFont.Weight.Medium)
        return QSize(hint.width() + more, hint.height())


class Tabs(QTabWidget):
    """Tabs that take the room there is instead of asking for it; names that do not fit are reached by arrows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabBar(SteadyBar())
        self.setUsesScrollButtons(True)
        self.tabBar().setElideMode(Qt.TextElideMode.ElideNone)
        for arrow in self.tabBar().findChildren(QToolButton):
            arrow.setFocusPolicy(
                Qt.FocusPolicy.NoFocus
            )  # the arrow keys go through the tabs, and bring them into sight

    def sizeHint(self) -> QSize:
        """No more than is needed."""
        return self.minimumSizeHint()

    def whole_width(self) -> int:
        """Return the width in which every name is visible at once."""
        corner = self.cornerWidget()
        beside = corner.sizeHint().width() + SPACE["m"] if corner is not None and corner.isVisibleTo(self) else 0
        return self.tabBar().sizeHint().width() + beside


class Stack(Container, QStackedWidget):
    """Shows one of several views, with the size hint of that one alone. A view that takes the place of the one with the focus has it
    itself: no key presses anything there until the person, or who shows the view, moves on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: list[tuple[QWidget, QWidget]] = []
        self._hesitation = InputGuard(self)

    def keep(self, view: QWidget, bar: QWidget) -> None:
        """Show a bar from elsewhere while this view is shown."""
        self._kept.append((view, bar))
        bar.setVisible(view is self.currentWidget())

    def addWidget(self, view: QWidget) -> int:
        """Add a view. The first is shown at once, and would be measured, which is for nothing before it is dressed and in its place."""
        layout = view.layout()
        if layout is not None:
            layout.setEnabled(False)
        number = super().addWidget(view)
        if layout is not None:
            layout.setEnabled(True)
        self._ask_anew()
        return number

    def setCurrentIndex(self, index: int) -> None:
        """Show another view. (No signal of the toolkit is used: it would come while the window is being taken down.)"""
        before, focused = self.currentIndex(), self._has_focus()
        super().setCurrentIndex(index)
        self._changed_from(before, focused)

    def setCurrentWidget(self, view: QWidget) -> None:
        """Show another view."""
        before, focused = self.currentIndex(), self._has_focus()
        super().setCurrentWidget(view)
        self._changed_from(before, focused)

    def _has_focus(self) -> bool:
        """Whether the focus is in the view on show, or in a bar that goes with it."""
        focused, shown = self.window().focusWidget(), self.currentWidget()
        around = [shown, *(bar for view, bar in self._kept if view is shown)]
        return focused is not None and any(
            one is not None and (one is focused or one.isAncestorOf(focused)) for one in around
        )

    def _changed_from(self, before: int, focused: bool) -> None:
        self._ask_anew()
        if self.currentIndex() != before and self.isVisible():
            self._hesitation.begin()
            if focused:  # by itself it goes to some button near by, which an early Enter would press
                self.shown.setFocus()

    def _ask_anew(self) -> None:
        for place in range(self.count()):  # the layout inside asks every view that does not say that it can shrink
            view, shown = self.widget(place), place == self.currentIndex()
            policy = QSizePolicy.Policy.Preferred if shown else QSizePolicy.Policy.Ignored
            if view is not None:
                view.setSizePolicy(policy, policy)
        for kept, bar in self._kept:
            bar.setVisible(kept is self.currentWidget())
        self.updateGeometry()

    @property
    def shown(self) -> QWidget:
        """The view on show."""
        return self.currentWidget() or QWidget()

    def hasHeightForWidth(self) -> bool:
        """Not as layouts ask for it: they would ask the hidden views as well. The hints below know the width."""
        return False

    def sizeHint(self) -> QSize:
        """As the view on show, in the width there is."""
        return self._in_width(self.shown.sizeHint())

    def minimumSizeHint(self) -> QSize:
        """As the view on show, in the width there is."""
        return self._in_width(self.shown.minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Update the height for the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _in_width(self, hint: QSize) -> QSize:
        shown, width = self.shown, self.width()
        return QSize(hint.width(), shown.heightForWidth(width)) if shown.hasHeightForWidth() else hint


class Area(QScrollArea):
    """A scroll area that does not measure its content in the middle of a change of look: the content asks for it afterwards."""

    def event(self, event: QEvent) -> bool:
        """A change of look is no reason to measure."""
        if event.type() == QEvent.Type.StyleChange:
            return super(QScrollArea, self).event(event)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the content in; if tabs or a bar around it grow in the middle of a change of look, with the next layout."""
        if theme().dressing:
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))
        else:
            super().resizeEvent(event)


class Reach(Area):
    """A scroll area that fills the room there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inner = QWidget()
        self.inner.setObjectName("scrolled")
        self.setWidget(self.inner)

    def styled_parts(self) -> list[QWidget]:
        """Return what stands in it, and its bars: the parts of a page that scrolls by it."""
        return [*direct_parts(self.inner), self.verticalScrollBar(), self.horizontalScrollBar()]

    def sizeHint(self) -> QSize:
        """Return the size of the whole content."""
        return self.inner.sizeHint()


class UprightReach(Reach):
    """One that scrolls only vertically, and is as wide as its content.

    A class of its own: a filter in Python is asked about every event of the content.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().rangeChanged.connect(self._range_changed)

    def sizeHint(self) -> QSize:
        """Return the size of the whole content, with the bar that scrolls it."""
        return super().sizeHint() + QSize(self._bar_width(), 0)

    def minimumSizeHint(self) -> QSize:
        """As wide as the content, and low: it can be scrolled."""
        across = self.inner.minimumSizeHint().width() + self._bar_width()
        return QSize(across, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Update the geometry when the content wants another width; a scroll area keeps that to itself."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _range_changed(self) -> None:
        self.updateGeometry()

    def _bar_width(self) -> int:
        return self.verticalScrollBar().sizeHint().width() if self.verticalScrollBar().maximum() > 0 else 0
