"""Confinement on macOS by a Seatbelt profile that the process applies to itself. Deprecated by Apple, undocumented,
still enforced.

Not run by the development tests: the release workflow runs the self-test on a Mac. Everything is denied first, and
the paths that Python and its libraries read are allowed; a profile that allows first and denies afterwards can be
bypassed.
"""

from __future__ import annotations

import ctypes
import os
import threading
from pathlib import Path
from typing import Final

from app.workers.sandbox.policy import Confinement, Policy

_HOMEBREW: Final = Path("/").joinpath("opt", "homebrew")
LIBRARIES: Final = (
    *("/usr/lib", "/System", "/Library/Apple", "/usr/local/lib", "/usr/local/share"),
    *(str(_HOMEBREW / "lib"), str(_HOMEBREW / "share")),
    *("/private/etc/localtime", "/private/var/db/timezone", "/usr/share/zoneinfo", "/dev/urandom", "/dev/null"),
)
"""Paths that the loader and libraries read of a system: the loader needs `/System` to start at all."""


def profile(policy: Policy) -> str:
    """Return the profile in Seatbelt's language. Paths are resolved: `/var` is `/private/var` to the kernel."""
    readable = [*LIBRARIES, *policy.readable, *policy.executable]
    rules = ["(version 1)", "(deny default)", "(allow file-read-metadata)", "(allow sysctl-read)"]
    rules.append("(allow signal (target self))")
    rules += [f"(allow file-read* ({_kind(path)} {_quote_path(path)}))" for path in readable]
    if policy.executable:  # the recogniser inherits the profile, so nothing is won by it
        rules.append("(allow process-fork)")
        rules += [f"(allow process-exec (literal {_quote_path(path)}))" for path in policy.executable]
    return "\n".join(rules)


def confine(policy: Policy) -> Confinement:
    """Apply the profile. Raises RuntimeError when more than one thread of Python runs."""
    if threading.active_count() != 1:
        raise RuntimeError("a process is confined while it has one thread")
    os.closerange(3, 4096)
    try:
        library = ctypes.CDLL("/usr/lib/libsandbox.dylib")
        start = library.sandbox_init
    except (OSError, AttributeError):
        return Confinement((), ("seatbelt",))
    problem = ctypes.c_char_p()
    start.argtypes = (ctypes.c_char_p, ctypes.c_uint64, ctypes.POINTER(ctypes.c_char_p))
    if start(profile(policy).encode(), 0, ctypes.byref(problem)) != 0:
        return Confinement((), ("seatbelt",))
    return Confinement(("seatbelt",))


def _kind(path: str) -> str:
    return "subpath" if Path(path).is_dir() else "literal"


def _quote_path(path: str) -> str:
    resolved = str(Path(path).resolve())
    return '"' + resolved.replace("\\", "\\\\").replace('"', '\\"') + '"'
