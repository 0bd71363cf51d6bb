"""Explains a reading: section, role and scores of every line, for whoever wonders why a line was read as it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from app.ingest.layout.line_roles import Terms, body_terms, divide, total, traits_of
from app.ingest.layout.rows import Row, rows_of
from app.ingest.sections.draft_builder import parse_source, zones_of_rows
from app.ingest.sections.entries import prepared, split_entries
from app.ingest.sections.section_content import kind_scores
from app.ingest.sections.section_division import Zone
from app.ingest.source_lines import Source

_SHOWN: Final = 3
"""Number of kinds of which a heading's line tells how well they suit the content below it."""
_ENTRIES: Final = ("work", "volunteer", "projects")


def explain(source: Source) -> list[dict[str, Any]]:
    """Return `section`, `role` (`heading`, `head`, `body`, `line`), `text`, `score` and `terms` of each line, in the
    reading order that was taken; the terms of a heading are the kinds that best suit its content. Lines without a score were decided by a table, a number or a sentence."""
    _, _, lines = parse_source(source)
    return [told for zone in zones_of_rows(rows_of(lines)) for told in _explained(zone)]


def _explained(zone: Zone) -> list[dict[str, Any]]:
    told = [_line(zone, zone.heading, "heading", tuple(kind_scores(zone.rows)[:_SHOWN]))] if zone.heading else []
    if zone.kind not in _ENTRIES:
        return told + [_line(zone, row, "line", ()) for row in zone.rows]
    terms = _terms(prepared(zone.rows)[0])
    for entry in split_entries(zone.rows):
        told += [_line(zone, row, "head", terms.get((row.lo, "head"), ())) for row in entry.head]
        told += [_line(zone, row, "body", terms.get((row.lo, "body"), ())) for row in entry.body]
    return told


def _terms(rows: Sequence[Row]) -> dict[tuple[int, str], Terms]:
    """Return the terms of the first line of every head, and of the lines of the bodies, by source line and role."""
    lines = traits_of(rows)
    found: dict[tuple[int, str], Terms] = {}
    for segment in divide(rows):
        found[rows[segment.start].lo, "head"] = segment.terms
        found.update({(line.row.lo, "body"): body_terms(line) for line in lines[segment.body : segment.end]})
    return found


def _line(zone: Zone, row: Row, role: str, terms: Terms) -> dict[str, Any]:
    told = {name: round(value, 2) for name, value in terms}
    return {"section": zone.kind, "role": role, "text": row.text, "score": round(total(terms), 2), "terms": told}
