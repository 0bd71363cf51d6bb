"""Find informal forms of address for somebody with a Chinese name, besides the name: `芳姐`, `小曦`, `王总代班`, `欧阳那边`, `文工今天请假`.

A form of address counts where it is used as a name (`han_context.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.redact.matchers.base import Found
from app.redact.matchers.han_context import Form, is_name
from app.redact.prepared_text import Document
from app.text.lexicons import is_han
from app.text.titles import title_pattern

_SHORT_TITLES: Final = title_pattern("han-short")
_FAMILIAR: Final = "哥|姐|姊|妹|弟|叔|姨|嫂|仔"


_EXAMPLES: Final = frozenset("小明 小红 小华 小刚 小强 小丽 小李 小王 小张".split())
"""The children of school exercises: 小明 asks 小华."""


RECRUITER: Final = re.compile(r"(?:招聘|猎头|人事|hr)的?$|面试官$")
"""Before somebody on the other side, who is neither the person nor a reference (招聘的小刘)."""


def _places(form: str, text: str) -> Iterator[int]:
    """Yield where a form stands in a text, overlaps included."""
    at = text.find(form)
    while at >= 0:
        yield at
        at = text.find(form, at + 1)


class HanCalls:
    """Forms of address made of a surname and a given name."""

    def __init__(self, surname: str, given: str) -> None:
        self.surname, self.given = surname, given
        last = given[-1] if given and is_han(given) else ""
        of_others = re.search(r"[\u3040-\u30ff\uac00-\ud7a3]", surname + given)
        self.forms = () if of_others else tuple(self._forms(last))
        alone = (surname,) if len(surname) == 2 and is_han(surname) and not of_others else ()
        self._in_order = (*self.forms, *alone)

    def _forms(self, last: str) -> Iterator[str]:
        """Yield the forms of address as plain strings."""
        if self.surname and is_han(self.surname):
            yield from (self.surname + title for title in _SHORT_TITLES.split("|"))
            yield from (f"老{self.surname}", f"小{self.surname}")
        if last:
            yield from (last + title for title in _FAMILIAR.split("|"))
            yield from (f"小{last}", f"阿{last}", last + last, f"{last}儿", f"{last}仔")

    def find(self, document: Document) -> Iterator[Found]:
        """Find forms of address that are used as a name."""
        text = document.text
        places = sorted((at, order) for order, form in enumerate(self._in_order) for at in _places(form, text))
        last = 0
        for start, order in places:
            end = start + len(self._in_order[order])
            if start >= last:
                last = end
                if self._is_call(text, start, end):
                    yield start, end, "surname and title"

    def _is_call(self, text: str, start: int, end: int) -> bool:
        call = text[start:end]
        if call == self.given or RECRUITER.search(text[max(0, start - 4) : start]):
            return False
        if call in _EXAMPLES and len(_EXAMPLES & set(re.findall(r"[小][\u4e00-\u9fff]", text))) > 1:
            return False
        return is_name(text, start, end, Form.CALL)
