"""Copies and recipients as the ledger records them: where the tables differ, the ledger's state is shown, and the difference
reported.

The comparison (app/vault/ledger/verification.py) is made on request, once for each opening: nobody else writes
while the vault is open, and if somebody does all the same, the database says so and it is made again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from app.domain.applications import ApplicationCard, ApplicationRow
from app.domain.copies import CopyRecord, Recipient, RecipientKind
from app.domain.policy import Withheld
from app.domain.sensitivity import Kind, Operator, Stage
from app.domain.stored_records import AssignedCopy, LedgerProblem
from app.errors import UserError
from app.vault.ledger.chain import Ledger
from app.vault.ledger.differences import Body, Reconciliation
from app.vault.store.database import Database, damaged_error
from app.workers.cancellation import CancelToken


class LedgerView:
    """Copies and recipients of one open vault as the ledger records them."""

    def __init__(self, database: Database, ledger: Ledger) -> None:
        self._db, self._ledger = database, ledger
        self._known = Reconciliation()
        self._as_of: tuple[int, int] | None = None

    def compare(self, cancel: CancelToken | None = None) -> tuple[LedgerProblem, ...]:
        """Compare the tables with the ledger, once per opening; returns what differs.

        Raises `Cancelled`, and UserError `vault-damaged`.
        """
        from app.vault.ledger.verification import reconcile

        changes = self._db.changes_of_others
        head = self._ledger.head() if self._known.problems else None  # a further row may have set right what differed
        as_of = changes, head.number if head else 0
        if self._as_of != as_of:
            self._known, self._as_of = reconcile(self._db, self._ledger.rows, cancel), as_of
            if self._known.problems and head is None:
                now = self._ledger.head()
                self._as_of = changes, now.number if now else 0
        return self._known.problems

    def require(self, cancel: CancelToken | None = None) -> tuple[LedgerProblem, ...]:
        """Compare, for an answer that rests on the ledger. Raises UserError `ledger-broken` where the chain itself is."""
        self.compare(cancel)
        if broken := self._known.broken:
            raise UserError("ledger-broken", row=broken.number, problem=broken.code)
        return self._known.problems

    @property
    def problems(self) -> tuple[LedgerProblem, ...]:
        """Findings of the last comparison; empty before the first."""
        return self._known.problems

    def copies(self, stored: Sequence[CopyRecord]) -> list[CopyRecord]:
        """Return these copies as the ledger records them; without those it does not know."""
        if not self._known.problems:
            return list(stored)
        return [self._copy(one) for one in stored if one.copy_id not in self._known.unrecorded]

    def copies_reassigned_to(self, recipient_id: str) -> list[str]:
        """Return ids of the copies that the ledger, unlike the table, assigns to a recipient."""
        return [copy_id for copy_id, body in self._known.copies.items() if body["recipient_id"] == recipient_id]

    def assigned(self, master: str, stored: Sequence[AssignedCopy]) -> list[AssignedCopy]:
        """Return the marked copies of one master as the ledger records them."""
        if not self._known.problems:
            return list(stored)
        try:
            told = {
                copy_id: _assigned(body)
                for copy_id, body in self._known.copies.items()
                if body["master"] == master and body["spec_version"] != 0
            }
        except (ValueError, TypeError, LookupError) as error:
            raise damaged_error(self._db.path, "a ledger row") from error
        kept = [told.pop(one.copy_id, one) for one in stored if self._is_copy_of(one.copy_id, master)]
        return [*kept, *told.values()]

    def recipients(self, stored: Sequence[Recipient]) -> list[Recipient]:
        """Return these recipients with the names and kinds that the ledger records."""
        return [self._recipient(one) for one in stored]

    def rows(self, stored: Sequence[ApplicationRow]) -> list[ApplicationRow]:
        """Return these lines of a list as the ledger records them; without copies it does not know."""
        if not self._known.problems:
            return list(stored)
        return [self._row(one) for one in stored if one.copy_id not in self._known.unrecorded]

    def cards(self, stored: Sequence[ApplicationCard]) -> list[ApplicationCard]:
        """Return these cards with the names and kinds that the ledger records."""
        if not self._known.recipients:
            return list(stored)
        named = ((one, self.names(one.recipient_id)) for one in stored)
        return [one._replace(name=names[0], kind=names[1]) if names else one for one, names in named]

    def excluded(self, stored: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
        """Return which marks of copies do not count because they were changed by hand, as the ledger records it."""
        told = {key: cast("Sequence[str]", body["excluded"]) for key, body in self._known.edited.items()}
        return {**stored, **told}

    def names(self, recipient_id: str) -> tuple[str, str] | None:
        """Return name and kind of a recipient that the tables have otherwise, or None."""
        body = self._known.recipients.get(recipient_id)
        return (str(body["name"]), str(body["kind"])) if body else None

    def file_differs(self, copy_id: str, file_format: str, digest: str) -> bool:
        """Return True if the ledger records that another file was handed over."""
        body = self._known.copies.get(copy_id)
        files = cast("Sequence[Mapping[str, object]]", body["files"]) if body else ()
        return any(one["format"] == file_format and one["sha256"] != digest for one in files)

    def _row(self, stored: ApplicationRow) -> ApplicationRow:
        body = self._known.copies.get(stored.copy_id)
        if body is not None:
            said = {name: str(body[name]) for name in ("recipient_id", "reference", "stage", "voided")}
            stored = stored._replace(made=str(body["created"]), **said)
            known = self._db.fetch_one("SELECT name, kind FROM recipients WHERE id = ?", [stored.recipient_id])
            stored = stored._replace(name=str(known[0]), kind=str(known[1])) if known else stored
        names = self.names(stored.recipient_id)
        return stored._replace(name=names[0], kind=names[1]) if names else stored

    def _is_copy_of(self, copy_id: str, master: str) -> bool:
        body = self._known.copies.get(copy_id)
        return copy_id not in self._known.unrecorded and (body is None or body["master"] == master)

    def _recipient(self, stored: Recipient) -> Recipient:
        names = self.names(stored.id)
        return replace(stored, name=names[0], kind=RecipientKind(names[1])) if names else stored

    def _copy(self, stored: CopyRecord) -> CopyRecord:
        body = self._known.copies.get(stored.copy_id)
        if body is None:
            return stored
        try:
            return _copy(body, stored)
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            raise damaged_error(self._db.path, "a ledger row") from error


def _copy(body: Body, stored: CopyRecord) -> CopyRecord:
    """Return a copy as its rows record it; what they do not show (values withheld, paths last written) as stored."""
    light, shown = _assigned(body), {(one.field, one.kind): one for one in stored.withheld}
    withheld = []
    for item in cast("Sequence[Mapping[str, str]]", body["withheld"]):
        made = Withheld(item["field"], Kind(item["kind"]), Operator(item["operator"]), item["reason"], "", "")
        known = shown.get((made.field, made.kind))
        withheld.append(replace(made, before=known.before, after=known.after) if known else made)
    said_files = {one["format"]: one for one in cast("Sequence[Mapping[str, object]]", body["files"])}
    files = tuple(
        replace(one, name=str(said["name"]), sha256=str(said["sha256"]), size=int(str(said["size"])))
        for one in stored.files
        if (said := said_files.get(one.format)) is not None
    )
    return replace(
        stored,
        reference=light.reference,
        recipient_id=light.recipient_id,
        stage=Stage(str(body["stage"])),
        policy=cast("Mapping[str, str]", body["policy"]),
        master=light.master,
        master_version=light.master_version,
        created=light.created,
        channel=str(body["channel"]),
        disclosed=tuple(map(str, cast("Sequence[object]", body["disclosed"]))),
        withheld=tuple(withheld),
        assignment=light.assignment,
        spec_version=light.spec_version,
        aliases=light.aliases,
        files=files,
        check_id=str(body["check_id"]),
        voided=light.voided,
    )


def _assigned(body: Body) -> AssignedCopy:
    return AssignedCopy(
        str(body["copy_id"]),
        str(body["reference"]),
        str(body["master"]),
        int(str(body["master_version"])),
        int(str(body["spec_version"])),
        bytes.fromhex(str(body["marks"])),
        cast("Mapping[str, str]", body["aliases"]),
        str(body["recipient_id"]),
        str(body["created"]),
        str(body["voided"]),
    )
