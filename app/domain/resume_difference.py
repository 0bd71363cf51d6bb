"""Differences between two versions of a master résumé, field by field, in document order.

Fields are matched by id; an entry that got a new id is matched by its words, so that re-importing the same file shows
no change. Nothing is rendered to sentences here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.resume import Resume, fields
from app.domain.sensitivity import Kind


class Change(StrEnum):
    """Kind of a difference."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: its id (in the newer version unless removed), kind, old and new text (empty where there is none)."""

    change: Change
    field_id: str
    kind: Kind | None
    before: str
    after: str


def differences(before: Resume, after: Resume) -> tuple[Difference, ...]:
    """Return all differences from `before` to `after`; empty when the texts are equal."""
    old = {field.id: field for field in fields(before)}
    new = {field.id: field for field in fields(after)}
    gone = {key: field for key, field in old.items() if key not in new}
    moved = _moved_ids(
        {key: field.value for key, field in gone.items()}, {k: v.value for k, v in new.items() if k not in old}
    )
    found: list[Difference] = []
    for key, field in new.items():
        if key in moved.values():
            continue
        known = old.get(key)
        if known is None:
            found.append(Difference(Change.ADDED, key, field.kind, "", field.value))
        elif known.value != field.value:
            found.append(Difference(Change.CHANGED, key, field.kind, known.value, field.value))
    found += [
        Difference(Change.REMOVED, key, field.kind, field.value, "") for key, field in gone.items() if key not in moved
    ]
    if before.language != after.language:
        found.append(Difference(Change.CHANGED, "language", None, before.language, after.language))
    return tuple(found)


def _moved_ids(gone: Mapping[str, str], come: Mapping[str, str]) -> dict[str, str]:
    """Return old id → new id of fields that only changed their id: same place in the tree, same words."""
    free = dict(come)
    pairs: dict[str, str] = {}
    for key, text in gone.items():
        match = next((other for other, words in free.items() if words == text and _shape(other) == _shape(key)), None)
        if match is not None:
            pairs[key] = match
            del free[match]
    return pairs


def _shape(field_id: str) -> tuple[str, ...]:
    """Return a field id without entry ids: `work.w1.highlights.h2` → (work, *, highlights, *)."""
    return tuple(part if index % 2 == 0 else "*" for index, part in enumerate(field_id.split(".")))
