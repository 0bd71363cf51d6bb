"""Sentences of the person in a master version: those that wordings and small words may vary, and that a reader looks for."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.resume import Resume


def is_prose(key: str) -> bool:
    """Return True if a unit's key is that of a sentence, not of a header or a row."""
    return key == "basics.summary" or key.count(".") > 1


def prose_of(resume: Resume) -> Iterator[tuple[str, str, bool]]:
    """Yield the person's sentences in printed order: field id, text, and True for a bullet."""
    if resume.basics.summary:
        yield "basics.summary", resume.basics.summary, False
    for section, jobs in (("work", resume.work), ("volunteer", resume.volunteer)):
        for job in jobs:
            if job.summary:
                yield f"{section}.{job.id}.summary", job.summary, False
            yield from ((f"{section}.{job.id}.highlights.{line.id}", line.text, True) for line in job.highlights)
    for project in resume.projects:
        if project.description:
            yield f"projects.{project.id}.description", project.description, False
        yield from ((f"projects.{project.id}.highlights.{line.id}", line.text, True) for line in project.highlights)
    for study in resume.education:
        yield from ((f"education.{study.id}.courses.{line.id}", line.text, False) for line in study.courses)
