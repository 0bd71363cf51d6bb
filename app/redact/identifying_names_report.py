"""Report for the person on names that may give them, an employer or a school away: what is withheld anyway, what was decided, the candidates (and whether one is also an ordinary word), and which of them a planned copy would print. Withholds nothing itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from app.domain.identifying_names import (
    OWN,
    PERSON,
    SHOWN,
    Excerpt,
    NameFacts,
    OwnedNames,
    OwnerNames,
    PrintedName,
    owned_names,
)
from app.domain.policy import ProtectedValue, Redaction
from app.domain.resume import Field, Resume, fields
from app.domain.sensitivity import Kind
from app.redact.identifying_candidates import Candidate, identifying_candidates, is_weak
from app.redact.known_value_matcher import KnownValues
from app.redact.matchers.short_facts import Term
from app.redact.personal_values import protected_values
from app.redact.prepared_text import Document
from app.text.lexicons import is_long_word, is_ordinary, is_word
from app.text.normalization import folded

_AROUND: Final = 60
"""Characters of the sentence that are shown on either side of a name."""
_ENDS: Final = "。！？；\n"
_MOST_KNOWN: Final = 40


def names_report(resume: Resume) -> tuple[OwnerNames, ...]:
    """Return the names of the person, then of each employer and school, the likeliest candidates first."""
    places, known = _Places(resume), _known_names(resume)
    settled = {folded(name) for one in owned_names(resume) for name in (*one.confirmed, *one.dismissed)}
    found: dict[str, list[str]] = {}
    reasons: dict[str, str] = {}
    for one in _candidates(resume):
        reasons.setdefault(folded(one.text), str(one.hint))
        if folded(one.text) not in settled:
            found.setdefault(one.owner, []).append(one.text)

    def facts(names: Iterable[str], owner: str) -> tuple[NameFacts, ...]:
        return tuple(places.facts(name, reasons.get(folded(name), OWN), owner) for name in names)

    return tuple(
        OwnerNames(
            one.owner,
            one.kind,
            one.name,
            known.get(one.owner, ()),
            facts(one.confirmed, one.owner),
            facts(one.dismissed, one.owner),
            facts(found.get(one.owner, ()), one.owner),
        )
        for one in owned_names(resume)
    )


def printed_names(original: Resume, redaction: Redaction) -> tuple[PrintedName, ...]:
    """Return the candidates of a résumé that the redacted one still prints though it withholds the name of their owner, the likeliest first.

    Of each owner the `SHOWN` likeliest are asked about, none that are likelier words than names, and none that were decided on: a person comes to
    the end of them.
    """
    withheld = {value.field for value in redaction.absent}
    owned = owned_names(original)
    settled = {folded(name) for one in owned for name in (*one.confirmed, *one.dismissed)}
    asked: list[Candidate] = []
    count: Counter[str] = Counter()
    for one in _candidates(original):
        count[one.owner] += 1
        likely = count[one.owner] <= SHOWN and not is_weak(one)
        if likely and one.owner in withheld and folded(one.text) not in settled:
            asked.append(one)
    places = _Places(redaction.resume) if asked else None
    names = {one.owner: one.name for one in owned}
    return tuple(
        PrintedName(one.text, one.owner, names.get(one.owner, ""), str(one.hint), where)
        for one in asked
        if places and (where := places.first_field(one.text))
    )


@lru_cache(maxsize=4)
def _candidates(resume: Resume) -> tuple[Candidate, ...]:
    """Return the candidates of a résumé, those decided on included; kept, for a person looks at many copies of one version in a row."""
    return identifying_candidates(resume, decided=True)


class _Places:
    """The texts of a résumé, in which names are looked for as they would be withheld."""

    def __init__(self, resume: Resume) -> None:
        self._owners = owned_names(resume)
        self._texts = [(field, Document(field.value)) for field in fields(resume) if field.kind in (None, Kind.LINK)]

    def first_field(self, name: str) -> str:
        """Return the id of the first field that has a name; empty if none has."""
        return next((field.id for field, _ in self._found(name)), "")

    def facts(self, name: str, reason: str, owner: str) -> NameFacts:
        """Return what there is to say of a name of an owner."""
        found = list(self._found(name))
        mine = next((at for at, (field, _) in enumerate(found) if self._owner_of(field) == owner), 0)
        seen = _excerpt(*found[mine]) if found else None
        ordinary = _is_ordinary_word(name)
        rest = [pair for at, pair in enumerate(found) if at != mine]
        others = dict.fromkeys(self._owner_of(field) for field, _ in found) if owner != PERSON else {}
        return NameFacts(
            *(name, reason, seen, len(found), ordinary),
            _excerpt(*rest[0]) if ordinary and rest else None,
            tuple(one for one in others if one not in (owner, PERSON)),
        )

    def _found(self, name: str) -> Iterable[tuple[Field, tuple[int, int]]]:
        term = Term(name)
        for field, document in self._texts:
            for start, end, _ in term.find(document):
                yield field, document.original(start, end)

    def _owner_of(self, field: Field) -> str:
        entry = ".".join(field.id.split(".")[:2])
        return next((one.owner for one in self._owners if one.owner.rpartition(".")[0] == entry), PERSON)


def _excerpt(field: Field, span: tuple[int, int]) -> Excerpt:
    """Return the sentence around a span, at most `_AROUND` characters on either side."""
    text, (start, end) = field.value, span
    first = max((text.rfind(sign, 0, start) + 1 for sign in (*_ENDS, ". ")), default=0)
    ends = [at for sign in (*_ENDS, ". ") if (at := text.find(sign, end)) >= 0]
    last = min(ends, default=len(text) - 1) + 1
    cut, over = start - first > _AROUND, last - end > _AROUND
    first, last = (start - _AROUND if cut else first), (end + _AROUND if over else last)
    while first < start and text[first].isspace():
        first += 1
    before, name, after = text[first:start], text[start:end], text[end:last].rstrip()
    lead = f"…{before}" if cut else before
    shown = " ".join(f"{lead}{name}{after}{'…' if over else ''}".splitlines())
    return Excerpt(field.id, shown, len(lead), len(lead) + len(name))


def _is_ordinary_word(name: str) -> bool:
    flat = folded(name).strip()
    return is_ordinary(flat) or is_word(flat) or is_long_word(flat)


def _known_names(resume: Resume) -> dict[str, tuple[str, ...]]:
    """Return, by owner, what is withheld with it: the forms that stand in the résumé, then the other names that are known of it."""
    values = protected_values(resume)
    owners = {one.owner: one for one in owned_names(resume)}
    mine = [value for value in values if _owner_of_value(value, owners)]
    decided = {folded(text) for one in owners.values() for text in one.confirmed}
    found: dict[str, dict[str, str]] = {owner: {} for owner in owners}
    finder = KnownValues(mine)
    for field in fields(resume):
        if field.kind in (None, Kind.LINK, Kind.EMPLOYER, Kind.SCHOOL):
            for hit in finder.find(field.value):
                written = " ".join(field.value[hit.start : hit.end].split())
                found[_owner_of_value(hit.value, owners)].setdefault(folded(written), written)
    for value in mine:
        if value.field in owners:
            found[value.field].setdefault(folded(value.value), value.value)
    return {
        owner: tuple(
            written for flat, written in forms.items() if flat != folded(owners[owner].name) and flat not in decided
        )[:_MOST_KNOWN]
        for owner, forms in found.items()
    }


def _owner_of_value(value: ProtectedValue, owners: dict[str, OwnedNames]) -> str:
    """Return the owner whose name a protected value is, or empty."""
    if value.field in owners:
        return value.field
    return PERSON if value.kind is Kind.NAME else ""
