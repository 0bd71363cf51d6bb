"""Rules for new passphrases. Existing ones are never refused: whatever opened a vault yesterday opens it for ever
(`app.vault.keys.key_derivation`).

Refused are passphrases that are too short, that hold invisible characters, and that guessers try first. A meter of
strength is no part of it: what such meters praise is guessed as well. Must never log, keep or send a passphrase.
"""

from __future__ import annotations

import functools
import unicodedata
from typing import Final

from app import resources
from app.errors import UserError

MINIMUM: Final = 8
"""Letters that can be seen."""
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_FILLERS: Final = frozenset("\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u2800\u3164\uffa0")
_JOINERS: Final = frozenset("\u200c\u200d\ufe0e\ufe0f")
"""Part of how Persian, Indic scripts and emoji are written; they count for nothing."""
_LONGEST_UNIT: Final = 4
_RUNS: Final = (
    "01234567890123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./",
)


def require_acceptable(passphrase: str) -> str:
    """Return the passphrase if it is acceptable.

    Raises UserError `passphrase-too-short`, `passphrase-invisible` or `passphrase-common`.
    """
    code = rejection_code(passphrase)
    if code == "passphrase-too-short":
        raise UserError(code, minimum=MINIMUM)
    if code:
        raise UserError(code)
    return passphrase


def rejection_code(passphrase: str) -> str:
    """Return the message code why a passphrase is not acceptable; "" when it is."""
    normal = unicodedata.normalize("NFKC", passphrase)
    if any(_is_invisible(char) for char in passphrase + normal if char not in _JOINERS):
        return "passphrase-invisible"
    if sum(char not in _JOINERS for char in normal.strip()) < MINIMUM:
        return "passphrase-too-short"
    return "passphrase-common" if is_common("".join(normal.casefold().split())) else ""


def is_common(folded: str) -> bool:
    """Return True for a passphrase that guessers try first: listed, one short unit repeated, or a keyboard run.

    `folded`: NFKC, case folded, without spaces.
    """
    if folded in _common_passphrases() or any(folded in run or folded in run[::-1] for run in _RUNS):
        return True
    return any((folded[:size] * len(folded))[: len(folded)] == folded for size in range(1, _LONGEST_UNIT + 1))


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) in _UNSEEN or char in _FILLERS


@functools.cache
def _common_passphrases() -> frozenset[str]:
    lines = resources.path("lists", "common_passphrases.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
