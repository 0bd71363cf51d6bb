"""Scenes of the dialogs for the pictures: those that no page's own scene opens, and the short questions, each asked where a person
meets it and answered with no."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from benchmarks.studio import Studio
    from ui.desktop.shell.window import Window

FOUND: Final = {"en": "Nort", "zh": "恒通物流"}
"""What begins the name of an employer there."""
SIGNS: Final = (
    {"en": "The posting asks for money before you begin.", "zh": "招聘信息要求入职前先交钱。"},
    {"en": "The address of the sender is not the employer's.", "zh": "发件人的地址不是该公司的地址。"},
)


def asked(studio: Studio, window: Window, name: str, act: Callable[[], object]) -> None:
    """Do what asks a question, look at it, and close it."""
    from PySide6.QtCore import QTimer

    from ui.desktop.dialogs.short_questions import AskDialog

    def look() -> None:
        (dialog,) = (one for one in window.findChildren(AskDialog) if one.isVisible())
        studio.shoot(name, dialog)
        dialog.reject()

    QTimer.singleShot(0, window, look)
    act()


def in_an_open_vault(studio: Studio, window: Window) -> None:
    """Search, diagnostics, consent, passphrase, erase and crash; a reason, a secret, and a yes that critical signs speak
    against."""
    from ui.desktop.dialogs.crash import CrashDialog
    from ui.desktop.dialogs.delete_everything import EraseDialog
    from ui.desktop.dialogs.diagnostics import DiagnosticsDialog
    from ui.desktop.dialogs.open_link import ConsentDialog
    from ui.desktop.dialogs.passphrase import PassphraseDialog
    from ui.desktop.dialogs.search import SearchDialog
    from ui.desktop.models.diagnostics import collect, collect_environment, redact_report

    search = SearchDialog(window.session.vault.search, window)
    search.box.setText(FOUND[studio.language])
    search.show()
    studio.until(search.hits.count)
    studio.dialog(search, "dialog-search")
    text, found = redact_report(window.session, collect(window.session, collect_environment(window.settings)))
    studio.dialog(DiagnosticsDialog(text, len(found), window), "dialog-diagnostics")
    studio.dialog(ConsentDialog("https://jobs.example.org/postings/4711?from=mail", window), "dialog-consent")
    studio.dialog(PassphraseDialog(window), "dialog-passphrase")
    studio.dialog(EraseDialog(window), "dialog-erase")
    studio.dialog(CrashDialog("ValueError in a place that was not thought of", window), "dialog-crash")
    _questions(studio, window)


def _questions(studio: Studio, window: Window) -> None:
    from app.services import risk_confirmation
    from ui.desktop.pages.applications.page import ApplicationsPage
    from ui.desktop.pages.settings.page import SettingsPage
    from ui.desktop.shell.critical_question import confirm_risk

    applications, settings = window.page("applications"), window.page("settings")
    assert isinstance(applications, ApplicationsPage) and isinstance(settings, SettingsPage)
    window.go("applications")
    asked(studio, window, "dialog-reason", applications.detail.void.click)
    window.go("settings")
    asked(studio, window, "dialog-secret", settings.keeping.rekey.click)
    question = confirm_risk(risk_confirmation.Question("", ("one", "other"), SIGNS))
    asked(studio, window, "dialog-signs", lambda: window.messages.ask(question))


def at_the_lock(studio: Studio, window: Window) -> None:
    """The recovery sheet, and one of the local backups."""
    from ui.desktop.pages.gate.lock import LockPage

    gate = window.gate
    assert isinstance(gate, LockPage)
    asked(studio, window, "dialog-sheet", gate.sheet.click)
    asked(studio, window, "dialog-backup", gate.earlier.click)
