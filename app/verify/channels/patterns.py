"""Personal data by pattern in a copy's text that is on nobody's list: e-mail, telephone, identity number, messenger, and what else the policy
withholds of links, dates of birth and short facts behind a label.

The last net, for what the person never entered as a field. Only for files of our own writers: a foreign file is
judged by values. What the policy lets through is on the allow-list, so it is never reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.verify.dates import dates
from app.verify.folding import composed, letters_of
from app.verify.model import Channel, Context, Item, Piece, Problem
from app.verify.patterns import Found, found

_SHORTEST = 5
"""Letters of an allowed value more than which it may be part of what is found, or hold it."""


def _derive(context: Context, pieces: list[Piece]) -> Iterator[Item]:
    if not context.own:
        return
    texts = {composed(piece.text): piece.where for piece in reversed(pieces) if piece.prose}
    items = {item: where for text, where in texts.items() for item in found(text) if item.kind in context.patterns}
    allowed = _Allowed(context.allowed)
    explained = [letters_of(item.text) for item in items if allowed.explain(item)]
    for item, where in items.items():
        core = letters_of(item.text)
        if not any(core in whole for whole in explained):  # nor a piece of it, where a reading by place cuts a line
            yield Problem(where, "pattern", item.text, item.kind)


class _Allowed:
    """The values that may stand, by their letters and dates."""

    def __init__(self, values: Sequence[ProtectedValue]) -> None:
        self._letters = [letters_of(value.value) for value in values]
        self._dates = {
            written.date for value in values if value.kind is Kind.BIRTH for written in dates(composed(value.value))
        }

    def explain(self, item: Found) -> bool:
        """Whether a value says the same, holds it, or is (from a length on) a part of it."""
        core = letters_of(item.text)
        if item.kind is Kind.BIRTH and any(written.date in self._dates for written in dates(item.text)):
            return True
        return any(
            core == value or (len(value) > _SHORTEST and (core in value or value in core)) for value in self._letters
        )


CHANNEL = Channel("patterns", ("*",), derive=_derive, own_only=True)
