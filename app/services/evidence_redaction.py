"""Hides other people's data in the texts of an evidence pack's working copies.

A working copy may hide more than it has to, never less: each line is read by itself as well as in its context, and what was found once
is hidden wherever it stands. What no detector sees, the person names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from app import messages
from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.evidence.exhibits import hide
from app.text.chinese_surnames import COMMON
from app.text.person_names import HAN_NAME
from app.text.titles import HAN_TITLES

if TYPE_CHECKING:
    from app.redact.scan import Span

_OF_A_PERSON: Final = frozenset((Kind.NAME, Kind.PHONE, Kind.EMAIL, Kind.MESSENGER, Kind.ID_NUMBER))
"""Kinds of personal data of third parties in a posting; the rest of it is the offer."""
_NAMES: Final = frozenset((Kind.NAME, Kind.REFEREE))
_SURE: Final = frozenset((Kind.PHONE, Kind.EMAIL, Kind.MESSENGER))
"""Kinds whose name is printed in the place of the data: their form tells them."""
_READ_BY_LINE: Final = 20_000
"""Longest text, in characters, whose lines are read by themselves, too."""
_INTRODUCED: Final = re.compile(rf"我(?:是|叫)[^\n，。,;；:：]{{1,14}}的({HAN_NAME})(?=[，。,、；;！!\s]|$)")
"""Whoever introduces themselves in a chat by the firm they say they are from."""
_CALLED: Final = re.compile(rf"(?:(?<![\u4e00-\u9fff])|(?<=[是叫找的人系给和跟]))([{COMMON}](?:{HAN_TITLES}))")
"""A surname with a title (刘经理), by which a stranger is known."""
_LEAST: Final = 2
"""Least letters of words that are hidden wherever they stand."""


@dataclass(frozen=True, slots=True)
class Redaction:
    """The words that are hidden in working copies: the data of others but the person's `own`, and the words of `hidden`; `language` of the marks."""

    own: Sequence[ProtectedValue]
    hidden: Sequence[str]
    language: str

    def apply(self, text: str, *, posting: bool = False) -> str:
        """Return a text without other people's data, a mark in place of each; of a `posting` the offer stays.

        Raises UserError `too-large`.
        """
        found = [one for one in spans_of_others(text, self.own) if not posting or one.kind in _OF_A_PERSON]
        marks = {(one.start, one.end): self._mark(one.kind) for one in found}
        plain = messages.sentence("evidence-hidden", self.language)
        words = {one.text for one in found if one.kind in _NAMES} | {*map(str.strip, self.hidden)}
        words |= {hit[1] for pattern in (_INTRODUCED, _CALLED) if not posting for hit in pattern.finditer(text)}
        for start, end in _places(text, words):
            marks.setdefault((start, end), plain)
        return hide(text, [(start, end, mark) for (start, end), mark in marks.items()])

    def _mark(self, kind: Kind) -> str:
        if kind not in _SURE:
            return messages.sentence("evidence-hidden", self.language)
        named: dict[str, str | int] = {"kind": messages.sentence(f"kind-{kind.value}", self.language)}
        return messages.sentence("evidence-hidden-kind", self.language, named)


def spans_of_others(text: str, own: Sequence[ProtectedValue]) -> list[Span]:
    """Return where a text holds personal data that is not the person's own; spans of a line and of the whole may overlap.

    Raises UserError `too-large`.
    """
    mine = {_folded(one.value) for one in own}
    return [
        one
        for one in _found(text, own)
        if one.detector != "known"
        and one.kind is not Kind.EMPLOYER  # whom it is about; no data of a person
        and _folded(one.text) not in mine
    ]


def _found(text: str, own: Sequence[ProtectedValue]) -> Iterator[Span]:
    from app.redact.scan import scan

    yield from scan(text, own)
    if len(text) > _READ_BY_LINE or "\n" not in text:
        return
    for line in re.finditer(r"[^\n]+", text):
        for one in scan(line[0], own):
            yield replace(one, start=line.start() + one.start, end=line.start() + one.end)


def _places(text: str, words: set[str]) -> Iterator[tuple[int, int]]:
    for word in words:
        if len(word) >= _LEAST:
            yield from (hit.span() for hit in re.finditer(re.escape(word), text, re.IGNORECASE))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
