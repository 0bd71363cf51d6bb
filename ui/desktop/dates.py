"""Dates as people of the window's language write them, in this computer's time zone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, Qt

from app.clock import from_iso
from ui.desktop.i18n import translations

translate = QCoreApplication.translate


def when(at: str) -> str:
    """A stored moment (RFC 3339) as date and time."""
    return translations().locale.toString(_local(at), translate("dates", "d MMM yyyy, HH:mm"))


def day(at: str) -> str:
    """A stored moment (RFC 3339) as a date."""
    return translations().locale.toString(_local(at), translate("dates", "d MMMM yyyy"))


def day_of(date: str) -> str:
    """An ISO date as a date; other text as it is."""
    found = QDate.fromString(date, Qt.DateFormat.ISODate)
    return translations().locale.toString(found, translate("dates", "d MMMM yyyy")) if found.isValid() else date


def short(at: str) -> str:
    """A stored moment or an ISO date as a short date, for tables and cards."""
    iso = QDate.fromString(at, Qt.DateFormat.ISODate) if len(at) == len("2026-11-24") else _local(at).date()
    return translations().locale.toString(iso, translate("dates", "d MMM yyyy"))


def partial_day(date: str) -> str:
    """A day, a month (`2020-03`) or anything else of a résumé, as people write it."""
    month = QDate.fromString(f"{date}-01", Qt.DateFormat.ISODate) if len(date) == len("2020-03") else QDate()
    if month.isValid():
        return translations().locale.toString(month, translate("dates", "MMMM yyyy"))
    return day_of(date)


def moment(text: str) -> str:
    """A moment or a day of a source as `when` and `day_of` write them; what is neither (`2026-10`) as it is given."""
    return when(text) if len(text) == len("2026-11-24T09:30:00Z") and text.endswith("Z") else day_of(text)


def _local(at: str) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(from_iso(at).timestamp()))
