"""Tables whose first row names their columns: every row below is put in the order the readers of entries expect."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.resume.structure.rows import Row
from app.resume.structure.words import listed

_COLUMNS: Final = {
    "dates": listed(
        """起止时间 | 起止年月 | 时间 | 年月 | 日期 | 起讫时间 | 起迄時間 | 時間 | 期間 | year | years | inclusive years | year of passing | period | dates | date |
        duration | from | to | sign on | sign off | joined | left | start | end | inclusive dates | month & year | passing year | 入学时间 | 毕业时间"""
    ),
    "place": listed(
        """单位 | 单位名称 | 工作单位 | 公司 | 公司名称 | 学校 | 学校名称 | 院校 | 毕业院校 | 就读学校 | 學校 | 公司名稱 | 服務單位 | school | university |
        board | college | institution | institute | university / college | school / board | board / university | name of the institution |
        name of institution | employer | company | company / agency | company name | organisation | organization | employer name"""
    ),
    "role": listed(
        """职务 | 职位 | 岗位 | 担任职务 | 職稱 | 職務 | position | designation | role | job title | rank | post | position held | 专业 | 专业 / 学历 | 专业及学历 |
        科系 | course | subject | specialization | specialisation | stream | degree subject"""
    ),
    "level": listed("学历 | 学位 | 學歷 | degree | exam | examination | qualification | level | class / degree"),
    "other": listed(
        """称谓 | 姓名 | 年龄 | 政治面貌 | 工作单位及职务 | 关系 | 部门 | 备注 | 證照名稱 | 证明人 | 证明人及电话 | 联系电话 | 离职原因 | % | marks | percentage |
        percentage / cgpa | cgpa | grade | class | name | location | vessel | type / grt | type | certificate | date issued | valid until | s. no. | s.no | sl. no. |
        no. | sr. no. | result | remarks"""
    ),
}
_KIND: Final = {re.sub(r"\s+", "", word): kind for kind, words in _COLUMNS.items() for word in words}
_ORDER: Final = ("dates", "place", "role", "level", "other")


def columns_of(text: str) -> list[str]:
    """The kinds of the columns that a row names, or nothing when the row is no such row."""
    cells = [cell for cell in re.split(r"\t+|\s{2,}", text.lower()) if cell.strip()]
    kinds = [_KIND.get(re.sub(r"\s+", "", cell), "") for cell in cells]
    return kinds if len(kinds) >= 3 and all(kinds) else []


def in_columns(rows: Sequence[Row]) -> list[Row]:
    """The rows without those that name columns; rows below one, cell for cell, in the order dates, place, role."""
    out: list[Row] = []
    columns: list[str] = []
    for row in rows:
        named = columns_of(row.text)
        cells = row.text.split("\t")
        if named:
            columns = named
            continue
        if columns and not 0 <= len(columns) - len(cells) <= 1:
            columns = columns if len(cells) == 1 else []
        if columns and len(cells) > 1:
            out.append(replace(row, text=_ordered(cells, columns), bold=False))
        else:
            out.append(row)
    return out


def _ordered(cells: list[str], columns: list[str]) -> str:
    """The cells in reading order; two cells of dates are one range."""
    found = {kind: [cell.strip() for cell, own in zip(cells, columns, strict=False) if own == kind] for kind in _ORDER}
    dates = " - ".join(filter(None, found.pop("dates")))
    return "\t".join(filter(None, [dates, *(cell for kind in _ORDER[1:] for cell in found[kind])]))
