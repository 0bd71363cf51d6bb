"""The recovery code: 160 random bits as eight groups that a person can copy from paper without silent mistakes.

Each group is four characters of Crockford's base 32 (no I, L, O, U) and one check character over GF(32), which
catches every single wrong character, every swap of neighbours inside a group, and groups in the wrong order. Never
stores or prints anything; the sheet itself is laid out elsewhere.
"""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from app.errors import UserError

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECRET_BYTES: Final = 20
GROUPS: Final = 8
_DATA: Final = 4
_LOOKALIKE: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """Content of the printed sheet: eight `groups` of five characters, the vault's id, and when it was made."""

    groups: tuple[str, ...] = field(repr=False)
    vault_id: str
    created: str

    @property
    def code(self) -> str:
        """The groups joined by dashes, as a person may type them."""
        return "-".join(self.groups)


def new_secret() -> bytes:
    """Return 160 random bits."""
    return secrets.token_bytes(SECRET_BYTES)


def to_groups(secret: bytes) -> tuple[str, ...]:
    """Encode a 20-byte secret as eight groups."""
    if len(secret) != SECRET_BYTES:
        raise ValueError("a recovery secret has 20 bytes")
    number = int.from_bytes(secret, "big")
    digits = [(number >> shift) & 31 for shift in range(SECRET_BYTES * 8 - 5, -1, -5)]
    groups = (digits[start : start + _DATA] for start in range(0, len(digits), _DATA))
    return tuple(
        "".join(ALPHABET[digit] for digit in (*group, _check(group, index))) for index, group in enumerate(groups)
    )


def from_text(untrusted_code: str) -> bytes:
    """Decode a typed code to its secret. Raises UserError `recovery-length`, or `recovery-group` naming the first bad one."""
    text = unicodedata.normalize("NFKC", untrusted_code[:400]).upper().translate(_LOOKALIKE)
    kept = [ch for ch in text if not (ch.isspace() or unicodedata.category(ch) == "Pd" or ch in "._,·")]
    if len(kept) != GROUPS * (_DATA + 1):
        raise UserError("recovery-length", expected=GROUPS * (_DATA + 1), found=len(kept))
    number = 0
    for index in range(GROUPS):
        group = [ALPHABET.find(ch) for ch in kept[index * (_DATA + 1) : (index + 1) * (_DATA + 1)]]
        if -1 in group or _check(group[:_DATA], index) != group[_DATA]:
            raise UserError("recovery-group", group=index + 1)
        for digit in group[:_DATA]:
            number = number << 5 | digit
    return number.to_bytes(SECRET_BYTES, "big")


def _check(digits: list[int], index: int) -> int:
    """Return Σ αⁱ·digitᵢ over GF(32), i = 1…4, offset by the group's index so that swapped groups are noticed."""
    total = index + 1
    for power, digit in enumerate(digits, 1):
        for _ in range(power):
            digit = _times_alpha(digit)
        total ^= digit
    return total


def _times_alpha(value: int) -> int:
    doubled = value << 1
    return doubled ^ 0b100101 if doubled & 32 else doubled
