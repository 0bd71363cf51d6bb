"""Tell whether a word that belongs to the language as well (Grant, Banks, Kafka, Bury) is used as a name where it stands.

Only the sentence can tell: a capital in its middle, where the language writes the word small; an article before it, or the same word
written small elsewhere, speaks against a name. A word with a capital of its own (Kafka, Christmas) needs a word by which one speaks of
people.
"""

from __future__ import annotations

import re
from typing import Final

from app.redact.prepared_text import Document
from app.text.kinship import RELATIVES
from app.text.lexicons import STOP_WORDS, capitalised_words, is_ordinary, nicknames, title_words
from app.text.normalization import folded
from app.text.places import place_names
from app.text.positions import line_position_pattern, position_pattern
from app.text.titles import TITLES

_SMALL_BEFORE: Final = re.compile(r"(?:^|[^\w.@/-])(?:[a-z][a-z'-]*,?|&) [\"'(]?$")
"""A word written small, in the same sentence."""
_SUPERIORS: Final = f"{position_pattern('superior')}|{position_pattern('referee')}"
_ANNOUNCED: Final = re.compile(
    rf"(?<![a-z])(?:{_SUPERIORS}|boss|referee|reference|contact|colleague|client|employer|company): ?$"
)
_FIRM_NOUN_AFTER: Final = re.compile(
    r"'s? [a-z]|, (?:our|my|the|an?) (?:[a-z-]+ ){0,3}(?:tool|app|platform|system|project|service|product|programme|program|portal|initiative|campaign|website|company|employer|firm|brand)(?![a-z])"
    r"| (?:drivers?|couriers?|riders?|franchise|dealership|licen[cs]es?|warehouse|team|store|shop|office|account|site|plant|branch|campus|van|staff|colleague|customer|client|depot|factory|employee|manager|contract|project|fulfil|hub|locker|seller)"
)
_ONE_OF_FIRM: Final = re.compile(r"(?<![a-z])an? $")
_POSITION: Final = re.compile(rf"(?<![a-z])(?:{line_position_pattern()})(?![a-z])")
_ROLE_AFTER: Final = re.compile(r"(?:,| ?[–—|]| -) ?((?:[a-z]+ ?){1,3})")
_BESIDE_HAN: Final = re.compile(r" ?[\u3040-\u9fff\uac00-\ud7a3]| et al(?![a-z])")
"""Beside letters of another script, where an English word is foreign; before `et al.`"""
_HAN_BEFORE: Final = re.compile(r"[\u3040-\u9fff\uac00-\ud7a3] ?$")
ACTED: Final = re.compile(
    r" (?:[a-z]{2,10}ed|cut|grew|won|found|paid|got|set|broke|beat|ran|led) (?:the|an?|our|my|his|her|all|us|me|with|at|for|from|in|on|to) | (?:hat|ist|wird|war|a|est|fue|es|ha|era) [a-z]"
)
"""A verb in the past behind the first word of a sentence, of English or another language."""
_ARTICLE: Final = re.compile(
    r"(?<![\w])(?:the|a|an|this|that|these|those|our|my|your|their|its|every|each|no|all|any|some)[ ][\"']?$",
    re.IGNORECASE,
)
_CAPITAL_AFTER: Final = re.compile(r"(?: | & )([A-Z][\w'-]*)")
_CAPITAL_BEFORE: Final = re.compile(r"(?:^|[^\w])([A-Z][\w'-]*) $")
_FIRST_WORD: Final = re.compile(r"(?:^|\n|[.!?;:] )[ \t]*(?:[-–—*•] ?)?([A-Z][a-z]+) [\"'(]?$")
_JOINED: Final = tuple("@_/-")
_WITH_PEOPLE: Final = re.compile(
    r"(?<![a-z])(?:with|by|to|for|from|under|alongside|beside|behalf of|and|or|thank|thanks|met|joined|told|asked|helped|assisted|mentored|coached|shadowed|supervised|replaced|trained"
    rf"|assisting|supporting|replacing|mentoring|boss|colleague|friend|named|called|{_SUPERIORS}|{RELATIVES})[ ]$"
)
_THING_AFTER: Final = re.compile(r" [a-z]{3,}")
_NEAR: Final = 24
"""Characters on each side in which another thing with a capital shows that things are spoken of (`Maya and Blender`)."""
_TECHNICAL: Final = re.compile(r"[A-Z]{2,}|[A-Z]?[a-z]+[A-Z]\w*|[A-Za-z]+\d\w*|\d+[a-z]\w*")
"""An acronym, a word with a capital inside (JuMP, CircleCI), a version or quantity (40k)."""


def capital_names(document: Document, start: int, end: int, *, of_firm: bool = False) -> bool:
    """Return True if a dictionary word stands with a capital inside a sentence that writes its words small (`agreed with Banks that …`).
    An article before it speaks against a person, not against a firm (`the Fossil account`)."""
    written = document.cased[start:end]
    if (
        not _is_title_case(written)
        or _in_other_name(document, start, end)
        or also_small(document, document.text[start:end])
    ):
        return False
    before = document.cased[max(0, start - 24) : start]
    if _ANNOUNCED.search(before.lower()) or _HAN_BEFORE.search(before) or _BESIDE_HAN.match(document.cased, end):
        return True
    nobody = document.text[start:end] in title_words() or (not of_firm and _ARTICLE.search(before))
    inside = _SMALL_BEFORE.search(before) or _opened_by(document, start)
    return bool(inside) and not nobody and not _in_heading(document, start, end)


def firm_is_meant(document: Document, start: int, end: int) -> bool:
    """Return True if a word with a capital of its own (Amazon, Mars) is a firm: what it does, owns or is a workplace of."""
    if not _is_title_case(document.cased[start:end]) or _in_other_name(document, start, end):
        return False
    return bool(_FIRM_NOUN_AFTER.match(document.text, end)) or (
        _ONE_OF_FIRM.search(document.text[max(0, start - 4) : start]) is not None
        and not _beside_things(document, start, end)
    )


_WORKER_AFTER: Final = re.compile(
    r" (?:drivers?|couriers?|riders?|franchise|dealership|licen[cs]es?|outlets?|branch|ramp|forecourts?|account|stores?|depot|concession)(?![a-z])"
)
_EMPLOYS: Final = re.compile(
    r" (?:(?:first|then|later|also|soon) )?(?:(?:hired|promoted|employed|recruited|appointed|transferred|moved|sponsored|selected|seconded|relocated|headhunted) me(?![a-z])|(?:gave|awarded|offered) me (?:the|an?|my|employee) "
    r"|(?:paid for|sponsored|covered|funded) my |made me (?:the|an?|permanent|redundant|[a-z]+ (?:manager|leader|lead|supervisor)) )"
)


def works_for_firm(document: Document, start: int, end: int) -> bool:
    """Return True if a word with a capital inside a sentence is the firm of a worker or a thing (`part-time Uber driver`)."""
    inside = re.search(r"[a-z] $", document.cased[max(0, start - 2) : start]) is not None
    return inside and _is_title_case(document.cased[start:end]) and _WORKER_AFTER.match(document.cased, end) is not None


def employs_somebody(document: Document, start: int, end: int) -> bool:
    """Return True if a word opens a sentence and does what only an employer does (`Access promoted me`, `Axis gave me the award`)."""
    opens = _SENTENCE_BEGINS.search(document.cased[max(0, start - 4) : start]) is not None
    return opens and _is_title_case(document.cased[start:end]) and _EMPLOYS.match(document.text, end) is not None


_SENTENCE_BEGINS: Final = re.compile(r"(?:^|\n|[.!?;] ?)[ \t•*–-]{0,3}$")


def role_follows(document: Document, start: int, end: int) -> bool:
    """Return True if a line begins with the word and goes on, behind a comma or dash, with a job title (`Travis — team lead`)."""
    opens = not document.text[document.text.rfind("\n", 0, start) + 1 : start].strip(" -·*|")
    after = _ROLE_AFTER.match(document.text, end) if opens else None
    return after is not None and _POSITION.search(after[1]) is not None


def names_somebody(document: Document, start: int, end: int) -> bool:
    """Return True if a word with a capital of its own is a person: behind a word by which one speaks of people, no thing beside it."""
    written = document.cased[start:end]
    if (
        not _is_title_case(written)
        or _in_other_name(document, start, end)
        or also_small(document, document.text[start:end])
    ):
        return False
    if _THING_AFTER.match(document.text, end) and not _VERB_LIKE.match(document.text, end):
        return False
    if not _WITH_PEOPLE.search(document.text[max(0, start - 16) : start]):
        return False
    return not _beside_things(document, start, end)


_VERB_LIKE: Final = re.compile(
    r" (?:the|an?|my|our|i|we|he|she|they|it|and|or|on|in|at|to|for|from|about|during|when|while|who|whom|until|since|as|before|after|with|over|by|via|is|was|has|had|will|[a-z]+ed|[a-z]+ly)(?![a-z])"
)
"""What may follow a person; a noun makes the word a thing's (`Kafka cluster`)."""


_INITIAL_BEFORE: Final = re.compile(r"(?<![^\W_])(?:[A-Z]\. ?)$")
_INITIAL_AFTER: Final = re.compile(r",? [A-Z](?:\.|$|(?=[\s,;]))")
_LABEL_BEFORE: Final = re.compile(
    r"(?<![a-z])(?:sur|first|last|given|family|full|maiden|nick|fore|middle|vor|nach)?[ _]?name(?:s|\(s\))?(?: in full)?[\"']?[ .]{0,12}[:=|][=>]?[ \"']{0,3}$"
)
_PAIR_BEFORE: Final = re.compile(r"(?<![\w.@/])(?:([A-Z][a-z]{2,})|([A-Z]{3,}))([ -])$")
_PAIR_AFTER: Final = re.compile(r"([ -])(?:([A-Z][a-z]{2,})|([A-Z]{3,}))(?!\w)")
_OWN_LINE_BEFORE: Final = re.compile(r"(?:\n[ \t]*[–—-]?[ \t]*|[a-z\d][.!?] )$")
_OWN_LINE_AFTER: Final = re.compile(r"[ \t]*[.,!]?[ \t]*(?:\n|$)")
_RESUME_FILE: Final = re.compile(r"[_-](?:resume|cv|curriculum|lebenslauf|cover|letter|portfolio)(?![a-z])")


def stands_beside_name(document: Document, start: int, end: int, *, surname: bool) -> bool:
    """Return True if a word is part of somebody's name by what touches it: initials (`R. Banks`), a label, a first or second name
    (`Solly Banks`, `Byrne-Banks`), a line of its own, the name of a résumé's file."""
    text, cased, written = document.text, document.cased, document.cased[start:end]
    before = cased[max(0, start - 40) : start]
    if _INITIAL_BEFORE.search(before) or _LABEL_BEFORE.search(before.lower()):
        return True
    if written.isupper() == written.islower() and not _is_title_case(written):
        return False
    if not surname and _INITIAL_AFTER.match(cased, end):
        return True
    if _OWN_LINE_BEFORE.search(before) and _OWN_LINE_AFTER.match(cased, end) and not written.isupper():
        return True
    if _RESUME_FILE.search(re.split(r"\s", text[end : end + 40])[0]):
        return True
    pair = _PAIR_BEFORE.search(before) if surname else _PAIR_AFTER.match(cased, end)
    if pair is None:
        return False
    other = folded("".join(part for part in pair.groups() if part and part not in " -"))
    same_case = any(part and part.isupper() == written.isupper() for part in pair.groups() if part not in (" ", "-"))
    if text[start:end] in capitalised_words() and "-" not in pair.groups():
        return same_case and other in nicknames()
    return same_case and not is_ordinary(other) and other not in place_names() and other not in title_words()


def also_small(document: Document, word: str) -> bool:
    """Return True if a word of the text is written small elsewhere in it: it is a word of its language there."""
    return any(other.low == word and other.cased == word for other in document.words)


def is_article_before(document: Document, start: int) -> bool:
    """Return True if an article or pronoun stands before: `the Dean's list` is nobody's."""
    return _ARTICLE.search(document.cased[max(0, start - 12) : start]) is not None


def is_ordinary_phrase(document: Document, start: int, end: int) -> bool:
    """Return True if the words of a whole name are a phrase of the language: written small (`sterling silver`), as one word of the
    dictionary (`Jackhammer`), as a constant (`INT_MAX`), or two sentences (`Max. power`)."""
    written = document.cased[start:end]
    if re.search(r"[a-z]{2}[.!?] +[a-z]|^[a-z]{2,}[.!?] ", written):
        return True
    words = re.findall(r"[^\W\d_]+", written)
    if not words or not all(is_ordinary(folded(word)) for word in words):
        return False
    if len(words) == 1:
        return re.fullmatch(r"[A-Z]?[a-z]+", written) is not None
    constant = "_" in written and written.isupper()
    return constant or (written == written.lower() and " " in written and not document.small)


def _is_title_case(written: str) -> bool:
    return written[:1].isupper() and written[1:].islower()


def _in_other_name(document: Document, start: int, end: int) -> bool:
    """Return True if a capital word beside it, neither a title nor the first word of the sentence, makes it part of another name
    (`Plotly Dash`, `Grant Thornton`), or a sign joins it to a word."""
    cased = document.cased
    if cased[end : end + 1] in _JOINED or (start and cased[start - 1] in _JOINED):
        return True
    after = _CAPITAL_AFTER.match(cased, end)
    before = _CAPITAL_BEFORE.search(cased[max(0, start - 24) : start])
    if before is not None and _opened_by(document, start):
        before = None
    return any(found is not None and not _is_rank(found[1]) for found in (before, after))


def _opened_by(document: Document, start: int) -> bool:
    """Return True if the word before is an ordinary one that has its capital from the beginning of the sentence (`Trained Banks`)."""
    first = _FIRST_WORD.search(document.cased[max(0, start - 28) : start])
    return first is not None and is_ordinary(folded(first[1])) and folded(first[1]) not in capitalised_words()


def _is_rank(word: str) -> bool:
    low = folded(word)
    return low in TITLES or low in title_words() or low in STOP_WORDS or word.isupper()


def _in_heading(document: Document, start: int, end: int) -> bool:
    """Return True if the line is written like a heading: most of its longer words have capitals, whatever it begins with."""
    cased = document.cased
    stop = cased.find("\n", end)
    head = cased.rfind("\n", 0, start) + 1
    long = list(re.finditer(r"(?<![\w.@/-])[^\W\d_]{4,}", cased[head : stop if stop >= 0 else len(cased)]))
    others = [found.group() for found in long[1:] if found.start() + head != start]
    return len(others) >= 2 and sum(word[0].isupper() for word in others) * 2 > len(others)


def _beside_things(document: Document, start: int, end: int) -> bool:
    around = (
        *re.findall(r"\w+", document.cased[max(0, start - _NEAR) : start]),
        *re.findall(r"\w+", document.cased[end : end + _NEAR]),
    )
    return any(
        _TECHNICAL.fullmatch(word) or (word[0].isupper() and folded(word) in capitalised_words()) for word in around
    )


_PLACE_BEFORE: Final = re.compile(
    r"(?<![a-z])(?:now|formerly|native|greater|in|at|near|from|to|around|outside|across|between|of|leaving|left|visit(?:ed)?|live[sd]?|based|city|town|home|moved)[ ](?:greater |central |downtown )?$"
)
_NOT_A_PLACE_AFTER: Final = re.compile(
    r" ?\d|-(?!based|born|area|bound|wide|bred)[a-z]| (?!station)[a-z]{3,}(?:ing|ment|ware|tion)(?![a-z])"
)
_OF_TOWN: Final = re.compile(
    r" (?:city|county|council|university|college|school|academy|hospital|infirmary|library|museum|station|airport|road|street|market|cathedral|church|rovers|united|town|fc|office|branch|site|plant"
    r"|factory|campus|area|depot|warehouse|store|district)(?![a-z])"
)
"""What belongs to a town."""
_REGION_AFTER: Final = re.compile(r", ?(?:[A-Z]{2}(?![A-Za-z])|([A-Z][a-z]+))")
_OTHER_BEFORE: Final = re.compile(r"([A-Z][a-z]+)(?:, | and | & |/| – | - )$")
_OTHER_AFTER: Final = re.compile(r"(?:, | and | & |/| – | - )([A-Z][a-z]+)")
_OPENS_CELL: Final = re.compile(r"(?:^|[\n|·•:(\t])[ \t]{0,3}$")
_CLOSES_CELL: Final = re.compile(r"[ \t]{0,3}(?:$|[\n|·•)\t]|, [A-Z])")


def names_town(document: Document, start: int, end: int) -> bool:
    """Return True if a word that is also a town's name (Bury, Nice, Phoenix) stands as a place: behind a preposition of place, beside a
    region or another place, or alone in a line or cell."""
    cased, written = document.cased, document.cased[start:end]
    if not (_is_title_case(written) or written.isupper()) or _NOT_A_PLACE_AFTER.match(cased, end):
        return False
    before = cased[max(0, start - 24) : start]
    if _OPENS_CELL.search(before) and _CLOSES_CELL.match(cased, end):
        return True
    named = _CAPITAL_BEFORE.search(before) is not None and not _opened_by(document, start)
    if not _is_title_case(written) or named:  # Margaret Street is no town called Street
        return False
    if _OF_TOWN.match(document.text, end):
        return not also_small(document, document.text[start:end])
    if re.match(r"-(?:based|born|bred|area)(?![a-z])", document.text[end : end + 8]):
        return True
    if before.lower().endswith("at ") or before.lower().endswith("city of "):
        return True
    if _PLACE_BEFORE.search(before.lower()) and not re.match(r" [A-Z][a-z]", cased[end : end + 3]):
        return not _beside_things(document, start, end)
    region = _REGION_AFTER.match(cased, end)
    if region and (region[1] is None or folded(region[1]) in place_names()):
        return True
    others = (_OTHER_BEFORE.search(before), _OTHER_AFTER.match(cased, end))
    return any(found and folded(found[1]) in place_names() - capitalised_words() for found in others)


_TOWN_AFTER: Final = re.compile(
    r" (?:area|[Bb]ay|metro|office|branch|region|suburbs?|downtown|studio|native|[Cc]ounty)(?![a-z])"
)


def is_short_for_town(document: Document, start: int, end: int) -> bool:
    """Return True if a few capitals (NYC, L.A.) are a place: behind a preposition of place or a town's end of the line, or before what
    belongs to a town."""
    before = document.text[max(0, start - 24) : start]
    if re.match(r"\s*(?:,|and|&|/) [A-Z]{2,5}(?![a-z])", document.cased[end : end + 12]):
        return False
    return _PLACE_BEFORE.search(before) is not None or _TOWN_AFTER.match(document.cased, end) is not None
