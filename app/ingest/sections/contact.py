"""Extraction of e-mail addresses, phone numbers, links, messengers, identity documents and labelled personal facts.

Every find carries the exact source text; numbers and addresses are only folded (full-width to ASCII) and freed of
the spaces that wrapping put into them. Dates, identity numbers and amounts are not phone numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

import phonenumbers

from app.text import mail_and_web_addresses as addresses
from app.text.characters import fold, has_han
from app.text.dates import find_dates
from app.text.kinship import KIN
from app.text.mail_and_web_addresses import DOMAIN_LABEL, TOP_LEVEL_DOMAINS, WEB_START, WEB_TAIL
from app.text.places import NATIONALITY

_NUMBER: Final = (
    r"(?P<number>(?:[A-Z]{1,6}[ \-]?)?\d[\dA-Z*]*(?:[ \-./][A-Z*]{0,6}\d[\dA-Z*]*){0,8}(?:[ \-]?[A-Zx])?)(?![\w])"
)
_NUMBER_WORD: Final = r"(?i:(?:,?\s{0,2}(?:number|no\.?|num\.?|nr\.?|№|#)|,?\s{0,2}(?:is|ending(?: in)?)){0,3})\s{0,2}(?P<colon>[:：]?)\s{0,2}"
_SURE_DOCUMENTS: Final = (
    r"(?i:passport|(?:national )?(?:identity|id) card|national (?:id|identity|insurance)|social security|social insurance|driver['’]?s?['’]? licen[cs]e|"
    r"driving licen[cs]e|residence permit|work permit|green card|reisepass|personalausweis|pasaporte|passeport|aadhaar|aadhar|pps(?=\s(?:no|number|\d{7}))|"
    r"ni(?= (?:no|number))|n\.i\.(?= (?:no|number)))|SSN|SIN|TFN|IRD|PPSN?|(?:NMC|NMBI|HCPC|CORU|GMC|GDC|GPhC|AHPRA|RCVS)(?i:(?: (?:pin|registration|reg\.?)){0,2})|NINO|NRIC|HKID|PESEL|DNI|NIE|NIF|CPF|BVN|NIN|NHS|ITIN|TIN"
)
_WEAK_DOCUMENTS: Final = r"(?i:visa|licen[cs]e|permit|id|voter id)|PAN|FIN|NI|IC|UAN"
NATIONS: Final = rf"{NATIONALITY}|deutsch|österreichisch|uk|us|nz|u\.s\.|eu"
"""Words of a nationality, as an adjective or a country."""
_OWNER_CUE: Final = r"(?i:(?:(?:my|an?|valid|current|i (?:have|hold)|holder of|on|with|holds?) ){0,4})"
_WESTERN: Final = re.compile(
    rf"(?<![\w])(?P<own>{_OWNER_CUE})(?:(?P<nation>(?i:{NATIONS})) )?(?P<kind>(?P<sure>{_SURE_DOCUMENTS})|{_WEAK_DOCUMENTS})(?i: holder| card)?(?P<mark>{_NUMBER_WORD}){_NUMBER}"
)
_CHINESE: Final = re.compile(
    r"(?P<own>(?:本人|我)?(?:持有?|有)?)(?P<nation>(?<![\u3400-\u9fff])[\u3400-\u9fff]{2,4}?|(?<=[持有])[\u3400-\u9fff]{2,4}?)??"
    r"(?P<kind>(?P<sure>(?:居民)?身份证|身份證|身分證|护照|護照|(?:港澳|往来港澳|台湾)?通行证|驾驶证|驾照|居住证|军官证|社保[号卡]|回乡证|台胞证))"
    rf"(?P<mark>(?:号码?|編?號碼?|字號|编号)?(?:是|为)?\s{{0,2}}(?P<colon>[:：]?)\s{{0,2}}){_NUMBER}"
)
_LICENCE: Final = re.compile(r"(?i)licen[cs]e|驾驶证|驾照|^(?:nmc|nmbi|hcpc|coru|gmc|gdc|gphc|ahpra|rcvs)")
"""A document that is also a qualification: its name stays in the text, only the number is taken."""
_LEAST: Final = 5
"""Minimum length of a document number, in characters."""
_DIGITS: Final = 4


class Paper(NamedTuple):
    """The number of a document; kind and nation in the words of the text.

    `start:end` covers all of them, the kind begins at `named`.
    """

    kind: str
    number: str
    nation: str
    start: int
    named: int
    end: int


def papers_in(text: str) -> Iterator[Paper]:
    """Yield every identity document that is named with its number in a text."""
    flat = fold(text)
    for pattern in (_WESTERN, _CHINESE):
        for match in pattern.finditer(flat):
            number = match["number"]
            told = match["sure"] or match["colon"] or re.search("[A-Z]", number) or re.search(r"(?i)n", match["mark"])
            if told and is_number(number):
                start = match.end("kind") if _LICENCE.search(match["kind"]) else match.start()
                yield Paper(match["kind"], number, match["nation"] or "", start, match.start("kind"), match.end())


def is_number(number: str) -> bool:
    """Return True if a text is long enough to be the number of a person's document, and no date."""
    digits = sum(char.isdigit() for char in number)
    signs = sum(char.isalnum() or char == "*" for char in number)
    return digits >= _DIGITS and signs >= _LEAST and not find_dates(number)


_LONE_NUMBER: Final = re.compile(_NUMBER)


def number_at(words: str) -> str:
    """Return the number at the start of a label's value, else an empty text."""
    match = _LONE_NUMBER.match(fold(words))
    return match["number"] if match and is_number(match["number"]) else ""


URL: Final = re.compile(
    rf"(?i)(?:https?://{WEB_TAIL}|(?<![\w@.-])(?:www\.)?(?:{DOMAIN_LABEL}\.){{1,4}}(?:{TOP_LEVEL_DOMAINS})(?![\w.@-]*@)(?:/{WEB_TAIL})?(?![\w@-]))"
)
_MESSENGERS: Final = r"wechat|weixin|微信号?|微訊|vx|v信|qq号?|telegram|whatsapp|line|kakaotalk|skype|signal|viber|discord|zalo|钉钉|飞书|lark"
MESSENGER: Final = re.compile(
    rf"(?i)(?<![\w/.])(?P<net>{_MESSENGERS})(?:\s?(?:id|号|账号|ID))?\s*(?P<gap>[:：]|\s|\t)\s*(?P<id>@?[A-Za-z0-9_][\w.\-]{{2,40}}\w)"
)
PAIR: Final = re.compile(r"(?i)微信\s*/\s*QQ\s*[:：\t ]\s*(?P<a>[A-Za-z][\w\-]{3,30})\s*[/,，、 ]\s*(?P<b>\d{5,12})")
HANDLE: Final = re.compile(
    r"(?i)(?<![\w./])(?P<net>github|gitlab|linkedin|twitter|facebook|youtube|quora|instagram|medium|xing|stack overflow)\s*(?::\s*//\s*|:\s*|：\s*|\t\s*)"
    r"(?P<id>(?:/in/|@)?[A-Za-z0-9][\w.\-]{1,60})(?![\w.]*\.(?:com|org|io|net)\b)(?!/)"
)
_PHONE: Final = re.compile(
    r"(?<![^\W\u3400-\u9fff])(?<![.@/#-])(?:\+|00|\(\+?)?\(?\d(?:[\d() .\-/]|\((?:0|o)\)){5,22}\d(?:(?![\w@%])|(?<=1[3-9]\d{9})(?=[\u3400-\u9fff]))(?:\s*(?:ext\.?|x|转)\s*\d{1,5})?"
)
_MOST: Final = 200
"""Maximum number of phone numbers examined in one text: no line of a résumé has so many."""
_BOX: Final = re.compile(r"(?i)\bp\.?\s?o\.?\s?box\s*$")
"""Words before the number of a post box."""
_PHONE_LABEL: Final = re.compile(
    r"(?i)(?:手机|电话|電話|手機|联系方式|联系电话|聯絡電話|mobile|phone|tel|cell|fon|teléfono|télephone|call|[☎📞📱✆]|\bp|\bm|\bt)\s*(?:号码|号)?\s*[:.：\t (]*\+?$"
)
ID_CN: Final = re.compile(
    r"(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
REGIONS: Final = (
    "CN",
    "US",
    "GB",
    "TW",
    "HK",
    "DE",
    "FR",
    "IN",
    "SG",
    "IE",
    "NZ",
    "AU",
    "JP",
    "KR",
    "ES",
    "PL",
    "BR",
    "MX",
    "ZA",
    "NG",
)


@dataclass(frozen=True, slots=True)
class Find:
    """A value, its source text, and its position (`start:end`)."""

    value: str
    raw: str
    start: int
    end: int


def emails(text: str) -> list[Find]:
    """Return the e-mail addresses in a text."""
    return [Find(m.group(), text[m.start() : m.end()], *m.span()) for m in addresses.emails(fold(text))]


def phones(text: str, *, zh: bool) -> list[Find]:
    """Return phone numbers: valid in some region, or possible and labelled as a phone number."""
    flat = re.sub(r"\.{2,}", lambda dots: "|" * len(dots.group()), fold(text))
    taken = [(m.start(), m.end()) for m in addresses.emails(flat)] + [
        (m.start(), m.end()) for m in ID_CN.finditer(flat)
    ]
    taken += [(m.start(), m.end()) for m in URL.finditer(flat)]
    taken += [(span.start, span.end) for span in find_dates(text)]
    taken += [(paper.start, paper.end) for paper in papers_in(text)]
    taken += [(m.start("id"), m.end("id")) for m in MESSENGER.finditer(flat)] + [
        (m.start("b"), m.end("b")) for m in PAIR.finditer(flat)
    ]
    found = []
    match = _PHONE.search(flat)
    for _ in range(_MOST):
        if match is None:
            break
        start, end = _balanced(flat, match.start(), match.end())
        cut = flat.find(" / ", start, end)
        if cut > 0 and sum(ch.isdigit() for ch in flat[start:cut]) >= 7:
            end = cut  # the house number of an address behind it, or another number
        match = _PHONE.search(flat, max(end, start + 1))
        boxed = _BOX.search(flat, max(0, start - 12), start) is not None
        if boxed or any(start < stop and begin < end and (stop - begin > 5) for begin, stop in taken):
            continue
        raw = text[start:end]
        labelled = _PHONE_LABEL.search(flat[:start]) is not None
        if _is_phone(flat[start:end], labelled, zh):
            found.append(Find(" ".join(fold(raw).split()), raw, start, end))
    return found


_APART: Final = re.compile(r"[|｜·•;；\t，,。/]|\s{2,}")


_GENDER_CELL: Final = re.compile(r"[男女](?![\u3400-\u9fff])")
"""The person's own gender, not a daughter: `女 | 武汉 | 188…`."""


def own_phones(text: str, *, zh: bool) -> list[Find]:
    """Return phone numbers without those labelled as a relative's: `（老婆 13995550456）`, `Next of kin: Mary, 337 555
    0171`."""
    own, before = [], 0
    for find in phones(text, zh=zh):
        said = (
            text[before : find.start]
            if KIN.match(text[before:].lstrip()) and not _GENDER_CELL.match(text[before:].lstrip())
            else _APART.split(text[before : find.start])[-1]
        )
        behind = re.match(r"\s*[（(]([^（()）]{1,12})[)）]", text[find.end :])
        if not (KIN.search(said) or (behind and KIN.search(behind[1]))):
            own.append(find)
        before = find.end
    return own


def _balanced(flat: str, start: int, end: int) -> tuple[int, int]:
    piece = flat[start:end]
    if piece.count("(") > piece.count(")"):
        if piece.startswith("(") and piece.count("(") == 1:
            return start + 1, end
        cut = piece.rfind("(")
        return start, start + len(piece[:cut].rstrip())
    return start, end


def _is_phone(number: str, labelled: bool, zh: bool) -> bool:
    digits = re.sub(r"\D", "", number)
    if not 7 <= len(digits) <= 16 or re.fullmatch(r"(?:1\d|20)\d\d\s*[-/]\s*(?:1\d|20)\d\d", number.strip()):
        return False
    if addresses.is_chinese_mobile(digits):
        return True
    if "/" in number and not labelled:
        return False
    regions = REGIONS if zh else tuple(region for region in REGIONS if region != "CN")
    if number.lstrip(" (").startswith(("+", "00")):
        grouped = re.fullmatch(r"\+\d{1,3}(?: \d{2,5}){2,4}", number) is not None  # nothing else is written so
        whole = number.replace("00", "+", 1) if number.startswith("00") else number
        return grouped or _valid(whole, None, possible=True)
    if not labelled and not re.search(r"[() .\-]", number.strip()) and len(digits) != 11:
        return False
    if any(_valid(number, region, possible=False) for region in regions):
        return True
    return labelled and any(_valid(number, region, possible=True) for region in regions)


def _valid(number: str, region: str | None, *, possible: bool) -> bool:
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(parsed) if possible else phonenumbers.is_valid_number(parsed)


def links(text: str) -> list[Find]:
    """Return URLs and bare domains, without e-mail domains and technology names such as Node.js."""
    flat = fold(text)
    mails = [m.span() for m in addresses.emails(flat)]
    found = []
    for match in URL.finditer(flat):
        if any(start < match.end() and match.start() < end for start, end in mails):
            continue
        url = match.group().rstrip(".,;:'!?*")
        bare = not re.match(rf"(?i){WEB_START}", url)
        if bare and "/" not in url and re.search(r"[A-Z]", url) and not url.isupper() and url.lower() != url:
            continue  # ASP.NET, Socket.IO, Booking.com as a word with capitals
        found.append(Find(url, text[match.start() : match.start() + len(url)], match.start(), match.start() + len(url)))
    return found


def network_of(url: str) -> tuple[str, str]:
    """Return the network a link belongs to and the user name in it; empty texts when unknown."""
    host, _, path = addresses.without_scheme(url).rstrip("/").partition("/")
    network = addresses.network_of(host.lower())
    user = path.split("?")[0].strip("/")
    user = user.removeprefix("in/").removeprefix("people/").removeprefix("@")
    return network, user if network and "/" not in user else ""


_CHINESE_HANDLE: Final = re.compile(
    r"(?P<net>小红书|小紅書|抖音|快手|新浪微博|微博|B站|哔哩哔哩|视频号|豆瓣)(?:号|账号|主页|ID|id)?\s{0,2}[:：]\s{0,2}(?P<id>@?[\w·.\-]{2,24})"
)
_NETWORK_NAMES: Final = {
    "weixin": "WeChat",
    "wechat": "WeChat",
    "vx": "微信",
    "v信": "微信",
    "微信号": "微信",
    "qq号": "QQ",
    "qq": "QQ",
    "github": "GitHub",
    "gitlab": "GitLab",
    "linkedin": "LinkedIn",
    "youtube": "YouTube",
    "whatsapp": "WhatsApp",
    "xing": "XING",
    "kakaotalk": "KakaoTalk",
}


def messengers(text: str) -> list[tuple[str, Find]]:
    """Return (network, id) pairs: messenger ids and handles written with their network's name."""
    flat = fold(text)
    found: list[tuple[str, Find]] = []
    for match in PAIR.finditer(flat):
        for name, network in (("a", "微信"), ("b", "QQ")):
            found.append((network, _find(text, match, name)))
    for match in MESSENGER.finditer(flat):
        word = match["id"]
        plain_word = match["gap"].isspace() and word.isalpha() and not word.startswith("@")
        if (
            plain_word
            or "@" in flat[match.end() : match.end() + 1]
            or any(_overlaps_find(match, known) for _, known in found)
        ):
            continue
        if not (match["net"].lower() == "line" and match["gap"].isspace()):
            found.append((_name(match["net"]), _find(text, match, "id")))
    found += [(match["net"], _find(text, match, "id")) for match in _CHINESE_HANDLE.finditer(flat)]
    handles = [match for match in HANDLE.finditer(flat) if not URL.match(flat[match.start("id") :])]
    return [*found, *((_name(match["net"]), _find(text, match, "id")) for match in handles)]


def _name(network: str) -> str:
    return _NETWORK_NAMES.get(network.lower(), network if has_han(network) else network.title())


def _find(text: str, match: re.Match[str], group: str) -> Find:
    raw = text[match.start(group) : match.end(group)]
    return Find(fold(raw), raw, match.start(group), match.end(group))


def _overlaps_find(match: re.Match[str], known: Find) -> bool:
    return match.start("id") < known.end and known.start < match.end("id")
