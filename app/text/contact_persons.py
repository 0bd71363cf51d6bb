"""Read from a posting whom to ask for: the name behind a label at the beginning of a line (`联系人：李经理`, `Contact: Ms Ward`)."""

from __future__ import annotations

import re
from typing import Final

_LABELLED: Final = re.compile(
    r"^[\s·•*\-]{0,6}(?:招聘|人事|业务)?(?:联\s?系\s?人|聯絡人|联络人|聯繫人)\s{0,3}[:：]\s{0,3}"
    r"(?P<zh>[\u4e00-\u9fff]{1,4}(?:·[\u4e00-\u9fff]{1,6})?(?:先生|女士|小姐|经理|經理|主管|老师|老師)?)"
    r"|^[\s·•*\-]{0,6}(?i:contact(?: person| name)?|recruiter|hiring manager|please ask for|ask for)\s{0,3}[:：]?\s{1,3}"
    r"(?P<en>(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? )?[A-Z][\w'’-]{1,20}(?: (?:[a-z]{2,3} )?[A-Z][\w'’-]{1,20}){0,3})(?=\s*(?:[,;(/|.\-–—]|$))",
    re.MULTILINE,
)
_NO_NAME: Final = re.compile(
    r"(?i:us|the|our|hr|human resources|details|information|e-?mail|phone|tel(?:ephone)?|whatsapp|number)\b"
)


def contact_person(untrusted_text: str) -> str:
    """Return the first such name; empty where there is none. Bounded.

    >>> contact_person("薪资：面议\\n联系人：李经理 13800000000")
    '李经理'
    """
    for found in _LABELLED.finditer(untrusted_text[:100_000]):
        name = found["zh"] or found["en"]
        if not _NO_NAME.match(name):
            return name
    return ""
