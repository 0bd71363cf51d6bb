"""Detect what only goes with a withheld value: a line that holds nothing but its label, and what is said of a referee behind theirs.

`Irish passport [withheld]` tells nothing but that there was a number, and a nationality besides; `Supervisor: [withheld], may be contacted`
tells of nobody.
"""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.label_value_pairs import role_of
from app.redact.labelled_values import is_label, occurrences
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
_VALIDITY: Final = re.compile(
    r"(?i)(?<![^\W\d_])(?:valid(?:ity)?|expir(?:es|y|ing|ed)|exp\.?|issued?|renew(?:ed|al)|due|last entry)(?![^\W\d_])[^|｜;；,，、\n\d]{0,30}(?:\d{1,2}[ ./\-])?(?:\d{1,2}[ ./\-]|[^\W\d_]{3,9}\.? )?(?:19|20)\d\d(?!\d)"
    r"|(?:有效期?|期限|签发|換發|换发|到期)[^|｜;；,，、\n\d]{0,8}(?:19|20)\d\d年?(?:\d{1,2}月?)?(?:\d{1,2}日?)?"
)
"""From when until when a document is valid, and where it was issued."""
_LONGEST: Final = 60
"""More letters than the label of a thing has, with the words around it."""


def collapse_placeholders(text: str, token: str) -> str:
    """Return a text in which the placeholder stands once where a name and a number stood side by side."""
    sign = re.escape(token)
    return re.sub(rf"{sign}(?:[ ,，、:：]{{0,3}}{sign})+", lambda _: token, text)


def only_announces(text: str, token: str, kinds: Set[Kind]) -> bool:
    """Return True if a text that holds `token` says nothing besides the labels of the withheld `kinds`."""
    if token in text and Kind.ID_NUMBER in kinds:
        text = re.sub(rf"({re.escape(token)})\s?\([^()\d]{{2,30}}\)", r"\1", _VALIDITY.sub("  ", text))
    if token not in text or len(text) > _LONGEST + text.count(token) * len(token) or _LICENCE.search(text):
        return False
    roles = frozenset(role for kind in kinds for role in _ROLES.get(kind, ()))
    pieces = (_bare_piece(piece) for piece in _CUT.split(text.replace(token, "  ")))
    of_person, of_number = Kind.MARITAL in kinds, Kind.ID_NUMBER in kinds
    return bool(roles or of_person) and all(
        not piece
        or role_of(piece)[0] in roles
        or (of_person and is_label(piece))
        or (of_number and _numbers_something(piece))
        for piece in pieces
    )


def _numbers_something(piece: str) -> bool:
    """Return True if a piece in the normal form is a label of numbers of a person."""
    label = next(occurrences(piece), None)
    return label is not None and label.start == 0 and "number" in label.roles and piece[label.end :] in _NUMBER_WORDS


_NUMBER_WORDS: Final = frozenset(["", " no", " nr", " number", " num", " id", "号", "号码"])


_BEFORE_NAME: Final = re.compile(
    r"(?:^|[|｜;；\n\t。]|\s{2}|[.!?]\s)\s*(?P<label>[^\W\d_][^|｜;；,，。:：\n\t]{1,40})[:：][^|｜;；,，。:：\n\t]{0,12}$"
)
"""The label in front of a name, with a title between them."""
_SEGMENT_END: Final = re.compile(r"[|｜;；\n\t。]|\s{2}|(?<=[^\W\d_]{2})\.(?=\s|$)")
_GOES_ON: Final = frozenset(
    "reporting to|reports to|report to|reported to|汇报对象|汇报人|汇报给|导师|指导老师".split("|")
)
"""Labels behind which a line may go on with what the person did."""


def about_referee(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of a referee's label, the name `[start:end]` and what is said of them behind it; None if no such label stands there.

    >>> about_referee("40 hours; Supervisor: Ann Lee, Head of Sales, may be contacted", 22, 29)
    (10, 62)
    """
    found = _BEFORE_NAME.search(text, max(0, start - 60), start)
    role, label = role_of(folded(found["label"]).strip()) if found else ("", "")
    if found is None or role != "referee" or label in _GOES_ON:
        return None
    after = _SEGMENT_END.search(text, end)
    return found.start("label"), after.start() if after else len(text)


def _bare_piece(piece: str) -> str:
    """Return a piece in the normal form without signs and the words around a label."""
    return " ".join(re.sub(r"[\W_]+", " ", _AROUND.sub(" ", folded(piece))).split())
