"""The copies as a table: reference, recipient, stage, date, status of the application. Replaces its rows in one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt

from app.domain.copies import CopyRecord, Recipient
from app.domain.sensitivity import Stage
from ui.desktop import words
from ui.desktop.dates import when
from ui.desktop.models.applications import Status, status_name
from ui.desktop.models.text_table import TextTable
from ui.desktop.safe_text import one_line

Row = tuple[CopyRecord, Recipient]


class CopiesTable(TextTable[Row]):
    """Newest first, as the service gives them."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Row, ...] = ()
        self._statuses: Mapping[str, Status] = {}
        self._wanted, self._column, self._order = "", 3, Qt.SortOrder.DescendingOrder
        self._status: Status | None = None

    def replace(self, rows: Sequence[Row], statuses: Mapping[str, Status] | None = None) -> None:
        """Show other rows; `statuses` by recipient id (those missing are sent). Nothing happens when all is the same."""
        if tuple(rows) != self._all or dict(statuses or {}) != self._statuses:
            self._all, self._statuses = tuple(rows), dict(statuses or {})
            self._arrange()

    def search(self, text: str, status: Status | None = None) -> None:
        """Show only rows in which every word of `text` stands, and of one status when it is given."""
        if (text.casefold(), status) != (self._wanted, self._status):
            self._wanted, self._status = text.casefold(), status
            self._arrange()

    def _status_of(self, row: Row) -> Status:
        return self._statuses.get(row[1].id, Status.SENT)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column (in one pass, not row by row through Qt)."""
        self._column, self._order = column, order
        self._arrange()

    def _arrange(self) -> None:
        terms = self._wanted.split()
        rows = [row for row in self._all if not terms or _has(row, terms)]
        rows = [row for row in rows if self._status in (None, self._status_of(row))]
        newest = self._order == Qt.SortOrder.DescendingOrder
        self.show_rows(sorted(rows, key=lambda row: self._raw(row, self._column), reverse=newest))

    def names(self) -> tuple[str, ...]:
        """Reference, recipient, stage, when made, how the application stands."""
        return (self.tr("Reference"), self.tr("Recipient"), self.tr("Stage"), self.tr("Made"), self.tr("Status"))

    def texts(self, row: Row) -> tuple[str, ...]:
        """One text for each column."""
        record, recipient = row
        status = status_name(self._status_of(row))
        return (record.reference, one_line(recipient.name), words.stage(record.stage), when(record.created), status)

    def _raw(self, row: Row, column: int) -> str | int:
        record, recipient = row
        stage, status = list(Stage).index(record.stage), list(Status).index(self._status_of(row))
        return (record.reference, recipient.name.casefold(), stage, record.created, status)[column]


def _files(record: CopyRecord) -> str:
    return ", ".join(file.format.upper() for file in record.files)


def _has(row: Row, terms: Sequence[str]) -> bool:
    record, recipient = row
    names = " ".join(file.name for file in record.files)
    text = f"{record.reference} {recipient.name} {words.stage(record.stage)} {names} {_files(record)}".casefold()
    return all(term in text for term in terms)
