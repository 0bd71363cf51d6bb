"""Extra width of a text in bold: asked whenever a tab or a button that can be checked is measured, and worked out once for each text."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFont, QFontMetrics

MOST: Final = 2_000
"""Texts that are remembered; beyond, all are worked out again."""
_known: Final[dict[tuple[str, str, int, float, int], int]] = {}


def bold_excess(text: str, font: QFont, weight: QFont.Weight | None = None) -> int:
    """Return by how many pixels a text in bold is wider than in a weight (None: that of the font); 0 where it is not."""
    usual = font.weight() if weight is None else weight
    key = (text, font.family(), font.pixelSize(), font.pointSizeF(), int(usual))
    if key not in _known:
        measured, widths = QFont(font), list[int]()
        for one in (usual, QFont.Weight.Bold):
            measured.setWeight(one)
            widths.append(QFontMetrics(measured).horizontalAdvance(text))
        if len(_known) >= MOST:
            _known.clear()
        _known[key] = max(0, widths[1] - widths[0])
    return _known[key]
