"""Employers by their legal form (有限公司, Ltd, GmbH …) in a line of work history or after "at", and behind a label."""

from __future__ import annotations

import re
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.detectors.base import Detector, Range, compiled
from app.redact.document import Document

_LEGAL: Final = (
    r"ltd|limited|llc|llp|inc|incorporated|corp|corporation|co|plc|gmbh(?: & co\.? kg)?|ag|kg|ug|e\.v|"
    r"s\.?a\.?r\.?l|sas|s\.?a\.?s|s\.?a|s\.?p\.?a|s\.?r\.?l|s\.?l\.?u?|b\.?v|n\.?v|ab|a/?s|oyj?|sp\. z "
    r"o\.?\s?o|s\.r\.o|kft|pty|pte|pvt|k\.?k|bhd|jsc|ltda|holdings?"
)
_WORD: Final = r"[^\W_](?:[^\W_]|['&.\-]){0,24}"
_HAN_LEGAL: Final = (
    r"(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|股份公司|株式会社|合同会社|事务所|"
    r"研究院|研究所|集团)(?:[\u4e00-\u9fff]{2,6}分公司)?"
)
_PATTERNS: Final = compiled(
    rf"(?P<la>{_WORD}(?:\s(?:&\s)?{_WORD}){{0,4}},?\s(?:(?:pte|pvt|pty|co|sdn)\.?,?\s)?(?:{_LEGAL})\.?)(?![a-z])",
    rf"(?P<zh>[\u4e00-\u9fffa-z0-9·]{{2,16}}(?:[(（][\u4e00-\u9fff]{{2,6}}[)）])?[\u4e00-\u9fff]{{0,10}}{_HAN_LEGAL})",
    r"(?:任职公司|就职单位|工作单位|所在公司|公司名称|单位名称|(?<![限份团子分总母])公司|单位|(?<![a-z] )(?:employer|company)|(?:current|present|previous|last|former) (?:employer|company)|arbeitgeber|empresa|"
    r"employeur|회사|회사명)\s{0,3}[:|\t]\s{0,3}(?P<label>[^\W\d_][^\n|\t;，,。；]{1,40}?)(?=\s{2,}|[\n|\t;，,。；]|$)",
    r"(?P<zh>주식회사\s?[가-힣]{2,12}|[가-힣]{2,12}\s?주식회사|㈜[가-힣]{2,12}|\(주\)[가-힣]{2,12})",
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LEAD: Final = re.compile(
    r"^.{0,10}?(?:任职于|就职于|供职于|受雇于|服务于|入职|加入|曾在|此前在|目前在|先后在|在|于|至今|前|为|向|"
    r"与)(?=.{4,})"
)
_AT: Final = re.compile(r"(?:at|with|for|joined|from|bei|chez|en|by)\s{1,2}$")


def _validate(document: Document, found: re.Match[str]) -> Range | None:
    form = found.lastgroup or ""
    start, end = found.span(form)
    line_start = document.text.rfind("\n", 0, start) + 1
    line_end = document.text.find("\n", end)
    line = document.text[line_start : line_end if line_end >= 0 else len(document.text)]
    if form == "label":
        return start, end
    if form == "zh":
        lead = _LEAD.match(document.text[start:end])
        worked = bool(_YEAR.search(line)) or bool(lead)
        return (start + (lead.end() if lead else 0), end) if worked else None
    start = _first_capital(document, start, end)
    if start < 0 or not (_YEAR.search(line) or _AT.search(document.text[max(0, start - 10) : start])):
        return None
    return start, end


def _first_capital(document: Document, start: int, end: int) -> int:
    """The beginning of the capitalised words that lead to the legal form, which must be capitalised too; -1 if none."""
    words = list(re.finditer(r"[^\s,]+", document.cased[start:end]))
    if not words or not words[-1].group()[0].isupper() or len(words) < 2:
        return -1
    first = len(words) - 1
    for index in range(len(words) - 2, -1, -1):
        word = words[index].group()
        if not (word[0].isupper() or word[0].isdigit() or word == "&"):
            break
        if (
            document.cased[start + words[index].end() : start + words[index].end() + 1] == ","
            and index < len(words) - 2
        ):
            break
        first = index
    return start + words[first].start() if first < len(words) - 1 else -1


DETECTOR: Final = Detector(
    "employer", Kind.EMPLOYER, "an organisation with a legal form in a work line", _PATTERNS, _validate
)
