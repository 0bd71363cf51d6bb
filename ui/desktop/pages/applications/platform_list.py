"""List of the recruitment platforms with their state; one opens its page, and the person may add their own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.services.platforms import PlatformView
from ui.desktop.models.platform_words import platform_name, standing
from ui.desktop.shell.i18n import Translatable
from ui.desktop.widgets.basic import Button, Card, clear, column
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.safe_text import Text, one_line
from ui.desktop.widgets.saved_items import saved_item_line


class PlatformList(Translatable, QWidget):
    """The list. `opened` carries a platform's id, `add_asked`: one is to be added."""

    opened = Signal(str)
    add_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, Button] = {}
        self._views: Sequence[PlatformView] = ()
        self.add, self._lines, card = Button("", "plus"), column(space="s"), Card(space="m")
        self.hint = Text(look="muted")
        scroll = Scroll(width=820)
        card.body.addWidget(self.hint)
        card.body.addLayout(self._lines)
        card.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        scroll.body.addWidget(card)
        column(self).addWidget(scroll)
        self.add.clicked.connect(self.add_asked)
        self.hint.set_text(
            lambda: self.tr(
                "Platforms often show a résumé to every employer until you change it. What you have not said counts as public."
            )
        )
        self.add.set_text(lambda: self.tr("Add a platform…"))
        self.on_language_change(self._fill)

    def show_views(self, views: Sequence[PlatformView]) -> None:
        """List these platforms."""
        self._views = views
        self._fill()

    def _fill(self) -> None:
        clear(self._lines)
        self.buttons = {}
        for view in self._views:
            look = self.buttons[view.platform.id] = Button("icon", "chevron-right")
            name = platform_name(view.platform)
            look.name(self.tr("Open {name}").format(name=one_line(name)))
            look.clicked.connect(partial(self.opened.emit, view.platform.id))
            self._lines.addWidget(saved_item_line("globe", name, standing(view), look))
