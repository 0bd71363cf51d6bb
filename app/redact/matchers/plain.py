"""Finds short facts (gender, marital status, native place, salary) behind their label, and street addresses.

A word such as 女 or "Chinese" is personal only where it answers a label; elsewhere it is ordinary language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.document import Document
from app.redact.lexicon import is_han
from app.redact.matchers.base import Found, Phrase
from app.redact.normal_form import folded

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
        letters = re.sub(r"[\W_]", "", text)
        self.phrases = (Phrase((letters,), "words", alone=True),) if anywhere and letters else ()

    def find(self, document: Document) -> Iterator[Found]:
        """After the label; long values anywhere."""
        if self.pattern:
            for found in self.pattern.finditer(document.text):
                yield found.start(1), found.end(1), "labelled"
        for phrase in self.phrases:
            yield from phrase.find(document)


class StreetAddress:
    """A street address: whole, or any telling part of it (road and number, building and room)."""

    def __init__(self, value: str) -> None:
        text = folded(value).strip()
        self.phrases = tuple(dict.fromkeys(_parts(text)))
        pieces = (re.findall(r"[^\W_]+", piece) for piece in text.split(","))
        self.neighbours = tuple(r"[\W_]{1,3}".join(map(re.escape, words)) for words in pieces if words)

    def find(self, document: Document) -> Iterator[Found]:
        """The whole and its parts, widened over other parts of it that stand beside them."""
        for phrase in self.phrases:
            for start, end, how in phrase.find(document):
                yield *self._widened(document.text, start, end), how

    def _widened(self, text: str, start: int, end: int) -> tuple[int, int]:
        for _ in self.neighbours:
            near = (re.compile(rf",\s{{0,2}}(?:{piece})(?![^\W_])").match(text, end) for piece in self.neighbours)
            after = next((found for found in near if found), None)
            if after is None:
                break
            end = after.end()
        for _ in self.neighbours:
            head = text[max(0, start - 60) : start]
            near = (re.search(rf"(?<![^\W_])(?:{piece}),\s{{0,2}}$", head) for piece in self.neighbours)
            before = next((found for found in near if found), None)
            if before is None:
                break
            start -= len(before.group())
        return start, end


_STREET_WORDS: Final = frozenset(
    "ul ulica al aleja aleje os pl plac rue avenue av bd boulevard chemin calle c avda avenida rua travessa via viale"
    " piazza corso strada str jalan jl duong so".split()
)
"""Words before a street's name that are left out in speech (`ul. Długa 18/4`, Długa 18/4)."""


def _parts(text: str) -> Iterator[Phrase]:
    words = tuple(re.findall(r"[^\W_]+", text))
    letters = "".join(words)
    if len(letters) >= 5 or (re.search(r"\d", letters) and len(letters) >= 4):
        yield Phrase(words, "address", alone=True)
    if re.search(r"[\u4e00-\u9fff]", text):
        for part in re.findall(
            r"[\u4e00-\u9fff]{2,8}?(?:路|街|道|巷|胡同|弄|大街|大道)(?:东|西|南|北|中)?[0-9一二三四五六七八九十百]{1,"
            r"6}号?(?:院|弄)?",
            text,
        ):
            short = re.sub(r"^.*(?:[省市区县镇乡]|街道)(?=.{2,}[路街道巷弄])", "", part)
            yield Phrase((short,), "street and number")
            stem = short.rstrip("号院")
            if stem != short:
                yield Phrase((stem,), "street and number")
        yield from (
            Phrase((part,), "building")
            for part in re.findall(
                r"[\u4e00-\u9fff]{2,6}(?:大厦|花园|小区|公寓|家园|苑|城)\d{1,3}[栋幢座号]?(?:楼)?\d{0,3}", text
            )
        )
        return
    for piece in text.split(","):
        bits = tuple(re.findall(r"[^\W_]+", piece))
        if (
            len(bits) >= 2
            and any(bit[:1].isdigit() for bit in bits)
            and any(bit.isalpha() and len(bit) >= 4 for bit in bits)
        ):
            yield Phrase(bits, "street and number", alone=True)
            if len(bits) > 2 and bits[0] in _STREET_WORDS and sum(map(len, bits[1:])) >= 6:
                yield Phrase(bits[1:], "street and number", alone=True)
