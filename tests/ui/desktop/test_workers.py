"""One job per place: results of a dropped job never arrive, cancel ends quietly, quitting waits with a limit."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread
from pytestqt.exceptions import capture_exceptions

from app.errors import AppError, UserError
from app.workers.cancellation import CancelToken, Progress
from tests.patience import HANG_SECONDS
from ui.desktop.shell import jobs
from ui.desktop.shell.jobs import JobSlot, Outcomes

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def owner() -> QObject:
    return QObject()


def test_result_arrives_in_the_window_thread(owner: QObject, until: Until) -> None:
    place, seen = JobSlot(owner), []
    place.start(
        lambda token, progress: threading.get_ident(),
        Outcomes(lambda found: seen.append((found, QThread.currentThread()))),
    )
    until(lambda: seen)
    worker, receiver = seen[0]
    assert worker != threading.get_ident()
    assert receiver is QThread.currentThread()
    assert not place.busy


def test_a_new_job_drops_the_old_one(owner: QObject, until: Until) -> None:
    place, gate, seen, stale = JobSlot(owner), threading.Event(), [], []

    def slow(token: CancelToken, progress: Progress) -> str:
        gate.wait(HANG_SECONDS)
        stale.append(token.cancelled)
        return "old"

    place.start(slow, Outcomes(seen.append))
    place.start(lambda token, progress: "new", Outcomes(seen.append))
    gate.set()
    until(lambda: seen and stale)
    assert stale == [True]
    assert seen == ["new"]


def test_cancel_ends_without_result_or_error(owner: QObject, until: Until) -> None:
    place, ended, other = JobSlot(owner), [], []

    def work(token: CancelToken, progress: Progress) -> None:
        while True:
            token.check()

    place.start(work, Outcomes(other.append, other.append, ended=lambda: ended.append(True)))
    place.cancel()
    until(lambda: ended)
    assert other == []
    assert not place.busy


def test_expected_error_is_told(owner: QObject, until: Until) -> None:
    place, told = JobSlot(owner), []

    def work(token: CancelToken, progress: Progress) -> None:
        raise UserError("no-resume")

    place.start(work, Outcomes(lambda _: None, lambda error: told.append(error.code)))
    until(lambda: told)
    assert told == ["no-resume"]


def test_a_bug_reaches_the_crash_hook(owner: QObject, until: Until) -> None:
    place, told = JobSlot(owner), []

    def work(token: CancelToken, progress: Progress) -> None:
        raise KeyError("a bug")

    def failed(error: AppError) -> None:
        told.append(error)

    with capture_exceptions() as bugs:
        place.start(work, Outcomes(lambda _: None, failed))
        until(lambda: bugs)
    assert bugs[0][0] is KeyError
    assert told == []


def test_progress_is_throttled_but_the_last_report_arrives(owner: QObject, until: Until) -> None:
    place, reports, done = JobSlot(owner), [], []

    def work(token: CancelToken, progress: Progress) -> None:
        for number in range(1, 1001):
            progress("read", number, 1000)

    place.start(work, Outcomes(done.append, progress=lambda *report: reports.append(report)))
    until(lambda: done)
    assert reports[-1] == ("read", 1000, 1000)
    assert len(reports) < 100


def test_two_results_come_in_two_turns_of_the_event_loop(owner: QObject, until: Until) -> None:
    """What the window makes of each result is then a stop of its own, and input comes between."""
    order: list[str] = []

    class Between(QObject):
        def event(self, event: QEvent) -> bool:
            order.append("input")
            return True

    between = Between()
    posted = QEvent.Type(QEvent.registerEventType())

    def took(name: str) -> None:
        order.append(name)
        QCoreApplication.postEvent(between, QEvent(posted))

    places = [JobSlot(owner) for _ in range(3)]
    for name, place in zip("abc", places, strict=True):
        place.start(lambda token, progress: None, Outcomes(lambda _nothing, name=name: took(name)))
        for thread in place._threads:
            thread.join()  # every result waits before the window takes the first
    until(lambda: order.count("input") == 3)
    assert order == ["a", "input", "b", "input", "c", "input"]


def test_quit_waits_no_longer_than_its_limit(owner: QObject, until: Until) -> None:
    place, gate, seen = JobSlot(owner), threading.Event(), []
    place.start(lambda token, progress: gate.wait(HANG_SECONDS), Outcomes(seen.append))
    assert not place.stop(0.01)
    gate.set()
    assert jobs.stop_all(5)
    assert seen == []


def test_a_place_may_go_while_its_thread_works(owner: QObject, until: Until) -> None:
    place, gate, seen, last = JobSlot(owner), threading.Event(), [], []

    def work(token: CancelToken, progress: Progress) -> str:
        gate.wait(HANG_SECONDS)
        progress("read", 1, 1)
        last.append(True)
        return "late"

    place.start(work, Outcomes(seen.append, progress=lambda *_: seen.append("progress")))
    place.deleteLater()
    QCoreApplication.sendPostedEvents(place, QEvent.Type.DeferredDelete.value)
    assert not place.alive
    gate.set()
    until(lambda: last)
    other = JobSlot(owner)
    other.start(lambda token, progress: "after", Outcomes(seen.append))
    until(lambda: seen)
    assert seen == ["after"]


def test_quit_waits_for_dropped_jobs_too(owner: QObject) -> None:
    place, gate = JobSlot(owner), threading.Event()
    place.start(lambda token, progress: gate.wait(HANG_SECONDS), Outcomes(lambda _: None))
    place.start(lambda token, progress: None, Outcomes(lambda _: None))
    assert not place.stop(0.05)
    gate.set()
    assert place.stop(5)
