"""Patterns for names of persons, over the normal form, in the Latin alphabet and in Chinese and Japanese characters.

Bounded. They match anything that could be a name; the caller needs further evidence that it is one.
"""

from __future__ import annotations

from typing import Final

from app.text.chinese_surnames import COMMON, COMPOUND
from app.text.titles import BEFORE_NAME

LETTER: Final = r"[^\W\d_\u2e80-\ud7a3]"
"""A letter of an alphabet."""
ONE_WORD: Final = rf"{LETTER}(?:{LETTER}|['\-]){{2,20}}"
"""One word of a name, of three letters or more."""
LATIN_NAME: Final = (
    rf"{BEFORE_NAME}{LETTER}(?:{LETTER}|['\-]){{0,20}}\.?(?:[ ]{{1,2}}(?:{LETTER}(?:{LETTER}|['\-]){{0,20}}\.?)){{1,4}}"
)
"""Two to five words, initials included, with an optional title."""
_COMPOUNDS: Final = "|".join(rf"{pair[0]}\s{{0,2}}{pair[1]}" for pair in COMPOUND)
_H: Final = r"[\u4e00-\u9fff]"
_GIVEN: Final = rf"(?:{_H}(?:{_H}(?!\s{{0,4}}[别名]))?|\s{{1,3}}{_H}(?:\s{{0,3}}{_H}(?!\s{{0,4}}[别名]))?)"
HAN_NAME: Final = (
    rf"(?:[\u4e00-\u9fff]{{2,6}}·[\u4e00-\u9fff]{{1,7}}(?:·[\u4e00-\u9fff]{{1,6}})?|(?:{_COMPOUNDS}){_GIVEN}"
    rf"|[{COMMON}]{_GIVEN})"
)
"""A Chinese name: a surname and one or two characters, or parts joined by a middle dot."""
KANA_NAME: Final = r"[\u4e00-\u9fff]{1,4}[ \t]?[\u4e00-\u9fff\u3040-\u30ff]{1,4}"
"""A Japanese name, family name first."""
VIETNAMESE_SURNAMES: Final = frozenset(
    "nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh truong luong mai cao trinh dao lam doan ta chau thach".split()
)
"""The commonest surnames, in the normal form; they stand first in a name."""
