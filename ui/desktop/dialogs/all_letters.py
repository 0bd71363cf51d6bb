"""Everybody that letters were written to, those whose answer is overdue first; from here each answer is recorded."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.clock import local_day
from app.domain.copies import Recipient
from app.letters.deadlines import is_overdue
from app.letters.model import Letter
from app.services.letters import LetterService
from ui.desktop.dialogs.base import Dialog
from ui.desktop.models.letter_words import letter_line
from ui.desktop.widgets.basic import Button, clear, column
from ui.desktop.widgets.flow_layout import row_with_buttons
from ui.desktop.widgets.safe_text import ElidedLabel, Text, one_line

if TYPE_CHECKING:
    from ui.desktop.shell.session import Session


class LettersDialog(Dialog):
    """Lists recipients with their latest letter; `open_one` shows the letters to one of them."""

    def __init__(
        self, session: Session, open_one: Callable[[Recipient], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(680, parent, height=320)
        self._session, self._open_one = session, open_one
        self.hint, self._rows, self.close_it = Text(look="muted"), column(space="s"), Button("primary")
        self.body.addWidget(self.hint)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self.finish(self.close_it)
        self.on_language_change(self._retranslate)
        self.close_it.clicked.connect(self.accept)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Letters and answers"))
        self.close_it.setText(self.tr("Close"))
        latest = self._latest()
        self.hint.setText(
            self.tr("Open a recipient to record what they answered, or to write the letter that follows.")
            if latest
            else self.tr("No letter was written yet. Open a recipient under Applications and choose “Write a letter…”.")
        )
        clear(self._rows)
        today = local_day(self._session.clock())
        for recipient, letter in latest:
            name, look = one_line(recipient.name), Button("", "mail")
            look.setText(self.tr("Open"))
            look.setAccessibleName(self.tr("Letters to {name}").format(name=name))
            look.clicked.connect(partial(self._open, recipient))
            holder = QWidget()
            texts = column(holder, space="xs")
            texts.addWidget(ElidedLabel(name, "strong"))
            texts.addWidget(Text(letter_line(letter, overdue=is_overdue(letter, today)), "caption"))
            self._rows.addWidget(row_with_buttons(holder, look))

    def _latest(self) -> list[tuple[Recipient, Letter]]:
        """Return each recipient with the latest letter, those whose answer is overdue first."""
        letters = {one.recipient_id: one for one in LetterService(self._session.vault, self._session.clock).all()}
        known = ((self._session.vault.recipients.get(key), one) for key, one in letters.items())
        today = local_day(self._session.clock())
        found = [(recipient, one) for recipient, one in known if recipient is not None]
        return sorted(found, key=lambda pair: (not is_overdue(pair[1], today), pair[0].name))

    def _open(self, recipient: Recipient) -> None:
        self._open_one(recipient)
        self._retranslate()
