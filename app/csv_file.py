"""Writes tables as CSV that no spreadsheet takes for anything but text, and reads such cells back. The only writer of CSV.

A cell that begins with `=`, `+`, `-` or `@` is a formula to a spreadsheet (https://owasp.org/www-community/attacks/CSV_Injection). Where the list separator
is a semicolon, a comma-separated file is cut at the semicolons *inside* its cells, quoted or not, so that `note;=cmd` begins a cell there:
a formula is looked for after every separator and line end, and an apostrophe put before it. Must never lose a letter: `plain_cell` gives back what `safe_cell` took.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

_SEPARATORS: Final = ";,|\t\r\n"
_SIGNS: Final = "=+\\-@＝＋－＠﹢﹣﹦﹫"
"""Full-width and small forms too: spreadsheets of Chinese and Japanese systems fold them."""
_SKIP: Final = r'(?:[^\S\t\r\n]|["\u200b-\u200f\u2060\ufeff])*'
_BEGINS: Final = re.compile(rf"\A(?='*[\t\r\n])|((?:\A|[{_SEPARATORS}]){_SKIP})(?='*[{_SIGNS}])")
_GUARDED: Final = re.compile(rf"\A'(?='*[\t\r\n])|((?:\A|[{_SEPARATORS}]){_SKIP})'(?='*[{_SIGNS}])")


def safe_cell(text: str) -> str:
    """Return `text` with an apostrophe before everything that could begin a formula, in a file of any separator."""
    return _BEGINS.sub(lambda found: f"{found.group(1) or ''}'", text)


def plain_cell(text: str) -> str:
    """Inverse of `safe_cell`; a cell that another program wrote loses an apostrophe only where a spreadsheet would not show it."""
    return _GUARDED.sub(lambda found: found.group(1) or "", text)


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table (rows of text) as CSV (RFC 4180): every cell quoted and safe, UTF-8 with BOM, so that spreadsheets read Chinese."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return ("\ufeff" + out.getvalue()).encode("utf-8", "replace")
