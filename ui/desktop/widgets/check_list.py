"""List of saved checks."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.records import CheckHeading
from ui.desktop.shell.dates import format_moment
from ui.desktop.widgets.safe_text import one_line
from ui.desktop.widgets.saved_items import SavedItemsList


def check_words(one: CheckHeading) -> tuple[str, str, str]:
    """Return the title of a check's line, its subtitle, and the name of the button that opens it."""
    translate = QCoreApplication.translate
    title = one_line(one.title) or one_line(one.organisation) or translate("CheckList", "Posting without a title")
    detail = " · ".join(part for part in (one_line(one.organisation), format_moment(one.created)) if part)
    return title, detail, translate("CheckList", "Open the check of {posting}").format(posting=title)


class CheckList(SavedItemsList[CheckHeading]):
    """By the posting's title, its employer and when it was looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("check", parent)

    def heading(self) -> str:
        """The title of the list."""
        return self.tr("Earlier checks")

    def words(self, one: CheckHeading) -> tuple[str, str, str]:
        """The words of a line."""
        return check_words(one)
