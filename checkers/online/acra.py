"""Singapore's ACRA through data.gov.sg, Singapore Open Data Licence. Missing values are the word `na`.

The list of all entities does not say who is being wound up; the table for the first letter of the name does. So one
look-up is up to two requests to the same host, and without the second answer the state stays unknown.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from urllib.parse import quote

from stdnum.sg import uen

from checkers.net.types import Consent
from checkers.online.ask import Answer, LookupContext, NotAnswered, Request, request_to
from checkers.online.base import Entry, Query, not_answered_by_status, register_infos
from checkers.online.judge import relation
from checkers.online.register import CompanyRegister, Row, row_of, rows_of, text_of

_ALL = "d_3f960c10fed6145404ca7b821f263b87"
_NONE = ("na", "NA")


class Acra(CompanyRegister):
    """Look-up by UEN or name."""

    code = "acra"
    default_base = "https://data.gov.sg/api/action"

    def number_of(self, text: str) -> str:
        """Return a UEN with a right check letter, or ""."""
        compact = re.sub(r"[\s-]", "", text).upper()
        return compact if uen.is_valid(compact) else ""

    def preview(self, query: Query) -> Request:
        """Build the first request to data.gov.sg; the second asks the same host for the state of the same number."""
        self.fit(query)
        if query.number:
            return self._by_uen(_ALL, self.number_of(query.number))
        leaves = query.name.strip()
        url = f"{self.base}/datastore_search?resource_id={_ALL}&q={quote(leaves, safe='')}&limit=20"
        return request_to(self.code, url, (leaves,), pause=self.pause())

    def entries(self, query: Query, answer: Answer) -> tuple[Entry, ...]:
        """Parse the entities; the search is fuzzy, so they are compared again."""
        return tuple(_entity(row) for row in _records(answer))

    def complete(
        self, entries: tuple[Entry, ...], query: Query, online: LookupContext, consent: Consent
    ) -> tuple[Entry, ...]:
        """Add the state and former names of the entity that was found, from the table of its first letter."""
        found = [entry for entry in entries if query.number or relation(query.name, entry) == "same"][:1]
        if not found or found[0].active is False:
            return entries
        table = register_infos()[self.code].tables.get(found[0].name[:1].upper())
        detailed = found[0]
        if table:
            try:
                request = self._by_uen(table, detailed.number)
                answer = online.ask(request, consent)
                records = _records(answer)
                online.cache_answer(request, answer)
            except NotAnswered:
                records = []
            detailed = _with_details(detailed, records[0]) if records else detailed
        return tuple(detailed if entry is found[0] else entry for entry in entries)

    def _by_uen(self, table: str, number: str) -> Request:
        filters = quote(json.dumps({"uen": number}, separators=(",", ":")), safe="")
        url = f"{self.base}/datastore_search?resource_id={table}&filters={filters}"
        return request_to(self.code, url, (number,), pause=self.pause())


def _records(answer: Answer) -> list[Row]:
    not_answered_by_status(answer.status)
    body = row_of(answer.json())
    if body.get("success") is not True:
        raise NotAnswered("limited" if body.get("name") == "TOO_MANY_REQUESTS" else "down")
    return rows_of(row_of(body["result"])["records"])


def _entity(row: Row) -> Entry:
    status = text_of(row, "uen_status_desc", *_NONE)
    gone = status != "" and status.lower() != "registered"
    return Entry(
        name=text_of(row, "entity_name", *_NONE),
        number=text_of(row, "uen"),
        status=status,
        active=False if gone else None,
        since=text_of(row, "uen_issue_date", *_NONE),
    )


def _with_details(entity: Entry, row: Row) -> Entry:
    status = text_of(row, "entity_status_description", *_NONE)
    former = [text_of(row, f"former_entity_name{number}", *_NONE) for number in range(1, 16)]
    return replace(
        entity,
        status=status or entity.status,
        active=status.lower().startswith("live") if status else None,
        former_names=tuple(name for name in former if name),
        since=text_of(row, "registration_incorporation_date", *_NONE) or entity.since,
    )
