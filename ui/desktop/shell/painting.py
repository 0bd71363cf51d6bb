"""Painting in turns of the event loop of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QWidget

_LATEST_MS: Final = 1000

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class PaintsLast(_Base):
    """Mixin for top-level widgets, before the Qt class: what an act changed is painted in the turn after the one that did and measured it.

    Keys and the pointer are served between the two; a window at rest waits for nothing.
    """

    _paint_due = False

    def event(self, event: QEvent) -> bool:
        """Put off a request to paint until the timers that are due have run."""
        if event.type() != QEvent.Type.UpdateRequest:
            return super().event(event)
        if not self._paint_due:
            self._paint_due = True
            QTimer.singleShot(0, self, self._paint)
        return True

    def _paint(self) -> None:
        self._paint_due = False
        super().event(QEvent(QEvent.Type.UpdateRequest))


def start_once_painted(timer: QTimer) -> None:
    """Start a timer that fires once what the present act changed is painted. It is active from now on; stopped meanwhile, it stays so."""

    def go_on() -> None:
        if timer.isActive():
            timer.start(0)

    timer.start(_LATEST_MS)
    QTimer.singleShot(0, timer, go_on)
