"""Reads mail that surfaced in a process of its own. The entry point for the rest of the app."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.mail import mbox
from app.mail.message import SUFFIX, split_message
from app.workers.cancellation import CancelToken
from app.workers.isolation import Limits, run_isolated
from app.workers.protocol import bytes_in

MOST_MESSAGES: Final = 30
"""Messages of a mail box that are compared: each is one more chance to name a wrong copy, and takes a moment."""
MOST_PARTS: Final = 60
"""Texts and attachments of these; a further message is not begun."""
_JOB: Final = "app.mail.reading:take_apart"
_LIMITS: Final = Limits(seconds=60.0)


@dataclass(frozen=True, slots=True)
class MailParts:
    """`parts` as (name, bytes) to be compared.

    Of a mail box how many `messages` it holds, and how many of them, the last ones, were `taken`.
    """

    parts: tuple[tuple[str, bytes], ...]
    messages: int = 0
    taken: int = 0


def read_parts(untrusted_name: str, data: bytes, *, cancel: CancelToken | None = None) -> MailParts:
    """Split a mail or a mail box as `app.mail.message.split_message` does; any other file as it is.

    Raises `UserError` `too-large`, `took-too-long`, `worker-died`, `too-complex`, and `Cancelled`.
    """
    if not untrusted_name.lower().endswith((SUFFIX, mbox.BOX)):
        return MailParts(((untrusted_name, data),))
    header = {"name": untrusted_name, "messages": MOST_MESSAGES, "parts": MOST_PARTS}
    answer = run_isolated(_JOB, header, data, limits=_LIMITS, cancel=cancel)
    parts, at, joined = list[tuple[str, bytes]](), 0, bytes_in(answer, "data")
    for part, size in answer["parts"]:
        parts.append((str(part), joined[at : at + int(size)]))
        at += int(size)
    return MailParts(tuple(parts), int(answer["messages"]), int(answer["taken"]))


def take_apart(header: Mapping[str, Any], payload: bytes) -> dict[str, Any]:
    """The child's job: return the fields of `MailParts` for the file `name` of the header: names and sizes, and all bytes together.

    At most so many `messages`, and none is begun after so many `parts`.
    """
    name = str(header["name"])
    found = mbox.split_messages(payload) if mbox.is_mbox_name(name) else ()
    parts, taken = list[tuple[str, bytes]](), 0
    for number in range(len(found), max(0, len(found) - header["messages"]), -1):
        if len(parts) >= header["parts"]:
            break
        parts[:0] = split_message(mbox.message_name(name, number), found[number - 1])
        taken += 1
    shown = parts or split_message(name, payload)
    sizes = [(part, len(data)) for part, data in shown]
    return {"parts": sizes, "data": b"".join(data for _, data in shown), "messages": len(found), "taken": taken}
