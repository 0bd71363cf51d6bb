"""Read-only text with struck, bold and muted words, for a résumé that was changed. Never markup: it is outside text."""

from __future__ import annotations

import functools

from PySide6.QtGui import QColor, QFont, QShowEvent, QTextCharFormat
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.desktop.shell.i18n import Translatable
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import Colours


class FormattedView(Translatable, QTextEdit):
    """Rich text drawn again when language, colours or content change; a subclass implements `draw`.

    While hidden it waits until it is shown.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waits = False
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setProperty("look", "reading")

    def follow(self) -> None:
        """Draw now and at every change of language or colours; call it at the end of the subclass's constructor."""
        self.on_language_change(self.redraw)
        theme().follow(self.redraw)

    def redraw(self) -> None:
        """Draw the content again when it or its look changed."""
        self._waits = not self.isVisible()
        if not self._waits:
            self.draw()

    def toPlainText(self) -> str:
        """Return the text as it is now, also while hidden."""
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
        """Write the text."""
        raise NotImplementedError


def text_look(*, struck: bool = False, bold: bool = False, muted: bool = False) -> QTextCharFormat:
    """Return the formats of removed, new and explaining words."""
    return _text_look(theme().colours, struck=struck, bold=bold, muted=muted)


@functools.cache
def _text_look(colours: Colours, *, struck: bool, bold: bool, muted: bool) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(colours.critical if struck else colours.muted if muted else colours.text))
    look.setFontStrikeOut(struck)
    if bold:
        look.setFontWeight(QFont.Weight.Bold)
    return look
