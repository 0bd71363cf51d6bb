"""What tests of known values share: one value, one text, and what of the text is found."""

from __future__ import annotations

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.redact.known_value_matcher import KnownValues


def found(kind: Kind, value: str, text: str) -> list[str]:
    """What is found of a value of that kind, as written."""
    return [text[hit.start : hit.end] for hit in KnownValues([ProtectedValue("x", kind, value)]).find(text)]


def uncovered(kind: Kind, value: str, text: str, written: str) -> str:
    """The letters and digits of `written`, at its first place in the text, that no finding covers."""
    hits = KnownValues([ProtectedValue("x", kind, value)]).find(text)
    covered = {index for hit in hits for index in range(hit.start, hit.end)}
    start = text.index(written)
    return "".join(text[at] for at in range(start, start + len(written)) if text[at].isalnum() and at not in covered)
