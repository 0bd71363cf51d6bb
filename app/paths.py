"""Paths of the program's files for this user. Creates nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def portable_folder() -> Path | None:
    """Return the folder of a program that is carried about, on a memory stick say: a built program with `portable.txt` beside it."""
    if not getattr(sys, "frozen", False):
        return None
    beside = Path(sys.executable).resolve().parent
    return beside if (beside / "portable.txt").is_file() else None


def data_folder() -> Path:
    """Return the per-user data folder; of a program that is carried about, `data` beside it (`COUNTERMARK_HOME` overrides both)."""
    if override := os.environ.get("COUNTERMARK_HOME"):
        return Path(override)
    if carried := portable_folder():
        return carried / "data"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home() / "AppData" / "Local"))) / "Countermark"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Countermark"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "countermark"


def default_vault() -> Path:
    """Return the folder of the vault opened when none is named."""
    return data_folder() / "vault"


def default_caseload() -> Path:
    """Return the folder of the caseload opened when none is named."""
    return data_folder() / "caseload"


def settings_file() -> Path:
    """Return the path of the settings (no personal data)."""
    return data_folder() / "settings.toml"


def preset_file() -> Path:
    """Return the path of what a school presets for everybody on this computer (`app.settings.preset`); it need not exist."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "Countermark" / "preset.toml"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/Countermark/preset.toml")
    return Path("/etc/countermark/preset.toml")


def registers_file() -> Path:
    """Return the path of imported registers (public lists, no personal data of the user)."""
    return data_folder() / "registers.db"


def answers_file() -> Path:
    """Return the path of plain-text register responses of earlier versions; moved into the vault, and removed."""
    return data_folder() / "lookups.json"


def updates_file() -> Path:
    """Return the path of what was learnt of newer versions (nothing of the person)."""
    return data_folder() / "updates.json"


def published_folder() -> Path:
    """Return the folder of data files newer than the program (`app.newer_data`): laws, platforms' steps, rules; nothing of the person."""
    return data_folder() / "published"


def requests_file() -> Path:
    """Return the path of the log of requests made without a vault, by a command."""
    return data_folder() / "requests.jsonl"
