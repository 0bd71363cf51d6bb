"""Judges where a link of our own copy leads: to an address that the copy prints, and to nothing that tells who followed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_SCHEME: Final = re.compile(r"(?:mailto:|https?://)")
_FOLLOWS: Final = re.compile(r"[?&#](?:utm_\w*|fbclid|gclid|msclkid|mc_eid|igshid|trk)=", re.IGNORECASE)
"""Parameters by which sites tell where a visitor came from."""


def leads_elsewhere(target: str, expected: Sequence[str] | None) -> bool:
    """Return True if a link leads to anything but an address in the `expected` lines (None: not known, so no link is in order)."""
    scheme = _SCHEME.match(target)
    address = target[scheme.end() :] if scheme else ""
    if not address or _FOLLOWS.search(address):
        return True
    return not any(_printed_whole(address, line) for line in expected or ())


def _printed_whole(address: str, line: str) -> bool:
    """Return True if a line holds the address and it begins there (`b.example` in `a-b.example` does not)."""
    found = re.search(rf"(?<![\w.@-]){re.escape(address)}", line)
    return found is not None
