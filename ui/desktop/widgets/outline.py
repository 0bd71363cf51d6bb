"""The outline beside the résumé form: a press goes to a section or an entry; dragging, or Alt with an arrow, puts it elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QWidget

from ui.desktop.models.outline import OutlineRow, place_in_gap, place_of
from ui.desktop.shell.announce import announce
from ui.desktop.shell.i18n import Translatable
from ui.desktop.theme.theme import theme

PATH: Final = Qt.ItemDataRole.UserRole
INDENT: Final = "\u2003"
"""Before the name of an entry."""
STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
LEAST: Final = 180
"""Its width (logical pixels at 100 %)."""


class Outline(Translatable, QListWidget):
    """Rows in the order of the résumé. `chosen` carries the path of the row that was pressed, `moved` that of the one that is to stand at
    another place among its peers, and the place (from 0)."""

    chosen = Signal(str)
    moved = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[OutlineRow, ...] = ()
        self.setProperty("look", "outline")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        theme().changed.connect(self._colour)
        self.bind_text(self.setAccessibleName, lambda: self.tr("Outline"))
        self.bind_text(
            self.setAccessibleDescription,
            lambda: self.tr("Enter goes there. Alt with the up or down arrow moves a section or an entry."),
        )

    def minimumSizeHint(self) -> QSize:
        """Narrow: names are elided."""
        return QSize(theme().px(LEAST), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Return its least width: the height is what there is."""
        return self.minimumSizeHint()

    def show_rows(self, rows: Sequence[OutlineRow]) -> None:
        """Show the rows; the current one stays current wherever it stands now."""
        before, self.rows = self.rows, tuple(rows)
        if [row.path for row in before] != [row.path for row in rows]:
            path = self.path
            self.clear()
            for row in self.rows:
                item = QListWidgetItem()
                item.setData(PATH, row.path)
                self.addItem(item)
            self.point(path)
            before = ()
        for at, row in enumerate(self.rows):
            if before[at : at + 1] != (row,):
                self._show_row(self.item(at), row)

    @property
    def path(self) -> str:
        """The path of the current row."""
        item = self.currentItem()
        return str(item.data(PATH)) if item is not None else ""

    def point(self, path: str) -> None:
        """Make the row of a path, or of what holds it, current."""
        at = [number for number, row in enumerate(self.rows) if f"{path}.".startswith(f"{row.path}.")]
        if at and self.currentRow() != at[-1]:
            self.setCurrentRow(at[-1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the current row."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        row = self.rows[self.currentRow()] if self.currentRow() >= 0 else None
        if row is not None and row.movable:
            place, count = place_of(self.rows, row.path)
            if 0 <= place + step < count:
                self.moved.emit(row.path, place + step)
                told = self.tr("{name}: place {place} of {count}")
                announce(self, told.format(name=row.text, place=place + step + 1, count=count))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Let go only where the row may stand."""
        super().dragMoveEvent(event)
        if self._landing(event.position().toPoint()) is None:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; the rows follow the résumé, so the toolkit moves nothing itself."""
        place = self._landing(event.position().toPoint()) if event.source() in (self, None) else None
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if place is not None:
            self.moved.emit(self.path, place)

    def _landing(self, point: QPoint) -> int | None:
        if not self.path:
            return None
        under = self.indexAt(point)
        gap = len(self.rows)
        if under.isValid():
            box: QRect = self.visualRect(under)
            gap = under.row() + (point.y() > box.center().y())
        return place_in_gap(self.rows, self.path, gap)

    def _show_row(self, item: QListWidgetItem, row: OutlineRow) -> None:
        item.setText(f"{INDENT}{row.text}" if row.section else row.text)
        font = self.font()
        font.setBold(not row.section and row.filled)
        item.setFont(font)
        item.setForeground(QColor(theme().colours.text if row.filled else theme().colours.muted))
        dragged = Qt.ItemFlag.ItemIsDragEnabled
        item.setFlags(item.flags() | dragged if row.movable else item.flags() & ~dragged)

    def _colour(self) -> None:
        for at, row in enumerate(self.rows):
            self._show_row(self.item(at), row)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(PATH)))
