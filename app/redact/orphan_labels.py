"""Detect lines that hold only the label of a withheld value: the whole line is then dropped.

`Irish passport [withheld]` tells nothing but that there was a number, and a nationality besides.
"""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.label_value_pairs import role_of
from app.text.normalization import folded
from app.text.places import NATIONALITY

_ROLES: Final[dict[Kind, frozenset[str]]] = {
    Kind.NAME: frozenset(["name"]),
    Kind.PHONE: frozenset(["phone"]),
    Kind.EMAIL: frozenset(["email"]),
    Kind.MESSENGER: frozenset(["messenger", "phone"]),
    Kind.ADDRESS: frozenset(["address", "place"]),
    Kind.NATIVE_PLACE: frozenset(["place", "other"]),
    Kind.BIRTH: frozenset(["birth"]),
    Kind.GENDER: frozenset(["gender"]),
    Kind.ID_NUMBER: frozenset(["id"]),
    Kind.REFEREE: frozenset(["referee"]),
}
"""Names of the label roles of a kind in resources/lexicon/labels.txt."""
_AROUND: Final = re.compile(
    rf"(?<![^\W\d_])(?:{NATIONALITY}|uk|us|eu|nz|i|have|hold|holder|holding|of|with|an?|my|am|was|valid|on|at|in|me|by|is|are|ending)(?![^\W\d_])"
    r"|中国|本人|我的?|持有?|有|[后末尾](?:[三四五六3-6]位|号)"
)
"""Words that stand around a label and tell nothing more; a nationality goes with the document it names."""
_CUT: Final = re.compile(r"[|｜·•;；,，、/\t]|\s{2,}")
_LICENCE: Final = re.compile(r"(?i)licen[cs]e|permi[ts]o?|f.hrerschein|驾|visa|签证")
"""Documents that are a qualification too, or a right to work: their names stay."""
_LONGEST: Final = 60
"""More letters than the label of a thing has, with the words around it."""


def collapse_placeholders(text: str, token: str) -> str:
    """Return a text in which the placeholder stands once where a name and a number stood side by side."""
    sign = re.escape(token)
    return re.sub(rf"{sign}(?:[ ,，、:：]{{0,3}}{sign})+", lambda _: token, text)


def only_announces(text: str, token: str, kinds: Set[Kind]) -> bool:
    """Return True if a text that holds `token` says nothing besides the labels of the withheld `kinds`."""
    if token not in text or len(text) > _LONGEST + text.count(token) * len(token) or _LICENCE.search(text):
        return False
    roles = frozenset(role for kind in kinds for role in _ROLES.get(kind, ()))
    pieces = (_bare_piece(piece) for piece in _CUT.split(text.replace(token, "  ")))
    return bool(roles) and all(not piece or role_of(piece)[0] in roles for piece in pieces)


def _bare_piece(piece: str) -> str:
    """Return a piece in the normal form without signs and the words around a label."""
    return " ".join(re.sub(r"[\W_]+", " ", _AROUND.sub(" ", folded(piece))).split())
