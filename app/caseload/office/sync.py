"""Bringing a member's own copy of an office's files and the shared folder in step: what is new is proven and taken, what vanished is put back.

The folder is trusted with nothing: whatever it loses, repeats, mixes up or makes up is noticed here, and told. It only ever grows, except for the
keys of students who ended. A folder that is not there, or is another office's, is left alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Final

from app.caseload.keys import Identity
from app.caseload.office import event_file
from app.caseload.office.event_chains import EVENTS, Replica, Store
from app.caseload.office.event_file import Content, FileName, OfficeFile, parse_name
from app.caseload.office.members import Members, open_members
from app.caseload.office.shared_folder import Tree
from app.caseload.students import Malformed
from app.domain.canonical_json import canonical
from app.errors import EnvironmentProblem, UserError
from app.workers.cancellation import CancelToken, Progress, no_progress

LABEL: Final = "countermark-office.json"
KEYS: Final = "keys"
_FORMAT: Final = "countermark-office"
_PUSHED: Final = "office-pushed"
_KEYS_SEEN: Final = "office-keys-seen"
_KEYS_MISSING: Final = "office-keys-missing"


def write_label(shared: Tree, office: str) -> None:
    """Write the file by which a folder says which office's it is."""
    shared.write(LABEL, canonical({"format": _FORMAT, "version": 1, "office": office}).encode() + b"\n")


def read_label(shared: Tree) -> str:
    """Return the id of a folder's office; empty if it has none that can be read. Raises UserError `office-newer`."""
    try:
        row = json.loads(shared.read(LABEL) or b"")
        if row["format"] != _FORMAT:
            return ""
        if row["version"] != 1:
            raise UserError("office-newer")
        return str(row["office"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""


def require_folder(shared: Tree, office: str) -> None:
    """Raise EnvironmentProblem `office-folder-missing` if an office's folder is not there (an empty one may be a share that is not connected), or
    UserError `office-folder-other`. A lost label is written again where event files lie."""
    found = read_label(shared)
    if found == office:
        return
    if found:
        raise UserError("office-folder-other")
    if not any(_is_of(shared, name, office) for name in list(shared.names(EVENTS))[:20]):
        raise EnvironmentProblem("office-folder-missing")
    write_label(shared, office)


def _is_of(shared: Tree, name: str, office: str) -> bool:
    if parse_name(name) is None:
        return False
    try:
        return event_file.read(shared.read(f"{EVENTS}/{name}") or b"").header.office == office
    except Malformed:
        return False


def invitations(shared: Tree, office: str, identity: Identity) -> Iterator[tuple[OfficeFile, Members]]:
    """Yield the lists of members in a folder that are sealed to an identity, newest generation first."""
    lists = list[OfficeFile]()
    for name in shared.names(EVENTS):
        parsed = parse_name(name)
        if parsed is None or parsed.content is not Content.MEMBERS:
            continue
        try:
            file = event_file.read(shared.read(f"{EVENTS}/{name}") or b"")
        except Malformed:
            continue
        if file.name == parsed and file.header.office == office:
            lists.append(file)
    for file in sorted(lists, key=lambda one: -one.header.generation):
        try:
            opened = open_members(file.body, file.header.to_line(), identity)
        except Malformed:
            continue
        if opened is not None and any(one.key == file.header.author for one in opened.members):
            yield file, opened


def fetch(
    replica: Replica, shared: Tree, at: str, *, cancel: CancelToken | None = None, progress: Progress = no_progress
) -> int:
    """Take what the shared folder has that is new, and return how many files that were. `at`: the time now (RFC 3339).

    What was said here before goes into an own file first: it was said without knowledge of what comes now. Raises as `require_folder`,
    EnvironmentProblem, `Cancelled`.
    """
    require_folder(shared, replica.office)
    replica.absorb()  # after a kill the own copy may be ahead of what was stored
    _write(replica, at)
    came = _take_new(replica, shared, cancel or CancelToken(), progress)
    _take_keys(replica, shared)
    replica.absorb()
    return came


def push(
    replica: Replica, shared: Tree, store: Store, at: str, *, heartbeat: bool = False, left: bool = False
) -> tuple[int, int]:
    """Give the shared folder what it lacks. Return how many own files were new in it, and how many files had vanished and were put back.

    `at`: the time now (RFC 3339); `heartbeat`: write a file also with nothing to say; `left`: the last one says goodbye. The caller stores the replica afterwards; a kill before that
    loses nothing.
    """
    _write(replica, at, heartbeat=heartbeat)
    if left:
        replica.write_events(at, left=True)
    _give_keys(replica, shared, store)
    return _give(replica, shared, store)


def _write(replica: Replica, at: str, *, heartbeat: bool = False) -> None:
    """Write what is in the outbox, in as many files as it takes."""
    unsent = len(replica.outbox) + 1
    while heartbeat or 0 < len(replica.outbox) < unsent:
        heartbeat, unsent = False, len(replica.outbox)
        if replica.write_events(at) is None:
            break


def _take_new(replica: Replica, shared: Tree, cancel: CancelToken, progress: Progress) -> int:
    """Copy files of members that are new here and right. Others are told, and left where they are."""
    listed = shared.names(EVENTS)
    new = [name for text in sorted(listed) if not replica.has_file(text) and (name := parse_name(text)) is not None]
    waiting, came = list[tuple[OfficeFile, bytes]](), 0
    for number, name in enumerate(new):
        cancel.check()
        progress("read", number, len(new))
        read = _proven(replica, shared, name)
        if read is not None:
            waiting.append(read)
    while waiting:  # a list of members may say whose the others are
        known = {one.key for one in replica.members.members} | {replica.members.owner}
        ours = [one for one in waiting if one[0].header.author in known]
        waiting = [one for one in waiting if one[0].header.author not in known]
        if not ours:
            break
        for file, data in ours:
            replica.add_file(file.name.text, data)
        came += len(ours)
        replica.absorb_lists()
    for file, _ in waiting:
        replica.tell("office-stranger", name=file.header.author[:16])
    return came


def _proven(replica: Replica, shared: Tree, name: FileName) -> tuple[OfficeFile, bytes] | None:
    """Return a file that is what its name says and whose signature holds; None for one that is not, or not whole yet."""
    data = shared.read(f"{EVENTS}/{name.text}")
    if data is None or hashlib.sha256(data).hexdigest()[:32] != name.digest:
        replica.tell("office-file-damaged", name=name.text)
        return None
    try:
        file = event_file.read(data)
    except Malformed as error:
        replica.tell("office-file-newer" if str(error) == "newer" else "office-file-forged", name=name.text)
        return None
    if file.name != name or file.header.office != replica.office:
        replica.tell("office-file-forged", name=name.text)
        return None
    return file, data


def _give(replica: Replica, shared: Tree, store: Store) -> tuple[int, int]:
    """Write what the folder lacks, or has otherwise than it was: own new files, and any that vanished."""
    listed, sizes = shared.names(EVENTS), replica.copy.names(EVENTS)
    own, pushed, written, restored = replica.file_names(), int(store.get(_PUSHED, 0)), 0, 0
    for name in own:
        if name.text in listed and listed[name.text][0] == sizes.get(name.text, (0, 0))[0]:
            continue
        data = replica.copy.read(f"{EVENTS}/{name.text}")
        if data is None:
            continue
        shared.write(f"{EVENTS}/{name.text}", data)
        if replica.own_key.startswith(name.author) and name.number > pushed:
            written += 1
        else:
            restored += 1
    last = max((one.number for one in own if replica.own_key.startswith(one.author)), default=0)
    if last != pushed:
        store.set(_PUSHED, last)
    if restored:
        replica.tell("office-restored", count=restored)
    return written, restored


# -- keys of students -----------------------------------------------------------------------------------------------


def _take_keys(replica: Replica, shared: Tree) -> None:
    """Take keys of students that are not known here."""
    for student in _listed_keys(shared):
        text = f"{student}.key"
        if len(student) != 32 or student in replica.keys or student in replica.endings:
            continue
        data = shared.read(f"{KEYS}/{text}")
        try:
            key = event_file.open_student_key(replica.office, student, data or b"", replica.members.epochs)
        except Malformed as error:
            if str(error) != "newer":
                replica.tell("office-key-damaged", name=text)
            continue
        replica.keys[student] = key


def _give_keys(replica: Replica, shared: Tree, store: Store) -> None:
    """Write keys that the folder lacks or has otherwise, and delete those of students who ended."""
    if replica.removed:
        return
    listed = _listed_keys(shared)
    seen: Mapping[str, list[int]] = store.get(_KEYS_SEEN, {})
    returned = restored = written = 0
    for student in sorted(set(listed) & set(replica.endings)):
        shared.remove(f"{KEYS}/{student}.key")
        returned += store.get(f"office-key-deleted:{student}") is not None
        store.set(f"office-key-deleted:{student}", True)
    missing = set(store.get(_KEYS_MISSING, []))
    gone = {student for student in seen if student in replica.keys and student not in listed}
    for student, key in replica.keys.items():
        known = student in listed and list(listed[student]) == seen.get(student)
        if known or (student in gone and student not in missing) or not replica.record(student).fields:
            continue  # of a key that has just vanished the student's end may be on its way
        if student not in listed or _other_key(replica, shared, student, key):
            epoch = replica.members.epoch
            sealed = event_file.seal_student_key(replica.office, student, epoch, replica.members.epochs[epoch], key)
            shared.write(f"{KEYS}/{student}.key", sealed)
            restored += student in seen
            written += 1
    if gone != missing:
        store.set(_KEYS_MISSING, sorted(gone))
    if written:
        listed = _listed_keys(shared)
    now = {one: list(listed.get(one) or seen[one]) for one in replica.keys if one in listed or one in seen}
    if now != seen:
        store.set(_KEYS_SEEN, now)
    if returned:
        replica.tell("office-key-returned", count=returned)
    if restored:
        replica.tell("office-key-restored", count=restored)


def _other_key(replica: Replica, shared: Tree, student: str, key: bytes) -> bool:
    data = shared.read(f"{KEYS}/{student}.key") or b""
    try:
        return event_file.open_student_key(replica.office, student, data, replica.members.epochs) != key
    except Malformed:
        return True


def _listed_keys(shared: Tree) -> dict[str, tuple[int, int]]:
    """Return students → size and time of their key's file."""
    return {text.removesuffix(".key"): about for text, about in shared.names(KEYS).items() if text.endswith(".key")}
