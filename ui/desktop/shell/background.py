"""Background work of the window: pages built in advance, reminders, the search index, and the tray icon."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from app import paths
from app.errors import AppError
from app.settings import Settings
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.platform import memory
from ui.desktop.platform.reminders import Reminders, Tray
from ui.desktop.shell import jobs

if TYPE_CHECKING:
    from app.domain.stored_records import LedgerProblem
    from app.vault.vault import Vault
    from ui.desktop.shell.session import Session

WARM_MS: Final = 150
"""Between two pages that are built in advance."""
TRIM_MS: Final = 60_000
"""Between two returns of free memory."""


class Background(QObject):
    """Background work of one window. `build_next` builds one page and returns True if there are more. `gathering` emits the number
    of older rows that are searchable, and their total (0 of 0: all are)."""

    gathering = Signal(int, int)
    record_changed = Signal()
    """Something in the vault that was just opened is not as its ledger says."""
    newer_version = Signal(str)
    """The publisher was asked, because the person agreed to that, and there is a newer version: its number."""

    def __init__(self, window: QMainWindow, build_next: Callable[[], bool], lock: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._build_next, self._lock = window, build_next, lock
        self.leaving = False
        self._gather, self.gathered = jobs.JobSlot(self), (0, 0)
        self._compare, self._ask = jobs.JobSlot(self), jobs.JobSlot(self)
        self._asks_for_versions = False
        self.build_ahead = True
        self._open: Session | None = None
        self.reminders, self.tray = Reminders(self), Tray(window, self._bring_to_front, self._leave)
        self.reminders.about_to_look.connect(lambda: self._read(self._open))
        self._warm = QTimer(self, singleShot=True, interval=WARM_MS)
        self._warm.timeout.connect(self._warm_one)
        self._trim = QTimer(self, interval=TRIM_MS)
        self._trim.timeout.connect(self._return_memory)
        self._code_is_due = True
        self._trim.start()

    def put_in_force(self, settings: Settings) -> None:
        """Apply changed settings to the tray icon and the reminders."""
        self.reminders.set_settings(settings)
        self.tray.set_shown(settings.tray)
        self._asks_for_versions = settings.updates

    def entered(self) -> None:
        """Build the remaining pages one by one while the window is idle; called when the first page is shown."""
        if self.build_ahead:
            self._warm.start()

    def _return_memory(self) -> None:
        """Return what is free; at rest after the start, and once more after the pages were built, also the code of that."""
        memory.trim_heap()
        if self._code_is_due and not jobs.busy():
            self._code_is_due = False
            memory.release_code()

    def _warm_one(self) -> None:
        # a page that is built meanwhile would stand still for the vault, or for modules that are being loaded
        if jobs.busy() or self._build_next():
            self._warm.start()
        elif self._open is not None and self._window.isVisible():
            self._code_is_due = True
            self._open.compute.prepare()  # the first copy need not wait for the child's libraries (2.5 s of a processor)

    def opened(self, session: Session) -> None:
        """Empty old trash of an opened vault and report what came due meanwhile."""
        with contextlib.suppress(AppError):  # a full disk, a damaged page: the next opening sweeps
            session.trash.erase_expired()
        self._open = session
        self._read(session)
        with contextlib.suppress(AppError):  # what goes wrong, or is put off, is tried again at the next opening
            if session.vault.search_is_behind or paths.answers_file().exists():
                ended = jobs.Outcomes(_unseen, _unseen, self._count_searchable, self._gathered)
                self._gather.start(partial(_bring_up_to_date, session.vault), ended)
        self._compare.start(
            lambda token, _progress: session.vault.ledger_view.compare(token), jobs.Outcomes(self._compared, _unseen)
        )
        if self._asks_for_versions:
            self._ask.start(partial(_news, session.vault), jobs.Outcomes(self._heard, _unseen))
        self.reminders.look(datetime.now())

    def _heard(self, version: str) -> None:
        if version:
            self.newer_version.emit(version)

    def _compared(self, problems: Sequence[LedgerProblem]) -> None:
        if problems:
            self.record_changed.emit()

    def _count_searchable(self, _step: str, done: int, total: int) -> None:
        self.gathered = (done, total)
        self.gathering.emit(done, total)

    def _gathered(self) -> None:
        self._count_searchable("", 0, 0)

    def put_off(self) -> None:
        """Stop making older rows searchable until the vault is opened again."""
        self._gather.cancel()

    def remember(self, session: Session | None) -> None:
        """Keep the due days, without names, of a vault that is about to be closed, so that a locked program can remind."""
        self._read(session)
        self._open = None

    def _read(self, session: Session | None) -> None:
        if session is not None:
            with contextlib.suppress(AppError):  # nothing may keep the vault from opening or being locked
                dates = session.put_off.remind_days(session.applications.open_days())
                self.reminders.remember((*dates, *session.meetings.open_days()))

    def stays_in_tray(self, event: QCloseEvent) -> bool:
        """Return True if closing the window only locks and hides it, because the tray icon keeps the program running."""
        if not self.tray.active or self.leaving:
            return False
        self._lock()
        self._window.hide()
        event.ignore()
        return True

    def _bring_to_front(self) -> None:
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _leave(self) -> None:
        self.leaving = True
        self._window.close()


def _news(vault: Vault, _token: CancelToken, _progress: Progress) -> str:
    """Return the number of a newer version, "" if none is known; asks the publisher if it is time."""
    from app.services.network_request_log import vault_log
    from app.services.updates import UpdateService, due_news, publisher
    from ui.online_lookups import fetch_news

    news = due_news(UpdateService(paths.updates_file(), publisher()), True, fetch_news(vault_log(vault)))
    return news.version if news.newer else ""


def _bring_up_to_date(vault: Vault, token: CancelToken, progress: Progress) -> None:
    """Move cached answers of an earlier version into the vault and make its older rows searchable."""
    if paths.answers_file().exists():
        from ui.online_lookups import migrate_plain_answers

        migrate_plain_answers(vault)
    vault.catch_up_search(token, progress)


def _unseen(_ended: object) -> None:
    """Ignore the result: the index is up to date, or will be after another opening."""
