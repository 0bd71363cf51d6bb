"""House styles: what a typographer accepts in one copy, by the résumé's language and country (`resources/lists/house_styles.yaml`).

Data only. Specifications before the fourth had more choices (`app.marks.layers.style`), some of which look like carelessness.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Any, Final

from app import resources
from app.domain.resume import Resume
from app.domain.style import language_group
from app.yaml_file import read_yaml

SINCE: Final = 4
"""Specification from which on a copy keeps to a house style."""
_HEADINGS: Final = "headings"
_ANY_WORK: Final = frozenset({"summary", "skills"})
"""Sections that speak of the person as a whole: their headings must fit every job and study."""


@functools.cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    data = read_yaml(resources.path("lists", "house_styles.yaml"))
    assert isinstance(data, dict)
    return data


def country_of(resume: Resume) -> str:
    """Return the country whose usage a résumé follows: the region of its language tag, else the place of residence, else nothing."""
    regions = [part for part in resume.language.split("-")[1:] if len(part) == 2]
    return (regions[0] if regions else resume.basics.location.country_code).upper()


def accepted_choices(resume: Resume) -> dict[str, tuple[str, ...]]:
    """Return, by style attribute, the values that a copy of the résumé may take."""
    rows = _table()[language_group(resume.language)]
    country = country_of(resume)
    return {
        name: tuple(row.get("in", {}).get(country, row["accepted"])) for name, row in rows.items() if name != _HEADINGS
    }


def accepted_headings(resume: Resume) -> dict[str, tuple[str, ...]]:
    """Return, by section, the headings that mean the same over what the résumé has there."""
    rows = _table()[language_group(resume.language)][_HEADINGS]
    return {
        section: tuple(row["text"] for row in listed if _fits(resume, section, row)) for section, listed in rows.items()
    }


def _fits(resume: Resume, section: str, row: Mapping[str, Any]) -> bool:
    text = _text_of(resume, section)
    return (
        ("if" not in row or re.search(row["if"], text) is not None)
        and ("unless" not in row or re.search(row["unless"], text) is None)
        and ("in" not in row or country_of(resume) in row["in"])
        and len(getattr(resume, section, ())) >= row.get("at_least", 0)
    )


def _text_of(resume: Resume, section: str) -> str:
    """Return what says of which kind the entries of a section are, in lower case."""
    jobs = [f"{job.position} {job.organisation}" for job in resume.work]
    studies = [f"{one.study_type} {one.area} {one.institution}" for one in resume.education]
    parts: Mapping[str, list[str]] = {
        "work": [job.position for job in resume.work],
        "education": studies,
        "certificates": [one.name for one in resume.certificates],
    }
    texts = parts.get(section, [])
    if section in _ANY_WORK:
        skills = [word for skill in resume.skills for word in (skill.name, *skill.keywords)]
        texts = [*jobs, *(skills if section == "skills" else [])]
    return "\n".join(texts).casefold()
