"""Outside text as a person may see it: nothing in it is unseen, turns the text round or speaks to a terminal."""

from __future__ import annotations

import unicodedata
from typing import Final

_JOINERS: Final = "\u200c\u200d"
"""Some scripts spell with them."""


def plain(untrusted_text: str) -> str:
    """Outside text whose control and direction characters are spaces; every letter keeps its place."""
    return "".join(" " if unicodedata.category(char) in ("Cc", "Cf") else char for char in untrusted_text)


def one_line(untrusted_text: str) -> str:
    """Outside text on one line: control and direction characters become spaces."""
    return " ".join(plain(untrusted_text).split())


def proper_name(untrusted_name: str) -> str:
    """A name as it is kept and compared: on one line, without what nobody sees in it."""
    kept = (char for char in untrusted_name if char in _JOINERS or unicodedata.category(char) != "Cf")
    return " ".join("".join(" " if unicodedata.category(char) == "Cc" else char for char in kept).split()).strip(
        _JOINERS
    )
