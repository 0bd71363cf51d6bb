"""Last work on a locked vault, on a worker thread: its local backup, or the deletion of everything.

The vault is locked for everyone else by then. While this goes on the window stays: closing it waits for the end.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.errors import Cancelled
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import Messages, sentence

if TYPE_CHECKING:
    from app.vault.vault import Vault

BACKING_UP: Final = "local-backup"


class LastWork(QObject):
    """Runs the last work on a locked vault for a window. `place` is busy meanwhile; `close` is called at its end if the window was to be closed."""

    def __init__(self, parent: QObject, messages: Messages, close: Callable[[], object]) -> None:
        super().__init__(parent)
        self._messages, self._close = messages, close
        self.place = JobSlot(self)
        self._closing = False

    def back_up(self, vault: Vault) -> None:
        """Make the local backup of a sealed vault and close the vault. Can be cancelled; the next opening then makes the backup."""
        from app.services.vaults import close_vault

        def work(token: CancelToken, _progress: Progress) -> str:
            try:
                return "" if close_vault(vault, token) else "local-backup-failed"
            except Cancelled:
                return "local-backup-stopped"

        self.place.start(work, Outcomes(self._warn_about, ended=self._over))

    def erase(self, vault: Vault, progress: Progress, ended: Callable[[], object]) -> None:
        """Close a sealed vault, delete it and the program's other files. Cannot be stopped once begun."""
        from app.services.wipe import erase_everything

        folder = Path(vault.folder)

        def work(_token: CancelToken, report: Progress) -> None:
            from ui.online_lookups import keyring_entries

            entries = keyring_entries(vault)
            vault.close()
            erase_everything(folder, report, entries)

        def over() -> None:
            ended()
            self._over()

        self.place.start(work, Outcomes(lambda _nothing: None, self._messages.error, progress, over))

    def erase_caseload(
        self,
        folder: Path,
        sealed: Vault | None,
        progress: Progress,
        done: Callable[[], object],
        ended: Callable[[], object],
    ) -> None:
        """Delete a caseload that was closed (`sealed`: that still waited for its backup) with all students' vaults, and nothing else of the program's.

        `done` is called if it is gone, `ended` however it went. Cannot be stopped once begun.
        """

        def work(_token: CancelToken, report: Progress) -> None:
            from app.services.wipe import erase_vault

            if sealed is not None:
                sealed.close()
            erase_vault(folder, report)

        def over() -> None:
            ended()
            self._over()

        self.place.start(work, Outcomes(lambda _nothing: done(), self._messages.error, progress, over))

    def holds(self, seconds: float) -> bool:
        """Return True if a window that is being closed has to wait: it closes by itself when the work is over.

        Who closes it a second time stops a backup (never a deletion). At the end of the computer's session, which
        must not be held up, at most `seconds` are waited for.
        """
        application = QApplication.instance()
        if isinstance(application, QApplication) and application.isSavingSession():
            self._closing = False
            self.place.stop(seconds)
        elif self._closing:
            self.place.cancel()
        self._closing = self.place.busy
        return self._closing

    def _warn_about(self, code: str) -> None:
        if code:
            self._messages.warn(sentence(code))

    def _over(self) -> None:
        if self._closing and isValid(self):  # jobs may be dropped after their window
            self._close()
