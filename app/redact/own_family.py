"""Find where running text of a résumé speaks of the person's own relatives without naming them (`at home with my three children`, 全职在家带孩子,
`Pflege meiner Mutter`): a possessive of the first person or a frame of the home says whose they are, so that trades (a nanny, a carer, a
midwife) keep their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from app.redact.alternatives import Alternatives
from app.redact.required_words import Held
from app.text.kinship import (
    CHILDREN_WORDS,
    FAMILY_OF_LANGUAGES,
    OTHER_KIN,
    OWN_CHILDREN_ZH,
    OWN_ELDERS_ZH,
    OWN_SPOUSES_ZH,
    PARENTS,
)
from app.text.normalization import folded

Range = tuple[int, int]

_COUNT: Final = "one|two|three|four|five|six|seven|both|twin|\\d"
_ADJECTIVE: Final = (
    r"own|late|young(?:er|est)?|old(?:er|est)?|elde(?:r|st)|small|little|baby|first|second|third|new|newborn|infant|toddler|teenage|grown|grown-up|adult|school-age|pre-?school|"
    r"elderly|ageing|aging|sick|ill|disabled|widowed|dying|only|middle|pregnant"
)
_BOYS: Final = f"{CHILDREN_WORDS}|boys?|girls?|(?:little|wee|small) ones"
COUNTED_CHILDREN: Final = (
    rf"(?<![a-z])my (?:(?:{_COUNT}|{_ADJECTIVE})[ ,]{{1,2}}){{1,3}}(?:{_BOYS})(?![a-z'])"
    r"|(?<![a-z])mein(?:e[nr]?)? (?:zwei|drei|vier|beiden|kleinen?|\d) (?:kindern?|sohnen?|tochtern?)(?![a-z])"
    r"|(?<![a-z])mes (?:deux|trois|quatre|jeunes|\d) (?:enfants|fils|filles)(?![a-z])|(?<![a-z])mis (?:dos|tres|cuatro|pequenos|\d) (?:hij[oa]s|nin[oa]s)(?![a-z])"
    r"|(?<![a-z])(?:meus|minhas) (?:dois|duas|tres|quatro|\d) filh[oa]s(?![a-z])|(?<![a-z])(?:miei|mie) (?:due|tre|quattro|\d) (?:figli|figlie|bambin[ie])(?![a-z])"
)
"""Children of the person with their number or age, as a regular expression over the normal form."""
_PERSONS: Final = rf"(?:my (?:(?:{_COUNT}|{_ADJECTIVE})[ ,]{{1,2}}){{0,3}}(?:{_BOYS}|{OTHER_KIN})|our (?:(?:{_COUNT}|{_ADJECTIVE})[ ,]{{1,2}}){{1,3}}(?:{CHILDREN_WORDS}))"
_STATE: Final = r"(?: (?:who|is|are|was|were|has|have|had|aged|died|passed|got|took|takes|started|starts?|goes|go|live[sd]?|works?|worked|fell|needs?|needed|until (?:his|her|their)|through (?:his|her|their)|after (?:his|her|their)|before (?:his|her|their))(?![a-z])[^,.;:!?\n]{0,80})?"
_ENGLISH: Final = (
    rf"(?<![a-z]){_PERSONS}(?:(?:,| and| &) (?:my |our |a )?(?:(?:{_COUNT}|{_ADJECTIVE}) ){{0,2}}(?:{_BOYS}|{OTHER_KIN})){{0,2}}(?![a-z'\-]){_STATE}",
    rf"(?<![a-z])(?:as |i'm |i am |being )(?P<v1>(?:an? )?(?:[a-z]+ )?(?:{PARENTS}|parent) (?:of|to) (?:{_COUNT})(?: (?:{_BOYS}))?)(?![a-z])",
    rf"(?<![a-z])(?:i|we) (?:have|had|'ve got|have got) (?P<v2>(?:{_COUNT}|no|a) (?:(?:{_ADJECTIVE}) ){{0,2}}(?:{CHILDREN_WORDS}))(?![a-z'\-])",
    r"(?<![a-z])(?:we are|we're|i am|i'm) (?P<v3>expecting(?: (?:our|my|a|another)(?: [a-z]+)? (?:child|baby)| twins)(?: in [a-z]{3,9})?)(?![a-z])",
    r"(?<![a-z])my family of (?:[a-z]+|\d)(?![a-z])",
)
_CARES_ZH: Final = "带|照顾|照看|照料|陪伴?|陪护|陪读|抚养|养育|侍奉|伺候"
_OWN_ZH: Final = rf"(?:{OWN_CHILDREN_ZH}|{OWN_ELDERS_ZH}|{OWN_SPOUSES_ZH}|家人)"
_REST_ZH: Final = r"[^，,。；;！!\n]{0,24}"
_CHINESE: Final = (
    rf"(?:全职|专职|在家|居家|回家|回老家|回乡|休假|休长假|离职|辞职|辞工|请假)[^，,。；;\n]{{0,6}}(?:{_CARES_ZH})[^，,。；;\n客雇病患学]{{0,6}}{_OWN_ZH}",
    r"全职(?:妈妈|爸爸|太太|主妇|宝妈|奶爸|带娃)",
    rf"(?:^|(?<=[，,。；;\n因为由于曾]))(?:{_CARES_ZH})(?:了)?(?:年幼|年迈|生病|患病|病重|病危|重病|瘫痪|住院|卧床|年老|多病|刚出生|上学)?的?(?:{OWN_ELDERS_ZH}|{OWN_SPOUSES_ZH}|儿子|女儿)",
    rf"(?:^|(?<=[，,。；;\n因但现且]))(?:我|本人|家里|家中|我家)?的?(?:{OWN_ELDERS_ZH}|{OWN_SPOUSES_ZH}|儿子|女儿)(?:已|都|也|均|在|患|因|生病|去世|过世|病|瘫痪|住院|身体|年迈|年事|上|读|刚|还|才|今年|需要|由|调|是|为){_REST_ZH}",
    rf"(?:^|(?<=[，,。；;\n因但现且]))(?:我|本人|家里|家中|我家)?的?(?:{OWN_CHILDREN_ZH})(?:们|都|均|也|已|刚|才|还|在|今年)*(?:上|读|升|念)(?:了)?(?:小学|初中|高中|大学|中学|幼儿园|学|[一二三四五六]年级)(?![前后时的]){_REST_ZH}",
    rf"(?:^|(?<=[，,。；;\n因但现且]))(?:我|本人|家里|家中|我家)?的?(?:{OWN_CHILDREN_ZH})(?:们|都|均|也)*(?:已成年|已大|大了|成家|有(?:老人|人|父母|公婆)带|由(?:老人|家人|父母|公婆|爷爷奶奶)带|在老家){_REST_ZH}",
    rf"我的?(?:[一二两三四]个)?(?:{OWN_CHILDREN_ZH}|{OWN_ELDERS_ZH}|{OWN_SPOUSES_ZH})",
    rf"(?:婚后)?随(?:{OWN_SPOUSES_ZH}|先生|家人)|(?:^|(?<=[，,。；;\n]))婚后(?=随|来|到|去|迁|搬|移居|定居|一直|在家|全职)",
)


@lru_cache(maxsize=1)
def _own() -> Alternatives:
    return Alternatives("|".join((*_ENGLISH, *FAMILY_OF_LANGUAGES, *map(folded, _CHINESE))))


def patterns() -> Iterator[re.Pattern[str]]:
    """Yield the expressions that are looked up in what the text holds before they are searched."""
    yield from _own().patterns()


def family_mentions(text: str, held: Held) -> Iterator[Range]:
    """Yield where a text in the normal form speaks of the person's own relatives; `held`: what the text holds of the strings that the
    expressions need."""
    for found in _own().finditer(text, held):
        yield found.span(found.lastgroup or 0)
