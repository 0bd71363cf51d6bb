"""The portrait on the first page of a PDF, by the size at which it is printed and its proportions. Pixels only: no metadata comes along."""

from __future__ import annotations

from typing import Final

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from app.ingest.formats.photo import MAX_PIXELS, picture_uri

_POINTS_PER_MM: Final = 72 / 25.4
_LEAST_MM: Final = 15.0
_MOST_MM: Final = 80.0
"""Lengths of a side between which a picture may be somebody's photo: less is an icon, more a page or its background."""
_MOST_OBJECTS: Final = 3_000


def portrait(document: pdfium.PdfDocument) -> str:
    """Return the data URI of the first picture on the first page that may be a portrait; empty where there is none."""
    try:
        page = document[0]
    except (pdfium.PdfiumError, IndexError):
        return ""
    try:
        for number, item in enumerate(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3)):
            if number >= _MOST_OBJECTS:
                break
            if (uri := _uri(item)) != "":
                return uri
    except pdfium.PdfiumError:
        return ""
    finally:
        page.close()
    return ""


def _uri(item: pdfium.PdfImage) -> str:
    try:
        left, bottom, right, top = item.get_bounds()
        sides = ((right - left) / _POINTS_PER_MM, (top - bottom) / _POINTS_PER_MM)
        across, down = item.get_px_size()
        if not all(_LEAST_MM <= side <= _MOST_MM for side in sides) or across * down > MAX_PIXELS:
            return ""
        return picture_uri(item.get_bitmap().to_pil())
    except (pdfium.PdfiumError, ValueError, OSError):
        return ""
