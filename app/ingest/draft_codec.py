"""Codec between Draft and JSON, for transfer out of the isolated process. Lossless; nothing is pickled."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final

from app.domain.draft import Doubt, Draft, ImportWarning, SourceSpan
from app.domain.resume_json import from_stored, to_json
from app.domain.words_on_pages import PageMap, Run

Json = dict[str, Any]


def draft_to_json(draft: Draft) -> Json:
    """Return the JSON form of a draft."""
    return {
        "resume": to_json(draft.resume, ids=True),
        "format": draft.source_format,
        "text": draft.source_text,
        "places": {key: _row(place) for key, place in draft.places.items()},
        "warnings": [{"code": warning.code, "params": dict(warning.params)} for warning in draft.warnings],
        "confirm": list(draft.to_confirm),
        "doubts": [[doubt.field_id, doubt.code, doubt.weight, dict(doubt.params)] for doubt in draft.doubts],
        "pages": {
            "sizes": [list(size) for size in draft.pages.sizes],
            "runs": [_flat(run) for run in draft.pages.runs],
        },
        "unread": [_row(place) for place in draft.unread],
        "headings": list(draft.headings),
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
        _page_map(data.get("pages", {})),
        tuple(_span(*place) for place in data.get("unread", ())),
        tuple(str(item) for item in data.get("headings", ())),
    )


def _row(p: SourceSpan) -> list[Any]:
    return [p.page, p.text, p.start, p.end, p.confidence, p.inherited, *([list(map(list, p.more))] if p.more else ())]


def _span(
    page: int,
    text: str,
    start: int,
    end: int,
    confidence: float,
    inherited: bool = False,
    more: Sequence[tuple[int, int]] = (),
) -> SourceSpan:
    further = tuple((int(first), int(last)) for first, last in more)
    return SourceSpan(int(page), str(text), int(start), int(end), float(confidence), bool(inherited), further)


_LARGEST: Final = 100_000.0
"""Greatest length on a page that is believed."""


def _flat(run: Run) -> list[Any]:
    return [*run[:5], *run.edges]


def _page_map(data: Json) -> PageMap:
    """Return the page map for its JSON form; raises ValueError for lengths that no page has."""
    sizes = tuple((_length(width), _length(height)) for width, height in data.get("sizes", ()))
    runs = []
    for start, end, page, top, bottom, *edges in data.get("runs", ()):
        run = Run(int(start), int(end), int(page), _length(top), _length(bottom), tuple(map(_length, edges)))
        if not (
            0 <= run.start < run.end and 1 <= run.page <= len(sizes) and len(run.edges) in (2, run.end - run.start + 1)
        ):
            raise ValueError("run")
        runs.append(run)
    return PageMap(sizes, tuple(runs))


def _length(value: object) -> float:
    length = float(value)  # type: ignore[arg-type]
    if not math.isfinite(length) or abs(length) > _LARGEST:
        raise ValueError("length")
    return length
