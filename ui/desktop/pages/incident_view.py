"""One incident as the vault keeps it: when it surfaced, what is known of it, and its files, each to be compared with every copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.records import Incident
from ui.desktop.dates import day_of
from ui.desktop.i18n import Spoken
from ui.desktop.safe_text import Elided, Text, one_line
from ui.desktop.widgets.basic import Button, Card, clear, column
from ui.desktop.widgets.page import Scroll

MOST_FACTS = 40


class IncidentView(Spoken, QWidget):
    """An incident. `compare_asked` carries its id and a file's name."""

    compare_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._incident: Incident | None = None
        self.what, self.surfaced = Elided(look="section"), Text(look="muted")
        self._facts, self._files = column(space="xs"), column(space="s")
        scroll, card = Scroll(), Card(space="m")
        for text in (self.what, self.surfaced):
            card.body.addWidget(text)
        for lines in (self._facts, self._files):
            card.body.addLayout(lines)
        scroll.body.addWidget(card)
        column(self).addWidget(scroll)
        self.on_language(self._say)

    def load(self, incident: Incident) -> None:
        """Show an incident."""
        self._incident = incident
        self._say()

    def _say(self) -> None:
        incident = self._incident
        if incident is None:
            return
        self.what.set_untrusted(incident.title)
        self.surfaced.setText(self.tr("Surfaced on {day}").format(day=day_of(incident.when)))
        clear(self._facts)
        clear(self._files)
        for fact in list(_facts(incident.body))[:MOST_FACTS]:
            self._facts.addWidget(Text(fact))
        for file in incident.files:
            again = Button("", "leaks")
            again.setText(self.tr("Compare “{file}” with every copy").format(file=one_line(file.name)))
            again.clicked.connect(partial(self.compare_asked.emit, incident.id, file.name))
            self._files.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)


def _facts(untrusted: Mapping[str, object]) -> Iterator[str]:
    """The words of what is known, one line each; figures and what is kept for machines are left out."""
    for value in untrusted.values():
        parts = value if isinstance(value, list) else [value]
        text = ", ".join(one_line(part) for part in parts if isinstance(part, str) and part.strip())
        if text:
            yield text
