"""Education given by labels among personal facts: 毕业院校：…, 学历：…, 专业：….

It is removed from the head and merged into the education section, or becomes the only education.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from app.domain.resume import Education
from app.ingest.layout.rows import Row
from app.ingest.sections.headings import known_kind
from app.ingest.sections.personal import Labelled, label_only, labels_in
from app.ingest.sections.provenance import Notes
from app.ingest.sections.schools import has_school
from app.ingest.value_folding import skeleton
from app.text.dates import DateSpan, find_dates

_KINDS: Final = ("school", "degree", "major", "graduated")
_LONGEST: Final = 40
_LEADS: Final = ("", "contact", "personal", "target")
"""Kinds of the headings above facts about the person."""


@dataclass(slots=True)
class Study:
    """One course of study given by labels, and the rows of the labels."""

    told: dict[str, str] = field(default_factory=dict)
    end: DateSpan | None = None
    lo: int = 0
    hi: int = 0


def without_studies(rows: Sequence[Row]) -> tuple[list[Row], list[Study]]:
    """Return the rows without labelled education above the first section that is not about the person, and that
    education.

    No education is returned where neither a school nor a degree is named.
    """
    kept: list[Row] = []
    studies: list[Study] = []
    for index, row in enumerate(rows):
        labels = [found for found in labels_in(row.text) if _is_education_fact(found)]
        if not labels and known_kind(row.text) not in _LEADS:
            kept += rows[index:]
            break
        for found in labels:
            _add(studies, found, row)
        rest = _without_labels(row.text, labels)
        kept += [replace(row, text=rest)] if re.search(r"\w", rest) else []
    named = any("school" in study.told or "degree" in study.told for study in studies)
    return (kept, studies) if named else (list(rows), [])


def _is_education_fact(found: Labelled) -> bool:
    """Return True if a label and its value name only a school, a degree, a field or a period."""
    if found.kind not in _KINDS or len(found.value) > _LONGEST or label_only(found.value) or re.search("[。；;，,]", found.value):
        return False
    dated = bool(find_dates(found.value))
    if found.kind == "degree" and has_school(found.value):
        return False  # a whole line of schooling behind 学历
    return dated if found.kind == "graduated" else not dated


def _add(studies: list[Study], found: Labelled, row: Row) -> None:
    if not studies or found.kind in studies[-1].told:
        studies.append(Study(lo=row.lo))
    study = studies[-1]
    study.told[found.kind] = found.value
    study.hi = row.hi
    if found.kind == "graduated":
        study.end = find_dates(found.value)[0]


def _without_labels(text: str, labels: Sequence[Labelled]) -> str:
    for found in reversed(labels):
        text = text[: found.start] + text[found.end :]
    return text.strip() if labels else text


def with_studies(education: Sequence[Education], studies: Sequence[Study], notes: Notes) -> list[Education]:
    """Return the entries with empty fields filled from labels, and the other labelled studies behind them."""
    entries = list(education)
    for study in studies:
        told, end = study.told, study.end.first if study.end else ""
        at = next((index for index, entry in enumerate(entries) if _is_of(entry, told)), None)
        if at is None:
            named = (told.get("school", ""), "", "", told.get("major", ""), told.get("degree", ""))
            entries.append(Education(f"e{len(entries) + 1}", *named, end=end))
            base = f"education.e{len(entries)}"
            notes.put(base, study.lo, study.hi)
            if study.end:
                notes.put(f"{base}.end", study.lo, study.hi, study.end.raw_first, 0.9)
            continue
        entries[at] = _filled(entries[at], study, notes)
    return entries


def _filled(entry: Education, study: Study, notes: Notes) -> Education:
    area, degree = entry.area or study.told.get("major", ""), entry.study_type or study.told.get("degree", "")
    for name, missing in (("area", not entry.area and area), ("study_type", not entry.study_type and degree)):
        if missing:
            notes.put(f"education.{entry.id}.{name}", study.lo, study.hi, confidence=0.8)
    return replace(entry, area=area, study_type=degree)


def _is_of(entry: Education, told: dict[str, str]) -> bool:
    """Return True if labels belong to an entry: by its school, or, if they name none, by its degree."""
    school, known = (skeleton(text)[0].casefold() for text in (told.get("school", ""), entry.institution))
    if school:
        return bool(known) and (school in known or known in school)
    return told.get("degree", "") in entry.study_type
