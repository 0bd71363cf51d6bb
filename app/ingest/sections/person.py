"""Facts known about the person while the rows are parsed, and the splitting of a row of contact data into cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from app.domain.resume import IdNumber, Location, Profile
from app.ingest.layout.rows import Row
from app.ingest.sections.contact import Find
from app.ingest.sections.personal import AGED
from app.ingest.sections.provenance import Notes

CELLS: Final = re.compile(
    r"\t+|\s*[|｜]\s*|\s+[·•●∙⋅◦]\s*|\s*[·•]\s+|\s{3,}|\s+,\s+|[\uf000-\uf8ff☎📞✉📧🏠📍\U0001f4f1]\s*|\s*／\s*|\s*;\s+|\s+//?\s+|\s+\.{2,}\s+"
)


@dataclass(slots=True)
class Person:
    """Facts found about the person."""

    facts: dict[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    emails: list[Find] = field(default_factory=list)
    phones: list[Find] = field(default_factory=list)
    profiles: list[Profile] = field(default_factory=list)
    ids: list[IdNumber] = field(default_factory=list)
    location: Location = field(default_factory=Location)
    url: str = ""
    wrapped: dict[str, str] = field(default_factory=dict)
    leftovers: list[Row] = field(default_factory=list)


def take_age(cell: str, person: Person, row: Row, notes: Notes) -> bool:
    """Store an age if the cell has nothing else; it stands for the date of birth where none is given. Returns True if
    stored."""
    match = AGED.fullmatch(cell)
    if match is None:
        return False
    person.facts.setdefault("age", match["told"] or cell.rstrip(".。"))
    if "birth_date" not in person.facts:
        notes.put("personal.birth_date", row.lo, row.hi, confidence=0.85)
    return True
