"""Data files newer than the program: laws, platforms' steps and rules that its publisher signed and the person took in.

`app.services.published_data` writes them; here they are found. Never fetches. Each replaces the shipped file of its name until the last day of
the statement that brought it; what a running program has read stays until it is started again.
"""

from __future__ import annotations

import functools
import os
import re
from datetime import date
from pathlib import Path
from typing import Final

from app import paths, resources
from app.clock import system_clock

VARIABLE: Final = "COUNTERMARK_PUBLISHED"
"""By which a child of the program is told the folder; empty where there is none, for it does not know where the person's data is."""
KINDS: Final = ("jurisdictions", "platforms", "rules")
_FOLDER: Final = re.compile(r"(\d{1,16})-until-(\d{4}-\d{2}-\d{2})")


def folder_name(sequence: int, until: date) -> str:
    """Return the name of the folder of a statement's files."""
    return f"{sequence}-until-{until.isoformat()}"


def newest(root: Path) -> tuple[int, date, Path] | None:
    """Return sequence, last day and folder of the newest statement below `root`, expired or not; None if there is none."""
    found = [(match, path) for path in root.glob("*-until-*") if (match := _FOLDER.fullmatch(path.name))]
    known = [(int(match[1]), date.fromisoformat(match[2]), path) for match, path in found]
    return max(known, key=lambda one: one[0], default=None)


@functools.cache
def in_force() -> Path | None:
    """Return the folder whose files go before the shipped ones today, or None."""
    if (told := os.environ.get(VARIABLE)) is not None:
        return Path(told) if told else None
    found = newest(paths.published_folder())
    return found[2] if found and system_clock().date() <= found[1] else None


def path(kind: str, name: str) -> Path:
    """Return the file of a kind (one of `KINDS`) by name: the newer one if there is one, else the shipped one, which need not exist."""
    newer = in_force()
    return newer / kind / name if newer and (newer / kind / name).is_file() else resources.path(kind, name)


def files(kind: str) -> tuple[Path, ...]:
    """Return every YAML file of a kind, newer ones in place of the shipped ones, sorted by name."""
    found = {one.name: one for one in resources.path(kind).glob("*.yaml")}
    if newer := in_force():
        found |= {one.name: one for one in (newer / kind).glob("*.yaml")}
    return tuple(found[name] for name in sorted(found))
