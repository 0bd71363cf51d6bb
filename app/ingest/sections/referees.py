"""Other people: referees with what can be reached of them, and relatives with their numbers.

Relatives are taken out of their line before contact data are parsed, so that neither number nor name is taken for the
applicant's.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.domain.resume import Reference
from app.ingest.layout.rows import Row, paragraphs, value
from app.ingest.provenance import Notes, SectionResults
from app.ingest.sections.addresses import is_home_street
from app.ingest.sections.contact import emails, links, phones
from app.ingest.sections.heading_lines import is_vouching
from app.ingest.sections.labelled_personal_facts import CELLS, label_only
from app.ingest.sections.lexical_tests import is_organisation, is_place, is_title, looks_like_place
from app.ingest.sections.person_name import DISTRICT, looks_like_name
from app.ingest.sections.vocabulary import heading_key, known_kind
from app.text.characters import has_han
from app.text.chinese_surnames import COMPOUND, SURNAMES
from app.text.kinship import BRACKETS, KIN, KIN_LABEL, OF_KIN, URGENT, is_family
from app.text.titles import title_pattern

_SAME_NUMBER: Final = re.compile(r"(?i)同号|同號|same (?:number|phone)")
"""Words in a bracket which say that the number before it is also the relative's."""
_CELL_ENDS: Final = re.compile(rf"{CELLS.pattern}|\s{{2,}}|[。；;]|(?<=[\d）)])\s+(?=[\u3400-\u9fff])")


def without_kin(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Return the rows without mentions of relatives, and those mentions in rows of their own.

    `（老婆 13700137088）`, `(wife: Mary, 086 555 0101)`, `Emergency contact: Tom Roe, 086 555 0102`. A mention without
    number or address goes into no row: the person is told of it.
    """
    kept: list[Row] = []
    told: list[Row] = []
    family = False
    for row in _joined(rows):
        family = is_family(row.text) or (family and not known_kind(row.text))
        urgent = URGENT.match(row.text) is not None and row.hi > row.lo
        if family:
            kept.append(row)  # a section of its own, which keeps its rows
        elif urgent:
            told.append(row)
        else:
            kept += _without_relatives(row, told)
    return kept, told


_LINES: Final = 4
"""Maximum number of rows below a heading for an emergency contact."""


def _joined(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with those under a lone label for an emergency joined to it, up to one with a number or an
    address."""
    out: list[Row] = []
    at = 0
    while at < len(rows):
        end = _urgent_end(rows, at)
        text = " ".join(" ".join(row.text.split()) for row in rows[at:end])
        out.append(replace(rows[at], text=text, hi=rows[end - 1].hi) if end > at + 1 else rows[at])
        at = end
    return out


def _urgent_end(rows: Sequence[Row], at: int) -> int:
    if URGENT.fullmatch(heading_key(rows[at].text)) is None:
        return at + 1
    for end in range(at + 1, min(at + 1 + _LINES, len(rows))):
        if rows[end].lo - rows[end - 1].hi > 1 or known_kind(rows[end].text):
            break
        if _kin_has_contact(rows[end].text):
            return end + 1
    return at + 1


def _without_relatives(row: Row, told: list[Row]) -> list[Row]:
    """Return the row without mentions of relatives, if anything is left of it; the mentions are appended to `told`."""
    text = row.text
    for match in itertools.islice(BRACKETS.finditer(row.text), _MOST):
        reached = bool(KIN.search(match["inner"])) and _kin_has_contact(match["inner"])
        if _tells_of_kin(match["inner"], row.text[: match.start()], reached=reached):
            text = text.replace(match.group(), "   ", 1)
            told += [_row(row, match["inner"])] if reached else []
    for cell in _cells(text):
        text = text.replace(cell, "   ", 1)
        told.append(_row(row, cell))
    if text == row.text:
        return [row]
    return [replace(row, text=text.strip())] if re.search(r"\w", text) else []


_MOST: Final = 40
"""Maximum number of brackets examined in one line."""


def _row(row: Row, text: str) -> Row:
    return Row(value(text), row.lo, row.hi, row.page)


def _tells_of_kin(inner: str, before: str, *, reached: bool) -> bool:
    """Return True if a bracket contains a relative with their number or name, or says that the number is the same.

    Behind a label of an emergency it belongs to the name before it; a company may be named so (`(Mother Teresa
    House)`).
    """
    match = OF_KIN.match(inner) or (_SAME_NUMBER.search(inner) and KIN.match(inner))
    if match is None or URGENT.search(before):
        return False
    named = KIN_LABEL.match(inner) or re.match(r"(?i)\s*my ", inner) or (has_han(inner) and len(inner) <= _NAMED)
    more = len(re.sub(r"[\W_]", "", inner[match.end() :])) > 1
    return _SAME_NUMBER.search(inner) is not None or (more and (reached or bool(named)))


_NAMED: Final = 8
"""Maximum length of a Chinese word for a relative with a name, in characters."""


def _cells(text: str) -> list[str]:
    """Return the parts of a row that begin with a word for an emergency or a relative and contain a number or an
    address.

    A word for a relative needs a colon.
    """
    if not KIN.search(text) or not _kin_has_contact(text):
        return []
    cells = [cell for cell in _CELL_ENDS.split(text) if cell]
    return [cell for cell in cells if KIN_LABEL.match(cell) and _kin_has_contact(cell)]


def _kin_has_contact(text: str) -> bool:
    return bool(phones(text, zh=has_han(text)) or emails(text))


_NO_REFEREE: Final = re.compile(
    "I (?:hereby|certify|declare)|可到职|可到職|到岗|要求待遇|希望待遇|現時薪|签名|簽名|日期"
)
_REFEREE_NAME: Final = re.compile(
    r"^(?:(?:Dr|Prof|Mr|Mrs|Ms|Miss|Mx)\.? +)?[A-ZÀ-Þ][\w'’.-]*(?: +(?:(?:van|von|de|der|da|di|del|al|bin|Mc|O) +)*[A-ZÀ-Þ][\w'’.-]*){0,4}|^[\u3400-\u9fff·]{2,4}(?=[\s,，、（(:：]|$)"
)


def read_references(rows: Sequence[Row], found: SectionResults, notes: Notes) -> None:
    """Parse referees: the name opens an entry, all other text about the referee is the reference."""
    for group in _groups([piece for whole in paragraphs(rows, prose=False) for piece in _split_referees(whole)]):
        text = "\n".join(re.sub(r"\t+", "  ", row.text) for row in group)
        if _NO_REFEREE.match(group[0].text) or _ON_REQUEST.search(text):
            continue
        name, rest = _referee(text)
        reference_id = f"r{len(found.references) + 1}"
        notes.put(f"references.{reference_id}", group[0].lo, group[-1].hi)
        found.references.append(Reference(reference_id, name, rest))


def without_vouching(rows: Sequence[Row], own: str) -> tuple[list[Row], list[Row]]:
    """Return the rows of a section, and separately those at its end that name somebody with their number.

    Rows with a number or name in `own` are the applicant's and stay. `Sean Byrne, yard foreman, 086 555 0101` is no
    job.
    """
    end = len(rows)
    while end > 1 and _is_reference_row(rows[end - 1], own):
        end -= 1
    return list(rows[:end]), list(rows[end:])


def _is_reference_row(row: Row, own: str) -> bool:
    if row.bullet or _ASKS.match(row.text) or not is_vouching(row.text):
        return False
    name, _ = _referee(row.text)
    reached = [find.value for find in (*phones(row.text, zh=has_han(row.text)), *emails(row.text))]
    person = looks_like_name(_COURTESY.sub("", name)) and not (is_organisation(name) or is_place(name))
    return person and row.text.startswith(name) and not any(known in own for known in (name, *reached))


_ASKS: Final = re.compile(r"(?i)(?:ask|ring|call|phone|text|contact|speak|talk|check|email|e-mail|try)\b")


def _groups(rows: Sequence[Row]) -> list[list[Row]]:
    """Return the rows of each referee.

    A new one begins with a bullet, with a row that looks like the first referee's, or with a name once the previous
    referee has a number or an address.
    """
    groups: list[list[Row]] = []
    reached = False
    model = bool(rows) and _has_contact(rows[0].text)
    for row in rows:
        contact = _has_contact(row.text)
        alike = model and contact
        starts = _REFEREE_NAME.match(row.text.lstrip()) is not None and not emails(row.text[:30])
        named = starts and (reached or alike or (row.bold and not groups[-1][-1].bold)) if groups else False
        if not groups or row.bullet or named or (alike and _referee(row.text)[0]):
            groups.append([row])
            reached = False
        else:
            groups[-1].append(row)
        reached = reached or contact or _DIGITS.search(row.text) is not None
    return groups


def reaches_nobody_else(rows: Sequence[Row]) -> bool:
    """Return True if rows are addresses, numbers and a place alone, so that they reach the applicant: nobody is named."""
    reached = any(_has_contact(row.text) for row in rows)
    return reached and len(rows) <= _CONTACT_LINES and all(map(_names_nobody, rows))


_CONTACT_LINES: Final = 8
"""Greatest number of lines of somebody's contact data."""


def _names_nobody(row: Row) -> bool:
    """Return True if a row is contact data, a label or a place and nothing else."""
    text = row.text
    finds = [*emails(text), *phones(text, zh=has_han(text)), *links(text)]
    for find in sorted(finds, key=lambda find: -find.start):
        text = text[: find.start] + "\t" + text[find.end :]
    cells = [value(cell) for cell in CELLS.split(text) if re.search(r"\w", cell)]
    return all(
        label_only(cell) or looks_like_place(cell) or DISTRICT.search(cell) or is_home_street(cell) for cell in cells
    )


def _has_contact(text: str) -> bool:
    return bool(phones(text, zh=True) or emails(text))


_ON_REQUEST: Final = re.compile(r"(?i)available (?:up)?on request|furnished upon")
_DIGITS: Final = re.compile(r"\d[\d ()-]{5,}\d")


def _split_referees(row: Row) -> list[Row]:
    """Return a row with several referees and their numbers, cut at its semicolons."""
    pieces = [piece.strip() for piece in re.split(r"[;；]", row.text)]
    told = all(_DIGITS.search(piece) or emails(piece) for piece in pieces)
    return [replace(row, text=piece) for piece in pieces] if len(pieces) > 1 and told else [row]


_MARRIED: Final = re.compile(r"(?:[A-Z][a-z]+\.? )?\((?:Mrs?|Miss|Ms|Dr)\.?\) [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}")
"""Titles of married women: `Dr. (Mrs.) Ronke Bello`."""
_REFEREE_CELL: Final = re.compile(r"[^\n,，、;；|｜()（）:：\t—–]+?(?=\s[-–—\s]|[\n,，、;；|｜()（）:：\t—–]|$)")


def _referee(text: str) -> tuple[str, str]:
    """Return (name, everything else) of one referee.

    The name is the first part that has the form of one and does not name an employer, a position or a place; in
    Chinese also a word between spaces that begins with a surname.
    """
    married = _MARRIED.match(text)
    if married:
        return married.group(), _cut_out(text, 0, married.end())
    for match in _REFEREE_CELL.finditer(text):
        cell = value(match.group())
        for word in cell.split() if has_han(cell) else [cell]:
            spaced = re.compile(
                r"\s+".join(map(re.escape, word.split()))
            )  # a value has single spaces, its source may not
            if _is_person(word) and (told := spaced.search(text, match.start())):
                return word, _cut_out(text, *told.span())
    titled = _OF_OFFICE.search(text)
    if titled and is_title(titled["office"]) and titled["name"][0] in SURNAMES:
        return titled["name"], _cut_out(text, titled.start("name"), titled.end("name"))
    opening = _REFEREE_NAME.match(text)
    if opening is None or has_han(text[:1]):
        boss = _WORKNAME.search(text)
        if boss:  # nobody is named in full: 张队长
            return boss["name"], _cut_out(text, boss.start("name"), boss.end("name"))
    if opening is None:
        return "", value(" ".join(text.split()))
    return value(opening.group()), _cut_out(text, 0, opening.end())


_OF_OFFICE: Final = re.compile(
    r"(?<![\u3400-\u9fff])(?P<office>[\u3400-\u9fff]{1,10}[长長理任师師管员員监監导導板])(?P<name>[\u3400-\u9fff]{2,3})(?![\u3400-\u9fff])"
)
"""An office with the name right behind it: 车队长何兵."""


def _is_person(word: str) -> bool:
    """Return True if a word of Chinese, or a cell of other text, is a person's name: `周家豪先生`, `Dr Ann Roe`."""
    bare = _COURTESY.sub("", word)
    if has_han(word):
        surnamed = word[0] in SURNAMES or word[:2] in COMPOUND
        called = _CALLED.search(word)
        if called:
            return surnamed and called.start() >= 2 and len(word) <= 6
        return surnamed and len(word) <= 4 and looks_like_name(bare)
    titled = bare != word and len(bare.split()) >= 2
    return looks_like_name(bare) and (titled or not _no_person(word))


_WORKNAME: Final = re.compile(
    rf"(?:^|[\s的，,：:(（])(?P<name>[{''.join(sorted(word for word in SURNAMES if len(word) == 1))}][\u3400-\u9fff]{{0,2}}"
    rf"(?:{title_pattern('by-work-line')}))(?=[\s\d，,（(]|$)"
)
_CALLED: Final = re.compile(f"(?:{title_pattern('by-work-line')})$")
"""Forms of address by profession: a surname with such a word is not yet a full name."""
_COURTESY: Final = re.compile(rf"^(?:{title_pattern('line')})\.? +")


def _no_person(cell: str) -> bool:
    return is_organisation(cell) or is_title(_COURTESY.sub("", cell)) or is_place(cell) or len(cell.split()) < 2


def _cut_out(text: str, start: int, end: int) -> str:
    sides = (value(" ".join(side.split())) for side in (text[:start], text[end:]))
    return "\n".join(filter(None, sides))
