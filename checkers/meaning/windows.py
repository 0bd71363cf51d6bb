"""Windows: every run of one to three sentences of a text that is short enough to be read as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from checkers.rules.concepts import Span

SENTENCES: Final = 3
"""Maximum number of sentences in a window."""
LONGEST: Final = 220
"""Maximum length of a window of several sentences, in characters."""
CUT: Final = 400
"""Characters of one long sentence that are read."""


def windows(sentences: Sequence[Span]) -> Iterator[Span]:
    """Yield the windows over sentences (spans in order), those that begin first first."""
    for first, (start, end) in enumerate(sentences):
        yield start, min(end, start + CUT)
        for _, stop in sentences[first + 1 : first + SENTENCES]:
            if stop - start > LONGEST:
                break
            yield start, stop
