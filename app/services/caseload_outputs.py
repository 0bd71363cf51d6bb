"""Files of students' copies that still lie as they were written: those that go with a consent, and deleting them."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from app.caseload.students import name_key
from app.errors import BETWEEN, AppError
from app.files import open_file
from app.services import batch_lists, ended_consents
from app.vault.ledger.row_hashes import sha256

if TYPE_CHECKING:
    from app.caseload.batch_pairs import Batch
    from app.caseload.students import Student
    from app.domain.copies import CopyRecord
    from app.vault.vault import Vault

_SHOWN: Final = 12
"""Names of files that a sentence names."""


class HasOutputs(Protocol):
    """A caseload, as far as it is asked here."""

    def batches(self) -> list[Batch]:
        """List the batches of copies."""
        ...

    def is_used(self, student: Student) -> bool:
        """Return True if something was done in a student's vault."""
        ...

    def open_student(self, student: Student) -> contextlib.AbstractContextManager[Vault]:
        """Open a student's vault, and close it afterwards."""
        ...

    def open_student_vault(self, student: Student) -> Vault:
        """Return a student's vault, opened."""
        ...


def copies_beyond(vault: Vault, allowed: Collection[str] = ()) -> list[CopyRecord]:
    """Return the copies in a student's vault for recipients who are not among the `allowed` ones."""
    stays, recipients = set(map(name_key, allowed)), {one.id: one.name for one in vault.recipients.all()}
    return [one for one in vault.copies.all() if name_key(recipients.get(one.recipient_id, "")) not in stays]


def _lying(copies: Iterable[CopyRecord]) -> Iterator[tuple[CopyRecord, Path]]:
    """Yield the files that are still those that were written: one that somebody changed or moved is not ours any more."""
    for copy in copies:
        for file in copy.files:
            with contextlib.suppress(OSError):
                if file.path:
                    with open_file(Path(file.path)) as source:
                        same = sha256(source.read()) == file.sha256
                    if same:
                        yield copy, Path(file.path)


def going(caseload: HasOutputs, student: Student, allowed: Collection[str] = ()) -> tuple[str, ...]:
    """Return the paths of the files that `clear` would delete; changes nothing."""
    if not caseload.is_used(student):
        return ()
    try:
        with contextlib.closing(caseload.open_student_vault(student)) as vault:
            return tuple(str(path) for _, path in _lying(copies_beyond(vault, allowed)))
    except AppError:
        return ()


def told(paths: Sequence[str]) -> list[tuple[str, Mapping[str, str | int]]]:
    """Return code and params of the sentence that counts and names files which are deleted; none where there are none."""
    names = [Path(one).name for one in paths]
    shown = BETWEEN.join(names[:_SHOWN]) + ("…" if len(names) > _SHOWN else "")
    return [("consent-ends-files", {"count": len(names), "files": shown})] if names else []


def clear(caseload: HasOutputs, student: Student, allowed: Collection[str], reason: str) -> tuple[str, ...]:
    """Delete the files of a student's copies for recipients who are not among the `allowed` ones, and the rows about these copies in lists of batches.

    The student's vault records it, with `reason`. Return the paths of the files. A vault that does not open has no copies.
    """
    batches = caseload.batches()
    try:
        with caseload.open_student(student) as vault:
            copies = copies_beyond(vault, allowed)
            for batch in batches:
                batch_lists.forget_quietly(Path(batch.out), {one.reference for one in copies})
            gone = delete(copies, batches)
            ended_consents.record(vault, [one for one, _ in gone], reason)
            return tuple(str(path) for _, path in gone)
    except AppError:
        return ()


def delete(copies: Iterable[CopyRecord], batches: Iterable[Batch]) -> list[tuple[CopyRecord, Path]]:
    """Delete files that are still those that were written, and folders of batches that are empty then (one may bear the student's name); return them with
    their copies."""
    gone, places = [], {Path(batch.out) for batch in batches}
    for copy, path in _lying(copies):
        with contextlib.suppress(OSError):
            path.unlink()
            gone.append((copy, path))
            if path.parent.parent in places:
                path.parent.rmdir()
    return gone
