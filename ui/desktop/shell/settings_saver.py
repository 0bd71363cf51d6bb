"""Writes the settings in force, on a thread beside the window: a disk may take its time. The last to write writes the newest."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from PySide6.QtCore import QObject

from app import paths, settings
from app.errors import AppError
from app.settings import Settings
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.shell import jobs


class SettingsSaver:
    """Saver of one window's settings; `failed` hears why they could not be written."""

    def __init__(self, window: QObject, in_force: Callable[[], Settings], failed: Callable[[AppError], object]) -> None:
        self._slot, self._one_by_one = jobs.JobSlot(window), Lock()
        self._in_force, self._failed = in_force, failed

    def save(self) -> None:
        """Write them."""
        path = paths.settings_file()

        def work(_token: CancelToken, _progress: Progress) -> None:
            with self._one_by_one:
                settings.save(path, self._in_force())

        self._slot.start(work, jobs.Outcomes(lambda _nothing: None, self._failed))

    def stop(self, seconds: float) -> None:
        """Wait for a writing that is under way, at most so many seconds; what waits its turn is not begun."""
        self._slot.stop(seconds)
