"""Every network request ever made, as a table, newest first."""

from __future__ import annotations

from typing import Final

from app.services.network_request_log import RequestLine
from ui.desktop.models.text_table import TextTable
from ui.desktop.shell.date_formats import format_moment
from ui.desktop.widgets.safe_text import breakable, one_line

SENT: Final = 2
"""The column that may need several lines: what was sent is shown whole."""
REASON_COLUMN: Final = 3
RESULT: Final = 4
"""So may these: why it was made and how it failed are phrases."""


class RequestsTable(TextTable[RequestLine]):
    """Newest first."""

    def names(self) -> tuple[str, ...]:
        """Return the titles of the columns: time, host, request, reason, result."""
        return (self.tr("When"), self.tr("To"), self.tr("What was sent"), self.tr("Why"), self.tr("Result"))

    def texts(self, row: RequestLine) -> tuple[str, ...]:
        """Return one text for each column."""
        sent = breakable(one_line(row.sent))
        return (
            format_moment(row.at),
            one_line(row.host),
            sent,
            self._reason_text(row.why),
            self._outcome_text(row.result),
        )

    def _reason_text(self, why: str) -> str:
        return {
            "posting": self.tr("to read a posting"),
            "lookup": self.tr("to look up an employer"),
            "mailbox": self.tr("to look into your mailbox"),
            "alias": self.tr("to make or switch off an address"),
            "updates": self.tr("to check for newer versions"),
        }.get(why, self.tr("for another reason"))

    def _outcome_text(self, result: str) -> str:
        """How it ended. The sentences of errors say what to do at the time; here stands only what happened."""
        if result.startswith("2") and result.isdigit():
            return self.tr("answered")
        if result.isdigit():
            return self.tr("answered with {status}").format(status=result)
        return {
            "ok": self.tr("answered"),
            "mail-connect-failed": self.tr("no connection"),
            "mail-certificate": self.tr("the secure connection could not be verified"),
            "mail-login-refused": self.tr("the name or password was refused"),
            "begun": self.tr("sent; no answer was recorded"),
            "cancelled": self.tr("stopped by you"),
            "offline": self.tr("refused: the program is offline"),
            "host-unknown": self.tr("no such address was found"),
            "address-private": self.tr("refused: the address is in a private network"),
            "connect-failed": self.tr("no connection"),
            "tls-failed": self.tr("the secure connection could not be verified"),
            "page-slow": self.tr("given up: it took too long"),
            "page-large": self.tr("given up: the answer was too large"),
            "page-type": self.tr("refused: the answer was not a page"),
            "url-invalid": self.tr("refused: invalid address"),
        }.get(result, self.tr("failed"))
