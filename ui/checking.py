"""Checks postings for the services: the one place where `app` and `checkers` meet."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app import paths
from app.domain.checks import CardLine, CheckCard, Outcome, Posting
from app.ingest.reading import text_of_document
from app.workers.cancellation import CancelToken
from checkers import card_edit, card_json, check_batch
from checkers.card_difference import as_json, difference
from checkers.check import check
from checkers.intake.posting_reader import extract
from checkers.rules.colleague_packs import read_colleague_packs
from checkers.rules.engine import Engine as RuleEngine
from checkers.rules.engine import shipped_engine
from checkers.rules.loader import with_packs
from checkers.rules.signed_packs import read_user_packs, shipped_keys
from checkers.signals.base import CheckContext, line

if TYPE_CHECKING:
    from checkers.registers.store import RegisterStore


class Engine:
    """The `CheckEngine` of the program, with the person's own rule packs (`rules/` in the data folder), signed ones
    of others (`rules/community/`), what colleagues signed (`rules/colleagues/`), and the imported registers when there are any. A pack that
    cannot be used is named on every card; the check still runs. `country` is where the person lives (ISO 3166; "": unknown)."""

    def __init__(self, rules: Path | None = None, registers: Path | None = None, country: str = "") -> None:
        self._rules = rules if rules is not None else paths.data_folder() / "rules"
        self._registers = registers or paths.registers_file()
        self._country = country

    def examine(
        self, data: bytes, *, name: str, url: str, content_type: str, created: str, cancel: CancelToken
    ) -> CheckCard:
        """The card of a page, file or text."""
        posting = self.extract(data, name=name, url=url, content_type=content_type, cancel=cancel)
        cancel.check()
        return self.check(posting, created=created)

    def extract(
        self, data: bytes, *, name: str, url: str, content_type: str, cancel: CancelToken | None = None
    ) -> Posting:
        """The posting in a page, file or text; pictures, PDF and DOCX are read as text first, in a process of their own.
        The hash stays that of the original."""
        text = text_of_document(name, data, cancel=cancel)
        if text is not None:
            posting = extract(text, name=name, url=url, content_type="text/plain; charset=utf-8")
            return replace(posting, original_sha256=hashlib.sha256(data).hexdigest())
        return extract(data, name=name, url=url, content_type=content_type)

    def check(self, posting: Posting, *, created: str) -> CheckCard:
        """The card of a posting; the offline registers are asked when any was imported."""
        found = read_user_packs(self._rules, self._rules / "community", keys=shipped_keys(), today=created[:10])
        theirs, unusable = read_colleague_packs(self._rules, created)
        packs = (*found.packs, *theirs)
        engine = RuleEngine(with_packs(packs)) if packs else shipped_engine()
        with _open_registers(self._registers) as store:
            context = CheckContext(
                engine=engine,
                today=created[:10],
                country=self._country,
                registers=store if store and store.registers() else None,
            )
            card = check(posting, created=created, context=context)
            late = store.outdated() if store else ()
        told = tuple(
            line("pack-not-used", Outcome.NOT_CHECKED, name, evidence=error.code, as_of=created)
            for name, error in {**found.refused, **unusable}.items()
        )
        told += tuple(
            line("register-outdated", Outcome.NOT_CHECKED, one.register, evidence=one.source, as_of=created)
            for one in late
        )
        return replace(card, not_checked=(*card.not_checked, *told))

    def corrected(self, posting: Posting, values: Mapping[str, str]) -> Posting:
        """The posting with fields set right by hand. Raises UserError `field-unknown`."""
        return card_edit.corrected(posting, values)

    def with_lines(self, card: CheckCard, lines: Iterable[CardLine], *, created: str) -> CheckCard:
        """A new card with answers that came later."""
        return card_edit.with_lines(card, lines, created=created)

    def told_for(self, card: CheckCard, country: str, *, created: str) -> CheckCard:
        """The card as it is told to a person in a country."""
        there = Engine(self._rules, self._registers, country)
        return card_edit.told_anew(card, there.check(card.posting, created=created))

    def difference(self, old: CheckCard, new: CheckCard) -> dict[str, object]:
        """Return new, gone and changed entries between two cards of a posting, as JSON."""
        return as_json(difference(old, new))

    def encode(self, card: CheckCard, language: str) -> dict[str, object]:
        """The card as the JSON of the command-line contract."""
        return card_json.encode(card, language)

    def dump(self, card: CheckCard) -> dict[str, object]:
        """The card without loss, for storing."""
        return card_json.dump(card)


@contextmanager
def _open_registers(path: Path) -> Iterator[RegisterStore | None]:
    """The registers, or None when no list was imported yet."""
    if not path.is_file():
        yield None
        return
    from checkers.registers.store import RegisterStore

    with RegisterStore(path, read_only=True) as store:
        yield store


def check_row(
    row: Mapping[str, object], language: str, created: str, rules: Path, country: str = ""
) -> dict[str, object]:
    """The card of one JSON-lines row with `text` and optional fields, by the shipped rules and the person's own ones in `rules`, for a
    person in `country`; registers are not asked for rows."""
    context = CheckContext(engine=_row_rules(rules, created[:10]), today=created[:10], country=country)
    return dict(check_batch.check_row(row, language, created=created, context=context))


@functools.lru_cache(maxsize=2)
def _row_rules(rules: Path, today: str) -> RuleEngine:
    """The rules for rows, read once a run: a stream of rows does not read the packs again for each."""
    found = read_user_packs(rules, rules / "community", keys=shipped_keys(), today=today)
    return RuleEngine(with_packs(found.packs)) if found.packs else shipped_engine()
