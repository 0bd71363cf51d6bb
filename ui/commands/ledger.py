"""`countermark ledger …`: show, search, export, verify, check a ledger file, external time-stamps."""

from __future__ import annotations

import argparse
from pathlib import Path

from app import messages
from app.files import read_file
from app.vault.ledger.row_kinds import ATTESTED
from ui.commands.common import Result, Subparsers, problem_json, unlocked_vault

LEDGER_FILE_LIMIT = 256_000_000


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parsers."""
    verbs = nouns.add_parser("ledger", parents=[common], help="the append-only record").add_subparsers(
        dest="verb", required=True, metavar="ACTION"
    )
    verbs.add_parser("show", parents=[common], help="print the rows").set_defaults(run=_show)
    export = verbs.add_parser("export", parents=[common], help="write .csv, .json, .ics or a .zip proof")
    export.add_argument("file")
    export.add_argument("--recipient", default="", metavar="NAME", help="a proof of what this recipient got, alone")
    export.add_argument("--reference", action="append", default=[], metavar="REF", help="a proof of this copy alone")
    export.set_defaults(run=_export)
    verbs.add_parser("verify", parents=[common], help="verify the hash chain").set_defaults(run=_verify)
    void = verbs.add_parser("void", parents=[common], help="say that a copy is void: a further row, nothing is erased")
    void.add_argument("reference")
    void.add_argument("--reason", required=True, metavar="TEXT")
    void.set_defaults(run=_void)
    check = verbs.add_parser("check", parents=[common], help="check an exported ledger or proof; needs no vault")
    check.add_argument("file")
    check.set_defaults(run=_check)
    search = verbs.add_parser("search", parents=[common], help="search recipients, copies, checks and incidents")
    search.add_argument("query")
    search.add_argument("--limit", type=int, default=50)
    search.set_defaults(run=_search)
    stamps = verbs.add_parser("timestamp", parents=[common], help="external time-stamps (RFC 3161)").add_subparsers(
        dest="act", required=True, metavar="ACT"
    )
    request = stamps.add_parser("request", parents=[common], help="write a request for the ledger's head")
    request.add_argument("file")
    request.set_defaults(run=_stamp_request)
    answer = stamps.add_parser("import", parents=[common], help="check and keep an authority's response")
    answer.add_argument("file")
    answer.add_argument("--certificates", required=True, metavar="PEM", help="the authority's root certificates")
    answer.set_defaults(run=_stamp_import)
    stamps.add_parser("list", parents=[common], help="list the time-stamps kept").set_defaults(run=_stamp_list)


def _show(options: argparse.Namespace) -> Result:
    with unlocked_vault(options) as vault:
        rows = list(vault.ledger.entries())
    data: dict[str, object] = {
        "entries": [
            {
                "number": row.number,
                "at": row.at,
                "kind": row.kind,
                "body": dict(row.body),
                "previous": row.previous,
                "hash": row.hash,
            }
            for row in rows
        ]
    }
    return Result(data, tuple(f"{row.number}\t{row.at}\t{row.kind}\t{row.hash[:16]}" for row in rows))


def _export(options: argparse.Namespace) -> Result:
    from app.services.ledgers import export

    with unlocked_vault(options) as vault:
        chosen = export(vault, Path(options.file), recipient=options.recipient, references=options.reference)
    data: dict[str, object] = {"file": options.file}
    return Result(data if chosen is None else {**data, "copies": chosen}, (options.file,))


def _verify(options: argparse.Namespace) -> Result:
    from app.services.vaults import problem_sentence

    with unlocked_vault(options) as vault:
        problems = vault.ledger.problems()
        head = vault.ledger.head()
        older = sum(1 for _ in vault.ledger.entries(kind=ATTESTED))
    rows = head.number if head else 0
    if not problems:
        data: dict[str, object] = {"ok": True, "head": head.hash if head else "", "rows": rows, "attested": older}
        lines = [messages.sentence("ledger-ok", options.language, {"rows": rows})]
        if older:
            lines.append(messages.sentence("ledger-attested", options.language))
        return Result(data, tuple(lines))
    first = problems[0]
    data = {"ok": False, "row": first.number, "code": first.code, "problem": first.detail or first.code}
    data |= {"field": first.field, "problems": [problem_json(one) for one in problems]}
    told = [problem_sentence(one, options.language) for one in problems]
    return Result(data, (), 1, (*told, f"{first.code} {first.detail} {first.field}".rstrip()))


def _void(options: argparse.Namespace) -> Result:
    from app.services.ledgers import void

    with unlocked_vault(options) as vault:
        row = void(vault, options.reference, options.reason)
    data: dict[str, object] = {"reference": options.reference, "row": row}
    params: dict[str, str | int] = {"reference": options.reference, "row": row}
    return Result(data, (messages.sentence("copy-voided", options.language, params),))


def _check(options: argparse.Namespace) -> Result:
    from app.services.ledgers import check_file

    report = check_file(read_file(Path(options.file), LEDGER_FILE_LIMIT))
    data: dict[str, object] = {"rows": report.rows, "shown": report.shown, "hidden": report.hidden, "head": report.head}
    if report.problem is None:
        params: dict[str, str | int] = {"rows": report.rows, "hidden": report.hidden}
        return Result({"ok": True, **data}, (messages.sentence("ledger-file-ok", options.language, params),))
    found = report.problem
    data |= {"row": found.number, "problem": found.code, "detail": found.detail}
    sentence = messages.sentence("ledger-file-broken", options.language, {"row": found.number})
    return Result(
        {"ok": False, **data}, (), 1, (sentence, f"{found.code} {found.detail!r}" if found.detail else found.code)
    )


def _search(options: argparse.Namespace) -> Result:
    from app.services.ledgers import search

    with unlocked_vault(options) as vault:
        hits = search(vault, options.query, limit=max(options.limit, 1))
    data: dict[str, object] = {
        "hits": [{"kind": hit.kind, "id": hit.id, "title": hit.title, "excerpt": hit.excerpt} for hit in hits]
    }
    return Result(data, tuple(f"{hit.kind}\t{hit.title}\t{hit.excerpt}" for hit in hits))


def _stamp_request(options: argparse.Namespace) -> Result:
    from app.services.ledgers import request_stamp

    with unlocked_vault(options) as vault:
        row = request_stamp(vault, Path(options.file))
    sentence = messages.sentence("timestamp-requested", options.language, {"path": options.file, "row": row})
    return Result({"file": options.file, "row": row}, (sentence,))


def _stamp_import(options: argparse.Namespace) -> Result:
    from app.services.ledgers import import_stamp

    response, roots = read_file(Path(options.file), 1_000_000), read_file(Path(options.certificates), 1_000_000)
    with unlocked_vault(options) as vault:
        stamp = import_stamp(vault, response, roots)
    data: dict[str, object] = {"row": stamp.row, "time": stamp.time, "authority": stamp.authority}
    params: dict[str, str | int] = {"row": stamp.row, "time": stamp.time, "authority": stamp.authority}
    return Result(data, (messages.sentence("timestamp-kept", options.language, params),))


def _stamp_list(options: argparse.Namespace) -> Result:
    from app.vault.ledger.timestamp import list_timestamps

    with unlocked_vault(options) as vault:
        kept = list_timestamps(vault)
    rows = [{"row": item.row, "time": item.time, "authority": item.authority} for item in kept]
    return Result({"timestamps": rows}, tuple(f"{item.row}\t{item.time}\t{item.authority}" for item in kept))
