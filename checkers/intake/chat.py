"""Copied or exported chats (WeChat, QQ, WhatsApp) as plain text: senders stay, times are removed. Judges and fetches nothing.

Formats seen: a line "Name 2026-11-01 10:20[:33]" with the message below it (WeChat, QQ), "2026-11-01 10:20:33
Name(number)" (QQ's export); "[01/11/2026, 10:20] Name: text" and "01/11/2026, 10:20 - Name: text" (WhatsApp on
phones). Anything else is no chat.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ABOVE = re.compile(
    r"^(?P<who>[^\n:：]{1,40}?)(?:\(\d{5,12}\)|<[^<>\n]{1,60}>)?[ \t]{1,4}"
    r"(?P<when>\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?[ \t]{1,2}(?:上午|下午)?\d{1,2}:\d{2}(?::\d{2})?)[ \t]{0,4}$"
)
_BESIDE = re.compile(
    r"^[\u200e\u200f]?\[?(?P<when>\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?[ \u202f]{1,2}\d{1,2}:\d{2}(?::\d{2})?"
    r"(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?)(?:\][ ]{0,2}| - )(?P<who>[^\n:]{1,60}): (?P<said>.{0,4000})$"
)
_EXPORTED = re.compile(
    r"^(?P<when>\d{4}-\d{1,2}-\d{1,2} {1,2}\d{1,2}:\d{2}:\d{2}) {1,2}(?P<who>[^\n:：]{1,40}?)(?:\(\d{5,12}\)|<[^<>\n]{1,60}>)?[ \t]{0,4}$"
)
_SYSTEM = re.compile(
    r"^[\u200e\u200f]?\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?[ \u202f]{1,2}\d{1,2}:\d{2}(?::\d{2})?(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?"
    r"(?:\][ ]{0,2}| - )[^:]{0,400}$"
    r"|^={8,}$|^消息(?:记录（|分组[:：]|对象[:：])|^(?:聊天|訊息)[记紀][录錄]"
)
"""Lines that nobody wrote: notices of the service, the head of an export."""
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat as text ("Name: message" paragraphs), the people in it, and the time of its first message as written."""

    text: str
    people: tuple[str, ...]
    first: str


def read_chat(untrusted_text: str) -> Chat | None:
    """Parse a chat; None when fewer than two of its lines are heads of messages."""
    people: dict[str, None] = {}
    out: list[str] = []
    first = ""
    heads = 0
    for line in untrusted_text.replace("\r\n", "\n").split("\n"):
        short = line if len(line) < 5_000 else ""
        head = _BESIDE.match(short) or _ABOVE.match(short) or _EXPORTED.match(short)
        if head is None:
            if line.strip() and not _SYSTEM.match(short):
                out.append(line.rstrip())
            continue
        heads += 1
        who = head.group("who").strip()
        people[who] = None
        first = first or head.group("when")
        said = head.groupdict().get("said")
        out.append(f"{who}: {said}" if said is not None else f"{who}:")
    return Chat("\n".join(out), tuple(people), first) if heads >= _LEAST else None
