"""A second look at a PDF whose text layer is not what the page shows: e-mail and telephone as the pixels tell them.

Some programs write fonts whose digits have no meaning, so that a visible number is not in the text at all. Fills gaps
only, asks for every field it fills, and never changes what was read as text.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.domain.draft import Draft, ImportWarning

DOUBTFUL: Final = "text-layer-doubtful"
_FIELDS: Final = ("email", "phone")
_GAP: Final = "\n\n"


def wanted(draft: Draft) -> bool:
    """Whether the pixels may tell an e-mail address or a telephone that the text of a doubtful PDF does not."""
    doubtful = any(warning.code == DOUBTFUL for warning in draft.warnings)
    return doubtful and not all(getattr(draft.resume.basics, key) for key in _FIELDS)


def filled(draft: Draft, seen: Draft) -> Draft:
    """`draft` with the gaps in its contact fields filled from `seen`, the reading of its pixels."""
    missing = [key for key in _FIELDS if not getattr(draft.resume.basics, key) and getattr(seen.resume.basics, key)]
    if not missing:
        return draft
    shift = len(draft.source_text) + len(_GAP)
    found = {key: getattr(seen.resume.basics, key) for key in missing}
    places = {
        path: replace(place, start=place.start + shift, end=place.end + shift)
        for path, place in seen.places.items()
        if path in {f"basics.{key}" for key in missing}
    }
    return replace(
        draft,
        resume=replace(draft.resume, basics=replace(draft.resume.basics, **found)),
        source_text=f"{draft.source_text}{_GAP}{seen.source_text}",
        places={**draft.places, **places},
        warnings=(*draft.warnings, ImportWarning("read-by-ocr")),
        to_confirm=tuple(dict.fromkeys((*draft.to_confirm, *(f"basics.{key}" for key in missing)))),
    )
