"""Tracing something that surfaced: text or file → the copies it is consistent with, or "cannot tell"."""

from __future__ import annotations

import dataclasses
import hashlib
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.cancel import CancelToken, Progress, no_progress
from app.domain.attribution import Attribution, Candidate, EvidenceItem, Verdict
from app.domain.copies import CopyRecord, Recipient
from app.errors import UserError
from app.marks.attribution import IssuedCopy, IssuedVersion, attribute
from app.services import masters
from app.services.copy_plan import spec_of

if TYPE_CHECKING:
    from app.vault.vault import Vault

FILE_BITS: Final = 128.0
"""Bits of a whole-file match: half of SHA-256's length, its collision bound."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A candidate with the copy and recipient it stands for."""

    candidate: Candidate
    copy: CopyRecord
    recipient: Recipient


@dataclass(frozen=True, slots=True)
class TraceResult:
    """The attribution, the suspects best first, how many texts were ever tested, and the time taken."""

    attribution: Attribution
    suspects: tuple[Suspect, ...]
    tests_made: int
    seconds: float


class TraceService:
    """Compares what surfaced with every copy the ledger holds."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def trace(
        self, name: str, data: bytes, *, cancel: CancelToken | None = None, progress: Progress = no_progress
    ) -> TraceResult:
        """Trace one file or text (empty `name` = pasted text). Raises `UserError` for unreadable input."""
        began = time.perf_counter()
        token = cancel or CancelToken()
        progress("read", 0, 2)
        untrusted_text = self._read(name, data, token)
        token.check()
        progress("compare", 1, 2)
        attribution = self._with_exact_file(attribute(untrusted_text, self.issued_versions()), data)
        token.check()
        suspects = self._suspects(attribution)
        tests = self._record(data, attribution)
        progress("done", 2, 2)
        return TraceResult(attribution, suspects, tests, time.perf_counter() - began)

    def _read(self, name: str, data: bytes, cancel: CancelToken) -> str:
        from app.resume.reading import read_text

        text = read_text(name or "pasted.txt", data, cancel=cancel)
        if not text.strip():
            raise UserError("nothing-found")
        return text

    def issued_versions(self) -> tuple[IssuedVersion, ...]:
        """Every master version that has copies, with their marks."""
        versions: list[IssuedVersion] = []
        for name in self._vault.masters.names():
            groups: dict[int, list[IssuedCopy]] = defaultdict(list)
            for row in self._vault.copies.assigned(name):
                groups[row.master_version].append(
                    IssuedCopy(row.copy_id, row.reference, row.assignment, dict(row.aliases))
                )
            for number, copies in groups.items():
                stored = self._vault.masters.get(name, number)
                if stored is None:
                    raise UserError("vault-damaged", what=f"{name} {number}")
                master = masters.decode(stored)
                versions.append(IssuedVersion(master.resume, spec_of(master), tuple(copies)))
        return tuple(versions)

    def _with_exact_file(self, attribution: Attribution, data: bytes) -> Attribution:
        """Put the copy whose stored bytes are exactly these first. By chance alone that is a SHA-256 collision; when
        several copies have the same bytes, none is named for it."""
        digest = hashlib.sha256(data).hexdigest()
        found = [copy for copy in self._vault.copies.all() if digest in {file.sha256 for file in copy.files}]
        if len(found) != 1:
            return attribution
        copy_id = found[0].copy_id
        proof = EvidenceItem("file", "sha256", digest, digest, FILE_BITS)
        rest = [one for one in attribution.candidates if one.copy_id != copy_id]
        known = [one for one in attribution.candidates if one.copy_id == copy_id]
        layers = dict(known[0].layers) if known else {}
        evidence = known[0].evidence if known else ()
        bits = FILE_BITS + max(0.0, known[0].bits if known else 0.0)
        bound = attribution.copies_considered * 2.0**-FILE_BITS
        best = Candidate(copy_id, bits, bound, {**layers, "file": FILE_BITS}, (proof, *evidence))
        named = attribution.verdict is not Verdict.INCONCLUSIVE
        kept = (best, *rest) if named else (best,)
        return dataclasses.replace(attribution, verdict=Verdict.IDENTIFIED, candidates=kept, note="")

    def _suspects(self, attribution: Attribution) -> tuple[Suspect, ...]:
        found = []
        for candidate in attribution.candidates:
            record = self._vault.copies.get(candidate.copy_id)
            recipient = self._vault.recipients.get(record.recipient_id) if record else None
            if record is not None and recipient is not None:
                found.append(Suspect(candidate, record, recipient))
        return tuple(found)

    def _record(self, data: bytes, attribution: Attribution) -> int:
        tests = int(str(self._vault.preferences.get("traces", 0))) + 1
        best: Sequence[Candidate] = attribution.candidates[:1]
        body: dict[str, object] = {
            "sha256": hashlib.sha256(data).hexdigest(),
            "verdict": attribution.verdict.value,
            "copies_considered": attribution.copies_considered,
            "candidates": [candidate.copy_id for candidate in best],
        }
        with self._vault.transaction():
            self._vault.preferences.set("traces", tests)
            self._vault.ledger.append("trace", body)
        return tests
