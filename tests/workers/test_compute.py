"""Children that stay: asked again and again, replaced when they fail, ended at a lock, and let go of when nobody waits."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import Cancelled, UserError
from app.workers import child_pool, isolation, jobs
from app.workers.cancellation import CancelToken
from app.workers.child_pool import Pool
from app.workers.isolation import Limits
from tests.patience import HANG_SECONDS
from tests.workers.confined_program import JOB, command

SOURCE = """
import os, threading
from app.workers import jobs
jobs.WATCHED_JOBS = ("app.trouble:job",)
jobs.READS = {"app.trouble:job": ("rules",)}
kept = []
def job(header, payload, cancel, progress):
    what = header["what"]
    progress(what, 1, 1)
    if what == "die":
        os.abort()
    if what == "stop":
        while True: cancel.check()
    if what == "hang":
        while True: pass
    if what == "read":
        return {"text": open(header["rules"]).read()}
    if what == "write":
        open(header["rules"], "w")
    return {"pid": os.getpid()}
"""


@pytest.fixture(autouse=True)
def quick_children() -> None:
    """Children start as they do for people."""


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pool]:
    monkeypatch.setattr(jobs, "JOBS", (JOB,))
    monkeypatch.setattr(jobs, "READS", {JOB: ("rules",)})
    monkeypatch.setattr(isolation, "_command", lambda: command(SOURCE))
    made = Pool((JOB,), Limits())
    yield made
    made.end()


def pid(pool: Pool) -> object:
    return pool.run(JOB, {"what": "pid"})["pid"]


class WhenAtWork(CancelToken):
    """Cancels as soon as the child says that it is at work."""

    def __call__(self, step: str, done: int, total: int) -> None:
        self.cancel()


def test_one_child_answers_again_and_again(pool: Pool) -> None:
    assert len({pid(pool) for _ in range(3)}) == 1


def test_one_prepared_ahead_is_the_one_that_answers(pool: Pool) -> None:
    pool.prepare()
    pool.prepare()
    (waiting,) = pool._idle
    assert pid(pool) == waiting.channel.child.pid


def test_one_that_died_is_told_in_one_sentence_and_replaced(pool: Pool) -> None:
    first = pid(pool)
    with pytest.raises(UserError, match="work-died"):
        pool.run(JOB, {"what": "die"})
    assert pid(pool) != first


def test_one_that_died_while_it_waited_is_passed_over(pool: Pool) -> None:
    first = pid(pool)
    child = pool._idle[0].channel.child
    child.kill()
    child.wait()
    assert pid(pool) != first


def test_who_cancels_keeps_a_child_that_stops_when_it_is_asked_to(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_pool, "GRACE_SECONDS", HANG_SECONDS)
    first, token = pid(pool), WhenAtWork()
    with pytest.raises(Cancelled):
        pool.run(JOB, {"what": "stop"}, cancel=token, progress=token)
    assert pid(pool) == first


def test_one_that_does_not_stop_is_killed_and_another_waits_in_its_place(pool: Pool) -> None:
    first, token = pid(pool), WhenAtWork()
    (worker,) = pool._idle
    with pytest.raises(Cancelled):
        pool.run(JOB, {"what": "hang"}, cancel=token, progress=token)
    assert worker.channel.child.poll() is not None
    (waiting,) = pool._idle
    assert pid(pool) == waiting.channel.child.pid != first


def test_beside_a_long_job_a_second_child_answers(pool: Pool) -> None:
    token, at_work, ended = CancelToken(), threading.Event(), threading.Event()

    def long() -> None:
        with pytest.raises(Cancelled):
            pool.run(JOB, {"what": "stop"}, long=True, cancel=token, progress=lambda *_: at_work.set())
        ended.set()

    threading.Thread(target=long, daemon=True).start()
    assert at_work.wait(HANG_SECONDS)
    (waiting,) = pool._idle
    assert pid(pool) == waiting.channel.child.pid
    token.cancel()
    assert ended.wait(HANG_SECONDS)


def test_the_end_takes_every_child_with_it_also_one_at_work(pool: Pool) -> None:
    at_work, told = threading.Event(), list[str]()

    def long() -> None:
        try:
            pool.run(JOB, {"what": "hang"}, long=True, progress=lambda *_: at_work.set())
        except UserError as error:
            told.append(error.code)

    thread = threading.Thread(target=long, daemon=True)
    thread.start()
    assert at_work.wait(HANG_SECONDS)
    children = [worker.channel.child for worker in (*pool._idle, *pool._busy)]
    assert len(children) == 2
    child_pool.end_pools()
    thread.join(HANG_SECONDS)
    assert told == ["work-died"]
    assert all(child.poll() is not None for child in children)
    assert not pool._idle and not pool._busy


def test_what_may_be_read_is_declared_and_a_file_put_in_its_place_is_read_by_another_child(
    pool: Pool, tmp_path: Path
) -> None:
    rules = tmp_path / "rules"
    rules.write_text("first")
    common = {"rules": str(rules)}

    def ask(what: str) -> dict[str, object]:
        return pool.run(JOB, {"what": what}, common=common)

    first = ask("pid")["pid"]
    assert ask("read") == {"text": "first"}
    rules.write_text("changed")
    assert ask("read") == {"text": "changed"} and ask("pid")["pid"] == first, "the same file"
    rules.rename(tmp_path / "old")
    rules.write_text("second")
    assert ask("read") == {"text": "second"}
    assert ask("pid")["pid"] != first
    with pytest.raises(Exception, match=r"PermissionError|OSError"):
        ask("write")
    assert rules.read_text() == "second"


@pytest.mark.parametrize(("name", "value"), [("MOST_REQUESTS", 1), ("MOST_BYTES", 1)])
def test_a_child_is_renewed_in_time(name: str, value: int, pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    if name == "MOST_BYTES" and not Path("/proc/self/statm").exists():
        pytest.skip("this system does not say what a process has in use")
    monkeypatch.setattr(child_pool, name, value)
    assert pid(pool) != pid(pool)


def test_a_pool_may_renew_its_children_sooner(pool: Pool) -> None:
    soon = Pool((JOB,), Limits(), requests=2)
    first, second, third = (pid(soon) for _ in range(3))
    soon.end()
    assert first == second != third


def test_a_child_without_work_is_ended(pool: Pool) -> None:
    brief = Pool((JOB,), Limits(), idle=0.0)
    brief.prepare()
    for worker in list(brief._idle):  # none: it has ended already
        assert worker.expiry is not None
        worker.expiry.join()
        assert worker.channel.child.poll() is not None
    assert not brief._idle


def test_too_much_is_refused_before_a_child_starts(pool: Pool) -> None:
    small = Pool((JOB,), Limits(payload=10))
    with pytest.raises(UserError, match="too-large"):
        small.run(JOB, {}, b"x" * 11)
    assert not small._busy and not small._idle
