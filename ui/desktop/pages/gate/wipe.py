"""Page shown while everything is deleted: it says so, and that it cannot be stopped."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.desktop.shell.i18n import Translatable
from ui.desktop.theme.icons import Glyph
from ui.desktop.theme.tokens import SPACE
from ui.desktop.widgets.basic import Card, column
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text


class ErasePage(Translatable, QWidget):
    """Shows how far the deletion is (`busy.report`)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        view, card = Scroll(width=440, centred=True), Card(space="l")
        middle = Qt.AlignmentFlag.AlignHCenter
        card.body.addWidget(Glyph("trash", "text", 56), 0, middle)
        self.title, self.hint, self.busy = Text(look="title", wrap=False), Text(look="muted"), Busy()
        for text in (self.title, self.hint):
            text.setAlignment(middle)
            card.body.addWidget(text)
        self.busy.button.hide()
        self.busy.begin("erase")
        card.body.addWidget(self.busy)
        view.body.addWidget(card)
        column(self, margins=(SPACE["xl"], SPACE["xl"], SPACE["xl"], 0)).addWidget(view)
        self.title.set_text(lambda: self.tr("Deleting everything"))
        self.hint.set_text(
            lambda: self.tr("Deletion has started and cannot be stopped. The key has already been deleted.")
        )
