"""First steps: whom to call depends on where the person is, and the window asks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.desktop.dialogs.first_hour import FirstHourDialog
from ui.desktop.shell.window import Window


def test_choosing_the_country_names_its_offices(ready_window: Window) -> None:
    dialog = FirstHourDialog("", ready_window)
    assert not any("110" in step for step in dialog.told())
    assert dialog.country.currentData() == ""
    while dialog.country.currentData() != "CN":
        before = dialog.country.currentIndex()
        QTest.keyClick(dialog.country, Qt.Key.Key_Down)
        assert dialog.country.currentIndex() > before
    dialog.country.activated.emit(dialog.country.currentIndex())
    assert any("110" in step for step in dialog.told())
