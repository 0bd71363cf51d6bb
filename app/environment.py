"""Secrets that come in environment variables: taken once, then gone from this process's environment.

What stands in the environment can be read by every program of the same person (`/proc/PID/environ`) and is handed to every child. Must
import nothing at the start but the standard library's smallest.
"""

from __future__ import annotations

import os
import sys
from typing import Final

PASSPHRASE: Final = "COUNTERMARK_PASSPHRASE"
NEW_PASSPHRASE: Final = "COUNTERMARK_NEW_PASSPHRASE"
SECRETS: Final = (PASSPHRASE, NEW_PASSPHRASE)

_taken: Final[dict[str, str]] = {}


def take_secrets() -> None:
    """Remember the secrets of the environment for `secret`, and remove them from it: also from the memory in which the system
    shows them to other programs. The program's entry calls it before anything else."""
    for name in SECRETS:
        if name in os.environ:
            _overwrite(name)
            _taken[name] = os.environ.pop(name)


def secret(name: str) -> str | None:
    """A secret that came in the environment, or None."""
    return _taken.get(name, os.environ.get(name))


def _overwrite(name: str) -> None:
    """Zero the value where the C library holds it; at the start that is the block that the kernel shows (proc(5), `environ`)."""
    if sys.platform == "win32":
        return
    import ctypes

    find = ctypes.CDLL(None).getenv
    find.restype = ctypes.c_void_p
    if place := find(name.encode()):
        ctypes.memset(place, 0, len(ctypes.string_at(place)))
