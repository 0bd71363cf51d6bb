"""The result of an attribution: candidates with bounds, or "cannot tell". Never an accusation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

IDENTIFIED: Final = 1e-6
PROBABLE: Final = 1e-3
"""Family-wise bounds N·p up to which a verdict holds."""


class Verdict(StrEnum):
    """Verdict of an attribution.

    identified: family-wise bound N·p ≤ 1e-6; probable: ≤ 1e-3; else inconclusive (shown as "cannot tell").
    """

    IDENTIFIED = "identified"
    PROBABLE = "probable"
    INCONCLUSIVE = "inconclusive"


def verdict_of(p_false: float, *, conflict: bool = False) -> Verdict:
    """Return the verdict of a family-wise bound. A text whose reference contradicts its body is at most probable."""
    if p_false <= IDENTIFIED and not conflict:
        return Verdict.IDENTIFIED
    return Verdict.PROBABLE if p_false <= PROBABLE else Verdict.INCONCLUSIVE


@dataclass(frozen=True, slots=True)
class DrillResult:
    """Result of one attack: the verdict, `right` if this copy was the one named (False also if none was), its bits, the bits needed, and
    the bound on a false name. `wrong`: another copy was named first."""

    attack: str
    verdict: Verdict
    right: bool
    bits: float
    needed: float
    p_false: float
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class ScenarioBits:
    """One scenario: median bits on the true copy, bits needed among `copies`, and the verdict a trace would give.

    Of one that is not "identified": the verdict if the person ticked what could be ticked (`ticked`), and `wordings`, the number of proposed
    wordings among that. Both were measured on the résumé with everything ticked.
    """

    scenario: str
    bits: float
    needed: float
    verdict: Verdict
    wordings: int = 0
    ticked: Verdict | None = None


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
