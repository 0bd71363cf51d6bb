"""Operators that replace one value: mask, generalise. Pure text to text; never invents a fact.

`remove` and `keep` need no code here, `alias` is looked up by the engine. A value that cannot be generalised without guessing becomes
empty, that is removed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.matchers.dates import parse_date
from app.redact.matchers.han_names import surname_length
from app.redact.matchers.latin_names import name_words
from app.redact.sectors import sector
from app.text.normalization import folded
from app.text.places import city_of, province_of

_HAN: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


def mask(kind: Kind, value: str) -> str:
    """Return the masked value: `138****5678`, `m***@example.com`, `3101**********0033`, `欧阳**`, `J. D.`, `1992-**-**`."""
    value = value.strip()
    if not value:
        return ""
    return _MASKS.get(kind, _mask_words)(value)


def _mask_name(value: str) -> str:
    han = "".join(_HAN.findall(value))
    if han:
        size = surname_length(han)
        return han[:size] + "*" * max(1, len(han) - size)
    return " ".join(f"{word[0].upper()}." for word in name_words(value))


def _mask_phone(value: str) -> str:
    return _mask_middle(value, str.isdecimal)


def _mask_email(value: str) -> str:
    local, at, domain = value.partition("@")
    return f"{local[:1]}***{at}{domain}" if at else _mask_words(value)


def _mask_id(value: str) -> str:
    return _mask_middle(value, str.isalnum)


def _mask_middle(value: str, counts: Callable[[str], bool]) -> str:
    places = [index for index, char in enumerate(value) if counts(char)]
    if len(places) < 6:
        return "*" * len(value)
    head, tail = (3, 4) if len(places) == 11 else (4, 4) if len(places) >= 15 else (2, 2)
    hidden = set(places[head : len(places) - tail])
    return "".join("*" if index in hidden else char for index, char in enumerate(value))


def _mask_date(value: str) -> str:
    date = parse_date(value)
    if date is None:
        return _year(value)
    return f"{date[0]}-**-**" if date[2] else f"{date[0]}-**"


def _mask_address(value: str) -> str:
    place = city_of(value) or province_of(value)
    return f"{place}***" if place else "***"


def _mask_words(value: str) -> str:
    if len(value) < 3:  # a first letter would be the whole answer (男, F)
        return "***"
    return (
        re.sub(r"[^\W_]+", lambda found: found.group()[0] + "***", value) if not _HAN.match(value) else value[0] + "***"
    )


_MASKS: Final[dict[Kind, Callable[[str], str]]] = {
    Kind.NAME: _mask_name,
    Kind.REFEREE: _mask_name,
    Kind.PHONE: _mask_phone,
    Kind.EMAIL: _mask_email,
    Kind.ID_NUMBER: _mask_id,
    Kind.BIRTH: _mask_date,
    Kind.DATES: _mask_date,
    Kind.ADDRESS: _mask_address,
    Kind.PHOTO: lambda value: "",
    Kind.SALARY: lambda value: re.sub(r"\d", "*", value),
}


def generalise(kind: Kind, value: str, language: str, *, described: str = "", province_only: bool = True) -> str:
    """Return a coarser truth: year, province or city, sector, band; empty if there is none. `described` is the person's own description
    to stand for an employer or school."""
    value = value.strip()
    match kind:
        case Kind.DATES | Kind.BIRTH:
            return _year(value)
        case Kind.ADDRESS | Kind.NATIVE_PLACE:
            return province_of(value) if province_only else city_of(value) or province_of(value)
        case Kind.EMPLOYER | Kind.SCHOOL:
            return described.strip() or sector(kind, value, language)
        case Kind.SALARY:
            return _band(value)
        case Kind.NAME:
            return _mask_name(value)
        case _:
            return ""


def _year(value: str) -> str:
    found = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)(?:19|20)\d\d(?=\d{4}(?!\d))", folded(value))
    if found:
        return found.group()
    date = parse_date(value)
    return str(date[0]) if date else ""


def age_band(age: int, language: str) -> str:
    """Return the decade of an age: `30–39`, `30–39岁`."""
    low = age // 10 * 10
    return f"{low}–{low + 9}" + ("" if not language.startswith("zh") else "歲" if "Hant" in language else "岁")


def _band(value: str) -> str:
    """Widen numbers to their first digit: `23000` → `20000–30000`; text around them stays."""
    numbers = list(re.finditer(r"\d+(?:[.,]\d+)*", value))
    if not numbers:
        return ""
    amounts = [float(re.sub(r",", "", found.group())) if found.group().count(".") <= 1 else 0.0 for found in numbers]
    step = 10 ** max(0, len(str(int(max(amounts)))) - 1)
    low, high = int(min(amounts) // step * step), int(max(amounts) // step * step + step)
    return f"{value[: numbers[0].start()]}{low}–{high}{value[numbers[-1].end() :]}"


def withheld_token(language: str) -> str:
    """Return the placeholder for withheld text in running text: `[withheld]`, `[已隐去]` or `[已隱去]`."""
    if not language.startswith("zh"):
        return "[withheld]"
    return "[已隱去]" if "Hant" in language else "[已隐去]"
