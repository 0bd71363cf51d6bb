"""Base class of pages: a header with a title, one sentence and actions, and a body that scrolls or fills."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui.desktop.shell.i18n import Translatable
from ui.desktop.theme.styled_parts import direct_parts
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import READING_WIDTH, SPACE
from ui.desktop.widgets.basic import column, row
from ui.desktop.widgets.containers import Container
from ui.desktop.widgets.flow_layout import Flow
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.split import Area, Reach, Stack

if TYPE_CHECKING:
    from ui.desktop.shell.untrusted_input import UntrustedInput

TITLES = 340
"""The title and its sentence break the line of tools below this width (logical pixels at 100 %)."""

LOW = 520
"""A page lower than this (logical pixels at 100 %) goes without its sentence."""

SCROLLED = 240
"""A scrolling column asks for this height; it takes what there is."""


class Page(Container, Translatable, QWidget):
    """Base of all pages. `key` names it in the rail. Has no texts of its own (translation contexts are by class)."""

    key = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAutoFillBackground(True)
        self.title = Text(look="title", wrap=False)
        self.subtitle = Text(look="lead")
        self.reach = Reach()
        whole = column(self, space="xs")
        whole.setSpacing(0)
        whole.addWidget(self.reach, 1)
        self._foot = column(space="xs", margins=(SPACE["xxl"], 0, SPACE["xxl"], 0))
        whole.addLayout(self._foot)
        self.frame = column(self.reach.inner, space="l", margins=(SPACE["xxl"], SPACE["xl"], SPACE["xxl"], 0))
        head, titles, tools = QWidget(), QWidget(), QWidget()
        line, self.tools = Flow(head, space="l"), Flow(tools, space="s", trailing=True)
        words = column(titles, space="xs")
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        line.add(titles, 1, TITLES)
        line.add(tools)
        self.frame.addWidget(head)
        theme().follow(self._fit)

    def styled_parts(self) -> list[QWidget]:
        """Return what stands in the page, the bars that scroll it, and what stands below it."""
        below = [part for part in direct_parts(self) if part is not self.reach]
        return [*self.reach.styled_parts(), *below]

    def place_below(self, stack: Stack, view: QWidget, bar: QWidget) -> None:
        """Show a view's bar of buttons below the page, outside of what scrolls, while the view is shown."""
        self._foot.addWidget(bar)
        stack.keep(view, bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the sentence under the title on a low screen, or with large text."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.subtitle.setVisible(self.height() >= theme().px(LOW))

    def entered(self) -> None:
        """The page was opened: bring it up to date."""

    def to_start(self) -> None:
        """The person chose the page that is open already: show its start, where something else is shown."""

    def undo(self) -> bool:
        """Undo the last edit; False where nothing of this page can be undone."""
        return False

    def redo(self) -> None:
        """Redo the last undone edit."""

    def put_away(self) -> None:
        """Save what must not be lost: the vault is about to be closed."""

    def accepts(self, incoming: UntrustedInput) -> bool:
        """Return True if this file or text may be dropped here."""
        return False

    @property
    def has_pending_input(self) -> bool:
        """Return True if something given before is unfinished: something new would take its place."""
        return False

    def dropped(self, incoming: UntrustedInput) -> None:
        """A file or text was given to the page."""


class Scroll(Area):
    """A vertically scrolling column no wider than is good to read, at the left or `centred`."""

    def __init__(
        self,
        width: int = READING_WIDTH,
        parent: QWidget | None = None,
        *,
        centred: bool = False,
        below: int = SPACE["xxl"],
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName("scrolled")
        outer = self._outer = row(margins=(SPACE["m"] if centred else 0, 0, SPACE["m"], below))
        self._below, self._centred = below, centred
        tall = column(inner)
        if centred:
            tall.addStretch(2)
        tall.addLayout(outer)
        tall.addStretch(3)
        holder = self._column = QWidget()
        self._width = width
        self.body: QVBoxLayout = column(holder, space="l")
        if centred:
            outer.addStretch(1)
        outer.addWidget(holder, 10_000)
        outer.addStretch(1)
        self.setWidget(inner)
        theme().follow(self._widen)
        self._widen()

    def leave_room(self, height: int) -> None:
        """Let the content be scrolled further by a height, where something is over the end of it. Nothing moves by that."""
        if height and self._centred and not self.verticalScrollBar().maximum():
            return  # there is room around it, and more below would raise it
        edge = self._outer.contentsMargins()
        if edge.bottom() != self._below + height:
            self._outer.setContentsMargins(edge.left(), edge.top(), edge.right(), self._below + height)

    def _widen(self) -> None:
        self._column.setMaximumWidth(theme().px(self._width))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the content: there is no horizontal scrolling."""
        inner = self.widget()
        assert inner is not None
        needed = inner.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(max(needed, super().minimumSizeHint().width()), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Return a small size: it takes the room there is."""
        return QSize(super().sizeHint().width(), theme().px(SCROLLED))

    def event(self, event: QEvent) -> bool:
        """Update the layout around when the content changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._lower()
            self.updateGeometry()
        return super().event(event)

    def _lower(self) -> None:
        """Where sentences stand in it, it is as high as they are in the width there is; else it would never be lower than they
        are in the narrowest window, and scroll for nothing."""
        inner = self.widget()
        assert inner is not None
        least = 1 if inner.hasHeightForWidth() else 0
        if inner.minimumHeight() != least:
            inner.setMinimumHeight(least)


class ScrolledParts(Container, Scroll):
    """A scrolling column of many large parts, each of which wears the stylesheet for itself."""

    def styled_parts(self) -> list[QWidget]:
        """Return what stands in the column, and the bar that scrolls it."""
        return [*direct_parts(self._column), self.verticalScrollBar()]


class CentredColumn(Scroll):
    """A centred column as tall as its content where there is room, else scrolling; widgets below it stay visible."""

    def __init__(self, width: int = READING_WIDTH) -> None:
        super().__init__(width, centred=True, below=SPACE["l"])
        self.setProperty("look", "pages")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.verticalScrollBar().rangeChanged.connect(self._range_changed)
        inner = self.widget()
        assert inner is not None
        inner.setMinimumHeight(1)  # else it is never lower than its sentences are in the narrowest window

    def sizeHint(self) -> QSize:
        """Return the size of the content at the present width.

        (Not asked of the viewport, which Qt made: the binding would load every class it has to find a name for it,
        and the first page would be painted later.)
        """
        inner = self.widget()
        assert inner is not None
        tall = inner.heightForWidth(inner.width()) if inner.hasHeightForWidth() else inner.sizeHint().height()
        edge = self.contentsMargins()
        return QSize(super().sizeHint().width(), tall + edge.top() + edge.bottom())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Update the height for the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _range_changed(self, _least: int, most: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if most else Qt.FocusPolicy.NoFocus)


class LateScroll(QWidget):
    """A scrolling column that is made, with its parts, when it is first shown: a page of many sheets opens at once, and a change of look
    restyles no sheet that nobody opened."""

    def __init__(
        self, make: Callable[[], Iterable[QWidget]], width: int = READING_WIDTH, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make: Callable[[], Iterable[QWidget]] | None = make
        self._scroll: Scroll | None = None
        self._width = width
        self._line = column(self)

    def showEvent(self, event: QShowEvent) -> None:
        """The person looks."""
        super().showEvent(event)
        self.fill()

    def fill(self) -> None:
        """Make the column and its parts, unless they are there."""
        make, self._make = self._make, None
        if make is None:
            return
        self._scroll = Scroll(self._width)
        self._scroll.body.setContentsMargins(0, SPACE["m"], 0, 0)
        for part in make():
            self._scroll.body.addWidget(part)
            part.show()
        self._line.addWidget(self._scroll)
        self._scroll.show()

    def reveal(self, part: QWidget) -> None:
        """Scroll to one of the parts, or to something in it."""
        if self._scroll is not None:
            self._scroll.ensureWidgetVisible(part)
