"""Assembly of letters with places into lines, words and cells, by geometry alone.

All thresholds are in em (the font size as drawn), because the height of a letter's box differs between producers. A
wide gap inside a line becomes a tab. Nothing is dropped and nothing is interpreted here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from app.ingest.layout.bullets import is_bullet
from app.ingest.layout.page import Glyph, hull
from app.ingest.source_lines import TextLine
from app.ingest.value_folding import mend
from app.text.characters import is_ideograph

WIDE_GAP: Final = 1.15
"""A gap of at least this many em inside a line separates two cells."""
_LABEL_GAP: Final = 0.55
"""The same behind bold text (a label), as a part of `WIDE_GAP`."""
_WORD_GAP: Final = 0.2
_TOUCHING: Final = 0.1
"""Greatest gap, in em, between two letters that no space parts."""
_SPACED_LETTERS: Final = 6
"""Least number of letters of a row that is told to be letter-spaced by nearly all of its gaps."""
_SPACE: Final = 0.25
"""Width of a space, in em."""
_CELL_GAP: Final = 0.5
"""Least gap before an aligned cell, in em."""
_ALIGNED: Final = 0.8
"""Greatest difference of the left edges of cells that stand one below the other, in points."""
_ALIGNED_LINES: Final = 3
_LABEL_SPACE: Final = 0.35
"""Least gap, in em, between a label and a column of text that it stands beside."""
_LABEL_WIDTH: Final = 1.5
"""Least width, in em, of such a label with its gap."""
_APART: Final = 4.0
"""Least distance, in em, of two bullets that belong to two columns."""
_SHIFT: Final = 0.3
_RAISED: Final = 0.45
"""Greatest shift of the baseline inside a line, in em: of letters of one size, and of raised or lowered smaller ones."""


def lines_of(glyphs: Sequence[Glyph], page: int) -> list[TextLine]:
    """Return the lines in content order. Consecutive pieces on one baseline become one line."""
    return lines_of_rows(rows_of_glyphs(glyphs), page)


def lines_of_rows(rows: Sequence[list[Glyph]], page: int) -> list[TextLine]:
    """Return a line for each of `rows` that holds text."""
    lines = [line_of(row, page, starts) for row, starts in zip(rows, _aligned_starts(rows), strict=True)]
    return [line for line in lines if line.text]


def rows_of_glyphs(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Return the letters by lines, in content order, with letter spacing closed."""
    return [_without_letter_spacing(_without_false_spaces(row)) for row in _baseline_rows(glyphs)]


def _baseline_rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    row: list[Glyph] = []
    spaced = broken = False
    for glyph in glyphs:
        if glyph.char in "\r\n\x00":  # pdfium breaks between all letters of a page whose writing it takes for vertical
            broken = True
            continue
        if glyph.made and glyph.char.isspace():
            spaced = True
            continue
        if row and not _continues(row, glyph):
            rows.append(row)
            row = []
        if row and (spaced or (broken and not _touches(row[-1], glyph))):
            row.append(_space_after(row[-1]))
        spaced = broken = False
        row.append(glyph)
    if row:
        rows.append(row)
    return rows


def _touches(last: Glyph, glyph: Glyph) -> bool:
    """Return True if a letter begins where the one before it on its line ends."""
    return not glyph.turn and abs(glyph.x0 - last.x1) < _TOUCHING * max(glyph.em, last.em)


def _space_after(glyph: Glyph) -> Glyph:
    return glyph._replace(char=" ", x0=glyph.x1, made=True)


def _continues(row: list[Glyph], glyph: Glyph) -> bool:
    """Return True if a letter stands on the row's baseline and not left of its last letter.

    Turned text is a line of its own.
    """
    ink = next((known for known in reversed(row) if not known.char.isspace()), row[-1])
    if glyph.turn != ink.turn or (
        is_bullet(ink.char) and is_bullet(glyph.char) and glyph.x0 - ink.x1 > _APART * ink.em
    ):
        return False
    shift = abs(glyph.baseline - ink.baseline)
    small, large = sorted((max(ink.em, 0.1), max(glyph.em, 0.1)))
    if glyph.char.isspace():
        return shift < large
    if shift > (_RAISED if small < 0.85 * large else _SHIFT) * large:
        return False
    if glyph.turn:
        return True
    return glyph.x0 > ink.x0 - 0.6 * large and glyph.x0 > row[0].x0 - large


def _without_false_spaces(row: list[Glyph]) -> list[Glyph]:
    """Return a row of letters set slightly apart without the spaces that are no wider than the gaps between its letters,
    which a program that wrote or read the file took for gaps between words."""
    spaces = [at for at, glyph in enumerate(row) if glyph.char.isspace() and 0 < at < len(row) - 1]
    gaps = sorted(b.x0 - a.x1 for a, b in pairwise(row) if not (a.char.isspace() or b.char.isspace()))
    usual = gaps[len(gaps) // 2] if spaces and gaps and not row[0].turn else 0.0
    if usual <= _SET_APART * row[0].em:
        return row
    false = {at for at in spaces if row[at + 1].x0 - row[at - 1].x1 < _NO_WIDER * usual}
    return [glyph for at, glyph in enumerate(row) if at not in false]


_SET_APART: Final = 0.04
"""Least usual gap, in em, between letters that are set apart."""
_NO_WIDER: Final = 1.3
"""Greatest width of a gap that parts no words, in usual gaps."""


def _without_letter_spacing(row: list[Glyph]) -> list[Glyph]:
    """Return a row of letters set apart (`J A N E   D O E`) as words; any other row unchanged.

    Most gaps between such letters are alike; only wider ones part words. The letters are returned as touching, so
    that the gaps are not taken for cell borders.
    """
    ink = [glyph for glyph in row if not glyph.char.isspace()]
    if len(ink) < 4 or row[0].turn or not _is_letter_spaced(row):
        return row
    gaps = sorted(b.x0 - a.x1 for a, b in pairwise(ink))
    usual = gaps[len(gaps) // 3]
    em = median(glyph.em for glyph in ink)
    if usual <= 0.05 * em:
        return row
    widest = usual + max(0.12 * em, 0.35 * usual)
    out = [ink[0]]
    for last, glyph in pairwise(ink):
        if glyph.x0 - last.x1 > widest:
            out.append(_space_after(last))
        else:
            out[-1] = out[-1]._replace(x1=max(out[-1].x1, glyph.x0))
        out.append(glyph)
    return out


def _is_letter_spaced(row: list[Glyph]) -> bool:
    """Return True if three quarters of a row's words, four at least, are single letters, or if hardly two of its
    letters touch."""
    ink = [glyph for glyph in row if not glyph.char.isspace()]
    apart = sum(b.x0 - a.x1 > _TOUCHING * b.em for a, b in pairwise(ink))
    if len(ink) >= _SPACED_LETTERS and apart >= 0.8 * (len(ink) - 1):
        return True
    words: list[int] = []
    last: Glyph | None = None
    for glyph in row:
        if glyph.char.isspace():
            last = None
            continue
        if last is None or glyph.x0 - last.x1 > 0.9 * _WORD_GAP * glyph.em:
            words.append(0)
        words[-1] += 1
        last = glyph
    single = words.count(1)
    return single >= 4 and single >= 0.75 * len(words)


def _aligned_starts(rows: Sequence[list[Glyph]]) -> list[frozenset[float]]:
    """Return, for each row, the left edges of its cells: of pieces behind a gap that begin at the same place in three
    rows or more, one below the other. Prose does not align three times."""
    starts = [_starts_behind_gaps(row) for row in rows]
    found: list[set[float]] = [set() for _ in rows]
    run: list[list[tuple[int, float]]] = []
    for index, places in enumerate(starts):
        held, run = run, []
        for x in places:
            above = next((column for column in held if abs(column[-1][1] - x) < _ALIGNED), [])
            run.append([*above, (index, x)])
            if len(run[-1]) >= _ALIGNED_LINES:
                for row, start in run[-1]:
                    found[row].add(start)
    for index, x in _labels_beside_column(rows):
        found[index].add(x)
    return [frozenset(places) for places in found]


def _labels_beside_column(rows: Sequence[list[Glyph]]) -> Iterator[tuple[int, float]]:
    """Yield row and left edge of the text beside a label: a column at whose edge three rows begin, right of a label that
    a narrow gap parts from it."""
    inked = [[glyph for glyph in row if not glyph.char.isspace()] for row in rows]
    begun = Counter(round(ink[0].x0) for ink in inked if ink)
    for index, ink in enumerate(inked):
        words = 0.0
        for a, b in pairwise(ink) if ink and not ink[0].turn else ():
            gap = (b.x0 - a.x1) / b.em
            near = sum(begun[round(b.x0) + step] for step in (-1, 0, 1))
            if (
                gap > max(_LABEL_SPACE, 1.3 * words)
                and near >= _ALIGNED_LINES
                and b.x0 - ink[0].x0 > _LABEL_WIDTH * b.em
            ):
                yield index, b.x0
                break
            words = max(words, gap)


def _starts_behind_gaps(row: list[Glyph]) -> list[float]:
    ink = [glyph for glyph in row if not glyph.char.isspace()]
    if not ink or ink[0].turn:
        return []
    return [b.x0 for a, b in pairwise(ink) if b.x0 - a.x1 > _CELL_GAP * b.em and not is_bullet(a.char)]


def line_of(row: Sequence[Glyph], page: int, starts: frozenset[float] = frozenset()) -> TextLine:
    """Return the line of one row of letters; `starts` are left edges at which a cell begins, whatever its gap."""
    inked = [glyph for glyph in row if not glyph.char.isspace()]
    if not inked:
        return TextLine("", page)
    em = median(glyph.em for glyph in inked)
    turn = _second_name(inked)
    parts: list[str] = []
    cells: list[list[float]] = []
    last: Glyph | None = None
    pending = False
    for glyph in map(_laid_level, row):
        if glyph.char.isspace():
            pending = True
            continue
        if last is None:
            cells.append([glyph.x0, glyph.x1])
        elif glyph.x0 == turn or (
            _is_cell_gap(last, glyph, em, starts) and not (len(cells) == 1 and is_bullet("".join(parts).strip()))
        ):
            parts.append("\t")
            cells.append([glyph.x0, glyph.x1])
        elif pending or _is_word_gap(last, glyph):
            parts.append(" ")
        cells[-1][1] = max(cells[-1][1], glyph.x1)
        parts.append(glyph.char)
        pending = False
        last = glyph
    text = re.sub(r" +\t|\t +", "\t", mend("".join(parts))).strip()
    stops, ends = zip(*cells, strict=True)
    return TextLine(
        text,
        page,
        hull(glyph.box for glyph in inked),
        em,
        bold=2 * sum(glyph.bold for glyph in inked) > len(inked),
        aside=is_bullet(text),
        stops=() if row[0].turn else stops,
        ends=() if row[0].turn else ends,
        lead=_room_for_first_word(row),
    )


def _second_name(row: Sequence[Glyph]) -> float | None:
    """Return the left edge of the second of two names that only their weight parts (`**Live-in carer** Familie Roe`), or
    None.

    A short line begins bold, and from a capital on is not; no mark stands between the two, and no sentence ends.
    """
    first = next((at for at, glyph in enumerate(row) if not glyph.bold), 0)
    bold, plain = row[:first], row[first:]
    if not len(bold) >= 6 or not len(plain) >= 4 or len(row) > _TWO_NAMES or row[0].turn:
        return None
    if (
        any(glyph.bold for glyph in plain)
        or not plain[0].char.isupper()
        or not (bold[-1].char.isalnum() or bold[-1].char == ")")
    ):
        return None
    ended = plain[-1].char in ".。;；:：" and not (plain[-1].char == "." and plain[-2].char.isupper())
    return None if ended or plain[0].x0 - bold[-1].x1 < _WORD_GAP * plain[0].em else plain[0].x0


_TWO_NAMES: Final = 90
"""Most letters of a line of two names."""


def _room_for_first_word(row: Sequence[Glyph]) -> float:
    """Return the width of a row's first word and the space before it: an ideograph is a word, with the stop after it."""
    word: list[Glyph] = []
    for glyph in row:
        if word and (glyph.char.isspace() or is_ideograph(glyph.char) or _is_word_gap(word[-1], glyph)):
            break
        word += [] if glyph.char.isspace() else [glyph]
    space = 0.0 if is_ideograph(word[0].char) else _SPACE * word[0].em
    return word[-1].x1 - word[0].x0 + space


def _laid_level(glyph: Glyph) -> Glyph:
    """Return a glyph of turned text with its extent along the writing direction as `x0` and `x1`."""
    if glyph.turn == 1:
        return glyph._replace(x0=glyph.top, x1=glyph.bottom)
    if glyph.turn == 2:
        return glyph._replace(x0=-glyph.x1, x1=-glyph.x0)
    return glyph._replace(x0=-glyph.bottom, x1=-glyph.top) if glyph.turn == 3 else glyph


def _is_cell_gap(last: Glyph, glyph: Glyph, em: float, starts: frozenset[float]) -> bool:
    """Return True if a gap separates cells; where bold text ends (a label), a smaller gap suffices."""
    least = WIDE_GAP * em * (_LABEL_GAP if last.bold and not glyph.bold else 1.0)
    return glyph.x0 - last.x1 > least or glyph.x0 in starts


def _is_word_gap(last: Glyph, glyph: Glyph) -> bool:
    """Return True if a gap parts words; beside an ideograph only a space of the file does, and a narrow one before a
    capital behind a small letter."""
    if is_ideograph(last.char) or is_ideograph(glyph.char):
        return False
    least = _TOUCHING if last.char.islower() and glyph.char.isupper() else _WORD_GAP
    return glyph.x0 - last.x1 > least * max(glyph.em, last.em)
