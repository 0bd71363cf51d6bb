"""Data classes that describe register lists: imported ones, ones to import again, and stopped imports."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

_DATE_IN_NAME: Final = re.compile(r"(?<!\d)(20\d\d)[-_.年]?(0[1-9]|1[0-2])[-_.月]?(0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(frozen=True, slots=True)
class Register:
    """An imported list: key, rows, date of the data (ISO), source file name, when imported; of one that somebody signed: whose it is, and its last
    day (ISO)."""

    register: str
    rows: int
    as_of: str
    source: str
    imported: str
    author: str = ""
    expires: str = ""


@dataclass(frozen=True, slots=True)
class SignedBy:
    """Author of a signed list, as the person here calls them, and its last day (ISO)."""

    author: str
    expires: str


@dataclass(frozen=True, slots=True)
class OutdatedList:
    """A list that must be imported again: key, source file name, date of the data (ISO)."""

    register: str
    source: str
    as_of: str


@dataclass(frozen=True, slots=True)
class UnfinishedImport:
    """An import that was stopped: key, names that are in already."""

    register: str
    kept: int


@dataclass(frozen=True, slots=True)
class Imported:
    """Result of an import."""

    register: str
    rows: int
    skipped: int
    as_of: str


def key_of(path: Path) -> str:
    """Return the default key of a list, from its file name."""
    return path.name.split(".")[0].lower()


def file_date(path: Path) -> str:
    """Return the date of the data (ISO): the one in the file's name, else the file's own."""
    found = _DATE_IN_NAME.search(path.name)
    if found is not None:
        try:
            return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        except ValueError:
            pass
    return date.fromtimestamp(path.stat().st_mtime).isoformat()
