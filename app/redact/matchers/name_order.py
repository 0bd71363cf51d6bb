"""Order of the words of a name: tells given names from the surname if they are not in the usual order; surnames with particles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from app.text.lexicons import PARTICLES, nicknames
from app.text.normalization import folded

_FATHERS: Final = re.compile(
    rf"(?:{folded('вич|вна|чна|ична|оглы|кызы|оглу')}|vich|vych|vna|chna|oglu|qizi|kyzy|ogly)$"
)
_FAMILIES: Final = re.compile(
    rf"(?:{folded('ов|ова|ев|ева|ёв|ёва|енко|ский|ская|чук|ин|ина')}|ova|eva|enko|skaya|skiy|chuk)$"
)


def given_first(words: list[str]) -> list[str]:
    """Return the words of a name with a leading surname moved to the end: before a given name and a patronymic, or (a surname recognised
    by its ending) before a well-known given name."""
    known = nicknames()
    fathers = len(words) == 3 and bool(_FATHERS.search(words[2]))
    turned = len(words) == 2 and bool(_FAMILIES.search(words[0])) and words[0] not in known and words[1] in known
    return [*words[1:], words[0]] if fathers or turned else words


def joined_surname(words: Sequence[str]) -> frozenset[str]:
    """Return the surname written with its particles as one word (Vanderberg, Delapena)."""
    first = next((at for at, word in enumerate(words) if at and word in PARTICLES), 0)
    joined = "".join(words[first:]) if first and words[-1] not in PARTICLES else ""
    return frozenset([joined] if len(joined) >= 7 else [])
