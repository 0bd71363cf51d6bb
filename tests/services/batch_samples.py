"""A fair for tests, also as a process of its own that is killed at a chosen step: python batch_samples.py FOLDER OUT STEP."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from caseload_samples import PASSPHRASE, MovingClock

from app.caseload.batch_pairs import Card, Employer, Order
from app.domain.sensitivity import Stage
from app.services import batch_lists, caseload_batch, copies
from app.services.caseload import Caseload, open_caseload
from app.services.vaults import open_vault
from app.vault.store.copies import Copies

EMPLOYERS = (Employer("Acme GmbH"), Employer("Other Ltd"))
NAMES_OF_EMPLOYERS = tuple(one.name for one in EMPLOYERS)
CARDS = tuple(Card(one, "c", "2026-11-29") for one in EMPLOYERS)


def make(caseload: Caseload, out: Path, *, resume: bool = False, order: Order = Order.STUDENT, **more: Any) -> Any:
    """Make the batch of text files, or go on with it."""
    stage = more.pop("stage", Stage.APPLY)
    batch = caseload_batch.begin(caseload, out, stage, formats=("txt",), order=order, resume=resume)
    return caseload_batch.run(caseload, batch, caseload_batch.look(caseload, CARDS), **more)


def _killed_at(step: int) -> None:
    """Have this process killed right before or after its `step`-th write of a file or of a copy's record."""
    taken = iter(range(1, 10_000))

    def counted(work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **named: Any) -> Any:
            _step()
            found = work(*arguments, **named)
            _step()
            return found

        return run

    def _step() -> None:
        if next(taken) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    for owner, name in ((copies, "write_atomic"), (batch_lists, "write_atomic"), (Copies, "add")):
        setattr(owner, name, counted(getattr(owner, name)))


if __name__ == "__main__":
    folder, out, step = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    _killed_at(step)
    opened = open_caseload(open_vault(folder, PASSPHRASE, clock=MovingClock()))
    make(opened, out, resume=caseload_batch.batch_in(opened, out) is not None)
