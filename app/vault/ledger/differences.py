"""Result of a comparison of the tables with the ledger (app/vault/ledger/verification.py makes it)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from app.domain.stored_records import LedgerProblem

BROKEN: Final = ("unreadable", "gap", "previous", "hash", "head")
"""Codes of problems of the chain itself: then the ledger is no witness either."""
Body = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Result of a comparison.

    Of records that differ, the recorded state: of a copy (its body, and `voided`), of a recipient (name, kind), and
    which marks were `excluded` by hand, by id; `unrecorded`: ids of copies without a row.
    """

    problems: tuple[LedgerProblem, ...] = ()
    copies: Mapping[str, Body] = field(default_factory=dict)
    recipients: Mapping[str, Body] = field(default_factory=dict)
    edited: Mapping[str, Body] = field(default_factory=dict)
    unrecorded: frozenset[str] = frozenset()

    @property
    def broken(self) -> LedgerProblem | None:
        """The problem of the chain itself, if there is one."""
        return next((one for one in self.problems if one.code in BROKEN), None)
