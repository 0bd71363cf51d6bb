"""Read-only text from outside with places marked in it (source of an import, posting, leaked text)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from ui.desktop.theme.theme import theme


@dataclass(frozen=True, slots=True)
class TextMark:
    """A span of the text (offsets in code points) in a colour role of the tokens; `strong` spans get an underline."""

    start: int
    end: int
    role: str = "highlight"
    strong: bool = False


class MarkedTextView(QPlainTextEdit):
    """Shows untrusted text as text and marks spans of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setProperty("look", "reading")
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self._marks: tuple[TextMark, ...] = ()
        self._text = ""
        theme().follow(self._draw)

    def set_untrusted(self, untrusted_text: str, marks: Sequence[TextMark] = ()) -> None:
        """Show another text."""
        self._text = untrusted_text
        self.setPlainText(untrusted_text)
        self.set_marks(marks)

    def set_marks(self, marks: Sequence[TextMark]) -> None:
        """Mark other spans."""
        self._marks = tuple(marks)
        self._draw()

    def reveal(self, mark: TextMark) -> None:
        """Scroll to a span."""
        self.setTextCursor(self._cursor(mark.end, mark.end))
        self.setTextCursor(self._cursor(mark.start, mark.start))
        self.centerCursor()

    def _draw(self) -> None:
        selections = []
        for mark in self._marks:
            selection = QTextEdit.ExtraSelection()
            look = QTextCharFormat()
            look.setBackground(QColor(getattr(theme().colours, mark.role)))
            look.setForeground(QColor(theme().colours.text))
            if mark.strong:
                look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            selection.format = look
            selection.cursor = self._cursor(mark.start, mark.end)
            selections.append(selection)
        self.setExtraSelections(selections)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._units(start))
        cursor.setPosition(self._units(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _units(self, offset: int) -> int:
        """Code points → UTF-16 units of Qt; a CR LF pair is one character in the document."""
        before = self._text[: max(0, offset)]
        units = len(before) + sum(ord(char) > 0xFFFF for char in before) - before.count("\r\n")
        return min(units, self.document().characterCount() - 1)
