"""The outline of a résumé: its sections and their items as rows, and what moving one of them means. Pure."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.resume import Resume
from app.domain.style import SECTIONS
from ui.desktop.models import field_names, resume_edit
from ui.desktop.models.resume_edit import LISTS, TITLES

_INNER: Final = {"basics": "basics.profiles", "personal": "personal.id_numbers"}
"""Lists of items within a section: accounts, identity documents."""


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A section (`path` is its key) or an item (its list and id): its text, whether it can be moved, and whether anything is in it."""

    path: str
    text: str
    movable: bool
    filled: bool = True

    @property
    def section(self) -> str:
        """The section (or the list in a section, as `basics.profiles`) of an item; empty for a section."""
        return self.path.rpartition(".")[0]


def outline_rows(resume: Resume, keys: Sequence[str]) -> tuple[OutlineRow, ...]:
    """Return the rows of the sections `keys`, each before its items."""
    found: list[OutlineRow] = []
    for key in keys:
        listed = key if key in LISTS else _INNER.get(key, "")
        items = resume_edit.node(resume, listed) if listed else ()
        filled = bool(items) or (key not in LISTS and _holds_something(resume_edit.node(resume, key)))
        found.append(OutlineRow(key, field_names.section(key), key in SECTIONS, filled))
        for number, item in enumerate(items, 1):
            text = title_of(item) or f"{field_names.section(listed)} {number}"
            found.append(OutlineRow(f"{listed}.{item.id}", text, len(items) > 1))
    return tuple(found)


def title_of(item: object) -> str:
    """Return what names an item, on one line; empty where nothing does yet."""
    texts = (" ".join(str(getattr(item, name, "")).split()) for name in TITLES)
    return next((text for text in texts if text), "")


def place_of(rows: Sequence[OutlineRow], path: str) -> tuple[int, int]:
    """Return the place of a row among those it can change places with, and how many they are."""
    peers = _peers(rows, path)
    return peers.index(path), len(peers)


def place_in_gap(rows: Sequence[OutlineRow], path: str, gap: int) -> int | None:
    """Return the place that a row gets when it is dropped before row `gap` (from 0); None where it cannot go there, or is there.

    An item stays in its section; a section goes before or behind whole sections.
    """
    peers = _peers(rows, path)
    at = [number for number, row in enumerate(rows) if row.path in peers]
    if "." in path and not at[0] <= gap <= at[-1] + 1:
        return None
    place = sum(number < gap for number, peer in zip(at, peers, strict=True) if peer != path)
    return None if place == peers.index(path) else place


def _peers(rows: Sequence[OutlineRow], path: str) -> list[str]:
    mine = next(row for row in rows if row.path == path)
    return [row.path for row in rows if row.movable and row.section == mine.section]


def _holds_something(node: object) -> bool:
    values = (getattr(node, spec.name) for spec in dataclasses.fields(node))  # type: ignore[arg-type]
    return any(_holds_something(value) if dataclasses.is_dataclass(value) else bool(value) for value in values)
