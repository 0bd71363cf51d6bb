"""Splits personal values into those that a copy must not hold and those it may, under a policy.

If a policy keeps one field and withholds another that says the same, the kept one wins (the value is disclosed by the person's own
choice); if a kept field merely contains a withheld value, the withheld one wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from app.domain.policy import ProtectedValue
from app.domain.resume import Field, Resume, fields
from app.domain.sensitivity import Kind, Operator
from app.redact.address_generalisation import same_place
from app.redact.known_value_matcher import KnownValues
from app.redact.matchers.latin_names import name_words
from app.redact.personal_values import OwnedValue, owned_values
from app.text.normalization import folded

Values = tuple[ProtectedValue, ...]


def split_values(
    original: Resume, by_field: Resume, operator: Callable[[Field], Operator], aliases: Mapping[str, str]
) -> tuple[Values, Values]:
    """Return (absent, allowed) values; `by_field` is the résumé after every field had its operator."""
    before = {field.id: field.value for field in fields(original)}
    after = {field.id: field.value for field in fields(by_field)}
    allowed: list[ProtectedValue] = []
    candidates: list[OwnedValue] = []
    for owned in owned_values(original):
        value = owned.value
        kept = operator(Field(value.field, value.kind, value.value)) is Operator.KEEP
        whole = before.get(value.field, "")
        if kept or (whole == after.get(value.field, "") and bool(whole)):
            allowed.append(value)
        else:
            candidates.append(owned)
    places = _other_places(by_field)
    absent = [
        owned.value
        for owned in candidates
        if not (owned.derived and (_seen_in(owned.value, allowed) or _spells_name(owned.value, allowed)))
        and not _is_allowed(owned.value, allowed)
        and not _ordinary_place(owned.value, after, places)
    ]
    printed = [
        ProtectedValue(field, Kind.EMAIL, alias) for field, alias in aliases.items() if after.get(field) == alias
    ]
    return tuple(absent), (*allowed, *printed)


def _seen_in(value: ProtectedValue, allowed: list[ProtectedValue]) -> bool:
    finder = KnownValues([value])
    return any(finder.find(other.value) for other in allowed)


def _spells_name(value: ProtectedValue, allowed: list[ProtectedValue]) -> bool:
    """Return True if a part of an address is only a disclosed name written together (`jsmith` where J. Smith is named)."""
    if not value.value.isalpha():
        return False
    text = folded(value.value)
    for other in allowed:
        words = name_words(other.value) if other.kind is Kind.NAME else []
        if len(words) > 1:
            first, last = words[0], words[-1]
            if text in (first + last, last + first, first[0] + last, last + first[0]):
                return True
    return False


def _is_allowed(value: ProtectedValue, allowed: list[ProtectedValue]) -> bool:
    """Return True if the same value is disclosed by another field."""
    letters = _letters(value.value)
    digits = re.sub(r"\D", "", letters)
    for other in allowed:
        theirs = _letters(other.value)
        if letters == theirs and _is_same_family(value.kind, other.kind):
            return True
        numbers = re.sub(r"\D", "", theirs)
        if min(len(digits), len(numbers)) >= 8 and (digits.endswith(numbers[-8:]) and _is_number(letters, theirs)):
            return True
    return False


_FAMILIES = (
    frozenset([Kind.EMPLOYER, Kind.SCHOOL]),
    frozenset([Kind.EMAIL, Kind.PHONE, Kind.MESSENGER, Kind.LINK]),
    frozenset([Kind.NAME, Kind.REFEREE]),
)
"""Kinds that may say the same: a name is not disclosed by the address that spells it."""


def _is_same_family(first: Kind, second: Kind) -> bool:
    return first is second or any(first in family and second in family for family in _FAMILIES)


def _is_number(first: str, second: str) -> bool:
    return first.isdigit() and second.isdigit()


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", folded(text))


def _other_places(resume: Resume) -> str:
    """Return all text that names places for other reasons than as the person's home."""
    texts = [
        field.value
        for field in fields(resume)
        if field.kind in (Kind.EMPLOYER, Kind.SCHOOL) or (field.kind is None and field.id.endswith(".location"))
    ]
    return folded("\n".join(texts))


def _ordinary_place(value: ProtectedValue, after: Mapping[str, str], places: str) -> bool:
    """Return True for a city or region that the copy names anyway, or that an employer or school stands in: it identifies nobody."""
    part = value.field.rpartition(".")[2]
    if value.kind is not Kind.ADDRESS or part not in ("city", "region"):
        return False
    kept = (after.get("basics.location.region", ""), after.get("basics.location.city", ""))
    return any(same_place(value.value, other) for other in kept) or folded(value.value).strip() in places
