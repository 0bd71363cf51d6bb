"""Initials that stand for a firm: `CCW`, `N&P`, letters out of long words (`NDPT`), and a test for letters that spell a name."""

from __future__ import annotations

import re
from itertools import product
from typing import Final

from app.text.lexicons import PARTICLES, STOP_WORDS, capitalised_words, common_words

_COMMON_ACRONYMS: Final = frozenset(
    (
        "cnc cpu gpu iot kpi mba phd mvp etl b2b b2c sla rpa vpn dns tcp ssl pcb fmcg okr roi sop tdd oop sdk cdn crm "
        "cms mis gis gps sql api css php ios aws gcp sap crm erp hr it ai ml ui ux seo pdf xml csv cad bi usa uk eu"
    ).split()
)


def acronyms(every: list[str], core: list[str]) -> tuple[str, ...]:
    """Return the initials of ≥ 3 words, in capitals, with and without the legal form; not those that spell a word or technique."""
    found = []
    for words, passed in product((every, core), (STOP_WORDS, STOP_WORDS | PARTICLES)):
        letters = "".join(word[0] for word in words if word not in passed)
        if (
            3 <= len(letters) <= 6
            and letters not in common_words() - capitalised_words()
            and letters not in _COMMON_ACRONYMS
        ):
            found.append(letters.upper())
    return tuple(dict.fromkeys(found))


def ampersand_initials(flat: str) -> tuple[str, ...]:
    """Return `N&P` of Northgate & Pryce, with and without blanks."""
    pair = re.search(r"(?<![^\W_])([^\W\d_])[^\W_]{2,} ?(?:&|\+|and|und|et|y) ?([^\W\d_])[^\W_]{2,}", flat)
    if not pair or len(re.findall(r" ?(?:&|\+| and | und | et ) ?", flat)) > 2:
        return ()
    first, second = (letter.upper() for letter in pair.groups())
    return f"{first}&{second}", f"{first} & {second}"


def is_initials_of(letters: str, words: list[str]) -> bool:
    """Return True if letters are the words' initials in order, letters from inside the words allowed (`MFB`: Microfinance Bank)."""
    flat = "".join(words)
    starts = [sum(map(len, words[:index])) for index in range(len(words))]
    at, used = -1, set()
    for letter in letters:
        start = next((place for place in starts if place > at and flat[place] == letter), -1)
        at = (
            start
            if start >= 0 and start == min((place for place in starts if place > at), default=-1)
            else flat.find(letter, at + 1)
        )
        if at < 0:
            return False
        used.add(at)
    return letters[0] == flat[0] and all(start in used for start in starts)


def inner_acronym(words: list[str]) -> re.Pattern[str] | None:
    """Return a pattern of four capitals that spell a compound name of two words (`NDPT`: Norddeutsche Pumpentechnik)."""
    letters = inner_letters(words)
    if not letters:
        return None
    inside = "".join(f"[{''.join(sorted(set(column)))}]" for column in zip(*letters, strict=True))
    return re.compile(rf"(?<![^\W_]){inside}(?![^\W_])")


def inner_letters(words: list[str]) -> tuple[str, ...]:
    """Return every such row of capitals."""
    if len(words) != 2 or min(map(len, words)) < 8:
        return ()
    inner = [sorted(set(word[3:].upper()) & set("BCDFGHJKLMNPQRSTVWXZ")) for word in words]
    first, second = (word[0].upper() for word in words)
    return tuple(f"{first}{one}{second}{other}" for one, other in product(*inner))
