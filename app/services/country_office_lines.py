"""Lists the offices of a country for the window and for print: what holds for most of them is said once above, the others are marked."""

from __future__ import annotations

from collections.abc import Sequence

from app import messages
from app.domain.offices import Channel


def told_offices(channels: Sequence[Channel], language: str) -> tuple[str, tuple[str, ...]]:
    """Return a sentence that holds for all offices but those marked ("": none is needed), and each office's mark ("": none)."""
    confirmed = sum(one.confirmed for one in channels)
    if confirmed == len(channels):
        return "", ("",) * len(channels)
    mostly = confirmed * 2 > len(channels)
    code = "offices-mostly-checked" if mostly else "offices-look-first" if confirmed else "offices-look-all"
    head = messages.sentence(code, language)
    mark = messages.sentence("evidence-unconfirmed" if mostly else "office-checked", language)
    return head, tuple("" if one.confirmed is mostly else mark for one in channels)
