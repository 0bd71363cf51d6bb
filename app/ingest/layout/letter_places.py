"""Location of every letter of a source text on its page, from the letters of the page model.

The lines of a source are made from those letters by rules that join, divide and reorder them, so the way back is found
by comparison: every letter of a page is used once, and a piece of text is placed only where it can be nothing else. What
occurs twice and cannot be told apart stays without a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.words_on_pages import PageMap, Run
from app.ingest.layout.page import Glyph, Page, hull
from app.ingest.layout.text_lines import rows_of_glyphs
from app.ingest.source_lines import Box, TextLine, offsets
from app.ingest.value_folding import mend, skeleton

MAX_PAGES: Final = 30
MAX_LETTERS: Final = 20_000
"""Letters of a page, and of all its lines; a page with more has no places."""
_TRIES: Final = 64
_ROUNDS: Final = 6
_SLACK: Final = 2.0
"""Distance by which a letter may stand outside the box of its line, in points."""
_BREAK: Final = "\n"
_GAP: Final = 2.0
"""A space wider than this, in em, parts two runs."""
_ROUND: Final = 1


def place_letters(lines: Sequence[TextLine], pages: Sequence[Page]) -> PageMap:
    """Return the places of the letters of `lines` joined by line feeds; lengths are rounded to a tenth."""
    starts = offsets(lines)
    runs: list[Run] = []
    for page in pages[:MAX_PAGES]:
        held = [(starts[at], line) for at, line in enumerate(lines) if line.page == page.number and not line.link]
        if page.glyphs:
            runs += _runs_of_page(held, page)
        else:
            runs += [_whole_line(start, line) for start, line in held if line.box is not None and line.text]
    sizes = tuple((round(page.width, _ROUND), round(page.height, _ROUND)) for page in pages[:MAX_PAGES])
    return PageMap(sizes, tuple(sorted(runs)))


def _whole_line(start: int, line: TextLine) -> Run:
    assert line.box is not None
    left, top, right, bottom = (round(edge, _ROUND) for edge in line.box)
    return Run(start, start + len(line.text), line.page, top, bottom, (left, right))


def _runs_of_page(held: Sequence[tuple[int, TextLine]], page: Page) -> list[Run]:
    letters = sum(len(line.text) for _, line in held)
    if max(len(page.glyphs), letters) > MAX_LETTERS:
        return []
    placed = _Placement(page).places(held)
    return [run for start, line in held for run in _runs_of_line(start, line, placed)]


@dataclass(slots=True)
class _Piece:
    """A stretch of the comparison form of a line; `where` are the offsets of its letters in the source text."""

    key: str
    where: list[int]
    box: Box | None
    at: int = -1


class _Placement:
    """Comparison of the lines of a page with its letters, by their rows."""

    def __init__(self, page: Page) -> None:
        forms: list[str] = []
        self._glyphs: list[tuple[int, Glyph] | None] = []
        for number, row in enumerate(rows_of_glyphs(page.glyphs)):
            for glyph in row:
                key = skeleton(mend(glyph.char))[0]
                forms.append(key)
                self._glyphs += [(number, glyph)] * len(key)
            forms.append(_BREAK)
            self._glyphs.append(None)
        self._text = "".join(forms)
        self._used = bytearray(len(self._text))

    def places(self, held: Sequence[tuple[int, TextLine]]) -> dict[int, tuple[int, Glyph]]:
        """Return row and glyph of every letter that has a sure place, by its offset in the source text."""
        order = [piece for start, line in held for piece in self._pieces_of(start, line)]
        for _ in range(_ROUNDS):
            left = sorted((piece for piece in order if piece.at < 0), key=lambda piece: -len(piece.key))
            if not sum([self._settle(piece) for piece in left]) and not self._settle_neighbours(order):
                break
        return {
            offset: held
            for piece in order
            if piece.at >= 0
            for offset, held in zip(piece.where, self._glyphs[piece.at : piece.at + len(piece.key)], strict=True)
            if held is not None
        }

    def _pieces_of(self, start: int, line: TextLine) -> Iterator[_Piece]:
        """Yield a line as the pieces that a row of the page holds whole."""
        for cell in re.finditer(r"[^\t]+", line.text):
            key, where = skeleton(cell[0])
            at = 0
            while at < len(key):
                length = self._longest(key, at)
                if length:
                    offs = [start + cell.start() + place for place in where[at : at + length]]
                    yield _Piece(key[at : at + length], offs, line.box)
                at += length or 1

    def _longest(self, key: str, at: int) -> int:
        """Return the length of the longest beginning of `key[at:]` that a row holds."""
        low, high = 0, len(key) - at
        while low < high:
            middle = (low + high + 1) // 2
            if key[at : at + middle] in self._text:
                low = middle
            else:
                high = middle - 1
        return low

    def _settle(self, piece: _Piece) -> bool:
        found = self._candidates(piece)
        if len(found) == 1:
            self._take(piece, found[0])
        return len(found) == 1

    def _take(self, piece: _Piece, at: int) -> None:
        piece.at = at
        self._used[at : at + len(piece.key)] = b"\1" * len(piece.key)

    def _candidates(self, piece: _Piece) -> list[int]:
        """Return where a piece may stand: on unused letters, inside the box of its line."""
        found: list[int] = []
        at = self._text.find(piece.key)
        for _ in range(_TRIES):
            if at < 0:
                return found
            if not any(self._used[at : at + len(piece.key)]) and self._stands_in(piece, at):
                found.append(at)
            at = self._text.find(piece.key, at + 1)
        return [] if at >= 0 else found  # too many to know them all

    def _stands_in(self, piece: _Piece, at: int) -> bool:
        if piece.box is None:
            return True
        ends = (self._glyphs[at], self._glyphs[at + len(piece.key) - 1])
        return all(end is not None and _is_inside(end[1], piece.box) for end in ends)

    def _settle_neighbours(self, order: Sequence[_Piece]) -> bool:
        """Place pieces that follow, on the page, what they follow in the text; return True if there were any."""
        done = False
        for number, piece in enumerate(order):
            if piece.at >= 0:
                continue
            before = order[number - 1] if number else None
            after = order[number + 1] if number + 1 < len(order) else None
            near = [at for at in self._candidates(piece) if self._is_between(piece, at, before, after)]
            if len(near) == 1:
                self._take(piece, near[0])
                done = True
        return done

    def _is_between(self, piece: _Piece, at: int, before: _Piece | None, after: _Piece | None) -> bool:
        follows = before is not None and before.at >= 0 and self._is_next(before.at + len(before.key), at)
        leads = after is not None and after.at >= 0 and self._is_next(at + len(piece.key), after.at)
        return follows or leads

    def _is_next(self, end: int, start: int) -> bool:
        return 0 <= start - end <= 1 and not self._text[end:start].strip(_BREAK)


def _is_inside(glyph: Glyph, box: Box) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return box.x0 - _SLACK <= x <= box.x1 + _SLACK and box.top - _SLACK <= y <= box.bottom + _SLACK


def _runs_of_line(start: int, line: TextLine, placed: dict[int, tuple[int, Glyph]]) -> Iterator[Run]:
    """Yield the runs of a line: letters that follow one another in one row, with the spaces between them."""
    run: list[tuple[int, int, Glyph]] = []
    for offset in range(start, start + len(line.text)):
        here = placed.get(offset)
        if here is not None:
            if run and not _goes_on(run[-1], (offset, *here), line.text[run[-1][0] + 1 - start : offset - start]):
                yield _run(run, line.page)
                run = []
            run.append((offset, *here))
    if run:
        yield _run(run, line.page)


def _goes_on(last: tuple[int, int, Glyph], here: tuple[int, int, Glyph], between: str) -> bool:
    """Return True if a letter belongs to the run of the one before it."""
    if last[1] != here[1] or "\t" in between or any(char.isalnum() for char in between):
        return False
    return bool(here[2].turn) or -0.7 * here[2].em < here[2].x0 - last[2].x1 < _GAP * here[2].em


def _run(letters: Sequence[tuple[int, int, Glyph]], page: int) -> Run:
    first, last = letters[0][0], letters[-1][0] + 1
    box = hull(glyph.box for _, _, glyph in letters)
    top, bottom = round(box.top, _ROUND), round(box.bottom, _ROUND)
    if letters[0][2].turn:
        return Run(first, last, page, top, bottom, (round(box.x0, _ROUND), round(box.x1, _ROUND)))
    edges: list[float] = []
    right = box.x0
    held = {offset: glyph for offset, _, glyph in letters}
    for offset in range(first, last):
        glyph = held.get(offset)
        edges.append(max(right if glyph is None else glyph.x0, edges[-1] if edges else box.x0))
        right = right if glyph is None else glyph.x1
    edges.append(max(right, edges[-1]))
    return Run(first, last, page, top, bottom, tuple(round(edge, _ROUND) for edge in edges))
