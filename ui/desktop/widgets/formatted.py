"""Read-only text with struck, bold and muted words, for a résumé that was changed. Never markup: it is outside text."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QShowEvent, QTextCharFormat
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.desktop.shell.i18n import Translatable
from ui.desktop.theme.theme import theme


class FormattedView(Translatable, QTextEdit):
    """Drawn again when the language or the colours change, or what it shows; a subclass says what (`draw`). Out of sight it waits
    until somebody looks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waits = False
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setProperty("look", "reading")

    def follow(self) -> None:
        """Draw now and at every change of language or colours; call it once the subclass stands."""
        self.on_language_change(self.redraw)
        theme().follow(self.redraw)

    def redraw(self) -> None:
        """Draw the content again when it or its look changed."""
        self._waits = not self.isVisible()
        if not self._waits:
            self.draw()

    def toPlainText(self) -> str:
        """The text as it is now, also where nobody sees it."""
        if self._waits:
            self._waits = False
            self.draw()
        return super().toPlainText()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what changed meanwhile."""
        super().showEvent(event)
        if self._waits:
            self.redraw()

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
