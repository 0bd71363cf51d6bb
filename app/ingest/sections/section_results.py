"""Container for the results of the section parsers."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.resume import (
    Award,
    Certificate,
    Education,
    Interest,
    Language,
    Profile,
    Project,
    Publication,
    Reference,
    Section,
    Skill,
    Work,
)
from app.ingest.layout.rows import Row


@dataclass(slots=True)
class SectionResults:
    """All results of the section parsers."""

    work: list[Work] = field(default_factory=list)
    volunteer: list[Work] = field(default_factory=list)
    education: list[Education] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    skills: list[Skill] = field(default_factory=list)
    languages: list[Language] = field(default_factory=list)
    interests: list[Interest] = field(default_factory=list)
    awards: list[Award] = field(default_factory=list)
    certificates: list[Certificate] = field(default_factory=list)
    publications: list[Publication] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    profiles: list[Profile] = field(default_factory=list)
    summary: list[Row] = field(default_factory=list)
