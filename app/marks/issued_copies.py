"""Issued copies as attribution needs them: assignments, aliases and contact data, grouped by master version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.resume import Resume
from app.marks.specification import Spec


@dataclass(frozen=True, slots=True)
class IssuedCopy:
    """A copy as attribution needs it. `assignment` is packed; `aliases` maps field id → alias handed out; `disclosed`
    holds the phone numbers and addresses it showed (for exclusion only); `excluded` the ids of carriers edited by
    hand after issue."""

    copy_id: str
    reference: str
    assignment: bytes
    aliases: Mapping[str, str] = field(default_factory=dict)
    disclosed: tuple[str, ...] = ()
    excluded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class IssuedVersion:
    """One master version (and its carrier specification) with every copy made from it."""

    resume: Resume
    spec: Spec
    copies: Sequence[IssuedCopy]
