"""The reasons why a copy was refused, each with its words marked and the ways on: withhold, replace, keep knowingly."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from app.domain.policy import WordAction, WordChoice
from app.text.exact_words import exact_spans
from ui.desktop.models.question_texts import Question
from ui.desktop.shell.i18n import Translatable, translations
from ui.desktop.widgets.basic import Button, TintedBlock, clear, column
from ui.desktop.widgets.flow_layout import flow, row_with_buttons
from ui.desktop.widgets.form_fields import FRAME, ShortText
from ui.desktop.widgets.formatted_text import FormattedView, text_look
from ui.desktop.widgets.safe_text import LiveText, Text, one_line

if TYPE_CHECKING:
    from app.domain.resume import Resume
    from app.services.copies import CopyRefused
    from app.services.verifier_feedback import Refusal

SHOWN: Final = 2
"""Reasons that are listed at once; the next follow as these are settled."""
_AROUND: Final = 70
"""Characters of the field shown on either side of the words."""


class MarkedWords(FormattedView):
    """A part of a field with the words bold."""

    def __init__(self, untrusted_text: str, words: str) -> None:
        super().__init__()
        self._untrusted, self._marked = untrusted_text, words
        self.setFixedHeight(2 * self.fontMetrics().lineSpacing() + FRAME)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(untrusted_text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.follow()

    def draw(self) -> None:
        """Write the text."""
        self.clear()
        cursor, text = QTextCursor(self.document()), self._untrusted
        start, end = next(iter(exact_spans(text, self._marked)), (0, 0))
        before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
        cursor.insertText(("…" if start > _AROUND else "") + one_line(before), text_look(muted=True))
        cursor.insertText((" " if before.endswith(" ") else "") + one_line(text[start:end]), text_look(bold=True))
        cursor.insertText((" " if after.startswith(" ") else "") + one_line(after), text_look(muted=True))


class RefusedWords(Translatable, TintedBlock):
    """Hidden when there is nothing in the way. `chosen` carries the person's choice (a `WordChoice`)."""

    chosen = Signal(object)

    def __init__(self, ask: Callable[[Question], bool], parent: QWidget | None = None) -> None:
        super().__init__("warning", parent)
        self._ask = ask
        self._refused: tuple[Refusal, ...] = ()
        self._resume: Resume | None = None
        self.title, self.more, self._list = LiveText(look="strong"), Text(look="muted"), QWidget()
        self._rows = column(self._list, space="m")
        for part in (self.title, self._list, self.more):
            self.body.addWidget(part)
        self.hide()
        self.on_language_change(self._build)

    def show_refused(self, refused: CopyRefused | None) -> None:
        """List the reasons of a refusal; None clears the list."""
        self._refused = refused.refused if refused else ()
        self._resume = refused.master if refused else None
        self._build()

    def _build(self) -> None:
        clear(self._rows)
        self.setVisible(bool(self._refused))
        if not self._refused:
            return
        self.title.setText(self.tr("No copy was saved. Decide what to do with these words."))
        for refusal in self._refused[:SHOWN]:
            self._rows.addWidget(self._row(refusal))
        hidden = len(self._refused) - SHOWN
        self.more.setText(self.tr("More: {count}").format(count=hidden))
        self.more.setVisible(hidden > 0)

    def _row(self, refusal: Refusal) -> QWidget:
        from app.services.refusal_texts import refusal_sentence

        assert self._resume is not None
        holder = QWidget()
        line = column(holder, space="xs")
        buttons = [self._button(refusal, way, holder) for way in refusal.ways]
        sentence = Text(refusal_sentence(refusal, self._resume, translations().language))
        line.addWidget(sentence)
        if refusal.context:
            line.addWidget(MarkedWords(refusal.context, refusal.text))
        line.addWidget(flow(*buttons))
        return holder

    def _button(self, refusal: Refusal, way: WordAction, row: QWidget) -> Button:
        button = Button("" if way is refusal.suggestion else "quiet")
        texts = {
            WordAction.WITHHOLD: self.tr("Withhold here"),
            WordAction.REPLACE: self.tr("Replace…"),
            WordAction.KEEP: self.tr("Keep anyway"),
        }
        button.setText(texts[way])
        button.setAccessibleName(f"{texts[way]}: {one_line(refusal.text)}")
        button.setProperty("way", way.value)
        if way is WordAction.WITHHOLD:
            button.clicked.connect(partial(self._choose, refusal, way))
        elif way is WordAction.KEEP:
            button.clicked.connect(partial(self._keep, refusal))
        else:
            button.clicked.connect(partial(self._replace, refusal, row))
        return button

    def _keep(self, refusal: Refusal, _checked: bool = False) -> None:
        from app.services.refusal_texts import kind_name

        what = kind_name(refusal, translations().language)
        text = self.tr("The recipient will see {what}. The ledger records this.").format(what=what)
        words = one_line(refusal.text)
        question = Question(
            lambda: self.tr("Keep “{words}” in this copy?").format(words=words),
            lambda: text,
            lambda: self.tr("Keep"),
            lambda: self.tr("Remove"),
        )
        if self._ask(question):
            self._choose(refusal, WordAction.KEEP)

    def _replace(self, refusal: Refusal, row: QWidget, _checked: bool = False) -> None:
        """Let the person write what stands there instead, below the words."""
        if existing := row.findChild(ShortText):
            existing.setFocus()
            return
        line, use = ShortText(), Button()
        line.setText(refusal.text)
        line.setAccessibleName(self.tr("Write instead"))
        use.setText(self.tr("Use this text"))
        use.clicked.connect(lambda: self._choose(refusal, WordAction.REPLACE, line.text().strip()))
        line.returnPressed.connect(use.click)
        layout = row.layout()
        assert layout is not None
        layout.addWidget(row_with_buttons(line, use, space="s"))
        line.setFocus()
        line.selectAll()

    def _choose(self, refusal: Refusal, way: WordAction, instead: object = "") -> None:
        replacement = instead if isinstance(instead, str) else ""
        if way is WordAction.REPLACE and replacement in ("", refusal.text):
            return
        self._refused = tuple(one for one in self._refused if one is not refusal)
        self._build()
        self.chosen.emit(WordChoice(refusal.field, refusal.text, way, replacement, refusal.kind))
