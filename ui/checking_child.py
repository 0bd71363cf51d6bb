"""Runs the checkers in a child process: a posting is a stranger's, and is taken apart where there is nothing to take.

Also for the sake of a window that stays open for hours: rules, readers of pages and the wording model take 30 MB, which a process never
gives back, and a check in this process would hold up the window. Must import no checker.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, replace
from typing import Any, Final

from app import paths
from app.domain.checks import CardLine, CheckCard, Posting
from app.errors import UserError
from app.ingest.reading import text_of_document
from app.workers.cancellation import CancelToken
from app.workers.child_pool import Pool
from app.workers.isolation import Limits, Stream, run_isolated
from checkers import card_edit, card_json
from checkers.registers.file_version import is_settled

JOB: Final = "ui.checking_jobs:check"
ROWS: Final = "ui.checking_jobs:check_row"
LIMITS: Final = Limits(seconds=60.0)


_ENDED: Final = {"worker-died": "check-died", "took-too-long": "check-slow", "stopped-responding": "check-stuck"}
CHECKS: Final = Pool((JOB,), LIMITS, _ENDED)
"""The child that checks what a person pastes into the window: it has the rules, and keeps them."""


def make_ready() -> None:
    """Have that child started ahead of a check that is likely to come; some milliseconds, for a thread."""
    CHECKS.prepare()


def _data_folders() -> dict[str, Any]:
    """Where the child finds the person's rules and registers. It may not write: what has to be written so that the registers can be read
    is written here."""
    registers = paths.registers_file()
    if not is_settled(registers):
        from checkers.registers.store import close_for_readers

        close_for_readers(registers)
    return {"rules": str(paths.data_folder() / "rules"), "registers": str(registers)}


def rows(language: str, created: str, country: str = "") -> Stream:
    """A child for the rows of JSON lines: `ask({"row": …})` answers as `check` does on the command line, without asking registers."""
    rules = str(paths.data_folder() / "rules")
    places = {"rules": rules, "language": language, "created": created, "country": country}
    return Stream(ROWS, places, LIMITS)


class ChildEngine:
    """A `CheckEngine` whose checks run in children. Raises UserError `check-slow`, `check-stuck`, `check-died` as well.

    A page or file is a stranger's, and its child ends with it. With a `pool`, what is nothing but text, and a posting that was taken
    apart before, go to a child that stays. `country` is asked at each check where the person lives.
    """

    def __init__(self, pool: Pool | None = None, country: Callable[[], str] = str) -> None:
        self._stream: Stream | None = None
        self._pool = pool
        self._country = country

    @contextmanager
    def one_file(self) -> Iterator[None]:
        """Checks within share a child: for the messages of one mail box."""
        with Stream(JOB, _data_folders(), LIMITS) as self._stream:
            yield
        self._stream = None

    def examine(
        self, data: bytes, *, name: str, url: str, content_type: str, created: str, cancel: CancelToken
    ) -> CheckCard:
        """The card of a page, file or text."""
        text = text_of_document(name, data, cancel=cancel)
        if text is None:
            return self._run(data, name, url, content_type, created, None, cancel)
        card = self._run(text, name, url, "text/plain; charset=utf-8", created, None, cancel)
        digest = hashlib.sha256(data).hexdigest()  # of the original, not of the text read from it
        return replace(card, posting=replace(card.posting, original_sha256=digest))

    def check(self, posting: Posting, *, created: str) -> CheckCard:
        """The card of a posting."""
        return self._run(b"", "", "", "", created, posting, CancelToken())

    def corrected(self, posting: Posting, values: Mapping[str, str]) -> Posting:
        """The posting with fields set right by hand. Raises UserError `field-unknown`."""
        return card_edit.corrected(posting, values)

    def with_lines(self, card: CheckCard, lines: Iterable[CardLine], *, created: str) -> CheckCard:
        """A new card with answers that came later."""
        return card_edit.with_lines(card, lines, created=created)

    def told_for(self, card: CheckCard, country: str, *, created: str) -> CheckCard:
        """The card as it is told to a person in a country."""
        there = ChildEngine(self._pool, lambda: country)
        return card_edit.told_anew(card, there.check(card.posting, created=created))

    def encode(self, card: CheckCard, language: str) -> dict[str, object]:
        """The card as the JSON of the command-line contract."""
        return card_json.encode(card, language)

    def dump(self, card: CheckCard) -> dict[str, object]:
        """The card without loss, for storing."""
        return card_json.dump(card)

    def _run(
        self,
        payload: bytes,
        name: str,
        url: str,
        content_type: str,
        created: str,
        posting: Posting | None,
        cancel: CancelToken,
    ) -> CheckCard:
        header = {
            "name": name,
            "url": url,
            "content_type": content_type,
            "created": created,
            "country": self._country(),
            "posting": asdict(posting) if posting is not None else None,
        }
        try:
            if self._stream is not None:
                answer = self._stream.ask(header, payload, cancel)
            elif self._pool is not None and (posting is not None or _is_plain(payload, name, url, content_type)):
                answer = self._pool.run(JOB, header, payload, common=_data_folders(), cancel=cancel)
            else:
                answer = run_isolated(JOB, _data_folders() | header, payload, limits=LIMITS, cancel=cancel)
        except UserError as error:  # what came may be pasted text: no file is spoken of
            raise UserError(_ENDED.get(error.code, error.code), **error.params) from error
        return card_json.load(answer["card"])


def _is_plain(data: bytes, name: str, url: str, content_type: str) -> bool:
    """Whether this was pasted and has no markup: no format is taken apart to read it."""
    return not (name or url or content_type) and b"<" not in data and b"\0" not in data
