"""`countermark update …`: whether there is a newer version. Nothing is ever installed; nothing is asked unless this command asks."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import app
from app import messages, paths
from ui.commands.common import Result, Subparsers

if TYPE_CHECKING:
    from app.services.updates import News, UpdateService


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parsers."""
    verbs = nouns.add_parser("update", parents=[common], help="newer versions of the program").add_subparsers(
        dest="verb", required=True, metavar="ACTION"
    )
    verbs.add_parser("show", parents=[common], help="say what is known, without asking").set_defaults(run=_show)
    verbs.add_parser("ask", parents=[common], help="ask the publisher now").set_defaults(run=_ask)
    read = verbs.add_parser(
        "read", parents=[common], help="take the news, or newer rules, laws and platforms' steps, from a signed file"
    )
    read.add_argument("file", type=Path)
    read.set_defaults(run=_read)


def _service() -> UpdateService:
    from app.services.updates import UpdateService, publisher

    return UpdateService(paths.updates_file(), publisher())


def _show(options: argparse.Namespace) -> Result:
    return _result(_service().news(), options.language)


def _ask(options: argparse.Namespace) -> Result:
    from app.services.network_request_log import file_log
    from ui.online_lookups import fetch_news

    return _result(_service().ask(fetch_news(file_log(paths.requests_file()))), options.language)


def _read(options: argparse.Namespace) -> Result:
    from app.errors import UserError
    from app.files import read_bytes
    from app.services.published_data import LIMIT
    from app.updates.signed_statements import SMALL

    untrusted_bytes = read_bytes(options.file, LIMIT + 1)
    try:
        return _result(_service().take(untrusted_bytes), options.language)
    except UserError as error:
        if error.code != "signed-other-kind" and len(untrusted_bytes) <= SMALL:
            raise
    return _take_data(untrusted_bytes, options.language)


def _take_data(untrusted_bytes: bytes, language: str) -> Result:
    from app.services.published_data import PublishedData
    from app.services.updates import publisher
    from ui.published_data_check import read_newer

    taken = PublishedData(paths.published_folder(), publisher(), read_newer).take(untrusted_bytes)
    told: dict[str, str | int] = {"count": len(taken.names), "date": taken.until.isoformat()}
    return Result(
        {"files": list(taken.names), "until": taken.until.isoformat()},
        (messages.sentence("update-data", language, told),),
    )


def _result(news: News, language: str) -> Result:
    code = "update-newer" if news.newer else "update-same" if news.version else "update-unknown"
    told = {"version": news.version, "page": news.page, "own": app.__version__}
    line = messages.sentence(code, language, told)
    known = {"version": news.version, "page": news.page, "asked": news.asked}
    return Result({**known, "own": app.__version__, "newer": news.newer}, (line,))
