"""`countermark vault salvage|ways|rekey|local-backups`: what a vault needs over the years."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app import messages
from app.clock import to_iso
from app.errors import UserError
from ui.commands.common import Result, ask_passphrase, given_code, given_passphrase, opened, vault_folder

if TYPE_CHECKING:
    from app.vault.local_backup import LocalBackup

KINDS = ("passphrase", "recovery", "keyring")


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Declare the commands under `vault`."""
    salvage = verbs.add_parser("salvage", parents=[common], help="write all that a damaged vault still holds (plain!)")
    salvage.add_argument("out", metavar="DIR", help="a new or empty folder")
    salvage.set_defaults(run=_salvage)
    ways = verbs.add_parser("ways", parents=[common], help="list, add and remove the ways into the vault")
    ways.add_argument("--add-keyring", action="store_true", help="let the system's keyring open it")
    ways.add_argument("--remove", choices=KINDS, action="append", default=[], help="remove a way in")
    ways.set_defaults(run=_ways)
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


def _ways(options: argparse.Namespace) -> Result:
    from app.services.vaults import remove_way
    from app.vault.keys import SlotKind

    with opened(options) as vault:
        if options.add_keyring:
            vault.access.add_keyring()
        for kind in options.remove:
            remove_way(vault, SlotKind(kind))
        ways = vault.access.ways()
    data: dict[str, object] = {
        "ways": [{"id": way.id, "kind": way.kind.value, "created": way.created} for way in ways],
        "added": ["keyring"] if options.add_keyring else [],
        "removed": options.remove,
    }
    lines = (
        messages.sentence("way-in", options.language, {"kind": f"way-{way.kind.value}", "since": way.created[:10]})
        for way in ways
    )
    return Result(data, tuple(lines))


def _rekey(options: argparse.Namespace) -> Result:
    from app.services.vaults import rekey

    code = given_code(options)
    with opened(options) as vault:
        passphrase = given_passphrase(options)
        if not code and passphrase is None:
            passphrase = ask_passphrase()
        ended = rekey(vault, passphrase or "", sheet=code)
        kept = [way.kind.value for way in vault.access.ways()]
    lines = [messages.sentence("rekeyed", options.language)]
    lines += [messages.sentence("way-ended", options.language, {"kind": f"way-{kind.value}"}) for kind in ended]
    return Result({"rekeyed": True, "ways": kept, "ended": [kind.value for kind in ended]}, tuple(lines))


def _backup_json(backup: LocalBackup) -> dict[str, object]:
    from app.vault.local_backup import damaged_files

    return {
        "name": backup.folder.name,
        "made": to_iso(backup.made),
        "bytes": backup.size,
        "damaged": damaged_files(backup),
    }


def _list_local(options: argparse.Namespace) -> Result:
    from app.vault.local_backup import local_backups

    found = [_backup_json(backup) for backup in local_backups(vault_folder(options))]
    lines = (f"{item['name']}\t{item['made']}\t{item['bytes']}" for item in found)
    problems = [
        messages.sentence("backup-damaged", options.language, {"path": str(item["name"])})
        for item in found
        if item["damaged"]
    ]
    return Result({"backups": found}, tuple(lines), int(bool(problems)), tuple(problems))


def _make_local(options: argparse.Namespace) -> Result:
    from app.vault.local_backup import make_local

    with opened(options) as vault:
        made = _backup_json(make_local(vault))
    return Result({"backup": made}, (str(made["name"]),))


def _restore_local(options: argparse.Namespace) -> Result:
    from app.services.vaults import find_local_backup
    from app.vault.local_backup import restore_local

    into = Path(options.into)
    restore_local(find_local_backup(vault_folder(options), options.name), into)
    return Result({"vault": str(into), "backup": options.name}, (str(into),))
