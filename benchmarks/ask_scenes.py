"""Scenes of the short questions for the pictures, each asked where a person meets it, and answered with no."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from benchmarks.screenshots import Studio
    from ui.desktop.window import Window

SIGNS: Final = (
    {"en": "The posting asks for money before you begin.", "zh": "招聘信息要求入职前先交钱。"},
    {"en": "The address of the sender is not the employer's.", "zh": "发件人的地址不是该公司的地址。"},
)


def asked(studio: Studio, window: Window, name: str, act: Callable[[], object]) -> None:
    """Do what asks a question, look at it, and close it."""
    from PySide6.QtCore import QTimer

    from ui.desktop.dialogs.ask import AskDialog

    def look() -> None:
        (dialog,) = (one for one in window.findChildren(AskDialog) if one.isVisible())
        studio.shoot(name, dialog)
        dialog.reject()

    QTimer.singleShot(0, window, look)
    act()


def in_an_open_vault(studio: Studio, window: Window) -> None:
    """A reason, a passphrase, and a yes or no that critical signs speak against."""
    from app.services import gate
    from ui.desktop.critical import weighed
    from ui.desktop.pages.applications import ApplicationsPage
    from ui.desktop.pages.settings import SettingsPage

    applications, settings = window.page("applications"), window.page("settings")
    assert isinstance(applications, ApplicationsPage) and isinstance(settings, SettingsPage)
    window.go("applications")
    asked(studio, window, "dialog-reason", applications.detail.void.click)
    window.go("settings")
    asked(studio, window, "dialog-secret", settings.keeping.rekey.click)
    question = weighed(gate.Question("", ("one", "other"), SIGNS))
    asked(studio, window, "dialog-signs", lambda: window.messages.ask(question))


def at_the_lock(studio: Studio, window: Window) -> None:
    """The recovery sheet, and one of the local backups."""
    from ui.desktop.pages.lock import LockPage

    gate = window.gate
    assert isinstance(gate, LockPage)
    asked(studio, window, "dialog-sheet", gate.sheet.click)
    asked(studio, window, "dialog-backup", gate.earlier.click)
