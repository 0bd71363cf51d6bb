"""Redaction policies: which operator applies to which kind at which stage, and what a redaction withheld."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from app.domain.resume import Resume
from app.domain.sensitivity import Kind, Operator, Stage


@dataclass(frozen=True, slots=True)
class Policy:
    """A stage plus per-kind operators; `fields` overrides single fields by id. `operators` is total over Kind."""

    stage: Stage
    operators: Mapping[Kind, Operator]
    fields: Mapping[str, Operator] = field(default_factory=dict)

    def operator_for(self, field_id: str, kind: Kind) -> Operator:
        """Return the operator for one field: its own override, else its kind's."""
        return self.fields.get(field_id, self.operators[kind])

    @property
    def removed_kinds(self) -> frozenset[Kind]:
        """Kinds of which nothing is left, not even a generalised value.

        Of a birth date or an address nothing exact is left in any case but when it is kept.
        """
        exact = {kind for kind in (Kind.BIRTH, Kind.ADDRESS) if self.operators[kind] is not Operator.KEEP}
        return frozenset(exact | {kind for kind, operator in self.operators.items() if operator is Operator.REMOVE})


@dataclass(frozen=True, slots=True)
class ProtectedValue:
    """A known personal value: the field it comes from, its kind and its text. Used to find every variant of it.

    A `term` is another name for what is in the field (a brand, a team, a handle): it is found as it is written, in any case and spacing,
    and no further forms are derived from it.
    """

    field: str
    kind: Kind
    value: str
    term: bool = False


class Standing(StrEnum):
    """Context a form of a value needs to mean the value.

    `whole`: none, wherever its letters occur; `word`: as words of its own with the capitals of a name; `called`: only
    where a text refers to somebody (or a firm) by it.
    """

    WHOLE = "whole"
    WORD = "word"
    CALLED = "called"


@dataclass(frozen=True, slots=True)
class DerivedForm:
    """One way in which a protected value may be written, as a plain string: its value, and how it was derived (`pinyin`, `initials` …)."""

    value: ProtectedValue
    text: str
    standing: Standing
    how: str


class WordAction(StrEnum):
    """Action of a copy on some words of a field."""

    WITHHOLD = "withhold"
    REPLACE = "replace"
    KEEP = "keep"


CHOSEN: Final = "choice"
"""Reason of a person's own choice of words."""
FOUND: Final = "verifier"
"""Reason of words that the verifier found in a copy that had been planned."""
UNPRINTABLE: Final = "unprintable"
"""Reason of words that no font of the program can print."""


@dataclass(frozen=True, slots=True)
class WordChoice:
    """Words of one field and what a copy does with them.

    `text`: exactly as they stand there, capitals included; `field`: its id, empty for what the copy itself prints (its footer). `kind`: what
    they tell (None: not known); `reason`: `CHOSEN`, `FOUND` or `UNPRINTABLE`. Words that are kept are still swept by the redactor: to keep
    them accepts what the verifier reports of them and nothing else.
    """

    field: str
    text: str
    action: WordAction
    replacement: str = ""
    kind: Kind | None = None
    reason: str = CHOSEN


@dataclass(frozen=True, slots=True)
class Withheld:
    """One thing a redaction withheld.

    The field it was in (`work.w1.highlights.h2` for a sweep hit), the kind of the value, the operator used, and
    `reason`: `field` (by policy), `known` (a variant of a withheld value in free text), `pattern` (personal data by
    pattern), or that of a `WordChoice`.
    """

    field: str
    kind: Kind
    operator: Operator
    reason: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Redaction:
    """Result of a redaction: the redacted résumé and what was withheld.

    `absent`: protected values that must be absent from every written byte; `allowed`: personal values that stay;
    `disclosed`: ids of the fields disclosed.
    """

    resume: Resume
    policy: Policy
    withheld: tuple[Withheld, ...]
    absent: tuple[ProtectedValue, ...]
    allowed: tuple[ProtectedValue, ...]
    disclosed: tuple[str, ...]
