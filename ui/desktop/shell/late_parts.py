"""Parts of the window that its first screen goes without, each loaded and made when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ui.desktop.theme.theme import theme

if TYPE_CHECKING:
    from ui.desktop.platform.idle import Idle
    from ui.desktop.platform.motion import Motion
    from ui.desktop.shell.after_lock import LastWork
    from ui.desktop.shell.background import Background
    from ui.desktop.shell.browser_inbox import BrowserInbox
    from ui.desktop.shell.drop_overlay import DropOverlay
    from ui.desktop.shell.drops import Drops
    from ui.desktop.shell.new_files import Arrivals
    from ui.desktop.shell.preparation import Preparation
    from ui.desktop.shell.settings_saver import SettingsSaver


class LateParts:
    """Mixin for the window."""

    @property
    def _window(self) -> Any:
        """The window, whose module imports this one."""
        return self

    @cached_property
    def background(self) -> Background:
        """Return what works in the background of the window."""
        from ui.desktop.shell.background import Background

        return Background(self._window, self._window._build_next, self._window.lock)

    @cached_property
    def arrivals(self) -> Arrivals:
        """Return the watch over the folder for new files."""
        from ui.desktop.shell.new_files import Arrivals

        return Arrivals(self._window)

    @cached_property
    def inbox(self) -> BrowserInbox:
        """Return the listener for postings from the browser."""
        from ui.desktop.shell.browser_inbox import BrowserInbox

        return BrowserInbox(self._window)

    @cached_property
    def overlay(self) -> DropOverlay:
        """Return what covers the window while something is dragged over it."""
        from ui.desktop.shell.drop_overlay import DropOverlay

        overlay = DropOverlay(self._window)
        theme().dress(overlay)
        return overlay

    @cached_property
    def _drops(self) -> Drops:
        from ui.desktop.shell.drops import Drops

        return Drops(self._window, self._window, self._window.stack)

    @cached_property
    def _last_work(self) -> LastWork:
        from ui.desktop.shell.after_lock import LastWork

        return LastWork(self._window, self._window.messages, self._window.close)

    @cached_property
    def _saver(self) -> SettingsSaver:
        from ui.desktop.shell.settings_saver import SettingsSaver

        return SettingsSaver(self._window, lambda: self._window.settings, self._window.messages.error)

    @cached_property
    def _idle(self) -> Idle:
        from ui.desktop.platform.idle import Idle

        return Idle(self._window, self._window.lock)

    @cached_property
    def _motion(self) -> Motion:
        from ui.desktop.platform.motion import Motion

        return Motion(self._window, theme().follow_system_motion)

    @cached_property
    def preparation(self) -> Preparation:
        """Return what prepares the first page while a gate is shown."""
        from ui.desktop.shell.preparation import Preparation

        return Preparation(self._window, lambda: self._window.rail)
