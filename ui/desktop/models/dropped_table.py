"""Kind of a dropped table: a list of the person's applications, or an official list. Its columns decide, not its name."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Final

from app import paths
from app.files import opened_file
from app.workers.cancellation import CancelToken
from ui.desktop.shell.untrusted_input import UntrustedInput

TEXTS: Final = (".csv", ".tsv")
SHEETS: Final = (".xlsx", ".xls", ".ods")
KINDS: Final = (*TEXTS, *SHEETS, ".zip", ".gz")
_NUMBERS: Final = {"identifier", "licence"}
_ANY_NAME: Final = {"name", "名称"}


class TableKind(StrEnum):
    """Kind of a table."""

    APPLICATIONS = "applications"
    REGISTER = "register"
    NEITHER = "neither"


def is_table(incoming: UntrustedInput) -> bool:
    """Return True if this is one file that is a table by its extension."""
    return incoming.path is not None and incoming.suffix in KINDS and not incoming.more


def table_kind(path: Path, token: CancelToken) -> TableKind:
    """Return the kind of a table by its first rows. Reads the file: call it beside the window.

    Raises UserError `file-missing`, `table-unreadable`, `table-no-name` (no rows), `too-large`, and `Cancelled`.
    """
    if paths.registers_file().is_file():
        from checkers.registers.store import RegisterStore

        with RegisterStore(paths.registers_file()) as store:
            if store.propose(path, token).remembered:  # the person said so of such a table before
                return TableKind.REGISTER
    from app.services.past_applications import HEADER_ROWS
    from checkers.registers.tables import rows

    with rows(path, token) as table:
        first = list(islice(table, HEADER_ROWS))
    found = next((kind for row in first if (kind := _kind(row)) is not TableKind.NEITHER), TableKind.NEITHER)
    told = found is TableKind.NEITHER and path.suffix.lower() in TEXTS and _is_past(path)
    return TableKind.APPLICATIONS if told else found


def _is_past(path: Path) -> bool:
    """Return True if a list of applications is one only by its titles: other separators are more frequent in its cells."""
    from app.services.past_applications import looks_like_applications

    with opened_file(path) as file:
        return looks_like_applications(file.read(1 << 16))


def _kind(row: Sequence[str]) -> TableKind:
    """Return the kind of a row of titles.

    Official lists know organisations by a number; a person's own list says who and when.
    """
    from app.services.past_applications import header_columns
    from checkers.registers.column_mapping import guess

    known = guess(row)
    columns = known.columns if known is not None else {}
    if header_columns(row) and not _NUMBERS & columns.keys():
        return TableKind.APPLICATIONS
    named = any(row[place].strip().casefold() not in _ANY_NAME for place in columns.get("name", ()))
    return TableKind.REGISTER if named or len(columns) > 1 else TableKind.NEITHER
