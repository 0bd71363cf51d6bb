"""`countermark vault …`: create, open to change, verify, back up, restore, salvage; key slots and re-keying."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app import environment, messages
from app.clock import to_iso
from app.errors import UserError
from app.files import open_to_others
from ui.commands.common import (
    Result,
    Subparsers,
    ask_passphrase,
    given_code,
    given_passphrase,
    secret_of_file,
    unlocked_vault,
    vault_folder,
)

if TYPE_CHECKING:
    from app.vault.backup.local_backup import LocalBackup

KINDS = ("passphrase", "recovery", "keyring")


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parsers."""
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
    _add_maintenance_parsers(verbs, common)


def _add_maintenance_parsers(verbs: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the parsers for maintenance: salvage, ways, rekey, local-backups."""
    accept = verbs.add_parser("accept-older", parents=[common], help="go on with a vault older than the one last used")
    accept.set_defaults(run=_accept_older, accept_older=True)
    salvage = verbs.add_parser("salvage", parents=[common], help="write all that a damaged vault still holds (plain!)")
    salvage.add_argument("out", metavar="DIR", help="a new or empty folder")
    salvage.set_defaults(run=_salvage)
    key_slots = verbs.add_parser("ways", parents=[common], help="list, add and remove the ways into the vault")
    key_slots.add_argument("--add-keyring", action="store_true", help="let the system's keyring open it")
    key_slots.add_argument("--remove", choices=KINDS, action="append", default=[], help="remove a way in")
    key_slots.set_defaults(run=_manage_key_slots)
    rekey = verbs.add_parser("rekey", parents=[common], help="give the database a new key; old keys files end")
    rekey.set_defaults(run=_rekey)
    local = verbs.add_parser("local-backups", parents=[common], help="the rolling backups beside the vault")
    local.set_defaults(run=_list_local)
    acts = local.add_subparsers(dest="act", metavar="ACT")
    acts.add_parser("list", parents=[common], help="list them (needs no key)").set_defaults(run=_list_local)
    acts.add_parser("make", parents=[common], help="make one now").set_defaults(run=_make_local)
    restore = acts.add_parser("restore", parents=[common], help="make a vault from one in a new folder")
    restore.add_argument("name")
    restore.add_argument("--into", metavar="DIR", required=True, help="a new or empty folder")
    restore.set_defaults(run=_restore_local)


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
        slots = [slot.kind.value for slot in vault.access.key_slots()]
        notices = tuple(messages.sentence(code, options.language) for code in vault.notices)
    return Result({"vault": str(folder), "slots": slots}, (str(folder), *notices))


def _verify(options: argparse.Namespace) -> Result:
    from app.services.vaults import damage_sentence, verify_vault

    folder = vault_folder(options)
    was_open = open_to_others(folder)
    problems = verify_vault(folder, given_passphrase(options), sheet=given_code(options))
    notices = ["folder-open" if open_to_others(folder) else "folder-was-open"] if was_open else []
    data: dict[str, object] = {
        "ok": not problems,
        "problems": [{"where": item.where, "code": item.code, "detail": item.detail} for item in problems],
        "notices": notices,
    }
    told = tuple(messages.sentence(code, options.language) for code in notices)
    if not problems:
        return Result(data, (messages.sentence("vault-ok", options.language),), errors=told)
    lines = (damage_sentence(item, options.language) for item in problems)
    return Result(data, (), 1, (messages.sentence("vault-problems", options.language), *lines, *told))


def _accept_older(options: argparse.Namespace) -> Result:
    """Open an older vault once knowingly: the ledger records it, and it opens as before from then on."""
    with unlocked_vault(options) as vault:
        accepted = "vault-older-accepted" in vault.notices  # told with the other notices
    return Result({"accepted": accepted}, () if accepted else (messages.sentence("older-none", options.language),))


def _backup(options: argparse.Namespace) -> Result:
    from app.services.vaults import back_up

    with unlocked_vault(options) as vault:
        secret = "" if options.recipient else _backup_secret(options)
        info = back_up(vault, Path(options.file), passphrase=secret, recipient=options.recipient or "")
    return Result({"file": options.file, "bytes": info.size, "copies": info.copies}, (options.file,))


def _backup_secret(options: argparse.Namespace) -> str:
    given = given_passphrase(options)
    return given if given is not None else ask_passphrase("Backup passphrase: ")


def _opening_secret(options: argparse.Namespace) -> str:
    """Return the age secret key of `--identity-file` (as `age-keygen` writes it, comments and all), else a passphrase."""
    if not options.identity_file:
        return _backup_secret(options)
    for line in secret_of_file(options.identity_file).splitlines():
        if line.strip().startswith("AGE-SECRET-KEY-"):
            return line.strip()
    raise UserError("backup-key-invalid")


def _restore(options: argparse.Namespace) -> Result:
    from app.services.vaults import restore_backup
    from app.vault.keys.passphrase_policy import require_acceptable

    folder = vault_folder(options)
    new = require_acceptable(secret_of_file(options.new_passphrase_file)) if options.new_passphrase_file else ""
    info = restore_backup(Path(options.file), folder, _opening_secret(options), new_passphrase=new)
    return Result({"vault": str(folder), "copies": info.copies}, (str(folder),))


def _test_restore(options: argparse.Namespace) -> Result:
    from app.services.vaults import verify_backup

    info = verify_backup(Path(options.file), _opening_secret(options))
    data = {"ok": True, "copies": info.copies, "ledger_rows": info.ledger_rows, "created": info.created}
    sentence = messages.sentence("backup-ok", options.language, {"copies": info.copies, "rows": info.ledger_rows})
    return Result(data, (sentence,))


def _passphrase(options: argparse.Namespace) -> Result:
    from app.vault.keys.passphrase_policy import require_acceptable

    with unlocked_vault(options) as vault:
        vault.access.set_passphrase(require_acceptable(_new_passphrase(options)))
    return Result({"changed": True}, (messages.sentence("passphrase-changed", options.language),))


def _new_passphrase(options: argparse.Namespace) -> str:
    if options.new_passphrase_file:
        return secret_of_file(options.new_passphrase_file)
    given = environment.secret(environment.NEW_PASSPHRASE)
    return given if given is not None else ask_passphrase("New passphrase: ")


def _recovery_sheet(options: argparse.Namespace) -> Result:
    from app.services.vaults import write_recovery_sheet

    with unlocked_vault(options) as vault:
        write_recovery_sheet(vault, Path(options.file), language=options.language)
    return Result({"file": options.file}, (options.file,))


def _salvage(options: argparse.Namespace) -> Result:
    from app.services.vaults import salvage_vault

    out = Path(options.out)
    secret, code = given_passphrase(options), given_code(options)
    try:
        lost = salvage_vault(vault_folder(options), secret, out, sheet=code)
    except UserError as error:
        if secret is not None or code or not error.code.startswith("keyring"):
            raise
        lost = salvage_vault(vault_folder(options), ask_passphrase(), out)
    files = sum(path.is_file() for path in out.rglob("*"))
    data: dict[str, object] = {"out": str(out), "files": files, "lost": lost}
    done = messages.sentence("salvaged", options.language, {"path": str(out), "count": files})
    if not lost:
        return Result(data, (done,))
    return Result(data, (done,), 0, (messages.sentence("salvage-lost", options.language), *lost))


def _manage_key_slots(options: argparse.Namespace) -> Result:
    from app.services.vaults import remove_key_slots
    from app.vault.keys.key_derivation import SlotKind

    with unlocked_vault(options) as vault:
        if options.add_keyring:
            vault.access.add_keyring()
        for kind in options.remove:
            remove_key_slots(vault, SlotKind(kind))
        key_slots = vault.access.key_slots()
    data: dict[str, object] = {
        "ways": [{"id": slot.id, "kind": slot.kind.value, "created": slot.created} for slot in key_slots],
        "added": ["keyring"] if options.add_keyring else [],
        "removed": options.remove,
    }
    lines = (
        messages.sentence("way-in", options.language, {"kind": f"way-{slot.kind.value}", "since": slot.created[:10]})
        for slot in key_slots
    )
    return Result(data, tuple(lines))


def _rekey(options: argparse.Namespace) -> Result:
    from app.services.vaults import rekey

    code = given_code(options)
    with unlocked_vault(options) as vault:
        passphrase = given_passphrase(options)
        if not code and passphrase is None:
            passphrase = ask_passphrase()
        ended = rekey(vault, passphrase or "", sheet=code)
        kept = [slot.kind.value for slot in vault.access.key_slots()]
    lines = [messages.sentence("rekeyed", options.language)]
    lines += [messages.sentence("way-ended", options.language, {"kind": f"way-{kind.value}"}) for kind in ended]
    return Result({"rekeyed": True, "ways": kept, "ended": [kind.value for kind in ended]}, tuple(lines))


def _backup_json(backup: LocalBackup) -> dict[str, object]:
    from app.vault.backup.local_backup import damaged_files

    return {
        "name": backup.folder.name,
        "made": to_iso(backup.made),
        "bytes": backup.size,
        "damaged": damaged_files(backup),
    }


def _list_local(options: argparse.Namespace) -> Result:
    from app.vault.backup.local_backup import local_backups

    found = [_backup_json(backup) for backup in local_backups(vault_folder(options))]
    lines = (f"{item['name']}\t{item['made']}\t{item['bytes']}" for item in found)
    problems = [
        messages.sentence("backup-damaged", options.language, {"path": str(item["name"])})
        for item in found
        if item["damaged"]
    ]
    return Result({"backups": found}, tuple(lines), int(bool(problems)), tuple(problems))


def _make_local(options: argparse.Namespace) -> Result:
    from app.vault.backup.local_backup import create_local_backup

    with unlocked_vault(options) as vault:
        made = _backup_json(create_local_backup(vault))
    return Result({"backup": made}, (str(made["name"]),))


def _restore_local(options: argparse.Namespace) -> Result:
    from app.services.vaults import find_local_backup
    from app.vault.backup.local_backup import restore_local_backup

    into = Path(options.into)
    restore_local_backup(find_local_backup(vault_folder(options), options.name), into)
    return Result({"vault": str(into), "backup": options.name}, (str(into),))
