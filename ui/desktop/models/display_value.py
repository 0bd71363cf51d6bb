"""Values of a résumé for display: dates in words, telephone numbers in groups.

For reading only: what is stored, copied or sent stays as the person wrote it.
"""

from __future__ import annotations

import re
from typing import Final

from app.domain.sensitivity import Kind
from ui.desktop.shell.date_formats import format_partial_day

_FIGURES: Final = re.compile(r"\+?\d{6,15}", re.ASCII)


def display_value(value: str, kind: Kind | None, country: str) -> str:
    """Return a field's value for reading; `country` (ISO 3166, or empty) is where numbers without a prefix belong."""
    if kind in (Kind.DATES, Kind.BIRTH):
        return format_partial_day(value)
    return format_phone(value, country) if kind is Kind.PHONE else value


def format_phone(number: str, country: str) -> str:
    """Return a telephone number in the groups of its country; one that is grouped already, or is none, as it is."""
    if not _FIGURES.fullmatch(number) or not (country or number.startswith("+")):
        return number
    import phonenumbers

    try:
        read = phonenumbers.parse(number, country or None)
    except phonenumbers.NumberParseException:
        return number
    style = phonenumbers.PhoneNumberFormat
    written = phonenumbers.format_number(read, style.INTERNATIONAL if number.startswith("+") else style.NATIONAL)
    same = re.sub(r"\D", "", written) == number.lstrip("+")  # a prefix may have been taken for one that is only dialled
    return written if same and phonenumbers.is_possible_number(read) else number
