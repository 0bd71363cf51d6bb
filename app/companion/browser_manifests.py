"""Tells Chromium, Edge and Firefox where the host program lies: a native-messaging manifest in a folder, or on Windows one named in the registry; installed and removed here.

What stands there is the only record of what the person switched on. Source of the places: developer.chrome.com, learn.microsoft.com and MDN,
"Native messaging"/"Native manifests", November 2026.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app import paths
from app.companion import extension_ids
from app.companion.program_path import program_path
from app.errors import AppError
from app.files import make_private_folder, problem_of, read_bytes, write_atomic

_LARGEST: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser and its places: `linux` below the configuration folder (Firefox: the home), `macos` below Application Support,
    `windows` in the registry below `Software` ("": it reads the entry of another one)."""

    key: str
    name: str
    linux: str
    macos: str
    windows: str
    is_firefox: bool = False


BROWSERS: Final = (
    Browser("chrome", "Google Chrome", "google-chrome", "Google/Chrome", r"Google\Chrome"),
    Browser("chromium", "Chromium", "chromium", "Chromium", r"Chromium"),
    Browser("edge", "Microsoft Edge", "microsoft-edge", "Microsoft Edge", r"Microsoft\Edge"),
    Browser("brave", "Brave", "BraveSoftware/Brave-Browser", "BraveSoftware/Brave-Browser", ""),
    Browser("firefox", "Firefox", ".mozilla", "Mozilla", "Mozilla", is_firefox=True),
)


def browsers() -> tuple[Browser, ...]:
    """Return the browsers that have an entry of their own on this system. On Windows Brave reads that of Chrome."""
    return tuple(one for one in BROWSERS if sys.platform != "win32" or one.windows)


def manifest(browser: Browser) -> bytes:
    """Return what a browser is told of the host. Raises `UserError` `browser-not-installed`."""
    who = (
        {"allowed_extensions": [extension_ids.ADD_ON]}
        if browser.is_firefox
        else {"allowed_origins": list(extension_ids.origins())}
    )
    value = {
        "name": extension_ids.HOST,
        "description": "Countermark: checks the posting that you hand to it",
        "path": str(program_path()),
        "type": "stdio",
        **who,
    }
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


def manifest_path(browser: Browser) -> Path:
    """Return where the manifest for a browser stands."""
    name = f"{extension_ids.HOST}.json"
    if sys.platform == "win32":
        return paths.data_folder() / "browser" / browser.key / name
    if sys.platform == "darwin":
        support = Path.home() / "Library" / "Application Support"
        return support / browser.macos / "NativeMessagingHosts" / name
    if browser.is_firefox:
        return Path.home() / browser.linux / "native-messaging-hosts" / name
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return config / browser.linux / "NativeMessagingHosts" / name


def registered() -> tuple[Browser, ...]:
    """Return the browsers that have an entry."""
    return tuple(one for one in browsers() if _is_registered(one))


def register(browser: Browser) -> None:
    """Write the entry of a browser. Raises `UserError` `browser-not-installed`, `EnvironmentProblem`."""
    path = manifest_path(browser)
    make_private_folder(path.parent)
    write_atomic(path, manifest(browser))
    if sys.platform == "win32":
        _write_key(browser, path)


def remove(browser: Browser) -> None:
    """Remove the entry of a browser, if there is one. Raises `EnvironmentProblem`."""
    if sys.platform == "win32":
        _delete_key(browser)
    path = manifest_path(browser)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise problem_of(error, path) from error


def refresh() -> tuple[Browser, ...]:
    """Write entries anew that name another program than this one, and return the browsers that have an entry.

    A program that was moved, or updated into another folder, would not be found any more.
    """
    found = registered()
    for browser in found:
        with contextlib.suppress(AppError, OSError):  # an entry that cannot be written stays as it is
            if read_bytes(manifest_path(browser), _LARGEST) != manifest(browser):
                register(browser)
    return found


def remove_all() -> None:
    """Remove every entry. Raises `EnvironmentProblem`."""
    for browser in registered():
        remove(browser)


def _is_registered(browser: Browser) -> bool:
    if sys.platform == "win32":
        return _has_key(browser)
    return manifest_path(browser).is_file()


# -- the registry of Windows -------------------------------------------------------------------------------------------

if sys.platform == "win32":
    import winreg

    def _key(browser: Browser) -> str:
        return rf"Software\{browser.windows}\NativeMessagingHosts\{extension_ids.HOST}"

    def _has_key(browser: Browser) -> bool:
        try:
            return bool(winreg.QueryValue(winreg.HKEY_CURRENT_USER, _key(browser)))
        except OSError:
            return False

    def _write_key(browser: Browser, path: Path) -> None:
        try:
            winreg.SetValue(winreg.HKEY_CURRENT_USER, _key(browser), winreg.REG_SZ, str(path))
        except OSError as error:
            raise problem_of(error, path) from error

    def _delete_key(browser: Browser) -> None:
        with contextlib.suppress(FileNotFoundError):
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, _key(browser))
