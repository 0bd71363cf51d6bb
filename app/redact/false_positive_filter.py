"""Filter false positives of the patterns by the known values found in a text: beside a known employer in a dated line stands the work,
and the signer of a letter to the person is somebody else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from app.domain.sensitivity import Kind
from app.redact.employment_lines import DATES, has_form
from app.redact.known_value_matcher import Hit
from app.redact.prepared_text import Document
from app.text.normalization import folded
from app.text.titles import title_pattern

_GREETS: Final = re.compile(
    r"(?:^|\n)[ \t>]{0,6}(?:dear|hi|hello|hey|hei|hej|moi|hallo|liebe|lieber|beste|bonjour|cher|chere|salut|hola|estimad[oa]|querid[oa]|ola|oi|ahoj|czesc|kedves|szia|ciao|caro|cara|"
    rf"merhaba|sayin|good morning|sehr geehrte[r]?|szanown[aey]|prezad[oa])\s{{1,2}}(?:(?:{title_pattern('text')})\.?\s)?$"
)
_SIGNATURE: Final = 60
"""Maximum distance of a signature from the end of a text, in characters."""


class ContradictedFinding:
    """Predicate for pattern findings that the hits of known values contradict."""

    def __init__(self, document: Document, hits: Sequence[Hit]) -> None:
        self._document = document
        source = document.source
        self._lines = {source.count("\n", 0, hit.start) for hit in hits if hit.value.kind is Kind.EMPLOYER}
        heads = (source[max(0, hit.start - 30) : hit.start].lower() for hit in hits if hit.value.kind is Kind.NAME)
        self._greeted = any(_GREETS.search(head) for head in heads)

    def __call__(self, detector: str, start: int, end: int) -> bool:
        """Return True if the finding of `detector` at `[start:end]` of the original is refuted."""
        source = self._document.source
        if detector == "name":
            return self._greeted and len(source.rstrip()) - end < _SIGNATURE and source[:start].endswith("\n")
        if detector != "employer" or source.count("\n", 0, start) not in self._lines:
            return False
        stop = source.find("\n", end)
        line = folded(source[source.rfind("\n", 0, start) + 1 : stop if stop >= 0 else len(source)])
        return not has_form(folded(source[start:end])) and len(DATES.findall(line)) == 1
