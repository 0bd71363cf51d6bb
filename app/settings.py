"""Settings without personal data: language, theme, offline switch, auto-lock.

A damaged file is set aside, never overwritten.
"""

from __future__ import annotations

import contextlib
import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from app.files import make_private_folder, write_atomic


@dataclass(frozen=True, slots=True)
class Settings:
    """`language` `en` or `zh`, `theme` `light` or `dark` (empty: follow the system); `lock_minutes` 0 = never;
    `reduced_motion` always (False: where the system asks for it); quiet hours run from `quiet_from` to `quiet_until` (0–23),
    over midnight if need be."""

    language: str = ""
    theme: str = ""
    offline: bool = False
    lock_minutes: int = 10
    text_scale: int = 100
    reduced_motion: bool = False
    reminders: bool = False
    quiet_from: int = 21
    quiet_until: int = 8
    tray: bool = False


def load(path: Path) -> Settings:
    """Read settings; unknown keys are ignored, a damaged file is renamed to `*.damaged` and defaults are used."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError):
        with contextlib.suppress(OSError):  # a read-only disk: it stays where it is
            path.replace(path.with_suffix(".damaged"))
        return Settings()
    defaults = asdict(Settings())
    known = {spec.name for spec in fields(Settings)}
    values = {key: value for key, value in data.items() if key in known and type(value) is type(defaults[key])}
    return Settings(**values)


def save(path: Path, settings: Settings) -> None:
    """Write settings atomically."""
    make_private_folder(path.parent)
    import json

    lines = [f"{key} = {json.dumps(value)}" for key, value in asdict(settings).items()]
    write_atomic(path, ("\n".join(lines) + "\n").encode())
