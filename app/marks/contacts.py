"""Exclusion by contact data: which copies ever showed a phone number or address that stands in a text.

Contact data that all copies share can never name one of them; it can only say who had it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from app.marks.attribution import IssuedVersion

_MIN_DIGITS: Final = 7


def known_contacts(untrusted_text: str, issued: Sequence[IssuedVersion]) -> frozenset[str]:
    """Ids of the copies that showed any phone number or e-mail address found in the text."""
    text = unicodedata.normalize("NFKC", untrusted_text).casefold()
    squeezed = re.sub(r"\s+", "", text)
    digits = re.sub(r"[^\d]+", "", re.sub(r"(?<=\d)[\s().-]+(?=\d)", "", text))
    found = set()
    for version in issued:
        for copy in version.copies:
            if any(_shown(value, squeezed, digits) for value in copy.disclosed):
                found.add(copy.copy_id)
    return frozenset(found)


def _shown(value: str, squeezed: str, digits: str) -> bool:
    folded = unicodedata.normalize("NFKC", value).casefold()
    if "@" in folded:
        return re.sub(r"\s+", "", folded) in squeezed
    number = re.sub(r"\D", "", folded)
    return len(number) >= _MIN_DIGITS and number[-11:] in digits
