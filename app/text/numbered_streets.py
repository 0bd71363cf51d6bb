"""Streets told by their shape alone: a house number beside capitalised words, whatever the words are.

A list of kinds of streets never ends (Wynd, Pend, Salai, Costanilla); where contact data stand, no list is needed. Meant for short texts that are known
to stand among contact data or beside a town: in running text the same shape is a dish, a model or a team.
"""

from __future__ import annotations

import re
from typing import Final

from app.text.dates import find_dates
from app.text.lexicons import is_ordinary, title_words
from app.text.months import month_numbers
from app.text.normalization import folded
from app.text.places import place_names

_UNIT: Final = r"(?:(?i:flat|apt\.?|apartment|unit|block|blk\.?|room|rm\.?|house|plot|door|suite|shop|no\.?|villa) ?#?\w{1,5}(?:, ?| ))?"
_HOUSE: Final = r"#?(?:[A-Z]{1,2}[ \-]?)?\d{1,5}[A-Za-z]?(?:[/\-–]\d{1,5}[A-Za-z]?){0,2}"
_SMALL: Final = r"(?:de|del|de la|della|delle|dei|di|du|des|la|las|le|les|los|el|der|den|dem|am|an|im|in|na|van|von|dem|zum|zur|y|do|da|dos|das|of|the|an|ny|a|à|aux|d'|l')"
_NAME: Final = r"[^\W\d_][\w'’.\-]{1,24}"
_BEFORE: Final = re.compile(
    rf"(?P<unit>{_UNIT})(?P<house>{_HOUSE})(?:,? (?:bis|ter|quater))?,? (?P<words>(?:[a-zà-ÿ]{{3,14}} (?={_SMALL}[ ']))?(?:(?:{_SMALL} |[dl]['’]){{0,2}}{_NAME} ){{0,5}}?(?:{_SMALL} |[dl]['’]){{0,2}}{_NAME})(?=\s*(?:[,;|·•\t\n(]|$|\s[-–]\s))"
)
"""The number first: `9 Abbot Wynd`, `18 venelle du Four`."""
_BEHIND: Final = re.compile(
    rf"(?P<words>{_NAME}(?: (?:{_SMALL} ){{0,2}}{_NAME}){{0,4}}),? (?:(?i:n[°ºo.]{{1,2}}|nr\.?|#) ?)?(?P<house>\d{{1,4}} ?[a-z]?(?:[/\-–]\d{{1,4}}[a-z]?)?)(?=\s*(?:[,;|·•\t\n(]|$|\s[-–]\s))"
)
"""The number behind: `Krummer Timpen 7`, `Achterom 44`."""
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_TOWN: Final = re.compile(
    r"(?:[A-Z]{1,2}-)?(?:\d{3} ?\d{2}|\d{4,5}(?: [A-Z]{2})?)? ?[^\W\d_][a-zà-ÿ'’\-]{2,20}(?: [^\W\d_][a-zà-ÿ'’\-]{1,20})?"
)
_LONGEST: Final = 160
_COUNTED: Final = frozenset(
    "years year yrs yr months weeks days hours hrs minutes people staff children kids languages points credits stars star mio million tons tonnes kg km miles words wpm "
    "jahre monate ans années años anni anos gcse gcses level levels a-levels class grade edition day week month hour minute".split()
)
"""Words behind a number that counts them."""
_NUMBERED: Final = frozenset(
    "level grade year class band stage key edition part phase version windows type tier step group team unit category cat age aged score semester sem term week day month module "
    "chapter page figure section article office word ielts toefl toeic gpa cgpa top number no nr form schedule room aged alter âge edad age tel phone mobile fax ext since seit depuis".split()
)
"""Words before a number that is a degree, a version or a score."""


def numbered_street(text: str) -> str:
    """Return the street with its house number at the start of a short text, as written, or an empty text.

    >>> numbered_street("9 Abbot Wynd, Paisley"), numbered_street("18 venelle du Four"), numbered_street("Krummer Timpen 7, Münster")
    ('9 Abbot Wynd', '18 venelle du Four', 'Krummer Timpen 7')
    >>> numbered_street("12 years"), numbered_street("Level 3 Diploma"), numbered_street("12 March 2024")
    ('', '', '')
    """
    if len(text) > _LONGEST or find_dates(text):
        return ""
    found = _BEFORE.match(text)
    if found and _is_called(found["words"], behind=False):
        return found.group()
    found = _BEHIND.match(text)
    if found and _is_called(found["words"], behind=True) and (" " in found["words"] or _is_known(text, found.end())):
        return found.group()
    return _of_houses(text)


_TOKENS: Final = re.compile(r"[^,;|·•\t\n()]+")
_SMALL_WORD: Final = re.compile(_SMALL)
_A_NUMBER: Final = re.compile(r"#?(?:[A-Z]{1,2}[/\-]?)?\d{1,5}(?:[/\-]?[A-Z]?\d{0,4})?[A-Za-z]?|[A-Z]")
_YEAR: Final = re.compile("(?:19|20)\\d\\d")


def _of_houses(text: str) -> str:
    """Return the part before the first comma if it is of names and numbers of houses in any order (`Dusun Krajan RT 02 RW 05`), else an empty text."""
    found = _TOKENS.match(text)
    written = found.group().rstrip() if found else ""
    tokens = written.split()
    numbers = [
        token for token in tokens if _A_NUMBER.fullmatch(token) and token[-1:] != "." and any(map(str.isdigit, token))
    ]
    names = [token for token in tokens if not _A_NUMBER.fullmatch(token) and not _SMALL_WORD.fullmatch(token)]
    if not 2 <= len(tokens) <= _TOKENS_AT_MOST or not numbers or all(map(_YEAR.fullmatch, numbers)):
        return ""
    if any(not re.fullmatch(r"[^\W\d_][\w'’.\-]*", name) or not name[0].isupper() for name in names):
        return ""
    plain = [folded(name).rstrip(".") for name in names]
    if any(word in _NUMBERED - _HOUSES or word in _COUNTED for word in plain):
        return ""
    strange = [
        name
        for name, word in zip(names, plain, strict=True)
        if not (name.isupper() or is_ordinary(word) or word in title_words())
    ]
    return written if strange or (len(numbers) > 1 and _HOUSES & {*plain}) else ""


_TOKENS_AT_MOST: Final = 10
_HOUSES: Final = frozenset("no nr number unit room box rr lot plot blk block flat door house hse apt level".split())
"""Words before a number that are also of houses."""


def _is_called(written: str, *, behind: bool) -> bool:
    """Return True if words may be the name of a street: capitalised, and not what a number counts or ranks."""
    words = _WORD.findall(written)
    big = [word for word in words if word[0].isupper()]
    if not big or all(word.isupper() for word in words) or any(word.lower() in month_numbers() for word in big):
        return False
    first, last = folded(words[0]), folded(words[-1])
    if behind:
        return words[0][0].isupper() and last not in _NUMBERED and first not in _NUMBERED and not _is_trade(words)
    return first not in _COUNTED and last not in _COUNTED and not _is_trade(words)


def _is_trade(words: list[str]) -> bool:
    """Return True if all words are of titles and skills: `2 Senior Engineers`, `Team Leader 3`."""
    plain = [folded(word) for word in words]
    return all(word in title_words() or word.removesuffix("s") in title_words() for word in plain) or (
        len(plain) == 1 and is_ordinary(plain[0])
    )


def _is_known(text: str, at: int) -> bool:
    """Return True if the end of the text, or a town behind a comma (perhaps with its postal code), follows."""
    rest = text[at:].strip(" ,;|·•\t\n")
    names = _WORD.findall(rest)
    return (
        not rest
        or _TOWN.fullmatch(rest) is not None
        or any(folded(" ".join(names[:size])) in place_names() for size in (1, 2, 3))
    )
