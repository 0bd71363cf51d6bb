"""`countermark help [PAGE]`: a page of the user guide, as text."""

from __future__ import annotations

import argparse

from app.errors import UserError
from ui.commands.common import Result, Subparsers


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parser."""
    guide = nouns.add_parser("help", parents=[common], help="the user guide: a page of it, or the list of its pages")
    guide.add_argument(
        "page", nargs="?", default="", metavar="PAGE", help="one of the pages that are listed without it"
    )
    guide.set_defaults(run=_help)


def _help(options: argparse.Namespace) -> Result:
    from app.services.guide import PAGES, guide_language, guide_page

    language = guide_language(options.language)
    if not options.page:
        rows = [{"id": key, "title": guide_page(key, language).title} for key in PAGES]
        return Result({"language": language, "pages": rows}, tuple(f"{one['id']:14} {one['title']}" for one in rows))
    if options.page not in PAGES:
        raise UserError("help-page-unknown", page=options.page[:40], pages=", ".join(PAGES))
    page = guide_page(options.page, language)
    document = {"id": page.key, "language": language, "title": page.title, "text": page.body}
    return Result(document, (page.body.rstrip(),))
