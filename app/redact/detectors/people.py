"""Recognition of written names, shared by the name and referee detectors. Not a detector itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.redact.detectors.base import Range
from app.redact.label_value_pairs import Cell, role_of
from app.redact.prepared_text import Document
from app.text.chinese_surnames import COMPOUND, SURNAMES
from app.text.lexicons import PARTICLES_IN_TEXT, common_words, is_word, title_words
from app.text.normalization import folded
from app.text.organizations import name_words
from app.text.person_names import HAN_NAME, KANA_NAME, LATIN_NAME, LETTER
from app.text.positions import position_pattern_zh
from app.text.titles import BEFORE_NAME, TITLES, title_pattern

_NOT_NAMES: Final = frozenset(
    (
        "resume curriculum vitae cv profile summary experience education skills references referees contact personal "
        "details information objective cover letter dear hiring team "
        ""
        "project the and of for with about work history employment languages interests respected sir madam hello hi "
        "good morning afternoon evening whom it may concern applicant candidate employer field value full given family "
        "first last middle surname name names address phone telephone mobile date birth nationality gender position "
        "company available upon request geburtsdatum geburtsort bewerber bewerbers telefon anschrift adresse "
        "guten tag gruss gruesse buenos dias buongiorno "
        "part section form solicitud empleo anketa registro formulario fiche dossier candidature candidatura bewerbung aushang antrag staatsangehorigkeit familienstand nachname vorname hr admin bot system interviewer nee ne salut j'ai"
    ).split()
) | name_words("kind")


def capitalised_name(document: Document, start: int, end: int) -> bool:
    """Return True if the Latin words of a range are written like a name: capitals, particles aside, no heading words."""
    words = re.findall(r"[^\W\d_](?:[^\W\d_]|['\-])*", document.cased[start:end])
    lows = [folded(word) for word in words]
    if any(
        word in _NOT_NAMES or (len(word) > 2 and (word in title_words() or word.removesuffix("s") in title_words()))
        for word in lows
    ):
        return False
    if all(word in TITLES for word in lows) or (len(lows) == 1 and _QUALITY.search(lows[0])):
        return False
    if sum(word in common_words() and len(word) > 3 for word in lows) == len(lows):
        return False
    return all(
        word[0].isupper() or not word.isascii() or low in PARTICLES_IN_TEXT
        for word, low in zip(words, lows, strict=True)
    )


_QUALITY: Final = re.compile(
    r"(?:[^\W\d_]{2}(?:ible|able|ical|ful|less|tion|sion|ment|ness|tive|sive|ious|eous|ated|ized|ised|tual|tial|pted|cted|nted|tted|ssed|wed|yed|ired|osed)|able)$"
)
"""Endings of words for a quality or a state (Flexible, Accepted): alone behind a label or `I'm`, no name."""


def trim_name(document: Document, start: int, end: int) -> tuple[int, int]:
    """Cut a greedy match before the first word in small letters (`Jane Doe who …`)."""
    stop = end
    for word in re.finditer(r"[^\W\d_](?:[^\W\d_]|['\-])*\.?", document.cased[start:end]):
        if (
            not word.group()[0].isupper()
            and word.group().lower() not in PARTICLES_IN_TEXT
            and word.group()[0].isascii()
        ):
            stop = start + word.start()
            break
    while stop > start and document.text[stop - 1] in " ,":
        stop -= 1
    return start, stop


_WORD_BEFORE: Final = re.compile(rf"(?:^|(?<=[\s(\"'.,;:]))(?:{LETTER}(?:{LETTER}|['\-.]){{0,24}})$")


def name_before(document: Document, end: int) -> Range | None:
    """Return the capitalised words (titles and particles inside) that end at `end`."""
    start = at = end
    for _ in range(5):
        word = _WORD_BEFORE.search(document.text, max(0, at - 26), at)
        if not word:
            break
        big = document.cased[word.start()].isupper()
        stopped = (
            word.group().endswith(".")
            and start < end
            and word.group().strip(".") not in TITLES
            and len(word.group()) > 2
        )
        if stopped or not (big or (word.group() in PARTICLES_IN_TEXT and start < end)):
            break
        at = word.start()
        start = at if big else start
        if document.text[at - 1 : at] != " ":
            break
        at -= 1
    return (start, end) if start < end and capitalised_name(document, start, end) else None


def named(document: Document, found: re.Match[str]) -> Range | None:
    """Return the name a pattern found: group `zh` as it stands, group `v` trimmed to at least two capitalised words."""
    if found.groupdict().get("zh"):
        written = found.group("zh")
        lead = document.text[max(0, found.start("zh") - 6) : found.start("zh")]
        told = _NAMES_IT.search(lead) or (
            _ROLE.search(lead) and _ACTION_AFTER_NAME.match(document.text, found.end("zh"))
        )
        plain = len(written) == 2 and is_word(written) and not told
        return None if plain or role_of(written)[0] or NO_NAME.search(written) else found.span("zh")
    start, end = trim_name(document, *found.span("v"))
    if found.groupdict().get("v2") and capitalised_name(document, *found.span("v2")):
        return start, found.end("v2")
    return (start, end) if " " in document.text[start:end] and capitalised_name(document, start, end) else None


_NAMES_IT: Final = re.compile(r"(?:名字?|叫|是|本人|此致|敬礼|谢谢)[\s:：为是!！]{0,4}$")
"""Words that announce a name, though its characters are an ordinary word as well (我叫白露)."""
_ROLE: Final = re.compile(r"(?:领导|上司|主管|经理|老师|同事|证明人|推荐人|介绍人)[\s:：是为]{0,3}$")
_ACTION_AFTER_NAME: Final = re.compile(r"\s?[(（\d]|可|能|愿|会|电话|手机")

EMPTY_ANSWERS: Final = frozenset(
    "none no nil n/a na same as above below unknown anonymous various tbd tba yes not applicable signature enclosed attached 无 同上 略 空 待补 放弃 "
    "暂无 没有 如下 见附件 本人 不详 无名 匿名 保密 待补 待填 空缺 离职 在职 您好 你好".split()
)
"""What people write where they have nothing to say (lower case): nobody's name and no personal data by itself."""
_CELL_END: Final = re.compile(r"[|;；【<>\n]|\s[-–—/]\s|\s?[→✔✓√]|,\s?(?=[\d@+])|[,，](?=[^\x00-\x7f])| {2}")
_HAN_CELL: Final = re.compile(
    r"[^\w\n]{0,3}(?P<v>[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3*·•・○x][\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3*·•・○x \t]{0,16})"
)
_LATIN_CELL: Final = re.compile(
    rf"[^\w\n]{{0,3}}(?P<v>{BEFORE_NAME}{LETTER}(?:{LETTER}|['\-.]){{0,24}}(?:,?[ ]{{1,2}}{LETTER}(?:{LETTER}|['\-.]){{0,24}}){{0,5}})"
)
_MORE_NAMES: Final = re.compile(
    rf"(?:\s?[(（/→]\s?(?P<v>{KANA_NAME}|[\u4e00-\u9fff]{{2,4}}|{LATIN_NAME})|(?<=[a-z]) (?P<w>{HAN_NAME}))\s?(?=[)）/]|$|\n|[|,，→])"
)


def read_name(document: Document, cell: Cell) -> Iterator[Range]:
    """Yield the name or names that fill a cell: any spelling counts, for the label says that it is a name."""
    end = cell.end
    stop = _CELL_END.search(document.text, cell.start, end)
    end = stop.start() if stop and stop.start() > cell.start else end
    wide = _HAN_CELL.match(document.text, cell.start, min(len(document.text), cell.start + 20))
    if wide and wide.group("v").strip():
        value = wide.group("v")
        if document.text[cell.start] in "(（" and document.text[wide.end("v") : wide.end("v") + 1] in (")", "）"):
            return  # `（离职）` in a table: a remark where the name would stand
        single = re.match(r"[\u4e00-\u9fff](?:[ \t]{1,3}[\u4e00-\u9fff](?![\u4e00-\u9fff])){1,5}", value)
        last = wide.start("v") + len(single.group()) if single else min(end, wide.end("v"))
        pieces = value.split()
        if not single and len(pieces) > 2 and len(pieces[0]) > 1:  # `欧阳文龙 性 别 男`
            last = wide.start("v") + len(pieces[0])
        if len(pieces) == 2 and _HAN_TITLE_WORD.fullmatch(pieces[1]):  # `莊文彬 總監`
            last = wide.start("v") + len(pieces[0])
        if cell.label in _JAPANESE and last >= end:
            given = re.match(r"[ \t]([\u3040-\u30ff\u4e00-\u9fff]{1,5})(?=[ \t]|\n|$)", document.text[last : last + 8])
            last += given.end() if given and not role_of(given.group(1))[0] else 0
        text = document.text[wide.start("v") : last].strip()
        unlikely = cell.label in _ROLES and _no_person(text)
        if (
            1 < len(re.sub(r"\s", "", text)) <= 12
            and text not in EMPTY_ANSWERS
            and not NO_NAME.search(text)
            and not unlikely
        ):
            yield wide.start("v"), wide.start("v") + len(document.text[wide.start("v") : last].rstrip())
            end = last
        else:
            return
    else:
        latin = _LATIN_CELL.match(document.text, cell.start, end)
        if not latin or not _is_name(document, cell, *latin.span("v")):
            return
        yield latin.span("v")
        end = latin.end("v")
    yield from more_names(document, end)


def more_names(document: Document, end: int) -> Iterator[Range]:
    """Yield the name in another spelling that follows one: in brackets, after a stroke, or in another script."""
    more = _MORE_NAMES.match(document.text, end)
    if more:
        start, stop = more.span("v" if more.group("v") else "w")
        written = document.text[start:stop]
        if not NO_NAME.search(written) and (
            not re.search(r"[a-z]", written) or capitalised_name(document, start, stop)
        ):
            yield start, stop


_HAN_TITLE_WORD: Final = re.compile(rf"[\u4e00-\u9fff]{{0,4}}(?:{title_pattern('cell')})")
_ROLES: Final = frozenset("导游 候选人 申请人 求职者 应聘者 应聘人 报名人 考生 员工 学员 发件人 称呼 签名 签字".split())
"""Labels of a speaker or a role, behind which a sentence may stand instead of a name."""


def _no_person(text: str) -> bool:
    """Return True if characters behind the label of a role are no name: five or more, a word, or no surname at their head."""
    if re.fullmatch(r"[\u4e00-\u9fff]{5,16}", text):
        return True
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,4}", text):
        return False
    return is_word(text) or (text[0] not in SURNAMES and text[:2] not in COMPOUND)


_JAPANESE: Final = frozenset("氏名 お名前 名前 ふりがな フリガナ".split())
"""Labels whose value is a family and a given name apart."""
NO_NAME: Final = re.compile(
    rf"(?:制|评价|经历|技能|背景|优势|状况|方式|意向|{position_pattern_zh('nameless')})$|管理员|签名|签字|怎么|什么|公司|大学|学院|学校|不一致|证件|简历|合伙人|信息|编号|如有|满意度|待定|不详|请|资料|附件|手机|电话|单位|部门"
)


def _is_name(document: Document, cell: Cell, start: int, end: int) -> bool:
    written = document.cased[start:end]
    lows = folded(written).replace(".", "").split()
    if not lows or lows[0] in EMPTY_ANSWERS or re.match(r"\d", document.text[end : end + 1]):  # `R18 500`
        return False
    if any(low in _NOT_NAMES or (low in title_words() and len(low) > 3) for low in (low.strip(",'") for low in lows)):
        return False
    if written[0].isupper():
        return len(lows) > 1 or not _QUALITY.search(lows[0])
    return (
        len(lows) >= 2
        and cell.role == "name"
        and "name" in cell.label
        and not all(low in common_words() for low in lows)
    )
