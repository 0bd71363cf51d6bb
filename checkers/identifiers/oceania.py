"""Australia and New Zealand: ABN, ACN, NZBN (a GTIN-13 that begins with 9429). python-stdnum."""

from __future__ import annotations

from stdnum import ean
from stdnum.au import abn, acn

from checkers.identifiers.base import Family, Reading, State, labelled, stdnum_reader


def read_nzbn(text: str) -> Reading:
    """Validate an NZBN: thirteen digits 9429…, EAN check digit."""
    plain = "".join(text.split())
    fits = plain.startswith("9429") and ean.is_valid(plain)
    return Reading(plain, State.WELL_FORMED if fits else State.INVALID)


ABN = Family("au-abn", "AU", {"en": "Australian ABN", "zh": "澳大利亚 ABN"}, "ABN Lookup",
             labelled(r"ABN", r"\d{2}\s?\d{3}\s?\d{3}\s?\d{3}"), stdnum_reader(abn))  # fmt: skip
ACN = Family("au-acn", "AU", {"en": "Australian ACN", "zh": "澳大利亚 ACN"}, "ASIC",
             labelled(r"ACN", r"\d{3}\s?\d{3}\s?\d{3}"), stdnum_reader(acn))  # fmt: skip
NZBN = Family("nz-nzbn", "NZ", {"en": "New Zealand NZBN", "zh": "新西兰 NZBN"}, "NZBN register",
              labelled(r"NZBN", r"\d{13}"), read_nzbn)  # fmt: skip
