"""EU VIES: validity and holder of a VAT number. REST service, answers errors with HTTP 200.

Only "invalid" and INVALID_INPUT say anything about the number; every other error is a busy or closed service. `---`
means that the state does not disclose the holder, which is no sign against anybody.
"""

from __future__ import annotations

import json
import re

from checkers.online.ask import Answer, NotAnswered, Request, request_to
from checkers.online.base import Entry, Query, not_answered_by_status
from checkers.online.register import CompanyRegister, FormatInvalid, Row, row_of, rows_of, text_of

_STATES = "AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI".split()
_NUMBER = re.compile(rf"(?P<state>{'|'.join(_STATES)})(?P<rest>[0-9A-Z+*]{{2,12}})")
_WITHHELD = "---"
_BUSY = re.compile(r"MAX_CONCURRENT|_BLOCKED")


class Vies(CompanyRegister):
    """Look-up by VAT number with its state prefix."""

    code = "vies"
    default_base = "https://ec.europa.eu/taxation_customs/vies/rest-api"
    by_name = False

    def number_of(self, text: str) -> str:
        """Return a VAT number of a member state or Northern Ireland (XI), prefix included, or ""; Greece is EL."""
        compact = re.sub(r"[\s.\-]", "", text).upper()
        compact = "EL" + compact[2:] if compact.startswith("GR") else compact
        match = _NUMBER.fullmatch(compact)
        return compact if match and any(char.isdigit() for char in match["rest"]) else ""

    def preview(self, query: Query) -> Request:
        """Build one request to the European Commission, which asks the member state."""
        self.fit(query)
        number = self.number_of(query.number)
        url = f"{self.base}/ms/{number[:2]}/vat/{number[2:].replace('+', '%2B')}"
        return request_to(self.code, url, (number,), pause=self.pause())

    def entries(self, query: Query, answer: Answer) -> tuple[Entry, ...]:
        """Parse the holder. The body decides, whatever the HTTP status."""
        body = _body(answer)
        code = _error(body)
        if code == "INVALID_INPUT":
            raise FormatInvalid
        if code:
            raise NotAnswered("limited" if _BUSY.search(code) else "down")
        not_answered_by_status(answer.status)
        valid = body["valid"] if "valid" in body else body["isValid"]
        if not isinstance(valid, bool):
            raise NotAnswered("unreadable")
        name = text_of(body, "name", _WITHHELD)
        return (Entry(name, self.number_of(query.number), "valid", True),) if valid else ()


def _body(answer: Answer) -> Row:
    try:
        return row_of(json.loads(answer.text))
    except (ValueError, TypeError, RecursionError):
        not_answered_by_status(answer.status)
        raise NotAnswered("unreadable") from None


def _error(body: Row) -> str:
    """Return the error code of a body: of the wrapper (POST and GET), or of `userError` (GET)."""
    if body.get("actionSucceed") is False or "errorWrappers" in body:
        wrappers = rows_of(body.get("errorWrappers") or [])
        return text_of(wrappers[0], "error") if wrappers else "SERVICE_UNAVAILABLE"
    code = text_of(body, "userError")
    return "" if code in ("", "VALID", "INVALID") else code
