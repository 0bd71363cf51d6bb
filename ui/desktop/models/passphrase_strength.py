"""Estimates how hard a passphrase is to guess. A rough lower bound, shown in words; never a promise."""

from __future__ import annotations

import math
from typing import Final

_COMMON: Final = (
    "password",
    "passw0rd",
    "qwerty",
    "abc",
    "123",
    "111",
    "000",
    "woaini",
    "iloveyou",
    "admin",
    "letmein",
    "5201314",
)


def bits(passphrase: str) -> float:
    """Estimate the bits: repeated, consecutive characters and those of common words count little."""
    lowered = passphrase.lower()
    for word in _COMMON:
        lowered = lowered.replace(word, word[:1])
    useful = 0.0
    for index, char in enumerate(lowered):
        step = ord(char) - ord(lowered[index - 1]) if index else 9
        useful += 0.25 if step in (-1, 0, 1) else 1.0
    return useful * math.log2(max(_pool(passphrase), 2))


def _pool(passphrase: str) -> int:
    pool = 0
    pool += 26 if any(char.isascii() and char.islower() for char in passphrase) else 0
    pool += 26 if any(char.isascii() and char.isupper() for char in passphrase) else 0
    pool += 10 if any(char.isdigit() for char in passphrase) else 0
    pool += 20 if any(char.isascii() and not char.isalnum() for char in passphrase) else 0
    pool += 1500 if any(ord(char) > 0x2E80 for char in passphrase) else 0
    return min(pool, 1500)


def level(passphrase: str) -> int:
    """0 nothing, 1 weak, 2 fair, 3 strong."""
    if not passphrase:
        return 0
    found = bits(passphrase)
    return 1 if found < 45 else 2 if found < 65 else 3
