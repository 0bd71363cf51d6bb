"""Runs those computing tasks: in this process, or in a persistent child of the window.

Both give the same results. A command is one job and computes in its own process; a window has a `Pool` of children and only waits.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Protocol, TypeVar, cast

from app.errors import UserError
from app.services import child_tasks
from app.workers import codec
from app.workers.cancellation import CancelToken, Progress, no_progress
from app.workers.child_pool import Pool
from app.workers.isolation import Limits

R = TypeVar("R")
JOB: Final = "app.services.child_tasks:run"
LIMITS: Final = Limits(seconds=900.0, memory=4_000_000_000)
"""Of one request; comparing with thousands of copies takes minutes on a slow machine."""


class Compute(Protocol):
    """Does the tasks of `app.services.child_tasks`."""

    def run(
        self,
        task: Callable[..., R],
        *arguments: Any,
        long: bool = False,
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> R:
        """The result of a task. `long`: others should not have to wait for it. Raises what the task raises, and `Cancelled`."""


class LocalCompute:
    """In this process."""

    def run(
        self,
        task: Callable[..., R],
        *arguments: Any,
        long: bool = False,
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> R:
        """See `Compute`."""
        return cast(R, child_tasks.call(task, arguments, cancel or CancelToken(), progress))


LOCAL: Final = LocalCompute()


class ChildCompute:
    """In a child of a pool, for the window. Raises UserError `work-died`, `work-slow`, `work-stuck` as well."""

    def __init__(self) -> None:
        self._pool = Pool((JOB,), LIMITS)

    def prepare(self) -> None:
        """Have a child started ahead of work that is likely to come."""
        self._pool.prepare()

    def run(
        self,
        task: Callable[..., R],
        *arguments: Any,
        long: bool = False,
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> R:
        """See `Compute`."""
        expected, result, _ = child_tasks.signature(task.__name__)
        encoded = [codec.encode(hint, value) for hint, value in zip(expected.values(), arguments, strict=True)]
        header = {"task": task.__name__, "arguments": encoded}
        answer = self._pool.run(JOB, header, long=long, cancel=cancel, progress=progress)
        try:
            return cast(R, codec.decode(result, answer.get("result")))
        except codec.UnexpectedType:
            raise UserError("work-died", status=0) from None
