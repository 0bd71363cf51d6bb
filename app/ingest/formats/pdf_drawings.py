"""Reader of what a PDF page draws besides letters: rules, discs and pictures.

Borders come as thin filled rectangles (Chromium, WeasyPrint), as strokes (LibreOffice, Typst, ReportLab) or as
outlines; all three are rules here. What is drawn in no colour is left out. A hostile page costs no more than the
limits below; over the limit of rules the page is read without any, over the other limits without the rest.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from app.ingest.formats.pdf_geometry import Matrix
from app.ingest.layout.page import Rule, hull
from app.ingest.source_lines import Box

MAX_OBJECTS: Final = 20_000
MAX_RULES: Final = 3_000
MAX_SEGMENTS: Final = 4_000
"""Limits per page, per page, and per path."""
_MAX_DEPTH: Final = 6
_THICKEST_RULE: Final = 2.6
_SHORTEST_RULE: Final = 6.0
_SLANT: Final = 0.6
_DISC_SIZES: Final = (0.8, 8.0)
_DISC_RATIOS: Final = (0.6, 1.7)
_FAINT: Final = 0x20
"""Paint no more opaque than this (of 255) is not seen."""
_UNIT_SQUARE: Final = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))

PageObject = Any
"""A handle of pdfium (FPDF_PAGEOBJECT)."""
Points = list[tuple[float, float]]


@dataclass(slots=True)
class Drawings:
    """Rules, discs and pictures of a page as it is shown."""

    rules: list[Rule] = field(default_factory=list)
    discs: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)


def drawings_of(page: pdfium.PdfPage, view: Matrix) -> Drawings:
    """Return what a page draws, in the coordinates to which `view` leads."""
    found = Drawings()
    budget = _Budget(MAX_OBJECTS)
    for item, matrix in _flattened(page.raw, view, budget):
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            _add_picture(_matrix_of(item).then(matrix), found)
        elif kind == raw.FPDF_PAGEOBJ_PATH and len(found.rules) <= MAX_RULES:
            _add_path(item, _matrix_of(item).then(matrix), found)
    if len(found.rules) > MAX_RULES:
        found.rules = []
    return found


@dataclass(slots=True)
class _Budget:
    left: int

    def spend(self) -> bool:
        self.left -= 1
        return self.left >= 0


def _flattened(page: PageObject, view: Matrix, budget: _Budget) -> Iterator[tuple[PageObject, Matrix]]:
    """Yield the objects of a page and of the forms in it, each with the matrix of what holds it."""
    for index in range(raw.FPDFPage_CountObjects(page)):
        yield from _unpacked(raw.FPDFPage_GetObject(page, index), view, budget, 0)
        if budget.left < 0:
            return


def _unpacked(item: PageObject, matrix: Matrix, budget: _Budget, depth: int) -> Iterator[tuple[PageObject, Matrix]]:
    if not item or not budget.spend():
        return
    if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_FORM:
        yield item, matrix
    elif depth < _MAX_DEPTH:
        inner = _matrix_of(item).then(matrix)
        for index in range(raw.FPDFFormObj_CountObjects(item)):
            yield from _unpacked(raw.FPDFFormObj_GetObject(item, index), inner, budget, depth + 1)
            if budget.left < 0:
                return


def _matrix_of(item: PageObject) -> Matrix:
    held = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, ctypes.byref(held)):
        return Matrix()
    return Matrix(held.a, held.b, held.c, held.d, held.e, held.f)


def _add_picture(matrix: Matrix, found: Drawings) -> None:
    box = hull(Box(x, y, x, y) for x, y in (matrix.point(*corner) for corner in _UNIT_SQUARE))
    if not _is_finite(box):
        return
    (found.discs if _is_disc(box) else found.pictures).append(box)


def _add_path(item: PageObject, matrix: Matrix, found: Drawings) -> None:
    fill, stroke = ctypes.c_int(0), ctypes.c_int(0)
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    if not _has_colour(item, stroke=bool(stroke.value)):
        return
    for curved, points in _subpaths(item):
        placed = [matrix.point(x, y) for x, y in points]
        box = hull(Box(x, y, x, y) for x, y in placed)
        if not _is_finite(box):
            continue
        if _is_disc(box):
            found.discs.append(box)
        elif curved:
            continue
        elif stroke.value:
            found.rules += _rules_along(placed)
        else:
            found.rules += _rule_of_bar(box)


def _is_finite(box: Box) -> bool:
    return math.isfinite(box.x0 + box.top + box.x1 + box.bottom)


def _is_disc(box: Box) -> bool:
    """Return True if a mark is as small and as round or square as a bullet."""
    width, height = box.x1 - box.x0, box.height
    smallest, largest = _DISC_SIZES
    if not (smallest <= width <= largest and smallest <= height <= largest):
        return False
    return _DISC_RATIOS[0] < width / height < _DISC_RATIOS[1]


def _has_colour(item: PageObject, *, stroke: bool) -> bool:
    parts = [ctypes.c_uint(0) for _ in range(4)]
    read = raw.FPDFPageObj_GetStrokeColor if stroke else raw.FPDFPageObj_GetFillColor
    return not read(item, *map(ctypes.byref, parts)) or parts[3].value > _FAINT


def _rule_of_bar(box: Box) -> list[Rule]:
    """Return the rule that a thin filled rectangle shows."""
    width, height = box.x1 - box.x0, box.height
    if min(width, height) > _THICKEST_RULE or max(width, height) < _SHORTEST_RULE:
        return []
    if height > width:
        return [Rule(True, (box.x0 + box.x1) / 2, box.top, box.bottom)]
    return [Rule(False, (box.top + box.bottom) / 2, box.x0, box.x1)]


def _rules_along(points: Points) -> Iterator[Rule]:
    """Yield the level and upright lines of a stroked path."""
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(x1 - x0) <= _SLANT and abs(y1 - y0) >= _SHORTEST_RULE:
            yield Rule(True, (x0 + x1) / 2, min(y0, y1), max(y0, y1))
        elif abs(y1 - y0) <= _SLANT and abs(x1 - x0) >= _SHORTEST_RULE:
            yield Rule(False, (y0 + y1) / 2, min(x0, x1), max(x0, x1))


def _subpaths(item: PageObject) -> Iterator[tuple[bool, Points]]:
    """Yield the pieces of a path: True if curved, and the points."""
    x, y = ctypes.c_float(0), ctypes.c_float(0)
    points: Points = []
    curved = False
    for index in range(min(raw.FPDFPath_CountSegments(item), MAX_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if not raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield curved, points
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        points.append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield curved, points
