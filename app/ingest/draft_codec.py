"""Codec between Draft and JSON, for transfer out of the isolated process. Lossless; nothing is pickled."""

from __future__ import annotations

from typing import Any

from app.domain.draft import Doubt, Draft, ImportWarning, SourceSpan
from app.domain.resume_json import from_stored, to_json

Json = dict[str, Any]


def draft_to_json(draft: Draft) -> Json:
    """Return the JSON form of a draft."""
    return {
        "resume": to_json(draft.resume, ids=True),
        "format": draft.source_format,
        "text": draft.source_text,
        "places": {key: [p.page, p.text, p.start, p.end, p.confidence, p.inherited] for key, p in draft.places.items()},
        "warnings": [{"code": warning.code, "params": dict(warning.params)} for warning in draft.warnings],
        "confirm": list(draft.to_confirm),
        "doubts": [[doubt.field_id, doubt.code, doubt.weight, dict(doubt.params)] for doubt in draft.doubts],
    }


def draft_from_json(data: Json) -> Draft:
    """Return the draft for its JSON form; raises KeyError, TypeError or ValueError on anything else."""
    return Draft(
        from_stored(data["resume"]),
        str(data["format"]),
        str(data["text"]),
        {str(key): _span(*place) for key, place in data["places"].items()},
        tuple(
            ImportWarning(str(item["code"]), {str(key): str(val) for key, val in item["params"].items()})
            for item in data["warnings"]
        ),
        tuple(str(item) for item in data["confirm"]),
        tuple(
            Doubt(str(item[0]), str(item[1]), float(item[2]), {str(key): str(val) for key, val in item[3].items()})
            for item in data.get("doubts", ())  # none in a draft that an earlier version put off
        ),
    )


def _span(page: int, text: str, start: int, end: int, confidence: float, inherited: bool = False) -> SourceSpan:
    return SourceSpan(int(page), str(text), int(start), int(end), float(confidence), bool(inherited))
