"""Classification of a line without any known word by its shape alone: a duty, a name, a position.

A duty is a clause: it begins with a verb and continues in lower case, with figures and commas. A name is
capitalised, perhaps with a town behind it. A position is a few words in lower or sentence case.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from app.ingest.sections.words import TITLE, VERBS
from app.text.characters import has_han

_SMALL_WORDS: Final = frozenset(
    "a an the and or of for to in on at by with from de du des la le les l' d' et der die das und im am von zu y e del di da & / + - –".split()
)
_OBJECT: Final = frozenset(
    "a an the all any both each every my our up out off on in for to with over after at from down around about daily weekly and it".split()
)
"""Words that follow a verb, and hardly ever a noun at the start of a name or a position."""
_DUTY_ZH: Final = re.compile(
    r"^(?:主要|全面|独立|協助|协助|负责|負責|参与|參與|管理|制定|完成|维护|維護|处理|處理|带领|帶領|组织|組織|主导|跟进|撰写|撰寫|每[天日周月]|从|日常)(?!人|员|員|部|中心|处)"
)
_PARTICIPLE: Final = re.compile(r"[A-Za-z][a-z-]{2,}(?:ed|ing)$")
_THIRD_PERSON_VERB: Final = re.compile(r"[A-Z][a-z-]{2,}[^s\W]s$")


@lru_cache(maxsize=4_096)
def is_duty(text: str) -> bool:
    """Return True if a line describes an activity and names nothing: `Hands out 400 items a day`."""
    words = text.split()
    if has_han(text):
        return _DUTY_ZH.match(text) is not None and len(text) >= 6
    if len(words) < 3 or "\t" in text or len(words) > 200:
        return False
    small, large = _content(words)
    if small < 2 or small <= large:
        return False
    first, second = words[0].strip(",.;:"), words[1].strip(",.;:").lower()
    if second in VERBS and small >= 2:
        return True  # `Rugs sold at the auction`
    object_follows = second in _OBJECT or second[:1].isdigit()
    if first.lower() in VERBS or _THIRD_PERSON_VERB.match(first) or _PARTICIPLE.match(first):
        return object_follows or (len(words) >= 5 and _THIRD_PERSON_VERB.match(first) is None)
    if len(words) < 6 or TITLE.search(" ".join(words[:2])):
        return False
    return small >= 3 * large + (3 if re.search(r"[,;.]|\d", text) else 4)


def _content(words: list[str]) -> tuple[int, int]:
    """Return how many words after the first are in lower case, and how many are capitalised; function words are not
    counted."""
    rest = [word.strip("(\"“‘'’") for word in words[1:] if word.lower().strip(",.;:") not in _SMALL_WORDS]
    return sum(word[:1].islower() for word in rest), sum(word[:1].isupper() for word in rest)


_TOWN_WORDS: Final = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,2}(?: \d{1,2})?"
_TOWN: Final = re.compile(
    rf"^(?P<name>[^,]*[^\W\d_][^,]*?)(?:,\s*|\s+[-–—]\s+)(?P<town>{_TOWN_WORDS}(?:,\s*[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+)?)?)\.?$"
)


def named_with_town(text: str) -> tuple[str, str]:
    """Return `Bellwether Pharmacy, Corbridge` as its two parts; two empty texts if a line has no such form."""
    match = _TOWN.match(text) if len(text) <= 90 else None
    return (match["name"].strip(), match["town"]) if match else ("", "")


@lru_cache(maxsize=4_096)
def name_weight(text: str) -> float:
    """Score the likeness of a text to an employer's name; below zero: to a position."""
    words = text.split()
    if has_han(text):
        return bool(re.search(r"[「“\"《]", text)) - 1.0 * bool(re.search(r"[/→、，]", text))
    if text[:1].islower():
        return -2.0
    small, large = _content(words)
    weight = 1.0 * bool(named_with_town(text)[0]) + 1.0 * bool(
        re.search(r"['’]s?\b|\s(?:&|and)\s[A-Z]|^The [A-Z]", text)
    )
    weight += 0.5 * (large > 0 and small == 0) - 1.5 * (small > large)
    return weight - 0.5 * (" / " in text)
