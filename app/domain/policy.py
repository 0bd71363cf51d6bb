"""Redaction policies: which operator applies to which kind at which stage, and what a redaction withheld."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.resume import Resume
from app.domain.sensitivity import Kind, Operator, Stage


@dataclass(frozen=True, slots=True)
class Policy:
    """A stage plus per-kind operators; `fields` overrides single fields by id. `operators` is total over Kind."""

    stage: Stage
    operators: Mapping[Kind, Operator]
    fields: Mapping[str, Operator] = field(default_factory=dict)

    def operator_for(self, field_id: str, kind: Kind) -> Operator:
        """The operator for one field: its own override, else its kind's."""
        return self.fields.get(field_id, self.operators[kind])


@dataclass(frozen=True, slots=True)
class ProtectedValue:
    """A known personal value: the field it comes from, its kind and its text. Used to find every variant of it."""

    field: str
    kind: Kind
    value: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """One thing a redaction took out: the field it stood in (`work.w1.highlights.h2` for a sweep hit), the kind of
    the value, the operator used, and `reason`: `field` (by policy), `known` (a variant of a withheld value in free
    text) or `pattern` (personal data by pattern)."""

    field: str
    kind: Kind
    operator: Operator
    reason: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Redaction:
    """A redacted résumé, what was withheld, the protected values that must be absent from every written byte,
    the personal values that stay (`disclosed`, with their kinds), and ids of the fields disclosed."""

    resume: Resume
    policy: Policy
    withheld: tuple[Withheld, ...]
    absent: tuple[ProtectedValue, ...]
    allowed: tuple[ProtectedValue, ...]
    disclosed: tuple[str, ...]
