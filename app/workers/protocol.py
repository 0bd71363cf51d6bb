"""Messages between the program and its child processes: one framing and six kinds, for every child.

A message is two lengths (4 bytes each, big-endian), a JSON header, and raw bytes. The header says its `kind`:

| kind | from | header | payload |
|---|---|---|---|
| `hello` | child, then program | `protocol`, `program` (version); the program's also `jobs`, `header`, `limits`, `once` | – |
| `request` | program | `job`, `header` (what the job needs, joined to that of the hello) | the bytes to work on |
| `progress` | child | `step`, `done`, `total` | – |
| `cancel` | program | – | – |
| `answer` | child | `value`, `bytes` (name and length of each of its values that is bytes) | those values |
| `error` | child | `family` (`user`, `environment`, `cancelled`, `bug`), `code`, `params` | – |

The child speaks first, when it has loaded its preloaded jobs. The program answers with the child's jobs, the files they may read
and their limits; the child confines itself before it reads the first request. A hello of another version is refused: the
program was updated while it ran, and the two versions may not understand each other. Requests are answered one after another.
Nothing is unpickled; what a child says is judged like a file.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from app import __version__
from app.errors import AppError, Cancelled, EnvironmentProblem, UserError

PROTOCOL: Final = 2
HELLO, REQUEST, PROGRESS, CANCEL, ANSWER, ERROR = "hello", "request", "progress", "cancel", "answer", "error"
KINDS: Final = frozenset({HELLO, REQUEST, PROGRESS, CANCEL, ANSWER, ERROR})
SIZES: Final = struct.Struct(">II")


class Source(Protocol):
    """A byte source that is read sequentially."""

    def read(self, size: int, /) -> bytes | None:
        """Return at most `size` bytes; nothing at the end."""


class WorkerBug(RuntimeError):
    """Unexpected failure of a child. The text is the child's own traceback."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `header` is JSON-ready and does not repeat the kind."""

    kind: str
    header: dict[str, Any] = field(default_factory=dict)
    payload: bytes = b""

    def pack(self) -> bytes:
        """Return the message as bytes for transmission."""
        head = json.dumps({"kind": self.kind, **self.header}).encode()
        return SIZES.pack(len(head), len(self.payload)) + head + self.payload


def parse(head: bytes, payload: bytes = b"") -> Message:
    """Return the message with this header and payload. Raises ValueError if it is malformed."""
    try:
        header = json.loads(head)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    kind = header.pop("kind", "") if isinstance(header, dict) else ""
    if kind not in KINDS:
        raise ValueError("not a message")
    return Message(kind, header, payload)


def exactly(source: Source, size: int) -> bytes:
    """Return the next `size` bytes; nothing when the other side has ended."""
    parts = bytearray()
    while len(parts) < size and (part := source.read(size - len(parts))):
        parts += part
    return bytes(parts) if len(parts) == size else b""


def receive(source: Source) -> Message | None:
    """Return the next message; None when the other side has ended. Raises ValueError for a malformed one."""
    if not (sizes := exactly(source, SIZES.size)):
        return None
    size, length = SIZES.unpack(sizes)
    head = exactly(source, size)
    payload = exactly(source, length)
    return parse(head, payload) if head and len(payload) == length else None


def hello(**more: Any) -> Message:
    """Return the greeting of this program, with the fields of one side in `more`."""
    return Message(HELLO, {"protocol": PROTOCOL, "program": __version__, **more})


def require_same(greeting: Message) -> None:
    """Raise UserError `program-updated` unless the other side has this protocol and program version."""
    known = {"protocol": PROTOCOL, "program": __version__}
    if greeting.kind != HELLO or {name: greeting.header.get(name) for name in known} != known:
        raise UserError("program-updated")


def answer_message(value: dict[str, Any]) -> Message:
    """Return the message with a job's answer. Its values that are bytes become the payload: as text they would be a third
    longer, and taking them out of JSON would hold up every thread of the program."""
    raw = {name: part for name, part in value.items() if isinstance(part, bytes)}
    plain = {name: part for name, part in value.items() if name not in raw}
    return Message(
        ANSWER, {"value": plain, "bytes": [[name, len(part)] for name, part in raw.items()]}, b"".join(raw.values())
    )


def answer_of(message: Message) -> dict[str, Any]:
    """Return the answer that an `answer` message carries. Raises ValueError for any other message."""
    value, lengths = message.header.get("value"), message.header.get("bytes", [])
    if message.kind != ANSWER or not isinstance(value, dict) or not isinstance(lengths, list):
        raise ValueError("not an answer")
    at, raw = 0, {}
    for entry in lengths:
        name, length = entry if isinstance(entry, list) and len(entry) == 2 else ("", -1)
        if not isinstance(name, str) or not isinstance(length, int) or not 0 <= length <= len(message.payload) - at:
            raise ValueError("not an answer")
        raw[name], at = message.payload[at : at + length], at + length
    if at != len(message.payload):
        raise ValueError("not an answer")
    return {**value, **raw}


def bytes_in(answer: dict[str, Any], name: str) -> bytes:
    """Return a value of an answer that has to be bytes. Raises UserError `worker-died` if the child sent anything else."""
    value = answer.get(name)
    if not isinstance(value, bytes):
        raise UserError("worker-died", status=0)
    return value


def error_message(error: BaseException, traceback: str = "") -> Message:
    """Return the message that reports a failed job; `traceback` for unexpected errors."""
    if isinstance(error, MemoryError):
        return Message(ERROR, {"family": "user", "code": "too-complex", "params": {}})
    if isinstance(error, Cancelled):
        return Message(ERROR, {"family": "cancelled", "code": error.code, "params": {}})
    if isinstance(error, AppError):
        family = "environment" if isinstance(error, EnvironmentProblem) else "user"
        return Message(ERROR, {"family": family, "code": error.code, "params": dict(error.params)})
    return Message(ERROR, {"family": "bug", "code": traceback, "params": {}})


def error_of(message: Message) -> Exception:
    """Return the exception that an `error` message stands for. Raises ValueError for any other message."""
    family, code, params = (message.header.get(name) for name in ("family", "code", "params"))
    if not isinstance(code, str) or not isinstance(params, dict):
        raise ValueError("not an error")
    known = {str(name): value for name, value in params.items() if isinstance(value, str | int)}
    if family == "cancelled":
        return Cancelled()
    if family == "bug":
        return WorkerBug(code)
    return EnvironmentProblem(code, **known) if family == "environment" else UserError(code, **known)
