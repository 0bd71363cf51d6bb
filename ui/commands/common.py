"""Shared by all commands: results, reading input, opening the vault."""

from __future__ import annotations

import argparse
import codecs
import getpass
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from app import environment, messages, paths
from app.errors import AppError, UserError
from app.files import opened_file, read_file, read_stream

if TYPE_CHECKING:
    from app.domain.stored_records import LedgerProblem
    from app.domain.verification import Finding
    from app.services.caseload import Caseload, Removal
    from app.vault.vault import Vault

INCONCLUSIVE = 3
Subparsers = argparse._SubParsersAction


@dataclass(frozen=True, slots=True)
class Result:
    """Result of a command: the JSON document (`--json`), plain lines for people, and the exit code.

    `silent` = the command has printed its own JSON lines.
    """

    data: Mapping[str, object]
    lines: tuple[str, ...] = ()
    status: int = 0
    errors: tuple[str, ...] = ()
    silent: bool = False


def vault_folder(options: argparse.Namespace) -> Path:
    """Return the vault named by `--vault`, else the per-user one."""
    return Path(options.vault).expanduser() if options.vault else paths.default_vault()


def given_passphrase(options: argparse.Namespace) -> str | None:
    """Return the passphrase from `--passphrase-file` or `COUNTERMARK_PASSPHRASE`; None when neither is given."""
    if options.passphrase_file:
        return secret_of_file(options.passphrase_file)
    return environment.secret(environment.PASSPHRASE)


def given_code(options: argparse.Namespace) -> str:
    """Return the recovery sheet's code from `--recovery-code-file`; empty when it is not given."""
    return " ".join(secret_of_file(options.recovery_code_file).split()) if options.recovery_code_file else ""


def secret_of_file(name: str) -> str:
    """Return the secret in a file, without its line end: UTF-8, or UTF-16 with a byte order mark, as Windows writes it.

    Raises UserError `secret-undecodable` for any other: a guess at the letters would open with other letters, too.
    """
    data = read_file(Path(name), 1_000_000)
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding).rstrip("\r\n")
    except UnicodeDecodeError:
        raise UserError("secret-undecodable", path=name) from None


def ask_passphrase(prompt: str = "Passphrase: ") -> str:
    """Ask on the terminal. Raises `UserError` `passphrase-needed` when there is no terminal."""
    if not sys.stdin.isatty():
        raise UserError("passphrase-needed")
    return getpass.getpass(prompt)


def with_student(common: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Return the common options and `--of`: what follows is done in the vault of a student of a caseload, in the student's name."""
    parser = argparse.ArgumentParser(add_help=False, parents=[common])
    told = "in the vault of this student (id or pseudonym) of your caseload"
    parser.add_argument("--of", dest="of_student", metavar="STUDENT", default=argparse.SUPPRESS, help=told)
    return parser


@contextmanager
def unlocked_vault(options: argparse.Namespace) -> Iterator[Vault]:
    """Open the vault, and close it afterwards. Writes notices to stderr (repaired keys file, changed records, …)."""
    from app.services.vaults import close_vault, record_sentences

    if student := getattr(options, "of_student", ""):
        del options.of_student
        with opened_caseload(options) as caseload, opened_student(caseload, student) as own:
            yield own
        return
    vault = _open(options)
    for code in vault.notices:
        print(messages.sentence(code, options.language), file=sys.stderr)
    try:
        yield vault
    finally:
        for line in record_sentences(vault.ledger_view.problems, options.language):
            print(line, file=sys.stderr)
        if not close_vault(vault) and "local-backup-failed" not in vault.notices:
            print(messages.sentence("local-backup-failed", options.language), file=sys.stderr)


@contextmanager
def opened_student(caseload: Caseload, student_id: str) -> Iterator[Vault]:
    """Open the vault of a student (id or pseudonym) to read or work in it. Raises UserError `student-unknown`, `student-consent-ended`."""
    student = caseload.student(student_id)
    caseload.require_not_ended(student)
    with caseload.open_student(student) as own:
        yield own


def add_letterhead(parser: argparse.ArgumentParser) -> None:
    """Add the options that name institution and counsellor on a printed form."""
    parser.add_argument("--institution", default="", metavar="NAME", help="that answers for the data, as forms name it")
    parser.add_argument("--counsellor-name", default="", metavar="NAME", help="your name, as forms name it")


@contextmanager
def opened_caseload(options: argparse.Namespace) -> Iterator[Caseload]:
    """Open the caseload, remove whoever's time is over (told on stderr), and close it afterwards."""
    from app.services.caseload import open_caseload
    from app.services.caseload_consent import sweep

    options.vault = options.vault or str(paths.default_caseload())
    with unlocked_vault(options) as vault:
        caseload = open_caseload(vault)
        for removal in sweep(caseload):
            for line in removal_lines(removal, options.language):
                print(line, file=sys.stderr)
        yield caseload


def removal_lines(removal: Removal, language: str) -> tuple[str, ...]:
    """Return sentences on what was removed, and on what no program can remove."""
    params: dict[str, str | int] = {"name": removal.student.id, "count": len(removal.outputs)}
    return (
        messages.sentence("student-removed", language, params),
        messages.sentence("student-removed-elsewhere", language),
    )


def _open(options: argparse.Namespace) -> Vault:
    from app.services.vaults import OlderVault, open_vault, open_with_sheet

    folder = vault_folder(options)
    older = OlderVault.ACCEPT if getattr(options, "accept_older", False) else OlderVault.REFUSE
    if code := given_code(options):
        return open_with_sheet(folder, code, older=older)
    passphrase = given_passphrase(options)
    if passphrase is not None:
        return open_vault(folder, passphrase, older=older)
    try:
        return open_vault(folder, None, older=older)
    except UserError as error:
        if not error.code.startswith("keyring"):
            raise
        return open_vault(folder, ask_passphrase(), older=older)


@contextmanager
def open_input(name: str) -> Iterator[BinaryIO]:
    """Open a named file, or standard input for `-`, to be read line by line. Raises as `app.files.read_file` does."""
    if name == "-":
        yield sys.stdin.buffer
        return
    with opened_file(Path(name)) as source:
        yield source


def read_input(name: str) -> tuple[str, bytes]:
    """Read a named file, or standard input for `-`: (name, bytes)."""
    if name == "-":
        return "", read_stream(sys.stdin.buffer)
    return Path(name).name, read_file(Path(name))


def problem_json(problem: LedgerProblem) -> dict[str, object]:
    """Return a record that differs from the ledger as JSON."""
    return {"row": problem.number, "code": problem.code, "subject": problem.detail, "field": problem.field}


def finding_json(finding: Finding) -> dict[str, object]:
    """Return one finding of the verifier as JSON; never the value itself."""
    return {
        "channel": finding.channel,
        "where": finding.where,
        "code": finding.code,
        "kind": finding.kind.value if finding.kind else None,
        "field": finding.field,
    }


def finding_line(finding: Finding) -> str:
    """Return one finding as a line for people."""
    return f"  {finding.channel}: {finding.where}: {finding.kind or finding.code} {finding.field}".rstrip()


def refusal_rows(error: AppError, language: str) -> list[tuple[dict[str, object], str]]:
    """Return each reason why a copy was refused, as JSON, and the options of `copy make` by which it goes on."""
    if not getattr(error, "refused", ()):
        return []
    from app.services.copies import CopyRefused
    from app.services.refusal_texts import options_line, refusal_json

    assert isinstance(error, CopyRefused)
    return [(refusal_json(one, error.master, language), options_line(one)) for one in error.refused]
