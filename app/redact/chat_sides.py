"""Tell in a chat or a transcript which lines the other side speaks (`Recruiter:`, HR-小孟, 店長): who speaks there is no applicant, and numbers,
pay and names said there are the other side's, unless the line asks whether they are right (`still at 9a Mill Parade?`)."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.prepared_text import Document
from app.text.normalization import folded
from app.text.speakers import OTHER_SPEAKERS

_LINE: Final = re.compile(
    r"(?:^|(?<=\n))[ \t>]{0,4}(?:[\[【(]?\d{1,2}:\d\d(?::\d\d)?[\]】)]?[ \t]{0,2})?(?P<who>[^\n:：|>\d\[\]【】]{1,22}?)(?:[ \t]?\d{1,2}:\d\d)?[ \t]{0,2}[:：>](?!//)[^\n]{0,400}"
)
_OTHER: Final = re.compile(OTHER_SPEAKERS)
_SELF: Final = frozenset(
    map(
        folded,
        "me i ich io yo je moi eu ik ja я 我 本人 me: applicant candidate cand bewerber bewerberin candidat candidata user 用户 求职者 应聘者 候选人 牛人".split(),
    )
)
_ASKS: Final = re.compile(r"[^\n?？]{0,10}[?？]")
_ASKS_PAY: Final = re.compile(r"[^\n?？,，;；。]{0,10}[?？]")
"""Behind an amount in one clause with it; what follows a comma asks for another one."""
_SAID: Final = (Kind.SALARY, Kind.ADDRESS, Kind.EMPLOYER)


class ChatSides:
    """The lines of a text by who speaks; of a text that is no chat, none."""

    def __init__(self, document: Document) -> None:
        text = document.text
        self._text = text
        lines = [(found.span("who"), found.end(), found["who"].strip()) for found in _LINE.finditer(text)]
        counts = Counter(who for _, _, who in lines)
        again = {who for who, count in counts.items() if count > 1}
        self._others: list[tuple[int, int]] = []
        self._speakers: list[tuple[int, int]] = []
        if len(again) < 2:
            return
        for (start, end), stop, who in lines:
            if who in again and _OTHER.search(who):
                self._others.append((start, stop))
            if who in again and (who in _SELF or not re.search(r"[^\W\d_]{2}", _OTHER.sub("", who))):
                self._speakers.append((start, end))

    def refute(self, kind: Kind, start: int, end: int) -> bool:
        """Return True if the finding at `[start:end]` of the normal form is who speaks, or said by the other side of itself."""
        if any(first <= start < last for first, last in self._speakers):
            return True
        if kind not in _SAID or not any(first <= start < last for first, last in self._others):
            return False
        asks = _ASKS_PAY if kind is Kind.SALARY else _ASKS
        return not asks.match(self._text, end) and self._text.count(self._text[start:end]) == 1
