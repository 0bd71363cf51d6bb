"""`countermark caseload matter …`: what students shared: look, take, list, answer with suggestions."""

from __future__ import annotations

import argparse
import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app import messages
from app.errors import UserError
from app.files import read_file, write_atomic
from ui.commands.common import Result, Subparsers

if TYPE_CHECKING:
    from app.caseload.shared_matter import Suggestion
    from app.services.caseload_shared_matters import HeldMatter, IncomingMatter

_LARGEST: Final = 2_000_000
COLUMNS: Final = ("key", "before", "after", "why", "day")
"""Columns of a table of suggestions."""


def add_actions(verbs: Subparsers[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    """Add the parsers of `matter`."""
    acts = verbs.add_parser(
        "matter", parents=[common], help="drafts and incidents that students shared"
    ).add_subparsers(dest="act", required=True, metavar="ACT")
    for name, run, text in (
        ("show", _look, "what a shared file is, before anything of it is opened"),
        ("import", _take, "take it into the student's vault"),
    ):
        parser = acts.add_parser(name, parents=[common], help=text)
        parser.add_argument("file")
        parser.set_defaults(run=run)
    listed = acts.add_parser("list", parents=[common], help="what a student shared")
    listed.add_argument("student", help="id or pseudonym")
    listed.add_argument(
        "--table", type=Path, metavar="FILE", help="also write the texts of one as a table to answer in"
    )
    listed.add_argument("--matter", default="", metavar="ID", help="which one, where there are several")
    listed.set_defaults(run=_list)
    answer = acts.add_parser("answer", parents=[common], help="answer with suggestions")
    answer.add_argument("student", help="id or pseudonym")
    answer.add_argument("matter", help="its id")
    answer.add_argument("--suggestions", type=Path, metavar="FILE", help=f"CSV: {','.join(COLUMNS)}")
    answer.add_argument("--message", default="", help="some words beside them")
    answer.add_argument("--out", type=Path, required=True, metavar="FILE")
    answer.set_defaults(run=_answer)


def _look(options: argparse.Namespace) -> Result:
    from app.services import caseload_shared_matters
    from ui.commands.common import opened_caseload

    with opened_caseload(options) as caseload:
        incoming = caseload_shared_matters.look(caseload, read_file(Path(options.file)))
    return Result(_incoming_json(incoming), _incoming_lines(incoming, options.language))


def _incoming_json(incoming: IncomingMatter) -> dict[str, object]:
    label = incoming.label
    about = {"matter": label.id, "kind": label.kind.value, "title": label.title, "issued": label.issued}
    return {**about, "student": incoming.student.id}


def _incoming_lines(incoming: IncomingMatter, language: str) -> tuple[str, ...]:
    label = incoming.label
    told: dict[str, str | int] = {"name": incoming.student.name, "title": label.title, "day": label.issued}
    return (messages.sentence("matter-incoming", language, told),)


def _take(options: argparse.Namespace) -> Result:
    from app.services import caseload_shared_matters
    from ui.commands.common import opened_caseload

    with opened_caseload(options) as caseload:
        incoming = caseload_shared_matters.look(caseload, read_file(Path(options.file)))
        held = caseload_shared_matters.take(caseload, incoming)
    told = messages.sentence("matter-taken", options.language)
    return Result(
        {**_incoming_json(incoming), **_held_json(held)}, (*_incoming_lines(incoming, options.language), told)
    )


def _held_json(held: HeldMatter) -> dict[str, object]:
    label = held.label
    about = {"matter": label.id, "kind": label.kind.value, "title": label.title, "issued": label.issued}
    parts = [{"key": one.key, "text": one.text} for one in held.parts]
    more = {"incident": held.incident_id or None, "answered": list(held.answered)}
    return {**about, "question": held.question, "parts": parts, **more}


def _list(options: argparse.Namespace) -> Result:
    from app.csv_file import csv_bytes
    from app.services import caseload_shared_matters
    from ui.commands.common import opened_caseload, opened_student

    with (
        opened_caseload(options) as caseload,
        opened_student(caseload, options.student) as vault,
    ):
        found = caseload_shared_matters.matters(vault)
    found = [one for one in found if one.label.id.startswith(options.matter)]
    if options.table:
        if len(found) != 1:
            raise UserError("matter-unknown")
        rows = [(one.key, one.text, "", "", "") for one in found[0].parts]
        write_atomic(options.table, csv_bytes([COLUMNS, *rows]), replace=False)
    lines = [
        f"{one.label.id}  {one.label.issued}  {one.label.title}  {one.incident_id}  {' '.join(one.answered)}".rstrip()
        for one in found
    ]
    return Result({"matters": [_held_json(one) for one in found]}, tuple(lines))


def _answer(options: argparse.Namespace) -> Result:
    from app.caseload.shared_matter import Answer
    from app.services import caseload_shared_matters
    from ui.commands.common import opened_caseload

    suggestions = _suggestions(options.suggestions) if options.suggestions else ()
    with opened_caseload(options) as caseload:
        student = caseload.student(options.student)
        said = Answer(options.message, suggestions)
        label, data = caseload_shared_matters.answer(caseload, student, options.matter, said)
    write_atomic(options.out, data, replace=False)
    told: dict[str, str | int] = {"path": str(options.out), "count": len(suggestions)}
    line = messages.sentence("matter-answer-written", options.language, told)
    return Result({"file": str(options.out), "answer": label.id, "suggestions": len(suggestions)}, (line,))


def _suggestions(path: Path) -> tuple[Suggestion, ...]:
    """Return the rows of a table that say something: those whose `after` was filled in."""
    from app.caseload.shared_matter import Suggestion
    from app.csv_file import plain_cell

    try:
        text = read_file(path, _LARGEST).decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline=""), restval=""))
    except (UnicodeDecodeError, csv.Error):
        raise UserError("suggestions-columns", columns=",".join(COLUMNS)) from None
    if rows and not {"key", "after"} <= set(rows[0]):
        raise UserError("suggestions-columns", columns=",".join(COLUMNS))
    found = [[plain_cell(str(row.get(one) or "")) for one in COLUMNS] for row in rows]
    return tuple(Suggestion(*cells) for cells in found if cells[2].strip())
