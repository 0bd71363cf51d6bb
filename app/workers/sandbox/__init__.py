"""Permanent confinement of this process to the needs of a reader of untrusted files: files, programs, network, other
processes.

`confine` is called once, after everything is imported and before the first byte from outside is read. A layer that
the system does not have is named in the result and is not an error; the other layers hold without it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from app import newer_data
from app.workers.sandbox.policy import Confinement, Policy

__all__ = ["Confinement", "Policy", "confine", "hide_memory", "in_force", "program_paths", "warm"]

_PROGRAM: Final = Path(__file__).resolve().parents[3]
_SYSTEM: Final = str(sys.platform)
_PARTS: Final = ("app", "checkers", "ui", "resources")


_in_force = Confinement(())


def confine(policy: Policy) -> Confinement:
    """Confine this process by the means of its system, irreversibly. Raises RuntimeError when threads are running."""
    global _in_force
    _in_force = _confine(policy)
    return _in_force


def in_force() -> Confinement:
    """Return the confinement in force; empty before `confine`."""
    return _in_force


def _confine(policy: Policy) -> Confinement:
    if _SYSTEM == "linux":
        from app.workers.sandbox import linux

        return linux.confine(policy)
    if _SYSTEM == "darwin":
        from app.workers.sandbox import macos

        return macos.confine(policy)
    if _SYSTEM == "win32":
        from app.workers.sandbox import windows

        return windows.confine(policy)
    return Confinement((), ("sandbox",))


def hide_memory() -> None:
    """Deny other programs of the same user access to this process's memory and open files, where the system can
    (Linux)."""
    if _SYSTEM == "linux":
        from app.workers.sandbox import libc

        libc.hide_memory()


def warm() -> None:
    """Prepare `confine` ahead of time, so that a waiting process is confined faster later."""
    if _SYSTEM == "linux":
        from app.workers.sandbox import linux

        linux.warm()


def program_paths() -> tuple[str, ...]:
    """Return the paths that Python and this program read: modules, libraries beside them, resources, and what is newer than those.

    A folder that contains a user's home is never among them, even if it is on `sys.path`; of the program's own
    folder only its parts are.
    """
    newer = tuple(map(str, filter(None, [newer_data.in_force()])))
    if bundle := getattr(sys, "_MEIPASS", ""):
        return (str(bundle), sys.executable, *newer)
    home = Path.home()
    folders = [Path(entry).resolve() for entry in sys.path if entry]
    checkout = _PROGRAM if (_PROGRAM / "pyproject.toml").is_file() else None
    own = [folder for folder in folders if folder != checkout and not home.is_relative_to(folder)]
    return (*map(str, (*own, *(_PROGRAM / part for part in _PARTS), Path(sys.base_prefix, "lib"))), *newer)
