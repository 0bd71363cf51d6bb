"""Carrier specification of one master version: the places that vary, in a fixed order. Deterministic and versioned.

Carriers are defined on the master, so every copy of one version, at any stage, shares one specification. A change to what `build_spec`
yields for the same input needs a new `SPEC_VERSION`, or old copies can no longer be read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.domain.optional_items import Leeway
from app.domain.resume import Resume
from app.marks.carriers import Carrier, Limits, Wording
from app.marks.layers import LAYERS
from app.marks.layers.order import SECTION_TARGETS

__all__ = ["SPEC_VERSION", "Spec", "Wording", "build_spec"]

SPEC_VERSION: Final = 4
_SINCE: Final[Mapping[str, int]] = {"usage": 2, "style:numerals": 3, "style:relative": 3, "selection": 4}
"""Layers, and carriers of older layers, that came later than the first specification. Copies made before are read with the
carriers they had. (Since the fourth copies keep to a house style, and to the leeway that the person gives.)"""
LEEWAY_SINCE: Final = 4
NO_LEEWAY: Final = Leeway()
MAX_BITS: Final = 800.0
"""Carriers past this capacity are not used: far more than any N needs, and products stay inside a float."""


@dataclass(frozen=True, slots=True)
class Spec:
    """Carriers in packing order; `digest` (4 bytes) names this exact specification inside packed assignments."""

    version: int
    carriers: tuple[Carrier, ...]
    digest: bytes

    @property
    def width(self) -> int:
        """Return the number of bytes of the values in a packed assignment."""
        return sum(carrier.width for carrier in self.carriers)

    @property
    def bits(self) -> float:
        """Return the nominal capacity without the contact layer."""
        return sum(carrier.bits for carrier in self.carriers)


def build_spec(
    resume: Resume,
    wordings: Sequence[Wording] = (),
    version: int = SPEC_VERSION,
    pinned: Sequence[str] = (),
    leeway: Leeway = NO_LEEWAY,
) -> Spec:
    """Return all carriers of a master version with the wordings approved for it. Unusable variants are left out. `version` is the
    specification that a copy was made with,
    `pinned` the sections whose place the person or a theme fixed, `leeway` what the person lets copies differ in (from specification 4 on).
    Raises ValueError for a version that this program does not know."""
    if not 1 <= version <= SPEC_VERSION:
        raise ValueError(f"unknown specification {version}")
    limits = Limits(version, leeway if version >= LEEWAY_SINCE else NO_LEEWAY)
    kept: list[Carrier] = []
    used = 0.0
    for layer in (one for one in LAYERS if _SINCE.get(one.name, 1) <= version):
        for carrier in layer.carriers(resume, wordings, limits):
            if _SINCE.get(carrier.id, 1) > version:
                continue
            if carrier.target in SECTION_TARGETS:
                carrier = replace(carrier, options=tuple(key for key in carrier.options if key not in pinned))
            if len(carrier.options) < 2:
                continue
            if len(carrier.options) <= 255 and used + carrier.bits <= MAX_BITS:
                kept.append(carrier)
                used += carrier.bits
    text = "\n".join(f"{c.id}\t{c.kind}\t{c.target}\t{c.span}\t" + "\t".join(c.options) for c in kept)
    digest = hashlib.sha256(f"{version}\n{text}".encode()).digest()[:4]
    return Spec(version, tuple(kept), digest)
