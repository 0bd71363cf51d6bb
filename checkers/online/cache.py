"""Answers of registers kept for a day, so that one question is asked once. Public data and the query only; no keys.

Kept in one small file that may vanish or be damaged at any time: then nothing is known and the register is asked again.
"""

from __future__ import annotations

import json
import threading
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from app.clock import from_iso
from app.errors import EnvironmentProblem
from app.files import make_private_folder, write_atomic

FRESH: Final = timedelta(hours=24)
_MOST: Final = 300
_LONGEST: Final = 200_000


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept answer: HTTP status, text, and when it was fetched (RFC 3339)."""

    status: int
    text: str
    at: str


class AnswerCache:
    """Kept answers by register and address. Without a `path` they live as long as the object."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._memory: dict[str, Kept] = {}

    def get(self, register: str, url: str, now: datetime) -> Kept | None:
        """The answer kept for this address, unless it is older than a day."""
        with self._lock:
            kept = self._load().get(f"{register} {url}")
        return kept if kept is not None and _fresh(kept, now) else None

    def put(self, register: str, url: str, status: int, text: str, at: str) -> None:
        """Keep an answer; old ones are dropped. A file that cannot be written only costs the next look-up."""
        if len(text) > _LONGEST:
            return
        with self._lock:
            now = from_iso(at)
            held = {key: kept for key, kept in self._load().items() if _fresh(kept, now)}
            held[f"{register} {url}"] = Kept(status, text, at)
            self._memory = dict(list(held.items())[-_MOST:])
            if self._path is None:
                return
            rows = {key: asdict(kept) for key, kept in self._memory.items()}
            try:
                make_private_folder(self._path.parent)
                write_atomic(self._path, json.dumps(rows, ensure_ascii=False).encode())
            except EnvironmentProblem:
                return

    def _load(self) -> dict[str, Kept]:
        if self._path is None:
            return self._memory
        try:
            rows = json.loads(self._path.read_text("utf-8"))
            found = {str(key): Kept(int(row["status"]), str(row["text"]), str(row["at"])) for key, row in rows.items()}
            for kept in found.values():
                from_iso(kept.at)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}
        return found


def _fresh(kept: Kept, now: datetime) -> bool:
    """Younger than a day; an answer from the future (a wrong clock) is not trusted."""
    return timedelta(0) <= now - from_iso(kept.at) < FRESH
