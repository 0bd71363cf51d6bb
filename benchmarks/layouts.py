"""Scores the reader on résumés that are hard for their layout: a folder of files with `truth.jsonl`, one object a line.

Exact matches of letters and digits. An entry's fields count in the entry that matches it best, so an employer, a date or
a duty under another job is a miss; entries that nobody wrote count against the reader. Used by `benchmarks.imports` and
by the tests, which hold the floors.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from app.domain.draft import Draft
from app.ingest.value_folding import skeleton

TRUTH = "truth.jsonl"
_GENDERS = {"男": "male", "女": "female"}


class Scored(NamedTuple):
    """One field of the truth: its kind, True if it was read, what was wanted and what was found."""

    field: str
    right: bool
    wanted: object
    found: object


def truths_of(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield the files of a folder that have a truth, with it; nothing without `truth.jsonl`."""
    listed = folder / TRUTH
    for line in listed.read_text("utf-8").splitlines() if listed.exists() else ():
        truth = json.loads(line)
        yield folder / truth["file"], truth


def scored(truth: dict[str, Any], draft: Draft) -> list[Scored]:
    """Return every field of a truth with what a draft has for it."""
    return [*_of_person(truth, draft), *_of_jobs(truth, draft), *_of_studies(truth, draft), *_of_lists(truth, draft)]


def _key(text: str | None) -> str:
    return re.sub(r"[\W_]+", "", skeleton(text or "")[0].lower())


def _of_person(truth: dict[str, Any], draft: Draft) -> Iterator[Scored]:
    basics, personal = draft.resume.basics, draft.resume.personal
    place = _key(basics.location.address + basics.location.city + basics.location.region)
    town = _key(truth["address"].split(",")[0].removesuffix("市"))
    yield Scored("name", _key(basics.name) == _key(truth["name"]), truth["name"], basics.name)
    yield Scored("email", _key(basics.email) == _key(truth["email"]), truth["email"], basics.email)
    yield Scored("phone", _key(basics.phone)[-9:] == _key(truth["phone"])[-9:], truth["phone"], basics.phone)
    yield Scored("town", town in place, truth["address"], place)
    if birth := truth.get("birth_date"):
        yield Scored("birth", personal.birth_date == birth, birth, personal.birth_date)
    if gender := truth.get("gender"):
        right = _key(personal.gender) in (_key(gender), _GENDERS.get(gender))
        yield Scored("gender", right, gender, personal.gender)


def _of_jobs(truth: dict[str, Any], draft: Draft) -> Iterator[Scored]:
    jobs = [*draft.resume.work, *draft.resume.volunteer]
    names = ("organisation", "position", "start", "end")
    matched, extra = _matched(truth["work"], jobs, names)
    for wanted, job in zip(truth["work"], matched, strict=True):
        for field, name in (("employer", "organisation"), ("position", "position")):
            found = getattr(job, name, None)
            yield Scored(field, _key(found) == _key(wanted[name]), wanted[name], found)
        dates = (wanted["start"], wanted["end"])
        found_dates = (job.start, job.end) if job else None
        yield Scored("job dates", found_dates in (dates, (dates[0], dates[1] or "present")), dates, found_dates)
        duties = [duty.text for duty in job.highlights] + [job.summary] if job else []
        for duty in wanted["highlights"]:
            yield Scored("duty", _key(duty) in map(_key, duties), duty, duties)
    for job in extra:
        yield Scored("extra job", False, "", (job.organisation, job.position))


def _of_studies(truth: dict[str, Any], draft: Draft) -> Iterator[Scored]:
    names = ("institution", "study_type", "area")
    matched, extra = _matched(truth["education"], draft.resume.education, names)
    for wanted, study in zip(truth["education"], matched, strict=True):
        for name in names:
            found = getattr(study, name, None)
            yield Scored(name, _key(found) == _key(wanted[name]), wanted[name], found)
        dates = (wanted["start"], wanted["end"])
        found_dates = (study.start, study.end) if study else None
        yield Scored("study dates", found_dates == dates, dates, found_dates)
    for study in extra:
        yield Scored("extra study", False, "", (study.institution, study.study_type, study.area))


def _of_lists(truth: dict[str, Any], draft: Draft) -> Iterator[Scored]:
    resume = draft.resume
    lists = {
        "skills": [word for skill in resume.skills for word in (*skill.keywords, skill.name)],
        "languages": [spoken.language for spoken in resume.languages],
        "certificates": [paper.name for paper in resume.certificates],
    }
    for field, found in lists.items():
        keys = {_key(item) for item in found if item}
        for item in truth[field]:
            yield Scored(field, _key(item) in keys, item, found)


def _matched(
    wanted: Sequence[dict[str, str]], found: Sequence[Any], names: Sequence[str]
) -> tuple[list[Any], list[Any]]:
    """Return the entry that matches each wanted one best (None without one), and the entries left over."""

    def hits(want: dict[str, str], have: Any) -> int:
        return sum(bool(_key(getattr(have, name))) and _key(getattr(have, name)) == _key(want[name]) for name in names)

    ranked = sorted(
        ((hits(want, have), i, j) for i, want in enumerate(wanted) for j, have in enumerate(found)),
        key=lambda rank: (-rank[0], rank[1], rank[2]),
    )
    chosen: dict[int, int] = {}
    for count, i, j in ranked:
        if count and i not in chosen and j not in chosen.values():
            chosen[i] = j
    left = [have for j, have in enumerate(found) if j not in chosen.values()]
    return [found[chosen[i]] if i in chosen else None for i in range(len(wanted))], left
