"""Short facts behind their label (gender, family status, origin, party, salary): ordinary words that mean the person only there.

Two uses: a withheld value behind its label, and any value behind a label whose kind the copy withholds. The verifier's own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.verify.folding import fold_letters

_LABELS: Final = {
    Kind.GENDER: "性别|性 别|性別|gender|sex|geschlecht|sexo|sexe|genere|sesso",
    Kind.MARITAL: "婚姻状况|婚姻状态|婚姻狀況|婚否|婚育状况|marital status|civil status|familienstand|estado civil|situation familiale|stato civile",
    Kind.POLITICAL: "政治面貌|党派|political status|political affiliation|party membership",
    Kind.NATIONALITY: "国籍|國籍|民族|nationality|citizenship|ethnicity|ethnic group|staatsangehörigkeit|nationalität|nacionalidad|nationalité|cittadinanza",
    Kind.NATIVE_PLACE: "籍贯|籍貫|户籍所在地|户籍|户口所在地|户口|出生地|生源地|native place|place of birth|birthplace|geburtsort|lugar de nacimiento|hometown|hukou",
    Kind.SALARY: "期望薪资|期望月薪|期望年薪|目前薪资|当前薪资|薪资要求|薪资|薪酬|月薪|年薪|expected salary|current salary|desired salary|salary expectations?|salary"
    "|gehaltsvorstellung|pretensiones",
}
_VALUE: Final = r"[ \t]{0,4}(?:[(（][^)）\n]{0,12}[)）][ \t]{0,2})?[:：=|\t][ \t]{0,4}(?P<v>[^\n|,;，；。\t]{1,40})"
_GENDERS: Final = re.compile(
    r"男性?|女性?|male|female|man|woman|m|f|w|masculin|féminin|männlich|weiblich|hombre|mujer|homme|femme|maschio|femmina",
    re.IGNORECASE,
)

_PARTY: Final = re.compile("中共(?:预备)?党员|共青团员|无党派人士")
"""What needs no label."""

KINDS: Final = frozenset(_LABELS)


_KNOWN: Final = r"[ \t:：=|·)(\-]{1,6}(?P<v>[^\n]{1,40})"
"""What may stand behind a label where the value itself is known."""


@lru_cache(maxsize=2)
def _pattern(behind: str) -> re.Pattern[str]:
    rows = (rf"(?P<{kind.value}>{labels})" for kind, labels in _LABELS.items())
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(rows)}){behind}", re.IGNORECASE)


def labelled_values(text: str) -> Iterator[tuple[Kind, str]]:
    """Yield kind and value for each label that is followed by one, and for facts that need no label."""
    yield from ((kind, answer) for kind, answer, _, _ in _labelled(text, _VALUE))
    yield from ((Kind.POLITICAL, found[0]) for found in _PARTY.finditer(text))


def _labelled(text: str, behind: str) -> Iterator[tuple[Kind, str, int, int]]:
    for found in _pattern(behind).finditer(text):
        kind = next(kind for kind in _LABELS if found[kind.value])
        yield kind, found["v"].strip(), *found.span("v")


def find_withheld(text: str, absent: Collection[ProtectedValue]) -> Iterator[tuple[ProtectedValue, int, int]]:
    """Find withheld values of these kinds behind a label of their kind: (value, start, end) each."""
    wanted = [(value.kind, fold_letters(value.value), value) for value in absent if value.kind in KINDS]
    if not wanted:
        return
    for kind, answer, start, end in _labelled(text, _KNOWN):
        letters = fold_letters(answer)
        yield from (
            (value, start, end)
            for other, plain, value in wanted
            if other is kind and plain and letters.startswith(plain)
        )


def is_answer(kind: Kind, answer: str) -> bool:
    """Return True if the text behind a label of a kind answers it: no asterisks, no token in brackets, no sentence about others."""
    if kind is Kind.GENDER:
        return _GENDERS.fullmatch(answer) is not None
    if kind is Kind.SALARY:
        return any(char.isdigit() for char in answer)
    return answer[0].isalpha() and "*" not in answer and len(answer) <= 24
