"""Asking whether there is a newer version: at most every twelve hours, only after the person agreed, and nothing is ever installed.

What is remembered is when was asked and what was learnt; it says nothing of the person and stands beside the settings.
"""

from __future__ import annotations

import contextlib
import json
import tomllib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

import app
from app import resources
from app.clock import Clock, from_iso, system_clock, to_iso
from app.errors import AppError, UserError
from app.files import make_private_folder, read_bytes, write_atomic
from app.updates.release import KIND, Release, is_newer, read_release
from app.updates.signed_statements import SMALL, open_statement

BETWEEN: Final = timedelta(hours=12)
Fetch = Callable[[str], bytes]
"""Takes the address, returns the body of the answer; raises UserError."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Whose word counts: the address that is asked, and Ed25519 keys (hexadecimal). `development`: a build that nobody publishes;
    its keys are known to everybody, so nothing is asked and nothing is believed."""

    address: str
    keys: frozenset[str]
    development: bool = False


@dataclass(frozen=True, slots=True)
class News:
    """Newest version heard of: `version` and `page` ("" for none), `asked` (RFC 3339, "" for never)."""

    version: str = ""
    page: str = ""
    asked: str = ""
    sequence: int = 0

    @property
    def newer(self) -> bool:
        """True if that version is newer than this program."""
        return bool(self.version) and is_newer(self.version, app.__version__)


def publisher() -> Publisher:
    """Return the publisher this program was built with."""
    values = tomllib.loads(resources.path("updates", "publisher.toml").read_text("utf-8"))
    return Publisher(values["address"], frozenset(values["keys"]), values["development"])


class UpdateService:
    """News of versions, remembered in the file `state`."""

    def __init__(self, state: Path, publisher: Publisher, clock: Clock = system_clock) -> None:
        self._state, self._publisher, self._clock = state, publisher, clock

    @property
    def address(self) -> str:
        """The address that is asked; empty for a build that nobody publishes."""
        return "" if self._publisher.development else self._publisher.address

    def news(self) -> News:
        """Return what is known without asking; nothing where the file cannot be read."""
        with contextlib.suppress(OSError, ValueError, TypeError):
            return News(**json.loads(read_bytes(self._state, SMALL)))
        return News()

    def is_due(self) -> bool:
        """Return whether twelve hours have passed since the last question, however it ended."""
        asked = self.news().asked
        if not asked:
            return True
        try:
            before = from_iso(asked)
        except ValueError:
            return True
        return not timedelta() <= self._clock() - before < BETWEEN

    def ask(self, fetch: Fetch) -> News:
        """Ask the publisher and return what is known now; the question counts however it ends.

        Raises UserError of `fetch`, `signed-*`, `updates-none`.
        """
        self._require_publisher()
        self._remember(self.news(), to_iso(self._clock()))
        return self.take(fetch(self._publisher.address))

    def take(self, untrusted_bytes: bytes) -> News:
        """Take news from a file that somebody brought. Raises UserError `signed-*`, `updates-none`."""
        self._require_publisher()
        before = self.news()
        statement = open_statement(
            untrusted_bytes,
            kind=KIND,
            keys=self._publisher.keys,
            today=self._clock().date(),
            seen=before.sequence,
        )
        release: Release = read_release(statement.body)
        return self._remember(News(release.version, release.page, before.asked, statement.sequence), before.asked)

    def _require_publisher(self) -> None:
        if self._publisher.development:
            raise UserError("updates-none")

    def _remember(self, news: News, asked: str) -> News:
        found = News(news.version, news.page, asked, news.sequence)
        make_private_folder(self._state.parent)
        write_atomic(self._state, json.dumps(asdict(found)).encode())
        return found


def due_news(service: UpdateService, agreed: bool, fetch: Fetch) -> News:
    """Return what is known, asked anew if the person agreed and it is time; a failed question is no matter for the person."""
    if agreed and service.address and service.is_due():
        with contextlib.suppress(AppError):
            return service.ask(fetch)
    return service.news()
