"""Affine matrices of PDF (ISO 32000-1, 8.3.3) and the one that leads from page space to the page as it is shown."""

from __future__ import annotations

import ctypes
from typing import NamedTuple

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from app.ingest.source_lines import Box


class Matrix(NamedTuple):
    """x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, after: Matrix) -> Matrix:
        """Return the matrix that applies this one, then `after`."""
        return Matrix(
            self.a * after.a + self.b * after.c,
            self.a * after.b + self.b * after.d,
            self.c * after.a + self.d * after.c,
            self.c * after.b + self.d * after.d,
            self.e * after.a + self.f * after.c + after.e,
            self.e * after.b + self.f * after.d + after.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return the image of a point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Return the image of a rectangle under quarter turns, shifts and scales (what a view is made of)."""
        left, top = self.point(x0, y0)
        right, bottom = self.point(x1, y1)
        return Box(min(left, right), min(top, bottom), max(left, right), max(top, bottom))


def view_of(page: pdfium.PdfPage) -> Matrix:
    """Return the matrix from page space (origin lower left) to the page as it is shown (origin upper left).

    `/Rotate` and the crop box are taken into account.
    """
    rect = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page.raw, ctypes.byref(rect)):
        return Matrix(d=-1.0, f=page.get_height())
    left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
    return (
        Matrix(1, 0, 0, -1, -left, top),
        Matrix(0, 1, 1, 0, -bottom, -left),
        Matrix(-1, 0, 0, 1, right, -bottom),
        Matrix(0, -1, -1, 0, top, right),
    )[raw.FPDFPage_GetRotation(page.raw) % 4]
