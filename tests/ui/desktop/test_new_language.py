"""A language is one file that is translated: a made-up one in a copy of the resources is offered and spoken, without a line of
code."""

from __future__ import annotations

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app import messages, resources
from app.errors import UserError
from ui.commands.cli import run as main
from ui.desktop.pages.settings.page import SettingsPage
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.window import Window

CODE = "eo"
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The resources with one folder more; it says only some things, in «…»."""
    root, own = resources.root(), tmp_path / "resources"
    own.mkdir()
    for entry in root.iterdir():
        if entry.name == "languages":
            shutil.copytree(entry, own / entry.name)
        else:
            (own / entry.name).symlink_to(entry, target_is_directory=entry.is_dir())
    folder = own / "languages" / CODE
    folder.mkdir()
    tree = ElementTree.parse(own / "languages" / "zh" / "window.ts")
    tree.getroot().set("language", CODE)
    for message in tree.iter("message"):
        target, source = message.find("translation"), message.findtext("source") or ""
        assert target is not None
        own_words = {"language-name": "Esperanto", "file-missing": "«{path}»", "disk-full": ""}
        target.text = own_words.get(message.findtext("comment") or "", f"«{source}»" if source != "Leaks" else "")
    tree.write(folder / "window.ts", "utf-8")
    compiler = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([compiler, "-silent", folder / "window.ts", "-qm", folder / "window.qm"], check=True)
    made = ROOT / "packaging" / "message_texts.py"
    subprocess.run([sys.executable, made, "take", folder], check=True)
    monkeypatch.setattr(resources, "root", lambda: own)
    for cached in (messages.languages, messages.language_name, messages.texts):
        cached.cache_clear()
    yield folder
    monkeypatch.undo()
    for cached in (messages.languages, messages.language_name, messages.texts):
        cached.cache_clear()


def test_the_window_offers_and_speaks_it(
    made_up: Path, window: Window, speak: Callable[..., None], qapp: QApplication
) -> None:
    window.go("settings")
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    assert page.language.findText("Esperanto") > 0
    assert page.language.findData(CODE) == page.language.findText("Esperanto")
    speak(window, CODE, "light")
    assert translations().locale.name().startswith(CODE)
    assert window.rail.buttons["today"].accessibleName() == "«Today»"
    assert page.title.text() == "«Settings»"
    assert window.rail.buttons["leaks"].accessibleName() == "Leaks", "what is not translated is said in English"
    window.messages.error(UserError("file-missing", path="a.pdf"))
    assert window.messages.shown == "«a.pdf»"
    speak(window, "en", "light")
    assert page.title.text() == "Settings"


def test_the_command_line_speaks_it(made_up: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    missing = str(tmp_path / "none.txt")
    assert main(["--language", CODE, "redact", "scan", missing]) == 1
    assert f"«{missing}»" in capsys.readouterr().err


def test_what_it_does_not_say_is_said_in_english(made_up: Path) -> None:
    assert messages.languages() == ("en", CODE, "zh")
    assert messages.sentence("disk-full", CODE, {"path": "x"}) == messages.sentence("disk-full", "en", {"path": "x"})


def test_without_the_folder_it_is_not_offered() -> None:
    assert CODE not in messages.languages()
