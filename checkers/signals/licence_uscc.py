"""The 18-character Chinese unified social credit code: check characters, department, kind, region. GB 32100-2015.

A wrong check character means that the code is not a code at all; a wrong inner organisation code or an odd department
is only unusual.
"""

from __future__ import annotations

from dataclasses import dataclass

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_KINDS = {
    "1": "1239", "2": "1", "3": "1234590", "4": "1", "5": "1239", "6": "129", "7": "129",
    "8": "19", "9": "1239", "A": "19", "N": "1239", "Y": "1",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Uscc:
    """The parts of a code.

    `valid`: both length and last check character fit; `usual`: inner organisation code, department and kind fit;
    department and kind characters, region code (GB/T 2260).
    """

    code: str
    valid: bool
    usual: bool
    department: str
    kind: str
    region: str


def read(code: str) -> Uscc:
    """Read a code; blanks and hyphens are ignored, letters may be lower case."""
    plain = code.replace(" ", "").replace("-", "").upper()
    if len(plain) != 18 or any(char not in ALPHABET for char in plain):
        return Uscc(plain, False, False, "", "", "")
    total = sum(weight * ALPHABET.index(char) for weight, char in zip(_WEIGHTS, plain, strict=False))
    valid = ALPHABET[(31 - total % 31) % 31] == plain[17]
    usual = plain[16] == _org_check(plain[8:16]) and plain[1] in _KINDS.get(plain[0], "")
    return Uscc(plain, valid, usual and plain[2:8].isdigit(), plain[0], plain[1], plain[2:8])


def _org_check(eight: str) -> str:
    """Return the check character of an organisation code (GB 11714)."""
    rest = 11 - sum(weight * int(char, 36) for weight, char in zip(_ORG_WEIGHTS, eight, strict=True)) % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))
