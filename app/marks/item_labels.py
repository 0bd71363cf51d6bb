"""Display names of the items of an order in evidence: the printed texts, shortened. Codes stay the stable keys elsewhere."""

from __future__ import annotations

from typing import Final

from app.domain.resume import Resume, fields
from app.marks.specification import Spec

JOINT: Final = " · "
"""Separator of the items of an order in evidence."""
_SHOWN: Final = 40
_NAMES: Final = ("name", "language", "title")


def item_names(resume: Resume, spec: Spec) -> dict[int, tuple[str, ...]]:
    """Return, by carrier index of every order, the printed texts of its items (shortened), in the order of its options."""
    leaves = {field.id: field.value for field in fields(resume)}

    def name(target: str, key: str) -> str:
        paths = (f"{target}.{key}", *(f"{target}.{key}.{last}" for last in _NAMES))
        return next((leaves[path] for path in paths if path in leaves), key)[:_SHOWN]

    return {
        index: tuple(name(carrier.target, key) for key in carrier.options)
        for index, carrier in enumerate(spec.carriers)
        if carrier.kind == "order"
    }
