"""Column titles of people's own lists of applications, and how days, statuses and kinds are written in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, TypeVar

from app.domain.applications import Status
from app.domain.copies import RecipientKind
from app.text.months import month_numbers

Choice = TypeVar("Choice", Status, RecipientKind)
COLUMNS: Final = (
    *("recipient", "day", "kind", "status", "channel", "domain", "disclosed", "position", "notes"),
    *("employer", "place", "pay", "link", "closes", "source", "contact", "tags"),
)
_HEADS: Final = {
    "recipient": r"recipient|(?:company|employer|organi[sz]ation|firm|agency)(?: name)?|(?:投递)?(?:公司|企业|单位|用人单位|招聘单位|雇主)(?:名称)?",
    "day": r"day|date|(?:date )?(?:applied|sent|submitted)(?: on| at)?|(?:application|submission) date|date of application|日期|(?:投递|申请|应聘)(?:日期|时间)",
    "kind": r"kind|type|类型",
    "status": r"status|state|outcome|result|(?:投递|申请)?(?:状态|进展|结果)",
    "channel": r"channel|via|applied (?:via|through)|(?:投递)?(?:渠道|途径|方式)",
    "domain": r"domain|web ?site|(?:公司|单位)?(?:网址|网站|官网)|域名",
    "disclosed": r"disclosed",
    "position": r"position|role|vacancy|job(?: title| name)?|title|(?:应聘|投递|申请)?(?:职位|岗位)(?:名称)?",
    "notes": r"notes?|comments?|remarks?|备注|说明|备忘",
    "employer": r"(?:end )?(?:client|employer)(?: behind the agency)?|实际(?:用人单位|雇主|公司)",
    "place": r"place|location|city|town|(?:job|work) location|(?:工作|上班|办公)?(?:地点|城市|地区)|所在(?:地|城市)",
    "pay": r"pay|salary|wage|compensation|salary range|薪资|薪水|工资|月薪|年薪|待遇|薪酬(?:范围)?",
    "link": r"link|url|(?:job|posting|ad|advert)(?: posting)? (?:link|url)|(?:招聘|职位|岗位|投递)?链接",
    "closes": r"closes|closing(?: date)?|deadline|apply by|last day to apply|(?:网申|投递|申请|报名)?截止(?:日期|时间)?",
    "source": r"source|platform|job (?:board|site|portal)|found (?:on|through|via)|where found|(?:招聘|投递|信息)?(?:平台|来源)|招聘(?:渠道|网站)",
    "contact": r"contact(?: person)?|recruiter|hr|(?:招聘)?联系人|对接人",
    "tags": r"tags?|labels?|标签",
}
"""Column → how people head it; the program's own names come first."""
_STATUSES: Final = {
    Status.PLANNED: r"to apply|wishlist|saved|(?:待|计划)(?:投递|申请)|计划中",
    Status.SENT: r"applied|submitted|已?投递|已?申请",
    Status.REPLIED: r"they replied|response|responded|(?:对方)?已?回复",
    Status.INTERVIEW: r"interview(?:ed|ing)|(?:phone|first|second|1st|2nd|final) (?:screen|interview|round)|assessment|(?:已|待|约|通知)?(?:面试|笔试)(?:中|邀请)?|[一二三四初终]面|[初复]试|hr面",
    Status.OFFER: r"offered|hired|accepted|录用通知|已?录用",
    Status.REJECTED: r"reject|declined|unsuccessful|not (?:selected|successful)|turned down|被拒绝?|已拒绝?|未通过|没通过|不合适|挂了?",
    Status.GHOSTED: r"no (?:reply|response|answer)(?: yet)?|ghosted by .{1,40}|杳无音信|石沉大海|(?:已读)?不回|已读未回|(?:没有|无|未|没)回(?:复|音|应)",
    Status.WITHDRAWN: r"withdrew|已?撤回|已?放弃",
}
_KINDS: Final = {
    RecipientKind.EMPLOYER: r"employers|company|direct|(?:用人|工作|招聘)?单位|雇主|企业|公司",
    RecipientKind.PLATFORM: r"platforms|job (?:board|site)|(?:招聘|求职)?(?:平台|网站)",
    RecipientKind.AGENCY: r"agencies|(?:recruitment|recruiting|staffing|employment) agency|recruiter|headhunter|(?:招聘|人力|人才|职业|劳务)?中介(?:机构|公司)?|代理(?:机构)?|猎头(?:公司)?|(?:中介|代理)/(?:中介|代理)",
    RecipientKind.PERSON: r"persons|people|individual|个人",
}
_MONTH: Final = r"(?:de )?([^\W\d_]{3,12})\.?(?: de)?"
_YEAR_FIRST: Final = re.compile(r"(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?(?:[t ].*)?")
_DAY_MONTH: Final = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH},?[ -](\d{{4}})")
_MONTH_DAY: Final = re.compile(rf"{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})")
_YEAR_LAST: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: .*)?")
_SHORT_YEAR: Final = re.compile(r"(\d{1,2}[-/.]\d{1,2}[-/.])(\d{2})")
"""Could begin with the year as well: read only where the other days of the list end with it."""


def match_headers(names: Sequence[str]) -> dict[str, str]:
    """Match titles to columns: column → its title in the file, for those that are there."""
    plain = {_normalized_title(name).replace("_", " "): name for name in reversed(names)}
    found: dict[str, str] = {}
    for column, pattern in _HEADS.items():
        own = plain.get(column) or next((name for key, name in plain.items() if re.fullmatch(pattern, key)), None)
        if own is not None and own not in found.values():
            found[column] = own
    return found


def parse_status(text: str) -> Status | None:
    """Parse the status of a cell; empty means sent."""
    return _matching_choice(text, Status, _STATUSES, Status.SENT)


def parse_kind(text: str) -> RecipientKind | None:
    """Parse the kind of recipient of a cell; empty means an employer."""
    return _matching_choice(text, RecipientKind, _KINDS, RecipientKind.EMPLOYER)


def is_month_first(cells: Iterable[str]) -> bool | None:
    """Return True if days that end with the year begin with the month; None where no cell decides."""
    for cell in cells:
        found = _YEAR_LAST.fullmatch(_normalized_title(cell))
        if found and int(found[1]) > 12:
            return False
        if found and int(found[2]) > 12:
            return True
    return None


def parse_day(text: str, *, american: bool | None) -> str:
    """Return the ISO date of a cell; empty where it is none, or where day and month are ambiguous (`american` is None)."""
    plain = _normalized_title(text)
    if american is not None and (short := _SHORT_YEAR.fullmatch(plain)):
        plain = f"{short[1]}20{short[2]}"
    if found := _YEAR_FIRST.fullmatch(plain):
        year, month, day = found.groups()
    elif found := _DAY_MONTH.fullmatch(plain):
        day, month, year = found.groups()
    elif found := _MONTH_DAY.fullmatch(plain):
        month, day, year = found.groups()
    elif (found := _YEAR_LAST.fullmatch(plain)) and (american is not None or found[1] == found[2]):
        day, month, year = (found[2], found[1], found[3]) if american else found.groups()
    else:
        return ""
    numbers = month_numbers()
    number = int(month) if month.isdecimal() else numbers.get(month) or numbers.get(month[:3], 0)  # `janurary`
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return ""


def _matching_choice(text: str, known: type[Choice], words: dict[Choice, str], default: Choice) -> Choice | None:
    plain = _normalized_title(text)
    if not plain:
        return default
    own = next((one for one in known if one.value == plain), None)
    return own or next((one for one, pattern in words.items() if re.fullmatch(pattern, plain)), None)


def _normalized_title(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
