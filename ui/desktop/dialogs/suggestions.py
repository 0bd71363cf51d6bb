"""A counsellor's suggestions: each beside the text it is for, accepted or declined by itself. Nothing else changes anything."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.caseload.shared_matter import STEP, MatterKind
from app.errors import AppError
from app.services.caseload_student_sharing import Decision, SharingService
from ui.desktop.dialogs.base import Dialog
from ui.desktop.models.matter_words import part_name
from ui.desktop.shell.date_formats import short
from ui.desktop.widgets.basic import Button, Card, clear, column
from ui.desktop.widgets.flow_layout import flow
from ui.desktop.widgets.safe_text import Text, one_line
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from app.caseload.shared_matter import Suggestion
    from ui.desktop.shell.session import Session


class SuggestionsDialog(Dialog):
    """Shows one answer. `accepts` and `declines` are the buttons by the number of the suggestion, of those still open."""

    def __init__(self, session: Session, answer_id: str, parent: QWidget | None = None) -> None:
        super().__init__(720, parent, height=480)
        self._service, self._answer_id = SharingService(session.vault), answer_id
        self.message, self.status_label, self.close_it = Text(), StatusLabel(), Button("primary")
        self._rows = column(space="m")
        self.accepts: dict[int, Button] = {}
        self.declines: dict[int, Button] = {}
        self.body.addWidget(self.message)
        self.body.addWidget(self.status_label)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self.finish(self.close_it)
        self.close_it.clicked.connect(self.accept)
        self.on_language_change(self.show_now)

    def show_now(self) -> None:
        """Show the suggestions, and what became of each."""
        received = self._service.answer(self._answer_id)
        self.setWindowTitle(self.tr("Suggestions"))
        self.close_it.setText(self.tr("Close"))
        self.message.setText(received.answer.message)
        self.message.setVisible(bool(received.answer.message.strip()))
        clear(self._rows)
        self.accepts.clear()
        self.declines.clear()
        is_draft = received.shared.label.kind is MatterKind.DRAFT
        for number, (one, decision) in enumerate(zip(received.answer.suggestions, received.decisions, strict=True)):
            self._rows.addWidget(self._card(number, one, decision, part_name(one.key, is_draft=is_draft)))
        self.fit()

    def _card(self, number: int, one: Suggestion, decision: Decision, name: str) -> Card:
        card = Card(space="s")
        head = name if not one.day else f"{name} · {short(one.day)}"
        card.body.addWidget(Text(head, "strong"))
        if one.key != STEP:
            card.body.addWidget(Text(self.tr("Now: {text}").format(text=one.before), "muted"))
        after = one.after or self.tr("(nothing: leave it out)")
        card.body.addWidget(Text(self.tr("Suggested: {text}").format(text=after)))
        if one.why:
            card.body.addWidget(Text(self.tr("Why: {text}").format(text=one.why), "caption"))
        if decision is not Decision.OPEN:
            told = self.tr("Accepted") if decision is Decision.ACCEPTED else self.tr("Declined")
            card.body.addWidget(Text(told, "caption"))
            return card
        accept, decline = Button("", "tick"), Button("", "close")
        for button, text, spoken, act in (
            (accept, self.tr("Accept"), self.tr("Accept: {name}"), self._service.accept),
            (decline, self.tr("Decline"), self.tr("Decline: {name}"), self._service.decline),
        ):
            button.setText(text)
            button.setAccessibleName(spoken.format(name=one_line(name)))
            button.clicked.connect(partial(self._decide, act, number))
        self.accepts[number], self.declines[number] = accept, decline
        card.body.addWidget(flow(accept, decline))
        return card

    def _decide(self, act: object, number: int, _checked: bool = False) -> None:
        assert callable(act)
        try:
            act(self._answer_id, number)
            self.status_label.show_text("")
        except AppError as error:
            self.status_label.refuse(error)
        self.show_now()
