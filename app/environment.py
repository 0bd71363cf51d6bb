"""The environment variables that this program must not trust or keep: secrets are wiped, what weakens TLS is dropped.

`prepare` runs first in every process of the program. A variable stays readable for as long as a process runs (`/proc/PID/environ`
on Linux) and is inherited by everything it starts, so a secret is moved out of the environment at once. Must never write a
secret anywhere, and never change a variable that a person's own programs (their browser) need: proxies stay, and `checkers.net.client` ignores them.
"""

from __future__ import annotations

import os
import re
import sys
from typing import Final

IN_TRAY: Final = "--in-tray"
"""Argument with which the system starts the window at log-in: it is not shown where there is a tray."""
PASSPHRASE: Final = "COUNTERMARK_PASSPHRASE"
NEW_PASSPHRASE: Final = "COUNTERMARK_NEW_PASSPHRASE"
_SECRET: Final = re.compile(r"COUNTERMARK_(?:[A-Z0-9]+_)*(?:PASSPHRASE|PASSWORD|SECRET|TOKEN|KEY)")

WEAKENING_VARIABLES: Final = (
    *("SSLKEYLOGFILE", "SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"),
    *("OPENSSL_CONF", "OPENSSL_CONF_INCLUDE", "OPENSSL_MODULES", "OPENSSL_ENGINES"),
    *("PYTHONINSPECT", "PYTHONHTTPSVERIFY", "PYTHONBREAKPOINT"),
)
"""Variables by which TLS keys are written to a file, other authorities are trusted, other cryptography is loaded, or a prompt is
opened into the running program. None of them is needed: a school's own authority is given to the network door as a file."""

_taken: Final[dict[str, str]] = {}


def prepare() -> None:
    """Drop the variables in `WEAKENING_VARIABLES` and take every secret. The program's entry calls it before anything else."""
    for name in WEAKENING_VARIABLES:
        os.environ.pop(name, None)
    take_secrets()


def take_secrets() -> None:
    """Move every secret out of the environment, to be read by `secret`."""
    for name in [name for name in os.environ if _SECRET.fullmatch(name)]:
        _taken[name] = take_secret(name) or ""


def secret(name: str) -> str | None:
    """Return a secret that came in the environment, or None.

    Where `prepare` has not run (`ui.commands.cli` called from Python), it is read from the environment itself.
    """
    return os.environ.get(name, _taken.get(name))


def take_secret(name: str) -> str | None:
    """Return the value of a variable (None if unset), overwrite it where the operating system keeps it, and remove it."""
    value = os.environ.get(name)
    if value is None:
        return None
    if sys.platform == "win32":
        os.environ[name] = "0" * len(value)  # of the same length: written over the old one
    else:
        _overwrite(os.fsencode(name))
    os.environ.pop(name, None)
    return value


def _overwrite(name: bytes) -> None:
    """Fill the C string of a variable with zeros, in the block that the operating system shows to others (POSIX)."""
    import ctypes  # here: hardly any process is given a secret

    getenv = ctypes.CDLL(None).getenv
    getenv.restype, getenv.argtypes = ctypes.c_void_p, (ctypes.c_char_p,)
    if place := getenv(name):
        ctypes.memset(place, 0, len(ctypes.string_at(place)))
