"""Checking a posting: the checkers are handed in by the composition root; this keeps the dated card."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from app.cancel import CancelToken, Progress, no_progress
from app.clock import Clock, system_clock, to_iso
from app.domain.checks import CheckCard, Posting

if TYPE_CHECKING:
    from app.vault.vault import Vault


class CheckEngine(Protocol):
    """What `checkers` provides."""

    def extract(self, data: bytes, *, name: str, url: str, content_type: str) -> Posting:
        """The posting in a page, file or text."""

    def check(self, posting: Posting, *, created: str) -> CheckCard:
        """The card of a posting. Never raises for odd postings."""

    def encode(self, card: CheckCard, language: str) -> dict[str, object]:
        """The card as the JSON of the command-line contract."""

    def dump(self, card: CheckCard) -> dict[str, object]:
        """The card without loss, for storing."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A card, the id under which the vault keeps it (empty without a vault), and the time taken."""

    card: CheckCard
    check_id: str
    seconds: float


class CheckService:
    """Checks postings; with a vault it keeps card and original."""

    def __init__(self, engine: CheckEngine, vault: Vault | None = None, clock: Clock = system_clock) -> None:
        self._engine = engine
        self._vault = vault
        self._clock = clock

    def check(
        self,
        data: bytes,
        *,
        name: str = "",
        url: str = "",
        content_type: str = "",
        keep: bool = True,
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> CheckResult:
        """Extract the posting and check it."""
        began = time.perf_counter()
        progress("read", 0, 2)
        posting = self._engine.extract(data, name=name, url=url, content_type=content_type)
        if cancel is not None:
            cancel.check()
        progress("check", 1, 2)
        card = self._engine.check(posting, created=to_iso(self._clock()))
        check_id = self._keep(card, name or url, data) if keep and self._vault is not None else ""
        progress("done", 2, 2)
        return CheckResult(card, check_id, time.perf_counter() - began)

    def encode(self, card: CheckCard, language: str) -> Mapping[str, object]:
        """The card as JSON."""
        return self._engine.encode(card, language)

    def _keep(self, card: CheckCard, source: str, data: bytes) -> str:
        assert self._vault is not None
        encoded = self._engine.dump(card)
        with self._vault.transaction():
            return str(
                self._vault.checks.add(
                    dict(encoded), source, data, title=card.posting.title, organisation=card.posting.organisation
                )
            )
