"""Extract mentions of relatives (name, phone) before contact parsing, so that they are not taken for the applicant's."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.ingest.layout.rows import Row, value
from app.ingest.sections.contact import emails, phones
from app.ingest.sections.headings import heading_key, known_kind
from app.ingest.sections.person import CELLS
from app.text.characters import has_han
from app.text.kinship import BRACKETS, KIN, KIN_LABEL, OF_KIN, URGENT, is_family

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
        if _has_contact(rows[end].text):
            return end + 1
    return at + 1


def _without_relatives(row: Row, told: list[Row]) -> list[Row]:
    """Return the row without mentions of relatives, if anything is left of it; the mentions are appended to `told`."""
    text = row.text
    for match in itertools.islice(BRACKETS.finditer(row.text), _MOST):
        reached = bool(KIN.search(match["inner"])) and _has_contact(match["inner"])
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
    if not KIN.search(text) or not _has_contact(text):
        return []
    cells = [cell for cell in _CELL_ENDS.split(text) if cell]
    return [cell for cell in cells if KIN_LABEL.match(cell) and _has_contact(cell)]


def _has_contact(text: str) -> bool:
    return bool(phones(text, zh=has_han(text)) or emails(text))
