"""Find a person's name written in Latin letters (or any script with words): orders, initials, nicknames, added or dropped middle names,
titles, names joined in handles. Must not fire on ordinary words that happen to be names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations
from typing import Final

from app.redact.matchers.base import Found, Phrase, in_code, phrases_in
from app.redact.matchers.name_context import is_person
from app.redact.matchers.nicknames import SHORT_WORDS, inner_forms, is_addressed, pet_names, short_forms, written_small
from app.redact.matchers.word_or_name import (
    ACTED,
    capital_names,
    is_ordinary_phrase,
    names_somebody,
    role_follows,
    stands_beside_name,
)
from app.redact.prepared_text import Document, Word
from app.text.lexicons import (
    PARTICLES,
    STOP_WORDS,
    capitalised_words,
    common_words,
    is_distinctive,
    is_ordinary,
    nicknames,
    ordinary_words,
)
from app.text.normalization import folded
from app.text.titles import BEHIND_NAMES, FORMS_OF_ADDRESS, TITLES

_GAP: Final = re.compile(r"[\s.,'·_\-]{0,4}")
_NAME_SEPARATOR: Final = re.compile(r"[ .,'·_\-]{0,3}|\n")


def name_words(name: str) -> list[str]:
    """Return the words of a name in the normal form, without titles and degrees; `Surname, Given` is turned round."""
    text = folded(name)
    if text.count(",") == 1:
        surname, given = text.split(",")
        if given.strip() not in BEHIND_NAMES:
            text = f"{given} {surname}"
    words = re.findall(r"[^\W\d_]+", text.replace("'", ""))
    kept = [
        word
        for at, word in enumerate(words)  # an `M.` inside a name is an initial, not Monsieur
        if (word not in TITLES or (at and len(word) == 1)) and word not in BEHIND_NAMES
    ]
    if len(kept) > 2 and kept[0] in FORMS_OF_ADDRESS:
        kept = kept[1:]
    return kept or words


def joined_words(name: str) -> frozenset[str]:
    """Return hyphenated words written as one: `Seo-yeon` → seoyeon."""
    return frozenset(found.replace("-", "") for found in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)+", folded(name)))


class LatinName:
    """One name of ≥ 1 words. `surnames` (default: all words but the first) may stand alone or take a nickname."""

    def __init__(
        self,
        words: list[str],
        *,
        surnames: frozenset[str] | None = None,
        given_alone: bool = True,
        joined: frozenset[str] = frozenset(),
    ) -> None:
        self.words = [word for word in words if word]
        self.tokens = frozenset(word for word in self.words if len(word) > 1 and word not in PARTICLES)
        self.surnames = surnames if surnames is not None else frozenset(self.words[1:])
        double = [word for word in self.words[:2] if len(word) >= 3 and word not in PARTICLES]
        self.joined = frozenset(joined) | (
            {"".join(double)} if len(self.words) > 2 and len(double) == 2 and given_alone else set()
        )
        self.tokens |= self.joined
        given = next((word for word in self.words if word not in self.surnames), self.words[0])
        self.nicknames = nicknames().get(given, frozenset()) | short_forms(given)
        self.given = given
        self.inner = inner_forms(given)
        self.nicknames |= self.inner
        self.pets = pet_names(given) - self.nicknames - self.tokens if given_alone else frozenset()
        long = [word for word in self.words if given_alone and len(word) >= 7 and word not in PARTICLES]
        self.heads = frozenset(word[:size] for word in long for size in range(5, len(word)))
        self.brief = given[:3] if len(given) >= 6 and given_alone and not _is_plain(given[:3]) else ""
        self.given_alone = given_alone
        self.cut = frozenset(
            word[:size] for word in self.surnames if len(word) >= 8 for size in range(4, len(word) - 2)
        )
        self.initials = frozenset(word[0] for word in self.words)
        self.plurals = frozenset(
            word + end for word in self.surnames if len(word) >= 5 and _is_rare(word) for end in ("s", "es")
        )
        self.merely = self.pets - self.heads - {self.brief}
        self.hooks = self.tokens | self.nicknames | self.pets | self.heads | self.plurals | ({self.brief} - {""})
        self.phrases = tuple(self._phrases())

    def _phrases(self) -> Iterator[Phrase]:
        words = [word for word in self.words if len(word) > 1]
        orders = {tuple(words), tuple(self.words)}
        if 2 <= len(words) <= 3:
            orders.update(permutations(words))
        elif len(words) > 3:
            orders.update(
                {(*words[1:], words[0]), (words[-1], *words[:-1]), (words[0], words[-1]), (words[-1], words[0])}
            )
        for order in sorted(orders):
            short = len("".join(order)) <= 6
            if len(order) > 1 or (order and is_distinctive(order[0])):
                yield Phrase(order, "name", capital=short or len(order) == 1, alone=len("".join(order)) < 12)
        yield from self._handles(words)

    def _handles(self, words: list[str]) -> Iterator[Phrase]:
        if len(words) < 2:
            return
        first, last = words[0], words[-1]
        for given, surname in ((first, last), (last, first)):
            for order in ((given[0], surname), (surname, given[0])):
                joined = "".join(order)
                if len(joined) >= 5 and is_distinctive(surname) and not is_ordinary(joined):
                    yield Phrase(order, "handle", alone=True, joint=True)

    def find(self, document: Document) -> Iterator[Found]:
        """Find clusters of words around the name's words, then joined and spaced forms; a phrase of the language is none."""
        for found in self._find(document):
            if found[2] not in _WHOLE or not is_ordinary_phrase(document, found[0], found[1]):
                yield found

    def _find(self, document: Document) -> Iterator[Found]:
        for phrase in phrases_in(self.phrases, document):
            yield from phrase.find(document)
        if self.hooks.isdisjoint(document.low_words):
            return
        taken = -1
        for index, word in enumerate(document.words):
            if index <= taken or word.low not in self.hooks:
                continue
            if word.low in self.tokens or word.low in self.nicknames:
                first, last = self._grow(document, index)
                found = self._accept(document, first, last)
                taken = last if found else taken
            elif not word.capital:
                found = None
            elif word.low in self.plurals and _FAMILY_BEFORE.search(
                document.text[max(0, word.start - 12) : word.start]
            ):
                found = (word.start, word.end, "part of the name")
            else:
                found = self._pet(document, word) if word.low in self.pets else None
                found = found or (None if word.low in self.merely else self._head(document, index))
            if found:
                yield found

    def _grow(self, document: Document, index: int) -> tuple[int, int]:
        words = document.words
        first = last = index
        while (
            first > 0
            and self._joins_words(document, words[first - 1], words[first])
            and self._is_part_of_name(words[first - 1])
        ):
            first -= 1
        while last + 1 < len(words) and self._joins_words(document, words[last], words[last + 1]):
            if self._is_part_of_name(words[last + 1]):
                last += 1
                continue
            ahead = self._skip_middle(document, last)
            if not ahead:
                break
            last = ahead
        return first, last

    def _skip_middle(self, document: Document, last: int) -> int:
        """Return the index of the next word of the name after `last`, past up to two added middle names (`Marguerite Anne Fitzgerald`); 0
        if none follows."""
        words = document.words
        for step in (2, 3):
            if last + step >= len(words):
                return 0
            between = words[last + step - 1]
            if (
                not between.capital
                or (len(between.low) > 1 and between.low in STOP_WORDS)
                or not self._is_name_gap(document, words[last + step - 1], words[last + step])
            ):
                return 0
            if words[last + step].low in self.tokens and words[last + step].capital and words[last].capital:
                return last + step
        return 0

    def _is_name_gap(self, document: Document, left: Word, right: Word) -> bool:
        return document.text[left.end : right.start] in (" ", ". ", "-", ".", "  ")

    def _joins_words(self, document: Document, left: Word, right: Word) -> bool:
        return bool(_NAME_SEPARATOR.fullmatch(document.text[left.end : right.start]))

    def _is_part_of_name(self, word: Word) -> bool:
        if word.low in self.tokens or word.low in self.nicknames or (word.low in PARTICLES and word.low in self.words):
            return True
        if word.low in self.cut and word.capital:
            return True  # `Rosa Bjorns`
        if len(word.low) == 1 and any(word.low == other[0] for other in self.words if other in PARTICLES):
            return True  # `M. v. Tauber`
        if len(word.low) <= 3 and word.cased.isupper() and all(letter in self.initials for letter in word.low):
            return len(word.low) == 1 or len(word.low) < len(self.words)
        return False

    def _accept(self, document: Document, first: int, last: int) -> Found | None:
        words = document.words[first : last + 1]
        full = {word.low for word in words if word.low in self.tokens}
        initials = [word for word in words if word.low not in self.tokens and word.low not in self.nicknames]
        nick = [word for word in words if word.low in self.nicknames]
        span = (words[0].start, words[-1].end)
        if self.words[-1] not in full and self._of_another(document, first):
            return None
        if len(full) >= 2 and self._is_sufficient(full):
            loud = len("".join(full)) > 6 or all(word.capital for word in words) or in_code(document, *span)
            return self._with_title(document, first, last, "name") if loud else None
        if not full and not (nick and initials):
            return self._nickname(document, first, last)
        if (
            (nick or initials)
            and all(word.capital for word in words if word.low not in PARTICLES and len(word.low) > 1)
            and len(words) > 1
        ):
            return self._with_title(document, first, last, "initials" if initials else "nickname")
        return self._single_word(document, first, last)

    def _is_sufficient(self, full: set[str]) -> bool:
        return True if not self.surnames else bool(full & self.surnames) or len(full) >= 2

    def _nickname(self, document: Document, first: int, last: int) -> Found | None:
        """Find a nickname alone in a signature or an introduction."""
        word = document.words[first]
        if first != last or not word.capital or len(word.low) < 3 or word.low in self.tokens:
            return None
        if word.low in self.inner:
            return word.start, word.end, "nickname"
        before = document.text[max(0, word.start - 24) : word.start]
        if _SPEAKER_BEHIND.match(document.text, word.end) or _INTRODUCTION.search(before):
            return word.start, word.end, "nickname"
        ordered = (
            self._is_subject(document, word)
            or is_addressed(document, word)
            or re.match(r" to [a-z]{2,}", document.text[word.end : word.end + 6])
        )
        if ordered or _is_salutation(document, word):
            return word.start, word.end, "nickname"
        line_end = document.text[word.end : word.end + 2].strip(" ")[:1] in ("", "\n")
        if _KNOWN_AS.search(before) or _ALSO_KNOWN.search(document.text[max(0, word.start - 90) : word.start]):
            return word.start, word.end, "nickname"
        if line_end and re.search(r"(?:regards|sincerely|cheers|thanks|best|wishes|truly)[,!.]?\s*$", before):
            return word.start, word.end, "nickname"
        return self._short_given(document, first)

    def _pet(self, document: Document, word: Word) -> Found | None:
        """Find a form made of the given name by rule, in the context of somebody who presents, is greeted, speaks, does something or
        signs."""
        before = document.text[max(0, word.start - 24) : word.start]
        said = (
            is_addressed(document, word)
            or _is_salutation(document, word)
            or _SPEAKER_BEHIND.match(document.text, word.end)
        )
        if (not said and not (_INTRODUCTION.search(before) or _KNOWN_AS.search(before))) or written_small(
            document, word.low
        ):
            return None
        return None if _NAME_GOES_ON.match(document.cased, word.end) else (word.start, word.end, "nickname")

    def _single_word(self, document: Document, first: int, last: int) -> Found | None:
        index = next((at for at in range(first, last + 1) if _is_rare(document.words[at].low)), -1)
        if index < 0:
            return (
                self._short_surname(document, first)
                or self._short_given(document, first)
                or self._plain_part(document, first)
            )
        word = document.words[index]
        chatting = document.small and len(word.low) >= 5
        if not word.capital and not chatting and not (in_code(document, word.start, word.end) and len(word.low) >= 5):
            return self._written_small(document, index)
        is_surname = word.low in self.surnames
        if not is_surname and not (self.given_alone and (word.low == self.given or word.low in self.joined)):
            return None
        if is_surname and index > 0 and word.capital:
            before = document.words[index - 1]
            gap = document.text[before.end : word.start]
            plain = before.low in STOP_WORDS or before.low in TITLES or _opens_sentence(document, before)
            if gap in (" ", ". ", "-") and before.capital and not plain:
                return self._with_title(document, index - 1, index, "nickname")
        if self._of_another(document, index):
            return None
        return self._with_title(document, index, index, "part of the name")

    def _of_another(self, document: Document, index: int) -> bool:
        """Return True if a word of the name is a king's, a saint's or a place's: `King Solomon`, `Akdeniz bölgesinde`."""
        word, before = document.words[index], document.words[index - 1]
        if _PLACE_AFTER.match(document.text, word.end):
            return True
        apart = index == 0 or document.text[before.end : word.start] not in (" ", ". ")
        return not apart and before.capital and before.low in _NOT_OURS and before.low not in self.tokens

    def _head(self, document: Document, index: int) -> Found | None:
        """Find the beginning of a long name (Raghu, Venkat, Cam) in the context of somebody who presents, speaks, does something or is
        asked for."""
        word = document.words[index]
        before = document.text[max(0, word.start - 24) : word.start]
        told = (
            _INTRODUCTION.search(before)
            or _SPEAKER_BEHIND.match(document.text, word.end)
            or self._is_subject(document, word)
        )
        told = told or _is_salutation(document, word)
        rare = word.low in self.heads and is_distinctive(word.low)
        signs = rare and re.match(r"\s{0,3}(?:\n|$)|\s(?:is|was)\s", document.text[word.end : word.end + 5])
        return (word.start, word.end, "nickname") if told or signs else None

    def _plain_part(self, document: Document, first: int) -> Found | None:
        """Find a part of the name that is an ordinary word (Hope, Mark, Banks), in the context of somebody who presents, speaks, does or
        is something, or with a capital where the sentence writes small."""
        word = document.words[first]
        if not word.capital or word.low in _OF_ANYBODY or not self._may_stand_alone(word.low):
            return None
        given = word.low == self.given
        how = "given name" if given else "part of the name"
        presented = _INTRODUCTION.search(document.text[max(0, word.start - 24) : word.start])
        closed = re.match(r"\s?(?:[,.;!)\n\"']|$)", document.text[word.end : word.end + 2])
        speaks = (
            _SPEAKER_BEHIND.match(document.text, word.end)
            or self._is_subject(document, word)
            or _is_salutation(document, word)
        )
        told = bool((given and presented and closed) or speaks or self._reads_as_name(document, word))
        if is_person(document, word, given=given, told=told):
            return self._with_title(document, first, first, how)
        return None

    def _may_stand_alone(self, word: str) -> bool:
        return word in self.surnames or (self.given_alone and (word == self.given or word in self.joined))

    def _reads_as_name(self, document: Document, word: Word) -> bool:
        """Return True if the sentence uses a word of the language as a name; the short list of words that are rather places, products or
        months stays with what is said of people."""
        if len(word.low) < _SHORTEST_WORD:
            return False
        own = word.low in capitalised_words()
        if not own and word.low in common_words():
            return False
        if stands_beside_name(document, word.start, word.end, surname=word.low in self.surnames):
            return True
        return (names_somebody if own else capital_names)(document, word.start, word.end)

    def _is_subject(self, document: Document, word: Word) -> bool:
        """Return True if a word opens a clause and a verb of people follows it (`Hope proofread …`, `Hi all, Cam joining …`)."""
        opens = re.search(r"(?:^|[.!?:;,\n]\s{0,2}|[\"(])$", document.text[max(0, word.start - 3) : word.start])
        acts = _ACTS.match(document.text, word.end) is not None
        if not acts and (word.low not in common_words() or word.low in capitalised_words()):
            told = _IS.match(document.text, word.end) or ACTED.match(document.text, word.end)
            acts = told is not None or role_follows(document, word.start, word.end)
        return bool(opens and word.cased[1:].islower() and acts)

    def _short_surname(self, document: Document, first: int) -> Found | None:
        """Find a short or common surname after a title: `Dr Roy`, `Ms. Li`."""
        word = document.words[first]
        if first == 0 or word.low not in self.surnames or not word.capital:
            return None
        before = document.words[first - 1]
        gap = document.text[before.end : word.start]
        if before.low in TITLES and before.capital and gap in (" ", ". ", "."):
            return before.start, word.end, "title and surname"
        kin = before.capital and gap == " " and len(before.low) >= 3 and before.low[:3] == self.given[:3]
        return (before.start, word.end, "nickname") if kin else None

    def _short_given(self, document: Document, first: int) -> Found | None:
        """Find a given name of three letters (Åsa, Ify), written like a name and no ordinary word."""
        word = document.words[first]
        pet = word.low in self.nicknames and word.low[:2] == self.given[:2] and word.low[-1] == "y"
        if len(word.low) == 2 and word.low == self.given and self.given_alone and word.capital:
            told = _INTRODUCTION.search(document.text[max(0, word.start - 24) : word.start])
            told = told or _SPEAKER_BEHIND.match(document.text, word.end)
            return (word.start, word.end, "given name") if told else None
        if len(word.low) != 3 or not (word.low == self.given or pet) or not self.given_alone:
            return None
        plain = _is_plain(word.low)
        shaped = word.cased[0].isupper() and word.cased[1:].islower()
        lonely = not re.match(r"[\w@/_]|[.-][^\W_]|[ ](?:\d|[A-Z][a-z])", document.cased[word.end : word.end + 3])
        lonely = lonely and document.text[word.start - 1 : word.start] not in tuple("-/_@")  # `T-Rex`
        return (word.start, word.end, "given name") if shaped and lonely and not plain else None

    def _written_small(self, document: Document, index: int) -> Found | None:
        """Find a distinctive surname in small letters after something like the given name or its initial: `ify whitcombe`."""
        word = document.words[index]
        if index == 0 or word.low not in self.surnames or len(word.low) < 5 or word.cased != word.low:
            return None
        before = document.words[index - 1]
        kin = before.low in self.nicknames or before.low[:2] == self.given[:2]
        close = document.text[before.end : word.start] in (" ", "_", ".", "-", "  ")
        a_word = before.low in STOP_WORDS or (before.low in ordinary_words() and before.low not in self.nicknames)
        return (before.start, word.end, "nickname") if kin and close and not a_word else None

    def _with_title(self, document: Document, first: int, last: int, how: str) -> Found:
        words = document.words
        start, end = words[first].start, words[last].end
        while (
            first > 0
            and words[first - 1].low in FORMS_OF_ADDRESS
            and re.fullmatch(r"\.?\)?[ ]?\(?", document.text[words[first - 1].end : start])
        ):
            first -= 1
            start = words[first].start
        if last + 1 < len(words) and words[last + 1].cased.isupper() and len(words[last + 1].low) == 1:
            after = words[last + 1]
            if document.text[end : after.start] in (" ", "") and document.text[after.end : after.end + 1] == ".":
                end = after.end
        called = _CALLED_AFTER.match(document.text, end)
        return start, called.end() if called else end, how


def _is_rare(word: str) -> bool:
    """Return True if a word is long and rare enough to name one person wherever it stands with a capital."""
    return is_distinctive(word) and word not in ordinary_words()


def _opens_sentence(document: Document, word: Word) -> bool:
    """Return True if an ordinary word, no name in use, has its capital from the beginning of a sentence (`Inserted Foley …`)."""
    opens = re.search(r"(?:^|[.!?;:\n] ?)[\"'(•*–-]? ?$", document.text[max(0, word.start - 4) : word.start])
    return opens is not None and is_ordinary(word.low) and word.low not in nicknames()


def _is_plain(word: str) -> bool:
    """Return True if three letters are more likely a word than a person."""
    return word in SHORT_WORDS or word in common_words() or word in STOP_WORDS or word in _PRONOUNS


_PRONOUNS: Final = frozenset(
    "you she her him his its who how are was has had did can may not but all out off use see get let put set add end".split()
)


def _is_salutation(document: Document, word: Word) -> bool:
    """Return True if somebody is greeted, thanked or asked by that word alone: `Dear Katya,`."""
    before = document.text[max(0, word.start - 14) : word.start]
    return bool(_SALUTATION.search(before) and re.match(r"\s?[,!:.;\n–—-]", document.text[word.end : word.end + 2]))


_FAMILY_BEFORE: Final = re.compile(r"(?<![a-z])(?:the|both|all|young|old) $")
_ALSO_KNOWN: Final = re.compile(
    r"(?<![a-z])(?:known|knows?|called|addressed|signs?|signed)(?![a-z])[^.!?\n]{0,70} as [\"']?$"
)
"""Before a form by which one is called, others before it (`known to pupils as Ms Thornton and to colleagues as Liz`)."""
_SALUTATION: Final = re.compile(
    r"(?<![a-z])(?:dear|hi|hello|hey|hiya|que tal|kaixo|habari|zdravo|buna|salam|thanks|thank you|cheers|ahoj|moi|hei|hej|salut|hola|ciao|caro|cara|czesc|oi|ola|liebe|lieber|hallo|beste|kedves|szia|sayin|cher|chere|bonjour|"
    r"merhaba|privet|milá|mila|mily|querid[oa]|estimad[oa]|drogi|droga|prezad[oa]|bom dia|buenas|buenos dias|good morning|morning|evening|afternoon|good evening|yo|tak|dzieki|gracias|merci|danke|grazie|servus|moin|halla|zdravo|dobry den|sveiki|labas|tere|geia)[ ]$"
)
_CALLED_AFTER: Final = re.compile(
    r"\s?\((?:retd|mr|ms|mrs|miss)\.?\)|(?: |-)(?:sir|madam|ma'am|ji|garu|saab|sahib|sahab|san|sensei|sama|kun|ssi|nim|bey|hanim|hoca|abi|abla)(?:'[a-z]{1,5})?(?![^\W_])"
)
"""Forms of address that follow a name instead of standing before it: `Venugopal sir`, `Onodera-san`."""
_SPEAKER_BEHIND: Final = re.compile(
    r"\s(?:here|hier|speaking|this side|aqui|aqui mesmo|por aqui|am apparat|al telefono)(?![a-z])"
)
_ACTS: Final = re.compile(
    r" (?:(?:joining|speaking|writing|calling|here|joined|said|says|told|asked|asks|worked|works|wrote|writes|led|leads|ran|runs|built|taught|drew|sold|kept|brought|made|took|gave|spoke|"
    r"held|knew|proofread|managed|manages|handled|helped|designed|developed|prepared|organi[sz]ed|trained|supervised|moved|wants|prefers|lives|lived|"
    r"left|started|finished|became|confirmed|agreed|applied|graduated)(?![a-z])|(?:has|had|will|would|can|also|always|never|then) [a-z]{2,})"
)
"""Verbs of people, behind the first word of a clause."""
_IS: Final = re.compile(
    r" (?:is|was) (?:an? |the |one |my |our |responsible|based |currently |also |always |now |[a-z]+ing )|,? who (?![a-z]* ?\?)| and (?:i|my|his|her)(?![a-z])"
)
"""What is said of somebody, behind the first word of a sentence."""
_OF_ANYBODY: Final = frozenset("you she he her him his it its we they who this that these those there here".split())
"""Words for anybody, whoever is called by them."""
_SHORTEST_WORD: Final = 4
_WHOLE: Final = frozenset(["name", "handle", "spaced", "wrapped"])
_KNOWN_AS: Final = re.compile(
    r"(?:call me|known as|goes by|go by|nickname:?|i'm|i am|alias|aka|a\.k\.a\.?|\()\s*[\"']?$"
)
_NOT_OURS: Final = frozenset(
    "king queen emperor empress pope saint st sankt santa santo san sao szent swiety sveti prophet apostle mount mt lake fort port cape monte rio isla konig konigin roi reine rey reina re kral papst "
    "papa pape car tsar sultan".split()
)
_PLACE_AFTER: Final = re.compile(
    r" (?:market|mosque|church|cathedral|temple|school|college|university|state|scholarship|prize|award|foundation|medal|street|road|avenue|airport|stadium|tower|islands?|bay|river|sea|coast|valley|province|county|region|mountains?|peninsula|desert|gulf|strait|diet|cuisine|climate|falls|bolge|deniz|iklim|mutfag|kiyi|sahil|vadisi|gol(?:u|de)|daglari)"
    r"(?:i|si|inde|sinde|nde|nda|inda|sinin|inin|nin|leri|lari|i|u|ler|na|ne|s)?(?![a-z])"
)
_NAME_GOES_ON: Final = re.compile(r" [A-Z][a-z]|['’-][A-Za-z]{2}|\.[a-z]|@")
"""Behind a form that belongs to another name."""
_INTRODUCTION: Final = re.compile(
    r"(?:(?<![a-z])(?:first|given|fname|first ?name|given ?name|forename|vorname|prenom|nombre|imie|jmeno|nome)[\"']?\s?[:=]\s?[\"']?$|(?<![a-z])(?:i'm|i am|it is|my name is|name's|call me|tu|tutaj|aqui fala [ao]|hier spricht|ici|it's|its|this is|here's|c'est|ich bin|soy|sono|my name's|hi,? it's|aqui e [ao]|hier ist|met|nickname|preferred(?: name)?|signed|apelido)[\s:]{1,2}|(?:^|\n|[.!?]\s)\s?[/—–-]\s?)$"
)
"""Phrases with which people give the name they go by."""
