"""Ages: `33 years old`, `aged 37`, `Age: 32`, 33岁, `35 ans`, `(28)` behind a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.detectors.base import Detector, Range, compiled
from app.redact.label_value_pairs import Cell
from app.redact.prepared_text import Document
from app.text.lexicons import title_words
from app.text.months import ENGLISH
from app.text.normalization import folded
from app.text.number_words import AGE_WORDS, AGE_WORDS_ABROAD
from app.text.places import NATIONALITY
from app.text.postal_addresses import street_pattern

_AGE: Final = r"(?:1[5-9]|[2-7]\d)"
_HAN_AGE: Final = (
    r"(?:[二三四五六]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[二三四五六][一二三四五六七八九零〇])"
)
_GENDER: Final = r"(?:male|female|man|woman|m|f|男|女|hombre|mujer|homme|femme|mann|frau|weiblich|mannlich|uomo|donna)"
_NATION: Final = rf"{NATIONALITY}|single|married|male|female"
_YEARS_ABROAD: Final = (
    r"yasinda(?:y[iu]m)?|yasindaki|eves|jarige?|jaar oud|tahun(?=[,.;)])|vuotias|vuotta vanha|aastane|metu amziaus|"
    + "|".join(
        map(folded, ("лет", "года", "год", "роки", "років", "рік", "години", "годишен", "годишна", "ετων", "χρονων"))
    )
)
_OF_YEARS: Final = (
    "|".join(map(folded, ("летняя", "летний", "річна", "річний", "годишна", "годишен")))
    + "|letni|letnia|lety|leta|rocny|rocna"
)
_OF_WORK: Final = "|".join(
    map(
        folded,
        (
            "опыта",
            "стажа",
            "работ",
            "досвіду",
            "стажу",
            "роботи",
            "назад",
            "тому",
            "опит",
            "стаж",
            "на рынке",
            "на ринку",
        ),
    )
)
_SPAN_OF_TIME: Final = re.compile(
    rf"(?:{'|'.join(map(folded, ('за', 'на', 'понад', 'более', 'более чем', 'больше', 'свыше', 'около', 'через', 'протягом', 'понад', 'майже', 'почти', 'последние', 'останні', 'уже', 'вже', 'от', 'від', 'до', 'старше', 'младше')))}|"
    r"przez|ponad|od|do|za|po|pres|vice nez|uz)\s$"
)
"""Before years that something lasts, that have passed, or that somebody asks for."""
_ASKED: Final = rf"(?:how old (?:are|r) (?:you|u)|your age|wie alt|cuantos anos tien|quel age|quantos anos|quanti anni|{folded('сколько вам лет')}|{folded('скільки вам років')}|kac yasinda|你?多大(?:年纪|了)?|几岁|年龄多少)"
_PATTERNS: Final = compiled(
    rf"{_ASKED}[^\n]{{0,60}}\n[^\n]{{0,40}}?(?<![\w.])(?P<v>{_AGE}|{AGE_WORDS})(?=[\s,.;:)!，。！]|$)(?!\s(?:minutes|hours|days|weeks|%|k\b))",
    rf"(?<![\d.])(?P<v>{_AGE}[\s\-]{{0,2}}(?:years?|yrs?|y)\.?[\s\-]{{0,2}}(?:of age|old|young))(?![a-z])",
    rf"(?<![\d.])(?P<v>{AGE_WORDS}[\s\-]{{0,2}}years?[\s\-](?:of age|old))",
    rf"(?<![a-z])(?P<v>aged?[\s:=|\t]{{1,4}}(?:of )?(?:{_AGE}|{AGE_WORDS}))(?![\d%]|\s?(?:[-–]|to|and|or)\s?\d)",
    rf"(?<![a-z])(?:i am|i'm|im|am|soy|tengo|j'ai|ich bin|bin|sono|ho|mam|tenho)\s{{1,2}}(?P<v>{_AGE}(?:\s{{0,2}}(?:years?|"
    rf"yrs?|ans|anos|jahre|anni|lat|rok[uiy]?|y/?o)(?: old| alt)?)?)(?=[\s,.;)]|$)(?!\s?(?:%|percent|months|days|"
    rf"people|members|km|minutes|hours|weeks))",
    rf"(?<![a-z])(?:(?:i am|i'm|im|am|she is|he is|she's|he's|is now|i|just|have|has|who) )?(?:turned|turning|turns|am|i'm|im|she's|he's|is now|aged)\s{{1,2}}(?:a |just |only )?(?P<v>{AGE_WORDS})"
    rf"(?=\s{{0,2}}(?:[,.;:)!–—-]|$|\n|(?:and|this|last|next|now|today|but|with|so|on|years?|old|in (?:{'|'.join(ENGLISH)}))(?![a-z])))(?!\s(?:years? (?:in|of exp)|and a half))",
    rf"(?<![a-z])(?:(?:mit|con|a|at|j'ai|tengo|ho|tenho|ich bin|mam) )?(?P<v>{AGE_WORDS_ABROAD})(?![a-z])(?!\s(?:d'|de |di |erfahrung|doswiad))",
    rf"(?<![a-z])(?:so )?(?:you're|you are|ur|u r) (?P<v>{_AGE})(?=[?!,]| (?:now|already|yes)(?![a-z]))",
    rf"(?:^|[,.;\n] ?)(?P<v>{_AGE}) na(?= (?:sa|po|ako|in)(?![a-z])|[,.]|\n|$)",
    rf"(?<![a-z])at (?P<v>{_AGE}),? (?:i|he|she)(?:'d|'m|'ll)? (?:would|am|was|still|can|could|have|had|feel|may|might)(?![a-z])",
    rf"(?P<v>(?:刚满|已满|年满|虚岁|周岁)\s?{_AGE})(?=[，,。；;、！!]|$)",
    r"(?:今年|现年|我|本人)(?:今年)?(?P<v>(?:刚过|已过|年过|将近|快)[二三四五六七]十|[二三四五六七]十有[一二三四五六七八九])(?=[，,。；;、！!了]|$)",
    r"(?P<v>(?:而立|不惑|知命|知天命|天命|耳顺|花甲|古稀|弱冠)之年)",
    rf"(?:今年|现年|我|本人|刚满|已满|虚岁|周岁|实岁)(?:刚好|刚|正好|已经|已|也|都|快|才)?\s?(?P<v>{_AGE}|{_HAN_AGE})(?=[，,。；;、！!]|$)",
    rf"(?<![\d.])(?P<v>{_AGE}(?:\s{{0,2}}(?:y\.\s?o\.?|lata|rokow|let|rokov|ar gammal|ar(?=[,.;)])|{_YEARS_ABROAD})|-?\s?(?:{_OF_YEARS})))(?![^\W\d_])(?!\s{{0,2}}(?:doswiad|prax|tecrub|deneyim|{_OF_WORK}))",
    rf"(?<![\d.])(?P<v>{_AGE}\s{{0,2}}(?:y/?o|ans|anos|jahre(?: alt)?|anni|lat))(?![a-z])(?!\s{{0,2}}(?:d'|de |of |"
    rf"experience|erfahrung|di |exp))",
    rf"(?<![\d.]),\s{{0,2}}(?P<v>{_AGE}\s{{0,2}}(?:yrs?|years))\s{{0,2}}(?=,)",
    rf"about me:\s{{0,2}}(?P<v>{_AGE}\s{{0,2}}(?:yrs?|years))(?=,)",
    rf"(?<![\d.])(?P<v>(?:现年|年满|满|満|今年|虚)?\s?(?:{_AGE}|{_HAN_AGE})\s{{0,2}}(?:周)?\s{{0,1}}[岁歳])(?!以[上下内])",
    rf"(?:我|本人|今年|现年|今年都|年纪|,|，|^)\s?(?P<v>{_AGE}|{_HAN_AGE})(?:啦|了|咯|喽)(?=[，,。；;、!！~～\s]|$)",
    rf"(?<![a-z])(?:(?:i |just |have |has |recently )*(?:turned|turning|turn)|(?:my )?age(?: is)?|aged|(?:tengo|cumpli|j'ai|ho compiuto) )\s{{1,2}}(?P<v>{_AGE})(?=[\s,.;)!]|$)"
    rf"(?!\s?(?:%|percent|months|days|people|members|km|minutes|hours|weeks|projects|stores|clients|accounts|pages|\d|k\b|of|out))",
    rf"(?<![\d.$€£¥])(?P<v>{_AGE}(?:\s?/\s?(?:m|f)|[mf](?![a-z\d])))(?=\s{{0,2}}(?:[,;|\n)]|$))(?<=[mf])",
    rf"(?:[-|·,;/(]|^)\s{{1,2}}(?P<v>{_AGE}),\s(?:and )?(?:{_NATION})(?![a-z])",
    rf"(?<![a-z])(?:i am|i'm|im|my name is|myself|this is)\s[^\W\d][^\n\d,;:.]{{2,40}},\s(?P<v>{_AGE})(?=[,.;!)]|\sand\s)(?!,\d{{3}})",
    rf"(?<=\d )/\s?(?P<v>{_AGE}\s?(?:yrs?|years|y/o|yo))(?![a-z])(?!\s?(?:exp|of|in))",
    rf"(?<![\d.])(?P<v>(?:만\s?)?{_AGE}\s?세)(?!기)",
    rf"(?:年\s{{0,4}}龄|年齢|나이|연령|edad|idade|eta|alter|wiek|tuoi|leeftijd|alder|yas)(?:\s?\([^)\n]{{0,"
    rf"10}}\))?[\s:=|\t]{{1,6}}(?P<v>{_AGE}(?:\s{{0,2}}(?:周?岁|歳|세|jahre|ans|anos|anni|lat|tuoi))?)(?!\d|\s?(?:min|hours?|hrs?)(?![a-z]))",
    r"(?<![a-z])(?P<v>age\s{0,2}(?:[:=|\t]\s{0,3}\d{2}(?!\d|\s?(?:to|-|~|and|or)\s?\d|\+)|\(\s?\d{2}\s?\)))",
    rf"(?<![\w])(?P<v>{_AGE})\s{{0,2}}[,/·|]\s{{0,2}}{_GENDER}(?![a-z])",
    rf"(?<![a-z\d]){_GENDER}\s{{0,2}}[,/·|]\s{{0,2}}(?P<v>{_AGE})(?![\d\w%.-])",
    rf"(?P<paren>(?<=[a-z\u4e00-\u9fff])\s?\((?P<n>{_AGE})\))",
    rf"(?<![\d.])(?P<v>{_AGE}\s?tuoi)(?![a-z])",
    r"(?:我|本人|今年|年纪|已经?)\s?(?P<v>[二三四五六]十(?:出头|挂零|多岁|多了|好几))",
)  # fmt: skip


_FLOOR: Final = re.compile(
    rf"\d{{1,2}}\s?/\s?f,?\s(?:(?:tower|block|blk|phase|wing)\s?\w{{1,3}}|[^\W\d][^\n,]{{2,30}}(?:{street_pattern('storey')}))"
)
"""A storey as Hong Kong writes it: `23/F, Tower 5`."""
_STOREY: Final = re.compile(
    r"[\u4e00-\u9fff](?:环|湾|咀|角|涌|塘|围|仔|埗|道|街|路|坊|厦|中心|广场|大楼|商场)\s?\d{1,2}\s?/\s?f(?![a-z])"
)
"""The same behind a district, a street or a house: `中環 18/F`."""
_DEMANDED: Final = re.compile(
    r"(?:(?:岁|年龄|年龄上)限|cut-off is|at least|minimum(?: age)?(?: of)?|must be|over|under|above|below|older than|younger than|up to|between|年满|未满|不满|须满|需满|年龄在)\s{0,2}(?:the age of )?(?:\d{2}\s?(?:-|to|and|~|至|到)\s?)?$"
)
"""Before an age that somebody asks for, not one that somebody has."""


_RANGE_END: Final = re.compile(r"\s?(?:周?岁)?\s?(?:[-~至到一]|to|bis)\s?[1-9]\d(?!\d)")
"""A range of ages: somebody asks for it."""
_OF_A_THING: Final = re.compile(r" (?P<noun>[a-z]{3,20})(?![a-z])")
_PEOPLE: Final = re.compile(
    rf"(?:{NATIONALITY}|from|with|who|and|living|looking|based|male|female|man|woman|person|single|married|mother|father|mum|dad|parent|guy|girl|boy|"
    r"student|graduate|professional|here|now|but|seeking|currently|working|residing|resident|citizen|native|self|veteran|nonbinary|the|for|at|in|on|so)"
)


def _is_attribute(written: str) -> bool:
    """Return True if an age is written as an attribute: `34-year-old`, `20 year old`."""
    return written.endswith("old") and "year" in written and "years" not in written


def _validate(document: Document, found: re.Match[str]) -> Range | None:
    if "paren" not in found.re.groupindex:
        start, end = found.span("v")
        experience = re.match(
            r"\s{0,2}(?:of |years? )?(?:experience|in (?:the )?industry|working)", document.text[end : end + 24]
        )
        if (
            _FLOOR.match(document.text, start)
            or _STOREY.search(document.text, max(0, start - 8), start + 6)
            or _SPAN_OF_TIME.search(document.text, max(0, start - 20), start)
        ):
            return None
        demanded = _DEMANDED.search(document.text, max(0, start - 24), start)
        ranged = re.search(r"\d\s?(?:周?岁)?\s?[-~至到一]\s?$", document.text[max(0, start - 6) : start])
        demanded = demanded or ranged or _RANGE_END.match(document.text, end)
        noun = _OF_A_THING.match(document.text, end) if _is_attribute(document.text[start:end]) else None
        if noun and not _PEOPLE.fullmatch(noun.group("noun")) and noun.group("noun") not in title_words():
            return None
        asked = re.match(r"(?:及?以[上下]|即可|方可|者|可报)", document.text[end : end + 3])
        return None if experience or demanded or asked else (start, end)
    line_start = document.text.rfind("\n", 0, found.start()) + 1
    line = document.cased[line_start : found.start()]
    name_like = re.fullmatch(
        r"(?:[^\W\d_][^\W\d_.'\-]{0,20}\s?){2,4}|[\u4e00-\u9fff]{2,4}|(?:name|姓名|i am|my name is)[:\s].{1,30}",
        line.strip(),
        re.IGNORECASE,
    )
    titled = all(word[:1].isupper() or not word.isascii() for word in line.split())
    return found.span("n") if name_like and titled else None


_CELL: Final = re.compile(
    rf"[^\w\n]{{0,3}}(?P<v>(?:满|満|만|about |approx\.? )?(?:{_AGE}|{_HAN_AGE})(?:\s{{0,2}}(?:周?[岁歳]|세|years?(?: old)?|yrs?\.?(?: old)?|y/?o\.?|jahre|ans|anos|anni|lat|tuoi|"
    rf"jaar|vuotta|tahun))?)(?![\w%.]\d|[\d%+]|\s?(?:-|to|and|or|~|至|到)\s?\d)"
)
_SECOND_AGE: Final = re.compile(
    rf"(?<=[\s/(,|])(?P<v>(?:满|満|만)?\s?{_AGE}\s{{0,2}}(?:周?[岁歳]|세|years?(?: old)?|yrs?\.?|y/?o))(?![a-z\d])"
)


def _read(document: Document, cell: Cell) -> Iterator[Range]:
    """Yield an age that opens a cell with such a label, or follows the date of birth in its cell."""
    if not re.fullmatch(
        r"(?:dob|.*birth.*|出生.*|生日|born.*|geb.*|.*nac.*|.*nasc.*|.*naissance|生年月日|생년월일)", cell.label
    ):
        found = _CELL.match(document.text, cell.start, cell.end)
        if found:
            yield found.span("v")
            return
    for found in _SECOND_AGE.finditer(document.text, cell.start, min(cell.end + 1, cell.start + 60)):
        yield found.span("v")


DETECTOR: Final = Detector(
    "age", Kind.BIRTH, "an age in years", _PATTERNS, _validate, frozenset(["birth"]), _read, frozenset(["years"])
)
