"""Makes a batch of copies for a fair: employers checked, exceptions told, then a copy for each pair of student and employer, on several threads.

Each pair is made like a single copy: planned, marked, written, verified and recorded in the student's own vault, in one transaction. The id of its
copy is fixed beforehand (`app.caseload.batch_pairs.pair_id`), so whatever a kill or a stop leaves, going on makes what is missing and nothing twice.
"""

from __future__ import annotations

import os
import secrets
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.caseload import batch_pairs as rules
from app.caseload.batch_pairs import Batch, Card, Employer, EmployerList, Order, Outlook, Pair
from app.caseload.students import Purpose
from app.csv_file import plain_cell
from app.domain.copies import CopyRecord
from app.domain.copy_file_names import folder_names
from app.domain.sensitivity import Stage
from app.errors import AppError, Cancelled, UserError
from app.files import make_private_folder, write_atomic
from app.redact.policies import stage_policy
from app.services import (
    batch_lists,
    caseload_release,
    copy_file_names,
    csv_columns,
    ended_consents,
    office_step,
    risk_confirmation,
    stored_resume,
)
from app.services.batch_copies import attempts, record_of
from app.services.batch_lists import ListedCopy
from app.services.caseload import Caseload, now
from app.services.checks import CheckService, is_of_posting
from app.services.compute import LOCAL, Compute
from app.services.copies import CopyRefused, CopyRequest, CopyService
from app.services.employer_cards import card_of, newest_checks
from app.services.prior_disclosures import core_name
from app.services.recipients import RecipientService
from app.workers.cancellation import CancelToken, Pause, Progress, no_progress

if TYPE_CHECKING:
    from app.services.checks import CheckEngine
    from app.vault.vault import Vault

FORMATS: Final = ("pdf", "docx")
EMAIL_FIELD: Final = "basics.email"
WORKERS: Final = max(1, os.cpu_count() or 1)
_Work = Callable[["Vault", list[Pair]], None]
"""Work on the pairs of one student, whose vault is open."""


@dataclass(frozen=True, slots=True)
class FailedPair:
    """A pair whose copy could not be made, and the error."""

    pair: Pair
    error: AppError


@dataclass(slots=True)
class Report:
    """Result of a batch so far: all its copies, how many of them were `made` now, and pairs that `failed`."""

    copies: list[ListedCopy] = field(default_factory=list)
    made: int = 0
    failed: list[FailedPair] = field(default_factory=list)
    seconds: float = 0.0


def check_employers(
    caseload: Caseload,
    engine: CheckEngine,
    employers: Sequence[Employer],
    *,
    again: bool = False,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> tuple[Card, ...]:
    """Return a card for each employer, of what the caseload's vault holds: the newest check of its name (made now, offline, where there is none) and of
    each of its postings that was checked there.

    `again`: also where the newest check is too old. What was checked in a student's vault stays there. Raises `Cancelled`, and what a check raises.
    """
    token, cards = cancel or CancelToken(), list[Card]()
    known = risk_confirmation.checks_by_organisation(caseload.vault)
    checks = CheckService(engine, caseload.vault, caseload.vault.clock)
    for number, employer in enumerate(employers):
        token.check()
        progress("check", number, len(employers))
        ids = known.get(core_name(employer.name), [])
        stored = newest_checks(caseload.vault, ids)
        card, named = card_of(employer, stored), not all(map(is_of_posting, stored))
        if not named or (again and card.is_old(caseload.today)):
            made = checks.check_employer(employer.name, employer.domains)
            card = card_of(employer, newest_checks(caseload.vault, [made.check_id, *ids]), reused=False)
        cards.append(card)
    return tuple(cards)


def read_employers(untrusted_rows: Iterable[Sequence[str]]) -> EmployerList:
    """Read the employers of a fair from the rows of a table. Raises as `app.caseload.batch_pairs.read_employers`."""
    rows = ([plain_cell(cell) for cell in row] for row in untrusted_rows)
    return rules.read_employers(rows, csv_columns.parse_kind)


def look(caseload: Caseload, cards: Sequence[Card]) -> Outlook:
    """Return what a batch would do today; changes nothing."""
    students, synced = caseload.students(), not office_step.is_stale(caseload)
    found = rules.outlook(students, cards, caseload.today, synced=synced)
    planned = {pair.student.folder: pair.student for pair in found.pairs}.values()
    empty, beyond = set[str](), set[str]()
    for one in planned:
        kinds = caseload_release.kinds_here(caseload, one)
        if kinds is None:
            empty.add(one.folder)
        elif caseload_release.goes_beyond(caseload, one, kinds, [Purpose.FAIR]):
            beyond.add(one.folder)
    if not empty and not beyond:
        return found
    return rules.outlook(students, cards, caseload.today, synced=synced, without_resume=empty, beyond_consent=beyond)


def begin(
    caseload: Caseload,
    out: Path,
    stage: Stage,
    *,
    formats: Sequence[str] = FORMATS,
    order: Order = Order.STUDENT,
    resume: bool = False,
) -> Batch:
    """Return the batch of a folder: recorded as a new one, or with `resume` the one that is there.

    Raises UserError `batch-exists` (a new one where one is), `batch-unknown` (none to go on with), `batch-differs` (that one has another stage,
    other formats or another order).
    """
    place = str(out.resolve())
    known = batch_in(caseload, out)
    if known is None:
        if resume:
            raise UserError("batch-unknown", path=place)
        made = Batch(secrets.token_hex(16), place, stage.value, tuple(formats), order, now(caseload.vault))
        caseload.store_batch(made)
        return made
    if not resume:
        raise UserError("batch-exists", path=place, day=known.created[:10])
    if (known.stage, known.formats, known.order) != (stage.value, tuple(formats), order):
        raise UserError("batch-differs", stage=known.stage, formats=",".join(known.formats), order=known.order.value)
    return known


def batch_in(caseload: Caseload, out: Path) -> Batch | None:
    """Return the batch of a folder."""
    place = str(out.resolve())
    return next((one for one in caseload.batches() if one.out == place), None)


def run(
    caseload: Caseload,
    batch: Batch,
    outlook: Outlook,
    *,
    compute: Compute = LOCAL,
    workers: int = WORKERS,
    pause: Pause | None = None,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
    language: str = "en",
) -> Report:
    """Make the copies of a batch that are not there yet, and write its lists, with titles in `language`. One pair's error leaves the others alone.

    Raises UserError `batch-nothing` where no pair may get a copy, `office-stale` where no consent is relied on before a sync, `EnvironmentProblem` when the folder or the lists cannot be written, `Cancelled`:
    what was made stays, and the lists tell of it.
    """
    if not outlook.pairs:
        raise UserError("batch-nothing")
    if office_step.is_stale(caseload):  # the outlook may be of an earlier day
        raise UserError("office-stale")
    made = _Run(caseload, batch, outlook, compute, pause or Pause(), cancel or CancelToken(), progress)
    return made.run(workers, language)


class _Run:
    """State of one run. Students are worked on at once, each with a vault of its own; the pairs of one follow each other."""

    def __init__(
        self,
        caseload: Caseload,
        batch: Batch,
        outlook: Outlook,
        compute: Compute,
        pause: Pause,
        cancel: CancelToken,
        progress: Progress,
    ) -> None:
        self._caseload, self._batch, self._outlook, self._compute = caseload, batch, outlook, compute
        self._pause, self._cancel, self._progress = pause, cancel, progress
        self._policy = stage_policy(Stage(batch.stage))
        self._out = Path(batch.out)
        self._lock, self._report, self._done = threading.Lock(), Report(), 0
        self._students = dict[str, list[Pair]]()
        for pair in outlook.pairs:
            self._students.setdefault(pair.student.folder, []).append(pair)
        if batch.order is Order.STUDENT:
            names = {pair.student.folder: f"{pair.student.name} {pair.student.id}" for pair in outlook.pairs}
        else:
            names = {card.employer.name: card.employer.name for card in outlook.cards}
        self._folders = folder_names(names)

    def run(self, workers: int, language: str) -> Report:
        """See `run` of this module."""
        began = time.perf_counter()
        make_private_folder(self._out)
        self._answer_red()
        try:
            self._at_once(
                self._find_made, 1
            )  # before anything is made: what was recorded and not written keeps its name
            self._at_once(self._make_missing, workers)
        finally:
            batch_lists.write(self._out, self._report.copies, language)
        self._report.seconds = time.perf_counter() - began
        return self._report

    def _answer_red(self) -> None:
        """Record that copies go to employers with critical signals: whoever starts the batch was told."""
        going = {pair.employer.name for pair in self._outlook.pairs}
        for card in (one for one in self._outlook.cards if one.employer.name in going):
            asked = risk_confirmation.pending_question(self._caseload.vault, card.employer.name, card.check_id)
            if card.critical and asked is not None:
                risk_confirmation.record_answer(self._caseload.vault, asked, sent=True)

    def _at_once(self, work: _Work, workers: int) -> None:
        """Do the work of every student; the first error that is not a pair's own stops all."""
        with ThreadPoolExecutor(min(workers, len(self._students))) as pool:
            jobs = [pool.submit(self._guarded, work, pairs) for pairs in self._students.values()]
            try:
                for job in jobs:
                    job.result()
            except BaseException:
                self._cancel.cancel()
                for job in jobs:
                    job.cancel()
                raise

    def _guarded(self, work: _Work, pairs: list[Pair]) -> None:
        """Do the work of one student; a vault that does not open fails the student's pairs."""
        if not pairs:
            return
        self._cancel.check()
        try:
            with self._caseload.open_student(pairs[0].student) as vault:
                work(vault, pairs)
        except Cancelled:
            raise
        except AppError as error:
            with self._lock:
                self._report.failed += [FailedPair(pair, error) for pair in pairs]
            self._count(len(pairs))
            pairs.clear()

    def _find_made(self, vault: Vault, pairs: list[Pair]) -> None:
        """Note which pairs have their copy, and write what of it is not in the folder (again)."""
        for pair in list(pairs):
            record = record_of(vault, self._batch.id, pair.employer)
            if record is not None:
                self._note(vault, pair, restored(vault, record))
                pairs.remove(pair)

    def _make_missing(self, vault: Vault, pairs: list[Pair]) -> None:
        service = CopyService(vault, vault.clock, self._compute)
        for pair in pairs:
            self._pause.wait(self._cancel)
            try:
                self._make(vault, service, pair)
            except Cancelled:
                raise
            except AppError as error:
                with self._lock:
                    self._report.failed.append(FailedPair(pair, error))
                self._count(1)

    def _make(self, vault: Vault, service: CopyService, pair: Pair) -> None:
        employer = pair.employer
        gap = pair.student.gap(Purpose.FAIR, employer.name, self._caseload.today)  # a pause may outlast a consent
        if gap is not None:
            raise UserError("batch-consent-ended")
        recipient = RecipientService(vault).for_copy(employer.name, employer.kind, employer.domains)
        request = CopyRequest(recipient, self._policy, self._batch.formats, name_template=self._template(vault))
        free = [copy_id for copy_id, record in attempts(vault, self._batch.id, employer) if record is None]
        for copy_id in free:
            try:
                made = service.make(request, self._folder(pair), copy_id=copy_id, cancel=self._cancel)
                break
            except CopyRefused:  # by chance: the reference, or letters that stand below each other in this copy's lines, spell something withheld
                if copy_id == free[-1]:
                    raise
        with self._lock:
            self._report.made += 1
        self._note(vault, pair, made.record)

    def _template(self, vault: Vault) -> str:
        """Return the names of files: where a folder holds one student's copies, they tell the employer."""
        usual = copy_file_names.template(vault) or copy_file_names.usual_template(stored_resume.current(vault).resume)
        return usual if self._batch.order is Order.EMPLOYER else copy_file_names.with_recipient(usual)

    def _folder(self, pair: Pair) -> Path:
        key = pair.student.folder if self._batch.order is Order.STUDENT else pair.employer.name
        return self._out / self._folders[key]

    def _note(self, vault: Vault, pair: Pair, record: CopyRecord) -> None:
        address = shown_address(vault, record)
        files = tuple(Path(file.path) for file in record.files)
        with self._lock:
            self._report.copies.append(ListedCopy(pair, files, record.reference, address))
        self._count(1)

    def _count(self, pairs: int) -> None:
        with self._lock:
            self._done += pairs
            self._progress("copies", self._done, len(self._outlook.pairs))


def shown_address(vault: Vault, record: CopyRecord) -> str:
    """Return the e-mail address that a copy shows: the one made for it, else the student's own where it is disclosed; empty for none."""
    alias = next(iter(record.aliases.values()), "")
    if alias or EMAIL_FIELD not in record.disclosed:
        return alias
    version = vault.masters.get(record.master, record.master_version)
    return stored_resume.decode(version).resume.basics.email if version is not None else ""


def restored(vault: Vault, record: CopyRecord) -> CopyRecord:
    """Return the record of a copy, whose files are there: those that a kill kept from being written are written from the vault. Raises
    `EnvironmentProblem`."""
    for file in record.files:
        path = Path(file.path)
        if not path.is_file():
            make_private_folder(path.parent)
            write_atomic(path, vault.copies.file_bytes(record.copy_id, file.format), replace=False)
            ended_consents.reopen(vault, record)
    return record
