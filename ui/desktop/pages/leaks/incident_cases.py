"""Offices to which an incident was reported: case numbers, and what they replied. Each change is emitted at once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.incident_reports import Case, IncidentReport
from ui.desktop.dialogs.short_questions import ask_line, ask_lines
from ui.desktop.models.incident_report_words import offices_to_note
from ui.desktop.models.question_texts import Question
from ui.desktop.shell.date_formats import day_of
from ui.desktop.shell.i18n import Translatable
from ui.desktop.widgets.basic import Button, column
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.drop_down import NameBox
from ui.desktop.widgets.flow_layout import Flow, field, row_with_buttons
from ui.desktop.widgets.form_fields import ShortText
from ui.desktop.widgets.safe_text import Text, one_line


class IncidentCases(Translatable, QWidget):
    """Reports of an incident to offices; those of its steps and of its country can be chosen. `changed` carries them as they are now."""

    changed = Signal(tuple)

    def __init__(self, report: IncidentReport) -> None:
        super().__init__()
        self.cases, self._report = report.cases, report
        self.title = Text(look="strong")
        self.office, self.number, self.day, self.add = NameBox(), ShortText(), DateBox(), Button("", "plus")
        self.numbers = [Button("quiet", "edit") for _ in self.cases]
        self.replies = [Button("quiet", "edit") for _ in self.cases]
        self._lines = [Text() for _ in self.cases]
        self._labels = [Text(look="caption") for _ in range(3)]
        self.day.setMaximumDate(QDate.currentDate())
        body = column(self, space="s")
        body.addWidget(self.title)
        for line, number, reply in zip(self._lines, self.numbers, self.replies, strict=True):
            body.addWidget(row_with_buttons(line, number, reply))
        adding = QWidget()
        across = Flow(adding, space="m")
        for label, editor, (share, least) in zip(
            self._labels, (self.office, self.number, self.day), ((3, 220), (2, 150), (1, 150)), strict=True
        ):
            across.add(field(label, editor), share, least)
        across.add(self.add)
        body.addWidget(adding)
        self.on_language_change(self._retranslate)
        self.add.clicked.connect(self._add)
        self.number.returnPressed.connect(self._add)
        for index, reply in enumerate(self.replies):
            reply.clicked.connect(partial(self._ask_reply, index))
        for index, number in enumerate(self.numbers):
            number.setVisible(not self.cases[index].number)
            number.clicked.connect(partial(self._ask_number, index))

    def parts(self) -> dict[str, QWidget]:
        """Return the parts that take the focus, by names that stay when the reports are shown anew."""
        replies = {f"reply {number}": reply for number, reply in enumerate(self.replies)}
        numbers = {f"number {number}": one for number, one in enumerate(self.numbers)}
        return {
            **numbers,
            **replies,
            "office": self.office,
            "number": self.number,
            "reported": self.day,
            "note": self.add,
        }

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Reported to"))
        names = self.tr("Which office?"), self.tr("Case number"), self.tr("Reported on")
        for label, name, editor in zip(self._labels, names, (self.office, self.number, self.day), strict=True):
            label.setText(name)
            editor.setAccessibleName(name)
        if (typed := self.office.lineEdit()) is not None:
            typed.setPlaceholderText(self.tr("e.g. the bank, the police, the platform"))
        self.office.offer(offices_to_note(self._report))
        self.add.setText(self.tr("Note the report"))
        for case, line, number, reply in zip(self.cases, self._lines, self.numbers, self.replies, strict=True):
            parts = (day_of(case.day), one_line(case.office), one_line(case.number), one_line(case.reply))
            line.setText(" · ".join(part for part in parts if part))
            number.setText(self.tr("Add case number…"))
            number.setAccessibleName(self.tr("Add the case number of {office}").format(office=one_line(case.office)))
            reply.setText(self.tr("What they replied…"))
            reply.setAccessibleName(self.tr("What {office} replied…").format(office=one_line(case.office)))

    def _add(self) -> None:
        office = " ".join(self.office.currentText().split())
        if not office:
            self.office.setFocus()
            return
        day = self.day.date().toString(Qt.DateFormat.ISODate)
        self.changed.emit((*self.cases, Case(day, office, self.number.text())))

    def _ask_number(self, index: int) -> None:
        question = Question(
            lambda: self.tr("Add case number"),
            lambda: self.tr("It is on the receipt, or in the message that confirmed your report."),
            lambda: self.tr("Save"),
            field=lambda: self.tr("Case number"),
        )
        if number := ask_line(self, question):
            self.note_number(index, number)

    def note_number(self, index: int, number: str) -> None:
        """Note the case number of one report."""
        cases = list(self.cases)
        cases[index] = replace(cases[index], number=number)
        self.changed.emit(tuple(cases))

    def _ask_reply(self, index: int) -> None:
        question = Question(
            lambda: self.tr("What did they reply?"),
            lambda: self.tr("The ledger keeps the earlier entry."),
            lambda: self.tr("Save status"),
            field=lambda: self.tr("Their words, or what they said"),
        )
        if reply := ask_lines(self, question):
            self.note_reply(index, reply)

    def note_reply(self, index: int, reply: str) -> None:
        """Note what the office of one report replied."""
        cases = list(self.cases)
        cases[index] = replace(cases[index], reply=reply)
        self.changed.emit(tuple(cases))
