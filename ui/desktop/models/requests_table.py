"""Every network request ever made, as a table, newest first."""

from __future__ import annotations

from typing import Final

from app.services.requests import RequestLine
from ui.desktop.dates import when
from ui.desktop.models.text_table import TextTable
from ui.desktop.safe_text import one_line

SENT: Final = 2
"""The column that may need several lines: what was sent is shown whole."""


class RequestsTable(TextTable[RequestLine]):
    """Newest first."""

    def names(self) -> tuple[str, ...]:
        """When, to whom, what, why, with what result."""
        return (self.tr("When"), self.tr("To"), self.tr("What was sent"), self.tr("Why"), self.tr("Result"))

    def texts(self, row: RequestLine) -> tuple[str, ...]:
        """One text for each column."""
        return (when(row.at), *map(one_line, (row.host, row.sent, row.why, row.result)))
