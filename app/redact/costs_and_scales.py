"""Tell amounts that are nobody's pay from pay: what something costs or a fund holds (`cloud bill`, 贷款), what a scale, a law or a notice fixes for
all (`the published scale`, 最低工资), a component's value or a version."""

from __future__ import annotations

import re
from typing import Final

from app.text.normalization import folded

_COSTS: Final = (
    r"bill (?:at|of|was|is|came)|invoices?|collections?|funds?|grants?|commissioned(?: for)?|equipment|loans?|tuition fees?|tuition|flights?|tickets?|fares?|deposits?|mortgage|statutory(?: rate)?|minimum wage|"
    r"pocket money|donations?|raised|prize|fines? of|costs?|priced?|prices|worth|turnover|takings|school help|assets?|savings account|attendance|jira|node|version|board rev|ticket"
)
_BEFORE: Final = re.compile(
    rf"(?:(?<![a-z])(?:{_COSTS})(?![a-z])[^.;!?\n\d]{{0,24}}|(?<![a-z])(?:(?:public|published|posted|official|national) (?:pay |salary )?scale|mps ?\d\d?(?:[–\-]\d\d?)?|statutory|nmw|nlw)[^.;!?\n\d]{{0,16}}"
    rf"|{folded('(?:贷款|房贷|安家费|经费|拨款|单价|售价|押金|最低工资|薪点表|本岗位|该岗位)')}[^。；！？\n\d]{{0,14}}|{folded('基本工资')}\d{{2,4}}{folded('年')}[^。；！？\n\d]{{0,8}})\Z"
)
_BEHIND: Final = re.compile(
    rf"[^.;!?\n()（）]{{0,14}}[(（][^()（）\n]{{0,16}}(?:(?<![a-z])(?:published|public|posted|advertised|statutory|policy|rule|rate for)(?![a-z])|{folded('公布|公开|公示|公告|网站')})"
)
_OWN: Final = re.compile(
    folded(
        r"(?<![a-z])(?:i|i'm|i'd|i've|my|me|mine|salary|pay|paid|wages?|earn\w*|expect\w*|ctc|ask\w*|want\w*|rate)(?![a-z])|我|本人|期望|要求|月薪|年薪|现薪|到手"
    )
)
_ASKED_OR_OWN: Final = re.compile(
    folded(
        r"(?<![a-z])(?:i|i'm|i'd|i've|my|me|mine|earn\w*|expect\w*|ask\w*|want\w*|hop\w*|now)(?![a-z])|我|本人|期望|希望|要求|想|现|而家|現"
    )
)
_FIGURE: Final = re.compile(r"[£$€¥]?\d")
_OWNER: Final = 6
_REACH: Final = 60


def is_cost_or_scale(text: str, start: int, end: int) -> bool:
    """Return True if the words around the amount at `[start:end]` of a text in the normal form say that it is nobody's pay."""
    if _BEHIND.match(text, end) and not _ASKED_OR_OWN.search(text, max(0, start - _REACH // 3), start):
        return True
    figure = _FIGURE.search(text, start, end)
    amount = figure.start() if figure else start
    before = _BEFORE.search(text, max(0, start - _REACH), amount)
    return before is not None and not _OWN.search(text, max(0, before.start() - _OWNER), amount)
