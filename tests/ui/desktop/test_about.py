"""About the program: which version it is, and the licences of what it brings along, in full."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

import app
from app import licences, resources
from ui.desktop.dialogs.licences import LicencesDialog
from ui.desktop.pages.settings.about_card import AboutCard
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.shell.window import Window

ROOT = Path(__file__).parents[3]


def test_the_help_sheet_says_which_version_and_whose_libraries(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    window.go("settings")
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    page.show_sheet("help")
    card = page.findChild(AboutCard)
    assert card is not None and app.__version__ in card.version.text()
    assert "LGPL 3" in card.parts.text() and "replace" in card.parts.text()
    shown: list[str] = []
    monkeypatch.setattr(LicencesDialog, "exec", lambda dialog: shown.append(dialog.text.toPlainText()))
    card.licences.click()
    for said in ("GNU LESSER GENERAL PUBLIC LICENSE", "TERMS AND CONDITIONS", "Apache License", "Typst", "Noto"):
        assert said in shown[0], said


def test_the_texts_of_the_packages_are_shown_where_they_were_collected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LGPL-3.0.txt", "GPL-3.0.txt"):
        (tmp_path / name).write_bytes(resources.path("licences", name).read_bytes())
    target = tmp_path / licences.PACKAGES
    subprocess.run([sys.executable, ROOT / "packaging" / "licence_texts.py", target], check=True)
    monkeypatch.setattr("app.licences.resources.path", lambda _folder, name: tmp_path / name)
    text = licences.text()
    locked = runpy.run_path(str(ROOT / "packaging" / "licence_texts.py"))["locked"]()
    heads = {line.split()[1]: line for line in text.splitlines() if line.startswith("---- ")}
    assert len(heads) > 45 and set(heads) <= set(locked)
    assert [line for line in heads.values() if line.endswith(": ")] == [], "each says under what it comes"
    assert "Mozilla Public License" in text and "Permission is hereby granted" in text and len(text) < 600_000
    assert str(ROOT) not in text
