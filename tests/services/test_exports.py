"""Copies of imported résumés end well: made, or refused with a way on; `python -m benchmarks.exports` makes 500 of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import exports
from tests.sampling import repeats
from tests.verify.test_independence import isolated_in_process

RESUMES = Path(__file__).parents[1] / "golden" / "resumes"


def test_no_random_export_is_a_dead_end(monkeypatch: pytest.MonkeyPatch) -> None:
    isolated_in_process(monkeypatch)
    wanted = repeats(40, 4)
    tally = exports.run([RESUMES], wanted, 5)
    assert tally.dead == [] and sum(tally.ended.values()) == wanted
