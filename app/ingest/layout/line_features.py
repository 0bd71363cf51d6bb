"""Classification of a single row by its look: a name, a sentence, a label, the start of an achievement, or mainly a
date."""

from __future__ import annotations

import re
from typing import Final

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

FIELD_LABEL: Final = re.compile(
    r"(?i)^(?:employer|company|organi[sz]ation|(?:name of )?(?:institution|school)|(?:last )?school attended|college|course|qualification|position(?: held)?|post(?: held)?|role|job title|designation|title|(?:inclusive )?dates?(?: (?:employed|attended|of employment))?|period|duration|"
    r"from|实习(?:单位)?|兼职|学校|學校|专业|科系|单位(?:名称)?|公司(?:名称)?|任職期間|工作单位|职位(?:名称)?|职务|岗位(?:名称)?|时间|起止时间|單位|公司名稱|職位|職稱|期間|school)\s*(?:[:：]\s*(?=\S)|\t(?=[^\t]+$))"
)
"""Labels that a form puts before the parts of an entry's head."""


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
