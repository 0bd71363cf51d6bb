"""Postal addresses: Chinese province–city–road–number–room; street forms of English, French, German, Spanish, Italian, Polish,
Vietnamese, Japanese and Korean; and the value behind an address label. A city alone is no address."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.address_lines import address_lines
from app.redact.detectors.base import Detector, Range, compiled
from app.redact.label_value_pairs import Cell
from app.redact.postal_code_anchors import postal_runs, spoken_runs
from app.redact.prepared_text import Document
from app.text.months import ENGLISH_SHORT
from app.text.places import chinese_cities, chinese_counties, chinese_provinces
from app.text.postal_addresses import POSTAL_CODES, address_words, street_pattern

_H: Final = r"\u4e00-\u9fff"
_STREET_EN: Final = street_pattern("text")
_UNIT: Final = (
    r"(?:(?:flat|apt|apartment|unit|blk|block|room|rm|suite|ste|floor|house|h[./]?no\.?|plot|door no\.?|"
    r"no\.?|villa|tower|level|lot)\s?\.?\s?#?(?:[a-z]?\d[a-z0-9/\-]{0,6}|[a-z](?![a-z])),?\s{1,2}){0,2}"
)
_WORD: Final = r"[^\W\d_][^\W\d_.'\-]{0,20}(?:[.'\-][^\W\d_]{1,20}){0,2}\.?"
_PATTERNS: Final = compiled(
    rf"(?<![\w.\-/])(?P<en>{_UNIT}\d{{1,6}}[a-z]?(?:[/\-]\d{{1,4}}[a-z]?)?,?\s(?:(?:{_WORD}|\d{{1,3}}(?:st|nd|rd|"
    rf"th))\s){{1,4}}(?:{_STREET_EN})(?![a-z])\.?(?:\s\d{{1,3}}(?!\d))?)",
    rf"(?<![\w.\-/])(?P<en>(?:(?:flat|apt|apartment|unit|blk|block|villa|house|h/no\.?|no\.?|plot|shop|office|"
    rf"tower)\s?#?[a-z0-9][a-z0-9/\-]{{0,6}},?\s{{1,2}}){{1,2}}(?:(?:{_WORD}|\d{{1,3}}(?:st|nd|rd|th))\s){{1,"
    rf"4}}(?:{_STREET_EN})(?![a-z])\.?(?:\s\d{{1,3}}(?!\d))?)",
    rf"(?<![\w.\-/])(?P<en>\d{{1,3}}-\d{{1,3}}(?:-\d{{1,3}})?,?\s{_WORD}(?:\s{_WORD})?,\s{_WORD}-(?:ku|shi|cho|machi|"
    rf"gun|son|mura|gu|dong|si|do)(?![a-z]))",
    rf"(?<![\w.\-/])(?P<en>{_UNIT}\d{{1,5}}[a-z]?(?:-\d{{1,5}})?(?:\s?(?:bis|ter))?,?\s(?:{street_pattern('numbered')})\s(?:{_WORD}\s?){{1,5}})",
    rf"(?<![\w.])(?P<en>(?:{street_pattern('opening')})(?:(?<=[./])\s?|[ ])(?:{_WORD}[ ]?){{1,5}},?\s?(?:n\.?[°º]?|nr\.?|no\.?|num\.?|#)?\s?\d{{1,5}}[a-z]?(?:[/\-]\d{{1,"
    rf"4}}[a-z]?)?)",
    rf"(?<![\w.])(?P<en>(?:[^\W\d_][^\W\d_\-]{{1,24}}[\s\-]){{0,2}}[^\W\d_][^\W\d_\-]{{0,24}}(?:{street_pattern('ending')}|"
    r"(?<!ee)(?<!to)(?<!te)(?<!tu)(?<!hi)(?<!ca)ring)[ ]\d{1,4}\s?[a-z]?(?:[/\-]\d{1,4})?)(?![\d])",
    rf"(?<![\w.])(?P<en>(?:am|an der|auf der|im|zur?|unter den|alte[rn]?|neue[rn]?|grosse[rn]?|"
    rf"kleine[rn]?)\s(?:{_WORD}\s){{1,2}}\d{{1,4}}[a-z]?(?=,\s\d{{4,5}}\s))",
    r"(?<![\w.\-/])(?P<en>\d{1,4}(?:/\d{1,4}){0,3}\s(?:duong|pho|ngo|hem|ngach)\s[^\n|;]{3,30}?(?=[,|\n]|$))",
    rf"(?P<run>[{_H}][{_H}a-z0-9\-#()·]{{3,160}}+(?:\s[{_H}a-z0-9\-#()·]{{1,24}}+){{0,4}}+)",
    rf"(?P<ja>(?:东京都|京都府|大阪府|北海道|[{_H}]{{2,3}}県)[{_H}\u3040-\u30ff]{{2,16}}\s?\d{{1,"
    rf"4}}(?:[-丁番号の目地]{{1,2}}\d{{1,4}}){{0,3}}(?:号)?(?:\s?[{_H}\u3040-\u30ffa-z]{{1,16}}\s?\d{{1,"
    rf"4}}(?:号室?)?)?)",
    r"(?P<ko>(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주)[가-힣]{0,"
    r"6}\s[가-힣\s]{2,16}(?:로|길|동)\s?\d{1,4}(?:번?길)?\s?\d{0,4}(?:-\d{1,4})?(?:[,\s]{1,2}[가-힣a-z0-9]{1,"
    r"12}(?:동|호|층|아파트|빌라)?){0,3})",
    r"(?<![\w\-])(?P<sg>(?:[\u4e00-\u9fff]{2,8}\d{0,3}街?道?\s)?(?:(?:blk|block|大牌)\s?)?\d{1,4}[a-z]?(?:[, ]{1,2}[^\n,#;|]{3,40}?)?[, ]{1,2}#\d{2,3}-\d{2,5}"
    r"(?:[, ]{1,2}(?:(?:singapore|s|新加坡)?\s?\(?\d{6}\)?|singapore))?)(?![\w\-])",
    r"(?<![\d\-])(?P<lane>\d{1,4}(?:弄|巷)\d{1,4}(?:号|弄)(?:之\d{1,2})?(?:\d{1,2}楼)?(?:\d{2,4}(?!\d)室?)?)",
    r"(?:地\s{0,2}址|住\s{0,2}址|现居住?地?址?|通讯地址|家庭地址|家庭住址|联系地址|居住地址?|现住址|通信地址|住所|"
    r"주소|address|anschrift|adresse|direccion|domicilio|indirizzo|endereco|residenza|adres|dia chi|home address|"
    r"postal address|residence|wohnhaft(?: in)?)\s{0,3}[:=|\t]\s{0,3}(?P<line>[^\n|\t;；。]{6,90})",
    r"(?<![a-z])(?P<lane>(?:psc|unit|cmr) \d{1,5},? box \d{1,5},? (?:fpo|apo|dpo),? (?:ap|ae|aa) \d{5})(?!\d)",
    r"(?<![a-z])(?P<lane>c/[-o] ?[^\n;:|]{3,50}? (?:vic|nsw|qld|wa|sa|tas|nt|act) \d{4})(?!\d)",
    r"(?:^|\n)adr(?:;[^:\n]{1,30})?:;{0,3}(?P<lane>[^\n]{6,120}[^\n;\s])(?=[;\s]{0,4}(?:\n|$))",
)
_LEAD: Final = re.compile(
    r"^(?:.{0,8}?(?:现居住于|现居住在|现居住|现居于|现居|现住址|现住在|现住|本人住|我住|家住|住在|居住在|居住于|居住|地址是|"
    r"地址为|地址|住址|位于|寄到|邮寄至|寄至|邮寄|搬到|搬至|我住|租住在|租住|坐落于|是|在|住|于))"
)
_TOKEN: Final = r"(?:#?\d[\w\-/]{0,9}|[^\W\d_][^\W\d_.'\-]{0,20}(?:[.'\-][^\W\d_]{1,20}){0,2}\.?)"
_SEGMENT: Final = re.compile(rf"\s{{0,2}},\s{{0,2}}(?P<piece>{_TOKEN}(?:[ \-]{{1,3}}{_TOKEN}){{0,4}})")
_POSTAL_WORD: Final = re.compile(
    r"(?:\s{1,2}|\s?[·|–-]\s?|\sin\s)(?:\d{5}(?:-\d{3,4})?|\d{3}\s\d{2}(?=\s[^\W\d_]{3})|[a-z]{1,2}\d[a-z\d]?\s\d[a-z]{2}|\d{4}\s?[a-z]{2}|\d{4,"
    r"6})(?:\s[^\W\d_][^\W\d_\-]{1,20}){0,2}"
)
_STOP: Final = re.compile(
    r"(?:and|with|who|which|where|but|tel|phone|mobile|email|e-mail|mail|mob|cell|cv|resume|my|i|at|from|since|near|"
    r"telefon|telefono|dob|born|age|linkedin|senior|engineer|manager|analyst|date|gender|nationality)(?![a-z])"
)


def _validate(document: Document, found: re.Match[str]) -> Range | None:
    form = found.lastgroup or ""
    start, end = found.span(form)
    if form == "line":
        return _labelled(document, start, end)
    if form == "run":
        return _chinese(document, start, end)
    if form in ("ko", "ja", "sg", "lane"):
        return start, end
    if found.re in _PATTERNS[:2] and (
        not _all_capital(document, start, end) or _AWARD.match(document.text, start, end)
    ):
        return None
    if re.match(
        r"\d{1,2}[/\-](?:19|20)\d\d\s|[^\n]* (?:act|bill|regulations?|rules) (?:19|20)\d\d$", document.text[start:end]
    ):
        return None
    if re.search(r"(?<![a-z])(?:via|so|largo)[ ][^\d]*(?:19|20)\d\d$", document.text[start:end]):
        return None
    if document.text.startswith("so ", start) and not _VIETNAMESE_NUMBER.match(document.cased[start:end]):
        return None
    if not _looks_written(document, start, end) or re.search(r"\.\s*\n", document.text[start:end]):
        return None
    return start, _with_tail(document, end)


def _labelled(document: Document, start: int, end: int) -> Range | None:
    text = document.text[start:end]
    cut = re.search(r"\s{2,}|\s(?:电话|手机|邮箱|邮编|微信|tel|phone|mobile|e-?mail)[\s:.]", text)
    text = text[: cut.start()] if cut else text
    if "@" in text or "://" in text or not re.search(r"\d", text):
        return None
    return start, start + len(text.rstrip())


def _chinese(document: Document, start: int, end: int) -> Range | None:
    """Return a run of Chinese text with road and number: from its province (or the road's own words) to its last unit."""
    run = document.text[start:end]
    anchor = _ANCHOR.search(run)
    if not anchor:
        return None
    stop = anchor.end()
    while unit := _UNIT_ZH.match(run, stop):
        stop = unit.end()
    first = _place_start(run, anchor.start())
    if first < 0:
        lead = _LEAD.match(run[: anchor.start()])
        first = max(lead.end() if lead else 0, anchor.start() - 14)
        if not re.search(r"[省市区县镇乡]|街道", run[first : anchor.start()]) and not re.search(
            r"号|弄|巷", anchor.group()
        ):
            return None
    return (start + first, start + stop) if stop - first >= 6 else None


_ANCHOR: Final = re.compile(
    r"(?:路|街|道|巷|弄|胡同|大街|大道|村|里|小区|花园|公寓|家园|大厦|广场|社区|苑|城|坊|段|屯|园|"
    r"组)(?:[东西南北中]段?|[一二三四五六七八九十]段)?\s?[甲乙丙丁]?"
    r"(?:\d{1,5}(?:[-之]\d{1,4})?|[一二三四五六七八九十百]{1,4}(?=[号弄巷栋幢]))\s?(?:号(?:之[一二三四五六七八九]|院)?|弄|巷|栋|幢|座|单元)?"
)
_UNIT_ZH: Final = re.compile(
    r"\s?\(?(?:[-·]\d{1,4}[a-z]?|[\u4e00-\u9fff]{0,10}?\s?(?:[a-z]?\d{1,5}[a-z]?(?:-\d{1,4})*|[a-z]|"
    r"[一二三四五六七八九十]{1,3})\s?(?:号楼|号院|号|弄|室|栋|幢|座|楼|单元|房|层|院|门|户|组)(?:之[\d一二三四五六七八九])?|(?<=号)[甲乙丙丁]?\d{1,4}(?:-\d{1,4}){1,3}"
    r"|[\u4e00-\u9fff]{2,8}(?:大厦|中心|花园|小区|公寓|广场|苑)(?=[\s\da-z]|$|附近|旁边?|对面|[里内](?![\u4e00-\u9fff]))|(?<=[园厦苑区寓城院里])\d{1,4}(?:-\d{1,4}){1,3}|\d{1,3}f(?:-\d{1,3})?|(?<=[栋幢座楼元厦院号门])\d{1,5})\)?"
)


def _place_start(run: str, before: int) -> int:
    """Return the start of the first province or city named before the road; -1 if none."""
    names, longest = _place_names()
    end = before + 1
    for at in range(end):
        for size in range(2, min(longest, end - at) + 1):
            if run[at : at + size] in names and not _OF_ROAD.match(run, at + size, end):
                return at
    return -1


@lru_cache(maxsize=1)
def _place_names() -> tuple[frozenset[str], int]:
    """Return the names of provinces and cities from two characters on and of counties from three on, and the length of the longest."""
    names = {name for name in (*chinese_provinces(), *chinese_cities()) if len(name) >= 2}
    names |= {name for name in chinese_counties() if len(name) >= 3}
    return frozenset(names), max(map(len, names))


_OF_ROAD: Final = re.compile("[东南西北中]?[路街巷]")
"""Behind the name of a place in that of a road: 麓山南路 is not in 山南."""


def _looks_written(document: Document, start: int, end: int) -> bool:
    """Return True if the street's words are capitalised (or the whole text is lower case, as in chats)."""
    words = re.findall(r"[^\W\d_]{2,}", document.cased[start:end])
    big = [word for word in words if word[0].isupper()]
    return bool(big) or (
        not document.cased[start:end].isupper()
        and bool(re.search(r"address|live|located|based|住", document.text[max(0, start - 40) : start]))
    )


_VIETNAMESE_NUMBER: Final = re.compile(
    rf"[Ss]o (?!{'|'.join(map(str.title, ENGLISH_SHORT))})(?:[A-Z\d][\w./\-]*,?\s?)+$"
)
"""Số before a house: the English word goes on in small letters or with a date."""
_AWARD: Final = re.compile(
    r"(?:19|20)\d\d,?\s(?:\d{1,2}(?:st|nd|rd|th)\s|[^\d\n]{0,24}(?:place|finalist|winner|award|hackathon|competition))"
)
"""`2015 3rd Place, Hacking Competition` is a prize."""


def _all_capital(document: Document, start: int, end: int) -> bool:
    """Return True if no word of a street form is in small letters (`2022, research by great place` is none), or none is capitalised."""
    words = re.findall(r"(?<!\d)[^\W\d_]{2,}", document.cased[start:end])
    small = [word for word in words if word[0].islower() and word.lower() not in address_words("small")]
    return not small or len(small) == len(words)


def _with_tail(document: Document, end: int) -> int:
    """Return the end of the address including flat, district, town, postal code and country after the street."""
    text = document.text
    number = re.match(r"\s#\s?[a-z0-9\-]{1,6}(?![\w])", text[end : end + 10])
    end += number.end() if number else 0
    for _ in range(6):
        postal = _POSTAL_WORD.match(text, end)
        if postal and "\n" not in postal.group():
            end = postal.end()
        segment = _SEGMENT.match(text, end)
        if not segment or "\n" in segment.group():
            break
        stop = _written_end(document, *segment.span("piece"))
        if stop == segment.start("piece"):
            break
        whole = stop == segment.end("piece")
        end = stop
        if not whole:
            break
    return end


def _written_end(document: Document, start: int, end: int) -> int:
    """Return the end of the words of an address segment: before the first word of a sentence."""
    stop = start
    for word in re.finditer(r"[^\s]+", document.text[start:end]):
        at = start + word.start()
        first = document.cased[at]
        small = first.islower() and word.group().rstrip(".") not in address_words("small") and len(word.group()) > 1
        if small or (_STOP.match(word.group()) and not (stop == start and first.isdigit())):
            break
        stop = start + word.end()
    while stop > start and document.text[stop - 1] in "-, ":
        stop -= 1
    return stop


_MORE_ZH: Final = re.compile(r"\n[ \t]*(?P<v>[\u4e00-\u9fffa-z\d][\u4e00-\u9fffa-z\d\-()#]{0,24})(?=[ \t]*(?:\n|$))")
_NEXT_LINE: Final = re.compile(r"\n[ \t]*(?P<v>[^\n:@|]{3,80}?)(?=[ \t,.]*(?:\n|$))")
_STOP_CELL: Final = re.compile(
    r"\s{3,}|\t|[|;；。\n]|\(?(?:邮编|电话|手机|邮箱|tel|phone|mobile|e-?mail|pin)[\s:.)]|https?:"
)
_PLACE_CODE: Final = re.compile(
    rf"[^\n\d]{{0,24}}\d[\d\s\-]{{2,9}}|{POSTAL_CODES['gb'].lower()}|{POSTAL_CODES['ca'].lower()}"
)
_NEAR: Final = 6
"""Maximum number of cells between a street and a place."""


@dataclass(frozen=True, slots=True)
class AddressDetector(Detector):
    """Detector that adds to the patterns the runs around postal codes, and place cells of a form that also asks for the street."""

    def find(self, document: Document) -> Iterator[Range]:
        """Yield pattern matches and cells, then postal codes."""
        yield from Detector.find(self, document)
        yield from postal_runs(document)
        yield from spoken_runs(document)
        yield from address_lines(document)


def _read(document: Document, cell: Cell) -> Iterator[Range]:
    """Yield the address that fills the cell, over the line breaks that follow a comma or cut a Chinese one."""
    text = document.text
    if cell.role == "place":
        yield from _place(document, cell)
        return
    stop = _STOP_CELL.search(text, cell.start, cell.end)
    end = stop.start() if stop else cell.end
    value = text[cell.start : end]
    if cell.role == "phone" and (cell.label != "home" or not re.search(r"[^\W\d_]{3}", value)):
        return
    digits = bool(re.search(r"\d", value))
    han = bool(re.search(r"[\u4e00-\u9fff]", value))
    if (
        "@" in value
        or "://" in value
        or not (digits or (han and re.search(r"[路街道巷弄村镇乡屯]", value) and len(value) >= 6))
    ):
        return
    if not re.search(r"[^\W\d_]{2}", value) or re.match(r"\+?\d[\d\s\-()]{6,}$", value):
        return
    for _ in range(2):
        more = (_MORE_ZH if han else _NEXT_LINE).match(text, end + (1 if text[end : end + 1] == "," else 0))
        if not more or not (_goes_on_zh(text, more) if han else text[end : end + 1] == ","):
            break
        end = more.end("v")
    yield cell.start, end


def _goes_on_zh(text: str, more: re.Match[str]) -> bool:
    """Return True if the next line is the rest of a Chinese address: units and numbers, not a label or a sentence."""
    value = more.group("v")
    return bool(re.search(r"[号楼栋幢座室单元弄巷村路街户]|\d$", value)) and not re.search(
        r"号码|机关|期限|日期|电话|备注", value
    )


def _place(document: Document, cell: Cell) -> Iterator[Range]:
    """Yield a postcode, city or state: personal only beside a street in the same form."""
    value = document.text[cell.start : cell.end]
    if len(value) > 40 or not re.search(r"[^\W_]", value) or "@" in value:
        return
    cells = document.cells
    index = bisect.bisect_left(cells, (cell.start, cell.end), key=lambda one: (one.start, one.end))
    around = cells[max(0, index - _NEAR) : index + _NEAR + 1]
    if any(
        other.role == "address" and re.search(r"\d", document.text[other.start : other.end]) for other in around
    ) or (
        _PLACE_CODE.fullmatch(value.strip())
        and not re.fullmatch(r"(?:city|town|state|province|county|region|城市|省市)", cell.label)
    ):
        yield cell.start, cell.end


DETECTOR: Final = AddressDetector(
    "address",
    Kind.ADDRESS,
    "a postal address by its street form, its postal code or its label",
    _PATTERNS,
    _validate,
    frozenset(["address", "place", "phone"]),
    _read,
    stated=frozenset(["residence", "postcode", "address"]),
)
