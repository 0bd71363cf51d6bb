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
_NATIONAL: Final = 9
"""Last digits that are compared: with or without a country code or trunk zero, the number is the same."""


def known_contacts(untrusted_text: str, issued: Sequence[IssuedVersion]) -> frozenset[str]:
    """Ids of the copies that showed any phone number or e-mail address found in the text."""
    text = unicodedata.normalize("NFKC", untrusted_text).casefold()
    squeezed = re.sub(r"\s+", "", text)
    numbers = re.findall(rf"\d{{{_MIN_DIGITS},}}", re.sub(r"(?<=\d)[\s().-]+(?=\d)", "", text))
    values = {value for version in issued for copy in version.copies for value in copy.disclosed}
    shown = frozenset(value for value in values if _shown(value, squeezed, numbers))
    if not shown:
        return frozenset()
    return frozenset(
        copy.copy_id for version in issued for copy in version.copies if not shown.isdisjoint(copy.disclosed)
    )


def _shown(value: str, squeezed: str, numbers: Sequence[str]) -> bool:
    folded = unicodedata.normalize("NFKC", value).casefold()
    if "@" in folded:
        return re.sub(r"\s+", "", folded) in squeezed
    number = re.sub(r"\D", "", folded)
    return len(number) >= _MIN_DIGITS and any(number[-_NATIONAL:] in shown for shown in numbers)
