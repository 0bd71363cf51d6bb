"""Dialogs while they stand open, and as they are answered: `ui.desktop.dialogs.base`."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from ui.desktop.dialogs import open_link
from ui.desktop.dialogs.official_page_result import GuidedDialog
from ui.desktop.shell.window import Window
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import DARK, LIGHT
from ui.desktop.widgets.basic import ICON


def test_a_yes_stays_a_yes_when_the_dialog_is_tidied_up_at_once(window: Window, qtbot: QtBot) -> None:
    dialog = open_link.ConsentDialog("https://jobs.example.org/1", window)
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))

    def agree() -> None:
        dialog.yes.click()
        QCoreApplication.sendPostedEvents(
            None, QEvent.Type.DeferredDelete.value
        )  # as when the next events are there already

    QTimer.singleShot(0, agree)
    assert dialog.exec() == QDialog.DialogCode.Accepted
    qtbot.waitUntil(lambda: bool(gone))


def test_a_dialog_that_stands_open_takes_the_new_look_with_its_glyphs(
    window: Window, speak: Callable[..., None], until: Callable[..., None]
) -> None:
    dialog = GuidedDialog("A register", window.page("check"))
    window.go("check")
    dialog.open()
    before = dialog.said.minimumHeight()
    speak(window, "en", "dark", 150)
    until(lambda: theme().is_current(dialog))
    glyph = dialog.shot.icon().pixmap(ICON * 2).toImage()
    drawn = {glyph.pixelColor(x, y).name() for x in range(glyph.width()) for y in range(glyph.height())}
    assert DARK.text in drawn and LIGHT.text not in drawn, "not dark on dark"
    assert dialog.said.minimumHeight() == before * 1.5
    dialog.reject()
