"""Builds a long view in slices, between which the window draws and takes input."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

SLICE_SECONDS: Final = 0.008
"""Steps are taken until so much time has passed; what they leave to be styled and laid out costs about twice as much."""
HIDDEN_MS: Final = 300
"""After a view went out of sight, before it is built further: pages that are opened meanwhile come first."""
BETWEEN_MS: Final = 10
"""Between slices of a view that is out of sight, so that it is complete when the person comes back."""


class IncrementalBuild(QObject):
    """Runner of a generator's steps, some in each turn of the event loop, less often while `owner` is hidden. `done` is called after
    the last."""

    def __init__(self, owner: QWidget, done: Callable[[], object] = lambda: None) -> None:
        super().__init__(owner)
        self._owner = owner
        self._steps: Iterator[object] | None = None
        self._layouts: Iterator[object] = iter(())
        self._done = done
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._take_turn)

    @property
    def busy(self) -> bool:
        """Return True if there are steps left."""
        return self._steps is not None

    def begin(self, steps: Iterator[object]) -> None:
        """Run the first steps now and the others in later turns; drop the remaining steps of an earlier view."""
        self._steps = steps
        self._owner.installEventFilter(self)
        self._take_some()
        if self._steps is not None and not self._owner.isVisible():
            self._turn.start(HIDDEN_MS)

    def finish(self) -> None:
        """Run all remaining steps now."""
        while self._steps is not None:
            self._step()

    def stop(self) -> None:
        """Drop the remaining steps."""
        self._steps = None
        self._turn.stop()
        self._owner.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on at once when the owner is shown before its view is complete, and rest when it is hidden."""
        kind = event.type()
        if self._steps is not None and kind in (QEvent.Type.Show, QEvent.Type.Hide):
            self._turn.start(0 if kind is QEvent.Type.Show else HIDDEN_MS)
        return False

    def _take_turn(self) -> None:
        if self._steps is not None:
            self._take_some()
        elif not self._owner.isVisible():
            end = time.perf_counter() + SLICE_SECONDS
            for _ in self._layouts:
                if time.perf_counter() > end:
                    self._turn.start(BETWEEN_MS)
                    break

    def _lay_out(self) -> Iterator[None]:
        """Lay out the part that is out of sight, inner parts first: else all of it waits for the moment when it is shown again."""
        top: QWidget = self._owner
        while (around := top.parentWidget()) is not None and not around.isVisible():
            top = around
        for part in (*reversed(top.findChildren(QWidget)), top):
            if isValid(part) and (layout := part.layout()) is not None:
                layout.activate()
                yield

    def _take_some(self) -> None:
        end = time.perf_counter() + SLICE_SECONDS
        while self._steps is not None:
            self._step()
            if time.perf_counter() > end:
                break
        if self._steps is not None:
            self._turn.start(0 if self._owner.isVisible() else BETWEEN_MS)

    def _step(self) -> None:
        steps = self._steps
        assert steps is not None
        try:
            next(steps)
        except StopIteration:
            if steps is self._steps:
                self.stop()
                self._done()
                if not (self.busy or self._owner.isVisible()):
                    self._layouts = self._lay_out()
                    self._turn.start(HIDDEN_MS)
