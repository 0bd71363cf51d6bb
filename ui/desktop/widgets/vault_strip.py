"""Strip at the top of the window that says whose vault is open, with a colour of its kind, and leads to another one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.desktop.shell.i18n import Translatable
from ui.desktop.theme.tokens import SPACE
from ui.desktop.widgets.basic import Button, column, row
from ui.desktop.widgets.safe_text import ElidedLabel, Text


class VaultStrip(Translatable, QWidget):
    """`kind` (`own`, `caseload`, `student`) sets the colour; the colour never says it alone.

    Its parts are made when there is something to present first: most people have one vault and never see it.
    """

    name: ElidedLabel
    back: Button
    switch: Button
    note: Text

    back_asked = Signal()
    switch_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("vaultstrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._is_built = False

    def _build(self) -> None:
        self._is_built = True
        self.name, self.back, self.switch = ElidedLabel(), Button("quiet", "arrow-left"), Button("quiet", "key")
        self.note = Text(look="strong")
        self.note.hide()
        lines = column(self, margins=(SPACE["l"], SPACE["xs"], SPACE["l"], SPACE["xs"]))
        line = row(space="m")
        lines.addLayout(line)
        lines.addWidget(self.note)
        line.addWidget(self.name, 1)
        line.addWidget(self.back)
        line.addWidget(self.switch)
        self.back.clicked.connect(self.back_asked)
        self.switch.clicked.connect(self.switch_asked)

    def present(self, kind: str, name: str, switch: str, back: str = "", note: str = "") -> None:
        """Show whose vault is open; `back` and `switch` are the words of the buttons (none: no button), `note` a line that stays below."""
        if not self._is_built:
            self._build()
        before = self.property("kind")
        self.setProperty("kind", kind)
        is_styled = self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)
        if before != kind and is_styled:
            self.style().unpolish(self)
            self.style().polish(self)
        self.name.setText(name)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        for button, text in ((self.back, back), (self.switch, switch)):
            button.setText(text)
            button.setVisible(bool(text))
