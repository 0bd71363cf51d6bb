"""ID scans: a photo of a document → purpose, recipient, date burnt in, numbers struck out → verified → ledger → handed over.

The untrusted picture is decoded in the isolated process only. Either the ledger holds the exact bytes that left, or
no file was handed over: the finished picture must hold pixels and nothing else, none of the person's values in its
bytes, and, where numbers are to be struck out and text recognition is installed, no known ID number that can still be
read.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.clock import Clock, local_day, system_clock, to_iso
from app.domain.copies import SCAN, CopyFile, CopyRecord, Recipient
from app.domain.policy import DerivedForm, ProtectedValue, Withheld
from app.domain.sensitivity import Kind, Operator, Stage
from app.domain.verification import Finding, Verification
from app.errors import EnvironmentProblem, UserError
from app.files import make_private_folder, write_atomic
from app.marks.reference import make_reference
from app.redact.known_value_matcher import protected_values
from app.services import child_tasks, second_opinion, stored_resume
from app.services.compute import LOCAL, Compute
from app.services.copies import CopyRefused
from app.services.copy_plan import new_copy_id
from app.verify.verify import expect_files, verify_file
from app.workers.cancellation import CancelToken, Progress, no_progress
from app.workers.isolation import Limits, run_isolated
from app.workers.protocol import bytes_in

if TYPE_CHECKING:
    from app.vault.vault import Vault

UNMARKED: Final = 0
_JOB: Final = "app.render.id_scan_jobs:stamp_scan"
_LIMITS: Final = Limits(seconds=60.0)
_PIXELS: Final = ("ocr", "ink", "patterns")
"""Channels that tell what a reader of the picture sees."""

_COMPRESSED: Final = "flat.binary"
"""Reads compressed pixels as text: chance letters. That there is nothing but pixels is what `image.structure` proves."""

_ID_LENGTH: Final = 15
"""Letters and digits from which a pattern is an identity number and no telephone number."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class ScanRequest:
    """A scan to make of the picture `data`.

    `strikes` are left, top, right, bottom: fractions of the upright picture (all four 0–1), else pixels.
    `numbers_struck`: no known ID number may stay readable.
    """

    data: bytes
    recipient: Recipient
    purpose: str
    strikes: tuple[Box, ...] = ()
    numbers_struck: bool = False
    language: str = "zh"
    master: str = stored_resume.MAIN


@dataclass(frozen=True, slots=True)
class ScanResult:
    """A scan that was handed over.

    `shown` are the person's fields that can be read in it; `was_read` is False when there is no text recognition
    here, so that only the person's eyes can judge what is readable.
    """

    record: CopyRecord
    recipient: Recipient
    data: bytes
    verification: Verification
    shown: tuple[str, ...]
    was_read: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class ScanDraft:
    """A finished scan that is neither recorded nor handed over: its `data` in the `form` (`png`, `jpg`), and what the verifier `found` in it."""

    request: ScanRequest
    master: stored_resume.Master
    copy_id: str
    reference: str
    data: bytes
    form: str
    found: Verification

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of the person's fields that can be read in it."""
        return tuple(
            dict.fromkeys(one.field for one in self.found.findings if one.code == "value" and one.channel in _PIXELS)
        )

    @property
    def others(self) -> tuple[str, ...]:
        """Other personal data that can be read in it (numbers, addresses), as it was read."""
        return tuple(
            dict.fromkeys(
                one.excerpt for one in self.found.findings if one.code == "pattern" and one.channel in _PIXELS
            )
        )

    @property
    def was_read(self) -> bool:
        """False where there is no text recognition here."""
        return not any(one.code == "unreadable" for one in self.found.findings)


def readable_text(draft: ScanDraft, cancel: CancelToken | None = None) -> str:
    """Return all text that the text recognition here reads on a finished scan; empty where there is none, or nothing to read."""
    from app.ingest.readings import read_texts

    try:
        return read_texts(f"scan.{draft.form}", draft.data, cancel=cancel or CancelToken())[0]
    except UserError:
        return ""


class ScanService:
    """Makes ID scans of one vault."""

    def __init__(self, vault: Vault, clock: Clock = system_clock, compute: Compute = LOCAL) -> None:
        self._vault = vault
        self._clock = clock
        self._compute = compute

    def draft(
        self, request: ScanRequest, *, cancel: CancelToken | None = None, progress: Progress = no_progress
    ) -> ScanDraft:
        """Return the finished scan and what can be read on it, without recording or writing anything. Raises as `make` does."""
        token = cancel or CancelToken()
        master = stored_resume.current(self._vault, request.master)
        copy_id = new_copy_id()
        reference = make_reference(self._vault.mark_secret, copy_id)
        expect_files(1, second_opinion.JOB)
        progress("render", 0, 3)
        data, form = self._stamp(request, reference, token)
        progress("verify", 1, 3)
        own = protected_values(master.resume)
        derived = self._compute.run(child_tasks.derive, own, master.resume, cancel=token)
        found = _verified(_file_name(request, reference, form), data, own, derived, token)
        refused = [item for item in found.findings if _refuses(item, request.numbers_struck)]
        if refused:
            raise CopyRefused([(form, item) for item in refused])
        return ScanDraft(request, master, copy_id, reference, data, form, found)

    def make(
        self,
        request: ScanRequest,
        out: Path,
        *,
        draft: ScanDraft | None = None,
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> ScanResult:
        """Make a scan and write it into `out`. `draft` hands over exactly what was shown.

        Raises `CopyRefused` when the finished picture holds what it must not, `UserError` `photo-unreadable`,
        `photo-too-large`, `no-glyph`, `scan-needs-purpose`, `no-resume`, `EnvironmentProblem`, `Cancelled`.
        """
        began = time.perf_counter()
        token = cancel or CancelToken()
        draft = draft or self.draft(request, cancel=token, progress=progress)
        token.check()
        progress("record", 2, 3)
        data, name = draft.data, _file_name(request, draft.reference, draft.form)
        digest = hashlib.sha256(data).hexdigest()
        file = CopyFile(draft.form, name, digest, len(data), str((out / name).resolve()))
        own = protected_values(draft.master.resume)
        disclosed = _disclosed_fields(own, draft.shown, request, draft.was_read)
        record = self._record(request, draft.master, draft.copy_id, draft.reference, file, disclosed)
        make_private_folder(out)
        with self._vault.transaction():
            self._vault.copies.add(record, [(file, data)])
        self._hand_over(record, data)
        progress("done", 3, 3)
        clean = Verification(draft.found.format, draft.found.channels, ())
        seconds = time.perf_counter() - began
        return ScanResult(record, request.recipient, data, clean, draft.shown, draft.was_read, seconds)

    def _stamp(self, request: ScanRequest, reference: str, cancel: CancelToken) -> tuple[bytes, str]:
        header = {
            "purpose": request.purpose,
            "recipient": request.recipient.name,
            "date": local_day(self._clock()),
            "reference": reference,
            "language": request.language,
            "strikes": [list(box) for box in request.strikes],
        }
        answer = run_isolated(_JOB, header, request.data, limits=_LIMITS, cancel=cancel)
        return bytes_in(answer, "data"), "png" if answer["format"] == "png" else "jpg"

    def _record(
        self,
        request: ScanRequest,
        master: stored_resume.Master,
        copy_id: str,
        reference: str,
        file: CopyFile,
        disclosed: tuple[str, ...],
    ) -> CopyRecord:
        numbers = [value for value in protected_values(master.resume) if value.kind is Kind.ID_NUMBER]
        struck = tuple(
            Withheld(value.field, value.kind, Operator.REMOVE, "field", value.value, "")
            for value in (numbers if request.numbers_struck else [])
        )
        return CopyRecord(
            copy_id=copy_id,
            reference=reference,
            recipient_id=request.recipient.id,
            stage=Stage.OFFER,
            policy={},
            master=master.name,
            master_version=master.number,
            created=to_iso(self._clock()),
            channel=SCAN,
            disclosed=disclosed,
            withheld=struck,
            assignment=b"",
            spec_version=UNMARKED,
            files=(file,),
        )

    def _hand_over(self, record: CopyRecord, data: bytes) -> None:
        try:
            write_atomic(Path(record.files[0].path), data, replace=False)
        except EnvironmentProblem:
            with self._vault.transaction():
                self._vault.copies.void(record.copy_id, "not handed over: the files could not be written")
            raise


def _file_name(request: ScanRequest, reference: str, form: str) -> str:
    return f"{'扫描件' if request.language == 'zh' else 'Scan'}-{reference}.{form}"


def _verified(
    name: str, data: bytes, own: Sequence[ProtectedValue], derived: Sequence[DerivedForm], cancel: CancelToken
) -> Verification:
    """Verify a finished scan for the person's own values, in bytes and pixels."""
    return verify_file(
        name,
        data,
        absent=own,
        allowed=(),
        expected=None,
        own=True,
        derived=derived,
        cancel=cancel,
        job=second_opinion.JOB,
    )


def _refuses(finding: Finding, numbers_struck: bool) -> bool:
    """Return True if a finding stops the scan: anything outside the pixels, or an ID number that should be struck out."""
    if finding.channel not in _PIXELS:
        return finding.channel != _COMPRESSED or finding.code != "value"
    if finding.code == "pattern":
        return numbers_struck and sum(map(str.isalnum, finding.excerpt)) >= _ID_LENGTH
    return numbers_struck and finding.code == "value" and finding.kind is Kind.ID_NUMBER


def _disclosed_fields(
    own: Sequence[ProtectedValue], seen: tuple[str, ...], request: ScanRequest, was_read: bool
) -> tuple[str, ...]:
    """Return the fields the recipient learns.

    When nothing could be read: what an identity document shows, the name and the numbers unless they are struck out.
    """
    if was_read:
        return seen
    kinds = {Kind.NAME} if request.numbers_struck else {Kind.NAME, Kind.ID_NUMBER}
    return tuple(dict.fromkeys(value.field for value in own if value.kind in kinds))


def parse_strike(text: str) -> Box:
    """Parse `x,y,width,height` in fractions of the picture or in pixels. Raises `UserError` `strike-invalid`."""
    try:
        x, y, width, height = (float(part) for part in text.split(","))
    except ValueError:
        raise UserError("strike-invalid", text=text[:40]) from None
    if not (0 <= x < 1e6 and 0 <= y < 1e6 and 0 < width < 1e6 and 0 < height < 1e6):
        raise UserError("strike-invalid", text=text[:40])
    if max(x, y, width, height) <= 1:  # fractions stay fractions when a box reaches over the edge
        return x, y, min(1.0, x + width), min(1.0, y + height)
    return x, y, x + width, y + height
