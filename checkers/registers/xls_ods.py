"""Rows of an XLS or an OpenDocument spreadsheet, by calamine.

Only for the confined child (`checkers.registers.table_job`): calamine lays a whole sheet out in memory, and of two thousand damaged XLS files
thirteen made it ask for more than there was, which ends the process. XLSX, which packs a thousand times as much, is read in little
memory by `checkers.registers.workbook`.
Reads the values that were saved: no formula is computed, no link followed, no macro run. Hidden sheets are read only where no other is.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from app.errors import UserError
from checkers.registers.workbook import MAX_COLUMNS, MAX_WORKBOOK

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of an XLS file (MS-CFB), and of a Word or Excel file with a password."""
_LOCKED_OLE: Final = "EncryptedPackage".encode("utf-16-le")
_LOCKED_ODS: Final = b"manifest:encryption-data"
_MANIFEST: Final = "META-INF/manifest.xml"


def sheet_rows(content: bytes) -> Iterator[list[object]]:
    """Yield the values of each row of the fullest visible sheet, without the empty cells at its end.

    Raises UserError `too-large` and `encrypted-file`, and ValueError or `zipfile` errors for a file that is no spreadsheet.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    _refuse_locked_and_large(content)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            sheet = _fullest_sheet(book)
            for row in sheet.iter_rows() if sheet is not None else ():
                del row[MAX_COLUMNS:]
                while row and row[-1] == "":
                    row.pop()
                yield list(row)
    except CalamineError as error:
        raise ValueError(str(error)) from error


def _refuse_locked_and_large(content: bytes) -> None:
    if content.startswith(OLE):
        locked = _LOCKED_OLE in content
    else:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(info.file_size for info in archive.infolist()) > MAX_WORKBOOK:
                raise UserError("too-large", limit=MAX_WORKBOOK // 1_000_000)
            locked = _LOCKED_ODS in archive.read(_MANIFEST)
    if locked:
        raise UserError("encrypted-file")


def _fullest_sheet(book: CalamineWorkbook) -> CalamineSheet | None:
    """Return the visible sheet with the most cells filled; None if all are empty."""
    from python_calamine import SheetVisibleEnum

    seen = [about.name for about in book.sheets_metadata if about.visible == SheetVisibleEnum.Visible]
    sheets = [book.get_sheet_by_name(name) for name in seen or book.sheet_names]
    filled = [sheet for sheet in sheets if sheet.start is not None]
    return max(filled, key=_filled) if len(filled) > 1 else next(iter(filled), None)


def _filled(sheet: CalamineSheet) -> int:
    return sum(cell != "" for row in sheet.iter_rows() for cell in row)
