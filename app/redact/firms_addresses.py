"""Tell addresses of firms, schools and offices from a person's: by the words right before one (`our studio is at`, 公司地址) or by a part of it
that only firms have (`Industrial Estate`)."""

from __future__ import annotations

import re
from typing import Final

from app.text.normalization import folded

_PREMISES: Final = (
    "office|studio|shop|depot|warehouse|yard|plant|showroom|branch|premises|works|site|clinic|surgery|school|hospital|venue|hotel|club|"
    "centre|center|factory|workshop|kitchen|restaurant|salon|gallery|campus|headquarters"
)
_BEFORE: Final = re.compile(
    rf"(?:(?<![a-z])(?:registered office|head ?office|(?:our|the|their|your) (?:[a-z]+ )?(?:{_PREMISES}))(?: address)?(?: is| are| was)?,?(?: located| based| open)?(?: at| on| in)?"
    r"|(?<![a-z])(?:returns|deliveries|cheques|checks|donations|invoices|applications?|cvs|forms?)[^.;:\n]{0,24} to(?: the)?|(?<![a-z])interviews?(?: (?:will be|are|is))?(?: held)? (?:at|in)|(?<![a-z])(?:siege social|sede legale|firmensitz)"
    rf"|{folded('(?:公司|单位|企业|面试|门店|店铺|上班|工作|办公|校区|学校|医院|注册|经营|集合|报到|考试)(?:地址|地点|场所|位置)')})[ :：,是在]{{0,3}}\Z"
)
_WITHIN: Final = re.compile(
    r"(?<![a-z])(?:(?:industrial|trading|business|retail|technology|science|enterprise) (?:estate|park|centre|center)|poligono industrial|zone d'activites)(?![a-z])"
)
_REACH: Final = 60


def is_firms_address(text: str, start: int, end: int) -> bool:
    """Return True if the words around or in the address at `[start:end]` of a text in the normal form say that it is no person's."""
    return bool(_BEFORE.search(text, max(0, start - _REACH), start) or _WITHIN.search(text, start, end))
