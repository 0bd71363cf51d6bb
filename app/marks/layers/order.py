"""Layer "order": permutes lists whose order carries no meaning: skills in a tier, bullets after the lead, and the like.

Pinned by construction, hence never listed here: jobs, studies and dated projects (chronology), the first bullets of each job and project
(one before specification 4, two since), tiers that are ranked, since specification 4 all skills but those whose order the person said
is free, and every list they put in order, languages across levels, dated rows across dates. Items are permuted among the places they hold, so whatever is
pinned between them stays where it is.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.domain.compose import printed_sections
from app.domain.optional_items import LEADING, Leeway, orders_of
from app.domain.resume import Resume
from app.domain.style import Style, default_style, ordered_sections
from app.marks import house_styles
from app.marks.carriers import MAX_ITEMS, Carrier, Limits, Value, Wording

_RANKS: Final = re.compile(
    r"expert|advanced|proficien|fluent|familiar|basic|beginner|intermediate|primary|secondary|core|main|key|other"
    r"|exposure|learning|精通|熟练|熟悉|了解|掌握|核心|主要|其他|一般|入门"
)
"""Tier names that rank their skills: such tiers keep their order."""
CORE: Final = ("projects", "education", "skills")
MINOR: Final = ("languages", "awards", "certificates", "publications", "interests")
SECTION_TARGETS: Final = {"sections.core": CORE, "sections.minor": MINOR}


@dataclass(frozen=True, slots=True)
class OrderLayer:
    """Free orders."""

    name: str = "order"

    def carriers(self, resume: Resume, wordings: Sequence[Wording], limits: Limits) -> tuple[Carrier, ...]:
        """Return one carrier per free list with at least two distinguishable items."""
        chosen = limits.version >= house_styles.SINCE
        pinned = LEADING if chosen else 1
        lists = [*_bullets(resume, pinned), *_skills(resume), *_rows(resume), *_section_orders(resume)]
        if chosen:
            lists = [one for one in lists if _may_move(resume, one[2], limits.leeway)]
        return tuple(
            Carrier(f"order:{target}", self.name, section, "order", items[:MAX_ITEMS], path)
            for target, section, path, items in lists
            if len(items) > 1
        )

    def apply(self, resume: Resume, style: Style, values: Mapping[Carrier, Value]) -> tuple[Resume, Style]:
        """Return the résumé with every list permuted, and the style with the sections in order."""
        sections = list(ordered_sections(style))
        for carrier, value in values.items():
            chosen = [carrier.options[index] for index in value]
            if carrier.target in SECTION_TARGETS:
                sections = _placed(sections, chosen, str)
            else:
                resume = _permuted(resume, carrier.target.split("."), chosen)
        return resume, dataclasses.replace(style, section_order=tuple(sections))


def _placed(items: Sequence[Any], chosen: Sequence[str], key: Callable[[Any], str]) -> list[Any]:
    """Return `items` with those named in `chosen` put, in that order, into the places they hold together."""
    by_key = {key(item): item for item in items}
    wanted = iter([by_key[name] for name in chosen if name in by_key])
    return [next(wanted) if key(item) in set(chosen) else item for item in items]


def _key(item: Any) -> str:
    return item if isinstance(item, str) else str(item.id)


def _permuted(node: Any, path: Sequence[str], chosen: Sequence[str]) -> Any:
    head, rest = path[0], path[1:]
    child = getattr(node, head)
    if not rest:
        return dataclasses.replace(node, **{head: tuple(_placed(child, chosen, _key))})
    items = tuple(_permuted(item, rest[1:], chosen) if item.id == rest[0] else item for item in child)
    return dataclasses.replace(node, **{head: items})


def _may_move(resume: Resume, path: str, leeway: Leeway) -> bool:
    """Return True if the items of a list may stand in another order: one that the person did not put in order, and of skills one whose
    order they said is free. The tiers of skills move only where that was said of each."""
    if path in leeway.fixed:
        return False
    if path == "skills":
        orders = {one.path for one in orders_of(resume)}
        return bool(orders) and orders <= set(leeway.free)
    if path.startswith("skills."):
        return path in leeway.free and path in {one.path for one in orders_of(resume)}
    return True


Listed = tuple[str, str, str, tuple[str, ...]]
"""Carrier name, section, path of the list, keys of the free items (ids, or the texts themselves for plain lists)."""


def _distinct_keys(pairs: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return the keys of the items whose text differs from every other item's."""
    texts = [text.casefold().strip() for _, text in pairs]
    return tuple(key for (key, _), text in zip(pairs, texts, strict=True) if text and texts.count(text) == 1)


def _words(items: Sequence[str]) -> tuple[str, ...]:
    return _distinct_keys([(item, item) for item in items])


def _bullets(resume: Resume, pinned: int) -> list[Listed]:
    """Return the lists of sentences, without the first `pinned` bullets of each, and the words of projects."""
    found: list[Listed] = []
    for section, owners in (("work", resume.work), ("volunteer", resume.volunteer), ("projects", resume.projects)):
        for owner in owners:
            path, part = f"{section}.{owner.id}.highlights", f"{section}.{owner.id}"
            found.append(
                (path, part, path, _distinct_keys([(line.id, line.text) for line in owner.highlights][pinned:]))
            )
    for project in resume.projects:
        path, part = f"projects.{project.id}.keywords", f"projects.{project.id}"
        found.append((path, part, path, _words(project.keywords)))
    for study in resume.education:
        path = f"education.{study.id}.courses"
        found.append(
            (path, f"education.{study.id}", path, _distinct_keys([(line.id, line.text) for line in study.courses]))
        )
    return found


def _skills(resume: Resume) -> list[Listed]:
    found: list[Listed] = []
    for skill in resume.skills:
        path = f"skills.{skill.id}.keywords"
        found.append((path, f"skills.{skill.id}", path, _words(skill.keywords)))
    names = " ".join(skill.name.casefold() for skill in resume.skills)
    ranked = any(skill.level for skill in resume.skills) or bool(_RANKS.search(names))
    if not ranked and all(skill.name for skill in resume.skills):
        found.append(
            ("skills", "skills", "skills", _distinct_keys([(skill.id, skill.name) for skill in resume.skills]))
        )
    return found


def _rows(resume: Resume) -> list[Listed]:
    interests = [(item.id, item.name) for item in resume.interests]
    found: list[Listed] = [("interests", "interests", "interests", _distinct_keys(interests))]
    for item in resume.interests:
        path = f"interests.{item.id}.keywords"
        found.append((path, "interests", path, _words(item.keywords)))
    if any(item.fluency for item in resume.languages):
        levels = [(item.fluency.casefold(), item.id, item.language) for item in resume.languages]
    else:  # without levels the first is most likely the mother tongue
        levels = [("", item.id, item.language) for item in resume.languages[1:]]
    found += _lists_of_equal_rank("languages", levels)
    found += _lists_of_equal_rank(
        "projects", [(f"{p.start}{p.end}" and "-" + p.id, p.id, p.name) for p in resume.projects]
    )
    found += _lists_of_equal_rank("awards", [(item.date, item.id, item.title) for item in resume.awards])
    found += _lists_of_equal_rank("certificates", [(item.date, item.id, item.name) for item in resume.certificates])
    found += _lists_of_equal_rank("publications", [(item.date, item.id, item.name) for item in resume.publications])
    return found


def _lists_of_equal_rank(section: str, rows: Sequence[tuple[str, str, str]]) -> list[Listed]:
    """Return one list per group of rows that share the rank (level or date) in front."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for rank, key, text in rows:
        groups.setdefault(rank, []).append((key, text))
    return [
        (f"{section}:{number}", section, section, _distinct_keys(items)) for number, items in enumerate(groups.values())
    ]


def _section_orders(resume: Resume) -> list[Listed]:
    printed = printed_sections(resume, default_style(resume.language))
    return [
        (target, "style", target, tuple(key for key in free if key in printed))
        for target, free in SECTION_TARGETS.items()
    ]


ORDER_LAYER = OrderLayer()
