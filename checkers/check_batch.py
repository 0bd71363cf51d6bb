"""Checks many rows, for `check --jsonl` and the benchmarks: check and encode in one go."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping

from checkers.card_json import JsonMap, encode
from checkers.check import check
from checkers.intake.posting_reader import from_fields
from checkers.signals.base import CheckContext

_GIVEN = ("title", "organisation", "company_profile", "location", "salary", "employment_type")


def check_row(
    row: Mapping[str, object], language: str, *, created: str, context: CheckContext | None = None
) -> JsonMap:
    """Return the card of one `check --jsonl` row (`text`, optional fields). Evidence offsets refer to `row["text"]`."""
    posting = from_fields(str(row.get("text") or ""), **{name: str(row[name] or "") for name in _GIVEN if name in row})
    return encode(check(posting, created=created, context=context), language)


def check_rows(
    rows: Iterable[Mapping[str, object]], language: str, *, created: str, context: CheckContext | None = None
) -> Iterator[JsonMap]:
    """Yield the cards of many rows, each with its `id` and `seconds`, as they come."""
    context = context or CheckContext(today=created[:10])
    for row in rows:
        began = time.perf_counter()
        document = check_row(row, language, created=created, context=context)
        yield {"id": row.get("id"), **document, "seconds": round(time.perf_counter() - began, 5)}
