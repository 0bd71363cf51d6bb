"""Size and weight that the styles of an OpenDocument text give to its paragraphs and runs.

Only the looks that tell a heading from text are read; a style that is missing or inherits in a circle says nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.ingest.formats.archive import attribute, local

if TYPE_CHECKING:
    from app.ingest.formats.archive import Element


@dataclass(frozen=True, slots=True)
class Look:
    """Size in points (0 if no style tells it), and bold or not (None if no style tells it)."""

    size: float = 0.0
    bold: bool | None = None


@dataclass(frozen=True, slots=True)
class _Style:
    parent: str
    size: str
    weight: str


_POINTS: Final = {"pt": 1.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "px": 0.75}
_LARGEST: Final = 200.0
"""Largest believable size, in points."""
_DEEPEST: Final = 12
"""Maximum number of styles that inherit from one another."""


class Styles:
    """The styles of a document, by name. The automatic ones of `content.xml` go before those of `styles.xml`."""

    def __init__(self, *roots: Element) -> None:
        self._named: dict[tuple[str, str], _Style] = {}
        self._usual = 0.0
        for root in roots:
            for node in root.iter("{*}style", "{*}default-style"):
                self._take(node)

    def _take(self, node: Element) -> None:
        text = node.find("{*}text-properties")
        size = attribute(text, "font-size") if text is not None else ""
        weight = attribute(text, "font-weight") if text is not None else ""
        family = attribute(node, "family")
        if local(node) == "default-style":
            self._usual = _points(size, 0.0) if family == "paragraph" else self._usual
            return
        key = (family, attribute(node, "name"))
        self._named.setdefault(key, _Style(attribute(node, "parent-style-name"), size, weight))

    def look(self, family: str, name: str) -> Look:
        """Return the look of a style (`paragraph` or `text`), inherited parts included."""
        chain: list[_Style] = []
        while (style := self._named.get((family, name))) is not None and len(chain) < _DEEPEST:
            chain.append(style)
            name = style.parent
        size, bold = self._usual if family == "paragraph" else 0.0, None
        for style in reversed(chain):
            size = _points(style.size, size)
            bold = _is_bold(style.weight) if style.weight else bold
        return Look(size, bold)


def _points(text: str, above: float) -> float:
    """Return a length in points; a share is one of the size `above`, which also stands for what cannot be read."""
    match = re.fullmatch(r"(\d{1,4}(?:\.\d{1,6})?)(pt|cm|mm|in|px|%)", text)
    if match is None:
        return above
    number = float(match[1])
    size = number / 100 * above if match[2] == "%" else number * _POINTS[match[2]]
    return size if 0 < size <= _LARGEST else above


def _is_bold(weight: str) -> bool:
    return weight == "bold" or (weight.isdigit() and int(weight) >= 600)
