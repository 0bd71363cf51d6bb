"""A card of the Settings page: what is in the trash, to be restored."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.services.trash import TrashItem
from ui.desktop.pages.settings.titled_card import titled
from ui.desktop.shell.date_formats import format_day
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.page_host import Shell
from ui.desktop.widgets.basic import Button, Card, clear, column
from ui.desktop.widgets.flow_layout import row_with_buttons
from ui.desktop.widgets.safe_text import ElidedLabel, Text

if TYPE_CHECKING:
    pass


class TrashCard(Translatable, Card):
    """Items in the trash, and restoring them."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(space="m")
        self._shell = shell
        self.none, self._hint, self.lines = Text(look="muted"), Text(look="muted"), column(space="s")
        titled(self, "trash", lambda: self.tr("Trash"))
        self.body.addWidget(self._hint)
        self.body.addWidget(self.none)
        self.body.addLayout(self.lines)
        self._hint.set_text(
            lambda: self.tr(
                "Recipients who never received anything are deleted after 30 days. Items in the ledger stay hidden until you restore them."
            )
        )
        self.none.set_text(lambda: self.tr("Trash is empty."))
        self.on_language_change(self.show_now)

    def show_now(self) -> None:
        """Show what is in it."""
        clear(self.lines)
        found = self._shell.session.trash.all()
        self.none.setVisible(not found)
        for one in found:
            self.lines.addWidget(self._line(one))

    def _line(self, one: TrashItem) -> QWidget:
        held, back = QWidget(), Button("quiet", "arrow-left")
        texts = column(held, space="xs")
        texts.setSpacing(0)
        texts.addWidget(ElidedLabel(one.title, "strong"))
        texts.addWidget(Text(self.tr("since {day}").format(day=format_day(one.at)), "caption"))
        back.setText(self.tr("Restore"))
        back.clicked.connect(partial(self._restore_item, one))
        return row_with_buttons(held, back, space="m")

    def _restore_item(self, one: TrashItem) -> None:
        self._shell.session.trash.restore(one.kind, one.id)
        self.show_now()
