"""A window of which pictures are taken: waiting until it rests, and writing what is seen."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.waiting import in_sight, rest, wait_until

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QDialog, QWidget

    from ui.desktop.shell.window import Window


class Studio:
    """A window; `shoot` writes a picture of it."""

    def __init__(self, application: QApplication, window: Window, out: Path, look: str, only: Collection[str]) -> None:
        self._application, self._window, self._out, self._only = application, window, out, only
        self.language, _, self.theme = look.partition("-")
        self._look = look

    def settle(self) -> None:
        """Let events come until nothing that is seen moves any more, and the pages of the résumé are drawn."""
        from ui.desktop.widgets.live_pages import LivePages

        self._rest_still()
        drawn = self._window.findChildren(LivePages)
        if any(pages.busy for pages in drawn):
            self.until(lambda: not any(pages.busy for pages in drawn))
            self._rest_still()

    def _rest_still(self) -> None:
        before, still = list[object](), 0
        for _ in range(500):
            rest(0.001)
            now = [widget.geometry().getRect() for widget in in_sight(self._window)]
            still = still + 1 if now == before else 0
            if still == 3:
                return
            before = now
        raise AssertionError("the window never comes to rest")

    def until(self, condition: Callable[[], object]) -> None:
        """Let events come until a condition holds."""
        wait_until(condition)

    def shoot(self, name: str, what: QWidget | None = None) -> None:
        """Write a picture of the window (or of `what`), if it is wanted."""
        self.settle()
        if self._only and name not in self._only:
            return
        (what or self._window).grab().save(str(self._out / f"{self._look}-{name}.png"))

    def dialog(self, dialog: QDialog, name: str) -> None:
        """A dialog, opened, shot and closed."""
        dialog.show()
        self.shoot(name, dialog)
        dialog.close()
        dialog.deleteLater()
