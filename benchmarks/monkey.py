"""A monkey at the window: 1,000 random actions from a fixed seed, with a heartbeat of the window's thread beside them.

`python -m benchmarks.monkey [--actions N] [--seed N]` prints the longest gaps between two beats of a timer, what was done then,
and which threads worked meanwhile, for how long, and where. Wall time tells what a person feels on this machine; less what the
thread waited for a processor it is about what an idle machine would give; CPU is its own work. What is left stood still:
another thread had the interpreter. On a busy machine that thread may itself have waited for a processor, and then
this is said too. Dialogs are answered with no, nothing leaves the window; a crash below Python prints where each
thread was. The test of the same name counts widgets and errors.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import dataclasses
import faulthandler
import os
import random
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Final
from unittest import mock

from benchmarks.waiting import in_sight

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QDialog, QWidget

    from ui.desktop.shell.window import Window

WORDS: Final = ("Acme", "恒通物流", "a", "R7K4-Q2MD", "2025-03", "https://example.org/job", "Ünïcode ✓", "")
KEYS: Final = ("Tab", "Down", "Up", "Left", "Right", "Return", "Space", "Home", "End", "PageDown", "Escape")


@dataclasses.dataclass(frozen=True, slots=True)
class Sight:
    """One thread since the look before, while the window's was late: milliseconds of work, those it waited for a processor,
    and the calls it is in."""

    thread: str
    work: float
    waited: float
    place: str


class Watchdog:
    """Looks from another thread where every thread of the program is, whenever the window's has not beaten for too long."""

    def __init__(self, limit_ms: float = 60) -> None:
        self._window, self._limit, self._ended = threading.get_ident(), limit_ms / 1000, threading.Event()
        self._began, self._seen = time.monotonic(), list[Sight]()
        threading.Thread(target=self._watch, daemon=True, name="watchdog").start()

    def beat(self) -> list[Sight]:
        """Return what was seen since the last beat, and begin anew."""
        seen, self._seen, self._began = self._seen, [], time.monotonic()
        return seen

    def end(self) -> None:
        """Look no more."""
        self._ended.set()

    def _watch(self) -> None:
        times, began = _thread_times(), self._began
        while not self._ended.wait(0.01):
            late = time.monotonic() - self._began
            if self._began != began:
                times, began = _thread_times(), self._began  # what is counted begins about with this beat
            elif late > self._limit:
                now = _thread_times()
                self._seen += self._sights(times, now)
                times = now

    def _sights(self, before: dict[int, tuple[float, float]], now: dict[int, tuple[float, float]]) -> Iterator[Sight]:
        frames = sys._current_frames()
        for thread in threading.enumerate():
            if thread.ident not in frames or thread.native_id not in now or thread.name == "watchdog":
                continue
            known = before.get(thread.native_id, (0.0, 0.0))
            work, waited = (1000 * (new - old) for new, old in zip(now[thread.native_id], known, strict=True))
            if thread.ident == self._window or work + waited >= 1:
                name = "the window" if thread.ident == self._window else thread.name.split(" ")[-1]
                yield Sight(name, work, waited, _place(frames[thread.ident]))


def _place(frame: FrameType) -> str:
    """The innermost calls of the program, innermost first."""
    calls = [
        call for call in traceback.extract_stack(frame) if ".venv" not in call.filename and HERE not in call.filename
    ]
    return " < ".join(f"{Path(call.filename).name}:{call.lineno}" for call in reversed(calls[-7:]))


HERE: Final = f"{os.sep}benchmarks{os.sep}"


def _thread_times() -> dict[int, tuple[float, float]]:
    """Return for each thread of the program, by its number in the system, seconds of work and of waiting for a processor
    (Linux)."""
    found = {}
    for thread in threading.enumerate():
        with contextlib.suppress(OSError, ValueError):
            text = Path(f"/proc/self/task/{thread.native_id}/schedstat").read_text()
            work, waited, _ = map(int, text.split())
            found[thread.native_id or 0] = work / 1e9, waited / 1e9
    return found


class Monkey:
    """Acts on whatever is visible. `last` says what it did last."""

    def __init__(self, window: Window, seed: int) -> None:
        self._window, self._random, self.last = window, random.Random(seed), ""
        self._aim: QWidget | None = None

    def look(self) -> None:
        """Choose what to act on: its own work, which is not the window's."""
        from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit

        self._aim = None
        if self._random.random() < 0.12:
            return
        kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
        known = [
            widget
            for widget in in_sight(self._window)
            if isinstance(widget, kinds) and widget.isEnabled() and widget is not self._window.rail.lock
        ]
        self._aim = self._random.choice(known) if known else None

    def act(self) -> None:
        """One action on what was chosen, where it is still there; a page of the rail where nothing was."""
        from shiboken6 import isValid

        if self._aim is None:
            self.last = f"page {(key := self._random.choice(list(self._window.rail.buttons)))}"
            self._window.choose(key)
        elif isValid(self._aim) and self._aim.isVisible() and self._aim.isEnabled():
            self._use(self._aim)

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


def _refuse(dialog: QDialog) -> int:
    """As if the person had closed it at once."""
    dialog.done(0)
    return 0


@contextlib.contextmanager
def harmless() -> Iterator[None]:
    """Every dialog answers no, no menu stays open, nothing is opened outside."""
    from PySide6.QtGui import QDesktopServices
    from PySide6.QtWidgets import QDialog, QFileDialog, QMenu

    with contextlib.ExitStack() as stack:
        for owner, name, answer in (
            (QMenu, "exec", None),
            (QFileDialog, "getExistingDirectory", ""),
            (QFileDialog, "getSaveFileName", ("", "")),
            (QFileDialog, "getOpenFileName", ("", "")),
            (QFileDialog, "getOpenFileNames", ([], "")),
            (QDesktopServices, "openUrl", False),
        ):
            stack.enter_context(mock.patch.object(owner, name, lambda *_a, _answer=answer, **_k: _answer))
        stack.enter_context(mock.patch.object(QDialog, "exec", _refuse))
        yield


def run(application: QApplication, window: Window, actions: int, seed: int) -> Iterator[str]:
    """Let a monkey act, and tell what it did after every action; the window's loop runs for `PAUSE_MS` in between."""
    from PySide6.QtCore import QEvent

    from benchmarks.waiting import rest

    monkey = Monkey(window, seed)
    with harmless():
        for _ in range(actions):
            monkey.look()
            rest(PAUSE_MS / 2000)
            monkey.act()
            yield monkey.last
            rest(PAUSE_MS / 2000)
            # as the running program does by itself: outside its loop, what is to be deleted later would stay for ever
            application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main() -> int:
    """Print the longest gaps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actions", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--quick", action="store_true", help="fewer actions")
    options = parser.parse_args()
    faulthandler.enable()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(COUNTERMARK_HOME=home, COUNTERMARK_LANGUAGE="en")
        gaps = _gaps(200 if options.quick else options.actions, options.seed, Path(home) / "vault")
    for name, times in (
        ("between heartbeats", sorted(gap.wall for gap in gaps)),
        ("less what it waited for a processor", sorted(gap.wall - gap.waited for gap in gaps)),
        ("work of the window's thread", sorted(gap.work for gap in gaps)),
    ):
        over = sum(time > LIMIT_MS for time in times)
        middle, late = times[len(times) // 2], times[len(times) * 99 // 100]
        print(f"{name}: median {middle:.0f} ms, 99 % {late:.0f} ms, longest {times[-1]:.0f} ms, over 100 ms: {over}")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    for gap in sorted(gaps, key=lambda gap: -gap.still)[:4]:
        print(f"  {gap.still:.0f} ms stood still, {gap.wall:.0f} ms in all: {gap.what}")
    for gap in sorted(gaps, key=lambda gap: gap.waited - gap.wall)[:12]:
        print(f"  {gap.work:.0f} ms of work, {gap.waited:.0f} ms waiting, {gap.still:.0f} ms still: {gap.what}")
        _print_sights(gap.seen)
    return 0


def _print_sights(seen: Sequence[Sight]) -> None:
    """Print which threads worked in a gap, and the three places where each was seen most."""
    for name in dict.fromkeys(sight.thread for sight in seen):
        mine = [sight for sight in seen if sight.thread == name]
        work, waited = sum(sight.work for sight in mine), sum(sight.waited for sight in mine)
        print(f"    {name}: {work:.0f} ms of work, {waited:.0f} ms waiting for a processor")
        for place, count in collections.Counter(sight.place for sight in mine).most_common(3):
            print(f"      {count} × {place}")


LIMIT_MS: Final = 100
"""A person notices."""
PAUSE_MS: Final = 20
"""Between two actions: a quarter of what the fastest hand needs."""
TICK_MS: Final = 5
"""Between two heartbeats of a window that has nothing to do."""


@dataclasses.dataclass(frozen=True, slots=True)
class Gap:
    """Milliseconds between two heartbeats, those of CPU in the window's thread, those it waited for a processor, what was
    done, and what was seen of the program's threads."""

    wall: float
    work: float
    waited: float
    what: str
    seen: list[Sight]

    @property
    def still(self) -> float:
        """Milliseconds in which the window's thread had nothing to do but wait for another, for a disk, or for the next beat."""
        return self.wall - self.work - self.waited


def _clocks() -> tuple[float, float, float]:
    """Seconds on the wall, of CPU in this thread, and for which it stood ready while others had the processors (Linux)."""
    try:
        waited = int(Path("/proc/thread-self/schedstat").read_text().split()[1]) / 1e9
    except OSError:
        waited = 0.0
    return time.monotonic(), time.thread_time(), waited


def _gaps(actions: int, seed: int, folder: Path) -> list[Gap]:
    import json

    from PySide6.QtCore import QTimer

    from app import pattern_cache, resources

    pattern_cache.use()  # as the program does at its start
    from app.domain.resume_json import from_json
    from app.services.vaults import create_vault
    from benchmarks.waiting import rest, wait_until
    from ui.desktop.platform import memory
    from ui.desktop.shell.app import open_window, warm_up

    memory.limit_malloc_arenas()
    application, window = open_window()
    window.show()
    warm_up(window)
    rest(3)  # a person types a passphrase meanwhile
    window.opened(create_vault(folder, "correct horse battery", keyring=False))
    resume = from_json(json.loads(resources.path("samples", "resume-en.json").read_text("utf-8")))
    window.session.imports.accept(resume)
    rest(3)  # a person begins after the pages were built in advance
    found: list[Gap] = []
    watchdog, last, what = Watchdog(), _clocks(), "before the first action"

    def beat() -> None:
        nonlocal last
        wall, work, waited = (now - then for now, then in zip(_clocks(), last, strict=True))
        found.append(Gap(wall * 1000, work * 1000, waited * 1000, what, watchdog.beat()))
        last = _clocks()

    heart = QTimer(window, interval=TICK_MS)
    heart.timeout.connect(beat)
    heart.start()
    for what in run(application, window, actions, seed):  # noqa: B007, beat tells it
        pass
    heart.stop()
    watchdog.end()
    window.close()
    wait_until(lambda: not window.isVisible())  # its backup is made first
    return found


if __name__ == "__main__":
    sys.exit(main())
