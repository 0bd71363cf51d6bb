"""The screenshot of an official page: kept in the vault with the check, looked at and saved again, also on another day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.services.vaults import open_vault
from ui.desktop.dialogs.official_page_result import GuidedDialog
from ui.desktop.dialogs.stored_picture import PictureDialog
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.shell.untrusted_input import UntrustedInput, from_path
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]
POSTING = "Company: Northgate Logistics Ltd\nPorter in Leeds, UK\nSend your CV to jobs@northgate.co.uk"


def press(within: QWidget, begins: str, qtbot: QtBot, until: Until, then: Callable[[], None] | None = None) -> None:
    """Press the first button in sight whose name begins so, once there is one; `then` runs while its dialog stands open."""

    def found() -> list[QPushButton]:
        buttons = within.findChildren(QPushButton)
        return [one for one in buttons if one.isVisible() and one.accessibleName().startswith(begins)]

    until(found)

    def answer() -> None:
        assert then is not None
        try:
            then()
        finally:  # a dialog that is left open would wait for ever
            if isinstance(dialog := QApplication.activeModalWidget(), QDialog):
                dialog.reject()

    if then is not None:
        QTimer.singleShot(0, answer)
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def look_and_save(page: CheckPage, qtbot: QtBot, until: Until, target: Path) -> None:
    """Look at the screenshot that the card names, and save it again."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PictureDialog)
        until(lambda: dialog.view.filled)
        assert 0 < dialog.view.heightForWidth(dialog.view.width()) <= dialog.view.height(), "whole in its width"
        assert dialog.view.accessibleName() == "Screenshot register.png"
        assert "Dissolved" in dialog.view.accessibleDescription()
        dialog.save.click()
        until(lambda: dialog.status_label.text() == f"Saved: {target.name}")
        dialog.close_it.click()

    until(lambda: not page.card.slices.busy)
    press(page.card, "View the screenshot register.png", qtbot, until, look)


def test_a_screenshot_is_kept_looked_at_and_saved_again(
    ready_window: Window,
    qtbot: QtBot,
    until: Until,
    tmp_path: Path,
    locked: Callable[[Window], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ready_window.hand("check", UntrustedInput("", untrusted_text=POSTING))
    page = ready_window.page("check")
    assert isinstance(page, CheckPage)
    until(lambda: page.stack.currentWidget() is page.card and not page.card.slices.busy)
    (tmp_path / "text.png").write_text("Company name: Windle Ltd", "utf-8")
    drawn, shot = QImage(240, 60, QImage.Format.Format_RGB32), tmp_path / "register.png"
    drawn.fill(Qt.GlobalColor.darkGreen)  # nothing that any program could read on it
    assert drawn.save(str(shot))

    def note() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, GuidedDialog)
        dialog.read(from_path(tmp_path / "text.png"))
        until(lambda: "is not a picture" in dialog.status_label.text())
        assert dialog.pictures == ()
        dialog.read(from_path(shot))
        until(lambda: "register.png is saved with the check" in dialog.status_label.text())
        assert not dialog.keep.isEnabled(), "what it shows is to be typed"
        dialog.said.setPlainText("Company name: Northgate Logistics Ltd\nStatus: Dissolved")
        dialog.keep.click()

    before, folder, saved = page.card.result, ready_window.session.folder, tmp_path / "saved.png"
    press(page.card, "Record the result of ", qtbot, until, note)
    until(lambda: page.card.result is not before)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    look_and_save(page, qtbot, until, saved)
    kept = shot.read_bytes()
    assert saved.read_bytes() == kept
    shot.unlink()
    saved.unlink()
    locked(ready_window)
    ready_window.opened(open_vault(folder, "correct horse battery"))
    ready_window.go("check")
    again = ready_window.page("check")
    assert isinstance(again, CheckPage)
    press(again.earlier, "Open the check of ", qtbot, until)
    look_and_save(again, qtbot, until, saved)
    assert saved.read_bytes() == kept and ready_window.session.vault.ledger.verify() is None
