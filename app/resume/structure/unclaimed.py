"""What a row about the person says besides the facts taken from it, so that nothing of it is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from app.resume.folding import has_han, skeleton
from app.resume.structure.addresses import has_street
from app.resume.structure.contact import emails, links, messengers, phones
from app.resume.structure.dates import find_dates
from app.resume.structure.headings import is_document_title
from app.resume.structure.names import LABEL_WORDS
from app.resume.structure.person import CELLS, Person
from app.resume.structure.personal import POST, is_fact, label_only, labels_in
from app.resume.structure.rows import Row, value

SENTENCE: Final = 4
"""As many pieces has a Chinese sentence that introduces somebody, the address among the facts."""


def parts(cell: str) -> list[str]:
    """The pieces of a short list of facts: `British, b. 3 February 1991`, `男 38岁 汉族`; a place or street keeps its commas."""
    marks = r"\s*[，、]\s*|\s*,\s*(?!(?:19|20)\d\d)" + (r"|\s*·\s*" if cell.count("·") > 1 else "")
    if has_han(cell):
        marks += r"|\s+" if len(cell) <= 40 and any(map(is_fact, cell.split())) else r"|\s{2,}"
    pieces = [value(piece) for piece in re.split(marks, cell)]
    told = has_han(cell) and len(pieces) >= SENTENCE
    return pieces if 1 < len(pieces) <= 10 and len(cell) <= 80 and (told or not has_street(cell)) else []


def cells_of(text: str) -> Iterator[str]:
    """The cells of a row, lists of facts in their pieces."""
    for cell in map(value, CELLS.split(text)):
        yield from parts(cell) or [cell]


class Unclaimed:
    """Looks for what was not taken; `name` and `label` are the person's name and headline."""

    def __init__(self, person: Person, name: str, label: str, *, zh: bool) -> None:
        place, facts = person.location, person.facts
        known = [
            name,
            label,
            *facts.values(),
            place.address,
            place.city,
            place.region,
            place.postal_code,
            place.country_code,
        ]
        known += [text for profile in person.profiles for text in (profile.username, profile.url)]
        known += [find.value for find in (*person.emails, *person.phones)]
        known += [number.value for number in person.ids]
        self._born = facts.get("birth_date", "")
        self._known = [
            re.compile(re.escape(text), re.IGNORECASE) for text in sorted(filter(None, known), key=len, reverse=True)
        ]
        self._told = skeleton("\n".join(known))[0].casefold()
        self._zh = zh

    def cells(self, row: Row, *, sought: bool) -> list[Row]:
        """The cells of a row that say more than was taken; what is told of the work sought keeps its lists."""
        cells = map(value, CELLS.split(row.text)) if sought else cells_of(row.text)
        rests = ((cell, self._residue(POST.sub("", cell))) for cell in cells)
        return [replace(row, text=rest if rest in cell else cell) for cell, rest in rests if says_more(rest)]

    def _residue(self, cell: str) -> str:
        """A cell without contact data, labels whose values were taken, and what is already known."""
        if is_document_title(cell) or cell in LABEL_WORDS or label_only(cell):
            return ""
        kept = [(found.start, found.end) for found in labels_in(cell) if self._is_told(found.value)]
        finds = [*emails(cell), *phones(cell, zh=self._zh), *links(cell), *(find for _, find in messengers(cell))]
        kept += [(find.start, find.end) for find in finds]
        kept += [(span.start, span.end) for span in find_dates(cell) if span.first == self._born]
        for start, end in sorted(kept, reverse=True):
            cell = cell[:start] + " " + cell[end:]
        for text in self._known:
            cell = text.sub(" ", cell)
        return value(LABEL_WORD.sub(" ", cell))

    def _is_told(self, words: str) -> bool:
        """Whether the value of a label was taken into a field."""
        return skeleton(words)[0].casefold() in self._told or self._born in [span.first for span in find_dates(words)]


def says_more(residue: str) -> bool:
    """Whether a text is more than a sign or a letter or two."""
    letters = re.sub(r"[\W_]", "", residue)
    return len(letters) > (1 if has_han(residue) or (residue.isupper() and residue.isalpha()) else 2)


LABEL_WORD: Final = re.compile(
    r"(?i)(?<![\w])(?:mailto|facebook|youtube|twitter|quora|instagram|facetime|linked ?in|git ?hub|gitlab|portfolio|web ?site|blog|home ?page|we ?chat|whatsapp|skype|e-?mail|phone|mobile|mob|tel|cell|address|"
    r"dob|born|birth|b|d\.o\.b|geb|geboren(?: am)?|t|m|e|p)(?:\s*[:.]|(?![\w]))|微信|邮箱|郵箱|電郵|电邮|电话|電話|手机|手機|出生|生于"
)
