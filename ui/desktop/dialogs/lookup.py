"""Shows one request to a public register before it is sent. "No" means that nothing is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QDialog, QWidget

from ui.desktop.i18n import Spoken
from ui.desktop.icons import Glyph
from ui.desktop.safe_text import Text
from ui.desktop.tokens import SPACE
from ui.desktop.widgets.basic import Button, Card, column, row
from ui.desktop.widgets.reading import Reading

if TYPE_CHECKING:
    from checkers.online.ask import Request


class LookupDialog(Spoken, QDialog):
    """Accepted only by its own button; Escape and closing refuse."""

    def __init__(self, request: Request, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(560)
        self.yes, self.no, self.link = Button("", "globe"), Button("primary"), Reading()
        title, why = Text(look="section"), Text(look="muted")
        line = column(self, space="l", margins=(SPACE["xl"], SPACE["xl"], SPACE["xl"], SPACE["xl"]))
        head = row(space="m")
        head.addWidget(Glyph("globe", "accent", 28))
        head.addWidget(title, 1)
        line.addLayout(head)
        line.addWidget(self._table(request))
        line.addWidget(why)
        buttons = row()
        buttons.addStretch(1)
        buttons.addWidget(self.yes)
        buttons.addWidget(self.no)
        line.addLayout(buttons)
        self.say(self.setWindowTitle, lambda: self.tr("Ask this register?"))
        title.says(lambda: self.tr("Ask this register once?"))
        why.says(lambda: self.tr("Nothing from your vault is sent. The request is listed under Settings, Network."))
        self.yes.says(lambda: self.tr("Ask it once"))
        self.no.says(lambda: self.tr("Do not ask"))
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.no.setDefault(True)
        self.no.setFocus()

    def _table(self, request: Request) -> Card:
        card = Card("inset", space="s")
        to, sent, about = Text(look="caption"), Text(look="caption"), Text(look="caption")
        to.says(lambda: self.tr("To"))
        sent.says(lambda: self.tr("The whole request"))
        about.says(lambda: self.tr("What they learn: this, your internet address, and the time"))
        self.link.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.link.set_untrusted(f"GET {request.url}")
        self.link.setFixedHeight(4 * self.fontMetrics().lineSpacing() + 2 * SPACE["l"])
        self.say(self.link.setAccessibleName, lambda: self.tr("The whole request"))
        leaves = Text(" · ".join(request.leaves)[:400])
        for widget in (to, Text(request.host, "strong"), sent, self.link, about, leaves):
            card.body.addWidget(widget)
        return card
