"""Find an employer or school with a Chinese, Japanese or Korean name: whole, without place, legal form and trade words, in pinyin, and by
its two distinctive characters in a sentence about work."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

from app.redact.matchers.base import Found, Phrase, in_code
from app.redact.matchers.han_context import Form, is_name
from app.redact.matchers.han_short import abbreviations, numbered_abbreviations, school_abbreviations
from app.redact.matchers.hangul import RomanisedHangul, is_hangul
from app.redact.prepared_text import Document
from app.text import pinyin
from app.text.legal_forms import legal_forms, wide_pattern
from app.text.lexicons import is_distinctive, is_han, is_word
from app.text.organizations import industry_endings
from app.text.places import chinese_cities, chinese_counties, chinese_provinces, place_names

_BRACKETS: Final = re.compile(r"[(\[（【][^)\]）】]{0,30}[)\]）】]")


class HanOrganisation:
    """An organisation with a Chinese, Japanese or Korean name."""

    def __init__(self, flat: str, *, school: bool = False) -> None:
        every = re.sub(r"[\W_]", "", flat)
        bare = re.sub(r"[\W_]", "", _BRACKETS.sub("", flat))
        self.full = Phrase(tuple(re.findall(r"[^\W_]+", flat)), "name")
        branch = re.split(r"\s", flat.strip())[0] if re.search(r"\s\S+店$", flat.strip()) else ""  # `好初早餐 中山店`
        named = {every, bare} | (_company_forms(branch) if len(branch) >= 3 and not school else set())
        named |= _school_forms(bare) if school else _company_forms(bare)
        forms = sorted(named, key=lambda form: (-len(form), form))
        self.school = school
        self.places = _places_before(bare)
        self.brands = frozenset() if school or len(bare) < 3 else frozenset(_whole_brands(bare))
        self.latin = [
            part for part in re.findall(r"[a-z]{2,}[a-z0-9]*", flat) if len(part) >= 4 and is_distinctive(part)
        ]
        self.phrases = (
            *((self.full,) if len(every) > 2 else ()),
            *(Phrase((form,), "short form") for form in forms if len(form) >= 3),
        )
        self.short = tuple(form for form in forms if len(form) in (1, 2) and not _is_generic(form))
        self.pinyin = tuple(slug for form in forms if len(form) >= 3 and (slug := _pinyin_slug(form)))
        whole = next((form for form in reversed(forms) if len(form) >= 3 and is_hangul(form)), "")
        self.hangul = RomanisedHangul("", whole, firm=True) if whole else None
        self.spelled = () if school else _pinyin_words(forms)

    def find(self, document: Document) -> Iterator[Found]:
        """Find all forms, widened over legal and trade endings that follow."""
        text, form = document.text, Form.SCHOOL if self.school else Form.FIRM
        for phrase in self.phrases:
            for start, end, how in phrase.find(document):
                first, last = self._over_place(text, start), _over_han_ending(text, end)
                if (first, last) != (start, end) or is_name(text, start, end, form, known=how == "name"):
                    yield first, last, how
        for short in (short for short in self.short if short in text):
            for found in re.finditer(re.escape(short), text):
                if self._is_short_name(text, *found.span(), form):
                    yield found.start(), _over_han_ending(text, found.end()), "short form in context"
        for slug in self.pinyin:
            yield from slug.find(document)
        if self.hangul:
            yield from self.hangul.find(document)
        for name in self.spelled:
            yield from _translated(document, name)
        for word in (word for word in self.latin if word in document.text):
            for found in re.finditer(rf"(?<![a-z]){re.escape(word)}(?![a-z])", document.text):
                if document.cased[found.start()].isupper() or in_code(document, *found.span()):
                    yield found.start(), _over_han_ending(document.text, found.end()), "Latin part"

    def beside(self, text: str, places: Collection[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield the short forms of two characters that touch another name of the firm at one of `places` (the 长城 of 长城哈弗)."""
        pairs = [form for form in self.short if len(form) == 2]
        for start, end in places:
            yield from ((start - 2, start) for form in pairs if start >= 2 and text.startswith(form, start - 2))
            yield from ((end, end + 2) for form in pairs if text.startswith(form, end))

    def _is_short_name(self, text: str, start: int, end: int, form: Form) -> bool:
        """Return True if one or two characters are the name; one alone needs a word for a firm beside it."""
        before = text[max(0, start - 4) : start]
        if _counted(text[start:end], before):
            return False
        if end - start == 1:
            return _names_company(before, text[end : end + 2])
        return is_name(text, start, end, form, known=text[start:end] in self.brands)

    def _over_place(self, text: str, start: int) -> int:
        """Return the start of a short form including the place of the full name before it, with or without 市, 省, 区."""
        start = next((start - len(place) for place in self.places if text.endswith(place, 0, start)), start)
        form = _FORM_BEFORE.search(text, max(0, start - 6), start)
        return form.start() if form else start


_FORM_BEFORE: Final = re.compile(rf"(?:{wide_pattern('front')})\s?$")
"""A legal form that stands before the name, as Japan and Korea put it."""


_PLACE_OF_THAT_NAME: Final = re.compile(
    r"(?:[东西南北中]?(?:路|街|道|巷|弄|桥|镇|村|县|区|湖|河|山|湾)|小区|花园|大厦|公寓|家园|新村|大道|广场)"
)


def names_something(text: str, end: int) -> bool:
    """Return True if characters that end at `end` go on as the name of a street, an estate or another firm (国强路, 国强机械展)."""
    trade = next((word for word in industry_endings() if len(word) > 1 and text.startswith(word, end)), "")
    return bool(trade or _PLACE_OF_THAT_NAME.match(text, end))


def _counted(form: str, before: str) -> bool:
    """Return True if a number stands before a form that is a word: it is a unit (64 字节)."""
    return is_word(form) and re.search(r"\d\s?$", before) is not None


def _places_before(bare: str) -> tuple[str, ...]:
    """Return the places at the beginning of a name, as written and without their kind, longest first."""
    rest = _without_place(_without_leading_legal(bare))
    place = bare[: len(bare) - len(rest)] if bare.endswith(rest) else ""
    forms = {place, re.sub(r"[省市区县]$", "", place)}
    return tuple(sorted((form for form in forms if len(form) >= 2), key=len, reverse=True))


@lru_cache(maxsize=256)
def _pinyin(form: str) -> tuple[str, ...]:
    return tuple(pinyin.likely(form))


def _pinyin_words(forms: Collection[str]) -> tuple[str, ...]:
    """Return the distinctive part of the name in pinyin, as one word of a translated name (`Chuanyue Precision`)."""
    cores = [form for form in forms if 2 <= len(form) <= 4 and is_han(form) and form not in place_names()]
    core = min(cores, key=len, default="")
    if not core or re.search(r"[\u3040-\u30ff\uac00-\ud7a3]", core):
        return ()
    heads = dict.fromkeys((core, core[:2], *sorted(form for form in cores if len(form) == 2)))
    spelled = dict.fromkeys("".join(_pinyin(head)) for head in heads)
    return tuple(joined for joined in spelled if len(joined) >= 5 and is_distinctive(joined))


def _translated(document: Document, name: str) -> Iterator[Found]:
    """Find the pinyin word at the head of a row of capitalised words on one line: `Wanghu Rehabilitation Hospital`."""
    for found in (
        ()
        if name not in document.text
        else re.finditer(rf"(?<![^\W_]){name}((?:[ ]&?[ ]?[a-z][a-z.&'-]{{1,20}}){{1,4}})", document.text)
    ):
        start, end = found.start(), found.start(1)
        for word in re.finditer(r"[a-z][a-z.&'-]*", found.group(1)):
            if not document.cased[found.start(1) + word.start()].isupper():
                break
            end = found.start(1) + word.end()
        alone = not re.search(r"[A-Z][\w'-]*[ ]$", document.cased[max(0, start - 24) : start])
        if document.cased[start].isupper() and end > found.start(1) and alone:
            yield start, end, "pinyin"


def _names_company(before: str, after: str) -> bool:
    """Return True if a word for a firm, or quotes, stand beside a single character."""
    return bool(re.search(r"(?:于|入职|加入|[「『《\"“])$", before)) or bool(re.match(r"公司|集团|[」』》\"”]", after))


def _company_forms(bare: str) -> set[str]:
    """Return short forms of a Chinese company: without legal form, place, trade words."""
    forms: set[str] = set()
    core = _without_leading_legal(_without_legal(bare))
    forms.add(core)
    forms.update(numbered_abbreviations(core))
    unplaced = _without_place(core)
    forms.add(unplaced)
    for name in {core, unplaced}:
        shorter = _without_trade(name)
        forms |= shorter
        for short in shorter:
            forms |= {form for form in _without_trade(short) if len(form) >= 3}
    for name in {core, unplaced}:
        forms |= set(_brands(name))
    for name in {core, unplaced}:
        forms |= set(abbreviations(name))
    forms |= {core[:size] for size in range(4, len(core) - 1) if _is_more_than_trade(_without_place(core[:size]))}
    forms |= {unplaced[:size] for size in range(4, len(unplaced) - 1) if _is_more_than_trade(unplaced[:size])}
    return {form for form in forms if form and not _NO_NAME.fullmatch(form)}


def _whole_brands(bare: str) -> Iterator[str]:
    """Yield the brand of two characters that nothing but place, trade and legal form surrounds."""
    core = _without_leading_legal(_without_legal(bare))
    for name in {core, _without_place(core)}:
        brand = next(_brands(name), "")
        if len(brand) == 2 and brand not in place_names():
            yield brand


def _brands(name: str) -> Iterator[str]:
    """Yield the brand of a firm, all trade words removed from its end (青檀 of 青檀精密仪器), and its short forms: the halves of four characters
    (星链 of 湖上星链), the second half with its trade (听潮文化 of 鹭岛听潮文化传播)."""
    brand = re.sub(r"(?:总|分)?[厂矿店]$", "", name) if len(name) >= 5 else name
    while trade := next(
        (word for word in industry_endings() if brand.endswith(word) and len(brand) - len(word) >= 2), ""
    ):
        brand = brand[: -len(trade)]
    if not 2 <= len(brand) <= 5:
        return
    yield brand
    if len(brand) == 4:
        yield brand[:2]
        yield brand[2:]
        rest = name[2:]
        yield from (rest[:size] for size in range(4, len(rest) + 1) if _is_more_than_trade(rest[:size]))


def _is_more_than_trade(beginning: str) -> bool:
    """Return True if the beginning of a name is more than a trade: two characters are left without its trade words."""
    rest = beginning
    while ending := next((word for word in industry_endings() if rest.endswith(word)), ""):
        rest = rest[: -len(ending)]
    return len(rest) >= 2 and not _NO_NAME.fullmatch(rest)


_NO_NAME: Final = re.compile(r"(?:第[一二三四五六七八九十]+|人民|中心|附属|中医|妇幼|保健|市立|省立|职业|技术|社区)+")
"""Remainders of a name that only count or give the kind (`第一人民医院`): no short form."""


def _without_trade(name: str) -> set[str]:
    """Return every way to drop one trade word from the end, leaving two characters or more."""
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


def _is_generic(form: str) -> bool:
    """Return True if two characters are a place, a trade or a kind of thing: no name by themselves."""
    return form in place_names() or form in industry_endings() or form in _REGIONS or form in _KINDS_OF_THING


_KINDS_OF_THING: Final = frozenset(
    "中华 计划 行动 项目 工程 大学 学院 学校 中学 小学 医院 国际 中央 国家 公司 银行 丝绸 工商 农业 建设 交通 人民 第一 第二 第三 中心 职业".split()
)


_REGIONS: Final = frozenset(
    "中国 华东 华南 华北 华中 华西 西南 西北 东北 东南 岭南 江南 江淮 中原 齐鲁 巴渝 巴蜀 关中 湖湘 荆楚 八闽 燕赵 三晋 两广 苏南 苏北 浙东 "
    "辽北 辽南 胶东 赣南 皖南 粤北 京津 长三角 珠三角 大湾区".split()
)
"""Names of regions that are no administrative division, before the telling part of a company's name."""


def _school_forms(bare: str) -> set[str]:
    """Return short forms of a school: `上海交通大学` → 上海交大; `北京大学` → 北大; `复旦大学` → 复旦."""
    bare = re.sub(r"^(?:国立|省立|私立)(?=.{3})", "", bare)
    forms: set[str] = {bare, *school_abbreviations(bare)}
    pupils = re.fullmatch(r"(.{0,6}?)第([一二三四五六七八九十]+)([中小])学", bare)
    if pupils:  # 和平里第四小学 → 和平里四小
        forms.add("".join(pupils.groups()))
    named = re.fullmatch(r"(.{2,3})(?:[中小]学|书院)", bare)
    if named and named[1] not in place_names():
        forms.add(named[1])
    found = re.match(r"(.{2,8}?)(大学|学院)", bare)
    if found:
        root, kind = found.groups()
        forms.add(root + kind)
        if root not in place_names():
            forms.add(root)
        forms.add((root[0] if len(root) <= 2 else root[: 2 if root[:2] in place_names() else 1] + root[2:3]) + kind[0])
    return forms


def _over_han_ending(text: str, end: int) -> int:
    """Return the end of a name including a legal form, or trade words and a legal form, that follow it."""
    found = _han_ending().match(text, end)
    return found.end() if found else end


@lru_cache(maxsize=1)
def _han_ending() -> re.Pattern[str]:
    legal = "|".join(map(re.escape, legal_forms()[1]))
    trades = "|".join(map(re.escape, industry_endings()))
    return re.compile(rf"(?:{legal})|(?:{trades})(?:{legal})")


@lru_cache(maxsize=64)
def _pinyin_slug(form: str) -> Phrase | None:
    """Return the short form in pinyin, as in a domain name."""
    if not is_han(form) or re.search(r"[\u3040-\u30ff\uac00-\ud7a3]", form):
        return None
    syllables = _pinyin(form)
    return Phrase(syllables, "pinyin", alone=True) if len("".join(syllables)) >= 8 else None
