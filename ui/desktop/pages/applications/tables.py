"""The two tables of the Applications page: jobs, and copies. Which columns go first where there is no room, and their order; no texts."""

from __future__ import annotations

from typing import Final

from ui.desktop.models.applications_table import SORT_BY_DATE as SORT_JOBS_BY_DATE
from ui.desktop.models.applications_table import ApplicationsTable
from ui.desktop.models.copies_table import SORT_BY_DATE, SORTS, CopiesTable
from ui.desktop.widgets.fitted_table import ColumnWidth, FittedTable

_ORDER: Final = tuple(map(SORTS.index, ("recipient", "title", "status", "next", "made", "reference", "stage")))
"""The columns as they are shown: what is asked for most stands first."""
RECIPIENT: Final = SORTS.index("recipient")
_SHARES: Final = tuple(
    {"recipient": ColumnWidth(130, 190), "status": ColumnWidth(), "next": ColumnWidth(), "made": ColumnWidth(goes=4), "reference": ColumnWidth(goes=3),
     "stage": ColumnWidth(goes=1), "title": ColumnWidth(80, 170, goes=2)}[key]
    for key in SORTS
)  # fmt: skip
_JOB_SHARES: Final = (
    *(ColumnWidth(170, 240), ColumnWidth(130, 200), ColumnWidth(90, 140, goes=3), ColumnWidth(), ColumnWidth(goes=5)),
    *(ColumnWidth(goes=4), ColumnWidth(70, 120, goes=1), ColumnWidth(goes=2)),
)


def view_of_jobs(model: ApplicationsTable) -> FittedTable:
    """Return a table of jobs, the last changed first."""
    made = FittedTable(_JOB_SHARES, 0)
    made.set_rows(model, SORT_JOBS_BY_DATE)
    return made


def view_of_copies(model: CopiesTable) -> FittedTable:
    """Return a table of copies, the newest first."""
    made = FittedTable(_SHARES, RECIPIENT)
    made.set_rows(model, SORT_BY_DATE)
    header = made.horizontalHeader()
    for place, column_number in enumerate(_ORDER):
        header.moveSection(header.visualIndex(column_number), place)
    return made
