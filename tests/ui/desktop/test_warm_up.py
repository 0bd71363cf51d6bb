"""Modules loaded beside the window: the window does not stand still for them."""

from __future__ import annotations

import gc
import importlib
from pathlib import Path

import pytest

from app.workers.cancellation import CancelToken
from ui.desktop.shell.warm_up import exclude_loaded, import_modules


def test_the_collector_looks_through_nothing_that_was_loaded_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "loaded_first.py").write_text("held = [[]]\n", "utf-8")
    second = "import gc, loaded_first\nseen = any(one is loaded_first.held for one in gc.get_objects())\n"
    (tmp_path / "loaded_second.py").write_text(second, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    try:
        import_modules(("loaded_first", "loaded_second"), CancelToken(), exclude_loaded)
    finally:
        gc.unfreeze()
    assert importlib.import_module("loaded_second").seen is False
