"""kill -9 at random moments: what was acknowledged is there, nothing half-done is visible, every way in still works."""

from __future__ import annotations

import random

import crash_harness
import pytest

from tests.sampling import repeats


@pytest.mark.parametrize("mode", crash_harness.MODES)
def test_kill(mode, tmp_path):
    """Two kills for each kind of work, four under `make check-full`; the benchmark does hundreds."""
    rng = random.Random(f"seed {mode}")
    acknowledged = 0
    for number in range(repeats(4, 2)):
        base = tmp_path / str(number)
        base.mkdir()
        crash_harness.prepare(base)
        steps, problems = crash_harness.trial(mode, base, rng)
        assert problems == []
        acknowledged += len(steps)
    assert acknowledged > 0, "the workers did no work before they were killed"
