"""Path of this program, for the manifest that a browser reads and for the host that starts the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from app.errors import UserError


def program_path() -> Path:
    """Return the file that starts the program, for another program. Raises `UserError` `browser-not-installed` without one."""
    if image := os.environ.get("APPIMAGE"):
        return Path(image)
    if getattr(sys, "frozen", False):
        return _alias(Path(sys.executable))
    script = Path(sys.executable).with_name("countermark.exe" if sys.platform == "win32" else "countermark")
    if not script.is_file():
        raise UserError("browser-not-installed")
    return script


def _alias(program: Path) -> Path:
    """Return the alias of a program from the Microsoft Store: its own folder changes with each version, and is closed to others."""
    alias = Path(os.environ.get("LOCALAPPDATA", "")) / "Microsoft" / "WindowsApps" / program.name
    return alias if "WindowsApps" in program.parts and alias.exists() else program


def start_window() -> None:
    """Start the program's window so that it outlives this process. Raises OSError."""
    import subprocess  # here: the window asks this module where the program is

    command, environment = [str(program_path())], {**os.environ, "PYINSTALLER_RESET_ENVIRONMENT": "1"}
    window = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    # a browser on Windows holds its hosts in a job that ends with it
    for flags in (window | getattr(subprocess, "CREATE_BREAKAWAY_FROM_JOB", 0), window):
        try:
            subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment,
                start_new_session=True,
                creationflags=flags,
            )
        except PermissionError:
            if flags == window:  # else a job that lets nobody go
                raise
        else:
            return
