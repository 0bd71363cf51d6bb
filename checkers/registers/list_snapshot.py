"""An official list as colleagues hand it to each other: its rows without anything but names, numbers, states and places, and back into the registers.

Columns of other kinds (representatives, telephone numbers) are left out before anything is signed. Signs and proves nothing itself.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from app.csv_file import csv_bytes
from app.errors import UserError
from app.files import write_atomic
from app.workers.cancellation import CancelToken, Progress, no_progress
from checkers.registers.column_mapping import FIELDS, ChosenMapping, ColumnMapping
from checkers.registers.list_descriptions import Imported, SignedBy
from checkers.registers.store import RegisterStore
from checkers.registers.tables import rows

_BETWEEN: Final = " · "
"""Between several cells of one field."""


def snapshot_rows(
    store: RegisterStore,
    path: Path,
    *,
    chosen: ChosenMapping | None = None,
    most: int,
    cancel: CancelToken | None = None,
) -> list[Mapping[str, str]]:
    """Return a table's rows as field → text, at most `most`. `chosen`: the person's choice of columns; else the header decides.

    Raises UserError `table-no-name`, `register-too-long` (`limit`), and as reading a table does.
    """
    if chosen is None:
        proposal = store.propose(path, cancel)
        chosen = ChosenMapping(proposal.header, proposal.columns)
    columns = chosen.columns
    if not columns.columns.get("name"):
        raise UserError("table-no-name", path=path.name)
    found = list[Mapping[str, str]]()
    with rows(path, cancel) as source:
        for row in islice(source, chosen.header + 1, None):
            made = {field: _BETWEEN.join(dict.fromkeys(columns.values(row, field))) for field in FIELDS}
            if made["name"]:
                found.append(made)
            if len(found) > most:
                raise UserError("register-too-long", limit=most)
    return found


def import_snapshot(
    store: RegisterStore,
    name: str,
    cells: Sequence[Sequence[str]],
    *,
    as_of: str,
    signed: SignedBy,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> Imported:
    """Import rows of a signed list (columns: FIELDS) under `name`; one of that name is replaced. Raises as `RegisterStore.import_file`."""
    mapping = ChosenMapping(0, ColumnMapping({field: (place,) for place, field in enumerate(FIELDS)}))
    with tempfile.TemporaryDirectory(prefix="countermark-") as work:
        path = Path(work) / "signed-list.csv"
        write_atomic(path, csv_bytes([FIELDS, *cells]))
        return store.import_file(
            path, chosen=mapping, key=name, as_of=as_of, signed=signed, cancel=cancel, progress=progress
        )
