"""`countermark strings`: every text that people read, in both languages, for review."""

from __future__ import annotations

import argparse

from ui.commands.common import Result, Subparsers


def add_parser(nouns: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the command's parser."""
    strings = nouns.add_parser("strings", parents=[common], help="print every text in English and Chinese, for review")
    strings.add_argument("--format", choices=("text", "csv"), default="text", help="text (the default) or csv")
    strings.set_defaults(run=_strings)


def _strings(options: argparse.Namespace) -> Result:
    from app.csv_file import csv_bytes
    from app.services.program_texts import COLUMNS, text_rows

    rows = text_rows()
    data = {"strings": [row._asdict() for row in rows]}
    if options.format == "csv":
        return Result(data, (csv_bytes([COLUMNS, *rows]).decode("utf-8").rstrip("\r\n"),))
    return Result(data, tuple(f"{row.key}\n  {row.english}\n  {row.chinese}\n  [{row.where}]" for row in rows))
