"""Read-only text with struck, bold and muted words, for a résumé that was changed. Never markup: it is outside text."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QTextCharFormat
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.desktop.i18n import Spoken
from ui.desktop.theme import theme


class Formatted(Spoken, QTextEdit):
    """Drawn again when the language or the colours change; a subclass says what (`draw`)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setProperty("look", "reading")

    def follow(self) -> None:
        """Draw now and at every change of language or colours; call it once the subclass stands."""
        self.on_language(self.draw)
        theme().follow(self.draw)

    def draw(self) -> None:
        """Write the text anew."""
        raise NotImplementedError


def text_look(*, struck: bool = False, bold: bool = False, muted: bool = False) -> QTextCharFormat:
    """How taken-out, new and explaining words look."""
    look, colours = QTextCharFormat(), theme().colours
    look.setForeground(QColor(colours.critical if struck else colours.muted if muted else colours.text))
    look.setFontStrikeOut(struck)
    if bold:
        look.setFontWeight(QFont.Weight.Bold)
    return look
