"""Issued copies as byte matrices, so that scoring is table look-up. Unreadable assignments count as unknown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from app.marks.aliases import token_in
from app.marks.assign import body_of
from app.marks.score import CopyTable
from app.marks.spec import Spec
from app.marks.tokens import UNREADABLE, reference_row, token_row

if TYPE_CHECKING:
    from app.marks.attribution import IssuedCopy


def copy_table(spec: Spec, copies: Sequence[IssuedCopy]) -> CopyTable:
    """The table of one master version's copies. A copy whose assignment belongs to another specification keeps only
    its contact tokens; carriers it excludes say nothing about it."""
    filler = bytes(index for carrier in spec.carriers for index in range(carrier.width))  # any valid values: masked
    bodies = [body_of(spec, copy.assignment) for copy in copies]
    joined = b"".join(body if body is not None else filler for body in bodies)
    body = np.frombuffer(joined, dtype=np.uint8).reshape(len(copies), spec.width)
    references = np.asarray([reference_row(copy.reference) for copy in copies], dtype=np.uint8)
    aliases = np.asarray([token_row(_token(copy)) for copy in copies], dtype=np.uint8)
    blank = {
        "body": np.asarray([body is None for body in bodies]),
        "reference": references[:, 0] == UNREADABLE,
        "alias": aliases[:, 0] == UNREADABLE,
    }
    data = {"body": body, "reference": references, "alias": aliases}
    return CopyTable(len(copies), data, blank, _excluded(spec, copies))


def _token(copy: IssuedCopy) -> str:
    return next((token for _, alias in sorted(copy.aliases.items()) if (token := token_in(alias))), "")


def _excluded(spec: Spec, copies: Sequence[IssuedCopy]) -> dict[int, NDArray[np.bool_]]:
    named = set().union(*(copy.excluded for copy in copies)) if copies else set()
    return {
        index: np.asarray([carrier.id in copy.excluded for copy in copies])
        for index, carrier in enumerate(spec.carriers)
        if carrier.id in named
    }
