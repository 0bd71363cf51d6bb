"""Reminders: when a date has come, a notification that names nobody, outside quiet hours; and the optional tray icon.

The dates themselves stay in the vault; here only days are remembered, so that a locked program can remind too.
"""

from __future__ import annotations

import contextlib
import os
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.settings import Settings
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.theme.icons import icon
from ui.desktop.widgets.safe_text import explain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

EVERY_MS: Final = 10 * 60_000
Notify = Callable[[str, str], None]


def is_quiet(hour: int, start: int, end: int) -> bool:
    """Return True if an hour (0–23) is in the quiet hours from `start` to `end`, which may go over midnight."""
    return start <= hour < end if start <= end else hour >= start or hour < end


def send_notification(title: str, text: str) -> None:
    """Show a notification of the system; does nothing where there is no way to. Blocks up to some 150 ms.

    WORKAROUND(plyer 2.1.0): a title that begins with a dash is read as an option; the body is markup for many daemons;
    without `notify-send` it raises; its fallbacks warn; a bundle's library path would reach the child.
    """
    body = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") if sys.platform == "linux" else text
    with warnings.catch_warnings(), contextlib.suppress(Exception), _own_libraries():
        warnings.simplefilter("ignore")
        from plyer import notification  # type: ignore[import-untyped]

        notification.notify(title=title.lstrip("-"), message=body, app_name="Countermark")


@contextlib.contextmanager
def _own_libraries() -> Iterator[None]:
    """A bundle sets LD_LIBRARY_PATH for itself; a program of the system must not load our libraries."""
    bundled, original = os.environ.get("LD_LIBRARY_PATH"), os.environ.get("LD_LIBRARY_PATH_ORIG")
    if not getattr(sys, "frozen", False) or bundled is None:
        yield
        return
    os.environ.pop("LD_LIBRARY_PATH")
    if original is not None:
        os.environ["LD_LIBRARY_PATH"] = original
    try:
        yield
    finally:
        os.environ["LD_LIBRARY_PATH"] = bundled


class Reminders(QObject):
    """Watches days. `remember` is given the days that are not done; `about_to_look` asks for those of now, where they can be
    read."""

    about_to_look = Signal()

    def __init__(self, parent: QObject, notify: Notify = send_notification) -> None:
        super().__init__(parent)
        self._days: tuple[str, ...] = ()
        self._told: set[str] = set()
        self._notify, self._place = notify, JobSlot(self)
        self._timer = QTimer(self, interval=EVERY_MS)
        self.settings = Settings()
        self._timer.timeout.connect(lambda: self.look(datetime.now()))

    def set_settings(self, settings: Settings) -> None:
        """Apply settings."""
        self.settings = settings
        if settings.reminders:
            self._timer.start()
        else:
            self._timer.stop()

    def remember(self, days: Sequence[str]) -> None:
        """Set the ISO days to remind of (one for each date)."""
        self._days = tuple(days)

    def look(self, now: datetime) -> bool:
        """Notify about days that are due since the last time; returns True if it did."""
        if self.settings.reminders:
            self.about_to_look.emit()
        today = now.date().isoformat()
        due = [day for day in self._days if day <= today]
        fresh = [day for day in due if f"{today} {day}" not in self._told]
        quiet = is_quiet(now.hour, self.settings.quiet_from, self.settings.quiet_until)
        if not self.settings.reminders or not fresh or quiet:
            return False
        self._told |= {f"{today} {day}" for day in fresh}
        self.tell(self.tr("Something is due: {count}").format(count=len(due)))
        return True

    def tell(self, text: str) -> None:
        """Show a notification of the system, which must name nobody."""
        title = self.tr("Countermark")

        def work(token: CancelToken, progress: Progress) -> None:
            self._notify(title, text)

        self._place.start(work, Outcomes(lambda _nothing: None))


class Tray(Translatable, QWidget):
    """An icon in the system's tray that keeps the program at hand, made when it is first wanted. It is never shown as a
    widget."""

    def __init__(self, parent: QWidget, show: Callable[[], object], leave: Callable[[], object]) -> None:
        super().__init__(parent)
        self.hide()
        self._show, self._leave = show, leave
        self._icon: QSystemTrayIcon | None = None

    @property
    def active(self) -> bool:
        """True if the icon is there."""
        return self._icon is not None and self._icon.isVisible()

    def set_shown(self, shown: bool) -> None:
        """Show or hide the icon; nothing happens where the system has no tray."""
        if shown and self._icon is None:
            self._icon = self._make()
        if self._icon is not None:
            self._icon.setVisible(shown and self._icon.isSystemTrayAvailable())

    def _make(self) -> QSystemTrayIcon:
        from PySide6.QtWidgets import QMenu, QSystemTrayIcon  # here: few people want it, and every start would wait

        made, menu = QSystemTrayIcon(icon("countermark", "accent"), self), QMenu(self)
        opening, leaving = QAction(self), QAction(self)  # ours: those that a menu makes die with what shows the menu
        for action in (opening, leaving):
            menu.addAction(action)
        opening.triggered.connect(lambda: self._show())
        leaving.triggered.connect(lambda: self._leave())
        made.setContextMenu(menu)
        made.activated.connect(lambda _reason: self._show())
        self.bind_text(opening.setText, lambda: self.tr("Open Countermark"))
        self.bind_text(leaving.setText, lambda: self.tr("Quit"))
        self.bind_text(partial(explain, made), lambda: self.tr("Countermark"))
        return made
