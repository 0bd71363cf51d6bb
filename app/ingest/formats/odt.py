"""Reader of OpenDocument text (`content.xml`), to lines: paragraphs, headings, lists and tables; tracked deletions are
skipped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from app.domain.draft import ImportWarning
from app.errors import UserError
from app.ingest.formats.archive import Archive, attribute, local, parse_xml
from app.ingest.formats.odt_styles import Styles
from app.ingest.formats.photo import photo_uri
from app.ingest.layout.table_rows import TableRow, lines_of_table
from app.ingest.source_lines import Source, TextLine

if TYPE_CHECKING:
    from app.ingest.formats.archive import Element

_SKIPPED: Final = frozenset(
    ["tracked-changes", "annotation", "annotation-end", "forms", "sequence-decls", "note-citation"]
)


@dataclass(slots=True)
class _Walk:
    styles: Styles
    lines: list[TextLine] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    deleted: int = 0

    def block(self, node: Element, *, bullet: bool = False) -> None:
        """Emit the lines of a body, section, cell or text box."""
        for child in node:
            name = local(child)
            if name == "tracked-changes":
                self.deleted += sum(1 for _ in child.iter("{*}deletion"))
            elif name in _SKIPPED:
                continue
            elif name in ("p", "h"):
                self._paragraph(child, bullet)
                bullet = False
            elif name == "list-item":
                self.block(child, bullet=True)
            elif name == "table":
                self._table(child)
            else:
                self.block(child, bullet=bullet)

    def _paragraph(self, node: Element, bullet: bool) -> None:
        boxes: list[Element] = []
        text = "".join(self._inline(node, boxes))
        level = attribute(node, "outline-level")
        look = self.styles.look("paragraph", attribute(node, "style-name"))
        bold = self._is_bold(node, look.bold is True)
        for part, line in enumerate(text.split("\n")):
            if line.strip():
                heading = int(level) if local(node) == "h" and level.isdigit() else 0
                size = max({1: 18.0, 2: 14.0, 3: 12.5}.get(heading, 0.0), look.size) or 11.0
                item = bullet and part == 0
                self.lines.append(TextLine(line.strip(), size=size, bold=bold, heading=heading, bullet=item))
        for box in boxes:
            self._table(box) if local(box) == "table" else self.block(box)

    def _is_bold(self, node: Element, usual: bool) -> bool:
        """Return True if most of the letters of a paragraph are bold."""
        runs = [(child, len("".join(map(str, child.itertext())).strip())) for child in node if local(child) == "span"]
        looks = [(self.styles.look("text", attribute(run, "style-name")).bold, length) for run, length in runs]
        loud = sum(length for bold, length in looks if (usual if bold is None else bold))
        rest = len("".join(map(str, node.itertext())).strip()) - sum(length for _, length in runs)
        return 2 * (loud + (rest if usual else 0)) > rest + sum(length for _, length in runs)

    def _inline(self, node: Element, boxes: list[Element]) -> list[str]:
        out = [node.text or ""]
        for child in node:
            name = local(child)
            if name == "tab":
                out.append("\t")
            elif name == "line-break":
                out.append("\n")
            elif name == "s":
                count = attribute(child, "c")
                out.append(" " * min(int(count) if count.isdigit() else 1, 200))
            elif name in ("text-box", "table"):
                boxes.append(child)
            elif name and name not in _SKIPPED:
                if name == "a" and attribute(child, "href").startswith(("http", "mailto", "tel")):
                    self.links.append(attribute(child, "href"))
                out += self._inline(child, boxes)
            out.append(child.tail or "")
        return out

    def _table(self, table: Element) -> None:
        """Emit a table row by row; rows may stand in groups (headers, sections), never inside a cell."""
        self.lines += lines_of_table(
            [
                TableRow(
                    [self._cell(cell) for cell in row],
                    bool(row) and attribute(row[0], "number-rows-spanned") not in ("", "1"),
                )
                for row in _rows_of(table)
            ]
        )

    def _cell(self, cell: Element) -> list[TextLine]:
        kept, self.lines = self.lines, []
        self.block(cell)
        found, self.lines = self.lines, kept
        return found


_ROW_GROUPS: Final = frozenset(["table-header-rows", "table-rows", "table-row-group"])
_CELLS: Final = frozenset(["table-cell", "covered-table-cell"])


def _rows_of(table: Element) -> Iterator[list[Element]]:
    """Yield the cells of each row of a table, those of tables inside it excepted."""
    for child in table:
        name = local(child)
        if name == "table-row":
            yield [cell for cell in child if local(cell) in _CELLS]
        elif name in _ROW_GROUPS:
            yield from _rows_of(child)


def read_odt(payload: bytes) -> Source:
    """Return the lines of an OpenDocument text. Raises `UserError` `damaged-file`, `encrypted-file`, `unsafe-xml`."""
    archive = Archive(payload)
    if "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise UserError("encrypted-file")
    root = parse_xml(archive.read("content.xml"))
    body = root.find("{*}body/{*}text")
    if body is None:
        raise UserError("unsupported-format", kind="odf")
    named = parse_xml(archive.read("styles.xml")) if "styles.xml" in archive.names else None
    walk = _Walk(Styles(root) if named is None else Styles(root, named))
    walk.block(body)
    warnings = (ImportWarning("deleted-text", {"count": str(walk.deleted)}),) if walk.deleted else ()
    links = [TextLine(link, link=True) for link in dict.fromkeys(walk.links)]
    pictures = [
        name
        for name in archive.names
        if re.fullmatch(r"Pictures/[^/]+\.(?:png|jpe?g|gif|bmp|webp)", name, re.IGNORECASE)
    ]
    photo = next((uri for uri in (photo_uri(archive.read(name)) for name in pictures) if uri), "")
    return Source("odt", (*walk.lines, *links), warnings, photo)
