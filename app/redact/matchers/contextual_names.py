"""Find a name that is recognisable only by its context: a given name that signs, owns or is addressed, initials that sign, a surname
behind a title written small, a title with a mere initial.

Names that are ordinary words (Will, Rose, Hope) count here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from app.redact.matchers.base import Found, LazyPattern, Phrase, phrases_in
from app.redact.matchers.name_context import is_trade
from app.redact.matchers.nicknames import pet_names, short_forms
from app.redact.matchers.word_or_name import is_article_before
from app.redact.prepared_text import Document
from app.text.lexicons import PARTICLES, is_ordinary, nicknames
from app.text.normalization import folded
from app.text.titles import PLAIN, title_pattern

_CLOSINGS: Final = (
    r"regards|wishes|best|sincerely|faithfully|truly|cheers|thanks|thank you|yours|love|warmly|respectfully|gru(?:ss|sse|ß|ße)|grussen|lg|vg|mfg|cordialement|bien a vous|amities|a bientot|"
    r"saludos|saludo|atentamente|un abrazo|abrazos|abraco|abracos|cumprimentos|atenciosamente|saluti|cordiali saluti|groet|groeten|groetjes|pozdrawiam|pozdrowienia|hilsen|hilsner|halsningar|terveisin|"
    r"s pozdravem|zdravim|udvozlettel|saygilarimla|selamlar|tran trong|than men"
)
_CLOSINGS_CYRILLIC: Final = "с уважением|всего доброго|спасибо|з повагою|дякую|обнимаю|целую"
_CLOSED: Final = re.compile(rf"(?:^|[\s,.!])(?:{_CLOSINGS}|{folded(_CLOSINGS_CYRILLIC)})\s?[,.!]{{0,3}}[\s–—-]{{1,4}}$")
_POSSESSIVE_HEADING: Final = re.compile(r"(?:^|\n)[ \t]{0,8}(?P<v>[A-Z]{3,14})'S(?= [A-Z]{3})")
_SIGN: Final = re.compile(r"(?:^|\n)[ \t]{0,6}[–—-]{0,3}[ \t]?$")
_LINE_ENDS: Final = re.compile(r"[ \t]{0,4}[.,!]?[ \t]{0,4}(?:\n|$)")
_LONG_ENOUGH: Final = 40
"""Letters a text must hold before a line that is nothing but a word is taken for a signature."""
_SHORTEST: Final = 3


def _line_before(document: Document, start: int) -> bool:
    """Return True if the line before is blank, or closes a letter, in a text that has come to something."""
    before = document.text[:start].rstrip(" \t–—-")
    return before.endswith("\n\n") or bool(_CLOSED.search(before[-40:] + " "))


def _wrapped(told: Sequence[str]) -> Iterator[Phrase]:
    """Yield the surname behind an initial, which may then be divided at the end of a line (S. Hong-Mit-chell)."""
    for first in told[:-1]:
        for surname in {told[-1:], told[-2:]} if len(told) > 2 else {told[-1:]}:
            if len("".join(surname)) >= 8 and first not in surname:
                yield Phrase((first[0], *surname), "initials", capital=True, alone=True)


def _initialled(first: str, last: str) -> LazyPattern | None:
    """Return a pattern of two initials behind a word that announces some (`initials M.G.`, `signed off all plans as MG`)."""
    if not (first.isalpha() and last.isalpha()):
        return None
    letters = rf"{first.upper()}\.? ?{last.upper()}(?:\.|(?![^\W_]))"
    return LazyPattern(
        rf"(?<![^\W_])(?:[Ii]nitials?|[Ii]nitialled(?: as)?|[Ss]ign(?:ed|s)(?: [a-z]+){{0,4}} as):? (?P<v>{letters})"
    )


_ANNOUNCES_INITIALS: Final = re.compile(r"[Ii]nitial|[Ss]ign(?:ed|s)(?: [a-z]+){0,4} as")
_BEFORE_SURNAME: Final = folded(title_pattern("surname"))
_TITLED: Final = re.compile(rf"(?<![^\W_])(?:{_BEFORE_SURNAME})\.? ")
_PARTICLE: Final = re.compile("(?:de|van|von|der|den|ter|la|le|da|di|el|al)[ -]")
_PARTICLES: Final = 2
"""Maximum number of particles between title and surname."""
_TITLE_AND_LETTER: Final = re.compile(rf"(?<![^\W_])(?:{PLAIN})\.? (?P<v>[^\W_])\.(?![^\W_])")


class ContextualName:
    """Given name, short forms, initials and surnames of one person, in the contexts in which people use them."""

    def __init__(self, words: Sequence[str], hyphened: frozenset[str]) -> None:
        told = tuple(word for word in words if len(word) >= _SHORTEST - 1 and word not in PARTICLES)
        self.given = told[0] if len(told) > 1 else ""
        self.surnames = frozenset(told[1:])
        forms = {self.given} | set(told[1:-1]) if self.given else set()
        forms |= nicknames().get(self.given, frozenset()) | short_forms(self.given) | pet_names(self.given)
        forms |= {self.given[-size:] for size in (3, 4) if len(self.given) > size + 1} if self.given else set()
        self.forms = frozenset(form for form in forms if len(form) >= _SHORTEST)
        letters = "".join(word[0] for word in told)
        doubled = bool(self.given) and any(joined.startswith(self.given) for joined in hyphened)
        self.initials = frozenset({letters[:2], letters, letters[0] + letters[-1]} if len(told) > 2 or doubled else [])
        self.owner = f"{self.given}'s" if len(self.given) >= _SHORTEST else ""
        self.owned = LazyPattern(rf"(?<![^\W_]){re.escape(self.owner)}(?= [a-z])") if self.owner else None
        self.families = sorted((word for word in self.surnames if len(word) > 1), key=len, reverse=True)
        self.initialled = _initialled(told[0][0], told[-1][0]) if len(told) > 1 else None
        self.letters = {word[0] for word in told if word[0].isalpha()}
        self.phrases = tuple(_wrapped(told))

    def find(self, document: Document) -> Iterator[Found]:
        """Find signatures, possessives, titles."""
        for phrase in phrases_in(self.phrases, document):
            yield from phrase.find(document)
        if self.given:
            yield from self._signed(document)
            yield from self._owner_in_heading(document)
        for found in self.owned.finditer(document.text) if self.owned and self.owner in document.text else ():
            shaped = document.cased[found.start()].isupper() and document.cased[found.start() + 1].islower()
            opens = not document.text[max(0, found.start() - 2) : found.start()].strip(" \n-•*")
            nobody = is_ordinary(self.given) and (
                is_article_before(document, found.start()) or (opens and is_trade(self.given))
            )
            if shaped and not nobody:
                yield found.start(), found.end() - 2, "given name"
        yield from self._titled(document)
        announced = self.initialled and _ANNOUNCES_INITIALS.search(document.cased)
        for found in self.initialled.finditer(document.cased) if self.initialled and announced else ():
            yield *found.span("v"), "initials"
        for found in _TITLE_AND_LETTER.finditer(document.text):
            at = found.start("v")
            if found["v"] not in self.letters:
                continue
            alone = not re.match(r"\. ?[A-Z](?:\.|[a-z])", document.cased[at + 1 : at + 8])
            if document.cased[at].isupper() and document.cased[found.start()].isupper() and alone:
                yield *found.span(), "title and surname"

    def _titled(self, document: Document) -> Iterator[Found]:
        """Find the surname behind a title, with up to two particles before it."""
        text = document.text
        if not any(family in text for family in self.families):
            return
        for title in _TITLED.finditer(text):
            starts = [title.end()]
            while len(starts) <= _PARTICLES and (particle := _PARTICLE.match(text, starts[-1])):
                starts.append(particle.end())
            ends = (at + len(one) for at in reversed(starts) for one in self.families if text.startswith(one, at))
            end = next((end for end in ends if not text[end : end + 1].isalnum()), 0)
            if end and document.cased[title.end() : end].split()[-1][0].isupper():
                yield title.start(), end, "title and surname"

    def _owner_in_heading(self, document: Document) -> Iterator[Found]:
        """Find a form of the given name that owns the thing announced by a heading in capitals (`OTTY'S ONE-PAGER`)."""
        for found in _POSSESSIVE_HEADING.finditer(document.cased):
            if folded(found.group("v")) in self.forms:
                yield *found.span("v"), "given name"

    def _signed(self, document: Document) -> Iterator[Found]:
        """Find a form of the given name, or initials, alone on a line behind a blank line, or behind words that close a letter."""
        text = document.text
        for word in document.words:
            form = word.low in self.forms
            initials = word.low in self.initials and word.cased.isupper()
            if not (form or initials) or not word.capital or not _LINE_ENDS.match(text, word.end):
                continue
            before = text[max(0, word.start - 40) : word.start]
            closed = bool(_CLOSED.search(before))
            alone = bool(_SIGN.search(before)) and word.start >= _LONG_ENOUGH and _line_before(document, word.start)
            if closed or alone:
                yield word.start, word.end, "given name"
