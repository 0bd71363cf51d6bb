"""Sentences on the way of a report to a counsellor, for whoever allowed one to look at it. No widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from app.vault.vault import Vault

translate = QCoreApplication.translate


def has_counsellor(vault: Vault) -> bool:
    """Return True if a consent that is in force lets a counsellor look at what is shared."""
    from app.services.caseload_student_sharing import SharingService

    return bool(SharingService(vault).consents())


def saved_report(vault: Vault) -> str:
    """Return what is said once a report is saved, with the way to a counsellor where there is one."""
    saved = translate("LeaksPage", "Saved. Find it on this page or with Ctrl+K.")
    if not has_counsellor(vault):
        return saved
    step = translate(
        "counsellor_step", "To show it to your counsellor: Settings, My counsellors, Share a draft or incident…"
    )
    return f"{saved} {step}"
