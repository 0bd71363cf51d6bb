"""Second reading, by OCR, of a PDF whose text layer differs from the visible page: e-mail and telephone from the
pixels.

Some programs write fonts whose digits have no mapping, so that a visible number is missing in the text. Only empty
fields are filled, every filled field has to be confirmed, and no value from the text is changed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.domain.draft import Draft, ImportWarning

DOUBTFUL: Final = "text-layer-doubtful"
_FIELDS: Final = ("email", "phone")
_GAP: Final = "\n\n"


def needs_ocr_contacts(draft: Draft) -> bool:
    """Return True if OCR may supply an e-mail address or a telephone number that the text of a doubtful PDF lacks."""
    doubtful = any(warning.code == DOUBTFUL for warning in draft.warnings)
    return doubtful and not all(getattr(draft.resume.basics, key) for key in _FIELDS)


def filled(draft: Draft, seen: Draft) -> Draft:
    """Return `draft` with the gaps in its contact fields filled from `seen`, the OCR reading of the same file."""
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
