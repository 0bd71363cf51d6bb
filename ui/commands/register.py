"""`countermark register …`: import official lists, search a name, list the imported ones."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from app import messages, paths
from ui.commands.common import Result, Subparsers


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parsers."""
    verbs = nouns.add_parser("register", parents=[common], help="official lists").add_subparsers(
        dest="verb", required=True, metavar="ACTION"
    )
    load = verbs.add_parser("import", parents=[common], help="import a list (CSV, XLSX, XLS, ODS, JSON, ZIP)")
    load.add_argument("file")
    load.add_argument("--mapping", default="", help="a mapping name or file")
    load.set_defaults(run=_import)
    search = verbs.add_parser("search", parents=[common], help="search a name or number")
    search.add_argument("name")
    search.add_argument("--limit", type=int, default=10)
    search.set_defaults(run=_search)
    verbs.add_parser("list", parents=[common], help="list the registers").set_defaults(run=_list)


def _import(options: argparse.Namespace) -> Result:
    from checkers.registers.store import RegisterStore

    with RegisterStore(paths.registers_file()) as store:
        done = store.import_file(Path(options.file), mapping=options.mapping)
    data: dict[str, object] = {
        "register": done.register,
        "rows": done.rows,
        "as_of": done.as_of,
        "skipped": done.skipped,
    }
    return Result(data, (f"{done.register}\t{done.rows}\t{done.as_of}",))


def _search(options: argparse.Namespace) -> Result:
    from checkers.registers.store import RegisterStore

    began = time.perf_counter()
    with RegisterStore(paths.registers_file()) as store:
        hits = store.search(options.name, limit=options.limit)
    rows = [
        {
            "name": hit.name,
            "identifier": hit.identifier,
            "status": hit.status,
            "register": hit.register,
            "as_of": hit.as_of,
            "score": hit.score,
            "match": hit.match,
        }
        for hit in hits
    ]
    lines = tuple(
        f"{hit.score:.0f}\t{hit.match}\t{hit.name}\t{hit.identifier}\t{hit.status}\t{hit.register} {hit.as_of}"
        for hit in hits
    )
    return Result({"hits": rows, "seconds": round(time.perf_counter() - began, 4)}, lines)


def _list(options: argparse.Namespace) -> Result:
    from checkers.registers.store import RegisterStore

    with RegisterStore(paths.registers_file()) as store:
        registers, outdated, expired = store.registers(), store.outdated(), store.expired()
    rows = [
        {
            "register": item.register,
            "rows": item.rows,
            "as_of": item.as_of,
            "source": item.source,
            "author": item.author or None,
            "expires": item.expires or None,
        }
        for item in registers
    ]
    late = [
        messages.sentence("register-outdated", options.language, {"list": one.register, "source": one.source})
        for one in outdated
    ]
    for over in expired:
        params = {"name": over.register, "author": over.author, "until": over.expires}
        late.append(messages.sentence("register-expired", options.language, dict(params)))
    found = [f"{item.register}\t{item.rows}\t{item.as_of}" for item in registers]
    return Result(
        {
            "registers": rows,
            "outdated": [one.register for one in outdated],
            "expired": [one.register for one in expired],
        },
        (*found, *late),
    )
