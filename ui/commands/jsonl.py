"""JSON lines: one result per input line, in order, under the same `id`; a broken line gets an error and stops nothing.

Reads, answers and prints one line at a time, so that a pipe can go on for ever.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping

from app import messages
from app.errors import AppError
from app.files import read_lines
from ui.commands.common import Result, open_input

Answer = Callable[[Mapping[str, object]], Mapping[str, object]]


def stream(name: str, answer: Answer, language: str) -> Result:
    """Print `answer(row)` for each non-empty line of a file (`-`: standard input) as it comes.

    Exit code 1 when a line was broken (all others are answered). Raises `UserError` `file-missing` or
    `file-unreadable`.
    """
    broken = 0
    for line in _lines(name):
        identifier: object = None
        try:
            row = json.loads(line)
            if not isinstance(row, dict) or not isinstance(row.get("text"), str):
                identifier = row.get("id") if isinstance(row, dict) else None
                raise ValueError("no text")
            identifier = row.get("id")
            document = {"id": identifier, **answer(row)}
        except (ValueError, RecursionError):
            broken += 1
            document = {"id": identifier, "error": _error("jsonl-row-invalid", language)}
        except AppError as error:
            broken += 1
            sentence = messages.of_error(error, language)
            document = {"id": identifier, "error": {"code": error.code, "message": sentence}}
        sys.stdout.write(json.dumps(document, ensure_ascii=False).encode("utf-8", "replace").decode() + "\n")
        sys.stdout.flush()
    return Result({}, status=int(broken > 0), silent=True)


def _lines(name: str) -> Iterator[str]:
    """Yield lines, which end at line feeds only: a text may hold other line separators."""
    with open_input(name) as source:
        for number, raw in enumerate(read_lines(source)):
            line = raw.decode("utf-8-sig" if number == 0 else "utf-8", "replace")
            if line.strip():
                yield line


def _error(code: str, language: str) -> dict[str, str]:
    return {"code": code, "message": messages.sentence(code, language)}
