"""European Union VAT, and company numbers of France, Norway, Switzerland. python-stdnum."""

from __future__ import annotations

import re

from stdnum.ch import uid as ch_uid
from stdnum.eu import vat as eu_vat
from stdnum.fr import siren, siret
from stdnum.no import orgnr

from checkers.identifiers.base import Family, Reading, State, labelled, stdnum_reader


def read_vat(text: str) -> Reading:
    """Validate a VAT number by the member state's own rule; the prefix names the state (`EL` Greece, `XI` Northern Ireland)."""
    plain = re.sub(r"[\s.-]", "", text).upper()
    if eu_vat.is_valid(plain):
        return Reading(eu_vat.compact(plain), State.WELL_FORMED, {"state": plain[:2]})
    return Reading(plain, State.INVALID, {"state": plain[:2]})


_STATES = "AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI"
VAT = Family(
    "eu-vat", "EU", {"en": "EU VAT number", "zh": "欧盟增值税号"}, "VIES",
    re.compile(
        rf"(?:\bVAT\b|ust-?id(?:-?nr)?\.?|umsatzsteuer-?id\w{{0,20}}|\bTVA\b|\bBTW\b|partita iva|\bNIF\b|\bMOMS\b)[\w\s.:#()-]{{0,24}}?"
        rf"(?P<v>(?:{_STATES})[ .-]?(?=[A-Z0-9+*. -]{{0,6}}\d)[A-Z0-9+*](?:[ .-](?=\d)\d|[A-Z0-9+*]){{6,11}})(?![0-9A-Za-z])",
        re.IGNORECASE,
    ),
    read_vat,
)  # fmt: skip
SIREN = Family("fr-siren", "FR", {"en": "French SIREN", "zh": "法国 SIREN 号"}, "recherche-entreprises.api.gouv.fr",
               labelled(r"SIREN|RCS(?:\s[A-Z][a-z]{2,20}){0,2}(?:\s[AB])?", r"\d{3}\s?\d{3}\s?\d{3}"), stdnum_reader(siren))  # fmt: skip
SIRET = Family("fr-siret", "FR", {"en": "French SIRET", "zh": "法国 SIRET 号"}, "recherche-entreprises.api.gouv.fr",
               labelled(r"SIRET", r"\d{3}\s?\d{3}\s?\d{3}\s?\d{5}"), stdnum_reader(siret))  # fmt: skip
NORWAY = Family("no-orgnr", "NO", {"en": "Norwegian organisation number", "zh": "挪威组织编号"}, "Brønnøysundregistrene",
                labelled(r"org\.?\s?(?:nr|no|nummer)\.?|organisasjonsnummer", r"\d{3}\s?\d{3}\s?\d{3}"), stdnum_reader(orgnr))  # fmt: skip
SWISS = Family("ch-uid", "CH", {"en": "Swiss UID", "zh": "瑞士 UID 号"}, "Zefix",
               re.compile(r"(?P<v>CHE-?\s?\d{3}\.?\d{3}\.?\d{3})(?!\d)"), stdnum_reader(ch_uid))  # fmt: skip
