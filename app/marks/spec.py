"""The carrier specification of one master version: which places vary, in a fixed order. Deterministic and versioned.

Carriers are defined on the master, so every copy of one version, at any stage, shares one specification. A change to
what `build_spec` yields for the same input needs a new `SPEC_VERSION`, or old copies can no longer be read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.resume import Resume
from app.marks.carriers import Carrier, Wording
from app.marks.layers import LAYERS

__all__ = ["SPEC_VERSION", "Spec", "Wording", "build_spec"]

SPEC_VERSION: Final = 1
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
        """Bytes of the values in a packed assignment."""
        return sum(carrier.width for carrier in self.carriers)

    @property
    def bits(self) -> float:
        """Nominal capacity without the contact layer."""
        return sum(carrier.bits for carrier in self.carriers)


def build_spec(resume: Resume, wordings: Sequence[Wording] = ()) -> Spec:
    """All carriers of a master version with the wordings approved for it. Unusable variants are left out."""
    kept: list[Carrier] = []
    used = 0.0
    for layer in LAYERS:
        for carrier in layer.carriers(resume, wordings):
            if len(carrier.options) <= 255 and used + carrier.bits <= MAX_BITS:
                kept.append(carrier)
                used += carrier.bits
    text = "\n".join(f"{c.id}\t{c.kind}\t{c.target}\t{c.span}\t" + "\t".join(c.options) for c in kept)
    digest = hashlib.sha256(f"{SPEC_VERSION}\n{text}".encode()).digest()[:4]
    return Spec(SPEC_VERSION, tuple(kept), digest)
