"""Which class builds which page; imported when first opened, so that the window paints early."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from ui.desktop.shell import Shell

if TYPE_CHECKING:
    from ui.desktop.widgets.page import Page


def build(key: str, shell: Shell) -> Page:
    """Build the page of that key."""
    return _BUILDERS[key](shell)


def _today(shell: Shell) -> Page:
    from ui.desktop.pages.today import TodayPage

    return TodayPage(shell)


def _resume(shell: Shell) -> Page:
    from ui.desktop.pages.resume import ResumePage

    return ResumePage(shell)


def _check(shell: Shell) -> Page:
    from ui.desktop.pages.check import CheckPage

    return CheckPage(shell)


def _send(shell: Shell) -> Page:
    from ui.desktop.pages.send import SendPage

    return SendPage(shell)


def _applications(shell: Shell) -> Page:
    from ui.desktop.pages.applications import ApplicationsPage

    return ApplicationsPage(shell)


def _leaks(shell: Shell) -> Page:
    from ui.desktop.pages.leaks import LeaksPage

    return LeaksPage(shell)


def _settings(shell: Shell) -> Page:
    from ui.desktop.pages.settings import SettingsPage

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
