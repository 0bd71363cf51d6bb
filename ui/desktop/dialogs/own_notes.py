"""All of the person's own notes about employers and recruiters, and where each was met again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.own_notes import NoteKind, OwnNote, Sighting, SightingKind
from ui.desktop.dialogs.base import Dialog
from ui.desktop.dialogs.own_note import OwnNoteDialog
from ui.desktop.shell.date_formats import day_of
from ui.desktop.widgets.basic import Button, Card, clear, column
from ui.desktop.widgets.flow_layout import flow, row_with_buttons
from ui.desktop.widgets.safe_text import ElidedLabel, Text, one_line

if TYPE_CHECKING:
    from app.services.own_notes import OwnNoteService
    from ui.desktop.shell.session import Session

SHOWN = 5
"""Places where one was met again that are listed, the latest first."""


class OwnNotesDialog(Dialog):
    """Lists the notes; each can be edited and deleted. `check_asked` and `incident_asked` carry the record to open, after which it is closed."""

    check_asked = Signal(str)
    incident_asked = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None, note_id: str = "") -> None:
        super().__init__(720, parent, height=480)
        self._service: OwnNoteService = session.own_notes
        self._first, self._deleted = note_id, list[OwnNote]()
        self.hint, self.none, self._rows = Text(look="muted"), Text(look="muted"), column(space="m")
        self.add, self.undo, self.close_it = Button("", "plus"), Button("quiet", "undo"), Button("primary")
        self.body.addWidget(self.hint)
        self.body.addWidget(self.none)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self.finish(self.close_it, lead=flow(self.add, self.undo))
        self.undo.hide()
        self.on_language_change(self._retranslate)
        self.add.clicked.connect(lambda: self.edit(OwnNote(NoteKind.EMPLOYER, "")))
        self.undo.clicked.connect(self._restore)
        self.close_it.clicked.connect(self.accept)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("My notes on employers and recruiters"))
        self.hint.setText(self.tr("Only you can see them. You are told when somebody from this list turns up again."))
        self.none.setText(self.tr("No notes yet."))
        self.add.setText(self.tr("New note…"))
        self.undo.setText(self.tr("Undo the deletion"))
        self.close_it.setText(self.tr("Close"))
        self._list()

    def _list(self) -> None:
        clear(self._rows)
        notes = sorted(self._service.all(), key=lambda one: one.id != self._first)
        self.none.setVisible(not notes)
        for note in notes:
            self._rows.addWidget(self._card(note))

    def _card(self, note: OwnNote) -> Card:
        card, title = Card(space="s"), one_line(note.title)
        edit, remove = Button("icon", "edit"), Button("icon", "trash")
        edit.name(self.tr("Edit the note about {name}").format(name=title))
        remove.name(self.tr("Delete the note about {name}").format(name=title))
        edit.clicked.connect(partial(self.edit, note))
        remove.clicked.connect(partial(self._delete, note))
        card.body.addWidget(row_with_buttons(ElidedLabel(title, "strong"), edit, remove))
        day = self.tr("Noted on {day}").format(day=day_of(note.changed))
        told = self.tr("To avoid · {day}").format(day=day) if note.avoid else day
        contacts = " · ".join(map(one_line, (*note.phones, *note.mails, *note.accounts)))
        for text, look in ((note.text, "body"), (contacts if note.name else "", "caption"), (told, "caption")):
            if text:
                card.body.addWidget(Text(text, look) if look != "body" else Text(text))
        for met in note.met[: -SHOWN - 1 : -1]:
            card.body.addWidget(self._sighting(met), 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _sighting(self, met: Sighting) -> Button:
        look = Button("quiet", "check" if met.kind is SightingKind.CHECK else "leaks")
        told = self.tr("Met again on {day}: {title}").format(day=day_of(met.day), title=one_line(met.title))
        look.setText(told if len(told) <= 70 else f"{told[:69]}…")
        look.clicked.connect(partial(self._open, met))
        return look

    def _open(self, met: Sighting) -> None:
        self.accept()
        (self.check_asked if met.kind is SightingKind.CHECK else self.incident_asked).emit(met.id)

    def edit(self, note: OwnNote) -> None:
        """Open a note, or a new one, to be changed."""
        if OwnNoteDialog(note, self._service.keep, self).exec() == OwnNoteDialog.DialogCode.Accepted:
            self._list()
            self.fit()

    def _delete(self, note: OwnNote) -> None:
        self._deleted.append(self._service.discard(note.id))
        self._list()
        self.undo.show()
        self.undo.setFocus()

    def _restore(self) -> None:
        self._service.restore(self._deleted.pop())
        self.undo.setVisible(bool(self._deleted))
        self._list()
