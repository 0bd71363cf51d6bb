"""A box for a day, as people of the window's language write it, with a calendar in that language."""

from __future__ import annotations

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QWidget

from ui.desktop.i18n import Spoken, translations


class DateBox(Spoken, QDateEdit):
    """Begins with today. (By itself the toolkit keeps the language in which the box was made.)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QDate.currentDate(), parent)
        self.setCalendarPopup(True)
        self.on_language(self._say)

    def _say(self) -> None:
        locale = translations().locale
        self.setLocale(locale)
        self.setDisplayFormat(self.tr("d MMM yyyy"))
        for calendar in self.findChildren(QCalendarWidget):  # there is one once it was opened
            calendar.setLocale(locale)
