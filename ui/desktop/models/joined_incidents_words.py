"""Words for incidents that belong together: each in a line, and what they have in common."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from app.domain.stored_records import Incident
from app.services.incident_reports import report_of
from app.services.joined_incidents import Together
from ui.desktop.models.incident_report_words import channel_name, incident_title
from ui.desktop.models.incident_words import excerpt
from ui.desktop.shell.date_formats import day_of
from ui.desktop.widgets.safe_text import one_line

MOST: Final = 12
"""Most values in one sentence."""


def incident_heading(incident: Incident) -> str:
    """Return day, kind and title of an incident on one line."""
    return " · ".join(
        (day_of(incident.when), channel_name(report_of(incident).channel), incident_title(incident, bare=True))
    )


def together_lines(found: Together) -> list[tuple[str, str]]:
    """Return (look, sentence) pairs of what incidents say: each one, then what more than one says, then the rest."""
    translate = QCoreApplication.translate
    lines = []
    for incident in found.incidents:
        report = report_of(incident)
        lines.append(("strong", incident_heading(incident)))
        said = [one_line(report.contact), excerpt(report.said) if report.said else ""]
        lines += [("muted", one) for one in said if one]
    if len(found.incidents) > 1:
        none = translate("together", "nothing")
        for look, template, values in (
            ("strong", translate("together", "In more than one: {values}"), found.repeated),
            ("body", translate("together", "In one only: {values}"), found.once),
        ):
            named = translate("together", ", ").join(map(one_line, values[:MOST])) or none
            lines.append((look, template.format(values=named + (" …" if len(values) > MOST else ""))))
        lines.append(("muted", translate("together", "Files: {count}").format(count=found.files)))
    return lines
