"""Selection of the person's name and headline from all that was parsed about them; both are guesses to be confirmed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from app.domain.resume import profile_kind
from app.domain.sensitivity import Kind
from app.ingest.layout.rows import Row, value
from app.ingest.sections.contact import emails
from app.ingest.sections.headings import known_kind
from app.ingest.sections.headline import DOER
from app.ingest.sections.lexical_tests import is_organisation, is_place, is_title, looks_like_place
from app.ingest.sections.names import NameGuess, guess_name, strip_title
from app.ingest.sections.orthographic_shape import name_weight
from app.ingest.sections.person import CELLS, Person
from app.ingest.sections.personal import MONEY, POST, labels_in
from app.ingest.sections.provenance import Notes
from app.text.characters import fold, has_han
from app.text.dates import find_dates

TWO_SCRIPTS: Final = re.compile(
    r"^(?P<first>[^(（]{2,40}?)\s*[(（](?P<second>[^)）]{2,40})[)）]$"
    r"|^(?P<han>[\u3400-\u9fff·]{2,6})\s+(?P<latin>[A-Za-z][A-Za-z .,'’()\-]{2,40})$"
)


def find_name(person: Person, about: Sequence[Row], everything: Sequence[Row]) -> NameGuess | None:
    """Return the labelled name, else the best guess."""
    contacts = [find.value for find in person.emails]
    contacts += [
        profile.username
        for profile in person.profiles
        if profile.username and profile_kind(profile.network) is Kind.LINK
    ]
    labelled_name = strip_title(person.facts.get("name", "")) or _from_parts(person)
    if labelled_name:
        row = next(
            (
                row
                for row in about
                if fold(labelled_name.split()[0])
                in fold(re.sub(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])", "", row.text))
            ),
            about[0],
        )
        return NameGuess(value(labelled_name), row, 0.95)
    return guess_name(everything, {row.lo for row in about}, contacts)


def _from_parts(person: Person) -> str:
    """Return the name composed of a surname and other names under separate labels.

    The surname comes first where it is in capitals or in Chinese.
    """
    surname, given = person.facts.get("surname", ""), person.facts.get("given_names", "")
    if not surname or not given:
        return ""
    if has_han(surname):
        return surname + given
    return f"{surname} {given}" if surname.isupper() and not given.isupper() else f"{given} {surname}"


def find_label(person: Person, about: Sequence[Row], sought: set[int], guess: NameGuess | None, notes: Notes) -> str:
    """Return the person's headline.

    It is labelled as the position sought or stands under such a heading (source lines `sought`), else it is a
    position line next to the name.
    """
    if "label" in person.facts:
        return person.facts["label"]
    for row in about:
        cells = [POST.sub("", value(cell)) for cell in CELLS.split(row.text)] if row.lo in sought else []
        whole = len(cells) > 1 and all(map(is_title, cells))
        wanted = value(row.text) if whole else next(filter(is_title, cells), "")
        if wanted:
            notes.put("basics.label", row.lo, row.hi, confidence=0.8)
            return wanted
    for row in person.leftovers:
        near = guess is None or abs(row.lo - guess.row.lo) <= 3 or row.lo <= 2
        if (
            near
            and any(is_title(cell) for cell in CELLS.split(row.text))
            and len(row.text) <= 90
            and not row.text.endswith((".", "。"))
            and not find_dates(row.text)
            and not known_kind(row.text)
        ):
            if (guess and row.lo == guess.row.lo) or (is_organisation(row.text) and not is_title(row.text)):
                continue
            notes.put("basics.label", row.lo, row.hi, confidence=0.8)
            cells = [value(cell) for cell in CELLS.split(row.text)]
            whole = all(is_title(cell) or not re.search(r"\d|[年]", cell) for cell in cells)
            return value(row.text) if whole else next(filter(is_title, cells))
    return (
        _label_cell(about, guess, notes) or _first_wish(about, sought, notes) or _label_by_shape(person, guess, notes)
    )


def _first_wish(about: Sequence[Row], sought: set[int], notes: Notes) -> str:
    """Return the first cell about the work sought, if it is short and neither labelled, a place nor an amount."""
    row = next((row for row in about if row.lo in sought), None)
    cell = value(CELLS.split(row.text.strip())[0]) if row else ""
    plain = len(cell) <= 12 if has_han(cell) else len(cell.split()) <= 4
    if row is None or not cell or not plain or any(labels_in(row.text)) or is_place(cell) or MONEY.match(cell):
        return ""
    if re.search(r"[\d:：@，。,.!]", cell):
        return ""
    notes.put("basics.label", row.lo, row.hi, confidence=0.5)
    return cell


def _label_by_shape(person: Person, guess: NameGuess | None, notes: Notes) -> str:
    """Return a short line right under the name that is written like an unlisted profession.

    In sentence case, or with a last word for somebody who does something.
    """
    for row in person.leftovers:
        text = value(row.text)
        words = text.split()
        if guess is None or not 0 < row.lo - guess.row.hi <= 2 or not 2 <= len(words) <= 6 or has_han(text):
            continue
        plain = (
            not re.search(r"[\d@,;:.!?]", text)
            and not row.bullet
            and not known_kind(text)
            and not is_organisation(text)
        )
        if plain and not looks_like_place(text) and (name_weight(text) < 0 or DOER.search(words[-1])):
            notes.put("basics.label", row.lo, row.hi, confidence=0.5)
            return text
    return ""


def _label_cell(about: Sequence[Row], guess: NameGuess | None, notes: Notes) -> str:
    """Return a position that shares its line with contact data, close to the name."""
    for row in about:
        if guess is None or abs(row.lo - guess.row.lo) > 2:
            continue
        for cell in map(value, CELLS.split(row.text)):
            cell = value(cell.removeprefix(guess.name))
            if (
                is_title(cell)
                and len(cell) <= 60
                and len(cell.split()) <= 6
                and guess.name not in cell
                and not is_organisation(cell)
                and not emails(cell)
                and not find_dates(cell)
            ):
                notes.put("basics.label", row.lo, row.hi, confidence=0.6)
                return cell
    return ""
