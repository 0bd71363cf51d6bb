"""Editing a frozen résumé by address: what fields an item has, reading and replacing one, adding and removing items.

Pure and without Qt. An address is `section` or `section.item-id` plus an attribute name; ids of unchanged lines stay.
"""

from __future__ import annotations

import dataclasses
import difflib
import functools
import typing
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from app.domain.address_order import address_order
from app.domain.resume import Basics, Field, Line, Location, Personal, Resume, fields
from app.domain.sensitivity import Kind

LISTS: Final = (
    "work",
    "education",
    "projects",
    "skills",
    "languages",
    "certificates",
    "awards",
    "volunteer",
    "publications",
    "interests",
    "references",
    "sections",
)
"""Sections made of items, in the order a person edits them."""
DATED: Final = ("certificates", "awards", "publications")
"""Those whose items have one date each: copies print them in the person's order, which readers expect to be newest first."""

TITLES: Final = ("organisation", "institution", "name", "title", "language", "network", "kind", "position")
"""Fields that name an item; the first one that says something does."""

LONG_FIELDS: Final = frozenset({"summary", "description", "reference"})

_PLACE: Final = "basics.location."


class Shape(Enum):
    """Kind of editor of a field."""

    SHORT = "short"
    LONG = "long"
    LINES = "lines"
    WORDS = "words"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class FieldSpot:
    """One editable field: `owner` is `basics`, `basics.location`, `personal`, or `section.item-id`."""

    owner: str
    name: str
    shape: Shape
    kind: Kind | None = dataclasses.field(default=None, compare=False)

    @property
    def path(self) -> str:
        """The field id, or the common beginning of the field ids, that this spot edits."""
        return f"{self.owner}.{self.name}"


@functools.lru_cache(maxsize=64)
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


@functools.lru_cache(maxsize=1024)
def field_spots(owner: str, cls: type) -> tuple[FieldSpot, ...]:
    """The editable fields of a dataclass, in its order."""
    hints = _hints(cls)
    found = []
    for spec in dataclasses.fields(cls):
        hint = hints[spec.name]
        if spec.name in ("id", "photo") or spec.metadata.get("private"):
            continue
        kind = spec.metadata.get("kind")
        if hint is str:
            dated = kind in (Kind.DATES, Kind.BIRTH)
            shape = Shape.LONG if spec.name in LONG_FIELDS else Shape.DATE if dated else Shape.SHORT
            found.append(FieldSpot(owner, spec.name, shape, kind))
        elif hint == tuple[Line, ...]:
            found.append(FieldSpot(owner, spec.name, Shape.LINES, kind))
        elif hint == tuple[str, ...]:
            found.append(FieldSpot(owner, spec.name, Shape.WORDS, kind))
    return tuple(found)


@functools.lru_cache(maxsize=64)
def item_class(section: str) -> type:
    """The dataclass of a list section's items (`basics.profiles` and `personal.id_numbers` are lists too)."""
    holder: type = Resume
    for part in section.split("."):
        hint = _hints(holder)[part]
        holder = typing.get_args(hint)[0] if typing.get_origin(hint) is tuple else hint
    return holder


def top_spots(resume: Resume) -> tuple[FieldSpot, ...]:
    """Name, contact, place (in the order in which its country writes an address) and summary."""
    basics, place = field_spots("basics", Basics), field_spots("basics.location", Location)
    summary = tuple(spot for spot in basics if spot.name == "summary")
    order = address_order(resume)
    placed = tuple(sorted(place, key=lambda spot: order.index(spot.name)))
    return tuple(spot for spot in basics if spot.name != "summary") + placed + summary


def personal_spots() -> tuple[FieldSpot, ...]:
    """The typed personal fields."""
    return field_spots("personal", Personal)


def in_reading_order(resume: Resume, found: Iterable[Field]) -> tuple[Field, ...]:
    """Fields of a résumé with the parts of the address in its country's order; everything else stays where it is."""
    listed = list(found)
    order = [f"{_PLACE}{name}" for name in address_order(resume)]
    places = [place for place, field in enumerate(listed) if field.id in order]
    for place, field in zip(
        places, sorted((listed[at] for at in places), key=lambda one: order.index(one.id)), strict=True
    ):
        listed[place] = field
    return tuple(listed)


def node(resume: Resume, owner: str) -> Any:
    """The dataclass at an owner address."""
    found: Any = resume
    for part in owner.split("."):
        found = next(item for item in found if item.id == part) if isinstance(found, tuple) else getattr(found, part)
    return found


PRESENT: Final = "present"
"""The end of what still goes on, as the text that is edited."""


def text_at(resume: Resume, spot: FieldSpot) -> str:
    """The field as the text that is edited."""
    holder = node(resume, spot.owner)
    value = getattr(holder, spot.name)
    if spot.name == "end" and holder.current and not value:
        return PRESENT
    if spot.shape is Shape.LINES:
        return "\n".join(line.text for line in value)
    if spot.shape is Shape.WORDS:
        return join_words(value)
    return str(value)


def with_text(resume: Resume, spot: FieldSpot, text: str) -> Resume:
    """Return the résumé with one field replaced by what was typed."""
    holder = node(resume, spot.owner)
    value: Any = text.strip() if spot.shape is not Shape.LONG else text.strip("\n ")
    if spot.shape is Shape.LINES:
        value = to_lines(text, getattr(holder, spot.name))
    elif spot.shape is Shape.WORDS:
        value = split_words(text)
    changed = {spot.name: value}
    if spot.name == "end":
        changed = {"end": "" if value == PRESENT else value, "current": value == PRESENT}
    return _replace_at(resume, spot.owner.split("."), dataclasses.replace(holder, **changed))


def with_item(resume: Resume, section: str) -> tuple[Resume, str]:
    """The résumé with an empty item at the end of a section, and the item's id."""
    items = node(resume, section)
    taken = {item.id for item in items}
    letter = section.rsplit(".", 1)[-1][0]
    number = next(n for n in range(len(items) + 1, len(items) + len(taken) + 2) if f"{letter}{n}" not in taken)
    made = item_class(section)(id=f"{letter}{number}")
    return _replace_at(resume, section.split("."), (*items, made)), made.id


def with_moved(resume: Resume, section: str, item_id: str, place: int) -> Resume:
    """Return the résumé with one item of a section at another place (from 0; beyond the end: last)."""
    items = list(node(resume, section))
    moved = next(item for item in items if item.id == item_id)
    items.remove(moved)
    items.insert(max(0, place), moved)
    return _replace_at(resume, section.split("."), tuple(items))


def newest_first(resume: Resume, section: str) -> Resume:
    """Return the résumé with the items of a dated section newest first; what has no date stays behind, equal dates in their order."""
    items = sorted(node(resume, section), key=lambda item: item.date, reverse=True)
    return _replace_at(resume, section.split("."), tuple(items))


def without_item(resume: Resume, section: str, item_id: str) -> Resume:
    """Return the résumé without one item."""
    return _replace_at(resume, section.split("."), tuple(item for item in node(resume, section) if item.id != item_id))


def leaves(resume: Resume, spot: FieldSpot) -> tuple[Field, ...]:
    """Return the fields that a spot edits: one, or one for each line or word."""
    return tuple(one for one in fields(resume) if f"{one.id}.".startswith(f"{spot.path}."))


def exists(resume: Resume, path: str) -> bool:
    """Return True if the résumé has a field with this id, filled or empty, or an entry with that of its owner."""
    if any(one.id == path for one in fields(resume)):
        return True
    try:
        return hasattr(node(resume, path.rpartition(".")[0]), path.rpartition(".")[2])
    except (StopIteration, AttributeError):
        return False


def with_section(resume: Resume, section: str, content: Any) -> Resume:
    """Return the résumé with another content of a section."""
    return _replace_at(resume, section.split("."), content)


def without_section(resume: Resume, section: str) -> Resume:
    """The résumé with a section left empty (`basics.summary` and list sections)."""
    empty: Any = type(node(resume, section))()
    return _replace_at(resume, section.split("."), empty)


def _replace_at(holder: Resume, parts: list[str], value: Any) -> Resume:
    result = _replaced(holder, parts, value)
    assert isinstance(result, Resume)
    return result


def _replaced(holder: Any, parts: list[str], value: Any) -> Any:
    head, *rest = parts
    if isinstance(holder, tuple):
        return tuple((_replaced(item, rest, value) if rest else value) if item.id == head else item for item in holder)
    return dataclasses.replace(holder, **{head: _replaced(getattr(holder, head), rest, value) if rest else value})


def to_lines(text: str, old: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return one line per non-empty row of text; unchanged rows keep their ids, changed ones get those of their position."""
    rows = [row.strip().lstrip("•·-–— ").strip() for row in text.splitlines()]
    rows = [row for row in rows if row]
    ids: list[str] = []
    matcher = difflib.SequenceMatcher(a=[line.text for line in old], b=rows, autojunk=False)
    for _tag, first, last, start, end in matcher.get_opcodes():
        kept = [old[index].id for index in range(first, last)]
        ids += (kept + [""] * (end - start))[: end - start]
    taken = {line.id for line in old} | set(ids)
    fresh = (f"h{number}" for number in range(1, 10_000) if f"h{number}" not in taken)
    return tuple(Line(given or next(fresh), row) for given, row in zip(ids, rows, strict=True))


def join_words(words: tuple[str, ...]) -> str:
    """Return short texts on one line; the separator is one that none of them contains."""
    inner = any(mark in word for word in words for mark in ",，、")
    return ("; " if inner else ", ").join(words) + (";" if inner and len(words) == 1 else "")


def split_words(text: str) -> tuple[str, ...]:
    """Inverse of `join_words`: split at semicolons where there are any, else at commas."""
    semicolons = any(mark in text for mark in ";；\n")
    for mark in ("；", "\n") if semicolons else ("，", "、", ";"):
        text = text.replace(mark, ";" if semicolons else ",")
    return tuple(part.strip() for part in text.split(";" if semicolons else ",") if part.strip())
