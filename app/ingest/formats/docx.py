"""Reader of DOCX: own walk over document, headers, footers, notes, tables and text boxes, in reading order.

Hidden and deleted text is never imported, only counted in a warning. Of alternate content only the Choice is read,
so that a text box is not read twice. Field codes, comments and document properties are ignored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from app.domain.draft import ImportWarning
from app.errors import UserError
from app.ingest.formats.archive import Archive, attribute, local, parse_xml
from app.ingest.formats.docx_white_text import on_paper, plain_paper
from app.ingest.formats.photo import photo_uri
from app.ingest.layout.table_rows import TableRow, lines_of_table
from app.ingest.sections.contact import emails, phones
from app.ingest.source_lines import Source, TextLine
from app.text.characters import has_han

if TYPE_CHECKING:
    from app.ingest.formats.archive import Element

_SKIPPED: Final = frozenset(
    [
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "Fallback",
        "commentRangeStart",
        "pPr",
        "tblPr",
        "tcPr",
        "trPr",
        "sectPr",
    ]
)
TINY: Final = 3.0
"""Text smaller than this many points counts as hidden."""
_PICTURE: Final = re.compile(r"word/media/[^/]+\.(?:png|jpe?g|gif|bmp|tiff?|webp)$", re.IGNORECASE)


@dataclass(slots=True)
class _Style:
    size: float = 0.0
    bold: bool | None = None
    hidden: bool = False
    heading: int = 0
    listed: bool = False


@dataclass(slots=True)
class _Walk:
    styles: dict[str, _Style]
    targets: dict[str, str]
    default_size: float = 0.0
    lines: list[TextLine] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    hidden: int = 0
    paper: bool = True
    deleted: int = 0

    def block(self, node: Element) -> None:
        """Emit the lines of a body, cell, text box or header part."""
        for child in node:
            name = local(child)
            if name == "p":
                self.paragraph(child)
            elif name == "tbl":
                self.table(child)
            elif name in (
                "sdt",
                "sdtContent",
                "customXml",
                "ins",
                "moveTo",
                "smartTag",
                "txbxContent",
                "footnote",
                "endnote",
            ) or name in ("AlternateContent", "Choice"):
                self.block(child)
            elif name in ("del", "moveFrom"):
                self.deleted += 1

    def paragraph(self, node: Element) -> None:
        """Emit one paragraph, then the text boxes anchored in it; those with a place on the page of their own come first,
        for they are anchored anywhere."""
        run = _Runs()
        boxes: list[Element] = []
        style = self._paragraph_style(node)
        self._inline(node, run, style, boxes)
        if _is_set_by_page(node):
            for box in boxes:
                self.block(box)
            boxes = []
        number = node.find("{*}pPr/{*}numPr/{*}numId")
        numbered = attribute(number, "val") != "0" if number is not None else style.listed and not style.heading
        for part, text in enumerate("".join(run.text).split("\n")):
            if text.strip():
                size = run.size or style.size or self.default_size
                bullet = numbered and part == 0
                self.lines.append(
                    TextLine(text.strip(), size=size, bold=run.is_bold, heading=style.heading, bullet=bullet)
                )
        if not "".join(run.text).strip() and not boxes and self.lines and self.lines[-1].text:
            self.lines.append(TextLine(""))  # told, because a list is set off by one
        for box in boxes:
            self.block(box)

    def table(self, node: Element) -> None:
        """Emit a table row by row."""
        rows = [_cells(row) for row in node.iter("{*}tr") if _owner(row) is node]
        self.lines += lines_of_table(
            [TableRow([self._cell(cell) for cell in row], bool(row) and _spans_rows(row[0])) for row in rows]
        )

    def _cell(self, cell: Element) -> list[TextLine]:
        kept, self.lines = self.lines, []
        self.block(cell)
        found, self.lines = [line for line in self.lines if line.text], kept
        return found

    def _paragraph_style(self, node: Element) -> _Style:
        properties = node.find("{*}pPr")
        named = node.find("{*}pPr/{*}pStyle")
        base = self.styles.get(attribute(named, "val"), _Style()) if named is not None else _Style()
        outline = properties.find("{*}outlineLvl") if properties is not None else None
        heading = base.heading
        if outline is not None and attribute(outline, "val").isdigit():
            heading = min(int(attribute(outline, "val")) + 1, 9)
        return _Style(base.size, base.bold, base.hidden, heading, base.listed)

    def _inline(self, node: Element, run: _Runs, style: _Style, boxes: list[Element]) -> None:
        for child in node:
            name = local(child)
            if name == "r":
                self._run(child, run, style, boxes)
            elif name in ("del", "moveFrom"):
                self.deleted += 1
            elif name == "hyperlink":
                target = self.targets.get(attribute(child, "id"), "")
                if target:
                    self.links.append(target)
                self._inline(child, run, style, boxes)
            elif name and name not in _SKIPPED:
                self._inline(child, run, style, boxes)

    def _run(self, node: Element, run: _Runs, style: _Style, boxes: list[Element]) -> None:
        look = _run_style(node, style, self.styles)
        if look.hidden or 0 < look.size < TINY or (self.paper and on_paper(node)):
            self.hidden += any(str(text).strip() for text in node.itertext())
            return
        for child in node.iter():
            name = local(child)
            if _has_ancestor(child, node, ("txbxContent", "Fallback", "del")):
                continue
            if name == "t":
                run.add(child.text or "", look)
            elif name in ("tab", "ptab"):
                run.add("\t", look)
            elif name in ("br", "cr"):
                run.add("\n", look)
            elif name == "noBreakHyphen":
                run.add("\u2011", look)
            elif name == "sym":
                run.add("•" if not run.text else "", look)
            elif name == "txbxContent":
                boxes.append(child)


def _is_set_by_page(node: Element) -> bool:
    """Return True if the drawings of a paragraph have their height from the page, not from the paragraph."""
    return any(attribute(place, "relativeFrom") in _OF_PAGE for place in node.iter("{*}positionV"))


_OF_PAGE: Final = ("page", "margin", "topMargin")


@dataclass(slots=True)
class _Runs:
    text: list[str] = field(default_factory=list)
    size: float = 0.0
    bold: int = 0
    plain: int = 0

    def add(self, text: str, look: _Style) -> None:
        """Append text with its style."""
        self.text.append(text)
        weight = len(text.strip())
        self.size = max(self.size, look.size if weight else 0.0)
        if look.bold:
            self.bold += weight
        else:
            self.plain += weight

    @property
    def is_bold(self) -> bool:
        """Return True if most of the text is bold."""
        return self.bold > self.plain


def read_docx(data: bytes) -> Source:
    """Return the lines of a DOCX. Raises `UserError` `damaged-file`, `zip-bomb`, `encrypted-file`, `unsafe-xml`."""
    archive = Archive(data)
    main = _main_part(archive)
    folder = main.rsplit("/", 1)[0] + "/" if "/" in main else ""
    styles, default = _read_styles(archive, folder)
    headers = _parts(archive, folder, "header")
    footers = (
        _parts(archive, folder, "footer") + _parts(archive, folder, "footnotes") + _parts(archive, folder, "endnotes")
    )
    lines: list[TextLine] = []
    links: list[str] = []
    hidden = deleted = 0
    for part in [*headers, main, *footers]:
        walk = _Walk(styles, _targets(archive, part), default)
        root = parse_xml(archive.read(part))
        walk.paper = plain_paper(root)
        body = root.find("{*}body")
        walk.block(body if body is not None else root)
        if "/footer" in part and any(map(_has_contact, walk.lines)):  # where to reach the person: told with the head
            lines[:0] = walk.lines
        else:
            lines += walk.lines
        links += walk.links
        hidden += walk.hidden
        deleted += walk.deleted
    warnings = []
    if hidden:
        warnings.append(ImportWarning("hidden-text", {"count": str(hidden)}))
    if deleted:
        warnings.append(ImportWarning("deleted-text", {"count": str(deleted)}))
    lines += [TextLine(link, link=True) for link in dict.fromkeys(links)]
    return Source("docx", tuple(lines), tuple(warnings), _photo(archive))


def _main_part(archive: Archive) -> str:
    if "word/document.xml" in archive.names:
        return "word/document.xml"
    found = [name for name in archive.names if re.fullmatch(r"(?:.*/)?document\d*\.xml", name)]
    if not found:
        raise UserError("damaged-file")
    return found[0]


def _parts(archive: Archive, folder: str, kind: str) -> list[str]:
    pattern = re.compile(rf"{re.escape(folder)}{kind}\d*\.xml")
    return sorted(name for name in archive.names if pattern.fullmatch(name))


def _targets(archive: Archive, part: str) -> dict[str, str]:
    folder, _, base = part.rpartition("/")
    name = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
    if name not in archive.names:
        return {}
    root = parse_xml(archive.read(name))
    return {
        attribute(node, "Id"): attribute(node, "Target")
        for node in root
        if attribute(node, "TargetMode") == "External" and attribute(node, "Type").endswith("/hyperlink")
    }


def _read_styles(archive: Archive, folder: str) -> tuple[dict[str, _Style], float]:
    name = f"{folder}styles.xml"
    if name not in archive.names:
        return {}, 0.0
    root = parse_xml(archive.read(name))
    nodes = {attribute(node, "styleId"): node for node in root.iter("{*}style")}
    default = root.find("{*}docDefaults/{*}rPrDefault/{*}rPr/{*}sz")
    size = _half_points(default)
    return {key: _style_of(node, nodes, 0) for key, node in nodes.items()}, size


def _style_of(node: Element, nodes: dict[str, Element], depth: int) -> _Style:
    parent = node.find("{*}basedOn")
    base = _Style()
    if parent is not None and depth < 12 and attribute(parent, "val") in nodes:
        base = _style_of(nodes[attribute(parent, "val")], nodes, depth + 1)
    named = node.find("{*}name")
    title = attribute(named, "val").lower() if named is not None else ""
    match = re.fullmatch(r"(?:heading|标题) ?(\d)", title)
    heading = int(match[1]) if match else base.heading
    listed = base.listed or node.find("{*}pPr/{*}numPr") is not None or title.startswith(("list bullet", "list number"))
    look = node.find("{*}rPr")
    if look is None:
        return _Style(base.size, base.bold, base.hidden, heading, listed)
    return _Style(
        _half_points(look.find("{*}sz")) or base.size,
        _flag(look.find("{*}b"), base.bold),
        bool(_flag(look.find("{*}vanish"), base.hidden)),
        heading,
        listed,
    )


def _run_style(node: Element, paragraph: _Style, styles: dict[str, _Style]) -> _Style:
    look = node.find("{*}rPr")
    if look is None:
        return paragraph
    named = look.find("{*}rStyle")
    base = styles.get(attribute(named, "val"), _Style()) if named is not None else _Style()
    return _Style(
        _half_points(look.find("{*}sz")) or base.size or paragraph.size,
        _flag(look.find("{*}b"), base.bold if base.bold is not None else paragraph.bold),
        bool(_flag(look.find("{*}vanish"), base.hidden or paragraph.hidden)),
        paragraph.heading,
        paragraph.listed,
    )


def _half_points(node: Element | None) -> float:
    value = attribute(node, "val") if node is not None else ""
    return int(value) / 2 if value.isdigit() and len(value) < 5 else 0.0


def _flag(node: Element | None, inherited: bool | None) -> bool | None:
    if node is None:
        return inherited
    return attribute(node, "val").lower() not in ("0", "false", "off", "none")


def _has_ancestor(node: Element, stop: Element, names: tuple[str, ...]) -> bool:
    parent = node.getparent()
    while parent is not None and parent is not stop:
        if local(parent) in names:
            return True
        parent = parent.getparent()
    return False


def _owner(node: Element) -> Element | None:
    parent = node.getparent()
    while parent is not None and local(parent) != "tbl":
        parent = parent.getparent()
    return parent


def _cells(row: Element) -> list[Element]:
    cells = []
    for node in row.iter("{*}tc"):
        parent = node.getparent()
        while parent is not None and local(parent) not in ("tr", "tc"):
            parent = parent.getparent()
        if parent is row:
            cells.append(node)
    return cells


def _spans_rows(cell: Element) -> bool:
    """Return True if a cell is the first of several merged ones, one below the other."""
    merged = cell.find("{*}tcPr/{*}vMerge")
    return merged is not None and attribute(merged, "val") == "restart"


def _has_contact(line: TextLine) -> bool:
    return bool(emails(line.text) or phones(line.text, zh=has_han(line.text)))


def _photo(archive: Archive) -> str:
    pictures = [name for name in archive.names if _PICTURE.fullmatch(name)]
    for name in pictures:
        uri = photo_uri(archive.read(name))
        if uri:
            return uri
    return ""
