"""What every question before a network request looks like: to whom, what is sent, what they learn. "No" is the default."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QDialog, QWidget

from ui.desktop.i18n import Spoken
from ui.desktop.icons import Glyph
from ui.desktop.safe_text import Text
from ui.desktop.tokens import SPACE
from ui.desktop.widgets.basic import Button, Card, column, row
from ui.desktop.widgets.reading import Reading


class RequestDialog(Spoken, QDialog):
    """Accepted only by its own button; Escape and closing refuse. A subclass adds its facts and says its question."""

    def __init__(self, untrusted_request: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(560)
        self.yes, self.no, self.link = Button("", "globe"), Button("primary"), Reading()
        self.question, self._why, self._facts = Text(look="section"), Text(look="muted"), Card("inset", space="s")
        self.link.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.link.set_untrusted(untrusted_request)
        self.link.setFixedHeight(4 * self.fontMetrics().lineSpacing() + 2 * SPACE["l"])
        line = column(self, space="l", margins=(SPACE["xl"], SPACE["xl"], SPACE["xl"], SPACE["xl"]))
        head, buttons = row(space="m"), row()
        head.addWidget(Glyph("globe", "accent", 28))
        head.addWidget(self.question, 1)
        buttons.addStretch(1)
        buttons.addWidget(self.yes)
        buttons.addWidget(self.no)
        line.addLayout(head)
        line.addWidget(self._facts)
        line.addWidget(self._why)
        line.addLayout(buttons)
        self._why.says(
            lambda: self.tr("Nothing from your vault is sent. The request is listed under Settings, Network.")
        )
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.no.setDefault(True)
        self.no.setFocus()

    def add_fact(self, label: Callable[[], str], shown: QWidget) -> None:
        """A line of the card: what it is, and what stands there."""
        caption = Text(look="caption")
        caption.says(label)
        self._facts.body.addWidget(caption)
        self._facts.body.addWidget(shown)

    def add_receiver(self, host: str) -> None:
        """Who gets the request."""
        self.add_fact(lambda: self.tr("To"), Text(host, "strong"))
