"""Removal of unreadable characters from a draft: replacement marks, private-use icons, pictographs.

A value with a replacement mark (a glyph the file gives no text for) is dropped with a warning, because a guess
would be an invention; decorative icons are removed from a value and reported. Must never change any other
character.
"""

from __future__ import annotations

import dataclasses
import re
from typing import Final

from app.domain.draft import Draft, ImportWarning
from app.domain.resume import Field, fields, rewrite
from app.domain.sensitivity import Kind
from app.errors import UserError
from app.ingest.sections.draft_builder import to_confirm

_LOST: Final = re.compile("[\ufffd\ufffe\uffff]")
_PRINTED: Final = frozenset(
    "☀☁☂☃★☆☉☎☏☖☗☜☝☞☟☯♀♁♂♠♡♢♣♤♥♦♧♨♩♪♫♬♭♮♯♲♳♴♵♶♷♸♹♺♻♼♽⚠⚽⚾✂✓✚✽✿❀❖❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏➐➑➒➓➡"
)
"""Symbols of the blocks below that the shipped fonts draw; these stay."""

_SYMBOLS: Final = re.compile(
    "[\u2600-\u27bf\ue000-\uf8ff\ufe0f\u20e3\U0001f000-\U0001faff\U000f0000-\U0010fffd]\u200d?"
)
_SHOWN: Final = 40


def without_unreadable(draft: Draft) -> Draft:
    """Return the draft without unreadable characters, each reported. Raises `UserError` `nothing-found` if nothing is
    left."""
    lost: list[ImportWarning] = []
    pictures: dict[str, None] = {}

    def change(field: Field) -> str:
        if field.kind is Kind.PHOTO:
            return field.value
        if _LOST.search(field.value):
            lost.append(ImportWarning("unreadable-dropped", {"field": field.id, "text": field.value[:_SHOWN]}))
            return ""
        found = [mark for mark in _SYMBOLS.findall(field.value) if mark not in _PRINTED]
        if not found:
            return field.value
        pictures.update(dict.fromkeys(found))
        return re.sub(r" {2,}", " ", _SYMBOLS.sub(_printed, field.value)).strip()

    resume = rewrite(draft.resume, change)
    if not lost and not pictures:
        return draft
    left = {field.id for field in fields(resume)}
    if not left:
        raise UserError("nothing-found")
    warnings = [*draft.warnings, *lost]
    if pictures:
        warnings.append(ImportWarning("pictures-dropped", {"characters": " ".join(pictures)[:_SHOWN]}))
    places = {key: place for key, place in draft.places.items() if key in left}
    return dataclasses.replace(
        draft, resume=resume, places=places, warnings=tuple(warnings), to_confirm=to_confirm(resume)
    )


def _printed(found: re.Match[str]) -> str:
    return found[0] if found[0] in _PRINTED else " "  # a space, so that an icon never joins two numbers into one
