"""Reads number, name and state in what a person pasted back from an official register page. The source stays "pasted by you".

The program never opened the page; whether the paste is complete or genuine only the person knows, and the line says
so.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from app.domain.checks import CardLine, Outcome, Posting
from checkers.organisation_names import organisation_in
from checkers.registers.names import core_name
from checkers.signals.base import line

PASTED: Final = "pasted by you"
_MOST: Final = 60_000
_TOP: Final = 60
"""Lines without a label that may hold the name or the state."""
_COLON: Final = r"[ \t]{0,4}[:\t\n ][ \t\n]{0,4}"
_NAME: Final = re.compile(
    rf"(?:被执行人姓名/名称|失信被执行人(?:姓名|名称)|企业名称|企业全称|单位名称|机构名称|名称|商号|公司名稱|公司名称|Company name|Name){_COLON}([^\n\t]{{2,80}})",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(
    rf"(?:统一社会信用代码|统一社会信用代码/注册号|注册号|統一編號|统一编号|Company number|UEN|ABN|编号|許可證號碼)"
    rf"(?:[/／][^:：\n]{{0,12}})?{_COLON}([0-9A-Za-z-]{{6,20}})",
    re.IGNORECASE,
)
_STATE: Final = re.compile(
    rf"(?:登记状态|经营状态|企业状态|公司狀況|登記現況|Company status|Status){_COLON}([^\n\t]{{2,60}})", re.IGNORECASE
)
_ENDED: Final = re.compile(
    r"吊销|注销|撤销|停业|清算|责令关闭|迁出|解散|廢止|dissolved|struck|strike|liquidation|cancelled|removed",
    re.IGNORECASE,
)
_ACTIVE_STATUS: Final = re.compile(
    r"存续|在营|开业|在业|在册|核准設立|营业|仍注册|仍註冊|\bactive\b|\blive\b|\bregistered\b|正常", re.IGNORECASE
)
_LISTED: Final = re.compile(
    r"经营异常名录|严重违法失信|失信被执行人|限制高消费|被执行人|(?:行政处罚|严重失信主体名单|经营异常)\s?[(（]\s?[1-9]\d{0,4}\s?[)）]"
)
_NO_RESULT: Final = re.compile(
    r"(?:查询到?\s{0,2}0\s{0,2}条|没有(?:找到|查询到)|未(?:找到|查询到)|查无|无(?:相关|匹配)(?:记录|结果|信息)|暂无数据|no (?:results|matches|records) found)",
    re.IGNORECASE,
)
_LABELS: Final = re.compile(
    r"(?<=\S)[ \t]{1,8}(?=(?:统一社会信用代码|注册号|类型|法定代表人|负责人|经营者|注册资本|成立日期|核准日期|登记机关|登记状态|经营状态|企业状态|住所|"
    r"经营场所|经营范围|营业期限|组织机构代码|执行法院|案号|立案时间|发布时间|主办单位性质|ICP备案/许可证号|网站域名|审核通过日期|发证机关|有效期|"
    r"实缴资本|参保人数|曾用名|同地址企业|企业名称|单位名称|机构名称|公司名称|登記現況|公司狀況|Company (?:number|status|type)|Registered office|Incorporated on)[/\w]{0,8}[ \t]?:)",
    re.IGNORECASE,
)
"""The blank before a label inside a line: a result copied as one line becomes one label a line."""
_BARE_STATE: Final = re.compile(
    r"(?:^|[ \t])((?:存续|在营|开业|在业|吊销|注销|撤销|停业|清算|迁出)(?:[(][^()\n]{0,30}[)])?(?:,\s?未注销)?)[ \t]*$",
    re.MULTILINE,
)
"""A state without a label, as it stands beside the name at the top of the page."""
_NONE_OF: Final = re.compile(r"(?:无|没有|未列入|暂无|未被列入)[^\n。；]{0,8}\Z")


@dataclass(frozen=True, slots=True)
class PastedFacts:
    """The facts of a pasted page: name, number and state in its own words ("" where absent).

    `listed`: lists it names; `nothing`: the page says that nothing was found.
    """

    name: str = ""
    number: str = ""
    state: str = ""
    listed: tuple[str, ...] = ()
    nothing: bool = False


def parts_of(untrusted_text: str) -> str:
    """Return a pasted text in one width, each label of a register on a line of its own; only its first 60,000 characters."""
    text = unicodedata.normalize("NFKC", untrusted_text[:_MOST]).replace("\r", "\n")[:_MOST]
    return _LABELS.sub("\n", text)


def read(untrusted_text: str) -> PastedFacts:
    """Parse the facts in a pasted text; only its first 60,000 characters are read."""
    text = parts_of(untrusted_text)
    listed = dict.fromkeys(
        match.group()
        for match in _LISTED.finditer(text)
        if not _NONE_OF.search(text[max(0, match.start() - 14) : match.start()])
    )
    name, number, state = (_first_group(pattern, text) for pattern in (_NAME, _NUMBER, _STATE))
    if number or state:  # the top of such a page has name and state without labels
        unlabelled = "\n".join([one for one in text.split("\n") if ":" not in one][:_TOP])
        name = name or organisation_in(unlabelled)
        state = state or _first_group(_BARE_STATE, unlabelled)
    return PastedFacts(
        name=name,
        number=number,
        state=state,
        listed=tuple(listed),
        nothing=_NO_RESULT.search(text) is not None,
    )


def _first_group(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return " ".join(found.group(1).split()).strip(" ，,。;；") if found else ""


def lines(untrusted_text: str, posting: Posting, *, page: str, today: str) -> tuple[CardLine, ...]:
    """Return card lines of a paste from `page` (its name, in the person's words or the list's), dated `today` (RFC 3339)."""
    found = read(untrusted_text)
    subject = posting.organisation or posting.brand or found.name
    about = "".join(f" · {part}" for part in (found.number, found.state) if part)
    facts = {"name": found.name, "number": found.number, "state": found.state, "about": about, "page": page}

    def one(code: str, outcome: Outcome, evidence: str = "") -> CardLine:
        return line(code, outcome, subject, evidence, f"{page} ({PASTED})", today, asked=today[:10], **facts)

    if not (found.name or found.number):
        if found.nothing:
            return (one("pasted-nothing", Outcome.NOT_FOUND_HERE),)
        return (one("pasted-unread", Outcome.UNKNOWN),)
    out = [one("pasted-listed", Outcome.CONFIRMED_BUT, "、".join(found.listed))] if found.listed else []
    numbers = {re.sub(r"[\s-]", "", number).upper() for number in posting.identifiers}
    same_name = bool(subject and found.name) and core_name(subject) == core_name(found.name)
    same_number = re.sub(r"[\s-]", "", found.number).upper() in numbers
    if _ENDED.search(found.state):
        out.append(one("pasted-ended", Outcome.CONFIRMED_BUT, found.state))
    elif numbers and found.number and not same_number:
        out.append(one("pasted-other-number", Outcome.CONFIRMED_BUT, ", ".join(sorted(numbers))))
    elif subject and found.name and not same_name:
        out.append(one("pasted-other-name", Outcome.CONFIRMED_BUT, found.name))
    elif same_name and _ACTIVE_STATUS.search(found.state):
        out.append(one("pasted-same", Outcome.CONFIRMED, found.name))
    else:
        out.append(one("pasted-no-state", Outcome.CONFIRMED_BUT, found.name or found.number))
    return tuple(out)
