"""`countermark recipient …`: add, correct and list."""

from __future__ import annotations

import argparse

from app import messages
from app.domain.copies import Recipient, RecipientKind
from ui.commands.common import Result, Subparsers, unlocked_vault, with_student


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parsers."""
    common = with_student(common)
    verbs = nouns.add_parser("recipient", parents=[common], help="who receives copies").add_subparsers(
        dest="verb", required=True, metavar="ACTION"
    )
    add = verbs.add_parser("add", parents=[common], help="add a recipient")
    add.add_argument("name")
    add.add_argument("--kind", choices=[kind.value for kind in RecipientKind], default="employer")
    add.add_argument("--domain", action="append", default=[], help="web or mail domain (may be repeated)")
    add.set_defaults(run=_add)
    edit = verbs.add_parser("edit", parents=[common], help="correct a recipient; the ledger keeps what was before")
    edit.add_argument("name")
    edit.add_argument("--rename", metavar="NAME", default="", help="the name from now on")
    edit.add_argument("--kind", choices=[kind.value for kind in RecipientKind])
    edit.add_argument("--domain", action="append", help="instead of the domains so far (may be repeated)")
    edit.add_argument("--notes", metavar="TEXT", help="instead of the notes so far")
    edit.set_defaults(run=_edit)
    for verb, text in (("mute", "say where a copy is made that you send them nothing more"), ("unmute", "no longer")):
        one = verbs.add_parser(verb, parents=[common], help=text)
        one.add_argument("name")
        one.set_defaults(run=_mute, muted=verb == "mute")
    verbs.add_parser("list", parents=[common], help="list recipients").set_defaults(run=_list)


def _json(recipient: Recipient) -> dict[str, object]:
    return {
        "id": recipient.id,
        "name": recipient.name,
        "kind": recipient.kind.value,
        "domains": list(recipient.domains),
        "created": recipient.created,
        "notes": recipient.notes,
    }


def _add(options: argparse.Namespace) -> Result:
    from app.services.recipients import RecipientService

    with unlocked_vault(options) as vault:
        recipient = RecipientService(vault).add(options.name, RecipientKind(options.kind), options.domain)
    return Result({"recipient": _json(recipient), **_json(recipient)}, (recipient.name,))


def _edit(options: argparse.Namespace) -> Result:
    from app.services.recipients import RecipientService

    kind = RecipientKind(options.kind) if options.kind else None
    with unlocked_vault(options) as vault:
        recipient = RecipientService(vault).edit(
            options.name, rename=options.rename, kind=kind, domains=options.domain, notes=options.notes
        )
    return Result({"recipient": _json(recipient), **_json(recipient)}, (recipient.name,))


def _list(options: argparse.Namespace) -> Result:
    from app.services.muted_recipients import MutedService
    from app.services.recipients import RecipientService

    with unlocked_vault(options) as vault:
        recipients, muted = RecipientService(vault).all(), MutedService(vault)
        rows = [_json(item) | {"muted": muted.since(item.id)} for item in recipients]
    lines = tuple(f"{item.name}\t{item.kind.value}\t{', '.join(item.domains)}" for item in recipients)
    return Result({"recipients": rows}, lines)


def _mute(options: argparse.Namespace) -> Result:
    from app.services.muted_recipients import MutedService
    from app.services.recipients import RecipientService

    with unlocked_vault(options) as vault:
        recipient, muted = RecipientService(vault).find(options.name), MutedService(vault)
        muted.set(recipient.id, muted=options.muted)
        since = muted.since(recipient.id)
    told = messages.sentence(
        "recipient-muted" if since else "recipient-unmuted", options.language, {"name": recipient.name, "day": since}
    )
    return Result({**_json(recipient), "muted": since}, (told,))
