"""Points and lists that not every copy needs (the first two points of a job stay), and lists whose order is free: what the person lets copies differ in, beside the wordings (what a posting asks for stays: `posting_terms.py`).

Lists whose order says nothing (`free`), lists they put in order themselves (`fixed`), and items that not every copy needs
(`optional`). A list is named by its path (`skills.s1.keywords`), an item by its list and id, or in a list of words by the word.
The limits are built in here: the first two bullets of an entry are in every copy, and no entry or section is ever left empty.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.domain.resume import Resume

LEADING: Final = 2
"""Bullets of an entry that stay first and are in every copy: the strongest stand there."""
_LABELLED: Final = re.compile(r"[:：]")


@dataclass(frozen=True, slots=True)
class Leeway:
    """Paths of the lists that are `free` and `fixed`, and keys of the items that are `optional`."""

    free: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a copy may leave out: its key, its text, and the list it is in."""

    key: str
    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Order:
    """A list of skills whose order may be declared free: its path, and its words as they stand."""

    path: str
    name: str
    words: tuple[str, ...]


def items_of(resume: Resume) -> tuple[Item, ...]:
    """Return every item that may be declared optional, in document order: bullets but the leading ones, skills, interests, projects."""
    return tuple(_items(resume))


def _items(resume: Resume) -> Iterator[Item]:
    for section, owners in (("work", resume.work), ("volunteer", resume.volunteer), ("projects", resume.projects)):
        for owner in owners:
            if section == "projects" and len(resume.projects) > 1:
                yield Item(f"projects.{owner.id}", getattr(owner, "name", "") or owner.description, "projects")
            path = f"{section}.{owner.id}.highlights"
            yield from (Item(f"{path}.{line.id}", line.text, path) for line in owner.highlights[LEADING:] if line.text)
    for skill in resume.skills:
        path = f"skills.{skill.id}.keywords"
        if len(skill.keywords) > 1:
            yield from (Item(f"{path}.{word}", word, path) for word in dict.fromkeys(skill.keywords) if word)
    if len(resume.interests) > 1:
        yield from (Item(f"interests.{item.id}", item.name, "interests") for item in resume.interests if item.name)


def optional_items(resume: Resume, leeway: Leeway) -> tuple[Item, ...]:
    """Return the items that copies of a résumé may leave out, in document order. Where everything in a list is ticked its first item
    stays; the bullets of a project that may be left out go and stay with it."""
    ticked = [item for item in items_of(resume) if item.key in leeway.optional]
    projects = {item.key for item in ticked if item.path == "projects"}
    found = []
    for item in ticked:
        if item.path != "projects" and item.path.removesuffix(".highlights") in projects:
            continue
        if item.key == _kept_anyway(resume, item.path, ticked):
            continue
        found.append(item)
    return tuple(found)


def _kept_anyway(resume: Resume, path: str, ticked: Sequence[Item]) -> str:
    """Return the key of the item that stays because all of its list is ticked, or nothing."""
    if path.endswith(".highlights"):
        return ""
    every = [item for item in items_of(resume) if item.path == path]
    return every[0].key if all(item in ticked for item in every) else ""


def orders_of(resume: Resume) -> tuple[Order, ...]:
    """Return the lists of skills whose order may be declared free. One with a label inside ("Design: Figma") is none: its words belong
    behind it."""
    found = []
    for skill in resume.skills:
        words = tuple(dict.fromkeys(skill.keywords))
        if len(words) > 1 and not any(_LABELLED.search(word) for word in words):
            found.append(Order(f"skills.{skill.id}.keywords", skill.name, words))
    return tuple(found)


def without_items(resume: Resume, keys: Sequence[str]) -> Resume:
    """Return the résumé without the items of those keys."""
    left_out = set(keys)

    def lines(owner: Any, section: str) -> Any:
        path = f"{section}.{owner.id}.highlights"
        kept = tuple(line for line in owner.highlights if f"{path}.{line.id}" not in left_out)
        return dataclasses.replace(owner, highlights=kept)

    return dataclasses.replace(
        resume,
        work=tuple(lines(job, "work") for job in resume.work),
        volunteer=tuple(lines(job, "volunteer") for job in resume.volunteer),
        projects=tuple(lines(one, "projects") for one in resume.projects if f"projects.{one.id}" not in left_out),
        skills=tuple(
            dataclasses.replace(
                skill,
                keywords=tuple(word for word in skill.keywords if f"skills.{skill.id}.keywords.{word}" not in left_out),
            )
            for skill in resume.skills
        ),
        interests=tuple(item for item in resume.interests if f"interests.{item.id}" not in left_out),
    )


def carried_leeway(leeway: Leeway, before: Resume, after: Resume) -> Leeway:
    """Return what still holds after the résumé changed: of an item that reads as it did, and of a list that is still there. A list whose
    words stand in another order now was put in order by the person: it is fixed from then on."""
    old = {item.key: item.text for item in items_of(before)}
    new = {item.key: item.text for item in items_of(after)}
    kept = tuple(key for key in leeway.optional if key in new and old.get(key) == new[key])
    lists, was = lists_of(after), lists_of(before)
    moved = tuple(path for path in lists if path in was and _reordered(was[path], lists[path]))
    fixed = tuple(dict.fromkeys([*(path for path in leeway.fixed if path in lists), *moved]))
    return Leeway(tuple(path for path in leeway.free if path in lists and path not in moved), fixed, kept)


def _reordered(before: Sequence[str], after: Sequence[str]) -> bool:
    """Return True if what is in both lists stands in another order."""
    common = [text for text in before if text in after]
    return common != [text for text in after if text in before]


def lists_of(resume: Resume) -> dict[str, tuple[str, ...]]:
    """Return the lists that copies may put in another order, by their path, as texts."""
    found: dict[str, tuple[str, ...]] = {"interests": tuple(item.name for item in resume.interests)}
    for section, owners in (("work", resume.work), ("volunteer", resume.volunteer), ("projects", resume.projects)):
        for owner in owners:
            found[f"{section}.{owner.id}.highlights"] = tuple(line.text for line in owner.highlights)
    for project in resume.projects:
        found[f"projects.{project.id}.keywords"] = project.keywords
    for study in resume.education:
        found[f"education.{study.id}.courses"] = tuple(line.text for line in study.courses)
    for skill in resume.skills:
        found[f"skills.{skill.id}.keywords"] = skill.keywords
    found["skills"] = tuple(skill.name for skill in resume.skills)
    found["languages"] = tuple(item.language for item in resume.languages)
    found["projects"] = tuple(project.name for project in resume.projects)
    return {path: texts for path, texts in found.items() if len(texts) > 1}


def leeway_to_json(leeway: Leeway) -> dict[str, list[str]]:
    """Return the leeway as JSON; empty where there is none."""
    pairs = ((one.name, getattr(leeway, one.name)) for one in dataclasses.fields(leeway))
    return {name: list(value) for name, value in pairs if value}


def leeway_from_json(data: object) -> Leeway:
    """Inverse of `leeway_to_json`; what is of another shape counts as not there."""
    given = data if isinstance(data, dict) else {}
    return Leeway(
        **{
            one.name: tuple(str(item) for item in value)
            for one in dataclasses.fields(Leeway)
            if isinstance(value := given.get(one.name), list)
        }
    )
