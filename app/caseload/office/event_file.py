"""One file of an office's shared folder: sealed events of one member, signed, numbered, chained to the member's file before it.

A file is a line of canonical JSON (the header), a sealed body, and 64 bytes of Ed25519 signature. Its name holds its number and its hash, so that
two programs never write different things under one name. Format: docs/formats/office-events.md. Knows neither folders nor caseloads.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from app.caseload import keys
from app.caseload.students import Malformed
from app.domain.canonical_json import canonical

FORMAT: Final = "countermark-office-file"
VERSION: Final = 1
LARGEST: Final = 4_000_000
"""Bytes of a file at most."""
MAX_EVENTS: Final = 2_000
_HEADER: Final = 4_096
_CONTEXT: Final = b"countermark-office-1\0"
_SIGNATURE: Final = 64
_NONCE: Final = 12
_HEX32: Final = re.compile(r"[0-9a-f]{32}")
_HEX64: Final = re.compile(r"[0-9a-f]{64}")
_NAME: Final = re.compile(r"([0-9a-f]{16})/([0-9]{8})-([0-9a-f]{32})\.(events|members)")
_MOST: Final = 99_999_999
_FIELDS: Final = frozenset("format version office author number previous content epoch generation owner".split())


class Content(StrEnum):
    """Content of a file: events of the daily work, or the list of members with the keys of the epochs."""

    EVENTS = "events"
    MEMBERS = "members"


class Kind(StrEnum):
    """Kind of an event."""

    RECORD = "record"
    CONSENT = "consent"
    ADVISER = "adviser"
    COPIES = "copies"
    NOTE = "note"
    ENDED = "ended"
    ERASED = "erased"


FIELDS: Final = frozenset({Kind.RECORD, Kind.CONSENT, Kind.ADVISER})
"""Kinds that have a current value: one of each student, of CONSENT one of each member."""
ENDING: Final = frozenset({Kind.ENDED, Kind.ERASED})
"""Kinds that end a student, or (by the consent's own id) one consent; they need no key of the student's."""


@dataclass(frozen=True, slots=True)
class FileName:
    """Parsed name of a file below `events/`: the first 16 hex digits of the author's key, the number, the first 32 of the file's SHA-256, the content."""

    author: str
    number: int
    digest: str
    content: Content

    @property
    def text(self) -> str:
        """The name, `author/number-digest.content`."""
        return f"{self.author}/{self.number:08d}-{self.digest}.{self.content.value}"


def ending_id(consent: str) -> str:
    """Return the id under which a consent ends: its own, where that is 32 hex digits."""
    return consent if _HEX32.fullmatch(consent) else hashlib.sha256(consent.encode(errors="replace")).hexdigest()[:32]


def parse_name(untrusted_name: str) -> FileName | None:
    """Return the parts of a name; None for any other file (of a sync program, say)."""
    found = _NAME.fullmatch(untrusted_name)
    return FileName(found[1], int(found[2]), found[3], Content(found[4])) if found else None


@dataclass(frozen=True, slots=True)
class Header:
    """Plain part of a file. `author`: Ed25519 key (hex); `number` from 1; `previous`: SHA-256 of the author's file before (empty in the first);
    `epoch`: whose key seals the body (0 where it is sealed to the members); `generation` (0 in a file of events) and `owner`, the
    key that may sign the list of members of the next generation."""

    office: str
    author: str
    number: int
    previous: str
    content: Content
    epoch: int = 0
    generation: int = 0
    owner: str = ""

    def to_line(self) -> bytes:
        """Return the line at the beginning of the file, without its end."""
        parts = {"format": FORMAT, "version": VERSION, "office": self.office, "author": self.author}
        chain = {"number": self.number, "previous": self.previous, "content": self.content.value}
        rest = {"epoch": self.epoch, "generation": self.generation, "owner": self.owner}
        return canonical({**parts, **chain, **rest}).encode()


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """A file whose signature holds. `digest`: SHA-256 of all its bytes (hex); `body`: still sealed."""

    header: Header
    body: bytes
    digest: str

    @property
    def name(self) -> FileName:
        """The name that it must have."""
        return FileName(self.header.author[:16], self.header.number, self.digest[:32], self.header.content)


@dataclass(frozen=True, slots=True)
class Event:
    """One event: about which student (32 hex digits), when its author's clock said (RFC 3339), and its data (`data` of an ENDING event is
    readable to every member for good, that of all others ends with the student's key)."""

    kind: Kind
    student: str
    at: str
    data: Mapping[str, Any]

    def to_json(self) -> dict[str, object]:
        """Return the event as JSON, unsealed."""
        return {"kind": self.kind.value, "student": self.student, "at": self.at, "data": dict(self.data)}


def event_from_json(row: Mapping[str, Any]) -> Event:
    """Inverse of `Event.to_json`. Raises ValueError, KeyError or TypeError."""
    return Event(Kind(row["kind"]), str(row["student"]), str(row["at"]), dict(row["data"]))


@dataclass(frozen=True, slots=True)
class SealedEvent:
    """An event as it is in a file: `sealed` is under the student's key, empty in an ENDING event, whose `data` is beside it."""

    kind: Kind
    student: str
    at: str
    sealed: bytes
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Contents:
    """Opened body of a file of events: `seen` says the newest number of each other author that this one had when writing, where it changed; `at`: the
    author's time (RFC 3339), which nothing depends on; `left`: the author says goodbye, and deletes the caseload."""

    seen: Mapping[str, int]
    events: tuple[SealedEvent, ...]
    at: str
    left: bool = False


def write(header: Header, body: bytes, sign_key: bytes) -> bytes:
    """Return the bytes of a file, signed."""
    line = header.to_line()
    return line + b"\n" + body + keys.sign(sign_key, _signed(line, body))


def read(untrusted_data: bytes) -> OfficeFile:
    """Parse a file and prove its signature. Raises `Malformed` with `damaged`, `newer` or `forged`."""
    line, end, rest = untrusted_data.partition(b"\n")
    if not end or len(line) > _HEADER or len(rest) < _SIGNATURE or len(untrusted_data) > LARGEST:
        raise Malformed("damaged")
    header = _read_header(line)
    body = rest[:-_SIGNATURE]
    if not keys.signed_by(bytes.fromhex(header.author), rest[-_SIGNATURE:], _signed(line, body)):
        raise Malformed("forged")
    return OfficeFile(header, body, hashlib.sha256(untrusted_data).hexdigest())


def _signed(line: bytes, body: bytes) -> bytes:
    return _CONTEXT + hashlib.sha256(line).digest() + hashlib.sha256(body).digest()


def _read_header(line: bytes) -> Header:
    try:
        row = json.loads(line)
        if not isinstance(row, dict) or row.get("format") != FORMAT:
            raise Malformed("damaged")
        if row.get("version") != VERSION:
            raise Malformed("newer")
        if set(row) != _FIELDS or canonical(row).encode() != line:
            raise Malformed("damaged")
        return _header_of(row)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Malformed(str(error) if str(error) == "newer" else "damaged") from None


def _header_of(row: Mapping[str, Any]) -> Header:
    content, number = Content(row["content"]), _number(row["number"], 1)
    header = Header(
        _matching(_HEX32, row["office"]),
        _matching(_HEX64, row["author"]),
        number,
        _matching(_HEX64, row["previous"]) if number > 1 else "",
        content,
        _number(row["epoch"], 1 if content is Content.EVENTS else 0),
        _number(row["generation"], 1 if content is Content.MEMBERS else 0),
        _matching(_HEX64, row["owner"]) if content is Content.MEMBERS else "",
    )
    if header.to_line() != canonical(row).encode():
        raise Malformed("damaged")
    return header


def _matching(pattern: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise Malformed("damaged")
    return value


def _number(value: object, least: int) -> int:
    if type(value) is not int or not least <= value <= _MOST:
        raise Malformed("damaged")
    return value


# -- bodies ---------------------------------------------------------------------------------------------------------


def encrypt(key: bytes, plain: bytes, context: bytes) -> bytes:
    """Return nonce, ciphertext and tag (AES-256-GCM) with `context` authenticated."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, context)


def decrypt(key: bytes, sealed: bytes, context: bytes) -> bytes:
    """Inverse of `encrypt`. Raises `Malformed` with `sealed`."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], context)
    except (InvalidTag, ValueError):
        raise Malformed("sealed") from None


def seal_events(
    header: Header, epoch_key: bytes, said: Contents, events: Sequence[Event], student_keys: Mapping[str, bytes]
) -> bytes:
    """Return the body of a file of events: each event under its student's key, all of them under the key of the epoch. Of `said` all but its events."""
    rows = [_seal_event(header.office, event, student_keys) for event in events]
    goodbye = {"left": True} if said.left else {}
    plain = canonical({"at": said.at, "seen": dict(said.seen), "events": rows, **goodbye}).encode()
    return encrypt(epoch_key, plain, header.to_line())


def _seal_event(office: str, event: Event, student_keys: Mapping[str, bytes]) -> dict[str, object]:
    row: dict[str, object] = {"kind": event.kind.value, "student": event.student, "at": event.at}
    if event.kind in ENDING:
        return {**row, "data": dict(event.data)}
    plain = canonical(event.data).encode()
    return {**row, "sealed": encrypt(student_keys[event.student], plain, _event_context(office, event)).hex()}


def _event_context(office: str, event: Event | SealedEvent) -> bytes:
    return canonical({"office": office, "kind": event.kind.value, "student": event.student, "at": event.at}).encode()


def open_contents(file: OfficeFile, epoch_key: bytes) -> Contents:
    """Decrypt a file of events. Raises `Malformed` with `sealed`."""
    try:
        row = json.loads(decrypt(epoch_key, file.body, file.header.to_line()))
        seen = {_matching(_HEX64, author): _number(number, 0) for author, number in row["seen"].items()}
        events = tuple(_sealed_event(one) for one in row["events"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Malformed("sealed") from None
    return Contents(seen, events, str(row.get("at", ""))[:40], row.get("left") is True)


def _sealed_event(row: Mapping[str, Any]) -> SealedEvent:
    kind, at = Kind(row["kind"]), row["at"]
    if not isinstance(at, str) or len(at) > 40:
        raise Malformed("sealed")
    sealed = b"" if kind in ENDING else bytes.fromhex(row["sealed"])
    data = row["data"] if kind in ENDING else {}
    if not isinstance(data, dict):
        raise Malformed("sealed")
    return SealedEvent(kind, _matching(_HEX32, row["student"]), at, sealed, data)


def open_event(office: str, event: SealedEvent, student_key: bytes) -> Event:
    """Decrypt an event with its student's key. Raises `Malformed` with `sealed`."""
    if event.kind in ENDING:
        return Event(event.kind, event.student, event.at, event.data)
    try:
        data = json.loads(decrypt(student_key, event.sealed, _event_context(office, event)))
    except (ValueError, RecursionError):
        raise Malformed("sealed") from None
    if not isinstance(data, dict):
        raise Malformed("sealed")
    return Event(event.kind, event.student, event.at, data)


# -- keys of students -----------------------------------------------------------------------------------------------


def seal_student_key(office: str, student: str, epoch: int, epoch_key: bytes, key: bytes) -> bytes:
    """Return the file `keys/<student>.key`: a line with the epoch, and the student's key under the epoch's."""
    line = canonical({"format": "countermark-office-key", "version": VERSION, "epoch": epoch}).encode()
    return line + b"\n" + encrypt(epoch_key, key, _key_context(office, student, epoch))


def open_student_key(office: str, student: str, untrusted_data: bytes, epochs: Mapping[int, bytes]) -> bytes:
    """Inverse of `seal_student_key`. Raises `Malformed`: `newer` for an epoch that is not known (yet), else `damaged`."""
    try:
        line, _, sealed = untrusted_data.partition(b"\n")
        row = json.loads(line)
        epoch = _number(row["epoch"], 1)
    except (ValueError, TypeError, KeyError, RecursionError):
        raise Malformed("damaged") from None
    if epoch not in epochs or row.get("version") != VERSION:
        raise Malformed("newer")
    key = decrypt(epochs[epoch], sealed, _key_context(office, student, epoch))
    if len(key) != keys.KEY_BYTES:
        raise Malformed("damaged")
    return key


def _key_context(office: str, student: str, epoch: int) -> bytes:
    return canonical({"office": office, "student": student, "epoch": epoch}).encode()
