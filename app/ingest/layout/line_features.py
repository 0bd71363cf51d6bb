"""Classification of a single row by its look: a name, a sentence, a label, the start of an achievement, or mainly a
date."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from app.ingest.layout.bullets import DUTY_WORDS
from app.ingest.layout.rows import Row, value
from app.ingest.sections.lexical_tests import STRONG_SEPARATOR, is_duty, is_organisation, without_dates
from app.ingest.sections.vocabulary import VERBS
from app.text.characters import has_han
from app.text.dates import find_dates
from app.text.legal_forms import latin_pattern

SENTENCE: Final = re.compile(r"[.。；;！!]$")
FREE_LABEL: Final = re.compile(
    r"(?i)^(?:tech(?:nologies|nology|\s?stack)?|tools|stack|skills used|environment|key achievements|achievements|responsibilities|reason for leaving|reporting to|离职原因|離職原因|"
    r"职责|职责描述|duties|工作职责|工作内容|工作描述|工作业绩|主要职责|主要业绩|项目描述|项目职责|项目介绍|技术栈|责任描述|业绩|内容|項目描述|工作內容)\s*[:：]"
)

LONE_LABEL: Final = re.compile(FREE_LABEL.pattern + r"\s*$")
"""A row that only announces the text after it (`Duties:`)."""

_BEHIND: Final = r"\s*(?:[:：]\s*(?=\S)|\t(?=[^\t]+$))"
_LABELS: Final = {
    "place": r"(?:name of )?(?:the )?(?:employer|company|organi[sz]ation|firm|agency|institution|school)(?:['’]s)?(?: name)?|(?:last )?school attended|college|实习(?:单位)?|兼职|学校|學校|工作?(?:单位|單位)(?:名称|名稱)?|(?:单位|單位|公司|企业|企業|機構|机构)(?:名称|名稱)?",
    "role": r"position(?: held| title)?|post(?: held)?|role|job title|designation|title|rank|职位(?:名称)?|職位(?:名稱)?|职务|職務(?:名稱)?|岗位(?:名称)?|職稱|担任职务|擔任職務",
    "dates": r"(?:inclusive )?dates?(?: (?:employed|attended|of employment))?|period(?: of (?:employment|service|time))?|duration|from|任職期間|任职时间|任职期间|时间|時間|起止时间|起止日期|起訖時間|期間|期间|日期|年份|在职时间|在職時間|工作时间",
    "location": r"(?:job |work |duty )?(?:location|station|site)|place(?: of work)?|工作地[点點区區]|地[点點]|工作城市|所在(?:城市|地)",
    "study": r"course|qualification|(?:main )?subject|专业|專業|科系|学历|學歷|学位|學位",
}
"""Labels that a form puts before the parts of an entry's head, by what stands behind them."""
_KINDS: Final = tuple((kind, re.compile(rf"(?i)(?:{words})\s*[:：\t]")) for kind, words in _LABELS.items())
FIELD_LABEL: Final = re.compile(rf"(?i)^(?:{'|'.join(_LABELS.values())}){_BEHIND}")
_DUTY_LABEL: Final = re.compile(rf"(?i)^(?:{DUTY_WORDS}){_BEHIND}")
"""Labels of what was done in a job; what stands behind them is its first line."""


def field_label(text: str) -> tuple[str, int]:
    """Return the kind of the label (of `_LABELS`, or `duties`) that a row of a form begins with and where its value
    begins; an empty kind without a label.

    >>> field_label("Location\\tDubai"), field_label("工作內容：繪製圖面"), field_label("Postman")
    (('location', 9), ('duties', 5), ('', 0))
    >>> field_label("Dates employed Mar 2021 – Present")
    ('dates', 15)
    """
    bare = _DATES_TOLD.match(text)
    if bare:
        return "dates", bare.end()
    match = FIELD_LABEL.match(text)
    if match:
        return next(kind for kind, words in _KINDS if words.match(text)), match.end()
    told = _DUTY_LABEL.match(text)
    return ("duties", told.end()) if told else ("", 0)


_DATES_TOLD: Final = re.compile(
    r"(?i)dates? (?:employed|attended|of employment)\s+(?=(?:[a-z]{3,9}\.? )?(?:\d{1,2}/)?(?:19|20)\d\d)"
)
"""The label of dates without a mark, as a page saved from a network of professionals has it."""


def fields_apart(text: str) -> list[str]:
    """Return the labelled fields of a form that stand side by side on one line.

    >>> fields_apart("公司：某厂   时间：2019/3~至今"), fields_apart("Employer: Roe Ltd")
    (['公司：某厂', '时间：2019/3~至今'], ['Employer: Roe Ltd'])
    """
    if not FIELD_LABEL.match(text):
        return [text]
    starts = [match.end() for match in _BETWEEN_FIELDS.finditer(text) if _FIELD.match(text[match.end() :])]
    return [text[start:end].rstrip() for start, end in pairwise([0, *starts, len(text)])]


_FIELD: Final = re.compile(rf"(?i)(?:{'|'.join(_LABELS.values())}|{DUTY_WORDS})\s*[:：]\s*\S")
_BETWEEN_FIELDS: Final = re.compile(r"\s{2,}|\t+|(?<=[\u3400-\u9fff）)])\s+|\s+[|｜]\s+")


def has_range(text: str) -> bool:
    """Return True if a text contains a date range."""
    return any(span.ranged for span in find_dates(text))


def mostly_date(text: str) -> bool:
    """Return True if a row consists mainly of a date."""
    rest, spans = without_dates(text)
    return bool(spans) and len(re.sub(r"[\W_]+", "", rest)) <= 2


def beside_dates(text: str) -> list[str]:
    """Return the pieces of a row beside its dates."""
    pieces = map(value, STRONG_SEPARATOR.split(without_dates(text)[0]))
    return [piece for piece in pieces if len(re.sub(r"[\W_]+", "", piece)) > (1 if has_han(piece) else 2)]


def could_name(row: Row) -> bool:
    """Return True if a row is short and plain enough to name a position or an employer."""
    text = row.text
    plain = not (row.bullet or row.numbered or find_dates(text) or FREE_LABEL.match(text))
    ended = SENTENCE.search(text) is not None and not is_abbreviated(text)
    return plain and 1 < len(text) <= 70 and not ended and not is_duty(text)


def is_abbreviated(text: str) -> bool:
    """Return True if the full stop at the end belongs to `Inc.`, `Co., Ltd.` or a similar abbreviation."""
    return _ABBREVIATED.search(text) is not None


_ABBREVIATED: Final = re.compile(rf"(?i)\b(?:{latin_pattern('sure')}|co|u\.s)\.$")


def is_verbal(text: str) -> bool:
    """Return True if a row begins like an achievement: a past tense or a known verb, continued as a sentence."""
    first = text.split(" ", 1)[0].lower().strip(",")
    if has_han(text):
        return len(text) > 30 and not is_organisation(text[:16])
    return len(text) > 34 and (re.fullmatch(r"[a-z-]{3,}ed", first) is not None or first in VERBS) and "\t" not in text


_FACT: Final = (
    r"(?:[\u3400-\u9fff]{2,8}(?:[/、][\u3400-\u9fff]{2,8})+|\d{1,6}\s*[-~～–—至]\s*\d{1,6}\s*人|\d{1,6}\s*人(?:以[上下])?|[\u3400-\u9fff]{2,10}[業业]"
    r"|(?:民营|民營|国有|國有|外资|外資|中外合资|合资|合資|私营|上市|股份制|创业|創業|初创)(?:公司|企业|企業)?|(?:事业|事業)(?:单位|單位))"
)
_FIRM_FACTS: Final = re.compile(
    rf"(?:(?:所[属屬])?(?:行业|行業)(?:类别|類別|性质|性質)?|[產产][業业][類类][別别]|管理[责責]任(?=\s*[:：\t]\s*[无無]$)|(?:公司|企业|企業|单位|單位)(?:性质|性質|规模|規模|类型|類型|类别|類別))\s*[:：\t].*"
    rf"|(?:{_FACT}\s*[|｜]\s*)+(?:{_FACT}|(?:规模|規模)[:：][^|｜:：]{{1,14}})"
    r"|(?:[职職][务務]|[职職]位)[类類][别別]\s*[:：\t].*|\d{1,2} yrs?(?: \d{1,2} mos?)?"
    r"|(?:[\u3400-\u9fff/、]{2,16}\s*[|｜]\s*)?(?:(?:(?:公司|企业|企業|单位|單位)(?:性质|性質|类型|類型)|(?:公司|企业|企業)?(?:规模|規模))[:：][^|｜:：]{1,14}(?:[|｜]\s*|$)){2,3}"
)


def is_firm_fact(text: str) -> bool:
    """Return True if a piece is a line of business or a number of people, which job boards put beside a firm.

    >>> [is_firm_fact(piece) for piece in ("食品製造業", "30~100人", "醫院 500人以上", "兆豐實業", "台中市")]
    [True, True, True, False, False]
    """
    return _FIRM_FACT.fullmatch(text) is not None


_FIRM_FACT: Final = re.compile(
    r"(?:[\u3400-\u9fff/、]{2,10}\s)?\d{1,6}\s*(?:[-~～–—至]\s*\d{1,6}\s*)?人(?:以[上下])?"
    r"|[\u3400-\u9fff/、]{1,10}(?:[服製制造研餐飲零批运運輸业業金軟软電电]|科技|設備|设备|材料|務|务|造|發|发|飲|售|讯|訊|育|融|疗|療|建)[业業]"
)


def tells_firm(text: str) -> bool:
    """Return True if a row tells what a job board says of a firm and nothing that somebody did there.

    >>> tells_firm("所属行业：交通/运输/物流"), tells_firm("仓储/物流 | 民营 | 500-999人"), tells_firm("负责仓储/物流")
    (True, True, False)
    >>> tells_firm("機械設備製造業｜200人"), tells_firm("管理責任\\t無"), tells_firm("管理責任\\t4人")
    (True, True, False)
    >>> tells_firm("纺织品 | 企业性质：民营 | 规模：20-99人"), tells_firm("纺织品 | 规模：20-99人 | 负责打样")
    (True, False)
    >>> tells_firm("培训/院校 | 事业单位 | 规模：100-499人"), tells_firm("職務類別：機械設計"), tells_firm("5 yrs 7 mos")
    (True, True, True)
    """
    return len(text) < 60 and _FIRM_FACTS.fullmatch(text.strip()) is not None
