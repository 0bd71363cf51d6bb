"""Reader of HTML (saved pages, word processors, rich-text fields), to lines. Scripts, styles and hidden elements are
skipped."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree
from lxml import html as lxml_html

from app.domain.draft import ImportWarning
from app.errors import UserError
from app.ingest.layout.table_rows import TableRow, lines_of_table
from app.ingest.source_lines import Source, TextLine

if TYPE_CHECKING:
    from app.ingest.formats.archive import Element

MAX_ELEMENTS: Final = 200_000
_SKIPPED: Final = frozenset(
    ["script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "select"]
)
_BLOCKS: Final = frozenset(
    (
        "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form h1 "
        "h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul html br"
    ).split()
)
_CELLS: Final = frozenset(["td", "th"])
_SIZES: Final = {"h1": 24.0, "h2": 18.0, "h3": 14.0, "h4": 12.5}
_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*[01](?:px|pt)?\s*(?:;|$)", re.IGNORECASE
)


@dataclass(slots=True)
class _Table:
    """An open table: the lines around it and its rows so far."""

    around: list[TextLine]
    rows: list[TableRow] = field(default_factory=list)


@dataclass(slots=True)
class _Walk:
    lines: list[TextLine] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    buffer: list[str] = field(default_factory=list)
    heading: int = 0
    bold: int = 0
    loud: int = 0
    plain: int = 0
    bullet: bool = False
    joins: bool = False
    apart: frozenset[str] = frozenset()
    hidden: int = 0
    tables: list[_Table] = field(default_factory=list)

    def flush(self) -> None:
        text = re.sub(r"[ \n\r\f]+", " ", "".join(self.buffer)).strip(" ")
        text = re.sub(r" ?\t[ \t]*", "\t", text).strip()
        if text:
            size = _SIZES.get(f"h{self.heading}", 11.0)
            self.lines.append(
                TextLine(text, size=size, bold=self.loud > self.plain, heading=self.heading, bullet=self.bullet)
            )
            self.bullet = False
        self.buffer, self.loud, self.plain = [], 0, 0

    def end_block(self) -> None:
        """Take account of the edge of a block: the end of a line, or of a cell of a card."""
        if self.joins and "".join(self.buffer).strip():
            self.buffer.append("\t")
        elif not self.joins:
            self.flush()

    def open_table(self, tag: str, *, spans: bool) -> None:
        """Take account of the start of a table, row or cell; what follows is collected there."""
        if tag == "table":
            self.tables.append(_Table(self.lines))
        elif self.tables and tag == "tr":
            self.tables[-1].rows.append(TableRow(()))
        elif self.tables and tag in _CELLS:
            rows = self.tables[-1].rows or [TableRow(())]
            self.lines = []
            row = TableRow((*rows[-1].cells, self.lines), rows[-1].spans or (spans and not rows[-1].cells))
            self.tables[-1].rows[-1:] = [row]

    def close_table(self, tag: str) -> None:
        """Take account of the end of a table or cell."""
        if not self.tables:
            return
        if tag in _CELLS:
            self.lines = self.tables[-1].around
        elif tag == "table":
            table = self.tables.pop()
            self.lines = table.around
            self.lines += lines_of_table(table.rows)

    def add(self, text: str | None) -> None:
        if text:
            self.buffer.append(text.replace("\xa0", " "))
            weight = len(text.strip())
            self.loud += weight if self.bold else 0
            self.plain += 0 if self.bold else weight


def read_html(text: str) -> Source:
    """Return the lines of an HTML document. Raises `UserError` `damaged-file`, `too-complex`."""
    walk = _walked(text)
    warnings = (ImportWarning("hidden-text", {"count": str(walk.hidden)}),) if walk.hidden else ()
    links = [TextLine(link, link=True) for link in dict.fromkeys(walk.links)]
    return Source("html", (*walk.lines, *links), warnings)


def plain_lines(markup: str) -> list[str]:
    """Return the text lines of a rich-text field; a text without tags is split at its line breaks."""
    if not re.search(r"<\w|</|&\w+;|&#", markup):
        return [line.strip() for line in markup.splitlines() if line.strip()]
    return [line.text for line in _walked(f"<div>{markup}</div>").lines]


def _walked(text: str) -> _Walk:
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        root = lxml_html.document_fromstring(text, parser=lxml_html.HTMLParser(no_network=True, huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UserError("damaged-file") from error
    walk = _Walk(apart=_classes_set_apart(root))
    for count, (event, node) in enumerate(etree.iterwalk(root, events=("start", "end", "comment", "pi"))):
        if count > MAX_ELEMENTS:
            raise UserError("too-complex")
        if event in ("comment", "pi"):
            if not _inside_skipped(node):
                walk.add(node.tail)
        elif event == "start":
            _start(walk, node)
        else:
            _end(walk, node)
    walk.flush()
    return walk


def _is_skipped(node: Element) -> bool:
    return node.tag in _SKIPPED or node.get("hidden") is not None or _HIDDEN.search(node.get("style") or "") is not None


def _inside_skipped(node: Element) -> bool:
    parent = node.getparent()
    while parent is not None:
        if _is_skipped(parent):
            return True
        parent = parent.getparent()
    return False


def _start(walk: _Walk, node: Element) -> None:
    if _is_skipped(node) or _inside_skipped(node):
        if _is_skipped(node) and node.tag not in _SKIPPED and any(str(text).strip() for text in node.itertext()):
            walk.hidden += 1
        return
    tag = str(node.tag)
    if tag in _BLOCKS:
        walk.end_block()
    if re.fullmatch(r"h[1-6]", tag) and not walk.joins:
        walk.heading = int(tag[1])
    if tag == "li":
        walk.bullet = _is_item(node)
        walk.joins = _is_card(node)
    walk.open_table(tag, spans=node.get("rowspan", "1") != "1")
    if tag in ("b", "strong", "th"):
        walk.bold += 1
    href = node.get("href") if tag == "a" else None
    if href and re.match(r"https?://|mailto:|tel:", href):
        walk.links.append(href.strip())
    walk.add(node.text)


def _end(walk: _Walk, node: Element) -> None:
    tag = str(node.tag)
    if _inside_skipped(node):
        return
    if not _is_skipped(node):
        if tag == "li":
            walk.joins = False
        if tag in _BLOCKS:
            walk.end_block()
        walk.close_table(tag)
        if re.fullmatch(r"h[1-6]", tag):
            walk.heading = 0
        if tag in ("b", "strong", "th"):
            walk.bold = max(walk.bold - 1, 0)
    walk.add("\t" if _set_apart(walk, node) else node.tail)


def _blocks_of_item(node: Element) -> list[str]:
    """Return the texts of the blocks that are the lines of an item of a list; nothing for one that holds a list."""
    blocks = _BLOCKS - {"br"}
    inner = [one for one in node.iter() if one is not node and isinstance(one.tag, str) and one.tag in blocks]
    if any(one.tag in ("ul", "ol", "table") for one in inner) or (node.text or "").strip():
        return []
    leaves = [one for one in inner if not any(child.tag in blocks for child in one.iter() if child is not one)]
    return [text for one in leaves if (text := " ".join("".join(map(str, one.itertext())).split()))]


def _is_item(node: Element) -> bool:
    """Return True if an element of a list is one item, and no entry with a head and lines of its own (`<li><h3>…</h3>
    <p>…</p></li>`), as pages of networks have."""
    holds = any(one.tag in _BLOCKS - {"br", "ul", "ol", "li"} for one in node)
    return len(_blocks_of_item(node)) < 2 and not (holds and any(one.tag in ("ul", "ol") for one in node.iter()))


def _is_card(node: Element) -> bool:
    """Return True if an item of a list is two to four short lines, which are read as the cells of one."""
    texts = _blocks_of_item(node)
    return 1 < len(texts) <= _CARD and all(len(text) <= _BRIEF and text[-1] not in ".。" for text in texts)


_CARD: Final = 4
_BRIEF: Final = 60
_SIDE_BY_SIDE: Final = r"display\s*:\s*(?:inline-)?(?:flex|grid)"
_RULE: Final = re.compile(rf"\.([\w-]+)\s*{{[^{{}}]*{_SIDE_BY_SIDE}[^{{}}]*}}", re.IGNORECASE)


def _classes_set_apart(root: Element) -> frozenset[str]:
    """Return the classes whose children a style sheet of the page sets side by side."""
    sheets = ("".join(map(str, node.itertext())) for node in root.iter("style"))
    return frozenset(name for sheet in sheets for name in _RULE.findall(sheet[:_SHEET]))


_SHEET: Final = 200_000


def _is_tag_of_row(node: Element) -> bool:
    """Return True if an element is one of three or more short ones that alone make up a line, and not the last: labels
    that a style sheet frames (`<p><span>Excel</span> <span>SAP</span> <span>Payroll</span></p>`), a menu of links."""
    parent = node.getparent()
    if node.tag not in ("span", "a") or parent is None or (parent.text or "").strip() or node.getnext() is None:
        return False
    if any(one.tag != node.tag or (one.tail or "").strip() or one.get("style") or one.get("lang") for one in parent):
        return False
    texts = ["".join(map(str, one.itertext())).strip() for one in parent]
    short = all(0 < len(text) <= 40 and text[-1] not in ".,;:!?。，；：！？" for text in texts)
    return len(texts) >= 3 and short and 2 * sum(text[0].islower() for text in texts) <= len(texts)


_PIECES: Final = frozenset(["span", "time"])


def _set_apart(walk: _Walk, node: Element) -> bool:
    """Return True if only the style sheet parts an element from the next one: `<span>Acme</span><span>2019</span>`.

    Runs of a word processor, which carry a style or a language, go on in the middle of a word.
    """
    if _is_tag_of_row(node):
        return True
    after, parent = node.getnext(), node.getparent()
    styled = parent is not None and (
        not walk.apart.isdisjoint((parent.get("class") or "").split())
        or re.search(_SIDE_BY_SIDE, parent.get("style") or "", re.IGNORECASE)
    )
    if styled and after is not None and node.tag not in _BLOCKS and not (node.tail or "").strip():
        return True
    if node.tag not in _PIECES or node.tail or after is None or after.tag not in (*_PIECES, "b", "strong"):
        return False
    if any(one.get(name) for one in (node, after) for name in ("style", "lang")):
        return False
    before, behind = "".join(walk.buffer)[-1:], "".join(map(str, after.itertext()))[:1]
    return (before.isalnum() or before in ")）") and (behind.isalnum() or behind in "(（")
