"""Finds the speakers of a text: lines of a chat by speaker, levels of a quoted mail. Works on normalised text, line by line, linear.

A chat is known by heads ("name: said", with or without the time that an export puts before or after the name) of which one comes twice.
A label of a posting ("salary: 5,000") comes once.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

Span = tuple[int, int]
_TIME = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? {0,2}(?:上午|下午)?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?"
_CLOCK = r"(?:上午|下午)?\d{1,2}:\d{2}(?::\d{2})?"
_TIMED = re.compile(
    rf"(?:{_CLOCK} {{1,2}}(?:- )?)?(?P<who>[^\n:：0-9\[(]{{1,24}}?) {{0,2}}[\[(]?{_CLOCK}[\])]? {{0,2}}[:：-]? ?(?=\S)"
)
_HEAD = re.compile(
    rf"[\u200e\u200f]?(?:\[{_TIME}\] {{0,2}}|{_TIME} - |{_CLOCK} {{1,2}}(?:- )?|【(?=[^】\n]{{1,24}}】))?(?P<who>[^\n:：】]{{1,40}}?)(?:】| ?: ?)(?P<said>)"
)
_ABOVE = re.compile(rf"(?P<who>[^\n:]{{1,40}}?)[, ]{{1,4}}\[?(?:{_TIME}|\d{{1,2}}:\d{{2}} ?[ap]m)\]?:?[ \t]{{0,4}}$")
_BEFORE = re.compile(rf"{_TIME} {{1,2}}(?P<who>[^\n:]{{1,40}})$")
_SENT = re.compile(r"(?P<who>[^\n:]{1,40}) sent the following messages? at ")
_BRACKETED = re.compile(r"\((?P<who>[^\n()]{1,12})\) {0,2}(?=\S)")
_QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?){1,12}")
_MAIL = re.compile(
    r"[ \t]{0,3}(?:-{2,10} {0,2}(?:original message|forwarded message|原始邮件|转发邮件|原始信件)|on [^\n]{6,120} wrote:|[^\n]{0,80}(?:写道|wrote):[ \t]{0,3}$"
    r"|begin forwarded message|_{8,80}$|(?:from|发件人|寄件者|寄件人): [^\n]{0,80}@)"
)
_LONGEST_LINE = 5_000
_CHAT_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text: where its words begin and end, who says it ("" unknown), how deep it is quoted, and its run: lines of one speaker and depth
    that follow each other share the number."""

    start: int
    end: int
    who: str
    depth: int
    run: int
    paragraph: int


def lines(text: str) -> tuple[list[Line], bool]:
    """Return the lines of a normalised text that hold words, and whether they are a chat."""
    raw = _raw_lines(text)
    heads = [_head(text, start, end) for start, end in raw]
    names = Counter(head[0] for head in heads if head)
    counted = sum(names.values())
    chat = counted >= 2 and max(names.values()) >= 2 and counted >= _CHAT_SHARE * sum(end > start for start, end in raw)
    return _runs(text, raw, heads if chat else [None] * len(raw)), chat


def _raw_lines(text: str) -> list[Span]:
    spans, at = [], 0
    while at <= len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        spans.append((at, stop))
        at = stop + 1
    return spans


def _head(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Return the speaker that a line names and the offset where the words begin; None for a line without a head."""
    if end - start > _LONGEST_LINE:
        return None
    for pattern in (_TIMED, _HEAD, _ABOVE, _BEFORE, _SENT, _BRACKETED):
        match = pattern.match(text, start, end)
        if match:
            return match.group("who").strip(), min(match.end(), end)
    return None


def _runs(text: str, raw: list[Span], heads: list[tuple[str, int] | None]) -> list[Line]:
    found: list[Line] = []
    who, base, run, paragraph, last = "", 0, 0, 0, ("", 0)
    for (start, end), head in zip(raw, heads, strict=True):
        if not text[start:end].strip():
            paragraph += 1
            continue
        if head:
            who, start = head
        quote = _QUOTE.match(text, start, end)
        if _MAIL.match(text, start, end):
            base, run, paragraph = base + 1, run + 1, paragraph + 1
        depth = base + (text.count(">", *quote.span()) if quote else 0)
        if (who, depth) != last:
            run, last = run + 1, (who, depth)
        found.append(Line(quote.end() if quote else start, end, who, depth, run, paragraph))
    return found
