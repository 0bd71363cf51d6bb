"""Decides what a dropped file is for by its content, where its name leaves a choice (tables, JSON, archives).

Reads files: call it beside the window.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from app.errors import UserError
from app.files import LARGEST, opened_file, read_file
from app.workers.cancellation import CancelToken
from ui.desktop.models import dropped_table
from ui.desktop.models.dropped_table import TableKind, table_kind
from ui.desktop.shell.untrusted_input import UntrustedInput

JSON: Final = (".json", ".jsonl")
KINDS: Final = (*dropped_table.KINDS, *JSON)
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"


class FileUse(StrEnum):
    """Purpose of a file; the value is the page's key."""

    RESUME = "resume"
    POSTING = "check"
    APPLICATIONS = "applications"
    REGISTER = "settings"
    NONE = ""


@dataclass(frozen=True, slots=True)
class InspectedFile:
    """A file that was looked into: what it is for, or why nothing could be found out."""

    incoming: UntrustedInput
    use: FileUse = FileUse.NONE
    problem: UserError | None = None


def decided_by_content(incoming: UntrustedInput) -> bool:
    """Return True if the content of these files (one or several) decides where they belong."""
    return all(one.path is not None and one.suffix in KINDS for one in (incoming, *incoming.more))


def inspect_files(files: Sequence[UntrustedInput], token: CancelToken) -> tuple[InspectedFile, ...]:
    """Return the purpose of each of the files. Raises `Cancelled`."""
    return tuple(_inspect_file(one, token) for one in files)


def why_unusable(incoming: UntrustedInput) -> str:
    """Return why no page takes a file: `folder`, `old-office-file`, another code of `app.messages`, or empty: its kind."""
    path = incoming.path
    if path is None:
        return ""
    if path.is_dir():
        return "folder"
    try:
        with opened_file(path) as file:
            head = file.read(4)
    except UserError as error:
        return error.code
    if not head:
        return "empty-file"
    return "old-office-file" if head == _OLD_OFFICE and incoming.suffix == ".doc" else ""


def _inspect_file(incoming: UntrustedInput, token: CancelToken) -> InspectedFile:
    assert incoming.path is not None
    try:
        return InspectedFile(incoming, _use(incoming.path, incoming.suffix, token))
    except UserError as problem:
        return InspectedFile(incoming, problem=problem)


def _use(path: Path, suffix: str, token: CancelToken) -> FileUse:
    with opened_file(path) as file:
        if not file.peek(1):
            raise UserError("empty-file")
    if suffix in JSON:
        return _json_use(path, token)
    if suffix == ".zip" and _is_profile(path, token):
        return FileUse.RESUME
    return _list_use(path, token)


def _list_use(path: Path, token: CancelToken) -> FileUse:
    kind = table_kind(path, token)
    return {TableKind.APPLICATIONS: FileUse.APPLICATIONS, TableKind.REGISTER: FileUse.REGISTER}.get(kind, FileUse.NONE)


def _json_use(path: Path, token: CancelToken) -> FileUse:
    """A résumé and a posting are known by their shape; anything else may be a list, and a list may be long."""
    from app.ingest.formats.europass import looks_like_europass
    from app.ingest.formats.json_resume import looks_like_json_resume
    from app.ingest.formats.reactive_resume import looks_like_reactive_resume
    from checkers.intake import board_json, chat_exports
    from checkers.intake.extracted_fields import ExtractedFields
    from checkers.intake.page_encoding import decode

    if path.stat().st_size <= LARGEST:
        try:
            value: object = json.loads(decode(read_file(path), "").lstrip("\ufeff"), strict=False)
        except (ValueError, RecursionError):
            value = None
        if any(test(value) for test in (looks_like_json_resume, looks_like_reactive_resume, looks_like_europass)):
            return FileUse.RESUME
        if chat_exports.read_telegram_json(value) or (
            value is not None and board_json.extract_json(value, "", ExtractedFields())
        ):
            return FileUse.POSTING
    try:
        return _list_use(path, token)
    except UserError as error:
        if error.code != "table-unreadable":
            raise
        raise UserError("damaged-file") from error


def _is_profile(path: Path, token: CancelToken) -> bool:
    """Return True if an archive is the export of a profile (LinkedIn)."""
    from app.workers.isolation import run_isolated

    return bool(
        run_isolated("app.ingest.jobs:is_profile", {"path": str(path.absolute())}, b"", cancel=token)["profile"]
    )
