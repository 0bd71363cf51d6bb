"""Find words of a résumé that may give its person, an employer or a school away, for the person to confirm or not.

Products, teams, projects, repositories, accounts, hosts, tickers, patents, model numbers, nicknames: nobody but the person knows which of
them a stranger would recognise. Recall goes before precision here: what is listed is only shown. Nothing is withheld by this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.identifying_names import PERSON, OwnedNames, owned_names, without_identifying_terms
from app.domain.resume import Field, Resume, fields
from app.domain.sensitivity import Kind
from app.redact.common_candidates import Ordinary, is_common
from app.redact.known_value_matcher import KnownValues
from app.redact.personal_values import protected_values
from app.text.lexicons import STOP_WORDS, common_words, is_word, title_words
from app.text.name_patterns import Hint, is_job_words, named_things, short_forms
from app.text.normalization import folded
from app.text.places import place_names


@dataclass(frozen=True, slots=True)
class Candidate:
    """A `text` that may give away what is in the field `owner` (`basics.name`, `work.w1.organisation` …), of that field's `kind`; `field` is
    where it was first read."""

    owner: str
    kind: Kind
    text: str
    hint: Hint
    field: str


_LIKELIHOOD: Final = {hint: place for place, hint in enumerate(Hint)}
"""The reasons in the order of how often they are right."""

_PERSON: Final = (PERSON, Kind.NAME)
_MOST: Final = 400
_LONGEST_TITLE: Final = 40
_SHORT: Final = 5


def identifying_candidates(resume: Resume, *, decided: bool = False) -> tuple[Candidate, ...]:
    """Return the candidates of a résumé, the likeliest first, else in document order; each once for its owner. What is withheld anyway under any
    of its fields, skills and words of the language are left out, and without `decided` what the person confirmed or said to identify nobody."""
    settled = set() if decided else _settled(resume)
    known = KnownValues(protected_values(without_identifying_terms(resume)))
    ordinary, organisations = _ordinary(resume), [one for one in owned_names(resume) if one.owner != PERSON]
    found: dict[tuple[str, str], Candidate] = {}
    for owner, kind, leaf in _owned_texts(resume):
        gone = [(hit.start, hit.end) for hit in known.find(leaf.value)]
        for mine, text, hint in _named(leaf, (owner, kind), organisations):
            flat = folded(text)
            plain = hint is not Hint.ACRONYM and is_word(flat)
            if flat in settled or len(flat) < 2 or plain or (flat in ordinary and hint not in _SURE):
                continue
            if is_common(text, hint, leaf, ordinary, own=mine == (owner, kind)):
                continue
            if not (_is_counted(text, leaf.value) or _is_covered(text, leaf.value, gone)):
                found.setdefault((mine[0], flat), Candidate(*mine, text, hint, leaf.id))
    return tuple(sorted(_once(found), key=_rank))[:_MOST]


def _named(
    leaf: Field, owner: tuple[str, Kind], organisations: list[OwnedNames]
) -> Iterator[tuple[tuple[str, Kind], str, Hint]]:
    """Yield what a text names, with the owner that it may give away: short forms of an organisation that one, wherever they stand."""
    section, name = leaf.id.split(".")[0], leaf.id.rpartition(".")[2]
    if section in _TITLES and name == "name" and len(leaf.value) <= _LONGEST_TITLE:
        yield owner, leaf.value, _TITLES[section]
    for one in organisations:
        yield from (((one.owner, one.kind), text.strip(), hint) for text, hint in short_forms(leaf.value, one.name))
    things = [(text.strip(), hint) for text, hint in named_things(leaf.value)]
    for text, hint in things:
        if hint is not Hint.PROPER_NAME or not any(text in other and text != other for other, _ in things):
            yield (_PERSON if hint in _OF_PERSON else owner), text, hint


def _once(found: dict[tuple[str, str], Candidate]) -> Iterator[Candidate]:
    """Yield each candidate but those that stand under another owner already for a better reason."""
    best: dict[str, Candidate] = {}
    for (_, flat), one in found.items():
        if flat not in best or _LIKELIHOOD[one.hint] < _LIKELIHOOD[best[flat].hint]:
            best[flat] = one
    return (one for (_, flat), one in found.items() if best[flat].hint is not Hint.ACRONYM or best[flat] is one)


def _rank(one: Candidate) -> tuple[bool, int]:
    """Return the place of a candidate: what is made of words of the language alone comes last."""
    return is_weak(one), _LIKELIHOOD[one.hint]


def is_weak(one: Candidate) -> bool:
    """Return True if a candidate is made of words of the language alone, or is a short abbreviation of none of the organisations: a skill, mostly."""
    parts = re.split(r" (?:and|&) ", one.text)
    short = one.hint is Hint.PROPER_NAME and all(len(part) <= _SHORT and part.isupper() for part in parts)
    return short or (one.hint in _WEAK and is_job_words(one.text))


def _settled(resume: Resume) -> set[str]:
    return {folded(text) for one in owned_names(resume) for text in (*one.confirmed, *one.dismissed)}


_WEAK: Final = frozenset([Hint.PROPER_NAME, Hint.PLACE, Hint.TEAM, Hint.EVENT])
_OF_PERSON: Final = frozenset([Hint.NICKNAME, Hint.FORMER_NAME, Hint.ACCOUNT, Hint.REPOSITORY, Hint.PATENT])
"""What points to the person, wherever it stands."""
_SURE: Final = frozenset(
    [Hint.ACRONYM, Hint.NICKNAME, Hint.FORMER_NAME, Hint.QUOTED, Hint.TEAM, Hint.PROJECT, Hint.TICKER]
)
"""What is said to be a name: also if it is a word of the language."""


def _owned_texts(resume: Resume) -> Iterator[tuple[str, Kind, Field]]:
    """Yield free texts with the field that their names may give away: of an entry its organisation, else the person."""
    owners = {one.owner.rpartition(".")[0]: one for one in owned_names(resume)}
    for leaf in fields(resume):
        if leaf.kind in (None, Kind.LINK) and not leaf.id.endswith(_NAMELESS):
            holder = owners.get(".".join(leaf.id.split(".")[:2]))
            yield (holder.owner, holder.kind, leaf) if holder else (*_PERSON, leaf)


_NAMELESS: Final = (".study_type", ".area", ".network", ".level", ".fluency", ".language")
_TITLES: Final = {"projects": Hint.PROJECT, "publications": Hint.PUBLICATION}
"""Sections whose names are names as a whole."""


def _ordinary(resume: Resume) -> Ordinary:
    """Return words and names that give nobody away: of the language, of places, and the person's skills."""
    skills = {word for skill in resume.skills for word in (skill.name, *skill.keywords)}
    skills |= {one.language for one in resume.languages}
    skills |= {word for project in resume.projects for word in project.keywords}
    skills |= {resume.basics.label, *(item.position for item in (*resume.work, *resume.volunteer))}
    skills |= {part for word in skills for part in re.split(r"[\s,，、/()（）]+", word)}
    words = title_words() | STOP_WORDS | frozenset(map(folded, skills))
    return Ordinary(words, words | common_words() | place_names())


_COUNTED: Final = re.compile(r"[条人个名家款台套项次间位所座张份]")


def _is_counted(name: str, text: str) -> bool:
    """Return True if a name begins with the measure word of a number before it (the 条业务线 of 3 条业务线)."""
    return (
        _COUNTED.match(name) is not None
        and re.search(rf"[\d一二两三四五六七八九十百千万+余多]\s?{re.escape(name)}", text) is not None
    )


def _is_covered(name: str, text: str, spans: list[tuple[int, int]]) -> bool:
    """Return True if a name lies, wherever it stands in a text, in what is withheld of it anyway."""
    places = [found.start() for found in re.finditer(re.escape(name), text)]
    return bool(places) and all(any(start <= at and at + len(name) <= end for start, end in spans) for at in places)
