"""Hands the checkers to the services: the one place where `app` and `checkers` meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app import paths
from app.cancel import CancelToken
from app.domain.checks import CheckCard, Posting
from app.services.requests import RequestLine, RequestLog
from checkers import card_json, net
from checkers.base import CheckContext
from checkers.check import check
from checkers.intake import extract

if TYPE_CHECKING:
    from checkers.registers.store import RegisterStore


class Engine:
    """The `CheckEngine` of the program. `registers` is the file of imported lists; it is read only when it is there."""

    def __init__(self, registers: Path | None = None) -> None:
        self._registers = registers or paths.registers_file()

    def extract(self, data: bytes, *, name: str, url: str, content_type: str) -> Posting:
        """The posting in a page, file or text."""
        return extract(data, name=name, url=url, content_type=content_type)

    def check(self, posting: Posting, *, created: str) -> CheckCard:
        """The card of a posting; the offline registers are asked when any was imported."""
        with _opened(self._registers) as store:
            return check(posting, created=created, context=CheckContext(today=created[:10], registers=store))

    def encode(self, card: CheckCard, language: str) -> dict[str, object]:
        """The card as the JSON of the command-line contract."""
        return card_json.encode(card, language)

    def dump(self, card: CheckCard) -> dict[str, object]:
        """The card without loss, for storing."""
        return card_json.dump(card)


@contextmanager
def _opened(path: Path) -> Iterator[RegisterStore | None]:
    """The registers, or None when no list was imported yet."""
    if not path.is_file():
        yield None
        return
    from checkers.registers.store import RegisterStore

    with RegisterStore(path) as store:
        yield store if store.registers() else None


def fetch_page(url: str, log: RequestLog, *, cancel: CancelToken | None = None) -> tuple[bytes, str, str]:
    """Fetch a posting's page after the person agreed: (bytes, final URL, content type with its charset)."""
    consent = net.Consent(net.host_of(url), "posting", granted=True)

    def record(line: net.RequestRecord) -> None:
        log(RequestLine(line.host, line.sent, line.why, line.at, line.result))

    page = net.fetch_page(url, consent=consent, log=record, cancel=cancel)
    return page.data, page.url, page.full_type


def check_row(row: Mapping[str, object], language: str, created: str) -> dict[str, object]:
    """The card of one JSON-lines row with `text` and optional fields; registers are not asked for rows."""
    return dict(card_json.check_row(row, language, created=created))
