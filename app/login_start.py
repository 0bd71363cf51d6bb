"""Entry with which the system starts the program, in its tray, when this user logs in.

What stands there is the only record of the choice. Sources: Desktop Application Autostart Specification 0.5 (freedesktop.org), "Run and RunOnce
Registry Keys" (learn.microsoft.com), launchd.plist(5); November 2026.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import Final

from app.companion.program_path import program_path
from app.environment import IN_TRAY
from app.errors import AppError, UserError
from app.files import make_private_folder, problem_of, read_bytes, write_atomic

_ARGUMENTS: Final = ("--window", IN_TRAY)
_NAME: Final = "countermark"
_LARGEST: Final = 64 * 1024


def entry_path() -> Path:
    """Return the file of the entry; on Windows, where it is a value of the registry, one that never exists."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / f"org.{_NAME}.plist"
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return config / "autostart" / f"{_NAME}.desktop"


def entry() -> bytes:
    """Return the contents of the entry's file. Raises `UserError` `login-start-no-program`."""
    program = str(_program())
    if sys.platform == "darwin":
        import plistlib  # here: no other system needs it

        return plistlib.dumps({"Label": f"org.{_NAME}", "ProgramArguments": [program, *_ARGUMENTS], "RunAtLoad": True})
    command = " ".join((_quoted(program), *_ARGUMENTS))
    lines = ("[Desktop Entry]", "Type=Application", "Name=Countermark", f"Exec={command}", "Icon=countermark")
    return ("\n".join(lines) + "\n").encode()


def is_on() -> bool:
    """Return True if the system starts the program when this user logs in."""
    if sys.platform == "win32":
        return _has_value()
    return entry_path().is_file()


def switch_on() -> None:
    """Write the entry. Raises `UserError` `login-start-no-program`, `EnvironmentProblem`."""
    if sys.platform == "win32":
        _write_value(" ".join((f'"{_program()}"', *_ARGUMENTS)))
        return
    contents, path = entry(), entry_path()
    make_private_folder(path.parent)
    write_atomic(path, contents)


def switch_off() -> None:
    """Remove the entry, if there is one. Raises `EnvironmentProblem`."""
    if sys.platform == "win32":
        _delete_value()
        return
    path = entry_path()
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise problem_of(error, path) from error


def refresh() -> None:
    """Write an entry anew that starts another program than this one: a program that was moved would not be found."""
    with contextlib.suppress(AppError, OSError):  # it stays as it is
        if is_on() and (sys.platform == "win32" or read_bytes(entry_path(), _LARGEST) != entry()):
            switch_on()


def _program() -> Path:
    try:
        return program_path()
    except UserError as error:
        raise UserError("login-start-no-program") from error


def _quoted(program: str) -> str:
    """Return an argument as the Exec key of a desktop entry takes it: quoted, its special signs escaped twice, % doubled."""
    for sign in ("\\", '"', "`", "$"):
        program = program.replace(sign, "\\" + sign)
    return '"' + program.replace("\\", "\\\\").replace("%", "%%") + '"'


if sys.platform == "win32":
    import winreg

    _RUN: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"

    def _has_value() -> bool:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                return bool(winreg.QueryValueEx(key, _NAME)[0])
        except OSError:
            return False

    def _write_value(command: str) -> None:
        try:
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                winreg.SetValueEx(key, _NAME, 0, winreg.REG_SZ, command)
        except OSError as error:
            raise problem_of(error, Path(_RUN)) from error

    def _delete_value() -> None:
        with (
            contextlib.suppress(FileNotFoundError),
            winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN, 0, winreg.KEY_SET_VALUE) as key,
        ):
            winreg.DeleteValue(key, _NAME)
