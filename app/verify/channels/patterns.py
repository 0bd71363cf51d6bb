"""Personal data by pattern in a copy's text (e-mail, phone, identity number) that is on nobody's list.

The last net, for what the person never entered as a field. Only for files of our own writers: a foreign file is
judged by values. What the policy lets through is on the allow-list, so it is never reported.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from app.verify.model import Channel, Context, Item, Piece, Problem

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_CN_MOBILE = re.compile(r"(?<![\w.])(?:\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?![\w.]*\d)")
_INTERNATIONAL = re.compile(r"(?<![\w.])\+\d{1,3}(?:[\s().-]{0,3}\d{2,4}){2,5}(?!\d)")
_CN_ID = re.compile(r"(?<!\w)[1-9]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dXx](?!\w)")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def _derive(context: Context, pieces: list[Piece]) -> Iterator[Item]:
    if not context.own:
        return
    allowed = [_core(value.value) for value in context.allowed]
    seen: set[str] = set()
    for piece in pieces:
        if not piece.prose:
            continue
        text = unicodedata.normalize("NFKC", piece.text)
        for found in _found(text):
            core = _core(found)
            if core not in seen and not any(core in value or value in core for value in allowed if len(value) > 5):
                seen.add(core)
                yield Problem(piece.where, "pattern", found)


def _core(text: str) -> str:
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text).casefold())


def _found(text: str) -> Iterator[str]:
    for pattern in (_EMAIL, _CN_MOBILE, _INTERNATIONAL):
        yield from (match.group() for match in pattern.finditer(text))
    yield from (match.group() for match in _CN_ID.finditer(text) if _checks(match.group()))


def _checks(number: str) -> bool:
    """The check character of a resident identity number (GB 11643-1999)."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return "10X98765432"[total % 11] == number[-1].upper()


CHANNEL = Channel("patterns", ("*",), derive=_derive, own_only=True)
