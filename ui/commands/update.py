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
    read = verbs.add_parser("read", parents=[common], help="take the news from a file")
    read.add_argument("file", type=Path)
    read.set_defaults(run=_read)


def _service() -> UpdateService:
    from app.services.updates import UpdateService, publisher

    return UpdateService(paths.updates_file(), publisher())


def _show(options: argparse.Namespace) -> Result:
    return _result(_service().news(), options.language)


def _ask(options: argparse.Namespace) -> Result:
    from app.services.requests import file_log
    from ui.online import fetch_news

    return _result(_service().ask(fetch_news(file_log(paths.requests_file()))), options.language)


def _read(options: argparse.Namespace) -> Result:
    from app.files import read_bytes
    from app.updates.signed import SMALL

    return _result(_service().take(read_bytes(options.file, SMALL + 1)), options.language)


def _result(news: News, language: str) -> Result:
    code = "update-newer" if news.newer else "update-same" if news.version else "update-unknown"
    told = {"version": news.version, "page": news.page, "own": app.__version__}
    line = messages.sentence(code, language, told)
    known = {"version": news.version, "page": news.page, "asked": news.asked}
    return Result({**known, "own": app.__version__, "newer": news.newer}, (line,))
