"""Job of a child process that reads a table which came packed, as a workbook, or as a page: markup and archives are not read beside the
vault.

A stream (`app.workers.isolation.Stream`): each call answers with the next rows of the file that the header names, the only one that can
be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any, Final

from checkers.registers.tables import Table, read_rows

_MOST_ROWS: Final = 1_000
_MOST_TEXT: Final = 4_000_000
_opened: Final[dict[str, Table]] = {}
_until_the_end: Final = ExitStack()


def next_rows(header: Mapping[str, Any], payload: bytes) -> dict[str, Any]:
    """Return the next `rows` of the table at `path` (none at its end), and the `share` of the file that was read."""
    path = header["path"]
    if path not in _opened:
        _opened[path] = _until_the_end.enter_context(read_rows(Path(path)))
    table = _opened[path]
    rows, size = [], 0
    for row in islice(table, _MOST_ROWS):
        rows.append(row)
        size += sum(map(len, row))
        if size > _MOST_TEXT:
            break
    return {"rows": rows, "share": table.share}
