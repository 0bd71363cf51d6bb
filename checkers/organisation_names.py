"""Finds the name of an organisation in running text by its legal form, Chinese or Latin. Bounded patterns, linear time."""

from __future__ import annotations

import re

from app.text.characters import has_han
from app.text.legal_forms import latin_pattern, wide_pattern

_HAN_FORM = f"(?:{wide_pattern('posting')}|人力资源部)"
_HAN_NAME = re.compile(
    rf"(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{{2,24}}(?:[（(][\u4e00-\u9fff]{{2,10}}[）)])?[\u4e00-\u9fffA-Za-z0-9·]{{0,20}}?{_HAN_FORM}(?:[\u4e00-\u9fff]{{2,8}}分公司)?)"
)
_HAN_FORMS = re.compile(_HAN_FORM)
_LONGEST_HAN = 60
"""Characters that stand at most before the legal form in a name that `_HAN_NAME` matches: no search needs to begin earlier."""
_HAN_LEAD = re.compile(
    r"^(?:.{0,12}?(?:恭喜|感谢|欢迎)(?:[您你])?(?:已经?|成功)?(?:通过|入职|投递|应聘|加入|关注|参加|申请)|(?:[您你](?:已经?|好|的)?(?:成功)?)?(?:通过|应聘|投递|入职)(?:了|的)?)?"
    r"(?:(?:我们|我司|本公司|公司|现|因|受|由|在|于|与|和|是|为|系|隶属于?|关于|欢迎加入|"
    r"欢迎来到|加入|来自|直招|诚聘|招聘|就职于?|委托|名称|"
    r"简介|及|或|任职于?|一家|这里是|我是)){0,3}"
)
_HAN_PHRASE = re.compile(
    r"(?:我们|咱们|你们|借给|送到|[在到去给楼层].{0,4})(?:工作室|经营部|服务部|事务所|人力资源部)$"
)
"""What ends like a firm and is a place or a part of a sentence: 图书馆三楼工作室."""
_LATIN_NAME = re.compile(
    r"(?P<name>\b[A-Z][\w&'’.-]{0,30}(?:[ ,]{1,2}(?:&|of|and|the|[A-Z0-9(][\w&'’.()-]{0,30})){0,7}[ ,]{1,2}"
    rf"(?:{latin_pattern('sure')}|plc)\b\.?)"
)
_GREETED = re.compile(r"^(?:Dear|Hi|Hello|Hey|Good (?:Morning|Afternoon|Evening)|Thanks?|Thank You)\b[^,]{0,40}, ?")


def organisation_in(text: str) -> str:
    """Return the first name in `text` that carries a legal form, Chinese or Latin, or ""."""
    if has_han(text) and (form := _HAN_FORMS.search(text)):
        for han in _HAN_NAME.finditer(text, max(0, form.start() - _LONGEST_HAN)):
            if not _HAN_PHRASE.search(han.group("name")):
                return _HAN_LEAD.sub("", han.group("name"))
    latin = _LATIN_NAME.search(text)
    return _GREETED.sub("", latin.group("name")).strip(" ,") if latin else ""
