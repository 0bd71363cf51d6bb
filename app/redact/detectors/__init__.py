"""Registry of detectors: one per file, listed by hand. A test proves that no file is missing from it."""

from __future__ import annotations

from typing import Final

from app.redact.detectors import (
    address,
    age,
    bank_card,
    birth,
    email,
    employer,
    gender,
    health,
    identity,
    link,
    marital,
    messenger,
    name,
    nationality,
    native_place,
    phone,
    political,
    referee,
    salary,
)
from app.redact.detectors.base import Detector

DETECTORS: Final[tuple[Detector, ...]] = (
    email.DETECTOR,
    link.DETECTOR,
    identity.DETECTOR,
    bank_card.DETECTOR,
    messenger.DETECTOR,
    phone.DETECTOR,
    birth.DETECTOR,
    age.DETECTOR,
    address.DETECTOR,
    gender.DETECTOR,
    nationality.DETECTOR,
    marital.DETECTOR,
    health.DETECTOR,
    political.DETECTOR,
    native_place.DETECTOR,
    salary.DETECTOR,
    referee.DETECTOR,
    name.DETECTOR,
    employer.DETECTOR,
)
"""In order of precedence: where two findings overlap, the earlier detector names the kind."""
