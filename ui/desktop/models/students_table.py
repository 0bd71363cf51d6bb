"""The students of a caseload as a table: who, consent, purpose, until when, and when they go. With pseudonyms on it holds no name and no id."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ui.desktop.models.text_table import TextTable
from ui.desktop.shell.date_formats import short
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.safe_text import one_line

if TYPE_CHECKING:
    from app.services.caseload_consent import BoardRow


class StudentsTable(TextTable["BoardRow"]):
    """By name. `pseudonyms`: for a screen that others see."""

    def __init__(self) -> None:
        super().__init__()
        self.pseudonyms = False

    def show_board(self, rows: Sequence[BoardRow]) -> None:
        """Show the rows, by name, or by pseudonym: the order of names says something of them."""
        self.show_rows(sorted(rows, key=lambda row: row.student.pseudonym) if self.pseudonyms else rows)

    def names(self) -> Sequence[str]:
        """The names of the columns."""
        first = self.tr("Pseudonym") if self.pseudonyms else self.tr("Student")
        return (first, self.tr("Id"), self.tr("Consent"), self.tr("Purpose"), self.tr("Until"), self.tr("Removed on"))

    def texts(self, row: BoardRow) -> Sequence[str]:
        """Return one text for each column."""
        one, given = row.student, row.student.consent
        who = (one.pseudonym, "") if self.pseudonyms else (one_line(one.name), one_line(one.id))
        purpose = sentence(f"purpose-{given.purpose.value}") if given else ""
        until = short(given.expires) if given else ""
        return (
            *who,
            sentence(f"consent-state-{row.state.value}"),
            purpose,
            until,
            short(row.removed_on) if row.removed_on else "",
        )
