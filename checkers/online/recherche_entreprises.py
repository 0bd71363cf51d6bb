"""France's Recherche d'entreprises, Licence Ouverte 2.0. Never reads `dirigeants`: those are private persons."""

from __future__ import annotations

import re
from urllib.parse import quote

from stdnum.fr import siren, siret

from checkers.online.ask import Answer, NotAnswered, Request, request_to
from checkers.online.base import Entry, Query, not_answered_by_status
from checkers.online.register import CompanyRegister, Row, row_of, rows_of, text_of


class RechercheEntreprises(CompanyRegister):
    """Look-up by SIREN (or the SIREN in a SIRET) or name."""

    code = "recherche-entreprises"
    default_base = "https://recherche-entreprises.api.gouv.fr"

    def number_of(self, text: str) -> str:
        """Return a SIREN with a right check digit, or ""; of a SIRET its first nine digits."""
        compact = re.sub(r"[\s.\-]", "", text)
        if siret.is_valid(compact):
            return compact[:9]
        return compact if siren.is_valid(compact) else ""

    def preview(self, query: Query) -> Request:
        """Build one request to the French state's service."""
        self.fit(query)
        leaves = self.number_of(query.number) if query.number else query.name.strip()
        url = f"{self.base}/search?q={quote(leaves, safe='')}&page=1&per_page=20"
        return request_to(self.code, url, (leaves,), pause=self.pause())

    def entries(self, query: Query, answer: Answer) -> tuple[Entry, ...]:
        """Parse the hits."""
        not_answered_by_status(answer.status)
        body = row_of(answer.json())
        if "erreur" in body:
            raise NotAnswered("down")
        return tuple(_entry(row) for row in rows_of(body["results"]))


def _entry(row: Row) -> Entry:
    state = text_of(row, "etat_administratif")
    hidden = text_of(row, "statut_diffusion") in ("P", "N")
    name = text_of(row, "nom_raison_sociale") or text_of(row, "nom_complet")
    others = (text_of(row, "nom_complet"), text_of(row, "sigle"))
    return Entry(
        name="" if hidden else name,
        number=text_of(row, "siren"),
        status={"A": "A (active)", "C": "C (cessée)"}.get(state, state),
        active={"A": True, "C": False}.get(state),
        other_names=() if hidden else tuple(other for other in others if other),
        since=text_of(row, "date_creation"),
    )
