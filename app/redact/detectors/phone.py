"""Telephone numbers: mainland China in every writing, international form, national forms of other countries.

Validation by phonenumbers over `_REGIONS`; a national form without a sign or label must be valid somewhere and must
not answer to a word such as "case" or "ISBN".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import phonenumbers

from app.domain.sensitivity import Kind
from app.redact.detectors.base import Detector, Range, compiled
from app.redact.firms_lines import is_of_a_firm, is_service_line
from app.redact.label_value_pairs import Cell
from app.redact.number_labels import NEAR_THING, NUMBERED, YEAR_OF_ISSUE
from app.redact.prepared_text import DIGIT_NAMES, Document
from app.text.normalization import folded

_REGIONS: Final = tuple(
    "CN US GB DE FR ES IT IN JP KR HK TW SG VN PL NL BE CH AT SE PT BR MX AR AU CA RU UA TR AE SA EG NG KE ZA ID MY TH PH IE DK NO FI CZ GR IL PK BD CO CL PE MA NZ HU RO".split()
)
_SEP: Final = r"[\s.\-–—_·•/、ー~]{0,2}"
_EXT: Final = folded(
    r"(?:,?\s{0,2}\(?(?:转|分机|内线|ext\.?|extn\.?|extension|x|#|poste|durchwahl|dw|int\.|intern\.?|interno|ramal|anexo|samb\.?|loc\.?|local|naisen|доб\.?|вн\.?)\s{0,2}[:.]?\s{0,1}\d{1,6}\)?"
    r"|/\d{1,4}(?![\d/]))?"
)
_CUE: Final = re.compile(
    r"(?<![a-z])(?:tel(?:efon[eo]?|ephone|\.)?|phone|mobile?|mob|cell|handy|movil|celular|portable|call|text|sms|"
    r"ring|dial|whatsapp|fax|contact|reach|number|nummer|numero|hotline|landline|handphone|gsm|office|desk|home|direct|on|at|to|is|i\.e\.|"
    r"电话|手机|座机|固话|联系方式|联系|致电|拨打|来电|手提|号码|手机号|打|传真|热线|電話|携帯|전화|휴대폰|연락처|"
    r"dien thoai|sdt|dt|t|m|p|h|☎|📞|📱)[\s:.()\-|+是为为]{0,6}$"
)
_STRONG_CUE: Final = re.compile(
    r"(?<![a-z])(?:revert|cel|num|msg|zap|tel(?:efon[eo]?|ephone|\.)?|phone|mobile?|mob|cell|handy|movil|celular|portable|call|text|sms|"
    r"ring|dial|whatsapp|fax|reach|hotline|landline|handphone|gsm|viber|tlf\.?|tfno|natel|fono|cel\.|desk(?: is| line)?|(?:home|office|direct|work) (?:line|number|phone|tel)|"
    r"电话|手机|座机|固话|联系方式|致电|拨打|来电|手提|手机号|传真|热线|办公室|宅电|住宅|전화|휴대폰|연락처|dien thoai|sdt)[^\d\n]{0,"
    r"24}$"
)
_NOT_PHONE: Final = re.compile(
    r"(?<![a-z])(?:isbn[\s\d\-]{0,16}|gb(?:/t)?|jb(?:/t)?|gb/z|din|ndc|po number|po no\.?|part numbers?|part nos?\.?|issn|doi|case|ticket|inc|order|invoice|req|ref|ver|version|v|build|patent|no\.?|nr\.?|sku|id|"
    r"iso|gb/t|rfc|article|§|sha|commit|issue|pr|pp?|pages?|#|\$|€|£|¥|usd|eur|rmb|"
    r"sn|s/n|serial(?: no\.?| number)?|imei|mac|nonce|token|tpl|template|hash|uuid|key|sig|seq|ts|timestamp|model|lot|batch|part no\.?|asset|po|so|wo|编号|编码|代码|序列号|设备号?|授权号?|报修单|工单|流水号?|档案号?|文号|房号|型号|批号|货号|料号|条码|订单号?|单号|合同号?|专利号?|工号|学号|案号|版本|주문번호|번호|주문|don hang|身份证号?|卡号|账号|qq|微信|"
    r"会议号?|会议id|房间号?|证书号?|许可证号?|执照号?|meeting|meeting id|zoom|zoom id|webex|webex id|badge|"
    r"licen[cs]e(?: no\.?)?|certificate(?: no\.?)?|邮编|passport|护照|passport no|pesel|ssn|nino|aadhaar|iban|account|号形如)[\s:=.#\-'\"]{0,3}$"
)
_OF_A_THING: Final = re.compile(rf"(?:{NUMBERED})[\s:=.#\-'\"]{{0,3}}$")
_PARAMETER: Final = re.compile(
    r"(?<![a-z])(?!\w{0,12}(?:tel|phone|mob|cell|contact|whatsapp|number|sms|_to|^to)[a-z_]{0,8}=)[a-z][a-z0-9_]{1,20}='?$"
)
"""`msgid=`: the name of a machine's value."""
_DATE: Final = re.compile(
    r"(?:0?[1-9]|1[0-2])/(?:19|20)\d\d|"
    r"(?:19|20)\d\d[-./\s]{1,3}\d{1,2}(?:[-./\s]{1,3}\d{1,2})?|(?:0?\d|[12]\d|3[01])[-./](?:0?\d|1[0-2])[-./](?:19|"
    r"20)?\d\d|(?:19|20)\d\d[\s\-~]{1,3}(?:19|20)\d\d"
)
_DATES: Final = re.compile(rf"(?:{_DATE.pattern})\s?(?:[\-~至到/]|to)\s?(?:{_DATE.pattern})")
_LEFT: Final = r"(?<![\d])(?<!\d[.\-,])(?<![a-z0-9][\-_])(?<![a-z])"
_HAN: Final = "[零〇○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖洞拐]"
_SPOKEN_DIGITS: Final = r"(?:(?:double|triple|treble)[\s\-]{1,2})?(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|hundred|plus|\d{1,8})"
_SPOKEN_WORD: Final = re.compile(r"(?:(double|triple|treble)[\s\-]{1,2})?([a-z]+|\d{1,8})")
_SPOKEN_SIZE: Final = {"hundred": 2, "plus": 0}
_PATTERNS: Final = compiled(
    rf"(?<!\d)(?P<cn>(?!1\d{{3}}[.\-/]\d{{1,2}}[.\-/]\d{{1,2}})(?:\(?(?:\+|00)?\s?86\s?\)?{_SEP})?1{_SEP}[3-9]{_SEP}\d{_SEP}(?:\d{_SEP}){{7}}\d)(?!\d)",
    rf"(?<![\d.,])(?P<land>(?:\(?(?:\+|00)86\)?[\s\-]{{0,2}})?\(?0[1-9]\d{{1,2}}\)?[\s\-]{{0,3}}[2-8]\d{{2,"
    rf"3}}(?:[\s\-]|\s-\s)?\d{{4}}{_EXT})(?!\d)",
    rf"(?<![\d])(?P<int>\(?(?:\+|(?<!\d)00)\s?\(?\d{{1,3}}\)?(?:[\s().\-/·]{{0,3}}\d){{6,13}}{_EXT})(?!\d)",
    rf"{_LEFT}(?P<nat>(?:\(0\)\s?)?\(?\d{{2,6}}(?:\)[\s.\-/·]{{0,2}}|[\s.\-/·]{{1,2}}|[ ]/[ ])\d{{1,8}}(?:[\s.\-/·]{{1,"
    rf"2}}\d{{1,8}}){{0,4}}{_EXT})(?![\d])(?!\.\d)(?!-[a-z\d])",
    rf"{_LEFT}(?P<solid>\d{{7,12}}{_EXT})(?![\d.%])(?!-\d)",
    rf"(?<![a-z\d])(?P<words>{_SPOKEN_DIGITS}(?:[\s,.\-]{{1,3}}{_SPOKEN_DIGITS}){{2,18}})(?![a-z\d])",
    *(
        rf"(?<![a-z])(?P<words>(?:(?:{'|'.join(names)})[\s,\-]{{1,3}}){{6,18}}(?:{'|'.join(names)}))(?![a-z])"
        for names in DIGIT_NAMES
    ),
    r"(?<![\d/])(?P<spaced>\d{3}(?: ?- ?| ?/ ?)\d{3} ?- ?\d{4})(?![\d\-/])",
    r"(?<![\d/])(?P<spaced>0\d{2,3} - \d{3,4} ?\d{4})(?![\d\-/])",
    r"(?<![\d/])(?P<spaced>\d ?\d ?\d - \d ?\d ?\d - \d ?\d ?\d)(?![\d\-/]| \d)",
    rf"(?P<han>{_HAN}(?:[\s\-·,、]{{0,2}}{_HAN}){{6,13}})(?![年月日])",
    rf"(?P<han>(?:[二两三四五六七八]个)?{_HAN}(?:[\s\-·,、]{{0,2}}(?:[二两三四五六七八]个)?{_HAN}){{4,13}})(?<=个{_HAN}|{_HAN}{{2}})(?![年月日\u4e00-\u9fff])",
    rf"(?<![\d])(?P<mixed>[1一幺壹](?:{_SEP}[\d{_HAN[1:-1]}]){{10}})(?![\d零〇一二三四五六七八九])",
    rf"(?<![\d])(?P<mixed>0(?:{_SEP}[\d{_HAN[1:-1]}]){{9,11}})(?![\d零〇一二三四五六七八九])",
)


_CALL_OF_THING: Final = re.compile(r"(?<![a-z])(?:tel|phone|mobile?|mob|cell|whatsapp|电话|手机)[^\d\n]{0,10}$")
"""A word for a telephone between the word for a thing and the number: `parcel? my mobile 07…`."""


def _is_written_out(form: str, text: str, before: str) -> bool:
    """Return True if digits in words, in Chinese characters or in both are a telephone number."""
    if form == "words":
        return 7 <= _spoken_digits(text) <= 15 and _read_out(text)
    if form == "han":
        few = "个" not in text and len(re.sub(r"[^\u3007-\u9fff○]", "", text)) < 7
        return not few and (text[0] in "一幺零〇○壹洞" or bool(_STRONG_CUE.search(before)))
    return bool(re.search(r"[零〇一二三四五六七八九幺]", text) and re.search(r"\d", text))


def _validate(document: Document, found: re.Match[str]) -> Range | None:
    form = found.lastgroup or ""
    start, end = found.span()
    text = found.group()
    before = document.text[max(0, start - 30) : start]
    digits = re.sub(
        r"\D", "", re.sub(r"(?:转|分机|内线|ext|x|#|poste|intern|samb|loc|naisen|дoб).*$|(?<=\d{3})/\d{1,4}$", "", text)
    )
    if form in ("words", "han", "mixed"):
        return (start, end) if _is_written_out(form, text, before) else None
    if is_of_a_firm(document.text, start, end):
        return None
    if form == "spaced":
        return None if _NOT_PHONE.search(before) or NEAR_THING.search(before) else (start, end)
    if "+" not in text[:2] and NEAR_THING.search(before) and not _CALL_OF_THING.search(before):
        return None
    if form == "cn":
        if _NOT_PHONE.search(before) and re.match(r"[a-z](?![a-z])", document.text[end : end + 2]):
            return None
        return (start, end) if _balanced_groups(text) and not _in_word(document, start, end) else None
    tail = document.text[end : end + 2]
    if re.search(r"\n\s*(?:19|20)\d\d(?:\s?[-–~]|$)", text) or _YEARS.fullmatch(text.strip(" ()")):
        return None
    if (
        YEAR_OF_ISSUE.search(text)
        or _DATES.fullmatch(text.strip(" ()"))
        or (form in ("nat", "solid") and re.fullmatch(r"[a-z][^a-z]?", tail))
    ):
        return None
    if _DATE.fullmatch(text.strip()) or _NOT_PHONE.search(before) or _is_version(document.text, start, text):
        return None
    if form != "int" and (_OF_A_THING.search(before) or (form != "land" and _PARAMETER.search(before))):
        return None
    if is_service_line(digits) or is_service_line(text):
        return None
    if re.match(r"\s?(?:元|块|万|人|件|套|米|k(?![a-z])|usd|eur|rmb|%)", document.text[end : end + 4]):
        return None
    if form == "int":
        return (start, end) if 7 <= len(digits) <= 17 else None
    if form == "land":
        return (
            (start, end)
            if _valid(digits, "CN") or _STRONG_CUE.search(before)
            else _national(document, start, end, digits, before)
        )
    return _national(document, start, end, digits, before)


def _national(document: Document, start: int, end: int, digits: str, before: str) -> Range | None:
    """Return a form without country code: valid somewhere, and marked by a cue or by its grouping."""
    strong = bool(_STRONG_CUE.search(before))
    text = document.text[start:end]
    if not 7 <= len(digits) <= 13 or _DATE.match(text.strip()):
        return None
    if strong:
        return start, end
    if len(digits) < 8:
        return None
    if len(digits) == 8 and re.fullmatch(r"\d{4}[ .\-]\d{4}", text.strip()) and _PERSONAL.search(before):
        return (start, end) if any(_valid(digits, region) for region in _EIGHT) else None
    cued = bool(_CUE.search(before))
    grouped = bool(re.search(r"\d[\s.\-/·)]", text))
    if cued and grouped:
        return (start, end) if any(_valid(digits, region) for region in _REGIONS) or digits.startswith("0") else None
    if _is_cell(document.text, start, end) and not _YEARS.fullmatch(text.strip()):
        if not grouped and digits.startswith("0") and len(digits) in (10, 11):
            return (start, end) if any(_valid(digits, region) for region in _REGIONS) else None
        if len(digits) == 8 and "-" not in text[:4] and _contact_line(document.text, start, end):
            return (start, end) if any(_valid(digits, region) for region in _EIGHT) else None
        if not grouped and 9 <= len(digits) <= 13 and _contact_line(document.text, start, end):
            return (start, end) if any(_valid(digits, region) for region in _REGIONS) or _valid_abroad(digits) else None
        if not grouped and 11 <= len(digits) <= 13 and _valid_abroad(digits):
            return start, end
    if len(digits) < 9 or not grouped:
        return None
    shaped = (
        text.startswith("(")
        or digits.startswith("0")
        or bool(re.fullmatch(r"\d{3}[-. ]\d{3}[-. ]\d{3,4}|\d{5}[- ]\d{5}|\d{3} \d{2} \d{2} \d{2}", text))
    )
    return (start, end) if shaped and any(_valid(digits, region) for region in _REGIONS) else None


def _spoken_digits(text: str) -> int:
    """Count the digits that words and numerals stand for together: `oh double-seven hundred, 900461` are eleven."""
    count = 0
    for repeat, word in _SPOKEN_WORD.findall(text):
        if word.isdigit():
            count += len(word)
        else:
            count += {"": 1, "double": 2}.get(repeat, 3) if word not in _SPOKEN_SIZE else _SPOKEN_SIZE[word]
    return count


def _read_out(text: str) -> bool:
    """Return True if digits are read out one by one; `in two thousand 2020, 400 500` only counts."""
    words = [word for _, word in _SPOKEN_WORD.findall(text) if word.isalpha()]
    units = [word for word in words if word not in _SPOKEN_SIZE and not word.endswith(("ty", "ten"))]
    return len(units) >= 3 or (len(units) == 2 and text.startswith(("oh", "zero", "plus", "double")))


_CELL: Final = re.compile(
    rf"[^\w\n+(]{{0,4}}(?:[\u4e00-\u9fff]{{2,6}}\s?|(?:mob(?:ile)?|home|work|office|cell|tel|o|m|h|p|w)\.?:?\s)?(?P<v>\+?\(?\d(?:[ ().\-/·]{{0,3}}\d){{5,16}}{_EXT})(?![\d%])"
)
_NEXT_NUMBER: Final = re.compile(
    rf"\s{{0,2}}(?:,|/|;|or|and|或|、|\|)\s{{0,2}}(?P<v>\+?\(?\d(?:[ ().\-/·]{{0,3}}\d){{6,15}}{_EXT})(?![\d%])"
)
_REST_OF_NUMBER: Final = re.compile(r"[ \t]*-?\n[ \t]*(?P<more>\d[\d \-]{2,8})(?=[ \t]*(?:\n|$|[,;|]|  ))")


def _read(document: Document, cell: Cell) -> Iterator[Range]:
    """Yield the numbers at the beginning of a cell labelled as telephone, over a line break if the line was too short."""
    if cell.role == "referee":
        yield from _reference_numbers(document, cell)
        return
    found = _CELL.match(document.text, cell.start, cell.end)
    if not found or _DATE.fullmatch(found.group("v").strip()):
        return
    start, end = found.span("v")
    digits = re.sub(r"\D", "", found.group("v"))
    more = _REST_OF_NUMBER.match(document.text, end)
    if more and len(digits) < 10 and len(digits + re.sub(r"\D", "", more.group("more"))) <= 13:
        end = more.end("more")
    yield start, end
    while other := _NEXT_NUMBER.match(document.text, end):
        if _DATE.fullmatch(other.group("v").strip()):
            break
        yield other.span("v")
        end = other.end()


_BESIDE: Final = re.compile(r"(?<![\d\w.\-/])(?P<v>\+?\(?\d(?:[ ().\-]{0,3}\d){7,14})(?![\d\w%])(?![.\-/]\d)")


def _reference_numbers(document: Document, cell: Cell) -> Iterator[Range]:
    """Yield numbers of eight digits and more on the line that names a reference."""
    stop = document.text.find("\n", cell.start)
    for found in _BESIDE.finditer(
        document.text, cell.start, min(len(document.text) if stop < 0 else stop, cell.start + 160)
    ):
        before = document.text[max(0, found.start() - 30) : found.start()]
        if not _DATE.match(found.group("v")) and not _YEARS.match(found.group("v")) and not _NOT_PHONE.search(before):
            yield found.span("v")


def _is_cell(text: str, start: int, end: int) -> bool:
    """Return True if the span fills a cell of a table or CSV line."""
    before, after = text[:start].rstrip(" "), text[end:].lstrip(" ")
    dashed = before.endswith("-") and after.startswith("-")
    return dashed or ((not before or before[-1] in ",|\t\n;") and (not after or after[0] in ",|\t\n;"))


def _balanced_groups(text: str) -> bool:
    """Return False for eleven digits that are really several numbers: `1300 12 5 1234`."""
    groups = re.findall(r"\d+", text)
    return len(groups) <= 4 or all(len(group) == 1 for group in groups[-8:])


def _in_word(document: Document, start: int, end: int) -> bool:
    """Return True if digits are glued to a word by letters or `_-`: an identifier, except after a label such as `tel138…`."""
    text = document.text
    before = text[max(0, start - 8) : start]
    return bool(re.search(r"[a-z]{1,}[_\-]$", before)) and not re.search(
        r"(?:tel|phone|mob|cell|wa|wx|t|m)[_\-]$", before
    )


def _is_version(text: str, start: int, value: str) -> bool:
    return bool(re.search(r"v\d*\.?$", text[max(0, start - 4) : start])) or bool(
        re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?", value)
    )


_PERSONAL: Final = re.compile(r"(?:[a-z]\s\(|可拨|可打|可致电|\]\s?[^\s\d:]{1,12}: ?)$")
"""Contexts before a number of eight digits that make it a person's: a name and a bracket, 可撥, a name in a chat."""
_YEARS: Final = re.compile(r"(?:19|20)\d\d[\s\-/~]{1,3}(?:19|20)\d\d")
_EIGHT: Final = ("SG", "HK", "NO", "DK")
"""Regions whose national numbers have eight digits and no area code."""


def _contact_line(text: str, start: int, end: int) -> bool:
    """Return True if an e-mail address or link shares the line."""
    line = text[text.rfind("\n", 0, start) + 1 : (text.find("\n", end) + 1 or len(text) + 1) - 1]
    return "@" in line or "linkedin." in line


@lru_cache(maxsize=2_000)
def _valid_abroad(digits: str) -> bool:
    """Return True if digits are a valid international number that lacks only its `+` (`2348125556049`)."""
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse("+" + digits, None))
    except phonenumbers.NumberParseException:
        return False


@lru_cache(maxsize=4_000)
def _valid(digits: str, region: str) -> bool:
    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number_for_region(number, region) or (
        region == "US" and phonenumbers.is_possible_number(number) and "555" in digits
    )


_ANOTHER: Final = re.compile(
    rf"(?: ?\([^()\n]{{1,14}}\))?\s{{0,2}}(?:[,/、;；|]|or|and|und|et|或|和|then|also)\s{{0,2}}(?:[\u4e00-\u9fff]{{1,4}}[: ]{{0,2}})?(?P<v>\+?\(?\d(?:[ ().\-]{{0,3}}\d){{6,13}}{_EXT})(?![\d%.]|-\d)"
)


@dataclass(frozen=True, slots=True)
class PhoneDetector(Detector):
    """Detector that adds to the patterns the numbers that follow another, and those beside the name of a relative."""

    def find(self, document: Document) -> Iterator[Range]:
        """Yield pattern matches and cells, then their neighbours in a list, then numbers on a relative's line."""
        for start, end in Detector.find(self, document):
            yield start, end
            for _ in range(3):
                other = _ANOTHER.match(document.text, end)
                if not other or _DATE.fullmatch(other["v"].strip()) or _YEARS.search(other["v"]):
                    break
                yield other.span("v")
                end = other.end()
        for cell in document.stated:
            if cell.role == "person":
                yield from _reference_numbers(document, cell)


DETECTOR: Final = PhoneDetector(
    "phone",
    Kind.PHONE,
    "a telephone number by its form, country code or label",
    _PATTERNS,
    _validate,
    frozenset(["phone", "referee"]),
    _read,
    frozenset(["phone"]),
)
