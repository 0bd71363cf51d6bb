"""Taiwan's company register (GCIS open data), OGDL-TW 1.0. "No hit" is HTTP 200 with an empty body.

Dates count years of the Republic (`0890101` = 2000-01-01). Never reads `Responsible_Name`: a private person.
"""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote

from checkers.online.ask import Answer, NotAnswered, Request, request_to
from checkers.online.base import Entry, Query, not_answered_by_status
from checkers.online.register import CompanyRegister, Row, rows_of, text_of

_BY_NUMBER = "5F64D864-61CB-4D0D-8AD9-492047CC1EA6"
_BY_NAME = "6BBA2268-1367-4B42-9CCA-BC17499EBE8C"
_ACTIVE_STATUSES = ("核准設立", "核准登記", "核准報備", "核准認許")


class Taiwan(CompanyRegister):
    """Look-up by 統一編號 or name."""

    code = "taiwan"
    default_base = "https://data.gcis.nat.gov.tw/od/data/api"

    def number_of(self, text: str) -> str:
        """Return eight digits, or ""; the check digit is left to the register, its rule changed in 2023."""
        compact = re.sub(r"\s", "", text)
        return compact if re.fullmatch(r"[0-9]{8}", compact) else ""

    def preview(self, query: Query) -> Request:
        """Build one request to the Ministry of Economic Affairs."""
        self.fit(query)
        if query.number:
            leaves = self.number_of(query.number)
            table, condition = _BY_NUMBER, f"Business_Accounting_NO eq {leaves}"
        else:
            leaves = re.sub(r"\s+", "", query.name)
            table, condition = _BY_NAME, f"Company_Name like {leaves} and Company_Status eq 01"
        url = f"{self.base}/{table}?$format=json&$filter={quote(condition, safe='')}&$skip=0&$top=50"
        return request_to(self.code, url, (leaves,), pause=self.pause())

    def entries(self, query: Query, answer: Answer) -> tuple[Entry, ...]:
        """Parse the companies; a plain sentence (unknown table) is a fault, an empty body is "none"."""
        not_answered_by_status(answer.status)
        if answer.status != 200:
            raise NotAnswered("down")
        return tuple(_entry(row) for row in rows_of(answer.json())) if answer.text.strip() else ()


def _entry(row: Row) -> Entry:
    status = text_of(row, "Company_Status_Desc")
    revoked = text_of(row, "Revoke_App_Date")
    return Entry(
        name=text_of(row, "Company_Name"),
        number=text_of(row, "Business_Accounting_NO"),
        status=status,
        active=(status.startswith(_ACTIVE_STATUSES) and not revoked) if status or revoked else None,
        since=_day(text_of(row, "Company_Setup_Date")),
    )


def _day(text: str) -> str:
    """Return `yyyMMdd` of the Republic as YYYY-MM-DD, "" when it is none."""
    match = re.fullmatch(r"(\d{2,3})(\d{2})(\d{2})", text)
    try:
        return date(int(match[1]) + 1911, int(match[2]), int(match[3])).isoformat() if match else ""
    except ValueError:
        return ""
