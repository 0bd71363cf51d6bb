"""UK Companies House, with the person's own key. Never asks for officers or owners: those are private persons.

A search hit may have matched by a former name (`snippet`), so the first hit is never taken for the firm.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from checkers.online.ask import Answer, NotAnswered, Request, request_to
from checkers.online.base import Entry, Query, not_answered_by_status
from checkers.online.register import CompanyRegister, Row, row_of, rows_of, text_of

_PREFIXES = (
    "SC NI OC SO NC R0 FC SF NF GE GS GN LP SL NL IP SP NP RS SR IC SI NA NZ ES PC RC SA CE CS OE AC NR ZC BR"
).split()
_NUMBER = re.compile(rf"\d{{5,8}}|(?:{'|'.join(_PREFIXES)})[0-9A-Z]{{6}}")
_ACTIVE_STATUSES = frozenset({"active", "open", "registered"})


class CompaniesHouse(CompanyRegister):
    """Look-up by company number or name."""

    code = "companies-house"
    default_base = "https://api.company-information.service.gov.uk"
    needs_key = True

    def number_of(self, text: str) -> str:
        """Return a company number, padded to eight characters, or ""; there is no check digit."""
        compact = re.sub(r"[\s-]", "", text).upper()
        return compact.rjust(8, "0") if _NUMBER.fullmatch(compact) else ""

    def preview(self, query: Query) -> Request:
        """Build one request to Companies House; the key goes into a header."""
        self.fit(query)
        if query.number:
            leaves = self.number_of(query.number)
            url = f"{self.base}/company/{leaves}"
        else:
            leaves = query.name.strip()
            url = f"{self.base}/search/companies?q={quote(leaves, safe='')}&items_per_page=20"
        return request_to(self.code, url, (leaves,), pause=self.pause(), key_header=True)

    def entries(self, query: Query, answer: Answer) -> tuple[Entry, ...]:
        """Parse the company, or the hits of a search; the HTTP status alone says "no such number"."""
        if answer.status == 401:
            raise NotAnswered("key-refused")
        if answer.status == 404 and query.number:
            return ()
        not_answered_by_status(answer.status)
        body = row_of(answer.json())
        if query.number:
            return (_company(body),)
        return tuple(_hit(row) for row in rows_of(body["items"]) if text_of(row, "title"))


def _company(row: Row) -> Entry:
    detail = text_of(row, "company_status_detail")
    status = text_of(row, "company_status")
    return Entry(
        name=text_of(row, "company_name"),
        number=text_of(row, "company_number"),
        status=" / ".join(part for part in (status, detail) if part),
        active=(status in _ACTIVE_STATUSES and detail != "active-proposal-to-strike-off") if status else None,
        former_names=tuple(text_of(one, "name") for one in rows_of(row.get("previous_company_names") or [])),
        remarks=tuple(_remarks(row)),
        since=text_of(row, "date_of_creation"),
    )


def _remarks(row: Row) -> list[str]:
    """Return the register's reservations about the company, in its own terms."""
    flags = ("registered_office_is_in_dispute", "undeliverable_registered_office_address", "has_insolvency_history")
    found = [flag.replace("_", " ") for flag in flags if row.get(flag) is True]
    for part in ("accounts", "confirmation_statement"):
        value = row.get(part)
        if isinstance(value, dict) and value.get("overdue") is True:
            found.append(f"{part.replace('_', ' ')} overdue")
    return found


def _hit(row: Row) -> Entry:
    status, former = text_of(row, "company_status"), text_of(row, "snippet")
    return Entry(
        name=text_of(row, "title"),
        number=text_of(row, "company_number"),
        status=status,
        active=status in _ACTIVE_STATUSES if status else None,
        former_names=(former,) if former else (),
        since=text_of(row, "date_of_creation"),
    )
