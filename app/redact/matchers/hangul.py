"""Romanised spellings of names in Hangul (김서연: Kim Seo-yeon, Gim Seoyeon), as a pattern over the normal form.

Revised Romanisation of Korean (2000) with the spellings that people use in passports; other alphabets are no matter of this file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.redact.matchers.base import Found
from app.redact.prepared_text import Document

_FIRST: Final = "[kg] kk? n [dt] tt? [rl] m [bp] pp? sh? ss? - (?:j|ch) jj? ch k t p h".split()
_VOWEL: Final = (
    "ah? (?:ae|ai) ya yae (?:eo|u|oe?) e (?:yeo|you|yu|yo) ye oh? wa wae (?:oe|oi) yo (?:oo|u|woo|ou) (?:wo|weo) we (?:wi|ui) "
    "(?:yu|yoo|you) (?:eu|u) (?:ui|ee|eui|hi) (?:i|ee|y)"
).split()
_LAST: Final = ("- (?:k|g|ck)? k k n n n t l k m l l l p l m p p t t ng t t k t p t").split()
_SURNAMES: Final = {
    "이": "(?:lee|yi|i|rhee|rie|ri)", "박": "(?:par?k|bak|pak)", "최": "(?:choi|choe)", "정": "(?:jung|jeong|chung|cheong)", "조": "(?:cho|jo)", "임": "(?:lim|im|rim|yim)",
    "유": "(?:yoo|yu|you|ryu)", "류": "(?:ryu|yoo|yu|ryoo)", "노": "(?:noh?|roh?)", "허": "(?:heo|hur|huh)", "백": "(?:bae?k|paik|back)", "곽": "(?:kwak|gwak)", "안": "(?:ahn|an)",
    "나": "(?:na|ra)", "여": "(?:yeo|yuh|ryeo)", "양": "(?:yang|ryang)",
}  # fmt: skip


def _syllable(char: str) -> str:
    code = ord(char) - 0xAC00
    first, vowel, last = code // 588, code % 588 // 28, code % 28
    return "".join(part for part in (_FIRST[first], _VOWEL[vowel], _LAST[last]) if part != "-")


class RomanisedHangul:
    """A name (family name and given name) or, with `firm`, a firm's name in Hangul, in Latin letters."""

    def __init__(self, surname: str, given: str, *, firm: bool = False) -> None:
        inner = r"[ \-]?".join(map(_syllable, given))
        family = _SURNAMES.get(surname, "[ \\-]?".join(map(_syllable, surname)))
        self.inner = "".join(map(_syllable, given))
        self.family = _SURNAMES.get(surname, "".join(map(_syllable, surname)))
        orders = [rf"{inner}"] if firm else [rf"{family},?[ ]{inner}", rf"{inner}[ ]{family}"]
        self.pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(orders)})(?![^\W_])")

    def find(self, document: Document) -> Iterator[Found]:
        """Find capitalised spellings."""
        for found in self.pattern.finditer(document.text):
            if document.cased[found.start()].isupper():
                yield found.start(), found.end(), "romanised"


def is_hangul(text: str) -> bool:
    """Return True if every character is a Hangul syllable."""
    return bool(text) and all("\uac00" <= char <= "\ud7a3" for char in text)


def rank_pattern(surname: str) -> re.Pattern[str]:
    """Return a pattern of a surname in Hangul with the rank behind it (박 부장님, 김대리가)."""
    ranks = (
        "부장|과장|차장|대리|사원|주임|팀장|실장|사장|대표|이사|상무|전무|교수|선생|박사|원장|소장|간호사|기사|매니저"
    )
    return re.compile(rf"(?<![가-힣]){surname} ?(?:{ranks})(?:님)?(?=[가-힣]{{0,2}}(?![가-힣]))")
