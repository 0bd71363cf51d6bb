"""Read from a text what it may name (accounts, hosts, patents, tickers, teams, sites, products …), and what may be short for an organisation.

Patterns are bounded. Recall goes before precision: what is found is only shown to the person (`identifying_candidates`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Final

from app.text.chinese_surnames import SURNAMES
from app.text.lexicons import STOP_WORDS, is_long_word, is_ordinary, is_word, title_words
from app.text.mail_and_web_addresses import ACCOUNT, EMAIL_LIKE, HOST_LIKE, REPOSITORY, host_of, network_of
from app.text.months import ENGLISH, ENGLISH_SHORT
from app.text.normalization import folded
from app.text.pinyin import likely
from app.text.word_boundaries import boundary


class Hint(StrEnum):
    """Reason why a word may give somebody away; the surest first."""

    FORMER_NAME = "former-name"
    NICKNAME = "nickname"
    ACCOUNT = "account"
    REPOSITORY = "repository"
    HOST = "host"
    PATENT = "patent"
    TICKER = "ticker"
    ACRONYM = "acronym"
    PRODUCT = "product"
    PLACE = "place"
    PROJECT = "project"
    TEAM = "team"
    EVENT = "event"
    MODEL = "model"
    QUOTED = "quoted"
    PERSON = "person"
    PUBLICATION = "publication"
    PROPER_NAME = "proper-name"


Named = tuple[str, Hint]
_HAN: Final = "\u3400-\u9fff"
_CAP: Final = r"[A-Z][\w'’-]{1,20}"
_NAME_LIKE: Final = rf"(?-i:[A-Z{_HAN}])[^\s,，。；;、()（）\"”」』：:]{{0,23}}(?-i:(?: {_CAP})?)"
_NAMED: Final = re.compile(
    r"(?P<nick>花名|昵称|暱稱|英文名|艺名|藝名|笔名|筆名|网名|網名|外号|绰号|綽號|小名|江湖人称|人称|叫我|喊我|称我|喚我|唤我|人叫|群里喊|"
    r"微信名|小红书|公众号|抖音号|快手号|[Bb] ?站|nick ?name|a\.?k\.?a\.?|known as|known on \w+ as|goes by|calls? me|pen name|screen name)"
    rf"(?:[ :：是为叫「“\"'(（@]|is ){{0,3}}(?P<v>{_NAME_LIKE})"
    r"|(?P<former>曾用名|原名|旧名|舊名|早期叫|前身(?:是|为)?|改名|née|nee|formerly known as|formerly|maiden name|now called|renamed)"
    rf"[ :：是为「“\"(（]{{0,3}}(?P<w>{_NAME_LIKE})",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(
    r"《([^《》\n]{1,24})》|「([^「」\n]{2,16})」|『([^『』\n]{2,16})』|“([^“”\n]{2,20})”|\"([^\"\n]{2,20})\""
)
_ACCOUNTS: Final = (
    re.compile(ACCOUNT),
    re.compile(rf"@([\w{_HAN}]{{2,20}})"),
    re.compile(
        r"(?:LinkedIn|Steam|Twitter|Instagram|IG|Telegram|Kaggle|Behance|itch|app) (?:as |→ |: ?)([a-z][\w.-]{3,30})"
    ),
)
_HOST: Final = re.compile(HOST_LIKE, re.IGNORECASE)
_OTHER_HOST: Final = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9-]{3,40}\.){1,2}(?:games|studio|art|works?|space|link|club|team|cafe|shop|store|world|media|agency|school)(?![\w-])"
)
_PATENT: Final = re.compile(
    r"(?<![A-Za-z])(?:(?:ZL|CN|US|EP|WO|JP|KR|IN|HK|TW|DE|GB)[ .]?|专利号[ :：]?|專利號[ :：]?)\d[\d.,/ ]{5,16}\d(?:\.[\dX]|[A-Z]\d?| [A-Z]\d?)?(?![\w])"
)
_EXCHANGE: Final = (
    "NASDAQ|NYSE|LSE|AIM|HKEX|SEHK|TSE|TSX|TWSE|NSE|BSE|ASX|SGX|SSE|SZSE|JSE|NZX|PSE|ISE|Euronext|XETRA|"
    "股票代[码碼]|股份代[号號]|证券代码|股票|港股|A股"
)
_TICKERS: Final = (
    re.compile(rf"(?:{_EXCHANGE})\s?[:：]?\s?(?-i:([A-Z]{{1,6}}|\d{{4,6}}(?:\.[A-Z]{{2}})?))(?!\w)"),
    re.compile(rf"(?<!\w)([A-Z]{{2,5}})(?:,? on| ?@| ?\() ?(?:the )?(?:{_EXCHANGE})"),
    re.compile(r"(?<!\w)(\$[A-Z]{2,5})(?!\w)"),
    re.compile(r"[(（](\d{4}|[036]\d{5})(?:\.(?:HK|SH|SZ|TW))?[)）]"),
    re.compile(r"(?<!\d)(9[56]\d{3}|400-\d{3,4}-\d{3,4})(?!\d)"),
)
_MODEL: Final = re.compile(
    r"(?<![\w-])(?!FY|CY|H[12]|Q[1-4])(?:[A-Z]{1,5}-?\d{2,5}[A-Za-z]{0,3}|[A-Z]{2,5}-?\d[A-Z]?|\d[A-Z]{2,3})(?![\w-])"
)
_SITE: Final = (
    "[Cc]ampus|[Ss]ite|[Pp]lant|[Ff]ab|[Ww]ard|[Ww]ing|[Ss]tore|[Bb]ranch|[Dd]epot|Street|Road|Avenue|Hall|House|Building|Tower|Park|"
    "Centre|Center|Estate|Wharf|Square|Library|College|School of [A-Z][a-z]+"
)
_PLACE: Final = re.compile(rf"(?<![\w'’])((?:{_CAP} ){{1,3}}(?:{_SITE}))(?!\w)")
_TEAM: Final = re.compile(
    rf"(?:[Tt]eam|[Ss]quad|[Pp]roject|[Pp]rogramme) ({_CAP}(?: {_CAP})?)|({_CAP}) (?:[Tt]eam|[Ss]quad|[Tt]ribe)(?!\w)"
)
_EVENT: Final = re.compile(
    rf"(?<![\w'’])((?:{_CAP} ){{1,3}}(?:Award|Prize|Cup|Day|Week|Festival|Conference|Summit|Challenge|Medal|Scholar(?:ship)?|Fellow(?:ship)?))(?!\w)"
)
_TEAM_ZH: Final = re.compile(rf"([{_HAN}]{{2,6}}?)(?:战队|戰隊|小组|小組|工作室|事业群|事業群|事业部|事業部|项目组)")
_PRODUCT_ZH: Final = re.compile(
    rf"(?<![{_HAN}])(?:[负負][责責]|主导|主導|参与|參與|运营|設計|设计|开发|開發)?([{_HAN}]{{2,5}})(?=(?:APP|App|app|小程序|客户端|品牌|系列|直播间|公众号))"
)
_LEAD: Final = (
    "负责|負責|参与|參與|参加|參加|主导|主導|协助|協助|支援|支持|常驻|位于|位於|经营|經營|管理|任职|就职|来自|來自|组织|組織|编写|施工|担任|擔任|"
    "加入|喜欢|喜歡|获得|获|獲|在|去|驻|住|和|与|與|及|是|为|為|从|從|到|把|被|由|对|對|跟|的|了|我|他|她|们|這|这|那|一|第|等|有|做|管|过|過|以及"
)
_SITE_ZH: Final = (
    "校区|校區|园区|園區|大厦|大廈|大楼|大樓|广场|廣場|宿舍|书院|書院|学院|學院|分校|总部|總部|基地|電廠|电厂|車廠|车厂|大桥|大橋|铁路|鐵路|高速|机场|機場|"
    "馬場|门店|門店|门市|門市|总店|總店|社区|社區|医院|醫院|小学|小學|中学|中學|大道|东塔|西塔|实验室|實驗室|研究院|山庄|剧社|劇社|协会|協會|读书会|"
    "舊生會|校友会|基金会|论坛|大赛|柔直|二期|一期|空间|森林|小将|小將|人家|时效件"
)
_PLACE_ZH: Final = re.compile(
    rf"(?P<long>[{_HAN}A-Z]{{2,8}}?(?:{_SITE_ZH}))|(?P<short>[{_HAN}A-Z]{{2,7}}?[路馆館綫線线湖河亭堂塔杯奖獎记記店])(?![{_HAN}]{{0,1}}(?:上|里|面))"
)
_LAST_LEAD: Final = re.compile(rf".*(?:{_LEAD})")
_FOUNDER_ZH: Final = re.compile(
    rf"(?:创始人|創辦人|创办人|董事长|董事長|校长|校長|掌门人|总裁|總裁|老板)([{_HAN}]{{2,3}})(?![{_HAN}])|"
    rf"(?<![{_HAN}])([{_HAN}]{{2,3}})(?=先生|女士|教授|来视察|视察|題|题字|创立|創立|签名|簽名)"
)
_CAMEL: Final = re.compile(
    r"(?<![\w./@-])(?:[A-Z][a-z]+(?:[A-Z][a-z0-9]+)+|[a-z]+[A-Z][A-Za-z0-9]+|[A-Z][a-z]+\d+|\d+-[A-Z]{3,}[A-Za-z]*)(?![\w/@-])"
)
_JOINT: Final = r"(?: (?:of|for|and|&) | )"
_PROPER: Final = re.compile(rf"(?<=[\w,;] )[A-Z][\w'’-]{{1,20}}(?:{_JOINT}[A-Z][\w'’-]{{1,20}}){{0,3}}")
_AT_START: Final = re.compile(
    rf"(?:^|[.!?:;·•◆‧(（/\"“–—-])\s*(?P<v>[A-Z][\w'’-]{{2,20}}(?:{_JOINT}[A-Z][\w'’-]{{1,20}}){{0,3}})", re.MULTILINE
)
_LATIN_IN_HAN: Final = re.compile(
    r"(?<![A-Za-z0-9.@/+-])(?=[A-Za-z0-9.+-]{0,20}[A-Za-z]{2})[A-Za-z0-9][A-Za-z0-9.+-]{2,20}(?![@/])"
)
_WORD: Final = re.compile(r"(?<![A-Za-zÀ-ɏ0-9-])[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9’'&]*\.?(?![A-Za-z0-9-])")


def named_things(text: str) -> Iterator[Named]:
    """Yield what a text may name, with the reason; the surest first."""
    yield from _said_names(text)
    yield from _codes(text)
    yield from ((found[1], Hint.PLACE) for found in _PLACE.finditer(text) if not _is_all_ordinary(found[1]))
    yield from ((found[1] or found[2], Hint.TEAM) for found in _TEAM.finditer(text))
    yield from ((found[1], Hint.EVENT) for found in _EVENT.finditer(text))
    for found in _QUOTED.finditer(text):
        yield next(filter(None, found.groups())), Hint.QUOTED
    yield from _named_in_han(text)
    yield from ((found.group(), Hint.PRODUCT) for found in _CAMEL.finditer(text))
    yield from ((found.group(), Hint.MODEL) for found in _MODEL.finditer(text))
    yield from _proper_names(text)


def short_forms(text: str, organisation: str) -> Iterator[Named]:
    """Yield the words of a text that may be short for an organisation: its initials, and words that begin as one of its own words does
    (`Ubi`, `Flipster`); of a Chinese name, characters of it in their order (川大 of 四川大学)."""
    words, initials, han = _parts_of(organisation)
    for found in _WORD.finditer(text):
        word = found.group().rstrip(".")
        if word[0].isupper() and (_is_initials(word, initials) or _is_stem(folded(word), words)):
            yield word, Hint.ACRONYM
    if han:
        yield from ((word, Hint.ACRONYM) for word in _han_short_forms(text, han))


def is_job_words(text: str) -> bool:
    """Return True if every word of a Latin text is a word of the language or of job titles: what has such a name is less likely a name."""
    return _is_all_ordinary(text)


def _said_names(text: str) -> Iterator[Named]:
    for found in _NAMED.finditer(text):
        name, hint = (found["v"], Hint.NICKNAME) if found["nick"] else (found["w"], Hint.FORMER_NAME)
        yield name.rstrip(".!?…·-–—'’"), hint


def _codes(text: str) -> Iterator[Named]:
    for found in REPOSITORY.finditer(text):
        yield found[1], Hint.ACCOUNT
        if found[2]:
            yield found[2], Hint.REPOSITORY
    addressless = re.sub(EMAIL_LIKE, " ", text)
    for pattern in _ACCOUNTS:
        yield from ((found[1], Hint.ACCOUNT) for found in pattern.finditer(addressless))
    for pattern in (_HOST, _OTHER_HOST):
        for found in pattern.finditer(addressless):
            if not network_of(host_of(found.group())):
                yield found.group(), Hint.HOST
    yield from ((found.group(), Hint.PATENT) for found in _PATENT.finditer(text))
    for pattern in _TICKERS:
        yield from ((found[1], Hint.TICKER) for found in pattern.finditer(text) if not _is_year(found[1]))


def _named_in_han(text: str) -> Iterator[Named]:
    if not re.search(rf"[{_HAN}]", text):
        return
    yield from ((found[1], Hint.TEAM) for found in _TEAM_ZH.finditer(text))
    for found in _PRODUCT_ZH.finditer(text):
        if len(name := _without_lead(found[1])) >= 2:
            yield name, Hint.PRODUCT
    for found in _PLACE_ZH.finditer(text):
        name = _without_lead(found.group())
        if found["long"] or not is_word(folded(name[-2:])):
            start = found.end() - len(name)
            if _is_site(name, 2 if found["long"] else 1) and not boundary(text, start, found.end()).is_crossed:
                yield name, Hint.PLACE
    for found in _FOUNDER_ZH.finditer(text):
        name = found[1] or found[2]
        if name[0] in SURNAMES:
            yield name, Hint.PERSON
    if len(re.findall(r"[A-Za-z]", text)) < len(re.findall(rf"[{_HAN}]", text)):
        yield from ((found.group().rstrip(".-+"), Hint.PRODUCT) for found in _LATIN_IN_HAN.finditer(text))


def _without_lead(name: str) -> str:
    """Return what stands behind the last verb or particle of a run of ideographs."""
    lead = _LAST_LEAD.match(name)
    return name[lead.end() :] if lead else name


_SURE_SITES: Final = frozenset("校区 园区 大厦 分校 门店 门市 书院 宿舍 总店 车厂 电厂 发电厂".split())
_GENERAL: Final = frozenset("公司 学校 大学 集团 老家 各家 多家 全国 工厂 单位 其他 新老 社区 产业 工业 科技".split())


def _is_site(name: str, ending: int) -> bool:
    """Return True if something stands before the ending of a site's name that is not made of words of the language."""
    own = folded(name[:-ending])
    if ending > 1 and len(own) == 2 and folded(name[-ending:]) in _SURE_SITES:
        return own not in _GENERAL
    words = [own[at : at + 2] for at in range(0, len(own), 2)]
    return len(name) >= 3 and len(own) >= 2 and not all(map(is_word, words)) and not is_long_word(folded(name))


def _proper_names(text: str) -> Iterator[Named]:
    for found in _PROPER.finditer(text):
        if name := _trimmed(found.group()):
            yield name, Hint.PROPER_NAME
    for found in _AT_START.finditer(text):
        name = _trimmed(found["v"])
        first = folded(name.partition(" ")[0])
        if name and not (_is_all_ordinary(name) or is_ordinary(first) or first in title_words()):
            yield name, Hint.PROPER_NAME


def _trimmed(name: str) -> str:
    """Return a name without what only begins or ends the clause: `Since Falcon` → Falcon."""
    words = name.split(" ")
    while len(words) > 1 and folded(words[0]) in STOP_WORDS | _CALENDAR:
        words = words[1:]
    name = " ".join(words)
    if _NO_NAME.fullmatch(name) or folded(name) in _CALENDAR:
        return ""
    return re.sub(r"['’]s?$", "", name)


_NO_NAME: Final = re.compile(
    r"[A-Z]['’].*|.*['’](?:ve|ll|re|m|d)|Here['’]s|[A-Z]{1,2}\d?|[IVX]+|(?:Q[1-4] )?FY ?\d+|Ltd|Inc|Plc"
)


_CALENDAR: Final = frozenset(
    (
        *ENGLISH,
        *ENGLISH_SHORT,
        "sept",
        *"monday tuesday wednesday thursday friday saturday sunday".split(),
        *"mondays saturdays sundays".split(),
    )
)


def _is_all_ordinary(name: str) -> bool:
    words = re.findall(r"[^\W\d_]+", folded(name))
    return all(is_ordinary(word) or word in title_words() or word in _CALENDAR for word in words)


def _is_year(code: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", code))


@lru_cache(maxsize=64)
def _parts_of(organisation: str) -> tuple[frozenset[str], str, str]:
    """Return the distinctive words of an organisation's name, its letters with initials upper-case, and its ideographs in the normal form."""
    flat = folded(organisation)
    words = re.findall(r"[a-zà-ɏ]+(?:'[a-z]+)?", flat)
    han = "".join(re.findall(rf"[{_HAN}]", flat))
    initials = "".join(word[0].upper() + word[1:] for word in words) or "".join(one[:1].upper() for one in likely(han))
    own = frozenset(
        word
        for word in words
        if len(word) >= 4 and (len(word) >= 7 or not is_ordinary(word)) and word not in title_words()
    )
    return own, initials, han


def _is_initials(word: str, name: str) -> bool:
    """Return True if a word in capitals has the letters of a name in their order, most of them initials (`KIT`, `OLCHC`, `THU`)."""
    letters = word[:-1] if len(word) > 3 and word[-1] == "s" else word
    if not 2 <= len(letters) <= 7 or not letters.isupper():
        return False
    at, hits = 0, 0
    for letter in letters:
        upper, lower = name.find(letter, at), name.find(letter.lower(), at)
        if upper < 0 and lower < 0:
            return False
        hits += upper >= 0
        at = (upper if upper >= 0 else lower) + 1
    capitals = re.sub(r"[^A-Z]", "", name)
    return hits / len(letters) > 0.6 and letters[0] in (capitals if len(letters) > 2 else capitals[:1])


def _is_stem(word: str, words: frozenset[str]) -> bool:
    if len(word) < 3 or word in words or is_ordinary(word):
        return False
    return any(own.startswith(word) or (len(word) >= 5 and word[:4] == own[:4]) for own in words)


def _han_short_forms(text: str, name: str) -> Iterator[str]:
    """Yield runs of two to four ideographs that are characters of the name in their order, words of the language excluded; the longest first."""
    flat = folded(text)
    if len(flat) != len(text):
        return
    taken = 0
    for start in range(len(flat) - 1):
        if start < taken or flat[start] not in name:
            continue
        for size in (5, 4, 3, 2):
            form = flat[start : start + size]
            if len(form) == size and _is_short_for(form, name) and not boundary(flat, start, start + size).is_crossed:
                taken = start + size
                yield text[start : start + size]
                break


def _is_short_for(form: str, name: str) -> bool:
    of_university = len(form) <= 3 and form[-1] == "大" and "大学" in name and form[0] not in "最更很较不"
    if (is_word(form) and not of_university) or is_long_word(form) or re.search(rf"[^{_HAN}]", form):
        return False
    at = 0
    for char in form:
        at = name.find(char, at) + 1
        if not at:
            return False
    return True
