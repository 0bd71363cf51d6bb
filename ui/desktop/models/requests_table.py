"""Every network request ever made, as a table, newest first."""

from __future__ import annotations

from typing import Final

from app.services.requests import RequestLine
from ui.desktop.dates import when
from ui.desktop.messages import sentence
from ui.desktop.models.text_table import TextTable
from ui.desktop.safe_text import one_line

SENT: Final = 2
"""The column that may need several lines: what was sent is shown whole."""
RESULT: Final = 4
"""So may this one: why a request failed is a sentence."""


class RequestsTable(TextTable[RequestLine]):
    """Newest first."""

    def names(self) -> tuple[str, ...]:
        """When, to whom, what, why, with what result."""
        return (self.tr("When"), self.tr("To"), self.tr("What was sent"), self.tr("Why"), self.tr("Result"))

    def texts(self, row: RequestLine) -> tuple[str, ...]:
        """One text for each column."""
        return (when(row.at), one_line(row.host), one_line(row.sent), self._why(row.why), self._result(row.result))

    def _why(self, why: str) -> str:
        return {
            "posting": self.tr("to read a posting"),
            "lookup": self.tr("to look up an employer"),
        }.get(why, one_line(why))

    def _result(self, result: str) -> str:
        if result.startswith("2") and result.isdigit():
            return self.tr("answered")
        if result.isdigit():
            return self.tr("answered with {status}").format(status=result)
        return sentence(result)
