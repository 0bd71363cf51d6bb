"""Lists of applications straight from SQL: sorted and filtered by the database, light enough for 10,000 rows.

An application is one job. The first one with a recipient has the recipient's id, each further one that id, a dot and a number, and exists by
its preference `job:<id>`. Statuses and dates are stored in the preferences under `application:<id>` (steps, the last one counts), `dates:<id>`
(with the `next` open day beside them) and `interviews:<id>`; `copy-of:<copy>` names the application of a copy (without it: the first one);
`trash:recipient:<recipient>` hides all of a recipient, `trash:application:<id>` one. Reads only.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Final

from app.domain.applications import ANSWERS, OPEN, SENT, ApplicationCard, ApplicationFilter, ApplicationRow, Status
from app.domain.sensitivity import Stage
from app.vault.search.full_text import search_key
from app.vault.store.database import Database, Row, Value

STEPS: Final = "application:"
DATES: Final = "dates:"
BEFORE: Final = "before:"
JOB: Final = "job:"
WORDS: Final = "job-words:"
"""The texts of a job as `search_key` writes them, beside it: searched in thousands of jobs at once."""
COPY_OF: Final = "copy-of:"
EVERYTHING: Final = ApplicationFilter()
_FIRST: Final = " FROM recipients r"
_FURTHER: Final = (
    " FROM (SELECT substr(key, 5) AS id, substr(key, 5, instr(key, '.') - 5) AS recipient_id FROM preferences"
    f" WHERE key >= '{JOB}' AND key < 'job;' AND instr(key, '.') > 0) a JOIN recipients r ON r.id = a.recipient_id"
)
_IDS: Final = {_FIRST: "r.id", _FURTHER: "a.id"}
"""SQL: the applications (the first with each recipient, and the further ones), and their id. Asked for one after the other: the first are thousands."""
_OPEN_DATE: Final = "COALESCE(json_extract(d.value, '$.next'), '')"
_TO_FOLD: Final = "*[\u00c0-\u1fff\u2018\u2019\uff00-\uffef]*"
"""What holds letters with accents (app/vault/search/search_folding.py) or of full width."""


def _detail(name: str) -> str:
    return f"COALESCE(json_extract(j.value, '$.{name}'), '')"


_STATUS: Final = (
    "COALESCE(json_extract(p.value, '$[#-1].status'),"
    " CASE WHEN c.voided = '' OR c.copy_id IS NOT NULL AND EXISTS (SELECT 1 FROM copies k WHERE k.recipient_id = r.id"
    " AND k.voided = '' AND {of_k}) THEN 'sent' ELSE 'planned' END)"
)


def _among(kind: str) -> str:
    """Return SQL: the preferences `t` of one kind."""
    return f" FROM preferences t WHERE t.key >= '{kind}:' AND t.key < '{kind};'"


def _exists(kind: str) -> str:
    """Return SQL: there is a preference of one kind. It names no application, so that the engine asks once for a whole list."""
    return f"EXISTS (SELECT 1{_among(kind)})"


class _Arm:
    """SQL of the applications of one kind: the first ones, or the further ones."""

    def __init__(self, source: str) -> None:
        self.source, self.id = source, _IDS[source]
        self.group = "r.seq" if source == _FIRST else self.id
        """SQL: what a card is grouped by; the first ones in the order in which they are stored."""
        self.status = _STATUS.replace("{of_k}", self._is_of("k"))
        created = "r.created" if source == _FIRST else f"NULLIF({_detail('created')}, '')"
        self.made = f"COALESCE(c.created, json_extract(b.value, '$.day'), {created}, r.created)"
        self.visible = "".join(
            f" AND (NOT {_exists(kind)} OR {of} NOT IN (SELECT substr(t.key, {len(kind) + 2}){_among(kind)}))"
            for kind, of in (("trash:recipient", "r.id"), ("trash:application", self.id))
        )
        self.copies = f" LEFT JOIN copies c ON c.recipient_id = r.id AND {self._is_of('c')}"
        self.joins = (
            f"{source}{self.copies}{{}}"  # what is looked for goes first: the rest is read of what was found
            f"{self.notes('p', 'application')}{self.notes('d', 'dates')}{self.notes('b', 'before')}{self.notes('j', 'job')}"
            f"{self.notes('v', 'interviews')} WHERE 1{self.visible}"
        )

    def notes(self, alias: str, name: str) -> str:
        """Return SQL that joins a preference of the application; one that no application has is not looked for thousands of times."""
        return (
            f" LEFT JOIN preferences {alias} ON {alias}.key = CASE WHEN {_exists(name)} THEN '{name}:' || {self.id} END"
        )

    def _is_of(self, copy: str) -> str:
        """Return SQL: a copy of the recipient is of the application."""
        said = (  # only what there still is: a copy is never without its place in a list
            f"SELECT json_extract(o.value, '$') FROM preferences o WHERE o.key = '{COPY_OF}' || {copy}.copy_id"
            f" AND instr(json_extract(o.value, '$'), {copy}.recipient_id || '.') = 1"
            f" AND EXISTS (SELECT 1 FROM preferences q WHERE q.key = '{JOB}' || json_extract(o.value, '$'))"
        )
        return f"COALESCE(({said}), {copy}.recipient_id) = {self.id}"

    def sort_key(self, sort: str, today: str) -> str:
        """Return SQL by which a list is sorted. Raises KeyError for an unknown `sort`."""
        return {
            "reference": "c.reference",
            "recipient": "r.name_key",
            "stage": _rank("c.stage", tuple(Stage)),
            "made": self.made,
            "status": _rank(self.status, tuple(Status)),
            "next": f"NULLIF({_next(today)}, '')",
            **{name: f"NULLIF({_detail(name)}, '')" for name in ("title", "closes", "place", "source")},
        }[sort]


_ARMS: Final = (_Arm(_FIRST), _Arm(_FURTHER))


def _next(today: str) -> str:
    """Return SQL: the next open date or interview; empty when there is none."""
    day, none = date.fromisoformat(today).isoformat(), "'~'"  # sorts behind every date
    interview = (
        "COALESCE((SELECT min(substr(json_extract(i.value, '$.at'), 1, 10)) FROM json_each(v.value, '$') i"
        f" WHERE json_extract(i.value, '$.at') >= '{day}'), {none})"
    )
    both = f"NULLIF(min(COALESCE(NULLIF({_OPEN_DATE}, ''), {none}), {interview}), {none})"
    return f"CASE WHEN v.value IS NULL THEN {_OPEN_DATE} ELSE COALESCE({both}, '') END"


def _rank(expression: str, order: tuple[str, ...]) -> str:
    cases = " ".join(f"WHEN '{value}' THEN {place}" for place, value in enumerate(order))
    return f"CASE {expression} {cases} ELSE -1 END"


def _sorted(database: Database, arms: list[str], values: list[Value], order: str) -> list[Row]:
    """Return the rows of both arms in an order by their last columns, without these.

    Where there is no recipient there is no row: the engine need not take statements of thousands of signs apart to find that.
    """
    if not database.execute("SELECT 1 FROM recipients LIMIT 1"):
        return []
    return database.execute(f"{arms[0]} UNION ALL {arms[1]} ORDER BY {order}", [*values, *values])


def list_rows(
    database: Database,
    today: str,
    *,
    wanted: str = "",
    status: Status | None = None,
    sort: str = "made",
    descending: bool = True,
) -> list[ApplicationRow]:
    """List every copy that contains each word of `wanted`, optionally of one status.

    Words are looked for in name, reference, channel, file names and what is known of the job. Raises KeyError for an unknown `sort`.
    """
    order = f"sorted {'DESC' if descending else 'ASC'} NULLS LAST, copy DESC, seq DESC, application DESC"
    return _rows(database, today, ApplicationFilter(wanted, status or ""), sort, order, " AND c.seq IS NOT NULL")


def latest_copies(database: Database, today: str, count: int) -> list[ApplicationRow]:
    """List the copies made last, newest first."""
    newest = "SELECT copy_id FROM copies c WHERE 1{} ORDER BY c.created DESC, c.seq DESC LIMIT {}"
    shown = " AND NOT EXISTS (SELECT 1 FROM preferences t WHERE t.key = 'trash:recipient:' || c.recipient_id)"
    only = f" AND c.copy_id IN ({newest.format(shown, int(count) * 2)})"
    return _rows(database, today, EVERYTHING, "made", "sorted DESC, copy DESC", only)[:count]


def _rows(
    database: Database, today: str, chosen: ApplicationFilter, sort: str, order: str, only: str
) -> list[ApplicationRow]:
    arms, values = [], list[Value]()
    for arm in _ARMS:
        where, values = _filter(chosen, arm)
        arms.append(
            "SELECT r.id, r.name, r.kind, c.copy_id, c.reference, c.stage,"
            f" c.created, c.voided, {arm.status}, {_next(today)} AS next, {arm.id} AS application, {_detail('title')} AS title,"
            f" {arm.sort_key(sort, today)} AS sorted,"
            f" c.seq AS copy, r.seq AS seq{arm.joins.format(_words(chosen, arm))}{where}{only}"
        )
    return [ApplicationRow._make(row[:-3]) for row in _sorted(database, arms, values, order)]


def list_cards(
    database: Database,
    today: str,
    chosen: ApplicationFilter = EVERYTHING,
    *,
    sort: str = "made",
    descending: bool = True,
) -> list[ApplicationCard]:
    """List one card for each application, the one with the latest copy first unless sorted otherwise. Raises KeyError for an unknown `sort`."""
    direction = "DESC" if descending else "ASC"
    return _cards(database, today, chosen, sort=sort, order=f"sorted {direction} NULLS LAST")


def without_news(database: Database, today: str, day: str) -> list[ApplicationCard]:
    """List applications that are open, were sent, and had no news since before an ISO date, oldest first."""
    return _cards(database, today, EVERYTHING, sort="made", order="sorted", silent_since=day)


def _cards(
    database: Database, today: str, chosen: ApplicationFilter, *, sort: str, order: str, silent_since: str = ""
) -> list[ApplicationCard]:
    open_ones = ", ".join(f"'{status}'" for status in OPEN if status is not Status.PLANNED)
    arms, values = [], list[Value]()
    for arm in _ARMS:
        where, values = _filter(chosen, arm)
        last = f"max({arm.made})"
        group = f" GROUP BY {arm.group}"
        if silent_since:
            last = f"max(max(COALESCE(json_extract(p.value, '$[#-1].day'), ''), substr({arm.made}, 1, 10)))"
            where += f" AND {arm.status} IN ({open_ones})"
            group += f" HAVING {last} < '{date.fromisoformat(silent_since).isoformat()}'"
        key = last if sort == "made" else arm.sort_key(sort, today)
        arms.append(
            f"SELECT r.id, r.name, r.kind, {arm.status}, count(c.copy_id), COALESCE({last}, ''), {_next(today)}, {arm.id} AS application,"
            f" COALESCE(j.value, ''), {key} AS sorted, r.seq AS seq{arm.joins.format(_words(chosen, arm))}{where}{group}"
        )
    found = _sorted(database, arms, values, f"{order}, seq DESC, application DESC")
    return [ApplicationCard._make(row[:-2]) for row in found]


def applications_due(database: Database, day: str) -> list[tuple[str, str, str]]:
    """List id of the application, name of the recipient and title of the job for each open date on or before an ISO date, oldest first."""
    arms = [
        f"SELECT {arm.id}, r.name, {_detail('title')}, {_OPEN_DATE} AS sorted{arm.source}{arm.notes('d', 'dates')}{arm.notes('j', 'job')}"
        f" WHERE {_OPEN_DATE} BETWEEN '1' AND ?{arm.visible}"
        for arm in _ARMS
    ]
    return [(str(row[0]), str(row[1]), str(row[2])) for row in _sorted(database, arms, [day], "sorted")]


def open_days(database: Database) -> list[str]:
    """List the day of every date that is not done, earliest first; none of what is in the trash."""
    arms = [
        f"SELECT json_extract(one.value, '$.day') AS sorted{arm.source} JOIN preferences d ON d.key = 'dates:' || {arm.id},"
        f" json_each(d.value, '$.all') one WHERE NOT COALESCE(json_extract(one.value, '$.done'), 0){arm.visible}"
        for arm in _ARMS
    ]
    return [str(row[0]) for row in _sorted(database, arms, [], "sorted")]


def with_days(database: Database, first: str, last: str) -> list[tuple[str, str, str, str, str, str, bool]]:
    """List what may have a day between two ISO dates: id of the application, name of the recipient, title, closing date, JSON of the dates and of the
    interviews (empty: none), and True if something was sent or its status is past `planned`."""
    arms = [
        f"SELECT {arm.id}, r.name, {_detail('title')}, {_detail('closes')}, COALESCE(d.value, ''), COALESCE(v.value, ''),"
        f" {arm.status} <> 'planned' OR max(c.copy_id) IS NOT NULL{arm.joins.format('')}"
        f" AND (d.key IS NOT NULL OR v.key IS NOT NULL OR {_detail('closes')} BETWEEN ? AND ?) GROUP BY {arm.id}"
        for arm in _ARMS
    ]
    found = _sorted(database, arms, [first, last], "1")
    return [(*map(str, row[:6]), bool(row[6])) for row in found]  # type: ignore[misc]


def outcomes(database: Database) -> list[tuple[str, str, str, str, str, bool]]:
    """List status, day it was sent, day of the first answer, stage of the latest copy and source of every application that was sent, and True where
    the day of the answer is but that of an application from before the program, whose status was recorded with it.

    ISO dates (local days of copies), empty where unknown. Copies that are void do not count.
    """
    answers, went = (", ".join(f"'{one}'" for one in some) for some in (ANSWERS, SENT))
    first = (
        "(SELECT min(json_extract(s.value, '$.day')) FROM json_each(p.value) s WHERE json_extract(s.value, '$.status')"
    )
    copied = "COALESCE(min(date(c.created, 'localtime')), '~')"
    sent = f"min(COALESCE({first} = 'sent'), '~'), {copied}, COALESCE(json_extract(b.value, '$.day'), '~'))"
    not_void = " AND c.voided = ''"
    went_out = f"EXISTS (SELECT 1 FROM json_each(p.value) s WHERE json_extract(s.value, '$.status') IN ({went}))"
    arms = [
        f"SELECT {arm.status}, {sent}, COALESCE({first} IN ({answers})), ''), COALESCE(max(c.created || ' ' || c.stage), ''),"
        f" {_detail('source')}, COALESCE(json_extract(b.value, '$.day'), ''){arm.joins.format('').replace(arm.copies, arm.copies + not_void)}"
        f" GROUP BY {arm.id} HAVING count(c.copy_id) OR b.key IS NOT NULL OR {went_out}"
        for arm in _ARMS
    ]
    return [
        (
            str(status),
            "" if day == "~" else str(day),
            str(answered),
            str(stage).rpartition(" ")[2],
            str(source),
            answered == before,
        )
        for status, day, answered, stage, source, before in _sorted(database, arms, [], "2")
    ]


def applications_of(database: Database, recipient_id: str) -> list[str]:
    """List the ids of the applications with a recipient, the first one first; those in the trash too."""
    found = database.execute(
        "SELECT substr(key, 5) FROM preferences WHERE key >= ? AND key < ?",
        [f"{JOB}{recipient_id}.", f"{JOB}{recipient_id}/"],
    )
    further = sorted((str(row[0]) for row in found), key=lambda one: (len(one), one))
    return [recipient_id, *further]


def values_of(database: Database, name: str) -> list[str]:
    """List the different values of `source` or `tags` of all applications, sorted."""
    each = (
        "json_each(j.value, '$.tags')" if name == "tags" else "json_each(json_array(json_extract(j.value, '$.source')))"
    )
    found = database.execute(
        f"SELECT DISTINCT g.value FROM preferences j, {each} g WHERE j.key >= '{JOB}' AND j.key < 'job;'"
        f" AND instr(j.value, '\"{name}\"') AND g.value != '' ORDER BY 1"
    )
    return [str(row[0]) for row in found]


def similar_names(database: Database, words: list[str]) -> list[tuple[str, str, str, str, str]]:
    """List id, name of the recipient, employer, title and link of the applications whose recipient or employer contains all words (as `name_key`)."""
    name = " AND ".join("instr(n.name_key, ?)" for _ in words)
    employer = " AND ".join(f"instr({_detail('employer_key')}, ?)" for _ in words)
    named = f"SELECT n.seq FROM recipients n WHERE {name}"
    employing = (
        f"SELECT substr(j.key, {len(JOB) + 1}) FROM preferences j WHERE j.key >= '{JOB}' AND j.key < 'job;'"
        f" AND instr(j.value, '\"employer\"') AND {employer}"
    )
    arms = [
        f"SELECT {arm.id}, r.name, {_detail('employer')}, {_detail('title')}, {_detail('link')}{arm.source}{arm.notes('j', 'job')}"
        f" WHERE (r.seq IN ({named}) OR {arm.id} IN ({employing})){arm.visible}"
        for arm in _ARMS
    ]
    found = _sorted(database, arms, [*words, *words], "1")
    return [tuple(map(str, row)) for row in found]  # type: ignore[misc]


def _words(chosen: ApplicationFilter, arm: _Arm) -> str:
    """Return SQL that joins the words of jobs where words are looked for."""
    return arm.notes("w", "job-words") if chosen.wanted.strip() else ""


def _filter(chosen: ApplicationFilter, arm: _Arm) -> tuple[str, list[Value]]:
    where, values = "", list[Value]()
    for term in search_key(chosen.wanted).split()[:8]:
        where += (
            f" AND ({_contains_term('r.name_key', 'r.name_key')} OR instr(lower(c.reference), ?) OR {_contains_term('c.channel')}"
            f" OR EXISTS (SELECT 1 FROM copy_files f WHERE f.copy_id = c.copy_id AND {_contains_term('f.name')})"
            " OR instr(w.value, ?))"
        )
        values += [term] * 4 + [json.dumps(term, ensure_ascii=False)[1:-1]]
    if chosen.status:
        where += f" AND {arm.status} = ?"
        values.append(str(chosen.status))
    if chosen.source:
        where += f" AND {_detail('source')} = ?"
        values.append(chosen.source)
    if chosen.tag:
        where += " AND EXISTS (SELECT 1 FROM json_each(j.value, '$.tags') g WHERE g.value = ?)"
        values.append(chosen.tag)
    return where, values


def _contains_term(column: str, lower: str = "") -> str:
    """Return SQL: the term is in a column as `search_key` writes it; only what has letters to fold leaves the engine. `lower` is the column in
    lower case, where it is not to be made so."""
    folds = f"octet_length({column}) > length({column}) AND {column} GLOB '{_TO_FOLD}'"
    return f"instr(CASE WHEN {folds} THEN folded({column}) ELSE {lower or f'lower({column})'} END, ?)"
