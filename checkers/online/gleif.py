"""GLEIF: the worldwide register of legal entity identifiers. API v1, JSON:API; data CC0.

The name filter is a tokenised search, so its hits are compared again; "," and "!" are operators there and are taken out.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from stdnum import lei

from checkers.online.ask import Answer, Request, request_to
from checkers.online.base import Entry, Query, not_answered_by_status
from checkers.online.register import CompanyRegister, Row, row_of, rows_of, text_of

_ENDED = frozenset({"ANNULLED", "DUPLICATE", "RETIRED", "MERGED", "CANCELLED"})
"""States of the entry after which it stands for no firm any more; one that is being passed on (`PENDING_TRANSFER`) goes on."""
_OPERATORS = re.compile(r"[,!]|\.\.|[<>]=?")


class Gleif(CompanyRegister):
    """Look-up by LEI or name."""

    code = "gleif"
    default_base = "https://api.gleif.org/api/v1"

    def number_of(self, text: str) -> str:
        """Return an LEI with right check digits (ISO 17442), or ""."""
        compact = re.sub(r"[\s-]", "", text).upper()
        return compact if lei.is_valid(compact) else ""

    def preview(self, query: Query) -> Request:
        """Build one request to GLEIF."""
        self.fit(query)
        if query.number:
            number = self.number_of(query.number)
            url, leaves = f"{self.base}/lei-records?filter%5Blei%5D={number}", number
        else:
            leaves = " ".join(_OPERATORS.sub(" ", query.name).split())
            url = f"{self.base}/lei-records?filter%5Bentity.names%5D={quote(leaves, safe='')}&page%5Bsize%5D=20"
        return request_to(self.code, url, (leaves,), pause=self.pause(), accept="application/vnd.api+json")

    def entries(self, query: Query, answer: Answer) -> tuple[Entry, ...]:
        """Parse the records; an unknown LEI is 404 or an empty list."""
        if answer.status == 404:
            return ()
        not_answered_by_status(answer.status)
        data = row_of(answer.json())["data"]  # a list, or one record
        return tuple(_entry(row_of(row["attributes"])) for row in rows_of(data if isinstance(data, list) else [data]))


def _entry(attributes: Row) -> Entry:
    entity, registration = row_of(attributes["entity"]), row_of(attributes["registration"])
    others = rows_of(entity.get("otherNames") or []) + rows_of(entity.get("transliteratedOtherNames") or [])
    former = [row for row in others if text_of(row, "type") == "PREVIOUS_LEGAL_NAME"]
    state, paper = text_of(entity, "status"), text_of(registration, "status")
    return Entry(
        name=text_of(row_of(entity["legalName"]), "name"),
        number=text_of(attributes, "lei"),
        status=" / ".join(part for part in (state, paper) if part),
        active={"ACTIVE": True, "INACTIVE": False}.get(state) if paper not in _ENDED else False,
        other_names=tuple(text_of(row, "name") for row in others if row not in former),
        former_names=tuple(text_of(row, "name") for row in former),
        lapsed=paper == "LAPSED",
    )
