"""Finds what in a file can only be read from pixels: pictures, drawn outlines, glyphs without text.

`illegible_pages` lists what no parser can read; the ink channel reports it, the OCR channel reads what it can.
"""

from __future__ import annotations

import io
import itertools
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeGuard, cast
from weakref import WeakKeyDictionary

import numpy as np
import pikepdf

from app.verify.model import Source, sniff
from app.verify.pdf_content import FontDecoder, decode_shown_text, fonts_of, instructions, resources_of

if TYPE_CHECKING:
    from PIL import Image

_CURVES: Final = 40
"""Curve operators on a page from which outlines could be letters (a rule or a bullet has fewer)."""

_LOST: Final = 4
"""Different glyphs without text from which a page counts as illegible (below it, they are bullets and ornaments)."""

_MAX_FORM_DEPTH: Final = 5
_MIN_PICTURE: Final = (40, 10)
MAX_PICTURE_PIXELS: Final = 40_000_000


@dataclass(frozen=True, slots=True)
class IllegiblePage:
    """A page (number from 1) whose text cannot be trusted, and why: `glyphs`, `outlines` or `picture`."""

    page: int
    reason: str


_SEEN: Final[WeakKeyDictionary[Source, tuple[IllegiblePage, ...]]] = WeakKeyDictionary()


def illegible_pages(source: Source) -> tuple[IllegiblePage, ...]:
    """Return pages with glyphs that have no text, letters drawn as outlines, or pictures (cached per source)."""
    if source not in _SEEN:
        _SEEN[source] = tuple(_illegible(source))
    return _SEEN[source]


def _illegible(source: Source) -> Iterator[IllegiblePage]:
    for number, page in enumerate(source.pdf.pages, 1):
        lost, curves, pictures = _ink(page.obj, resources_of(page), 0, set())
        if lost >= _LOST:
            yield IllegiblePage(number, "glyphs")
        if curves >= _CURVES:
            yield IllegiblePage(number, "outlines")
        if pictures:
            yield IllegiblePage(number, "picture")


def _ink(
    content: pikepdf.Object, resources: pikepdf.Object | None, depth: int, seen_forms: set[tuple[int, int]]
) -> tuple[int, int, int]:
    """Count lost glyphs, curves and pictures that a page (or form) shows, forms inside it included, each form once."""
    fonts: dict[str, FontDecoder] = fonts_of(resources)
    seen = decode_shown_text(instructions(content), fonts)
    lost, curves, pictures = seen.lost, seen.curves, 0
    things = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    for _, thing in things.items() if isinstance(things, pikepdf.Dictionary) else ():
        if thing.get("/Subtype") == pikepdf.Name.Image:
            pictures += (
                int(thing.get("/Width", 0)) >= _MIN_PICTURE[0] and int(thing.get("/Height", 0)) >= _MIN_PICTURE[1]
            )
        elif depth < _MAX_FORM_DEPTH and thing.get("/Subtype") == pikepdf.Name.Form and thing.objgen not in seen_forms:
            seen_forms.add(thing.objgen)
            inner = _ink(thing, thing.get("/Resources"), depth + 1, seen_forms)
            lost, curves, pictures = lost + inner[0], curves + inner[1], pictures + inner[2]
    return lost, curves, pictures


def pdf_pictures(source: Source) -> Iterator[tuple[str, Image.Image]]:
    """Yield every picture in a PDF large enough to hold text, drawn or not, covered or not.

    Inline pictures, page thumbnails and thumbnails inside pictures too.
    """
    for thing in source.pdf.objects:
        if not isinstance(thing, pikepdf.Stream):
            continue
        where = source.place(f"picture in object {thing.objgen[0]}")
        if thing.get("/Subtype") == pikepdf.Name.Image:
            found = _decode_image(_picture, thing)
            yield from (
                (where, picture) for picture in (found, *thumbnails(thing.read_raw_bytes())) if _readable(picture)
            )
        elif "/Width" in thing and "/Height" in thing and "/BitsPerComponent" in thing:  # /Thumb names no subtype
            if _readable(small := _decode_image(_thumb, thing)):
                yield where, small
        else:
            yield from ((where, picture) for picture in _inline(thing) if _readable(picture))


def _readable(picture: Image.Image | None) -> TypeGuard[Image.Image]:
    """Return True if a picture could be decoded and is large enough to hold text."""
    return picture is not None and picture.width >= _MIN_PICTURE[0] and picture.height >= _MIN_PICTURE[1]


def _decode_image(reader: Callable[[pikepdf.Stream], Image.Image], thing: pikepdf.Stream) -> Image.Image | None:
    try:
        return reader(thing)
    except Exception:  # pikepdf and Pillow raise many kinds for odd filters; the page's pixels are read too
        return None


def _picture(thing: pikepdf.Stream) -> Image.Image:
    return pikepdf.PdfImage(thing).as_pil_image()


def _thumb(thing: pikepdf.Stream) -> Image.Image:
    """Return a page's thumbnail as a picture (parsed in a document of its own, so that the file's view stays unchanged)."""
    with pikepdf.new() as document:
        copy = cast(pikepdf.Stream, document.copy_foreign(thing))
        copy["/Subtype"] = pikepdf.Name.Image
        return _picture(copy)


_INLINE: Final = re.compile(rb"BI(?<!\wBI)\s[^\x00]{4,400}?\sID\s")


def _inline(stream: pikepdf.Stream) -> Iterator[Image.Image | None]:
    try:
        data = stream.read_bytes()
    except pikepdf.PdfError:
        return
    if _INLINE.search(data):
        for step in instructions(stream):
            if step.picture is not None:
                try:
                    yield step.picture.as_pil_image()
                except Exception:  # as above
                    yield None


def thumbnails(data: bytes) -> Iterator[Image.Image]:
    """Yield pictures inside the metadata of a JPEG (EXIF and IPTC thumbnails)."""
    if data.startswith(b"\xff\xd8"):
        for found in itertools.islice(re.finditer(rb"\xff\xd8\xff", data[3:]), 3):
            picture = open_picture(data[found.start() + 3 :])
            if picture is not None:
                yield picture


def packed_pictures(source: Source) -> Iterator[tuple[str, Image.Image | None]]:
    """Yield every picture in a package (None: cannot be opened), and a picture file itself."""
    members = source.members if source.format == "zip" else {source.name or "picture": source.data}
    for name, data in members.items():
        if sniff(data) == "image":
            picture = open_picture(data)
            if picture is None or _readable(picture):
                yield source.place(name), picture
            for small in thumbnails(data):
                if _readable(small):
                    yield source.place(f"{name}, thumbnail"), small


def veiled(picture: Image.Image) -> Image.Image | None:
    """Return what dark bars in a picture let through, on white, as strong as it can be; None where they let nothing through.

    A marker pen, or a bar that is not fully opaque, looks black and is not.
    """
    from PIL import Image

    grey = np.asarray(picture.convert("L"))
    rows, columns = grey.shape[0] // _BLOCK, grey.shape[1] // _BLOCK
    if not rows or not columns:
        return None
    blocks = grey[: rows * _BLOCK, : columns * _BLOCK].reshape(rows, _BLOCK, columns, _BLOCK)
    dark = (blocks.max(axis=(1, 3)) < _DARK).repeat(_BLOCK, 0).repeat(_BLOCK, 1)
    inside = grey[: dark.shape[0], : dark.shape[1]][dark]
    if inside.size < _BAR:
        return None
    low, high = (float(np.percentile(inside, share)) for share in (3, 97))
    if high - low < _LET_THROUGH:
        return None
    seen = np.full(dark.shape, 255, np.uint8)
    seen[dark] = np.clip((inside - low) * (255 / (high - low)), 0, 255)
    return Image.fromarray(seen)


_BLOCK: Final = 6
_DARK: Final = 90
_BAR: Final = 100 * _BLOCK * _BLOCK
_LET_THROUGH: Final = 14
"""Side in pixels of a block of a bar, grey below which all of it is dark, pixels that a bar has, and the least contrast within it that is more
than the noise of a JPEG."""


def open_picture(data: bytes) -> Image.Image | None:
    """Return the decoded picture, or None."""
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
