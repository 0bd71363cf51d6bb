"""Asks before a link is opened: says exactly what is sent to whom. "No" means that nothing happens."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtWidgets import QDialog, QWidget

from ui.desktop.i18n import Spoken
from ui.desktop.icons import Glyph
from ui.desktop.safe_text import Text, one_line
from ui.desktop.tokens import SPACE
from ui.desktop.widgets.basic import Button, Card, column, row


class ConsentDialog(Spoken, QDialog):
    """Accepted only by its own button; Escape and closing refuse."""

    def __init__(self, untrusted_url: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._url = one_line(untrusted_url)
        self.setMinimumWidth(560)
        self.yes, self.no = Button("", "globe"), Button("primary")
        title, why = Text(look="section"), Text(look="muted")
        line = column(self, space="l", margins=(SPACE["xl"], SPACE["xl"], SPACE["xl"], SPACE["xl"]))
        head = row(space="m")
        head.addWidget(Glyph("globe", "accent", 28))
        head.addWidget(title, 1)
        line.addLayout(head)
        line.addWidget(self._table())
        line.addWidget(why)
        buttons = row()
        buttons.addStretch(1)
        buttons.addWidget(self.yes)
        buttons.addWidget(self.no)
        line.addLayout(buttons)
        self.say(self.setWindowTitle, lambda: self.tr("Open this link?"))
        title.says(lambda: self.tr("Open this link once?"))
        why.says(lambda: self.tr("Nothing from your vault is sent. The request is listed under Settings, Network."))
        self.yes.says(lambda: self.tr("Open it once"))
        self.no.says(lambda: self.tr("Do not open it"))
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.no.setDefault(True)
        self.no.setFocus()

    def _table(self) -> Card:
        card = Card("inset", space="m")
        rows = (
            (lambda: self.tr("To"), urlsplit(self._url).hostname or ""),
            (lambda: self.tr("What is sent"), self._url),
        )
        for name, value in rows:
            label = Text(look="caption")
            label.says(name)
            card.body.addWidget(label)
            card.body.addWidget(Text(value, "strong"))
        label, seen = Text(look="caption"), Text()
        label.says(lambda: self.tr("What they can see"))
        seen.says(lambda: self.tr("Your internet address, the time, and that someone opened this page."))
        card.body.addWidget(label)
        card.body.addWidget(seen)
        return card
