"""What tests of a caseload begin with: a clock that moves when told, a caseload, a student's own vault, an office of two. Lets them import their samples."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parent))

if TYPE_CHECKING:
    from caseload_samples import MovingClock

    from app.services.caseload import Caseload
    from app.vault.vault import Vault


@pytest.fixture
def clock() -> MovingClock:
    from caseload_samples import MovingClock

    return MovingClock()


@pytest.fixture
def caseload(tmp_path: Path, clock: MovingClock) -> Iterator[Caseload]:
    from caseload_samples import new_caseload

    made = new_caseload(tmp_path / "caseload", clock)
    yield made
    made.vault.close()


@pytest.fixture
def own(tmp_path: Path, clock: MovingClock) -> Iterator[Vault]:
    """A student's own vault."""
    from caseload_samples import own_vault

    with own_vault(tmp_path / "own", clock) as vault:
        yield vault


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """The folder of an office."""
    (tmp_path / "shared").mkdir()
    return tmp_path / "shared"


@pytest.fixture
def apart(tmp_path: Path, clock: MovingClock) -> Iterator[tuple[Caseload, Caseload]]:
    """Two counsellors without an office."""
    from caseload_samples import new_caseload

    wu, li = new_caseload(tmp_path / "wu", clock), new_caseload(tmp_path / "li", clock)
    yield wu, li
    wu.vault.close()
    li.vault.close()


@pytest.fixture
def two(apart: tuple[Caseload, Caseload], shared: Path) -> tuple[Caseload, Caseload]:
    """Two counsellors in one office, in step."""
    from caseload_samples import join_office, sync_all

    join_office(*apart, shared)
    sync_all(*apart)
    return apart
