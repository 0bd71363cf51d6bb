"""Takes in the event files of an office's members, one chain of each author, in an order that respects what their authors had seen, and folds them into records (`reconciled_records`).

Whatever order files arrive in, and whichever are doubled, everybody who has the same files has the same records. A file waits until what it builds
on is there; only the end of a student never waits. Files whose author has two different ones of a number count on one side of the fork, the
same for everybody. Format: docs/formats/office-events.md. Reads its own copy of the files; the shared folder is `sync`'s.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from app.caseload import keys
from app.caseload.keys import Identity
from app.caseload.office import event_file
from app.caseload.office.event_file import (
    ENDING,
    LARGEST,
    MAX_EVENTS,
    Content,
    Contents,
    Event,
    FileName,
    Header,
    Kind,
    OfficeFile,
    event_from_json,
    parse_name,
)
from app.caseload.office.members import Members, members_from_json, open_members, seal_members
from app.caseload.office.reconciled_records import (
    Ending,
    Stamp,
    StudentRecord,
    ending_from_json,
    ending_of,
    record_from_json,
)
from app.caseload.office.shared_folder import Tree
from app.caseload.students import Malformed
from app.domain.canonical_json import canonical
from app.errors import UserError

EVENTS: Final = "events"
_OFFICE: Final = "office"
_HEAD: Final = "office-head:"
_RECORD: Final = "office-record:"
_ENDING: Final = "office-ending:"
_KEY: Final = "office-key:"
_NO_LIMIT: Final = 1 << 40
_FOLD: Final = 2
"""Number of the rules by which records are folded: those that an older program stored are folded anew from the own copy."""
_Numbers = Mapping[int, Sequence[FileName]]
_Names = dict[str, dict[int, list[FileName]]]


class Store(Protocol):
    """JSON values by key, in the member's own vault; the caller holds the transaction."""

    def get(self, key: str, default: Any = None) -> Any:
        """Return a value."""

    def with_prefix(self, prefix: str) -> dict[str, Any]:
        """Return values by the rest of their keys."""

    def set(self, key: str, value: object) -> None:
        """Store a value; None removes it."""


@dataclass(frozen=True, slots=True)
class Head:
    """Position in one author's chain: digests (32 hex digits) of the files taken in, the SHA-256 of the last, what they had seen, when they were written last, and whether the last one was a goodbye."""

    chain: tuple[str, ...] = ()
    last: str = ""
    seen: Mapping[str, int] = field(default_factory=dict)
    at: str = ""
    left: bool = False

    @property
    def number(self) -> int:
        """Number of the last file."""
        return len(self.chain)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the members have to be told: a code and its facts."""

    code: str
    params: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Files of a member that are not taken in. `reason`: `gap` (files between are missing), `key` (of an epoch or a student), `late` (written after
    the member was removed), `fork` (another file has that number), `damaged`."""

    author: str
    count: int
    reason: str


class Replica:
    """The state of one member. Load it with `Replica(...)`, store it with `save`."""

    def __init__(self, store: Store, copy: Tree, identity: Identity) -> None:
        row = store.get(_OFFICE)
        self._store, self.copy, self.identity = store, copy, identity
        self.own_key = identity.address.verify_key.hex()
        self.office = str(row["office"])
        self.members: Members = members_from_json(row["members"])
        self._pin: tuple[int, str] = (int(row["pin"][0]), str(row["pin"][1]))
        self._list_digest = str(row["list_digest"])
        self.removed = bool(row["removed"])
        self.outbox = [event_from_json(one) for one in row["outbox"]]
        self._reissued = set(row["reissued"])
        self.heads = {author: _head_from_json(one) for author, one in store.with_prefix(_HEAD).items()}
        self.endings = {student: ending_from_json(one) for student, one in store.with_prefix(_ENDING).items()}
        self.keys = {student: bytes.fromhex(key) for student, key in store.with_prefix(_KEY).items()}
        self._saved_keys = dict(self.keys)
        self._records, self._stored_records = dict[str, StudentRecord](), dict[str, StudentRecord]()
        self._changed_heads, self._changed_endings = set[str](), set[str]()
        self._start_anew = False
        self._is_older = row.get("fold") != _FOLD
        self.withdrawn = frozenset(one for ending in self.endings.values() for one in ending.withdrawn)
        self._files = dict[str, OfficeFile]()
        self._listed: dict[str, dict[int, list[FileName]]] | None = None
        self.notices = list[Notice]()
        self.waiting = list[Waiting]()

    @property
    def is_owner(self) -> bool:
        """True if this member writes the next list of members."""
        return self.members.owner == self.own_key and not self.removed

    def record(self, student: str) -> StudentRecord:
        """Return a student's record; an empty one for an unknown student."""
        if student not in self._records:
            row = None if self._start_anew else self._store.get(_RECORD + student)
            self._records[student] = record_from_json(row) if row else StudentRecord(student)
            if not self._start_anew:
                self._stored_records[student] = self._records[student]
        return self._records[student]

    def records(self) -> list[StudentRecord]:
        """List the records of all students who have not ended."""
        stored = () if self._start_anew else self._store.with_prefix(_RECORD)
        found = [self.record(student) for student in {*stored, *self._records} if student not in self.endings]
        return sorted((one for one in found if one.fields or one.notes or one.copies), key=lambda one: one.id)

    def erased_by(self, student: str) -> frozenset[str]:
        """Return the keys of the members whose programs have confirmed the end of a student."""
        current = {one.key for one in self.members.current}
        return self.endings[student].erased & current if student in self.endings else frozenset()

    def has_left(self, key: str) -> bool:
        """Return True if a member (key, hex) said goodbye."""
        return self.heads.get(key, Head()).left

    def new_student(self) -> str:
        """Return the id of a new student of the office, for whom a key is made."""
        student = secrets.token_hex(16)
        self.keys[student] = secrets.token_bytes(keys.KEY_BYTES)
        return student

    def tell(self, code: str, **params: str | int) -> None:
        """Note something that the person has to be told, once."""
        notice = Notice(code, params)
        if notice not in self.notices:
            self.notices.append(notice)

    def name_of(self, key: str) -> str:
        """Return the name of a member, removed or not; the beginning of the key for anybody else."""
        member = self.members.by_key(key)
        return member.name if member else key[:16]

    # -- taking in -------------------------------------------------------------------------------------------------

    def absorb(self) -> None:
        """Take in every file of the own copy that can be. Without a change of the files a second call does nothing."""
        names = self.absorb_lists()
        if self._is_older or any(self._is_off(author, numbers) for author, numbers in names.items()):
            self._restart()
            self._is_older = False
        self._end_students(names)
        while any(self._advance(author, names[author]) for author in sorted(names)):
            pass
        self.waiting = [one for author in sorted(names) if (one := self._why_waiting(author, names[author]))]
        for one in self.waiting:
            if one.reason in ("fork", "late", "damaged"):
                self.tell(f"office-{one.reason}", member=self.name_of(one.author), count=one.count)
        self._reissue_lost(names.get(self.own_key, {}))

    def absorb_lists(self) -> _Names:
        """Follow the lists of members in the own copy; return the names of the files of all who are or were members."""
        names = self._names()
        while self._read_lists(names):
            names = self._names()
        return names

    def _names(self) -> _Names:
        """Return the names in the own copy: author's key → number → names, in order. Authors are members, removed ones among them."""
        authors = {one.key[:16]: one.key for one in self.members.members} | {self._pin[1][:16]: self._pin[1]}
        return {authors[short]: numbers for short, numbers in self._by_author().items() if short in authors}

    def _by_author(self) -> dict[str, dict[int, list[FileName]]]:
        """Return all names in the own copy by the author's short key; the folder is listed once."""
        if self._listed is None:
            self._listed = {}
            for text in sorted(self.copy.names(EVENTS)):
                self._list(text)
        return self._listed

    def _list(self, text: str) -> None:
        name = parse_name(text)
        if name is not None:
            found = self._by_author().setdefault(name.author, {}).setdefault(name.number, [])
            if name not in found:
                found.append(name)
                found.sort(key=lambda one: one.digest)

    def has_file(self, name: str) -> bool:
        """Return True if a file of this name is in the own copy."""
        parsed = parse_name(name)
        return parsed is not None and parsed in self._by_author().get(parsed.author, {}).get(parsed.number, ())

    def file_names(self) -> list[FileName]:
        """List the names in the own copy."""
        return [name for numbers in self._by_author().values() for found in numbers.values() for name in found]

    def add_file(self, name: str, data: bytes) -> None:
        """Put a file into the own copy."""
        self.copy.write(f"{EVENTS}/{name}", data)
        self._list(name)

    def _file(self, author: str, name: FileName) -> OfficeFile | None:
        """Return a file of the own copy whose signature and name are right; None otherwise."""
        if name.text not in self._files:
            data = self.copy.read(f"{EVENTS}/{name.text}")
            try:
                found = event_file.read(data or b"")
            except Malformed:
                return None
            if found.name != name or found.header.author != author or found.header.office != self.office:
                return None
            self._files[name.text] = found
        return self._files[name.text]

    def _counts_until(self, author: str) -> int:
        """Return the number of an author's last file that counts."""
        member = self.members.by_key(author)
        if member is None:
            return 0
        return _NO_LIMIT if member.last_number is None else member.last_number

    # -- members ---------------------------------------------------------------------------------------------------

    def _read_lists(self, names: _Names) -> bool:
        """Follow the lists of members from the first known one, each signed by the owner whom the one before names. Return True for a new list."""
        generation, owner = self._pin
        newest: OfficeFile | None = None
        lists = [
            file
            for author, numbers in names.items()
            for found in numbers.values()
            for name in found
            if name.content is Content.MEMBERS and (file := self._file(author, name))
        ]
        while found := [one for one in lists if (one.header.generation, one.header.author) == (generation + 1, owner)]:
            newest = min(found, key=lambda one: one.digest)
            generation, owner = newest.header.generation, newest.header.owner
        if newest is None or newest.digest == self._list_digest:
            return False
        try:
            opened = open_members(newest.body, newest.header.to_line(), self.identity)
        except Malformed:
            self.tell("office-damaged", member=self.name_of(newest.header.author), count=1)
            return False
        self._list_digest, was = newest.digest, self.removed
        self.removed = opened is None or all(one.key != self.own_key for one in opened.current)
        if opened is not None:
            self._tell_members(opened)
            back = {one.key for one in self.members.members if one.last_number is not None}
            self.members = opened
            if any(one.key in back for one in opened.current):
                self._restart()
        if self.removed and not was:
            self.tell("office-removed-you", title=self.members.title)
        return True

    def _tell_members(self, new: Members) -> None:
        for one in new.members:
            before = self.members.by_key(one.key)
            if before is None:
                self.tell("office-joined-member", member=one.name)
            elif one.last_number is not None and before.last_number is None:
                self.tell("office-member-removed", member=one.name)
        if new.owner != self.members.owner and (owner := new.by_key(new.owner)):
            self.tell("office-owner-changed", member=owner.name)

    # -- one author's chain ----------------------------------------------------------------------------------------

    def _next(self, author: str, numbers: _Numbers, number: int, previous: str) -> OfficeFile | None:
        """Return the file of a number that follows on `previous`: of several the one with the smallest hash, for everybody the same."""
        found = [file for name in numbers.get(number, ()) if (file := self._file(author, name))]
        following = [one for one in found if one.header.previous == previous]
        return min(following, key=lambda one: one.digest) if following else None

    def _is_off(self, author: str, numbers: _Numbers) -> bool:
        """Return True if what was taken in of an author is not what counts: removed before that, or on the other side of a fork."""
        head = self.heads.get(author, Head())
        if head.number > self._counts_until(author):
            return True
        doubled = [number for number, found in numbers.items() if len(found) > 1 and number <= head.number]
        if not doubled:
            return False
        previous = ""
        for number in range(1, head.number + 1):
            file = self._next(author, numbers, number, previous)
            if file is None or file.digest[:32] != head.chain[number - 1]:
                return True
            previous = file.digest
        return False

    def _restart(self) -> None:
        """Fold everything again from the first file; ended students stay ended."""
        self._changed_heads |= set(self.heads)
        self.heads, self._records, self._start_anew = {}, {}, True

    def _advance(self, author: str, numbers: _Numbers) -> bool:
        """Take in an author's next files; return True if there was one."""
        moved = False
        while self._take_next(author, numbers):
            moved = True
        return moved

    def _take_next(self, author: str, numbers: _Numbers) -> bool:
        head = self.heads.get(author, Head())
        if head.number >= self._counts_until(author):
            return False
        file = self._next(author, numbers, head.number + 1, head.last)
        if file is None:
            return False
        seen, at, left = dict(head.seen), head.at, head.left
        if file.header.content is Content.EVENTS:
            contents = self._contents(file)
            if contents is None or not self._has_seen(contents.seen):
                return False
            for other, number in contents.seen.items():
                seen[other] = max(number, seen.get(other, 0))
            opened = self._opened(contents)
            if opened is None:
                return False
            self._fold(file.header, opened, seen)
            at, left = contents.at, contents.left
            if left and author != self.own_key:
                self.tell("office-member-left", member=self.name_of(author))
        chain = (*head.chain, file.digest[:32])
        self.heads[author] = Head(chain, file.digest, seen, at, left)
        self._changed_heads.add(author)
        del self._files[file.name.text]
        return True

    def _contents(self, file: OfficeFile) -> Contents | None:
        """Return the opened body; None while the epoch's key is missing, or it is damaged."""
        key = self.members.epochs.get(file.header.epoch)
        if key is None:
            return None
        try:
            return event_file.open_contents(file, key)
        except Malformed:
            return None

    def _has_seen(self, seen: Mapping[str, int]) -> bool:
        """Return True if everything that an author had seen was taken in here, too. Whoever is not known yet may be a new member."""
        return all(
            self.members.by_key(other) is not None
            and min(number, self._counts_until(other)) <= self.heads.get(other, Head()).number
            for other, number in seen.items()
        )

    def _opened(self, contents: Contents) -> list[Event | None] | None:
        """Return the events (None for those of ended students); None if a student's key is missing or wrong."""
        opened = list[Event | None]()
        for event in contents.events:
            if event.student in self.endings or event.kind in ENDING:
                opened.append(None)
                continue
            key = self.keys.get(event.student)
            if key is None:
                return None
            try:
                opened.append(event_file.open_event(self.office, event, key))
            except Malformed:
                if not self.record(
                    event.student
                ).fields:  # it never opened anything: the folder's key was somebody's invention
                    del self.keys[event.student]
                    self.tell("office-key-damaged", name=f"{event.student}.key")
                return None
        return opened

    def _fold(self, header: Header, events: Iterable[Event | None], seen: Mapping[str, int]) -> None:
        rank = header.number + sum(number for other, number in seen.items() if other != header.author)
        for index, event in enumerate(events):
            if event is not None:
                self._forget_written(header, event)
                stamp = Stamp(header.author, header.number, index, rank, event.at)
                self._records[event.student] = self.record(event.student).after(event, stamp, seen, self.withdrawn)

    def _forget_written(self, header: Header, event: Event) -> None:
        """Drop from the outbox an event that an own file holds already (a kill came before it was noted, or an old backup was restored)."""
        if header.author == self.own_key and event in self.outbox:
            self.outbox.remove(event)

    # -- the end of students ---------------------------------------------------------------------------------------

    def _end_students(self, names: _Names) -> None:
        """End students and consents before anything else, whatever else is missing: nobody's withdrawal waits."""
        for author, numbers in names.items():
            first, last = self.heads.get(author, Head()).number + 1, self._counts_until(author)
            for number, found in numbers.items():
                for name in found if number <= last and (number >= first or len(found) > 1) else ():
                    file = self._file(author, name) if name.content is Content.EVENTS else None
                    contents = self._contents(file) if file else None
                    if file and contents:
                        self._end_those(file.header, contents)
        withdrawn = frozenset(one for ending in self.endings.values() for one in ending.withdrawn)
        if withdrawn != self.withdrawn:
            self.withdrawn = withdrawn
            for record in self.records():
                self._records[record.id] = record.without_terms(withdrawn)

    def _end_those(self, header: Header, contents: Contents) -> None:
        for index, event in enumerate(contents.events):
            if event.kind in ENDING:
                self._forget_written(header, Event(event.kind, event.student, event.at, event.data))
                stamp = Stamp(header.author, header.number, index, 0, event.at)
                self._end(ending_of(event.kind, event.student, event.data, stamp))

    def _end(self, ending: Ending) -> None:
        student, before = ending.student, self.endings.get(ending.student)
        after = before.joined(ending) if before else ending
        if after == before:
            return
        self.endings[student] = after
        self._changed_endings.add(student)
        known = self.keys.pop(student, None) is not None
        self._records[student] = StudentRecord(student)
        self.outbox = [one for one in self.outbox if one.student != student or one.kind in ENDING]
        if known and self.own_key not in after.erased:
            self.outbox.append(Event(Kind.ERASED, student, ending.at, {}))

    # -- what waits ------------------------------------------------------------------------------------------------

    def _why_waiting(self, author: str, numbers: _Numbers) -> Waiting | None:
        head, limit = self.heads.get(author, Head()), self._counts_until(author)
        later = [number for number in numbers if number > head.number]
        if not later:
            doubled = sum(len(found) - 1 for number, found in numbers.items())
            return Waiting(author, doubled, "fork") if doubled else None
        if head.number >= limit:
            return Waiting(author, len(later), "late")
        found = numbers.get(head.number + 1, [])
        if not found:
            return Waiting(author, min(later) - head.number - 1, "gap")
        files = [file for name in found if (file := self._file(author, name))]
        if not files:
            return Waiting(author, len(found), "damaged")
        if all(one.header.previous != head.last for one in files):
            return Waiting(author, len(later), "fork")
        return Waiting(author, len(later), "key")

    def _reissue_lost(self, numbers: _Numbers) -> None:
        """Write own events again that are on the side of a fork which does not count (this vault was restored from an old backup)."""
        chain = set(self.heads.get(self.own_key, Head()).chain)
        last = self.heads.get(self.own_key, Head()).number
        for name in (one for number, found in numbers.items() if number <= last for one in found):
            if name.digest in chain or name.digest in self._reissued:
                continue
            file = self._file(self.own_key, name) if name.content is Content.EVENTS else None
            contents = self._contents(file) if file else None
            opened = self._opened(contents) if contents else None
            if opened is not None:
                self._reissued.add(name.digest)
                self.outbox += [one for one in opened if one is not None and one not in self.outbox]

    # -- writing ---------------------------------------------------------------------------------------------------

    def write_events(self, at: str, *, left: bool = False) -> bytes | None:
        """Return the next own file with what is in the outbox (perhaps nothing: it says that this member is there), and take it in. `at`: RFC 3339;
        `left`: it is this member's last one.

        None for somebody who is no member any more, or whose own files are not all here.
        """
        head = self.heads.get(self.own_key, Head())
        if self.removed or self._own_is_waiting():
            return None
        self.outbox = [one for one in self.outbox if one.kind in ENDING or one.student in self.keys]
        ready = _as_many_as_fit(self.outbox)
        seen = {
            author: other.number
            for author, other in self.heads.items()
            if author != self.own_key and other.number > head.seen.get(author, 0)
        }
        header = Header(self.office, self.own_key, head.number + 1, head.last, Content.EVENTS, epoch=self.members.epoch)
        body = event_file.seal_events(
            header, self.members.epochs[header.epoch], Contents(seen, (), at, left), ready, self.keys
        )
        return self._keep(header, body)

    def write_members(self, members: Members) -> bytes:
        """Return the next own file with a new list of members, and take it in. Only the owner may; raises UserError `office-not-owner`."""
        self.require_owner()
        head = self.heads.get(self.own_key, Head())
        header = Header(
            *(self.office, self.own_key, head.number + 1, head.last, Content.MEMBERS),
            generation=members.generation,
            owner=members.owner,
        )
        return self._keep(header, seal_members(members, header.to_line()))

    def require_owner(self) -> None:
        """Raise UserError `office-not-owner` unless this member may write the next list of members."""
        if not self.is_owner or self._own_is_waiting():
            raise UserError("office-not-owner", owner=self.name_of(self.members.owner))

    def _own_is_waiting(self) -> bool:
        return any(one.author == self.own_key and one.reason != "fork" for one in self.waiting)

    def _keep(self, header: Header, body: bytes) -> bytes:
        data = event_file.write(header, body, self.identity.sign_key)
        name = event_file.read(data).name
        self.add_file(name.text, data)
        self.absorb()
        return data

    # -- storing ---------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Store what changed; the caller holds a transaction."""
        row = dict(self._store.get(_OFFICE))
        changed = {
            "members": self.members.to_json(),
            "list_digest": self._list_digest,
            "removed": self.removed,
            "outbox": [one.to_json() for one in self.outbox],
            "reissued": sorted(self._reissued),
            "fold": _FOLD if not self._is_older else row.get("fold", 1),
        }
        if row != {**row, **changed}:
            self._store.set(_OFFICE, {**row, **changed})
        if self._start_anew:
            for student in self._store.with_prefix(_RECORD):
                self._store.set(_RECORD + student, None)
        for author in self._changed_heads:
            head = self.heads.get(author)
            self._store.set(_HEAD + author, _head_json(head) if head else None)
        for student in self._changed_endings:
            self._store.set(_ENDING + student, self.endings[student].to_json())
        for student, record in self._records.items():
            gone = student in self.endings or not (record.fields or record.copies or record.notes)
            if record != self._stored_records.get(student):
                self._store.set(_RECORD + student, None if gone else record.to_json())
        for student in {*self.keys, *self._saved_keys}:
            if self.keys.get(student) != self._saved_keys.get(student):
                key = self.keys.get(student)
                self._store.set(_KEY + student, key.hex() if key else None)
        self._saved_keys, self._stored_records = dict(self.keys), dict(self._records)
        self._changed_heads, self._changed_endings, self._start_anew = set(), set(), False


def _as_many_as_fit(events: Sequence[Event]) -> list[Event]:
    """Return the first events that one file holds."""
    ready, size = list[Event](), 0
    for event in events[:MAX_EVENTS]:
        size += 2 * len(canonical(event.to_json()).encode()) + 200
        if size > LARGEST // 2 and ready:
            break
        ready.append(event)
    return ready


def begun(office: str, members: Members, pin: tuple[int, str]) -> dict[str, object]:
    """Return the stored row of an office that somebody has just made or joined. `pin`: the generation before the first list, and who signs that."""
    empty: dict[str, object] = {"outbox": [], "reissued": [], "removed": False, "list_digest": ""}
    empty["fold"] = _FOLD
    return {"office": office, "members": members.to_json(), "pin": list(pin), **empty}


def _head_json(head: Head) -> dict[str, object]:
    return {"chain": list(head.chain), "last": head.last, "seen": dict(head.seen), "at": head.at, "left": head.left}


def _head_from_json(row: Mapping[str, Any]) -> Head:
    seen = {str(author): int(number) for author, number in row["seen"].items()}
    return Head(tuple(row["chain"]), str(row["last"]), seen, str(row["at"]), bool(row.get("left")))
