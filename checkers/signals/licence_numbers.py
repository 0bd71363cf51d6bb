"""Identifiers and licence numbers that the posting shows. A well-formed number proves only that it is well formed."""

from __future__ import annotations

import re

from app.domain.checks import CardLine, Evidence, Outcome, Posting, Signal
from app.text.characters import narrow
from checkers.identifiers import State, find_all
from checkers.signals import licence_uscc
from checkers.signals.base import CheckContext, Finding, evidence_at, evidence_of, line, logic_signal

_USCC = re.compile(r"[0-9A-Z]{18}")


def run(posting: Posting, context: CheckContext) -> Finding:
    """Check credit codes by their check digits; a line for each licence number to look up."""
    signals: list[Signal] = []
    confirmed: list[CardLine] = []
    needs_you: list[CardLine] = []
    told = {  # these have lines of their own: `employer_identifiers`
        _compact_number(found.text) for found in find_all(posting.text) if found.reading.state is not State.UNRECOGNISED
    }
    for identifier in posting.identifiers:
        if not _USCC.fullmatch(identifier):
            if _compact_number(identifier) not in told:
                needs_you.append(line("identifier-look-up", Outcome.NEEDS_MANUAL, identifier, identifier))
            continue
        code = licence_uscc.read(identifier)
        evidence = _evidence(posting, identifier)
        if not code.valid:
            signals += logic_signal(context, "uscc-invalid", evidence)
        elif not code.usual:
            confirmed.append(
                line("uscc-unusual", Outcome.CONFIRMED_BUT, identifier, identifier, "GB 32100-2015", region=code.region)
            )
        else:
            confirmed.append(
                line("uscc-well-formed", Outcome.CONFIRMED, identifier, identifier, "GB 32100-2015", region=code.region)
            )
            signals += _kind_signals(posting, context, code)
    needs_you += [
        line("licence-look-up", Outcome.NEEDS_MANUAL, number, number)
        for number in posting.licences
        if _compact_number(number) not in told
    ]
    return Finding(tuple(signals), tuple(confirmed), tuple(needs_you))


def _evidence(posting: Posting, code: str) -> tuple[Evidence, ...]:
    """Build evidence for a credit code where it stands, also when it is spaced, dashed or in full-width letters there."""
    written = re.search(r"[\s\-–·.]?".join(code), narrow(posting.text), re.IGNORECASE)
    return (evidence_at(posting, *written.span()),) if written else evidence_of(posting, code, "identifiers")


def _compact_number(number: str) -> str:
    return "".join(number.split()).upper()


def _kind_signals(posting: Posting, context: CheckContext, code: licence_uscc.Uscc) -> tuple[Signal, ...]:
    """Return signals for a code whose kind does not fit the name.

    A sole trader called a group or company, an association posing as employer.
    """
    name = posting.organisation
    trader = code.department == "9" and code.kind == "2" and ("集团" in name or "公司" in name)
    club = code.department == "5" and code.kind == "1" and "公司" in name
    return logic_signal(context, "uscc-kind-differs", _evidence(posting, code.code)) if trader or club else ()
