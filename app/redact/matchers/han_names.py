"""Find a Chinese name: as written (spaced, with title), and in pinyin in both orders with initials.

A name of two characters must not fire inside ordinary words (文方 in 中文方向).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Final

from app.redact.matchers.base import Found, LazyPattern, Phrase
from app.redact.matchers.cantonese import CantoneseName
from app.redact.matchers.han_calls import RECRUITER, HanCalls
from app.redact.matchers.han_context import Form, is_name
from app.redact.matchers.han_organisations import names_something
from app.redact.matchers.hangul import RomanisedHangul, is_hangul, rank_pattern
from app.redact.matchers.japanese import JapaneseName
from app.redact.matchers.latin_names import LatinName
from app.redact.matchers.other_romanisations import palladius, wade_giles
from app.redact.prepared_text import Document
from app.text import pinyin
from app.text.chinese_surnames import COMMON, COMPOUND
from app.text.lexicons import WIDE, is_han
from app.text.normalization import folded
from app.text.titles import HAN_CALLED, HAN_TITLES, PLAIN, titles

Range = tuple[int, int]
_POLYPHONES: Final = {
    "单": "shan",
    "曾": "zeng",
    "解": "xie",
    "仇": "qiu",
    "查": "zha",
    "盖": "ge",
    "乐": "yue",
    "任": "ren",
    "朴": "piao",
    "尉": "wei",
    "区": "ou",
    "黑": "he",
    "翟": "zhai",
    "华": "hua",
    "覃": "qin",
    "种": "chong",
    "秘": "bi",
    "折": "she",
    "缪": "miao",
    "宓": "mi",
    "员": "yun",
    "召": "shao",
    "洗": "xian",
    "冼": "xian",
    "重": "chong",
    "卜": "bu",
    "车": "che",
}


class HanName:
    """One Chinese name (2–4 characters, or longer with a middle dot), and its romanisations."""

    def __init__(self, name: str) -> None:
        text = folded(name)
        self.name = re.sub(rf"[^{WIDE}]", "", text)
        entitled = re.search(rf"(?<=..)(?:{HAN_TITLES})$", self.name) if len(self.name) > 3 else None
        self.title = entitled.group() if entitled else ""
        if len(self.name) > 3:  # `伍志強先生`: the title is no part of the name
            text = re.sub(rf"(?:{HAN_TITLES})\s*$", "", text)
            self.name = re.sub(rf"(?:{HAN_TITLES})$", "", self.name)
        self.parts = [part for part in re.split(r"[·.\s]+", text) if part]
        dotted = "·" in text
        if dotted:
            self.surname, self.given = self.parts[-1], "".join(self.parts[:-1])
        else:
            familiar = len(self.name) == 2 and self.name[0] in "小老阿" and self.name[1] in COMMON
            if familiar:  # a referee entered as 老韩
                self.name, text = self.name[1:], text[1:]
            size = len(self.parts[0]) if _set_apart(self.parts) else surname_length(self.name)
            self.surname, self.given = self.name[:size], self.name[size:]
        strange = (
            len(self.name) == 4 and self.name[0] not in COMMON and size == 1 and is_han(self.name)
            if not dotted
            else False
        )
        self.halves: tuple[str, ...] = (
            (self.name[:2], self.name[2:]) if strange else tuple(self.parts) if dotted else ()
        )
        masks = rf"[{_MASKS}]{{1,2}}{re.escape(self.given[-1])}(?![\u4e00-\u9fff]{{0,1}}[*×○])" if self.given else ""
        self.masked = LazyPattern(rf"{re.escape(self.surname)}{masks}") if len(self.name) >= 3 and masks else None
        self.called = _Called(self.surname, (self.given, *self.halves))
        self.phrase = Phrase((self.name,), "name") if len(self.name) > 1 else None
        self.reversed = (
            Phrase((self.given + self.surname,), "reversed name") if len(self.given) > 1 and not dotted else None
        )
        self.hangul = RomanisedHangul(self.surname, self.given) if is_hangul(self.name) and self.given else None
        self._dotted = dotted
        self.ranked = rank_pattern(self.surname) if is_hangul(self.name) else None
        self.japanese = None if dotted else JapaneseName(self.name)
        self.calls = None if dotted else HanCalls(self.surname, self.given)
        self.cantonese = None if dotted or len(self.name) > 4 else CantoneseName(self.surname, self.given)

    def find(self, document: Document) -> Iterator[Found]:
        """Find the name as written, by title or given name in a context that names a person, and romanised."""
        if self.phrase:
            for start, end, how in self.phrase.find(document):
                if len(self.name) > 2 or is_name(document.text, start, end, Form.PERSON):
                    stop = end + len(self.title) if document.text.startswith(self.title, end) else end
                    yield _over_title(document.text, start), _over_courtesy(document.text, stop), how
            if self.reversed and len(self.name) > 2:
                yield from self.reversed.find(document)
        yield from self._partial_names(document.text)
        for found in self.ranked.finditer(document.text) if self.ranked else ():
            yield *found.span(), "surname and title"
        for found in self.masked.finditer(document.text) if self.masked and self._may_be_masked(document.text) else ():
            yield found.start(), found.end(), "part of the name"
        if document.low_words:
            for name in _transcribed(self.parts) if self._dotted else _romanised_in(document, self.surname, self.given):
                yield from name.find(document)
        if self.hangul:
            yield from self.hangul.find(document)
        if self.japanese:
            yield from self.japanese.find(document)
        if self.calls:
            yield from self.calls.find(document)
        if self.cantonese:
            yield from self.cantonese.find(document)

    @property
    def romanised(self) -> tuple[LatinName, ...]:
        """Return the name in Latin and Cyrillic letters, in each likely spelling."""
        return _transcribed(self.parts) if self._dotted else _romanised(self.surname, self.given)

    def _may_be_masked(self, text: str) -> bool:
        """Return True if a sign for an omitted character stands behind the surname: most texts need no expression at all."""
        return any(self.surname + sign in text for sign in _MASKS)

    def _partial_names(self, text: str) -> Iterator[Found]:
        """Find `欧阳先生`, `小麦同学`, `唐导`, a part of a long name, and a given name that stands alone."""
        for start, end in self.called.places(text):
            if self._is_form_of_address(text, start, end):
                yield start, end, "surname and title"
        if len(self.parts) > 1 and len(self.name) >= 5 and self.parts[0] in text:
            for size in range(len(self.name) - 1, len(self.parts[0]) + 1, -1):
                for found in re.finditer(
                    rf"(?<![\u4e00-\u9fff]){re.escape(self.name[:size])}(?![\u4e00-\u9fff])", text
                ):
                    yield found.start(), found.end(), "part of the name"
        for half in (half for half in self.halves if len(half) >= 2 and half in text):
            for found in re.finditer(half, text):
                dotted = "·" in text[max(0, found.start() - 1) : found.end() + 2].replace(" ", "")
                if not dotted and is_name(text, *found.span(), Form.GIVEN):
                    yield found.start(), found.end(), "part of the name"
        if self.given and self.given in text:
            yield from self._given_alone(text, self.given)

    def _given_alone(self, text: str, given: str) -> Iterator[Found]:
        """Find a given name without its family name, where neither a word nor another name explains the characters."""
        if len(given) == 2 and is_han(given):
            for start in _places(given, text):
                end = start + len(given)
                other = names_something(text, end) or _said_of_a_day(text, start, end)
                if not other and is_name(text, start, end, Form.GIVEN):
                    yield start, end, "given name"
        if len(given) >= 2:
            for start in _places(given, text):
                behind = (
                    None
                    if start and "\u4e00" <= text[start - 1] <= "\u9fff"
                    else _SET_APART.match(text, start + len(given))
                )
                if behind and not _said_of_a_day(text, start, behind.end()):
                    yield start, behind.end(), "given name"

    def _is_form_of_address(self, text: str, start: int, end: int) -> bool:
        """Return True if a surname with a title stands for the person: no other word and no other name reaches into it."""
        if RECRUITER.search(text[max(0, start - 6) : start]):
            return False
        return is_name(text, start, end, Form.CALL)


_SET_APART: Final = re.compile(r"(?:[아야이씨님](?:[가는를을의도만와]|하고|한테|에게)?(?![가-힣]))?(?![\u4e00-\u9fff])")


def _places(part: str, text: str) -> Iterator[int]:
    """Yield where a part stands in a text, without overlaps."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


_MASKS: Final = "某*×○x"


def _set_apart(parts: list[str]) -> bool:
    """Return True if a name is written as family name, blank, given name (`佐々木 美咲`, `김 서연`)."""
    return len(parts) == 2 and len(parts[0]) <= 3 and len(parts[1]) <= 3 and is_han("".join(parts))


_TITLES_LONG: Final = "|".join(sorted((one for one in HAN_TITLES.split("|") if len(one) > 1), key=len, reverse=True))
_TITLES_SHORT: Final = f"{'|'.join(one for one in HAN_TITLES.split('|') if len(one) == 1)}|{HAN_CALLED}"


class _Called:
    """Finds a surname with the usual words of address around it: `小许`, `老陆`, `陆总工`, `唐导`, `Mr. 梁`, `启明老师`.

    The expressions are of the words of address alone and serve every name."""

    def __init__(self, surname: str, given: Sequence[str]) -> None:
        self._surname = surname
        self._parts = tuple(part for part in given if len(part) >= 2)
        self._familiar = f"阿{given[0][-1]}" if given and given[0] else ""

    def places(self, text: str) -> Iterator[Range]:
        """Yield the places in a text, in order, without overlaps."""
        last = 0
        for start in self._starts(text) if self._surname else ():
            end = self._end(text, start) if start >= last else 0
            if end:
                title = _TITLE_BEFORE.search(text, max(last, start - _LONGEST_TITLE), start)
                yield title.start() if title else start, end
                last = end

    def _starts(self, text: str) -> list[int]:
        starts = {at for part in (self._surname, *self._parts) for at in _places(part, text)}
        starts |= {at - 1 for at in _places(self._surname, text) if at and text[at - 1] in "小老阿"}
        return sorted(starts.union(_places(self._familiar, text) if self._familiar else ()))

    def _end(self, text: str, start: int) -> int:
        """Return the end of a form of address that begins at `start`, 0 if none does."""
        surname = self._surname
        familiar = text[start] in "小老阿" and text.startswith(surname, start + 1)
        found = _FAMILIAR_BEHIND.match(text, start + 1 + len(surname)) if familiar else None
        for behind, parts in (
            (_LONG_BEHIND, (surname, *self._parts)),
            (_SHORT_BEHIND, (surname,)),
            (_KIN_BEHIND, self._parts),
            (_KIN, (self._familiar,) if self._familiar else ()),
        ):
            for part in parts if found is None else ():
                found = found or (behind.match(text, start + len(part)) if text.startswith(part, start) else None)
        if found:
            return found.end()
        end = start + len(surname)
        alone = (
            len(surname) == 2
            and text.startswith(surname, start)
            and not _WIDE_BEFORE.match(text, max(0, start - 1), start)
        )
        return end if alone and _ALONE_BEHIND.match(text, end) else 0


_ROOM: Final = r"(?![\u4e00-\u9fff]{0,1}[厅室办]|子)"
_TITLE_BEFORE: Final = re.compile(rf"(?:{PLAIN})\.?\s?\Z")
_LONGEST_TITLE: Final = 8
_FAMILIAR_BEHIND: Final = re.compile(rf"{_ROOM}(?:{_TITLES_LONG}|{_TITLES_SHORT})?")
_LONG_BEHIND: Final = re.compile(rf"(?:{_TITLES_LONG}){_ROOM}")
_SHORT_BEHIND: Final = re.compile(_TITLES_SHORT)
_KIN_BEHIND: Final = re.compile(
    r"[姐姊哥兄妹弟叔姨嫂伯](?:(?![\u4e00-\u9fff])|(?=[微电联让说在的你您好请叫和是教带负管跟]))"
)
_KIN: Final = re.compile("[师哥姐伯叔姨婶嫂]?")
_WIDE_BEFORE: Final = re.compile(r"[\u4e00-\u9fff]")
_ALONE_BEHIND: Final = re.compile(r"[你您说,，：:!！收讲来去在]|(?![\u4e00-\u9fff])[\s\S]|\Z")


_PERSON_CUE: Final = re.compile(
    r"(?:我[是叫系]|[叫喊]我|[称唤喊]|班|值班人?|同事|组长|组员|搭档|联系|感谢|谢谢|咨询|师傅|学[长姐弟妹]|[@的是叫找给问和与跟像请致向由]|阿|小)$"
)


def _is_person_context(text: str, start: int, end: int) -> bool:
    """Return True if a given name that may be a word stands in the context of a person: after a role or verb, before a pause."""
    return bool(_PERSON_CUE.search(text[max(0, start - 4) : start])) and bool(
        re.match(rf"[,，。!！、;；:：）)（(」”\s吧呀啊哦的]|$|{HAN_TITLES}", text[end : end + 3])
    )


_DAY: Final = re.compile(r"(?:[今明昨前后]天|[今明昨]日|[今明昨]晚|[今明昨]早|天气|预报|周[一二三四五六日])$")
_SKY: Final = frozenset("晴雨雪云风雾霜露虹霞阳晚暖凉寒")
_CLAUSES: Final = re.compile(r"[\u4e00-\u9fff]+")
_QUOTES: Final = re.compile(r"诗句|这句诗|这首|诗经|楚辞|出自|语出|典出|名句|词牌|古诗|唐诗|宋词|《")
_DOUBLED: Final = re.compile(r"([\u4e00-\u9fff])\1")


def _said_of_a_day(text: str, start: int, end: int) -> bool:
    """Return True if the characters of a given name are the weather of a day (今天晚晴) or stand in a line of verse (青青子衿，悠悠我心)."""
    if _DAY.search(text, max(0, start - 3), start) and _SKY & set(text[start:end]):
        return True
    row = next(
        (one for one in _CLAUSES.finditer(text, max(0, start - 8), end + 8) if one.start() <= start < one.end()), None
    )
    if not row or len(row.group()) not in (4, 5, 7) or row.start() == start or _is_person_context(text, start, end):
        return False
    around = text[max(0, row.start() - 9) : row.end() + 9]
    parallel = sum(len(one) == len(row.group()) for one in _CLAUSES.findall(around)) > 1
    quoted = _QUOTES.search(text, max(0, row.start() - 16), row.end() + 24)
    return parallel and bool(quoted or len(_DOUBLED.findall(around)) > 1)


def _over_courtesy(text: str, end: int) -> int:
    """Return the end of a name including 先生, 女士 and the like behind it; a job title stays."""
    return end + (2 if text.startswith(titles("courtesy"), end) else 0)


def _over_title(text: str, start: int) -> int:
    """Return the start of a name including `Mr.`, `Dr` and the like before it."""
    title = re.search(rf"(?<![a-z])(?:{PLAIN})\.?\s?$", text[max(0, start - 7) : start])
    return start - len(title.group()) if title else start


def surname_length(name: str) -> int:
    """Return the number of characters of the surname of a Chinese name."""
    return 2 if folded(name[:2]) in COMPOUND and len(name) > 2 else 1


def _romanised(surname: str, given: str) -> tuple[LatinName, ...]:
    """Return the name in each likely spelling."""
    russian = _in_russian(surname, given)
    pinyin_names = (_pinyin_name(*spelled) for spelled in _spellings(surname, given))
    return (*pinyin_names, *((_in_letters(russian),) if russian else ()))


Spelling = tuple[str, tuple[str, ...]]
"""A surname and the syllables of a given name in Latin letters."""


def _romanised_in(document: Document, surname: str, given: str) -> Iterator[LatinName]:
    """Yield the names in Latin or Cyrillic letters of which a document holds a part."""
    skeleton, words = document.skeleton, document.low_words
    for family, syllables in _spellings(surname, given):
        whole = "".join(syllables)
        if family in skeleton or whole in skeleton or not words.isdisjoint((whole, *syllables)):
            yield _pinyin_name(family, syllables)
    russian = _in_russian(surname, given)
    if any(part in skeleton for part in russian):
        yield _in_letters(russian)


@lru_cache(maxsize=64)
def _spellings(surname: str, given: str) -> tuple[Spelling, ...]:
    """Return the spellings for each likely reading (at most eight)."""
    if not _has_pinyin(surname, given):
        return ()
    surnames = [_POLYPHONES.get(surname, "")] if surname in _POLYPHONES else []
    surnames += ["".join(_likely(surname))] if not surnames else []
    surnames = [spelled for family in surnames for (spelled,) in _umlauts((family.replace("lü", "lv"),))]
    heteronyms, likely = pinyin.readings(given), _likely(given)
    choices = [
        [first, *[reading for reading in every[:3] if reading != first]][:2]
        for first, every in zip(likely, heteronyms, strict=True)
    ]
    readings = list(product(*choices))[:4]
    spelled = [(family, spelling) for family in surnames for syllables in readings for spelling in _umlauts(syllables)]
    taiwan = ("".join(map(wade_giles, _family(surname))), tuple(map(wade_giles, likely)))
    return tuple(dict.fromkeys([*spelled, taiwan]))


def _has_pinyin(surname: str, given: str) -> bool:
    return bool(given) and is_han(surname + given) and not re.search(r"[\u3040-\u30ff\uac00-\ud7a3]", surname + given)


def _family(surname: str) -> Sequence[str]:
    return [_POLYPHONES[surname]] if surname in _POLYPHONES else _likely(surname)


@lru_cache(maxsize=256)
def _likely(part: str) -> Sequence[str]:
    return tuple(pinyin.likely(part))


@lru_cache(maxsize=64)
def _in_russian(surname: str, given: str) -> tuple[str, ...]:
    """Return given name and surname in Cyrillic letters."""
    if not _has_pinyin(surname, given):
        return ()
    return tuple(folded("".join(map(palladius, part))) for part in (_likely(given), _family(surname)))


@lru_cache(maxsize=64)
def _pinyin_name(surname: str, syllables: tuple[str, ...]) -> LatinName:
    return PinyinName(surname, syllables)


@lru_cache(maxsize=8)
def _in_letters(words: tuple[str, ...]) -> LatinName:
    return LatinName(list(words))


def _transcribed(parts: list[str]) -> tuple[LatinName, ...]:
    """Return a name with a middle dot in pinyin; a person's own romanisation must be declared."""
    words = tuple("".join(pinyin.likely(part)) for part in parts if is_han(part))
    return (_in_letters(words),) if len(words) > 1 else ()


def _umlauts(syllables: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    plain = tuple(syllable.replace("ü", "v") for syllable in syllables)
    yield plain
    if any("v" in syllable for syllable in plain):
        yield tuple(syllable.replace("v", "u") for syllable in plain)
        yield tuple(syllable.replace("v", "yu") for syllable in plain)


class PinyinName(LatinName):
    """Romanised Chinese name: surname plus the whole given name, or surname plus initials; either order."""

    def __init__(self, surname: str, syllables: tuple[str, ...]) -> None:
        self.syllables = syllables
        whole = "".join(syllables)
        super().__init__(
            [surname, *dict.fromkeys([whole, *syllables])], surnames=frozenset([surname]), given_alone=False
        )
        self.given = whole
        self.family = surname
        self.initials = frozenset(part[0] for part in syllables)
        self.nicknames = frozenset()
        self.hooks = self.tokens

    def _phrases(self) -> Iterator[Phrase]:
        surname, syllables = self.words[0], self.syllables
        whole = "".join(syllables)
        size = len(surname + whole)
        for order in {(surname, whole), (whole, surname), (surname, *syllables), (*syllables, surname)}:
            yield Phrase(tuple(order), "pinyin", capital=size <= 7, alone=size < 12)
        if size >= 5 and whole:  # one word, as names of minorities are written: Surina
            yield Phrase((surname + whole,), "pinyin", capital=True, alone=True)
        initials = "".join(part[0] for part in syllables)
        for given in {initials, syllables[0][0] if syllables else ""} - {""}:
            if len(surname + given) >= 6:
                yield Phrase((surname, given), "handle", alone=True, joint=True)
                yield Phrase((given, surname), "handle", alone=True, joint=True)
        if len(whole) >= 7:
            yield Phrase((whole,), "given name in pinyin", capital=True, alone=True)

    def _is_sufficient(self, full: set[str]) -> bool:
        whole = "".join(self.syllables)
        return self.family in full and (whole in full or set(self.syllables) <= full)
