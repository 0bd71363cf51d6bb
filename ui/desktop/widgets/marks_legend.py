"""The key to the marks outlined on the pages: a number per kind of mark, so that nothing depends on colour."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from ui.desktop.models.mark_names import layer_name, place_name
from ui.desktop.models.traceability import MarkedPlace
from ui.desktop.shell.i18n import Translatable
from ui.desktop.widgets.basic import column
from ui.desktop.widgets.pages_view import Outline
from ui.desktop.widgets.safe_text import Text

TAGS: Final = {
    "order": "1",
    "style": "2",
    "headings": "3",
    "wording": "4",
    "reference": "5",
    "contact": "6",
    "usage": "7",
}
"""The number of each kind of mark."""


class MarksLegend(Translatable, QWidget):
    """Legend of the numbers, for the kinds of mark that are on the pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: tuple[MarkedPlace, ...] = ()
        self.text = Text(look="caption")
        column(self).addWidget(self.text)
        self.on_language_change(self._retranslate)

    def show_places(self, places: Sequence[MarkedPlace]) -> None:
        """Show the key for these places."""
        self._places = tuple(places)
        self._retranslate()

    def _retranslate(self) -> None:
        counts = {layer: sum(place.layer == layer for place in self._places) for layer in TAGS}
        parts = [
            _without_breaks(
                self.tr("{number} {kind} ({count})").format(number=TAGS[layer], kind=layer_name(layer), count=count)
            )
            for layer, count in counts.items()
            if count
        ]
        text = self.tr("Places that differ from copy to copy: {kinds}").format(kinds=self.tr(" · ").join(parts))
        self.text.setText(text if parts else self.tr("This copy carries no marks."))


def _without_breaks(text: str) -> str:
    """A number stands on the line of its meaning, and a bracket on that of its word."""
    return re.sub(r"(?<=\S)(?=[(（])", "\u2060", text.replace(" ", "\u00a0"))


def outlines(places: Sequence[MarkedPlace]) -> tuple[Outline, ...]:
    """Places of the pages as outlines with their numbers and meanings."""
    return tuple(
        Outline(box.page, box.left, box.top, box.right, box.bottom, TAGS[place.layer], _meaning(place))
        for place in places
        for box in place.boxes
    )


def _meaning(place: MarkedPlace) -> str:
    layer, where = layer_name(place.layer), place_name(place.place)
    return layer if layer == where else f"{layer}: {where}"
