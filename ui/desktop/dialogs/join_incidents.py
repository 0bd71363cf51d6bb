"""Choice of incidents that belong together, with what they say. Joins nothing by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.stored_records import Incident
from app.services.joined_incidents import Together
from ui.desktop.dialogs.base import Dialog
from ui.desktop.models.joined_incidents_words import incident_heading, together_lines
from ui.desktop.widgets.basic import Button, Card, clear, column
from ui.desktop.widgets.safe_text import Text, breakable, no_key

SHOWN: Final = 12
"""Incidents that are listed before "show all", those that are ticked first."""


class JoinIncidentsDialog(Dialog):
    """Accepted with two incidents or more in `chosen`. `together` tells what some incidents say."""

    def __init__(
        self,
        incidents: Sequence[Incident],
        ticked: frozenset[str],
        together: Callable[[Sequence[str]], Together],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(680, parent, height=460)
        self._together = together
        self._incidents = sorted(incidents, key=lambda one: one.id not in ticked)
        self.hint, self.title, self.more = Text(look="muted"), Text(look="strong"), Button("quiet")
        self.boxes: dict[str, QCheckBox] = {}
        self._rows, self._said = column(space="xs"), Card("inset", space="xs")
        self.join, self.close_it = Button("primary", "link"), Button()
        for one in self._incidents:
            box = self.boxes[one.id] = QCheckBox()
            box.setChecked(one.id in ticked)
            box.toggled.connect(self._show_said)
        for one in self._incidents[:SHOWN]:
            self._rows.addWidget(self.boxes[one.id])
        self.body.addWidget(self.hint)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.title)
        self.body.addWidget(self._said)
        self.body.addStretch(1)
        self.more.setVisible(len(self._incidents) > SHOWN)
        self.finish(self.close_it, self.join)
        self.on_language_change(self._retranslate)
        self.more.clicked.connect(self._show_all)
        self.join.clicked.connect(self.accept)
        self.close_it.clicked.connect(self.reject)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the incidents that are ticked."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Join incidents"))
        self.hint.setText(self.tr("Tick what belongs together. Each one stays as it is, and can be split off again."))
        self.title.setText(self.tr("What they say"))
        self.more.setText(self.tr("Show {count} more").format(count=len(self._incidents) - SHOWN))
        self.join.setText(self.tr("Join"))
        self.close_it.setText(self.tr("Cancel"))
        for one in self._incidents:
            self.boxes[one.id].setText(no_key(incident_heading(one)[:120]))
        self._show_said()

    def _show_all(self) -> None:
        self.more.hide()
        for one in self._incidents[SHOWN:]:
            self._rows.addWidget(self.boxes[one.id])
        self.boxes[self._incidents[SHOWN].id].setFocus()
        self.fit()

    def _show_said(self) -> None:
        clear(self._said.body)
        found = self._together(self.chosen)
        for look, line in together_lines(found):
            self._said.body.addWidget(Text(breakable(line), look))
        some = bool(found.incidents)
        self.title.setVisible(some)
        self._said.setVisible(some)
        self.join.setEnabled(len(self.chosen) > 1)
        self.fit()
