"""Names that give the person, an employer or a school away: whose each is, what the person decided about it, and how that survives edits.

An owner is the id of the field that a name gives away (`basics.name`, `work.w1.organisation`, `education.e1.institution`). What was decided is
part of a master version and never printed (see `identifying_terms`).
"""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from app.domain.resume import Education, Field, Resume, Work
from app.domain.sensitivity import Kind

PERSON: Final = "basics.name"
OWN: Final = "own"
"""Reason of a name that the person added, or that the program would not have listed."""
LONGEST: Final = 120
"""Characters of a name."""
SHOWN: Final = 10
"""Candidates of one owner that are shown before the person asks for the others."""
MOST: Final = 300
"""Names of one owner."""


class Decision(StrEnum):
    """Standing of a name: `confirmed` is withheld with its owner, `dismissed` identifies nobody and is not asked about again, `open`: neither."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class OwnedNames:
    """One owner: field id, kind, its name as the résumé writes it, the names that the person confirmed and those said to identify nobody."""

    owner: str
    kind: Kind
    name: str
    confirmed: tuple[str, ...] = ()
    dismissed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence of the résumé: the id of its field, its text (cut where it is long), and where the name stands in it."""

    field: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NameFacts:
    """A name, why it is listed (a `Hint`, or `own`), where it stands: the first place (none if it stands nowhere any more), how many places there
    are, the first one that speaks of something else where the name is an `ordinary` word, and the owners in whose entries it stands as well."""

    text: str
    reason: str
    seen: Excerpt | None
    count: int
    ordinary: bool
    second: Excerpt | None
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnerNames:
    """The names of one owner. `known`: what is withheld with it without being asked for, as it is written, those that stand in the résumé first."""

    owner: str
    kind: Kind
    name: str
    known: tuple[str, ...]
    confirmed: tuple[NameFacts, ...]
    dismissed: tuple[NameFacts, ...]
    candidates: tuple[NameFacts, ...]


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A candidate that a copy prints: its owner and that one's name, why it is a candidate, and the field of the copy where it first stands."""

    text: str
    owner: str
    owner_name: str
    reason: str
    field: str


def identifying_terms(resume: Resume) -> tuple[Field, ...]:
    """Return the other names that give the person, an employer or a school away, as the person confirmed them: brands, products, teams,
    repositories, nicknames. Each has the id and the kind of the field that it gives away. No copy prints them as such.
    """
    holders = [("basics.name", Kind.NAME, resume.personal.identifying_terms)]
    for section, items in (("work", resume.work), ("volunteer", resume.volunteer)):
        holders += [(f"{section}.{one.id}.organisation", Kind.EMPLOYER, one.identifying_terms) for one in items]
    holders += [(f"education.{one.id}.institution", Kind.SCHOOL, one.identifying_terms) for one in resume.education]
    return tuple(Field(key, kind, term) for key, kind, terms in holders for term in terms)


def without_identifying_terms(resume: Resume) -> Resume:
    """Return the résumé without the terms, and without those said to identify nobody: for what leaves the vault."""
    return dataclasses.replace(
        resume,
        work=tuple(dataclasses.replace(one, identifying_terms=(), not_identifying=()) for one in resume.work),
        volunteer=tuple(dataclasses.replace(one, identifying_terms=(), not_identifying=()) for one in resume.volunteer),
        education=tuple(dataclasses.replace(one, identifying_terms=(), not_identifying=()) for one in resume.education),
        personal=dataclasses.replace(resume.personal, identifying_terms=(), not_identifying=()),
    )


def owned_names(resume: Resume) -> tuple[OwnedNames, ...]:
    """Return the person, then each employer and school that has a name, in document order."""
    own = resume.personal
    found = [OwnedNames(PERSON, Kind.NAME, resume.basics.name, own.identifying_terms, own.not_identifying)]
    for section, one in _entries(resume):
        kind = Kind.SCHOOL if isinstance(one, Education) else Kind.EMPLOYER
        if name := name_of(one):
            found.append(OwnedNames(owner_id(section, one), kind, name, one.identifying_terms, one.not_identifying))
    return tuple(found)


def with_names(resume: Resume, owner: str, confirmed: Iterable[str], dismissed: Iterable[str]) -> Resume:
    """Return the résumé with other names of one owner. Raises KeyError for an owner that it does not have."""
    decided: dict[str, Any] = {
        "identifying_terms": tuple(dict.fromkeys(confirmed)),
        "not_identifying": tuple(dict.fromkeys(dismissed)),
    }
    if owner == PERSON:
        return dataclasses.replace(resume, personal=dataclasses.replace(resume.personal, **decided))
    section, entry_id, _ = (*owner.split("."), "", "")[:3]
    if not any(owner_id(held, one) == owner for held, one in _entries(resume)):
        raise KeyError(owner)
    items = tuple(
        dataclasses.replace(one, **decided) if one.id == entry_id else one for one in getattr(resume, section)
    )
    changed: dict[str, Any] = {section: items}
    return dataclasses.replace(resume, **changed)


def carried_over(resume: Resume, before: Resume) -> Resume:
    """Return an edited or newly read résumé with the names that were decided on in the version before it.

    An edit changes texts, never what was confirmed elsewhere meanwhile, and a file knows nothing of it. The person's stay. Those of an entry
    stay with it (its id), else with the entries of the same organisation; those of a deleted entry go.
    """
    resume = with_names(resume, PERSON, before.personal.identifying_terms, before.personal.not_identifying)
    for section, one in tuple(_entries(resume)):
        confirmed, dismissed = _decided_before(section, one, resume, before)
        resume = with_names(resume, owner_id(section, one), confirmed, dismissed)
    return resume


def clean_name(untrusted_text: str) -> str:
    """Return a name as it is stored: one line, composed, without signs that are not seen; empty where no letter or digit is left or it is
    longer than a name can be."""
    text = unicodedata.normalize("NFC", untrusted_text)
    text = " ".join("".join(char for char in text if unicodedata.category(char)[0] != "C" or char.isspace()).split())
    return text if len(text) <= LONGEST and any(map(str.isalnum, text)) else ""


def same_name(one: str, other: str) -> bool:
    """Return True if two names are the same but for case, width and spaces."""
    return _flat(one) == _flat(other)


def owner_id(section: str, entry: Work | Education) -> str:
    """Return the id of the field that names an entry's organisation."""
    return f"{section}.{entry.id}.{'organisation' if isinstance(entry, Work) else 'institution'}"


def name_of(entry: Work | Education) -> str:
    """Return the name of an entry's organisation."""
    return entry.organisation if isinstance(entry, Work) else entry.institution


def _decided_before(
    section: str, entry: Work | Education, resume: Resume, before: Resume
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    old = [(held, one) for held, one in _entries(before) if isinstance(one, type(entry))]
    named = [(held, one) for held, one in old if same_name(name_of(one), name_of(entry))]
    itself = [(held, one) for held, one in old if (held, one.id) == (section, entry.id)]
    kept = [pair for pair in itself if pair in named] or named
    if not kept and itself and not any(same_name(name_of(itself[0][1]), name_of(one)) for _, one in _entries(resume)):
        kept = itself  # it was given another name
    return (
        tuple(term for _, one in kept for term in one.identifying_terms),
        tuple(term for _, one in kept for term in one.not_identifying),
    )


def _entries(resume: Resume) -> Iterator[tuple[str, Work | Education]]:
    for section in ("work", "volunteer", "education"):
        for one in getattr(resume, section):
            yield section, one


def _flat(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
