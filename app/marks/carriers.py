"""Interface of a mark layer: carriers, their options and bits. Data only; nothing here reads a text or a secret.

A carrier is one place of a document where equally truthful renderings exist. Its value is drawn uniformly for every copy. `choice`
carriers pick one of `options`; `order` carriers permute the items named by `options`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol

from app.domain.optional_items import Leeway
from app.domain.resume import Resume
from app.domain.style import Style

MAX_ITEMS: Final = 24
"""Longest list that is permuted; more items than this stay where they are (79 bits are enough for one list)."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Variants the person approved for one field, as full sentences (the master's own text is not repeated)."""

    field_id: str
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of a specification: its version, and what the person lets copies differ in (nothing before the fourth)."""

    version: int
    leeway: Leeway = field(default_factory=Leeway)


@dataclass(frozen=True, slots=True)
class Carrier:
    """One place. `target` is the field or style choice it sets; `span` (wording only) the replaced characters of the
    master's text; `section` the part of the document that a patchwork of copies would take as a whole."""

    id: str
    layer: str
    section: str
    kind: Literal["choice", "order"]
    options: tuple[str, ...]
    target: str
    span: tuple[int, int] = (0, 0)

    @property
    def width(self) -> int:
        """Return the number of bytes that its value takes in a packed assignment."""
        return 1 if self.kind == "choice" else len(self.options)

    @property
    def bits(self) -> float:
        """Return the nominal capacity, log2 of the number of values."""
        count = len(self.options)
        return math.log2(count) if self.kind == "choice" else math.lgamma(count + 1) / math.log(2)


Value = tuple[int, ...]
"""A choice as `(option,)`, an order as a permutation: position → index into `options`."""
SELECTION: Final = "selection"
"""Name of the layer whose choices may be fixed for a copy: what it leaves out."""
FIXED: Final = 255
"""Value of a choice that was not drawn for a copy: it shows the first option, and says nothing about the copy."""


class Layer(Protocol):
    """One kind of mark: lists the carriers that a résumé offers, and writes their values into it."""

    @property
    def name(self) -> str:
        """Return the stable key of the layer."""
        ...

    def carriers(self, resume: Resume, wordings: Sequence[Wording], limits: Limits) -> tuple[Carrier, ...]:
        """Return the carriers of this layer, in document order. Constraints are built in: what is pinned is not listed."""
        ...

    def apply(self, resume: Resume, style: Style, values: Mapping[Carrier, Value]) -> tuple[Resume, Style]:
        """Return the résumé and style with this layer's carriers set to `values`."""
        ...
