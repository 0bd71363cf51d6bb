"""What all commands share: results, reading input, opening the vault."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from app import messages, paths
from app.environment import PASSPHRASE, secret
from app.errors import UserError

if TYPE_CHECKING:
    from app.domain.verification import Finding
    from app.vault.vault import Vault

INCONCLUSIVE = 3


@dataclass(frozen=True, slots=True)
class Result:
    """What a command did: the JSON document (`--json`), plain lines for people, and the exit code. `silent` = the
    command has printed its own JSON lines."""

    data: Mapping[str, object]
    lines: tuple[str, ...] = ()
    status: int = 0
    errors: tuple[str, ...] = ()
    silent: bool = False


def vault_folder(options: argparse.Namespace) -> Path:
    """The vault named by `--vault`, else the per-user one."""
    return Path(options.vault).expanduser() if options.vault else paths.default_vault()


def given_passphrase(options: argparse.Namespace) -> str | None:
    """The passphrase from `--passphrase-file` or `COUNTERMARK_PASSPHRASE`; None when neither is given."""
    if options.passphrase_file:
        return secret_of_file(options.passphrase_file)
    return secret(PASSPHRASE)


def given_code(options: argparse.Namespace) -> str:
    """The recovery sheet's code from `--recovery-code-file`; empty when it is not given."""
    return " ".join(secret_of_file(options.recovery_code_file).split()) if options.recovery_code_file else ""


def secret_of_file(name: str) -> str:
    """The secret that a file holds, without the end of its line."""
    return read_file(Path(name), 1_000_000).decode("utf-8-sig", "replace").rstrip("\r\n")


def ask_passphrase(prompt: str = "Passphrase: ") -> str:
    """Ask on the terminal. Raises `UserError` `passphrase-needed` when there is no terminal."""
    if not sys.stdin.isatty():
        raise UserError("passphrase-needed")
    return getpass.getpass(prompt)


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[Vault]:
    """The open vault; closed afterwards. Tells on stderr what a person should hear about it (mended keys file, …)."""
    from app.services.vaults import close_vault

    vault = _open(options)
    for code in vault.notices:
        print(messages.sentence(code, options.language), file=sys.stderr)
    try:
        yield vault
    finally:
        if not close_vault(vault) and "local-backup-failed" not in vault.notices:
            print(messages.sentence("local-backup-failed", options.language), file=sys.stderr)


def _open(options: argparse.Namespace) -> Vault:
    from app.services.vaults import open_vault, open_with_sheet

    folder = vault_folder(options)
    if code := given_code(options):
        return open_with_sheet(folder, code)
    passphrase = given_passphrase(options)
    if passphrase is not None:
        return open_vault(folder, passphrase)
    try:
        return open_vault(folder, None)
    except UserError as error:
        if not error.code.startswith("keyring"):
            raise
        return open_vault(folder, ask_passphrase())


def read_file(path: Path, limit: int = 64_000_000) -> bytes:
    """The bytes of a file a person named. Raises `UserError` `file-missing`, `file-unreadable` or `too-large`."""
    try:
        if path.stat().st_size > limit:
            raise UserError("too-large", limit=limit // 1_000_000)
        return path.read_bytes()
    except FileNotFoundError:
        raise UserError("file-missing", path=str(path)) from None
    except OSError:
        raise UserError("file-unreadable", path=str(path)) from None


@contextmanager
def opened_input(name: str) -> Iterator[BinaryIO]:
    """A named file, or standard input for `-`, to be read line by line. Raises as `read_file` does."""
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        source = Path(name).open("rb")  # noqa: SIM115 — only opening is translated, not what the reader of it does
    except FileNotFoundError:
        raise UserError("file-missing", path=name) from None
    except OSError:
        raise UserError("file-unreadable", path=name) from None
    with source:
        yield source


def read_input(name: str) -> tuple[str, bytes]:
    """A named file, or standard input for `-`: (name, bytes)."""
    if name == "-":
        return "", sys.stdin.buffer.read()
    return Path(name).name, read_file(Path(name))


def finding_json(finding: Finding) -> dict[str, object]:
    """One finding of the verifier as JSON; never the value itself."""
    return {
        "channel": finding.channel,
        "where": finding.where,
        "code": finding.code,
        "kind": finding.kind.value if finding.kind else None,
        "field": finding.field,
    }


def finding_line(finding: Finding) -> str:
    """The same as a line for people."""
    return f"  {finding.channel}: {finding.where}: {finding.kind or finding.code} {finding.field}".rstrip()
