"""Garbage is collected in the window's thread, whatever runs beside it."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject

from app.workers.cancellation import CancelToken, Progress
from ui.desktop.shell.garbage import GarbageCollector
from ui.desktop.shell.jobs import JobSlot, Outcomes

Until = Callable[[Callable[[], object]], None]


class Ring:
    """Something that only a collection ends."""

    def __init__(self) -> None:
        self.itself = self


def rings(number: int) -> list[weakref.ref[Ring]]:
    """Make rings that nobody holds."""
    return [weakref.ref(Ring()) for _ in range(number)]


@pytest.fixture
def where() -> Iterator[set[int]]:
    """Identifiers of the threads that collected."""
    seen = set[int]()

    def noted(phase: str, _info: object) -> None:
        seen.add(threading.get_ident())

    gc.callbacks.append(noted)
    yield seen
    gc.callbacks.remove(noted)


def test_a_job_makes_garbage_and_the_window_collects_it(qapp: object, until: Until, where: set[int]) -> None:
    owner, made, ended = QObject(), list[weakref.ref[Ring]](), list[object]()

    def work(token: CancelToken, progress: Progress) -> None:
        made.extend(rings(20 * gc.get_threshold()[0]))

    JobSlot(owner).start(work, Outcomes(ended.append))
    until(lambda: ended and not any(ring() for ring in made))
    assert where == {threading.get_ident()}
    assert not gc.isenabled()


def test_a_little_garbage_is_left_and_much_of_it_is_looked_through(where: set[int]) -> None:
    collector = GarbageCollector()
    collector.start()
    gc.collect()
    where.clear()
    collector.collect()
    assert where == set()
    made = rings(2 * gc.get_threshold()[0])
    collector.collect()
    assert where == {threading.get_ident()}
    assert not any(ring() for ring in made)


def test_older_garbage_is_collected_after_a_while() -> None:
    collector = GarbageCollector()
    collector.start()
    old = Ring()
    gc.collect()
    seen = weakref.ref(old)
    del old
    for _ in range(gc.get_threshold()[1] + 2):
        for _ in range(gc.get_threshold()[2] + 2):
            rings(2 * gc.get_threshold()[0])
            collector.collect()
    assert seen() is None
