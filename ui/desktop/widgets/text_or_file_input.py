"""Input for a text or a file: one big field, two buttons."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.desktop.shell.i18n import Translatable
from ui.desktop.theme.tokens import SPACE
from ui.desktop.widgets.basic import Button, Card, column
from ui.desktop.widgets.flow_layout import LEAD, Flow
from ui.desktop.widgets.safe_text import Text

SHOWN: Final = 200_000
"""Characters of a pasted text that are shown: laying out ten times as many Chinese ones stops the window for a second."""


class _Field(QPlainTextEdit):
    """`long_pasted` carries a text that is too long to be shown here."""

    long_pasted = Signal(str)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Show what was pasted, unless that would take long."""
        text = source.text()
        if len(text) > SHOWN:
            self.long_pasted.emit(text)
        else:
            super().insertFromMimeData(source)


class Intake(Translatable, QWidget):
    """`given` carries the pasted text; one too long to be shown is given at once. `sample` tries it with invented data."""

    given = Signal(str)
    file_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card(space="m")
        self.label, self.text, self.hint = Text(look="strong"), _Field(), Text(look="muted")
        self.go, self.file, self.sample = Button("primary", "arrow-right"), Button("", "folder"), Button("quiet")
        self.text.setTabChangesFocus(True)
        self.text.setAcceptDrops(False)
        self.text.setMinimumHeight(220)
        self.label.setBuddy(self.text)
        card.body.addWidget(self.label)
        card.body.addWidget(self.text, 1)
        buttons = QWidget()
        line = Flow(buttons, trailing=True)
        line.add(self.hint, 1, LEAD)
        for button in (self.sample, self.file, self.go):
            line.add(button)
        card.body.addWidget(buttons)
        self._line = column(self, space="l", margins=(0, 0, 0, SPACE["l"]))
        self._line.addWidget(card, 1)
        self.go.setEnabled(False)
        self.text.textChanged.connect(lambda: self.go.setEnabled(bool(self.text.toPlainText().strip())))
        self.go.clicked.connect(lambda: self.given.emit(self.text.toPlainText()))
        self.text.long_pasted.connect(self.given)
        self.file.clicked.connect(self.file_asked)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.go.click)

    def add(self, below: QWidget) -> None:
        """Add a widget below the field."""
        self._line.addWidget(below)
