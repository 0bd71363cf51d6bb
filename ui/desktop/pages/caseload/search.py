"""Search on the page of students: students by name, id or pseudonym, and the buttons of the page by other words for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.domain.stored_records import SearchHit
from app.vault.search.search_folding import fold
from app.workers.cancellation import CancelToken
from ui.desktop.models.search_commands import COMMAND, Entry, student_words
from ui.desktop.widgets.safe_text import one_line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton, QWidget

    from app.services.caseload_consent import BoardRow

STUDENT = "student"
_MOST = 50
"""Students that are shown at most."""


def ask(
    parent: QWidget, rows: list[BoardRow], buttons: Mapping[str, QAbstractButton], *, pseudonyms: bool
) -> SearchHit | None:
    """Show the search box; what the person chose (a student by folder, a command by its key among `buttons`), or None."""
    from ui.desktop.dialogs.search import SearchDialog

    def find(wanted: str, cancel: CancelToken) -> list[SearchHit]:
        return student_hits(rows, pseudonyms=pseudonyms, wanted=wanted, cancel=cancel)

    dialog = SearchDialog(find, parent, button_entries(buttons))
    dialog.exec()
    return dialog.chosen


def button_entries(buttons: Mapping[str, QAbstractButton]) -> list[Entry]:
    """Return the buttons that can be pressed now as commands, by their names on the page."""
    return [
        Entry(COMMAND, key, button.text().rstrip("…"), f"{key} {student_words(key)}")
        for key, button in buttons.items()
        if button.isEnabled()
    ]


def student_hits(rows: list[BoardRow], *, pseudonyms: bool, wanted: str, cancel: CancelToken) -> list[SearchHit]:
    """Return the students whose name, id or pseudonym holds every word of `wanted`; with `pseudonyms` nobody is found by name. Raises `Cancelled`."""
    words, found = fold(wanted).split(), list[SearchHit]()
    for row in rows:
        cancel.check()
        one = row.student
        shown = one.pseudonym if pseudonyms else f"{one_line(one.id)} {one_line(one.name)}"
        text = fold(f"{one.pseudonym} {'' if pseudonyms else shown}")
        if words and all(word in text for word in words):
            found.append(SearchHit(STUDENT, one.folder, shown, ""))
    return found[:_MOST]
