"""Which class builds which page; imported when first opened, so that the window paints early."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ui.desktop.shell.page_host import Shell
    from ui.desktop.widgets.page import Page


def build(key: str, shell: Shell) -> Page:
    """Build the page of that key."""
    return _BUILDERS[key](shell)


def _today(shell: Shell) -> Page:
    from ui.desktop.pages.today.page import TodayPage

    return TodayPage(shell)


def _resume(shell: Shell) -> Page:
    from ui.desktop.pages.resume.page import ResumePage

    return ResumePage(shell)


def _check(shell: Shell) -> Page:
    from ui.desktop.pages.check.page import CheckPage

    return CheckPage(shell)


def _send(shell: Shell) -> Page:
    from ui.desktop.pages.send.page import SendPage

    return SendPage(shell)


def _applications(shell: Shell) -> Page:
    from ui.desktop.pages.applications.page import ApplicationsPage

    return ApplicationsPage(shell)


def _leaks(shell: Shell) -> Page:
    from ui.desktop.pages.leaks.page import LeaksPage

    return LeaksPage(shell)


def _settings(shell: Shell) -> Page:
    from ui.desktop.pages.settings.page import SettingsPage

    return SettingsPage(shell)


_BUILDERS: Final[Mapping[str, Callable[[Shell], Page]]] = {
    "today": _today,
    "resume": _resume,
    "check": _check,
    "send": _send,
    "applications": _applications,
    "leaks": _leaks,
    "settings": _settings,
}
