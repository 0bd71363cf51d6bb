"""Fixtures of the services of a caseload: a clock that stands still, a caseload, and the own vault of a student."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from caseload_samples import MovingClock, new_caseload, own_vault

from app.services.caseload import Caseload
from app.vault.vault import Vault


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def caseload(tmp_path: Path, clock: MovingClock) -> Iterator[Caseload]:
    made = new_caseload(tmp_path / "caseload", clock)
    yield made
    made.vault.close()


@pytest.fixture
def student(tmp_path: Path, clock: MovingClock) -> Iterator[Vault]:
    with own_vault(tmp_path / "own", clock) as vault:
        yield vault
