"""A job beside the window gives way while the window's thread is at work, and never for long."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer

from app.workers.cancellation import CancelToken, Progress, give_way
from tests.patience import HANG_SECONDS
from ui.desktop.shell import turns
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.turns import Turn

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
        assert self.asked.wait(HANG_SECONDS)
        return thread


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", HANG_SECONDS)


@pytest.mark.usefixtures("patient")
def test_another_thread_waits_until_the_work_ends() -> None:
    turn = Turn()
    other = Asks(turn.give_way)
    turn.begin()
    thread = other.begin()
    assert not other.through.wait(A_WHILE)
    turn.end()
    thread.join(HANG_SECONDS)
    assert other.through.is_set()


@pytest.mark.usefixtures("patient")
def test_nobody_waits_for_a_thread_that_rests_or_for_itself() -> None:
    turn = Turn()
    Asks(turn.give_way).begin().join(HANG_SECONDS)
    turn.begin()
    turn.give_way()
    turn.end()


def test_patience_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", 0.01)
    turn = Turn()
    other = Asks(turn.give_way)
    turn.begin()
    other.begin().join(HANG_SECONDS)
    assert other.through.is_set()


def test_a_job_ends_beside_a_thread_that_never_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who looks for events again and again begins a stretch each time: patience with each of them would have no end."""
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", HANG_SECONDS)
    monkeypatch.setattr(turns, "ENOUGH_SECONDS", 0.05)
    turn = Turn()
    turn.begin()

    def much() -> None:
        for _ in range(1000):
            turn.give_way()

    thread = threading.Thread(target=much, daemon=True)
    thread.start()
    end = time.monotonic() + HANG_SECONDS
    while thread.is_alive() and time.monotonic() < end:
        turn.begin()
    assert not thread.is_alive()


@pytest.mark.usefixtures("patient")
def test_a_job_stands_still_while_the_window_works(qapp: QObject, until: Until) -> None:
    def work(token: CancelToken, progress: Progress) -> None:
        job()

    turns.watch()
    job, place, held = Asks(give_way), JobSlot(qapp), []

    def at_work() -> None:
        place.start(work, Outcomes(lambda _: None))
        assert job.asked.wait(HANG_SECONDS)
        held.append(not job.through.wait(A_WHILE))

    QTimer.singleShot(0, at_work)
    until(lambda: held)
    assert held == [True]
    until(job.through.is_set)
