"""Removal of numbers before the entries of a list or the items of one: `一、`, `（二）`, 第一份：, `(a)`, `1.`; no value
includes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.ingest.layout.line_features import has_range
from app.ingest.layout.rows import Row

_STYLES: Final = (
    re.compile(r"[一二三四五六七八九十]{1,3}\s?[、.．:：]\s*(?=\S)"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]\s*、?\s*(?=\S)"),
    re.compile(r"第[一二三四五六七八九十]{1,2}[份个個段家][^：:，,\s]{0,3}(?:[：:、]\s*|\s+)(?=\S)"),
    re.compile(r"[（(]?[a-h][)）]\s+(?=\S)"),
)
_DATE_ROWS: Final = 3
"""Number of rows, from an entry's number on, in which its dates are expected."""


def without_ordinals(rows: Sequence[Row]) -> tuple[list[Row], list[int]]:
    """Return the rows without their numbers, and the indices of those that open an entry by one.

    These are the first row and others with its style of number, if the dates of each are near. The other numbered
    rows are items.
    """
    styles = [_style(row) for row in rows]
    opening = [index for index, style in enumerate(styles) if style and style == styles[0]]
    ends = [*opening[1:], len(rows)]
    dated = all(
        any(has_range(row.text) for row in rows[at : min(at + _DATE_ROWS, end)])
        for at, end in zip(opening, ends, strict=False)
    )
    opening = opening if dated else []
    bare = [
        row if style in ("", _DIGITS) else replace(row, text=_strip_ordinal(row.text, style), numbered=True)
        for row, style in zip(rows, styles, strict=True)
    ]
    return [replace(row, numbered=row.numbered and index not in opening) for index, row in enumerate(bare)], opening


_DIGITS: Final = "digits"


def _style(row: Row) -> str:
    found = next((style.pattern for style in _STYLES if style.match(row.text)), "")
    return found or (_DIGITS if row.numbered else "")


def _strip_ordinal(text: str, style: str) -> str:
    match = re.match(style, text)
    return text[match.end() :] if match else text
