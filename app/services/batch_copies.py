"""Which pairs of a fair's batch have a copy already: in the batch's own folder, or elsewhere. Opens students' vaults, and changes nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from app.caseload.batch_pairs import Batch, Employer, Pair, pair_id
from app.domain.copies import CopyRecord
from app.errors import AppError
from app.services.copies import DRAWS
from app.workers.cancellation import CancelToken, Progress, no_progress

if TYPE_CHECKING:
    from app.services.caseload import Caseload
    from app.vault.vault import Vault

Key = tuple[str, str]
"""A pair: the student's folder, and the employer's name."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """Pairs that have a copy: `here`, in the batch's folder with all of its files, or only `elsewhere`; `folder`: where another batch put one of these
    (empty: none did). `others`: how many copies lie in the batch's folder that are of no pair `here` (of employers or students that are not in the plan)."""

    here: frozenset[Key] = frozenset()
    elsewhere: frozenset[Key] = frozenset()
    folder: str = ""
    others: int = 0

    def count_here(self, pairs: Sequence[Pair]) -> int:
        """Return how many of these pairs have their copy in the folder."""
        return sum(key_of(pair) in self.here for pair in pairs)

    def count_second(self, pairs: Sequence[Pair]) -> int:
        """Return for how many of these pairs the batch would make a second copy."""
        return sum(key_of(pair) in self.elsewhere for pair in pairs)


def key_of(pair: Pair) -> Key:
    """Return what stands for a pair."""
    return pair.student.folder, pair.employer.name


def attempts(vault: Vault, batch_id: str, employer: Employer) -> Iterator[tuple[str, CopyRecord | None]]:
    """Yield the ids that a pair's copy may have, with what was recorded under them, up to the last that is tried if all before are refused."""
    free = 0
    for attempt in count():
        copy_id = pair_id(vault.mark_secret, batch_id, employer, attempt)
        record = vault.copies.get(copy_id)
        yield copy_id, record
        free += record is None
        if free == DRAWS:
            return


def record_of(vault: Vault, batch_id: str, employer: Employer) -> CopyRecord | None:
    """Return the record of a pair's copy in the batch, if it was made."""
    records = (record for _, record in attempts(vault, batch_id, employer))
    return next((one for one in records if one is not None and not one.voided), None)


def earlier_copies(
    caseload: Caseload,
    pairs: Sequence[Pair],
    out: Path | None,
    *,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> Earlier:
    """Return which of the pairs have a copy, by the ledgers of the students; `out`: the batch's folder. A vault that does not open is passed over: the
    batch tells of it. Raises `Cancelled`."""
    token, place = cancel or CancelToken(), str(out.resolve()) if out is not None else ""
    batches = sorted(caseload.batches(), key=lambda one: one.created, reverse=True)
    own = next((one for one in batches if one.out == place), None)
    others = [one for one in batches if one is not own]
    students = dict[str, list[Pair]]()
    for pair in pairs:
        students.setdefault(pair.student.folder, []).append(pair)
    looked_at = [(pairs[0].student, pairs) for pairs in students.values()]
    if own is not None:  # of those who are not in the plan copies may lie there, too
        looked_at += [
            (one, []) for one in caseload.students() if one.folder not in students and one.in_force(caseload.today)
        ]
    here, elsewhere, folder, there = set[Key](), set[Key](), "", 0
    for number, (student, theirs) in enumerate(looked_at):
        token.check()
        progress("working", number, len(looked_at))
        if not caseload.is_used(student):
            continue
        try:
            with contextlib.closing(caseload.open_student_vault(student)) as vault:
                there += _count_below(vault, out) if own is not None and out is not None else 0
                for pair in theirs:
                    if _is_here(vault, own, pair.employer):
                        here.add(key_of(pair))
                    elif _is_elsewhere(vault, own, pair.employer):
                        elsewhere.add(key_of(pair))
                        folder = folder or _folder(vault, others, pair.employer)
        except AppError:
            continue
    return Earlier(frozenset(here), frozenset(elsewhere), folder, max(0, there - len(here)))


def _count_below(vault: Vault, out: Path) -> int:
    """Count the copies all of whose files lie in a batch's folder."""
    place = out.resolve()
    files = [[Path(file.path) for file in one.files] for one in vault.copies.all()]
    return sum(bool(some) and all(path.is_relative_to(place) and path.is_file() for path in some) for some in files)


def _is_here(vault: Vault, own: Batch | None, employer: Employer) -> bool:
    record = record_of(vault, own.id, employer) if own is not None else None
    return record is not None and all(Path(file.path).is_file() for file in record.files)


def _is_elsewhere(vault: Vault, own: Batch | None, employer: Employer) -> bool:
    """Return True if the employer has a copy that the batch itself did not make (what it made and is gone is written again, not made anew)."""
    known = vault.recipients.by_name(employer.name)
    if known is None or (own is not None and record_of(vault, own.id, employer) is not None):
        return False
    return any(not one.voided for one in vault.copies.for_recipient(known.id))


def _folder(vault: Vault, batches: Sequence[Batch], employer: Employer) -> str:
    return next((one.out for one in batches if record_of(vault, one.id, employer) is not None), "")
