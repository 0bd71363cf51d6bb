"""Recognises contacts, company identifiers and licence numbers in a posting's own text; judges nothing.

Licence formats are lenient: a string that is not recognised is simply not listed.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from app.text.characters import narrow
from app.text.mail_and_web_addresses import CHINESE_MOBILE, WEB_ENDS, WEB_START, emails
from checkers.identifiers.find import find_all
from checkers.intake.extracted_fields import MAX_TEXT
from checkers.intake.same_number import same_numbers

_URL = re.compile(rf"{WEB_START}[^{WEB_ENDS}(\u4e00-\u9fff]{{3,300}}", re.IGNORECASE)
"""In a posting Han characters that touch an address are the text that goes on."""
_PHONE = re.compile(
    rf"(?<![\dA-Za-z])(?:\+?86[- ]?)?{CHINESE_MOBILE}(?!\d)|"
    r"(?<![\dA-Za-z])0\d{2,3}[- ]\d{7,8}(?!\d)|(?<![\w.])\+\d{1,3}[ -]?(?:\(?\d{1,4}\)?[ "
    r"-]?){2,5}\d{2,4}(?!\d)|(?<!\d)400[- ]?\d{3,4}[- ]?\d{3,4}(?!\d)"
)
_WECHAT = re.compile(
    r"(?:微信|威信|薇信|维信|薇芯|徽信|wechat|weixin|加[vV]|[vV]信|vx|wx)(?:号|号码|id|ID)?[ "
    r"\t:：加是为(（]{0,4}(?P<v>[A-Za-z][A-Za-z0-9_-]{5,19}|1[3-9]\d{9})",
    re.IGNORECASE,
)
_QQ = re.compile(r"(?:qq|扣扣|企鹅)(?:群|号|号码)?[ \t:：是为]{0,4}(?P<v>[1-9]\d{4,11})", re.IGNORECASE)
_TELEGRAM = re.compile(
    r"(?:https?://)?(?:t\.me|telegram\.me)/(?P<v>\+?[A-Za-z0-9_]{4,40})|(?:telegram|tg|飞机|纸飞机|"
    r"电报)(?:号|id|群|频道)?[ \t:：是为]{0,4}(?P<w>@?[A-Za-z0-9_]{5,32})",
    re.IGNORECASE,
)
_WHATSAPP = re.compile(
    r"(?:https?://)?wa\.me/(?P<v>\d{6,15})|whats?app\b[^\d+\n]{0,20}(?P<w>\+?\d[\d -]{6,18}\d)", re.IGNORECASE
)
_LINE = re.compile(r"(?:line|賴|赖)\s{0,2}(?:id|號|号)?\s{0,2}[:：]\s{0,2}(?P<v>@?[A-Za-z0-9_.-]{4,30})", re.IGNORECASE)

_USCC_SPACED = re.compile(
    r"统一社会信用代码[^0-9A-Za-z]{0,6}"
    r"(?P<v>[0-9A-Za-z](?:[ \-–·.]?[0-9A-Za-z]){17}(?![0-9A-Za-z])|[0-9A-Za-z][0-9A-Za-z \-]{14,28}[0-9A-Za-z])"
)
_LABELLED = re.compile(
    r"(?:注册号|营业执照(?:注册)?号?|company (?:reg(?:istration)?\.? )?(?:number|no\.?)|companies house "
    r"(?:number|no\.?)|registered in england[^\d\n]{0,30}|"
    r"crn|brn|\bBR no\.?|uen|cin|abn|acn|nzbn|lei|vat (?:number|no\.?|id)?|ust-?idnr\.?|siren|"
    r"siret|org\.? ?(?:nr|no)\.?|統一編號|商業登記(?:證)?(?:號碼)?|法人番号)"
    r"[ \t:：#.()（）A-Za-z]{0,12}?(?P<v>(?=[A-Z0-9 .\-]{0,26}\d)[A-Z0-9][A-Z0-9 .\-]{4,24}[A-Z0-9])(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_LICENCES = (
    re.compile(r"(?:EA )?licen[cs]e (?:number|no\.?)?[ :#]{0,3}(?P<v>\d{2}[CS]\d{4})\b", re.IGNORECASE),
    re.compile(r"\b(?P<v>R\d{7})\b"),
    re.compile(r"(?P<v>派\d{2}-\d{6}|\d{2}-[ユム]-\d{6})"),
    re.compile(
        r"(?:職業介紹所牌照|牌照號碼|employment agency licen[cs]e)[^\d\n]{0,20}(?P<v>\d{5})(?!\d)", re.IGNORECASE
    ),
)


_WITH_VALUE: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...] = (
    ("wechat", _WECHAT, tuple("微信 威信 薇信 维信 薇芯 徽信 wechat weixin 加v v信 vx wx".split())),
    ("qq", _QQ, ("qq", "扣扣", "企鹅")),
    ("telegram", _TELEGRAM, ("t.me", "telegram", "tg", "飞机", "电报")),
    ("whatsapp", _WHATSAPP, ("wa.me", "whatsapp", "whatapp")),
    ("line", _LINE, ("line", "賴", "赖")),
)
"""Kinds of contacts with a value behind a word, and texts of which one must occur (in lower case): most postings hold none."""
_THREE = re.compile(r"\d{3}")
_LICENCE_HINTS = (*(("licen",), ("r",), ("派", "-"), ("牌照", "licen")),)
"""Per entry of `_LICENCES`, texts of which one must occur (in lower case)."""
_CHINESE_LICENCES = frozenset(("cn-hr-licence", "cn-dispatch", "cn-labour-export", "cn-icp"))
_PHONE_HINT = re.compile(r"1[3-9]\d|0\d\d|\+\d|400")
_SIX = re.compile(r"\d(?:[ \-–·.]?\d){5}")
_FIVE = re.compile(r"\d(?:[^\d\n]{0,12}\d){4}")
_BEFORE, _BEHIND = 110, 40
"""How far a label may stand before the first of five figures, and how far its number may go on behind them."""


def mailto_address(target: str) -> str:
    """Return the address that a `mailto:` link writes to, or ""."""
    if target[:7].lower() != "mailto:":
        return ""
    found = next(emails(unquote(target[7:300]).partition("?")[0]), None)
    return found.group() if found else ""


def contacts(text: str) -> tuple[str, ...]:
    """Return contacts in `text` as `kind:value`, in order of kind, without repeats."""
    flat = narrow(text[:MAX_TEXT])
    low = flat.lower()
    found = [f"email:{match.group()}" for match in emails(flat)]
    if "://" in flat or "www." in low:
        found += [f"url:{match.group().rstrip('.,;)')}" for match in _URL.finditer(flat)]
    if _PHONE_HINT.search(flat):
        found += [f"phone:{match.group().strip()}" for match in _PHONE.finditer(flat)]
    for kind, pattern, hints in _WITH_VALUE:
        if not any(hint in low for hint in hints):
            continue
        for match in pattern.finditer(flat):
            groups = match.groupdict()
            found.append(f"{kind}:{(groups['v'] or groups.get('w') or '').strip()}")
    found += same_numbers(flat, low)
    return tuple(dict.fromkeys(found))[:60]


def identifiers(text: str) -> tuple[str, ...]:
    """Return company identifiers in `text`: 18-character codes anywhere, other numbers only behind their label."""
    flat = narrow(text[:MAX_TEXT])
    found: list[str] = []
    if _SIX.search(flat):
        found += [number.reading.number for number in find_all(text) if number.family.code == "cn-uscc"]
    found += [re.sub(r"[ \-–·.]", "", match.group("v")).upper()[:18] for match in _USCC_SPACED.finditer(flat)]
    for low, high in _numbered(flat):
        found += [match.group("v").strip(" .-") for match in _LABELLED.finditer(flat, low, high)]
    kept = [value for value in dict.fromkeys(found) if sum(char.isdigit() for char in value) >= 5]
    return tuple(kept)[:20]


def _numbered(flat: str) -> list[tuple[int, int]]:
    """Return spans in which five digits are close enough to be a number, with room for its label."""
    out: list[tuple[int, int]] = []
    for match in _FIVE.finditer(flat):
        low, high = max(0, match.start() - _BEFORE), match.end() + _BEHIND
        if out and low <= out[-1][1]:
            out[-1] = (out[-1][0], high)
        else:
            out.append((low, high))
    return out


def licences(text: str) -> tuple[str, ...]:
    """Return licence numbers in `text`, as written."""
    flat = unicodedata.normalize("NFC", narrow(text[:MAX_TEXT]))
    if not _THREE.search(flat):
        return ()
    low = flat.lower()
    found = [number.text for number in find_all(text) if number.family.code in _CHINESE_LICENCES]
    for pattern, hints in zip(_LICENCES, _LICENCE_HINTS, strict=True):
        if not any(hint in low for hint in hints):
            continue
        found += [(match.groupdict().get("v") or match.group()).strip() for match in pattern.finditer(flat)]
    return tuple(dict.fromkeys(found))[:20]
