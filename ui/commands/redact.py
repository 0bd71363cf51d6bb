"""`countermark redact scan`: personal data found in a text, or in each line of a JSON-lines file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app import messages
from ui.commands.common import Result, Subparsers, read_input, unlocked_vault, vault_folder
from ui.commands.jsonl import stream

if TYPE_CHECKING:
    from app.domain.policy import ProtectedValue


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parser."""
    verbs = nouns.add_parser("redact", parents=[common], help="find personal data").add_subparsers(
        dest="verb", required=True, metavar="ACTION"
    )
    scan = verbs.add_parser("scan", parents=[common], help="personal data found in a text")
    scan.add_argument("file", help="a file, or - for standard input")
    scan.add_argument("--jsonl", action="store_true", help='one {"id", "text"} object per line')
    scan.add_argument("--master", default="main")
    scan.set_defaults(run=_scan)


def _known_values(options: argparse.Namespace) -> Sequence[ProtectedValue]:
    """Return the values of the vault, when one can be opened; none otherwise."""
    from app.redact.known_value_matcher import protected_values
    from app.services.stored_resume import decode
    from app.services.vaults import vault_exists

    if not vault_exists(vault_folder(options)):
        if options.vault:  # patterns still work without one, so this is a remark, not a refusal
            print(messages.sentence("scan-without-vault", options.language, {"path": options.vault}), file=sys.stderr)
        return ()
    with unlocked_vault(options) as vault:
        version = vault.masters.latest(options.master)
    return protected_values(decode(version).resume) if version else ()


def _spans(known: Sequence[ProtectedValue], text: str) -> list[dict[str, object]]:
    from app.redact.personal_data_scan import scan

    return [
        {
            "start": span.start,
            "end": span.end,
            "kind": span.kind.value,
            "text": span.text,
            "detector": span.detector,
            "explanation": span.explanation,
        }
        for span in scan(text, known)
    ]


def _scan(options: argparse.Namespace) -> Result:
    known = _known_values(options)
    if options.jsonl:
        return stream(options.file, lambda row: {"spans": _spans(known, str(row["text"]))}, options.language)
    name, data = read_input(options.file)
    spans = _spans(known, _text(name, data))
    lines = tuple(f"{span['start']}-{span['end']}\t{span['kind']}\t{span['text']}" for span in spans)
    return Result({"spans": spans}, lines)


def _text(name: str, data: bytes) -> str:
    if name.lower().endswith((".pdf", ".docx", ".html", ".htm")):
        from app.ingest.reading import read_text

        return read_text(name, data)
    return data.decode("utf-8-sig", "replace")
