"""Parts of postal addresses: postal codes by country, words of streets and houses, and the province and city that a
Chinese address begins with."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final, Literal

from app.domain.resume import Location
from app.text.places import regions
from app.text.word_tables import alternation, words

POSTAL_CODES: Final = {
    "us": r"\d{5}(?:-\d{4})?",
    "gb": r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}",
    "ie": r"[AC-FHKNPRTV-Y]\d[\dW]\s?[\dAC-FHKNPRTV-Y]{4}",
    "ca": r"[A-Z]\d[A-Z]\s?\d[A-Z]\d",
    "au": r"\d{4}",
}
"""Regular expressions by country (ISO 3166), in capitals; `.lower()` gives them over the normal form. Sources: Royal Mail PAF (letters of
the inward code), An Post (letters of an Eircode), Canada Post, USPS (ZIP+4), Australia Post."""
_STREETS: Final = ("places", "street_words.tsv")
Use = Literal[
    "line", "text", "before", "kind", "filler", "particle", "unit", "small", "numbered", "opening", "ending", "storey", "line-opening", "line-ending",
]  # fmt: skip
"""Uses of a word of an address; the head of the table explains each."""


@lru_cache(maxsize=16)
def address_words(use: Use) -> frozenset[str]:
    """Return the words of addresses with a use."""
    return frozenset(words(*_STREETS, use))


def street_pattern(
    use: Literal["line", "text", "numbered", "opening", "ending", "storey", "line-opening", "line-ending"],
) -> str:
    """Return a regular expression for the words of streets with a use."""
    return alternation(address_words(use))


ABBREVIATIONS: Final = {
    word: group.split()[0]
    for group in (
        "st street str", "int interno interior", "rd road", "ave avenue av avda avenida", "blvd boulevard bd", "dr drive", "ln lane", "ct court", "pl place plaza plac", "sq square",
        "apt apartment app apto appartement", "fl floor flr", "rm room", "blk block", "bldg building", "r rua rue", "c calle", "izq izda izquierda", "dcha derecha",
        "no nr number num", "brgy barangay", "ul ulica", "strasse str", "ter terrace", "cres crescent", "hwy highway", "ste suite", "n north", "s south", "e east", "w west",
    )
    for word in group.split()
}  # fmt: skip
"""A word of an address in the normal form → its shortest abbreviation."""

_CHINESE: Final = re.compile(
    rf"^(?:中国|中國)?(?P<region>{alternation(regions('opens-address'))})?(?P<city>(?:{alternation(regions('municipality'))})(?:市|(?=[\u3400-\u9fff]{{1,6}}[区區县縣]))"
    r"|[^省市区县區縣路街道巷弄号號镇鎮乡鄉村里座栋幢楼室\d\s]{2,12}?(?:市(?![场場民])|自治州|地区|盟))?(?=[\u3400-\u9fff].)"
)
_EASTERN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def with_city(place: Location) -> Location:
    """Return the location with region and city filled in from the start of its Chinese address.

    A generalised address keeps them. The address stays as written; a location with a city or region stays as it is.
    """
    found = _CHINESE.match(place.address) if _EASTERN.search(place.address) else None
    if found is None or place.city or place.region:
        return place
    return replace(place, region=found["region"] or "", city=found["city"] or "")


_STREET_NAME: Final = re.compile(
    r"(?i)[^\W\d_] (?:street|road|rd|avenue|ave|lane|drive|boulevard|blvd)\b\.?(?=\s*(?:,|\d|$))|(?<![-\s])(?:strasse|straße|gasse)\b"
    r"|^(?:rue|calle|rua|via|ulica|ul\.) |[\u4e00-\u9fff][路街巷弄](?:\d|$)|\d\s?[号號]"
)


def names_street(text: str) -> bool:
    """Return True if a short text is named like a street, also without a number.

    >>> names_street("Harbour Road, Leith"), names_street("解放街12号"), names_street("Chester-le-Street")
    (True, True, False)
    """
    return bool(_STREET_NAME.search(text))
