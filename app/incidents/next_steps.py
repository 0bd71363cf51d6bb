"""Next steps of an incident: which are proposed, what each says in a language, and what has done it. Words come from messages and offices only.

A step is stored as what it is, not as its words: `bank`, `police` (where no office is on record), `platform`, `letter`, or `office:COUNTRY:KIND`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, Protocol, cast

from app import messages, resources
from app.domain.incident_reports import Case, Channel, FollowUp, IncidentReport, Money
from app.text.normalization import folded
from app.yaml_file import read_yaml

BANK: Final = "bank"
POLICE: Final = "police"
PLATFORM: Final = "platform"
LETTER: Final = "letter"
_OFFICE: Final = "office"
_LANGUAGES: Final = ("en", "zh")
_KINDS: Final = ("money", "fraud", "report", "police", "labour")
"""Kinds of offices that steps name."""
_OFFICES: Final[Mapping[Channel, tuple[str, ...]]] = {
    Channel.POSTING: ("labour", "fraud"),
    Channel.GIVEN: ("report", "fraud"),
    Channel.VISIT: ("report", "fraud", "labour"),
}
"""Kinds of offices to turn to, by what is reported."""
_NUMBER: Final = re.compile(r"[+\d][\d-]*")
_LATIN: Final = re.compile(r"[^\W\d_\u2e80-\uffff]+")
_HAN: Final = "\u2e80"
_LEAST: Final = 2
"""Least letters of an office's name by which it is recognised in another."""


class OfficeBook(Protocol):
    """Names of offices by country (ISO 3166) and kind."""

    def line(self, country: str, kind: str, language: str) -> str:
        """Return an office with its number or page; "" where none is known."""
        ...

    def names(self, country: str, kind: str) -> Sequence[str]:
        """Return an office's names in both languages and its number; none where it is not known."""
        ...


def proposed(
    report: IncidentReport, country: str, book: OfficeBook, joined: Iterable[IncidentReport] = ()
) -> tuple[str, ...]:
    """Return the steps that may be taken next about an incident in a country and are neither on its list nor done, here or in one of those
    that it is `joined` with."""
    lost = report.money is Money.YES
    kinds = ("money", "fraud") if lost else _OFFICES.get(report.channel, ("fraud",))
    found = {book.line(country, kind, "en"): f"{_OFFICE}:{country}:{kind}" for kind in reversed(kinds)}
    offices = [found[one] for one in dict.fromkeys(book.line(country, kind, "en") for kind in kinds) if one]
    away = lost or report.channel in (Channel.GIVEN, Channel.VISIT)
    steps = [*([BANK] if lost else []), *(offices or ([POLICE] if away else []))]
    if report.channel is Channel.POSTING:
        steps.append(PLATFORM)
    elif report.channel not in (Channel.GIVEN, Channel.VISIT):
        steps.append(LETTER)
    group = (report, *joined)
    listed = {step_of(one, country, book) for told in group for one in told.follow_ups}
    cases = [(case, told.where) for told in group for case in told.cases]
    noted = [one for one in steps if any(_is_about(case, one, where, book) for case, where in cases)]
    return tuple(one for one in steps if one not in listed and one not in noted)


def is_money_urgent(report: IncidentReport, country: str, book: OfficeBook) -> bool:
    """Return True if money was lost, until the bank was told, and the police or another office that is turned to first."""
    if report.money is not Money.YES:
        return False
    done = {step_of(one, country, book) for one in report.follow_ups if one.done}
    steps = proposed(replace(report, follow_ups=(), cases=()), country, book)
    told = {one: one in done or any(_is_about(case, one, "", book) for case in report.cases) for one in steps}
    offices = [told[one] for one in steps if one == POLICE or _office_of(one)]
    reported = any(offices) or any(_is_of(POLICE, _folded(case.office)) for case in report.cases)
    return not (told[BANK] and reported)


def step_text(step: str, language: str, book: OfficeBook) -> str:
    """Return what a step says in a language; "" for one that this version does not know."""
    key = "zh" if language.startswith("zh") else "en"
    if step in (BANK, POLICE, PLATFORM, LETTER):
        return messages.sentence(f"step-{step}", key)
    if (parsed := _office_of(step)) and (line := book.line(*parsed, key)):
        return messages.sentence("step-office", key, {"office": line})
    return ""


def said(follow_up: FollowUp, language: str, country: str, book: OfficeBook) -> str:
    """Return a follow-up in a language: a step in its words, anything else as the person wrote it. `country`: of the incident."""
    return step_text(step_of(follow_up, country, book), language, book) or follow_up.what


def step_of(follow_up: FollowUp, country: str, book: OfficeBook) -> str:
    """Return the step that a follow-up is; one that an earlier version stored as words is recognised by them. "" for the person's own."""
    if follow_up.step:
        return follow_up.step
    steps = (BANK, POLICE, PLATFORM, LETTER, *(f"{_OFFICE}:{country}:{kind}" for kind in _KINDS))
    spelled = (step for step in steps for key in _LANGUAGES if step_text(step, key, book) == follow_up.what)
    return next(spelled, "")


def with_step(report: IncidentReport, step: str, day: str, language: str, book: OfficeBook) -> IncidentReport:
    """Return a report with a step on its list, by an ISO day."""
    return replace(report, follow_ups=(*report.follow_ups, FollowUp(day, step_text(step, language, book), step=step)))


def with_letter_sent(report: IncidentReport, day: str, language: str, country: str, book: OfficeBook) -> IncidentReport:
    """Return a report whose step of asking in a letter is done, as it was sent on an ISO day; it is added where it was not listed."""
    if all(step_of(one, country, book) != LETTER for one in report.follow_ups):
        report = with_step(report, LETTER, day, language, book)
    return _tick(report, [LETTER], country, book)


def with_cases(report: IncidentReport, cases: Iterable[Case], country: str, book: OfficeBook) -> IncidentReport:
    """Return a report with reports to offices; the steps that they are about are done."""
    report = replace(report, cases=tuple(cases))
    ticked = (replace(one, done=one.done or is_noted(one, report, country, book)) for one in report.follow_ups)
    return replace(report, follow_ups=tuple(ticked))


def is_noted(follow_up: FollowUp, report: IncidentReport, country: str, book: OfficeBook) -> bool:
    """Return True if a follow-up is a step, or a report in the person's own words, that a report to an office on record is about."""
    step = step_of(follow_up, country, book)
    if not step and not follow_up.step:
        return any(_is_own_report(case, follow_up.what) for case in report.cases)
    return any(_is_about(case, step, report.where, book) for case in report.cases)


def addressees(report: IncidentReport, country: str, language: str, book: OfficeBook) -> tuple[str, ...]:
    """Return to whom an incident is reported beside the offices of its country: the bank, the platform."""
    steps = {step_of(one, country, book) for one in report.follow_ups} | {*proposed(report, country, book)}
    named = (one for one in (BANK, POLICE, PLATFORM) if one in steps)
    return tuple(messages.sentence(f"step-addressee-{one}", language) for one in named)


def _tick(report: IncidentReport, done: Sequence[str], country: str, book: OfficeBook) -> IncidentReport:
    ticked = (replace(one, done=one.done or step_of(one, country, book) in done) for one in report.follow_ups)
    return replace(report, follow_ups=tuple(ticked))


def _is_about(case: Case, step: str, where: str, book: OfficeBook) -> bool:
    """Return True if a report to an office is what a step asks for; names are compared in both languages. `where` the incident surfaced may
    name the platform."""
    written = _folded(case.office)
    if parsed := _office_of(step):
        names = [_folded(one) for one in book.names(*parsed)]
        kind = POLICE if any(_is_of(POLICE, one) for one in names) else ""
    elif step in (BANK, POLICE, PLATFORM):
        names, kind = ([_folded(where)] if step == PLATFORM else []), step
    else:
        return False
    return bool(kind and _is_of(kind, written)) or any(_meets(written, one) for one in names)


def _is_own_report(case: Case, what: str) -> bool:
    """Return True if the person's own words for something to do say to report it where a report on record went: by its name, or to one of
    its kind."""
    written, words = _folded(case.office), _folded(what)
    if not _has_word(words, _office_words()["reporting"]):
        return False
    named = len(written) >= _LEAST and not _NUMBER.fullmatch(written) and written in words
    return named or any(_is_of(kind, written) and _is_of(kind, words) for kind in (BANK, POLICE, PLATFORM))


def _is_of(kind: str, name: str) -> bool:
    """Return True if an office is known to be of a kind by its name."""
    return _has_word(name, _office_words()[kind])


def _has_word(name: str, words: Collection[str]) -> bool:
    padded = f" {' '.join(_LATIN.findall(name))} "
    return any(f" {word} " in padded if word[0] < _HAN else word in name for word in words)


@functools.cache
def _office_words() -> Mapping[str, Sequence[str]]:
    """Return the words by which offices are known, by kind, and those of a report; folded as names are (銀行 is 银行, gardaí is gardai)."""
    words = cast("Mapping[str, Sequence[str]]", read_yaml(resources.path("lists", "office_words.yaml")))
    return {kind: tuple(map(folded, listed)) for kind, listed in words.items()}


def _meets(written: str, name: str) -> bool:
    """Return True if one name stands in the other; a number counts as a whole only: 110 is not 96110."""
    if min(len(written), len(name)) < _LEAST:
        return False
    if _NUMBER.fullmatch(written) or _NUMBER.fullmatch(name):
        return name in _NUMBER.findall(written) or written in _NUMBER.findall(name)
    return written in name or name in written


def _office_of(step: str) -> tuple[str, str] | None:
    parts = step.split(":")
    return (parts[1], parts[2]) if len(parts) == 3 and parts[0] == _OFFICE else None


def _folded(text: str) -> str:
    return folded(" ".join(text.split())).removeprefix("the ")
