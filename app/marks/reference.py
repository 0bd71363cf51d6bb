"""Visible reference of a copy, `R7K4-Q2MD`: seven keyed symbols and a check character; and finding one in outside text."""

from __future__ import annotations

import hashlib
import hmac
import math
import re
import unicodedata
from typing import Final

from app.domain.copies import REFERENCE_ALPHABET

_BASE: Final = len(REFERENCE_ALPHABET)
FREE_SYMBOLS: Final = 7
REFERENCE_BITS: Final = FREE_SYMBOLS * math.log2(_BASE)
_SHAPE: Final = re.compile(r"(?<![A-Za-z0-9])([A-Za-z0-9]{4})\s?-\s?([A-Za-z0-9]{4})(?![A-Za-z0-9])")
_LOOKALIKES: Final = str.maketrans({"O": "Q", "0": "Q", "1": "J", "I": "J", "L": "J", "U": "V"})


def make_reference(secret: bytes, copy_id: str) -> str:
    """Return the reference of a copy: uniform over 30^7 by HMAC, the eighth symbol a check character."""
    digest = hmac.new(secret, b"countermark reference 1\0" + copy_id.encode(), hashlib.sha512).digest()
    number = int.from_bytes(digest, "big")
    symbols = []
    for _ in range(FREE_SYMBOLS):
        number, index = divmod(number, _BASE)
        symbols.append(REFERENCE_ALPHABET[index])
    body = "".join(symbols)
    body += check_character(body)
    return f"{body[:4]}-{body[4:]}"


def check_character(body: str) -> str:
    """Return the check character of seven symbols: a weighted sum that catches every single wrong symbol and swap of neighbours whose
    values differ by less than the base (weights 1, 7, 11, … are coprime to 30)."""
    weights = (1, 7, 11, 13, 17, 19, 23)
    total = sum(weight * REFERENCE_ALPHABET.index(symbol) for weight, symbol in zip(weights, body, strict=True))
    return REFERENCE_ALPHABET[total % _BASE]


def is_reference(text: str) -> bool:
    """Return True if `text` is a well-formed reference with the right check character."""
    body = text.replace("-", "").strip().upper()
    if len(body) != FREE_SYMBOLS + 1 or any(symbol not in REFERENCE_ALPHABET for symbol in body):
        return False
    return check_character(body[:-1]) == body[-1]


def reference_candidates(untrusted_text: str) -> tuple[str, ...]:
    """Return eight-symbol strings of the shape `XXXX-XXXX` (look-alikes mapped), at most 16. A wrong check character is let through only
    beside a digit: it may be a misreading, while plain words with a hyphen are not references, nor is a range of years."""
    text = unicodedata.normalize("NFKC", untrusted_text).replace("–", "-").replace("—", "-")
    found: dict[str, None] = {}
    for match in _SHAPE.finditer(text):
        body = (match[1] + match[2]).upper().translate(_LOOKALIKES)
        known = all(symbol in REFERENCE_ALPHABET for symbol in body)
        if (
            known
            and not _is_range_of_years(match[1], match[2])
            and (is_reference(body) or any(symbol.isdigit() for symbol in match[1] + match[2]))
        ):
            found.setdefault(body)
        if len(found) == 16:
            break
    return tuple(found)


def _is_range_of_years(first: str, last: str) -> bool:
    return all(re.fullmatch(r"(?:19|20)\d\d", part) is not None for part in (first, last)) and first <= last


def find_references(untrusted_text: str) -> tuple[str, ...]:
    """Return all valid references in a text, in order, in canonical form."""
    return tuple(f"{body[:4]}-{body[4:]}" for body in reference_candidates(untrusted_text) if is_reference(body))
