"""Tells whether the text that a PDF's fonts give for their glyphs is what the glyphs show: a reader sees one, every search sees the other.

Each glyph is compared with the letters it claims to be and with all that it could be instead, both as our own fonts draw them. One odd glyph
proves nothing, since typefaces differ; several that each look like another letter far more than like their own do.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

import numpy as np

from app.verify.drawn_glyphs import DrawnGlyph, drawn_glyphs
from app.verify.letter_shapes import likeness, likeness_to, shape, shapes_of
from app.verify.model import Context, Source

if TYPE_CHECKING:
    from app.verify.letter_shapes import Vector

_BARS: Final = "1IlijJ"
"""Letters that one typeface draws as another does a different one of them."""

_LATIN: Final = "".join(letter for letter in string.ascii_letters + string.digits if letter not in _BARS)
_CURSIVE: Final = str.maketrans("тпидгТПИДГ", "mnugrmnugr")
"""Cyrillic letters whose italics look like other letters."""

_HAN: Final = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_MOST_LETTERS: Final = 2000

_FITS: Final = 0.7
_MARGIN: Final = 0.25
_FALSE_GLYPHS: Final = 3
"""Likeness to another letter, and by how much above the claimed one, from which a glyph counts as false; and how many different ones of a typeface
prove a lie. 75 typefaces that are not ours (Roman, italic, typewriter, script) have at most two each; nine of ten false letters of a sans serif
count, two of three of a book face."""

_FITS_UNDRAWN: Final = 0.85
_FALSE_UNDRAWN: Final = 6
"""The same for claims that our fonts cannot draw: the letters of some scripts resemble Latin ones."""

_FALSE_IN_FILE: Final = 6
_STRANGE: Final = 0.35
_STRANGE_LETTERS: Final = 5
_STRANGE_HAN: Final = 3
"""Likeness below which a glyph does not look like its letter, and from how many a typeface is in doubt: book faces have at most three such letters,
a script six, dingbats forty, two of three false letters are such; in Song and Hei one hanzi in two hundred is below .4."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Pages (from 1) whose text is not what they show (`proven`), or perhaps not; `excerpt`: claimed and drawn letters."""

    pages: frozenset[int]
    proven: bool
    excerpt: str


@dataclass(frozen=True, slots=True)
class _Compared:
    """A glyph with its likeness to what it claims (None: our fonts lack that), and what it looks like most, and how much."""

    glyph: DrawnGlyph
    claimed: float | None
    other: str
    fit: float

    @property
    def false(self) -> bool:
        """It looks like another letter."""
        if self.claimed is None and not _without_shape(self.glyph.text):
            return self.fit >= _FITS_UNDRAWN
        return self.fit >= _FITS and self.fit - (self.claimed or 0) >= _MARGIN


_SEEN: Final[WeakKeyDictionary[Source, tuple[Doubt, ...]]] = WeakKeyDictionary()


def mapping_doubts(source: Source) -> tuple[Doubt, ...]:
    """Return where the text of a PDF is not, or not provably, what it shows (cached per source). Raises `LimitReached`."""
    if source not in _SEEN:
        _SEEN[source] = tuple(_doubts(source))
    return _SEEN[source]


def _doubts(source: Source) -> Iterator[Doubt]:
    faces: dict[str, list[_Compared]] = {}
    letters, rows = shapes_of(_LATIN + _letters_of_values(source.context))
    measured = ((glyph, *_measured(glyph.ink.tobytes(), glyph.ink.shape, glyph.text)) for glyph in drawn_glyphs(source))
    told = [(glyph, form, claimed) for glyph, form, claimed in measured if form is not None and glyph.text]
    fits = likeness(np.array([form for _, form, _ in told], np.float32).reshape(len(told), rows.shape[1]), rows)
    for (glyph, _, claimed), best, fit in zip(told, fits.argmax(axis=1), fits.max(axis=1), strict=True):
        faces.setdefault(glyph.face, []).append(_Compared(glyph, claimed, letters[best], float(fit)))
    lying = False
    for face in faces.values():
        if doubt := _doubt(face):
            lying |= doubt.proven
            yield doubt
    if not lying:
        yield from _spread_thin([compared for face in faces.values() for compared in face])


@lru_cache(maxsize=4_000)
def _measured(ink: bytes, size: tuple[int, int], text: str) -> tuple[Vector | None, float | None]:
    """Return the shape of a glyph and its likeness to the text it claims. Kept: the copies of one person show the same glyphs of the same fonts."""
    form = shape(np.frombuffer(ink, np.uint8).reshape(size))
    return form, _claimed(form, text) if form is not None and text else None


def _letters_of_values(context: Context) -> str:
    """Return the letters beyond ASCII that withheld values consist of: what a false glyph may show."""
    texts = (*(value.value for value in context.absent), *(form.text for form in context.derived))
    letters = {letter for text in texts for letter in text if letter.isalpha() and not letter.isascii()}
    return "".join(sorted(letters)[:_MOST_LETTERS])


def _claimed(form: Vector, text: str) -> float | None:
    """Return how alike a shape is to its text, in capitals or small letters (there are faces that have one of them only)."""
    variants = {text, text.upper(), text.lower(), unicodedata.normalize("NFKC", text), text.translate(_CURSIVE)}
    found = [fit for variant in variants if (fit := likeness_to(form, variant)) is not None]
    return max(found, default=None)


def _without_shape(text: str) -> bool:
    """Return True if no letter is claimed: spaces, control characters, private use."""
    return all(unicodedata.category(letter)[0] in "ZC" for letter in text)


def _doubt(face: Sequence[_Compared]) -> Doubt | None:
    """Judge one typeface by all of its glyphs."""
    false = [compared for compared in face if compared.false]
    drawable = [compared for compared in false if compared.claimed is not None]
    undrawable = [compared for compared in false if compared.claimed is None]
    if _different(drawable) >= _FALSE_GLYPHS or _different(undrawable) >= _FALSE_UNDRAWN:
        return _as_doubt(false, proven=True)
    blank = [compared for compared in undrawable if _without_shape(compared.glyph.text)]
    if _different(blank) >= _FALSE_GLYPHS:
        return _as_doubt(blank, proven=False)
    latin = [
        compared
        for compared in face
        if compared.glyph.text in _LATIN and compared.claimed is not None and compared.claimed < _STRANGE
    ]
    if len({compared.glyph.text for compared in latin}) >= _STRANGE_LETTERS:
        return _as_doubt(latin, proven=False)
    han = [compared for compared in face if _HAN.search(compared.glyph.text) and (compared.claimed or 1) < _STRANGE]
    return _as_doubt(han, proven=False) if len(han) >= _STRANGE_HAN else None


def _spread_thin(compared: Sequence[_Compared]) -> Iterator[Doubt]:
    """Judge a file by all of its glyphs: a lie may be spread over many fonts of a few letters each."""
    false = [each for each in compared if each.false and each.claimed is not None]
    if _different(false) >= _FALSE_IN_FILE:
        yield _as_doubt(false, proven=True)


def _different(compared: Sequence[_Compared]) -> int:
    return len({each.other.lower() for each in compared})


def _as_doubt(compared: Sequence[_Compared], *, proven: bool) -> Doubt:
    pages = frozenset(page for each in compared for page in each.glyph.pages)
    pairs = dict.fromkeys((each.glyph.text, each.other if proven else "?") for each in compared)
    return Doubt(pages, proven, " ".join(f"{text}={drawn}" for text, drawn in pairs)[:60])
