"""Checks a ledger file: a JSON export or a proof made by this program, perhaps by someone else's.

Everything in it is untrusted; sizes are bounded and nothing is unpacked to disk. What it finds is that the file is
consistent with itself, never who wrote it or that it is whole. Never imports rows into a vault: a ledger that was
written elsewhere is evidence, not ours.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.stored_records import LedgerProblem
from app.errors import UserError
from app.vault.ledger.row_hashes import GENESIS, body_hash, row_hash, sha256, timestamp_covers
from app.vault.ledger.row_kinds import KINDS

_FORMATS: Final = ("countermark-ledger", "countermark-proof")
_MAX_BYTES: Final = 256_000_000
_OWN: Final = ("README.txt", "verify_proof.py", "ledger.json")
"""What a proof always holds."""
_STAMP: Final = re.compile(r"timestamps/([1-9][0-9]{0,8})\.(?:tsr|hash)")
_REFERENCE: Final = re.compile(r"(?=.{3,20}\Z)[0-9A-Z]+(?:-[0-9A-Z]+)+")
_FORM: Final = re.compile(r"[0-9a-z]{1,8}")
_TEXT: Final = ("at", "kind", "previous", "hash")


@dataclass(frozen=True, slots=True)
class LedgerFileReport:
    """Result of checking a ledger file: number of rows, bodies shown, the last hash, and the first problem if any.

    Problem codes: `empty`, `gap`, `previous`, `kind`, `hash`, `body`, `head`, `file-missing`, `file-changed`,
    `file-unlisted`, `timestamp-changed`. `detail` is untrusted.
    """

    rows: int
    shown: int
    head: str
    problem: LedgerProblem | None

    @property
    def hidden(self) -> int:
        """Return the number of bodies that are represented by their hash alone."""
        return self.rows - self.shown


def check_ledger_file(untrusted_data: bytes) -> LedgerFileReport:
    """Check a `.json` export or a `.zip` proof.

    Raises UserError `not-a-ledger-file`, `ledger-file-newer` or `too-large`.
    """
    if len(untrusted_data) > _MAX_BYTES:
        raise UserError("too-large", limit=_MAX_BYTES // 1_000_000)
    try:
        if untrusted_data[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(untrusted_data)) as archive:
                return _check(_document(_member(archive, "ledger.json")), archive)
        return _check(_document(untrusted_data), None)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, zipfile.BadZipFile, zlib.error, EOFError):
        raise UserError("not-a-ledger-file") from None
    except (NotImplementedError, RuntimeError, OSError):  # unknown compression, encrypted member, bad offsets
        raise UserError("not-a-ledger-file") from None


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _MAX_BYTES:
        raise UserError("too-large", limit=_MAX_BYTES // 1_000_000)
    with archive.open(name) as source:
        return source.read(_MAX_BYTES + 1)


def _unique_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Build a JSON object, refusing duplicate keys: two readers could take different ones."""
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands twice")
    return made


def _document(data: bytes) -> Mapping[str, object]:
    document = json.loads(data, object_pairs_hook=_unique_keys)
    if not isinstance(document, dict) or document["format"] not in _FORMATS:
        raise ValueError("no ledger")
    if document["version"] != 1:
        raise UserError("ledger-file-newer")
    return document


def _check(document: Mapping[str, object], archive: zipfile.ZipFile | None) -> LedgerFileReport:
    rows, head = document["rows"], document["head"]
    if not isinstance(rows, list) or not isinstance(head, dict | None):
        raise ValueError("rows")
    if not rows or head is None:
        return LedgerFileReport(len(rows), 0, GENESIS, LedgerProblem(0, "empty"))
    previous, shown, listed = GENESIS, 0, set(_OWN)
    problem: LedgerProblem | None = None
    for expected, row in enumerate(rows, 1):
        bare = _row(row)
        shown += bare["body"] is not None
        problem = problem or _check_row(expected, previous, row["number"], bare)
        if archive is not None and bare["body"] is not None and bare["kind"] == "copy":
            problem = problem or _check_files(
                expected, json.loads(bare["body"], object_pairs_hook=_unique_keys), archive, listed
            )
        previous = str(bare["hash"])
    if (head["number"], head["hash"]) != (len(rows), previous):
        problem = problem or LedgerProblem(0, "head")
    if archive is not None and problem is None:
        problem = _check_stamps([str(row["hash"]) for row in rows], archive, listed) or _unlisted_member(
            archive, listed
        )
    return LedgerFileReport(len(rows), shown, previous, problem)


def _row(row: Mapping[str, object]) -> dict[str, str | None]:
    """Return the parts of a row as text; `body` and `salt` are None when it is not shown."""
    bare = {key: row[key] for key in _TEXT}
    bare |= {key: row.get(key) for key in ("body", "salt", "body_sha256")}
    if bare["body"] is not None and bare["body_sha256"] is None:
        bare["body_sha256"] = body_hash(str(bare["salt"]), str(bare["body"]))
    out: dict[str, str | None] = {}
    for key, value in bare.items():
        if not isinstance(value, str) and (key in (*_TEXT, "body_sha256") or value is not None):
            raise ValueError(key)
        out[key] = value if isinstance(value, str) else None
    return out


def _check_row(expected: int, previous: str, number: object, row: Mapping[str, str | None]) -> LedgerProblem | None:
    if type(number) is not int or number != expected:
        return LedgerProblem(expected, "gap")
    if row["previous"] != previous:
        return LedgerProblem(expected, "previous")
    body, digest = row["body"], str(row["body_sha256"])
    if body is not None and body_hash(str(row["salt"]), body) != digest:
        return LedgerProblem(expected, "body")
    if row["hash"] != row_hash(expected, str(row["at"]), str(row["kind"]), digest, previous):
        return LedgerProblem(expected, "hash")
    if row["kind"] not in KINDS:
        return LedgerProblem(expected, "kind", str(row["kind"])[:80])
    if body is not None and not isinstance(json.loads(body, object_pairs_hook=_unique_keys), dict):
        raise ValueError("body")
    return None


def _check_stamps(hashes: list[str], archive: zipfile.ZipFile, listed: set[str]) -> LedgerProblem | None:
    """Check that each time-stamp in a proof is about the row that its name says."""
    for name in archive.namelist():
        found = _STAMP.fullmatch(name)
        if found is None:
            continue
        number = int(found[1])
        known = hashes[number - 1] if 0 < number <= len(hashes) else ""
        parts = {end: f"timestamps/{number}.{end}" for end in ("hash", "tsr")}
        if not set(parts.values()) <= set(archive.namelist()):
            return LedgerProblem(number, "timestamp-changed")
        if _member(archive, parts["hash"]) != known.encode() or not timestamp_covers(
            _member(archive, parts["tsr"]), known
        ):
            return LedgerProblem(number, "timestamp-changed")
        listed.update(parts.values())
    return None


def _unlisted_member(archive: zipfile.ZipFile, listed: set[str]) -> LedgerProblem | None:
    """Return a problem for an unlisted or duplicate archive member: two programs could unpack different ones."""
    seen = set[str]()
    for name in archive.namelist():
        if name not in listed or name in seen:
            return LedgerProblem(0, "file-unlisted", name[:80])
        seen.add(name)
    return None


def _check_files(
    number: int, body: Mapping[str, object], archive: zipfile.ZipFile, listed: set[str]
) -> LedgerProblem | None:
    files, reference = body["files"], body["reference"]
    if not isinstance(files, list) or not isinstance(reference, str) or not _REFERENCE.fullmatch(reference):
        raise ValueError("files")
    for file in files:
        form = file["format"]
        if not isinstance(form, str) or not _FORM.fullmatch(form):
            raise ValueError("format")
        name = f"{reference}.{form}"
        try:
            data = _member(archive, f"files/{name}")
        except (KeyError, zipfile.BadZipFile):
            return LedgerProblem(number, "file-missing", name)
        if sha256(data) != file["sha256"]:
            return LedgerProblem(number, "file-changed", name)
        listed.add(f"files/{name}")
    return None
