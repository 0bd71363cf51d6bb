"""Evidence of a copy's visible reference and alias address in an outside text. Reads the text only.

Phone numbers and names are never varied; a stripped alias says nothing at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

import numpy as np

from app.domain.copies import REFERENCE_ALPHABET
from app.marks.aliases import TOKEN_ALPHABET, TOKEN_LENGTH
from app.marks.likelihood_factors import Bytes, TokenFactor
from app.marks.reference import FREE_SYMBOLS, reference_candidates

UNREADABLE: Final = 255
_MAX_CANDIDATES: Final = 24
_LOCAL: Final = re.compile(r"([a-z0-9]+)$")
_LINK: Final = re.compile(r"[?&=/#.-]([a-z0-9]{10})(?![a-z0-9])")


def symbols(text: str, alphabet: str, length: int) -> list[int]:
    """Return `text` as symbol numbers, 255 for symbols outside the alphabet; all 255 if it is empty."""
    if not text:
        return [UNREADABLE] * length
    return [index if (index := alphabet.find(ch)) >= 0 else UNREADABLE for ch in text]


def token_row(token: str) -> list[int]:
    """Return an alias token as symbol numbers."""
    return symbols(token, TOKEN_ALPHABET, TOKEN_LENGTH)


def reference_row(reference: str) -> list[int]:
    """Return a reference's seven free symbols as numbers."""
    return symbols(reference.replace("-", "")[:FREE_SYMBOLS], REFERENCE_ALPHABET, FREE_SYMBOLS)


def reference_factor(untrusted_text: str) -> TokenFactor | None:
    """Return the factor of the references printed in a text, or None without any."""
    rows = [reference_row(body) for body in reference_candidates(untrusted_text)]
    return TokenFactor(np.asarray(rows, dtype=np.uint8), len(REFERENCE_ALPHABET)) if rows else None


def alias_factor(untrusted_text: str) -> TokenFactor | None:
    """Return the factor of the e-mail aliases and links in a text, or None without any candidate."""
    found = dict.fromkeys(tuple(token_row(text)) for text in alias_tokens(untrusted_text))
    rows = [row for row in found if sum(symbol != UNREADABLE for symbol in row) >= TOKEN_LENGTH - 3]
    return TokenFactor(_array(rows[:_MAX_CANDIDATES]), len(TOKEN_ALPHABET)) if rows else None


def _array(rows: Sequence[Sequence[int]]) -> Bytes:
    return np.asarray(rows, dtype=np.uint8)


def alias_tokens(untrusted_text: str) -> list[str]:
    """Return what may be alias tokens of addresses and links in a text, lower case; `?` stands for a lost symbol."""
    text = unicodedata.normalize("NFKC", untrusted_text).lower()
    found: list[str] = []
    for match in re.finditer(r"\s*@", text):
        before = text[max(0, match.start() - 40) : match.start()]
        run = _LOCAL.search(before)
        found += _of_run(run[1]) if run else []
        joined = re.sub(r"[\s\u200b-\u200d\ufeff]+", "", before)
        if joined != before and (run := _LOCAL.search(joined)) and len(run[1]) >= TOKEN_LENGTH:
            found.append(run[1][-TOKEN_LENGTH:])
    found += [match[1] for match in _LINK.finditer(text)]
    return found


def _of_run(run: str) -> list[str]:
    """Return the ten-symbol readings of a local part: as it is, or with one symbol lost or added."""
    if len(run) == TOKEN_LENGTH:
        return [run]
    if len(run) == TOKEN_LENGTH - 1:
        return [f"{run[:place]}?{run[place:]}" for place in range(TOKEN_LENGTH)]
    if len(run) == TOKEN_LENGTH + 1:
        return [run[:place] + run[place + 1 :] for place in range(len(run))]
    return []
