"""`countermark mail …`: find messages that came to an address made for one copy, in saved mail or, by consent, in a mailbox."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app import messages
from app.domain.mail import Mailbox, Security
from app.errors import UserError
from ui.commands.common import Result, Subparsers, secret_of_file, unlocked_vault

if TYPE_CHECKING:
    from app.services.alias_mail import FoundMail
    from app.services.mailbox_search import MailboxService


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parsers."""
    verbs = nouns.add_parser(
        "mail", parents=[common], help="messages that came to an address made for one copy"
    ).add_subparsers(dest="verb", required=True, metavar="ACTION")
    read = verbs.add_parser("read", parents=[common], help="look through saved mail: .eml or .mbox")
    read.add_argument("file", nargs="+", type=Path, metavar="FILE")
    _add_server(read)
    read.add_argument("--incident", type=int, metavar="N", help="make an incident of the N-th message that is listed")
    read.set_defaults(run=_read)
    add = verbs.add_parser("add", parents=[common], help="keep a mailbox; nothing is sent")
    add.add_argument("name", help="a short name of your own for it")
    add.add_argument("--user", required=True, metavar="ADDRESS", help="the address or name you log in with")
    add.add_argument("--host", default="", help="IMAP server (known for large providers)")
    add.add_argument("--port", type=int, default=0)
    add.add_argument("--security", choices=[one.value for one in Security], default=Security.TLS.value)
    add.add_argument("--folder", default="INBOX")
    _add_server(add)
    add.add_argument("--password-from", default="", metavar="FILE", help="read the password or code from a file")
    add.add_argument(
        "--ask", action="store_true", help="keep the password in no place, not even the keyring: give it each time"
    )
    add.add_argument("--agree", action="store_true", help="agree to what is shown without this")
    add.set_defaults(run=_add)
    verbs.add_parser("list", parents=[common], help="list mailboxes").set_defaults(run=_list)
    for verb, text, run in (
        ("test", "log in and look at nothing", _test),
        ("found", "list what was found", _found),
        ("remove", "forget a mailbox and its password", _remove),
    ):
        one = verbs.add_parser(verb, parents=[common], help=text)
        one.add_argument("--mailbox", required=True, metavar="NAME")
        if verb == "test":
            _add_password(one)
        one.set_defaults(run=run)
    scan = verbs.add_parser("scan", parents=[common], help="look at the headers in a mailbox; changes nothing in it")
    scan.add_argument("--mailbox", required=True, metavar="NAME")
    _add_password(scan)
    scan.add_argument("--resume", action="store_true", help="go on where the last scan ended")
    scan.set_defaults(run=_scan)
    keep = verbs.add_parser("incident", parents=[common], help="fetch one found message and make an incident of it")
    keep.add_argument("key", help="as `scan` and `found` list it")
    keep.add_argument("--mailbox", required=True, metavar="NAME")
    _add_password(keep)
    keep.set_defaults(run=_incident)


def _add_password(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--password-from", default="", metavar="FILE", help="the password of a mailbox that keeps it in no place"
    )


def _add_server(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--server", default="", help="name of your mail server in its Authentication-Results headers")


def _read(options: argparse.Namespace) -> Result:
    from app.services.alias_mail import AliasMailService, FoundMail

    servers = (options.server.strip().lower(),) if options.server.strip() else ()
    found, files, notes = list[FoundMail](), list[dict[str, object]](), list[str]()
    with unlocked_vault(options) as vault:
        service = AliasMailService(vault)
        for path in options.file:
            result = service.read_file(path, servers=servers)
            found += result.found
            files.append({"file": str(path), "read": result.read, "unreadable": result.unreadable})
            notes += _unreadable(result.unreadable, options.language)
        made = None
        if options.incident is not None:
            if not 1 <= options.incident <= len(found):
                raise UserError("mail-message-gone")
            chosen = found[options.incident - 1]
            if chosen.untrusted_original is None:
                raise UserError("mail-message-large", limit=25)
            notes_text = judgement_sentence(chosen, options.language)
            made = service.log_incident(chosen, chosen.untrusted_original, notes_text)
    read = sum(int(str(one["read"])) for one in files)
    document: dict[str, object] = {"files": files, "found": [_row(one, options.language) for one in found]}
    lines = _lines(found, read, options.language, [str(number) for number in range(1, len(found) + 1)])
    if made is not None:
        document["incident"] = made.id
        params: dict[str, str | int] = {"id": made.id, "title": made.title}
        lines = (*lines, messages.sentence("incident-logged", options.language, params))
    return Result(document, lines, errors=tuple(notes))


def _add(options: argparse.Namespace) -> Result:
    from app.mail.providers import provider_of
    from ui.online_lookups import mailbox_service

    security = Security(options.security)
    provider = provider_of(options.user)
    help_text = _help(provider.help, options.language) if provider else ""
    host = options.host.strip() or (provider.host if provider else "")
    port = options.port or (993 if security is Security.TLS else 143)
    mailbox = Mailbox(
        *(options.name, host, options.user.strip(), port, security, options.folder, options.server),
        ask=options.ask,
    )
    if not options.agree:
        params: dict[str, str | int] = {"host": host or "?", "folder": options.folder}
        told = messages.sentence("mailbox-consent", options.language, params)
        error = {"code": "mailbox-consent", "message": told}
        return Result({"error": error, "help": help_text}, (help_text,) if help_text else (), 1, (told,))
    if provider is not None and provider.login.value == "export" and not options.host:
        raise UserError("mailbox-export-only")
    with unlocked_vault(options) as vault:
        kept = mailbox_service(vault).add(mailbox, _password(options))
    return Result(_mailbox_json(kept), (kept.name, *([help_text] if help_text else ())))


def _password(options: argparse.Namespace) -> str:
    if options.password_from:
        return secret_of_file(options.password_from).strip()
    if not sys.stdin.isatty():
        raise UserError("mail-password-empty")
    return getpass.getpass("Password or authorization code: ").strip()


def _logged_in(service: MailboxService, options: argparse.Namespace) -> MailboxService:
    """Return the service, with the password of a mailbox that keeps none."""
    if service.needs_password(options.mailbox) and (options.password_from or sys.stdin.isatty()):
        service.give(options.mailbox, _password(options))
    return service


def _list(options: argparse.Namespace) -> Result:
    from ui.online_lookups import mailbox_service

    with unlocked_vault(options) as vault:
        found = mailbox_service(vault).all()
    rows = [_mailbox_json(one) for one in found]
    return Result({"mailboxes": rows}, tuple(f"{one.name}  {one.user}  {one.host}  {one.folder}" for one in found))


def _test(options: argparse.Namespace) -> Result:
    from ui.online_lookups import mailbox_service

    with unlocked_vault(options) as vault:
        count = _logged_in(mailbox_service(vault), options).test(options.mailbox)
    params: dict[str, str | int] = {"name": options.mailbox, "count": count}
    return Result({"messages": count}, (messages.sentence("mailbox-works", options.language, params),))


def _scan(options: argparse.Namespace) -> Result:
    from ui.online_lookups import mailbox_service

    with unlocked_vault(options) as vault:
        result = _logged_in(mailbox_service(vault), options).scan(options.mailbox, anew=not options.resume)
    document = {
        "read": result.read,
        "unreadable": result.unreadable,
        "restarted": result.restarted,
        "found": [_row(one, options.language) for one in result.found],
    }
    notes = _unreadable(result.unreadable, options.language)
    if result.restarted:
        notes.append(messages.sentence("mailbox-restarted", options.language))
    keys = [one.key for one in result.found]
    return Result(document, _lines(result.found, result.read, options.language, keys), errors=tuple(notes))


def _found(options: argparse.Namespace) -> Result:
    from ui.online_lookups import mailbox_service

    with unlocked_vault(options) as vault:
        service = mailbox_service(vault)
        service.get(options.mailbox)
        found = service.found(options.mailbox)
    lines = tuple(line for one in found for line in _mail_lines(one, options.language, one.key))
    return Result({"found": [_row(one, options.language) for one in found]}, lines)


def _remove(options: argparse.Namespace) -> Result:
    from ui.online_lookups import mailbox_service

    with unlocked_vault(options) as vault:
        mailbox_service(vault).remove(options.mailbox)
    told = messages.sentence("mailbox-removed", options.language, {"name": options.mailbox})
    return Result({"removed": options.mailbox}, (told,))


def _incident(options: argparse.Namespace) -> Result:
    from ui.online_lookups import mailbox_service

    with unlocked_vault(options) as vault:
        service = mailbox_service(vault)
        _logged_in(service, options)
        found = {one.key: one for one in service.found(options.mailbox)}
        notes = judgement_sentence(found[options.key], options.language) if options.key in found else ""
        made = service.make_incident(options.mailbox, options.key, notes)
    told = messages.sentence("incident-logged", options.language, {"id": made.id, "title": made.title})
    files = [{"name": one.name, "sha256": one.sha256, "bytes": one.size} for one in made.files]
    return Result({"incident": made.id, "files": files}, (told,))


# -- words -------------------------------------------------------------------------------------------------------------


def judgement_sentence(found: FoundMail, language: str) -> str:
    """Return what can be told of the sender of a message, in two sentences, each on a line."""
    from app.services.alias_mail import told_of

    return "\n".join(messages.sentence(code, language, params) for code, params in told_of(found))


def _row(found: FoundMail, language: str) -> dict[str, object]:
    mail = found.mail
    return {
        "key": found.key,
        "alias": mail.alias,
        "copy_id": found.copy.copy_id,
        "reference": found.copy.reference,
        "recipient": found.recipient.name,
        "sender": mail.sender,
        "subject": mail.subject,
        "date": mail.date,
        "verdict": found.judgement.verdict.value,
        "reason": found.judgement.reason,
        "domain": found.judgement.domain,
        "vouched": list(mail.vouched),
        "server": mail.server,
        "forwarded": mail.forwarded,
        "says": judgement_sentence(found, language),
    }


def _lines(found: Sequence[FoundMail], read: int, language: str, labels: Sequence[str]) -> tuple[str, ...]:
    params: dict[str, str | int] = {"read": read, "found": len(found)}
    first = messages.sentence("mail-looked-at", language, params)
    rows = [line for label, one in zip(labels, found, strict=True) for line in _mail_lines(one, language, label)]
    limits = [messages.sentence("mail-limits", language)] if found else []
    return (first, *rows, *limits)


def _mail_lines(found: FoundMail, language: str, label: str) -> tuple[str, ...]:
    head = "  ".join(one for one in (label, found.mail.date, found.mail.sender, found.mail.subject) if one)
    return head, *(f"    {line}" for line in judgement_sentence(found, language).splitlines())


def _unreadable(count: int, language: str) -> list[str]:
    return [messages.sentence("mail-unreadable", language, {"count": count})] if count else []


def _help(texts: object, language: str) -> str:
    assert isinstance(texts, dict)
    return str(texts["zh" if language.startswith("zh") else "en"])


def _mailbox_json(mailbox: Mailbox) -> dict[str, object]:
    return {
        "name": mailbox.name,
        "user": mailbox.user,
        "host": mailbox.host,
        "port": mailbox.port,
        "security": mailbox.security.value,
        "folder": mailbox.folder,
        "server": mailbox.server,
        "agreed": mailbox.agreed,
        "ask": mailbox.ask,
    }
