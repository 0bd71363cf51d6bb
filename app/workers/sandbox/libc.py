"""The C library of this process (Linux), and what the program asks of it before anything is confined."""

from __future__ import annotations

import ctypes
from functools import cache
from typing import Final

_PR_SET_DUMPABLE: Final = 4


@cache
def libc() -> ctypes.CDLL:
    """Return the C library of this process."""
    return ctypes.CDLL(None, use_errno=True)


def hide_memory() -> None:
    """Deny other processes of the same user access to this one's memory, environment and open files
    (`PR_SET_DUMPABLE`)."""
    libc().prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
