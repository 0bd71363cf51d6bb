"""The incidents that are kept, the latest first, each to be opened. Reads nothing by itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.records import Incident
from app.services.incidents import where_of
from ui.desktop.dates import day_of
from ui.desktop.i18n import Spoken
from ui.desktop.icons import Glyph
from ui.desktop.models.incident_words import latest_line
from ui.desktop.safe_text import Elided, Text, one_line
from ui.desktop.widgets.basic import Button, Card, clear, column, row

SHOWN: Final = 4
STEP: Final = 50
"""Most that are added at once: building a thousand lines would stop the window."""


class IncidentList(Spoken, Card):
    """`opened` carries an incident's id. Hidden while there is none."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(space="m", parent=parent)
        self.incidents: tuple[Incident, ...] = ()
        self._shown = SHOWN
        self.title, self._lines, self.more = Text(look="section"), column(space="s"), Button("quiet")
        self.body.addWidget(self.title)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.title.says(lambda: self.tr("Kept incidents"))
        self.more.clicked.connect(self._show_more)
        self.on_language(self._say)

    def show_incidents(self, incidents: Sequence[Incident]) -> None:
        """List these."""
        self.incidents, self._shown = tuple(incidents), SHOWN
        self._say()

    def _show_more(self) -> None:
        self._shown = min(len(self.incidents), self._shown + STEP)
        self._say()

    def _say(self) -> None:
        clear(self._lines)
        for incident in self.incidents[: self._shown]:
            self._lines.addWidget(self._line(incident))
        hidden = len(self.incidents) - self._shown
        self.more.setVisible(hidden > 0)
        self.more.setText(self.tr("Show {count} more").format(count=min(hidden, STEP)))
        self.setVisible(bool(self.incidents))

    def _line(self, incident: Incident) -> QWidget:
        line, texts = QWidget(), column(space="xs")
        parts, answer = row(line, space="m"), latest_line(incident)
        detail = " · ".join(part for part in (day_of(incident.when), where_of(incident), answer) if part)
        texts.setSpacing(0)
        texts.addWidget(Elided(incident.title, "strong"))
        texts.addWidget(Elided(detail, "caption"))
        look = Button("icon", "chevron-right")
        look.name(self.tr("Open the incident “{title}”").format(title=one_line(incident.title)))
        look.clicked.connect(partial(self.opened.emit, incident.id))
        parts.addWidget(Glyph("leaks", "muted", 20))
        parts.addLayout(texts, 1)
        parts.addWidget(look)
        return line
