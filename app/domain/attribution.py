"""The result of an attribution: candidates with bounds, or "cannot tell". Never an accusation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Verdict of an attribution.

    identified: family-wise bound N·p ≤ 1e-6; probable: ≤ 1e-3; else inconclusive (shown as "cannot tell").
    """

    IDENTIFIED = "identified"
    PROBABLE = "probable"
    INCONCLUSIVE = "inconclusive"


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One observed carrier: its layer, position, the observed and the expected value, and its bits."""

    layer: str
    place: str
    seen: str
    expected: str
    bits: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A copy the text is consistent with. `bits` = log2 e-value, `p_false` = family-wise bound N·p (≤ 1)."""

    copy_id: str
    bits: float
    p_false: float
    layers: Mapping[str, float]
    evidence: tuple[EvidenceItem, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """The result for one leaked text: best candidate first (several for coalitions). `bits_needed` is log2(N/1e-6).

    `alternatives` are codes of other ways it could have happened; `note` is a code such as `no-marks`, `contact-row`
    ("n of N recipients ever had this number") or empty. `known_by` are the copies that showed contact data of the
    text, `cited` those whose reference the text holds without their body; `conflict`: it holds the body of another
    copy.
    """

    verdict: Verdict
    candidates: tuple[Candidate, ...]
    bits_needed: float
    copies_considered: int
    alternatives: tuple[str, ...]
    note: str = ""
    known_by: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    conflict: bool = False
