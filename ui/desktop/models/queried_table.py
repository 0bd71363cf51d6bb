"""A table whose rows the vault's database sorts and filters: asked anew when the order, what is looked for or the vault changed. Knows no
column of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.desktop.models.text_table import Row, TextTable

if TYPE_CHECKING:
    from app.services.applications import ApplicationService


class QueriedTable(TextTable[Row]):
    """A subclass gives the `sorts` of its columns and runs the `query`. The latest row is first, until the person sorts otherwise."""

    sorts: Sequence[str] = ()

    def __init__(self) -> None:
        super().__init__()
        self._service: ApplicationService | None = None
        self._sort, self._descending = "made", True

    def query(self, service: ApplicationService, sort: str, descending: bool) -> Sequence[Row]:
        """Return the rows that are shown, in their order."""
        raise NotImplementedError

    def read(self, service: ApplicationService) -> None:
        """Show what the vault holds now. Nothing happens when all is the same."""
        self._service = service
        self.read_again()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column. (The toolkit asks twice.)"""
        asked = self.sorts[column], order == Qt.SortOrder.DescendingOrder
        if asked != (self._sort, self._descending):
            self._sort, self._descending = asked
            self.read_again()

    def read_again(self) -> None:
        """Run the query anew, once there is a vault to ask."""
        if self._service is None:
            return
        rows = self.query(self._service, self._sort, self._descending)
        if rows != self._rows:
            self.show_rows(rows)
