"""Issued copies as byte matrices, so that scoring is table look-up. Unreadable assignments count as unknown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from app.domain.copies import REFERENCE_ALPHABET
from app.marks.aliases import TOKEN_ALPHABET, TOKEN_LENGTH, token_in
from app.marks.assignment import bodies_of
from app.marks.carriers import FIXED
from app.marks.reference import FREE_SYMBOLS
from app.marks.reference_and_alias_evidence import UNREADABLE
from app.marks.score import CopyTable
from app.marks.specification import Spec

if TYPE_CHECKING:
    from app.marks.issued_copies import IssuedCopy


def copy_table(spec: Spec, copies: Sequence[IssuedCopy]) -> CopyTable:
    """Build the table of one master version's copies. A copy whose assignment belongs to another specification keeps only its contact
    tokens; carriers it excludes say nothing about it."""
    filler = bytes(index for carrier in spec.carriers for index in range(carrier.width))  # any valid values: masked
    bodies = bodies_of(spec, (copy.assignment for copy in copies))
    joined = b"".join(body if body is not None else filler for body in bodies)
    body = np.frombuffer(joined, dtype=np.uint8).reshape(len(copies), spec.width)
    references = _rows(
        [copy.reference.replace("-", "")[:FREE_SYMBOLS] for copy in copies], REFERENCE_ALPHABET, FREE_SYMBOLS
    )
    aliases = _rows([_token(copy) for copy in copies], TOKEN_ALPHABET, TOKEN_LENGTH)
    blank = {
        "body": np.asarray([body is None for body in bodies]),
        "reference": references[:, 0] == UNREADABLE,
        "alias": aliases[:, 0] == UNREADABLE,
    }
    data = {"body": body, "reference": references, "alias": aliases}
    return CopyTable(len(copies), data, blank, _excluded(spec, copies, body))


def _rows(texts: Sequence[str], alphabet: str, length: int) -> NDArray[np.uint8]:
    """Encode texts of `length` symbols as numbers; texts of another length count as absent."""
    known = np.full(256, UNREADABLE, dtype=np.uint8)
    known[np.frombuffer(alphabet.encode(), dtype=np.uint8)] = np.arange(len(alphabet), dtype=np.uint8)
    absent = "\0" * length
    joined = "".join(text if len(text) == length and text.isascii() else absent for text in texts)
    return known[np.frombuffer(joined.encode(), dtype=np.uint8)].reshape(len(texts), length)


def _token(copy: IssuedCopy) -> str:
    if not copy.aliases:
        return ""
    return next((token for _, alias in sorted(copy.aliases.items()) if (token := token_in(alias))), "")


def _excluded(spec: Spec, copies: Sequence[IssuedCopy], body: NDArray[np.uint8]) -> dict[int, NDArray[np.bool_]]:
    """Return, by carrier, the copies of which it says nothing: they were edited there by hand, or the choice was not drawn for them."""
    named = set().union(*(copy.excluded for copy in copies)) if copies else set()
    found, start = {}, 0
    for index, carrier in enumerate(spec.carriers):
        column = body[:, start]
        start += carrier.width
        mask = column == FIXED if carrier.kind == "choice" else np.zeros(len(copies), dtype=bool)
        if carrier.id in named:
            mask = mask | np.asarray([carrier.id in copy.excluded for copy in copies])
        if mask.any():
            found[index] = mask
    return found
