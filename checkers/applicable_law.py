"""Gives signals their kind, and from data the law of the posting's place and the offices of the reader's country.

A statute is cited only where it binds who posts: that of agencies for agencies, otherwise that of employers or of anyone.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, cast

from app import resources
from app.domain.checks import Basis, Posting, Severity, Signal
from app.text.characters import has_han
from app.yaml_file import read_yaml
from checkers.jurisdictions import Country, Law, Office, country
from checkers.posting_country import place_of
from checkers.rules.loader import shipped_packs
from checkers.rules.model import Rule
from checkers.trap_kinds import Kind, kind_of, kinds

_CHINESE: Final = frozenset(("CN", "HK", "TW"))
_AT_THE_PLACE: Final = frozenset(("labour", "agency"))
"""Offices that see to work done where they are; the others help people where those live."""
_MOST_SOURCES: Final = 2
_DECEIT: Final = "deceit"
"""What a mere notice must not speak of."""
_GRAVE: Final = frozenset((Severity.CRITICAL, Severity.WARNING))


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """The countries whose law and whose offices a card names: the posting's place and the reader's country (codes, "" where unknown)."""

    place: str
    reader: str
    law: str
    lines: str


@functools.lru_cache(maxsize=1)
def jurisdiction_of(posting: Posting, reader: str = "") -> Jurisdiction:
    """Return whose law and offices apply. Where a posting names no place, the reader's own country is taken for it.

    Several parts of one check ask this of one posting, so the last answer is kept.
    """
    place = place_of(posting, reader)
    assumed = reader if reader not in _CHINESE or posting.language == "zh" else ""
    return Jurisdiction(place, reader, law=place or assumed, lines=reader or place)


def localize(
    found: Iterable[tuple[Signal, Rule | None]], where: Jurisdiction, *, agency: bool = False
) -> tuple[Signal, ...]:
    """Return signals, each given with its rule, with kind, law and offices; `agency`: one posts. Rules of the person's own keep what
    they say."""
    return tuple(_localized(signal, rule, where, agency) if rule is not None else signal for signal, rule in found)


def _localized(signal: Signal, rule: Rule, where: Jurisdiction, agency: bool) -> Signal:
    kind = kinds().get(signal.kind) or kind_of(rule)
    if kind is None:
        return signal
    named = replace(signal, kind=kind.id, kind_name=dict(kind.name))
    if _shipped().get(rule.code) is not rule:
        return named
    there = country(where.law)
    traps = kind.traps if signal.severity in _GRAVE else [trap for trap in kind.traps if trap != _DECEIT]
    law = there.law(traps, agency=agency) if there else None
    offices = [
        told for told in _offices(kind, where, agency) if signal.severity in _GRAVE or told[0].kind in _AT_THE_PLACE
    ]
    return replace(
        named,
        basis=Basis(_native(there, law), law.article) if there and law else Basis(),
        source=_sources(signal.source, kind, law, where),
        advice={language: _advice(kind, law, offices, where, language) for language in ("en", "zh")},
        does=kind.does,
    )


@functools.cache
def _shipped() -> Mapping[str, Rule]:
    return {rule.code: rule for pack in shipped_packs() for rule in pack.rules}


def _native(there: Country, law: Law) -> str:
    """Return the name of a law in the language of its place, as far as cards have it."""
    return law.law["zh" if there.code in _CHINESE else "en"]


def _sources(of_rules: str, kind: Kind, law: Law | None, where: Jurisdiction) -> str:
    """Join the sources of the law, of the rules and of the kind, none inside another, with the latest day. Those of mainland China
    are told only where its law is."""
    rules, dated, day = of_rules.removesuffix(")").rpartition(" (")
    parts = [law.source] if law else []
    parts += [part for part in (rules if dated else day).split("; ") if where.law == "CN" or not has_han(part)]
    shown = [source for source in kind.sources if source.of in ("*", where.law)]
    parts += [f"{source.name}, {source.date}" for source in shown[:_MOST_SOURCES]]
    once = [part for part in dict.fromkeys(parts) if not any(part != other and part in other for other in parts)]
    return f"{'; '.join(once)} ({max(day if dated else '', law.checked if law else '', kind.checked)})"


def _advice(
    kind: Kind, law: Law | None, offices: Iterable[tuple[Office, Country]], where: Jurisdiction, language: str
) -> str:
    """Return what to do, then the law there, then whom to call: the line for lost money first."""
    there = country(where.law)
    parts = [kind.advice[language]]
    if law and there:
        parts.append(_law_sentence(law, there, language))
    parts += [_office_sentence(office, of, where, language) for office, of in offices]
    return ("" if language == "zh" else " ").join(parts)


def _law_sentence(law: Law, there: Country, language: str) -> str:
    number, unit = law.article, law.unit[language]
    if language == "zh":
        named = f"{law.law['zh']}第{number}{unit}" if number else law.law["zh"]
    else:
        named = f"{law.law['en']}, {unit} {number}" if number else law.law["en"]
    return _sentences()["law"][language].format(country=there.name[language], law=named, says=law.says[language])


def _offices(kind: Kind, where: Jurisdiction, agency: bool) -> Iterator[tuple[Office, Country]]:
    """Yield the offices to tell of, each with its country."""
    for wanted in kind.lines:
        at_place = wanted in _AT_THE_PLACE
        of = country((where.place or where.lines) if at_place else where.lines)
        office = (of.office("agency") if at_place and agency and of else None) or (of and of.office(wanted))
        if of and office:
            yield office, of


def _office_sentence(office: Office, of: Country, where: Jurisdiction, language: str) -> str:
    two = len({code for code in (where.place, where.lines) if code}) > 1
    name = office.name[language]
    if two:
        name = f"{name} in {of.name['en']}" if language == "en" else f"{of.name['zh']}{name}"
    more = ", ".join(part for part in (office.url, office.hours) if part)
    if language == "zh":
        who = f"{name} {office.number}".strip() + (f"（{more}）" if more else "")
    else:
        who = ", ".join(part for part in (name, office.number) if part) + (f" ({more})" if more else "")
    return _sentences()[office.kind][language].format(who=who)


@functools.cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    return cast("Mapping[str, Mapping[str, str]]", read_yaml(resources.path("lists", "advice_sentences.yaml")))
