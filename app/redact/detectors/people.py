"""Shared by the name and referee detectors: what a written name looks like. Not a detector itself."""

from __future__ import annotations

import re
from typing import Final

from app.redact.detectors.base import Range
from app.redact.document import Document
from app.redact.lexicon import common_words
from app.redact.normal_form import folded

TITLE: Final = (
    r"(?:(?:dr|prof|professor|mr|mrs|ms|miss|ing|herr|frau|m|mme|sr|sra|dott|dra|mag)\.?\s(?:(?:dr|ing|habil)\.?\s)?)?"
)
_LETTER: Final = r"[^\W\d_\u2e80-\ud7a3]"
LATIN_NAME: Final = (
    rf"{TITLE}{_LETTER}(?:{_LETTER}|['\-]){{0,20}}\.?(?:[ ]{{1,2}}(?:{_LETTER}(?:{_LETTER}|['\-]){{0,20}}\.?)){{1,4}}"
)
_COMPOUNDS: Final = "|".join(
    rf"{pair[0]}\s{{0,2}}{pair[1]}"
    for pair in [
        "欧阳",
        "司徒",
        "上官",
        "诸葛",
        "司马",
        "东方",
        "皇甫",
        "尉迟",
        "慕容",
        "令狐",
        "宇文",
        "夏侯",
        "端木",
        "南宫",
    ]
)
SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤"
    "康易乔赖文樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂柴焦欧岳齐沿梅莘解涂柏耿关艾祝霍宁左符阳简麦司古涂麻褚管柳卜穆车房岑骆全班仇祁甘景游阮商戚冉宫裴席卫牟路娄苗凌盛滕谷包舒曲池晏阎单"
)
HAN_NAME: Final = (
    rf"(?:(?:{_COMPOUNDS})\s{{0,3}}[\u4e00-\u9fff](?:\s{{0,3}}[\u4e00-\u9fff](?!\s{{0,4}}[别名]))?"
    rf"|[{SURNAMES}]\s{{0,3}}[\u4e00-\u9fff](?:\s{{0,3}}[\u4e00-\u9fff](?!\s{{0,4}}[别名]))?|[\u4e00-\u9fff]{{2,"
    rf"6}}·[\u4e00-\u9fff]{{2,6}})"
)
_LOWER_OK: Final = frozenset("de da do dos del della di du des la le van von der den ten zu al el bin y e".split())
_NOT_NAMES: Final = frozenset(
    (
        "resume curriculum vitae cv profile summary experience education skills references referees contact personal "
        "details information objective cover letter dear hiring team manager senior junior software engineer "
        "developer analyst designer consultant director university college school institute department limited "
        "project the and of for with about work history employment languages interests respected sir madam hello hi "
        "good morning afternoon evening whom it may concern applicant candidate employer field value full given family "
        "first last middle surname name names address phone telephone mobile date birth nationality gender position "
        "company available upon request geburtsdatum geburtsort bewerber bewerbers telefon anschrift adresse "
        "staatsangehorigkeit familienstand nachname vorname"
    ).split()
)


def capitalised_name(document: Document, start: int, end: int) -> bool:
    """Whether the Latin words of a range are written like a name: capitals, particles aside, no heading words."""
    words = re.findall(r"[^\W\d_](?:[^\W\d_]|['\-])*", document.cased[start:end])
    lows = [folded(word) for word in words]
    if any(word in _NOT_NAMES for word in lows):
        return False
    if sum(word in common_words() and len(word) > 3 for word in lows) == len(lows):
        return False
    return all(
        word[0].isupper() or not word.isascii() or low in _LOWER_OK for word, low in zip(words, lows, strict=True)
    )


def trim_name(document: Document, start: int, end: int) -> tuple[int, int]:
    """Cuts a greedy match before the first word that is written small (`Jane Doe who …`)."""
    stop = end
    for word in re.finditer(r"[^\W\d_](?:[^\W\d_]|['\-])*\.?", document.cased[start:end]):
        if not word.group()[0].isupper() and word.group().lower() not in _LOWER_OK and word.group()[0].isascii():
            stop = start + word.start()
            break
    while stop > start and document.text[stop - 1] in " ,":
        stop -= 1
    return start, stop


def named(document: Document, found: re.Match[str]) -> Range | None:
    """The name a pattern found: group `zh` as it stands, group `v` trimmed to at least two capitalised words."""
    if found.groupdict().get("zh"):
        return found.span("zh")
    start, end = trim_name(document, *found.span("v"))
    return (start, end) if " " in document.text[start:end] and capitalised_name(document, start, end) else None
