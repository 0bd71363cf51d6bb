"""A box for a day, as people of the window's language write it, with a calendar in that language."""

from __future__ import annotations

from PySide6.QtCore import QDate, QSize
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QWidget

from ui.desktop.i18n import Spoken, translations
from ui.desktop.theme import theme
from ui.desktop.tokens import CONTROL_HEIGHT

LINE = 1
"""The border of a field; it does not grow with the text."""


class DateBox(Spoken, QDateEdit):
    """Begins with today. (By itself the toolkit keeps the language in which the box was made.)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QDate.currentDate(), parent)
        self.setCalendarPopup(True)
        self.on_language(self._say)

    def sizeHint(self) -> QSize:
        """As high as every other field: the toolkit counts the frame of the line inside as well."""
        return QSize(super().sizeHint().width(), theme().px(CONTROL_HEIGHT - 2 * LINE) + 2 * LINE)

    def minimumSizeHint(self) -> QSize:
        """As high as every other field."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def _say(self) -> None:
        locale = translations().locale
        self.setLocale(locale)
        self.setDisplayFormat(self.tr("d MMM yyyy"))
        for calendar in self.findChildren(QCalendarWidget):  # there is one once it was opened
            calendar.setLocale(locale)
