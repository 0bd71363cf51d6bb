"""Fields of a form with their labels: short, long or a list of lines, with a "✓ is right" button for review."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from app.domain.address_order import country_code, country_name
from app.text.characters import has_han
from ui.desktop.models import field_names
from ui.desktop.models.resume_edit import PRESENT, FieldSpot, Shape, join_words, split_words
from ui.desktop.shell import date_formats
from ui.desktop.shell.i18n import Translatable, translations
from ui.desktop.widgets.basic import Button, column, row
from ui.desktop.widgets.safe_text import LiveText, Text, explain

MAX_ROWS: Final = 9
COUNTRY: Final = "country_code"
FORM_ROWS: Final = 60
"""A text of the résumé is as tall as it is long: to scroll inside of what scrolls loses the place. (Beyond this, it does.)"""
FRAME: Final = 28
"""Padding, border and document margin of a text editor, in pixels."""


WORDS_MIME: Final = "application/x-countermark-words"
"""Words of the imported file, marked on its page and dragged onto a field."""


class ShortText(QLineEdit):
    """A line of text that emits a signal when it gets the focus, and `given` with words that were dropped on it."""

    visited = Signal()
    given = Signal(str)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take marked words."""
        if not _takes_words(event):
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take marked words."""
        if not _takes_words(event):
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Emit the words that were dropped."""
        if _takes_words(event):
            self.given.emit(_words_of(event))
        else:
            super().dropEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Emit the signal."""
        super().focusInEvent(event)
        self.visited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo are the form's where nothing that was typed here is left for them."""
        if not _for_the_form(event, self.isUndoAvailable(), self.isRedoAvailable()):
            super().keyPressEvent(event)


class GrowingText(QPlainTextEdit):
    """A plain-text editor as tall as its text, within limits; Tab moves on instead of indenting.

    `given`: with words that were dropped on it. `left`: another window, or a dialog, has the focus now. Enter begins a line; `accepted`: Ctrl
    with Enter was pressed.
    """

    visited = Signal()
    given = Signal(str)
    left = Signal()
    accepted = Signal()

    def __init__(self, parent: QWidget | None = None, *, most: int = MAX_ROWS) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._most = most
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Emit the signal."""
        super().focusInEvent(event)
        self.visited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo are the form's where nothing that was typed here is left for them."""
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not event.isAutoRepeat():  # a held key is no look at the next one
                self.accepted.emit()
        elif not _for_the_form(event, self.document().isUndoAvailable(), self.document().isRedoAvailable()):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take marked words, and nothing else."""
        if not _takes_words(event):
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take marked words, and nothing else."""
        if not _takes_words(event):
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Emit the words that were dropped."""
        if _takes_words(event):
            self.given.emit(_words_of(event))
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Emit `left` when another window or a dialog gets the focus."""
        super().focusOutEvent(event)
        if event.reason() is Qt.FocusReason.ActiveWindowFocusReason:
            self.left.emit()

    def _fit(self) -> None:
        needed = int(self.document().size().height())
        fits = needed <= self._most
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
        self.setFixedHeight(min(max(needed, 2), self._most) * self.fontMetrics().lineSpacing() + FRAME)


def _takes_words(event: QDropEvent) -> bool:
    """Return True, and accept the event, if it brings marked words."""
    found = event.mimeData().hasFormat(WORDS_MIME)
    if found:
        event.acceptProposedAction()
    return found


def _words_of(event: QDropEvent) -> str:
    return bytes(event.mimeData().data(WORDS_MIME).data()).decode("utf-8", "replace")


def _for_the_form(event: QKeyEvent, can_undo: bool, can_redo: bool) -> bool:
    undo, redo = map(event.matches, (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo))
    given_on = (undo and not can_undo) or (redo and not can_redo)
    if given_on:
        event.ignore()
    return given_on


class FieldBox(Translatable, QWidget):
    """A label above an editor. `edited` carries the new text, `visited` is emitted when it gets the focus, `left` when a line that
    was changed is left; what may be wrong with it is said below it (`doubt`), and nothing else happens.

    A date is shown in the window's language and stored as ISO 8601, a country by its name and stored as its code.
    """

    edited = Signal(object, str)
    left = Signal(object)
    visited = Signal(object)
    confirmed = Signal(object)
    taken = Signal(object)

    def __init__(self, spot: FieldSpot, section: str, text: str, *, to_confirm: bool = False) -> None:
        super().__init__()
        self.spot = spot
        self.text = text
        self.waiting = to_confirm
        self._entry = self._ended = ""
        self.label = Text(look="caption", wrap=False)
        tall = spot.shape in (Shape.LONG, Shape.LINES)
        self.editor: ShortText | GrowingText = GrowingText(most=FORM_ROWS) if tall else ShortText()
        self.going_on: QCheckBox | None = QCheckBox() if spot.name == "end" else None
        self._show(text)
        self.confirm: Button | None = None
        self.problem: LiveText | None = None
        self.offered: Button | None = None
        self._doubt: Callable[[], str] = str
        line = self._lines = column(self, space="xs")
        line.addWidget(self.label)
        across = row(space="xs")
        across.addWidget(self.editor, 1)
        line.addLayout(across)
        if self.going_on is not None:
            line.addWidget(self.going_on)
            self.bind_text(self._name_box, lambda: field_names.still_work_here(section))
            self.going_on.toggled.connect(self._say_going_on)
            self.going_on.clicked.connect(lambda: self.visited.emit(self.spot))
        if to_confirm:
            self.confirm = Button("confirm", "tick")
            across.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignTop)
            self.bind_text(partial(explain, self.confirm), lambda: self.tr("This is right"))
            self.confirm.clicked.connect(self._confirm)
            entered = self.editor.accepted if isinstance(self.editor, GrowingText) else self.editor.returnPressed
            entered.connect(self._confirm)
        self.bind_text(self._name, lambda: field_names.field(section, spot.name))
        self.label.setBuddy(self.editor)
        self.editor.setProperty("attention", self.waiting)
        self.editor.textChanged.connect(self._changed)
        self.editor.visited.connect(lambda: self.visited.emit(self.spot))
        self.editor.given.connect(self.take)
        if isinstance(self.editor, ShortText):
            if self._is_rewritten:
                self.editor.editingFinished.connect(self._rewrite)
                self.on_language_change(self._rewrite)
            self.editor.editingFinished.connect(lambda: self.left.emit(self.spot))

    def replace(self, text: str) -> None:
        """Show another text without reporting an edit."""
        self.text = text
        self.withdraw()
        with QSignalBlocker(self.editor):
            self._show(text)

    def forget_typing(self) -> None:
        """Forget what could be undone or redone in the editor alone: an older or newer state of the whole is shown now."""
        editor = self.editor
        with QSignalBlocker(editor):
            if isinstance(editor, GrowingText):
                editor.document().clearUndoRedoStacks()
            elif editor.isUndoAvailable() or editor.isRedoAvailable():
                at = editor.cursorPosition()
                editor.setText(editor.text())
                editor.setCursorPosition(at)

    @property
    def doubted(self) -> bool:
        """Return True if something is said about its text."""
        return self.problem is not None and not self.problem.isHidden()

    def doubt(self, text: Callable[[], str] | None) -> None:
        """Say below the editor what may be wrong with its text (None: nothing is)."""
        self._doubt = text or str
        if self.problem is None:
            if text is None:
                return
            self.problem = LiveText(look="caption")
            self.problem.set_tone("warning")
            self.problem.hide()
            self._lines.addWidget(self.problem)
            self.bind_text(self.problem.setText, lambda: self._doubt())
            self.on_language_change(self._ask)
        self.problem.setText(self._doubt())
        self.problem.setVisible(text is not None)
        self._ask()

    def offer(self, text: Callable[[], str], act: Callable[[], object]) -> None:
        """Show a button below the editor that does something with what was typed, until it is pressed or the text changes."""
        self.withdraw()
        self.offered = Button("quiet")
        self.offered.set_text(text)
        self.offered.clicked.connect(self.withdraw)
        self.offered.clicked.connect(act)
        self._lines.addWidget(self.offered, 0, Qt.AlignmentFlag.AlignLeft)

    def withdraw(self) -> None:
        """Take back what is offered."""
        gone, self.offered = self.offered, None
        if gone is not None:
            gone.hide()
            gone.deleteLater()

    @property
    def is_replaced_only(self) -> bool:
        """Return True if the field holds a date or a country already: one value, beside which no other fits."""
        return self._is_rewritten and bool(self.text.strip())

    def add(self, words: str) -> None:
        """Put words of the file here beside what the field holds: nothing is replaced."""
        known = self.text.strip()
        if known and self.spot.shape not in (Shape.LINES, Shape.LONG, Shape.WORDS):
            joint = " " if known[-1] in ",;:，；：、" or has_han(known[-1]) else ", "
            words = f"{known}{joint}{words}"
        self.take(words)

    def take(self, words: str) -> None:
        """Put words of the file here, as if they had been typed: a list or a long text grows, everything else is replaced."""
        if not words:
            return
        known = self.text.strip() if self.spot.shape in (Shape.LINES, Shape.LONG, Shape.WORDS) else ""
        if self.spot.shape is Shape.WORDS and known:
            words = join_words((*split_words(known), words))
        elif known:
            words = f"{known}\n{words}"
        self.visited.emit(self.spot)
        if isinstance(self.editor, QLineEdit):
            self.editor.setText(words)
            if self._is_rewritten:
                self._rewrite()
        else:
            self.editor.setPlainText(words)
        if self.waiting:  # the words were the same: they are right
            self._changed()

    @property
    def _is_rewritten(self) -> bool:
        """Return True for dates and countries, which are shown in the window's language."""
        return self.spot.shape is Shape.DATE or self.spot.name == COUNTRY

    @property
    def caret(self) -> tuple[int, int]:
        """Return the line and the offset (in code points) at which the cursor is."""
        if isinstance(self.editor, QLineEdit):
            return 0, len(
                self.editor.text().encode("utf-16-le")[: 2 * self.editor.cursorPosition()].decode("utf-16-le", "ignore")
            )
        before = (
            self.editor.toPlainText()
            .encode("utf-16-le")[: 2 * self.editor.textCursor().position()]
            .decode("utf-16-le", "ignore")
        )
        return before.count("\n"), len(before)

    def belong(self, entry: str) -> None:
        """Add the entry's title to the accessible name."""
        self._entry = entry
        self._name(self.label.text())

    def _name(self, name: str) -> None:
        self.label.setText(name)
        if self._entry:
            name = self.tr("{field}, {entry}").format(field=name, entry=self._entry)
        for part in (self.editor, self.label):  # some ask the field for its name, others the label beside it
            part.setAccessibleName(name)
        if self.confirm is not None:
            self.confirm.setAccessibleName(self.tr("{field}: this is right").format(field=name))
        self._ask()

    def _name_box(self, name: str) -> None:
        if self.going_on is not None:
            self.going_on.setText(name)

    def _say_going_on(self, on: bool) -> None:
        """The box was ticked or cleared: an end and "until now" exclude each other; the end comes back when it is cleared."""
        self._settle()
        if on != (self.text == PRESENT):
            ended, self._ended = self._ended, self.text if on else ""
            self.replace(PRESENT if on else ended)
            self.edited.emit(self.spot, self.text)

    def _ask(self) -> None:
        """Describe the meaning of the colour in words for screen readers."""
        asked = self.tr("Read from your file: check that it is right.") if self.waiting else self._doubt()
        self.editor.setAccessibleDescription(asked)

    def _show(self, text: str) -> None:
        if self.going_on is not None:
            with QSignalBlocker(self.going_on):
                self.going_on.setChecked(text == PRESENT)
            text = "" if text == PRESENT else text
        if isinstance(self.editor, QLineEdit):
            self.editor.setText(self._written(text))
            self.editor.setCursorPosition(0)
        else:
            self.editor.setPlainText(text)

    def _changed(self) -> None:
        self._settle()
        self.withdraw()
        self.text = self._read(self.editor.text() if isinstance(self.editor, QLineEdit) else self.editor.toPlainText())
        if self.going_on is not None:
            with QSignalBlocker(self.going_on):
                self.going_on.setChecked(self.text == PRESENT)
        self.edited.emit(self.spot, self.text)

    def _written(self, text: str) -> str:
        """Return what is shown for a stored value."""
        if self.spot.name == COUNTRY:
            return country_name(text, translations().language.startswith("zh"))
        return date_formats.format_partial_day(text) if self.spot.shape is Shape.DATE else text

    def _read(self, typed: str) -> str:
        """Return the value stored for what was typed."""
        if self.spot.name == COUNTRY:
            return country_code(typed)
        if self.spot.shape is not Shape.DATE:
            return typed
        return (
            PRESENT
            if self.spot.name == "end" and date_formats.means_present(typed)
            else date_formats.parse_partial_day(typed)
        )

    def _rewrite(self) -> None:
        """The person left a date or a country, or the language changed: show what was understood."""
        shown = "" if self.going_on is not None and self.text == PRESENT else self._written(self.text)
        if isinstance(self.editor, QLineEdit) and self.editor.text() != shown:
            self.replace(self.text)

    def _confirm(self) -> None:
        """The text is right, as it was read or as it was just corrected."""
        self._settle()
        self.confirmed.emit(self.spot)

    def _settle(self) -> None:
        if self.waiting:
            self.waiting = False
            if self.confirm is not None:
                self.confirm.hide()
            self._attend()

    def _attend(self) -> None:
        self._ask()
        self.editor.setProperty("attention", self.waiting)
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
