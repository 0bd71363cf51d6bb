"""Which class builds which page; imported when first opened, so that the window paints early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.desktop.shell import Shell

if TYPE_CHECKING:
    from ui.desktop.widgets.page import Page


def build(key: str, shell: Shell) -> Page:
    """Build the page of that key."""
    match key:
        case "today":
            from ui.desktop.pages.today import TodayPage as Found
        case "resume":
            from ui.desktop.pages.resume import ResumePage as Found
        case "check":
            from ui.desktop.pages.check import CheckPage as Found
        case "send":
            from ui.desktop.pages.send import SendPage as Found
        case "applications":
            from ui.desktop.pages.applications import ApplicationsPage as Found
        case "leaks":
            from ui.desktop.pages.leaks import LeaksPage as Found
        case "settings":
            from ui.desktop.pages.settings import SettingsPage as Found
        case _:
            raise KeyError(key)
    return Found(shell)
