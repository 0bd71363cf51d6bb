"""Lines of an imported file that no field took: of a row about the person, and of the whole source, so that nothing is lost silently.

Not reported, because the fields cover them: headings, labels, dates that a field holds, and joining words ("at",
至今).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from app.domain.resume import Basics, Resume, fields
from app.ingest.layout.line_features import FIELD_LABEL, FREE_LABEL
from app.ingest.layout.rows import Row, value
from app.ingest.layout.tables import columns_of
from app.ingest.provenance import Locator
from app.ingest.sections.addresses import is_home_street
from app.ingest.sections.contact import emails, links, messengers, own_phones, papers_in
from app.ingest.sections.labelled_personal_facts import (
    BIRTH_LINE,
    CELLS,
    ETHNIC,
    POST,
    RESIDENCE_LINE,
    SALARY_LINE,
    Person,
    is_fact,
    label_only,
    labels_in,
    native_of,
)
from app.ingest.sections.lexical_tests import DURATION
from app.ingest.sections.person_name import LABEL_WORDS
from app.ingest.sections.vocabulary import is_document_title, known_kind
from app.ingest.value_folding import skeleton
from app.text.characters import fold, has_han
from app.text.dates import PRESENT, find_dates
from app.text.kinship import CHILDREN

DECLARES: Final = re.compile(
    r"(?i)i,? (?:the undersigned,? |hereby |solemnly |do |also )*(?:certify|declare|confirm|affirm)\b(?: (?:to .{2,30}|under .{2,30}))? that\b|(?:本人)?(?:郑重|鄭重|謹此|谨此|特此)?(?:声明|聲明|承诺|承諾|保证|保證)[，,：:]?(?:以上|上述|所[填述有])"
)
"""The sentence of a form that all in it is true."""
_BRIEF: Final = 18
"""Maximum number of words in a row of short facts that end with full stops: `NZ citizen. Full clean licence. Age 44.`"""
SENTENCE: Final = 4
"""Minimum number of pieces of a Chinese sentence that introduces somebody, with the address among the facts."""


def parts(cell: str) -> list[str]:
    """Return the pieces of a short list of facts: `British, b. 3 February 1991`, `男 38岁 汉族`; a place or street keeps
    its commas."""
    if native_of(cell):
        return []
    marks = r"\s*[，、]\s*|\s*,(?!\s*(?:19|20)\d\d|\d{3}(?!\d)|\s*(?:aged? )?\d{1,2},? and \d)\s*" + (
        r"|\s*·\s*" if cell.count("·") > 1 else ""
    )
    marks += r"|(?<=[^\W_]{3})\.\s+(?=[A-Z])" if len(cell.split()) <= _BRIEF else ""
    if has_han(cell):
        marks += (
            r"|(?<![位号码])\s+"
            if len(cell) <= 40 and any(is_fact(word) or RESIDENCE_LINE.match(word) for word in cell.split())
            else r"|\s{2,}"
        )
    pieces = [value(piece) for piece in re.split(marks, cell)]
    told = has_han(cell) and len(pieces) >= SENTENCE
    return pieces if 1 < len(pieces) <= 10 and len(cell) <= 80 and (told or not is_home_street(cell)) else []


_SPACED: Final = re.compile(r"(?<![\u3400-\u9fff])([\u3400-\u9fff])\s{2,}([\u3400-\u9fff]{1,2})(?=\s*[:：\t])")
"""A label with spaces between its characters: `性　　别：男`."""
_WIDE: Final = re.compile(r"\s{2,}")


def wholes_of(text: str) -> Iterator[str]:
    """Yield the cells of a row about the person."""
    for cell in CELLS.split(_SPACED.sub(r"\1\2", text)):
        yield from map(value, _WIDE.split(cell) if has_han(cell) else [cell])


def cells_of(text: str) -> Iterator[str]:
    """Yield the cells of a row, with lists of facts cut into pieces."""
    for cell in wholes_of(text):
        yield from parts(cell) or [cell]


class UnclaimedFinder:
    """Finder of content that no field took; `name` and `label` are the person's name and headline."""

    def __init__(self, person: Person, name: str, label: str, *, zh: bool) -> None:
        place, facts = person.location, person.facts
        home = [place.address, place.city, place.region, place.postal_code, place.country_code]
        known = [name, label, *facts.values(), *person.names]
        known += [text for profile in person.profiles for text in (profile.username, profile.url)]
        known += [find.value for find in (*person.emails, *person.phones)]
        known += [number.value for number in person.ids]
        self._born = facts.get("birth_date", "")
        self._known, self._home = (list(map(_lower, filter(None, texts))) for texts in (known, home))
        self._told = skeleton("\n".join([*known, *home]))[0].casefold()
        self._zh = zh

    def cells(self, row: Row, *, sought: bool) -> list[Row]:
        """Return the content of a row that no field took, each piece as it stands in the source.

        Rows on the work sought keep their labels and lists.
        """
        if not sought:
            found = [self._pieces(cell) for cell in cells_of(row.text)]
            if "\t" in row.text:
                found = _without_labels(list(cells_of(row.text)), found)
            pieces = list(itertools.chain.from_iterable(found))
        else:
            cells = list(wholes_of(row.text))
            pieces = [piece for cell in cells for piece in self._pieces(POST.sub("", cell), sought=True)]
            pieces = [" ".join(row.text.split())] if pieces == cells else pieces
        return [replace(row, text=piece, box=None) for piece in pieces]

    def _pieces(self, cell: str, *, sought: bool = False) -> list[str]:
        """Return a cell without contact data, labels whose values were taken, and known facts (a town may be home and
        sought)."""
        if (
            is_document_title(cell)
            or cell in LABEL_WORDS
            or label_only(cell)
            or SALARY_LINE.match(cell)
            or BIRTH_LINE.match(cell)
        ):
            return []
        if ETHNIC.fullmatch(cell) or CHILDREN.fullmatch(cell) or native_of(cell):
            return []
        taken = [
            (found.start, found.end)
            for found in labels_in(cell)
            if found.kind == "ethnic" or self._is_told(found.value)
        ]
        taken += [(paper.start, paper.end) for paper in papers_in(cell)]
        finds = [*emails(cell), *own_phones(cell, zh=self._zh), *links(cell), *(find for _, find in messengers(cell))]
        taken += [(find.start, find.end) for find in finds]
        taken += [(span.start, span.end) for span in find_dates(cell) if span.first == self._born]
        low = _lower(cell)
        taken += [
            place
            for text in (self._known if sought else [*self._known, *self._home])
            for place in _word_positions(low, text)
        ]
        rest = list(cell)
        for start, end in taken:
            rest[start:end] = "\0" * (end - start)
        bare = OF_RESUME.sub("\0", LABEL_WORD.sub("\0", "".join(rest)))
        found = (value(piece) for piece in bare.split("\0"))
        return [piece for piece in found if says_more(piece) and not label_only(piece)]

    def _is_told(self, words: str) -> bool:
        """Return True if the value of a label was stored in a field."""
        return skeleton(words)[0].casefold() in self._told or self._born in [span.first for span in find_dates(words)]


def _without_labels(cells: Sequence[str], found: Sequence[list[str]]) -> list[list[str]]:
    """Return the pieces left of the cells of a form's row, those of a label whose value a field took gone.

    >>> _without_labels(["Post wanted", "Cook", "Height", "170 cm"], [["Post wanted"], [], ["Height"], ["170 cm"]])
    [[], [], ['Height'], ['170 cm']]
    """
    taken = [not pieces and says_more(cell) and not label_only(cell) for cell, pieces in zip(cells, found, strict=True)]
    return [
        [] if behind and not re.search(r"\d", cell) and len(cell) <= _LABEL_LONGEST else pieces
        for cell, pieces, behind in zip(cells, found, [*taken[1:], False], strict=True)
    ]


_LABEL_LONGEST: Final = 30
"""Most characters of the label of a form."""


def _lower(text: str) -> str:
    """Return a text in lower case, of the same length."""
    low = text.lower()
    return low if len(low) == len(text) else text


def _word_positions(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Yield the positions of a word in a text."""
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + len(word))


def says_more(residue: str) -> bool:
    """Return True if a text is more than a sign or one or two letters."""
    letters = re.sub(r"[\W_]", "", residue)
    return len(letters) > (1 if has_han(residue) or (residue.isupper() and residue.isalpha()) else 2)


OF_RESUME: Final = re.compile(r"(?i)\b(?:cv|curriculum vitae|r[eé]sum[eé])\b(?: of)?|个人简历|個人履歷")
LABEL_WORD: Final = re.compile(
    r"(?i)(?<![\w])(?:mailto|facebook|youtube|twitter|quora|instagram|facetime|linked ?in|git ?hub|gitlab|portfolio|web ?site|blog|home ?page|we ?chat|vx|whatsapp|skype|e-?mail|phone|mobile?|handy|fax|telefon|mob|tel|cell|address|"
    r"dob|born|(?:date of )?birth|b|d\.o\.b|geb|geboren(?: am)?|[tmep](?=\s*[:.](?!\w))|[tmep](?=\s*\0))(?:\s*[:.]|(?![\w]))|tél\.?|微信|小红书|小紅書|抖音|快手|微博|坐标|邮箱|郵箱|電郵|电邮|(?:行動|移动)?(?:电话|電話)|手机|手機|出生|生于|我叫|我是|my name is|同号|现居住?[于在]?|居住[于在]|住在|家住|"
    r"(?:期望|目前)?(?:工资|薪资|月薪)"
)


_JOINS: Final = re.compile(
    rf"(?i)(?<!\w)(?:in|at|as|from|with|and|or|of|the|to|by|for|on|i|was|am|an?|bei|im|und|den|de|à|et|chez|expected|graduat(?:ed|ion)|originally|majors?(?: in)?|gpa|绩点|links?|"
    rf"native|since|seit|until|page|{PRESENT})(?!\w)|(?:^|(?<=[\s,，、]))(?:和|等|以及|于|在|自|从|起|至今|至|到|年|月|任|人|祖籍|老家|现住|家住|任职|担任|做|当|就读于?|毕业于?|[（(]?[毕畢][业業][)）]?)(?=$|[\s,，、])"
)
"""Joining words between the values of fields, which the fields make needless."""
_GRAMMAR: Final = re.compile("[我从在起于到现今之前开始和与及的了有是住就当做任]+")
_LIST_LABEL: Final = re.compile(r"^[^:：\t,，、。]{1,45}?\s*[:：]")
_LEAST: Final = 2
"""Minimum number of letters of a reported piece."""
_CUT: Final = re.compile(r"\0+|[\t|｜]+|\s{3,}")


def left_out_of_lines(rows: Sequence[Row], headings: Iterable[Row], resume: Resume, locator: Locator) -> dict[str, int]:
    """Return the pieces of the rows that no field of the résumé contains, in order, each with the number of its source line. `locator`
    has the passages fields were read from."""
    told = bytearray(len(locator.text))
    for start, end in locator.read:
        told[start:end] = b"\1" * (end - start)
    heads = {row.lo: row.text for row in headings}
    told_once = {skeleton(field.value)[0].casefold() for field in fields(resume)}
    name = skeleton(resume.basics.name)[0].casefold()
    found: dict[str, int] = {}
    for row in rows:
        for line in range(row.lo, row.hi + 1):
            for piece in _pieces(locator, line, told, heads.get(line, "")):
                key = skeleton(piece)[0].casefold()
                if key not in told_once and key not in name:
                    found.setdefault(piece, line)
    return found


def _pieces(locator: Locator, line: int, told: bytearray, heading: str) -> list[str]:
    start, end = locator.line(line)
    text = locator.text[start:end]
    if sum(char.isalnum() for char, held in zip(text, told[start:end], strict=True) if not held) < _LEAST:
        return []
    if (
        is_document_title(text)
        or known_kind(text)
        or label_only(text)
        or value(text) in LABEL_WORDS
        or columns_of(text)
    ):
        return []
    if DECLARES.match(text):
        return [value(text)]
    ethnic = [found for found in labels_in(text) if found.kind == "ethnic"]  # in no field, told with its label
    chars = list(fold(text))
    for at in range(len(chars)):
        if told[start + at]:
            chars[at] = "\0"
    for low, high in [*_labels(text, heading), *((found.start, found.end) for found in ethnic)]:
        chars[low:high] = "\0" * (high - low)
    alone = ETHNIC.sub(r"\0\g<0>\0", "".join(chars))
    rest = OF_RESUME.sub("\0", LABEL_WORD.sub("\0", DURATION.sub("\0", alone)))
    pieces = (value(_JOINS.sub(" ", piece)) for piece in _CUT.split(rest))
    told_of = [re.sub(r"\s+", "", text[found.start : found.end]) for found in ethnic]
    return told_of + [
        piece for piece in pieces if says_more(piece) and not label_only(piece) and not _GRAMMAR.fullmatch(piece)
    ]


def _labels(text: str, heading: str) -> Iterable[tuple[int, int]]:
    """Yield the positions of labels and the heading in a line."""
    for found in labels_in(text):
        told = text[found.start : found.end]
        label = re.split(r"[:：\t]|\s{2,}", told, maxsplit=1)[0]
        yield found.start, found.start + len(label if label != told else told.split(maxsplit=1)[0])
    for paper in papers_in(text):
        yield paper.named, paper.end
    for pattern in (FIELD_LABEL, FREE_LABEL, POST, _LIST_LABEL):
        match = pattern.match(text)
        if match:
            yield match.span()
    at = text.find(heading) if heading else -1
    if at >= 0:
        yield at, at + len(heading)


_SIGNED: Final = re.compile(
    r"(?P<place>[^\W\d][\w.\- ]{1,30}?),?\s+(?:den |le |on |the )?\d{1,2}(?:\.|st|nd|rd|th)?[./ -]\s?(?:\d{1,2}|\w{3,9})[./ -]\s?\d{4}"
)


def signature(rows: Sequence[Row], basics: Basics) -> set[int]:
    """Return the source lines of a signature among the last rows of a résumé: rows that are place and date, and the name, and so no item of the
    last list."""
    name, home = (
        skeleton(text)[0].casefold() for text in (basics.name, basics.location.address + basics.location.city)
    )
    named = rows and bool(name) and skeleton(rows[-1].text)[0].casefold() == name
    match = _SIGNED.fullmatch(rows[0 if named else -1].text.strip()) if rows else None
    if match is None or not (named or skeleton(match["place"])[0].casefold() in home):
        return set()
    return {row.lo for row in (rows if named else rows[-1:])}
