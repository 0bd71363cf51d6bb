"""Takes in newer laws, platforms' steps and rules from a file that the program's publisher signed. Never fetches; installs no program.

A statement of the kind `data` (docs/formats/signed-statement.md) holds all files at once. All of them are read by what reads them later before any is kept,
so that a mistake of the publisher's leaves everything as it was.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from app import newer_data, resources
from app.clock import Clock, system_clock
from app.errors import AppError, UserError
from app.files import make_private_folder, write_atomic
from app.services.updates import Publisher
from app.updates.signed_statements import open_statement

KIND: Final = "data"
LIMIT: Final = 8 * 1024 * 1024
"""Bytes that such a statement may have at most."""
MAX_FILES: Final = 400
_NAME: Final = re.compile(r"([a-z]+)/([a-z0-9][a-z0-9-]{0,59}\.yaml)")
_OPEN_KIND: Final = "rules"
"""The kind in which there may be files that the program does not bring; the others are named in its code."""
_KEPT: Final = ("rules/keys.yaml",)
"""Whose signature counts changes with the program only."""
Read = Callable[[str, str], None]
"""Takes a name (`rules/en-fees.yaml`) and its text; raises an exception of any kind where the program could not use it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Names of the files that were taken in, and the last day on which they go before the shipped ones."""

    names: tuple[str, ...]
    until: date


class PublishedData:
    """Newer data files below the folder `root`, believed on the word of `publisher` and looked at by `read`."""

    def __init__(self, root: Path, publisher: Publisher, read: Read, clock: Clock = system_clock) -> None:
        self._root, self._publisher, self._read, self._clock = root, publisher, read, clock

    def take(self, untrusted_bytes: bytes) -> Taken:
        """Keep the files of a signed statement; they count from the next start of the program.

        Raises UserError `updates-none`, `signed-*`, `published-unusable` (param name). Nothing is kept then.
        """
        if self._publisher.development:
            raise UserError("updates-none")
        before = newer_data.newest(self._root)
        today, seen = self._clock().date(), before[0] if before else 0
        statement = open_statement(
            untrusted_bytes, kind=KIND, keys=self._publisher.keys, today=today, seen=seen, limit=LIMIT
        )
        texts = _files(statement.body)
        for name, text in texts.items():
            self._look_at(name, text)
        self._keep(newer_data.folder_name(statement.sequence, statement.expires), texts)
        return Taken(tuple(sorted(texts)), statement.expires)

    def _look_at(self, name: str, text: str) -> None:
        try:
            self._read(name, text)
        except (AppError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            raise UserError("published-unusable", name=name) from None

    def _keep(self, folder: str, texts: Mapping[str, str]) -> None:
        """Write all files beside their place and move them there at once; older ones are removed last."""
        make_private_folder(self._root)
        ahead = self._root / "ahead"
        shutil.rmtree(ahead, ignore_errors=True)
        for name, text in texts.items():
            make_private_folder((ahead / name).parent)
            write_atomic(ahead / name, text.encode())
        target = self._root / folder
        shutil.rmtree(target, ignore_errors=True)
        ahead.rename(target)
        for other in self._root.glob("*-until-*"):
            if other != target:
                shutil.rmtree(other, ignore_errors=True)


def _files(body: Mapping[str, Any]) -> Mapping[str, str]:
    """Return text by name of a statement's body; raises UserError `signed-damaged`."""
    files = body.get("files")
    if not (isinstance(files, dict) and 0 < len(files) <= MAX_FILES):
        raise UserError("signed-damaged")
    if not all(isinstance(text, str) and _is_replaceable(name) for name, text in files.items()):
        raise UserError("signed-damaged")
    return files


def _is_replaceable(name: str) -> bool:
    found = _NAME.fullmatch(name)
    if found is None or found[1] not in newer_data.KINDS or name in _KEPT:
        return False
    return found[1] == _OPEN_KIND or resources.path(found[1], found[2]).is_file()
