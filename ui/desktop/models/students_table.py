"""The students of a caseload as a table: who, consent, purpose, until when, when they go, and whether their résumé was compared with its file. With
pseudonyms on it holds no name and no id."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from app.text.characters import has_han
from ui.desktop.models.text_table import TextTable
from ui.desktop.shell.date_formats import short
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.safe_text import one_line

if TYPE_CHECKING:
    from app.caseload.students import Student
    from app.services.caseload_consent import BoardRow


_WHO, _ID, _UNTIL, _REMOVED = 0, 1, 4, 5
"""Columns that are sorted by something else than their text."""
_NUMBER: Final = re.compile(r"\d+")


def _reading(name: str) -> str:
    """Return a name as it is sorted: Chinese by its pinyin."""
    if not has_han(name):
        return name.casefold()
    from app.text import pinyin

    return " ".join(pinyin.likely(name)).casefold()


class StudentsTable(TextTable["BoardRow"]):
    """Sorted by a column: by name until the person sorts otherwise. `pseudonyms`: for a screen that others see."""

    def __init__(self) -> None:
        super().__init__()
        self.pseudonyms = False
        self._board: Sequence[BoardRow] = ()
        self._by, self._descending = _WHO, False

    def show_board(self, rows: Sequence[BoardRow]) -> None:
        """Show the rows; by pseudonym where names are hidden: their order says something of them."""
        self._board = rows
        self._show_sorted()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        asked = column, order == Qt.SortOrder.DescendingOrder
        if column >= 0 and asked != (self._by, self._descending):
            self._by, self._descending = asked
            self._show_sorted()

    def _show_sorted(self) -> None:
        by_name = sorted(self._board, key=self._who)
        self.show_rows(sorted(by_name, key=self._key, reverse=self._descending))

    def _who(self, row: BoardRow) -> tuple[str, str]:
        one = row.student
        return (one.pseudonym, "") if self.pseudonyms else (_reading(one.name), one.id)

    def _key(self, row: BoardRow) -> tuple[str, ...]:
        one = row.student
        if self._by == _WHO or (self._by == _ID and self.pseudonyms):
            return self._who(row)
        if self._by == _ID:
            return (_NUMBER.sub(lambda found: found.group().zfill(12), one.id.casefold()),)
        days = {_UNTIL: one.last_day, _REMOVED: row.removed_on}
        return (days[self._by] if self._by in days else self.texts(row)[self._by],)

    def names(self) -> Sequence[str]:
        """The names of the columns."""
        first = self.tr("Pseudonym") if self.pseudonyms else self.tr("Student")
        return (
            first,
            self.tr("Id"),
            self.tr("Consent"),
            self.tr("Purpose"),
            self.tr("Until"),
            self.tr("Removed on"),
            self.tr("Résumé"),
        )

    def texts(self, row: BoardRow) -> Sequence[str]:
        """Return one text for each column."""
        one = row.student
        who = (one.pseudonym, "") if self.pseudonyms else (one_line(one.name), one_line(one.id))
        comma = sentence("list-comma")
        purpose = comma.join(sentence(f"purpose-{given.purpose.value}") for given in one.consents)
        until = comma.join(dict.fromkeys(short(given.expires) for given in one.consents))
        return (
            *who,
            sentence(f"consent-state-{row.state.value}"),
            purpose,
            until,
            short(row.removed_on) if row.removed_on else "",
            self._compared(one) if one.resume_sha256 else "",
        )

    def _compared(self, one: Student) -> str:
        """Return what is known of a résumé that was read from a file."""
        if one.reviewed:
            return self.tr("compared")
        return self.tr("another name in it") if one.other_name else self.tr("not compared")
