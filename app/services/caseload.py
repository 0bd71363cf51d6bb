"""A caseload: a counsellor's vault of students, each with a vault, folder and key of their own. Format: docs/formats/caseload.md.

Opening a student's vault needs no passphrase: its key is wrapped by the caseload's. Removing a student ends the key and the folder, and gives all
other keys a new wrapping key; what is left is a row of the ledger without a name. A kill at any moment leaves a student whole or gone.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.caseload import keys
from app.caseload.batch_pairs import Batch, batch_from_json
from app.caseload.keys import Identity, WrappingKeys
from app.caseload.students import Consent, Keeper, Purpose, State, Student, student_from_json
from app.clock import Clock, local_day, system_clock, to_iso
from app.domain.copies import CopyRecord
from app.errors import AppError, UserError
from app.files import make_private_folder, problem_of, read_bytes, write_atomic
from app.services import batch_lists, caseload_outputs, vaults
from app.services.caseload_settings import CaseloadSettings
from app.vault.backup import local_backup
from app.vault.folder import LARGEST_DATABASE, STUDENTS
from app.vault.keys.key_derivation import RawKeyUnlock
from app.vault.ledger.head import stated_number
from app.vault.ledger.row_hashes import sha256
from app.vault.store.database import damaged_error
from app.vault.vault import Vault
from app.vault.vault_file_names import CASELOAD_KEYS

if TYPE_CHECKING:
    from app.workers.cancellation import CancelToken

_MAX_KEYS: Final = 64 * 1024
_REMOVED: Final = "removed-"
"""Beginning of the name of a student's folder that is being removed."""
_SECRET: Final = "caseload_secret"
_AGE: Final = "caseload_age_key"
_SIGN: Final = "caseload_sign_key"
_STUDENT: Final = "caseload-student:"
_ENDED: Final = "caseload-ended:"
_WITHDRAWN: Final = "caseload-withdrawn:"
_SEEN: Final = "caseload-seen:"
_SEEN_FOR: Final = "caseload-seen-for:"
_CLOSED: Final = "caseload-closed:"
_BATCH: Final = "caseload-batch:"
_CLEARED: Final = "caseload-cleared:"
_UNUSED: Final = 1
"""Number of rows of the ledger of a vault in which nothing was done yet."""


@dataclass(frozen=True, slots=True)
class Removal:
    """Result of a removal: who, the outputs that still lay where they were written and were deleted, and the local backups that went; lists of
    batches lose the rows about the student, too."""

    student: Student
    outputs: tuple[str, ...]
    backups: int


def create_caseload(
    folder: Path, passphrase: str, *, clock: Clock = system_clock, cancel: CancelToken | None = None
) -> Caseload:
    """Create a caseload in a new or empty folder, and open it. Raises as `vaults.create_vault`.

    Also finishes one whose making was cut short (a vault of one ledger row, opened by `passphrase`).
    """
    if vaults.vault_exists(folder):
        vault = vaults.open_vault(folder, passphrase, clock=clock)
        head = vault.ledger.head()
        if _meta(vault, _SIGN) or head is None or head.number != 1:
            vault.close()
            raise UserError("vault-exists", path=str(folder))
    else:
        vault = vaults.create_vault(folder, passphrase, keyring=False, clock=clock, cancel=cancel)
    try:
        secret, identity, wrapping = secrets.token_bytes(keys.KEY_BYTES), keys.new_identity(), keys.first_keys()
        make_private_folder(folder / STUDENTS)
        _save_keys(vault, wrapping, secret)
        with vault.database.transaction() as sql:
            made = {_SECRET: secret.hex(), _AGE: identity.age_key, _SIGN: identity.sign_key.hex()}
            sql.table("meta").insert_all([{"key": key, "value": value} for key, value in made.items()])
    except BaseException:
        vault.close()
        raise
    return Caseload(vault, wrapping, secret, identity)


def is_caseload(folder: Path) -> bool:
    """Return True if a vault folder is a caseload's, without opening it."""
    return any((folder / name).is_file() for name in CASELOAD_KEYS)


def open_caseload(vault: Vault) -> Caseload:
    """Return the caseload in an open vault, with what a kill left unfinished settled.

    Raises UserError `not-a-caseload`, or `caseload-keys-damaged` when neither copy of its keys can be used.
    """
    if not _meta(vault, _SIGN):
        raise UserError("not-a-caseload", path=str(vault.folder))
    try:
        secret = bytes.fromhex(_meta(vault, _SECRET))
        identity = Identity(_meta(vault, _AGE), bytes.fromhex(_meta(vault, _SIGN)))
    except ValueError:
        raise damaged_error(vault.database.path, "the caseload's keys") from None
    caseload = Caseload(vault, _load_keys(vault, secret), secret, identity)
    caseload.settle()
    return caseload


class Caseload(CaseloadSettings):
    """An open caseload. Close it with `vaults.close_vault(caseload.vault)`; students' vaults that are open are closed by their users."""

    def __init__(self, vault: Vault, wrapping: WrappingKeys, secret: bytes, identity: Identity) -> None:
        self.vault, self.identity = vault, identity
        self._keys, self._secret = wrapping, secret
        self.ticked = frozenset[str]()
        """Folders of students whose résumés are ticked as compared and not marked yet, while one of them is looked at; kept nowhere else."""

    @property
    def today(self) -> str:
        """The local ISO day."""
        return local_day(self.vault.clock())

    def students(self) -> list[Student]:
        """List the students by name."""
        found = self._records(_STUDENT).values()
        return sorted((self._read(row) for row in found), key=lambda one: (one.name.casefold(), one.id))

    def student(self, student_id: str) -> Student:
        """Return a student by id, or by pseudonym. Raises UserError `student-unknown`."""
        for one in self.students():
            if student_id in (one.id, one.pseudonym):
                return one
        raise UserError("student-unknown", id=student_id)

    def _read(self, row: object) -> Student:
        try:
            if not isinstance(row, dict):
                raise TypeError(type(row).__name__)
            return student_from_json(row)
        except (ValueError, KeyError, TypeError) as error:
            raise damaged_error(self.vault.database.path, f"a student's record ({type(error).__name__})") from None

    def batches(self) -> list[Batch]:
        """List the batches of copies, as they were begun. Raises UserError `vault-damaged`."""
        try:
            return [batch_from_json(row) for row in self._records(_BATCH).values()]
        except (ValueError, KeyError, TypeError) as error:
            raise damaged_error(self.vault.database.path, f"a batch's record ({type(error).__name__})") from None

    def store_batch(self, batch: Batch) -> None:
        """Store the record of a new batch."""
        self.vault.preferences.set(_BATCH + batch.id, batch.to_json())

    def _records(self, prefix: str) -> dict[str, Any]:
        return self.vault.preferences.with_prefix(prefix)

    def store(self, student: Student) -> None:
        """Store a changed record of a student."""
        self.vault.preferences.set(_STUDENT + student.folder, student.to_json())

    def add(
        self,
        student_id: str,
        name: str,
        keeper: Keeper,
        *,
        asked_purpose: str = "",
        asked_until: str = "",
        resume_sha256: str = "",
        fill: Callable[[Vault], object] | None = None,
    ) -> Student:
        """Make a student's vault, have `fill` store in it what belongs there, and record the student last.

        Raises UserError `student-exists`, and what `fill` raises: nothing is added then. A kill before the end leaves a folder whose key nobody has.
        """
        if any(one.id == student_id for one in self.students()):
            raise UserError("student-exists", id=student_id)
        folder, key = secrets.token_hex(16), secrets.token_bytes(keys.KEY_BYTES)
        wrapped, generation = keys.wrap(self._keys, self.vault.vault_id, folder, student_id, key)
        student = Student(
            student_id,
            name,
            folder,
            self.today,
            keeper,
            wrapped,
            generation,
            asked_purpose,
            asked_until,
            resume_sha256=resume_sha256,
        )
        try:
            with Vault.create_for_key(self._folder(student), key, clock=self.vault.clock) as vault:
                if fill is not None:
                    fill(vault)
        except BaseException:
            shutil.rmtree(self._folder(student), ignore_errors=True)
            raise
        with self.vault.transaction():
            self.store(student)
            self.vault.ledger.append("student-added", {"student": folder, "keeper": keeper.value})
        return student

    def adopt(self, other: Caseload, student: Student) -> Student:
        """Take a student of another open caseload into this one: the record, a copy of the vault, and its key wrapped anew.

        Raises UserError `student-exists` where the id, the vault or the key that signs the student's packages is known here. A kill before the end
        leaves a folder whose key nobody has.
        """
        for one in self.students():
            same_key = bool(student.student_key) and one.student_key == student.student_key
            if same_key or one.id == student.id or one.folder == student.folder:
                raise UserError("student-exists", id=student.id)
        wrapped, generation = keys.wrap(
            self._keys, self.vault.vault_id, student.folder, student.id, other._key(student)
        )
        taken = replace(student, wrapped=wrapped, generation=generation)
        try:
            make_private_folder(self._folder(taken))
            for source in other._folder(student).iterdir():
                if source.is_file():
                    write_atomic(self._folder(taken) / source.name, read_bytes(source, LARGEST_DATABASE))
            with self.open_student(taken):
                pass
        except OSError as error:
            shutil.rmtree(self._folder(taken), ignore_errors=True)
            raise problem_of(error, self._folder(taken)) from error
        with self.vault.transaction():
            self.store(taken)
            facts = {"student": taken.folder, "keeper": taken.keeper.value, "from": other.identity.address.fingerprint}
            self.vault.ledger.append("student-added", facts)
        return taken

    def _folder(self, student: Student) -> Path:
        return self.vault.folder / STUDENTS / student.folder

    @contextlib.contextmanager
    def open_student(self, student: Student) -> Iterator[Vault]:
        """Open a student's vault, and close it afterwards (with its local backup, when one is due).

        Raises UserError `caseload-key-missing`, and what opening a vault raises.
        """
        vault = self.open_student_vault(student)
        try:
            yield vault
        finally:
            vaults.close_vault(vault)

    def open_student_vault(self, student: Student) -> Vault:
        """Return a student's vault, opened; the caller closes it. Raises as `open_student`."""
        vault = Vault.open(self._folder(student), RawKeyUnlock(self._key(student)), clock=self.vault.clock)
        vault.copies.before_add = lambda recipient: self._require_release(student.folder, vault, recipient)
        vault.copies.names_tell_recipient = True
        vault.recipients.offered = self._offered(student)
        vault.recipients.caution = self._caution
        return vault

    def _offered(self, student: Student) -> tuple[str, ...]:
        """Return the employers to whom copies of a student may go."""
        from app.services import caseload_release

        return caseload_release.employers(self, student)

    def _caution(self, employer: str) -> Mapping[str, str]:
        """Return, by language, what the check card here says against an employer."""
        from app.services import employer_cards

        return employer_cards.caution(self.vault, employer)

    def require_not_ended(self, student: Student) -> None:
        """Raise UserError `student-consent-ended` if the student's consent is over: the vault may be kept to be handed over, and nobody reads in it.

        One that is kept for a student who has not been asked yet is opened, so that the résumé can be compared with its file.
        """
        if student.state(self.today) in (State.EXPIRED, State.WITHDRAWN):
            raise UserError("student-consent-ended", day=self.removal_day(student))

    def _require_release(self, folder: str, vault: Vault, recipient: str) -> None:
        """Raise the UserError of `release_problem` for the student as recorded now."""
        from app.services import caseload_release

        record = next((one for one in self.students() if one.folder == folder), None)
        problem = caseload_release.problem(self, record, recipient, vault) if record is not None else None
        if problem is not None:
            raise problem

    def as_kept(self, student: Student) -> Student:
        """Return the record as one of a vault that is kept for the student, once that vault holds a résumé which no package brought.

        It is recorded then, with the day. A vault that does not open counts as kept, too: it may hold one.
        """
        if student.keeper is Keeper.COUNSELLOR or student.student_key:
            return student
        kept = replace(student, keeper=Keeper.COUNSELLOR, kept_since=self.today)
        try:
            with self.open_student_vault(student) as vault:
                holds = bool(vault.masters.names())
        except AppError:
            return kept
        if holds:
            self.store(kept)
        return kept if holds else student

    def is_used(self, student: Student) -> bool:
        """Return False if nothing was recorded in a student's vault since it was made, as its files state. (Opens nothing: a roster is long.)"""
        return stated_number(self._folder(student)) != _UNUSED

    def _key(self, student: Student) -> bytes:
        return keys.unwrap(
            self._keys, self.vault.vault_id, student.folder, student.id, student.wrapped, student.generation
        )

    def wrapped_keys(self) -> bytes:
        """Return the file of wrapping keys, which opens nothing without the caseload's database."""
        return keys.dump(self._keys, self.vault.vault_id, self._secret)

    def ended(self, package_id: str) -> bool:
        """Return True if the consent with this id has ended here: its package is not taken again."""
        return self.vault.preferences.get(_ENDED + package_id) is not None

    def note_taken(self, package_id: str) -> None:
        """Record that a shared matter was taken: its file is not taken any more."""
        self.vault.preferences.set(_ENDED + package_id, self.today)

    def note_withdrawn(self, package_id: str, day: str) -> None:
        """Record that a consent was withdrawn, on an ISO day, before it came: its package is not taken any more."""
        self.vault.preferences.set(_ENDED + package_id, self.today)
        self.vault.preferences.set(_WITHDRAWN + package_id, {"withdrawn": day, "noted": self.today})

    def withdrawn_before(self, package_id: str) -> Mapping[str, str]:
        """Return the days when a consent that had not come yet was `withdrawn` and when that was `noted`; nothing for another."""
        return dict(self.vault.preferences.get(_WITHDRAWN + package_id, {}))

    def highest_sequence(self, student_key: str) -> int:
        """Return the highest sequence number seen of packages that a key (hex) signed, also of students who are gone; 0 if none."""
        return int(self.vault.preferences.get(_SEEN + self._blinded(student_key), 0))

    def is_replayed(self, student_key: str, purpose: Purpose, sequence: int) -> bool:
        """Return True if a package with this number of a key (hex), or a later one for its purpose, was seen, or if its student ended everything since.

        Packages for different purposes arrive in any order.
        """
        store, key = self.vault.preferences, self._blinded(student_key)
        closed = store.get(
            _CLOSED + key, store.get(_SEEN + key, 0)
        )  # an earlier program noted one number for all purposes
        return sequence <= max(int(closed), int(store.get(f"{_SEEN_FOR}{key}:{purpose.value}", 0)))

    def note_sequence(self, student_key: str, purpose: Purpose, sequence: int) -> None:
        """Record a sequence number that a key (hex) used for a purpose."""
        store, key = self.vault.preferences, self._blinded(student_key)
        highest = self.highest_sequence(student_key)
        if store.get(_CLOSED + key) is None:
            store.set(_CLOSED + key, highest)
        store.set(_SEEN + key, max(highest, sequence))
        name = f"{_SEEN_FOR}{key}:{purpose.value}"
        store.set(name, max(int(store.get(name, 0)), sequence))

    def close_sequences(self, student_key: str) -> None:
        """Take no package of a key (hex; empty for none) any more that is older than the newest seen: its student ended everything, or is gone."""
        if student_key:
            self.vault.preferences.set(_CLOSED + self._blinded(student_key), self.highest_sequence(student_key))

    def _blinded(self, student_key: str) -> str:
        """Return what stands for a student's key once the student is gone: nobody without this caseload can link it."""
        return sha256(self._secret + bytes.fromhex(student_key))[:32]

    def remove(self, students: Sequence[Student], reason: str, *, closes: bool = True) -> list[Removal]:
        """Remove students: their vaults with keys and backups, and their outputs that still lie where they were written.

        `reason` is a word for the ledger; `closes`: packages older than the newest seen are not taken any more. All other students' keys get a new wrapping key, and the caseload's local backups, which still hold
        the names and the old wraps, are replaced by a new one. What is outside the program's reach (copies of backups, of the disk) stays.
        """
        if not students:
            return []
        facts = [(student, *self._last_look(student)) for student in students]
        batches = self.batches()
        for student in students:
            with contextlib.suppress(FileNotFoundError):
                self._folder(student).rename(self._aside(student))
        kept = [one for one in self.students() if one.folder not in {gone.folder for gone in students}]
        new = self._keys.advanced()
        _save_keys(self.vault, new, self._secret)
        with self.vault.transaction():
            for student, _, tombstone in facts:
                self.vault.preferences.set(_STUDENT + student.folder, None)
                self.vault.preferences.set(_CLEARED + student.folder, None)
                if closes:
                    self.close_sequences(student.student_key)
                for consent in student.consents:
                    self.end_consent(student, consent, reason)
                self.vault.ledger.append("student-removed", {**tombstone, "reason": reason})
            self._wrap_again(kept, new)
        self._keys = new
        self.settle()
        backups = self.replace_backups()
        for batch in batches:
            batch_lists.forget_quietly(Path(batch.out), {one.reference for _, copies, _ in facts for one in copies})
        gone = [[str(path) for _, path in caseload_outputs.delete(copies, batches)] for _, copies, _ in facts]
        return [Removal(student, tuple(paths), backups) for (student, _, _), paths in zip(facts, gone, strict=True)]

    def _wrap_again(self, students: Iterable[Student], new: WrappingKeys) -> None:
        for one in students:
            wrapped, generation = keys.wrap(new, self.vault.vault_id, one.folder, one.id, self._key(one))
            self.store(replace(one, wrapped=wrapped, generation=generation))

    def end_consent(self, student: Student, consent: Consent, reason: str) -> None:
        """Record that a consent has ended, in a way that names nobody."""
        self.vault.preferences.set(_ENDED + consent.id, self.today)
        facts = {"package": consent.id, "student": student.folder, "issued": consent.issued, "expires": consent.expires}
        body = {**facts, "kinds": list(consent.kinds), "digest": consent.digest, "reason": reason}
        self.vault.ledger.append("consent-ended", body)

    def _last_look(self, student: Student) -> tuple[list[CopyRecord], dict[str, object]]:
        """Return the copies of a student, and the tombstone. A vault that does not open has none."""
        tombstone: dict[str, object] = {"student": student.folder, "added": student.created, "keeper": student.keeper}
        copies = list[CopyRecord]()
        with contextlib.suppress(AppError), self.open_student(student) as vault:
            copies = vault.copies.all()
        return copies, {**tombstone, "copies": [file.sha256 for copy in copies for file in copy.files]}

    def clear_outputs(self, student: Student, reason: str, allowed: Collection[str] = ()) -> tuple[str, ...]:
        """Delete the outputs of a student of whom a consent is over (`reason`: for the ledger) and whose vault stays, and the rows about them in lists of
        batches. `allowed`: employers whom another consent names; theirs stay. Return the paths of files that went."""
        return caseload_outputs.clear(self, student, allowed, reason)

    def _clear_expired(self) -> None:
        """Clear the outputs of students whose consent has expired and whose vault stays for the grace period, once for each consent."""
        for one in self.students():
            consent = one.consent
            if consent is None or one.state(self.today) is not State.EXPIRED or self._is_due(one):
                continue
            if self.vault.preferences.get(_CLEARED + one.folder) != consent.id:
                self.clear_outputs(one, "expired")
                self.vault.preferences.set(_CLEARED + one.folder, consent.id)

    def back_up(self) -> None:
        """Make a local backup now, after students came: their keys are nowhere else. Without room for it that is told, and nothing fails."""
        try:
            local_backup.create_local_backup(self.vault)
            local_backup.prune(self.vault.folder, self.vault.clock())
        except AppError:
            self.vault.notices.append("local-backup-failed")

    def replace_backups(self) -> int:
        """Make a local backup of the caseload as it is now and delete the earlier ones; returns how many. Keeps them if there is no room."""
        try:
            fresh = local_backup.create_local_backup(self.vault)
        except AppError:
            self.vault.notices.append("local-backup-failed")
            return 0
        older = [one for one in local_backup.local_backups(self.vault.folder) if one.folder != fresh.folder]
        for one in older:
            shutil.rmtree(one.folder, ignore_errors=True)
        return len(older)

    def settle(self) -> None:
        """Finish what a kill interrupted: an exchange of the wrapping key, and the removal of folders."""
        students = self.students()
        used = {one.generation for one in students}
        if len(self._keys.by_generation) > 1 and used <= {self._keys.newest}:
            self._keys = self._keys.only_newest()
            _save_keys(self.vault, self._keys, self._secret)
        known = {one.folder: one for one in students}
        for path in sorted((self.vault.folder / STUDENTS).glob(f"{_REMOVED}*")):
            student = known.get(path.name.removeprefix(_REMOVED))
            try:
                if student is None:
                    shutil.rmtree(path)
                elif not self._folder(student).exists():
                    path.rename(self._folder(student))
            except OSError as error:
                raise problem_of(error, path) from error

    def _aside(self, student: Student) -> Path:
        return self.vault.folder / STUDENTS / f"{_REMOVED}{student.folder}"

    def due(self) -> list[Student]:
        """List students whose time is over: a consent by package that has expired, or a vault kept for a student whose consent ended, or who
        was to consent and did not, more than the grace period ago."""
        return [one for one in self.students() if self._is_due(one) and self._is_due(self.as_kept(one))]

    def _is_due(self, student: Student) -> bool:
        day = self._removal_day(student)
        return bool(day) and day <= self.today

    def _removal_day(self, student: Student) -> str:
        """Return the day on which a student is removed; empty for never."""
        last = student.last_day or student.withdrawn
        if not last and student.keeper is Keeper.COUNSELLOR:
            last = max(student.asked_until, student.created, student.kept_since)
        if not last:
            return ""
        days = 1 + (self.grace_days if student.keeper is Keeper.COUNSELLOR else 0)
        return (date.fromisoformat(last) + timedelta(days=days)).isoformat()

    def removal_day(self, student: Student) -> str:
        """Return the ISO day on which the student is removed unless something changes; empty for none."""
        return self._removal_day(student)

    def sweep(self) -> list[Removal]:
        """Remove the students whose time is over; of those who stay for the grace period the outputs go."""
        self._clear_expired()
        return self.remove(self.due(), "expired")

    def counts(self) -> dict[State, int]:
        """Return how many students have a consent in each state today."""
        states = [one.state(self.today) for one in self.students()]
        return {state: states.count(state) for state in State}


def _meta(vault: Vault, key: str) -> str:
    row = vault.database.fetch_one("SELECT value FROM meta WHERE key = ?", [key])
    return str(row[0]) if row else ""


def _save_keys(vault: Vault, wrapping: WrappingKeys, secret: bytes) -> None:
    data = keys.dump(wrapping, vault.vault_id, secret)
    for name in CASELOAD_KEYS:
        write_atomic(vault.folder / name, data)


def _load_keys(vault: Vault, secret: bytes) -> WrappingKeys:
    """Return the wrapping keys of the file, or of its copy. Raises UserError `caseload-keys-damaged`."""
    problem: AppError = UserError("caseload-keys-damaged")
    for name in CASELOAD_KEYS:
        path = vault.folder / name
        try:
            return keys.parse(read_bytes(path, _MAX_KEYS), vault.vault_id, secret)
        except FileNotFoundError:
            continue
        except OSError as error:
            problem = problem_of(error, path)
        except UserError as error:
            problem = error
    raise problem


def now(vault: Vault) -> str:
    """Return the time of a vault's clock as RFC 3339 text."""
    return to_iso(vault.clock())
