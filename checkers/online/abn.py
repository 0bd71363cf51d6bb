"""Australia's ABN Lookup, with the person's own GUID. Answers JSONP with HTTP 200 even for errors (`Message`)."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

from stdnum.au import abn

from checkers.online.ask import KEY_MARK, Answer, NotAnswered, Request, request_to
from checkers.online.base import Entry, Query, not_answered_by_status
from checkers.online.register import CompanyRegister, FormatInvalid, Row, row_of, rows_of, text_of

_JSONP = re.compile(r"\s*callback\s*\((?P<json>.*)\)\s*;?\s*", re.DOTALL)


class AbnLookup(CompanyRegister):
    """Look-up by ABN or name."""

    code = "abn"
    default_base = "https://abr.business.gov.au/json"
    needs_key = True

    def number_of(self, text: str) -> str:
        """Return an ABN with right check digits, or ""."""
        compact = re.sub(r"\s", "", text)
        return compact if abn.is_valid(compact) else ""

    def preview(self, query: Query) -> Request:
        """Build one request to the Australian Business Register; the GUID goes into the address."""
        self.fit(query)
        leaves = self.number_of(query.number) if query.number else query.name.strip()
        page = "AbnDetails.aspx?abn=" if query.number else "MatchingNames.aspx?maxResults=20&name="
        url = f"{self.base}/{page}{quote(leaves, safe='')}&callback=callback&guid={KEY_MARK}"
        return request_to(self.code, url, (leaves,), pause=self.pause(), accept="application/javascript")

    def entries(self, query: Query, answer: Answer) -> tuple[Entry, ...]:
        """Parse the holder or the hits; a `Message` is an error."""
        not_answered_by_status(answer.status)
        match = _JSONP.fullmatch(answer.text)
        try:
            body = row_of(json.loads(match["json"] if match else answer.text))
        except (ValueError, RecursionError):
            raise NotAnswered("unreadable") from None
        if message := text_of(body, "Message"):
            _refuse(message)
        if query.number:
            return (_holder(body),) if text_of(body, "Abn") else ()
        return tuple(_hit(row) for row in rows_of(body["Names"]))


def _refuse(message: str) -> None:
    """Raise what an error message means."""
    lower = message.lower()
    if "guid" in lower:
        raise NotAnswered("key-refused")
    if "not a valid abn" in lower:
        raise FormatInvalid
    if "no records" not in lower and "no match" not in lower:
        raise NotAnswered("down")


def _hit(row: Row) -> Entry:
    """Parse a hit of a name search, which does not say if the number is still active."""
    stale = () if row.get("IsCurrent") is True else ("the name is not current",)
    return Entry(text_of(row, "Name"), text_of(row, "Abn"), text_of(row, "NameType"), None, remarks=stale)


def _holder(row: Row) -> Entry:
    status = text_of(row, "AbnStatus")
    trading = row.get("BusinessName")
    return Entry(
        name=text_of(row, "EntityName"),
        number=text_of(row, "Abn"),
        status=status,
        active=status.lower() == "active" if status else None,
        other_names=tuple(str(name) for name in trading) if isinstance(trading, list) else (),
        since=text_of(row, "AbnStatusEffectiveFrom") if status.lower() == "active" else "",
    )
