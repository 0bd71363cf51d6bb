"""Parts of the window that its first screen goes without, each loaded and made when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from ui.desktop.theme.theme import theme

if TYPE_CHECKING:
    from app.settings import Settings
    from ui.desktop.platform.idle import Idle
    from ui.desktop.platform.motion import Motion
    from ui.desktop.shell.after_lock import LastWork
    from ui.desktop.shell.background import Background
    from ui.desktop.shell.browser_inbox import BrowserInbox
    from ui.desktop.shell.drop_overlay import DropOverlay
    from ui.desktop.shell.messages import Messages
    from ui.desktop.shell.new_files import Arrivals
    from ui.desktop.shell.preparation import Preparation
    from ui.desktop.shell.settings_saver import SettingsSaver
    from ui.desktop.widgets.sidebar import Sidebar


class LateParts(QMainWindow):
    """Base of the window, which has what is declared here."""

    messages: Messages
    settings: Settings

    @property
    def rail(self) -> Sidebar:
        """Return the sidebar, made when it is first asked for."""
        raise NotImplementedError

    def lock(self) -> None:
        """Lock what is open."""
        raise NotImplementedError

    def _build_next(self) -> bool:
        """Build a page that was not opened yet; return False if there is none."""
        raise NotImplementedError

    @cached_property
    def background(self) -> Background:
        """Return what works in the background of the window."""
        from ui.desktop.shell.background import Background

        return Background(self, self._build_next, self.lock)

    @cached_property
    def arrivals(self) -> Arrivals:
        """Return the watch over the folder for new files."""
        from ui.desktop.shell.new_files import Arrivals

        return Arrivals(self)

    @cached_property
    def inbox(self) -> BrowserInbox:
        """Return the listener for postings from the browser."""
        from ui.desktop.shell.browser_inbox import BrowserInbox

        return BrowserInbox(self)

    @cached_property
    def overlay(self) -> DropOverlay:
        """Return what covers the window while something is dragged over it."""
        from ui.desktop.shell.drop_overlay import DropOverlay

        overlay = DropOverlay(self)
        theme().dress(overlay)
        return overlay

    @cached_property
    def _last_work(self) -> LastWork:
        from ui.desktop.shell.after_lock import LastWork

        return LastWork(self, self.messages, self.close)

    @cached_property
    def _saver(self) -> SettingsSaver:
        from ui.desktop.shell.settings_saver import SettingsSaver

        return SettingsSaver(self, lambda: self.settings, self.messages.error)

    @cached_property
    def _idle(self) -> Idle:
        from ui.desktop.platform.idle import Idle

        return Idle(self, self.lock)

    @cached_property
    def _motion(self) -> Motion:
        from ui.desktop.platform.motion import Motion

        return Motion(self, theme().follow_system_motion)

    @cached_property
    def preparation(self) -> Preparation:
        """Return what prepares the first page while a gate is shown."""
        from ui.desktop.shell.preparation import Preparation

        return Preparation(self, lambda: self.rail)
