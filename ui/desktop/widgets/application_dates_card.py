"""The dates of one application: follow-ups, when a copy is needed no longer, and the person's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.domain.applications import DateKind, ImportantDate
from ui.desktop.models.applications import date_name
from ui.desktop.shell.date_formats import day_of
from ui.desktop.shell.i18n import Translatable
from ui.desktop.widgets.basic import Button, Card, clear, column, row
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.drop_down import ComboBox, add_hidden_label
from ui.desktop.widgets.safe_text import Text, explain, one_line


class DatesCard(Translatable, Card):
    """Shows and edits dates. `edited` carries all of them after a change; `removed` the removed one."""

    edited = Signal(object)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(space="s", parent=parent)
        self.dates: tuple[ImportantDate, ...] = ()
        self.title, self._lines = Text(look="strong"), column(space="xs")
        self.kind, self.day, self.label, self.add = ComboBox(), DateBox(), QLineEdit(), Button("", "plus")
        for kind in DateKind:
            self.kind.addItem("", kind.value)
        for part in (self.title, self._lines, self.kind, self.label, self.day):
            self.body.addWidget(part) if isinstance(part, QWidget) else self.body.addLayout(part)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        add_hidden_label(self, self.kind, lambda: self.tr("What the date is for"))
        self.on_language_change(self._retranslate)
        self.kind.activated.connect(self._fit)
        self.add.clicked.connect(self._add)
        self.begin()

    def begin(self) -> None:
        """Clear the inputs for another recipient."""
        self.kind.setCurrentIndex(0)
        self.label.clear()
        self.day.setDate(QDate.currentDate().addDays(7))
        self._fit()

    def _fit(self) -> None:
        self.label.setVisible(self.kind.currentData() == DateKind.OTHER.value)

    def show_dates(self, dates: Sequence[ImportantDate]) -> None:
        """Show these."""
        self.dates = tuple(dates)
        self._retranslate()

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Dates to remember"))
        self.day.setAccessibleName(self.tr("Day"))
        self.label.setPlaceholderText(self.tr("Your own words, e.g. send the references"))
        self.label.setAccessibleName(self.tr("Your own words"))
        self.add.setText(self.tr("Add this date"))
        for index, kind in enumerate(DateKind):
            self.kind.setItemText(index, date_name(ImportantDate(kind, "")))
        clear(self._lines)
        for index, date in enumerate(self.dates):
            self._line(index, date)

    def _line(self, index: int, date: ImportantDate) -> None:
        holder, done, remove = QWidget(), QCheckBox(), Button("icon", "trash")
        line, texts = row(holder, space="s"), column(space="xs")
        name = one_line(date_name(date))
        texts.setSpacing(0)
        texts.addWidget(Text(name))
        texts.addWidget(Text(day_of(date.day), "caption"))
        done.setChecked(date.done)
        done.setAccessibleName(self.tr("Done: {date}").format(date=name))
        explain(done, self.tr("Done"))
        remove.name(self.tr("Remove the date {date}").format(date=name))
        done.toggled.connect(partial(self._done, index))
        remove.clicked.connect(partial(self._remove, index))
        line.addWidget(done, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        self._lines.addWidget(holder)

    def _add(self) -> None:
        kind = DateKind(self.kind.currentData())
        label = " ".join(self.label.text().split()) if kind is DateKind.OTHER else ""
        made = ImportantDate(kind, self.day.date().toString(Qt.DateFormat.ISODate), label)
        self.label.clear()
        self.edited.emit((*self.dates, made))

    def _done(self, index: int, on: bool) -> None:
        dates = list(self.dates)
        dates[index] = ImportantDate(dates[index].kind, dates[index].day, dates[index].label, on)
        self.edited.emit(tuple(dates))

    def _remove(self, index: int) -> None:
        name = date_name(self.dates[index])
        self.edited.emit(tuple(date for place, date in enumerate(self.dates) if place != index))
        self.removed.emit(name)
