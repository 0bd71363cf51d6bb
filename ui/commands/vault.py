"""`countermark vault …`: create, verify, backup, restore, test-restore, passphrase, recovery-sheet; the ways in, a new
key, the local backups and salvage are declared by `ui/commands/vault_care.py`."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from app import messages
from app.errors import UserError
from ui.commands import vault_care
from ui.commands.common import (
    Result,
    ask_passphrase,
    given_code,
    given_passphrase,
    opened,
    secret_of_file,
    vault_folder,
)

Subparsers = argparse._SubParsersAction


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the command."""
    verbs = nouns.add_parser("vault", parents=[common], help="the encrypted vault").add_subparsers(
        dest="verb", required=True, metavar="ACTION"
    )
    create = verbs.add_parser("create", parents=[common], help="make a new vault")
    create.add_argument("--no-keyring", action="store_true", help="do not store a way in in the system's keyring")
    create.set_defaults(run=_create)
    verbs.add_parser("verify", parents=[common], help="check the whole vault").set_defaults(run=_verify)
    for name, run, text in (
        ("backup", _backup, "write one encrypted backup file"),
        ("restore", _restore, "restore a backup into a new vault folder"),
        ("test-restore", _test_restore, "open a backup in a temporary folder and verify it"),
        ("recovery-sheet", _recovery_sheet, "write the printable recovery sheet (PDF)"),
    ):
        parser = verbs.add_parser(name, parents=[common], help=text)
        parser.add_argument("file")
        if name == "backup":
            parser.add_argument("--recipient", metavar="KEY", help="an age public key instead of the passphrase")
        if name in ("restore", "test-restore"):
            parser.add_argument("--identity-file", metavar="FILE", default="", help="age secret key of the backup")
        if name == "restore":
            parser.add_argument("--new-passphrase-file", metavar="FILE", default="", help="passphrase from now on")
        parser.set_defaults(run=run)
    change = verbs.add_parser("passphrase", parents=[common], help="change the passphrase")
    change.add_argument("--new-passphrase-file", metavar="FILE", default="")
    change.set_defaults(run=_passphrase)
    vault_care.add_verbs(verbs, common)


def _wanted_passphrase(options: argparse.Namespace) -> str:
    given = given_passphrase(options)
    if given is not None:
        return given
    first = ask_passphrase("New passphrase: ")
    if ask_passphrase("Again: ") != first:
        raise UserError("passphrases-differ")
    return first


def _create(options: argparse.Namespace) -> Result:
    from app.services.vaults import create_vault

    folder = vault_folder(options)
    with create_vault(folder, _wanted_passphrase(options), keyring=not options.no_keyring) as vault:
        slots = [way.kind.value for way in vault.access.ways()]
        notices = tuple(messages.sentence(code, options.language) for code in vault.notices)
    return Result({"vault": str(folder), "slots": slots}, (str(folder), *notices))


def _verify(options: argparse.Namespace) -> Result:
    from app.services.vaults import verify_vault

    problems = verify_vault(vault_folder(options), given_passphrase(options), sheet=given_code(options))
    data: dict[str, object] = {
        "ok": not problems,
        "problems": [{"where": item.where, "code": item.code, "detail": item.detail} for item in problems],
    }
    if not problems:
        return Result(data, (messages.sentence("vault-ok", options.language),))
    lines = (f"{item.where}: {item.code} {item.detail}".rstrip() for item in problems)
    return Result(data, (), 1, (messages.sentence("vault-problems", options.language), *lines))


def _backup(options: argparse.Namespace) -> Result:
    from app.services.vaults import back_up

    with opened(options) as vault:
        secret = "" if options.recipient else _backup_secret(options)
        info = back_up(vault, Path(options.file), passphrase=secret, recipient=options.recipient or "")
    return Result({"file": options.file, "bytes": info.size, "copies": info.copies}, (options.file,))


def _backup_secret(options: argparse.Namespace) -> str:
    given = given_passphrase(options)
    return given if given is not None else ask_passphrase("Backup passphrase: ")


def _opening_secret(options: argparse.Namespace) -> str:
    """The age secret key of `--identity-file` (as `age-keygen` writes it, comments and all), else a passphrase."""
    if not options.identity_file:
        return _backup_secret(options)
    for line in secret_of_file(options.identity_file).splitlines():
        if line.strip().startswith("AGE-SECRET-KEY-"):
            return line.strip()
    raise UserError("backup-key-invalid")


def _restore(options: argparse.Namespace) -> Result:
    from app.services.vaults import long_enough, restore_backup

    folder = vault_folder(options)
    new = long_enough(secret_of_file(options.new_passphrase_file)) if options.new_passphrase_file else ""
    info = restore_backup(Path(options.file), folder, _opening_secret(options), new_passphrase=new)
    return Result({"vault": str(folder), "copies": info.copies}, (str(folder),))


def _test_restore(options: argparse.Namespace) -> Result:
    from app.services.vaults import try_backup

    info = try_backup(Path(options.file), _opening_secret(options))
    data = {"ok": True, "copies": info.copies, "ledger_rows": info.ledger_rows, "created": info.created}
    sentence = messages.sentence("backup-ok", options.language, {"copies": info.copies, "rows": info.ledger_rows})
    return Result(data, (sentence,))


def _passphrase(options: argparse.Namespace) -> Result:
    from app.services.vaults import long_enough

    with opened(options) as vault:
        vault.access.set_passphrase(long_enough(_new_passphrase(options)))
    return Result({"changed": True}, (messages.sentence("passphrase-changed", options.language),))


def _new_passphrase(options: argparse.Namespace) -> str:
    if options.new_passphrase_file:
        return secret_of_file(options.new_passphrase_file)
    given = os.environ.get("COUNTERMARK_NEW_PASSPHRASE")
    return given if given is not None else ask_passphrase("New passphrase: ")


def _recovery_sheet(options: argparse.Namespace) -> Result:
    from app.files import write_atomic
    from app.render.sheet import recovery_sheet

    with opened(options) as vault:
        sheet = vault.access.new_recovery()
        data = recovery_sheet(sheet.groups, vault=sheet.vault_id, created=sheet.created)
        write_atomic(Path(options.file), data, replace=False)
    return Result({"file": options.file}, (options.file,))
