"""`countermark checkup`: what is still out, in one list, with the letters to send."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from app import messages
from ui.commands.common import Result, Subparsers, unlocked_vault


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parser."""
    checkup = nouns.add_parser(
        "checkup", parents=[common], help="the yearly check-up: who holds what, and what to write"
    )
    checkup.add_argument("--out", type=Path, metavar="FILE.pdf", help="save it as pages to print")
    checkup.add_argument("--backup", choices=["yes", "no"], help="could you open a backup this year?")
    checkup.set_defaults(run=_checkup)


def _checkup(options: argparse.Namespace) -> Result:
    from app.files import write_atomic
    from app.services.checkup import CheckUpService
    from app.services.checkup_print import checkup_pages, sections

    with unlocked_vault(options) as vault:
        service = CheckUpService(vault)
        if options.backup:
            service.record_backup(options.backup == "yes")
        found = service.run()
        if options.out:
            write_atomic(options.out, checkup_pages(replace(found, last=found.day), options.language), replace=False)
        service.done()
        following = service.next_day()
    document: dict[str, object] = {
        "day": found.day,
        "last": found.last,
        "next": following,
        "held": [
            {
                "recipient": one.recipient.name,
                "reference": one.copy.reference,
                "copies": one.count,
                "expired": one.expired,
                "old": one.old,
            }
            for one in found.held
        ],
        "public": [one.platform.id for one in found.platforms if one.counts_as_public],
        "open_requests": [{"recipient": one.name, "due": day} for one, day in found.open_requests],
        "old_contacts": [
            {"value": one.fact.value, "recipients": [two.name for two in one.recipients]} for one in found.old_contacts
        ],
        "backup": {"opened": found.backup[0], "date": found.backup[1]} if found.backup else None,
        "letters": [{"recipient": one.name, "kind": kind} for one, kind in found.letters],
    }
    lines = [
        line for heading, rows in sections(found, options.language) for line in (heading, *(f"  {row}" for row in rows))
    ]
    if options.out:
        lines.append(messages.sentence("checkup-written", options.language, {"path": str(options.out)}))
        document["printed"] = str(options.out)
    return Result(document, tuple(lines))
