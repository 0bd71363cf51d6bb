"""What the first page needs is made while a person types the passphrase, and the lock screen stays as it is meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.errors import EnvironmentProblem
from app.services.vaults import create_vault
from tests.patience import HANG_SECONDS
from ui.desktop.pages.gate.lock import LockPage
from ui.desktop.shell import app as desktop
from ui.desktop.shell.window import Window
from ui.desktop.theme import icons

Until = Callable[[Callable[[], object]], None]
PASSPHRASE = "four random words here"


@pytest.fixture
def locked(hermetic_home: Path, qtbot: QtBot) -> Window:
    """A window that shows the lock screen and has done nothing more."""
    (hermetic_home / "countermark").mkdir(parents=True)
    (hermetic_home / "countermark" / "settings.toml").write_text('language = "en"\ntheme = "light"\n', "utf-8")
    create_vault(hermetic_home / "countermark" / "vault", PASSPHRASE, keyring=False).close()
    icons._pixmap.cache_clear()
    _, window = desktop.open_window()
    qtbot.addWidget(window)
    window.show()
    return window


def test_typing_goes_on_while_the_sidebar_is_made_out_of_sight(locked: Window, qtbot: QtBot, until: Until) -> None:
    gate = locked.gate
    assert isinstance(gate, LockPage)
    assert locked._rail is None
    qtbot.keyClicks(gate.passphrase, "four ra")
    place, size = gate.passphrase.geometry(), locked.size()
    until(lambda: locked._rail is not None)
    qtbot.keyClicks(gate.passphrase, "ndom words here")
    until(lambda: not locked.preparation.busy)
    assert gate.passphrase.text() == PASSPHRASE
    assert gate.passphrase.hasFocus()
    assert (gate.passphrase.geometry(), locked.size()) == (place, size)
    assert not locked.rail.isVisible()


def test_a_person_who_is_faster_waits_for_nothing(locked: Window, hermetic_home: Path, until: Until) -> None:
    from app.services.vaults import open_vault

    until(lambda: locked.preparation.busy)
    locked.opened(open_vault(hermetic_home / "countermark" / "vault", PASSPHRASE))
    rail = locked.rail
    until(lambda: not locked.preparation.busy)
    assert locked.rail is rail
    assert rail.isVisible()
    locked.close()


@pytest.mark.parametrize("opens", [False, True])
def test_enter_counts_while_the_keyring_is_asked_and_opens_nothing_twice(
    locked: Window, qtbot: QtBot, until: Until, monkeypatch: pytest.MonkeyPatch, opens: bool
) -> None:
    """Enter, pressed while the keyring is asked: the passphrase is tried where the keyring has no key, and not where it opens."""
    from app.services import vaults

    asked, answered, tried, by_passphrase = Event(), Event(), list[str | None](), vaults.open_vault

    def slowly(folder: Path, passphrase: str | None, **how: Any) -> object:
        tried.append(passphrase)
        if passphrase is None:
            asked.set()
            answered.wait(HANG_SECONDS)
            if not opens:
                raise EnvironmentProblem("keyring-missing")
        return by_passphrase(folder, PASSPHRASE if opens else passphrase, **how)

    monkeypatch.setattr(vaults, "open_vault", slowly)
    gate = locked.gate
    assert isinstance(gate, LockPage)
    gate.try_keyring()
    until(asked.is_set)
    qtbot.keyClicks(gate.passphrase, PASSPHRASE)
    qtbot.keyClick(gate.passphrase, Qt.Key.Key_Return)
    answered.set()
    until(lambda: locked.gate is None)
    assert tried == ([None] if opens else [None, PASSPHRASE])
    locked.close()


def test_the_keyring_is_not_asked_where_a_passphrase_is_tried(
    locked: Window, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.services import vaults

    tried, by_passphrase = list[str | None](), vaults.open_vault

    def noted(folder: Path, passphrase: str | None, **how: Any) -> object:
        tried.append(passphrase)
        return by_passphrase(folder, passphrase, **how)

    monkeypatch.setattr(vaults, "open_vault", noted)
    gate = locked.gate
    assert isinstance(gate, LockPage)
    gate.passphrase.setText(PASSPHRASE)
    gate.unlock.click()
    gate.try_keyring()
    until(lambda: locked.gate is None)
    assert tried == [PASSPHRASE]
    locked.close()


def test_the_glyphs_of_the_sidebar_are_drawn_before_it(
    locked: Window, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn, made = list[int](), Window.rail.fget
    assert made is not None

    def make(window: Window) -> object:
        before = icons._pixmap.cache_info().misses
        rail = made(window)
        drawn.append(icons._pixmap.cache_info().misses - before)
        return rail

    monkeypatch.setattr(Window, "rail", property(make))
    until(lambda: drawn)
    assert drawn[0] == 1, "its seal alone"
