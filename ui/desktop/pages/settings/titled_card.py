"""The heading that every card of the Settings page has: a sign and a title."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.desktop.theme.icons import Glyph
from ui.desktop.widgets.basic import Card, row
from ui.desktop.widgets.safe_text import Text

if TYPE_CHECKING:
    pass


def titled(card: Card, glyph: str, title: Callable[[], str]) -> None:
    """Give a card its heading."""
    label = Text(look="section")
    label.set_text(title)
    head = row(space="m")
    head.addWidget(Glyph(glyph, "accent", 22))
    head.addWidget(label, 1)
    card.body.addLayout(head)
