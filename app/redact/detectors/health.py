"""Health and body behind a label: illnesses, disabilities, vaccinations, height, weight, blood group, looks.

Of the kind of family status: no field of a résumé holds such data, and every stage treats the two alike (always removed).
"""

from __future__ import annotations

from typing import Final

from app.domain.sensitivity import Kind
from app.redact.detectors.base import Detector, accept

DETECTOR: Final = Detector(
    "health",
    Kind.MARITAL,
    "health or body: an illness, a disability, height, weight or blood group behind its label",
    (),
    accept,
    stated=frozenset(["health", "height", "weight", "blood", "appearance"]),
)
