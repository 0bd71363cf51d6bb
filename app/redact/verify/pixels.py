"""Decides what in a file can only be read from pixels: pictures, drawn outlines, glyphs without text.

`illegible` is what no parser can judge; the ink channel reports it, the OCR channel reads what it can.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

import pikepdf

from app.redact.verify.content import Decoder, fonts_of, instructions, shown
from app.redact.verify.model import Source, sniff

if TYPE_CHECKING:
    from PIL import Image

_CURVES: Final = 40
"""Curve operators on a page from which outlines could be letters (a rule or a bullet has fewer)."""

_LOST: Final = 4
"""Shown glyphs without text from which a page counts as illegible (below it, they are bullets)."""

_MAX_FORM_DEPTH: Final = 5
_MIN_PICTURE: Final = (40, 10)
MAX_PICTURE_PIXELS: Final = 40_000_000


@dataclass(frozen=True, slots=True)
class Illegible:
    """Page number from 1 and why its text cannot be trusted: `glyphs`, `outlines` or `picture`."""

    page: int
    reason: str


_SEEN: Final[WeakKeyDictionary[Source, tuple[Illegible, ...]]] = WeakKeyDictionary()


def illegible_pages(source: Source) -> tuple[Illegible, ...]:
    """Pages with glyphs that have no text, letters drawn as outlines, or pictures (found once per source)."""
    if source not in _SEEN:
        _SEEN[source] = tuple(_illegible(source))
    return _SEEN[source]


def _illegible(source: Source) -> Iterator[Illegible]:
    for number, page in enumerate(source.pdf.pages, 1):
        lost, curves, pictures = _ink(page.obj, page.obj, 0)
        if lost >= _LOST:
            yield Illegible(number, "glyphs")
        if curves >= _CURVES:
            yield Illegible(number, "outlines")
        if pictures:
            yield Illegible(number, "picture")


def _ink(content: pikepdf.Object, holder: pikepdf.Object, depth: int) -> tuple[int, int, int]:
    """Lost glyphs, curves and pictures that a page (or form) shows, forms inside it included."""
    resources = holder.get("/Resources")
    fonts: dict[str, Decoder] = fonts_of(resources)
    seen = shown(instructions(content), fonts)
    lost, curves, pictures = seen.lost, seen.curves, 0
    things = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    for _, thing in things.items() if isinstance(things, pikepdf.Dictionary) else ():
        if thing.get("/Subtype") == pikepdf.Name.Image:
            pictures += (
                int(thing.get("/Width", 0)) >= _MIN_PICTURE[0] and int(thing.get("/Height", 0)) >= _MIN_PICTURE[1]
            )
        elif depth < _MAX_FORM_DEPTH and thing.get("/Subtype") == pikepdf.Name.Form:
            inner = _ink(thing, thing, depth + 1)
            lost, curves, pictures = lost + inner[0], curves + inner[1], pictures + inner[2]
    return lost, curves, pictures


def pdf_pictures(source: Source) -> Iterator[tuple[str, Image.Image]]:
    """Every picture in a PDF large enough to hold text, drawn or not, covered or not."""
    for thing in source.pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == pikepdf.Name.Image:
            try:
                picture = pikepdf.PdfImage(thing).as_pil_image()
            except Exception:  # pikepdf and Pillow raise many kinds for odd filters; the page's pixels are read too
                continue
            if picture.width >= _MIN_PICTURE[0] and picture.height >= _MIN_PICTURE[1]:
                yield source.place(f"picture in object {thing.objgen[0]}"), picture


def packed_pictures(source: Source) -> Iterator[tuple[str, Image.Image | None]]:
    """Every picture in a package (None: cannot be opened), and a picture file itself."""
    members = source.members if source.format == "zip" else {source.name or "picture": source.data}
    for name, data in members.items():
        if sniff(data) == "image":
            picture = opened(data)
            if picture is None or (picture.width >= _MIN_PICTURE[0] and picture.height >= _MIN_PICTURE[1]):
                yield source.place(name), picture


def opened(data: bytes) -> Image.Image | None:
    """The decoded picture, or None."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data))
            if picture.width * picture.height > MAX_PICTURE_PIXELS:
                return None
            picture.load()
            return picture
    except Exception:  # any damage means the same: its pixels cannot be read
        return None
