"""Copied or exported chats (WeChat, QQ, WhatsApp, Telegram, LinkedIn) as plain text: senders stay, times are removed. Judges and fetches nothing.

Formats seen: a line "Name 2026-11-01 10:20[:33]" with the message below it (WeChat, QQ), "Name  10:20" below a line with the day (WeChat's
forwarded chats), "2026-11-01 10:20:33 Name(number)" (QQ's export), "Name, [01.11.2026 10:20]" (Telegram), "Name  10:20 AM" or "Name sent the
following message at 10:20 AM" (LinkedIn); "[01/11/2026, 10:20] Name: text" (WhatsApp on iOS) and "01/11/2026, 10:20 - Name: text" (on Android), in the
forms of date that phones write. Anything else is no chat. Exports as JSON, HTML and CSV: `chat_exports`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.style import MONTHS

_CLOCK = r"(?:(?:上午|下午|凌晨|早上|中午|晚上|오전|오후)[ ]?)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u202f\u00a0]?[AaPp]\.?[ ]?[Mm]\.?)?"
_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\.?|\d{4}\. \d{1,2}\. \d{1,2}\.|\d{4}年\d{1,2}月\d{1,2}日"
_WHEN = rf"(?:{_DAY}),?[ \u202f\u00a0]{{1,2}}(?:(?:klo|kl\.|um|a las|à|às|alle) )?{_CLOCK}"
_TURN = r"[\u200e\u200f\u202a-\u202e\ufeff]{0,3}"
_ABOVE = re.compile(
    rf"^{_TURN}(?P<who>[^\n:：]{{1,40}}?)(?:\(\d{{5,12}}\)|<[^<>\n]{{1,60}}>)?(?:,?[ \t]{{1,4}}\[?)"
    rf"(?P<when>(?:\d{{4}}[-/年.]\d{{1,2}}[-/月.]\d{{1,2}}日?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})[ \t]{{1,2}}{_CLOCK})\]?:?[ \t]{{0,4}}$"
)
_BESIDE = re.compile(
    rf"^{_TURN}\[?(?P<when>{_WHEN})(?:\][ ]{{0,2}}| [-–—] |, (?=[^\n:]{{1,60}} : )){_TURN}(?P<who>[^\n:]{{1,60}}): ?(?P<said>.{{0,4000}})$"
)
_EXPORTED = re.compile(
    r"^(?P<when>\d{4}-\d{1,2}-\d{1,2} {1,2}\d{1,2}:\d{2}:\d{2}) {1,2}(?P<who>[^\n:：]{1,40}?)(?:\(\d{5,12}\)|<[^<>\n]{1,60}>)?[ \t]{0,4}$"
)
_SENT = re.compile(
    rf"^(?P<who>[^\n:：]{{1,60}}?) sent the following messages? at (?P<when>{_CLOCK})[ \t]{{0,4}}$|^(?P<who2>[^\n:：]{{1,40}}?)[ \t]{{1,4}}(?P<when2>\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:[ \u202f]?[AaPp][Mm])?)[ \t]{{0,4}}$"
)
"""Heads without a day; see `_has_undated_heads`."""
_MONTHS = "|".join(month[:3] for month in MONTHS)
_DAY_LINE = re.compile(
    rf"^[ \t—–―-]{{0,12}}(?:{_DAY}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|今天|昨天|星期.|周.|(?:{_MONTHS})[a-z]{{0,6}} \d{{1,2}}(?:, \d{{4}})?)[ \t—–―-]{{0,12}}$",
    re.IGNORECASE,
)
_SYSTEM = re.compile(
    rf"^{_TURN}\[?{_WHEN}(?:\][ ]{{0,2}}| [-–—] )[^:]{{0,400}}$"
    r"|^={8,}$|^消息(?:记录（|分组[:：]|对象[:：])|^(?:聊天|訊息)[记紀][录錄]|^View .{1,60}[’']s profile|^Dear:?$|^以下为.{0,40}聊天记录"
)
"""Lines that nobody wrote: notices of the service, the head of an export."""
_LEAST = 2
_LONGEST_LINE = 5_000
_LONGEST_HEAD = 120
_RULES = ("——", "――", "––", "--")


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat as text ("Name: message" paragraphs), the people in it, and the time of its first message as written."""

    text: str
    people: tuple[str, ...]
    first: str


def read_chat(untrusted_text: str) -> Chat | None:
    """Parse a chat; None when fewer than two of its lines are heads of messages."""
    lines = untrusted_text.replace("\r\n", "\n").split("\n")
    undated = _has_undated_heads(lines)
    people: dict[str, None] = {}
    out: list[str] = []
    first = ""
    heads = 0
    for line in lines:
        short = line if len(line) < _LONGEST_LINE else ""
        head = _head(short, undated=undated)
        if head is None:
            if line.strip() and not _SYSTEM.match(short) and not (undated and _DAY_LINE.match(short)):
                out.append(line.rstrip())
            continue
        heads += 1
        who, when, said = head
        people[who] = None
        first = first or when
        if said is not None or out[-1:] != [f"{who}:"]:  # LinkedIn's copied text has two heads for one message
            out.append(f"{who}: {said}" if said is not None else f"{who}:")
    return Chat("\n".join(out), tuple(people), first) if heads >= _LEAST else None


def _head(line: str, *, undated: bool) -> tuple[str, str, str | None] | None:
    """Return speaker, time and words (None: they stand below) of a line that begins a message."""
    if ":" not in line and "." not in line:
        return None
    match = _BESIDE.match(line) or _ABOVE.match(line) or _EXPORTED.match(line)
    if match is not None:
        return match["who"].strip(), match["when"], match.groupdict().get("said")
    match = _SENT.match(line) if undated else None
    if match is None:
        return None
    return (match["who"] or match["who2"]).strip(), match["when"] or match["when2"], None


def _has_undated_heads(lines: list[str]) -> bool:
    """Return True if heads with a time alone are heads of messages: LinkedIn's words, a ruled day, a day with times of twelve hours, or one speaker twice.

    A timetable (a day, then "Cook 10:30") is none.
    """
    seen: list[str] = []
    sent = ruled = day = halves = False
    for line in lines:
        if len(line) > _LONGEST_HEAD:
            continue
        match = _SENT.match(line)
        if match is None:
            found = _DAY_LINE.match(line)
            day, ruled = day or found is not None, ruled or (found is not None and line.lstrip()[:2] in _RULES)
            continue
        sent, halves = sent or match["who"] is not None, halves or "m" in (match["when2"] or "").lower()
        seen.append((match["who"] or match["who2"]).strip())
    certain = sent or ruled or (day and halves)
    return len(seen) >= _LEAST and (certain or (day and len(set(seen)) < len(seen)))
