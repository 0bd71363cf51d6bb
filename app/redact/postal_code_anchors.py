"""Find written addresses by their postal code: from the code back over place, street and house number.

Country-independent: whatever the order, an address line is a row of capitalised words, unit words and numbers around a postal code with
its place. Never crosses a sentence, a label or more than one line break.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final

from app.redact.prepared_text import Document
from app.text.months import month_numbers
from app.text.places import place_names, regions
from app.text.postal_addresses import POSTAL_CODES, address_words
from app.text.word_tables import alternation

Range = tuple[int, int]

_POSTAL: Final = re.compile(
    r"(?<![\w.#])(?:"
    rf"(?P<us>(?:{alternation(regions('state', 'us')).lower()}),?\s{POSTAL_CODES['us']})"
    rf"|(?P<uk>{POSTAL_CODES['gb'].lower()})|(?P<ca>{POSTAL_CODES['ca'].lower()})|(?P<ie>{POSTAL_CODES['ie'].lower()})"
    r"|(?P<nl>[1-9]\d{3}\s?[a-z]{2}(?=\s[^\W\d_]{3}))"
    rf"|(?P<au>(?:{alternation(regions('state', 'au')).lower()})\s{POSTAL_CODES['au']})"
    r"|(?P<sg>(?:singapore|s)\s?\(?\d{6}\)?)|(?P<br>(?:cep:?\s?)?\d{5}-\d{3})|(?P<pl>\d{2}-\d{3}(?=\s[^\W\d_]{3}))|(?P<pt>\d{4}-\d{3}(?=\s[^\W\d_]{3}))"
    r"|(?P<jp>〒\s?\d{3}-\d{4}|\d{3}-\d{4}(?=,?\s?(?:japan|tokyo|$)))|(?P<eu>(?:[a-z]{1,3}-)?\d{4,5}(?=\s[^\W\d_]{3}))|(?P<se>\d{3}\s\d{2}(?=\s[^\W\d_]{3}))"
    r"|(?P<six>\d{3}\s?\d{3})|(?P<five>\d{4,5})"
    r")(?![\w\-])"
)
_UNAMBIGUOUS_COUNTRIES: Final = frozenset(["us", "uk", "ca", "ie", "au", "sg", "br"])
"""Forms that nothing but an address has; the others need a place beside them that is on the map."""
_TOKEN: Final = re.compile(r"[^\s,;:|()@<>\"]+|[,()]")
_PARTICLES: Final = address_words("particle")
_UNITS: Final = address_words("unit")
_LOCAL: Final = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)|\d{1,5}[a-z]?|\d{1,5}(?:[/\-]\d{1,5}[a-z]?){1,3}|[a-z]{0,2}-?\d{1,4}(?:-?[a-z\d]{1,3})?|#\d{1,4}(?:-\d{1,5})?|\d{1,3}[ºªoa°.]{1,2}|[a-z]?\d{1,4}[a-z]?"
)
_LONGEST: Final = 22
"""Maximum number of words and numbers of an address before its code."""
_PLACE_BEHIND: Final = re.compile(
    r"(?:,?\s{1,2}|\s-\s)(?:[^\W\d_][^\W\d_'.\-]{1,24})(?:[ \-](?:[^\W\d_][^\W\d_'.]{1,20})){0,2}"
)
_COUNTRY: Final = re.compile(r",?\s?\(?(?P<place>[^\W\d_]{3,24}(?:\s[^\W\d_]{3,20})?)\)?(?=\s*(?:$|[\n,.;|·(/]))")


def postal_runs(document: Document) -> Iterator[Range]:
    """Yield addresses that hold a postal code and a house number."""
    for found in _POSTAL.finditer(document.text):
        form = found.lastgroup or ""
        if (
            form in ("us", "uk", "ca", "ie", "au", "nl")
            and not document.cased[found.start()].isupper()
            and (form != "nl" or not document.cased[found.end() - 2 : found.end()].isupper())
        ):
            continue
        end = _forward(document, found.end())
        start, houses, words, placed = _run_before_code(document, found.start())
        named = placed or _is_place(document, found.end(), end) or (form in ("sg",))
        if form not in _UNAMBIGUOUS_COUNTRIES and not named:
            continue
        if _YEAR.fullmatch(found.group()) and _is_date(document, found.start(), found.end(), end):
            continue
        sure = (
            form in _UNAMBIGUOUS_COUNTRIES
            and form != "br"
            and bool(re.match(r"[A-Z][A-Z\d]", document.cased[found.start() : found.start() + 2]))
        )
        if start < found.start() and (houses or sure) and words >= 1:
            yield start, end


_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_SEASONS: Final = frozenset(["spring", "summer", "autumn", "fall", "winter", "present", "now"])


def _is_date(document: Document, start: int, code_end: int, end: int) -> bool:
    """Return True if four digits are more likely a year: a month or a stroke beside them, or no place right behind."""
    before = document.text[max(0, start - 12) : start]
    word = re.search(r"([^\W\d_]+)\.?\s$", before)
    after = re.match(r",?\s([^\W\d_]+)", document.text[code_end : code_end + 24])
    dated = bool(re.search(r"[/\-–(]\s?$", before)) or any(
        found and (found.group(1) in month_numbers() or found.group(1) in _SEASONS) for found in (word, after)
    )
    return dated or not _is_place(document, code_end, end)


_LIVES: Final = re.compile(
    r"(?<![a-z])(?:address is|live at|lives at|living at|residing at|reside at|resident at|based at|located at|home is|wohne (?:in|im|am)|wohnhaft in|vivo en|moro na|moro em|j'habite|abito in|mieszkam przy)(?: the| au)?\s{1,2}"
)


def spoken_runs(document: Document) -> Iterator[Range]:
    """Yield addresses behind "I live at" and the like: capitalised words and numbers up to the end of the clause."""
    text, cased = document.text, document.cased
    for lead in _LIVES.finditer(text):
        start = end = lead.end()
        houses = words = 0
        for token in list(_TOKEN.finditer(text, start, min(len(text), start + 120)))[:_LONGEST]:
            word = token.group().strip(".·'")
            if re.search(r"[;:|@<>\"\n]", text[end : token.start()]):
                break
            if token.group() in ",()-":
                continue
            kind = _kind(word, token.group(), cased[token.start() : token.end()]) if word else ""
            if not kind or (kind == "particle" and not words):
                break
            houses, words = houses + (kind == "number"), words + (kind == "word")
            if kind != "particle":
                end = token.end() - (1 if token.group().endswith(".") and len(word) > 3 else 0)
            if token.group().endswith(".") and len(word) > 3:
                break
        if houses and words:
            yield start, end


def _forward(document: Document, end: int) -> int:
    """Return the end after the place and the country that follow a code."""
    text = document.text
    while text[end : end + 1] == ")" or (text[end : end + 2] == " )"):
        end += 1
    for _ in range(3):
        after = _PLACE_BEHIND.match(text, end)
        if (
            not after
            or "\n" in after.group()
            or not document.cased[after.end() - len(after.group().lstrip(" ,-"))].isupper()
        ):
            break
        stop = after.end()
        written = re.findall(r"[^\W\d_]{2,}", document.cased[end:stop])
        if not all(word[0].isupper() for word in written):
            first = re.match(r"(?:,?\s{1,2}|\s-\s)[^\W\d_][^\W\d_'.]*", text[end:stop])
            stop = end + first.end() if first else end
            if stop == end:
                break
            end = stop
            break
        end = stop
        if text[end : end + 1] != "," and not re.match(r"\s?\(", text[end : end + 2]):
            break
    bracket = re.match(r"\s?\([^\W\d_]{3,20}\)", text[end : end + 24])
    return end + (bracket.end() if bracket else 0)


def _is_place(document: Document, start: int, end: int) -> bool:
    words = re.findall(r"[^\W\d_]+", document.text[start:end])
    return bool(words) and any(" ".join(words[:size]) in place_names() for size in range(1, min(4, len(words) + 1)))


def _run_before_code(document: Document, end: int) -> tuple[int, int, int, bool]:
    """Return the start of the run before a code, the number of house numbers and of words in it, and True if a known place is in it."""
    text, cased = document.text, document.cased
    low = max(0, end - 200)
    tokens = list(_TOKEN.finditer(text, low, end))
    start, houses, words, breaks = end, 0, 0, 0
    seen: list[str] = []
    at = end
    for token in reversed(tokens[-_LONGEST:]):
        gap = text[token.end() : at]
        if (
            re.search(r"[;:|@<>\"]", gap)
            or "  " in gap.replace("\n", " ").strip("\n ")
            or (len(gap) > 1 and "\n" not in gap and gap.strip() == "" and "\t" in gap)
        ):
            break
        if gap.count("  ") and "\n" not in gap:
            break
        if "\n" in gap:
            breaks += 1
            if breaks > 1 or gap.count("\n") > 1 or not _is_address_line(text, token, houses):
                break
        word = token.group().strip(".·'")
        if not word or token.group() in ",()-–/·〒":
            at = token.start()
            continue
        kind = _kind(word, token.group(), cased[token.start() : token.end()])
        if not kind or (text[token.end() - 1] == "." and "\n" in gap):
            break
        if token.group().endswith(".") and len(word) > 6 and kind == "word":
            break
        at = start = token.start()
        houses += kind == "number"
        words += kind == "word" and len(word) >= 3
        seen.append(word)
    return _trim_particles(document, start, end), houses, words, _placed(seen)


def _trim_particles(document: Document, start: int, end: int) -> int:
    """Return the start without particles that lead into the address (`at 12 …`)."""
    while start < end:
        first = re.match(r"[^\s,]+", document.text[start:end])
        if not first or first.group() not in _PARTICLES - {"rue", "c/o"} or document.cased[start].isupper():
            break
        start += len(first.group())
        while start < end and document.text[start] in " ,(":
            start += 1
    return start


def _is_address_line(text: str, token: re.Match[str], houses: int) -> bool:
    """Return True if the line above belongs to the address: it ends with a comma, or no number was seen and it holds one."""
    line = text[text.rfind("\n", 0, token.end()) + 1 : token.end()]
    if token.group() == ",":
        return True
    return (
        not houses
        and bool(re.search(r"(?<![\d.])\d{1,5}[a-z]?(?![\d\-/@])", line))
        and not re.search(r"[@:]|\d{6}", line)
    )


def _kind(word: str, raw: str, cased: str) -> str:
    if _LOCAL.fullmatch(word) or raw in ("#",):
        return "number"
    if re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)*-?\d{1,4}[a-z]?", word) and cased[0].isupper():
        return "number"
    if word in _PARTICLES:
        return "particle"
    if raw in _UNITS or word in _UNITS:
        return "unit"
    if cased[0].isupper() and re.fullmatch(r"[^\W\d_][^\W\d_'.\-/]*(?:[/'.\-][^\W\d_.]*)*", word):
        return "word"
    return ""


def _placed(seen: list[str]) -> bool:
    """Return True if one of the words nearest to the code names a place (or two in a row do)."""
    near = [word for word in seen[:5] if len(word) >= 3]
    return any(word in place_names() for word in near) or any(
        f"{second} {first}" in place_names() for first, second in itertools.pairwise(seen[:5])
    )
