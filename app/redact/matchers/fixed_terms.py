"""Tell whether a hit is only a part of a fixed term (the Parkinson of Parkinson's disease), and whether the term is the person's own."""

from __future__ import annotations

import re
from typing import Final

from app.redact.document import Document

OWN_WORK: Final = re.compile(
    r"[^.!?;\n]{0,24}?,? (?:(?:which|that) (?:i|we)|(?:named|called) (?:after|for) (?:me|us)|which bears? my)(?![a-z])"
)
"""Behind a method or a thing: its author is the person (`the Bridges method, which I introduced`)."""


def in_fixed_term(document: Document, start: int, end: int) -> bool:
    """Return True if `[start:end]` is less than a fixed term around it, and the term is not said to be the person's own work."""
    return any(
        first <= start and end <= last and (first, last) != (start, end) and not OWN_WORK.match(document.text, last)
        for first, last in document.fixed_terms
    )
