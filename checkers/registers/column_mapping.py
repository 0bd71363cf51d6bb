"""Column mapping of a list: header aliases of the known registers, and mappings the person made.

A mapping names fields (`name`, `identifier`, `status`, `licence`, `valid_to`, `country`, `city`, `other_name`). Columns with personal
data of representatives are never taken.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.errors import UserError
from app.files import read_bytes

_LARGEST: Final = 1_000_000
"""Bytes of a mapping file."""
FIELDS: Final = ("name", "identifier", "status", "licence", "valid_to", "country", "city", "other_name")
_ALIASES: Final[Mapping[str, tuple[str, ...]]] = {
    "name": (
        "entity.legalname", "organisation name", "organization name", "companyname", "company name", "legal name", "name", "navn",
        "denomination", "entity_name", "employer name", "机构名称", "单位名称", "企业名称", "公司名称", "人力资源服务机构名称",
        "劳务派遣单位名称", "用人单位名称", "被执行人姓名/名称", "失信被执行人名称", "名称", "机构名称(全称)", "iname", "商号又は名称", "法人名",
    ),
    "identifier": (
        "lei", "companynumber", "company number", "organisasjonsnummer", "siren", "uen", "registration number", "abn", "brn",
        "统一社会信用代码", "社会信用代码", "信用代码", "统一社会信用代码/注册号", "营业执照注册号", "组织机构代码", "cardnum", "法人番号",
    ),
    "licence": (
        "许可证编号", "许可证号", "人力资源服务许可证编号", "劳务派遣经营许可证编号", "人力资源服务许可证号", "证书编号", "许可文号", "备案号",
        "licence number", "license number", "licence no", "sponsor licence number",
    ),
    "status": (
        "entity.entitystatus", "companystatus", "status", "entity_status_description", "状态", "许可状态", "经营状态", "type & rating",
        "registration.registrationstatus", "performance",
    ),
    "valid_to": ("有效期至", "有效期", "有效期限", "有效期截止", "许可期限", "expiry date", "valid to", "valid until"),
    "country": ("entity.legaladdress.country", "country", "countryoforigin", "regaddress.country"),
    "city": ("entity.legaladdress.city", "town/city", "regaddress.posttown", "city", "住所", "机构地址", "地址", "注册地址", "经营地址"),
    "other_name": (
        "entity.otherentitynames.otherentityname.1", "entity.otherentitynames.otherentityname.2",
        "entity.transliteratedotherentitynames.transliteratedotherentityname.1", "previousname_1.companyname", "曾用名", "trading name",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Column numbers per field (a field may have several columns)."""

    columns: Mapping[str, tuple[int, ...]]

    def value(self, row: Sequence[str], field: str) -> str:
        """Return the first non-empty cell of a field."""
        for index in self.columns.get(field, ()):
            if index < len(row) and row[index].strip():
                return row[index].strip()
        return ""

    def values(self, row: Sequence[str], field: str) -> list[str]:
        """Return every non-empty cell of a field."""
        indexes = self.columns.get(field, ())
        return [row[index].strip() for index in indexes if index < len(row) and row[index].strip()]


def _key(header: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", header).strip().strip("\ufeff").casefold())


def guess(header: Sequence[str]) -> ColumnMapping | None:
    """Return the mapping of a header row, or None if no name column is recognised."""
    keys = [_key(cell) for cell in header]
    columns: dict[str, tuple[int, ...]] = {}
    for field, aliases in _ALIASES.items():
        found = [keys.index(alias) for alias in aliases if alias in keys]
        if found:
            columns[field] = tuple(found)
    return ColumnMapping(columns) if "name" in columns else None


def from_file(path: Path, header: Sequence[str]) -> ColumnMapping:
    """Read a mapping file: JSON `{"name": "column title", …}`. Raises UserError `mapping-invalid`, naming the wrong part."""
    try:
        document = json.loads(read_bytes(path, _LARGEST).decode("utf-8-sig"))
    except (OSError, ValueError):
        raise UserError("mapping-invalid", what=path.name) from None
    return _from_document(document, header)


def _from_document(document: object, header: Sequence[str]) -> ColumnMapping:
    if not isinstance(document, dict) or "name" not in document:
        raise UserError("mapping-invalid", what="name")
    keys = [_key(cell) for cell in header]
    columns: dict[str, tuple[int, ...]] = {}
    for field, titles in document.items():
        wanted = [titles] if isinstance(titles, str) else titles
        if field not in FIELDS or not isinstance(wanted, list) or not all(_key(str(title)) in keys for title in wanted):
            raise UserError("mapping-invalid", what=f"{field}: {titles}")
        columns[field] = tuple(keys.index(_key(str(title))) for title in wanted)
    return ColumnMapping(columns)


def header_key(header: Sequence[str]) -> str:
    """Return a header as the text under which its mapping is remembered."""
    return "\t".join(_key(cell) for cell in header)[:4000]


def to_text(mapping: ColumnMapping, header: Sequence[str]) -> str:
    """Return the mapping as JSON of column titles, for remembering."""
    titles = {field: [header[index] for index in indexes] for field, indexes in mapping.columns.items()}
    return json.dumps(titles, ensure_ascii=False)


def from_text(text: str, header: Sequence[str]) -> ColumnMapping:
    """Apply a remembered mapping to a header. Raises UserError `mapping-invalid`."""
    return _from_document(json.loads(text), header)


@dataclass(frozen=True, slots=True)
class ChosenMapping:
    """A person's choice for a table: the row that holds the titles (0 is the first), and the fields of the columns."""

    header: int
    columns: ColumnMapping


@dataclass(frozen=True, slots=True)
class Proposal:
    """Proposed reading of a table: the name to keep it under, the day of its data (ISO), its first rows, the number of the row with the
    titles, the mapping of the columns (no `name` if none was recognised), and True if a person confirmed it for such a table before."""

    key: str
    as_of: str
    rows: tuple[tuple[str, ...], ...]
    header: int
    columns: ColumnMapping
    remembered: bool = False

    def example(self, header: int, column: int) -> str:
        """Return the first non-empty cell under a title."""
        below = (row[column].strip() for row in self.rows[header + 1 :] if column < len(row))
        return next(filter(None, below), "")


def likely_header(rows: Sequence[Sequence[str]]) -> int:
    """Return the index of the row that probably holds the titles when none of them is known: the first with as many filled cells as any."""
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows]
    return filled.index(max(filled))
