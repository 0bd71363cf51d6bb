"""A proof for a third party: the chain, the chosen copies with their exact bytes, and a page of Python to check it.

Rows about anything else are shown by their hash alone, so that handing a proof to one side does not tell it about
every other application. Never includes keys, the mark secret, or a body that was not chosen.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Final

from app import resources
from app.clock import to_iso
from app.errors import UserError
from app.vault.ledger import timestamp
from app.vault.ledger.row_hashes import body_hash
from app.vault.ledger.rows import LedgerRow
from app.workers.cancellation import CancelToken, check

if TYPE_CHECKING:
    from app.vault.vault import Vault

_README: Final = """\
This is a proof in the form that Countermark makes. It holds a chain of records, some of them shown, the others by their hash, and
the exact files that the shown records speak of. To check it: unpack into an empty folder, then run
    python3 verify_proof.py
The program is short; read it first. It shows that the proof is consistent with itself; it does not show who wrote it or that
it is whole. docs: "Vault format" in Countermark's documentation.

这是 Countermark（简历暗记）格式的证据包：一条记录链（部分记录公开内容，其余只给出哈希值），以及公开记录所涉及的原始文件。
核验方法：解压到空文件夹后运行 python3 verify_proof.py 。程序很短，请先阅读。它能说明证据包前后一致；不能说明由谁写成，也不能说明内容完整。
"""
_RECORDS: Final = {
    "incident": "incident_id",
    "incident-file": "incident_id",
    "check": "check_id",
    "letter": "letter_id",
    "letter-answered": "letter_id",
}
"""Kinds of rows that are shown for a record, and the part of the row that says which. What was noted later about an incident stays out."""
_DATE: Final = (1980, 1, 1, 0, 0, 0)


def to_proof(
    vault: Vault,
    references: Collection[str] | None = None,
    cancel: CancelToken | None = None,
    *,
    records: Collection[str] = (),
) -> bytes:
    """Build a zip that proves the copies named by `references` (None: all of them), and when the incidents, checks and letters with the
    keys `records` (`incident:ID`, `check:ID`, `letter:ID`) were kept.

    Raises UserError `ledger-broken` (a proof of a broken chain proves nothing) or `copy-unknown`, and `Cancelled`.
    """
    problem = vault.ledger.verify(cancel)
    if problem is not None:
        raise UserError("ledger-broken", row=problem.number, problem=problem.code)
    wanted = None if references is None else {reference.strip().upper() for reference in references}
    copies = [copy for copy in vault.copies.all() if wanted is None or copy.reference in wanted]
    if wanted is not None and (missing := wanted - {copy.reference for copy in copies}):
        raise UserError("copy-unknown", reference=min(missing))
    shown = {copy.copy_id for copy in copies}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        _write_member(archive, "README.txt", _README.encode())
        _write_member(archive, "verify_proof.py", resources.path("proof", "verify_proof.py").read_bytes())
        _write_member(archive, "ledger.json", _ledger(vault, shown, frozenset(records)))
        for copy in copies:
            check(cancel)
            for file in copy.files:
                data = vault.copies.file_bytes(copy.copy_id, file.format)
                _write_member(archive, f"files/{copy.reference}.{file.format}", data)
        for stamp in timestamp.list_timestamps(vault):
            _write_member(archive, f"timestamps/{stamp.row}.hash", stamp.row_hash.encode())
            _write_member(archive, f"timestamps/{stamp.row}.tsr", timestamp.response_bytes(vault, stamp))
    return out.getvalue()


def _ledger(vault: Vault, shown: set[str], records: frozenset[str]) -> bytes:
    head = vault.ledger.head()
    document = {
        "format": "countermark-proof",
        "version": 1,
        "made": to_iso(vault.clock()),
        "head": {"number": head.number, "hash": head.hash} if head else None,
        "rows": list(_rows(vault, shown, records)),
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _rows(vault: Vault, shown: set[str], records: frozenset[str]) -> Iterator[dict[str, object]]:
    for row in vault.ledger.rows():
        public: dict[str, object] = {
            "number": row.number,
            "at": row.at,
            "kind": row.kind,
            "body_sha256": body_hash(row.salt, row.body),
            "previous": row.previous,
            "hash": row.hash,
        }
        if _is_shown(row, shown, records):
            public |= {"salt": row.salt, "body": row.body}
        yield public


def _is_shown(row: LedgerRow, shown: set[str], records: frozenset[str]) -> bool:
    if row.kind in ("copy", "copy-voided"):
        return json.loads(row.body)["copy_id"] in shown
    key = _RECORDS.get(row.kind)
    return key is not None and f"{row.kind.partition('-')[0]}:{json.loads(row.body)[key]}" in records


def _write_member(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _DATE), data, zipfile.ZIP_DEFLATED)
