"""The place of a label in a text: what stands before it, between it and its value, and how firmly it announces one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

Range = tuple[int, int]

_NUMBER_WORD: Final = (
    r"(?:(?:[ .\-/]{0,3}(?:no|nr|n\.?[o°º]|n\.(?= )|holder|num|number|numero|nummer|номер|№|#|id|pin|code|card|ref|reference|reg|regd|"
    r"registration|master|class|kl|cat|tipo|membership|enrolment|lic|cert|issue|ausweis|serie)(?![a-z]))\.?){1,3}"
    r"|[ ]?(?:号码|编号|编码|字号|证号|卡号|账号|帐号|序号|uid|id|号|持有人)"
)
_BEHIND: Final = re.compile(
    rf"\.?(?:[ ](?:kl\.?|klasse|class|cl\.?|cat\.?|tipo|typ[eo]?)?[ ]?[a-z]{{1,6}}\d?(?=[ ](?:n[.°ro]|no|\()))?(?P<number>{_NUMBER_WORD})?(?P<bracket>[ ]?\([^()\n]{{1,30}}\))?(?P<more>{_NUMBER_WORD})?"
    r"(?P<separator>[ \t]{0,4}(?:(?P<hard>[:=|→#]|=>|[-–—](?=[ ])|(?:is|are|was|ist|lautet|est|es|e|为|是)(?![a-z]))[ \t.:]{0,6}|[ \t]{0,40}))"
)
_FIELD_START: Final = re.compile(r"(?:^|[\n|;,、·•◆/(\[【。.:\t\"'>*#+\-–—)】&]|[ ]{2})[ \t]{0,20}$")
_LINE_END: Final = re.compile(r"\n|$")


@dataclass(frozen=True)
class Context:
    """A label at `[start:end]` of a text; `following` is where the next label begins."""

    text: str
    cased: str
    start: int
    end: int
    following: int
    label: str

    @cached_property
    def behind(self) -> re.Match[str]:
        """Return what stands between the label and its value."""
        found = _BEHIND.match(self.text, self.end)
        if found is None:
            raise AssertionError("the pattern matches the empty string")
        return found

    @property
    def value(self) -> int:
        """Return where the value begins."""
        return self.behind.end()

    @property
    def hard(self) -> bool:
        """Return True if a sign or a verb announces the value."""
        return bool(self.behind["hard"]) or "\t" in self.behind["separator"]

    @property
    def numbered(self) -> bool:
        """Return True if a word for number stands behind the label, or belongs to it."""
        return bool(self.behind["number"] or self.behind["more"]) or bool(_NUMBERED.search(self.label))

    @property
    def wide(self) -> bool:
        """Return True if the label is Chinese, Japanese or Korean."""
        return bool(WIDE.search(self.label))

    @cached_property
    def opens_field(self) -> bool:
        """Return True if the label stands at the head of a field: of a line, or behind a sign that parts fields."""
        before = self.text[max(0, self.start - 22) : self.start]
        return bool(_FIELD_START.search(before)) or (self.wide and before.endswith(" "))

    @property
    def capital(self) -> bool:
        """Return True if the label begins with a capital (or its script has none)."""
        first = self.cased[self.start]
        return first.isupper() or not first.islower()

    @property
    def line_end(self) -> int:
        """Return the end of the line on which the value stands."""
        stop = self.text.find("\n", self.value)
        return len(self.text) if stop < 0 else stop


WIDE: Final = re.compile(r"[\u2e80-\ua4cf\uac00-\ud7a3]")
_NUMBERED: Final = re.compile(r"(?:no|nr|number|id|pin|nummer|numero|num|card|编?号码?|编码|字号|证|账户|号)$")
