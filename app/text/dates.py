"""Parser for dates and date ranges in English, Chinese and a few European languages, to reduced ISO 8601 (`2021`,
`2021-03`).

Text that cannot be parsed stays as the person wrote it; nothing is guessed. Offsets are offsets in the text given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Literal

from app.domain.style import MONTHS
from app.text.characters import fold
from app.text.months import alternatives, month_numbers
from app.text.word_tables import words

OF_NOW: Final = "now|today|currently|presently|present|current|attuale|derzeit|zurzeit|aktuell|目前|现在"
"""Regular expression for words that say of an amount or a state that it is so now."""
LANGUAGES: Final = ("en", "de", "es", "fr")
"""Languages whose month names are read as dates of a résumé."""
MONTH_NUMBERS: Final = month_numbers(*LANGUAGES)
_MONTH: Final = rf"(?<![^\W\d_])(?:{alternatives(MONTH_NUMBERS)})\b\.?"
_YEAR: Final = r"(?:19[4-9]\d|20[0-4]\d)"
_MM: Final = r"(?:1[0-2]|0?[1-9])"
_DD: Final = r"(?:3[01]|[12]\d|0?[1-9])"


Now = Literal["end", "line", "unissued"]
"""Uses of a word for "until now"; the head of the table explains each."""


def until_now(use: Now) -> tuple[str, ...]:
    """Return the words for "until now" with a use, in the order of the table."""
    return words("lexicon", "until_now.tsv", use)


def until_now_pattern(use: Now) -> str:
    """Return a regular expression for `until_now(use)`, in the order of the table: a word stands before longer ones it begins."""
    return "|".join(map(re.escape, until_now(use)))


_NOW: Final = rf"(?:{until_now_pattern('end')}|(?:till |up to |to ?)?date(?!\s+of)|仍?在[職职](?!研|[务員员]))"
PRESENT: Final = rf"{_NOW}(?:\s?/\s?{_NOW})?"
"""A regular expression for the words that mean "until now"; `date of …` and 在职研究生 do not."""
_PART: Final = (
    r"(?:(?:early|mid|late|(?:the )?(?:end|beginning|start)(?: of)?|ende|anfang|mitte|summers?|spring|autumn|fall|winter|sommer|frühjahr|herbst|"
    r"été|hiver|verano|invierno|term \d|q[1-4]|h[12])[\s\-/]+)"
)
"""A part of a year named before it (`spring 2020`); only the year is kept as the date."""
_HAN: Final = "〇零○一二三四五六七八九"
_ROC: Final = r"民[國国]\s*\d{2,3}\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?"
"""A year of the Republic of China (Taiwan); add 1911 for the common calendar."""
_HAN_YEAR: Final = rf"[一二][{_HAN}]{{3}}"
_WHEN: Final = "(?:初|年?底|年?末|[春夏秋冬][天季]?|[上下]半年|暑假|寒假)"
"""A part of a year in Chinese, behind the year; the first character of a name (`2018 春雨医生`) does not match."""
_POINT: Final = (
    rf"(?:(?:{_DD}(?:(?:st|nd|rd|th|\.)?[^\S\t]+(?:of\s+)?|-))?{_MONTH}\s*[,/\-]?\s*(?:{_DD}(?:st|nd|rd|th)?,?\s+)?(?:'\d\d\b|{_YEAR})(?!\d)"
    rf"|{_ROC}"
    rf"|{_YEAR}\s*年\s*(?:{_MM}|元)\s*月(?:\s*{_DD}\s*[日号]|[初中底末])?"
    rf"|{_HAN_YEAR}年(?:[一二三四五六七八九十]{{1,2}}月(?:[一二三四五六七八九十]{{1,3}}[日号]|[初中底末])?)?(?:初|底|末|春|夏|秋|冬)?"
    rf"|{_YEAR}年{_WHEN}(?![级級中])|{_YEAR}\s*年?\s*{_WHEN}(?![\u3400-\u9fff])"
    rf"|{_YEAR}\s*年(?!\s*\d)"
    rf"|(?<![\d年])\d\d\s?年(?:{_MM}月|(?=出?生))"
    rf"|{_YEAR}(?!\.\s\d{{1,2}}\s(?!to\b|till\b|until\b|bis\b)[A-Za-z]{{3}})\s?[./\-]\s?{_MM}(?:\s?[./\-]\s?{_DD})?(?![\d%])"
    rf"|{_YEAR}\s+{_MONTH}"
    rf"|(?<![\d/.]){_MM}\s?[/.]\s?{_YEAR}(?!\d)|(?<![\d/.\-])(?:0[1-9]|1[0-2])-{_YEAR}(?![\d-])"
    rf"|(?<![\d/.]){_DD}[/.]{_MM}[/.]{_YEAR}(?!\d)|(?<![\d/.\-]){_DD}-{_MM}-{_YEAR}(?!\d)"
    rf"|{_YEAR}(?![\d%]|[.,]\d|-\d{{4}}-))"
)
_FREE: Final = r"(?<![\d./\-])"
_SEASON: Final = r"(?:spring|summer|fall|autumn|winter)"
_DASH: Final = r"\s*(?:-{1,3}|~|〜|至|一直[至到]|到|\bto\b|\btill\b|\bthrough\b|\bthru\b|\buntil\b|\bbis\b|\bhasta\b|\baté\b|\bà\b|→|>)\s*"
_RANGE: Final = re.compile(
    rf"(?P<r>{_ROC})(?:{_DASH})(?P<q>\d{{2,3}}\s*年(?:\s*\d{{1,2}}\s*月)?)"
    rf"|(?P<k>{_FREE}{_YEAR}(?P<n>-{_MM})?)\s?/\s?(?P<l>{_YEAR}(?(n)-{_MM}|(?![./-]))|(?(n){PRESENT}|(?!)))(?!\d)"
    rf"|(?P<a>{_FREE}{_POINT})(?:{_DASH})(?:(?:exp(?:ected)?\.?|anticipated)\s*)?{_PART}?(?P<b>{_POINT}|{PRESENT})"
    rf"|(?P<m>{_MONTH})(?:{_DASH})(?P<c>{_MONTH}\s*,?\s*{_YEAR})"
    rf"|(?P<y>{_FREE}{_YEAR})[-/](?P<z>\d\d)(?!\d|[./-])"
    rf"|(?:^|(?<=[\t(|,])|(?<=[\s,]\s))(?P<i>{_MONTH}\s\d\d)(?:{_DASH})(?P<j>{_MONTH}\s\d\d|{PRESENT})(?=\s*(?:$|[\t)|:])|,?\s\s)"
    rf"|(?P<s>{_FREE}{_POINT})\s*(?:(?:→|>)\s*(?=$|[\s|)\]])|-\s*(?=$|[\t|)\]]|\s\s))"
    rf"|(?P<g>(?<![\w'])'\d\d)(?:{_DASH})(?P<h>'\d\d(?!\w)|{_YEAR}|{PRESENT})"
    rf"|^(?P<v>\d\d)-(?P<w>\d\d)(?=\t|\s{{2,}}[^\W\d])"
    rf"|(?P<u>{_FREE}{_POINT})\s*(?:起|开始|onwards?\b|/?\s*[(\[]?\s*(?:至今|现在|現在|present\b)\s*[)\]]?)"
    rf"|(?<![\d/])(?P<f>{_MM}/\d\d)(?:{_DASH})(?P<t>{_MM}/\d\d(?![\d/])|{PRESENT})"
    rf"|(?:(?<!\w)(?:since|seit|depuis|desde|dal)|自)\s*(?:easter |christmas |le |l'|el )?{_PART}?(?P<o>{_POINT})(?:\s*(?:起|以来))?",
    re.IGNORECASE,
)
_YEARS: Final = re.compile(
    rf"'\d\d|^\d\d-\d\d|\d\d\s?年|\d/\d\d|{_YEAR}|{_HAN_YEAR}年|民[國国]\s*\d|[^\W\d_]{{3}}\.?\s\d\d\s*(?:[-~→>]|t|u)"
)
"""Pre-filter: a text without a match has no date."""

_SINGLE: Final = re.compile(rf"(?P<p>{_FREE}{_POINT})", re.IGNORECASE)
_SEASONED: Final = re.compile(
    rf"{_SEASON}\s+{_YEAR}(?![/\-]\d\d(?!\d))(?:\s*-\s*(?:{_SEASON}\s+{_YEAR}|{PRESENT}))?(?!{_DASH}(?:{_MONTH}|{_YEAR}))",
    re.IGNORECASE,
)
_EXPECTED: Final = re.compile(
    r"(?:\(?\b(?:expected\s+graduation|expected|anticipated|graduat(?:ed|ion|ing)|grad|exp|class of|预计|預計)\b\.?"
    r"\s*(?:date|in|:|：|毕业)?\s*:?\s*)$|(?:^|(?<=[\s(,]))(?:from|von|ab|de)\s+$" + rf"|(?:^|(?<=[\s(,])){_PART}$",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    r"\s*\((?:anticipated|expected|present)\)|\s*(?:毕业|畢業|起)|\s*/?\s*(?:至今|现在|現在|present)(?![\w])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date or range at `start:end` of a text.

    `first` and `last` are reduced ISO 8601 or the person's own words; `last` is empty for "to the present".
    `ranged` is True for a range (also an open one), False for a single date.
    """

    start: int
    end: int
    first: str
    last: str
    ranged: bool
    raw_first: str
    raw_last: str


_QUOTES: Final = str.maketrans("’‘′`´", "'" * 5)


def _flat(text: str) -> str:
    """Return folded text with one kind of apostrophe; same length as `text`."""
    return fold(text).translate(_QUOTES)


def _arabic(match: re.Match[str]) -> str:
    """Return the Chinese numerals of a year, month or day as digits: digit by digit, or with 十 in its place."""
    word = match.group()
    if "十" not in word:
        return "".join("0" if char in "〇零○" else str(_HAN.index(char) - 2) for char in word)
    tens, _, ones = word.partition("十")
    return str((_HAN.index(tens) - 2 if tens else 1) * 10 + (_HAN.index(ones) - 2 if ones else 0))


def to_iso(text: str) -> str:
    """Return one date as reduced ISO 8601, or `text` itself if it cannot be parsed."""
    flat = re.sub(rf"[{_HAN}十]+(?=[年月日号])", _arabic, _flat(text))
    flat = flat.replace("元月", "1月")
    flat = re.sub(r"民[國国]\s*(\d{2,3})", lambda roc: str(int(roc[1]) + 1911), flat)
    flat = " ".join(flat.lower().replace("'", " ").split())
    numbers = re.findall(r"\d+", flat)
    month = next((MONTH_NUMBERS[word] for word in re.findall(r"[^\W\d_]+", flat) if word in MONTH_NUMBERS), 0)
    year = next((number for number in numbers if len(number) == 4), "")
    if not year and "年" in flat and numbers and len(numbers[0]) == 2:
        short = numbers.pop(0)
        year = ("20" if int(short) < 50 else "19") + short
    if not year and month and numbers and len(numbers[-1]) == 2:
        short = numbers.pop()
        year = ("20" if int(short) < 50 else "19") + short
    if not year:
        return text.strip()
    rest = [int(number) for number in numbers if number != year and len(number) <= 2]
    if month:
        return f"{year}-{month:02d}-{rest[0]:02d}" if len(rest) == 1 and 1 <= rest[0] <= 31 else f"{year}-{month:02d}"
    if not rest:
        return year
    if len(rest) == 1:
        return f"{year}-{rest[0]:02d}" if 1 <= rest[0] <= 12 else text.strip()
    month, day = (rest[0], rest[1]) if flat.startswith(year) else (rest[1], rest[0])
    return f"{year}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else text.strip()


def is_present(text: str) -> bool:
    """Return True if `text` means "until now"."""
    return re.fullmatch(PRESENT, fold(text).strip(), re.IGNORECASE) is not None


def find_dates(text: str) -> list[DateSpan]:
    """Return all dates in a line, left to right, without overlaps; ranges take precedence over single dates."""
    return list(_dates(text)) if _YEARS.search(_flat(text)) else []


@lru_cache(maxsize=4_096)
def _dates(text: str) -> tuple[DateSpan, ...]:
    """Cached implementation of `find_dates`: all parsers of a résumé query the same lines."""
    flat = _flat(text)
    spans = [_season(text, match) for match in _SEASONED.finditer(flat)]
    ranges = [_range(text, match) for match in _free_matches(spans, _RANGE.finditer(flat))]
    spans = sorted([*spans, *ranges], key=lambda span: span.start)
    for match in list(_free_matches(spans, _SINGLE.finditer(flat))):
        raw = text[match.start() : match.end()]
        spans.append(DateSpan(match.start(), match.end(), to_iso(raw), "", False, raw, ""))
    return tuple(sorted(spans, key=lambda span: span.start))


def widened(text: str, span: DateSpan) -> tuple[int, int]:
    """Return the span extended by words that belong to it ("Expected", "(anticipated)", enclosing brackets)."""
    start, end = span.start, span.end
    lo, hi = max(0, start - _NEAR), end + _NEAR
    before = _EXPECTED.search(text[lo:start])
    if before:
        start = lo + before.start()
    after = _TAIL.match(text[end:hi])
    if after:
        end += after.end()
    left, right = fold(text[lo:start]), fold(text[end:hi])
    if left.rstrip().endswith(("(", "[")) and right.lstrip().startswith((")", "]")):
        start = lo + len(left.rstrip()) - 1
        end += len(right) - len(right.lstrip()) + 1
    return start, end


_NEAR: Final = 60
"""Maximum distance between a date and words that belong to it, in characters."""


def _free_matches(spans: list[DateSpan], matches: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield the matches, left to right, that overlap none of `spans` (which must be in order)."""
    at = 0
    for match in matches:
        while at < len(spans) and spans[at].end <= match.start():
            at += 1
        if at == len(spans) or spans[at].start >= match.end():
            yield match


def _season(text: str, match: re.Match[str]) -> DateSpan:
    raw = text[match.start() : match.end()]
    parts = re.split(r"\s*[-–—]\s*", raw, maxsplit=1)
    last = "" if len(parts) == 1 or is_present(parts[1]) else parts[1]
    return DateSpan(match.start(), match.end(), parts[0], last, len(parts) > 1, parts[0], last)


def _range(text: str, match: re.Match[str]) -> DateSpan:
    def part(name: str) -> str:
        return text[match.start(name) : match.end(name)]

    start, end = match.span()
    if match["a"]:
        raw_last = part("b")
        last = "" if is_present(raw_last) else to_iso(raw_last)
        return DateSpan(start, end, to_iso(part("a")), last, True, part("a"), raw_last)
    if match["r"]:
        return DateSpan(start, end, to_iso(part("r")), to_iso("民國" + part("q")), True, part("r"), part("q"))
    if match["m"]:
        last = to_iso(part("c"))
        return DateSpan(start, end, to_iso(f"{part('m')} {last[:4]}"), last, True, text[start:end], part("c"))
    if match["k"]:  # `2012/2013`, `2012-03 / 2013-06`
        last = "" if is_present(part("l")) else to_iso(part("l"))
        return DateSpan(start, end, to_iso(part("k")), last, True, part("k"), part("l"))
    if match["y"]:
        return _short_range(text, match)
    if match["g"] or match["v"]:
        names = ("g", "h") if match["g"] else ("v", "w")
        raw_first, raw_last = map(part, names)
        last = "" if is_present(raw_last) else _full_year(raw_last)
        return DateSpan(start, end, _full_year(raw_first), last, True, raw_first, raw_last)
    if match["i"]:
        last = "" if is_present(part("j")) else to_iso(part("j"))
        return DateSpan(start, end, to_iso(part("i")), last, True, part("i"), part("j"))
    if match["f"]:
        last = "" if is_present(part("t")) else to_iso(_century(part("t")))
        return DateSpan(start, end, to_iso(_century(part("f"))), last, True, part("f"), part("t"))
    name = "s" if match["s"] else "u" if match["u"] else "o"
    return DateSpan(start, end, to_iso(part(name)), "", True, part(name), "")


def _full_year(short: str) -> str:
    """Return `'04` or `88` as a year of four digits."""
    year = short.lstrip("'’‘")
    return year if len(year) == 4 else ("20" if int(year) < 50 else "19") + year


def _century(short: str) -> str:
    """Return `11/21` as `11/2021`."""
    month, _, year = short.partition("/")
    return f"{month}/{'20' if int(year) < 50 else '19'}{year}"


def _short_range(text: str, match: re.Match[str]) -> DateSpan:
    """Return the range of years `2015-17`, or None if the second number can be a month (`2015-07`)."""
    first, second = match["y"], match["z"]
    start, end = match.span()
    raw = text[start:end]
    if 1 <= int(second) <= 12:
        return DateSpan(start, end, f"{first}-{second}", "", False, raw, "")
    return DateSpan(start, end, first, first[:2] + second, True, raw, raw)


def long_day(day: str, language: str) -> str:
    """Return an ISO date as printed pages have it: `29 November 2026`, `2026年11月29日`; what is none, as it is."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    if language.lower().startswith("zh"):
        return f"{found.year}年{found.month}月{found.day}日"
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def short_month(month: str, language: str) -> str:
    """Return an ISO month as charts and tables have it: `Oct 2026`, `2026年10月`; what is none, as it is."""
    try:
        found = date.fromisoformat(f"{month}-01")
    except ValueError:
        return month
    if language.lower().startswith("zh"):
        return f"{found.year}年{found.month}月"
    return f"{MONTHS[found.month - 1][:3]} {found.year}"
