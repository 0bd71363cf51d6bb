"""Settings take force at once and survive a restart; the vault's own doors work; a crash report tells no values."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from app import paths, settings
from app.services.requests import RequestLine, vault_log
from ui.desktop import crash
from ui.desktop.dialogs import vault_files
from ui.desktop.pages.settings import SettingsPage
from ui.desktop.window import Window

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def page(window: Window) -> SettingsPage:
    window.go("settings")
    found = window.page("settings")
    assert isinstance(found, SettingsPage)
    return found


def choose(box: object, key: object) -> None:
    box.setCurrentIndex(box.findData(key))  # type: ignore[attr-defined]
    box.activated.emit(box.currentIndex())  # type: ignore[attr-defined]


def test_choices_are_kept(page: SettingsPage, qapp: QApplication) -> None:
    choose(page.language, "zh")
    choose(page.theme, "dark")
    choose(page.scale, 150)
    choose(page.minutes, 2)
    page.offline.click()
    qapp.processEvents()
    kept = settings.load(paths.settings_file())
    assert (kept.language, kept.theme, kept.text_scale, kept.lock_minutes, kept.offline) == ("zh", "dark", 150, 2, True)
    assert page.title.text() == "设置"


def test_every_request_is_listed(window: Window, page: SettingsPage) -> None:
    assert page.none.isVisible()
    vault_log(window.session.vault)(RequestLine("jobs.example.org", "GET /1", "posting", "2026-11-24T09:30:00Z", "200"))
    page.entered()
    assert page.table.isVisible()
    texts = [page.requests.index(0, column).data() for column in range(page.requests.columnCount())]
    assert texts[1:] == ["jobs.example.org", "GET /1", "posting", "200"]


def test_recovery_sheet_is_saved_where_the_person_says(
    window: Window, page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "sheet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.sheet.click()
    assert target.read_bytes().startswith(b"%PDF")
    assert window.messages.shown


def test_saving_no_sheet_makes_no_sheet(window: Window, page: SettingsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    ways = window.session.vault.access.ways()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    page.sheet.click()
    assert window.session.vault.access.ways() == ways


def test_backup_is_saved_and_tested(
    window: Window, page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    target = tmp_path / "vault.age"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr(vault_files, "ask_secret", lambda *_: "a backup passphrase")
    page.backup.click()
    until(lambda: window.messages.shown)
    assert target.read_bytes().startswith(b"age-encryption.org")


def test_crash_report_names_places_but_no_values() -> None:
    secret = "13800138000"
    try:
        raise ValueError(secret)
    except ValueError:
        report = crash.report_of(*sys.exc_info())  # type: ignore[arg-type]
    assert secret not in report
    assert "ValueError" in report
    assert "test_desktop_settings.py" in report
