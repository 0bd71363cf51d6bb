"""A box for a day, as people of the window's language write it, with a calendar in that language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QDate, QDateTime, QLocale, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCharFormat,
    QValidator,
)
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QHBoxLayout, QToolButton, QWidget

from ui.desktop.shell.announce import announce
from ui.desktop.shell.date_formats import typed_day
from ui.desktop.shell.i18n import Translatable, translations
from ui.desktop.theme.icons import icon
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import CONTROL_HEIGHT
from ui.desktop.widgets.safe_text import explain_below
from ui.desktop.widgets.wheel_guard import WheelScrollsPage

LINE = 1
"""The border of a field; it does not grow with the text."""
ARROW = 18
SHOWN = 40
"""Signs of a text that is no day, in the sentence that says so."""
ROUND = 20
"""What the toolkit forgets when it says how large a calendar is (logical pixels at 100 %)."""


_FOR_THE_BOX: Final = frozenset(
    [Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_F4]
)
"""Keys that do not edit the text."""


class DateBox(WheelScrollsPage, Translatable, QDateEdit):
    """A date input that begins with today. A day is typed as a whole, in any form that is read elsewhere, without its year or by name
    (Wednesday), and taken when the box is left. What is no day, or out of bounds, gives way to the day before, and that is said: `refused`
    holds the sentence until another day is set, and its dialog saves nothing before it was read. (By itself the toolkit takes a day section by section, and Tab goes through
    them; and it keeps the language in which the box was made.)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QDate.currentDate(), parent)
        self.refused = ""
        self.dateChanged.connect(self._forget_refused)
        self.setCalendarPopup(True)
        self.setKeyboardTracking(False)
        self.on_language_change(self._retranslate)

    def sizeHint(self) -> QSize:
        """As high as every other field: the toolkit counts the frame of the line inside as well."""
        return QSize(super().sizeHint().width(), theme().px(CONTROL_HEIGHT - 2 * LINE) + 2 * LINE)

    def minimumSizeHint(self) -> QSize:
        """As high as every other field."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The calendar may be opened."""
        self._calendar()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar or paste a day; Page Up and Down go to the page (the toolkit would change the day)."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
            return
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._refuse():
            self.lineEdit().selectAll()
            return
        if event.key() in _FOR_THE_BOX or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._calendar()
            super().keyPressEvent(event)
        else:
            self.lineEdit().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the whole day, so that typing replaces it."""
        super().focusInEvent(event)
        self.refused = ""
        if self.lineEdit().text() == self.locale().toString(self.date(), self.displayFormat()):
            QTimer.singleShot(0, self.lineEdit(), self.lineEdit().selectAll)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the day that was typed; say so if it is none."""
        self._refuse()
        super().focusOutEvent(event)

    def _refuse(self) -> bool:
        """Return True, show the day before and say why if the text is no day or out of bounds."""
        text = self.lineEdit().text().strip()
        if self._day_of(text).isValid():
            return False
        self.lineEdit().setText(self.locale().toString(self.date(), self.displayFormat()))
        self._say_refused(text)
        return bool(text)

    def _forget_refused(self) -> None:
        self.refused = ""

    def _say_refused(self, text: str) -> None:
        if text := " ".join(text.split()):
            shown = text if len(text) <= SHOWN else text[:SHOWN] + "…"
            sentence = self.tr("“{text}” is not a date that fits here. It is still {day}.")
            self.refused = sentence.format(text=shown, day=self.lineEdit().text())
            self._show(self.refused)

    def _show(self, sentence: str) -> None:
        explain_below(self, sentence)
        announce(self, sentence, urgent=True)

    @property
    def has_refused(self) -> bool:
        """True if what was typed last is no day that can stand here, and nobody came back to the box since."""
        return self._refuse() or bool(self.refused)

    def tell_refused(self) -> None:
        """Say once more why the day that was typed is not taken, at the box."""
        sentence = self.refused
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._forget_refused()  # it may have the focus already
        self._show(sentence)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab leaves the box."""
        return QWidget.focusNextPrevChild(self, next)

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Anything may be typed; what is a day within bounds is taken."""
        good = self._day_of(text).isValid()
        return QValidator.State.Acceptable if good else QValidator.State.Intermediate, text, pos

    def dateTimeFromText(self, text: str) -> QDateTime:
        """Return the day that is typed, or the one before."""
        day = self._day_of(text)
        return day.startOfDay() if day.isValid() else self.dateTime()

    def _day_of(self, text: str) -> QDate:
        """Return the day that a text is; an invalid one if it is none or out of bounds."""
        if text == self.locale().toString(self.date(), self.displayFormat()):
            return self.date()
        day = typed_day(text, self.minimumDate(), self.maximumDate())
        return day if self.minimumDate() <= day <= self.maximumDate() else QDate()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the text, which pastes as the keys do."""
        menu = self.lineEdit().createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pasting = menu.findChild(QAction, "edit-paste")
        if pasting is not None:
            pasting.triggered.disconnect()
            pasting.triggered.connect(self.paste)
        menu.popup(event.globalPos())

    def paste(self) -> None:
        """Set the day on the clipboard, in any of the formats read here; what is none is told."""
        text = QGuiApplication.clipboard().text()
        day = self._day_of(text)
        if day.isValid():
            self.setDate(day)
        else:
            self._say_refused(text)

    def _calendar(self) -> None:
        """Make the calendar, which most boxes never need. No day is red: what that means was said by the colour alone."""
        if self.findChild(QCalendarWidget) is None:
            calendar = self.calendarWidget()
            for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
                calendar.setWeekdayTextFormat(day, QTextCharFormat())
            calendar.currentPageChanged.connect(self._name_month, Qt.ConnectionType.QueuedConnection)
            self._retranslate()
            theme().follow(self._tint)
            self._tint()

    def _month_buttons(self) -> Iterator[tuple[QToolButton, str]]:
        for name, glyph in (("qt_calendar_prevmonth", "arrow-left"), ("qt_calendar_nextmonth", "arrow-right")):
            if (button := self.findChild(QToolButton, name)) is not None:
                yield button, glyph

    def _name_month(self) -> None:
        """Write month and year in the language's order (the toolkit has the month first everywhere: 十二月 2026)."""
        calendar = self.findChild(QCalendarWidget)
        bar = self.findChild(QWidget, "qt_calendar_navigationbar")
        month, year = (self.findChild(QToolButton, f"qt_calendar_{part}button") for part in ("month", "year"))
        if calendar is None or bar is None or month is None or year is None:
            return
        shown, locale = QDate(calendar.yearShown(), calendar.monthShown(), 1), translations().locale
        forms = self.tr("MMMM|yyyy").split("|")
        year_first = "y" in forms[0]
        year.setText(locale.toString(shown, forms[0 if year_first else -1]))
        month.setText(locale.toString(shown, forms[-1 if year_first else 0]))
        line = bar.layout()
        assert isinstance(line, QHBoxLayout)
        line.removeWidget(month)
        line.insertWidget(line.indexOf(year) + (2 if year_first else 0), month)  # the year has a field to type it, too

    def _tint(self) -> None:
        for button, glyph in self._month_buttons():
            button.setIcon(icon(glyph))
            button.setIconSize(QSize(theme().px(ARROW), theme().px(ARROW)))
        calendar = self.calendarWidget()
        calendar.setMinimumSize(calendar.sizeHint() + QSize(theme().px(ROUND), theme().px(ROUND)))

    def _retranslate(self) -> None:
        locale = translations().locale
        self.setLocale(locale)
        self.setDisplayFormat(self.tr("d MMM yyyy"))
        for calendar in self.findChildren(QCalendarWidget):  # there is one once it was opened
            calendar.setLocale(locale)
            calendar.setFirstDayOfWeek(QLocale.system().firstDayOfWeek())  # as in the calendar of applications
        for (button, _), name in zip(
            self._month_buttons(), (self.tr("Earlier month"), self.tr("Later month")), strict=False
        ):
            button.setAccessibleName(name)
        self._name_month()
