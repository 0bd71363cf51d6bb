"""List the forms in which protected values may be written, as plain strings: passes to the verifier what the matchers know.

The matchers judge a text; this only lists, from what they have prepared, the forms that can be listed (orders, initials, pet names, forms
of address, romanisations, declensions, short forms and initials of firms, rearranged addresses). The verifier derives the commonest
itself as well, so that a form forgotten here is still found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, product
from typing import Any, Final

from app.domain.policy import DerivedForm, ProtectedValue, Standing
from app.domain.resume import Resume, fields
from app.domain.sensitivity import Kind
from app.redact.known_value_matcher import matchers_of
from app.redact.matchers.addresses import StreetAddress, Town
from app.redact.matchers.cantonese import CantoneseName
from app.redact.matchers.contextual_names import ContextualName
from app.redact.matchers.han_calls import HanCalls
from app.redact.matchers.han_names import HanName, PinyinName
from app.redact.matchers.han_organisations import HanOrganisation
from app.redact.matchers.hangul import RomanisedHangul
from app.redact.matchers.inflection import Declined, case_forms
from app.redact.matchers.japanese import JapaneseName
from app.redact.matchers.latin_names import LatinName
from app.redact.matchers.organisations import LatinOrganisation
from app.redact.matchers.short_facts import AsWritten
from app.redact.matchers.vietnamese import VietnameseName
from app.text.languages import languages_of
from app.text.lexicons import is_distinctive, is_han, is_word
from app.text.normalization import folded
from app.text.titles import titles

Forms = Iterator[tuple[str, Standing, str]]

_WHOLE_KINDS: Final = frozenset(
    [
        "name",
        "pinyin",
        "reversed name",
        "slug",
        "address",
        "street and number",
        "building",
        "address, rearranged",
        "spaced link",
    ]
)
_CALLED_KINDS: Final = frozenset(["first word in context", "nickname", "short form in context"])
_AT_MOST: Final = 400
"""Forms of one value; a name with more is told by these."""


def derived_forms(values: Sequence[ProtectedValue], resume: Resume) -> tuple[DerivedForm, ...]:
    """Return the forms of protected values that can be listed, each once a value. The languages of `resume` are those in which names are
    declined."""
    languages = _languages(tuple(field.value for field in fields(resume) if field.kind is not Kind.PHOTO))
    return tuple(form for value in dict.fromkeys(values) for form in _forms_of(value, languages))


@lru_cache(maxsize=8)
def _languages(texts: tuple[str, ...]) -> frozenset[str]:
    source = "\n".join(texts)
    return languages_of(set(re.findall(r"[^\W\d_]+", folded(source))), source)


@lru_cache(maxsize=128)
def _forms_of(value: ProtectedValue, languages: frozenset[str]) -> tuple[DerivedForm, ...]:
    found: dict[str, DerivedForm] = {}
    for matcher in matchers_of(value.kind, value.value, term=value.term):
        for text, standing, how in _matcher_forms(matcher, languages):
            if text and text not in found:
                found[text] = DerivedForm(value, text, standing, how)
    return tuple(islice(found.values(), _AT_MOST))


def _matcher_forms(matcher: object, languages: frozenset[str]) -> Forms:
    """Return the forms a matcher has prepared: its phrases, then those its class adds."""
    for phrase in getattr(matcher, "phrases", ()):
        yield _joined(phrase.words), _form_standing(phrase.how, phrase.needle), phrase.how
    lister = next((lister for kind, lister in _LISTERS if isinstance(matcher, kind)), None)
    if lister is not None:
        yield from lister(matcher, languages)


def _joined(words: Sequence[str]) -> str:
    return "".join(words) if is_han("".join(words)) else " ".join(words)


def _form_standing(how: str, letters: str) -> Standing:
    if how in _CALLED_KINDS or (is_han(letters) and len(letters) == 2):
        return Standing.CALLED
    return Standing.WHOLE if how in _WHOLE_KINDS else Standing.WORD


def _called_forms(forms: Iterable[str], how: str) -> Forms:
    yield from ((form, Standing.CALLED, how) for form in sorted(forms) if len(form) >= 3)


def _pinyin_name(name: PinyinName, languages: frozenset[str]) -> Forms:
    heads = " ".join(part[0] for part in name.syllables)
    yield f"{name.family} {heads}", Standing.WORD, "initials"
    yield f"{heads} {name.family}", Standing.WORD, "initials"


def _latin_name(name: LatinName, languages: frozenset[str]) -> Forms:
    yield from _called_forms(name.nicknames, "nickname")
    yield from _called_forms(name.pets | name.heads | ({name.brief} - {""}), "pet name")
    last = name.words[-1]
    yield from ((f"{nick} {last}", Standing.WORD, "nickname") for nick in sorted(name.nicknames) if last != name.given)
    yield from (
        (word, Standing.WORD, "part of the name")
        for word in sorted(name.tokens)
        if is_distinctive(word) and len(word) >= 5
    )


def _calls_of_given(called: ContextualName, languages: frozenset[str]) -> Forms:
    yield from _called_forms(called.forms, "given name")
    yield from ((letters.upper(), Standing.CALLED, "initials") for letters in sorted(called.initials))
    for letter in sorted({word[0] for word in (called.given, *called.surnames) if word}):
        yield from ((f"{title} {letter}", Standing.WORD, "title and initial") for title in titles("plain"))
    for word in sorted(called.surnames):
        yield from ((f"{title} {word}", Standing.WORD, "title and surname") for title in titles("listed"))


def _declined_forms(name: Declined, languages: frozenset[str]) -> Forms:
    for at, word in enumerate(name.words):
        if len(word) < 4:
            continue
        for form in case_forms(word, languages):
            if is_distinctive(word) and is_distinctive(form):
                yield form, Standing.WORD, "declined"
            if name.person and len(name.words) > 1:
                other = name.words[0] if at else name.words[1]
                yield f"{other} {form}", Standing.WORD, "declined"
                yield f"{form} {other}", Standing.WORD, "declined"
            elif at == 0 and len(name.words) > 1:
                yield " ".join((form, *name.words[1:])), Standing.WORD, "declined"


def _vietnamese(name: VietnameseName, languages: frozenset[str]) -> Forms:
    if name.words:
        yield " ".join(name.words[-2:]), Standing.WORD, "part of the name"
        yield from (
            (f"{kin} {name.words[-1]}", Standing.WORD, "title and given name")
            for kin in ("anh", "chi", "em", "ong", "ba", "co", "chu", "mr", "ms")
        )


def _as_written(name: AsWritten, languages: frozenset[str]) -> Forms:
    yield from ((word, Standing.WORD, "part of the name") for word in name.words if len(word) >= 4)


def _han_name(name: HanName, languages: frozenset[str]) -> Forms:
    if name.reversed and len(name.name) > 2:
        yield name.given + name.surname, Standing.WHOLE, "reversed name"
    if len(name.name) >= 3 and name.given:
        yield f"{name.surname}某{name.given[-1]}", Standing.WORD, "part of the name"
    if name.ranked is not None:
        yield from ((name.surname + rank, Standing.WORD, "surname and title") for rank in titles("korean-listed"))
    for half in (name.given, *name.halves):
        if len(half) >= 2:
            yield half, Standing.CALLED if is_word(half) or len(half) == 2 else Standing.WORD, "given name"
            yield from ((half + title, Standing.WORD, "given name and title") for title in titles("given-listed"))
    for title in titles("surname-listed"):
        yield name.surname + title, Standing.WORD, "surname and title"
    for part in (*name.romanised, name.hangul, name.japanese, name.calls, name.cantonese):
        if part is not None:
            yield from _matcher_forms(part, languages)


def _han_calls(calls: HanCalls, languages: frozenset[str]) -> Forms:
    yield from ((call, Standing.CALLED, "call") for call in calls.forms)


def _cantonese(name: CantoneseName, languages: frozenset[str]) -> Forms:
    for family, *given in islice(product(*name.spellings), 48) if name.spellings else ():
        yield f"{family} {' '.join(given)}", Standing.WHOLE, "romanised"
        yield f"{' '.join(given)} {family}", Standing.WHOLE, "romanised"
        heads = " ".join(one[0] for one in given)
        yield f"{heads} {family}", Standing.WORD, "initials"
        yield f"{family} {heads}", Standing.WORD, "initials"
        if len(given) > 1 and len("".join(given)) >= 6:
            yield " ".join(given), Standing.WORD, "given name"
    for family in name.families:
        yield from (
            (f"{title} {family}", Standing.WORD, "title and surname") for title in ("mr", "mrs", "ms", "miss", "dr")
        )

        yield from (
            (f"{family} {title}", Standing.WORD, "surname and title") for title in ("小姐", "先生", "女士", "太太")
        )


def _japanese(name: JapaneseName, languages: frozenset[str]) -> Forms:
    for reading in name.readings:
        yield from ((f"{title} {reading}", Standing.WORD, "romanised") for title in ("mr", "mrs", "ms", "dr", "prof"))
        yield from ((f"{reading} {title}", Standing.WORD, "romanised") for title in ("san", "sensei", "sama", "kun"))
        if is_distinctive(reading):
            yield reading, Standing.WORD, "romanised"
    for kana in name.kana_readings:
        yield from ((kana + title, Standing.WORD, "romanised") for title in ("さん", "様", "さま", "先生", "くん"))
        if len(kana) >= 3:
            yield kana, Standing.WORD, "romanised"


def _hangul(name: RomanisedHangul, languages: frozenset[str]) -> Forms:
    families = list(islice(expanded(name.family), 6)) if name.family else []
    for given in islice(expanded(name.inner), 60):
        if not families:
            yield given, Standing.WORD, "romanised"
        for family in families:
            yield f"{family} {given}", Standing.WHOLE, "romanised"
            yield f"{given} {family}", Standing.WHOLE, "romanised"


def _latin_organisation(firm: LatinOrganisation, languages: frozenset[str]) -> Forms:
    yield from ((acronym, Standing.WORD, "initials") for acronym in firm.acronyms)
    if firm.single:
        yield firm.single, Standing.WORD if is_distinctive(firm.single) else Standing.CALLED, "name"
    yield from _declined_forms(firm.declined, languages)
    yield from ((" ".join(row.words), Standing.WORD, row.how) for row in firm.headed.phrases)
    if firm.partial is None:
        return
    words = firm.partial.words
    yield from (
        (" ".join(row.words), Standing.WORD, row.how) for row in firm.partial.inner if row.how not in _CALLED_KINDS
    )
    yield from _called_forms((firm.partial.first, *firm.partial.others), "first word in context")
    if firm.partial.telling and is_distinctive(firm.partial.telling):
        yield firm.partial.telling, Standing.WORD, "telling word"
    yield from ((letters, Standing.WORD, "initials") for letters in firm.partial.inner_letters)
    if len(words) > 1:
        yield f"{words[0]} {''.join(word[0] for word in words[1:])}", Standing.WORD, "cut short"
    for at, word in enumerate(words[:4] if len(words) <= 4 else ()):
        cuts = (word[:size] for size in range(3, len(word)))
        yield from (
            (" ".join((*words[:at], cut, *words[at + 1 :])), Standing.WORD, "abbreviated")
            for cut in cuts
            if len(words) > 1
        )


def _han_organisation(firm: HanOrganisation, languages: frozenset[str]) -> Forms:
    yield from ((form, Standing.CALLED, "short form in context") for form in firm.short if len(form) == 2)
    for slug in firm.pinyin:
        yield " ".join(slug.words), Standing.WHOLE, "pinyin"
    yield from ((name, Standing.WORD, "pinyin") for name in firm.spelled)
    yield from ((part, Standing.WORD, "Latin part") for part in firm.latin)
    if firm.hangul is not None:
        yield from _hangul(firm.hangul, languages)


def _town(town: Town, languages: frozenset[str]) -> Forms:
    yield from ((" ".join(place.words), Standing.WORD, "place") for place in town.places)


def _street(address: StreetAddress, languages: frozenset[str]) -> Forms:
    numbers = sorted(member for member in address.cluster.members if any(char.isdigit() for char in member))
    for word in address.cluster.telling:
        for number in numbers:
            yield f"{number} {word}", Standing.WORD, "address, rearranged"
            yield f"{word} {number}", Standing.WORD, "address, rearranged"


_LISTERS: Final[tuple[tuple[type, Callable[[Any, frozenset[str]], Forms]], ...]] = (
    (PinyinName, _pinyin_name),
    (LatinName, _latin_name),
    (ContextualName, _calls_of_given),
    (Declined, _declined_forms),
    (VietnameseName, _vietnamese),
    (AsWritten, _as_written),
    (HanName, _han_name),
    (HanCalls, _han_calls),
    (CantoneseName, _cantonese),
    (JapaneseName, _japanese),
    (RomanisedHangul, _hangul),
    (LatinOrganisation, _latin_organisation),
    (HanOrganisation, _han_organisation),
    (StreetAddress, _street),
    (Town, _town),
)
"""Class of a matcher → what lists its forms; the first that fits."""

_PIECE: Final = re.compile(r"\[([^\]]+)\](\?)?|\(\?:([^()]+)\)(\?)?|([a-z])(\?)?")


def expanded(pattern: str) -> Iterator[str]:
    """Yield the strings that a simple pattern (letters, `?`, classes, alternatives) matches, the likeliest first."""
    choices: list[list[str]] = []
    for found in _PIECE.finditer(pattern):
        letters, _, alternatives, _, letter, _ = found.groups()
        options = (
            list(letters)
            if letters
            else [one for row in alternatives.split("|") for one in expanded(row)]
            if alternatives
            else [letter]
        )
        optional = found[0].endswith("?")
        choices.append([*options, ""] if optional else options)
    yield from ("".join(row) for row in product(*choices))
