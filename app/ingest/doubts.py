"""Doubts about an imported draft: signs that a field was read wrongly (an end before its start, a town as a position), whatever the layout.

A doubt changes nothing: it is shown to the person, the most doubtful first. It never asserts that a reading is right.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from app.domain.draft import Doubt, Draft
from app.domain.resume import Education, Project, Resume, Work
from app.ingest.sections.lexical_tests import is_duty, is_organisation, is_place, is_title, names_position
from app.ingest.sections.vocabulary import known_kind
from app.text.characters import has_han
from app.text.dates import find_dates
from app.text.places import regions

_WEIGHTS: Final = {
    "doubt-end-before-start": 0.95,
    "doubt-name": 0.9,
    "doubt-entry-inside": 0.9,
    "doubt-employer": 0.85,
    "doubt-position-place": 0.85,
    "doubt-one-employer": 0.8,
    "doubt-inherited": 0.75,
    "doubt-employer-position": 0.7,
    "doubt-item-sentence": 0.6,
    "doubt-item-list": 0.55,
    "doubt-same-dates": 0.5,
    "doubt-overlap": 0.45,
    "doubt-incomplete": 0.4,
}
"""Weights of the doubts: how often such a field was wrong on résumés with known truth, roughly."""
_SHOWN: Final = 80
"""Maximum number of characters of a field that a sentence quotes."""
_MOST: Final = 60
"""Maximum number of doubts of a draft."""
_Dated = Work | Education | Project


def with_doubts(draft: Draft) -> Draft:
    """Return the draft with its doubts, the most doubtful first."""
    found = [*_name_doubts(draft.resume), *_inherited(draft), *_job_doubts(draft.resume), *_date_doubts(draft.resume)]
    found += [*_inside(draft.resume), *_item_doubts(draft.resume)]
    ranked = sorted(found, key=lambda doubt: -doubt.weight)
    return dataclasses.replace(draft, doubts=tuple(ranked[:_MOST]))


def _doubt(code: str, field_id: str, value: str = "", other: str = "") -> Doubt:
    params = {"value": value[:_SHOWN], "other": other[:_SHOWN]}
    return Doubt(field_id, code, _WEIGHTS[code], {key: text for key, text in params.items() if text})


def _name_doubts(resume: Resume) -> Iterator[Doubt]:
    name = resume.basics.name
    odd = re.search(r"[\d@:：]", name) or known_kind(name) or is_organisation(name) or len(name.split()) > 6
    if name and odd:
        yield _doubt("doubt-name", "basics.name", name)


def _inherited(draft: Draft) -> Iterator[Doubt]:
    for field_id, place in draft.places.items():
        if place.inherited:
            yield _doubt("doubt-inherited", field_id, place.text, _titles(draft.resume).get(field_id.split(".")[1], ""))


def _titles(resume: Resume) -> dict[str, str]:
    """Return the position or degree of each entry, by its id."""
    jobs = {job.id: job.position for job in (*resume.work, *resume.volunteer)}
    return jobs | {study.id: study.study_type or study.area for study in resume.education}


def _jobs(resume: Resume) -> list[tuple[str, Work]]:
    return [
        *((f"work.{job.id}", job) for job in resume.work),
        *((f"volunteer.{job.id}", job) for job in resume.volunteer),
    ]


def _job_doubts(resume: Resume) -> Iterator[Doubt]:
    for base, job in _jobs(resume):
        if is_place(job.position) or job.position.lower() in regions("city"):
            yield _doubt("doubt-position-place", f"{base}.position", job.position)
        if _is_no_name(job.organisation):
            yield _doubt("doubt-employer", f"{base}.organisation", job.organisation)
        elif names_position(job.organisation) and not is_organisation(job.organisation):
            yield _doubt("doubt-employer-position", f"{base}.organisation", job.organisation)
        missing = next((name for name in ("organisation", "position", "start") if not getattr(job, name)), "")
        if missing:
            yield _doubt("doubt-incomplete", f"{base}.{missing}", job.organisation or job.position)
    employers = Counter(job.organisation for job in resume.work if job.organisation)
    if len(employers) == 1 and employers.total() > 2:
        (name,) = employers
        yield _doubt("doubt-one-employer", f"work.{resume.work[0].id}.organisation", name)


def _is_no_name(text: str) -> bool:
    """Return True if a text in the place of an employer is a date, a heading, an activity or a sentence."""
    if not text:
        return False
    sentence = len(text) > 24 and re.search(r"[。！]|[.!]$", text) is not None and not is_organisation(text)
    dated = any(span.end - span.start >= len(text) - 2 for span in find_dates(text))
    return sentence or dated or is_duty(text) or (bool(known_kind(text)) and not is_organisation(text))


def _entries(resume: Resume) -> list[tuple[str, _Dated]]:
    studies = [(f"education.{study.id}", study) for study in resume.education]
    projects = [(f"projects.{project.id}", project) for project in resume.projects]
    return [*_jobs(resume), *studies, *projects]


_ISO: Final = re.compile(r"\d{4}(?:-\d\d){0,2}")


def _date_doubts(resume: Resume) -> Iterator[Doubt]:
    for base, entry in _entries(resume):
        if not (_ISO.fullmatch(entry.start) and _ISO.fullmatch(entry.end)):
            continue
        length = min(len(entry.start), len(entry.end))
        if entry.end[:length] < entry.start[:length]:
            yield _doubt("doubt-end-before-start", f"{base}.end", entry.end, entry.start)
        elif entry.start == entry.end and isinstance(entry, Work):
            yield _doubt("doubt-same-dates", f"{base}.end", entry.end)
    for (base, job), (_, other) in itertools.combinations(_jobs(resume), 2):
        if base.startswith("work.") and _overlap(job, other):
            yield _doubt("doubt-overlap", f"{base}.start", _called(job), _called(other))


def _called(job: Work) -> str:
    return job.position or job.organisation


def _overlap(first: Work, second: Work) -> bool:
    """Return True if two jobs share more than the month in which one ends and the other begins."""
    spans = []
    for job in (first, second):
        end = "9999" if job.current else job.end
        if not (_ISO.fullmatch(job.start) and _ISO.fullmatch(end)):
            return False
        spans.append((job.start[:7], end[:7]))
    (begin, end), (start, stop) = sorted(spans)
    length = min(len(end), len(start))
    return start[:length] < end[:length] and begin < stop


def _inside(resume: Resume) -> Iterator[Doubt]:
    """Yield doubts about texts of an entry that look like the head of another one: with a range of dates and a name."""
    for base, entry in _entries(resume):
        part = "courses" if isinstance(entry, Education) else "highlights"
        for line in entry.courses if isinstance(entry, Education) else entry.highlights:
            ranged = any(span.ranged for span in find_dates(line.text))
            if ranged and len(line.text) < 160 and (is_title(line.text) or is_organisation(line.text)):
                yield _doubt("doubt-entry-inside", f"{base}.{part}.{line.id}", line.text)


def _item_doubts(resume: Resume) -> Iterator[Doubt]:
    for field_id, text in _items(resume):
        if _is_sentence(text):
            yield _doubt("doubt-item-sentence", field_id, text)
        elif len(re.findall(r"[,，、;；]\s*\S", text)) > 1 and not re.search(r"[(（]", text):
            yield _doubt("doubt-item-list", field_id, text)


def _items(resume: Resume) -> Iterator[tuple[str, str]]:
    for skill in resume.skills:
        yield from ((f"skills.{skill.id}.keywords.{at}", word) for at, word in enumerate(skill.keywords))
    yield from ((f"languages.{spoken.id}.language", spoken.language) for spoken in resume.languages)
    yield from ((f"certificates.{paper.id}.name", paper.name) for paper in resume.certificates)
    yield from ((f"interests.{interest.id}.name", interest.name) for interest in resume.interests)


def _is_sentence(text: str) -> bool:
    if has_han(text):
        return len(text) > 30 or text.endswith("。")
    words: Sequence[str] = text.split()
    return len(words) > 9 or (len(words) > 4 and text.endswith((".", "!")))
