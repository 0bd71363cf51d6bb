"""Sanitising of untrusted text for display: no invisible, direction-changing or terminal control characters."""

from __future__ import annotations

import unicodedata
from typing import Final

_JOINERS: Final = "\u200c\u200d"
"""Zero-width joiners, which some scripts need in spelling."""


def plain(untrusted_text: str) -> str:
    """Return untrusted text with control and direction characters replaced by spaces; same length."""
    if untrusted_text.isprintable():  # nearly always: none of these is
        return untrusted_text
    return "".join(" " if unicodedata.category(char) in ("Cc", "Cf") else char for char in untrusted_text)


def one_line(untrusted_text: str) -> str:
    """Return untrusted text on one line, with control and direction characters as spaces."""
    return " ".join(plain(untrusted_text).split())


def proper_name(untrusted_name: str) -> str:
    """Return a name as it is stored and compared: on one line, without invisible characters."""
    kept = (char for char in untrusted_name if char in _JOINERS or unicodedata.category(char) != "Cf")
    return " ".join("".join(" " if unicodedata.category(char) == "Cc" else char for char in kept).split()).strip(
        _JOINERS
    )
