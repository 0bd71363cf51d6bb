"""Joins, splits and moves the entries of a résumé that was read wrongly.

Nothing that was read is lost: what has no place in the result is kept as a line of it. A part of a divided entry takes dates and names only
from its own words.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from app.domain.resume import Award, Certificate, Interest, Language, Line, Resume, Section, Skill

LINES: Final[Mapping[str, str]] = {
    "work": "highlights",
    "volunteer": "highlights",
    "education": "courses",
    "projects": "highlights",
    "sections": "lines",
}
"""Sections whose entries can be joined and divided, with the attribute that holds their lines."""
TARGETS: Final[Mapping[str, tuple[str, ...]]] = {
    "work": ("volunteer", "projects", "education", "sections"),
    "volunteer": ("work", "projects", "education", "sections"),
    "education": ("work", "projects", "certificates", "sections"),
    "projects": ("work", "volunteer", "education", "sections"),
    "sections": ("skills", "languages", "certificates", "awards", "interests", "work", "projects"),
    "certificates": ("education", "awards", "publications", "sections"),
    "awards": ("certificates", "publications", "sections"),
    "publications": ("certificates", "awards", "projects", "sections"),
}
"""Sections that an entry can be moved to."""
_PARAGRAPHS: Final = ("summary", "description")
_HEAD: Final = {
    "work": ("position", "organisation", "location"),
    "volunteer": ("position", "organisation", "location"),
    "education": ("study_type", "institution", "location"),
    "projects": ("name", "entity", "description"),
}
"""Attributes that a head line fills, in the usual order."""
_LONGEST_HEAD: Final = 160
_BETWEEN: Final = re.compile(r"\s*(?:\t+|[|｜·•]|\s[-–—]\s|,\s+|，|\s(?:at|@)\s)\s*|\s{3,}")
_EDGES: Final = " \t,，、;；:：/|｜·•-–—()（）[]"
_SAME: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("position", "organisation", "institution", "study_type", "title"),
    "position": ("study_type", "name"),
    "study_type": ("position", "name"),
    "organisation": ("institution", "entity"),
    "institution": ("organisation", "entity", "issuer"),
    "entity": ("organisation", "institution"),
    "issuer": ("institution", "organisation", "awarder", "publisher"),
    "awarder": ("issuer", "publisher"),
    "publisher": ("issuer", "awarder"),
    "end": ("date",),
    "title": ("heading", "name", "position", "study_type"),
    "date": ("end", "start"),
}
"""For an attribute of the new kind of entry the attributes of the old kind that it may come from."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A résumé with an entry joined, divided or moved: the path of the `entry` to go on with, and where fields went (`moved`, old id → new id)."""

    resume: Resume
    entry: str
    moved: Mapping[str, str] = field(default_factory=dict)


def join_with_above(resume: Resume, owner: str, told: str = "") -> Changed | None:
    """Return the résumé with an entry (`work.w2`) as part of the one above it; None for the first of a section.

    Empty fields of the upper one are filled from the lower one. Where both have a value that differs, the lower entry's values become a
    line: `told`, the words of the file, or the values themselves.
    """
    section, _, entry_id = owner.partition(".")
    items = list(getattr(resume, section)) if section in LINES else []
    at = next((at for at, item in enumerate(items) if item.id == entry_id), 0)
    if at == 0:
        return None
    upper, lower = items[at - 1], items[at]
    moved: dict[str, str] = {}
    values: dict[str, Any] = {}
    against: list[str] = []
    for name in _texts(lower):
        first, second = getattr(upper, name), getattr(lower, name)
        if second and not first:
            values[name] = second
            moved[f"{owner}.{name}"] = f"{section}.{upper.id}.{name}"
        elif second and first.casefold() != second.casefold():
            if name in _PARAGRAPHS:
                values[name] = f"{first}\n{second}"
            else:
                against.append(second)
    values |= _widened(upper, lower)
    lines = list(getattr(upper, LINES[section]))
    if against:
        lines.append(Line(_fresh_line(lines), told or ", ".join(against)))
    for line in getattr(lower, LINES[section]):
        lines.append(Line(_fresh_line(lines), line.text))
        moved[f"{owner}.{LINES[section]}.{line.id}"] = f"{section}.{upper.id}.{LINES[section]}.{lines[-1].id}"
    values[LINES[section]] = tuple(lines)
    for name in ("roles", "keywords", "identifying_terms", "not_identifying"):
        if hasattr(lower, name):
            values[name] = tuple(dict.fromkeys((*getattr(upper, name), *getattr(lower, name))))
    items[at - 1 : at + 1] = [dataclasses.replace(upper, **values)]
    return Changed(_with(resume, section, items), f"{section}.{upper.id}", moved)


def _widened(upper: Any, lower: Any) -> dict[str, Any]:
    """Return beginning and end of two entries that are one: the earlier beginning, the later end."""
    if not hasattr(upper, "start"):
        return {}
    starts = [one.start for one in (upper, lower) if one.start]
    ends = [one.end for one in (upper, lower) if one.end]
    current = upper.current or lower.current
    return {"start": min(starts, default=""), "end": "" if current else max(ends, default=""), "current": current}


def divide(resume: Resume, owner: str, name: str, at: int, *, second_first: bool = False) -> Changed | None:
    """Return the résumé with an entry divided in two; None if it cannot be.

    In the entry's lines (`name` is their attribute) the lines from number `at` on go to the new entry; the first of them is its head if it
    has a date. In any other text what stands behind offset `at` goes to the new entry. `second_first`: heads of this section tell the
    employer (or school) before the position (or degree).
    """
    section, _, entry_id = owner.partition(".")
    items = list(getattr(resume, section)) if section in LINES else []
    place = next((at for at, item in enumerate(items) if item.id == entry_id), -1)
    if place < 0:
        return None
    upper = items[place]
    made: Any = type(upper)(id=_fresh_id(section, items))
    target = f"{section}.{made.id}"
    moved: dict[str, str] = {}
    if name == LINES[section]:
        lines = getattr(upper, name)
        going = list(lines[at:])
        if not going:
            return None
        upper = dataclasses.replace(upper, **{name: lines[:at]})
        head = _head_of(going[0].text, section, second_first=second_first) if section in _HEAD else {}
        if head:
            taken = going.pop(0)
            moved |= {f"{owner}.{name}.{taken.id}": f"{target}.{key}" for key in head if key not in ("start", "end")}
        moved |= {f"{owner}.{name}.{line.id}": f"{target}.{name}.{line.id}" for line in going}
        made = dataclasses.replace(made, **{name: tuple(going)}, **head)
    elif isinstance(getattr(upper, name, None), str):
        text = getattr(upper, name)
        kept, given = text[:at].strip(_EDGES), text[at:].strip(_EDGES)
        if kept and given:
            upper, made = dataclasses.replace(upper, **{name: kept}), dataclasses.replace(made, **{name: given})
    items[place : place + 1] = [upper, made]
    return Changed(_with(resume, section, items), target, moved)


def _head_of(text: str, section: str, *, second_first: bool) -> dict[str, Any]:
    """Return the attributes that a line tells if it is the head of an entry: it has a date and is no long sentence."""
    from app.text.dates import find_dates

    found = find_dates(text)
    if not found or len(text) > _LONGEST_HEAD:
        return {}
    span = next((one for one in found if one.ranged), found[0])
    head: dict[str, Any] = {"start": span.first}
    if span.ranged:
        head |= {"end": span.last} if span.last else {"current": True}
    rest = f"{text[: span.start]}\t{text[span.end :]}"
    pieces = [piece for piece in (part.strip(_EDGES) for part in _BETWEEN.split(rest)) if piece]
    names = list(_HEAD[section])
    if second_first:
        names[:2] = names[1::-1]
    if len(pieces) > len(names):
        pieces[len(names) - 1 :] = [", ".join(pieces[len(names) - 1 :])]
    return head | dict(zip(names, pieces, strict=False))


def move(resume: Resume, owner: str, target: str) -> Changed | None:
    """Return the résumé with an entry in another section (`target`, one of `TARGETS`); None if it cannot go there.

    A section of lines becomes an entry for each line in a list of certificates, languages, awards or interests, and one tier of skills.
    """
    section, _, entry_id = owner.partition(".")
    if target not in TARGETS.get(section, ()):
        return None
    item = next((item for item in getattr(resume, section) if item.id == entry_id), None)
    if item is None:
        return None
    resume = _with(resume, section, [one for one in getattr(resume, section) if one.id != entry_id])
    held = list(getattr(resume, target))
    made = (
        _listed(item, target, held)
        if isinstance(item, Section) and target not in LINES
        else _turned(item, target, held)
    )
    result = _with(resume, target, [*held, *made])
    return Changed(result, f"{target}.{made[0].id}", _ways(item, owner, made, target))


def _turned(item: Any, target: str, held: Sequence[Any]) -> list[Any]:
    """Return an entry as one of another section; of a list without lines, what were lines and paragraphs become entries of their own."""
    from app.domain.resume import Education, Project, Publication, Work

    cls: Any = {
        "work": Work,
        "volunteer": Work,
        "education": Education,
        "projects": Project,
        "certificates": Certificate,
        "awards": Award,
        "publications": Publication,
        "sections": Section,
    }[target]
    values: dict[str, Any] = {}
    used: set[str] = set()
    for spec in dataclasses.fields(cls):
        for name in (spec.name, *_SAME.get(spec.name, ())):
            value = getattr(item, name, None)
            if spec.name != "id" and name not in used and value and type(value) is type(spec.default):
                if isinstance(value, tuple) and spec.name != name:
                    continue
                values[spec.name] = value
                used.add(name)
                break
    unused = [name for name in _texts(item) if name not in used and getattr(item, name)]
    left = [getattr(item, name) for name in unused if name not in _PARAGRAPHS]
    paragraphs = [line for name in unused if name in _PARAGRAPHS for line in getattr(item, name).splitlines()]
    left += [word for name in ("roles", "keywords") if name not in used for word in getattr(item, name, ())]
    lines = [line.text for attribute in set(LINES.values()) for line in getattr(item, attribute, ())]
    attribute = LINES.get(target)
    if attribute is not None:
        values[attribute] = _lines([*([", ".join(left)] if left else []), *paragraphs, *lines])
        return [cls(id=_fresh_id(target, held), **values)]
    name = "title" if target == "awards" else "name"
    values[name] = ", ".join([values.get(name, ""), *left]).strip(", ")
    out = [cls(id=_fresh_id(target, held), **values)]
    for text in (*paragraphs, *lines):
        further: dict[str, Any] = {name: text}
        out.append(cls(id=_fresh_id(target, [*held, *out]), **further))
    return out


def _listed(item: Section, target: str, held: Sequence[Any]) -> list[Any]:
    """Return the lines of a section as items of a list."""
    words = [line.text for line in item.lines] or [item.title]
    if target == "skills":
        return [Skill(_fresh_id(target, held), item.title, "", tuple(words))]
    out: list[Any] = []
    for word in words:
        new_id = _fresh_id(target, [*held, *out])
        if target == "languages":
            out.append(Language(new_id, word))
        elif target == "certificates":
            out.append(Certificate(new_id, word))
        elif target == "awards":
            out.append(Award(new_id, word))
        else:
            out.append(Interest(new_id, word))
    return out


def _ways(item: Any, owner: str, made: Sequence[Any], target: str) -> dict[str, str]:
    """Return where the texts of an entry went, by their words."""
    from app.domain.resume import fields

    before = {one.value: one.id for one in fields(_alone(owner.partition(".")[0], [item]))}
    return {
        before[one.value]: one.id for one in fields(_alone(target, made)) if one.value in before and len(one.value) > 1
    }


def _alone(section: str, items: Iterable[Any]) -> Resume:
    return _with(Resume(), section, items)


def _texts(item: Any) -> list[str]:
    return [
        spec.name
        for spec in dataclasses.fields(item)
        if spec.name != "id" and isinstance(getattr(item, spec.name), str)
    ]


def _lines(texts: Iterable[str]) -> tuple[Line, ...]:
    return tuple(Line(f"h{number}", text) for number, text in enumerate(texts, 1))


def _fresh_line(lines: Sequence[Line]) -> str:
    taken = {line.id for line in lines}
    return next(f"h{number}" for number in range(len(lines) + 1, 2 * len(lines) + 3) if f"h{number}" not in taken)


def _fresh_id(section: str, items: Sequence[Any]) -> str:
    taken = {item.id for item in items}
    return next(
        f"{section[0]}{n}" for n in range(len(items) + 1, 2 * len(items) + 3) if f"{section[0]}{n}" not in taken
    )


def _with(resume: Resume, section: str, items: Iterable[Any]) -> Resume:
    changed: dict[str, Any] = {section: tuple(items)}
    return dataclasses.replace(resume, **changed)
