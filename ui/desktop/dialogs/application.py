"""Adds an application for a job, or changes its details. A posting's details come from its check and may be changed like all others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.domain.applications import JobDetails, recipient_of
from app.domain.copies import Recipient, RecipientKind
from app.errors import AppError
from ui.desktop.dialogs.base import Dialog
from ui.desktop.models.warning_words import warning_line
from ui.desktop.shell import vocabulary
from ui.desktop.widgets.basic import Button, clear, column
from ui.desktop.widgets.date_box import DateBox
from ui.desktop.widgets.drop_down import ComboBox, NameBox
from ui.desktop.widgets.flow_layout import Flow, Point, field
from ui.desktop.widgets.form_fields import GrowingText
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from ui.desktop.shell.session import Session

_LINES: Final = ("title", "employer", "place", "pay", "link", "source", "contact", "tags")
_LONGEST: Final = 300

PAUSE: Final = 300
"""Warnings follow so long after the last key (milliseconds): they are there before one goes for the button."""


class ApplicationDialog(Dialog):
    """`application_id`: the one that was added or changed (empty: none yet); `before`: its details as they were."""

    def __init__(
        self,
        session: Session,
        application_id: str = "",
        name: str = "",
        details: JobDetails | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(760, parent, height=660)  # with room for a warning or two: nothing moves
        from app.services.application_details import ApplicationDetails

        self._session, self._service = session, ApplicationDetails(session.vault, session.clock)
        self.application_id, self._is_new = application_id, not application_id
        known = session.vault.recipients.get(recipient_of(application_id)) if application_id else None
        self._recipient, self.before = known, details or self._service.get(application_id)
        self.who, self.kind = NameBox(), ComboBox()
        self.lines = {key: QLineEdit() for key in _LINES}
        self.has_closing, self.closes, self.notes = QCheckBox(), DateBox(), GrowingText()
        self._warnings, self.status_label = column(space="xs"), StatusLabel()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.keep, self.cancel = Button("primary", "tick"), Button()
        self._labels = {key: Text(look="caption") for key in ("who", "kind", *_LINES, "closes", "notes")}
        for editor in self.lines.values():
            editor.setMaxLength(_LONGEST)
        for kind in RecipientKind:
            self.kind.addItem("", kind.value)
        if self._is_new:
            self.who.offer([one.name for one in session.known_recipients()])
        self._build_layout()
        self._load(known.name if known else name, known.kind if known else RecipientKind.EMPLOYER)
        self.on_language_change(self._retranslate)
        self._connect()
        (self.who if self._is_new and not name else self.lines["title"]).setFocus()

    def _build_layout(self) -> None:
        editors: dict[str, QWidget] = {"who": self.who, "kind": self.kind, **self.lines}
        for names in (
            (("who", 3, 260), ("kind", 1, 150)),
            (("title", 3, 260), ("employer", 2, 200)),
            (("place", 1, 180), ("pay", 1, 180)),
            (("link", 2, 260), ("source", 1, 160)),
            (("contact", 1, 200), ("tags", 1, 200)),
        ):
            holder = QWidget()
            line = Flow(holder, space="m")
            for key, share, least in names:
                line.add(field(self._labels[key], editors[key]), share, least)
            self.body.addWidget(holder)
        closing = QWidget()
        line = Flow(closing, space="m")
        line.add(self.has_closing)
        line.add(self.closes, 1, 160)
        self.body.addWidget(closing)
        self.body.addWidget(field(self._labels["notes"], self.notes))
        self.body.addLayout(self._warnings)
        self.body.addWidget(self.status_label)
        self.body.addStretch(1)
        self.finish(self.cancel, self.keep)

    def _connect(self) -> None:
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.reject)
        self.has_closing.toggled.connect(self.closes.setEnabled)
        self._pause.timeout.connect(self.show_warnings)
        for key in ("title", "employer", "link"):
            self.lines[key].textEdited.connect(lambda: self._pause.start())
        self.who.currentTextChanged.connect(lambda: self._pause.start())
        self.kind.activated.connect(lambda: self.show_warnings())

    def _load(self, name: str, kind: RecipientKind) -> None:
        known = self.before
        self.who.setCurrentText(name)
        self.kind.setCurrentIndex(self.kind.findData(kind.value))
        self.who.setEnabled(self._is_new)
        self.kind.setEnabled(self._is_new)
        for key, editor in self.lines.items():
            editor.setText(", ".join(known.tags) if key == "tags" else str(getattr(known, key)))
            editor.setCursorPosition(0)
        self.notes.setPlainText(known.notes)
        closing = QDate.fromString(known.closes, Qt.DateFormat.ISODate)
        self.has_closing.setChecked(closing.isValid())
        self.closes.setEnabled(closing.isValid())
        self.closes.setDate(closing if closing.isValid() else QDate.currentDate().addDays(14))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Add application") if self._is_new else self.tr("Edit application"))
        names = {
            "who": self.tr("Goes to"),
            "kind": self.tr("Recipient type"),
            "title": self.tr("Job title"),
            "employer": self.tr("Employer, if it goes to an agency or platform"),
            "place": self.tr("Place"),
            "pay": self.tr("Pay"),
            "link": self.tr("Link to the posting"),
            "source": self.tr("Where you found it"),
            "contact": self.tr("Contact person"),
            "tags": self.tr("Tags, separated by commas"),
            "closes": self.tr("Last day to apply"),
            "notes": self.tr("Notes on this job"),
        }
        editors: dict[str, QWidget] = {
            "who": self.who,
            "kind": self.kind,
            **self.lines,
            "closes": self.closes,
            "notes": self.notes,
        }
        for key, editor in editors.items():
            self._labels[key].setText(names[key])
            editor.setAccessibleName(names[key])
        self.has_closing.setText(names["closes"])
        for index, kind in enumerate(RecipientKind):
            self.kind.setItemText(index, vocabulary.recipient_kind(kind))
        self.keep.setText(self.tr("Add application") if self._is_new else self.tr("Save"))
        self.cancel.setText(self.tr("Cancel"))
        self.show_warnings()

    def written(self) -> JobDetails:
        """Return the details as they are typed now."""
        from app.services.application_details import split_tags

        texts = {key: editor.text() for key, editor in self.lines.items() if key != "tags"}
        closes = self.closes.date().toString(Qt.DateFormat.ISODate) if self.has_closing.isChecked() else ""
        tags = split_tags(self.lines["tags"].text())
        return replace(self.before, **texts, tags=tags, closes=closes, notes=self.notes.toPlainText())

    def show_warnings(self) -> None:
        """Show what speaks for a second look at the application as it is typed."""
        from app.services.application_warnings import warnings_of

        name = self.who.currentText().strip()
        known = self._session.vault.recipients.by_name(name) if name else None
        recipient = self._recipient or known or Recipient("", name, RecipientKind(self.kind.currentData()))
        found = warnings_of(self._session.vault, recipient, self.written(), self.application_id) if name else ()
        clear(self._warnings)
        for one in found[:4]:
            point = Point("warning", "warning")
            point.label.setText(warning_line(one))
            self._warnings.addWidget(point)
        self.fit()

    def _keep(self) -> None:
        try:
            if self._is_new:
                kind = RecipientKind(self.kind.currentData())
                self.application_id = self._service.add(self.who.currentText(), self.written(), kind)
            else:
                self.before = self._service.set(self.application_id, self.written())
        except AppError as error:
            self.status_label.refuse(error)
            return
        self.accept()
