"""The window fits its screen, comes back as it was left, and speaks the person's language before any vault is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app import paths, settings
from app.settings import Settings
from tests.ui.desktop.test_pages import every_dialog
from ui.desktop.dialogs.base import SHARE, Dialog
from ui.desktop.pages.gate.first_run import FirstRun
from ui.desktop.pages.gate.lock import LockPage
from ui.desktop.shell import app as desktop
from ui.desktop.shell import window as window_module
from ui.desktop.shell.window import Window
from ui.desktop.widgets.page import Page
from ui.desktop.widgets.sidebar import PAGES

Until = Callable[[Callable[[], object]], None]
LOW = QRect(0, 0, 910, 512)
"""A screen of 1366 x 768 pixels at 150 %, in points."""
ROOM = QSize(LOW.width() - 2 * desktop.EDGE, LOW.height() - desktop.TITLE_BAR - desktop.EDGE)


def across(root: QWidget) -> list[str]:
    """What has to be scrolled sideways."""
    return [
        type(area).__name__
        for area in root.findChildren(QScrollArea)
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_page_fits_a_small_screen(
    ready_window: Window, speak: Callable[..., None], language: str, qapp: QApplication
) -> None:
    speak(ready_window, language, "light", 100)
    desktop.fit_on_screen(ready_window, LOW)
    for key in PAGES:
        ready_window.go(key)
        qapp.processEvents()
        page = ready_window.page(key)
        assert ready_window.size().width() <= ROOM.width() and ready_window.size().height() <= ROOM.height(), key
        assert isinstance(page, Page) and page.reach.horizontalScrollBar().maximum() == 0, key
        assert across(page) == [], key


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_dialog_fits_a_small_screen(
    ready_window: Window, speak: Callable[..., None], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak(ready_window, language, "light", 100)
    monkeypatch.setattr(Dialog, "_bound", lambda _: ROOM * SHARE)
    for dialog in every_dialog(ready_window):
        dialog.show()
        name = type(dialog).__name__
        assert dialog.width() <= ROOM.width() and dialog.height() <= ROOM.height(), name
        assert dialog.minimumSizeHint().width() <= ROOM.width(), name
        assert dialog.minimumSizeHint().height() <= ROOM.height(), name
        assert isinstance(dialog, Dialog) and dialog._reach.horizontalScrollBar().maximum() == 0, name
        dialog.done(0)


def reopened(folder: Path) -> Window:
    return Window(folder, settings.load(paths.settings_file()))


def test_size_and_page_come_back(ready_window: Window, until: Until) -> None:
    folder = ready_window.session.folder
    ready_window.resize(1101, 703)
    ready_window.go("leaks")
    ready_window.close()
    until(lambda: not ready_window.isVisible())
    kept = settings.load(paths.settings_file())
    assert (kept.width, kept.height, kept.page, kept.language) == (1101, 703, "leaks", "en")
    again = reopened(folder)
    assert again.size() == QSize(1101, 703)
    desktop.fit_on_screen(again, LOW)
    assert LOW.contains(again.geometry()), "on a smaller screen it is smaller"
    assert again._first_page == "leaks"


def test_nothing_is_remembered_where_there_is_no_vault(first_window: Window) -> None:
    before = paths.settings_file().read_bytes()
    first_window.resize(1101, 703)
    first_window.close()
    assert paths.settings_file().read_bytes() == before


@pytest.mark.parametrize(("width", "page"), [(-5, "nowhere"), (2**40, "../../x"), (0, "")])
def test_a_strange_size_or_page_is_not_taken(hermetic_home: Path, qapp: QApplication, width: int, page: str) -> None:
    desktop.open_window()
    window = Window(hermetic_home / "vault", Settings(language="en", width=width, height=width, page=page))
    assert window.size() == QSize(window_module.WIDTH, window_module.HEIGHT) and window._first_page == "today"


def choose(window: Window, language: str) -> None:
    gate = window.gate
    assert isinstance(gate, FirstRun | LockPage)
    gate.language.setCurrentIndex(gate.language.findData(language))
    gate.language.activated.emit(gate.language.currentIndex())


def test_the_first_run_and_the_lock_screen_switch_the_language(
    first_window: Window, ready_window: Window, locked: Callable[[Window], None], until: Until
) -> None:
    locked(ready_window)
    gate = ready_window.gate
    assert isinstance(gate, LockPage) and gate.unlock.text() == "Unlock" and gate.language.currentData() == "en"
    gate.passphrase.setText("typed before")
    choose(ready_window, "zh")
    assert gate.unlock.text() == "解锁" and gate.language.currentData() == "zh"
    assert gate.passphrase.text() == "typed before"
    until(lambda: settings.load(paths.settings_file()).language == "zh")


def test_the_first_run_switches_the_language(first_window: Window, until: Until) -> None:
    gate = first_window.gate
    assert isinstance(gate, FirstRun)
    gate.show_step(1)
    gate.make.first.setText("typed before")
    choose(first_window, "zh")
    assert gate.language.currentData() == "zh" and gate.make.first.text() == "typed before"
    assert gate.steps.currentIndex() == 1 and gate.make.back.accessibleName() == "返回"
    until(lambda: settings.load(paths.settings_file()).language == "zh")
    choose(first_window, "en")
    assert gate.make.back.accessibleName() == "Back"
