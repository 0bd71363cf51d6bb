"""Parsers of work, voluntary work and projects from the rows of their sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from app.domain.resume import Line, Project, Work
from app.ingest.layout.line_features import LONE_LABEL
from app.ingest.layout.rows import Row, value
from app.ingest.sections.contact import links
from app.ingest.sections.entries import Entry, split_entries
from app.ingest.sections.entry_headers import Head, read_head
from app.ingest.sections.lexical_tests import is_organisation, is_place, is_title, names_position, without_dates
from app.ingest.sections.provenance import Notes
from app.ingest.sections.roles import roles_of


def read_work(rows: Sequence[Row], prefix: str, first: int, notes: Notes) -> list[Work]:
    """Return the entries of a work or voluntary section; `prefix` is `work` or `volunteer`, ids count from `first`."""
    works: list[Work] = []
    employer, last = "", -1
    employer_rows: list[Row] = []
    entries = split_entries(rows)
    order, roles = _order(entries), roles_of([entry.head for entry in entries])
    for entry in entries:
        employed = bool(employer) and entry.rows[0].lo - last <= 1
        head = read_head(entry.head, roles=roles, order=order, employed=employed)
        if _only_employer(entry, head):
            employer, employer_rows = head.organisation, entry.head
            if not entry.body:
                last = entry.rows[-1].hi
                continue
        before, last = last, entry.rows[-1].hi
        work_id = f"{prefix[0]}{first + len(works)}"
        base = f"{prefix}.{work_id}"
        lo, hi = entry.rows[0].lo, entry.rows[-1].hi
        notes.put(base, lo, hi)
        organisation = head.organisation
        if organisation:
            shared = len(entry.head) > 1 and organisation in entry.head[0].text and not is_title(entry.head[0].text)
            employer, employer_rows = (organisation, entry.head[:1]) if shared else ("", [])
        elif employer and head.title and entry.rows[0].lo - before <= 1:
            organisation = employer
            notes.put(f"{base}.organisation", employer_rows[0].lo, employer_rows[-1].hi)
        _end_lone_date(head)
        _note_head(base, head, entry, notes, "organisation", "position")
        summary, highlights = _body(entry.body, [*head.extra], base, notes)
        dates, going_on = (head.start, head.end), bool(head.start and head.open_ended)
        works.append(
            Work(work_id, organisation, head.title, head.location, "", *dates, "", summary, highlights, going_on)
        )
    return works


def _end_lone_date(head: Head) -> None:
    """Make a single date of a head both start and end of the job or project.

    Only the words "until now" (or an open range) extend it.
    """
    if head.start and not head.end and not head.open_ended:
        head.end, head.end_raw = head.start, head.start_raw


def _order(entries: Sequence[Entry]) -> int:
    """Return a vote on the order of position and employer, from entries whose position is known by its words.

    Above zero: position first; below: employer first. The other entries follow the same order.
    """
    votes = 0
    for entry in entries:
        head, text = read_head(entry.head), "\n".join(row.text for row in entry.head)
        if head.organisation and names_position(head.title) and not names_position(head.organisation):
            votes += 1 if text.find(head.title) < text.find(head.organisation) else -1
    return votes


def _only_employer(entry: Entry, head: Head) -> bool:
    """Return True if a head names an employer and no position; positions under it may follow."""
    return bool(head.organisation) and not head.title and is_organisation_like(entry.head)


def is_organisation_like(rows: Sequence[Row]) -> bool:
    """Return True if the rows contain an organisation's name and no position."""
    return len(rows) <= 2 and any(is_organisation(row.text) or row.bold for row in rows)


def _note_head(base: str, head: Head, entry: Entry, notes: Notes, organisation: str, title: str) -> None:
    if not entry.head:
        return
    lo, hi = entry.head[0].lo, entry.head[-1].hi
    sure = 0.9 if head.organisation and head.title and head.start else 0.6
    for name in (organisation, title, "location"):
        if f"{base}.{name}" not in notes.lines:
            notes.put(f"{base}.{name}", lo, hi, confidence=sure)
    notes.put(f"{base}.start", lo, hi, head.start_raw, 0.9)
    if head.end:
        notes.put(f"{base}.end", lo, hi, head.end_raw, 0.9)


def _body(rows: Sequence[Row], extra: list[str], base: str, notes: Notes) -> tuple[str, tuple[Line, ...]]:
    """Return summary and highlights: prose before the first bullet is the summary, all other rows are highlights."""
    bulleted = any(row.bullet or row.numbered for row in rows)
    summary = ""
    lines: list[Line] = []
    for text in extra:
        lines.append(Line(f"h{len(lines) + 1}", text))
    for row in rows:
        text = value_of_body(row.text)
        if not text or LONE_LABEL.match(text):
            continue
        if bulleted and not lines and not summary and not (row.bullet or row.numbered):
            summary = text
            notes.put(f"{base}.summary", row.lo, row.hi)
            continue
        line_id = f"h{len(lines) + 1}"
        notes.put(f"{base}.highlights.{line_id}", row.lo, row.hi)
        lines.append(Line(line_id, text))
    return summary, tuple(lines)


def value_of_body(text: str) -> str:
    """Return a sentence unchanged but for tabs, which become spaces."""
    return " ".join(text.split())


def read_projects(rows: Sequence[Row], first: int, notes: Notes) -> list[Project]:
    """Return the entries of a projects section."""
    projects: list[Project] = []
    for entry in split_entries(rows):
        project_id = f"p{first + len(projects)}"
        base = f"projects.{project_id}"
        notes.put(base, entry.rows[0].lo, entry.rows[-1].hi)
        head = read_head(entry.head)
        _end_lone_date(head)
        name, roles, entity, extra = _project_head(entry.head)
        _note_head(base, head, entry, notes, "name", "entity")
        url = next((find.value for row in entry.rows for find in links(row.text)), "")
        description, highlights = _body(entry.body, extra, base, notes)
        named = (project_id, name, description, entity, url, head.start, head.end)
        projects.append(Project(*named, roles, (), highlights, bool(head.start and head.open_ended)))
        if description:
            notes.lines[f"{base}.description"] = notes.lines.get(
                f"{base}.summary", (entry.rows[0].lo, entry.rows[-1].hi)
            )
    return [project for project in projects if project.name or project.highlights or project.description]


def _project_head(rows: Sequence[Row]) -> tuple[str, tuple[str, ...], str, list[str]]:
    """Return name, roles, entity and the remaining parts: the first part is the name, a position is a role."""
    parts: list[str] = []
    for row in rows:
        text, _ = without_dates(row.text)
        parts += [value(piece) for piece in re.split(r"\t+|\s*[|｜]\s*|\s+[·•]\s+|\s{2,}", text) if value(piece)]
    parts = [part for part in parts if not is_place(part)]
    if not parts:
        return "", (), "", []
    name, rest = parts[0], parts[1:]
    rest = [part for part in rest if part.lower() not in _LINK_WORDS]
    roles = tuple(part for part in rest if len(part) <= 40 and is_title(part))
    entity = next((part for part in rest if part not in roles and is_organisation(part)), "")
    return name, roles, entity, [part for part in rest if part not in roles and part != entity]


_LINK_WORDS: Final = frozenset(
    ["link", "github", "demo", "website", "source", "source code", "live demo", "repo", "code", "链接"]
)
"""Link texts in a project head; the target is kept, the word is dropped."""
