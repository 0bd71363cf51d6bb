"""Children of the program: they give way to the window and inherit no passphrase."""

from __future__ import annotations

import os
import sys

import pytest

from app import newer_data, paths
from app.workers.children import child_environment, end_child, start_child
from tests.patience import HANG_SECONDS

SHOWS = "import os, sys; sys.stdin.read(); print(os.getpriority(os.PRIO_PROCESS, 0), os.environ.get('COUNTERMARK_PASSPHRASE'))"


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="priorities are Windows' own there")
def test_a_child_gives_way_to_the_window_and_knows_no_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERMARK_PASSPHRASE", "correct horse battery")
    child = start_child([sys.executable, "-c", SHOWS])
    try:
        shown, _ = child.communicate(b"", timeout=HANG_SECONDS)
    finally:
        end_child(child)
    priority, passphrase = shown.decode().split()
    assert int(priority) > os.getpriority(os.PRIO_PROCESS, 0) or int(priority) == 19
    assert passphrase == "None"


def test_a_child_asks_for_nobodys_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """It inherits no HOME, and an account that the system does not list (in a container, say) has no other."""
    for name, value in child_environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(paths, "published_folder", lambda: pytest.fail("looked for the person's data"))
    newer_data.in_force.cache_clear()
    try:
        assert newer_data.in_force() is None
    finally:
        newer_data.in_force.cache_clear()
