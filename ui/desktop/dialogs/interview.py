"""Dialog for one interview: day, time, length, place, contact.

Opened by the button of the job, and as soon as an application gets the status "Interview"; nothing else takes one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QDateTime, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.applications import Interview, Status
from app.errors import AppError
from app.text.clock_times import time_of_day
from ui.desktop.dialogs.base import Dialog
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.flow_layout import Flow, field
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from ui.desktop.shell.session import Session

_LINES: Final = ("place", "contact", "notes")
_LENGTHS: Final = (15, 30, 45, 60, 90, 120, 180, 240, 480)
_LONGEST: Final = 300


class InterviewDialog(Dialog):
    """Keeps an interview of an application; accepted when it was kept.

    `of_status`: the application has just got the status "Interview", which stays when no date is given.
    """

    def __init__(
        self,
        session: Session,
        application_id: str,
        interview: Interview | None = None,
        parent: QWidget | None = None,
        *,
        of_status: bool = False,
    ) -> None:
        super().__init__(560, parent)
        self._session, self._application_id, self._of_status = session, application_id, of_status
        self.lead = Text(look="muted")
        self._interview = interview or Interview("", "")
        self.day, self.time, self.length = DateBox(), QLineEdit(), ComboBox()
        self.lines = {key: QLineEdit() for key in _LINES}
        self._labels = {key: Text(look="caption") for key in ("day", "time", "length", *_LINES)}
        self.status_label, self.keep, self.cancel = StatusLabel(), Button("primary", "tick"), Button()
        for minutes in sorted({*_LENGTHS, self._interview.minutes}):
            self.length.addItem("", minutes)
        when = QDateTime.fromString(self._interview.at, "yyyy-MM-ddTHH:mm")
        self.day.setDate(when.date() if when.isValid() else QDate.currentDate().addDays(1))
        self.time.setText(when.toString("HH:mm") if when.isValid() else "")
        self.length.setCurrentIndex(self.length.findData(self._interview.minutes))
        for key, editor in self.lines.items():
            editor.setMaxLength(_LONGEST)
            editor.setText(str(getattr(self._interview, key)))
        holder = QWidget()
        line = Flow(holder, space="m")
        editors: dict[str, QWidget] = {"day": self.day, "time": self.time, "length": self.length}
        for key, least in (("day", 180), ("time", 90), ("length", 120)):
            line.add(field(self._labels[key], editors[key]), 1, least)
        self.body.addWidget(self.lead)
        self.lead.setVisible(of_status)
        self.body.addWidget(holder)
        for key in _LINES:
            self.body.addWidget(field(self._labels[key], self.lines[key]))
        self.body.addWidget(self.status_label)
        self.body.addStretch(1)
        self.finish(self.cancel, self.keep)
        self.on_language_change(self._retranslate)
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.reject)
        self.day.setFocus()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("When is the interview?") if self._of_status else self.tr("Interview"))
        self.lead.setText(self.tr("The status is saved. You can also add the date later, under “Add interview…”."))
        names = {
            "day": self.tr("Day"),
            "time": self.tr("Time"),
            "length": self.tr("Length"),
            "place": self.tr("Address, or link of the video call"),
            "contact": self.tr("With whom"),
            "notes": self.tr("Notes"),
        }
        editors: dict[str, QWidget] = {"day": self.day, "time": self.time, "length": self.length, **self.lines}
        for key, editor in editors.items():
            self._labels[key].setText(names[key])
            editor.setAccessibleName(names[key])
        for index in range(self.length.count()):
            self.length.setItemText(index, self.tr("{count} min").format(count=self.length.itemData(index)))
        self.time.setPlaceholderText("09:00")
        self.keep.setText(self.tr("Save interview"))
        self.cancel.setText(self.tr("Not known yet") if self._of_status else self.tr("Cancel"))

    def written(self) -> Interview:
        """Return the interview as it is typed now."""
        at = f"{self.day.date().toString(Qt.DateFormat.ISODate)}T{time_of_day(self.time.text())}"
        texts = {key: editor.text() for key, editor in self.lines.items()}
        return replace(self._interview, at=at, minutes=int(self.length.currentData()), **texts)

    def _keep(self) -> None:
        from app.services.application_details import ApplicationDetails

        if not time_of_day(self.time.text()):
            self.status_label.show_text(self.tr("Write the time like 10:30."))
            self.time.setFocus()
            self.time.selectAll()
            return
        try:
            service = ApplicationDetails(self._session.vault, self._session.clock)
            self._interview = service.set_interview(self._application_id, self.written())
        except AppError as error:
            self.status_label.refuse(error)
            return
        self.accept()


def ask_interview_of(session: Session, application_id: str, parent: QWidget) -> bool:
    """Ask for the date if the application's status is "Interview" and none is ahead; return True if one was kept."""
    from app.services.application_details import ApplicationDetails

    steps = session.applications.history(application_id)
    if not steps or steps[-1].status is not Status.INTERVIEW:
        return False
    if ApplicationDetails(session.vault, session.clock).next_interview(application_id) is not None:
        return False
    dialog = InterviewDialog(session, application_id, None, parent, of_status=True)
    return dialog.exec() == InterviewDialog.DialogCode.Accepted
