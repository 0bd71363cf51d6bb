"""Places and addresses behind a label or a phrase (`lives in`, 家住)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.redact.label_context import WIDE, Context, Range
from app.redact.value_shapes import NO_VALUE
from app.text.lexicons import is_word
from app.text.places import NATIONALITY, chinese_cities, chinese_counties, chinese_provinces, place_names

_PLACE_RUN: Final = re.compile(
    r"(?:(?:in|at|the|a|en|à|el|la|im|in der) ){0,2}(?P<v>[^\W\d_][^\W\d_'.\-]{1,24}(?:[ \-/][^\W\d_][^\W\d_'.\-]{1,20}){0,3}(?:, ?[^\W\d_][^\W\d_'.\-]{1,20}(?: [^\W\d_][^\W\d_'.\-]{1,20}){0,2}){0,3}(?: ?\([^()\n]{2,20}\))?(?: [a-z]{2}(?![a-z]))?)"
)
_HAN_PLACE: Final = re.compile(
    r"(?:在|于|是|为)?(?P<v>[\u4e00-\u9fff]{2,24}(?:[·\-/ ](?=[\u4e00-\u9fff]{2,8}(?:[\s,，。;；]|$))[\u4e00-\u9fff]{2,8})?)"
)
_HAN_PLACE_END: Final = re.compile(
    r"(?:一个|人士|的|人(?![民])|出身|出生|目前|现在|从事|工作|上班|可以|骑车|离|到公司|附近|和|与|，|,|毕业|自幼|长大|生活|任职|担任|公司|某)"
)


def read_place(context: Context, role: str) -> Iterator[Range]:
    """Yield the place where somebody comes from, was born or lives."""
    text, start = context.text, context.value
    if start >= context.line_end:
        return
    if WIDE.match(text, start):
        found = _HAN_PLACE.match(text, start, context.line_end)
        if not found or (role == "residence" and not (context.hard or context.opens_field or start == context.end)):
            return
        begin, end = found.span("v")
        tail = _HAN_PLACE_END.search(text, begin + 2, end)
        end = tail.start() if tail else end
        if not context.hard and start == context.end and not _known_place(text[begin:end]):
            return
        if (
            end - begin >= 2
            and not NO_VALUE.match(text, begin)
            and (
                context.hard or role != "residence" or not is_word(text[begin:end]) or text[begin:end] in place_names()
            )
        ):
            yield begin, end
        return
    prose = " " in context.label or context.label.endswith((" in", " at"))
    if start == context.end or not (context.hard or prose or context.opens_field):
        return
    found = _PLACE_RUN.match(text, start, context.line_end)
    if not found:
        return
    begin, end = found.span("v")
    end = _place_end(context.cased, begin, min(end, context.following if context.following > begin else end))
    if end > begin + 1:
        yield begin, end


def _known_place(written: str) -> bool:
    """Return True if Chinese characters begin with a province, a city or a county, or end like a place."""
    known = any(
        written[:size] in names
        for names in (chinese_provinces(), chinese_cities(), chinese_counties())
        for size in (2, 3, 4)
    )
    return known or bool(re.search(r"[省市县区镇乡村州旗盟]$", written)) or written in place_names()


def _place_end(cased: str, start: int, end: int) -> int:
    """Return the end of the capitalised words at `start`."""
    stop = start
    for word in re.finditer(r"[^\s,/]+[,/]?|/ ?", cased[start:end]):
        plain = word.group().strip("(),/")
        if not plain:
            continue
        if not plain[0].isupper() and plain.lower() not in (
            "de",
            "la",
            "im",
            "am",
            "of",
            "on",
            "del",
            "da",
            "do",
            "sur",
            "upon",
            "the",
        ):
            break
        if re.fullmatch(NATIONALITY, plain.lower()) or re.match(r"(?:I|From|Since|Now|Currently|And|But)$", plain):
            break
        stop = start + word.end()
    while stop > start and cased[stop - 1] in " ,/-(":
        stop -= 1
    return stop


_ADDRESS_END: Final = re.compile(
    r"[;；|。\t]|[ ]{2}|\.(?= [A-Z\u0410-\u042f][^\W\d_]{2})|[.](?=$)| (?=[^\s:：,]{2,20}[:：])|[！!?？]"
)
_HAN_ADDRESS: Final = re.compile(
    r"(?:址|在|于|是|为|:)?(?P<v>[\u4e00-\u9fffa-z0-9\-#()（）·]{4,70}(?: [\u4e00-\u9fffa-z0-9\-#]{1,12}){0,3})"
)


def read_address(context: Context, role: str) -> Iterator[Range]:
    """Yield the address behind its label: to the end of the field, with a number in it, or a Chinese run with a house or a room; else, behind a
    phrase (`I live in`, 家住), the town."""
    if address := next(_written_address(context), None):
        yield address
    elif context.label.endswith((" in", "住", "住在")):
        yield from read_place(context, "residence")


def _written_address(context: Context) -> Iterator[Range]:
    text, start = context.text, context.value
    if start >= context.line_end:
        return
    if WIDE.match(text, start):
        found = _HAN_ADDRESS.match(text, start, context.line_end)
        if found and re.search(
            r"[\d一二三四五六七八九十]\s?(?:号|楼|室|栋|幢|弄|巷|单元|组|层|座|户)|[a-z]?\d{1,4}-\d{2,4}|[路街道村巷里].{0,12}\d",
            found["v"],
        ):
            begin, end = found.span("v")
            tail = re.search(r"(?:我|,|，|电话|手机|邮)", text[begin + 4 : end])
            yield begin, begin + 4 + tail.start() if tail else end
        return
    if not (context.hard or " " in context.label or (context.opens_field and context.value - context.end >= 2)):
        return
    limit = _ADDRESS_END.search(context.cased, start + 1, context.line_end)
    end = limit.start() if limit else context.line_end
    bracket = text.find(")", start, end)
    if bracket >= 0 and "(" not in text[start:bracket]:
        end = bracket
    value = text[start:end]
    if (
        8 <= len(value) <= 120
        and (re.search(r"\d", value) or value.count(",") >= 2)
        and "@" not in value
        and context.cased[start : start + 1].strip()
        and not context.cased[start].islower()
    ):
        yield start, start + len(value.rstrip(" ,."))
