"""Result of a trace among all students, as sentences. Says of one student at most, and accuses nobody."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.desktop.dialogs.base import Dialog
from ui.desktop.widgets.basic import Button, Card
from ui.desktop.widgets.safe_text import Text


class CohortFindingDialog(Dialog):
    """`lines`: the first one is the answer."""

    def __init__(self, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(640, parent)
        self.answer, self.rest, self.close_it = Text(look="strong"), Text(), Button("primary")
        card = Card("inset", space="s")
        for label, text in ((self.answer, "\n".join(lines[:1])), (self.rest, "\n".join(lines[1:]))):
            label.setText(text)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            card.body.addWidget(label)
        self.body.addWidget(card)
        self.body.addStretch(1)
        self.finish(self.close_it)
        self.bind_text(self.setWindowTitle, lambda: self.tr("Result of the trace"))
        self.close_it.set_text(lambda: self.tr("Close"))
        self.close_it.clicked.connect(self.accept)
