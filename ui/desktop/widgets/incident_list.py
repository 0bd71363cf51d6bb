"""List of saved incidents."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.records import Incident
from app.services.incidents import where_of
from ui.desktop.models.incident_words import latest_line
from ui.desktop.shell.dates import day_of
from ui.desktop.widgets.safe_text import one_line
from ui.desktop.widgets.saved_items import SavedItemsList


class IncidentList(SavedItemsList[Incident]):
    """By the day each surfaced, where, and its last answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("leaks", parent)

    def heading(self) -> str:
        """The title of the list."""
        return self.tr("Kept incidents")

    def words(self, one: Incident) -> tuple[str, str, str]:
        """The words of a line."""
        detail = " · ".join(part for part in (day_of(one.when), where_of(one), latest_line(one)) if part)
        name = self.tr("Open the incident “{title}”").format(title=one_line(one.title))
        return one.title, detail, name
