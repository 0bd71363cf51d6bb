"""Settings without personal data: language, theme, offline switch, auto-lock.

A damaged file is set aside, never overwritten, and leaves the offline switch on. Whoever installs the program for a school
may preset some of them for everybody on the computer; a person's own choice goes before it.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

from app import paths
from app.errors import AppError, UserError
from app.files import make_private_folder, read_bytes, write_atomic

_LARGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings without personal data.

    `language` `en` or `zh`, `theme` `light` or `dark` (empty: follow the system); `lock_minutes` 0 = never;
    `reduced_motion` always (False: where the system asks for it); quiet hours run from `quiet_from` to `quiet_until`
    (0–23), over midnight if need be; `country` is where the person lives (`app.reader_country.COUNTRIES`; empty: as the
    computer); `updates`: ask twice a day at most whether there is a newer version; `width`, `height` (0: as the program
    proposes) and `maximised` are the window's, `page` the one that was open last; `damaged`: the file could not be
    read, so the offline switch is on until the
    person sets it.
    """

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
    country: str = ""
    updates: bool = False
    width: int = 0
    height: int = 0
    maximised: bool = False
    page: str = ""
    damaged: bool = False


_CLOSED = Settings(offline=True, damaged=True)

PRESET_KEYS: Final = ("language", "country", "offline", "lock_minutes", "updates")
"""What a school may preset; anything else in its file is ignored."""


def _known(values: dict[str, object], defaults: Settings) -> dict[str, object]:
    """Return the values that are settings, by their type; a switch `offline` that is no switch closes the network."""
    expected = asdict(defaults)
    known = {key: value for key, value in values.items() if key in expected and type(value) is type(expected[key])}
    if "offline" in values.keys() - known.keys():
        known |= {"offline": True, "damaged": True}
    return known


def _parse(data: bytes) -> dict[str, object]:
    """Return what a file of settings says. Raises ValueError."""
    import tomllib  # here: a first start has no such file

    return tomllib.loads(data.decode("utf-8"))


def preset(path: Path | None = None) -> Settings:
    """Return the settings of a person who has chosen nothing: the program's own, changed by the file at `path`
    (default: `app.paths.preset_file`), TOML with `PRESET_KEYS`. A file that cannot be read switches the network off."""
    try:
        return replace(Settings(), **preset_values(path))  # type: ignore[arg-type]
    except ValueError:
        return _CLOSED


def preset_values(path: Path | None = None) -> dict[str, object]:
    """Return what the file of a school presets, by the names of settings; nothing without a file. Raises ValueError where it cannot be read."""
    try:
        values = _parse(read_bytes(path or paths.preset_file(), _LARGEST))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ValueError("unreadable") from error
    return _known({key: value for key, value in values.items() if key in PRESET_KEYS}, Settings())


def load(path: Path) -> Settings:
    """Read settings; what the file does not say is as preset. Unknown keys are ignored. An unreadable file sets `damaged`, and with it the offline switch,
    until the person sets it.

    What cannot be read might have held the offline switch. A damaged file is renamed to `*.damaged`; one that cannot
    be read at all stays as it is.
    """
    try:
        data = read_bytes(path, _LARGEST)
    except FileNotFoundError:
        return preset()
    except OSError:
        return _closed()
    try:
        values = _parse(data)
    except ValueError:
        with contextlib.suppress(AppError):  # a read-only disk: the damaged file says the same the next time
            write_atomic(_free_name(path.with_suffix(".damaged")), data, replace=False)
            save(path, _closed())
        return _closed()
    defaults = preset()
    return replace(defaults, **_known(values, defaults))  # type: ignore[arg-type]


def _closed() -> Settings:
    """Return the settings while a person's own cannot be read."""
    return replace(preset(), offline=True, damaged=True)


def offline_error(settings: Settings) -> UserError:
    """Return the error that refuses requests while the offline switch is on."""
    return UserError("offline-damaged" if settings.damaged else "offline")


def _free_name(path: Path) -> Path:
    number, candidate = 1, path
    while os.path.lexists(candidate):
        number += 1
        candidate = path.with_name(f"{path.name}.{number}")
    return candidate


def save(path: Path, settings: Settings) -> None:
    """Write what differs from the preset, atomically: what a person never changed follows a later preset."""
    make_private_folder(path.parent)
    import json

    given = asdict(preset())
    lines = [f"{key} = {json.dumps(value)}" for key, value in asdict(settings).items() if value != given[key]]
    write_atomic(path, ("\n".join(lines) + "\n").encode())
