"""Data that employers of a country usually expect at a stage, beyond what the stage discloses by itself.

Kinds that they expect are offered as one choice, never made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.domain.policy import Policy
from app.domain.resume import Resume, fields
from app.domain.sensitivity import Kind, Operator, Stage, discloses_more

_PHONE: Final[Mapping[Stage, tuple[Kind, ...]]] = {Stage.APPLY: (Kind.PHONE,)}
EXPECTED: Final[Mapping[str, Mapping[Stage, tuple[Kind, ...]]]] = dict.fromkeys(("GB", "IE", "US", "CA", "CN"), _PHONE)
"""By country (ISO 3166): recruiters there ring applicants, and forms ask for a number with the application."""


def expected_kinds(country: str, policy: Policy, resume: Resume) -> tuple[Kind, ...]:
    """Return the kinds that employers of `country` expect at the policy's stage, that the résumé has and that the policy does not show."""
    there = {field.kind for field in fields(resume)}
    wanted = EXPECTED.get(country, {}).get(policy.stage, ())
    return tuple(kind for kind in wanted if kind in there and discloses_more(Operator.KEEP, policy.operators[kind]))


def is_expected(country: str, stage: Stage, kind: Kind) -> bool:
    """Return True if employers of `country` usually expect data of this kind at the stage."""
    return kind in EXPECTED.get(country, {}).get(stage, ())


def with_kinds(policy: Policy, kinds: tuple[Kind, ...]) -> Policy:
    """Return the policy with these kinds kept."""
    return Policy(policy.stage, {**policy.operators, **dict.fromkeys(kinds, Operator.KEEP)}, policy.fields)
