"""Nicknames: forms made from a given name (Solly of Solomon, Nika of Veronika, Fifi of Josephine), and the contexts in which such a form
stands for a person.

A form made by rule is never taken alone: it may be a word (Many, Party), so the text around it has to speak of somebody.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from app.redact.prepared_text import Document, Word
from app.text.lexicons import PARTICLES, STOP_WORDS, common_words, is_distinctive, title_words
from app.text.months import ENGLISH_SHORT

SHORT_WORDS: Final = frozenset(
    "any why try buy pay say day guy toy boy fly dry ski her his its our max art ray sun sky pat rob jet ace key bar web app act mon tue wed thu fri sat new old one two ten law red "
    "net lab car sea way ice job man ark air box cup eve fay gus hal ivy joy kit lot mac nat pam ron sid tab van zip".split()
) | frozenset(ENGLISH_SHORT)
"""Three letters that are more often a word, a month or a product than a person."""

_WORDS: Final = frozenset(
    (
        "many body party money honey story city duty army lady baby copy navy busy easy early only family happy sorry carry marry hurry worry berry cherry ferry jelly belly bully fully silly hilly folly jolly rally tally "
        "valley alley funny sunny bunny nanny granny daddy muddy buddy ready study steady puppy poppy petty pretty witty kitty jetty dirty forty thirty fifty sixty empty plenty county country entry poetry pantry sentry gentry dairy "
        "diary fairy hairy weary wary vary scary canary glory theory factory candy handy dandy brandy windy hardy tardy mercy fancy pony phony rosy cosy messy glossy classy bossy noisy monkey turkey hockey jersey trolley parley "
        "movie cookie rookie zombie genie calorie selfie brownie hoodie foodie indie bookie newbie sortie taxi mini maxi semi sushi kiwi alibi safari bikini chili deli wiki data area idea pizza sofa soda extra beta delta "
        "gamma alpha mega media china asia india africa drama villa visa yoga lava java sigma omega agenda camera arena opera formula panda plaza pasta salsa samba tuna quota saga auto photo video audio info demo memo also into "
        "onto zero hero euro logo limo tempo solo polo halo cello disco bingo mango cargo tango macho nacho piano casino potato tomato veto lotto motto grotto patio ratio radio studio trio metro retro micro macro turbo combo bravo "
        "this thus plus bonus news sales paris texas jobs mans dans sans cans pros cons mens pens tens gens bens vans fans dies mass bass pass moss boss toss loss less mess miss kiss papa mama nana dada baba lala tutu kaka "
        "pipi toto yoyo dodo bobo gogo haha hehe hihi hoho dear mary army gala gata gato caro cara cari dame dama domo dono faro fata gaga lama lamb mano mani mara mesa meta mili mina mira moda moto nada para paro pera pero "
        "poco pura raro rata ropa sala sana sera seta sino solo tele teli tema tipo tira todo toma tono vale vela vino vita vivo zona alle also alma anno arte bene case cose dove fare mare pane pass sono nette kasse klasse messe "
        "masse rolle halle welle stelle stella grande granda marina marino karta carta porta mondo monde dorm form term firm barn born corn horn torn worn turn burn farm harm warm charm alarm"
    ).split()
)
"""Words of several languages that the rules below could make of a name."""
_VOWELS: Final = frozenset("aeiouy")
_ENDS: Final = ("y", "ie", "i", "a", "o", "ey", "s")


@lru_cache(maxsize=4_000)
def pet_names(given: str) -> frozenset[str]:
    """Return the pet forms of a given name: its beginning with a diminutive ending, its last syllables, a syllable doubled."""
    if len(given) < 4 or not given.isascii() or not given.isalpha() or given in PARTICLES or given in title_words():
        return frozenset()
    forms: set[str] = set()
    for size in range(2, min(6, len(given))):
        stem = given[:size]
        if stem[-1] in _VOWELS or not any(letter in _VOWELS for letter in stem):
            continue
        doubled = stem + stem[-1] if stem[-2] in _VOWELS and size <= 4 else ""
        forms.update(one + end for one in (stem, doubled) if one for end in _ENDS if end != "s" or one == stem)
    forms.update(given[-size:] for size in range(4, len(given)) if given[-size] not in _VOWELS)
    spoken = given.replace("ph", "f")
    first = spoken[:2] if spoken[1] in _VOWELS else ""
    inside = (one for one in ("fi", "li", "mi", "gi", "vi", "ki", "ni", "lu", "lo", "co") if one in spoken)
    forms.update(2 * syllable for syllable in {first, *(inside if len(given) >= 6 else ())})
    return frozenset(form for form in forms if form != given and 4 <= len(form) <= 9 and not _is_word(form))


def _is_word(form: str) -> bool:
    return form in _WORDS or form in common_words() or form in STOP_WORDS or form in title_words()


def inner_forms(given: str) -> frozenset[str]:
    """Return rows of five letters or more from a long given name (Funmi, Funmilayo of Oluwafunmilayo; Meena of Meenakshi)."""
    if len(given) < 8:
        return frozenset()
    rows = (given[first:stop] for first in range(len(given) - 4) for stop in range(first + 5, len(given) + 1))
    return frozenset(row for row in rows if row != given and is_distinctive(row))


def short_forms(given: str) -> frozenset[str]:
    """Return beginnings and endings of a long given name that people go by (`Seun` of Oluwaseun)."""
    if len(given) < 5:
        return frozenset()
    pet = {given[:size] + ending for size in (2, 3) for ending in ("y", "ie")}
    pet = {form for form in pet if len(form) >= 3 and form not in SHORT_WORDS and form not in _WORDS}
    if len(given) < 7:
        return frozenset(pet)
    forms = (
        pet | {given[:size] for size in range(4, len(given) - 2)} | {given[-size:] for size in range(4, len(given) - 2)}
    )
    return frozenset(form for form in forms if len(form) == 3 or is_distinctive(form))


_CONTACT_VERB: Final = re.compile(
    r"(?<![a-z])(?:reach|call|ask|ask for|ping|text|phone|ring|tell|contact|cc|thank|email|message|cv of|resume of|profile of|portfolio of|"
    r"lebenslauf von|cv de|cv di|cv d'|frag|fragen sie|preguntar? por|demander|chiedere di|zapytaj)[ ]$"
)
_GOES_ON: Final = re.compile(
    r"\s?(?:[,.;:!?)\n]|$)|[ ](?:through|on|at|via|under|about|if|for|before|after|or|and|when|directly|first|to|know|a|the)(?![a-z])"
)
_DOES: Final = re.compile(
    r"[ ](?:[a-z]{2,10}(?:[^s\W]s|ed)|will|can|has|had|is|was)[ ](?:until|till|the|a|an|from|at|in|on|to|for|with|all|our|my|his|her|every|both|it|us|me|them|this|that|off|out|away|not|\d{1,4})(?![a-z])"
)
_DOES_ELSEWHERE: Final = re.compile(
    r"[ ](?:[a-z]{2,11}(?:t|te|at)[ ](?:am|im|um|ab|ein|eine|den|die|das|der|dem|heute|morgen|bis|nach|mit|noch|seit|bei|het|de|een|van|op|naar)|(?:prend|fait|part|vient|arrive|travaille|passe|dirige|s'occupe)[ ]"
    r"|[a-z]{2,10}(?:a|e|o|io)[ ](?:el|la|los|las|en|con|un|una|o|os|as|em|com|um|uma|il|lo|gli|nel|alla)|(?:est|ist|es|is|jest|je)[ ][a-z])(?![A-Z])"
)
_SENTENCE_START: Final = re.compile(r"(?:^|\n|[.!?;:][ ]{1,2})[\s\"'(]{0,2}$")
_ENDS_LINE: Final = re.compile(r"[ ]?[.!]?[ \t]{0,3}(?:\n|$)")


def is_addressed(document: Document, word: Word) -> bool:
    """Return True if a capitalised form stands in the context of somebody who is reached, does something, speaks in a chat or signs."""
    if not (word.capital and word.cased[1:].islower() and is_distinctive(word.low)):
        return False
    text = document.text
    before = text[max(0, word.start - 18) : word.start]
    if _CONTACT_VERB.search(before):
        return bool(_GOES_ON.match(text, word.end))
    if not _SENTENCE_START.search(before):
        return False
    chats = text.startswith(": ", word.end) and before.endswith("\n")
    signs = before.strip() and not before.rstrip(" ").endswith("\n") and _ENDS_LINE.match(text, word.end)
    return bool(chats or signs or _DOES.match(text, word.end) or _DOES_ELSEWHERE.match(text, word.end))


def written_small(document: Document, form: str) -> bool:
    """Return True if a form stands in small letters as well, outside addresses and handles: it is a word of the text then."""
    text = document.text
    return any(
        word.low == form
        and word.cased == form
        and text[word.end : word.end + 1] not in _JOINED
        and (not word.start or text[word.start - 1] not in _JOINED)
        for word in document.words
    )


_JOINED: Final = tuple("@._-/0123456789")
