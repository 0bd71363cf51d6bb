"""Small numbers as digits (`three shifts` → `3 shifts`, 三个班组 → 3个班组) and restrictive `that` as `which`.

Both forms say the same and are equally correct. Only the direction that cannot be misread is offered: a digit is never made a
word ("Python 3", "level 2" are names), and `that` is replaced only where it surely is a relative pronoun.
"""

from __future__ import annotations

import re
from typing import Final

_WORDS: Final = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_OTHER_WORDS: Final = (
    "one|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    "|dozens?|hundreds?|thousands?|millions?|billions?|thirds?|quarters?|fifths?|sixths?|tenths?|halves"
)
_NUMBER: Final = re.compile(rf"\b({'|'.join(_WORDS)}|{_OTHER_WORDS})\b", re.I)
_COUNTED: Final = re.compile(
    rf"(?<=[a-z,(] )({'|'.join(_WORDS)})(?= (?!(?:{'|'.join(_WORDS)}|{_OTHER_WORDS}|and|or|to|of|by|out|at|in|on|more|others?)\b)[a-z]+)"
)
"""A number word inside a sentence in front of what is counted."""

_HAN_DIGITS: Final = {han: str(value) for value, han in enumerate("两三四五六七八九", 2)}
_HAN_COUNTED: Final = re.compile(
    r"(?<![\d一二两三四五六七八九十百千万亿零第数几前后大小初高周期、到至或~–-])([两三四五六七八九])"
    r"(?=(?:名|位|家|次|项|套|台|款|支|份|间|条|类|个(?!体|人|性|别)|年(?!级|度|代|会|轻)|周(?!年|期|边)|天(?!然|气|线|窗)))"
)

_NO_NOUN: Final = (
    "so|such|now|given|provided|except|in|than|but|and|or|not|all|is|are|was|were|be|been|being|it|this|these|those|of|for|with|"
    "from|to|by|on|at|about|into|over|under|during|after|before|since|until|through|like|as|if|when|while|because|only|"
    "sure|certain|clear|aware|confident|likely|true|evident|important|essential|possible|proud|glad|happy|both|do|does|did|"
    "fact|idea|evidence|belief|claims?|view|signs?|proof|assumption|condition|hypothesis|news|notice|assurance|confidence|risk|"
    "requirements?|rules?|decision|conclusion|agreement|promise|guarantee|chance|hope|doubt|way|day|time|moment|year|extent|"
    "say|says|said|see|sees|saw|seen|know|knows|knew|known|think|thinks|thought|find|finds|found|show|shows|shown|mean|means|"
    "meant|feel|felt|hear|heard|tell|tells|told|learn|learns|learnt|hold|held|make|made|let|prove|proves|proven|ensures?|states?|"
    "suggests?|notes?|reports?|argues?|explains?|indicates?|guarantees?|assumes?|believes?|understand|understood|check|checks|"
    "agrees?|requires?|recommends?|decides?|concludes?|reveals?|discovers?|proposes?|requests?|demands?|insists?|announces?"
)
_NO_NOUN_ING: Final = (
    "ensur|show|demonstrat|prov|confirm|verify|find|stat|suggest|not|recogni[sz]|reali[sz]|learn|report|argu|claim|explain|"
    "indicat|guarantee|assum|believ|think|know|see|mean|check|mak|say|tell|agree|requir|recommend|decid|conclud|reveal|"
    "discover|establish|propos|request|demand|insist|communicat|announc|acknowledg|observ|estimat|predict|hop|feel|hear|"
    "understand|be|hav|do|us|for|with|of|stress|emphasi[sz]|highlight|point|writ|add|warn"
)
_RELATIVE: Final = re.compile(
    rf"\b(?!(?:{_NO_NOUN})\b)(?!(?:{_NO_NOUN_ING})ing\b)(?![a-z]+(?:ed|ly)\b)([a-z][a-z-]{{2,}}) that"
    r"(?= (?:(?:the|our|other|others|a|an|every|everyone|each|any|anyone|most|many|all|some|no|we|they|users?|customers?|clients?|"
    r"people|teams?|now|still|also|later|had|has|have|is|are|was|were|can|could|will|would|may|might|must)\b"
    r"|[a-z]{3,}(?:ed|es)\b))"
)


def numbers_to_digits(text: str) -> str:
    """Return the text with its number words from two to nine as digits; unchanged where one of them must stay a word."""
    words = [found[0].casefold() for found in _NUMBER.finditer(text)]
    counted = [found[0] for found in _COUNTED.finditer(text)]
    if words and words == counted:
        text = _COUNTED.sub(lambda found: str(_WORDS[found[0]]), text)
    return _HAN_COUNTED.sub(lambda found: _HAN_DIGITS[found[0]], text)


def that_to_which(text: str) -> str:
    """Return the text with `which` for every `that` that surely opens a relative clause."""
    return _RELATIVE.sub(lambda found: f"{found[1]} which", text)
