"""Finds an employer or school: full name, without legal form, place or trade words, initials, as a slug or domain.

A name that is a common word (Slack, 风) counts only in a place that speaks of an employer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from app.redact.document import Document
from app.redact.lexicon import STOP_WORDS, common_words, industry_endings, is_distinctive, is_han, legal_forms
from app.redact.matchers.base import Found, Matcher, Phrase, in_code
from app.redact.normal_form import folded
from app.redact.places import chinese_cities, chinese_counties, chinese_provinces, place_names

_BRACKETS: Final = re.compile(r"[(\[（【][^)\]）】]{0,30}[)\]）】]")
_WORK_BEFORE: Final = re.compile(
    r"(?:(?<![a-z])(?:at|for|joined|join|joining|left|leaving|with|from|via|ex|by|chez|bei|en|formerly|of|company|"
    r"employer|empresa|firma)\s{1,2}(?:the\s)?|@\s?)[\"'(]?$"
)
_HEADING_AFTER: Final = re.compile(r"\s{0,2}(?:\||-{1,2}\s|,\s{0,2}(?:inc|ltd|llc|gmbh)|'s\s|\(|\t)")
_HAN_BEFORE: Final = re.compile(
    r"(?:任职于|就职于|入职|加入|离开|来自|供职于|服务于|受雇于|在|于|原|前|曾任|为|给|[、，,:;：；（(「『《\"'“\s|"
    r"/\-]|^)$"
)
_HAN_AFTER: Final = re.compile(
    r"(?:公司|集团|总部|任职|工作|上班|担任|就职|实习|期间|时|部门|部|的|[、，,.。:;；）)」』》\"'”\s|/\-]|$)"
)
_LEGAL_TAIL: Final = re.compile(r"[\s,]{0,2}\(?([^\W\d_]{1,12}(?:\.[^\W\d_]{1,3}){0,3})\.?\)?")


def organisation(name: str, *, school: bool = False) -> tuple[Matcher, ...]:
    """The matchers of an organisation's name."""
    flat = folded(name)
    if re.search(r"[\u3040-\u9fff\uac00-\ud7a3]", flat):
        return (HanOrganisation(flat, school=school),)
    return (LatinOrganisation(flat, school=school),)


class LatinOrganisation:
    """An organisation with a name in words."""

    def __init__(self, flat: str, *, school: bool = False) -> None:
        legal = legal_forms()[0]
        all_words = _words(flat)
        words = _words(_BRACKETS.sub(" ", flat)) or all_words
        while len(words) > 1 and (words[-1] in legal or words[-1] in _AFFILIATES):
            words.pop()
        if len(words) > 3 and words[-2:] == ["co", "operative"]:
            words = words[:-2]
        while len(words) > 1 and words[0] in _LEADING:
            words = words[1:]
        self.core = words
        phrases = [Phrase(tuple(all_words), "name", alone=len("".join(all_words)) < 12)] if len(all_words) > 1 else []
        dotted = tuple(re.findall(r"[^\W_]+", flat.replace("'", "")))
        if dotted != tuple(all_words):  # `Sp. z o.o.`: a legal form with full stops
            phrases.append(Phrase(dotted, "name", alone=len("".join(dotted)) < 12))
        self.single = ""
        if len(words) > 1:
            phrases.append(Phrase(tuple(words), "short form", capital=True, alone=len("".join(words)) < 12))
            phrases.append(Phrase(tuple(words), "slug", alone=len("".join(words)) < 12, joint=True))
            self._shorter(words, phrases, school)
        else:
            self.single = words[0] if words else ""
        self.acronyms = _acronyms(_words(_BRACKETS.sub(" ", flat)), words)
        self.phrases = tuple(phrases)
        self.school = school

    def _shorter(self, words: list[str], phrases: list[Phrase], school: bool) -> None:
        kind_only = words[0] in _KINDS or words[0] in place_names()
        if not school and len(words[0]) >= 5 and is_distinctive(words[0]) and not kind_only:
            phrases.append(Phrase((words[0],), "first word", capital=True, alone=True))
        if len(words) > 2 and words[-1] in place_names() and not school:
            phrases.append(Phrase(tuple(words[:-1]), "without place", capital=True, alone=True))
        if not school and len(words) > 2 and (words[-1] in _TRADES or is_distinctive(words[0])):
            phrases.append(Phrase(tuple(words[:-1]), "without trade", capital=True, alone=True))

    def find(self, document: Document) -> Iterator[Found]:
        """Names and short forms, widened over a legal form that follows."""
        for phrase in self.phrases:
            for start, end, how in phrase.find(document):
                yield start, _over_legal_form(document, end), how
        if self.single:
            yield from self._single(document)
        for acronym in self.acronyms:
            for found in re.finditer(rf"(?<![^\W_]){re.escape(acronym)}(?![^\W_])", document.cased):
                yield found.start(), found.end(), "initials"

    def _single(self, document: Document) -> Iterator[Found]:
        word = self.single
        rare = is_distinctive(word)
        for found in re.finditer(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", document.text):
            start, end = found.span()
            if rare and (
                document.cased[start].isupper() or document.cased[start].isdigit() or in_code(document, start, end)
            ):
                yield start, _over_legal_form(document, end), "name"
            elif not rare and document.cased[start].isupper() and self._speaks_of_work(document, start, end):
                yield start, _over_legal_form(document, end), "name in context"

    def _speaks_of_work(self, document: Document, start: int, end: int) -> bool:
        before = document.text[max(0, start - 16) : start]
        if _WORK_BEFORE.search(before) or _over_legal_form(document, end) > end:
            return True
        line = document.text.rfind("\n", 0, start) + 1
        opening = document.text[line:start].strip(" -·*|")
        if not opening:
            return bool(_HEADING_AFTER.match(document.text, end))
        stop = document.text.find("\n", end)
        dated = re.search(r"(?:19|20)\d\d", document.text[line : stop if stop >= 0 else len(document.text)])
        return bool(
            dated
            and re.search(r"[,|\-]\s?$", opening + " ")
            and re.match(r"\s?(?:[.,;|(\n\-]|$)", document.text[end : end + 2])
        )


_KINDS: Final = frozenset(
    "university universidad universidade université universität universita college institute institut school academy"
    " hospital faculty department laboratory ministry council museum foundation association freelance".split()
)
"""First words that say what an organisation is, not which one it is."""

_LEADING: Final = frozenset(
    ["the", "cong", "ty", "tnhh", "cp", "mtv", "pt", "ooo", "oao", "zao", "pao", "ao", "ip", "firma"]
)
_AFFILIATES: Final = frozenset(
    "china europe asia america americas emea apac uk usa us international worldwide global group".split()
)
_TRADES: Final = frozenset(
    (
        "technologies technology tech analytics systems software solutions services consulting partners labs "
        "laboratories studio studios media logistics capital ventures industries bank insurance foods pharma "
        "pharmaceuticals energy networks digital robotics health cooperative operative coop mills"
    ).split()
)


def _words(flat: str) -> list[str]:
    flat = re.sub(
        r"(?<![^\W\d_])((?:[^\W\d_]\.){2,4})",
        lambda found: found.group(1).replace(".", "") + " ",
        flat.replace("'", ""),
    )
    return re.findall(r"[^\W_]+", flat)


def _acronyms(every: list[str], core: list[str]) -> tuple[str, ...]:
    """Initials of ≥ 3 words, in capitals, with and without the legal form; not those that spell a word or technique."""
    found = []
    for words in (every, core):
        letters = "".join(word[0] for word in words if word not in STOP_WORDS)
        if 3 <= len(letters) <= 6 and letters not in common_words() and letters not in _TAKEN:
            found.append(letters.upper())
    return tuple(dict.fromkeys(found))


_SMALL_FORMS: Final = frozenset("z oo zoo sro doo inc ltda gmbh srl spa kft as".split())
"""Parts of legal forms that are written small."""

_TAKEN: Final = frozenset(
    (
        "cnc cpu gpu iot kpi mba phd mvp etl b2b b2c sla rpa vpn dns tcp ssl pcb fmcg okr roi sop tdd oop sdk cdn crm "
        "cms mis gis gps sql api css php ios aws gcp sap crm erp hr it ai ml ui ux seo pdf xml csv cad bi usa uk eu"
    ).split()
)


def _over_legal_form(document: Document, end: int) -> int:
    """The end of a name including a legal form that follows it (`Halcyon` in `Halcyon Fluidics GmbH` stays short)."""
    legal, han = legal_forms()
    for _ in range(3):
        tail = _LEGAL_TAIL.match(document.text, end)
        if not tail:
            break
        word = tail.group(1).replace(".", "")
        if word not in legal or not (document.cased[tail.start(1)].isupper() or word in _SMALL_FORMS):
            break
        end = tail.end(1)
    return next((end + len(ending) for ending in han if document.text.startswith(ending, end)), end)


class HanOrganisation:
    """An organisation with a Chinese, Japanese or Korean name."""

    def __init__(self, flat: str, *, school: bool = False) -> None:
        every = re.sub(r"[\W_]", "", flat)
        bare = re.sub(r"[\W_]", "", _BRACKETS.sub("", flat))
        self.full = Phrase(tuple(re.findall(r"[^\W_]+", flat)), "name")
        forms = {every, bare} | set(_school_forms(bare) if school else _company_forms(bare))
        self.places = _places_before(bare)
        self.latin = [
            part for part in re.findall(r"[a-z]{2,}[a-z0-9]*", flat) if len(part) >= 4 and is_distinctive(part)
        ]
        self.phrases = (
            *((self.full,) if len(every) > 2 else ()),
            *(Phrase((form,), "short form") for form in sorted(forms, key=len, reverse=True) if len(form) >= 3),
        )
        self.short = tuple(form for form in forms if len(form) in (1, 2) and form not in place_names())
        self.pinyin = _pinyin_slug(min((form for form in forms if len(form) >= 3), key=len, default=""))
        self.spelled = () if school else _spelled(forms)

    def find(self, document: Document) -> Iterator[Found]:
        """All forms, widened over legal and trade endings that follow."""
        for phrase in self.phrases:
            for start, end, how in phrase.find(document):
                yield self._over_place(document.text, start), _over_han_ending(document.text, end), how
        for form in self.short:
            for found in re.finditer(re.escape(form), document.text):
                before, after = (
                    document.text[max(0, found.start() - 4) : found.start()],
                    document.text[found.end() : found.end() + 3],
                )
                if (
                    _HAN_BEFORE.search(before)
                    and _HAN_AFTER.match(after)
                    and (len(form) > 1 or _names_company(before, after))
                ):
                    yield found.start(), _over_han_ending(document.text, found.end()), "short form in context"
        if self.pinyin:
            yield from self.pinyin.find(document)
        for name in self.spelled:
            yield from _translated(document, name)
        for word in self.latin:
            for found in re.finditer(rf"(?<![a-z]){re.escape(word)}(?![a-z])", document.text):
                if document.cased[found.start()].isupper() or in_code(document, *found.span()):
                    yield found.start(), _over_han_ending(document.text, found.end()), "Latin part"

    def _over_place(self, text: str, start: int) -> int:
        """The start of a short form including the place of the full name before it, with or without 市, 省, 区."""
        return next((start - len(place) for place in self.places if text.endswith(place, 0, start)), start)


def _places_before(bare: str) -> tuple[str, ...]:
    """The places at the beginning of a name, as written and without their kind, longest first."""
    rest = _without_place(_without_leading_legal(bare))
    place = bare[: len(bare) - len(rest)] if bare.endswith(rest) else ""
    forms = {place, re.sub(r"[省市区县]$", "", place)}
    return tuple(sorted((form for form in forms if len(form) >= 2), key=len, reverse=True))


@lru_cache(maxsize=256)
def _pinyin(form: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin  # here: loading its dictionary takes a while

    return tuple(lazy_pinyin(form))


def _spelled(forms: set[str]) -> tuple[str, ...]:
    """The telling part of the name in pinyin, as one word of a translated name (`Chuanyue Precision`)."""
    cores = [form for form in forms if 2 <= len(form) <= 4 and is_han(form) and form not in place_names()]
    core = min(cores, key=len, default="")
    if not core or re.search(r"[\u3040-\u30ff\uac00-\ud7a3]", core):
        return ()
    spelled = dict.fromkeys(("".join(_pinyin(core)), "".join(_pinyin(core[:2]))))
    return tuple(joined for joined in spelled if len(joined) >= 6 and is_distinctive(joined))


def _translated(document: Document, name: str) -> Iterator[Found]:
    """`Wanghu Rehabilitation Hospital`: the pinyin word at the head of a row of capitalised words on one line."""
    for found in re.finditer(rf"(?<![^\W_]){name}((?:[ ]&?[ ]?[a-z][a-z.&'-]{{1,20}}){{1,4}})", document.text):
        start, end = found.start(), found.start(1)
        for word in re.finditer(r"[a-z][a-z.&'-]*", found.group(1)):
            if not document.cased[found.start(1) + word.start()].isupper():
                break
            end = found.start(1) + word.end()
        alone = not re.search(r"[A-Z][\w'-]*[ ]$", document.cased[max(0, start - 24) : start])
        if document.cased[start].isupper() and end > found.start(1) and alone:
            yield start, end, "pinyin"


def _names_company(before: str, after: str) -> bool:
    return bool(re.search(r"(?:于|入职|加入|[「『《\"“])$", before)) or bool(re.match(r"公司|集团|[」』》\"”]", after))


def _company_forms(bare: str) -> set[str]:
    """Short forms of a Chinese company: without legal form, place, trade words."""
    forms: set[str] = set()
    core = _without_leading_legal(_without_legal(bare))
    forms.add(core)
    unplaced = _without_place(core)
    forms.add(unplaced)
    for name in {core, unplaced}:
        shorter = _without_trade(name)
        forms |= shorter
        for short in shorter:
            forms |= {form for form in _without_trade(short) if len(form) >= 3}
    forms |= {core[:size] for size in range(4, len(core) - 1) if _telling(_without_place(core[:size]))}
    forms |= {unplaced[:size] for size in range(4, len(unplaced) - 1) if _telling(unplaced[:size])}
    return {form for form in forms if form and not _NO_NAME.fullmatch(form)}


def _telling(beginning: str) -> bool:
    """Whether the beginning of a name says more than a trade: trade words off its end leave two characters."""
    rest = beginning
    while ending := next((word for word in industry_endings() if rest.endswith(word)), ""):
        rest = rest[: -len(ending)]
    return len(rest) >= 2 and not _NO_NAME.fullmatch(rest)


_NO_NAME: Final = re.compile(r"(?:第[一二三四五六七八九十]+|人民|中心|附属|中医|妇幼|保健|市立|省立|职业|技术|社区)+")
"""What is left of a name that only counts or says the kind (`第一人民医院`): no short form."""


def _without_trade(name: str) -> set[str]:
    """Every way to drop one trade word from the end, leaving two characters or more."""
    return {name[: -len(word)] for word in industry_endings() if name.endswith(word) and len(name) - len(word) >= 2}


def _without_legal(name: str) -> str:
    for _ in range(3):
        ending = next((word for word in legal_forms()[1] if name.endswith(word) and len(name) > len(word) + 1), "")
        if not ending:
            return name
        name = name[: -len(ending)]
    return name


def _without_leading_legal(name: str) -> str:
    ending = next((word for word in legal_forms()[1] if name.startswith(word) and len(name) > len(word) + 1), "")
    return name[len(ending) :]


def _without_place(name: str) -> str:
    for size in range(min(8, len(name) - 2), 1, -1):
        head = name[:size]
        county = len(head) >= 3 and head in chinese_counties()
        if head in chinese_provinces() or head in chinese_cities() or county or head in _REGIONS:
            return name[size:]
    return name


_REGIONS: Final = frozenset(
    "中国 华东 华南 华北 华中 华西 西南 西北 东北 东南 岭南 江南 江淮 中原 齐鲁 巴渝 巴蜀 关中 湖湘 荆楚 八闽 燕赵 三晋 两广 苏南 苏北 浙东 "
    "辽北 辽南 胶东 赣南 皖南 粤北 京津 长三角 珠三角 大湾区".split()
)
"""Names of regions that are no administrative division, before the telling part of a company's name."""


def _school_forms(bare: str) -> set[str]:
    """`上海交通大学` → 上海交大; `北京大学` → 北大; `复旦大学` → 复旦."""
    forms: set[str] = set()
    found = re.match(r"(.{2,8}?)(大学|学院)", bare)
    if found:
        root, kind = found.groups()
        forms.add(root + kind)
        if root not in place_names():
            forms.add(root)
        forms.add((root[0] if len(root) <= 2 else root[: 2 if root[:2] in place_names() else 1] + root[2:3]) + kind[0])
    return forms


def _over_han_ending(text: str, end: int) -> int:
    """The end of a name including a legal form, or trade words and a legal form, that follow it."""
    found = _han_ending().match(text, end)
    return found.end() if found else end


@lru_cache(maxsize=1)
def _han_ending() -> re.Pattern[str]:
    legal = "|".join(map(re.escape, legal_forms()[1]))
    trades = "|".join(map(re.escape, industry_endings()))
    return re.compile(rf"(?:{legal})|(?:{trades})(?:{legal})")


@lru_cache(maxsize=64)
def _pinyin_slug(form: str) -> Phrase | None:
    """The short form in pinyin, as in a domain name."""
    if not is_han(form) or re.search(r"[\u3040-\u30ff\uac00-\ud7a3]", form):
        return None
    syllables = _pinyin(form)
    return Phrase(syllables, "pinyin", joint=True) if len("".join(syllables)) >= 8 else None
