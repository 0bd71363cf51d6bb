"""Cache of registers' responses, valid for a day. Public data and the query only; no keys.

Which employers were asked about is the person's own affair: stored in the preferences of an open vault, or in memory,
and in no other file. Damaged entries count as missing, and the register is asked again.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, Protocol

from app.clock import from_iso
from app.errors import AppError
from app.files import LARGEST, read_bytes

MAX_AGE: Final = timedelta(hours=24)
PREFIX: Final = "answer:"
"""Begins the key of every kept answer; the register's code and the address follow."""
_MOST: Final = 100
_LONGEST: Final = 200_000


@dataclass(frozen=True, slots=True)
class CachedAnswer:
    """A cached response: HTTP status, text, and when it was fetched (RFC 3339)."""

    status: int
    text: str
    at: str


class Store(Protocol):
    """JSON values by key, as the preferences of a vault are."""

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of `key`."""

    def with_prefix(self, prefix: str) -> dict[str, Any]:
        """Return the values of all keys that start with `prefix`: rest of the key → value."""

    def set(self, key: str, value: object) -> None:
        """Store a value; None removes the key."""


class MemoryStore:
    """A store that ends with the process."""

    def __init__(self) -> None:
        self._values: dict[str, Any] = {}

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of `key`."""
        return self._values.get(key, default)

    def with_prefix(self, prefix: str) -> dict[str, Any]:
        """Return the values of all keys that start with `prefix`: rest of the key → value."""
        return {key.removeprefix(prefix): value for key, value in self._values.items() if key.startswith(prefix)}

    def set(self, key: str, value: object) -> None:
        """Store a value; None removes the key."""
        if value is None:
            self._values.pop(key, None)
        else:
            self._values[key] = value


class AnswerCache:
    """Cached responses by register and address, in `store`; without one they live as long as the object."""

    def __init__(self, store: Store | None = None) -> None:
        self._store = MemoryStore() if store is None else store
        self._lock = threading.Lock()

    def get(self, register: str, url: str, now: datetime) -> CachedAnswer | None:
        """Return the response cached for this address, unless older than a day. Raises UserError `vault-locked`."""
        kept = _read(self._store.get(f"{PREFIX}{register} {url}"))
        return kept if kept is not None and _is_fresh(kept, now) else None

    def put(self, register: str, url: str, status: int, text: str, at: str) -> None:
        """Cache a response; old ones are dropped. A vault that cannot be written only costs the next look-up."""
        if len(text) > _LONGEST:
            return
        try:
            with self._lock:
                self._store.set(f"{PREFIX}{register} {url}", asdict(CachedAnswer(status, text, at)))
                self._drop_old(from_iso(at))
        except AppError:
            return

    def _drop_old(self, now: datetime) -> None:
        held = {key: _read(value) for key, value in self._store.with_prefix(PREFIX).items()}
        fresh = {key: kept.at for key, kept in held.items() if kept is not None and _is_fresh(kept, now)}
        newest = set(sorted(fresh, key=lambda key: fresh[key])[-_MOST:])
        for key in held.keys() - newest:
            self._store.set(PREFIX + key, None)


def read_plain(path: Path) -> Mapping[tuple[str, str], CachedAnswer]:
    """Read the responses in the plain file of an earlier version, by register and address; damaged ones are skipped."""
    try:
        rows = json.loads(read_bytes(path, LARGEST).decode("utf-8"))
    except (OSError, ValueError, RecursionError):
        rows = None
    found = {key: _read(row) for key, row in rows.items()} if isinstance(rows, dict) else {}
    return {(key.partition(" ")[0], key.partition(" ")[2]): kept for key, kept in found.items() if kept is not None}


def _read(value: object) -> CachedAnswer | None:
    row = value if isinstance(value, dict) else {}
    status, text, at = (row.get(name) for name in ("status", "text", "at"))
    if not isinstance(status, int) or not isinstance(text, str):
        return None
    try:
        from_iso(str(at))
    except ValueError:
        return None
    return CachedAnswer(status, text, str(at))


def _is_fresh(kept: CachedAnswer, now: datetime) -> bool:
    """Return True if younger than a day; a response from the future (a wrong clock) is not trusted."""
    return timedelta(0) <= now - from_iso(kept.at) < MAX_AGE
