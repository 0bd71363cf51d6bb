"""A monkey at the window: 1,000 random actions from a fixed seed, with a heartbeat of the window's thread beside them.

`python -m benchmarks.monkey [--actions N] [--seed N]` prints the longest gaps between two heartbeats and what was done
then. Dialogs are answered with no, nothing leaves the window. The test of the same name counts widgets and errors.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest import mock

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from ui.desktop.window import Window

WORDS: Final = ("Acme", "恒通物流", "a", "R7K4-Q2MD", "2025-03", "https://example.org/job", "Ünïcode ✓", "")
KEYS: Final = ("Tab", "Down", "Up", "Left", "Right", "Return", "Space", "Home", "End", "PageDown", "Escape")


class Monkey:
    """Acts on whatever is visible. `last` says what it did last."""

    def __init__(self, window: Window, seed: int) -> None:
        self._window, self._random, self.last = window, random.Random(seed), ""

    def act(self) -> None:
        """One action."""
        from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QWidget

        if self._random.random() < 0.12:
            self.last = f"page {(key := self._random.choice(list(self._window.rail.buttons)))}"
            self._window.go(key)
            return
        kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
        known = [
            widget
            for widget in self._window.findChildren(QWidget)
            if isinstance(widget, kinds)
            and widget.isVisible()
            and widget.isEnabled()
            and widget is not self._window.rail.lock
        ]
        if known:
            self._use(self._random.choice(known))

    def _use(self, widget: QWidget) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

        self.last = f"{type(widget).__name__} {widget.accessibleName()!r}"
        if self._random.random() < 0.25:
            key = self._random.choice(KEYS)
            modifier = self._random.choice((Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier))
            self.last += f" key {key}"
            QTest.keyClick(widget, getattr(Qt.Key, f"Key_{key}"), modifier)
        elif isinstance(widget, QAbstractButton):
            widget.click()
        elif isinstance(widget, QLineEdit):
            widget.setText(self._random.choice(WORDS))
        elif isinstance(widget, QPlainTextEdit):
            if not widget.isReadOnly():
                widget.setPlainText("\n".join(self._random.choices(WORDS, k=3)))
        elif isinstance(widget, QComboBox) and widget.count():
            index = self._random.randrange(widget.count())
            widget.setCurrentIndex(index)
            widget.activated.emit(index)


@contextlib.contextmanager
def harmless() -> Iterator[None]:
    """Every dialog answers no, no menu stays open, nothing is opened outside."""
    from PySide6.QtGui import QDesktopServices
    from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMenu, QMessageBox

    with contextlib.ExitStack() as stack:
        for owner, name, answer in (
            (QDialog, "exec", 0),
            (QMessageBox, "exec", 0),
            (QMenu, "exec", None),
            (QInputDialog, "getText", ("", False)),
            (QInputDialog, "getMultiLineText", ("", False)),
            (QInputDialog, "getItem", ("", False)),
            (QFileDialog, "getExistingDirectory", ""),
            (QFileDialog, "getSaveFileName", ("", "")),
            (QFileDialog, "getOpenFileName", ("", "")),
            (QFileDialog, "getOpenFileNames", ([], "")),
            (QDesktopServices, "openUrl", False),
        ):
            stack.enter_context(mock.patch.object(owner, name, lambda *_a, _answer=answer, **_k: _answer))
        yield


def run(application: QApplication, window: Window, actions: int, seed: int, beat: Callable[[str], None]) -> None:
    """Let a monkey act; `beat` is told what was done after every action."""
    monkey = Monkey(window, seed)
    with harmless():
        for _ in range(actions):
            monkey.act()
            application.processEvents()
            beat(monkey.last)


def main() -> int:
    """Print the longest gaps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actions", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--quick", action="store_true", help="fewer actions")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(COUNTERMARK_HOME=home, COUNTERMARK_LANGUAGE="en")
        gaps = _gaps(200 if options.quick else options.actions, options.seed, Path(home) / "vault")
    walls, works = sorted(gap[0] for gap in gaps), sorted(gap[1] for gap in gaps)
    for name, times in (("between heartbeats", walls), ("work of the window's thread", works)):
        over = sum(time > 100 for time in times)
        middle, late = times[len(times) // 2], times[len(times) * 99 // 100]
        print(f"{name}: median {middle:.0f} ms, 99 % {late:.0f} ms, longest {times[-1]:.0f} ms, over 100 ms: {over}")
    worst: dict[str, list[float]] = {}
    for _wall, cpu, what in gaps:
        worst.setdefault(what, []).append(cpu)
    for what, times in sorted(worst.items(), key=lambda pair: -max(pair[1]))[:20]:
        print(f"  {max(times):.0f} ms at most, {len(times)} times: {what}")
    return 0


def _gaps(actions: int, seed: int, folder: Path) -> list[tuple[float, float, str]]:
    """(milliseconds, milliseconds of CPU in the window's thread, what was done) between two heartbeats."""
    import json

    from app import resources
    from app.domain.resume_json import from_json
    from app.services.vaults import create_vault
    from ui.desktop.app import open_window

    application, window = open_window()
    window.show()
    window.opened(create_vault(folder, "correct horse battery", keyring=False))
    resume = from_json(json.loads(resources.path("samples", "resume-en.json").read_text("utf-8")))
    window.session.imports.accept(resume)
    end = time.monotonic() + 3
    while time.monotonic() < end:  # a person begins after the pages were built in advance
        application.processEvents()
    found, last = [], (time.monotonic(), time.thread_time())

    def beat(what: str) -> None:
        nonlocal last
        now = (time.monotonic(), time.thread_time())
        found.append(((now[0] - last[0]) * 1000, (now[1] - last[1]) * 1000, what))
        last = now

    run(application, window, actions, seed, beat)
    window.close()
    return found


if __name__ == "__main__":
    sys.exit(main())
