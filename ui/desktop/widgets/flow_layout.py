"""Flow layout: parts that do not fit beside their neighbour wrap to the next line, whatever the width and text size."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QWidget, QWidgetItem
from shiboken6 import isValid

from ui.desktop.theme.icons import Glyph
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import SPACE
from ui.desktop.widgets.basic import column, row
from ui.desktop.widgets.safe_text import Text

LEAD: Final = 200
"""A sentence beside buttons is no narrower (logical pixels at 100 %)."""


class _Given(NamedTuple):
    """An added widget: `item` measures and places it, it needs `basis` (logical pixels) and shares by `stretch`."""

    widget: QWidget
    item: QWidgetItem
    stretch: int
    basis: int


class _Part(NamedTuple):
    """One part as it stands: its share of what is left of its line, the pixels it wants (it breaks below `least`), can do
    with (`narrow`) and is high where its width does not matter (`bends`: it does). `heights`: by widths asked for already."""

    item: QWidgetItem
    stretch: int
    least: int
    narrow: int
    tall: int
    bends: bool
    heights: dict[int, int]

    def height(self, width: int) -> int:
        """Return its height in a width. Sentences are measured once in each width: the toolkit asks before it places them."""
        if not self.bends:
            return self.tall
        if width not in self.heights:
            self.heights[width] = self.item.heightForWidth(width)
        return self.heights[width]


class Flow(QHBoxLayout):
    """Parts beside each other while they fit; those with `stretch` share the rest of their line.

    Where none has, the line is aligned left, or right when `trailing`. WORKAROUND(PySide6 6.11): the toolkit's own
    layout keeps its items to itself, and what measures a widget here is no part of it. An item made in Python is
    freed twice when its widget is deleted, and what Python keeps of one of the toolkit's (`itemAt`) outlives it: the
    program crashed when another object got its place in memory.
    """

    def __init__(
        self, parent: QWidget | None = None, *, space: str = "s", trailing: bool = False, top: bool = False
    ) -> None:
        super().__init__()
        self._trailing, self._top = trailing, top
        self._given: list[_Given] = []
        self._parts: list[_Part] | None = None
        self._heights: dict[int, int] = {}
        self._hint: QSize | None = None
        self._least_size: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self._space = SPACE[space]
        if parent is not None:
            parent.setLayout(self)

    @property
    def _gap(self) -> int:
        """The space between parts: it grows half as fast as the text, so that large buttons do not stand edge to edge."""
        return round(self._space * (100 + theme().scale) / 200)

    def add(self, widget: QWidget, stretch: int = 0, basis: int = 0) -> None:
        """Add a widget. `basis`: it needs at least this width."""
        self._given.append(_Given(widget, QWidgetItem(widget), stretch, basis))
        super().addWidget(widget)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the taller."""
        return True

    def invalidate(self) -> None:
        """Drop cached measurements (a restyled form calls this thousands of times, so do little).

        Also called while a view is destroyed, after the collector emptied what Python kept of it: nothing is asked of
        it here.
        """
        self._heights = {}
        self._parts = self._hint = self._least_size = None
        super().invalidate()

    def minimumHeightForWidth(self, width: int) -> int:
        """No less than all of them."""
        return self.heightForWidth(width)

    def heightForWidth(self, width: int) -> int:
        """The height that the parts need in a width."""
        if width not in self._heights:
            self._heights[width] = self._needed_height(width)
        return self._heights[width]

    def _needed_height(self, width: int) -> int:
        on_one_line = self.sizeHint()
        if on_one_line.width() <= width and not any(part.bends for part in self._visible_parts()):
            return on_one_line.height()  # most are a few buttons, and asked about many widths
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the parts."""
        QLayout.setGeometry(self, rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of all parts on one line."""
        if self._hint is None:
            self._hint = self._wanted_size()
        return self._hint

    def minimumSize(self) -> QSize:
        """No narrower than the widest part."""
        if self._least_size is None:
            edge = self.contentsMargins()
            widths = (part.narrow for part in self._visible_parts())
            self._least_size = QSize(max(widths, default=0) + edge.left() + edge.right(), 0)
        return self._least_size

    def _wanted_size(self) -> QSize:
        shown, edge = self._visible_parts(), self.contentsMargins()
        width = sum(part.least for part in shown) + self._gap * max(0, len(shown) - 1)
        height = max((part.tall for part in shown), default=0)
        return QSize(width + edge.left() + edge.right(), height + edge.top() + edge.bottom())

    def _visible_parts(self) -> list[_Part]:
        if self._parts is None:
            self._given = [one for one in self._given if isValid(one.widget) and self.indexOf(one.widget) >= 0]
            self._parts = [self._part(one) for one in self._given if not one.item.isEmpty()]
        return self._parts

    def _part(self, one: _Given) -> _Part:
        item, hint, narrow = one.item, one.item.sizeHint(), one.item.minimumSize().width()
        least = max(narrow if one.stretch else hint.width(), theme().px(one.basis))
        return _Part(item, one.stretch, least, narrow, hint.height(), item.hasHeightForWidth(), {})

    def _lines(self, width: int, gap: int) -> list[list[tuple[_Part, int]]]:
        lines, used = list[list[tuple[_Part, int]]](), 0
        for part in self._visible_parts():
            least = min(part.least, max(width, part.narrow))
            if not lines or used + gap + least > width:
                lines.append([])
                used = -gap
            lines[-1].append((part, least))
            used += gap + least
        return lines

    def _place(self, rect: QRect, *, move: bool) -> int:
        edge, gap = self.contentsMargins(), self._gap
        room, y = rect.width() - edge.left() - edge.right(), rect.y() + edge.top()
        mirrored = move and self._is_mirrored()
        for number, line in enumerate(self._lines(room, gap)):
            y += gap if number else 0
            spare = room - sum(width for _, width in line) - gap * (len(line) - 1)
            shares = sum(part.stretch for part, _ in line)
            widths = [width + (spare * part.stretch // shares if shares else 0) for part, width in line]
            heights = [part.height(width) for (part, _), width in zip(line, widths, strict=True)]
            tall = max(heights)
            if move:
                x = rect.x() + edge.left() + (spare if self._trailing and not shares else 0)
                for (part, _), width, height in zip(line, widths, heights, strict=True):
                    down = 0 if self._top else (tall - height) // 2
                    left = rect.x() + rect.right() - (x + width - 1) if mirrored else x
                    part.item.setGeometry(QRect(left, y + down, width, height))
                    x += width + gap
            y += tall
        return y + edge.bottom() - rect.y()

    def _is_mirrored(self) -> bool:
        """Return True where people read from right to left."""
        parent = self.parentWidget()
        return parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft


def flow(*parts: QWidget, space: str = "s", trailing: bool = False) -> QWidget:
    """Parts in a line that breaks."""
    holder = QWidget()
    line = Flow(holder, space=space, trailing=trailing)
    for part in parts:
        line.add(part)
    return holder


def row_with_buttons(lead: QWidget, *ends: QWidget, space: str = "l", holder: QWidget | None = None) -> QWidget:
    """Return a row of a sentence (or any widget that takes the remaining room), and buttons at its right or below it."""
    holder = holder or QWidget()
    line = Flow(holder, space=space, trailing=True)
    line.add(lead, 1, LEAD)
    for end in ends:
        line.add(end)
    return holder


def bar(lead: QWidget, *buttons: QWidget) -> QFrame:
    """Return the bar under a view: a sentence, and the buttons that go on."""
    frame = QFrame()
    frame.setProperty("look", "bar")
    row_with_buttons(lead, *buttons, space="m", holder=frame)
    layout = frame.layout()
    assert layout is not None
    layout.setContentsMargins(0, SPACE["m"], 0, SPACE["l"])
    return frame


def with_glyph(glyph: QWidget, *texts: QWidget) -> QWidget:
    """Return a row of a glyph and one text or several lines."""
    holder = QWidget()
    line, lines = row(holder, space="m"), column(space="xs")
    lines.setSpacing(SPACE["xs"] // 2)
    for text in texts:
        lines.addWidget(text)
    line.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop if len(texts) > 1 else Qt.AlignmentFlag.AlignVCenter)
    line.addLayout(lines, 1)
    return holder


class Point(QWidget):
    """One sentence of a list, with a glyph before its first line."""

    def __init__(self, glyph: str, role: str) -> None:
        super().__init__()
        self.label = Text()
        line = row(self, space="m")
        line.addWidget(Glyph(glyph, role, 20), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.label, 1)


def field(label: QLabel, editor: QWidget) -> QWidget:
    """A label above its editor."""
    holder = QWidget()
    label.setBuddy(editor)
    line = column(holder, space="xs")
    line.addWidget(label)
    line.addWidget(editor)
    return holder
