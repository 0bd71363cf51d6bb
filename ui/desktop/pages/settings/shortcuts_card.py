"""A card of the Settings page: the keys of the program."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.desktop.pages.settings.titled_card import titled
from ui.desktop.shell.i18n import Translatable
from ui.desktop.widgets.basic import Card, row
from ui.desktop.widgets.equal_columns import Columns
from ui.desktop.widgets.safe_text import Text


class KeysCard(Translatable, Card):
    """Which keys do what."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(space="m", parent=parent)
        titled(self, "info", lambda: self.tr("Keys"))
        pairs = Columns(2, 300)
        self.body.addWidget(pairs)
        for keys, does in (
            ("Ctrl+K", lambda: self.tr("Find anything")),
            ("Ctrl+1 – Ctrl+7", lambda: self.tr("Open a page")),
            ("Ctrl+L", lambda: self.tr("Lock the vault")),
            ("Ctrl+V", lambda: self.tr("Paste into the page: a text, a link, a file")),
            ("Ctrl+Z", lambda: self.tr("Undo the last change")),
            ("Ctrl+Y", lambda: self.tr("Redo")),
            ("Ctrl+Enter", lambda: self.tr("Check or compare pasted content")),
            ("Ctrl+← Ctrl+→", lambda: self.tr("Move a card on the board")),
            ("Shift+F10", lambda: self.tr("Open a card's menu")),
            ("F1", lambda: self.tr("Help about what is shown")),
        ):
            pair, what = QWidget(), Text(look="muted")
            line = row(pair, space="m")
            line.addWidget(Text(keys, "strong", wrap=False))
            line.addWidget(what, 1)
            what.set_text(does)
            pairs.add(pair)
