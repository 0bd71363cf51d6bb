"""Dates of birth: behind a label, in a form's cell or beside a word of birth, in the languages of the labels.

A birthday without its year counts behind a word for birthday only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.birth_dates import BIRTH_DATE, DATE, DAY_MONTH, DECADE
from app.redact.detectors.base import Detector, Range, accept, compiled
from app.redact.label_value_pairs import Cell
from app.redact.prepared_text import Document
from app.text.months import ENGLISH
from app.text.normalization import folded
from app.text.number_words import AGE_WORDS, ANY_ORDINAL

_LABEL: Final = (
    r"出\s{0,4}生\s{0,4}(?:年\s{0,2}月\s{0,2}日?|日\s{0,2}期|年\s{0,2}份|时间)?|生\s{0,4}日|生年月日|生\s?辰|生于|"
    r"출생(?:일)?|생년월일|birthday|date of birth|birth ?date|d\.?o\.?b\.?|born(?: on| in)?|year of birth|"
    r"geburtsdatum|geburtstag|geboren(?: am)?|geb\.?|fecha de nacimiento|f\. ?nac\.?|nacid[oa](?: el| en)?|"
    r"nacimiento|date de naissance|nee?(?:\(e\))? (?:le|en)|data di nascita|nat[oa] (?:il|nel)|data de nascimento|nascimento|"
    r"nascid[oa] (?:em|a)|"
    r"data urodzenia|ur\.|urodzon[ya]|ngay sinh|sinh ngay|geboortedatum|fodselsdato|fodelsedatum|dogum tarihi|dogumluyum|narozena?|narozeny|szuletett|syntynyt|nascut|nascuta|roden|rodena|narodil(?:a)? se|urodzilem sie|urodzilam sie|sinh(?: nam)?|"
    + "|".join(
        map(
            folded,
            (
                "дата рождения",
                "дата народження",
                "родился",
                "родилась",
                "народився",
                "народилася",
                "народилась",
                "года рождения",
                "роден",
                "родена",
                "γεννηθηκα",
                "γεννηθηκε",
            ),
        )
    )
)
_BIRTHDAY: Final = (
    r"birth ?day|b-?day|cumpleanos|anniversaire|geburtstag|compleanno|aniversario|urodziny|生日|诞辰|誕生日|생일"
)
_SPOKEN: Final = (
    r"(?:oh|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|hundred|thousand|and)"
)
_HAN_YEAR: Final = r"[零〇一二三四五六七八九]{2,4}年[初中末底]?"
_PATTERNS: Final = compiled(
    rf"(?<![a-z])(?:{_BIRTHDAY})(?:\s{{0,2}}(?:[:=|\t]|is|was|on|es el|est le|ist am|e il|是|在|为|:)){{0,2}}[\s]{{0,4}}(?:the )?(?P<v>{DAY_MONTH}|\d{{1,2}}[/.\-]\d{{1,2}}(?![/\-\d]|\.\d))(?!\s?\d)",
    rf"(?<![a-z])(?:{_LABEL})(?: is| was|是|为)?[\s:=|\t)(/\-]{{0,6}}(?P<v>(?:on |am |le |el |il |nee? le |born )?{DATE})",
    r"(?<![\d.\-/])(?:我(?:是)?|本人|[，,。；;\s]|^)(?P<v>(?:'?\d{2}|19[4-9]\d|200\d)\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号])?)(?:的|生人)(?=[，,。；;、!！\s)）]|$)",
    r"(?:我(?:是)?|本人)(?P<v>(?:\d{2}|19[4-9]\d|200\d)\s?年)(?:的|生人|出生|生)(?=[，,。；;、!！\s)）]|$)",
    r"(?:^|[，,、。；;\s是])(?P<v>(?:[四五六七八九零〇][零〇一二三四五六七八九]|[4-9]\d|0\d|19[4-9]\d)\s?年)(?:的|生人|生)(?=[，,。；;、!！\s)）]|$)",
    rf"(?:^|[\n|,，、\s/·])(?:男|女|male|female)\s{{0,3}}[|,，、/·\-]?\s{{0,3}}(?P<v>{DATE})(?=\s{{0,3}}(?:$|[\n|,，"
    rf"、·]))",
    r"(?:简历|履历|resume|cv)[_\-](?P<v>(?:19[5-9]\d|200\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)",
    rf"(?:(?<![a-z])b\. ?|(?<![\w*])\* ?)(?P<v>{DATE})(?![\d%])(?<=\d\d)",
    rf"(?P<v>(?<![a-z])nee?(?:\(e\))? le {DATE})",
    rf"(?<![a-z])(?:born|birthday|nee?e?|nat[oa]|nascid[oa]|urodzon[ya]|fodd|geboren|nacid[oa])(?![a-z])(?![^\n\d.;]{{0,40}}(?:since|cloud|until|product|project|team|company))[^\n\d.;]{{1,40}}?(?P<v>{DATE})",
    r"(?<![a-z])born (?:back )?(?P<v>in '?(?:[4-9]|0)\d)(?=\s{0,2}(?:[,.;:)!\n]|$|and |in |at |so |to ))",
    rf"(?<![a-z])born(?![a-z])[^\n\d.;]{{1,40}}? (?P<v>{DECADE})",
    rf"(?<![a-z])(?:dob|d\.o\.b\.?|date of birth|birth ?date|出生日期|出生年月|生日)[^\n]{{0,40}}[?？]\n[^\n\d]{{0,16}}?[:：>\]] ?(?P<v>{BIRTH_DATE}|{_SPOKEN}(?:[ \-]{_SPOKEN}){{3,8}})",
    rf"(?<![a-z])born (?P<v>'\d\d, (?:the )?{ANY_ORDINAL} (?:of )?(?:{'|'.join(ENGLISH)}))(?![a-z])",
    rf"(?<![a-z])nee? (?P<v>(?:un |le )?{DAY_MONTH},? en '?\d\d)(?!\d)",
    rf"(?<![a-z])(?:i'm|im|i am) (?P<v>an? '?(?:19[4-9]\d|200\d|[4-9]\d|0\d) baby(?:, (?:{'|'.join(ENGLISH)}))?)(?![a-z])",
    r"(?P<v>(?:民国)?[\d一二三四五六七八九十]{2,4}年次)",
    rf"出生 (?P<v>{_HAN_YEAR})",
    rf"生于\s?(?P<v>{BIRTH_DATE})(?=[，,。；;\s]|$)",
    r"属[鼠牛虎兔龙蛇马羊猴鸡狗猪]的?[，,]?(?P<v>[\d零一二三四五六七八九]{2,4}年[\d正腊一二三四五六七八九十]{1,3}月(?:[初\d一二三四五六七八九十]{1,3}日?)?)",
    r"(?P<v>(?:[4-9]\d|0\d|[四五六七八九零][零一二三四五六七八九])年生[，, ]{1,2}(?:农历)?[正腊冬一二三四五六七八九十]{1,2}月(?:初[一二三四五六七八九十]|[一二三四五六七八九十廿]{1,3}))",
    rf"(?<![a-z])turn(?:ed|ing|s)? (?:[1-7]\d|{AGE_WORDS}) (?:on|in|last|this|next) (?P<v>(?:the )?{DAY_MONTH}|(?:the )?{ANY_ORDINAL} (?:of )?(?:{'|'.join(ENGLISH)})|(?:{'|'.join(ENGLISH)}))(?![a-z])",
)

_CELL: Final = re.compile(
    rf"[^\w\n]{{0,4}}(?:on |am |le |el |il |den )?(?P<v>(?:(?:阳历|公历|农历|阴历|西元|民国)\s?)?(?:{DATE}|{DAY_MONTH}|\d{{1,2}}[-/.]\d{{1,2}}(?=\s|$)|\d{{2}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|"
    rf"\d{{1,3}}[./]\d{{1,2}}[./]\d{{1,2}})(?:\s?\((?:农历|阴历|旧历|阳历|公历|新历|民国|西元)\))?)(?!\d)"
)
_AGE_LABELS: Final = frozenset(
    "age 年龄 周岁 岁数 现年 실 나이 연령 alter edad idade eta wiek tuoi yas usia umur leeftijd alder 年齢".split()
)


@lru_cache(maxsize=1)
def _date() -> re.Pattern[str]:
    return re.compile(DATE)


def _read(document: Document, cell: Cell) -> Iterator[Range]:
    """Yield the date that opens the cell, over a line break if it is cut there."""
    found = None if cell.label in _AGE_LABELS else _CELL.match(document.text, cell.start)
    if found and found.start("v") < cell.end:
        yield found.span("v")
    elif cell.label in _AGE_LABELS:
        both = _date().match(document.text[cell.start : cell.end])
        if both and re.search(r"[-./年月]", both.group()):
            yield cell.start, cell.start + both.end()


_BORN_BEHIND: Final = re.compile(r"\s{0,2}(?:出\s?生|생|生人|生(?![产活成意物命态涯动])|birth|born)")
_BEFORE_BORN: Final = re.compile(rf"(?<![\d.\-/])(?P<v>{BIRTH_DATE})$")
_LONGEST: Final = 40
"""Maximum length of a date of birth in words."""


@dataclass(frozen=True, slots=True)
class BirthDetector(Detector):
    """Detector that adds to the patterns the dates right before a word of birth."""

    def find(self, document: Document) -> Iterator[Range]:
        """Yield pattern matches and cells, then dates before a word of birth."""
        yield from Detector.find(self, document)
        for born in _BORN_BEHIND.finditer(document.text):
            date = _BEFORE_BORN.search(document.text, max(0, born.start() - _LONGEST), born.start())
            if date:
                yield date.span("v")


DETECTOR: Final = BirthDetector(
    "birth",
    Kind.BIRTH,
    "a date of birth, by its label or a word of birth beside it",
    _PATTERNS,
    accept,
    frozenset(["birth"]),
    _read,
    stated=frozenset(["birthdate", "zodiac"]),
)
