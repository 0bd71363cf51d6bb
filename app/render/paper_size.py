"""Paper size of a résumé (A4 or Letter), by its language tag."""

from __future__ import annotations

from typing import Final

_LETTER_COUNTRIES: Final = ("-US", "-CA", "-MX", "-PH", "-CL", "-CO")


def uses_letter(language: str) -> bool:
    """Return True if a BCP 47 tag names a country that prints on US letter; everyone else gets A4."""
    return language.upper().endswith(_LETTER_COUNTRIES)
