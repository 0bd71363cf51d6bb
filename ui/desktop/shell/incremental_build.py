"""Construction of a long view in slices, between which the window draws and takes input."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer

SLICE_SECONDS: Final = 0.008
"""Steps are taken until so much time has passed; what they leave to be styled and laid out costs about twice as much."""


class IncrementalBuild(QObject):
    """Runner of a generator's steps, some in each turn of the event loop. `done` is called after the last."""

    def __init__(self, owner: QObject, done: Callable[[], object] = lambda: None) -> None:
        super().__init__(owner)
        self._steps: Iterator[object] | None = None
        self._done = done
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._take_some)

    @property
    def busy(self) -> bool:
        """Return True if there are steps left."""
        return self._steps is not None

    def begin(self, steps: Iterator[object]) -> None:
        """Run the first steps now and the others in later turns; drop the remaining steps of an earlier view."""
        self._steps = steps
        self._take_some()

    def finish(self) -> None:
        """Run all remaining steps now."""
        while self._steps is not None:
            self._step()

    def stop(self) -> None:
        """Drop the remaining steps."""
        self._steps = None
        self._turn.stop()

    def _take_some(self) -> None:
        end = time.perf_counter() + SLICE_SECONDS
        while self._steps is not None:
            self._step()
            if time.perf_counter() > end:
                break
        if self._steps is not None:
            self._turn.start()

    def _step(self) -> None:
        steps = self._steps
        assert steps is not None
        try:
            next(steps)
        except StopIteration:
            if steps is self._steps:
                self.stop()
                self._done()
