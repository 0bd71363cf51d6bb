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
from app.evidence.exhibits import HiddenPart, find_words, folded, hide, merge
from app.text.characters import basic_simplified
from app.text.chinese_surnames import COMMON
from app.text.person_names import HAN_NAME
from app.text.titles import HAN_TITLES

if TYPE_CHECKING:
    from app.redact.personal_data_scan import Span

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
_ACCOUNTS: Final = (
    re.compile(r"(?:[账帐帳賬][户戶号號]|卡[号號])[号码碼是为：:\s]{0,4}(\d(?:[ -]?\d){5,21})(?!\d)"),
    re.compile(r"(?<!\d)(62\d{14,17})(?!\d)"),
    re.compile(r"(?i)(?<![a-z])(?:acc(?:ount|t)?|a/c)[ .:#]{1,4}(?:no|number)?[ .:#]{0,4}(\d(?:[ -]?\d){5,19})(?!\d)"),
    re.compile(r"(?i)(?<![a-z])(?:sort code|bsb)[ .:#]{1,4}(\d{2,3}[ -]?\d{2,3}(?:[ -]?\d{2})?)(?!\d)"),
    re.compile(
        r"(?<!\w)(bc1[a-z0-9]{20,70}|0x[0-9a-fA-F]{40}|T[1-9A-HJ-NP-Za-km-z]{33}|[13][1-9A-HJ-NP-Za-km-z]{25,34})(?!\w)"
    ),
)
"""Accounts that money was asked to: by their label, and addresses of crypto-currencies (Bitcoin, Ethereum, Tron) by their form."""


_DIGITS: Final = re.compile(r"\d(?:[ -]?\d){5,40}")
_LONGEST_NUMBER: Final = 15
"""Most digits of a telephone number (ITU-T E.164); more in one run are those of a card."""


@dataclass(frozen=True, slots=True)
class Redaction:
    """The words that are hidden in working copies: the data of others but the person's `own`, and the words of `hidden`; those of `shown` stay
    readable, as the person decided. `language` of the marks."""

    own: Sequence[ProtectedValue]
    hidden: Sequence[str]
    language: str
    shown: Sequence[str] = ()

    def parts(self, text: str, *, posting: bool = False) -> tuple[HiddenPart, ...]:
        """Return what of a text is hidden unless the person decided otherwise, in order; of a `posting` the offer stays.

        Raises UserError `too-large`.
        """
        found = [one for one in spans_of_others(text, self.own) if not posting or one.kind in _OF_A_PERSON]
        plain = messages.sentence("evidence-hidden", self.language)
        accounts = [hit.span(1) for pattern in _ACCOUNTS for hit in pattern.finditer(text)]
        cards = [hit.span() for hit in _DIGITS.finditer(text) if sum(map(str.isdigit, hit[0])) > _LONGEST_NUMBER]
        marked = [HiddenPart(start, end, plain) for start, end in accounts]
        for one in found:
            within = (*accounts, *cards) if one.kind is Kind.PHONE else accounts
            named = one.kind in _SURE and not any(start < one.end and one.start < end for start, end in within)
            marked.append(HiddenPart(one.start, one.end, self._mark(one.kind) if named else plain))
        words = {one.text for one in found if one.kind in _NAMES} | {*map(str.strip, self.hidden)}
        words |= set() if posting else _called(text)
        marked += [HiddenPart(start, end, plain) for start, end in find_words(text, words)]
        return tuple(merge(marked))

    def apply(self, text: str, *, posting: bool = False) -> tuple[str, int]:
        """Return a text without other people's data, a mark in place of each, and how many words the person left readable; of a
        `posting` the offer stays.

        Raises UserError `too-large`.
        """
        found = [(one, folded(text[one.start : one.end])) for one in self.parts(text, posting=posting)]
        readable = {*map(folded, self.shown)}
        left = {word for _, word in found if word in readable}
        return hide(text, (one for one, word in found if word not in readable)), len(left)

    def _mark(self, kind: Kind) -> str:
        named: dict[str, str | int] = {"kind": messages.sentence(f"kind-{kind.value}", self.language)}
        return messages.sentence("evidence-hidden-kind", self.language, named)


def _called(text: str) -> set[str]:
    """Return the names, as they are written, of those who are called by surname and title or introduce themselves; in either script."""
    read = text.translate(basic_simplified())
    return {text[slice(*hit.span(1))] for pattern in (_INTRODUCED, _CALLED) for hit in pattern.finditer(read)}


def spans_of_others(text: str, own: Sequence[ProtectedValue]) -> list[Span]:
    """Return where a text holds personal data that is not the person's own; spans of a line and of the whole may overlap.

    Raises UserError `too-large`.
    """
    mine = {folded(one.value) for one in own}
    return [
        one
        for one in _found(text, own)
        if one.detector != "known"
        and one.kind not in (Kind.EMPLOYER, Kind.SALARY)  # whom it is about, and what they promised
        and folded(one.text) not in mine
    ]


def _found(text: str, own: Sequence[ProtectedValue]) -> Iterator[Span]:
    from app.redact.personal_data_scan import scan

    yield from scan(text, own)
    if len(text) > _READ_BY_LINE or "\n" not in text:
        return
    for line in re.finditer(r"[^\n]+", text):
        for one in scan(line[0], own):
            yield replace(one, start=line.start() + one.start, end=line.start() + one.end)
