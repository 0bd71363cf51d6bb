"""An office simulated: counsellors × students × a year of working days through one real folder. Size, time of a sync, of a start, of a newcomer.

python -m benchmarks.caseload_office [--counsellors 20] [--students 5000] [--days 250] [--daily 1]

`daily` of the counsellors sync every day; the others only write as much: what one of them needs does not depend on it, and the simulation takes
minutes instead of hours.
`make test` runs a small one (tests/caseload/test_office_year.py). Times are processor seconds of this process.

2026-11-30, as above: 9,766 files, 25.4 MB, the member's vault 20.8 MB; a sync 0.18 s (on the last day 0.42 s, with nothing new 0.17 s), start 1.3 s, a newcomer's first sync 6.0 s;
every member knows the same.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from app.caseload import keys
from app.caseload.office import event_file, sync
from app.caseload.office.event_chains import Replica, begun
from app.caseload.office.event_file import Event, Kind
from app.caseload.office.members import first_members
from app.caseload.office.reconciled_records import consent_event
from app.caseload.office.shared_folder import FolderTree
from app.clock import system_clock
from app.vault.keys import key_derivation
from app.vault.vault import Vault

OFFICE = "0f" * 16
COPIES_A_YEAR, NOTES_A_YEAR, ENDED = 4, 3, 0.05
"""Copies and notes per student, and the share of students who withdraw."""


@dataclass
class Counsellor:
    """A counsellor with a vault and an own copy of the files."""

    name: str
    vault: Vault
    tree: FolderTree
    identity: keys.Identity
    students: list[str] = field(default_factory=list)
    writing: Replica | None = None

    def replica(self) -> Replica:
        """Load the replica, as a sync does."""
        return Replica(self.vault.preferences, self.tree, self.identity)

    def save(self, replica: Replica) -> None:
        """Store it."""
        with self.vault.transaction():
            replica.save()


@contextmanager
def spent(into: list[float]) -> Iterator[None]:
    """Append the processor seconds of the block."""
    began = time.process_time()
    yield
    into.append(time.process_time() - began)


def simulate(
    root: Path, counsellors: int, students: int, days: int, *, daily: int = 0, seed: int = 1, verbose: bool = False
) -> dict[str, Any]:
    """Return what an office of this size needs after so many working days."""
    draw, shared = random.Random(seed), FolderTree(root / "shared", shared=True)
    shared.root.mkdir()
    team = [_counsellor(root, number) for number in range(counsellors)]
    in_step = team[: daily or counsellors]
    try:
        _found(team, shared)
        work = [_day(draw, students, days) for _ in range(days)]
        syncs = list[float]()
        for number, (new, copies, notes, ended) in enumerate(work):
            at = f"{date(2026, 9, 1) + timedelta(days=number)}T08:00:00Z"
            for one in draw.sample(team, len(team)):
                share = (_part(draw, amount, counsellors) for amount in (new, copies, notes, ended))
                if one in in_step:
                    with spent(syncs):
                        _work(draw, one, shared, at, *share)
                else:
                    _write(draw, one, shared, at, *share)
            if verbose and number % 25 == 24:
                print(f"day {number + 1}: a sync {statistics.median(syncs[-len(in_step) :]):.3f} s", file=sys.stderr)
        for one in in_step:
            _timed_sync(one, shared, "2027-09-01T08:00:00Z")
        idle = [_timed_sync(one, shared, "2027-09-01T09:00:00Z") for one in in_step]
        return _measured(root, team, in_step, shared, syncs, idle)
    finally:
        for one in team:
            one.vault.close()


def _measured(
    root: Path,
    team: list[Counsellor],
    in_step: list[Counsellor],
    shared: FolderTree,
    syncs: list[float],
    idle: list[float],
) -> dict[str, Any]:
    started, replica = list[float](), team[0].replica()
    with spent(started):
        begun_again = team[0].replica()
        records = begun_again.records()
    files = [path for path in shared.root.rglob("*") if path.is_file()]
    newcomer, joined = _counsellor(root, len(team)), list[float]()
    team.append(newcomer)
    members = replica.members.with_member(newcomer.identity.address, newcomer.name, "2027-09-01")
    replica.absorb()
    replica.write_members(members)
    sync.push(replica, shared, team[0].vault.preferences, "2027-09-01T10:00:00Z")
    team[0].save(replica)
    with spent(joined):
        _join(newcomer, shared)
    everybody = [*in_step, newcomer]
    states = {json.dumps([one.to_json() for one in member.replica().records()], sort_keys=True) for member in everybody}
    return {
        "same_everywhere": len(states) == 1,
        "added": sum(len(one.students) for one in team),
        "records": len(records),
        "ended": len(replica.endings),
        "files": len(files),
        "folder_bytes": sum(path.stat().st_size for path in files),
        "vault_bytes": (team[0].vault.folder / "vault.db").stat().st_size,
        "sync_seconds": {"median": statistics.median(syncs), "last_day": statistics.median(syncs[-len(in_step) :])},
        "idle_sync_seconds": statistics.median(idle),
        "start_seconds": started[0],
        "newcomer_seconds": joined[0],
    }


def _counsellor(root: Path, number: int) -> Counsellor:
    folder = root / f"counsellor-{number}"
    vault = Vault.create_for_key(folder, bytes([number + 1]) * key_derivation.KEY_BYTES, clock=system_clock)
    return Counsellor(f"Counsellor {number}", vault, FolderTree(folder / "office"), keys.new_identity())


def _found(team: list[Counsellor], shared: FolderTree) -> None:
    owner = team[0]
    members = first_members("Careers", owner.identity, owner.name, "2026-09-01")
    sync.write_label(shared, OFFICE)
    owner.vault.preferences.set("office", begun(OFFICE, members, (0, owner.identity.address.verify_key.hex())))
    replica = owner.replica()
    replica.write_members(members)
    for one in team[1:]:
        replica.write_members(replica.members.with_member(one.identity.address, one.name, "2026-09-01"))
    sync.push(replica, shared, owner.vault.preferences, "2026-09-01T07:00:00Z")
    owner.save(replica)
    for one in team[1:]:
        _join(one, shared)


def _join(one: Counsellor, shared: FolderTree) -> None:
    file, members = next(sync.invitations(shared, OFFICE, one.identity))
    one.vault.preferences.set("office", begun(OFFICE, members, (file.header.generation - 1, file.header.author)))
    _timed_sync(one, shared, "2026-09-01T07:30:00Z")


def _timed_sync(one: Counsellor, shared: FolderTree, at: str) -> float:
    took = list[float]()
    with spent(took):
        replica = one.replica()
        sync.fetch(replica, shared, at)
        sync.push(replica, shared, one.vault.preferences, at)
        one.save(replica)
    return took[0]


def _day(draw: random.Random, students: int, days: int) -> tuple[float, float, float, float]:
    busy = draw.uniform(0.4, 1.6)
    new = students / days
    return new * busy, new * COPIES_A_YEAR * busy, new * NOTES_A_YEAR * busy, new * ENDED * busy


def _part(draw: random.Random, amount: float, counsellors: int) -> int:
    share = amount / counsellors
    return int(share) + (draw.random() < share % 1)


def _work(
    draw: random.Random, one: Counsellor, shared: FolderTree, at: str, new: int, copies: int, notes: int, ended: int
) -> None:
    replica = one.replica()
    sync.fetch(replica, shared, at)
    _enter(draw, one, replica, at, new, copies, notes, ended)
    sync.push(replica, shared, one.vault.preferences, at, heartbeat=True)
    one.save(replica)


def _write(
    draw: random.Random, one: Counsellor, shared: FolderTree, at: str, new: int, copies: int, notes: int, ended: int
) -> None:
    """Write a day's file of a counsellor who takes nothing."""
    one.writing = replica = one.writing or one.replica()
    before = set(replica.keys)
    _enter(draw, one, replica, at, new, copies, notes, ended)
    data = replica.write_events(at)
    assert data is not None
    shared.write(f"events/{event_file.read(data).name.text}", data)
    for student in set(replica.keys) - before:
        sealed = event_file.seal_student_key(OFFICE, student, 1, replica.members.epochs[1], replica.keys[student])
        shared.write(f"keys/{student}.key", sealed)


def _enter(
    draw: random.Random, one: Counsellor, replica: Replica, at: str, new: int, copies: int, notes: int, ended: int
) -> None:
    """Enter a day's work."""
    for _ in range(new):
        student = replica.new_student()
        one.students.append(student)
        about = {"id": student[:8], "name": f"Student {student[:6]}", "keeper": "student", "folder": student}
        terms = {"id": student, "purpose": "fair", "employers": [f"Employer {n}" for n in range(5)], "expires": "2028"}
        for kind, data in (
            (Kind.RECORD, about),
            (Kind.CONSENT, consent_event([terms])),
            (Kind.ADVISER, {"adviser": one.name}),
        ):
            replica.outbox.append(Event(kind, student, at, data))
    here = [student for student in one.students if student in replica.keys]
    for kind, amount in ((Kind.COPIES, copies), (Kind.NOTE, notes), (Kind.ENDED, ended)):
        for student in draw.choices(here, k=amount) if here else ():
            replica.outbox.append(Event(kind, student, at, _data(draw, kind)))


def _data(draw: random.Random, kind: Kind) -> dict[str, object]:
    if kind is Kind.COPIES:
        sums = [draw.randbytes(32).hex() for _ in range(2)]
        return {"copy": draw.randbytes(16).hex(), "reference": "R7K4-Q2MD", "recipient": "Employer", "sha256": sums}
    return (
        {"text": "A note of a usual length, a line or two of what was agreed."}
        if kind is Kind.NOTE
        else {
            "reason": "withdrawn",
            "package": "",
        }
    )


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counsellors", type=int, default=20)
    parser.add_argument("--students", type=int, default=5_000)
    parser.add_argument("--days", type=int, default=250)
    parser.add_argument("--daily", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="countermark-office-") as work:
        print(
            json.dumps(
                simulate(
                    Path(work), options.counsellors, options.students, options.days, daily=options.daily, verbose=True
                ),
                indent=1,
            )
        )


if __name__ == "__main__":
    main()
