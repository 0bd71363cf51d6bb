"""Menu of days to which a row of Today can be put off: some that are near, and any other."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.services.today_put_off import proposed_days
from ui.desktop.models.question_texts import Question
from ui.desktop.shell.date_formats import weekday_of
from ui.desktop.widgets.safe_text import no_key

translate = QCoreApplication.translate


class LaterMenu(QMenu):
    """`chosen` carries an ISO day after `today`."""

    chosen = Signal(str)

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._today = today
        for word, day in proposed_days(today):
            text = translate("LaterMenu", "{word} ({day})").format(word=_name(word), day=weekday_of(day.isoformat()))
            action = self.addAction(no_key(text))
            action.triggered.connect(lambda _on=False, day=day: self.chosen.emit(day.isoformat()))
        self.addSeparator()
        self.addAction(translate("LaterMenu", "Choose a day…")).triggered.connect(lambda _on=False: self._ask())

    def _ask(self) -> None:
        from ui.desktop.dialogs.short_questions import ask_day

        holder = self.parentWidget()
        first = QDate(self._today.year, self._today.month, self._today.day).addDays(1)
        question = Question(
            lambda: translate("LaterMenu", "Remind me later"),
            lambda: translate("LaterMenu", "It comes back on this page on that day. Nothing else changes."),
            lambda: translate("LaterMenu", "Remind me then"),
            field=lambda: translate("LaterMenu", "Day"),
        )
        if holder is not None and (day := ask_day(holder, question, first, first.addDays(6))):
            self.chosen.emit(day)


def _name(word: str) -> str:
    return {
        "tomorrow": translate("LaterMenu", "Tomorrow"),
        "three-days": translate("LaterMenu", "In three days"),
        "week": translate("LaterMenu", "In a week"),
        "month": translate("LaterMenu", "In a month"),
    }[word]
