"""The command line: parses, runs one command, prints plain lines or one JSON document, and maps errors to exit codes.

Exit codes: 0 done; 1 refused or failed, with a sentence on stderr; 2 usage; 3 inconclusive (trace).
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Sequence
from typing import Final

from app import __version__, crash_reports, messages
from app.errors import AppError, Cancelled
from ui.commands.common import Result, finding_json, finding_line, refusal_rows

COMMANDS: Final = (
    *("demo", "vault", "resume", "recipient", "copy", "scan", "redact", "trace", "incident", "letter", "alias", "mail"),
    *("check", "employer", "register", "lookup", "ledger", "application", "platform", "checkup", "caseload"),
    *("first-hour", "meeting", "update", "diagnostics", "strings", "help"),
)
"""The nouns, in the order of the help: each is a module of `ui.commands` with `add_parser`."""


def build_parser(arguments: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """Return the parser of the whole command line, or of what `arguments` need of it.

    Nouns that do not occur in them have no actions then, and their modules are not loaded; help needs all.
    """
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--vault", metavar="DIR", default=argparse.SUPPRESS, help="vault folder")
    common.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document")
    common.add_argument("--passphrase-file", metavar="FILE", default=argparse.SUPPRESS, help="read the passphrase")
    common.add_argument(
        "--recovery-code-file", metavar="FILE", default=argparse.SUPPRESS, help="open with the recovery sheet's code"
    )
    common.add_argument(
        "--language", choices=messages.languages(), default=argparse.SUPPRESS, help="language of sentences"
    )
    parser = argparse.ArgumentParser("countermark", description="Countermark 简历暗记", parents=[common])
    parser.add_argument("--version", action="version", version=f"countermark {__version__}")
    nouns = parser.add_subparsers(dest="noun", required=True, metavar="COMMAND")
    given = COMMANDS if arguments is None or {"-h", "--help"} & set(arguments) else arguments
    for noun in COMMANDS:
        if noun in given:
            importlib.import_module(f"ui.commands.{noun.replace('-', '_')}").add_parser(nouns, common)
        else:
            nouns.add_parser(noun, parents=[common])
    return parser


def _with_defaults(options: argparse.Namespace) -> argparse.Namespace:
    for key, value in (
        ("vault", ""),
        ("json", False),
        ("passphrase_file", ""),
        ("recovery_code_file", ""),
        ("language", messages.system_language()),
    ):
        if not hasattr(options, key):
            setattr(options, key, value)
    return options


def run(arguments: Sequence[str]) -> int:
    """Run one command; returns the exit code."""
    parser = build_parser(arguments)
    try:
        options = _with_defaults(parser.parse_args(arguments))
    except SystemExit as stop:
        return int(stop.code or 0)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        result: Result = options.run(options)
        _print(result, as_json=options.json)
    except AppError as error:
        return _report_error(error, options)
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone; nothing more can be said
        return 1
    except KeyboardInterrupt:
        return _report_error(Cancelled(), options)
    except Exception as error:  # a bug: one sentence and an exit code that scripts can tell, never a half document
        status = _report_error(AppError(f"bug-{type(error).__name__}"), options)
        print(crash_reports.report(error), file=sys.stderr)
        return status
    return result.status


def _report_error(error: AppError, options: argparse.Namespace) -> int:
    sentence = messages.of_error(error, options.language)
    print(sentence, file=sys.stderr)
    findings = getattr(error, "findings", ())
    refused = refusal_rows(error, options.language)
    if options.json:
        document: dict[str, object] = {"error": {"code": error.code, "message": sentence}}
        if findings:
            document["findings"] = [finding_json(item) for item in findings]
            document["refused"] = [row for row, _ in refused]
        print(json.dumps(document, ensure_ascii=False))
    elif refused:
        for row, ways in refused[:20]:
            print(f"  {row['message']}", file=sys.stderr)
            if ways:
                print(messages.sentence("refused-options", options.language, {"options": ways}), file=sys.stderr)
    else:
        for item in findings[:20]:
            print(finding_line(item), file=sys.stderr)
    return 1


def _print(result: Result, *, as_json: bool) -> None:
    if result.silent:
        return
    if as_json:
        print(json.dumps(result.data, ensure_ascii=False, indent=2))
    else:
        for line in result.lines:
            print(line)
    for line in result.errors:
        print(line, file=sys.stderr)
