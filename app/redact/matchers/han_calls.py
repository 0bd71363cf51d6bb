"""Find informal forms of address for somebody with a Chinese name, besides the name: `芳姐`, `小曦`, `王总代班`, `欧阳那边`, `文工今天请假`.

A form of address counts if no character around it makes another word with it and the sentence goes on as one about a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.redact.document import Document
from app.redact.matchers.base import Found
from app.text.lexicons import is_han, is_word
from app.text.titles import title_pattern

_GOES_ON: Final = re.compile(
    r"[说讲让叫带问找给在能可也都已就的和与跟把要想来去评认推介没还将从帮签批代值休审确召参发提交收看做写打拿送走到又再很太真不有为对向等用请催改教约聊刚才忘爱你您我他她揾喺系嘅唔未返听识睇调升退当任答表通转留最担领陪另]"
    r"|[今明昨后]天|[今明昨]早|[今当昨每]晚|[上下本这]周|[上下]午|早上|晚上|那[边里儿]|这[边里儿]|[今听琴寻]日|出差|离职|负责|安排|回[复来去]|同意|记得|准备|加班|开会|会来|会去|会在"
)
"""Continuations of a sentence behind somebody who acts or is spoken to."""
_BEFORE: Final = re.compile(
    r"(?:[是叫由向与和找问让请给跟同于及或对谢给见听替陪等的了]|我系|麻烦|联系|感谢|通知|转告|咨询|@)$"
)
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
        self.pattern = re.compile("|".join(calls)) if calls else None
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
        """Find forms of address that stand free on the left and go on as a sentence about somebody."""
        text = document.text
        if self.pattern is None or not any(char in text for char in self.surname + self.given):
            return
        for found in self.pattern.finditer(text):
            if self._free_left(text, found.start()) and self._goes_on(text, *found.span()):
                yield *found.span(), "surname and title"

    def _free_left(self, text: str, start: int) -> bool:
        before = text[max(0, start - 4) : start]
        if RECRUITER.search(before):
            return False
        if not before or not is_han(before[-1]):
            return True
        return bool(_BEFORE.search(before)) and not is_word(before[-1] + text[start])

    def _goes_on(self, text: str, start: int, end: int) -> bool:
        call = text[start:end]
        if call != self.surname and is_word(call):
            return False
        if call in _EXAMPLES and len(_EXAMPLES & set(re.findall(r"[小][\u4e00-\u9fff]", text))) > 1:
            return False
        after = text[end : end + 1]
        if not after or not is_han(after):
            return end - start > len(self.surname) or len(self.surname) == 1
        return bool(_GOES_ON.match(text, end)) and not is_word(text[end - 1] + after)
