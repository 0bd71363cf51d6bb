"""Asks before a link is opened: says exactly what is sent to whom. "No" means that nothing happens."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QDialog, QWidget

from ui.desktop.i18n import Spoken
from ui.desktop.icons import Glyph
from ui.desktop.safe_text import Text, one_line
from ui.desktop.tokens import SPACE
from ui.desktop.widgets.basic import Button, Card, column, row
from ui.desktop.widgets.reading import Reading


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
        card = Card("inset", space="s")
        host, link = Text(look="caption"), Text(look="caption")
        host.says(lambda: self.tr("To"))
        link.says(lambda: self.tr("What is sent"))
        self.link = Reading()
        self.link.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.link.set_untrusted(self._url)
        self.link.setFixedHeight(4 * self.fontMetrics().lineSpacing() + 2 * SPACE["l"])
        self.say(self.link.setAccessibleName, lambda: self.tr("What is sent"))
        for widget in (host, Text(urlsplit(self._url).hostname or "", "strong"), link, self.link):
            card.body.addWidget(widget)
        label, seen = Text(look="caption"), Text()
        label.says(lambda: self.tr("What they can see"))
        seen.says(lambda: self.tr("Your internet address, the time, and that someone opened this page."))
        card.body.addWidget(label)
        card.body.addWidget(seen)
        return card
