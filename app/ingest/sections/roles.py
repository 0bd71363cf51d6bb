"""Roles of the lines in the heads of a list, by position: in entries of one shape the same line is the position in
each."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from app.ingest.layout.line_features import beside_dates
from app.ingest.layout.rows import Row
from app.ingest.sections.lexical_tests import (
    is_organisation,
    is_place,
    is_title,
    just_a_name,
    names_position,
    position_weight,
)
from app.ingest.sections.orthographic_shape import name_weight

ROLES: Final = ("position", "employer", "place")


def roles_of(heads: Sequence[Sequence[Row]]) -> tuple[str, ...]:
    """Return the role of each name in every head (`position`, `employer`, `place`), or nothing.

    Nothing unless there are two or more heads of one shape with one name a row, and their words are conclusive.
    """
    names = [[name for row in head for name in beside_dates(row.text)] for head in heads]
    count = len(names[0]) if names else 0
    told = any(re.search("[，、]", name) for own in names for name in own)  # several things in one piece
    plain = not told and all(len(own) == count and len(head) >= count for own, head in zip(names, heads, strict=True))
    if len(heads) < 2 or not 2 <= count <= len(ROLES) or not plain:
        return ()
    orders = itertools.permutations(ROLES[:count])
    scored = sorted(
        ((sum(map(_role_score, itertools.chain(*names), itertools.cycle(order))), order) for order in orders),
        reverse=True,
    )
    return scored[0][1] if scored[0][0] > scored[1][0] + 1 else ()


def _role_score(name: str, role: str) -> float:
    """Score how well a name suits a role by its words and its look."""
    position = names_position(name)
    employer = is_organisation(name) and not position
    weight = position_weight(name) if is_title(name) else 0.0
    if role == "position":
        return 2.0 * position - 2.0 * employer - 2.0 * is_place(name) - 0.5 * name_weight(name) + weight
    if role == "employer":
        return 2.0 * employer - 2.0 * position - 2.0 * is_place(name) + 0.5 * name_weight(name) - weight
    return 2.0 * is_place(name) + 0.5 * (just_a_name(name) and " " not in name) - 2.0 * (position or employer)
