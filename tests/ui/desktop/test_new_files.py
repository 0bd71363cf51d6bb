"""New files: told once they are whole, never opened by themselves; start at log-in."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from app import environment, login_start
from app.services.wipe import erase_everything
from ui.desktop.pages.check.page import CheckPage
from ui.desktop.pages.settings.new_files_card import ArrivalsCard
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.shell.new_files import Arrivals, watched_folder
from ui.desktop.shell.window import Window

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    folder = tmp_path / "Downloads"
    folder.mkdir()
    (folder / "old.pdf").write_bytes(b"%PDF-1.7")
    return folder


@pytest.fixture
def card(ready_window: Window, downloads: Path, monkeypatch: pytest.MonkeyPatch) -> ArrivalsCard:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(downloads))
    card = ArrivalsCard(ready_window)
    card.show_now()
    return card


def test_a_new_file_is_told_of_and_checked_only_when_asked_for(
    ready_window: Window, card: ArrivalsCard, downloads: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(ready_window.background.reminders, "tell", told.append)
    monkeypatch.setattr(ready_window, "isActiveWindow", lambda: False)
    card.choose.click()
    assert watched_folder(ready_window.session.vault) == str(downloads)
    (downloads / "posting.txt").write_text("Company: Northgate Logistics Ltd\nPicker wanted, Leeds\n", "utf-8")
    until(lambda: ready_window.messages.shown)
    assert "posting.txt" in ready_window.banner.text
    assert told == ["A new file arrived."], "it names nobody"
    check = ready_window.page("check")
    assert isinstance(check, CheckPage) and check.stack.currentWidget() is check.intake
    next(one for one in ready_window.banner.findChildren(QPushButton) if one.text() == "Check it").click()
    until(lambda: check.stack.currentWidget() is check.card)


def test_half_a_download_a_link_and_what_was_there_are_no_news(ready_window: Window, downloads: Path) -> None:
    arrivals, seen = Arrivals(ready_window), list[str]()
    arrivals.arrived.connect(lambda path: seen.append(path.name))
    assert arrivals.watch(str(downloads))
    growing = downloads / "contract.pdf"
    growing.write_bytes(b"")
    (downloads / "posting.pdf.crdownload").write_bytes(b"half")
    (downloads / "link.pdf").symlink_to(downloads / "old.pdf")
    (downloads / ".hidden.pdf.part").write_bytes(b"half")
    for size in (0, 10, 20):
        growing.write_bytes(b"x" * size)
        arrivals.look()
    assert seen == []
    arrivals.look()
    arrivals.look()
    assert seen == ["contract.pdf"]
    growing.unlink()
    arrivals.look()
    growing.write_bytes(b"anew")
    arrivals.look()
    arrivals.look()
    assert seen == ["contract.pdf", "contract.pdf"]
    shutil.rmtree(downloads)
    arrivals.look()


def test_a_locked_window_hears_nothing_and_an_opened_one_goes_on(
    ready_window: Window, card: ArrivalsCard, downloads: Path
) -> None:
    card.choose.click()
    ready_window.lock()
    seen: list[Path] = []
    ready_window.arrivals.arrived.connect(seen.append)
    (downloads / "new.pdf").write_bytes(b"%PDF-1.7")
    ready_window.arrivals.look()
    ready_window.arrivals.look()
    assert seen == [] and ready_window.arrivals._watcher.directories() == []


def test_watching_ends_by_one_press(ready_window: Window, card: ArrivalsCard, downloads: Path) -> None:
    card.choose.click()
    assert not card.stop.isHidden() and str(downloads) in card.folder.text()
    card.stop.click()
    assert watched_folder(ready_window.session.vault) == "" and card.stop.isHidden()
    assert ready_window.arrivals._watcher.directories() == []


def test_a_folder_that_cannot_be_watched_is_refused(
    ready_window: Window, card: ArrivalsCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/nowhere/at all")
    card.choose.click()
    assert watched_folder(ready_window.session.vault) == ""
    assert "cannot be watched" in ready_window.banner.text


@pytest.mark.skipif(os.name == "nt", reason="a value of the registry there")
def test_the_start_at_login_is_an_entry_that_deleting_everything_removes(
    ready_window: Window, card: ArrivalsCard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / 'a "strange" $place' / "countermark"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\n", "utf-8")
    program.chmod(0o700)
    monkeypatch.setattr(login_start, "program_path", lambda: program)
    card.at_login.click()
    assert login_start.is_on() and ready_window.settings.tray
    entry = login_start.entry_path()
    if tool := shutil.which("gio"):
        subprocess.run([tool, "launch", str(entry)], check=True, capture_output=True)
    exec_line = next(line for line in entry.read_text("utf-8").splitlines() if line.startswith("Exec="))
    assert exec_line.endswith(f'countermark" --window {environment.IN_TRAY}')
    assert r"\\$place" in exec_line and r"\\" + '"strange' in exec_line
    card.at_login.click()
    assert not login_start.is_on() and not card.at_login.isChecked()
    card.at_login.click()
    erase_everything(tmp_path / "no vault")
    assert not entry.exists()


@pytest.mark.skipif(os.name == "nt", reason="a value of the registry there")
def test_the_box_of_the_tray_icon_shows_at_once_that_it_was_turned_on(
    ready_window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(login_start, "program_path", lambda: tmp_path / "countermark")
    ready_window.go("settings")
    page = ready_window.page("settings")
    assert isinstance(page, SettingsPage) and not page.reminders.tray.isChecked()
    page.findChildren(ArrivalsCard)[0].at_login.click()
    assert login_start.is_on() and page.reminders.tray.isChecked()


def test_a_program_that_is_not_installed_says_so(
    ready_window: Window, card: ArrivalsCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.errors import UserError

    def missing() -> Path:
        raise UserError("browser-not-installed")

    monkeypatch.setattr(login_start, "program_path", missing)
    card.at_login.click()
    assert not login_start.is_on() and not card.at_login.isChecked()
    assert "Install Countermark" in ready_window.banner.text
