"""Find other mentions of a text's own names: a given name or a surname alone, `Surname, A.`, a short form (Jer of Jerome), initials, the name in
another alphabet, the Chinese name without its surname (明月 of 澹台明月). Words of the language stay unless they stand where only a name does."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from app.text.chinese_surnames import COMPOUND, SURNAMES
from app.text.lexicons import family_names, given_names, is_ordinary, is_word, title_words
from app.text.places import place_names

Range = tuple[int, int]

_LATIN: Final = re.compile(r"[^\W\d_\u3040-\u9fff\uac00-\ud7a3]+(?:['’\-][^\W\d_\u3040-\u9fff]+)*")
_INITIALS: Final = re.compile(r", (?:[A-Z]\.[ \-]?){1,3}(?![a-z])")
_GIVEN: Final = re.compile(r", (?P<v>[A-Z][^\W\d_]{2,14})(?=[ \t]*(?:$|[\n|;)（(]))")
_HAN_NAME: Final = re.compile(r"[\u4e00-\u9fff]{2,5}")
_BEHIND_GIVEN: Final = "[于在从自同老性曾已说给去来到又也，,、：:。]"
_SHORTEST: Final = 3
_MOST: Final = 60
"""Maximum number of names that are looked for: more are a list, each of which is found by itself."""


def other_mentions(cased: str, names: Iterable[str]) -> Iterator[Range]:
    """Yield where the parts of `names`, as they are written, stand in a text with its capitals."""
    words, chinese = set[str](), set[tuple[str, bool]]()
    names = list(dict.fromkeys(names))[:_MOST]
    for name in names:
        if _HAN_NAME.fullmatch(name):
            chinese.update(_parts_of_han(name))
            continue
        parts = _LATIN.findall(name)
        if len(parts) > 1:
            words.update(part for part in parts if _is_distinctive(part))
    yield from _latin(cased, words)
    yield from _initials(cased, names)
    for part, whole in sorted(chinese):
        yield from _han(cased, part, whole=whole)


def _is_distinctive(part: str) -> bool:
    small = part.lower()
    if len(part) < _SHORTEST or not part[0].isupper() or small in title_words() or small in place_names():
        return False
    return not is_ordinary(small) or small in given_names() or small in family_names()


def _latin(cased: str, words: set[str]) -> Iterator[Range]:
    if not words:
        return
    shapes = words | {word.title() for word in words} | {word.upper() for word in words}
    short = {word[:size] for word in words for size in range(_SHORTEST, len(word) - 1) if not _is_a_word(word[:size])}
    for found in _LATIN.finditer(cased):
        word = found.group()
        if word not in shapes and not (word in short and len(word) >= _SHORTEST):
            continue
        behind = _INITIALS.match(cased, found.end()) or _GIVEN.match(cased, found.end())
        given = behind is not None and (behind.re is _INITIALS or not is_ordinary(behind["v"].lower()))
        yield found.start(), found.end() + len(behind.group().rstrip()) if behind and given else found.end()


_SPEAKS: Final = "['’]s |: | (?:said|says|asked|asks|told|confirmed|agreed|noted|raised|thanked|explained|replied|stated|added|will|has|had)(?![a-z])"


def _initials(cased: str, names: Sequence[str]) -> Iterator[Range]:
    """Yield the initials of full names where they say or own something, as in minutes (`KL said`, `DG's pension`)."""
    known = {"".join(re.findall(r"(?<![^\W\d_])[A-ZÀ-Þ]", name)) for name in names}
    shapes = sorted(one for one in known if 1 < len(one) <= _SHORTEST)
    if shapes:
        for found in re.finditer(rf"(?<![\w.&/\-])(?:{'|'.join(shapes)})(?={_SPEAKS})", cased):
            yield found.span()


_OTHER_SCRIPT: Final = re.compile(
    r"[\u0370-\u03ff\u0530-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u10a0-\u10ff\u1200-\u137f\uac00-\ud7a3][\u0370-\u03ff\u0530-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u10a0-\u10ff\u1200-\u137f\uac00-\ud7a3 ،·]{2,40}(?<![ ،·])"
)
_FAR: Final = 80


def in_other_scripts(cased: str, names: Iterable[int]) -> Iterator[Range]:
    """Yield what stands in an alphabet of another language on the line of a name in the letters of the text: the same name as it is written
    there (`Torvald Nyqvist / ทอร์วัลด์`). `names`: where names begin."""
    if sum(map(len, _OTHER_SCRIPT.findall(cased))) * _RARE > len(cased):
        return
    starts = sorted(names)
    for found in _OTHER_SCRIPT.finditer(cased):
        line = cased.rfind("\n", 0, found.start())
        at = bisect_right(starts, max(line, found.start() - _FAR))
        if at < len(starts) and starts[at] < found.end() + _FAR:
            yield found.span()


_RARE: Final = 8
"""Part of a text that may be in another alphabet: where it is more, the text is in that language."""


def _is_a_word(part: str) -> bool:
    small = part.lower()
    return is_ordinary(small) or small in place_names() or small in title_words()


def _parts_of_han(name: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a Chinese name that stand for it, and whether it is the whole name."""
    size = 2 if name.startswith(COMPOUND) else 1
    if name[:size] not in SURNAMES and not name.startswith(COMPOUND):
        return
    if len(name) > 2 or not is_word(name):
        yield name, True
    if len(name) - size == 2:
        yield name[size:], False


def _han(cased: str, part: str, *, whole: bool) -> Iterator[Range]:
    behind = (
        "" if whole else rf"(?={_BEHIND_GIVEN}|$|\n)" if is_word(part) else r"(?![\u4e00-\u9fff]{0,1}[山路街市县镇])"
    )
    before = "" if whole else r"(?<![\u4e00-\u9fff])"
    for found in re.finditer(rf"{before}{re.escape(part)}{behind}", cased):
        yield found.span()
