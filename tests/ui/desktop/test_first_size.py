"""The window is whole on the screen it is first shown on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from ui.desktop.shell import app as desktop
from ui.desktop.shell.window import Window


@pytest.mark.parametrize(
    "available",
    [QRect(0, 0, 1366, 728), QRect(0, 25, 1440, 875), QRect(64, 0, 1302, 768), QRect(-1280, 200, 1280, 680)],
    ids=lambda one: f"{one.width()}x{one.height()}",
)
def test_the_first_size_fits_what_bars_leave_of_the_screen(first_window: Window, available: QRect) -> None:
    first_window.hide()
    first_window.resize(1240, 820)
    desktop.fit_on_screen(first_window, available)
    frame = first_window.geometry().adjusted(-desktop.EDGE, -desktop.TITLE_BAR, desktop.EDGE, desktop.EDGE)
    assert available.contains(frame)
    assert frame.width() >= min(1240, available.width()), "no smaller than it must be"


def test_the_program_begins_so(hermetic_home: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERMARK_EXIT_AFTER_PAINT", "1")
    monkeypatch.setattr(QApplication, "exec", lambda *_: 0)
    made: list[Window] = []
    before = desktop.open_window

    def keep(argv: object) -> object:
        opened = before(argv)  # type: ignore[arg-type]
        made.append(opened[1])
        return opened

    monkeypatch.setattr(desktop, "open_window", keep)
    desktop.run([])
    screen = qapp.primaryScreen().availableGeometry()
    assert made[0].isVisible() and made[0].height() <= max(made[0].minimumHeight(), screen.height())
    assert made[0].geometry().top() >= screen.top() + desktop.TITLE_BAR
    made[0].hide()
