"""Equal columns that become fewer where the room is narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import SPACE


class Columns(QWidget):
    """At most `most` equal columns, none narrower than `least` (logical pixels at a text size of 100 %); parts of a line are
    equally tall. With `fill` there are never more columns than parts.

    The toolkit's own grid lays them out; only how many columns there are is decided here, when the width or what stands in
    them changes: a layout in Python is asked thousands of times for one form, and each question waits for the jobs beside
    the window.
    """

    def __init__(self, most: int, least: int, *, space: str = "l", fill: bool = False) -> None:
        super().__init__()
        self._fill = fill
        self._most, self._least = most, least
        self._parts: list[tuple[QWidget, bool]] = []
        self._stands: tuple[int, list[tuple[QWidget, bool]]] = (0, [])
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE[space])
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def add(self, part: QWidget, *, wide: bool = False) -> None:
        """Add a part; a `wide` one takes a whole line."""
        self._parts.append((part, wide))
        part.setParent(self)
        self._arrange(self._stands[0] or self._most)

    def minimumSizeHint(self) -> QSize:
        """No narrower than the widest part: the columns become fewer."""
        return QSize(self._widest(), self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts in as many columns as fit."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Arrange the parts again when one was added, removed, or needs another width."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _widest(self) -> int:
        return max((part.minimumSizeHint().width() for part, _ in self._visible_items()), default=0)

    def _visible_items(self) -> list[tuple[QWidget, bool]]:
        return [(part, wide) for part, wide in self._parts if not _is_put_out(part)]

    def _fit(self) -> None:
        gap, needed = self._grid.horizontalSpacing(), max(theme().px(self._least), self._widest())
        self._arrange(max(1, min(self._most, (self.width() + gap) // (needed + gap))))

    def _arrange(self, number: int) -> None:
        shown = self._visible_items()
        number = max(1, min(number, len(shown))) if self._fill else number
        if (number, shown) == self._stands:
            return
        self._stands = (number, shown)
        line, place = 0, 0
        for part, _ in self._parts:
            self._grid.removeWidget(part)
        for part, wide in shown:
            if place and (wide or place == number):
                line, place = line + 1, 0
            self._grid.addWidget(part, line, place, 1, number if wide else 1)
            place += number if wide else 1
        for one in range(self._most):
            self._grid.setColumnStretch(one, 1 if one < number else 0)


def _is_put_out(part: QWidget) -> bool:
    """Return True if it was hidden explicitly, unlike a widget that is only not shown yet."""
    return part.isHidden() and part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
