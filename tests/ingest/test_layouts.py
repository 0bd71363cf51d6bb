"""Résumés that are hard for their layout and easy for their words: sidebars, ruled forms, discs, columns, text drawn late.

18 PDFs of five tool chains, learnt from; how they were made stands in each truth. The reader of 2026-11-28 read 529 of 674
fields (.785), no table, no disc and no letter-spaced name among them. The floors are what the reader reaches now.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from app.ingest.draft_codec import draft_from_json
from app.ingest.jobs import read_resume
from benchmarks.layouts import Scored, scored, truths_of

DATA = Path(__file__).parent / "data" / "2026-11-28_layouts_01"
FLOORS = {
    "name": 1, "email": 0.94, "phone": 0.94, "town": 0.61, "birth": 1, "gender": 1, "employer": 1, "position": 1, "job dates": 1,
    "duty": 0.96, "institution": 1, "study_type": 1, "area": 1, "study dates": 1, "skills": 1, "languages": 1, "certificates": 0.77,
}  # fmt: skip


@cache
def results() -> tuple[tuple[Path, tuple[Scored, ...]], ...]:
    found = []
    for path, truth in truths_of(DATA):
        draft = draft_from_json(read_resume({"name": path.name}, path.read_bytes()))
        assert not [warning for warning in draft.warnings if warning.code == "hidden-text"], path.name
        found.append((path, tuple(scored(truth, draft))))
    assert len(found) == 18
    return tuple(found)


@pytest.mark.parametrize("field", FLOORS)
def test_fields_of_hard_layouts(field):
    rows = [row for _, rows in results() for row in rows if row.field == field]
    right = Counter(row.right for row in rows)
    assert right[True] / len(rows) >= FLOORS[field], [row for row in rows if not row.right]


def test_no_entry_is_made_up_and_nothing_falls_below_the_whole_floor():
    rows = [row for _, rows in results() for row in rows]
    assert not [row for row in rows if row.field.startswith("extra")]
    assert sum(row.right for row in rows) / len(rows) >= 0.968
