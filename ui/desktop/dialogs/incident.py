"""Details of an incident, when it is saved and when it is corrected: a short title, the day, and where.

Writes nothing: `details` holds the result.
"""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import AppError
from app.services.incidents import MAX_PLACE, TITLE, Details, IncidentService
from ui.desktop.dialogs.base import Dialog
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.flow_layout import Flow, field
from ui.desktop.widgets.safe_text import Text, one_line
from ui.desktop.widgets.status_label import StatusLabel


class IncidentDialog(Dialog):
    """Asks for the details of one incident, beginning with those proposed; or, to `correct` it, with those that stand."""

    def __init__(
        self, service: IncidentService, proposed: Details, parent: QWidget | None = None, *, correct: bool = False
    ) -> None:
        super().__init__(560, parent)
        self._service, self._correct = service, correct
        self.details = proposed
        self.hint, self.status_label = Text(look="muted"), StatusLabel("warning")
        self.title, self.where, self.day = QLineEdit(one_line(proposed.title)), QLineEdit(proposed.where), DateBox()
        self.keep, self.close_it = Button("primary", "edit" if correct else "archive"), Button()
        self._labels = [Text(look="caption") for _ in range(3)]
        self.title.setMaxLength(TITLE)
        self.where.setMaxLength(MAX_PLACE)
        today = QDate.currentDate()
        self.day.setMaximumDate(today)
        self.day.setDate(QDate.fromString(proposed.day, Qt.DateFormat.ISODate) if proposed.day else today)
        self._build_layout()
        self.on_language_change(self._retranslate)
        self.title.selectAll()
        self.title.setFocus()
        self.keep.clicked.connect(self._keep)
        self.close_it.clicked.connect(self.reject)

    def _build_layout(self) -> None:
        second = QWidget()
        line = Flow(second, space="l")
        line.add(field(self._labels[1], self.day), 1, 160)
        line.add(field(self._labels[2], self.where), 2, 240)
        for part in (self.hint, field(self._labels[0], self.title), second, self.status_label):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.finish(self.close_it, self.keep)

    def _retranslate(self) -> None:
        if self._correct:
            self.setWindowTitle(self.tr("Correct the incident"))
            self.hint.setText(self.tr("The ledger keeps the earlier entry."))
            self.keep.setText(self.tr("Correct it"))
        else:
            self.setWindowTitle(self.tr("Save as an incident"))
            self.hint.setText(self.tr("It is saved in your vault exactly as you received it, with today's answer."))
            self.keep.setText(self.tr("Save"))
        names = (self.tr("Title"), self.tr("Date found"), self.tr("Where it was found"))
        for label, name, editor in zip(self._labels, names, (self.title, self.day, self.where), strict=True):
            label.setText(name)
            editor.setAccessibleName(name)
        self.where.setPlaceholderText(self.tr("e.g. a phone call, the address of a site"))
        self.close_it.setText(self.tr("Cancel"))

    def said(self) -> Details:
        """Return the details in the fields; a day before all that the box can show stays, unless another is chosen."""
        day, first = (one.toString(Qt.DateFormat.ISODate) for one in (self.day.date(), self.day.minimumDate()))
        kept = self.details.day
        return Details(self.title.text(), kept if day == first and "" < kept < first else day, self.where.text())

    def _keep(self) -> None:
        self.details = self.said()
        try:
            self._service.validate(self.details)
        except AppError as error:
            self.status_label.refuse(error)
            self.title.setFocus()
            return
        self.accept()
