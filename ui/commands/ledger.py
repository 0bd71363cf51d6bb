"""`countermark ledger …`: show, export, verify."""

from __future__ import annotations

import argparse
from pathlib import Path

from app import messages
from ui.commands.common import Result, opened
from ui.commands.vault import Subparsers


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the command."""
    verbs = nouns.add_parser("ledger", parents=[common], help="the append-only record").add_subparsers(
        dest="verb", required=True, metavar="ACTION"
    )
    verbs.add_parser("show", parents=[common], help="print the rows").set_defaults(run=_show)
    export = verbs.add_parser("export", parents=[common], help="write .csv, .json, .ics or a .zip proof")
    export.add_argument("file")
    export.set_defaults(run=_export)
    verbs.add_parser("verify", parents=[common], help="verify the hash chain").set_defaults(run=_verify)


def _show(options: argparse.Namespace) -> Result:
    with opened(options) as vault:
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
    from app.vault.export import write_export

    with opened(options) as vault:
        write_export(vault, Path(options.file))
    return Result({"file": options.file}, (options.file,))


def _verify(options: argparse.Namespace) -> Result:
    with opened(options) as vault:
        problem = vault.ledger.verify()
        head = vault.ledger.head()
    if problem is None:
        data: dict[str, object] = {"ok": True, "head": head.hash if head else "", "rows": head.number if head else 0}
        return Result(data, (messages.sentence("ledger-ok", options.language, {"rows": head.number if head else 0}),))
    data = {"ok": False, "row": problem.number, "problem": problem.detail}
    sentence = messages.sentence("ledger-broken", options.language, {"row": problem.number})
    return Result(data, (), 1, (sentence, problem.detail))
