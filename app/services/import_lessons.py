"""Corrections of an import, remembered for the next file of the same layout. Kept in the vault only.

A lesson says that in such a layout a part of an entry's head is another one ("the first is the position"), or that a heading is another
section. It is applied to a draft as marked doubts, which the person looks over like any other.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from app.domain.draft import Doubt, Draft, SourceSpan
from app.domain.resume import Resume, fields
from app.errors import UserError
from app.services.resume_entries import TARGETS, move
from app.vault.ledger.row_hashes import canonical

if TYPE_CHECKING:
    from app.vault.vault import Vault

_KEY: Final = "import-lessons"
MOST: Final = 20
"""Layouts that are remembered; the oldest is forgotten first."""
WEIGHT: Final = 0.8
DOUBT: Final = "doubt-lesson"
_ALIKE: Final = 0.75
"""Part of the headings of two files of one layout that both have, at least."""
_LEAST_HEADINGS: Final = 2
_PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "work": ("position", "organisation", "location", "summary"),
    "volunteer": ("position", "organisation", "location", "summary"),
    "education": ("study_type", "institution", "area", "location"),
    "projects": ("name", "entity", "description"),
}
"""Attributes of an entry that can be taken for one another."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """Corrections of one layout: by section the attribute (of an entry) → the one that it was read as; and heading → section."""

    format: str
    headings: tuple[str, ...]
    order: str
    parts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)


def learn(read: Draft, kept: Resume) -> Lesson | None:
    """Return what the corrections of a draft (as it was read, before any lesson) tell about its layout; None if it has no headings to be
    known by. A lesson of no corrections takes the place of an earlier one."""
    headings = _headings(read)
    if len(headings) < _LEAST_HEADINGS:
        return None
    parts = {section: found for section in _PARTS if (found := _parts(read.resume, kept, section))}
    return Lesson(read.source_format, headings, _order(read), parts, _sections(read.resume, kept))


def apply(draft: Draft, lessons: Sequence[Lesson]) -> Draft:
    """Return the draft with the lesson of its layout applied, every change a doubt; unchanged if there is none."""
    lesson = next((one for one in reversed(lessons) if _is_layout(draft, one)), None)
    if lesson is None:
        return draft
    resume, places, doubts = draft.resume, dict(draft.places), list[Doubt]()
    for section, parts in lesson.parts.items():
        resume = _exchanged(resume, section, parts, places, doubts)
    for item in draft.resume.sections:
        target = lesson.sections.get(item.title.casefold(), "")
        changed = move(resume, f"sections.{item.id}", target) if target in TARGETS["sections"] else None
        if changed is not None:
            resume = changed.resume
            places |= {new: places[old] for old, new in changed.moved.items() if old in places}
            doubts.append(Doubt(changed.entry, DOUBT, WEIGHT, {"value": item.title}))
    left = {one.id for one in fields(resume)}
    ranked = sorted([*draft.doubts, *doubts], key=lambda doubt: -doubt.weight)
    return dataclasses.replace(
        draft,
        resume=resume,
        places={key: place for key, place in places.items() if key in left},
        doubts=tuple(ranked),
        to_confirm=tuple(key for key in draft.to_confirm if key in left or key == "basics.name"),
    )


class Lessons:
    """The lessons in a vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def all(self) -> tuple[Lesson, ...]:
        """Return what is remembered, the newest last; what another version wrote and cannot be read is passed over."""
        return tuple(lesson for row in self._rows() if (lesson := _decoded(row)) is not None)

    def remember(self, lesson: Lesson) -> None:
        """Store a lesson in place of one of the same layout; one without corrections only takes that away."""
        known = [one for one in self.all() if not _is_alike(one, lesson)]
        if lesson.parts or lesson.sections:
            known.append(lesson)
        rows = [dataclasses.asdict(one) for one in known[-MOST:]]
        if canonical(rows) != canonical(self._rows()):
            self._vault.preferences.set(_KEY, rows or None)

    def forget(self) -> None:
        """Forget all of them."""
        if self._rows():
            self._vault.preferences.set(_KEY, None)

    def _rows(self) -> list[Any]:
        kept = self._vault.preferences.get(_KEY)
        return kept if isinstance(kept, list) else []


def _decoded(row: Any) -> Lesson | None:
    try:
        parts = {str(key): {str(a): str(b) for a, b in value.items()} for key, value in row["parts"].items()}
        sections = {str(key): str(value) for key, value in row["sections"].items()}
        return Lesson(str(row["format"]), tuple(map(str, row["headings"])), str(row["order"]), parts, sections)
    except (KeyError, TypeError, AttributeError, UserError):
        return None


def _headings(draft: Draft) -> tuple[str, ...]:
    return tuple(sorted({heading.casefold() for heading in draft.headings}))


def _order(draft: Draft) -> str:
    """Return the usual order of the parts of a job's head in the file, by their first letters (`pos`: position, organisation, start)."""
    orders: Counter[str] = Counter()
    for job in draft.resume.work:
        found = [
            (place.start, name[0])
            for name in ("position", "organisation", "start")
            if (place := _place(draft, job.id, name))
        ]
        orders["".join(letter for _, letter in sorted(found))] += 1
    return orders.most_common(1)[0][0] if orders else ""


def _place(draft: Draft, job: str, name: str) -> SourceSpan | None:
    return draft.places.get(f"work.{job}.{name}")


def _is_layout(draft: Draft, lesson: Lesson) -> bool:
    return _is_alike(Lesson(draft.source_format, _headings(draft), _order(draft)), lesson)


def _is_alike(one: Lesson, other: Lesson) -> bool:
    first, second = set(one.headings), set(other.headings)
    if one.format != other.format or one.order != other.order or len(first & second) < _LEAST_HEADINGS:
        return False
    return len(first & second) >= _ALIKE * len(first | second)


def _parts(read: Resume, kept: Resume, section: str) -> dict[str, str]:
    """Return attribute → the one it was read as, where at least half of the entries were corrected so."""
    before = {item.id: item for item in getattr(read, section)}
    votes: Counter[tuple[str, str]] = Counter()
    for item in getattr(kept, section):
        old = before.get(item.id)
        for name in _PARTS[section] if old is not None else ():
            value = getattr(item, name)
            if value and value != getattr(old, name):
                votes.update(
                    (name, other) for other in _PARTS[section] if other != name and getattr(old, other) == value
                )
    found: dict[str, str] = {}
    for (name, other), count in votes.most_common():
        whole = sum(bool(getattr(item, other)) for item in before.values())
        if 2 * count >= whole and name not in found and other not in found.values():
            found[name] = other
    return found


def _exchanged(
    resume: Resume, section: str, parts: Mapping[str, str], places: dict[str, SourceSpan], doubts: list[Doubt]
) -> Resume:
    """Return the résumé with attributes of the entries of a section in each other's place; adds the doubts, and moves the places."""
    names = _PARTS.get(section, ())
    parts = {name: other for name, other in parts.items() if name in names and other in names}
    out: list[Any] = []
    for item in getattr(resume, section):
        if not all(getattr(item, other) for other in parts.values()):
            out.append(item)
            continue
        values = {name: getattr(item, other) for name, other in parts.items()}
        values |= {other: "" for other in parts.values() if other not in values}
        base = f"{section}.{item.id}"
        held = {name: places.get(f"{base}.{other}") for name, other in parts.items()}
        for name in values:
            places.pop(f"{base}.{name}", None)
        places |= {f"{base}.{name}": place for name, place in held.items() if place is not None}
        doubts += [Doubt(f"{base}.{name}", DOUBT, WEIGHT, {"value": values[name]}) for name in parts]
        out.append(dataclasses.replace(item, **values))
    changed: dict[str, Any] = {section: tuple(out)}
    return dataclasses.replace(resume, **changed)


def _sections(read: Resume, kept: Resume) -> dict[str, str]:
    """Return heading → section for sections of lines that the person dissolved into a list."""
    titles = {item.title.casefold() for item in kept.sections}
    found: dict[str, str] = {}
    for item in read.sections:
        title = item.title.casefold()
        if not title or title in titles or not item.lines:
            continue
        lines = {line.text.casefold() for line in item.lines}
        counts = {
            target: len(lines & (_values(kept, target) - _values(read, target))) for target in TARGETS["sections"]
        }
        best = max(counts, key=lambda target: counts[target])
        if 2 * counts[best] >= len(lines):
            found[title] = best
    return found


def _values(resume: Resume, section: str) -> set[str]:
    return {one.value.casefold() for one in _fields_of(resume, section)}


def _fields_of(resume: Resume, section: str) -> Iterable[Any]:
    return (one for one in fields(resume) if one.id.startswith(f"{section}."))
