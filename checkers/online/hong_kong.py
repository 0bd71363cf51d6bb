"""Hong Kong Companies Registry, data.gov.hk terms. Live local companies, by number or by the beginning of the name.

"No hit" is HTTP 400 with a message of its own; any other 400 is a fault of the question. A missing Chinese name is the
word `NULL`; English names may be turned round (`… LIMITED -THE-`); guarantee companies carry a dummy number.
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from urllib.parse import quote

from checkers.online.ask import Answer, NotAnswered, Request, request_to
from checkers.online.base import Entry, Query, not_answered_by_status
from checkers.online.register import CompanyRegister, Row, row_of, rows_of, text_of

_NUMBER = re.compile(r"\d{8}|C\d{7}")
_MOVED_ARTICLE = re.compile(r"^(?P<name>.+?)\s*-(?P<article>THE|A)-$", re.IGNORECASE)


class HongKong(CompanyRegister):
    """Look-up by business registration number or name."""

    code = "hong-kong"
    default_base = "https://data.cr.gov.hk/cr/api/api/v1/api_builder/json/local"

    def number_of(self, text: str) -> str:
        """Return eight digits (the unique business identifier), or ""; a branch suffix is dropped.

        There is no public check-digit rule.
        """
        compact = re.sub(r"\s", "", text).upper()
        compact = compact[:8] if re.fullmatch(r"\d{8}-\d{3}(?:-.*)?", compact) else compact
        return compact if _NUMBER.fullmatch(compact) else ""

    def preview(self, query: Query) -> Request:
        """Build one request to the Companies Registry."""
        self.fit(query)
        leaves = self.number_of(query.number) if query.number else query.name.strip()
        key, how = ("Brn", "equal") if query.number else ("Comp_name", "begins_with")
        parts = (("key1", key), ("key2", how), ("key3", leaves))
        text = "&".join(f"query%5B0%5D%5B{name}%5D={quote(value, safe='')}" for name, value in parts)
        return request_to(self.code, f"{self.base}/search?{text}&format=json", (leaves,), pause=self.pause())

    def entries(self, query: Query, answer: Answer) -> tuple[Entry, ...]:
        """Parse the companies, at most 100."""
        if answer.status == 400:
            if _message(answer).startswith("no result"):
                return ()
            raise NotAnswered("unreadable")
        not_answered_by_status(answer.status)
        return tuple(_entry(row) for row in rows_of(answer.json()))


def _message(answer: Answer) -> str:
    try:
        return text_of(row_of(json.loads(answer.text)), "message").lower()
    except (ValueError, TypeError, RecursionError):
        return ""


def _entry(row: Row) -> Entry:
    english, chinese = text_of(row, "English_Company_Name", "NULL"), text_of(row, "Chinese_Company_Name", "NULL")
    turned = _MOVED_ARTICLE.match(english)
    english = f"{turned['article']} {turned['name']}" if turned else english
    return Entry(
        name=english or chinese,
        number=text_of(row, "Brn"),
        status=text_of(row, "Company_Type", "NULL"),
        active=True,
        other_names=(chinese,) if english and chinese else (),
        since=_day(text_of(row, "Date_of_Incorporation", "NULL")),
    )


def _day(text: str) -> str:
    """Return `dd-mm-YYYY` as YYYY-MM-DD, "" when it is none."""
    try:
        return datetime.strptime(text, "%d-%m-%Y").date().isoformat()
    except ValueError:
        return ""
