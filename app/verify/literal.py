"""The matcher of the verifier: forms of withheld values as plain letters, searched in the letters of a text.

Letters only, so that spaces, signs, line breaks and disguised letters between or instead of them do not matter. Where
a form is short or an ordinary word, the text around it has to confirm it (`_context_confirms`): words of their own,
capitals, a person or firm referred to. What the copy may say is cut out first: a form inside an allowed value is no
finding.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from app.domain.policy import DerivedForm, ProtectedValue, Standing
from app.domain.sensitivity import Kind
from app.verify import context_rules
from app.verify.derivations import derive_forms
from app.verify.fixed_terms import is_in_term, is_trade_acronym
from app.verify.folding import fold_letters, fold_normalised, is_cjk_letter, letter_offsets, nfkc
from app.verify.lexicon import CONNECTING, dictionary_entry, is_listed, is_long_word, is_ordinary
from app.verify.short_strings import standing_in
from app.verify.word_boundaries import is_cut_from_words

MIN_INNER_LENGTH: Final = 12
"""Letters of an alphabet from which on a form is told inside a longer run of letters (slugs, handles, file names)."""
_MIN_PLAIN_LENGTH: Final = 8
"""Letters from which on a form needs no capitals, and may have any signs between its letters."""
_SHORTEST: Final = 3
_HEAD: Final = 3
"""Letters by which the beginnings of forms are found before the forms themselves."""
_TELLING: Final = 5
"""Letters from which on they may be set apart one by one."""
_CODES: Final = frozenset([Kind.EMAIL, Kind.LINK, Kind.MESSENGER, Kind.ID_NUMBER])
"""Kinds whose values are no names: their letters are written as one likes."""
_SENTENCE: Final = 12
"""Characters from which on a Chinese text is a clause and no mere name."""
_FIRMS: Final = frozenset([Kind.EMPLOYER, Kind.SCHOOL])
_PERSONS: Final = frozenset([Kind.NAME, Kind.REFEREE])
_SURNAME_FORMS: Final = frozenset(["surname and title", "call"])
"""Forms made of a surname and a word that anybody's line may begin with."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An occurrence of a form: index of the text, start and end in that (NFKC) text, and the value."""

    index: int
    start: int
    end: int
    value: ProtectedValue


class Reading:
    """One text as the matcher sees it: NFKC, its folded letters, and their offsets."""

    def __init__(self, text: str) -> None:
        self.text = nfkc(text)
        self.letters = fold_normalised(self.text)

    @cached_property
    def places(self) -> list[int]:
        """Return the offset in `text` of each letter."""
        return letter_offsets(self.text)


@dataclass(frozen=True, slots=True)
class _Needle:
    form: DerivedForm
    letters: str
    joints: tuple[int, ...]
    """Where in `letters` its words begin."""
    wide: bool
    apart: bool
    """Whether it is an account or local part: words set apart by spaces are none (`j.smith` is not J. Smith)."""
    loud: bool
    """Whether it is initials that stand for a firm: capitals only."""

    @property
    def standing(self) -> Standing:
        return self.form.standing


class Literal:
    """Matches the forms of a set of withheld values, except inside values that are allowed."""

    def __init__(
        self,
        absent: Iterable[ProtectedValue],
        derived: Iterable[DerivedForm],
        allowed: Iterable[ProtectedValue],
        *,
        prose: bool,
    ) -> None:
        """`derived`: forms that somebody else knows of; `prose`: whether the texts are what a reader sees. Elsewhere (metadata, names in a
        format) no word around a form tells what it means, hence only those count that need none."""
        wanted = frozenset(absent)
        every = itertools.chain.from_iterable(map(derive_forms, dict.fromkeys(absent)))
        given_forms = (*every, *(form for form in derived if form.value in wanted))
        needles = (needle for form in given_forms if (needle := _needle(form)))
        self._needles = tuple(dict.fromkeys(needle for needle in needles if prose or _stands_without_context(needle)))
        self._coupled = tuple(dict.fromkeys(form for form in given_forms if "&" in form.text and not _needle(form)))
        self._allowed = tuple(dict.fromkeys(allowed))
        self._prose = prose

    def find(self, readings: Sequence[Reading]) -> Iterator[Hit]:
        """Yield every occurrence of every form that no allowed value explains."""
        if not readings or not self._needles:
            return
        joined = "\n".join(reading.letters for reading in readings)
        starts = list(itertools.accumulate((len(reading.letters) + 1 for reading in readings), initial=0))[:-1]
        excuses = _AllowedSpans(joined, self._allowed)
        heads = {needle.letters[:_HEAD] for needle in self._needles}
        begun = {
            head for size in range(1, _HEAD + 1) for head in standing_in(joined, {h for h in heads if len(h) == size})
        }
        for needle in self._needles:
            at = joined.find(needle.letters) if needle.letters[:_HEAD] in begun else -1
            while at >= 0:
                index = bisect_right(starts, at) - 1
                first = at - starts[index]
                reading = readings[index]
                if not excuses.covers(needle, at) and _context_confirms(reading, needle, first, prose=self._prose):
                    spots = reading.places
                    last = spots[first + len(needle.letters) - 1] + 1
                    yield Hit(index, spots[first], last, needle.form.value)
                at = joined.find(needle.letters, at + 1)
        for form, (index, reading) in itertools.product(self._coupled, enumerate(readings)):
            for found in re.finditer(rf"(?<![\w&]){re.escape(form.text)}(?![\w&])", reading.text):
                yield Hit(index, *found.span(), form.value)


def _stands_without_context(needle: _Needle) -> bool:
    return needle.standing is not Standing.CALLED and (needle.wide or len(needle.letters) > _SHORTEST)


@lru_cache(maxsize=20_000)
def _needle(form: DerivedForm) -> _Needle | None:
    words = [letters for word in re.split(r"[^\w]+|_", nfkc(form.text)) if (letters := fold_letters(word))]
    letters = "".join(words)
    wide = any(map(is_cjk_letter, letters))
    loud = form.text.isascii() and form.text.isupper() and form.text.isalpha() and len(form.text) <= 6
    if len(letters) < _min_letters(form, wide=wide, loud=loud):
        return None
    joints = tuple(itertools.accumulate(map(len, words)))[:-1]
    apart = form.value.kind in _CODES and letters.isalpha() and form.how != "spelled out"
    return _Needle(form, letters, joints, wide, apart, loud)


def _min_letters(form: DerivedForm, *, wide: bool, loud: bool) -> int:
    """Return the minimum length of a form in letters: fewer where the context must confirm more."""
    called = form.standing is Standing.CALLED
    if wide:
        return 1 if called and form.value.kind in _FIRMS else 2
    return 2 if loud and called else _SHORTEST


class _AllowedSpans:
    """Spans of the joined letters covered by an allowed value or a form of one; computed on first use."""

    def __init__(self, joined: str, allowed: Sequence[ProtectedValue]) -> None:
        self._joined = joined
        self._allowed = allowed

    def covers(self, needle: _Needle, at: int) -> bool:
        """Return True if a longer allowed value covers the letters.

        For a part of a value, one of equal length or a form of one is enough.
        """
        end = at + len(needle.letters)
        whole = needle.standing is Standing.WHOLE
        spans = self._allowed_spans if whole else self._forms
        return any(first <= at and end <= last and (not whole or last - first > end - at) for first, last in spans)

    @cached_property
    def _allowed_spans(self) -> list[tuple[int, int]]:
        plain = {fold_letters(value.value) for value in self._allowed}
        return [span for letters in plain if len(letters.encode()) >= _EXCUSES for span in self._spans(letters)]

    @cached_property
    def _forms(self) -> list[tuple[int, int]]:
        texts = {form.text for value in self._allowed for form in derive_forms(value) if form.how in _NAMES_ALL}
        texts |= {value.value for value in self._allowed}
        plain = {fold_letters(text) for text in texts}
        return [span for letters in plain if len(letters) >= 2 for span in self._spans(letters)]

    def _spans(self, letters: str) -> Iterator[tuple[int, int]]:
        at = self._joined.find(letters)
        while at >= 0:
            yield at, at + len(letters)
            at = self._joined.find(letters, at + 1)


_NAMES_ALL: Final = frozenset(
    ["value", "order", "first and last", "without legal form", "without place", "without and", "and", "pinyin"]
)
"""Forms that say as much as the value; a mere part of an allowed one (its first word) excuses nothing."""
_EXCUSES: Final = 6
"""Bytes (UTF-8) of the letters of an allowed value from which it excuses what stands in it."""


def _context_confirms(reading: Reading, needle: _Needle, first: int, *, prose: bool) -> bool:
    """Return True if the letters from `first` on, as they are set in the text, mean the form; a word of the language has to be used as a
    name where there are words around it, as there are in prose."""
    spots = reading.places[first : first + len(needle.letters)]
    text, start, end = reading.text, spots[0], spots[-1] + 1
    if first + len(needle.letters) < len(reading.places) and reading.places[first + len(needle.letters)] == spots[-1]:
        return False  # half of a letter that folds to two
    if _splits_number(text, start, end):
        return False
    if needle.wide:
        found = _wide_gaps(text, spots, needle) and _wide_place(text, start, end, needle)
        return found and not ((prose or len(text) >= _SENTENCE) and _is_wide_word(text, start, end, needle))
    if not _alphabet(text, spots, needle) or is_in_term(text, start, end, needle.form.value.kind):
        return False
    if needle.loud and needle.form.value.kind in _FIRMS and is_trade_acronym(needle.letters, text, start, end):
        return False
    around = prose or context_rules.in_running_text(text, start, end)
    return not _is_ordinary_word(text, spots, needle, around=around)


def _is_wide_word(text: str, start: int, end: int, needle: _Needle) -> bool:
    """Return True if Chinese characters that make a firm's name (three or more) or a person's (two) are words of the clause instead."""
    kind, size = needle.form.value.kind, len(needle.letters)
    if kind in _FIRMS and size > 2:
        if is_long_word(needle.letters):
            return not context_rules.refers_to_party_cjk(text, start, end, kind)
        apart = size > _SHORTEST or context_rules.stands_apart_cjk(text, start, end, kind)
        return not apart or is_cut_from_words(text, start, end)
    named = context_rules.refers_to_party_cjk(text, start, end, kind)
    return kind in _PERSONS and size == 2 and not named and is_cut_from_words(text, start, end)


def _is_ordinary_word(text: str, spots: Sequence[int], needle: _Needle, *, around: bool) -> bool:
    """Return True if letters of an alphabet are a word or phrase of the language where they stand, and no name; `around`: words around
    them tell."""
    start, end, kind = spots[0], spots[-1] + 1, needle.form.value.kind
    if kind in _CODES or needle.standing is Standing.CALLED:
        return False
    if kind in _FIRMS and context_rules.opens_sentence_as_words(text, start, end):
        return all(is_ordinary(fold_letters(word)) for word in re.findall(r"[^\W\d_]+", text[start:end]))
    if needle.joints:
        gaps = {at for at, _ in _gaps(text, spots)}
        if gaps.isdisjoint(needle.joints) and not any(text[spots[at]].isupper() for at in needle.joints):
            return is_ordinary(needle.letters)  # one word: `jackhammer`
        return len(text) - (end - start) >= _SENTENCE and context_rules.is_phrase(text, start, end)
    if not is_ordinary(needle.letters):
        return False
    if context_rules.is_small_word(text, start, end):
        return True
    return around and not context_rules.uses_word_as_name(text, start, end, kind)


def _splits_number(text: str, start: int, end: int) -> bool:
    """Return True if the letters begin or end within a number."""
    return (text[start].isdigit() and text[start - 1 : start].isdigit()) or (
        text[end - 1].isdigit() and text[end : end + 1].isdigit()
    )


def _gaps(text: str, spots: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield (number of letters before, text) of each gap between neighbouring letters; nothing where they touch."""
    for at in range(1, len(spots)):
        if spots[at] > spots[at - 1] + 1:
            yield at, text[spots[at - 1] + 1 : spots[at]]


_WIDE_GAP: Final = re.compile(
    r"[\s·•・.\-_|/\u00ad\u200b-\u200f\u2060-\u2064\ufeff\ufe00-\ufe0f()（）\u0300-\u036f]{1,6}"
)


def _wide_gaps(text: str, spots: Sequence[int], needle: _Needle) -> bool:
    gaps = list(_gaps(text, spots))
    if not all(_WIDE_GAP.fullmatch(gap) for _, gap in gaps):
        return False
    if len(spots) == 2 and needle.form.how != "value":  # a call of two characters is no call in two columns
        return all(gap == "\n" and context_rules.may_be_wrapped(text, spots[0] + 1) for _, gap in gaps)
    return not any("\n" in gap and _sets_title_apart(text, spots, at, needle) for at, gap in gaps)


def _sets_title_apart(text: str, spots: Sequence[int], at: int, needle: _Needle) -> bool:
    """Return True if a surname is all of its line, a job title begins the next, and no wrapping broke them apart (王 over 工程师)."""
    surname = needle.letters[:at]
    if needle.form.how not in _SURNAME_FORMS or not fold_letters(needle.form.value.value).startswith(surname):
        return False
    stop = text.index("\n", spots[at - 1])
    alone = fold_letters(text[text.rfind("\n", 0, stop) + 1 : stop]) == surname
    return alone and not context_rules.may_be_wrapped(text, stop)


def _wide_place(text: str, start: int, end: int, needle: _Needle) -> bool:
    letters = needle.letters
    if (
        "\uac00" <= letters[0] <= "\ud7a3"
        and needle.form.how != "value"
        and "\uac00" <= text[start - 1 : start] <= "\ud7a3"
    ):
        return False  # Korean has spaces: the form is the end of another word
    if needle.form.how == "surname" and context_rules.masks_given_name(text, start, end):
        return False
    called, kind = needle.standing is Standing.CALLED, needle.form.value.kind
    if len(letters) > 2 and not called:
        if needle.form.how in _SURNAME_FORMS:
            return not is_cut_from_words(text, start, end, call=True)
        return needle.standing is Standing.WHOLE or not is_cut_from_words(text, start, end)
    if is_cut_from_words(text, start, end, call=needle.form.how in _SURNAME_FORMS):
        return False
    if called or is_listed(letters) or (kind in _PERSONS and dictionary_entry(letters)):
        return context_rules.refers_to_party_cjk(text, start, end, kind)
    part = needle.form.how != "value"
    return context_rules.stands_apart_cjk(text, start, end, kind) and not (
        part and context_rules.names_thing(text, end)
    )


_LETTER_GAP: Final = re.compile(r"[\s.·_\-*|/,'’\u00ad\u200b-\u200f\u2060-\u2064\ufeff]{1,4}")
_TITLE_GAP: Final = re.compile(r"\.?[ \u00a0]?")
_WORD_GAP: Final = re.compile(r"[^\w]{0,12}|[^\w]{0,6}_[^\w]{0,6}")


def _alphabet(text: str, spots: Sequence[int], needle: _Needle) -> bool:
    start, end = spots[0], spots[-1] + 1
    size = len(needle.letters)
    free = context_rules.starts_word(text, start) and context_rules.ends_word(text, end)
    if size < MIN_INNER_LENGTH and not free:
        return False
    inner = [gap for at, gap in _gaps(text, spots) if at not in needle.joints]
    outer = [gap for at, gap in _gaps(text, spots) if at in needle.joints]
    if needle.form.how.startswith("title") and not all(_TITLE_GAP.fullmatch(gap) for gap in outer):
        return False
    if needle.apart and any(map(_has_space, outer)) and not inner:
        return False
    if not all(_WORD_GAP.fullmatch(gap) for gap in outer) or not _gaps_keep_word_whole(inner, size, needle):
        return False
    if needle.loud and not (text[start:end].isupper() and context_rules.is_acronym(text, start, end)):
        return False
    if needle.standing is Standing.CALLED:
        return context_rules.refers_to_party(text, start, end, needle.form.value.kind)
    if needle.standing is Standing.WHOLE and (size >= _MIN_PLAIN_LENGTH or needle.form.value.term):
        return True
    return _is_capitalised(text, spots, needle) and not context_rules.names_something_else(
        text, start, end, needle.form
    )


def _has_space(gap: str) -> bool:
    return any(char.isspace() for char in gap)


def _gaps_keep_word_whole(inner: Sequence[str], size: int, needle: _Needle) -> bool:
    """Return True if gaps inside words are letter-spacing, a line wrap, or signs in a number or handle."""
    if not inner:
        return True
    if needle.loud:
        return all(gap.strip() == "." for gap in inner)
    if size < _TELLING:
        return False
    if any(not _LETTER_GAP.fullmatch(gap) for gap in inner):
        return False
    coded = any(char.isdigit() for char in needle.letters) or (needle.form.value.kind in _CODES and not needle.apart)
    if (
        coded
        or size >= MIN_INNER_LENGTH
        or all(gap in "'’" or not gap.strip("\u00ad\u200b\u200c\u200d\u2060\ufeff") for gap in inner)
    ):
        return True
    if len(inner) == 1 and size >= _MIN_PLAIN_LENGTH:
        return True
    every = size - 1 - len(needle.joints)
    return len(inner) >= (every if needle.standing is Standing.WORD else max(2, round(every * 0.6)))


def _is_capitalised(text: str, spots: Sequence[int], needle: _Needle) -> bool:
    """Return True if each word of the form begins with a capital, has no case, or is part of an address or handle."""
    words = zip((0, *needle.joints), (*needle.joints, len(needle.letters)), strict=True)
    joints = tuple(at for at, end in words if needle.letters[at:end] not in CONNECTING)
    heads = [text[spots[at]] for at in (joints[-1:] if needle.form.how.startswith("title") else joints)]
    if needle.form.value.kind in _CODES or all(head.isupper() or head.lower() == head.upper() for head in heads):
        return True
    return len(needle.letters) > _SHORTEST + 1 and context_rules.in_identifier(text, spots[0], spots[-1] + 1)
