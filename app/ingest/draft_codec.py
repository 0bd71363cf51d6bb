"""Codec between Draft and JSON, for transfer out of the isolated process. Lossless; nothing is pickled."""

from __future__ import annotations

from typing import Any

from app.domain.draft import Draft, ImportWarning, SourceSpan
from app.domain.resume_json import from_stored, to_json

Json = dict[str, Any]


def draft_to_json(draft: Draft) -> Json:
    """Return the JSON form of a draft."""
    return {
        "resume": to_json(draft.resume, ids=True),
        "format": draft.source_format,
        "text": draft.source_text,
        "places": {key: [p.page, p.text, p.start, p.end, p.confidence] for key, p in draft.places.items()},
        "warnings": [{"code": warning.code, "params": dict(warning.params)} for warning in draft.warnings],
        "confirm": list(draft.to_confirm),
    }


def draft_from_json(data: Json) -> Draft:
    """Return the draft for its JSON form; raises KeyError, TypeError or ValueError on anything else."""
    return Draft(
        from_stored(data["resume"]),
        str(data["format"]),
        str(data["text"]),
        {
            str(key): SourceSpan(int(p[0]), str(p[1]), int(p[2]), int(p[3]), float(p[4]))
            for key, p in data["places"].items()
        },
        tuple(
            ImportWarning(str(item["code"]), {str(key): str(val) for key, val in item["params"].items()})
            for item in data["warnings"]
        ),
        tuple(str(item) for item in data["confirm"]),
    )
