"""Personal data by its pattern, for what the person never entered as a field: e-mail, telephone, identity number, web address, date of birth
and messenger; short facts behind a label. The verifier's own patterns.

A number without a sign of what it is must not be taken for one: years, scores, product numbers, ISBNs, versions and amounts stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import phonenumbers
from stdnum import iban, luhn
from stdnum.es import dni, nie
from stdnum.fr import nir
from stdnum.it import codicefiscale

from app.domain.sensitivity import Kind
from app.verify import labelled_facts, numbers
from app.verify.dates import find_dates
from app.verify.folding import fold_letters
from app.verify.lexicon import common_surnames, common_words, labels, surnames


@dataclass(frozen=True, slots=True)
class PatternMatch:
    """Personal data in a text: its kind and how it is written."""

    kind: Kind
    text: str


_MAILS: Final = (
    re.compile(r"[\w.+%-]{1,64}\s?@\s?[\w-]{1,63}(?:\s?\.\s?[\w-]{1,63}){1,5}"),
    re.compile(
        r"[\w.+%-]{2,64}\s{0,2}(?:[\[({<【（]\s{0,2}(?:at|@|a|艾特|在|arroba)\s{0,2}[\])}>】）]|\sAT\s(?=[\w-]{1,63}(?:\s(?:dot|DOT)\s|[\[(]|\.))|(?<=[\d._-]\w\w)\sat\s(?=[\w-]{1,63}(?:\s(?:dot|DOT)\s|[\[(]))|艾特|圈a|_at_|-at-)"
        r"\s{0,2}[\w-]{1,63}(?:\s{0,2}(?:\.|[\[({<【（]\s{0,2}(?:dot|\.|点)\s{0,2}[\])}>】）]|\s(?:dot|DOT)\s|点)\s{0,2}[\w-]{2,63}){1,4}"
    ),
    re.compile(r"[\w.+-]{2,64}(?:#|\s#\s)[\w-]{2,63}(?:\.[a-z]{2,24}){1,3}"),
)
_MAIL_SIGNS: Final = ("@", "", "#")
"""What a match of each of them holds."""
_NO_MAIL: Final = re.compile(r"@[\w-]+\s?\.\s?(?:js|py|ts|md|txt|png|json)\b", re.IGNORECASE)

_TLD: Final = "com|org|net|edu|gov|io|dev|me|co|ai|app|info|biz|page|site|online|tech|blog|xyz|top|vip|club|design|studio|work|website|link|art|name|space|cloud|pro|tv|cc|cn|hk|tw|jp|kr|uk|fr|de|es|it|nl|eu|us|ca|au|in|sg|ru|pl|ch|at|se|no|dk|fi|br|mx|nz|ie|be|pt"
_LINKS: Final = (
    re.compile(r"(?:https?|ftp)://[^\s，。；、）】」』》<>\"'|）)\]]{3,300}", re.IGNORECASE),
    re.compile(r"(?<![\w@.-])www\.[\w-]{1,60}\.[a-z]{2,12}[^\s，。；、）】」』》<>\"'|）)\]]{0,300}", re.IGNORECASE),
    re.compile(
        rf"(?<![\w@.\-/])(?:[a-z0-9][a-z0-9-]{{0,40}}\.){{1,3}}(?:{_TLD})/[\w~@-][^\s，。；、）】」』》<>\"'|）)\]]{{0,300}}",
        re.IGNORECASE,
    ),
)
_BARE: Final = re.compile(
    rf"(?:(?<![a-z])(?:website|web ?page|blog|portfolio|home ?page|profile)|博客|个人主页|主页|网站|作品集)[\s:：|]{{1,4}}(?P<v>(?:[a-z0-9][a-z0-9-]{{0,40}}\.){{1,3}}(?:{_TLD}))(?![\w@-])",
    re.IGNORECASE,
)
_INTERFACE: Final = re.compile(
    r"(?:https?://)?(?:(?:[\w-]+\.)*(?:api|gateway|auth|webhook|hooks|cdn|static|staging)\.[\w.-]+|localhost|\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?(?:[/?]|$)",
    re.IGNORECASE,
)
"""What a machine calls is no person's page."""
_CALLED: Final = re.compile(
    r"(?:(?<![a-z])(?:curl|wget|get|post|put|delete|patch|fetch|axios)(?:\s-{1,2}[a-z-]+){0,3}\s{1,2}['\"(]{0,2})$",
    re.IGNORECASE,
)

_MOBILE: Final = re.compile(r"(?<![\w.])(?:\(?\+?86\)?[\s-]{0,2})?1[3-9]\d[\s·.-]?\d{4}[\s·.-]?\d{4}(?![\w.]*\d)")
_INTERNATIONAL: Final = re.compile(r"(?<![\w.])(?<!\d\s)(?:\+|00)\s?\(?\d{1,3}\)?(?:[\s().\-/·]{0,3}\d){6,13}(?!\d)")
_DIALLED: Final = re.compile(
    r"(?<![\w./-])\(?0?\d{1,5}\)?[\s.\-/]{1,2}\d{2,8}(?:[\s.\-/]{1,2}\d{2,8}){0,3}(?![\w./-]*\d)|(?<![\w./-])\d{7,12}(?![\w.]*\d)"
)
_AREA: Final = re.compile(
    r"(?<![\w.])(?:\(0\d{1,4}\)[ ]?\d{3,4}[ -]?\d{3,4}|0[1-9]\d{1,2}-\d{7,8})(?![A-Za-z0-9_-]|\.\d)"
)
"""A number with its area code in brackets, or as China writes it."""
_CUE: Final = re.compile(
    r"(?:(?<![a-z])(?:tel(?:efon[eo]?|ephone)?|phone|mob|movil|m[óo]vil|celular|whatsapp|fax|hotline|landline|handphone|direct line|desk line"
    r"|(?:call|text|sms|dial|reach)(?= (?:me|us|him|her|on|at)(?![a-z])|[ ]?[:：]|[ ]*$)"
    r"|(?:mobile|cell|handy|portable|desk)(?= ?(?:[:：.,;/|(]|no(?![a-z])|number|phone|on |at |is |$)))(?![a-z])"
    r"|电话|手机|座机|固话|联系方式|致电|拨打|来电|热线|传真|電話|手機|전화)[^\d\n+]{0,16}$",
    re.IGNORECASE,
)
_MONTH_LAST: Final = re.compile(r"(?<!\d)(?:0?[1-9]|1[0-2])\s?[/.\-]\s?(?:19|20)\d\d\s*$")
"""A month at the end of what may be a number: `(D1) 05/2024` is a class of licence and its date."""
_SERVICE: Final = re.compile(r"(?:86)?[48]00\d{7}|0{1,3}800\d{6,8}|1?8(?:00|88|77|66|55|44|33)\d{7}|1[38]00\d{6}")
"""Free and service lines are a firm's."""
_REGIONS: Final = (
    "CN",
    "US",
    "GB",
    "DE",
    "FR",
    "ES",
    "IT",
    "IN",
    "JP",
    "KR",
    "HK",
    "TW",
    "SG",
    "BR",
    "MX",
    "AU",
    "NL",
    "PL",
    "CH",
    "AT",
)

_PRC: Final = re.compile(r"(?<!\w)[1-8]\d{5}[\s-]?(?:19|20)\d{2}[\s-]?[01]\d[\s-]?[0-3]\d[\s-]?\d{3}[\dXx](?!\w)")
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKED: Final = (
    (re.compile(r"(?<!\w)[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z](?!\w)"), codicefiscale.is_valid),
    (re.compile(r"(?<!\w)\d{2}\.?\d{3}\.?\d{3}-?[A-Z](?!\w)"), dni.is_valid),
    (re.compile(r"(?<!\w)[XYZ]-?\d{7}-?[A-Z](?!\w)"), nie.is_valid),
    (re.compile(r"(?<!\w)[12]\s?\d{2}\s?\d{2}\s?\d[\dAB]\s?\d{3}\s?\d{3}\s?\d{2}(?!\w)"), nir.is_valid),
    (
        re.compile(r"(?<!\w)(?:4\d{3}|5[1-5]\d{2}|62\d{2})[\s-]?\d{4}[\s-]?\d{4}[\s-]?\d{3,4}(?:[\s-]?\d{1,3})?(?!\w)"),
        luhn.is_valid,
    ),
    (
        re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?(?!\w)"),
        lambda text: iban.is_valid(text, check_country=False),
    ),
    (re.compile(r"(?<!\w)\d{3}-\d{2}-\d{4}(?![\w-])"), lambda text: True),
    (
        re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D](?!\w)"),
        lambda text: True,
    ),
    (re.compile(r"(?<!\w)[STFGM]\d{7}[A-Z](?!\w)"), lambda text: True),
    (re.compile(r"(?<!\w)[A-Z]{3}[ABCFGHLJPT][A-Z]\d{4}[A-Z](?!\w)"), lambda text: True),
    (re.compile(r"(?<!\w)[A-Z][12]\d{8}(?!\w)"), lambda text: True),
    (re.compile(r"(?<!\w)[A-Z]{1,2}\d{6}\s?\([0-9A]\)"), lambda text: True),
    (re.compile(r"(?<!\w)\d{3}\.\d{3}\.\d{3}-\d{2}(?!\w)"), lambda text: True),
)
"""Numbers that states give, by form and check digit."""
_SIGNS: Final = re.compile(r"[\s.-]")
_ID_LABELS: Final = (
    r"身份证(?:号码?)?|身份証(?:號碼?)?|身分證(?:字號)?|证件号码?|证件|證件號碼|护照(?:号码?)?|護照(?:號碼)?|驾驶证(?:号码?)?|驾照|社保(?:卡)?号|社会保障号码?|工号|学籍号|准考证号|银行(?:卡|账[号户])(?:号码?)?|卡号"
    r"|passport|reisepass|passeport|pasaporte|identity card|id card|national id|identity number|id number|ssn|social security(?: number)?|nino|national insurance(?: number)?"
    r"|driving licen[cs]e|driver'?s licen[cs]e|personalausweis|steuer-?id|tax id|nric|hkid|pesel|dni|nie|aadhaar|aadhar|bank account|account (?:no\.?|number)|iban"
)
_LABELLED_ID: Final = re.compile(
    rf"(?<![^\W\d_])(?:{_ID_LABELS})[ \t]{{0,3}}(?:(?:number|no|nr|num|card)\.?[ \t]{{0,2}})?(?:(?:[:：=|#\t]|is|是|为|為)[ \t]{{0,3}}){{0,2}}(?P<v>(?=[\w \t./-]{{0,12}}\d)[A-Za-z0-9](?:[ \t./-]{{0,2}}[A-Za-z0-9]){{4,21}})(?![\w*])",
    re.IGNORECASE,
)
_MESSENGERS: Final = r"微\s?信(?:号码?|账号|id)?|微訊|v信|薇信|vx|wx|we\s?chat(?:\s?id)?|weixin|qq(?:号码?)?|扣扣|telegram|电报|whats\s?app|kakao\s?talk|카카오톡|viber|skype|discord|threema|zalo|钉钉|line\s?id|微博|抖音号?|小红书号?"
_ACCOUNT: Final = re.compile(
    rf"(?<![a-z0-9])(?:{_MESSENGERS})[ \t]{{0,2}}(?:(?:id|号码?|账号|handle|user(?:name)?)[ \t]{{0,2}})?(?:(?:[:：=|(（@→]|是|为|is|加|搜)[ \t]{{0,2}}){{1,3}}"
    r"(?P<v>@?(?=[a-z_.-]{0,30}[\d_]|[a-z])[a-z0-9_][a-z0-9_.-]{3,31})(?![a-z0-9@])",
    re.IGNORECASE,
)
_SHORT_LABEL: Final = re.compile(
    r"(?<![a-z0-9.\-/])(?:v|line|signal)\s{0,2}[:：=]\s{0,2}(?P<v>@?(?=[a-z_.-]{0,30}[\d_])[a-z0-9_][a-z0-9_.-]{3,31})(?![a-z0-9@])",
    re.IGNORECASE,
)
_QQ: Final = re.compile(r"(?<![a-z0-9])(?:qq|微信)(?:号|号码)?[\s:：]{0,3}(?P<v>[1-9]\d{5,10})(?!\d)", re.IGNORECASE)
_AT_HANDLE: Final = re.compile(r"(?<![\w.@/])@(?=[A-Za-z0-9_]{0,30}[\d_])[A-Za-z0-9_]{4,32}(?![\w.]*[/@(])")

_BORN: Final = re.compile(
    r"(?<![^\W\d_])(?:出生(?:年月日?|日期|于|年份)?|生日|生于|诞辰|born(?: on| in)?|date of birth|birth ?date|birthday|d\.?o\.?b\.?|geburtsdatum|geboren(?: am)?|née? le|nacid[oa](?: el)?"
    r"|fecha de nacimiento|date de naissance|data di nascita|nat[oa] il|data de nascimento|geboortedatum)(?: is| was|是|为)?[\s:：=|)(/-]{0,6}",
    re.IGNORECASE,
)
_BORN_BEHIND: Final = re.compile(r"\s{0,2}(?:日|号)?\s{0,2}(?:出\s?生|生(?![产活成意物命态涯动]))")
_AGES: Final = (
    re.compile(
        r"(?<![\d.\w–—-])(?:1[5-9]|[2-7]\d)[\s-]{0,2}(?:years?|yrs?)\.?[\s-]{0,2}(?:of age|old|young)(?![a-z])",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![^\W\d_])aged? (?:1[5-9]|[2-7]\d)(?![\d\w–—-]|\s?(?:-|to|–)\s?\d)", re.IGNORECASE),
    re.compile(
        r"(?<![^\W\d_])(?:age|年龄|年齡|现年|今年|周岁|alter|edad|eta)\s{0,2}[:：=]?\s{0,3}(?:1[5-9]|[2-7]\d)(?![\d\w–—-])(?=\s{0,2}(?:$|[\s,，.。;；)岁]))",
        re.IGNORECASE,
    ),
    re.compile(r"(?:现年|今年|我|本人|[，,；;。\s（(|]|^)(?:1[5-9]|[2-7]\d)\s?(?:周)?[岁歲](?=[，,；;。\s）)|]|$)"),
)


_STREETS: Final = (
    re.compile(
        r"(?<![\w.])\d{1,5}[A-Za-z]? (?:[A-Z][\w'.]+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct)\.?,? (?:[^\n]{0,40}[ ,])?"
        r"(?:\d{5}(?:-\d{4})?|[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2})(?!\w)"
    ),
    re.compile(r"[\u4e00-\u9fff]{2,6}[市区县][\u4e00-\u9fff]{2,8}(?:路|街|巷|弄|大道)\d{1,5}号"),
)
"""Street, house number and place together."""
_HAN_NAME: Final = r"[\u4e00-\u9fff]{2,4}(?=[\s，,。；;（(|]|$)"
_LATIN_NAME: Final = r"[A-Z][a-zà-ž'-]+(?: [A-Z]\.)?(?: [A-Z][a-zà-ž'-]+){1,2}(?![\w-])"
_NAMED: Final = re.compile(
    rf"(?:(?<![A-Za-z])(?:[Mm]y name is|I am called) (?P<v>{_LATIN_NAME})|(?:我叫|我的名字是|姓名\s?[:：])\s?(?P<w>{_HAN_NAME}))"
)
_REFEREE: Final = re.compile(
    rf"(?:(?<![A-Za-z])(?:[Rr]eferee|[Rr]eference)\s?:\s?(?P<v>{_LATIN_NAME})|(?:证明人|推荐人|證明人|推薦人)\s?[:：]\s?(?P<w>{_HAN_NAME}))"
)


def find_personal_data(text: str) -> Iterator[PatternMatch]:
    """Find personal data by pattern in an NFKC text (the six kinds and short facts behind a label)."""
    yield from _mails(text)
    yield from _links(text)
    yield from _bare_links(text)
    yield from _identities(text)
    yield from _phones(text)
    yield from _births(text)
    yield from _messengers(text)
    yield from _labelled_names_and_streets(text)
    yield from (
        PatternMatch(kind, answer)
        for kind, answer in labelled_facts.labelled_values(text)
        if labelled_facts.is_answer(kind, answer)
    )


def _mails(text: str) -> Iterator[PatternMatch]:
    for pattern, sign in zip(_MAILS, _MAIL_SIGNS, strict=True):
        for match in pattern.finditer(text) if sign in text else ():
            if not _NO_MAIL.search(match[0]) and "*" not in text[max(0, match.start() - 1) : match.start()]:
                yield PatternMatch(Kind.EMAIL, match[0])


def _links(text: str) -> Iterator[PatternMatch]:
    for pattern in _LINKS:
        for match in pattern.finditer(text):
            machine = _INTERFACE.match(match[0]) or _CALLED.search(text[max(0, match.start() - 40) : match.start()])
            if not machine:
                yield PatternMatch(Kind.LINK, match[0].rstrip(".,;:!?。，；：！？…'"))


def _bare_links(text: str) -> Iterator[PatternMatch]:
    yield from (PatternMatch(Kind.LINK, match["v"]) for match in _BARE.finditer(text))


def _identities(text: str) -> Iterator[PatternMatch]:
    yield from (PatternMatch(Kind.ID_NUMBER, match[0]) for match in _PRC.finditer(text) if _is_prc(match[0]))
    for pattern, holds in _CHECKED:
        yield from (
            PatternMatch(Kind.ID_NUMBER, match[0])
            for match in pattern.finditer(text)
            if holds(_SIGNS.sub("", match[0]))
        )
    yield from (
        PatternMatch(Kind.ID_NUMBER, match["v"]) for match in _LABELLED_ID.finditer(text) if _answers_id(match["v"])
    )


def _is_prc(written: str) -> bool:
    """Return True if the check character of a resident identity number is right (GB 11643-1999)."""
    number = fold_letters(written)
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return "10x98765432"[total % 11] == number[-1]


def _answers_id(written: str) -> bool:
    digits = sum(char.isdigit() for char in written)
    return digits >= 5 or (digits >= 3 and not written.islower() and " " not in written)


def _phones(text: str) -> Iterator[PatternMatch]:
    for pattern in (_MOBILE, _INTERNATIONAL, _AREA):
        yield from (
            PatternMatch(Kind.PHONE, match[0]) for match in pattern.finditer(text) if not _is_service_number(match[0])
        )
    for match in _DIALLED.finditer(text):
        if _CUE.search(text[max(0, match.start() - 40) : match.start()]) and _dials(match[0]):
            yield PatternMatch(Kind.PHONE, match[0])
    yield from (PatternMatch(Kind.PHONE, row.text) for row in numbers.spoken_digit_runs(text) if _is_read_out(row))


def _is_read_out(row: numbers.DigitRun) -> bool:
    """Return True for a telephone number spelled digit by digit, not for a figure with one number word beside it."""
    told = (
        sum(not char.isascii() for char in row.text)
        if not row.text.isascii()
        else sum(len(group) <= 2 for group in row.groups)
    )
    return told >= _TOLD and 7 <= len(row.digits) <= 13


_TOLD: Final = 7
"""Digits that must be told as words or numerals."""


def _is_service_number(written: str) -> bool:
    return _SERVICE.fullmatch(fold_letters(written)) is not None


def _dials(written: str) -> bool:
    digits = fold_letters(written)
    if (
        not 7 <= len(digits) <= 13
        or _is_service_number(written)
        or re.fullmatch(r"(?:19|20)\d\d\D{1,3}(?:19|20)\d\d", written.strip())
        or _MONTH_LAST.search(written)
    ):
        return False
    return len(digits) == 7 or len(digits) == 8 or any(_valid(written, region) for region in _REGIONS)


@lru_cache(maxsize=500)
def _valid(written: str, region: str) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(written, region))
    except phonenumbers.NumberParseException:
        return False


def _births(text: str) -> Iterator[PatternMatch]:
    every = tuple(find_dates(text)) if re.search(r"\d|年", text) else ()
    for written in every:
        before, after = text[max(0, written.start - 32) : written.start], text[written.end : written.end + 8]
        told = any(match.end() == len(before) for match in _BORN.finditer(before))
        if told or (_BORN_BEHIND.match(after) and "年" in text[written.start : written.end]):
            yield PatternMatch(Kind.BIRTH, text[written.start : written.end])
    for pattern in _AGES:
        yield from (PatternMatch(Kind.BIRTH, match[0].strip("，,；;。 \n（(|")) for match in pattern.finditer(text))


def _labelled_names_and_streets(text: str) -> Iterator[PatternMatch]:
    """Yield names behind words that announce one, and streets with number and place."""
    for kind, pattern in ((Kind.NAME, _NAMED), (Kind.REFEREE, _REFEREE)):
        yield from (
            PatternMatch(kind, match["v"] or match["w"])
            for match in pattern.finditer(text)
            if _is_name(match["v"], match["w"])
        )
    yield from (PatternMatch(Kind.ADDRESS, match[0]) for pattern in _STREETS for match in pattern.finditer(text))


def _is_name(latin: str | None, wide: str | None) -> bool:
    if latin is not None:
        return not {fold_letters(word) for word in latin.split()} & common_words()
    name = fold_letters(wide or "")
    return name[:1] in common_surnames() or name[:2] in surnames()


def _messengers(text: str) -> Iterator[PatternMatch]:
    for match in _ACCOUNT.finditer(text):
        if not _is_label(match["v"]):
            yield PatternMatch(Kind.MESSENGER, match["v"])
    for pattern in (_SHORT_LABEL, _QQ):
        yield from (PatternMatch(Kind.MESSENGER, match["v"]) for match in pattern.finditer(text))
    yield from (PatternMatch(Kind.MESSENGER, match[0]) for match in _AT_HANDLE.finditer(text))


def _is_label(word: str) -> bool:
    return word.isalpha() and any(
        word.casefold() in names for role in ("phone", "email", "messenger") for names in (labels().get(role, ()),)
    )
