"""Find informal forms of address for somebody with a Chinese name, besides the name: `芳姐`, `小曦`, `王总代班`, `欧阳那边`, `文工今天请假`.

A form of address counts where it is used as a name (`han_context.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.redact.matchers.base import Found, LazyPattern
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


class HanCalls:
    """Forms of address made of a surname and a given name."""

    def __init__(self, surname: str, given: str) -> None:
        self.surname, self.given = surname, given
        last = re.escape(given[-1]) if given and is_han(given) else ""
        family = re.escape(surname)
        calls = [rf"{family}(?:{_SHORT_TITLES})", rf"[老小]{family}"] if surname and is_han(surname) else []
        if last:
            calls += [rf"{last}(?:{_FAMILIAR})", rf"[小阿]{last}", rf"{last}{last}", rf"{last}[儿仔]"]
        if len(surname) == 2 and is_han(surname):
            calls.append(family)
        if re.search(r"[\u3040-\u30ff\uac00-\ud7a3]", surname + given):
            calls = []
        self.pattern = LazyPattern("|".join(calls)) if calls else None
        self.forms = tuple(self._forms(last)) if calls else ()

    def _forms(self, last: str) -> Iterator[str]:
        """Yield the forms of address as plain strings."""
        if is_han(self.surname):
            yield from (self.surname + title for title in _SHORT_TITLES.split("|"))
            yield from (f"老{self.surname}", f"小{self.surname}")
        if last:
            yield from (last + title for title in _FAMILIAR.split("|"))
            yield from (f"小{last}", f"阿{last}", last + last, f"{last}儿", f"{last}仔")

    def find(self, document: Document) -> Iterator[Found]:
        """Find forms of address that are used as a name."""
        text = document.text
        if self.pattern is None or not (len(self.surname) > 1 or any(form in text for form in self.forms)):
            return
        for found in self.pattern.finditer(text):
            if self._is_call(text, *found.span()):
                yield *found.span(), "surname and title"

    def _is_call(self, text: str, start: int, end: int) -> bool:
        call = text[start:end]
        if call == self.given or RECRUITER.search(text[max(0, start - 4) : start]):
            return False
        if call in _EXAMPLES and len(_EXAMPLES & set(re.findall(r"[小][\u4e00-\u9fff]", text))) > 1:
            return False
        return is_name(text, start, end, Form.CALL)
