"""Choices for a report of a caseload: the threshold and the dimensions of its tables. The command line reads them at its start."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

THRESHOLDS: Final = (5, 10, 11, 16)
"""The thresholds to choose from: numbers from 1 to one less are hidden."""
DEFAULT_THRESHOLD: Final = 10


class Dimension(StrEnum):
    """Dimension by which a table is read."""

    EMPLOYER = "employer"
    SECTOR = "sector"
    STAGE = "stage"
    MONTH = "month"
