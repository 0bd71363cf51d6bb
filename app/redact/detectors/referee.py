"""Referees: behind 证明人, 推荐人, "reported to", in a form's cell, the names that open lines of a references section, and
people with a title beside whom a number or an address stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.detectors.base import Detector, Range, compiled
from app.redact.detectors.people import capitalised_name, name_before, named, read_name, trim_name
from app.redact.prepared_text import Document
from app.text.chinese_surnames import COMMON, COMPOUND
from app.text.lexicons import is_word
from app.text.person_names import HAN_NAME, LATIN_NAME, ONE_WORD
from app.text.positions import position_pattern
from app.text.titles import BEFORE_NAME, HAN_TITLES, TITLES, title_pattern

_TITLED: Final = rf"{BEFORE_NAME.removesuffix('?')}{ONE_WORD}(?:\s{ONE_WORD}){{0,2}}"
_CALLED: Final = rf"(?:(?:{'|'.join(COMPOUND)}|(?<!主)[{COMMON.replace('班', '')}])[\u4e00-\u9fff]{{0,2}}?(?:{title_pattern('by-work')})|[老小阿大][{COMMON}](?![\u4e00-\u9fff]))"
"""Forms of address by work or age: 陈老师, 老张."""
_NUMBER_ZH: Final = r"(?:\+?86[\s-]?)?(?:1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|0\d{2,3}[\s-]?\d{7,8})(?!\d)"
_NUMBER: Final = r"(?:(?:\+\d|\(?0\d)[\d\s().\-]{6,16}\d|\(?\d{3}\)?[\s.\-]\d{3}[\s.\-]\d{4}(?!\d))"
_PERSON: Final = rf"{BEFORE_NAME}{ONE_WORD}(?:\s{ONE_WORD}){{0,2}}"
_SUPERIOR: Final = position_pattern("superior")
_PATTERNS: Final = compiled(
    rf"(?:证\s?明\s?人|推\s?荐\s?人|介\s?绍\s?人|推荐者|背调联系人|紧急联系人|直属上级|直接上级|导师|保证人|汇报对象|"
    rf"身元保証人)[\s:是为(]{{0,4}}(?P<zh>{HAN_NAME})",
    rf"(?:推荐人|证明人|reference|referee|references(?: available)?|referees|referenz(?:en|geber)?|referencias?|references? "
    rf"professionnelles?|supervisor|line manager|emergency contact|추천인)\s{{0,2}}[:：|\t]\s{{0,"
    rf"3}}(?P<v>{LATIN_NAME})",
    rf"(?:report(?:s|ed|ing)? (?:directly )?to|works? under|engineers under|(?:line |old |former )?(?:{_SUPERIOR}|chef|chefin|vorgesetzter)(?: was| is| est| war)|"
    rf"a las ordenes de|las ordenes de|indicou foi [ao]|travaille avec|polecil mnie|empfohlen von|recommande par|supervised by|recommended by|referred by|managed by|mentored by|ask for|please "
    rf"contact|vouched for by|berichtete an|reportando a|sous la direction de|bajo la direccion de)\s(?:my (?:former "
    rf"|line )?(?:{_SUPERIOR}),? )?(?P<v>{LATIN_NAME})",
    rf"(?:my (?:former |previous |line |direct )?(?:{_SUPERIOR}|{position_pattern('adviser')}|referee))[,"
    rf":]?\s(?:is |was )?(?P<v>{LATIN_NAME})",
    r"(?:证明人|推荐人|介绍人|领导|上级|主管|师傅)(?:是|为|找|请找|可找)?(?:我们?)?[\u4e00-\u9fff]{0,4}?(?:的|,|:)(?P<zh>[\u4e00-\u9fff]{2,6}?)(?=大姐|大哥|师傅|老师|经理|主任|厂长|班长|先生|女士|阿姨|叔|[,，(（]\s?(?:电话|手机|\d))",
    rf"(?:问|找|联系|咨询)(?P<pair>[老小][\u4e00-\u9fff]\s?\(\s?{HAN_NAME}\s?\))",
    rf"(?:问|找|联系|咨询|请教)(?:一下)?(?P<zh>{HAN_NAME})(?=[,，(（]|经理|主任|总监|老师|就行|即可|电话|核实|了解)",
    r"(?:推荐人|证明人|介绍人)\s?(?P<zh>[\u4e00-\u9fff]{2,6})(?=[,，(（:]\s?(?:电话|手机|原|\d|评价|供应链|前|曾))",
    rf"(?<![a-z])(?:reporting to|reports? to|report(?:ed|s)? (?:directly )?to|reference (?:is )?from|referred by|recommended by|check with|speak (?:to|with)|vouch(?:ed)? by|"
    rf"verify with|ref|ask|contact|under|{position_pattern('referred')})\s?[-–—:,]?\s(?:is |was )?(?P<titled>{_TITLED})",
    r"(?<=[a-z])(?P<verb>\s(?:(?:hired|trained|supervised|mentored|managed|taught|coached|recruited|promoted) me|"
    r"(?:will|can|would|is happy to|has agreed to|agreed to) (?:vouch|confirm|act as))(?![a-z]))",
    rf"(?<![a-z])(?:(?:hired|trained|supervised|mentored|managed|coached) me|(?:my|old|former|line|direct) (?:{position_pattern('mine')}))(?: (?:at|in) [^\n.,;:(]{{2,40}}?)?,? (?:is|was|:|est|war|e|era)\s(?P<who>{LATIN_NAME}|{ONE_WORD})(?:-san)?(?:\s?\((?P<v2>{LATIN_NAME})\))?",
    rf"(?:(?<![a-z])(?:referee|reference|supervisor|old boss|boss|line manager|references available)|推荐人|证明人|介绍人|前上司|前领导|上司)\s?[,:]?\s(?P<who>{LATIN_NAME})(?=\s?(?:先生|女士|[,.;。，;(（\n+]|\+?\d|$|can be))",
    rf"(?:(?<![a-z])(?:referee|reference|supervisor|ask)|推荐人|证明人|前上司|主管|跟随|师从)\s?(?P<zh>{HAN_NAME}|[가-힣]{{2,4}})(?=\s?(?:[,.;。，;(（\n+]|\+?\d|$|可证明|护士长|老师|师傅|先生|女士|学习))",
    rf"(?:^|\n)[ \t]{{0,8}}ref\.?[ \t:]{{1,12}}(?P<v>{LATIN_NAME})(?=[ \t,]{{1,6}}\+?\(?\d)",
    rf"(?P<near>(?<![a-z]){_TITLED})(?=[^\n]{{0,60}}?(?:\d{{3}}[\s\-.]?\d{{2,4}}|@))",
    rf"(?:问|找|联系|联络|咨询|请教|打听|核实|致电|打给|给)(?:一下|下)?[\u4e00-\u9fff]{{0,8}}?(?P<called>{_CALLED})(?=[^\n。]{{0,12}}?{_NUMBER_ZH})",
    rf"(?P<called>{_CALLED})(?=[\s:,(]{{0,3}}(?:的?(?:电话|手机|微信))?[\s:]{{0,2}}{_NUMBER_ZH})",
    rf"{_NUMBER_ZH}[\s,]{{0,2}}(?:[(]|找|问|联系)\s?(?P<called>{_CALLED})",
    rf"(?:问|找|联系|联络|咨询|请教|打听|核实|致电|打给)(?:一下|下)?(?P<zh>{HAN_NAME})(?=\s{{0,3}}:?{_NUMBER_ZH})",
    rf"(?:^|\n)[ \t]{{0,4}}\(?[一二三四五六七八九\d]{{1,2}}[)、.] ?(?:(?P<zh>{HAN_NAME})(?=(?:{HAN_TITLES})[(，,：:]|[(，,](?:前|原)|[(](?:房东|同事|邻居|朋友|上司|主管))|(?P<called>[{COMMON}](?:师奶|太太|婶|伯母))(?=[(，,]))",
    rf"(?<![a-z])(?:ask(?: for)?|ring|call|phone|text|contact|speak (?:to|with)|talk to|check with|email|try)\s(?:my (?:old |former |last |then )?[a-z]{{3,12}} )?"
    rf"(?P<asked>{_PERSON})(?=[^\n]{{0,50}}?(?:{_NUMBER}|@))",
    rf"(?:^|\n|[.!]\s)[ \t]{{0,4}}(?P<who>{_PERSON})(?=[^\n\d.!]{{0,40}}?\s(?:knows? (?:me|my work)|has known me|remembers me|(?:will|can|would|'ll) "
    rf"(?:vouch|speak|tell you|answer for me|back me|confirm))[^\n]{{0,40}}?(?:{_NUMBER}|@))",
    rf"(?:vouched for by|supervised by|managed by|mentored by|sous la direction de|my (?:line )?manager)\s(?P<who>{ONE_WORD})(?=[,.)\n;])",
    rf"(?:向|由|跟随|师从|前领导|前上司|前主管|领导|上司|主管|经理)(?P<zh>{HAN_NAME})(?=[(，,、（]|可以|能证明|汇报|推荐|经理|"
    rf"总监|主任|老师|教授)",
)
_HEADING: Final = re.compile(
    r"(?:^|\n)[ \t#*=\-]{0,4}(?:professional |character |personal |work |my )?(?:references?(?: upon request)?|referees?|referenzen|referenz|"
    r"referencias|references professionnelles|referenze|referenties|证明人|推荐人|背景调查联系人|추천인)[ \t:*=\-]{0,"
    rf"4}}(?:(?:[–—|-]|of|for)[ \t]{LATIN_NAME})?\n"
)
_LINE: Final = re.compile(
    rf"[ \t]{{0,6}}(?:[·•*\-]|\d[.)])?[ \t]{{0,4}}(?P<v>{LATIN_NAME}|{HAN_NAME})(?=[ \t]{{0,3}}(?:[,，(（|/\t:–—-]|$|"
    rf"\n|  ))"
)
_BLOCK: Final = 14
"""Number of lines below a references heading that are read."""


@dataclass(frozen=True, slots=True)
class RefereeDetector(Detector):
    """Detector that adds to the patterns the lines below a references heading."""

    def find(self, document: Document) -> Iterator[Range]:
        """Yield pattern matches, then openings of lines in the references section."""
        yield from Detector.find(self, document)
        for heading in _HEADING.finditer(document.text):
            yield from self._section(document, heading.end())

    def _section(self, document: Document, at: int) -> Iterator[Range]:
        for _ in range(_BLOCK):
            stop = document.text.find("\n", at)
            line = _LINE.match(document.text, at, len(document.text) if stop < 0 else stop)
            if line:
                span = line.span("v")
                if not re.search(r"[a-z]", line.group("v")) or capitalised_name(document, *span):
                    yield span
            if stop < 0:
                return
            at = stop + 1


_LEADING_TITLE: Final = re.compile(BEFORE_NAME)
_PRONOUNS: Final = frozenset("i you he she they we who it that this both someone anyone everyone nobody which".split())
_ADDRESSED: Final = re.compile(
    r"(?:dear|hi|hello|hey|to|attn:?|attention|cc|sehr geehrter?|sehr geehrte|estimad[oa]|bonjour|cher|chere)\s{1,2}$"
)


def _validate(document: Document, found: re.Match[str]) -> Range | None:
    """Accept what `_person` does, unless a digit or a stroke follows at once: `CSA C22.2`, `LIB/2291`."""
    span = _person(document, found)
    if span and found.groupdict().get("zh") and _in_words(document.text, span[0]):
        return None
    return None if span and re.match(r"[\d/]", document.text[span[1] : span[1] + 1]) else span


def _in_words(text: str, start: int) -> bool:
    """Return True if 向 or 由 makes a word with what follows it (向阳坡地)."""
    return text[max(0, start - 1) : start] in ("向", "由") and is_word(text[start - 1 : start + 1])


def _person(document: Document, found: re.Match[str]) -> Range | None:
    """Accept a person's name, with or without title; the addressee of a letter is no reference."""
    groups = found.groupdict()
    for group in ("pair", "called"):
        if groups.get(group):
            return found.span(group)
    if groups.get("verb"):
        before = name_before(document, found.start())
        return None if before and document.text[slice(*before)] in _PRONOUNS else before
    for group in ("titled", "near", "who", "asked"):
        if groups.get(group):
            start, end = trim_name(document, *found.span(group))
            words = document.text[start:end].replace(".", "").split()
            addressed = group != "asked" and _ADDRESSED.search(document.text[max(0, start - 16) : start])
            if (
                addressed
                or len(words) < (1 if group in ("who", "asked") else 2)
                or all(word in TITLES for word in words)
            ):
                return None
            title = _LEADING_TITLE.match(document.text, start, end)
            name = document.text[title.end() if title else start : end]
            if (
                not document.cased[start].isupper()
                or name in _PRONOUNS
                or not capitalised_name(document, end - len(name), end)
            ):
                return None
            return start, found.end("v2") if groups.get("v2") else end
    return named(document, found)


DETECTOR: Final = RefereeDetector(
    "referee",
    Kind.REFEREE,
    "a person named as a reference",
    _PATTERNS,
    _validate,
    frozenset(["referee"]),
    read_name,
    frozenset(["referee"]),
)
