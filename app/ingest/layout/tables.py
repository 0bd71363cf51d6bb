"""Reordering of tables whose first row names their columns: each row gets the order that the entry parsers expect."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from app.ingest.layout.rows import Row
from app.ingest.sections.lexical_tests import is_organisation, is_place, names_position
from app.ingest.sections.vocabulary import ORG, ORG_ZH, SCHOOL, heading_key, known_kind, meant_kind
from app.text.dates import find_dates
from app.text.schools import school_words_in_text

_COLUMNS: Final = (
    (
        "dates",
        r"时间|時間|日期|何年何月|年月|年份|期间|期間|起止|起讫|起迄|\byears?\b|\bperiod\b|\bdates?\b|duration|^from$|^to$|sign (?:on|off)|joined|^left$|^start$|^end$|^when$|^wann$",
    ),
    (
        "place",
        rf"单位|單位|公司|机关|機關|學校|院校|机构|機構|{school_words_in_text()}|institut|employer|company|organi[sz]ation|\bboard\b|\bprincipal\b|\bfirm\b|\bagency\b|(?:conducted|issued|offered|organi[sz]ed|provided|awarded) by|issuer|issuing|provider|颁发|頒發|^where$|^wo$",
    ),
    (
        "role",
        r"职务|职位|岗位|職稱|職務|職位|工种|工種|^(?:干|做|幹)(?:什么|什麼|啥|的活)$|专业|科系|系所|position|designation|role|job title|\brank\b|\bpost\b|course|subject|speciali[sz]ation|stream|^what$|^was$",
    ),
    ("level", r"学历|学位|學歷|學位|^程度$|degree|\bexam|qualification|\blevel\b"),
)
"""Kinds of columns by the words in their names, the most specific first; every other column is `other`."""
_KINDS: Final = tuple((kind, re.compile(words)) for kind, words in _COLUMNS)
_SCHOOLING: Final = re.compile(rf"(?i){school_words_in_text()}|學校|院校|专业|專業|学历|學歷|degree")
_ORDER: Final = ("dates", "place", "named", "role", "level", "other", "vouching")
_VOUCHING: Final = re.compile("[证證]明人")
"""The column of a form with those who vouch for each entry."""


def columns_of(text: str) -> list[str]:
    """Return the kinds of the columns that a row names; empty if the row is no table heading.

    Required: three names or more without a digit, half of them known, among them a place or dates; or two, of dates and
    of employers with their positions (`起止时间`, `工作单位及职务`).
    """
    cells = [cell.strip() for cell in re.split(r"\t+|\s{2,}", text.lower()) if cell.strip()]
    cells = [re.sub(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])", "", cell) for cell in cells]  # `单 位`
    if len(cells) == 2 and list(map(_kind_of_column, cells)) == ["dates", "named"]:
        return ["dates", "named"]
    if len(cells) < 3 or re.search(r"\d|[,，。:：]", text) or any(len(cell) > 24 for cell in cells):
        return []
    kinds = list(map(_kind_of_column, cells))
    known = len(kinds) - kinds.count("other") - kinds.count("vouching")
    return kinds if 2 * known >= len(kinds) and known >= 2 and {"dates", "place"} & set(kinds) else []


def _kind_of_column(name: str) -> str:
    """Return the kind of a column; `named` for one of employers with the positions beside them.

    >>> list(map(_kind_of_column, ("公司／職位", "单位及职务", "在何单位学习或工作", "证明人")))
    ['named', 'named', 'place', 'vouching']
    """
    if _VOUCHING.search(name):
        return "vouching"
    kinds = [kind for kind, words in _KINDS if words.search(name)]
    joined = re.search(r"[/／、及与與和&]|\band\b", name) is not None and not _SCHOOLING.search(name)
    return "named" if joined and kinds[:2] == ["place", "role"] else next(iter(kinds), "other")


def in_columns(rows: Sequence[Row]) -> list[Row]:
    """Return the rows without those that name columns; rows below one get their cells in the order dates, place, role."""
    out: list[Row] = []
    columns: list[str] = []
    tables: list[tuple[str, list[int]]] = []
    for row in rows:
        named = columns_of(row.text)
        cells = row.text.split("\t")
        if named:
            columns = named
            tables.append((row.text, []))
            if out and not _heads(out[-1]):
                out.append(row)  # the table has no heading but the names of its columns
            continue
        if _names_dates_beside(cells) and out and _heads(out[-1]):
            columns = []
            continue
        if columns and not 0 <= len(columns) - len(cells) <= 1:
            columns = columns if len(cells) == 1 and not _heads(row) else []
        if columns and len(cells) > 1:
            kinds = _columns_without_missing(cells, columns)
            told = tuple((kind, cell.strip()) for kind, cell in zip(kinds, cells, strict=False) if cell.strip())
            told = told if all(_is_date(cell) for kind, cell in told if kind == "dates") else ()
            tables[-1][1].append(len(out))
            out.append(replace(row, text=_ordered(cells, kinds), bold=False, cells=told))
        else:
            out.append(row)
    for names, places in tables:
        for at, row in zip(places, _with_names_apart(names, [out[at] for at in places]), strict=True):
            out[at] = row
    return out


BETWEEN_LINES: Final = "  "
"""What parts the two lines of a cell that may be an employer and a position, until its column is known."""


def _with_names_apart(names: str, rows: Sequence[Row]) -> list[Row]:
    """Return the rows of a table with the names of its columns; where the cells of the column of employers or of positions
    have two lines, and no other column has what one of them tells, these are employer and position, or school and subject."""
    kinds = {kind for row in rows for kind, _ in row.cells}
    found = [kind for kind in ("named", "place", "role") if kind in kinds]
    taught = kind_of_columns(names) == "education" or "level" in kinds
    column = found[0] if found and (taught or found[0] == "named" or len(found) == 1) else ""
    pairs = [dict(row.cells).get(column, "").split(BETWEEN_LINES) for row in rows]
    two = [pair for pair in pairs if len(pair) == 2]
    told = column and two and all(len(pair) < 3 for pair in pairs) and (taught or len(two) == len(pairs))
    if not told or all(is_place(pair[1]) for pair in two):
        return [replace(row, cells=tuple((kind, _in_one_line(kind, text)) for kind, text in row.cells)) for row in rows]
    first = _begins_with_school(two) if taught else _begins_with_employer(names, two)
    other = "other" if taught else "role"
    parts = ("place", other) if first else (other, "place")
    return [replace(row, cells=tuple(_apart(row.cells, column, parts))) for row in rows]


def _begins_with_school(pairs: Sequence[Sequence[str]]) -> bool:
    schools = [sum(SCHOOL.search(pair[at]) is not None for pair in pairs) for at in (0, 1)]
    return schools[0] >= schools[1]


def _begins_with_employer(names: str, pairs: Sequence[Sequence[str]]) -> bool:
    posts = [sum(names_position(pair[at]) - is_organisation(pair[at]) for pair in pairs) for at in (0, 1)]
    return posts[0] < posts[1] if posts[0] != posts[1] else not _names_post_first(names)


def _apart(cells: Sequence[tuple[str, str]], column: str, parts: tuple[str, str]) -> Iterator[tuple[str, str]]:
    for kind, text in cells:
        if kind == column:
            lines = text.split(BETWEEN_LINES)
            yield from zip(parts, lines, strict=True) if len(lines) == 2 else [("place", text)]
        else:
            yield kind, text


def _in_one_line(kind: str, text: str) -> str:
    return text if kind == "named" else text.replace(BETWEEN_LINES, " ")


def _names_post_first(names: str) -> bool:
    """Return True if the column of employers and positions names the position first.

    >>> _names_post_first("Period\tPosition / Employer\tDuties"), _names_post_first("时间\t单位及职务\t内容")
    (True, False)
    """
    place, role = (re.search(words, names.lower()) for _, words in _COLUMNS[1:3])
    return role is not None and (place is None or role.start() < place.start())


def _names_dates_beside(cells: Sequence[str]) -> bool:
    """Return True if two cells name a column of dates and one of everything else: `Institution and qualification | Period`."""
    if len(cells) != 2 or any(re.search(r"[\d,，。:：]", cell) or len(cell.strip()) > 40 for cell in cells):
        return False
    dates = [_NAMES_DATES.fullmatch(cell.strip()) is not None for cell in cells]
    other = cells[0] if dates[1] else cells[1]
    return sum(dates) == 1 and any(words.search(other.lower()) for _, words in _KINDS[1:])


_NAMES_DATES: Final = re.compile(
    r"(?i)periods?|dates?|years?|duration|from [–-] to|时间|時間|日期|年份|期间|期間|起[止讫迄]?(?:时间|時間|年月|日期)|在[职職]期[间間]"
)


def _is_date(cell: str) -> bool:
    """Return True if a cell holds a date and nothing else."""
    spans = find_dates(cell)
    return bool(spans) and spans[0].start <= 1 and spans[-1].end >= len(cell) - 2


def _heads(row: Row) -> bool:
    """Return True if a row is the heading of a table, and so the end of the previous one."""
    return row.heading > 0 or bool(known_kind(row.text) or meant_kind(heading_key(row.text)))


def _columns_without_missing(cells: list[str], columns: list[str]) -> list[str]:
    """Return the columns without the one whose cell a row leaves empty: the choice under which most cells suit their
    column."""
    if len(cells) == len(columns):
        return columns
    choices = [columns[:at] + columns[at + 1 :] for at in reversed(range(len(columns)))]
    return max(choices, key=lambda choice: sum(map(_column_score, cells, choice)))


def _column_score(cell: str, kind: str) -> int:
    if kind == "dates":
        return 2 if find_dates(cell) else -2
    if kind == "place":
        return 2 * bool(ORG.search(cell) or ORG_ZH.search(cell) or SCHOOL.search(cell)) - 2 * bool(find_dates(cell))
    return -bool(find_dates(cell)) - (kind != "other" and cell.endswith("%"))


def _ordered(cells: list[str], columns: list[str]) -> str:
    """Return the cells in reading order; two cells of dates become one range."""
    found = {kind: [cell.strip() for cell, own in zip(cells, columns, strict=False) if own == kind] for kind in _ORDER}
    dates = " - ".join(filter(None, found.pop("dates")))
    return "\t".join(filter(None, [dates, *(cell for kind in _ORDER[1:] for cell in found[kind])]))


def kind_of_columns(text: str) -> str:
    """Return the subject of a table by the names of its columns; an empty text for any other row."""
    if not columns_of(text):
        return ""
    if _PAPERS.search(text):
        return "certificates"
    return "education" if _SCHOOLING.search(text) else "work"


_PAPERS: Final = re.compile(
    r"(?i)证书|證書|证件|證照|证照|培训|培訓|\b(?:certificat\w+|licen[cs]es?|permits?|trainings?|seminars?|workshops?)\b"
)
"""Names of columns of a table of certificates and courses."""
