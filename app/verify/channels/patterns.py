"""Personal data by pattern in a copy's text that is on no list: e-mail, telephone, identity number, messenger, and,
where the policy withholds them, links, dates of birth and short facts behind a label.

The last net, for what the person never entered as a field. Only for files of our own writers: a foreign file is
judged by values. What the policy lets through is on the allow-list, so it is never reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.verify.dates import find_dates
from app.verify.folding import fold_letters, nfkc
from app.verify.model import Channel, Context, ExtractedText, Item, Problem
from app.verify.patterns import PatternMatch, find_personal_data

_SHORTEST = 5
"""Letters of an allowed value more than which it may be part of what is found, or hold it."""


def _derive(context: Context, pieces: list[ExtractedText]) -> Iterator[Item]:
    if not context.own:
        return
    texts = {nfkc(piece.text): piece.where for piece in reversed(pieces) if piece.prose}
    items = {
        item: where for text, where in texts.items() for item in _personal_data(text) if item.kind in context.patterns
    }
    allowed = _AllowedValues(context.allowed)
    explained = [fold_letters(item.text) for item in items if allowed.explain(item)]
    for item, where in items.items():
        core = fold_letters(item.text)
        if not any(core in whole for whole in explained):  # nor a piece of it, where a reading by place cuts a line
            yield Problem(where, "pattern", item.text, item.kind)


@lru_cache(maxsize=512)
def _personal_data(text: str) -> tuple[PatternMatch, ...]:
    """Kept: most lines of a copy are the same in every format, and in the next copy."""
    return tuple(find_personal_data(text))


class _AllowedValues:
    """The values that may appear, by their letters and dates."""

    def __init__(self, values: Sequence[ProtectedValue]) -> None:
        self._letters = [fold_letters(value.value) for value in values]
        self._dates = {
            written.date for value in values if value.kind is Kind.BIRTH for written in find_dates(nfkc(value.value))
        }

    def explain(self, item: PatternMatch) -> bool:
        """Return True if an allowed value equals the match, contains it, or (from a length on) is part of it."""
        core = fold_letters(item.text)
        if item.kind is Kind.BIRTH and any(written.date in self._dates for written in find_dates(item.text)):
            return True
        return any(
            core == value or (len(value) > _SHORTEST and (core in value or value in core)) for value in self._letters
        )


CHANNEL = Channel("patterns", ("*",), derive=_derive, own_only=True)
