"""kill -9 at random moments: what was acknowledged is there, nothing half-done is visible, every way in still works."""

from __future__ import annotations

import random

import crash_harness
import pytest


@pytest.mark.parametrize("mode", crash_harness.MODES)
def test_kill(mode, tmp_path):
    """Four kills for each kind of work (44 in all); the benchmark does hundreds."""
    rng = random.Random(f"seed {mode}")
    acknowledged = 0
    for number in range(4):
        base = tmp_path / str(number)
        base.mkdir()
        crash_harness.prepare(base)
        steps, problems = crash_harness.trial(mode, base, rng)
        assert problems == []
        acknowledged += len(steps)
    assert acknowledged > 0, "the workers did no work before they were killed"
