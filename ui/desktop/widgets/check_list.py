"""Saved checks as lines: one with serious signs shows so, wherever it is listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.stored_records import CheckHeading
from ui.desktop.shell.date_formats import format_moment
from ui.desktop.widgets.safe_text import one_line
from ui.desktop.widgets.saved_items import SavedItemsList


def check_words(one: CheckHeading, *, serious: bool = False) -> tuple[str, str, str]:
    """Return the title of a check's line, its subtitle, and the name of the button that opens it; `serious`: its card has a critical sign."""
    translate = QCoreApplication.translate
    title = one_line(one.title) or one_line(one.organisation) or translate("CheckList", "Posting without a title")
    detail = " · ".join(part for part in (one_line(one.organisation), format_moment(one.created)) if part)
    name = translate("CheckList", "Open the check of {posting}").format(posting=title)
    if serious:
        detail = translate("CheckList", "Serious signs · {detail}").format(detail=detail)
        name = translate("CheckList", "{name}: serious signs").format(name=name)
    return title, detail, name


def check_mark(*, serious: bool) -> tuple[str, str]:
    """Return the glyph of a check's line and the role of its colour."""
    return ("critical", "critical") if serious else ("check", "muted")


class CheckList(SavedItemsList[CheckHeading]):
    """By the posting's title, its employer and when it was looked at. `serious_of` tells which of some cards have critical signs; it is
    asked only about those on show."""

    def __init__(self, serious_of: Callable[[Iterable[str]], frozenset[str]], parent: QWidget | None = None) -> None:
        self._serious_of, self._serious = serious_of, frozenset[str]()
        super().__init__("check", parent)

    def heading(self) -> str:
        """The title of the list."""
        return self.tr("Earlier checks")

    def words(self, one: CheckHeading) -> tuple[str, str, str]:
        """The words of a line."""
        return check_words(one, serious=one.id in self._serious)

    def mark(self, one: CheckHeading) -> tuple[str, str]:
        """The glyph of a line and the role of its colour."""
        return check_mark(serious=one.id in self._serious)

    def prepare(self, shown: Sequence[CheckHeading]) -> None:
        """Ask which of the cards on show have serious signs."""
        self._serious = self._serious_of(one.id for one in shown) if shown else frozenset()
