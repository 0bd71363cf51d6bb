"""`countermark caseload shared …`: lists of a fair's employers, notes on employers and official lists that counsellors hand to each other, signed."""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app import messages, paths
from app.errors import UserError
from app.services.list_privacy import FAIR, NOTES, REGISTER, RULES
from ui.commands.common import Result, Subparsers
from ui.shared_rules import import_rules, require_usable, rules_folder

if TYPE_CHECKING:
    from app.services.shared_lists import SharedList, SharedLists

_KINDS = {"fair": FAIR, "notes": NOTES, "rules": RULES, "register": REGISTER}


def add_actions(verbs: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the action's parsers."""
    shared = verbs.add_parser("shared", parents=[common], help="signed lists between counsellors").add_subparsers(
        dest="shared", required=True, metavar="WHAT"
    )
    sign = shared.add_parser("sign", parents=[common], help="sign a table as a list for others")
    sign.add_argument(
        "table",
        type=Path,
        help="CSV: recipient,kind,domain; employer,note,source,date; words,severity,explanation,source; or an official list",
    )
    sign.add_argument("--kind", choices=sorted(_KINDS), required=True)
    sign.add_argument("--title", required=True)
    sign.add_argument("--days", type=int, default=90, help="how long it holds (90)")
    sign.add_argument("--as-of", default="", metavar="DAY", help="of an official list's data (default: the file's)")
    sign.add_argument("--leave-out", action="store_true", help="leave rows with personal data out")
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
    from app.files import write_atomic
    from app.services.shared_lists import fingerprint

    kind = _KINDS[options.kind]
    rows, as_of = _register_rows(options) if kind == REGISTER else (_table_rows(options), "")
    with _lists(options) as lists:
        if kind == RULES:
            require_usable(rows, options.title)
        data = lists.sign(kind, options.title, rows, options.days, as_of=as_of, leave_out=options.leave_out)
        signed, key = lists.count(data), lists.own_key
    write_atomic(options.out, data, replace=False)
    told: dict[str, str | int] = {"path": str(options.out), "count": signed, "fingerprint": fingerprint(key)}
    lines = [messages.sentence("shared-list-signed", options.language, told)]
    if left := len(rows) - signed:
        lines.append(messages.sentence("shared-list-left-out", options.language, {"count": left}))
    return Result({**told, "key": key, "left_out": left}, tuple(lines))


def _table_rows(options: argparse.Namespace) -> list[dict[str, str]]:
    from app.files import read_file
    from app.services.shared_lists import LARGEST

    try:
        text = read_file(options.table, LARGEST).decode("utf-8-sig")
        return [_cells(row) for row in csv.DictReader(io.StringIO(text), restval="")]
    except (UnicodeDecodeError, csv.Error):
        raise UserError("shared-list-invalid", limit=2_000) from None


def _register_rows(options: argparse.Namespace) -> tuple[list[dict[str, str]], str]:
    """Return the rows of an official list, and the day of its data."""
    from app.services.list_privacy import REGISTER
    from app.services.shared_lists import MAX_ROWS
    from checkers.registers.list_descriptions import file_date
    from checkers.registers.list_snapshot import snapshot_rows
    from checkers.registers.store import RegisterStore

    with RegisterStore(paths.registers_file()) as store:
        rows = snapshot_rows(store, options.table, most=MAX_ROWS[REGISTER])
    return [dict(row) for row in rows], options.as_of or file_date(options.table)


def _cells(row: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in row.items() if isinstance(name, str) and isinstance(value, str)}


def _read(options: argparse.Namespace) -> Result:
    from app.files import read_file
    from app.services.shared_lists import LARGEST

    data = read_file(options.file, LARGEST)
    with _lists(options) as lists:
        if options.trust:
            lists.trust(lists.signer(data), options.trust)
        found = lists.take(data, import_rules)
    if found.kind == REGISTER:
        return _put_among_registers(found, options)
    return Result(_json(found), (_line(found, options.language),))


def _put_among_registers(found: SharedList, options: argparse.Namespace) -> Result:
    from checkers.registers.list_descriptions import SignedBy
    from checkers.registers.list_snapshot import import_snapshot
    from checkers.registers.store import RegisterStore

    signed = SignedBy(found.author or "–", found.expires)
    with RegisterStore(paths.registers_file()) as store:
        done = import_snapshot(store, found.title, found.rows, as_of=found.as_of, signed=signed)
    data = {**_json(replace(found, rows=())), "register": done.register, "imported": done.rows}
    return Result(data, (_line(found, options.language),))


def _show(options: argparse.Namespace) -> Result:
    from app.csv_file import csv_bytes
    from app.files import write_atomic
    from app.services.list_privacy import COLUMNS

    with _lists(options) as lists:
        found = [one for one in lists.lists() if not options.title or one.title == options.title]
    if options.out:
        if len(found) != 1:
            raise UserError("shared-list-which", count=len(found))
        write_atomic(options.out, csv_bytes([COLUMNS[found[0].kind], *found[0].rows]), replace=False)
    lines = tuple(_line(one, options.language) for one in found)
    return Result({"lists": [_json(one) for one in found]}, lines)


def _forget(options: argparse.Namespace) -> Result:
    from checkers.rules import colleague_packs

    with _lists(options) as lists:
        keys = [key for key, name in lists.authors().items() if name == options.name]
        if not keys:
            raise UserError("shared-list-nobody", name=options.name)
        for key in keys:
            lists.forget(key)
            colleague_packs.forget(rules_folder(), key)
    line = messages.sentence("shared-list-forgotten", options.language, {"name": options.name})
    return Result({"forgotten": keys}, (line,))


def _line(one: SharedList, language: str) -> str:
    told: dict[str, str | int] = {
        "title": one.title,
        "count": one.count,
        "author": one.author or "–",
        "until": one.expires,
    }
    return messages.sentence("shared-list-line", language, told)


def _json(one: SharedList) -> dict[str, object]:
    from app.services.list_privacy import COLUMNS
    from app.services.shared_lists import fingerprint

    rows = [dict(zip(COLUMNS[one.kind], row, strict=True)) for row in one.rows]
    about = {"kind": one.kind, "title": one.title, "author": one.author, "fingerprint": fingerprint(one.key)}
    days = {"issued": one.issued, "expires": one.expires, "as_of": one.as_of or None}
    return {**about, **days, "count": one.count, "rows": rows}
