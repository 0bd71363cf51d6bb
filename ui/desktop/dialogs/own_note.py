"""One of the person's own notes about an employer or a recruiter. Stores nothing: `note` holds the result."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.domain.own_notes import NoteKind, OwnNote
from app.errors import AppError
from ui.desktop.dialogs.base import Dialog
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.flow_layout import Flow, field
from ui.desktop.widgets.form_fields import GrowingText
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.status_label import StatusLabel

_BETWEEN: Final = re.compile(r"[,;，；、]")


class OwnNoteDialog(Dialog):
    """Asks for a note, beginning with `proposed`. `keep` stores it and raises an `AppError` for what cannot be stored; then the dialog stays."""

    def __init__(self, proposed: OwnNote, keep: Callable[[OwnNote], OwnNote], parent: QWidget | None = None) -> None:
        super().__init__(620, parent)
        self.note, self._store = proposed, keep
        self.hint, self.status_label = Text(look="muted"), StatusLabel("warning")
        self.kind, self.name, self.text = ComboBox(), QLineEdit(proposed.name), GrowingText()
        self.phones, self.mails, self.accounts = (
            QLineEdit(", ".join(found)) for found in (proposed.phones, proposed.mails, proposed.accounts)
        )
        self.avoid = QCheckBox()
        self.keep, self.close_it = Button("primary", "tick"), Button()
        self._labels = [Text(look="caption") for _ in range(6)]
        for kind in NoteKind:
            self.kind.addItem("", kind.value)
        self.kind.setCurrentIndex(self.kind.findData(proposed.kind.value))
        self.text.setPlainText(proposed.text)
        self.text.document().setModified(False)
        self.avoid.setChecked(proposed.avoid)
        self._build_layout()
        self.on_language_change(self._retranslate)
        self.keep.clicked.connect(self._keep)
        self.close_it.clicked.connect(self.reject)
        (self.text if proposed.title else self.name).setFocus()

    def _build_layout(self) -> None:
        head, contacts = QWidget(), QWidget()
        line = Flow(head, space="l")
        line.add(field(self._labels[0], self.kind), 1, 160)
        line.add(field(self._labels[1], self.name), 2, 240)
        line = Flow(contacts, space="l")
        for label, editor in zip(self._labels[2:5], (self.phones, self.mails, self.accounts), strict=True):
            line.add(field(label, editor), 1, 170)
        for part in (self.hint, head, contacts, self.avoid, field(self._labels[5], self.text), self.status_label):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.finish(self.close_it, self.keep)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("My note"))
        self.hint.setText(
            self.tr(
                "Only you can see this. It is saved in your vault and its backups, and never printed, sent or put into an evidence pack."
            )
        )
        names = (
            self.tr("About"),
            self.tr("Name"),
            self.tr("Telephone"),
            self.tr("E-mail"),
            self.tr("WeChat, QQ, Telegram"),
            self.tr("What I want to remember"),
        )
        editors = (self.kind, self.name, self.phones, self.mails, self.accounts, self.text)
        for label, name, editor in zip(self._labels, names, editors, strict=True):
            label.setText(name)
            editor.setAccessibleName(name)
        for kind, name in ((NoteKind.EMPLOYER, self.tr("An employer")), (NoteKind.RECRUITER, self.tr("A recruiter"))):
            self.kind.setItemText(self.kind.findData(kind.value), name)
        self.avoid.setText(self.tr("Avoid: warn me when they turn up again"))
        self.keep.setText(self.tr("Save note"))
        self.close_it.setText(self.tr("Cancel"))

    def said(self) -> OwnNote:
        """Return the note in the fields; several numbers or addresses are parted by commas."""
        phones, mails, accounts = (
            tuple(part.strip() for part in _BETWEEN.split(editor.text()) if part.strip())
            for editor in (self.phones, self.mails, self.accounts)
        )
        return replace(
            self.note,
            kind=NoteKind(self.kind.currentData()),
            name=self.name.text(),
            text=self.text.toPlainText(),
            avoid=self.avoid.isChecked(),
            phones=phones,
            mails=mails,
            accounts=accounts,
        )

    def _keep(self) -> None:
        try:
            self.note = self._store(self.said())
        except AppError as error:
            self.status_label.refuse(error)
            self.name.setFocus()
            return
        self.accept()
