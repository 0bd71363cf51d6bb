"""Reordering of tables whose first row names their columns: each row gets the order that the entry parsers expect."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.ingest.layout.rows import Row
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
    for row in rows:
        named = columns_of(row.text)
        cells = row.text.split("\t")
        if named:
            columns = named
            if out and not _heads(out[-1]):
                out.append(row)  # the table has no heading but the names of its columns
            continue
        if columns and not 0 <= len(columns) - len(cells) <= 1:
            columns = columns if len(cells) == 1 and not _heads(row) else []
        if columns and len(cells) > 1:
            kinds = _columns_without_missing(cells, columns)
            told = tuple((kind, cell.strip()) for kind, cell in zip(kinds, cells, strict=False) if cell.strip())
            told = told if all(_is_date(cell) for kind, cell in told if kind == "dates") else ()
            out.append(replace(row, text=_ordered(cells, kinds), bold=False, cells=told))
        else:
            out.append(row)
    return out


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
