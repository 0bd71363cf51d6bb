"""Order of the parts of an address: from the house to the country, or from the country to the house."""

from __future__ import annotations

import re
from typing import Final

from app.domain.resume import Resume

FROM_SMALL: Final = ("address", "city", "region", "postal_code", "country_code")
FROM_LARGE: Final = ("country_code", "region", "city", "address", "postal_code")
"""Attributes of a `Location`."""
LARGE_FIRST: Final = frozenset({"CN", "TW", "HK", "MO", "JP", "KR"})
"""Countries (ISO 3166) whose own script writes the country first."""
_SPOKEN_IN: Final = (("zh-Hant", "TW"), ("zh", "CN"), ("ja", "JP"), ("ko", "KR"))
_EASTERN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def country_of(resume: Resume) -> str:
    """Return the person's country (two letters), as stated or else as the résumé's language suggests; or empty."""
    stated = resume.basics.location.country_code.strip().upper()
    return stated or next((code for tag, code in _SPOKEN_IN if resume.language.startswith(tag)), "")


def address_order(resume: Resume) -> tuple[str, ...]:
    """Return the parts of the person's address in the order of its script; where there are none yet, of its country."""
    place = resume.basics.location
    written = f"{place.address}{place.city}{place.region}"
    large_first = bool(_EASTERN.search(written)) if written else country_of(resume) in LARGE_FIRST
    return FROM_LARGE if large_first else FROM_SMALL
