"""Tell what a post asks of whoever applies (`applicants must be British citizens`, 未婚优先) from what the text states of the person."""

from __future__ import annotations

import re
from typing import Final

from app.text.normalization import folded

_ASKED_OF: Final = r"applicants?|candidates?|volunteers|post ?holders?|successful [a-z]+|nationals|applications?|bewerber(?:innen)?|candidats?|aspirantes?"
_ASKS: Final = re.compile(
    rf"(?:(?<![a-z])(?:(?:{_ASKED_OF})[^.;!?\n]{{0,30}} (?:must|should|shall|need|needs|have to|has to)|you (?:must|should|need|will need|have to)|must (?:be|hold|have)|open (?:only )?to|(?:restricted|limited) to|required:|requirements?:|nur (?:fur|mit))(?![a-z])"
    rf"|{folded('必须(?:是|为|持|具)|(?<!必)应?须|仅限|只限|只招|招收|面向|报名条件|应聘条件|任职资格')})[^.;!?\n{folded('。；！？')}]{{0,60}}\Z"
)
_PREFERS: Final = re.compile(
    rf"[^.;!?\n{folded('。；！？')}]{{0,10}}(?:{folded('优先|不限|均可')}|(?<![a-z])(?:preferred|(?:are |is )?welcome(?: to apply)?|encouraged to apply|need not apply)(?![a-z]))"
)
_OWN: Final = re.compile(folded("(?<![a-z])(?:i|i'm|i am|my|me|we|ich|je|soy)(?![a-z])|我|本人"))
_REACH: Final = 100


def is_required(text: str, start: int, end: int) -> bool:
    """Return True if the words around `[start:end]` of a text in the normal form ask it of whoever applies."""
    asks = _ASKS.search(text, max(0, start - _REACH), start)
    if asks and not _OWN.search(text, asks.start(), start):
        return True
    return _PREFERS.match(text, end) is not None
