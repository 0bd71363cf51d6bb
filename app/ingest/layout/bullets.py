"""Bullets and numbers before the items of a list, and what parts items in one line."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Final

_SIGNS: Final = "•●○◦．・‧◆◇▪▫■□‣⁃∙·►▶▸▹▷➔➜➢➣➤❖❯✓✔★☆⦿◉\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
"""Signs that are bullets wherever they begin a line; the last five are those of Symbol and Wingdings without a mapping."""
_DASHES: Final = "\\-–—－−‐‑"
_ALONE: Final = frozenset(_SIGNS) | frozenset("*–-－−")
BULLET: Final = re.compile(
    rf"^\s*(?:[{_SIGNS}]|[—–－]{{2}}(?=[\u3400-\u9fff])(?![至今现現目])|[*o»›>~{_DASHES}](?=\s)|-(?=[a-z])|[{_DASHES}](?=[\u3400-\u9fff])(?![-－—至今现現目]))\s*"
)
"""A bullet and the space around it, at the beginning of a line."""
COLUMN_BULLET: Final = re.compile(rf"\s*\t\s*[{_SIGNS}]\s*(?=\S)")
"""A bullet before an item that stands beside another one."""
NUMBERED: Final = re.compile(
    r"^\s*(?:\(?\d{1,2}[.)、）]|（\d{1,2}）|[①-⑳]|[(（](?:[ivx]{1,4}|[a-k])[)）]|(?:i{1,3}|iv|vi{0,3}|ix)[.)](?=\s))\s*(?=\D)|^\s*\d{1,2}[、）)]\s*(?=(?:19|20)\d\d(?!\d))|^\s*[一二三四五六七八九十]{1,2}[、.．]\s*(?=(?:19|20)\d\d(?!\d))"
    r"|^\s*(?:[(（][1-9]\d?[)）]\s*(?=\d+\s*[\u4e00-\u9fff])|[1-9]\d?[.．]\s*(?=(?:19|20)\d\d\s*年))"
)
"""The number of an item, at the beginning of a line."""

DUTY_WORDS: Final = (
    r"(?:main |key |major |primary |core )?(?:duties(?: (?:and|&) responsibilities)?|responsibilities|tasks)(?: performed)?|(?:job|work|role) (?:descriptions?|profile|responsibilities)|roles? (?:and|&) responsibilities|scope of (?:work|duties)|nature of (?:work|job|duties)"
    r"|(?:主要|具体|日常)?(?:工作|岗位|崗位)?(?:职责|職責|内容|內容|描述|任务|任務|责任描述)(?:描述)?|(?:主要)?(?:干的活|干的事|做的事|负责的事)儿?"
)
"""Labels of what was done in a job, for a pattern that ignores case."""
DUTY_LABEL: Final = re.compile(rf"(?i)\s*(?:{DUTY_WORDS})\s*[:：]?\s*")
"""Such a label with its colon; alone in a line or a cell it only announces the text after it."""


def is_bullet(text: str) -> bool:
    """Return True if a text is a bullet and nothing else."""
    return len(text) == 1 and text in _ALONE


def own_bullets(texts: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern for the signs that are bullets in one file only: each opens two lines or more, apart from their
    words, as the letter does that a symbol font draws as a bullet (`{ Load rating`). None without one.

    >>> found = own_bullets(["{ Load rating", "{\\tSite supervision", ": 42", ": Indian"])
    >>> found and found.match("{ Steel design").end()
    2
    """
    first = [text.split(None, 1) for text in texts]
    told = Counter(sign for sign, *rest in filter(None, first) if rest and _is_sign(sign) and "}" not in rest[0])
    signs = "".join(re.escape(sign) for sign, count in told.items() if count > 1)
    return re.compile(rf"^\s*[{signs}]\s+(?=\S)") if signs else None


def _is_sign(text: str) -> bool:
    box = "\u2500" <= text <= "\u257f"  # lines of a box around a heading
    return (
        len(text) == 1
        and not box
        and unicodedata.category(text) in ("So", "Sm", "Sk", "Po", "Ps")
        and text not in _MARKS
    )


_MARKS: Final = frozenset("\"'&@/\\%,.;:…|=_<([（【《「『“‘„‚，。；：、？！?!")
"""Marks that belong to the words behind them, or to a form."""


SEPARATORS: Final = re.compile(r"\s*[,，、;；|｜／‖✕•·●○★☆◆]+\s*|\t+|\s{3,}|\s+[/*]\s+")


_ETC: Final = re.compile("(?<![中高初同平上下优特一二三甲乙丙丁对])等$")


_PARTING_DASHES: Final = re.compile(r"\s+[—–]\s*")
"""What parts the items of a list without commas: `Rigging — Oversize permits — Brake checks`."""


_LEAST_DASHES: Final = 3
"""Least number of dashes that part items: `English – fluent – spoken daily` is one."""


def split_list(text: str, *, strokes: bool = True) -> list[str]:
    """Return the items of a list, cut at its separators outside brackets, strokes among them."""
    pieces: list[str] = []
    depth, start = 0, 0
    listed = re.search(
        r"[,，、;；]", re.sub(r"[(（][^()（）]*[)）]", "", text)
    )  # then `JavaScript / TypeScript` is one
    separators = SEPARATORS.pattern.replace(r"\s+[/*]\s+", r"\s+\*\s+") if listed or not strokes else SEPARATORS.pattern
    if not listed and len(_PARTING_DASHES.findall(text)) >= _LEAST_DASHES:
        separators += "|" + _PARTING_DASHES.pattern
    for match in re.finditer(r"[(（\[]|[)）\]]|" + separators, text):
        mark = match.group()
        if mark in "(（[" and mark:
            depth += 1
        elif mark in ")）]" and mark:
            depth = max(depth - 1, 0)
        elif depth == 0:
            pieces.append(text[start : match.start()])
            start = match.end()
    pieces.append(_ETC.sub("", text[start:].rstrip(" .。")))
    return [re.sub(r"^(?:and|以及|和|等)\s+", "", piece).rstrip(" .。") for piece in pieces]
