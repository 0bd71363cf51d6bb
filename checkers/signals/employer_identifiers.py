"""Company numbers and licences in the posting: check digits, and the facts they carry against the posting's. Asks no register.

The 18-character Chinese code's own validity is checked by `licence_numbers`; here its region is compared with the
place.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.checks import CardLine, Evidence, Outcome, Posting
from checkers.identifiers import FoundIdentifier, State, find_all
from checkers.identifiers.regions import provinces_in
from checkers.signals.base import CheckContext, Finding, evidence_at, line, logic_signal

_LICENCES = frozenset(("cn-hr-licence", "cn-dispatch", "cn-labour-export"))
_SHOWN_FACTS = ("kind", "region", "year", "state", "prefecture", "listed", "industry")


def run(posting: Posting, context: CheckContext) -> Finding:
    """Check company numbers: a signal for numbers that cannot have been issued; lines for the others."""
    wrong: list[Evidence] = []
    confirmed: list[CardLine] = []
    needs_you: list[CardLine] = []
    everything = find_all(posting.text)
    seats = _seats(posting, everything)
    for found in everything:
        state = found.reading.state
        if found.family.code != "cn-uscc":
            if state is State.INVALID:
                wrong.append(evidence_at(posting, found.start, found.end))
            elif state is State.WELL_FORMED:
                confirmed.append(_line("identifier-well-formed", Outcome.CONFIRMED, found))
            elif state is State.UNUSUAL:
                confirmed.append(_line("identifier-old", Outcome.CONFIRMED_BUT, found))
            elif state is State.RECOGNISED:
                code = "identifier-facts" if facts_text(found.reading.facts) else "identifier-look-up"
                needs_you.append(_line(code, Outcome.NEEDS_MANUAL, found))
        if state is not State.INVALID and _issued_elsewhere(found, posting.location):
            region = found.reading.facts["region"]
            needs_you.append(
                _line("identifier-region", Outcome.NEEDS_MANUAL, found, region=region, place=posting.location)
            )
        if found.family.code in _LICENCES and (seat := _other_seat(found, seats)):
            region = found.reading.facts["region"]
            needs_you.append(_line("licence-region", Outcome.NEEDS_MANUAL, found, region=region, place=seat))
    return Finding(logic_signal(context, "identifier-invalid", tuple(wrong)), tuple(confirmed), tuple(needs_you))


def facts_text(facts: Mapping[str, str]) -> str:
    """Return the facts that a number carries, for a sentence."""
    shown = [facts[name] for name in _SHOWN_FACTS if facts.get(name)]
    return f": {', '.join(shown)}" if shown else ""


def _issued_elsewhere(found: FoundIdentifier, place: str) -> bool:
    """Return True if a Chinese number was issued in another province than the posting names."""
    code = found.reading.facts.get("region_code", "")
    provinces = provinces_in(place)
    return bool(code) and code != "100000" and bool(provinces) and code[:2] not in provinces


def _seats(posting: Posting, found: tuple[FoundIdentifier, ...]) -> dict[str, str]:
    """Return the provinces of the employer's seat (two-digit codes, each with the words that say so): of its credit code, else of its name."""
    codes = {
        one.reading.facts["region_code"][:2]: one.reading.facts["region"]
        for one in found
        if one.family.code == "cn-uscc"
        and one.reading.facts.get("region")
        and one.reading.facts["region_code"] != "100000"
    }
    return codes or dict.fromkeys(provinces_in(posting.organisation), posting.organisation)


def _other_seat(found: FoundIdentifier, seats: Mapping[str, str]) -> str:
    """Return where the employer has its seat if a licence was given out in another province, else ""."""
    code = found.reading.facts.get("region_code", "")
    return next(iter(seats.values())) if code and seats and code[:2] not in seats else ""


def _line(code: str, outcome: Outcome, found: FoundIdentifier, **params: str) -> CardLine:
    return line(
        code, outcome, found.reading.number, found.text, found.family.register,
        title_en=found.family.name["en"], title_zh=found.family.name["zh"], facts=facts_text(found.reading.facts),
        register=found.family.register, **params,
    )  # fmt: skip
