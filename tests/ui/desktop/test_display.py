"""On a real X display: the window paints and ends by itself; pages keep their look there."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.patience import HANG_SECONDS
from tests.sampling import full_only


@pytest.mark.xvfb
def test_window_paints_on_a_real_display(x_display: str) -> None:
    environment = {**os.environ, "DISPLAY": x_display, "QT_QPA_PLATFORM": "xcb", "COUNTERMARK_EXIT_AFTER_PAINT": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "ui.main"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=HANG_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("painted ")
    assert int(done.stdout.split()[1]) > 0


@full_only
@pytest.mark.xvfb
def test_screenshots_of_every_page_are_made_there(x_display: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    out = tmp_path_factory.mktemp("pictures")
    environment = {**os.environ, "DISPLAY": x_display, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-m", "benchmarks.screenshots", "--out", str(out), "--looks", "zh-dark"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=HANG_SECONDS, check=False)
    assert done.returncode == 0, done.stderr
    assert len(list(out.glob("*.png"))) >= 12
