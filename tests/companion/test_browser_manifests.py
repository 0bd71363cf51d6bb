"""Entries in browsers: written where each browser looks, found again, brought up to date, and removed without a trace."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from app import paths
from app.companion import browser_manifests, extension_ids, program_path
from app.errors import EnvironmentProblem, UserError
from app.services.wipe import erase_everything

BY_KEY = {one.key: one for one in browser_manifests.BROWSERS}
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="places of Linux")


def content(key: str) -> dict[str, object]:
    return json.loads(browser_manifests.manifest_path(BY_KEY[key]).read_text("utf-8"))  # type: ignore[no-any-return]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program at a place of its own."""
    script = tmp_path / "bin" / "countermark"
    script.parent.mkdir()
    script.write_text("#!/bin/sh\n")
    monkeypatch.setattr(sys, "executable", str(script.with_name("python")))
    return script


def test_nothing_is_switched_on_by_itself() -> None:
    assert browser_manifests.registered() == () and browser_manifests.refresh() == ()


@LINUX
@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("chrome", "config/google-chrome/NativeMessagingHosts"),
        ("chromium", "config/chromium/NativeMessagingHosts"),
        ("edge", "config/microsoft-edge/NativeMessagingHosts"),
        ("brave", "config/BraveSoftware/Brave-Browser/NativeMessagingHosts"),
        ("firefox", ".mozilla/native-messaging-hosts"),
    ],
)
def test_an_entry_stands_where_its_browser_looks(key: str, place: str, hermetic_home: Path, installed: Path) -> None:
    browser_manifests.register(BY_KEY[key])
    path = hermetic_home / place / "org.countermark.companion.json"
    value = json.loads(path.read_text("utf-8"))
    assert value["path"] == str(installed) and value["type"] == "stdio" and value["name"] == "org.countermark.companion"
    who = {name: value[name] for name in value if name.startswith("allowed_")}
    origins = {"allowed_origins": [f"chrome-extension://{one}/" for one in extension_ids.EXTENSIONS]}
    assert who == ({"allowed_extensions": [extension_ids.ADD_ON]} if key == "firefox" else origins)
    assert browser_manifests.registered() == (BY_KEY[key],)
    browser_manifests.remove(BY_KEY[key])
    assert browser_manifests.registered() == () and list(path.parent.iterdir()) == []
    browser_manifests.remove(BY_KEY[key])  # and again: nothing is missed


def test_without_configuration_folder_the_home_is_looked_in(
    hermetic_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setattr(sys, "platform", "linux")
    assert browser_manifests.manifest_path(BY_KEY["chrome"]).is_relative_to(hermetic_home / ".config" / "google-chrome")


def test_places_of_macos_and_windows(hermetic_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    support = hermetic_home / "Library" / "Application Support"
    found = {one.key: browser_manifests.manifest_path(one).parent for one in browser_manifests.browsers()}
    assert found == {
        "chrome": support / "Google/Chrome/NativeMessagingHosts",
        "chromium": support / "Chromium/NativeMessagingHosts",
        "edge": support / "Microsoft Edge/NativeMessagingHosts",
        "brave": support / "BraveSoftware/Brave-Browser/NativeMessagingHosts",
        "firefox": support / "Mozilla/NativeMessagingHosts",
    }
    monkeypatch.setattr(sys, "platform", "win32")
    assert [one.key for one in browser_manifests.browsers()] == ["chrome", "chromium", "edge", "firefox"]


@LINUX
def test_a_program_that_moved_is_found_again(installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser_manifests.register(BY_KEY["chrome"])
    browser_manifests.register(BY_KEY["firefox"])
    monkeypatch.setenv("APPIMAGE", str(tmp_path / "Countermark 2.AppImage"))
    assert browser_manifests.refresh() == (BY_KEY["chrome"], BY_KEY["firefox"])
    assert content("chrome")["path"] == content("firefox")["path"] == str(tmp_path / "Countermark 2.AppImage")
    assert not browser_manifests.manifest_path(BY_KEY["edge"]).exists()


@LINUX
def test_a_damaged_entry_is_mended_and_one_that_cannot_be_written_stays(installed: Path) -> None:
    browser_manifests.register(BY_KEY["chrome"])
    path = browser_manifests.manifest_path(BY_KEY["chrome"])
    path.write_bytes(b"x" * 100)
    browser_manifests.refresh()
    assert content("chrome")["path"] == str(installed)
    path.write_bytes(b"x" * 1_000_000)
    assert browser_manifests.refresh() == (BY_KEY["chrome"],)


def test_a_program_that_is_not_installed_has_no_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(UserError) as refused:
        browser_manifests.register(BY_KEY["chrome"])
    assert refused.value.code == "browser-not-installed" and browser_manifests.registered() == ()


@LINUX
def test_a_place_that_cannot_be_written_is_named(installed: Path, hermetic_home: Path) -> None:
    (hermetic_home / "config").mkdir()
    (hermetic_home / "config" / "google-chrome").write_text("no folder")
    with pytest.raises(EnvironmentProblem):
        browser_manifests.register(BY_KEY["chrome"])


@LINUX
def test_deleting_everything_removes_the_entries(installed: Path) -> None:
    browser_manifests.register(BY_KEY["chrome"])
    browser_manifests.register(BY_KEY["firefox"])
    erase_everything(paths.default_vault())
    assert browser_manifests.registered() == ()


def test_the_bundle_names_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "countermark"))
    assert program_path.program_path() == tmp_path / "countermark"
    store = tmp_path / "WindowsApps" / "Countermark_1.0" / "countermark.exe"
    alias = tmp_path / "local" / "Microsoft" / "WindowsApps" / "countermark.exe"
    alias.parent.mkdir(parents=True)
    alias.touch()
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    monkeypatch.setattr(sys, "executable", str(store))
    assert program_path.program_path() == alias
