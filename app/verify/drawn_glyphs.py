"""Draws each code that a PDF's fonts show alone in a cell of its own, so that a glyph can be compared with the text it is copied as.

The pages of the file are no help for that: lines, pictures and other glyphs lie over its letters. PDFium draws the cells and tells the text of
each, as a reader does, whatever kind of font it is.

The copies of one person have the same fonts, but for the letters of a reference: a sheet of cells that is the same to the last byte is drawn once.
"""

from __future__ import annotations

import ctypes
import hashlib
import io
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pikepdf

from app.verify.channels.pdf_pdfium import open_document
from app.verify.letter_shapes import trim_cells
from app.verify.model import LimitReached, Source
from app.verify.pdf_content import TEXT_OPERATORS, FontDecoder, font_decoder, instructions, resources_of

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]
    from numpy.typing import NDArray

_EM: Final = 36
_CELL: Final = 108
"""Side of a cell: a glyph one em to each side of its origin, which the middle of the cell is (vertical writing draws left of and below it)."""

_ACROSS: Final = 18
_PER_PAGE: Final = _ACROSS * _ACROSS
_MOST: Final = 8000
"""Different glyphs that are compared: a résumé has a few hundred, a long Chinese one two thousand."""

_DEEPEST: Final = 5
_READ: Final = TEXT_OPERATORS | {"Tf", "Tr", "q", "Q"}
"""Operators that say which codes are shown, and how."""

_INVISIBLE: Final = (3, 7)
"""Text rendering modes without ink: the text that a scanner lays over its picture."""

_SUBSET: Final = re.compile("^/(?:[A-Z]{6}\\+)?")


@dataclass(frozen=True, slots=True)
class DrawnGlyph:
    """`face`: its typeface's name; `pages` (from 1) that use the font; `text`: what the glyph is copied as; `ink`: its pixels, 0 (paper) to
    255, without margins."""

    face: str
    pages: frozenset[int]
    text: str
    ink: NDArray[np.uint8]


@dataclass(slots=True)
class _Font:
    """A font, what maps its codes, and the codes that content shows visibly, in order."""

    thing: pikepdf.Object
    decoder: FontDecoder
    face: str
    """The typeface: subsets of one belong together, and so do all fonts without a name."""
    codes: dict[bytes, None] = field(default_factory=dict)
    pages: set[int] = field(default_factory=set)

    def show(self, data: bytes, page: int) -> None:
        """Note the codes of a shown string."""
        self.pages.add(page)
        width, codec = self.decoder.width, self.decoder.codec
        if codec and codec != "jis":
            self.codes.update((letter.encode(codec), None) for letter in data.decode(codec, "ignore"))
        else:
            self.codes.update((data[at : at + width], None) for at in range(0, len(data), width))


_Codes = list[tuple[_Font, bytes]]
_Cell = tuple[str, "NDArray[np.uint8]"]
"""What a glyph is copied as, and its ink."""


def drawn_glyphs(source: Source) -> Iterator[DrawnGlyph]:
    """Yield every glyph that pages, forms and appearances show and that leaves ink.

    Raises `LimitReached` if there are more than can be compared.
    """
    shown = _Shown()
    for number, page in enumerate(source.pdf.pages, 1):
        shown.read(page.obj, resources_of(page), number, 0)
        for note in _list(page.obj.get("/Annots")):
            for form in _forms(note.get("/AP") if isinstance(note, pikepdf.Dictionary) else None):
                shown.read(form, form.get("/Resources"), number, 0)
    if sum(len(font.codes) for font in shown.fonts) > _MOST:
        raise LimitReached("glyphs")
    drawn = {place: cell for codes in _sheets(shown.fonts) for place, cell in _draw(codes)}
    for font in shown.fonts:
        pages = frozenset(font.pages)
        for code in font.codes:
            if cell := drawn.get((id(font), code)):
                yield DrawnGlyph(font.face, pages, *cell)


_OWN_SHEETS: Final = 40
"""Codes from which a font has sheets of its own."""


def _sheets(fonts: Sequence[_Font]) -> Iterator[_Codes]:
    """Yield the codes of each sheet, in an order that is not the text's."""
    shared: _Codes = []
    for font in fonts:
        codes = [(font, code) for code in sorted(font.codes, key=zlib.crc32)]
        if len(codes) < _OWN_SHEETS:
            shared += codes
        else:
            yield from (codes[start : start + _PER_PAGE] for start in range(0, len(codes), _PER_PAGE))
    yield from (shared[start : start + _PER_PAGE] for start in range(0, len(shared), _PER_PAGE))


class _Shown:
    """The fonts of a file and the codes that its content shows with each."""

    def __init__(self) -> None:
        self.fonts: list[_Font] = []
        self._by_object: dict[tuple[int, int], _Font] = {}
        self._seen: set[tuple[int, int]] = set()

    def read(self, content: pikepdf.Object, resources: pikepdf.Object | None, page: int, depth: int) -> None:
        """Note the codes that a page or form shows, forms inside it included, each form once."""
        if content.is_indirect and content.objgen in self._seen:
            return
        self._seen.add(content.objgen)
        things = resources if isinstance(resources, pikepdf.Dictionary) else pikepdf.Dictionary()
        self._read_steps(content, {name: self._font(thing) for name, thing in _items(things.get("/Font"))}, page)
        for _, form in _items(things.get("/XObject")):
            if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == pikepdf.Name.Form and depth < _DEEPEST:
                self.read(form, form.get("/Resources", resources), page, depth + 1)

    def _read_steps(self, content: pikepdf.Object, fonts: Mapping[str, _Font | None], page: int) -> None:
        active: _Font | None = None
        mode, saved = 0, []
        for step in instructions(content):
            name = step.name
            if name not in _READ:
                continue
            if name == "Tf" and step.operands:
                active = fonts.get(str(step.operands[0]))
            elif name == "q":
                saved.append((active, mode))
            elif name == "Q" and saved:
                active, mode = saved.pop()
            elif name == "Tr" and step.operands:
                mode = int(step.operands[0])
            elif name in TEXT_OPERATORS and active is not None and mode not in _INVISIBLE:
                active.show(step.shown, page)

    def _font(self, thing: pikepdf.Object) -> _Font | None:
        if not isinstance(thing, pikepdf.Dictionary):
            return None
        if thing.is_indirect and thing.objgen in self._by_object:
            return self._by_object[thing.objgen]
        face = _SUBSET.sub("", str(thing.get("/BaseFont", "")))
        self.fonts.append(font := _Font(thing, font_decoder(thing), face))
        if thing.is_indirect:
            self._by_object[thing.objgen] = font
        return font


def _items(thing: pikepdf.Object | None) -> Iterator[tuple[str, pikepdf.Object]]:
    if isinstance(thing, pikepdf.Dictionary):
        yield from thing.items()


def _list(thing: pikepdf.Object | None) -> list[pikepdf.Object]:
    return list(thing.as_list()) if isinstance(thing, pikepdf.Array) else []


def _forms(thing: pikepdf.Object | None, depth: int = 0) -> Iterator[pikepdf.Stream]:
    """Yield the forms of an appearance dictionary: one for each state, or states of states (ISO 32000-1, 12.5.5)."""
    if isinstance(thing, pikepdf.Stream):
        yield thing
    elif depth < 2:
        for _, state in _items(thing):
            yield from _forms(state, depth + 1)


def _draw(codes: _Codes) -> Iterator[tuple[tuple[int, bytes], _Cell]]:
    """Draw codes on one page of a document made for it; yield font (its identity) and code with what is drawn."""
    rows = -(-len(codes) // _ACROSS)
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(_CELL * _ACROSS, _CELL * rows))
        names: dict[int, str] = {}
        fonts = pikepdf.Dictionary()
        shown = []
        for at, (font, code) in enumerate(codes):
            if id(font) not in names:
                names[id(font)] = f"/F{len(names)}"
                fonts[names[id(font)]] = _copy(document, font.thing)
            x, y = _origin(at, rows)
            shown.append(f"BT {names[id(font)]} {_EM} Tf 1 0 0 1 {x} {y} Tm <{code.hex()}> Tj ET")
        page.Resources = pikepdf.Dictionary(Font=fonts)
        page.Contents = document.make_stream("\n".join(shown).encode())
        out = io.BytesIO()
        document.save(out, compress_streams=False, static_id=True)
    for at, cell in _cells(out.getvalue(), rows).items():
        font, code = codes[at]
        yield (id(font), code), cell


_kept: Final[dict[bytes, dict[int, _Cell]]] = {}
_KEPT: Final = 16
_LARGEST_KEPT: Final = 1_000_000
"""Sheets that are kept, by the digest of their document, and the pixels that the cells of one have at most."""


def _cells(document: bytes, rows: int) -> dict[int, _Cell]:
    """Return text and ink of each cell of a sheet that has both, by its number."""
    key = hashlib.blake2b(document).digest()
    if key in _kept:
        return _kept[key]
    found = dict(_cut(document, rows))
    if sum(ink.size for _, ink in found.values()) <= _LARGEST_KEPT:
        while len(_kept) >= _KEPT:
            del _kept[next(iter(_kept))]
        _kept[key] = found
    return found


def _cut(document: bytes, rows: int) -> Iterator[tuple[int, _Cell]]:
    """Draw a sheet and cut it into its cells."""
    with open_document(document) as drawn:
        sheet = drawn[0]
        size = (_CELL * rows, _CELL * _ACROSS)
        pixels = 255 - sheet.render(scale=1, grayscale=True).to_numpy().reshape(size)
        texts = _texts(sheet, rows)
    for at, ink in enumerate(trim_cells(pixels, _CELL)):
        if ink.size and at in texts:
            yield at, (texts[at], ink.copy())


def _copy(document: pikepdf.Pdf, font: pikepdf.Object) -> pikepdf.Object:
    copy: pikepdf.Object = _copied(document, font, 0)
    return copy if copy.is_indirect else document.make_indirect(copy)


def _copied(document: pikepdf.Pdf, thing: Any, depth: int) -> Any:
    """Return an object of another file as one of `document`: only what is indirect can be copied as a whole."""
    if not isinstance(thing, pikepdf.Object) or depth > _DEEPEST:
        return thing
    if thing.is_indirect:
        return document.copy_foreign(thing)
    if isinstance(thing, pikepdf.Dictionary):
        return pikepdf.Dictionary({key: _copied(document, value, depth + 1) for key, value in thing.items()})
    if isinstance(thing, pikepdf.Array):
        return pikepdf.Array([_copied(document, value, depth + 1) for value in thing.as_list()])
    return thing


def _origin(at: int, rows: int) -> tuple[int, int]:
    return at % _ACROSS * _CELL + _CELL // 2, (rows - 1 - at // _ACROSS) * _CELL + _CELL // 2


def _texts(page: pypdfium2.PdfPage, rows: int) -> dict[int, str]:
    """Return the text of each cell by its number."""
    import pypdfium2.raw as api  # type: ignore[import-untyped]

    textpage = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    units: dict[int, list[int]] = {}
    for index in range(textpage.count_chars()):
        if api.FPDFText_IsGenerated(textpage, index) == 1 or not api.FPDFText_GetCharOrigin(textpage, index, x, y):
            continue
        at = int(x.value // _CELL) + (rows - 1 - int(y.value // _CELL)) * _ACROSS
        code = api.FPDFText_GetUnicode(textpage, index)
        units.setdefault(at, []).append(0x2D if code in (2, 0xFFFE) else code)
    return {at: "".join(map(chr, codes)) for at, codes in units.items()}
