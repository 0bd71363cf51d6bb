"""Layer "selection": points and lists that not every copy needs; each is in a copy, or left out of it. Specification 4 and later.

Nothing is left out that was not ticked; the first bullets of an entry, the last word of a list and what a posting asks for never are
(`app.domain.optional_items`, `app.marks.posting_terms`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.optional_items import optional_items, without_items
from app.domain.resume import Resume
from app.domain.style import Style
from app.marks.carriers import SELECTION, Carrier, Limits, Value, Wording

CHOICES: Final = ("kept", "left-out")
LEFT_OUT: Final = 1


@dataclass(frozen=True, slots=True)
class SelectionLayer:
    """One choice per optional item."""

    name: str = SELECTION

    def carriers(self, resume: Resume, wordings: Sequence[Wording], limits: Limits) -> tuple[Carrier, ...]:
        """Return one carrier per item that copies may leave out."""
        return tuple(
            Carrier(f"selection:{item.key}", self.name, _section(item.key), "choice", CHOICES, item.key)
            for item in optional_items(resume, limits.leeway)
        )

    def apply(self, resume: Resume, style: Style, values: Mapping[Carrier, Value]) -> tuple[Resume, Style]:
        """Return the résumé without what this copy leaves out. Comes last: the other layers place and change whole lists."""
        left_out = [carrier.target for carrier, value in values.items() if value[0] == LEFT_OUT]
        return (without_items(resume, left_out) if left_out else resume), style


def _section(key: str) -> str:
    return "interests" if key.startswith("interests.") else ".".join(key.split(".")[:2])


SELECTION_LAYER = SelectionLayer()
