"""Find short facts (gender, marital status, native place, salary) behind their label, and names as they are written.

A word such as 女 or "Chinese" is personal only where it answers a label; elsewhere it is ordinary language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.matchers.base import Found, Phrase
from app.redact.prepared_text import Document
from app.text.lexicons import is_distinctive, is_han
from app.text.normalization import folded

LABELS: Final[dict[Kind, str]] = {
    Kind.GENDER: r"性\s{0,4}别|gender|sex|geschlecht|sexo|sexe|genere|sesso|genero|genre|plec|成\s?别",
    Kind.MARITAL: r"婚\s?姻(?:状\s?况|状\s?态)?|婚\s?否|婚育(?:状况)?|marital(?: status)?|familienstand|estado civil|"
                  r"situation (?:familiale|de famille)|stato civile|etat civil",
    Kind.POLITICAL: r"政\s?治\s?面\s?貌|党\s?派|political (?:status|affiliation)|party membership",
    Kind.NATIONALITY: r"国\s?籍|民\s?族|nationality|citizenship|citizen of|staatsangehorigkeit|nationalitat|"
                      r"nacionalidad|nationalite|cittadinanza|nazionalita|nacionalidade|ethnicity|ethnic group",
    Kind.NATIVE_PLACE: r"籍\s{0,4}贯|户\s?籍(?:所在地|地址|地)?|户口(?:所在地)?|出生地|生源地|native place|place of "
                       r"birth|birthplace|geburtsort|lugar de nacimiento|lieu de naissance|hukou|hometown",
    Kind.SALARY: r"(?:期望|目前|当前|现|税前|要求)?\s?(?:薪\s?资|月\s?薪|年\s?薪|薪\s?酬|薪\s?水|工\s?资)(?:要求|"
                 r"待遇|期望)?|(?:expected |current |desired )?(?:salary|compensation|pay)(?: expectations?)?|"
                 r"gehalt(?:svorstellung|swunsch)?|pretensiones|salario|salaire|pretentions",
}  # fmt: skip
"""Labels by kind, as regular expressions over the normal form."""

_AFTER_LABEL: Final = r"[\s:=|·\-)(]{0,6}"


class Labelled:
    """A short value that counts only after a label of its kind; a long salary or party phrase counts anywhere."""

    def __init__(self, kind: Kind, value: str) -> None:
        text = folded(value).strip()
        core = r"\s{0,3}".join(re.escape(char) for char in text) if is_han(text) and len(text) <= 6 else re.escape(text)
        self.pattern = re.compile(rf"(?:{LABELS[kind]}){_AFTER_LABEL}({core})(?![a-z])") if text else None
        anywhere = kind in (Kind.SALARY, Kind.POLITICAL) and len(text) >= (
            4 if re.search(r"[\u4e00-\u9fff]", text) else 6
        )
        words = tuple(re.findall(r"[^\W_]+", text))
        self.phrases = (Phrase(words, "words", alone=True),) if anywhere and words else ()

    def find(self, document: Document) -> Iterator[Found]:
        """Find the value after the label; long values anywhere."""
        if self.pattern:
            for found in self.pattern.finditer(document.text):
                yield found.start(1), found.end(1), "labelled"
        for phrase in self.phrases:
            yield from phrase.find(document)


class Term:
    """A name that stands for a value (a brand, a team, a repository): its words as written, joined or apart, in any case; one that is a
    word of the language as well only with a capital or inside an address."""

    def __init__(self, value: str) -> None:
        words = tuple(re.findall(r"[^\W_]+", folded(value)))
        ordinary = len(words) == 1 and not is_han(words[0]) and not is_distinctive(words[0])
        self.phrases = (Phrase(words, "term", capital=ordinary, alone=True),) if words else ()

    def find(self, document: Document) -> Iterator[Found]:
        """Find the term where no letter of its script touches it."""
        for phrase in self.phrases:
            yield from phrase.find(document)


class AsWritten:
    """A name in a script whose vowels are signs on the letters (Thai, Hindi, Tamil): whole, and its words of four characters or more."""

    def __init__(self, value: str) -> None:
        self.words = folded(value).split()
        whole = r"\s{0,2}".join(map(re.escape, self.words))
        self.patterns = (re.compile(whole), *(re.compile(re.escape(word)) for word in self.words if len(word) >= 4))

    def find(self, document: Document) -> Iterator[Found]:
        """Find the value where no letter of the script touches it."""
        for at, pattern in enumerate(self.patterns):
            for found in pattern.finditer(document.text):
                around = document.text[found.start() - 1 : found.start()] + document.text[found.end() : found.end() + 1]
                if not any(char.isalpha() or ord(char) > 0x900 for char in around):
                    yield found.start(), found.end(), "part of the name" if at else "name"
