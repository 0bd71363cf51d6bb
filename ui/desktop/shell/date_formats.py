"""Dates as people of the window's language write them, in this computer's time zone."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt

from app.clock import from_iso
from app.text.characters import narrow
from ui.desktop.shell.i18n import translations

translate = QCoreApplication.translate

_ISO: Final = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
_FIGURES: Final = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)?")
_NUMERIC_DATE: Final = re.compile(
    r"(?:[\d\s,./\-'’年月日号號元〇零○一二三四五六七八九十]|民[国國]|(?<=\d)(?:st|nd|rd|th)\b|\bof\b)+"
)
"""What a date may hold besides the name of a month without losing anything as ISO 8601 (no `early`, no `底`, no `Q3`)."""
_NAME: Final = re.compile(r"[^\W\d_]{3,}\.?")
_EITHER: Final = re.compile(r"(?P<one>0?[1-9]|1[0-2])(?P<by>[/-])(?!(?P=one)(?P=by))(?:0?[1-9]|1[0-2])(?P=by)\d{4}")
"""`05/03/2020`: May or March, by the country of whoever wrote it. (`05.03.2020` is a way of writing that begins with the day.)"""
LONGEST: Final = 40
"""Signs of the longest text that is tried as a date."""


def format_moment(at: str) -> str:
    """Return a stored moment (RFC 3339) as date and time in local time."""
    return translations().locale.toString(_local(at), translate("dates", "d MMM yyyy, HH:mm"))


def format_day(at: str) -> str:
    """Return a stored moment (RFC 3339) as a local date."""
    return translations().locale.toString(_local(at), translate("dates", "d MMMM yyyy"))


def day_of(date: str) -> str:
    """Return an ISO date in the language's form; other text unchanged."""
    found = QDate.fromString(date, Qt.DateFormat.ISODate)
    return translations().locale.toString(found, translate("dates", "d MMMM yyyy")) if found.isValid() else date


def weekday_of(date: str) -> str:
    """Return an ISO date with its weekday, without the year: `Mon, 30 November`."""
    found = QDate.fromString(date, Qt.DateFormat.ISODate)
    return translations().locale.toString(found, translate("dates", "ddd, d MMMM")) if found.isValid() else date


def short(at: str) -> str:
    """Return a stored moment or an ISO date as a short date, for tables and cards."""
    iso = QDate.fromString(at, Qt.DateFormat.ISODate) if len(at) == len("2026-11-24") else _local(at).date()
    return translations().locale.toString(iso, translate("dates", "d MMM yyyy"))


def brief(at: str) -> str:
    """Return a stored moment or an ISO date for narrow places: without the year where it is the present one."""
    iso = QDate.fromString(at, Qt.DateFormat.ISODate) if len(at) == len("2026-11-24") else _local(at).date()
    if iso.year() != QDate.currentDate().year():
        return translations().locale.toString(iso, translate("dates", "d MMM yyyy", "narrow"))
    return translations().locale.toString(iso, translate("dates", "d MMM"))


def format_partial_day(date: str) -> str:
    """Return a day, month (`2020-03`) or year of a résumé in the language's form; other text unchanged."""
    if _ISO.fullmatch(date):
        found = QDate.fromString(date + "-01-01"[len(date) - len("2020") :], Qt.DateFormat.ISODate)
        if found.isValid():
            return translations().locale.toString(found, _formats()[len(date)])
    return date


def parse_partial_day(text: str) -> str:
    """Parse a date of a résumé to reduced ISO 8601 (`2020`, `2020-03`, `2020-03-05`).

    Text that is no date, or would lose something, is returned unchanged. Inverse of `format_partial_day`.
    """
    typed = text.strip()
    text = narrow(typed)
    if not typed or len(text) > LONGEST or _EITHER.fullmatch(text):
        return typed
    if _ISO.fullmatch(text):
        return text
    for length, pattern in _formats().items():
        found = translations().locale.toDate(text, pattern)
        if found.isValid():
            return found.toString(Qt.DateFormat.ISODate)[:length]
    read = _in_figures(text) or _as_imported(text)
    return read if read != text and (format_partial_day(read) != read or len(read) == len("2020")) else typed


def parse_day(text: str, *, month_first: bool | None) -> QDate:
    """Parse a day in the formats of `parse_partial_day`, with or without weekday; an invalid `QDate` if it is none.

    `month_first` decides ambiguous figures (None: they are refused).
    """
    from app.services.csv_columns import parse_day as parse_cell_day

    if len(text := text.strip()) > LONGEST:
        return QDate()
    names = "|".join(re.escape(name) for name in _weekdays())
    bare = re.sub(rf"^(?:{names})[.,，]?\s+|[\s(（]*(?:{names})[)）]?$", "", text, flags=re.IGNORECASE)
    day = QDate.fromString(parse_partial_day(bare), Qt.DateFormat.ISODate)
    return day if day.isValid() else QDate.fromString(parse_cell_day(bare, american=month_first), Qt.DateFormat.ISODate)


def typed_day(text: str, first: QDate, last: QDate) -> QDate:
    """Parse a day within bounds as it is typed into a box: with its year, without, or by name (`tomorrow`, `下周三`); else an invalid `QDate`.

    Figures are read in the order of this computer; where that begins with the year, a Chinese window has the month first.
    """
    order = is_month_first(QLocale.system().dateFormat(QLocale.FormatType.ShortFormat))
    day = parse_day(text, month_first=order)
    if day.isValid() or len(text) > LONGEST:
        return day
    from app.text.spoken_days import spoken_day

    if order is None and translations().locale.language() is QLocale.Language.Chinese:
        order = True
    bounds = (_python_day(one) for one in (QDate.currentDate(), first, last))
    found = spoken_day(text, *bounds, month_first=order)
    return QDate(found.year, found.month, found.day) if found else QDate()


def _python_day(day: QDate) -> date:
    return date(min(day.year(), date.max.year), day.month(), day.day())


def is_month_first(short_format: str) -> bool | None:
    """Return True if a short date (Qt's format of it) begins with the month, not the day; None if with the year."""
    first = next((sign for sign in short_format if sign in "dMy"), "y")
    return None if first == "y" else first == "M"


def means_present(text: str) -> bool:
    """Return True if a typed end date means "until now" (`present`, `至今`)."""
    from app.text.dates import is_present

    return is_present(text.strip())


def _weekdays() -> list[str]:
    """Return the names of the weekdays, the long ones first."""
    locale = translations().locale
    forms = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
    return [locale.dayName(day, form) for form in forms for day in range(1, 8)]


def _formats() -> dict[int, str]:
    """Return length of the ISO form → Qt date format."""
    return {
        len("2020-03-05"): translate("dates", "d MMMM yyyy"),
        len("2020-03"): translate("dates", "MMMM yyyy"),
        len("2020"): translate("dates", "yyyy"),
    }


def _in_figures(text: str) -> str:
    """Return `202003` or `20200305` as an ISO date; other text gives an empty string."""
    match = _FIGURES.fullmatch(text)
    return "-".join(part for part in match.groups() if part) if match else ""


def _as_imported(text: str) -> str:
    """Return the ISO date that the importers read if the whole text is one; else the text."""
    from app.text.dates import MONTH_NUMBERS, find_dates

    spans = find_dates(text)
    if len(spans) != 1 or spans[0].ranged or (spans[0].start, spans[0].end) != (0, len(text)):
        return text
    rest = _NAME.sub(lambda word: "" if word[0].lower().rstrip(".") in MONTH_NUMBERS else word[0], text)
    return spans[0].first if _NUMERIC_DATE.fullmatch(rest) else text


def localized_moment(text: str) -> str:
    """Return a source's moment or day formatted by `format_moment` or `day_of`; other text (`2026-10`) unchanged."""
    return format_moment(text) if len(text) == len("2026-11-24T09:30:00Z") and text.endswith("Z") else day_of(text)


def _local(at: str) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(from_iso(at).timestamp()))
