"""Looks the employer's name and numbers up in the imported registers. Only equal names or numbers are found; near names are cautions.

A hit proves that an entry exists. Being absent proves little, and the line says in which list of which day nothing was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.checks import CardLine, Evidence, Outcome, Posting, Signal
from checkers.identifiers import State, find_all
from checkers.registers.names import core_name
from checkers.registers.store import Hit, Register, RegisterStore
from checkers.signals.base import CheckContext, Finding, evidence_of, line, logic_signal

_ADVERSE = re.compile(r"失信|被执行|严重违法|经营异常|黑名单|shixin|defaulter|blacklist|banned|revoked", re.IGNORECASE)
_ENDED = re.compile(
    r"dissol|liquidat|struck|strike|ceased|inactive|lapsed|retired|annulled|cancel|revoked|expired|removed|suspend|insolven|administration|receivership|closed|"
    r"slettet|konkurs|avvikling|radi|注销|註銷|吊销|撤销|撤銷|迁出|停业|歇業|清算|解散|废止|廢止|责令关闭",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MAX_LINES = 6


def run(posting: Posting, context: CheckContext) -> Finding:
    """Look up name and numbers: lines per register, and signals for numbers of another name and lists of defaulters."""
    store = context.registers
    lists = store.registers() if store is not None else ()
    if store is None or not lists:
        return Finding()
    name = posting.organisation or posting.brand
    numbers = _numbers(posting)
    named = store.search(name, limit=40) if name else ()
    numbered = [(number, hit) for number in numbers for hit in store.search(number, limit=10) if _has(hit, number)]
    signals = (*_adverse_signals(posting, context, named, numbered), *_other_name(posting, context, name, numbered))
    confirmed: list[CardLine] = []
    needs_you: list[CardLine] = []
    absent: list[Register] = []
    for register in lists:
        if _ADVERSE.search(register.register + register.source):
            continue
        equal = [hit for hit in named if hit.match == "equal" and hit.register == register.register]
        equal += [
            hit
            for _, hit in numbered
            if hit.register == register.register and (not name or _has_same_core(name, hit.name))
        ]
        near = [hit for hit in named if hit.match == "near" and hit.register == register.register]
        if equal:
            confirmed.append(_register_line(equal, context.today))
        elif near and name:
            entry = _line("register-near", Outcome.NEEDS_MANUAL, name, register, other=near[0].name)
            needs_you.append(entry)
        elif name:
            absent.append(register)
    needs_you += _absent_lines(name, absent)
    return Finding(signals, tuple(confirmed[:MAX_LINES]), tuple(needs_you[:MAX_LINES]))


def _numbers(posting: Posting) -> tuple[str, ...]:
    """Return numbers worth looking up, as registers write them."""
    read = [found.reading.number for found in find_all(posting.text) if found.reading.state is not State.INVALID]
    return tuple(dict.fromkeys([*read, *posting.identifiers, *posting.licences]))[:12]


def _has(hit: Hit, number: str) -> bool:
    plain = "".join(number.split()).upper()
    return plain in (hit.identifier, hit.licence)


def _has_same_core(name: str, other: str) -> bool:
    return core_name(name) == core_name(other)


def _adverse_signals(
    posting: Posting, context: CheckContext, named: tuple[Hit, ...], numbered: list[tuple[str, Hit]]
) -> tuple[Signal, ...]:
    store: RegisterStore | None = context.registers
    bad = {
        entry.register
        for entry in (store.registers() if store else ())
        if _ADVERSE.search(entry.register + entry.source)
    }
    evidence: list[Evidence] = []
    if any(hit.match == "equal" and hit.register in bad for hit in named):
        evidence += evidence_of(posting, posting.organisation or posting.brand, "organisation")
    for number, hit in numbered:
        if hit.register in bad:
            evidence += evidence_of(posting, number, "identifiers")
    return logic_signal(context, "register-adverse", tuple(dict.fromkeys(evidence)))


def _other_name(
    posting: Posting, context: CheckContext, name: str, numbered: list[tuple[str, Hit]]
) -> tuple[Signal, ...]:
    """Return a signal for a number that a register has, but under no name like the posting's."""
    evidence: list[Evidence] = []
    for number in dict.fromkeys(number for number, _ in numbered):
        holders = [hit.name for entry, hit in numbered if entry == number]
        if name and not any(_is_contained(name, holder) for holder in holders):
            evidence += evidence_of(posting, number, "identifiers")
    return logic_signal(context, "register-number-other-name", tuple(evidence))


def _is_contained(name: str, holder: str) -> bool:
    """Return True if one name contains the other (a brand inside a registered name)."""
    first, second = core_name(name), core_name(holder)
    return first in second or second in first


def _register_line(hits: list[Hit], today: str) -> CardLine:
    """Return the line for the entries of one register: the best of them decides, and oddities are named."""
    faults = [list(_faults(hit, today)) for hit in hits]
    best = min(range(len(hits)), key=lambda place: len(faults[place]))
    hit = hits[best]
    if faults[best]:
        code, outcome, facts = "register-found-but", Outcome.CONFIRMED_BUT, ": " + "; ".join(faults[best])
    else:
        shown = [part for part in (hit.identifier, hit.licence, hit.status, hit.place) if part]
        code, outcome, facts = "register-found", Outcome.CONFIRMED, f": {', '.join(shown)}" if shown else ""
    return line(
        code, outcome, hit.name, hit.identifier, hit.register, hit.as_of, day=hit.as_of, list=hit.register, facts=facts
    )


def _faults(hit: Hit, today: str) -> Iterator[str]:
    if _ENDED.search(hit.status):
        yield hit.status
    if _DAY.fullmatch(hit.valid_to) and today and hit.valid_to < today[:10]:
        yield f"→ {hit.valid_to}"


def _absent_lines(name: str, lists: list[Register]) -> list[CardLine]:
    """Return one line for the lists that do not have the name, each with its day."""
    if len(lists) < 2:
        return [_line("register-not-found", Outcome.NOT_FOUND_HERE, name, register) for register in lists]
    shown = "; ".join(f"{register.register} ({register.as_of})" for register in lists)
    day = min(register.as_of for register in lists)
    return [line("register-not-found-several", Outcome.NOT_FOUND_HERE, name, "", shown, day, lists=shown)]


def _line(code: str, outcome: Outcome, name: str, register: Register, **params: str) -> CardLine:
    return line(
        code, outcome, name, "", register.register, register.as_of, day=register.as_of, list=register.register, **params
    )
