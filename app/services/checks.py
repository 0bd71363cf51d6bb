"""Checking a posting: the checkers are injected by the composition root; this stores the dated card."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from app.clock import Clock, system_clock, to_iso
from app.domain.checks import CardLine, CheckCard, Outcome, Posting, Severity
from app.errors import UserError
from app.services import employer_facts
from app.services.prior_disclosures import core_name
from app.vault.ledger.row_hashes import storable
from app.workers.cancellation import CancelToken, Progress, no_progress

if TYPE_CHECKING:
    from app.domain.own_notes import NoteMatch
    from app.domain.stored_records import StoredCheck
    from app.vault.vault import Vault

MOST_MESSAGES: Final = 20
"""Messages of a mail box that are checked, the last ones: each takes a second, and is a check of its own."""


class CheckEngine(Protocol):
    """The interface that `checkers` provides."""

    def examine(
        self, data: bytes, *, name: str, url: str, content_type: str, created: str, cancel: CancelToken
    ) -> CheckCard:
        """Return the card of a page, file or text. Raises `Cancelled`."""

    def check(self, posting: Posting, *, created: str) -> CheckCard:
        """Return the card of a posting. Never raises for odd postings."""

    def corrected(self, posting: Posting, values: Mapping[str, str]) -> Posting:
        """Return the posting with fields corrected by hand. Raises UserError `field-unknown`."""

    def with_lines(self, card: CheckCard, lines: Iterable[CardLine], *, created: str) -> CheckCard:
        """Return a new card with answers that came later."""

    def told_for(self, card: CheckCard, country: str, *, created: str) -> CheckCard:
        """Return the card as it is told to a person in a country (ISO 3166; "": unknown), with the answers that came later."""

    def encode(self, card: CheckCard, language: str) -> dict[str, object]:
        """Return the card as the JSON of the command-line contract."""

    def dump(self, card: CheckCard) -> dict[str, object]:
        """Return the card without loss, for storing."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A card, its id in the vault (empty without a vault), and the time taken."""

    card: CheckCard
    check_id: str
    seconds: float


class CheckService:
    """Checks postings; with a vault it stores card and original."""

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
        pictures: Sequence[tuple[str, bytes]] = (),
        employer: str = "",
        employers: Iterable[str] = (),
        keep: bool = True,
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> CheckResult:
        """Extract the posting and check it. `pictures` (name and bytes) are those that `data` was read from: a line of the card names each,
        and with a vault their exact bytes are stored. `employer`: whose posting it is, where that is known: the card is stored under that name,
        and checked with it where the posting names nobody. One of the `employers` whom the posting names goes before it."""
        began = time.perf_counter()
        token = cancel or CancelToken()
        progress("check", 0, 0)
        card = self._engine.examine(
            data, name=name, url=url, content_type=content_type, created=to_iso(self._clock()), cancel=token
        )
        token.check()
        if employer and not (card.posting.organisation or card.posting.brand):
            posting = self._engine.corrected(card.posting, {"organisation": employer})
            card = self._engine.check(posting, created=card.created)
        if pictures:
            card = self._engine.with_lines(card, [_picture_line(*one) for one in pictures], created=card.created)
        check_id = (
            self._keep(
                card,
                name or url,
                data,
                [picture for _, picture in pictures],
                employer=whose(card.posting, employer, employers),
            )
            if keep and self._vault is not None
            else ""
        )
        progress("done", 1, 1)
        return CheckResult(card, check_id, time.perf_counter() - began)

    def check_employer(self, name: str, domains: Iterable[str] = ()) -> CheckResult:
        """Check an employer of whom nothing is known but the name and its web or mail domains; with a vault its card is stored."""
        began = time.perf_counter()
        text = "\n".join([name, *domains])
        card = self._engine.check(Posting(text, organisation=name, source=name), created=to_iso(self._clock()))
        check_id = self._keep(card, name, text.encode()) if self._vault is not None else ""
        return CheckResult(card, check_id, time.perf_counter() - began)

    def recheck(self, result: CheckResult, corrections: Mapping[str, str]) -> CheckResult:
        """Check the same posting again with fields corrected by hand.

        The earlier card stays as it was; with a vault the new one is stored beside it with the same original. Raises
        UserError `field-unknown`.
        """
        began = time.perf_counter()
        posting = self._engine.corrected(result.card.posting, corrections)
        card = self._engine.check(posting, created=to_iso(self._clock()))
        return CheckResult(card, self._keep_again(card, result), time.perf_counter() - began)

    def add_answers(
        self, result: CheckResult, lines: Iterable[CardLine], pictures: Iterable[bytes] = ()
    ) -> CheckResult:
        """Return a new card with answers of look-ups that came after `result`.

        Stored like one of `recheck`, together with the exact `pictures` that the lines refer to.
        """
        began = time.perf_counter()
        lines = tuple(lines)
        card = self._engine.with_lines(result.card, lines, created=to_iso(self._clock()))
        if self._vault is None:
            return CheckResult(card, "", time.perf_counter() - began)
        with self._vault.transaction():
            check_id = self._keep_again(card, result, pictures)
            employer_facts.keep(self._vault, result.card.posting, lines)
        return CheckResult(card, check_id, time.perf_counter() - began)

    def noted(self, posting: Posting) -> tuple[CardLine, ...]:
        """Return what the person noted about the employer of a posting, with whichever card; nothing without a vault."""
        return employer_facts.noted(self._vault, posting.organisation or posting.brand) if self._vault else ()

    def own_notes(self, posting: Posting) -> tuple[NoteMatch, ...]:
        """Return the person's own notes that fit a posting, those to avoid first; nothing without a vault."""
        from app.services.own_notes import OwnNoteService

        return OwnNoteService(self._vault, self._clock).in_posting(posting) if self._vault else ()

    def told_for(self, result: CheckResult, country: str) -> CheckResult:
        """Return a new card of the same posting with the advice, offices and law for a person in a country (ISO 3166; "": unknown).

        Stored like one of `recheck`. Nothing outside is asked.
        """
        began = time.perf_counter()
        card = self._engine.told_for(result.card, country, created=to_iso(self._clock()))
        return CheckResult(card, self._keep_again(card, result), time.perf_counter() - began)

    def has_picture(self, digest: str) -> bool:
        """Return True if the picture that a line refers to is stored."""
        return self._vault is not None and self._vault.checks.has_picture(digest)

    def encode(self, card: CheckCard, language: str) -> Mapping[str, object]:
        """Return the card as JSON."""
        return self._engine.encode(card, language)

    def _keep(
        self,
        card: CheckCard,
        source: str,
        data: bytes,
        pictures: Iterable[bytes] = (),
        earlier: str = "",
        *,
        employer: str = "",
    ) -> str:
        """Store a card, under the name of the `employer` if it is given; the own notes that fit its posting learn of it, or of the card that now follows the `earlier` one."""
        from app.services.own_notes import OwnNoteService

        assert self._vault is not None
        encoded, posting = self._engine.dump(card), card.posting
        who = employer or posting.organisation or posting.brand
        with self._vault.transaction():
            check_id = self._vault.checks.add(
                encoded,
                source,
                data,
                title=posting.title,
                organisation=who,
                created=card.created,
                pictures=pictures,
            )
            OwnNoteService(self._vault, self._clock).meet_check(check_id, posting, earlier=earlier)
        return check_id

    def _keep_again(self, card: CheckCard, earlier: CheckResult, pictures: Iterable[bytes] = ()) -> str:
        """Store a later card of the same original; "" when the earlier one was not stored."""
        if self._vault is None or not earlier.check_id:
            return ""
        stored = self._vault.checks.get(earlier.check_id)
        if stored is None:
            return ""
        original = self._vault.checks.source(earlier.check_id) or b""
        read = earlier.card.posting.organisation or earlier.card.posting.brand
        employer = (
            stored.organisation if stored.organisation != storable(read) else ""
        )  # stored for another one than it names
        return self._keep(card, stored.source_name, original, pictures, earlier.check_id, employer=employer)


def is_of_posting(stored: StoredCheck) -> bool:
    """Return True if a stored card is of a posting; False if it is of an employer's name alone (`CheckService.check_employer`)."""
    return not stored.source_name or stored.source_name != stored.organisation


def _picture_line(name: str, picture: bytes) -> CardLine:
    """Return the line that tells of a picture whose text was checked."""
    named = {"picture": name, "picture_sha256": hashlib.sha256(picture).hexdigest()}
    return CardLine("picture-read", Outcome.NEEDS_MANUAL, name, "", "", "", named)


def most_severe(
    name: str, messages: tuple[bytes, ...], check: Callable[[bytes, str], CheckResult]
) -> tuple[CheckResult, int]:
    """Check each of the last messages of a mail box as a posting; return the card with the most severe signals, and the count.

    Raises the first `UserError` when none can be read.
    """
    from app.mail.mbox import message_name

    results: list[CheckResult] = []
    refused: list[UserError] = []
    for number, data in list(enumerate(messages, 1))[-MOST_MESSAGES:]:
        try:
            results.append(check(data, message_name(name, number)))
        except UserError as error:
            refused.append(error)
    if not results:
        raise refused[0]
    return max(results, key=_gravity), len(results)


def _gravity(result: CheckResult) -> tuple[int, ...]:
    found = Counter(signal.severity for signal in result.card.signals)
    return tuple(found[one] for one in Severity)


def whose(posting: Posting, employer: str, employers: Iterable[str]) -> str:
    """Return whose posting it is: the one of the `employers` whom it names, else `employer`."""
    named = core_name(posting.organisation or posting.brand)
    return next((one for one in employers if named and core_name(one) == named), employer)
