"""Work beside the window that stands still where a test wants it, and the press on Cancel meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from tests.patience import HANG_SECONDS
from ui.desktop.widgets.panels import Busy

Until = Callable[[Callable[[], object]], None]


class Held:
    """Wraps a function so that it waits at its beginning until it is let go; `reached` tells that it began."""

    def __init__(self, patch: pytest.MonkeyPatch, where: object, name: str) -> None:
        self.reached, self._let = threading.Event(), threading.Event()
        real = getattr(where, name)

        def held(*given: object, **named: object) -> object:
            self.reached.set()
            assert self._let.wait(HANG_SECONDS)
            return real(*given, **named)

        patch.setattr(where, name, held)

    def go(self) -> None:
        """Let it go on."""
        self._let.set()

    def stop(self, busy: Busy, until: Until) -> None:
        """Press Cancel while the work stands here, then let it go on."""
        until(self.reached.is_set)
        until(busy.isVisible)
        assert busy.label.text(), "it says what it does"
        busy.button.click()
        self.go()
        until(lambda: not busy.isVisible())
