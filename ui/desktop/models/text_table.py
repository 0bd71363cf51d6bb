"""A table model of texts, shared by every list of the window. Rows are replaced in one step; nothing is edited here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
TOLD_ROWS: Final = 200
"""Of so many rows the texts are kept: more than are in sight at once."""


class TextTable(QAbstractTableModel, Generic[Row]):
    """A subclass gives the `names` of its columns and the `texts` of a row; both in the language in force."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()
        self._named: Sequence[str] | None = None
        self._told: dict[int, Sequence[str]] = {}

    def names(self) -> Sequence[str]:
        """The names of the columns."""
        raise NotImplementedError

    def texts(self, row: Row) -> Sequence[str]:
        """Return one text for each column."""
        raise NotImplementedError

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.forget_texts()
        self.endResetModel()

    def forget_texts(self) -> None:
        """Ask for names and texts anew. (A view asks for each cell several times at every change of its width.)"""
        self._named = None
        self._told.clear()

    def row(self, number: int) -> Row:
        """Return one row."""
        return self._rows[number]

    def cells(self, number: int) -> Sequence[str]:
        """Return the texts of one row, which are kept for a while."""
        if number not in self._told:
            if len(self._told) >= TOLD_ROWS:
                self._told.clear()
            self._told[number] = self.texts(self._rows[number])
        return self._told[number]

    def retell(self) -> None:
        """The language changed."""
        self.forget_texts()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._known_names())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._known_names()[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text for display."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.cells(index.row())[index.column()]

    def _known_names(self) -> Sequence[str]:
        if self._named is None:
            self._named = self.names()
        return self._named
