"""Dates of birth and names of people behind a label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.redact.birth_dates import BIRTH_DATE
from app.redact.label_context import WIDE, Context, Range
from app.text.chinese_surnames import COMPOUND, SURNAMES
from app.text.lexicons import common_words, is_word, title_words
from app.text.places import place_names
from app.text.titles import BEFORE_NAME, TITLES
from app.text.word_boundaries import divide

_BIRTH: Final = re.compile(
    rf"[^\w\n♂♀。]{{0,4}}(?:(?:on|am|le|el|il|den|in|at|在|于|是|：)\s){{0,2}}(?P<v>(?:(?:阳历|公历|农历|阴历|西元|民国|藏历)\s?)?{BIRTH_DATE})(?![\d])"
)
_AGE: Final = re.compile(
    r"[^\w\n]{0,4}(?P<v>(?:late|early|mid|mitte|ende|anfang)?[ \-]?(?:\d{2}\s?[-–~]\s?\d{2}|[2-6]0s|[1-9]\d(?:\s?(?:years?(?: old)?|yrs?|岁|周岁|ans|anni|anos|jahre|лет|г))?)\+?)(?![\d.,/]\d|\d|%)"
)


def read_birth(context: Context, role: str) -> Iterator[Range]:
    """Yield the date of birth behind the label, and another one beside it in brackets or after a stroke; or an age."""
    text, at = context.text, context.value
    if re.search(r"年龄|age", context.label):
        found = _AGE.match(text, at, context.line_end)
        if found and (context.hard or context.opens_field or context.label == "aged"):
            yield found.span("v")
        return
    for _ in range(3):
        found = _BIRTH.match(text, at, context.line_end)
        if not found:
            return
        if not (context.hard or context.opens_field or len(found["v"]) > 4 or context.value > context.end):
            return
        yield found.span("v")
        at = found.end()


_LETTER: Final = r"[^\W\d_\u2e80-\ua4cf\uac00-\ud7a3]"
_NAME_WORD: Final = rf"(?:{_LETTER}(?:{_LETTER}|['\-]){{0,24}}\.?)"
_LATIN_NAME: Final = re.compile(
    rf"[\"'“«(]{{0,2}}(?P<v>(?:{BEFORE_NAME})?{_NAME_WORD}(?:,? (?:\"{_NAME_WORD}\" )?(?:s/o |d/o |bin |binti |bte )?{_NAME_WORD}){{0,5}})"
)
_HAN_NAME: Final = re.compile(r"[\"'“«(]?(?:[\u4e00-\u9fff]{2}:)?(?P<v>[\u4e00-\u9fff](?:[ ]?[\u4e00-\u9fff·]){0,7})")
_HONORIFIC: Final = re.compile(rf"(?:{BEFORE_NAME})", re.IGNORECASE)
_SMALL: Final = frozenset(
    "de la del da dos das di du van von der den bin binti bte ibn al el le s/o d/o y e zu ter ten".split()
)
_NOT_A_NAME: Final = frozenset(
    "name names number phone mobile email contact address occupation date of birth age same as above none n/a nil no yes deceased "
    "relationship relation and or the is was are has have with who not applicable available company employer".split()
)


def read_person(context: Context, role: str) -> Iterator[Range]:
    """Yield the name behind a word for a relative, an alias or the holder of a form."""
    text, start = context.text, context.value
    if start >= context.line_end:
        return
    if WIDE.match(text, start + (text[start] in "\"'(“")):
        yield from _han_person(context, role, start)
        return
    behind_comma = (
        _BEHIND_COMMA.match(text, context.end, context.line_end) if role == "person" and not context.hard else None
    )
    if behind_comma and context.cased[behind_comma.start("v")].isupper() and not _is_ordinary(behind_comma["v"]):
        yield behind_comma.span("v")
        return
    lead = re.compile(r"(?:(?:name|:|of|was|is|called|named|her|his|to|late|also)[ :.]{1,2}|[,(] ?|- ?){0,3}").match(
        text, start
    )
    start = lead.end() if lead else start
    found = _LATIN_NAME.match(text, start, context.line_end)
    if not found or (start == context.end and not context.wide):
        return
    bare = not context.hard and not context.behind["bracket"]
    if role == "name" and bare and not (context.opens_field and context.capital):
        return
    if role == "referee" and (not context.hard or text[found.end("v") : found.end("v") + 1] == "/"):
        return
    if context.label == "name" and bare and not context.cased[found.start("v") : found.end("v")][:6].isupper():
        return
    end = _name_end(context.cased, *found.span("v"), comma=role in ("name", "alias"))
    begin = found.start("v")
    words = context.text[begin:end].replace(".", " ").split()
    plain = [word for word in words if word not in TITLES and word not in _SMALL]
    if not plain or any(word in _NOT_A_NAME for word in plain):
        return
    known = [
        word
        for word in plain
        if (word in common_words() and len(word) > 2) or (len(word) > 3 and word in title_words())
    ]
    if len(known) == len(plain) or (len(plain) == 1 and len(plain[0]) < 3 and role != "name"):
        return
    if role == "person" and len(plain) == 1 and bare and context.label in ("sponsor", "emergency"):
        return
    title = _HONORIFIC.match(context.cased, begin, end)
    yield (title.end() if title and title.end() < end else begin), end
    other = _SECOND.match(context.cased, end) if role == "person" else None
    yield from [other.span("v")] if other and not _is_ordinary(other["v"].lower()) else []
    wide = re.compile(r"[ /(]{1,2}(?P<v>[\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff])").match(text, end)
    if wide:
        yield wide.span("v")


_SECOND: Final = re.compile(r",? (?:and|&) (?P<v>[A-Z][^\W\d_]{2,20})(?=[ ,.;)]|$|\n)(?! [A-Z])")
_BEHIND_COMMA: Final = re.compile(
    r"(?: [a-z0-9]+){0,4}(?: ?[,—–(] ?)(?P<v>[^\W\d_]['\-]?[^\W\d_]{2,20}(?: [^\W\d_]['\-]?[^\W\d_]{2,20})?)(?=[,.;)]| and | \(|$|\n)"
)
"""A name set apart from the word for the relative: `a son in Year 9, Danylo, …`."""


def _is_ordinary(name: str) -> bool:
    return any(word in common_words() or word in title_words() or word in place_names() for word in name.split())


def _name_end(cased: str, start: int, end: int, *, comma: bool) -> int:
    """Return the end of the capitalised words (particles between them) at `start`."""
    stop = start
    for word in re.finditer(r"[^\s,]+,?", cased[start:end]):
        plain = word.group().strip("\"'.,-(“”«»")
        if plain.lower() in _SMALL and stop > start:
            continue
        if not plain[:1].isupper() and plain[:1].isascii():
            break
        if not plain[:1].isupper() and plain[:1].islower():
            break
        stop = start + word.end()
        if word.group().endswith(",") and not (
            comma and re.match(r" [A-Z][^\W\d_]*(?:[ .]|$|\n)", cased[stop : stop + 16])
        ):
            break
        if word.group().endswith(".") and len(plain) > 3:
            break
    while stop > start and cased[stop - 1] in " ,;:-(":
        stop -= 1
    return stop


_HAN_LEAD: Final = re.compile(r"(?:叫|是|的|为|名字?|姓名|[:：,， ])+")
_HAN_TAIL: Final = re.compile(
    r"(?:的|和|与|及|是|在|电话|手机|号码|也|说|都|会|有|去|来|做|当|可|从|已|先|现|今|正|生于|相依|女士|先生|收|不|住|今年|去年)"
)


def _length_of_first(written: str) -> int:
    """Return the length of the first name of a run: characters set apart (`邓 凯`) are one, else a space ends it."""
    spaced = re.match(r"[\u4e00-\u9fff](?: [\u4e00-\u9fff](?![\u4e00-\u9fff])){1,3}", written)
    return spaced.end() if spaced else len(written.split(" ")[0])


def _is_wording(value: str) -> bool:
    """Return True if a row of characters is a word, or made of words alone (反馈意见)."""
    return is_word(value) or (len(value) > 3 and all(len(part) > 1 for part in divide(value)))


_MEASURED: Final = tuple("度率感")
"""The last character of what is measured of people: 家长满意度98%, 学生出勤率."""


def _han_person(context: Context, role: str, start: int) -> Iterator[Range]:
    """Yield the Chinese name behind a word for a relative: a surname and one or two characters, or all of a field behind a sign."""
    text = context.text
    lead = _HAN_LEAD.match(text, start, context.line_end)
    start = lead.end() if lead else start
    found = _HAN_NAME.match(text, start, context.line_end)
    if not found:
        return
    begin = found.start("v")
    end = begin + _length_of_first(found["v"])
    tail = _HAN_TAIL.search(text, begin + 1, end)
    whole = not tail and bool(re.match(r"[\s,，。;；(（)）:：|、/\d]|$", text[end : end + 1] or " "))
    end = tail.start() if tail else end
    value = text[begin:end].replace(" ", "")
    surnamed = value[:2] in COMPOUND or value[:1] in SURNAMES
    if not whole and not tail:
        end = begin + (4 if value[:2] in COMPOUND else 3)
        value = text[begin:end]
    alias = role in ("alias", "name")
    touching = start == context.end
    if value in _EMPTY or (
        touching and alias and not (context.label.endswith(("叫我", "人称", "真姓", "名字是")) or (surnamed and whole))
    ):
        return
    told = tail is not None and tail.group() in ("的", "都", "已", "在", "和") and 2 <= len(value) <= 5
    if touching and value[-1:] in _MEASURED and is_word(value[:2]):
        return
    if touching and role == "person" and not surnamed and not (whole or told):
        return
    if (
        not 1 <= len(value) <= 12
        or (len(value) == 1 and not alias)
        or (len(value) > 4 and "·" not in value and not alias)
    ):
        return
    if role == "name" and not (context.hard or context.opens_field):
        return
    if role == "referee" and not (whole and (context.hard or (surnamed and not touching))):
        return
    if not surnamed and not (
        context.hard or alias or ((whole or told) and role in ("person", "referee") and not _is_wording(value))
    ):
        return
    if is_word(value) and not (surnamed and context.hard) and not alias:
        return
    if _NO_PERSON.search(value):
        return
    yield begin, end


_EMPTY: Final = frozenset("无 同上 同 略 空 暂无 没有 如下 本人 不详 保密 待补 待填".split())
_NO_PERSON: Final = re.compile(
    r"我们|上司|领导|主管|姓名|电话|手机|关系|联系|职业|单位|工作|务农|退休|去世|在职|自由|无业|方式|地址|年龄|如有|保密|人士|先生|性别|身份|公司|学生|教师|工人|农民|医生|家庭|健康|情况|信息"
)
