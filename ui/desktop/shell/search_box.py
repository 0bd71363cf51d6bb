"""The search box of the window: over one vault and its pages, or, on the page of students, over students and what can be done for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ui.desktop.shell.page_host import Addressee

if TYPE_CHECKING:
    from ui.desktop.shell.window import Window


def search(window: Window) -> None:
    """Ask what is sought, and open what the person chose; nothing on the lock screen and in the first run."""
    from ui.desktop.dialogs.search import find_one

    if window.gate is not None:
        window.vaults.search_students()
    elif (
        window._session is not None and (hit := find_one(window.session.search, window, window.background)) is not None
    ):
        window.open_hit(hit)


def run_command(window: Window, key: str) -> None:
    """Run a command by its key in `ui.desktop.models.commands`."""
    from ui.desktop.dialogs.meeting import plan_meeting
    from ui.desktop.pages.leaks.page import LeaksPage
    from ui.desktop.pages.settings.page import SettingsPage
    from ui.desktop.pages.today.page import TodayPage

    def allow(page: SettingsPage) -> None:
        page.show_sheet("vault")
        page.counsellors.show_dialog()

    commands: dict[str, Callable[[], object]] = {
        "check-posting": partial(window.go, "check"),
        "make-copy": partial(window.send_to, Addressee()),
        "report-leak": partial(window.log_incident, ""),
        "import-resume": partial(window.begin_resume, "own"),
        "wordings": window.show_wordings,
        "names": window.show_names,
        "platforms": partial(window.show_platform, ""),
        "first-steps": partial(window._open, "leaks", LeaksPage, LeaksPage.ask_first_steps),
        "plan-meeting": partial(plan_meeting, window.session, window),
        "check-up": partial(window._open, "today", TodayPage, lambda page: page.checkup.click()),
        "allow-counsellor": partial(window._open, "settings", SettingsPage, allow),
        "lock": window.lock,
        "quit": window.close,
    }
    commands[key]()
