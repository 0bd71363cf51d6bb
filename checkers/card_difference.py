"""Differences between two cards of one posting: new, gone and changed signals, lines and fields. Judges nothing.

A card is frozen when it is made; a later check makes a second one, and this lists how they differ. Dates of look-ups
alone are no change: only what a person would act on counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from app.domain.checks import CardLine, CheckCard, Posting, Signal

_GROUPS = ("confirmed", "needs_you", "not_checked")
_NOT_COMPARED = frozenset({"source", "found_by"})


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    `part` is `signal`, `line` or `posting`; `kind` is `new`, `gone` or `changed`; `code` names the signal, line or
    field; `before` and `after` are what the cards say (severity and evidence, group and outcome, or value; empty
    where absent).
    """

    part: str
    kind: str
    code: str
    subject: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """All differences between the card made at `before` and the one made at `after` (RFC 3339), posting first."""

    before: str
    after: str
    changes: tuple[Change, ...]

    @property
    def worse(self) -> bool:
        """True if a signal is new, or more severe than before."""
        return any(
            one.part == "signal" and (one.kind == "new" or _rank(one.after) < _rank(one.before))
            for one in self.changes
            if one.kind != "gone"
        )


_SEVERITIES = ("critical", "warning", "notice", "info")


def _rank(shown: str) -> int:
    return _SEVERITIES.index(shown.partition(":")[0]) if shown else len(_SEVERITIES)


def difference(old: CheckCard, new: CheckCard) -> Difference:
    """Return how `new` differs from `old`. Equal findings give an empty tuple, whatever their dates."""
    changes = [*_fields(old.posting, new.posting)]
    changes += _compare_part(
        "signal",
        {(signal.code, ""): _signal(signal) for signal in old.signals},
        {(signal.code, ""): _signal(signal) for signal in new.signals},
    )
    changes += _compare_part("line", _lines(old), _lines(new))
    return Difference(old.created, new.created, tuple(changes))


def _fields(old: Posting, new: Posting) -> Iterable[Change]:
    for spec in fields(Posting):
        if spec.name in _NOT_COMPARED:
            continue
        before, after = _joined_text(getattr(old, spec.name)), _joined_text(getattr(new, spec.name))
        if before != after:
            kind = "changed" if before and after else "new" if after else "gone"
            if spec.name == "text":
                before, after = "", ""  # the text stands in both cards; its length would only blow up the ledger
            yield Change("posting", kind, spec.name, "", before, after)


def _joined_text(value: object) -> str:
    return ", ".join(str(part) for part in value) if isinstance(value, tuple) else str(value)


def _signal(signal: Signal) -> str:
    return f"{signal.severity.value}: " + " … ".join(dict.fromkeys(evidence.text for evidence in signal.evidence))


def _lines(card: CheckCard) -> dict[tuple[str, str], str]:
    """Return the text of each line by code and subject; duplicates are numbered."""
    seen: Counter[tuple[str, str]] = Counter()
    out: dict[tuple[str, str], str] = {}
    for group in _GROUPS:
        entries: tuple[CardLine, ...] = getattr(card, group)
        for entry in entries:
            key = (entry.code, entry.subject)
            seen[key] += 1
            subject = entry.subject if seen[key] == 1 else f"{entry.subject} ({seen[key]})"
            told = f"{group}: {entry.outcome.value}"
            out[(entry.code, subject)] = f"{told}: {entry.evidence}" if entry.evidence else told
    return out


def _compare_part(
    part: str, before: Mapping[tuple[str, str], str], after: Mapping[tuple[str, str], str]
) -> Iterable[Change]:
    for key in dict.fromkeys([*after, *before]):
        old, new = before.get(key, ""), after.get(key, "")
        if old != new:
            yield Change(part, "changed" if old and new else "new" if new else "gone", key[0], key[1], old, new)


def as_json(found: Difference) -> dict[str, object]:
    """Return the difference as JSON values: `before`, `after`, `worse`, and `new`, `gone`, `changed` lists of changes."""
    rows: dict[str, list[dict[str, str]]] = {"new": [], "gone": [], "changed": []}
    for one in found.changes:
        rows[one.kind].append(
            {"part": one.part, "code": one.code, "subject": one.subject, "before": one.before, "after": one.after}
        )
    return {"before": found.before, "after": found.after, "worse": found.worse, **rows}
