"""Stores a slot's secret in the operating system's keyring, without ever trusting the keyring.

Every call runs in its own daemon thread with a time limit, because a locked keyring may wait for a prompt nobody
sees. Only backends that encrypt are used (an allow-list), what was stored is read back and compared, and every
failure becomes a UserError `keyring-…` upon which the caller asks for the passphrase. Never falls back to a file.
"""

from __future__ import annotations

import base64
import binascii
import threading
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, Final, TypeVar

from app.errors import UserError
from app.later_modules import LaterModule, put_off

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE: Final = "Countermark"
SECONDS: Final = 5.0
_TRUSTED: Final = (
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
    "keyring.backends.macOS",
    "keyring.backends.Windows",
)
T = TypeVar("T")


def store(entry: str, secret: bytes, *, seconds: float = SECONDS) -> None:
    """Store `secret` under `entry` and read it back. Raises UserError `keyring-…`."""
    text = base64.b64encode(secret).decode()

    def job() -> str | None:
        keyring = _backend()
        keyring.set_password(SERVICE, entry, text)
        return keyring.get_password(SERVICE, entry)

    if _limited(job, seconds) != text:
        raise UserError("keyring-unreliable")


def fetch(entry: str, *, seconds: float = SECONDS) -> bytes:
    """Return the secret stored under `entry`. Raises UserError `keyring-…`."""

    def job() -> str | None:
        keyring = _backend()
        return keyring.get_password(SERVICE, entry) if _may_hold(keyring, entry) else None

    text = _limited(job, seconds)
    if text is None:
        raise UserError("keyring-no-entry")
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise UserError("keyring-unreliable") from None


def forget(entry: str, *, seconds: float = SECONDS) -> None:
    """Delete `entry`; a missing entry is fine. Raises UserError `keyring-…`."""

    def job() -> None:
        keyring = _backend()
        if _may_hold(keyring, entry) and keyring.get_password(SERVICE, entry) is not None:
            keyring.delete_password(SERVICE, entry)

    _limited(job, seconds)


def available(*, seconds: float = SECONDS) -> bool:
    """Return True if a trusted keyring answers at all (it may still be locked)."""
    try:
        _limited(_backend, seconds)
    except UserError:
        return False
    return True


def _backend() -> KeyringBackend:
    _preload()
    import keyring
    from keyring.backends.chainer import ChainerBackend

    chosen = keyring.get_keyring()
    candidates = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    for candidate in candidates:
        if type(candidate).__module__ in _TRUSTED:
            return candidate
    raise UserError("keyring-unavailable")


def _preload() -> None:
    """Import keyring without what it needs for nothing that is asked of it here."""
    import importlib.metadata

    # with a Python before 3.12 keyring takes a copy of that module, of which it asks nothing that is new
    stand_ins = {
        "importlib_metadata": importlib.metadata,
        "backports.tarfile": LaterModule("backports.tarfile", data_filter=None),
    }
    with put_off("urllib.request", "more_itertools", **stand_ins):
        import keyring  # noqa: F401


def _may_hold(keyring: KeyringBackend, entry: str) -> bool:
    """Return False if an entry is known not to be there.

    WORKAROUND(keyring 25): its Secret Service backend makes or unlocks the default collection before it looks, so that the system asks for a
    password over something that was never stored.
    """
    from keyring.backends import SecretService

    if not isinstance(keyring, SecretService.Keyring):
        return True
    library = SecretService.secretstorage  # type: ignore[attr-defined]  # its own import: there is no other way to what it uses
    named = keyring.schemes[keyring.scheme]  # a person's settings may be for the names of another program's entries
    with closing(library.dbus_init()) as connection:
        found = library.search_items(connection, {named["service"]: SERVICE, named["username"]: entry})
        return next(found, None) is not None


def _limited(job: Callable[[], T], seconds: float) -> T:
    """Run `job` in a daemon thread; a thread that outlives its limit is abandoned and cannot hold up quitting."""
    answers: list[T] = []
    problems: list[BaseException] = []

    def run() -> None:
        try:
            answers.append(job())
        except BaseException as error:
            problems.append(error)

    worker = threading.Thread(target=run, name="keyring", daemon=True)
    worker.start()
    worker.join(seconds)
    if answers:
        return answers[0]
    if not problems:
        raise UserError("keyring-timeout")
    raise _user_error(problems[0]) from problems[0]


def _user_error(problem: BaseException) -> UserError:
    from keyring.errors import KeyringLocked

    if isinstance(problem, UserError):
        return problem
    return UserError("keyring-locked" if isinstance(problem, KeyringLocked) else "keyring-unavailable")
