"""Every network request ever made, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, Qt

from app.services.requests import RequestLine
from ui.desktop.dates import when
from ui.desktop.models.copies_table import ROOT, Index
from ui.desktop.safe_text import one_line


class RequestsTable(QAbstractTableModel):
    """Newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[RequestLine, ...] = ()

    def replace(self, rows: Sequence[RequestLine]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def retell(self) -> None:
        """The language changed."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many requests."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Five columns."""
        return 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (self.tr("When"), self.tr("To"), self.tr("What was sent"), self.tr("Why"), self.tr("Result"))
        return names[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text for display."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        line = self._rows[index.row()]
        return (when(line.at), *map(one_line, (line.host, line.sent, line.why, line.result)))[index.column()]
