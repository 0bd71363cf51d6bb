"""Lists of applications straight from SQL: sorted and filtered by the database, light enough for 10,000 rows.

Statuses and dates stand in the preferences under `application:<recipient>` (steps, the last one counts) and
`dates:<recipient>` (with the `next` open day beside them); `trash:recipient:<recipient>` hides one. Reads only.
"""

from __future__ import annotations

from typing import Final

from app.domain.applications import OPEN, ApplicationCard, ApplicationRow, Status
from app.domain.sensitivity import Stage
from app.vault.search.full_text import sought
from app.vault.store.database import Database, Value

_USED: Final = "EXISTS (SELECT 1 FROM copies k WHERE k.recipient_id = r.id AND k.voided = '')"
STATUS: Final = (
    "COALESCE(json_extract(p.value, '$[#-1].status'),"
    f" CASE WHEN c.voided = '' OR c.copy_id IS NOT NULL AND {_USED} THEN 'sent' ELSE 'planned' END)"
)
_MADE: Final = "COALESCE(c.created, json_extract(b.value, '$.day'), r.created)"
_NEXT: Final = "COALESCE(json_extract(d.value, '$.next'), '')"
_JOINS: Final = (
    " FROM recipients r LEFT JOIN copies c ON c.recipient_id = r.id"
    " LEFT JOIN preferences p ON p.key = 'application:' || r.id"
    " LEFT JOIN preferences d ON d.key = 'dates:' || r.id"
    " LEFT JOIN preferences b ON b.key = 'before:' || r.id"
    " WHERE NOT EXISTS (SELECT 1 FROM preferences t WHERE t.key = 'trash:recipient:' || r.id)"
)
_ROW: Final = (
    "SELECT r.id, r.name, r.kind, COALESCE(c.copy_id, ''), COALESCE(c.reference, ''), COALESCE(c.stage, ''),"
    f" {_MADE}, COALESCE(c.voided, ''), {STATUS}, {_NEXT}{_JOINS}"
)
_TO_FOLD: Final = "*[\u00c0-\u1fff\u2018\u2019\uff00-\uffef]*"
"""What holds letters with accents (app/vault/search/search_folding.py) or of full width."""


def _rank(expression: str, order: tuple[str, ...]) -> str:
    cases = " ".join(f"WHEN '{value}' THEN {place}" for place, value in enumerate(order))
    return f"CASE {expression} {cases} ELSE -1 END"


SORTS: Final = {
    "reference": "c.reference",
    "recipient": "r.name_key",
    "stage": _rank("c.stage", tuple(Stage)),
    "made": _MADE,
    "status": _rank(STATUS, tuple(Status)),
    "next": f"NULLIF({_NEXT}, '')",
}
"""What a list may be sorted by."""


def rows(
    database: Database, *, wanted: str = "", status: Status | None = None, sort: str = "made", descending: bool = True
) -> list[ApplicationRow]:
    """Every copy, and every recipient without one, in which each word of `wanted` stands (name, reference, channel,
    file names), optionally of one status. Raises KeyError for an unknown `sort`."""
    where, values = _filter(wanted, status)
    direction = "DESC" if descending else "ASC"
    order = f" ORDER BY {SORTS[sort]} {direction} NULLS LAST, c.seq DESC, r.seq DESC"
    return [ApplicationRow._make(row) for row in database.execute(f"{_ROW}{where}{order}", values)]


def latest_copies(database: Database, count: int) -> list[ApplicationRow]:
    """The copies made last, the newest first."""
    found = database.execute(f"{_ROW} AND c.copy_id IS NOT NULL ORDER BY c.created DESC, c.seq DESC LIMIT ?", [count])
    return [ApplicationRow._make(row) for row in found]


def cards(database: Database, *, wanted: str = "") -> list[ApplicationCard]:
    """One card for each recipient, the one with the latest copy first."""
    where, values = _filter(wanted, None)
    found = database.execute(
        f"SELECT r.id, r.name, r.kind, {STATUS}, count(c.copy_id), COALESCE(max({_MADE}), ''), {_NEXT}{_JOINS}{where}"
        " GROUP BY r.id ORDER BY 6 DESC, r.seq DESC",
        values,
    )
    return [ApplicationCard._make(row) for row in found]


def dated(database: Database, day: str) -> list[tuple[str, str]]:
    """Id and name of each recipient with an open date on or before an ISO date, the oldest first."""
    found = database.execute(
        f"SELECT r.id, r.name{_JOINS} AND {_NEXT} BETWEEN '1' AND ? GROUP BY r.id ORDER BY {_NEXT}", [day]
    )
    return [(str(row[0]), str(row[1])) for row in found]


def open_days(database: Database) -> list[str]:
    """The day of every date that is not done, earliest first; none of a recipient in the trash."""
    found = database.execute(
        "SELECT json_extract(one.value, '$.day') FROM recipients r JOIN preferences d ON d.key = 'dates:' || r.id,"
        " json_each(d.value, '$.all') one WHERE NOT COALESCE(json_extract(one.value, '$.done'), 0)"
        " AND NOT EXISTS (SELECT 1 FROM preferences t WHERE t.key = 'trash:recipient:' || r.id) ORDER BY 1"
    )
    return [str(row[0]) for row in found]


def silent(database: Database, day: str) -> list[ApplicationCard]:
    """Recipients whose application is open, was sent, and has had no news since before an ISO date, oldest first."""
    open_ones = ", ".join(f"'{status}'" for status in OPEN if status is not Status.PLANNED)
    last = f"max(COALESCE(json_extract(p.value, '$[#-1].day'), ''), substr({_MADE}, 1, 10))"
    found = database.execute(
        f"SELECT r.id, r.name, r.kind, {STATUS}, count(c.copy_id), max({last}), {_NEXT}{_JOINS}"
        f" AND {STATUS} IN ({open_ones}) GROUP BY r.id HAVING max({last}) < ? ORDER BY 6",
        [day],
    )
    return [ApplicationCard._make(row) for row in found]


def _filter(wanted: str, status: Status | None) -> tuple[str, list[Value]]:
    where, values = "", list[Value]()
    for term in sought(wanted).split()[:8]:
        where += (
            f" AND ({_holds('r.name_key')} OR instr(lower(c.reference), ?) OR {_holds('c.channel')}"
            f" OR EXISTS (SELECT 1 FROM copy_files f WHERE f.copy_id = c.copy_id AND {_holds('f.name')}))"
        )
        values += [term] * 4
    if status is not None:
        where += f" AND {STATUS} = ?"
        values.append(str(status))
    return where, values


def _holds(column: str) -> str:
    """Whether a term stands in a column as `sought` writes it; only what has letters to fold leaves the engine for that."""
    folds = f"octet_length({column}) > length({column}) AND {column} GLOB '{_TO_FOLD}'"
    return f"instr(CASE WHEN {folds} THEN folded({column}) ELSE lower({column}) END, ?)"
