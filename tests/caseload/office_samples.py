"""Offices for tests: members with stores and folders in memory, each with a view of the shared folder of their own, as a sync program would give."""

from __future__ import annotations

import copy
import random
from collections.abc import Mapping
from typing import Any

from app.caseload import keys
from app.caseload.office import sync
from app.caseload.office.event_chains import EVENTS, Replica, Waiting, begun
from app.caseload.office.event_file import Event, Kind, ending_id
from app.caseload.office.members import first_members
from app.caseload.office.reconciled_records import consent_event

OFFICE = "0f" * 16


def consent(number: int, purpose: str = "fair", *employers: str) -> dict[str, object]:
    """Terms of a consent: its id ends in `number`, its day as well."""
    days = {"issued": f"2026-11-{number:02d}", "expires": "2027-06-30"}
    return {"id": f"{number:032x}", "purpose": purpose, "employers": list(employers), **days}


class MemoryTree:
    """Files in memory. A later write of other bytes has another time."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.times: dict[str, int] = {}
        self._writes = 0

    def names(self, under: str) -> Mapping[str, tuple[int, int]]:
        start = f"{under}/"
        return {
            name.removeprefix(start): (len(data), self.times[name])
            for name, data in self.files.items()
            if name.startswith(start)
        }

    def read(self, name: str) -> bytes | None:
        return self.files.get(name)

    def write(self, name: str, data: bytes) -> None:
        self._writes += 1
        self.files[name], self.times[name] = data, self._writes

    def remove(self, name: str) -> None:
        self.files.pop(name, None)


class MemoryStore:
    """JSON values in memory, copied as a database would."""

    def __init__(self) -> None:
        self.rows: dict[str, Any] = {}

    def get(self, key: str, default: Any = None) -> Any:
        return copy.deepcopy(self.rows.get(key, default))

    def with_prefix(self, prefix: str) -> dict[str, Any]:
        return {k.removeprefix(prefix): copy.deepcopy(v) for k, v in self.rows.items() if k.startswith(prefix)}

    def set(self, key: str, value: object) -> None:
        if value is None:
            self.rows.pop(key, None)
        else:
            self.rows[key] = copy.deepcopy(value)


class Colleague:
    """A member with a store, an own copy of the files and a view of the shared folder."""

    def __init__(self, name: str) -> None:
        self.name, self.identity = name, keys.new_identity()
        self.store, self.copy, self.view = MemoryStore(), MemoryTree(), MemoryTree()
        self.told: list[str] = []
        self.clock = 0

    @property
    def in_office(self) -> bool:
        return "office" in self.store.rows

    def replica(self) -> Replica:
        return Replica(self.store, self.copy, self.identity)

    def at(self) -> str:
        self.clock += 1
        return f"2026-11-{1 + self.clock // 1440:02d}T{self.clock // 60 % 24:02d}:{self.clock % 60:02d}:00Z"

    def sync(self, *, heartbeat: bool = False, killed: bool = False) -> None:
        """A round; `killed` before the store is written."""
        rows = copy.deepcopy(self.store.rows)
        replica = self.replica()
        sync.fetch(replica, self.view, self.at())
        sync.push(replica, self.view, self.store, self.at(), heartbeat=heartbeat)
        if killed:
            self.store.rows = rows
        else:
            replica.save()
        self.told += [one.code for one in replica.notices]

    def say(self, kind: Kind, student: str, **data: object) -> None:
        replica = self.replica()
        replica.outbox.append(Event(kind, student, self.at(), data))
        replica.save()

    def add(self, name: str) -> str:
        replica = self.replica()
        student = replica.new_student()
        replica.outbox.append(Event(Kind.RECORD, student, self.at(), {"name": name, "origin": self.name}))
        replica.save()
        return student

    def hold(self, student: str, *consents: Mapping[str, object]) -> None:
        """Say which consents of a student are held, as this program does."""
        replica = self.replica()
        others = {one.key for one in replica.members.current} - {replica.own_key}
        known = [one.data for one in replica.record(student).held_by(others)]
        self.say(Kind.CONSENT, student, **consent_event(consents, known))

    def withdraw(self, consent: Mapping[str, object]) -> None:
        """Say that one consent was withdrawn."""
        package = str(consent["id"])
        self.say(Kind.ENDED, ending_id(package), reason="withdrawn", package=package)

    def consents(self, student: str) -> list[str]:
        """Ids of the consents in the record of a student."""
        return [str(one.data["id"]) for one in self.replica().record(student).consents]

    def state(self) -> dict[str, object]:
        """What must be the same everywhere."""
        replica = self.replica()
        return {
            "records": [one.to_json() for one in replica.records()],
            "ended": {student: sorted(replica.erased_by(student)) for student in sorted(replica.endings)},
            "members": replica.members.to_json(),
            "keys": dict(sorted(replica.keys.items())),
            "chains": {author: head.chain for author, head in sorted(replica.heads.items())},
        }

    def replica_waiting(self) -> list[Waiting]:
        """What waits after another look at the files."""
        replica = self.replica()
        replica.absorb()
        return replica.waiting

    def texts(self) -> set[str]:
        return {str(one.data["text"]) for record in self.replica().records() for one in record.notes}


def founded(name: str = "Wu") -> Colleague:
    """The founder of an office, whose view has its first files."""
    owner = Colleague(name)
    members = first_members("Careers", owner.identity, name, "2026-11-01")
    sync.write_label(owner.view, OFFICE)
    owner.store.set("office", begun(OFFICE, members, (0, owner.identity.address.verify_key.hex())))
    replica = owner.replica()
    replica.write_members(members)
    replica.save()
    owner.sync()
    return owner


def invite(owner: Colleague, newcomer: Colleague) -> None:
    replica = owner.replica()
    replica.write_members(replica.members.with_member(newcomer.identity.address, newcomer.name, "2026-11-02"))
    replica.save()
    owner.sync()


def join(newcomer: Colleague) -> bool:
    """Join by what is in the newcomer's view of the folder; False if no invitation has arrived."""
    found = next(sync.invitations(newcomer.view, OFFICE, newcomer.identity), None)
    if found is None:
        return False
    file, members = found
    pin = (file.header.generation - 1, file.header.author)
    newcomer.store.set("office", begun(OFFICE, members, pin))
    return True


def remove(owner: Colleague, member: Colleague) -> None:
    replica = owner.replica()
    key = member.identity.address.verify_key.hex()
    head = replica.heads.get(key)
    replica.write_members(replica.members.without_member(key, head.number if head else 0))
    replica.save()
    owner.sync()


def carry(source: Colleague, target: Colleague, draw: random.Random | None = None) -> None:
    """Let a sync program copy files (all, or any) from one view to another."""
    names = list(source.view.files)
    if draw:
        draw.shuffle(names)
        names = names[: draw.randrange(len(names) + 1)]
    for name in names:
        data, there = source.view.files[name], target.view.files.get(name)
        if there is None or (name.startswith("keys/") and there < data):  # of two, a sync program takes one everywhere
            target.view.write(name, data)


def settle(members: list[Colleague], rounds: int = 12) -> None:
    """Everything arrives everywhere, deletions of keys too, and everybody syncs until nothing changes."""
    before: object = None
    for _ in range(rounds):
        for one in members:
            for other in members:
                if other is not one:
                    carry(one, other)
        for one in members:
            if one.in_office:
                one.sync()
                for other in members if not one.replica().removed else ():
                    for name in [name for name in other.view.files if name.startswith("keys/")]:
                        if name[5:37] in one.replica().endings:
                            other.view.remove(name)
        now = [copy.deepcopy((one.store.rows, sorted(one.view.files), sorted(one.copy.files))) for one in members]
        if now == before:
            return
        before = now
    raise AssertionError("no rest")


def event_names(member: Colleague) -> list[str]:
    return sorted(name for name in member.view.files if name.startswith(f"{EVENTS}/"))


def office(*names: str) -> list[Colleague]:
    """An office of an owner and others, all in step."""
    owner = founded("Wu")
    members = [owner]
    for name in names:
        newcomer = Colleague(name)
        invite(owner, newcomer)
        carry(owner, newcomer)
        assert join(newcomer)
        members.append(newcomer)
        settle(members)
    return members


def newcomer(owner: Colleague, *others: Colleague) -> Colleague:
    """Somebody who joins an office later, in step with everybody."""
    late = Colleague("Han")
    invite(owner, late)
    settle([owner, *others])
    carry(owner, late)
    assert join(late)
    settle([owner, *others, late])
    return late


def same(members: list[Colleague]) -> None:
    first, *others = (one.state() for one in members)
    for other in others:
        assert other == first


def harm(draw: random.Random, one: Colleague, what: str, snapshots: list[tuple[Colleague, object]]) -> None:
    name = draw.choice(event_names(one) or ["events/0123456789abcdef/x"])
    if what == "lose":
        one.view.remove(name)
    elif what == "double" and name in one.view.files:
        one.view.write(f"{name[:-7]} (conflicted copy).events", one.view.files[name])
        one.view.write(name, one.view.files[name])
    elif what == "forge":
        one.view.write(
            f"events/{name.split('/')[1]}/{draw.randrange(1, 20):08d}-{draw.randbytes(16).hex()}.events",
            draw.randbytes(90),
        )
    elif snapshots and draw.random() < 0.5:  # a folder that is rolled back
        _, view = draw.choice(snapshots)
        one.view.files, one.view.times = copy.deepcopy(view)  # type: ignore[assignment]
    else:
        snapshots.append((one, copy.deepcopy((one.view.files, one.view.times))))
