"""Changes after the first check: fields corrected by hand, answers that came later, and another country of the reader.

A card is never changed: each gives a new posting or a new card. Judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from app.domain.checks import CardLine, CheckCard, Outcome, Posting
from app.errors import UserError

FIELDS: Final = (
    "title",
    "organisation",
    "brand",
    "location",
    "salary",
    "company_profile",
    "employment_type",
    "valid_through",
    "identifiers",
    "licences",
    "contacts",
)
"""What a person may set right; the text and its hash stay those of the original."""
_LISTS: Final = frozenset({"identifiers", "licences", "contacts"})
_BETWEEN: Final = re.compile(r"[,;，；、\n]")
_LONGEST: Final = 4_000
_CONFIRMED: Final = frozenset({Outcome.CONFIRMED})
_OPEN: Final = frozenset({Outcome.UNKNOWN, Outcome.NOT_CHECKED})


def corrected(posting: Posting, values: Mapping[str, str]) -> Posting:
    """Return the posting with fields set by hand (lists are given with commas); `found_by` records it.

    Raises UserError `field-unknown` (params field, fields).
    """
    changed: dict[str, str | tuple[str, ...]] = {}
    for name, value in values.items():
        if name not in FIELDS:
            raise UserError("field-unknown", field=name[:40], fields=", ".join(FIELDS))
        cut = value.strip()[:_LONGEST]
        parts = tuple(part.strip() for part in _BETWEEN.split(cut) if part.strip())
        changed[name] = parts if name in _LISTS else cut
    kept = tuple(entry for entry in posting.found_by if entry.partition("=")[0] not in changed)
    by_hand = tuple(f"{name}=by-hand" for name in changed)
    return replace(posting, **changed, found_by=(*kept, *by_hand))  # type: ignore[arg-type]


def with_lines(card: CheckCard, lines: Iterable[CardLine], *, created: str) -> CheckCard:
    """Return a card of `created` (RFC 3339) with later answers in their groups, each before the present lines.

    An answer replaces an earlier one of the same source about the same subject, what the person noted by hand what they noted before of the same.
    """
    new = tuple(lines)
    about = {(line.source, line.subject) for line in new if line.source and not line.noted_about}
    noted = {line.noted_about for line in new} - {""}

    def group(before: tuple[CardLine, ...], mine: Iterable[CardLine]) -> tuple[CardLine, ...]:
        asked = {"online-not-asked"} if any(line.code.startswith("online-") for line in new) else set()
        stays = (
            line
            for line in before
            if line.code not in asked
            and line.noted_about not in noted
            and not (line.code.startswith(("online-", "pasted-")) and (line.source, line.subject) in about)
        )
        return (*mine, *stays)

    return replace(
        card,
        created=created,
        confirmed=group(card.confirmed, (line for line in new if line.outcome in _CONFIRMED)),
        needs_you=group(card.needs_you, (line for line in new if line.outcome not in _CONFIRMED | _OPEN)),
        not_checked=group(card.not_checked, (line for line in new if line.outcome in _OPEN)),
    )


def told_anew(card: CheckCard, fresh: CheckCard) -> CheckCard:
    """Return `card` with what a `fresh` card of the same posting says to a reader elsewhere: signals with their advice, offices and law,
    and the lines for the person to see to; answers that came after the first check stay."""

    def key(line: CardLine) -> tuple[str, str, str]:
        return line.code, line.subject, line.source

    anew = {key(line): line for line in fresh.needs_you}
    return replace(
        card,
        created=fresh.created,
        needs_you=tuple(anew.get(key(line), line) for line in card.needs_you),
        signals=fresh.signals,
        stage=fresh.stage,
        law=fresh.law,
        lines=fresh.lines,
    )
