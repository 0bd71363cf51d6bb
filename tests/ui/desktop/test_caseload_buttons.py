"""Every button of the page of students is pressed once: no press ends in an error, and each leads where it says."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

sys.path.insert(0, str(Path(__file__).parents[2] / "services"))

from caseload_samples import PASSPHRASE, consented, kept

from app import paths
from app.services.caseload import Caseload, create_caseload
from ui.desktop.dialogs import vault_files
from ui.desktop.pages.caseload import handing_over, students_page
from ui.desktop.pages.caseload.students_page import CaseloadView
from ui.desktop.shell.window import Window
from ui.desktop.widgets.basic import Button

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def caseload(first_window: Window) -> Iterator[Caseload]:
    made = create_caseload(paths.default_caseload(), PASSPHRASE)
    consented(made, "1", "Li Wei", "Acme GmbH", language="en")
    kept(made, "2", "王晓明")
    yield made
    made.vault.close()


def test_every_button_of_the_page_can_be_pressed(
    caseload: Caseload, first_window: Window, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    first_window.show_folder(paths.default_caseload())
    first_window.opened(caseload.vault)
    view = cast("CaseloadView", first_window.gate)
    failed, opened = list[BaseException](), list[str]()
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: failed.append(error))

    def shown(dialog: QDialog) -> int:
        opened.append(type(dialog).__name__)
        dialog.deleteLater()
        return 0

    monkeypatch.setattr(QDialog, "exec", shown)
    monkeypatch.setattr(QFileDialog, "exec", lambda _self: 0)
    for module in (students_page, handing_over, vault_files):
        for name in ("open_file", "ask_save_path"):
            if hasattr(module, name):
                monkeypatch.setattr(module, name, lambda *_said, **_more: None)
    names = [key for key, one in vars(view).items() if isinstance(one, Button)]
    pressed = set[str]()
    for student in caseload.students():
        for name in names:
            view.refresh()
            view.select(student.folder)
            button = getattr(view, name)
            if name in ("lock", "open", "more") or not button.isEnabled():
                continue
            button.click()
            pressed.add(name)
            until(lambda: not view._place.busy)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # type: ignore[call-overload]
    assert failed == [] and len(pressed) >= 18, pressed
    assert {"FairDialog", "PaperConsentDialog", "ComparedResumesDialog"} <= set(opened)
