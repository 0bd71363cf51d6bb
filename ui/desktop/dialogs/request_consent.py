"""Consent dialog before a network request: to whom, what is sent, what they learn. "No" is the default."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QWidget

from ui.desktop.dialogs.base import Dialog
from ui.desktop.theme.icons import Glyph
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import Button, Card
from ui.desktop.widgets.flow_layout import field, with_glyph
from ui.desktop.widgets.marked_text_view import MarkedTextView
from ui.desktop.widgets.safe_text import Text

LINK = 104
"""Room for four lines of a request (logical pixels at 100 %)."""


class RequestDialog(Dialog):
    """Accepted only by its own button; Escape and closing refuse. A subclass adds its facts and its question."""

    def __init__(self, untrusted_request: str, parent: QWidget | None = None) -> None:
        super().__init__(560, parent)
        self.yes, self.no, self.link = Button("", "globe"), Button("primary"), MarkedTextView()
        self.question, self._why, self._facts = Text(look="section"), Text(look="muted"), Card("inset", space="s")
        self.link.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.link.set_untrusted(untrusted_request)
        theme().follow(self._fit)
        self._fit()
        self.body.addWidget(with_glyph(Glyph("globe", "accent", 28), self.question))
        self.body.addWidget(self._facts)
        self.body.addWidget(self._why)
        self.body.addStretch(1)
        self.finish(self.yes, self.no)
        self._why.set_text(
            lambda: self.tr("Nothing from your vault is sent. The request is listed under Settings, Network.")
        )
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.no.setDefault(True)
        self.no.setFocus()

    def _fit(self) -> None:
        self.link.setFixedHeight(theme().px(LINK))

    def add_fact(self, label: Callable[[], str], shown: QWidget) -> None:
        """Add a line: label and value."""
        caption = Text(look="caption")
        caption.set_text(label)
        self._facts.body.addWidget(field(caption, shown))

    def add_receiver(self, host: str) -> None:
        """Add the line with the receiver of the request."""
        self.add_fact(lambda: self.tr("To"), Text(host, "strong"))
