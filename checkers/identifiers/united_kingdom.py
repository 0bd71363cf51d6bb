"""United Kingdom: company number (no check digit), VAT number. Companies House number prefixes; python-stdnum `gb.vat`."""

from __future__ import annotations

import re

from stdnum.gb import vat

from checkers.identifiers.base import Family, Reading, State, recognised, stdnum_reader

_PREFIXES = {
    "SC": "Scotland", "SO": "Scotland", "SL": "Scotland", "NI": "Northern Ireland", "NC": "Northern Ireland", "NL": "Northern Ireland",
    "R0": "Northern Ireland", "OC": "limited liability partnership", "LP": "limited partnership", "FC": "overseas company", "SF": "overseas company",
    "NF": "overseas company", "CE": "charity", "CS": "charity",
}  # fmt: skip
_NUMBER = re.compile(
    r"\d{1,8}|(?:SC|NI|OC|SO|NC|R0|FC|SF|NF|GE|GS|GN|LP|SL|NL|IP|SP|NP|RS|SR|IC|SI|NA|NZ|ES|PC|RC|SA|CE|CS|OE|AC|NR|ZC)[0-9A-Z]{6}"
)


def read_crn(text: str) -> Reading:
    """Validate a company number: eight digits (left-padded), or a known prefix and six characters."""
    plain = "".join(text.split()).upper()
    if not _NUMBER.fullmatch(plain):
        return Reading(plain, State.INVALID)
    number = plain.zfill(8) if plain.isdigit() else plain
    return recognised(number, kind=_PREFIXES.get(number[:2], "England and Wales" if number.isdigit() else ""))


CRN = Family(
    "gb-crn", "GB", {"en": "UK company number", "zh": "英国公司注册号"}, "Companies House",
    re.compile(
        r"(?:\bcompany (?:reg(?:istration|istered)?\.? )?(?:number|no\b\.?)|companies house (?:reg\.? )?(?:number|no\b\.?)|\bCRN|"
        r"registered in (?:england|scotland|wales|northern ireland)(?: (?:and|&) wales)?[\s,(:]{0,4}(?:under )?(?:company )?(?:with )?(?:number|no\b\.?|company number)?)"
        r"[\s:#.(]{0,4}(?P<v>\d{6,8}|[A-Z][A-Z0-9]\d{6})(?![0-9A-Za-z])",
        re.IGNORECASE,
    ),
    read_crn,
)  # fmt: skip
VAT = Family(
    "gb-vat", "GB", {"en": "UK VAT number", "zh": "英国增值税号"}, "HMRC",
    re.compile(r"\bVAT[\w\s.:#()]{0,24}?(?P<v>GB\s?\d{3}\s?\d{4}\s?\d{2}(?:\s?\d{3})?)(?![0-9A-Za-z])", re.IGNORECASE),
    stdnum_reader(vat),
)  # fmt: skip
