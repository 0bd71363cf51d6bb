"""Sectors of employers for the reports of a caseload: read from a table, remembered in the caseload's vault, used by every report from then on.

They are about employers, never about students. What was published stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from app.caseload.students import name_key
from app.csv_file import plain_cell
from app.errors import UserError

if TYPE_CHECKING:
    from app.vault.vault import Vault

_STORED: Final = "caseload-sectors"
_EMPLOYER: Final = frozenset(
    {"employer", "recipient", "name", "company", "单位", "用人单位", "单位名称", "公司", "企业"}
)
_SECTOR: Final = frozenset({"sector", "industry", "行业", "行业类别", "所属行业"})
_HEADER_ROWS: Final = 8
_MAX_CELL: Final = 200
_MAX_ROWS: Final = 20_000


def read_sectors(untrusted_rows: Iterable[Sequence[str]], name: str) -> dict[str, str]:
    """Return employer → sector from the rows of a table `name`. Raises UserError `report-sectors` where no row has both titles."""
    rows = ([plain_cell(cell).strip()[:_MAX_CELL] for cell in row] for row in untrusted_rows)
    places = (_places(row) for row in islice(rows, _HEADER_ROWS))
    employer, sector = next(filter(None, places), (-1, -1))
    if employer < 0:
        raise UserError("report-sectors", name=name)
    found: dict[str, str] = {}
    for row in islice(rows, _MAX_ROWS):
        if len(row) > max(employer, sector) and row[employer] and row[sector]:
            found[row[employer]] = row[sector]
    return found


def _places(row: Sequence[str]) -> tuple[int, int] | None:
    """Return the columns of employer and sector in a row of titles; None for any other row."""
    titles = [cell.casefold() for cell in row]
    places = [next((at for at, title in enumerate(titles) if title in known), -1) for known in (_EMPLOYER, _SECTOR)]
    return None if -1 in places else (places[0], places[1])


def remember_sectors(vault: Vault, sectors: Mapping[str, str]) -> int:
    """Remember sectors beside those known before, of which the same employer's is replaced; return how many employers are known now."""
    known = {name_key(name): (name, sector) for name, sector in (*known_sectors(vault).items(), *sectors.items())}
    vault.preferences.set(_STORED, dict(known.values()))
    return len(known)


def known_sectors(vault: Vault) -> dict[str, str]:
    """Return employer → sector as remembered."""
    stored: dict[str, str] = vault.preferences.get(_STORED, {})
    return stored
