"""Addresses of the British Isles and Canada in their parts: the county or the province follows the town.

The counties are a closed list (`regions.tsv`). A county that is named like its town (Durham, Antrim, Cork) counts
only as `Co. Durham`.
"""

from __future__ import annotations

import re
from typing import Final

from app.domain.resume import Location
from app.ingest.layout.rows import value
from app.text.places import regions
from app.text.postal_addresses import POSTAL_CODES
from app.text.word_tables import alternation

_SPOKEN_COUNTY: Final = rf"(?i:co\.?|county|contae)\s+(?i:{alternation(regions('said'))})"
_COUNTY: Final = re.compile(_SPOKEN_COUNTY)
_CODE: Final = rf"(?P<zip>{POSTAL_CODES['gb']}|{POSTAL_CODES['ie']})"
_TOWN: Final = r"(?P<city>[A-ZÀ-Þ][^\W\d_][A-Za-zÀ-ÿ.'’ \-]{0,30}?)"
_ISLES: Final = re.compile(
    rf"^(?P<street>.*\d.*?),\s*{_TOWN}(?:,\s*|\s+(?=(?i:co\.?|county)\s))(?P<region>[A-Z][A-Za-z.& \-]{{2,30}}?)(?:,?\s+{_CODE}(?:,?\s+(?P<country>UK|GB))?)?\.?$"
)
_CANADA: Final = re.compile(
    rf"^(?P<street>.*\d.*?),\s*{_TOWN},?\s+(?P<region>{alternation(regions('state', 'ca'))}),?\s+(?P<zip>{POSTAL_CODES['ca']})(?:,?\s*Canada)?$"
)
_TOWN_AND_COUNTY: Final = re.compile(rf"^{_TOWN},\s*(?P<region>{_SPOKEN_COUNTY})$")
_LONGEST: Final = 140


def in_county(words: str) -> Location | None:
    """Return an address in its parts if its last part before the postal code is a county or a Canadian province, else
    None.

    `14 Cathedral Close, Wells, Somerset BA5 2UE`, `Mallow, Co. Cork`.
    """
    if len(words) > _LONGEST:
        return None
    match = _ISLES.match(words)
    match = match if match and is_county(match["region"]) else _CANADA.match(words)
    if match:
        street, town, region = (value(match[part]) for part in ("street", "city", "region"))
        return Location(street, match["zip"] or "", town, region, match.groupdict().get("country") or "")
    match = _TOWN_AND_COUNTY.match(words)
    return Location("", "", value(match["city"]), match["region"]) if match else None


def is_county(words: str) -> bool:
    """Return True if a text is a county."""
    flat = " ".join(words.split())
    return flat.lower().rstrip(".") in regions("county") or _COUNTY.fullmatch(flat) is not None
