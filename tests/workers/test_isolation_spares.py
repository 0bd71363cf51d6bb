"""Spare children: started ahead, used once, ended when they are not; whatever a job does to its child, the program goes on."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Iterator

import pytest

from app.errors import UserError
from app.workers import isolation
from app.workers.children import end_child
from app.workers.isolation import Limits, end_spares, prepare, run_isolated

TROUBLE = """
import os, sys, threading, types
from app.workers import isolation
trouble = types.ModuleType("app.trouble")
trouble.pid = lambda header, payload: {"pid": os.getpid(), "size": len(payload), "warmed": trouble.warmed}
trouble.crash = lambda header, payload: os.abort()
trouble.hang = lambda header, payload: threading.Event().wait()
trouble.eat = lambda header, payload: {"all": len(b"x" * 10**12)}
trouble.warmed = False
def warm():
    trouble.warmed = True
trouble.warm = warm
sys.modules["app.trouble"] = trouble
isolation.JOBS = tuple(f"app.trouble:{name}" for name in ("pid", "crash", "hang", "eat"))
isolation.serve(*sys.argv[1:2])
"""
PID, CRASH, HANG, EAT = (f"app.trouble:{name}" for name in ("pid", "crash", "hang", "eat"))


@pytest.fixture(autouse=True)
def _trouble(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Jobs that misbehave, in parent and child; no spare outlives its test."""
    end_spares()
    monkeypatch.setattr(isolation, "JOBS", (PID, CRASH, HANG, EAT))
    monkeypatch.setattr(isolation, "_command", lambda: [sys.executable, "-c", TROUBLE])
    yield
    end_spares()


def waiting(job: str) -> list[int]:
    return [child.pid for child in isolation._SPARES.get(job, [])]


def test_a_spare_is_warmed_used_once_and_gone() -> None:
    prepare(PID)
    (spare,) = waiting(PID)
    answer = run_isolated(PID, {}, b"x" * 500_000)
    assert (answer["pid"], answer["size"], answer["warmed"]) == (spare, 500_000, True)
    assert waiting(PID) == []
    other = run_isolated(PID, {}, b"")
    assert other["pid"] != spare
    assert not other["warmed"], "without a spare the child starts as it always did"


def test_a_spare_can_be_awaited_until_it_has_loaded_and_still_answers() -> None:
    prepare(PID)
    (spare,) = isolation._SPARES[PID]
    assert spare.stdout is not None
    isolation.await_spares(PID)
    assert not select.select([spare.stdout], [], [], 0)[0], "its sign has been read, its answer has not been asked for"
    answer = run_isolated(PID, {}, b"abc")
    assert (answer["pid"], answer["size"], answer["warmed"]) == (spare.pid, 3, True)


def test_no_more_spares_than_asked_for_and_never_more_than_two() -> None:
    prepare(PID)
    prepare(PID)
    assert len(waiting(PID)) == 1
    prepare(PID, 9)
    assert len(waiting(PID)) == 2
    with pytest.raises(ValueError, match="unknown job"):
        prepare("os:system")


@pytest.mark.parametrize(
    ("job", "limits", "code"),
    [
        (CRASH, Limits(seconds=20), "worker-died"),
        (HANG, Limits(sleep=0.5), "stopped-responding"),
        (EAT, Limits(seconds=20, memory=1_000_000_000), "too-complex"),
    ],
)
def test_trouble_in_a_spare_is_a_refusal_and_the_next_file_is_read_in_another_process(
    job: str, limits: Limits, code: str
) -> None:
    prepare(job)
    (spare,) = isolation._SPARES[job]
    with pytest.raises(UserError, match=code):
        run_isolated(job, {}, b"x", limits=limits)
    assert spare.poll() is not None, "the child is gone"
    assert run_isolated(PID, {}, b"abc")["size"] == 3


def test_a_spare_that_died_waiting_is_passed_over() -> None:
    prepare(PID, 2)
    first, second = isolation._SPARES[PID]
    first.kill()
    first.wait()
    assert run_isolated(PID, {}, b"")["pid"] == second.pid


def test_a_spare_that_nobody_needs_is_ended() -> None:
    prepare(PID)
    (spare,) = isolation._SPARES[PID]
    isolation._expire(PID, spare)
    assert spare.poll() is not None
    assert waiting(PID) == []
    isolation._expire(PID, spare)  # twice is nothing


def test_a_spare_in_use_does_not_expire() -> None:
    prepare(PID)
    child = isolation._spare(PID)
    assert child is not None
    isolation._expire(PID, child)
    assert child.poll() is None
    end_child(child)


def test_spares_end_with_the_program() -> None:
    code = (
        "import os; from app.workers import isolation; isolation.prepare(isolation.JOBS[0]);"
        "print(isolation._SPARES[isolation.JOBS[0]][0].pid)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout), 0)
