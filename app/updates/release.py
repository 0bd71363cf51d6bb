"""News of a version: the body of a signed statement of the kind `release`, and whether it is newer than this program."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from app.errors import UserError

KIND: Final = "release"
MAX_FILES: Final = 40
_VERSION: Final = re.compile(r"\d{1,4}(?:\.\d{1,4}){1,3}")
_FILE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,119}")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Release:
    """One published version: `1.2.0`, the https page where it is to be had, SHA-256 (hexadecimal) by file name."""

    version: str
    page: str
    files: Mapping[str, str]


def read_release(body: Mapping[str, Any]) -> Release:
    """Return the release that a statement's body spells; raises UserError `signed-damaged` if it is none."""
    version, page, files = body.get("version"), body.get("page"), body.get("files")
    if not (isinstance(version, str) and _VERSION.fullmatch(version) and isinstance(page, str)):
        raise UserError("signed-damaged")
    if not (isinstance(files, dict) and len(files) <= MAX_FILES and all(map(_is_file, files.items()))):
        raise UserError("signed-damaged")
    if not _is_page(page):
        raise UserError("signed-damaged")
    return Release(version, page, files)


def is_newer(version: str, than: str) -> bool:
    """Return whether `version` comes after `than`; both are numbers with dots, and 1.2 is 1.2.0. A `.dev0` behind does not count."""
    return _numbers(version) > _numbers(than)


def _numbers(version: str) -> tuple[int, ...]:
    found = _VERSION.match(version)
    numbers = [int(part) for part in found[0].split(".")] if found else []
    return (*numbers, *([0] * (4 - len(numbers))))


def _is_file(item: tuple[object, object]) -> bool:
    name, digest = item
    return (
        isinstance(name, str) and isinstance(digest, str) and bool(_FILE.fullmatch(name) and _DIGEST.fullmatch(digest))
    )


def _is_page(page: str) -> bool:
    try:
        parts = urlsplit(page)
        return parts.scheme == "https" and bool(parts.hostname) and not parts.username and len(page) <= 500
    except ValueError:
        return False
