"""Collects Python's garbage in the window's thread only, in turns of its event loop.

A collection in another thread may end receivers of signals. For that the binding takes a lock of Qt and waits for the interpreter, which the
window's thread may hold while it waits for that lock: both stand still for good. So once a thread of the window's own has begun, nothing is
collected by itself. A collection is a turn of its own, too: it never makes a longer stop of what a person waits for.
"""

from __future__ import annotations

import functools
import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS: Final = 500


class GarbageCollector(QObject):
    """Timer that collects a generation when as much was made as Python's own thresholds say. Works once `start` was called."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Turn off Python's own collection and take its place. Called in the window's thread."""
        gc.disable()
        if not self._timer.isActive():
            self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due; nothing if little was made."""
        due = [generation for generation, made in enumerate(gc.get_count()) if made > gc.get_threshold()[generation]]
        if due and due[0] == 0:
            gc.collect(due[-1])


@functools.cache
def collector() -> GarbageCollector:
    """Return the collector of this process, created in the window's thread."""
    return GarbageCollector()
