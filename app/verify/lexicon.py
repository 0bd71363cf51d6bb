"""The verifier's own readers of word lists: resources are shared with the redactor as data, never its code."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from app import resources
from app.verify.folding import fold_letters

TITLES: Final = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame madam mdm herr frau hr sr sra srta don dona senor senora monsieur madame mme m mlle"
    " dott ir ing dipl eng rev pani pan phd md mba msc bsc jr ii iii iv".split()
)
"""Words around a name that are no part of it."""

PARTICLES: Final = frozenset(
    "de da do dos das del della di du des la le las los van von der den ten ter zu al el bin ibn y e of".split()
)

CONNECTING: Final = PARTICLES | frozenset("and und et y for fur".split())
"""Words inside a name that are written small."""

STOP_WORDS: Final = frozenset(
    "the a an at in on of to for from by with and or as is was were are be been i my me we our you your he she his her they their it its this"
    " that dear hi hello hey regards best kind thanks signed name contact reference referee manager director engineer senior junior lead head"
    " former current about when while where who call ask email phone mobile resume profile summary author via see per en con por para et avec"
    " chez bei mit und im am die das ich soy sono may will can not new all any out one two no yes".split()
)

TRADES: Final = frozenset(
    "technologies technology tech analytics systems software solutions services service consulting partners labs laboratories studio studios media logistics capital ventures"
    " industries bank insurance foods pharma energy networks digital robotics health mills homes care cleaning catering security architects builders recruitment staffing retail"
    " stores fashion telecom dental brewing farms mining recycling packaging printing furniture equipment supplies products chemicals textiles marine shipping freight transport"
    " engineering construction manufacturing trading".split()
)
"""Trade words at the end of names of firms, which people leave out."""


def _lines(name: str) -> list[str]:
    text = resources.path("lexicon", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Return ordinary words, folded: alone they do not identify a person or firm."""
    words = (word for name in ("common_words.txt", "title_words.txt") for line in _lines(name) for word in line.split())
    return frozenset(map(fold_letters, words)) | STOP_WORDS | PARTICLES


@lru_cache(maxsize=1)
def capitalised_words() -> frozenset[str]:
    """Return words with a capital of their own (Kafka, Christmas), folded: the capital names nobody."""
    return frozenset(fold_letters(word) for line in _lines("capitalised_words.txt") for word in line.split())


@lru_cache(maxsize=1)
def _dictionary() -> frozenset[str]:
    """Return the English words that are written small: each entry of the list keeps so many letters (A none, B one …) of the one before."""
    words: list[str] = [""]
    for entry in re.finditer(r"([A-Z])([a-z]*)", "".join(_lines("ordinary_words.txt"))):
        words.append(words[-1][: ord(entry[1]) - 65] + entry[2])
    return frozenset(words[1:])


def is_ordinary(letters: str) -> bool:
    """Return True if folded letters are a word of the language or of things: it needs context to name somebody."""
    return letters in _dictionary() or letters in capitalised_words() or letters in common_words()


@lru_cache(maxsize=1)
def nicknames() -> dict[str, frozenset[str]]:
    """Return given name → other forms in use for it."""
    forms: dict[str, set[str]] = {}
    for line in _lines("nicknames.txt"):
        group = [fold_letters(word) for word in line.split()]
        for word in group:
            forms.setdefault(word, set()).update(group)
    return {word: frozenset(group - {word}) for word, group in forms.items()}


@lru_cache(maxsize=1)
def legal_forms() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return legal forms of firms: Latin words, and Chinese, Japanese and Korean endings, longest first."""
    rows = (line.split("\t") for line in _lines("legal_forms.tsv"))
    forms = [fold_letters(written) for written, _, uses in rows if "drop" in uses.split()]
    latin = frozenset(form for form in forms if form.isascii())
    return latin, tuple(sorted({form for form in forms if not form.isascii()}, key=len, reverse=True))


@lru_cache(maxsize=1)
def trades() -> tuple[str, ...]:
    """Return trade words at the end of Chinese names of firms, longest first."""
    return tuple(
        sorted(
            {fold_letters(word) for line in _lines("industry_zh.txt") for word in line.split("|")} - {""},
            key=len,
            reverse=True,
        )
    )


@lru_cache(maxsize=1)
def _words_by_head() -> dict[str, str]:
    return {line[0]: line[1:] for line in _lines("words_zh.txt")}


@lru_cache(maxsize=8_000)
def _words(head: str) -> dict[str, tuple[str, int]]:
    """Return what follows a first letter in the Chinese words: kind (`ordinary`, `place`, `person`, `organisation`), and how often it is
    met, in steps 1, 2, 5, 10, 20, …"""
    found: dict[str, tuple[str, int]] = {}
    parts = _words_by_head().get(head, "").split("\t")
    for kind, part in zip(("ordinary", "place", "person", "organisation"), parts, strict=False):
        found.update((rest, (kind, ord(step) - ord("a"))) for rest, step in _ENTRY.findall(part))
    return found


_ENTRY: Final = re.compile(r"([^a-t]*)([a-t])")


def dictionary_entry(form: str) -> tuple[str, int] | None:
    """Return kind and frequency (in steps) of a Chinese word of one to four letters (folded); None if there is none."""
    return _words(form[0]).get(form[1:])


def is_word(pair: str) -> bool:
    """Return True if two ideographs (folded) make an ordinary Chinese word."""
    kind, step = (dictionary_entry(pair) if len(pair) == 2 else None) or ("", 0)
    return pair in _CALENDAR or step >= (5 if kind == "person" else 4)


def is_listed(form: str) -> bool:
    """Return True if the dictionary has one to four ideographs (folded), however seldom, as anything but the name of an organisation."""
    kind, _ = dictionary_entry(form) or ("organisation", 0)
    return kind != "organisation" or form in _CALENDAR


def is_long_word(form: str) -> bool:
    """Return True if three or four ideographs (folded) make an ordinary Chinese word."""
    kind, step = (dictionary_entry(form) if len(form) in (3, 4) else None) or ("", 0)
    return (kind == "ordinary" and step >= len(form) - 1) or (kind == "place" and step >= 5)


_CALENDAR: Final = frozenset(
    "立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至 小寒 大寒 元旦 春节 元宵 端午 七夕 中秋 重阳 除夕".split()
)
"""Days of the year that the list of words has too seldom."""


@lru_cache(maxsize=1)
def surnames() -> tuple[str, ...]:
    """Return Chinese surnames of two characters."""
    return tuple(fold_letters(name) for name in " ".join(_surname_lines("compound")).split())


@lru_cache(maxsize=1)
def common_surnames() -> frozenset[str]:
    """Return the commonest Chinese surnames of one character."""
    return frozenset("".join(_surname_lines("common")))


def _surname_lines(section: str) -> list[str]:
    lines = list(_lines("chinese_surnames.txt"))
    start = lines.index(f"[{section}]") + 1
    return lines[start : next((at for at in range(start, len(lines)) if lines[at].startswith("[")), len(lines))]


@lru_cache(maxsize=1)
def labels() -> dict[str, tuple[str, ...]]:
    """Return role → the labels by which forms and résumés announce a value of it, as written in the table."""
    return {
        role.strip(): tuple(names.strip().split("|"))
        for role, _, names in (line.partition(":") for line in _lines("labels.txt"))
    }


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """Return the names of countries, folded."""
    lines = resources.path("places", "countries.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(fold_letters(line.split("\t")[1]) for line in lines if line and not line.startswith("#"))


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """Return provinces, cities and counties of China, countries and larger cities, folded.

    Chinese ones also without their kind (上海, 上海市).
    """
    found: set[str] = set()
    for name, columns in (("china.tsv", (1,)), ("countries.tsv", (1,)), ("world.tsv", (0, 2))):
        text = resources.path("places", name).read_text(encoding="utf-8")
        for row in (line.split("\t") for line in text.splitlines() if line and not line.startswith("#")):
            found.update(fold_letters(row[column]) for column in columns if column < len(row))
    shorter = {_KIND_OF_PLACE.sub("", place) for place in found if not place.isascii()}
    return frozenset(found | {place for place in shorter if len(place) >= 2})


_KIND_OF_PLACE: Final = re.compile("(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市|地区|盟|自治州)$")
