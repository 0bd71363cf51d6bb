"""List of saved incidents, from which several can be joined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.stored_records import Incident
from app.services.incident_reports import report_of
from app.services.incidents import where_of
from ui.desktop.models.incident_report_words import incident_title
from ui.desktop.models.incident_words import latest_line
from ui.desktop.shell.date_formats import day_of
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.saved_items import SavedItemsList


class IncidentList(SavedItemsList[Incident]):
    """By the day each surfaced, where, and its last answer. `join_asked`: some of them belong together."""

    join_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("leaks", parent)
        self.join = Button("", "link")
        self.join.clicked.connect(self.join_asked)
        self.body.addWidget(self.join, 0, Qt.AlignmentFlag.AlignLeft)
        self.join.set_text(lambda: self.tr("Join…"))
        self.join.setVisible(False)

    def show_kept(self, kept: Sequence[Incident]) -> None:
        """List these; two or more can be joined."""
        super().show_kept(kept)
        self.join.setVisible(len(kept) > 1)

    def heading(self) -> str:
        """The title of the list."""
        return self.tr("Saved incidents")

    def words(self, one: Incident) -> tuple[str, str, str]:
        """The words of a line."""
        joined = len(report_of(one).joined)
        group = self.tr("joined with others: {count}").format(count=joined) if joined else ""
        detail = " · ".join(part for part in (day_of(one.when), where_of(one), group, latest_line(one)) if part)
        name = self.tr("Open the incident “{title}”").format(title=incident_title(one))
        return incident_title(one), detail, name
