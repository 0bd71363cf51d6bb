"""Letters to one recipient so far: mark as sent, record the answer, write the one that follows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.letters.deadlines import is_unanswered
from app.letters.model import Answer, Letter, LetterKind
from ui.desktop.models.letter_words import answer_name, letter_kind_name, letter_line
from ui.desktop.shell.i18n import Translatable
from ui.desktop.widgets.basic import Button, clear, column
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.flow_layout import row_with_buttons
from ui.desktop.widgets.safe_text import Text

SHOWN: Final = 3
"""Letters shown, the latest ones."""


class LetterList(Translatable, QWidget):
    """The letters; signals carry the letter's id: `sent`, `answered` with the answer, `next_asked` with the kind, `discarded`, `words_asked` (of the answer)."""

    sent = Signal(str)
    answered = Signal(str, str)
    next_asked = Signal(str, str)
    discarded = Signal(str)
    words_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters: Sequence[tuple[Letter, LetterKind | None]] = ()
        self._today = ""
        self.title, self._lines = Text(look="strong"), column(space="s")
        body = column(self, space="s")
        body.addWidget(self.title)
        body.addLayout(self._lines)
        self.title.set_text(lambda: self.tr("Letters so far"))
        self.on_language_change(self._fill)

    def show_letters(self, letters: Sequence[tuple[Letter, LetterKind | None]], today: str) -> None:
        """Show letters with the kind that may follow each, the latest first."""
        self._letters, self._today = tuple(reversed(letters))[:SHOWN], today
        self.setVisible(bool(letters))
        self._fill()

    def _fill(self) -> None:
        clear(self._lines)
        for letter, follows in self._letters:
            overdue = is_unanswered(letter, self._today)
            parts = self._answer_parts(letter, follows) if letter.sent else self._draft_parts(letter)
            self._lines.addWidget(row_with_buttons(Text(letter_line(letter, overdue=overdue)), *parts, space="s"))

    def _draft_parts(self, letter: Letter) -> list[QWidget]:
        sent, discard = Button("", "tick"), Button("quiet", "trash")
        sent.setText(self.tr("Mark as sent today"))
        sent.clicked.connect(partial(self.sent.emit, letter.id))
        discard.setText(self.tr("Discard"))
        discard.clicked.connect(partial(self.discarded.emit, letter.id))
        return [sent, discard]

    def _answer_parts(self, letter: Letter, follows: LetterKind | None) -> list[QWidget]:
        choice = ComboBox()
        choice.addItem(self.tr("Record the answer…"), "")
        for answer in Answer:
            choice.addItem(answer_name(answer), answer.value)
        choice.setAccessibleName(self.tr("Record the answer…"))
        if letter.answer is not None:
            choice.setCurrentIndex(choice.findData(letter.answer.value))
        choice.activated.connect(partial(self._answer, letter.id, choice))
        parts: list[QWidget] = [choice]
        if letter.answer is not None:
            reply = Button("quiet", "edit")
            reply.setText(self.tr("Their words…"))
            reply.clicked.connect(partial(self.words_asked.emit, letter.id))
            parts.append(reply)
        if follows is not None:
            button = Button("", "arrow-right")
            button.setText(self.tr("Next letter: {kind}").format(kind=letter_kind_name(follows)))
            button.clicked.connect(partial(self.next_asked.emit, letter.id, follows.value))
            parts.append(button)
        return parts

    def _answer(self, letter_id: str, choice: ComboBox, _index: int) -> None:
        if answer := str(choice.currentData()):
            self.answered.emit(letter_id, answer)
