"""Weighs what a caller knew against what each recipient was ever told, with the values of their time.

A value that was made for one copy alone (an address alias, a reference) is evidence of another sort: it is reported beside
the weighing and never counted in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain.caller_facts import OwnFact, StatedFact
from app.domain.copies import CopyRecord, Recipient
from app.domain.resume import Field, Resume, fields
from app.domain.sensitivity import Kind
from app.incidents.caller_fact_weighing import CallerFact, FactResult, Holder, weigh
from app.services import stored_resume
from app.services.prior_disclosures import core_name
from app.text.characters import fold
from app.text.dates import find_dates
from app.workers.cancellation import CancelToken

if TYPE_CHECKING:
    from app.vault.vault import Vault

MOST_FACTS: Final = 40
"""Most facts of one incident that are weighed."""
LONGEST: Final = 300
"""Most characters of a fact."""
_TITLES: Final = ("position", "label")
_SUBJECTS: Final = ("area", "study_type")
_DIGITS: Final = 7
"""Least digits by which two numbers are compared without their country code."""
_UNTOLD: Final = frozenset((Kind.PHOTO, Kind.DATES))
_PARTS: Final = ("country_code", "region", "username")
"""Parts of an address or a profile that nobody names alone."""
_ORDER: Final = ("phone", "messenger", "email", "name", "label", "employer", "school", "address", "salary", "birth")
"""Kinds in the order in which callers name them."""


@dataclass(frozen=True, slots=True)
class WeighedFact:
    """One stated fact: the person's own value it means (None: none of theirs), and how many recipients had it."""

    stated: StatedFact
    own: OwnFact | None
    holders: int


@dataclass(frozen=True, slots=True)
class MadeForOne:
    """A stated value that was made for one copy alone: an address alias or a reference."""

    value: str
    copy: CopyRecord
    recipient: Recipient


@dataclass(frozen=True, slots=True)
class CallerAnswer:
    """The result for a caller: the weighing, each fact, what was made for one copy alone, and the recipients by id.

    `latest_copy` maps a recipient's id to the newest of their copies; `too_late` is the number of recipients who
    got their first copy only after the call; `stronger_if` is the person's own value that would settle most.
    """

    result: FactResult
    facts: tuple[WeighedFact, ...]
    made_for_one: tuple[MadeForOne, ...]
    recipients: Mapping[str, Recipient]
    latest_copy: Mapping[str, CopyRecord]
    too_late: int
    stronger_if: OwnFact | None


class CallerFactService:
    """The facts of one vault and who was ever told them."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def own_facts(self) -> tuple[OwnFact, ...]:
        """Return every value of the person that a caller could name, present ones first, by how often callers name such."""
        ranks = {kind: rank for rank, kind in enumerate(_ORDER)}
        return tuple(sorted(self._facts(), key=lambda one: (one.old, ranks.get(one.kind, len(_ORDER)))))

    def known_by(self, cancel: CancelToken | None = None) -> tuple[tuple[OwnFact, tuple[str, ...]], ...]:
        """Return every own fact with the ids of the recipients that were ever told it. Raises `UserError` `ledger-broken`."""
        token = cancel or CancelToken()
        self._vault.ledger_view.require(token)
        own = self._facts()
        told = self._told([copy for copy in self._vault.copies.all() if copy.spec_version > 0], own, token)
        return tuple((fact, tuple(sorted(key for key, values in told.items() if fact.id in values))) for fact in own)

    def weigh(self, stated: Sequence[StatedFact], *, when: str = "", cancel: CancelToken | None = None) -> CallerAnswer:
        """Weigh what a caller knew on the ISO date `when` ("": today) against every recipient.

        A copy that was made after that day counts for nothing. At most `MOST_FACTS` facts are taken. Raises `UserError`
        `ledger-broken`, `Cancelled`.
        """
        token = cancel or CancelToken()
        self._vault.ledger_view.require(token)
        every = [copy for copy in self._vault.copies.all() if copy.spec_version > 0]
        copies = [copy for copy in every if not when or copy.created[:10] <= when]
        recipients = {one.id: one for one in self._vault.recipients.all()}
        own = self._facts()
        told = self._told(copies, own, token)
        stated = [one for one in stated if one.value.strip()][:MOST_FACTS]
        keyed = [found for one in stated if (found := _made_for_one(one, copies, recipients))]
        plain = [one for one in stated if one.value not in {found.value for found in keyed}]
        matched = _distinct(plain, own)
        facts = [_caller_fact(number, one, fact) for number, (one, fact) in enumerate(matched)]
        holders = [_holder(recipients[key], values) for key, values in sorted(told.items()) if key in recipients]
        mentioned = {fact.id for fact in facts}
        others = [one for one in own if one.id not in mentioned]
        result = weigh(
            facts,
            holders,
            others=[CallerFact(one.id, one.kind, one.old) for one in others],
            known_by={one.id: {key for key, values in told.items() if one.id in values} for one in others},
            before=True,
            total=max(10, len(own)),
        )
        counts = {fact.id: result.total - result.missing[fact.id] for fact in facts}
        late = {copy.recipient_id for copy in every} - {copy.recipient_id for copy in copies}
        newest: dict[str, CopyRecord] = {}
        for copy in copies:
            newest.setdefault(copy.recipient_id, copy)
        return CallerAnswer(
            result,
            tuple(
                WeighedFact(one, own_fact, counts[fact.id])
                for (one, own_fact), fact in zip(matched, facts, strict=True)
            ),
            tuple(keyed),
            recipients,
            newest,
            len(late),
            next((one for one in own if one.id == result.stronger_if), None),
        )

    def _facts(self) -> tuple[OwnFact, ...]:
        """Return the values of every version of every résumé that a caller could name, each once."""
        found: dict[tuple[str, str], OwnFact] = {}
        latest = set[tuple[str, str]]()
        for name in self._vault.masters.names():
            versions = self._vault.masters.versions(name)
            for version in sorted(versions, key=lambda one: -one.number):
                resume = stored_resume.decode(version).resume
                for field in nameable(resume):
                    key = (kind_of(field), _key(field.value))
                    if version.number == max(one.number for one in versions):
                        latest.add(key)
                    known = found.get(key)
                    fact_id = known.id if known else f"{key[0] or 'other'}:{len(found)}"
                    value = known.value if known else field.value
                    found[key] = OwnFact(fact_id, key[0], value, key not in latest, version.created[:10])
        return tuple(found.values())

    def _told(
        self, copies: Sequence[CopyRecord], own: Sequence[OwnFact], token: CancelToken
    ) -> dict[str, frozenset[str]]:
        """Return the ids of the own facts that each recipient was ever told, by the recipient's id."""
        told: dict[str, set[str]] = defaultdict(set)
        known: dict[object, frozenset[str]] = {}
        resumes: dict[tuple[str, int], Resume] = {}
        for copy in copies:
            token.check()
            version = copy.master, copy.master_version
            if version not in resumes:
                resumes[version] = stored_resume.version(self._vault, *version).resume
            group = version, copy.disclosed, copy.withheld
            if group not in known:
                shown = shown_values(resumes[version], copy)
                known[group] = frozenset(one.id for one in own if any(_means(one, text) for text in shown))
            told[copy.recipient_id] |= known[group]
        return {key: frozenset(values) for key, values in told.items()}


def nameable(resume: Resume) -> tuple[Field, ...]:
    """Return the fields of a résumé that a caller could name: personal data, job titles, subjects; no duties, dates or photo."""
    return tuple(field for field in fields(resume) if _is_nameable(field))


def _is_nameable(field: Field) -> bool:
    part = field.id.rpartition(".")[2]
    if field.kind is None:
        return part in (*_TITLES, *_SUBJECTS)
    at_work = part == "url" and field.kind in (Kind.EMPLOYER, Kind.SCHOOL)
    return field.kind not in _UNTOLD and part not in _PARTS and not at_work


def kind_of(field: Field) -> str:
    """Return the kind of a nameable field: a key of a policy, "label" for a job title, "" for others."""
    if field.kind is not None:
        return field.kind.value
    return "label" if field.id.rpartition(".")[2] in _TITLES else ""


def shown_values(resume: Resume, copy: CopyRecord) -> tuple[str, ...]:
    """Return what a copy told of the nameable fields: a value as it is, as it was masked, or what a sweep left of it."""
    disclosed = frozenset(copy.disclosed)
    changed: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in copy.withheld:
        changed[one.field].append((one.before, one.after))
    found = []
    for field in nameable(resume):
        text = field.value if field.id in disclosed or field.kind is None else ""
        for before, after in changed.get(field.id, ()):
            text = after if before == field.value or not text else text.replace(before, after)
        if text:
            found.append(text)
    return tuple(found)


def _caller_fact(number: int, stated: StatedFact, own: OwnFact | None) -> CallerFact:
    if own is None:
        return CallerFact(f"stated:{number}", sure=stated.sure and not stated.implied)
    return CallerFact(own.id, own.kind, own.old, stated.sure and not stated.implied)


def _holder(recipient: Recipient, told: frozenset[str]) -> Holder:
    return Holder(recipient.id, recipient.kind, told, len(told))


def _distinct(stated: Sequence[StatedFact], own: Sequence[OwnFact]) -> list[tuple[StatedFact, OwnFact | None]]:
    """Pair each stated fact with the own fact it means, each fact once."""
    found: dict[str, tuple[StatedFact, OwnFact | None]] = {}
    for one in stated:
        value = " ".join(one.value.split())[:LONGEST]
        meant = next((fact for fact in own if _key(fact.value) == _key(value)), None)
        meant = meant or next((fact for fact in own if _means(fact, value)), None)
        found.setdefault(meant.id if meant else _key(value), (one, meant))
    return list(found.values())


def _made_for_one(
    stated: StatedFact, copies: Iterable[CopyRecord], recipients: Mapping[str, Recipient]
) -> MadeForOne | None:
    """Return the only copy whose alias or reference a stated value is."""
    wanted = stated.value.strip().casefold()
    found = [
        copy
        for copy in copies
        if wanted == copy.reference.casefold() or wanted in {alias.casefold() for alias in copy.aliases.values()}
    ]
    if len(found) != 1 or found[0].recipient_id not in recipients:
        return None
    return MadeForOne(stated.value, found[0], recipients[found[0].recipient_id])


def _means(fact: OwnFact, text: str) -> bool:
    """Return True if a text tells an own fact: the same value in another spelling, or the value among other words."""
    one, other = _key(fact.value), _key(text)
    if not one or not other:
        return False
    if one == other:
        return True
    if fact.kind in (Kind.BIRTH, Kind.DATES):
        return bool(days := _days(fact.value)) and days == _days(text)
    digits, others = re.sub(r"\D", "", one), re.sub(r"\D", "", other)
    if len(digits) * 2 > len(one):
        shorter = min(len(digits), len(others))
        return shorter >= _DIGITS and (digits.endswith(others) or others.endswith(digits))
    if fact.kind == Kind.EMPLOYER and core_name(fact.value) == core_name(text):
        return True
    return _among(fact.value, text)


def stands_in(value: str, text: str) -> bool:
    """Return True if a text holds a value among other words; a number may be spaced otherwise."""
    digits = re.sub(r"\D", "", value)
    if len(digits) >= _DIGITS and len(digits) * 2 > len(_key(value)):
        return digits in re.sub(r"(?<=\d)[\s().-]+(?=\d)", "", fold(text))
    return _among(value, text)


def _among(value: str, text: str) -> bool:
    """Return True if a value of two ideographs or four letters stands in a text as words of its own."""
    plain, whole = _plain(value), _plain(text)
    if len(plain) < (4 if plain.isascii() else 2):
        return False
    bound = r"\b" if plain.isascii() else ""
    return re.search(bound + re.escape(plain) + bound, whole) is not None


def _days(text: str) -> tuple[str, str]:
    spans = find_dates(text)
    return (spans[0].first, spans[0].last) if spans else ("", "")


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", fold(text)).casefold().split())


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", _plain(text))
