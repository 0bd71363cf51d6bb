"""What a test does at a counsellor's window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog

from ui.desktop.dialogs.short_questions import ConfirmDialog
from ui.desktop.pages.caseload.students_page import CaseloadView
from ui.desktop.shell.window import Window


def students(window: Window) -> CaseloadView:
    view = window.gate
    assert isinstance(view, CaseloadView)
    return view


def answer(monkeypatch: pytest.MonkeyPatch, yes: bool) -> list[str]:
    """Answer every question, and return the texts that were asked."""
    asked = list[str]()

    def executed(dialog: ConfirmDialog) -> int:
        asked.append(f"{dialog.title.text()}\n{dialog.text.text()}")
        return QDialog.DialogCode.Accepted if yes else QDialog.DialogCode.Rejected

    monkeypatch.setattr(ConfirmDialog, "exec", executed)
    return asked
