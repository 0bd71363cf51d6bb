"""What the window does besides: building pages in advance, reminders, and the tray icon."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from app.errors import AppError
from app.settings import Settings
from ui.desktop import memory, workers
from ui.desktop.reminders import Reminders, Tray

if TYPE_CHECKING:
    from ui.desktop.session import Session

WARM_MS: Final = 150
"""Between two pages that are built in advance."""
TRIM_MS: Final = 60_000
"""Between two returns of free memory."""


class Background(QObject):
    """Belongs to a window; `build_next` builds one page and says whether there are more."""

    def __init__(self, window: QMainWindow, build_next: Callable[[], bool], lock: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._build_next, self._lock = window, build_next, lock
        self.leaving = False
        self.build_ahead = True
        self.reminders, self.tray = Reminders(self), Tray(window, self._come, self._leave)
        self._warm = QTimer(self, singleShot=True, interval=WARM_MS)
        self._warm.timeout.connect(self._warm_one)
        self._trim = QTimer(self, interval=TRIM_MS)
        self._trim.timeout.connect(memory.give_back)
        self._trim.start()

    def put_in_force(self, settings: Settings) -> None:
        """Settings changed."""
        self.reminders.set_settings(settings)
        self.tray.set_shown(settings.tray)

    def entered(self) -> None:
        """The pages are on show: build the others one by one while nothing else happens."""
        if self.build_ahead:
            self._warm.start()

    def _warm_one(self) -> None:
        # a page that is built meanwhile would stand still for the vault, or for modules that are being loaded
        if workers.busy() or self._build_next():
            self._warm.start()

    def opened(self, session: Session) -> None:
        """A vault was opened: empty old trash, and tell what came due meanwhile."""
        with contextlib.suppress(AppError):  # a full disk, a damaged page: the next opening sweeps
            session.trash.sweep()
        self.remember(session)
        with contextlib.suppress(AppError):  # what goes wrong is tried again at the next opening
            if session.vault.search_is_behind:
                workers.Place(self).start(
                    lambda token, progress: session.vault.catch_up_search(token), workers.Outcomes(_unseen, _unseen)
                )
        self.reminders.look(datetime.now())

    def remember(self, session: Session | None) -> None:
        """Keep the days alone: a locked program can remind too, without knowing of whom."""
        if session is not None:
            with contextlib.suppress(AppError):  # nothing may keep the vault from opening or being locked
                self.reminders.remember(session.applications.open_days())

    def stays(self, event: QCloseEvent) -> bool:
        """Whether closing the window only locks and hides it, because the tray icon keeps the program."""
        if not self.tray.active or self.leaving:
            return False
        self._lock()
        self._window.hide()
        event.ignore()
        return True

    def _come(self) -> None:
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _leave(self) -> None:
        self.leaving = True
        self._window.close()


def _unseen(_ended: object) -> None:
    """The index is up to date, or will be after another opening: nothing to tell."""
