"""Recognise answers that give none: what stands in a form where a statement about the person is asked for (`tbc`, `en blanco`, 待填)."""

from __future__ import annotations

import re
from typing import Final

_NOTHING: Final = re.compile(
    r"[\W_]*(?:t\.?b\.?[acd]|n\.?/?a|omitted|withheld|redacted|blank|left blank|not (?:stated|given|disclosed|specified|applicable|provided|known|asked|required)|"
    r"(?:to be|not yet) (?:checked|confirmed|advised|announced|decided|done|filled(?: in)?|verified|completed|provided|determined)[^,;]*|pending|(?:prefer|rather) not (?:to )?say|declined?(?: to (?:say|answer|state))?|en blanco|in bianco|em branco|leer|keine angabe|k\. ?a\.|non renseigne|sin datos|"
    r"(?:待|已|未)?(?:确认|填写?|补充?|定|核实?|查|提供|透露|说明|公开)过?了?|略|空白?|保密|不详|同上|如上|见上|声明)[\W_]*"
)
"""What is written where a statement is asked for and none is given."""


def says_nothing(written: str) -> bool:
    """Return True if a finding in the normal form is an answer that gives none (`tbc`, `en blanco`, 待填)."""
    return _NOTHING.fullmatch(written) is not None
