"""`countermark caseload shared …`: lists of a fair's employers and notes on employers that counsellors hand to each other, signed."""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app import messages
from app.errors import UserError
from ui.commands.common import Result, Subparsers

if TYPE_CHECKING:
    from app.services.shared_lists import SharedList, SharedLists

_KINDS = {"fair": "fair-list", "notes": "employer-notes"}


def add_actions(verbs: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the action's parsers."""
    shared = verbs.add_parser("shared", parents=[common], help="signed lists between counsellors").add_subparsers(
        dest="shared", required=True, metavar="WHAT"
    )
    sign = shared.add_parser("sign", parents=[common], help="sign a table as a list for others")
    sign.add_argument("table", type=Path, help="CSV: recipient,kind,domain or employer,note,source,date")
    sign.add_argument("--kind", choices=sorted(_KINDS), required=True)
    sign.add_argument("--title", required=True)
    sign.add_argument("--days", type=int, default=90, help="how long it holds (90)")
    sign.add_argument("--out", type=Path, required=True, metavar="FILE")
    sign.set_defaults(run=_sign)
    read = shared.add_parser("read", parents=[common], help="take a list that somebody signed")
    read.add_argument("file", type=Path)
    read.add_argument("--trust", default="", metavar="NAME", help="whose it is, once you compared the fingerprint")
    read.set_defaults(run=_read)
    show = shared.add_parser("show", parents=[common], help="the lists that hold today, or one as a table")
    show.add_argument("--title", default="")
    show.add_argument("--out", type=Path, metavar="FILE")
    show.set_defaults(run=_show)
    forget = shared.add_parser("forget", parents=[common], help="take no more lists of somebody")
    forget.add_argument("name")
    forget.set_defaults(run=_forget)


@contextmanager
def _lists(options: argparse.Namespace) -> Iterator[SharedLists]:
    from app.services.shared_lists import SharedLists
    from ui.commands.common import opened_caseload

    with opened_caseload(options) as caseload:
        yield SharedLists(caseload.vault, caseload.identity.sign_key)


def _sign(options: argparse.Namespace) -> Result:
    from app.files import read_file, write_atomic
    from app.services.shared_lists import LARGEST, fingerprint

    try:
        text = read_file(options.table, LARGEST).decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text), restval=""))
    except (UnicodeDecodeError, csv.Error):
        raise UserError("shared-list-invalid") from None
    with _lists(options) as lists:
        data = lists.sign(_KINDS[options.kind], options.title, [_cells(row) for row in rows], options.days)
        key = lists.own_key
    write_atomic(options.out, data, replace=False)
    told: dict[str, str | int] = {"path": str(options.out), "count": len(rows), "fingerprint": fingerprint(key)}
    return Result({**told, "key": key}, (messages.sentence("shared-list-signed", options.language, told),))


def _cells(row: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in row.items() if isinstance(name, str) and isinstance(value, str)}


def _read(options: argparse.Namespace) -> Result:
    from app.files import read_file
    from app.services.shared_lists import LARGEST

    data = read_file(options.file, LARGEST)
    with _lists(options) as lists:
        if options.trust:
            lists.trust(lists.signer(data), options.trust)
        found = lists.take(data)
    return Result(_json(found), (_line(found, options.language),))


def _show(options: argparse.Namespace) -> Result:
    from app.csv_file import csv_bytes
    from app.files import write_atomic
    from app.services.shared_lists import COLUMNS

    with _lists(options) as lists:
        found = [one for one in lists.lists() if not options.title or one.title == options.title]
    if options.out:
        if len(found) != 1:
            raise UserError("shared-list-which", count=len(found))
        write_atomic(options.out, csv_bytes([COLUMNS[found[0].kind], *found[0].rows]), replace=False)
    lines = tuple(_line(one, options.language) for one in found)
    return Result({"lists": [_json(one) for one in found]}, lines)


def _forget(options: argparse.Namespace) -> Result:
    with _lists(options) as lists:
        keys = [key for key, name in lists.authors().items() if name == options.name]
        if not keys:
            raise UserError("shared-list-nobody", name=options.name)
        for key in keys:
            lists.forget(key)
    line = messages.sentence("shared-list-forgotten", options.language, {"name": options.name})
    return Result({"forgotten": keys}, (line,))


def _line(one: SharedList, language: str) -> str:
    told: dict[str, str | int] = {
        "title": one.title,
        "count": len(one.rows),
        "author": one.author or "–",
        "until": one.expires,
    }
    return messages.sentence("shared-list-line", language, told)


def _json(one: SharedList) -> dict[str, object]:
    from app.services.shared_lists import COLUMNS, fingerprint

    rows = [dict(zip(COLUMNS[one.kind], row, strict=True)) for row in one.rows]
    about = {"kind": one.kind, "title": one.title, "author": one.author, "fingerprint": fingerprint(one.key)}
    return {**about, "issued": one.issued, "expires": one.expires, "rows": rows}
