"""Tests by trying whether the processes that read strangers' files are confined on this computer."""

from __future__ import annotations

import logging
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.files import write_atomic
from app.workers.cancellation import CancelToken
from app.workers.isolation import Limits, run_isolated
from app.workers.sandbox.selftest import FILES

logger = logging.getLogger(__name__)

_JOB: Final = "app.workers.sandbox.selftest:attempt"
_LIMITS: Final = Limits(seconds=20.0)
_DISCARD: Final = 9
"""A port of this computer where nobody need listen (RFC 863): a call that gets so far was not refused."""


@dataclass(frozen=True, slots=True)
class Act:
    """One forbidden act that was tried: its target, what it is, whether it was `done`, and the error that it ended with."""

    group: str
    name: str
    done: bool
    error: str


@dataclass(frozen=True, slots=True)
class Protection:
    """The `layers` that confine a reader, those that this system lacks, and everything that was tried."""

    layers: tuple[str, ...]
    missing: tuple[str, ...]
    acts: tuple[Act, ...]

    @property
    def open_groups(self) -> tuple[str, ...]:
        """Return what a reader could still reach: `read`, `change`, `network`, `programs`, `processes`, `system`."""
        return tuple(dict.fromkeys(act.group for act in self.acts if act.done))

    def lines(self) -> tuple[str, ...]:
        """Return lines for a diagnosis: no personal data."""
        refused = sum(not act.done for act in self.acts)
        return (
            f"Sandbox layers {', '.join(self.layers) or 'none'}; missing {', '.join(self.missing) or 'none'}",
            f"Sandbox refused {refused} of {len(self.acts)} acts",
            *(f"Sandbox let pass: {act.group}: {act.name}" for act in self.acts if act.done),
        )


def examine(cancel: CancelToken | None = None, *, port: int = _DISCARD) -> Protection:
    """Let a confined child try what it must not be able to do, with files made for that. Raises `UserError` like `run_isolated`, and
    `EnvironmentProblem` when there is no room for the files."""
    with tempfile.TemporaryDirectory(prefix="countermark-sandbox-") as folder:
        for name in FILES:
            write_atomic(Path(folder, name), b"untouched")
        answer = run_isolated(_JOB, {"folder": folder, "port": port}, b"", limits=_LIMITS, cancel=cancel)
    acts = tuple(Act(str(group), str(name), done is True, str(error)) for group, name, done, error in answer["acts"])
    found = Protection(tuple(map(str, answer["layers"])), tuple(map(str, answer["missing"])), acts)
    if found.missing:
        logger.info("layers of the sandbox that this system lacks: %s", ", ".join(found.missing))
    return found
