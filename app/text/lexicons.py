"""The redactor's word lists (`resources/lexicon`), folded to the normal form and loaded once, when first needed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from app import resources
from app.text.normalization import folded

PARTICLES: Final = frozenset(
    (
        "de da do dos das del della di du des la le las los van von der den het ter ten zu zum al el bin ibn bint abu "
        "ben y e i"
    ).split()
)
"""Words inside a name that are written in lower case."""
PARTICLES_IN_TEXT: Final = PARTICLES | frozenset("binti binte bt bte ap san te op".split())
"""`PARTICLES` and those of Malay, Welsh and Dutch names that are also words of other languages."""
PARTICLES_IN_HEAD: Final = PARTICLES_IN_TEXT | frozenset(["of", "st.", "mac", "mc", "o'"])
"""`PARTICLES` and words that may be in lower case inside a name on a line of its own."""
FUNCTION_WORDS: Final = frozenset(
    "the a an at in on of to for from by with and or as is was were am are be been i my me we our you your he she".split()
)
"""Small words of English that say nothing of what is meant."""
STOP_WORDS: Final = FUNCTION_WORDS | frozenset(
    (
        "his her they their it its this that these those dear hi hello hey mr mrs ms miss dr prof sir madam regards "
        "sincerely best kind yours thanks thank signed name contact reference references referee manager supervisor "
        "director engineer senior junior lead head former current about when while where who whom call ask tell meet "
        "email phone mobile tel resume cv curriculum vitae profile summary author authors by via see per de la le el "
        "en con por para et avec chez von bei mit und im am der die das ich je j mon ma mi soy sono sincerement "
        "cordialement atentamente saludos mit freundlichen grussen"
    ).split()
)
WIDE: Final = r"\u3005-\u3007\u3040-\ud7a3\U00020000-\U0003ffff"
"""Letters of the scripts without word gaps (ideographs with their repeat sign, kana, Hangul), for a character class."""


def _lines(name: str) -> list[str]:
    text = resources.path("lexicon", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Return words that identify no person or company on their own, those with a capital of their own (`capitalised_words`) included."""
    return frozenset(word for line in _lines("common_words.txt") for word in folded(line).split()) | capitalised_words()


@lru_cache(maxsize=1)
def capitalised_words() -> frozenset[str]:
    """Return words written with a capital wherever they stand (Kafka, Christmas, Mars): a capital does not make them a name of somebody."""
    return frozenset(word for line in _lines("capitalised_words.txt") for word in folded(line).split())


@lru_cache(maxsize=1)
def general_acronyms() -> frozenset[str]:
    """Return acronyms of trades, degrees and units (hvac, gp, ngo), which are the initials of a person or firm only where the text says so."""
    return frozenset(word for line in _lines("general_acronyms.txt") for word in folded(line).split())


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Return the words of an English dictionary that are written small, of 3 to 12 letters (`front_coded` in packaging/ordinary_words.py)."""
    found: set[str] = set()
    for line in _lines("ordinary_words.txt"):
        word = ""
        for shared, rest in re.findall(r"([A-Z])([a-z]*)", line):
            word = word[: ord(shared) - ord("A")] + rest
            found.add(word)
    return frozenset(found)


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Return given names of many countries, in the normal form; some are words as well."""
    return frozenset(" ".join(_lines("given_names.txt")).split())


@lru_cache(maxsize=1)
def family_names() -> frozenset[str]:
    """Return family names of many countries, in the normal form; some are words as well."""
    return frozenset(" ".join(_lines("family_names.txt")).split())


@lru_cache(maxsize=1)
def word_clusters() -> dict[str, int]:
    """Return word in the normal form → number of its cluster: words of a cluster mean about the same, in whatever language."""
    return {word: number for number, line in enumerate(_lines("word_clusters.txt")) for word in line.split()}


def is_ordinary(word: str) -> bool:
    """Return True if a Latin word (in the normal form) is a word of the language or a common name of things: as a name it needs context."""
    return word in ordinary_words() or word in common_words()


@lru_cache(maxsize=1)
def title_words() -> frozenset[str]:
    """Return words of job titles, headings and skills, which are never part of a person's name."""
    return frozenset(word for line in _lines("title_words.txt") for word in folded(line).split())


@lru_cache(maxsize=1)
def nicknames() -> dict[str, frozenset[str]]:
    """Given name → its other forms."""
    forms: dict[str, set[str]] = {}
    for line in _lines("nicknames.txt"):
        group = folded(line).split()
        for word in group:
            forms.setdefault(word, set()).update(group)
    return {word: frozenset(group - {word}) for word, group in forms.items()}


WordClass = Literal["ordinary", "place", "person", "organisation"]
_CLASSES: Final[tuple[WordClass, ...]] = ("ordinary", "place", "person", "organisation")
"""The classes of a line of `words_zh.txt`, in its order."""
_STEPS: Final = "abcdefghijklmnopqrst"
"""Letters for the counts from 1, 2, 5, 10, 20, 50, …"""


@lru_cache(maxsize=1)
def _lines_zh() -> dict[str, str]:
    return {line[0]: line[1:] for line in _lines("words_zh.txt")}


@lru_cache(maxsize=8_000)
def words_beginning_with(char: str) -> dict[str, tuple[WordClass, int]]:
    """Return the Chinese words that begin with a character: what follows it → class and step of the count (0 from 1 on, 1 from 2, 2 from 5,
    3 from 10 …). A line of the dictionary is read when it is first asked for."""
    parts = zip(_CLASSES, _lines_zh().get(char, "").split("\t"), strict=False)
    return {
        rest: (of_class, _STEPS.index(step))
        for of_class, part in parts
        for rest, step in re.findall(r"([^a-t]*)([a-t])", part)
    }


def word_entry(form: str) -> tuple[WordClass, int] | None:
    """Return class and step of the count of a Chinese word of one to four characters; None if the dictionary does not have it."""
    return words_beginning_with(form[0]).get(form[1:])


_CALENDAR: Final = frozenset(
    "立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至 小寒 大寒 "
    "元旦 春节 元宵 端午 七夕 中秋 重阳 腊八 除夕 周一 周二 周三 周四 周五 周六 周日".split()
)
"""Solar terms, feasts and weekdays whose count in the dictionary of words is too low."""


_TWENTY: Final = _STEPS.index("e")
_FIFTY: Final = _STEPS.index("f")


def is_word(form: str) -> bool:
    """Return True if two ideographs (in the normal form) are an ordinary Chinese word or a well-known name."""
    entry = word_entry(form) if len(form) == 2 else None
    if entry is None:
        return form in _CALENDAR
    return entry[1] >= (_FIFTY if entry[0] == "person" else _TWENTY) or form in _CALENDAR


def is_long_word(form: str) -> bool:
    """Return True if three or four ideographs (in the normal form) are an ordinary Chinese word (地平线, 萤火虫), not only a name."""
    entry = word_entry(form) if len(form) in (3, 4) else None
    if entry is None:
        return False
    return (entry[0] == "ordinary" and entry[1] >= len(form) - 1) or (entry[0] == "place" and entry[1] >= _FIFTY)


def is_han(text: str) -> bool:
    """Return True if every character is an ideograph, kana or Hangul syllable."""
    return bool(text) and all(
        "\u3040" <= char <= "\u9fff"
        or "\u3005" <= char <= "\u3007"
        or "\uac00" <= char <= "\ud7a3"
        or "\U00020000" <= char <= "\U0003ffff"
        for char in text
    )


def is_distinctive(word: str) -> bool:
    """Return True if a Latin word is long and rare enough to identify one person or company on its own."""
    return len(word) >= 4 and word not in common_words() and word not in STOP_WORDS and word not in PARTICLES
