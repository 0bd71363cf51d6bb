"""Tell names that are nobody's of the text from its people: authors of books that it cites, and those after whom a school, a prize or a method is
named. A name that the text uses elsewhere as well is left to the other rules: whoever cites their own work names themselves."""

from __future__ import annotations

import re
from typing import Final

from app.text.normalization import folded
from app.text.schools import NAME_ENDS_ZH
from app.text.word_tables import alternation, words

_INSTITUTION: Final = alternation(
    word for word in words("lexicon", "organization_words.tsv", "school") if word.isascii()
) + (
    "|hospital|library|prize|award|medal|fellows?(?:hips?)?|scholarships?|trust|foundation|hall|house|room|suite|street|road|avenue|clinic|church|theatre|centre|center|chair|lecture|building|stadium|station|airport|convent|museum|society|surgery|ltd|llp|gmbh|inc"
)
"""What is named after somebody, as alternatives of a regular expression over the normal form."""
_NAMED_AFTER: Final = re.compile(
    rf"(?:'s)? (?:memorial )?(?:{_INSTITUTION}|algorithm|method|law|theorem|equation|test|distance|diagram|syndrome|disease|principle|formula|transform|distribution|curve|index|scale|effect|orders?|model|cycle|engine)(?![a-z])"
    + folded(
        f"|(?:·[\u4e00-\u9fff]+)?(?:纪念馆|{'|'.join(NAME_ENDS_ZH)}|医院|奖|路|厅|楼|馆|算法|定理|检验|分布|系数|方程|定律|法则|原理|指数|效应)"
    )
)
_ENDS_WITH: Final = re.compile(rf"[a-z] (?:{_INSTITUTION})$")
_CITED: Final = re.compile(
    r"(?<![a-z])(?:isbn|issn|ismn|doi|pp?\. ?\d|chap(?:ter)?s?\.? \d|\d+(?:st|nd|rd|th) ed|edn|edition|vol\. ?\d|et al|o'reilly|routledge|penguin|springer|wiley|university press|press, (?:19|20)\d\d)(?![a-z])|\((?:19|20)\d\d\)[.:]|"
    + folded("出版社|第[0-9一二三四五六七八九十]版|》(?:,|，|、|一书)|教材")
)
_NEAR: Final = 70


def is_public(text: str, start: int, end: int) -> bool:
    """Return True if the words around the name at `[start:end]` of a text in the normal form say that something is named after whom it
    names, or that a book of theirs is cited."""
    if is_named_after(text, start, end):
        return True
    first = max(text.rfind("\n", 0, start) + 1, start - _NEAR)
    stop = text.find("\n", end)
    last = min(stop if stop >= 0 else len(text), end + _NEAR)
    cited = _CITED.search(text, first, start) or _CITED.search(text, end, last)
    return cited is not None and _is_once(text, start, end)


def is_named_after(text: str, start: int, end: int) -> bool:
    """Return True if the words in or right behind the name at `[start:end]` of a text in the normal form say that something is named after whom
    it names."""
    return _NAMED_AFTER.match(text, end) is not None or _ENDS_WITH.search(text, start, end) is not None


def _is_once(text: str, start: int, end: int) -> bool:
    """Return True if the last word of a name stands nowhere else in the text."""
    parts = re.findall(r"[^\W\d_]{2,}", text[start:end])
    return bool(parts) and text.count(parts[-1]) == 1
