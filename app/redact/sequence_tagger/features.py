"""Features of tokens, hashed: what a token looks like, what stands around it, behind which label, in which lists, what the detectors say.

Each feature is a number below `SIZE`; numbers of different features may collide, which training has seen as well. Must not change without
training again: the weights are by number.
"""

from __future__ import annotations

import re
import struct
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from app.redact.labelled_values import Occurrence
from app.redact.sequence_tagger import meanings
from app.redact.sequence_tagger.cues import cues
from app.redact.sequence_tagger.tables import heading_cells, speakers
from app.redact.sequence_tagger.tokens import Token
from app.text.chinese_surnames import SURNAMES
from app.text.lexicons import common_words, family_names, given_names, is_ordinary, nicknames, title_words, word_entry
from app.text.places import place_names
from app.text.word_boundaries import divide

if TYPE_CHECKING:
    from app.redact.prepared_text import Document

SIZE: Final = 1 << 22
_EDGE: Final = 8
"""Empty tokens before the first and behind the last one."""

Numbers = NDArray[np.uint32]
Columns = Mapping[str, Numbers]


def features(document: Document, tokens: Sequence[Token], hints: Mapping[int, str]) -> Numbers:
    """Return the features of each token, shape (tokens, number of templates); `hints`: token → what a detector says about it."""
    columns = _words(document, tokens)
    columns["hint"] = _numbers([hints.get(at, "") for at in range(len(tokens))])
    columns.update(_wide(document.text, tokens))
    columns.update(_runs(document, tokens))
    columns.update(_labels(document, tokens))
    columns.update(_lines(document, tokens))
    columns.update(_mentions(document, tokens))
    columns.update(_cues(document, tokens, hints))
    columns.update(tables(document.text, tokens, hints))
    around = meanings.around(document.text, tokens)
    columns.update({name: _padded(values) for name, values in around.items()})
    return _templates(columns, len(tokens))


def _hash(text: str) -> int:
    return zlib.crc32(text.encode())


def _numbers(texts: Sequence[str]) -> Numbers:
    known = {text: _hash(text) if text else 0 for text in set(texts)}
    return _padded([known[text] for text in texts])


def _padded(values: Sequence[int] | Numbers) -> Numbers:
    padded = np.zeros(len(values) + 2 * _EDGE, np.uint32)
    padded[_EDGE : _EDGE + len(values)] = array("I", values) if isinstance(values, list) else values
    return padded


def _words(document: Document, tokens: Sequence[Token]) -> dict[str, Numbers]:
    """Return the properties of the tokens one by one: word, shape, affixes, lists, space before."""
    text, cased = document.text, document.cased
    rows = [_word(text[start:end], cased[start:end], sort) for start, end, sort in tokens]
    names = ("word", "shape", "prefix", "suffix", "lists", "person")
    table = np.frombuffer(b"".join(rows), np.uint32).reshape(-1, len(names)).T
    columns = {name: _padded(column) for name, column in zip(names, table, strict=True)}
    gaps, end = [], 0
    for start, stop, _ in tokens:
        gaps.append(min(3, start - end))
        end = stop
    columns["gap"] = _padded(gaps)
    return columns


@lru_cache(maxsize=20_000)
def _word(low: str, cased: str, sort: str) -> bytes:
    """Return the hashed word, shape, affixes, lists and lists of names of a token, four bytes each."""
    return _PACKED.pack(*_properties(low, cased, sort))


_PACKED: Final = struct.Struct("=6I")


def _properties(low: str, cased: str, sort: str) -> tuple[int, ...]:
    if sort == "digits":
        size = len(low)
        word = low if size <= 2 or (size == 4 and low[:2] in ("19", "20")) else f"d{size}"
        start = low[:2] if size >= 8 else low[:1]
        shape = _hash(f"D{min(size, 19)}")
        return _hash(word), shape, _hash(f"p{start}"), _hash(f"s{size % 4}"), _hash(_digit_range(low)), 0
    if sort == "wide":
        return _hash(low), _hash("W"), 0, 0, _hash("surname" if low in SURNAMES else ""), 0
    if sort in ("sign", "line"):
        return _hash(low), _hash(low), 0, 0, 0, 0
    return (
        _hash(low),
        _hash(_shape(cased)),
        _hash(low[:3]),
        _hash(low[-3:]),
        _hash(_word_lists(low)),
        _hash(_name_lists(low)),
    )


def _digit_range(digits: str) -> str:
    """Return what a number may be by its size: a day, a month, an age, a year of birth or of work, a mobile number."""
    if len(digits) <= 2:
        value = int(digits)
        return "month" if 1 <= value <= 12 else "day" if value <= 31 else "age" if value <= 69 else "two"
    if len(digits) == 4:
        return "birth year" if "1940" <= digits <= "2009" else "year" if "2010" <= digits <= "2030" else "four"
    if len(digits) == 11 and digits[0] == "1":
        return "mobile"
    return "zero" if digits[0] == "0" else "round" if digits.endswith("00") else ""


def _shape(cased: str) -> str:
    script = "A" if cased.isascii() else "C" if "\u0400" <= cased[0] <= "\u04ff" else "U"
    case = "u" if cased.isupper() else "l" if cased.islower() else "t" if cased.istitle() else "m"
    return script + case + str(min(len(cased), 4))


def _word_lists(low: str) -> str:
    flags = (
        "p" * (low in place_names()),
        "t" * (low in title_words()),
        "n" * (low in nicknames()),
        "o" * is_ordinary(low),
        "c" * (low in common_words()),
    )
    return "".join(flags)


def _name_lists(low: str) -> str:
    return ("g" * (low in given_names()) + "f" * (low in family_names())) or "-"


def _wide(text: str, tokens: Sequence[Token]) -> dict[str, Numbers]:
    """Return for ideographs the dictionary's word around them, their place in it with its class, and marks of towns and provinces."""
    word, part, town = [0] * len(tokens), [0] * len(tokens), [0] * len(tokens)
    places = place_names()
    for begin, end in _runs_of_ideographs(tokens):
        at = begin
        for form in divide(text[tokens[begin].start : tokens[end - 1].end]):
            size = len(form)
            word[at : at + size], part[at : at + size] = _dictionary_word(form)
            at += size
        for at in range(begin, end):
            start = tokens[at].start
            if text[start : start + 2] not in _place_beginnings():
                continue
            size = next((size for size in (4, 3, 2) if at + size <= end and text[start : start + size] in places), 0)
            for inner in range(at, at + size):
                town[inner] = town[inner] or (2 if inner > at else 1)
    return {"dictionary": _padded(word), "part": _padded(part), "town": _padded(town)}


@lru_cache(maxsize=20_000)
def _dictionary_word(form: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return for the characters of a word of ideographs the hashed word, and its length and class with the place in it."""
    entry = word_entry(form)
    parts = (_hash(f"{len(form)}{inner}{entry[0] if entry else ''}") for inner in range(len(form)))
    return (_hash(form),) * len(form), tuple(parts)


@lru_cache(maxsize=1)
def _place_beginnings() -> frozenset[str]:
    """Return the first two characters of the places."""
    return frozenset(name[:2] for name in place_names())


def _runs_of_ideographs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of ideographs that stand together."""
    begin = -1
    for at, one in enumerate(tokens):
        if begin >= 0 and (one.sort != "wide" or one.start != tokens[at - 1].end):
            yield begin, at
            begin = -1
        if begin < 0 and one.sort == "wide":
            begin = at
    if begin >= 0:
        yield begin, len(tokens)


_RUN: Final = re.compile(r"\+?\(?(?<![a-z0-9])[a-z0-9]*\d[a-z0-9]*(?:[ .\-/()]{1,2}[a-z0-9]*\d[a-z0-9]*)*")


_NUMBER_WORDS: Final = frozenset(
    "no nr nos num number numbers nummer numero numer n id is was are code reg ref the my".split()
)
"""Words between a number and the word that tells whose it is."""
_NUMBER_SIGNS: Final = frozenset("号號码碼编編是为為系係的")
_GLUE: Final = frozenset("-/._#")


def _label_words(text: str, tokens: Sequence[Token], first: int) -> tuple[str, str]:
    """Return the two words before a number on its line that may say what it numbers, the nearer one first: no signs and no words for a
    number between; of ideographs two at a time."""
    at = first - 1
    while at >= 0 and tokens[at].end == tokens[at + 1].start and _is_of_code(text, tokens[at]):
        at -= 1
    found: list[str] = []
    while at >= 0 and first - at < 10 and len(found) < 2 and tokens[at].sort != "line":
        one = tokens[at]
        word = text[one.start : one.end]
        if one.sort == "wide" and (found or word not in _NUMBER_SIGNS):
            pair = at and tokens[at - 1].sort == "wide" and tokens[at - 1].end == one.start
            at -= 1 if pair else 0
            found.append(text[tokens[at].start : one.end])
        elif one.sort == "word" and word not in _NUMBER_WORDS:
            found.append(word)
        elif word in ".;。；!?" and one.end < tokens[at + 1].start and found:
            break
        at -= 1
    return (*found, "", "")[0], (*found, "", "")[1]


def _is_of_code(text: str, token: Token) -> bool:
    return (token.sort == "word" and token.end - token.start <= 5) or (
        token.sort == "sign" and text[token.start] in _GLUE
    )


def _runs(document: Document, tokens: Sequence[Token]) -> dict[str, Numbers]:
    """Return for the tokens of a number or code, over its separators, its shape, its number of digits, and the words before and behind it
    that may say whose it is: each whole and by its beginning."""
    starts = [one.start for one in tokens]
    names = ("run", "digits", "label 1", "label 2", "stem 1", "stem 2", "behind")
    out = _empty(names, len(tokens))
    for found in _RUN.finditer(document.text):
        at = first = bisect_left(starts, found.start())
        while at < len(tokens) and starts[at] < found.end():
            at += 1
        near, far = _label_words(document.text, tokens, first)
        behind = document.text[tokens[at].start : tokens[at].end] if at < len(tokens) else ""
        values = (*_run_shape(document.cased[found.start() : found.end()]), *_labelled(near, far, behind))
        out[:, _EDGE + first : _EDGE + at] = np.array(values, np.uint32)[:, None]
    return dict(zip(names, out, strict=True))


def _empty(names: Sequence[str], size: int) -> Numbers:
    """Return a row of zeros for each column, of `size` tokens and the edges."""
    return np.zeros((len(names), size + 2 * _EDGE), np.uint32)


_KINDS: Final = str.maketrans(ascii_letters + digits, "a" * 26 + "A" * 26 + "9" * 10)
_LONG_ROW: Final = re.compile(r"(.)\1{4,}")


def _run_shape(run: str) -> tuple[int, int]:
    """Return the hashed shape of a number or code and its number of digits, plus one."""
    kinds = run.translate(_KINDS) if run.isascii() else re.sub(r"\d", "9", run).translate(_KINDS)
    return _hash(_LONG_ROW.sub(r"\1\1\1\1\1", kinds)), min(sum(map(str.isdigit, run)), 20) + 1


@lru_cache(maxsize=20_000)
def _labelled(near: str, far: str, behind: str) -> tuple[int, ...]:
    """Return the hashed words around a number, whole and by their beginnings (of ideographs by the last one)."""
    stems = (word[-1:] if word > "\u2e80" else word[:4] for word in (near, far))
    return _hash(near), _hash(far), *map(_hash, stems), _hash(behind)


_CELLS: Final = re.compile(r"\t| {2,}|[|;]")


def _labels(document: Document, tokens: Sequence[Token]) -> dict[str, Numbers]:
    """Return for each token the role of the label before it on its line or alone on the line before, its distance from it, and the role
    of the label in the same cell of the last heading row."""
    roles: dict[int, Occurrence] = {one.start: one for one in sorted(document.labels, key=lambda one: -one.end)}
    names = ("label", "distance", "above")
    if not roles:
        return dict(zip(names, _empty(names, len(tokens)), strict=True))
    label, distance, above = [0] * len(tokens), [0] * len(tokens), [0] * len(tokens)
    current, since, end, cell = "", 0, 0, 0
    hashed = 0
    alone = ""
    heading: dict[int, str] = {}
    row: dict[int, str] = {}
    cells = _new_cells(document.text, tokens)
    for at, one in enumerate(tokens):
        if one.sort == "line":
            if len(row) >= 2 or not heading:
                heading = row or heading
            alone = "under " + current if current and since <= 1 else ""
            current, since, cell, row = alone, 0, 0, {}
            hashed = _hash(current)
            continue
        found = roles.get(one.start)
        if at in cells:
            cell += 1
        if found and found.end > end:
            current, since, end = found.roles[0] if found.roles else "", 0, found.end
            hashed = _hash(current)
            row[cell] = current
        if one.start < end:
            label[at] = _hash("in " + current)
        elif current:
            label[at] = hashed
            distance[at] = min(6, since) + 1
            since += 1
        if heading and heading.get(cell):
            above[at] = _hash("above " + heading[cell])
    return dict(zip(names, map(_padded, (label, distance, above)), strict=True))


def _new_cells(text: str, tokens: Sequence[Token]) -> frozenset[int]:
    """Return the tokens that begin another cell of their line: behind a gap, or a sign between cells themselves."""
    ends = [one.end for one in tokens]
    return frozenset(bisect_right(ends, found.start()) for found in _CELLS.finditer(text)) - {0}


_SAYS: Final = ":：=|→"
_PARTS: Final = frozenset(",;.。，；、()")
_NO_HEADING: Final = re.compile(r"[\d,，。@]|[:：=].")
_LONGEST_HEADING, _MOST_WORDS = 28, 12
_SAID: Final = re.compile(r"[\s/,(;|]+")
_LINE_COLUMNS: Final = "first,order,heading,heading meaning,place,since sign,said,said meaning,said word".split(",")


def _lines(document: Document, tokens: Sequence[Token]) -> dict[str, Numbers]:
    """Return for each token the first words of its line, what stands before the last colon or gap, its place in the line and the line's
    in the text, the last heading, and the distance from the last sign in the line."""
    text = document.text
    out = _empty(_LINE_COLUMNS, len(tokens))
    heading, above = 0, 0
    ends = [at for at, one in enumerate(tokens) if one.sort == "line"]
    for number, (before, end) in enumerate(pairwise([-1, *ends, len(tokens)])):
        begin = before + 1
        if end == begin:
            continue
        line = text[tokens[begin].start : tokens[end - 1].end]
        words = tokens[begin : begin + 2]
        first = _hash("first " + text[words[0].start : words[-1].end])
        row = out[:, _EDGE + begin : _EDGE + end]
        row[:4] = np.array([first, min(number, 4) + 1, heading, above], np.uint32)[:, None]
        row[4:6] = _places_in_line(text, tokens, begin, end)
        _fill_said(text, tokens, begin, end, row[6:])
        if (
            end < len(tokens)
            and end <= begin + _MOST_WORDS
            and len(line) <= _LONGEST_HEADING
            and not _NO_HEADING.search(line)
        ):
            heading, above = _hash("heading " + line.strip(" :：-=#*【】[]")), meanings.of_label(line)
    return dict(zip(_LINE_COLUMNS, out, strict=True))


def _places_in_line(text: str, tokens: Sequence[Token], begin: int, end: int) -> tuple[list[int], list[int]]:
    """Return for the tokens of a line their place, up to five, and the number of tokens since the last sign, up to five."""
    since: list[int] = []
    count = 0
    for at in range(begin, end):
        since.append(count if count < 5 else 5)
        count = 0 if text[tokens[at].start] in _PARTS else count + 1
    return [*range(1, 6), *[5] * (end - begin)][: end - begin], since


def _fill_said(text: str, tokens: Sequence[Token], begin: int, end: int, row: Numbers) -> None:
    """Write for the tokens of a line what stands before the last colon or gap before them: the last tokens, what they mean, the last word."""
    for at in range(begin, end):
        one = tokens[at]
        sign = text[one.start] in _SAYS
        if not sign:
            gap = text[one.end : tokens[at + 1].start] if at + 1 < len(tokens) else ""
            if not gap or (gap != "\t" and not gap.startswith("  ")):
                continue
        written = text[tokens[max(begin, at - 3)].start : one.start if sign else one.end]
        said = written.strip()
        word = _SAID.split(said)[-1][-8:]
        row[:, at + 1 - begin :] = np.array(
            [_hash("said " + said), meanings.of_label(written), _hash("word " + word)], np.uint32
        )[:, None]


def tables(text: str, tokens: Sequence[Token], hints: Mapping[int, str]) -> dict[str, Numbers]:
    """Return for each token the heading of its column, what it means, what the detectors found in the column, the number of the column, and
    whether it is the speaker's name of a chat."""
    starts = [one.start for one in tokens]
    names = ("head", "head meaning", "column hints", "column", "speaker")
    out = _empty(names, len(tokens))
    found: dict[int, set[str]] = {}
    cells = [
        (bisect_left(starts, start), bisect_left(starts, end), number, heading)
        for start, end, number, heading in heading_cells(text)
    ]
    for first, last, number, _ in cells:
        found.setdefault(number, set()).update(hints[at][2:] for at in range(first, last) if at in hints)
    for first, last, number, heading in cells:
        told = _hash("hints " + "|".join(sorted(found[number])))
        values = (_hash("column " + heading), meanings.of_label(heading), told, number + 1)
        out[:4, _EDGE + first : _EDGE + last] = np.array(values, np.uint32)[:, None]
    for start, end, times in speakers(text):
        out[4, _EDGE + bisect_left(starts, start) : _EDGE + bisect_left(starts, end)] = times
    return dict(zip(names, out, strict=True))


_MAIL: Final = re.compile(r"[\w.+\-]{3,40}@|(?:in/|/@?|@)[\w.\-]{3,40}")


def _mentions(document: Document, tokens: Sequence[Token]) -> dict[str, Numbers]:
    """Return for each word whether an address of the text holds it, and how often it stands before."""
    text = document.text
    handles = " ".join(found.group() for found in _MAIL.finditer(text))
    seen: dict[str, int] = {}
    mail, before = [0] * len(tokens), [0] * len(tokens)
    for at, one in enumerate(tokens):
        if one.sort == "word" and one.end - one.start >= 3:
            word = text[one.start : one.end]
            mail[at] = 1 if handles and word in handles else 0
            before[at] = seen.get(word, 0)
            seen[word] = min(2, before[at] + 1)
    return {"mail": _padded(mail), "before": _padded(before)}


def _cues(document: Document, tokens: Sequence[Token], hints: Mapping[int, str]) -> dict[str, Numbers]:
    """Return the class of the cue at each token, of the last one before it on its line with the distance, and of the next one; what the
    sentence, the line and the text are about."""
    class_of: dict[int, str] = {}
    starts = [one.start for one in tokens]
    size = len(tokens)
    here = np.zeros(size, np.int64)
    for cue in cues(document.text):
        at = bisect_left(starts, cue.start)
        while at < size and starts[at] < cue.end:
            class_of[at] = cue.of_class
            here[at], at = _hash(cue.of_class), at + 1
    columns = _around_cues(here, np.array([one.sort == "line" for one in tokens], bool))
    columns |= meanings.about(document.text, tokens, class_of, hints)
    return {name: _padded(values) for name, values in columns.items()}


def _around_cues(here: NDArray[np.int64], ends: NDArray[np.bool_]) -> dict[str, Numbers]:
    """Return for each token its cue, the last one before it on its line with its distance, and the next one, if it is among the next five
    tokens; `ends`: the ends of lines."""
    places = np.arange(len(here))
    marked = (here != 0) | ends
    last = np.maximum.accumulate(np.where(marked, places, -1))
    coming = np.minimum.accumulate(np.where(marked, places, len(here))[::-1])[::-1]
    before, behind = here[last] * (last >= 0), np.append(here, 0)[coming]
    since, until = places - last, coming - places
    before[marked], behind[marked] = 0, 0
    near = 1 + (since > 1) + (since > 3) + (since > 7)
    return {
        "cue": here.astype(np.uint32),
        "last cue": before.astype(np.uint32),
        "near": (near * (before != 0)).astype(np.uint32),
        "coming": np.where((behind != 0) & (until <= 5), behind + until // 3, 0).astype(np.uint32),
    }


Part = tuple[str, int]
"""A column at an offset from the token."""


def _template_lists() -> list[tuple[Part, ...]]:
    """Return the combinations of columns that are features."""
    out: list[tuple[Part, ...]] = []

    def add(*parts: Part | str) -> None:
        out.append(tuple((part, 0) if isinstance(part, str) else part for part in parts))

    for name, reach in (("word", 4), ("shape", 1), ("lists", 1), ("person", 2), ("dictionary", 2), ("cue", 1)):
        for offset in range(-reach, reach + 1):
            add((name, offset))
    for offset in range(-3, 3):
        add(("word", offset), ("word", offset + 1))
    for offset in range(-2, 1):
        add(("word", offset), ("word", offset + 1), ("word", offset + 2))
    for offset in range(-2, 2):
        add(("shape", offset), ("shape", offset + 1))
        add(("lists", offset), ("lists", offset + 1))
    add(("shape", -1), "shape", ("shape", 1))
    add(("shape", -2), ("shape", -1), "shape", ("shape", 1))
    add("shape", ("shape", 1), ("shape", 2), ("shape", 3))
    add(("shape", -3), ("shape", -2), ("shape", -1), "shape")
    add(("person", -1), "person", "shape")
    add("person", ("person", 1), "shape")
    for name in ("prefix", "suffix"):
        add(name, "shape")
    add("prefix", ("shape", -1))
    for offset in (-1, 0, 1):
        add(("hint", offset))
    add("town", "part")
    add("part", ("part", -1), ("part", 1))
    add("town", ("word", -1))
    add(("hint", -1), "hint", ("hint", 1))
    for name in _SINGLE:
        add(name)
    for first, second in _PAIRS:
        add(first, second)
    add("last cue", "lists", "near")
    add("last cue", "since sign", "shape")
    add("cue", ("cue", -1), ("cue", 1))
    add("place", "order", "shape")
    add("place", "shape", ("shape", 1))
    add("gap", "shape", ("shape", -1))
    add("before", "shape", "lists")
    for parts in _LABEL_TEMPLATES:
        add(*parts.split("+"))
    add("run", ("word", -1))
    add("hint", ("word", -1))
    add("label", ("word", -1))
    return [*out, *_of_meanings()]


def _of_meanings() -> Iterator[tuple[Part, ...]]:
    """Yield the combinations of what words mean, and of what sentence, line and text are about."""
    for name in ("said meaning", "heading meaning", "head meaning", "column hints"):
        yield ((name, 0),)
        yield (name, 0), ("meaning 0", 0)
    for names in _MEANINGS:
        yield tuple((name, 0) for name in names.split("+"))


_MEANINGS: Final = (
    "said meaning+since sign,said meaning+place+shape,meaning -2,meaning -1,meaning 0,meaning 1,meaning 2,unit -2,unit -1,unit 1,unit 2,"
    "meaning -1+meaning 0,meaning 0+meaning 1,meaning -1+meaning 0+meaning 1,meaning -2+meaning -1,meaning 1+meaning 2,"
    "meaning -2+meaning -1+meaning 0,unit -2+unit -1,unit -1+unit 0,unit 0+unit 1,unit -1+unit 1,meaning -1+shape+part,meaning 1+shape+part,"
    "meaning 0+label,meaning 0+last cue,meaning 0+heading,meaning 0+sentence,sentence+shape,line hints+shape,text+label,text+digits+shape"
).split(",")
_SINGLE: Final = "above,said,first,heading,run,coming,head,speaker".split(",")
_PAIRS: Final = [
    (first, second)
    for first, seconds in {
        "hint": "shape",
        "label": "distance,shape,lists,since sign,cue",
        "said": "place",
        "said word": "shape",
        "first": "place",
        "heading": "place",
        "person": "order",
        "digits": "shape",
        "mail": "shape",
        "last cue": "near,shape,coming",
        "coming": "shape",
        "head": "column",
    }.items()
    for second in seconds.split(",")
]
_LABEL_TEMPLATES: Final = (
    "label 1,label 1+digits,label 1+run,label 1+label 2,label 2,stem 1+digits,stem 1+run,stem 1+stem 2,stem 2,behind"
).split(",")
"""Words that say whose a number is, for each of its tokens."""
_FAR: Final = (tuple(("word", offset) for offset in range(-8, -4)),)
"""Columns that count wherever in the range they stand."""


class _Batch:
    """Templates with as many parts, hashed at once."""

    def __init__(self, templates: Sequence[tuple[int, tuple[Part, ...]]], columns: Sequence[str]) -> None:
        seeds = [7919 * (number + 1) for number, _ in templates]
        self.seeds = np.array(seeds, np.uint32)[:, None]
        parts = list(zip(*(parts for _, parts in templates), strict=True))
        self.rows = [np.array([columns.index(name) for name, _ in one])[:, None] for one in parts]
        self.offsets = [np.array([_EDGE + offset for _, offset in one])[:, None] for one in parts]

    def hashed(self, columns: Numbers, size: int) -> Numbers:
        """Return the features of the templates, shape (templates, size)."""
        number = np.repeat(self.seeds, size, axis=1)
        flat, width, tokens = columns.ravel(), columns.shape[1], np.arange(size)
        shifted = np.empty_like(number)
        for rows, offsets in zip(self.rows, self.offsets, strict=True):
            number ^= flat.take(rows * width + offsets + tokens)
            number *= np.uint32(0x01000193)
            number ^= np.right_shift(number, np.uint32(15), out=shifted)
        return (number * np.uint32(0x85EBCA6B)) >> np.uint32(32 - SIZE.bit_length() + 1)


@lru_cache(maxsize=1)
def _batches(columns: tuple[str, ...]) -> list[_Batch]:
    templates = list(enumerate(_template_lists()))
    for parts in _FAR:
        number = len(templates)
        templates += [(number, (part,)) for part in parts]
    sizes = sorted({len(parts) for _, parts in templates})
    return [_Batch([one for one in templates if len(one[1]) == size], columns) for size in sizes]


def _templates(columns: Columns, size: int) -> Numbers:
    names = tuple(sorted(columns))
    table = np.stack([columns[name] for name in names])
    hashed = [batch.hashed(table, size) for batch in _batches(names)]
    return np.concatenate(hashed).T
