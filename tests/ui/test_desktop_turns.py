"""A job beside the window gives way while the window's thread is at work, and never for long."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer

from app.cancel import CancelToken, Progress, give_way
from ui.desktop import turns
from ui.desktop.turns import Turn
from ui.desktop.workers import Outcomes, Place

Until = Callable[[Callable[[], object]], None]
A_WHILE = 0.2
"""Seconds in which a thread that is not held would long be through."""


class Asks:
    """A thread that asks once whether it may go on."""

    def __init__(self, give_way: Callable[[], None]) -> None:
        self.asked, self.through = threading.Event(), threading.Event()
        self._give_way = give_way

    def __call__(self, *_: object) -> None:
        self.asked.set()
        self._give_way()
        self.through.set()

    def begin(self) -> threading.Thread:
        thread = threading.Thread(target=self)
        thread.start()
        assert self.asked.wait(10)
        return thread


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", 60)


@pytest.mark.usefixtures("patient")
def test_another_thread_waits_until_the_work_ends() -> None:
    turn = Turn()
    other = Asks(turn.give_way)
    turn.begin()
    thread = other.begin()
    assert not other.through.wait(A_WHILE)
    turn.end()
    thread.join(10)
    assert other.through.is_set()


@pytest.mark.usefixtures("patient")
def test_nobody_waits_for_a_thread_that_rests_or_for_itself() -> None:
    turn = Turn()
    Asks(turn.give_way).begin().join(10)
    turn.begin()
    turn.give_way()
    turn.end()


def test_patience_ends_and_the_job_goes_on_for_as_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread that never rests, or looks for events again and again, would let no job end."""
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", 0.01)
    turn, waited = Turn(), list[int]()

    def work() -> None:
        turn.give_way()
        monkeypatch.setattr(turns, "PATIENCE_SECONDS", 60)
        turn.end()
        turn.begin()
        turn._free.until += 60
        turn.give_way()
        waited.append(2)

    turn.begin()
    thread = threading.Thread(target=work)
    thread.start()
    thread.join(10)
    assert waited == [2]


@pytest.mark.usefixtures("patient")
def test_a_job_stands_still_while_the_window_works(qapp: QObject, until: Until) -> None:
    def work(token: CancelToken, progress: Progress) -> None:
        job()

    turns.watch()
    job, place, held = Asks(give_way), Place(qapp), []

    def at_work() -> None:
        place.start(work, Outcomes(lambda _: None))
        assert job.asked.wait(10)
        held.append(not job.through.wait(A_WHILE))

    QTimer.singleShot(0, at_work)
    until(lambda: held)
    assert held == [True]
    until(job.through.is_set)
