"""Find an employer or school: full name, without legal form, place or trade words, initials, as a slug or domain.

A name that is a common word (Slack, 风) counts only in a context that speaks of an employer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.redact.matchers.acronyms import (
    NO_CODE,
    Acronym,
    acronyms,
    ampersand_initials,
    derived_is_meant,
    inner_acronym,
    inner_letters,
    is_acronym,
    is_initials_of,
)
from app.redact.matchers.base import CONNECTING, Found, LazyPattern, Matcher, Phrase, in_code, phrases_in
from app.redact.matchers.han_organisations import HanOrganisation
from app.redact.matchers.inflection import Declined
from app.redact.matchers.organisation_heads import HeadOfName
from app.redact.matchers.word_or_name import (
    ACTED,
    capital_names,
    employs_somebody,
    firm_is_meant,
    role_follows,
    works_for_firm,
)
from app.redact.prepared_text import Document
from app.text.legal_forms import VIETNAMESE, folded_forms, folded_pattern, legal_forms
from app.text.lexicons import (
    STOP_WORDS,
    capitalised_words,
    common_words,
    general_acronyms,
    is_distinctive,
    is_ordinary,
    ordinary_words,
    title_words,
)
from app.text.normalization import folded
from app.text.organizations import name_words
from app.text.places import NATIONALITY, place_names
from app.text.positions import line_position_pattern

_BRACKETS: Final = re.compile(r"[(\[（【][^)\]）】]{0,30}[)\]）】]")
_WORK_BEFORE: Final = re.compile(
    r"(?:(?<![a-z])(?:at|for|joined|join|joining|left|leaving|with|from|via|ex|by|chez|bei|beim|en|formerly|of|company|employer|empresa|firma|"
    r"con|para|na|no|em|presso|hos|pa|bij|w|u|do|al|alla|nel|nella|since|avant|before that|before|previously|earlier|prev|previous|currently|now|then|antes|vorher|zuvor)"
    r"[.:,]?\s{1,2}(?:(?:the|der|den|la|el|il) )?|@\s?|(?<![a-z])ex-|[(→·|]\s?)[\"'(]?$"
)
_HEADING_AFTER: Final = re.compile(
    rf"\s{{0,2}}(?:\||-{{1,2}}\s|,\s{{0,2}}(?:{folded_pattern('sure')})(?![^\W_])|'s\s|\(|\t)"
)
_LEGAL_TAIL: Final = re.compile(
    r"(?:\s\([^()\n]{1,14}\)(?=,? [^\W\d_]))?[\s,]{0,2}\(?([^\W\d_]{1,12}(?:\.[^\W\d_]{1,3}){0,3})\.?\)?"
)


def organisation(name: str, *, school: bool = False) -> tuple[Matcher, ...]:
    """Return the matchers of an organisation's name."""
    flat = folded(name)
    if re.search(r"[\u3040-\u9fff\uac00-\ud7a3]", flat):
        return (HanOrganisation(flat, school=school),)
    if is_acronym(name.strip()):
        called = Acronym(name.strip(), school=school)
        return (called,) if called.plain or len(flat) < 4 else (called, LatinOrganisation(flat, school=school))
    short = _SHORTENED.sub(lambda found: _ABBREVIATIONS[found.group()], flat)
    parted = folded(_INNER_CAPITAL.sub(" ", name))
    others = dict.fromkeys(one for one in (short, _KIND_IN_FRONT.sub("", flat), parted) if one and one != flat)
    return tuple(LatinOrganisation(one, school=school) for one in (flat, *others))


_LEVELS: Final = frozenset(
    "high secondary primary grammar comprehensive middle junior senior elementary girls boys preparatory prep infant infants".split()
)
"""Words of a school's name behind which "School" is left out."""
_ABBREVIATIONS: Final = {
    "saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "brothers": "bros", "manufacturing": "mfg", "international": "intl", "university": "univ",
    "operation": "op", "hospital": "hosp", "engineering": "engg", "association": "assn", "department": "dept", "institute": "inst", "government": "govt", "santa": "sta", "santo": "sto",
}  # fmt: skip
_INNER_CAPITAL: Final = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})")
"""Where a name of joined words parts (HarvestLink)."""
_KIND_IN_FRONT: Final = re.compile(
    rf"^(?:cong ty )?(?:{VIETNAMESE})(?: mtv| mot thanh vien)? (?=\S+ \S)|(?<=^ngan hang )(?:tmcp|tnhh|thuong mai co phan) "
)
"""Words for the kind before the name of a Vietnamese firm or bank, which are dropped."""
_SHORTENED: Final = re.compile(rf"(?<![^\W_])(?:{'|'.join(_ABBREVIATIONS)})(?![^\W_])")
"""Words of a firm's name that people abbreviate without a full stop (Hôpital St-Rémy)."""


class LatinOrganisation:
    """An organisation with a name in words."""

    def __init__(self, flat: str, *, school: bool = False) -> None:
        legal = legal_forms()[0]
        all_words = _words(flat)
        words = _words(_BRACKETS.sub(" ", flat)) or all_words
        while len(words) > 1 and (
            words[-1] in legal or words[-1] in name_words("affiliate") or (words[-1] == "de" and "cv" in all_words)
        ):
            words.pop()
        if len(words) > 1 and len(words[-1]) == 1 and words != all_words:  # `S.Coop.`, its last word gone
            words.pop()
        if len(words) > 3 and words[-2:] in (["co", "operative"], ["co", "op"]):
            words = words[:-2]
        while len(words) > 1 and (words[0] == "the" or words[0] in folded_forms("front")):
            words = words[1:]
        self.core = words
        self.partial = _Partial(words) if not school else None
        phrases = [Phrase(tuple(all_words), "name", alone=len("".join(all_words)) < 12)] if len(all_words) > 1 else []
        dotted = tuple(re.findall(r"[^\W_]+", flat.replace("'", "")))
        if dotted != tuple(all_words):  # `Sp. z o.o.`: a legal form with full stops
            phrases.append(Phrase(dotted, "name", alone=len("".join(dotted)) < 12))
        self.single = ""
        self.apostrophe = "'" in flat
        if len(words) > 1:
            phrases.append(Phrase(tuple(words), "short form", capital=True, alone=len("".join(words)) < 12))
            if school and words[-1] == "school" and words[-2] in _LEVELS and len(words) > 2:  # `Cashmere High`
                phrases.append(Phrase(tuple(words[:-1]), "short form", capital=True, alone=True))
            phrases.append(Phrase(tuple(words), "slug", alone=len("".join(words)) < 12, joint=True))
            self._shorter(words, phrases, school)
            phrases.extend(Phrase(joined, "name", alone=len("".join(joined)) < 12) for joined in _joined(flat, words))
        else:
            self.single = words[0] if words else ""
        self.acronyms = acronyms(_words(_BRACKETS.sub(" ", flat)), words) + ampersand_initials(flat)
        self.phrases = tuple(phrases)
        self.school = school
        self.two = (
            Acronym("".join(word[0] for word in words).upper(), school=True) if school and len(words) == 2 else None
        )
        self.declined = Declined(words, person=False)
        self.headed = HeadOfName(words, school=school)

    def _shorter(self, words: list[str], phrases: list[Phrase], school: bool) -> None:
        kind_only = words[0] in name_words("kind") or words[0] in place_names() or _is_nation(words[0])
        if not school and len(words[0]) >= 5 and _is_rare(words[0]) and not kind_only:
            phrases.append(Phrase((words[0],), "first word", capital=True, alone=True))
        if words[0] in name_words("article") and len(words) > 2 and len(words[1]) >= 3 and not school:  # `Al Noor`
            phrases.append(Phrase(tuple(words[:2]), "first word", capital=True, alone=True))
        if len(words) > 2 and words[-1] in place_names() and not school:
            phrases.append(Phrase(tuple(words[:-1]), "without place", capital=True, alone=True))
        if not school and len(words) > 2 and (words[-1] in name_words("trade") or is_distinctive(words[0])):
            phrases.append(Phrase(tuple(words[:-1]), "without trade", capital=True, alone=True))
        core = list(words)
        while len(core) > 2 and (core[-1] in name_words("trade") or core[-1] in CONNECTING):
            core.pop()
        if (
            not school and 1 < len(core) < len(words) - 1 and " ".join(core) not in place_names()
        ):  # `Gulf Pearl` of Gulf Pearl Marine Services
            phrases.append(Phrase(tuple(core), "without trade", capital=True, alone=True))

    def find(self, document: Document) -> Iterator[Found]:
        """Find names and short forms, widened over a legal form that follows."""
        for phrase in phrases_in(self.phrases, document):
            for start, end, how in phrase.find(document):
                named = how == "first word" and _another_name(document, end, self.core)
                if how == "name" and _is_wording(document, start, end):
                    continue
                if not named and (how == "name" or not _day_or_place(document, end)):
                    yield start, _over_legal_form(document, end), how
        yield from self.declined.find(document)
        yield from self.headed.find(document)
        if self.two:
            yield from self.two.find(document)
        if self.single:
            yield from self._single_word(document)
        yield from self._initials(document)
        if self.partial:
            for start, end, how in self.partial.find(document):
                weak = how == "first word in context"
                if _day_or_place(document, end):
                    continue
                if not weak or (self._means_firm(document, start, end) and not _another_name(document, end, self.core)):
                    yield start, _over_legal_form(document, end), how

    def _initials(self, document: Document) -> Iterator[Found]:
        """Find the initials, in capitals or with full stops; general acronyms and words only where the text speaks of the firm."""
        for acronym in (acronym for acronym in self.acronyms if acronym in document.cased):
            ordinary = acronym.lower() in common_words()
            general = acronym.lower() in general_acronyms()
            for found in re.finditer(rf"(?<![^\W_]){re.escape(acronym)}(?![^\W_]){NO_CODE}", document.cased):
                if general and not derived_is_meant(document, *found.span()):
                    continue
                if not ordinary or self._speaks_of_work(document, *found.span()):
                    yield found.start(), found.end(), "initials"
        if re.search(r"[A-Z]\.[A-Z]", document.cased):
            for acronym in (acronym for acronym in self.acronyms if acronym.isalpha()):
                dotted = r"\. ?".join(acronym)
                for found in re.finditer(rf"(?<![^\W_]){dotted}(?:\.|(?![^\W_]))", document.cased):
                    yield found.start(), found.end(), "initials"

    def _single_word(self, document: Document) -> Iterator[Found]:
        word = self.single
        rare = _is_rare(word)
        written = "'?".join(map(re.escape, word)) if self.apostrophe else re.escape(word)
        for found in (
            ()
            if word not in document.text and not self.apostrophe
            else re.finditer(rf"(?<![^\W_]){written}(?![^\W_])", document.text)
        ):
            start, end = found.span()
            if rare and (
                _is_capitalised(document, start) or document.cased[start].isdigit() or in_code(document, start, end)
            ):
                yield start, _over_legal_form(document, end), "name"
            elif not rare and _is_capitalised(document, start) and self._means_firm(document, start, end):
                yield start, _over_legal_form(document, end), "name in context"

    def _means_firm(self, document: Document, start: int, end: int) -> bool:
        """Return True if a word of the language is the firm: said of an employer, or with a capital inside a sentence."""
        word = document.text[start:end]
        part_of = word in capitalised_words() and document.text[:start].endswith("of ")  # the rings of Saturn
        if not part_of and not _beside_place(document, start, end) and self._speaks_of_work(document, start, end):
            return True
        if employs_somebody(document, start, end):
            return True
        if word in common_words() - capitalised_words():
            return works_for_firm(document, start, end)
        opens = not document.text[document.text.rfind("\n", 0, start) + 1 : start].strip(" -·*|")
        if opens and ACTED.match(document.text, end):
            return True
        if role_follows(document, start, end):
            return True
        return (firm_is_meant if word in capitalised_words() else _stands_inside)(document, start, end)

    def _speaks_of_work(self, document: Document, start: int, end: int) -> bool:
        before = document.text[max(0, start - 16) : start]
        if _WORK_BEFORE.search(before) or _over_legal_form(document, end) > end:
            return True
        line = document.text.rfind("\n", 0, start) + 1
        opening = document.text[line:start].strip(" -·*|")
        if not opening:
            return bool(_HEADING_AFTER.match(document.text, end))
        stop = document.text.find("\n", end)
        dated = re.search(r"(?:19|20)\d\d", document.text[line : stop if stop >= 0 else len(document.text)])
        return bool(
            dated
            and re.search(r",\s?$|\t$|\s\s$", document.text[line:start])
            and re.match(r"\s?(?:[.,;|(\n\-]|$)", document.text[end : end + 2])
        )


class _Partial:
    """A name cut short: `Pennine HT`, `Zuma Rock MFB`, `Yuki Loc.`, `NDPT`; its first word alone only in a context of work."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.inner = _inner_phrases(words)
        plain = len(words[0]) < 4 or words[0] in STOP_WORDS
        self.first = words[0] if len(words) > 1 and not plain and not _is_nation(words[0]) else ""
        self.worked_at = _worked_at(words[0]) if len(words) > 1 and plain and len(words[0]) >= 3 else None
        telling = (
            words[1]
            if len(words) == 2 and (words[0] in name_words("kind") or words[0] in name_words("leading"))
            else ""
        )
        self.telling = telling if len(telling) >= 4 else ""
        self.others = tuple(word for word in words[1:] if word != self.telling and _points(word))
        self.acronym = inner_acronym(words)
        self.inner_letters = inner_letters(words)
        self.bent = _variant_pattern(words)

    def find(self, document: Document) -> Iterator[Found]:
        """Find beginnings followed by initials or an abbreviation, then inner acronyms and single words."""
        if self.first and self.first in document.text:
            for found in re.finditer(rf"(?<![^\W_]){re.escape(self.first)}(?![^\W_])", document.text):
                if _is_capitalised(document, found.start()):
                    end = self._cut_short(document, found.end())
                    yield (found.start(), end or found.end(), "cut short" if end else "first word in context")
        if self.telling and self.telling in document.text and is_distinctive(self.telling):
            for found in re.finditer(rf"(?<![^\W_]){re.escape(self.telling)}(?![^\W_])", document.text):
                if _is_capitalised(document, found.start()):
                    how = "telling word" if self.telling not in place_names() else "first word in context"
                    yield found.start(), found.end(), how
        for words in self.inner:
            yield from words.find(document)
        yield from self._single_words(document)
        if self.acronym:
            for found in self.acronym.finditer(document.cased):
                yield found.start(), found.end(), "initials"
        for found in self.bent.finditer(document.text) if self.bent and self.words[0][:2] in document.text else ():
            parts = re.findall(r"[^\W_]+", document.cased[found.start() : found.end()])
            if all(part[0].isupper() or part.lower() in CONNECTING for part in parts):
                yield found.start(), found.end(), "abbreviated"

    def _single_words(self, document: Document) -> Iterator[Found]:
        if self.worked_at and self.words[0] in document.text:
            yield from ((*found.span("v"), "short form") for found in self.worked_at.finditer(document.cased))
        for word in (word for word in self.others if word in document.text):
            for found in re.finditer(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", document.text):
                if _is_capitalised(document, found.start()) and _alone_in_name(document, *found.span()):
                    yield found.start(), found.end(), "first word in context"

    def _cut_short(self, document: Document, end: int) -> int:
        """Return the end of a name whose later words are initials or abbreviated; 0 if it goes on otherwise."""
        for index, word in enumerate(self.words[1:], 1):
            stop = end + 1 + len(word)
            if document.text.startswith(f" {word}", end) and not document.text[stop : stop + 1].isalnum():
                end = stop
                continue
            rest = self.words[index:]
            initials = re.match(r" ([A-Z]{2,5})(?![^\W_])", document.cased[end : end + 7])
            if initials and is_initials_of(initials.group(1).lower(), rest):
                return end + initials.end()
            short = re.match(r" ([^\W\d_]{2,8})\.", document.text[end : end + 11])
            return end + short.end() if short and word.startswith(short.group(1)) and word != short.group(1) else 0
        return 0


def _is_wording(document: Document, start: int, end: int) -> bool:
    """Return True if a whole name of ordinary words is written small inside a text that has capitals, with no word of work before it (`Cold
    storage of vaccines`)."""
    first, *rest = re.findall(r"[^\W_]+", document.cased[start:end]) or [""]
    small = bool(rest) and not document.small and all(word.islower() for word in rest)
    if not small or not all(is_ordinary(folded(word)) for word in (first, *rest)):
        return False
    opens = _SENTENCE_BEGINS.search(document.cased[max(0, start - 4) : start]) is not None
    worked = _WORK_BEFORE.search(document.text[max(0, start - 16) : start]) is not None
    return (first.islower() or opens) and not worked


_SENTENCE_BEGINS: Final = re.compile(r"(?:^|\n|[.!?;:] ?)[ \t•*–-]{0,3}$")


def _is_nation(word: str) -> bool:
    """Return True if a word tells a nation (the Canadian of Canadian Tire): alone it names no firm."""
    return re.fullmatch(NATIONALITY, word) is not None


def _worked_at(word: str) -> LazyPattern:
    """Return a pattern of a short or common first word as somebody's employer: behind a job title or "joined", closed (`trainer for Jet
    until its closure`, `agent at Contact, …`)."""
    return LazyPattern(
        rf"(?<![A-Za-z])(?:at|joined|left|(?:{line_position_pattern()}) (?:at|for|with)) (?P<v>{word.capitalize()})"
        r"(?=[,.;)]|$|\n| (?:until|from|in (?:19|20)\d\d|since|as an?|where|when)(?![a-z]))"
    )


def _beside_place(document: Document, start: int, end: int) -> bool:
    """Return True if a firm's word that is a place as well stands in a row of places (`for Iceland and the Faroe Islands`)."""
    row = re.match(r"(?:,| and| or| &) (?:the )?([A-Z][a-z]+)", document.cased[end : end + 32])
    return (
        row is not None
        and document.text[start:end] in place_names()
        and not document.text[:start].endswith(("at ", "joined "))
    )


def _stands_inside(document: Document, start: int, end: int) -> bool:
    return capital_names(document, start, end, of_firm=True)


def _is_rare(word: str) -> bool:
    """Return True if a word names one firm wherever it stands with a capital."""
    return is_distinctive(word) and word not in ordinary_words()


def _variant_pattern(words: list[str]) -> re.Pattern[str] | None:
    """Return a pattern of the name with words abbreviated (`Coop. Boa Vista`), declined (`Zakładach Mleczarskich`) or left out of its
    middle; its first and last word must stand."""
    if not 2 <= len(words) <= 6 or len("".join(words)) < 9 or words[0] in STOP_WORDS:
        return None

    def form(word: str) -> str:
        cuts = "|".join(word[:size] for size in range(len(word) - 1, 2, -1))
        ends = rf"|{word[:-2]}[a-z]{{1,4}}" if len(word) >= 7 else ""
        if len(word) >= 7:  # contracted: `Ayto. de Zumaia`
            ends = rf"|{word[0]}[{''.join(sorted(set(word[1:])))}]{{0,3}}{word[-1]}\.{ends}"
        return rf"(?:{word}(?![^\W_])|(?:{cuts})\.{ends}(?![^\W_]))" if cuts else rf"{word}(?![^\W_])"

    middle = "".join(rf"(?:[ ](?:{form(word)}|{word[0]}\.))?" for word in words[1:-1])
    return re.compile(rf"(?<![^\W_]){form(words[0])}{middle}[ ]{form(words[-1])}")


def _points(word: str) -> bool:
    """Return True if one word of a longer name can stand for the firm: rare, long, neither a trade nor a place."""
    return len(word) >= 5 and is_distinctive(word) and word not in name_words("trade") and word not in place_names()


def _inner_phrases(words: list[str]) -> tuple[Phrase, ...]:
    """Return rows of two words or more from inside a name, with a rare word among them (`Ferretero Tlaloc`, `Song Lam`)."""
    rows = [tuple(words[first:stop]) for first in range(1, len(words) - 1) for stop in range(first + 2, len(words) + 1)]
    rare = [
        row
        for row in rows
        if len("".join(row)) >= 7 and any(is_distinctive(word) and word not in name_words("trade") for word in row)
    ]
    short = [
        row
        for row in rows
        if len(row) == 2 and len("".join(row)) >= 6 and all(word not in common_words() for word in row)
    ]
    whole = tuple(words[1:]) if words[0] in name_words("leading") or words[0] in name_words("kind") else ()
    ends = {tuple(words[first:]) for first in range(1, len(words) - 1) if len("".join(words[first:])) >= _LONG_END}
    how = {
        row: "telling word" if row == whole or (row in ends and _is_distinctive_end(row)) else "first word in context"
        for row in (*rare, *short)
    }
    return tuple(Phrase(row, how[row], capital=True, alone=True) for row in dict.fromkeys([*rare, *short]))


_LONG_END: Final = 11
"""Letters from which on the last words of a name stand for it without more (`Lakshmi Mills`)."""


_OTHER_KIND: Final = re.compile(
    r" (?:mosque|church|cathedral|temple|market|street|road|river|mountains?|valley|beach|islands?)(?![a-z])"
)
"""Kinds of things that are named after a place or a saint as a firm may be."""


def _day_or_place(document: Document, end: int) -> bool:
    """Return True if a part of a name goes on as a feast or a street (St Brendan's Day, Sahel Road)."""
    if _OTHER_KIND.match(document.text, end):
        return True
    after = re.match(r"(?:'s)? ([A-Z][a-z]+)(?![\w.])", document.cased[end : end + 24])
    return bool(
        after and (after.group(1).lower() in name_words("namesake") or after.group(1) in ("Day", "Week", "Festival"))
    )


def _another_name(document: Document, end: int, words: list[str]) -> bool:
    """Return True if a firm's first word goes on as the name of something else: `Lagoon Queen` is not Lagoon Star Shipping."""
    after = re.match(r" ([A-Z][\w'-]+)(?![\w.])", document.cased[end : end + 30])
    if after and re.fullmatch(r"I{2,3}|IV|VI{0,3}", after.group(1)):
        return True  # a ship or a season
    word = folded(after.group(1)) if after else ""
    if word in name_words("namesake"):
        return True
    known = word in words or word in name_words("trade") or word in legal_forms()[0] or word in name_words("affiliate")
    return (
        len(word) >= 4
        and not known
        and word not in place_names()
        and word not in title_words()
        and word not in STOP_WORDS
    )


def _is_distinctive_end(row: tuple[str, ...]) -> bool:
    """Return True if the last words of a name are more than a trade and a place."""
    return row[0] not in name_words("trade") and any(
        is_distinctive(word) and word not in name_words("trade") for word in row
    )


def _is_capitalised(document: Document, start: int) -> bool:
    """Return True if a word begins with a capital, or stands in a text that has none."""
    return document.cased[start].isupper() or document.small


def _alone_in_name(document: Document, start: int, end: int) -> bool:
    """Return True if no capitalised word stands beside a word: it is then not part of another name."""
    before = re.search(r"[A-Z][\w'.-]* $", document.cased[max(0, start - 24) : start])
    after = re.match(r" [A-Z]", document.cased[end : end + 2])
    return not before and not after


def _joined(flat: str, words: list[str]) -> list[tuple[str, ...]]:
    """Return the name with `&` spelled out, and with a spelled-out "and" left out."""
    found: list[tuple[str, ...]] = []
    pieces = re.findall(r"[^\W_]+|[&+]", flat.replace("'", ""))
    for index, piece in enumerate(pieces):
        if piece in "&+" and 0 < index < len(pieces) - 1 and pieces[index - 1] in words and pieces[index + 1] in words:
            at = words.index(pieces[index - 1]) + 1
            found.extend((*words[:at], word, *words[at:]) for word in ("and", "y", "e", "und", "et", "n", "i"))
            found.extend(
                (*words[:at], word, pieces[index + 1]) for word in ("and", "y", "e", "und", "et") if len(words) > at + 1
            )
            found.append((*words[:at], pieces[index + 1]))
        elif piece in ("and", "und", "et", "y") and piece in words[1:-1]:
            at = words.index(piece)
            found.append((*words[:at], *words[at + 1 :]))
    return list(dict.fromkeys(found))


def _words(flat: str) -> list[str]:
    flat = re.sub(
        r"(?<![^\W\d_])((?:[^\W\d_]\.){2,4})",
        lambda found: found.group(1).replace(".", "") + " ",
        flat.replace("'", ""),
    )
    return re.findall(r"[^\W_]+", flat)


def _over_legal_form(document: Document, end: int) -> int:
    """Return the end of a name including a legal form that follows it (`Halcyon` in `Halcyon Fluidics GmbH` stays short)."""
    legal, han = legal_forms()
    for _ in range(3):
        tail = _LEGAL_TAIL.match(document.text, end)
        if not tail:
            break
        word = tail.group(1).replace(".", "")
        if word not in legal or not (document.cased[tail.start(1)].isupper() or word in folded_forms("small")):
            break
        end = tail.end(1)
    return next((end + len(ending) for ending in han if document.text.startswith(ending, end)), end)
