"""Norway's Brønnøysund register (Enhetsregisteret), NLOD 2.0. An empty search has no `_embedded` at all."""

from __future__ import annotations

import re
from urllib.parse import quote

from stdnum.no import orgnr

from checkers.online.ask import Answer, Request, request_to
from checkers.online.base import Entry, Query, not_answered_by_status
from checkers.online.register import CompanyRegister, Row, row_of, rows_of, text_of

_ENDING = {
    "konkurs": "konkurs (bankrupt)",
    "underAvvikling": "under avvikling (winding up)",
    "underTvangsavviklingEllerTvangsopplosning": "tvangsavvikling (compulsory liquidation)",
}


class Brreg(CompanyRegister):
    """Look-up by organisation number or name."""

    code = "brreg"
    default_base = "https://data.brreg.no/enhetsregisteret/api"

    def number_of(self, text: str) -> str:
        """Return an organisasjonsnummer with a right check digit, or ""; `NO` and `MVA` around it are dropped."""
        compact = re.sub(r"[\s.\-]", "", text).upper().removeprefix("NO").removesuffix("MVA")
        return compact if orgnr.is_valid(compact) else ""

    def preview(self, query: Query) -> Request:
        """Build one request to Brønnøysund."""
        self.fit(query)
        leaves = self.number_of(query.number) if query.number else query.name.strip()
        path = f"enheter/{leaves}" if query.number else f"enheter?navn={quote(leaves, safe='')}&size=20"
        return request_to(self.code, f"{self.base}/{path}", (leaves,), pause=self.pause())

    def entries(self, query: Query, answer: Answer) -> tuple[Entry, ...]:
        """Parse the organisation or the hits; 404 = no such number, 410 = removed from the register."""
        if answer.status == 410 and query.number:
            return (Entry(query.name, self.number_of(query.number), "fjernet (removed, 410)", False),)
        if answer.status == 404 and query.number:
            return ()
        not_answered_by_status(answer.status)
        body = row_of(answer.json())
        if query.number:
            return (_entry(body),)
        return tuple(_entry(row) for row in rows_of(row_of(body.get("_embedded") or {}).get("enheter") or []))


def _entry(row: Row) -> Entry:
    deleted = text_of(row, "slettedato")
    ending = [word for key, word in _ENDING.items() if row.get(key) is True]
    ending += [f"slettet {deleted} (deleted)"] if deleted else []
    return Entry(
        name=text_of(row, "navn"),
        number=text_of(row, "organisasjonsnummer"),
        status="; ".join(ending) or "registrert",
        active=not ending,
        since=text_of(row, "stiftelsesdato") or text_of(row, "registreringsdatoEnhetsregisteret"),
    )
