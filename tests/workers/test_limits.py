"""What a child used: processor time counts, the clock does not; a sleeping child is told from a starved one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import UserError
from app.workers import isolation, jobs, limits
from app.workers.cancellation import CancelToken
from app.workers.client import Channel
from app.workers.isolation import Limits, run_isolated
from app.workers.limits import MACHINE_BUSY, NOT_RESPONDING, TOO_MUCH_WORK, Usage, Watch
from tests.workers.confined_program import JOB, command

linux = pytest.mark.skipif(sys.platform != "linux", reason="only there sleep can be told from starvation")
LOOK = limits.LOOK_SECONDS


@pytest.fixture(autouse=True)
def quick_children() -> None:
    """Children start as they do for people."""


def watch(seconds: float = 60.0, *, whole_life: bool = True) -> Watch:
    return Watch(subprocess.Popen.__new__(subprocess.Popen), seconds, whole_life=whole_life)


def judged(watch: Watch, rows: list[Usage | None], passed: float = LOOK) -> list[str]:
    return [watch.judge(found, passed, place * passed) for place, found in enumerate(rows, 1)]


def test_a_starved_child_is_waited_for() -> None:
    """Twelve programs beside it: it runs a twelfth of the time and waits for a processor the rest; all of it is being awake."""
    rows: list[Usage | None] = [Usage(processor=place * LOOK / 12, awake=place * LOOK) for place in range(1200)]
    assert set(judged(watch(60), rows)) == {""}, "ten minutes by the clock, fifty seconds of work"


def test_a_wait_for_a_processor_that_is_counted_when_it_is_over_is_no_sleep() -> None:
    """So the kernel does it: for fifteen seconds nothing, then all of it."""
    starved, judge = watch(60), list[str]()
    for turn in range(40):
        judge += [starved.judge(Usage(1.0, turn * 15.0), LOOK, 1.0) for _ in range(30)]
    assert set(judge) == {""}


def test_a_child_that_computes_too_much_is_ended() -> None:
    rows: list[Usage | None] = [Usage(processor=place * LOOK, awake=place * LOOK) for place in range(200)]
    answers = judged(watch(60), rows)
    assert answers.index(TOO_MUCH_WORK) == 121


def test_a_child_that_sleeps_is_ended() -> None:
    answers = judged(watch(60), [Usage(processor=1.0, awake=1.0)] * 100)
    assert answers.index(NOT_RESPONDING) == 41, "after twenty seconds"


def test_sleep_is_counted_in_all() -> None:
    """A moment of work now and then does not make up for it."""
    rows: list[Usage | None] = [Usage(processor=place * 0.01, awake=place * 0.01) for place in range(100)]
    assert NOT_RESPONDING in judged(watch(60), rows)


@pytest.mark.parametrize(
    "found", [[Usage(1.0, 1.0, excused=True)] * 200, [Usage(1.0, 1.0, recogniser=place * 0.1) for place in range(200)]]
)
def test_who_waits_for_a_disk_or_for_the_recogniser_does_not_sleep(found: list[Usage | None]) -> None:
    assert set(judged(watch(60), found)) == {""}


def test_a_parent_that_looked_late_knows_little() -> None:
    assert judged(watch(60), [Usage(1.0, 1.0)] * 15, passed=60.0) == [""] * 15


def test_there_is_an_end_all_the_same() -> None:
    busy = Watch(subprocess.Popen.__new__(subprocess.Popen), 60)
    assert busy.judge(Usage(1.0, 1.0), LOOK, limits.LONGEST_SECONDS + 1) == MACHINE_BUSY
    unseen = Watch(subprocess.Popen.__new__(subprocess.Popen), 60)
    assert unseen.judge(Usage(1.0), LOOK, limits.LONGEST_UNSEEN - 1) == ""
    assert unseen.judge(Usage(1.0), LOOK, limits.LONGEST_UNSEEN + 1) == MACHINE_BUSY
    assert watch(300).judge(None, LOOK, limits.LONGEST_SECONDS - 1) == MACHINE_BUSY * 0


def test_the_child_of_a_stream_is_judged_by_its_line() -> None:
    rows: list[Usage | None] = [Usage(processor=500 + place * LOOK, awake=500 + place * LOOK) for place in range(140)]
    answers = judged(watch(60, whole_life=False), rows)
    assert answers.index(TOO_MUCH_WORK) == 121


# -- real processes -----------------------------------------------------------------------------------------------------


def started(program: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def state(child: subprocess.Popen[bytes]) -> str:
    return Path("/proc", str(child.pid), "stat").read_text().rpartition(")")[2].split()[0]


@linux
def test_the_system_tells_work_from_sleep_and_a_stopped_process_from_both() -> None:
    with started("print(1, flush=True); input()\nwhile True: pass") as child:
        assert child.stdout is not None and child.stdin is not None
        child.stdout.readline()
        while state(child) != "S":
            pass
        first, second = limits.usage(child), limits.usage(child)
        assert first is not None and first == second, "it waits for us"
        assert first.processor > 0 and not first.excused
        child.stdin.write(b"\n")
        child.stdin.flush()
        while (now := limits.usage(child)) is not None and now.processor < first.processor + 0.2:
            pass
        assert now is not None and now.awake is not None and first.awake is not None
        assert now.awake - first.awake >= 0.15
        child.send_signal(signal.SIGSTOP)
        os.waitid(os.P_PID, child.pid, os.WSTOPPED)
        stopped = limits.usage(child)
        assert stopped is not None and stopped.excused
        child.kill()


@linux
def test_waiting_for_a_processor_is_being_awake() -> None:
    """Three programs on one processor: the time in which it is another's turn is counted."""
    one = min(os.sched_getaffinity(0))
    spin = f"import os; os.sched_setaffinity(0, {{{one}}})\nwhile True: pass"
    with started(spin) as child, started(spin) as second, started(spin) as third:
        while (now := limits.usage(child)) is not None and now.processor < 0.5:
            pass
        for each in (child, second, third):
            each.kill()
    assert now is not None and now.awake is not None
    assert now.awake > 1.2 * now.processor


def test_a_child_that_has_gone_is_not_judged() -> None:
    with started("") as child:
        child.communicate()
        assert limits.usage(child) is None


BAD = """
import threading
def job(header, payload):
    if header["what"] == "sleep":
        threading.Event().wait()
    while True:
        pass
"""


@linux
@pytest.mark.parametrize(
    ("what", "held", "code"),
    [
        ("sleep", Limits(seconds=60, sleep=0.3), "stopped-responding"),
        ("work", Limits(seconds=1, sleep=60), "took-too-long"),
    ],
)
def test_the_sentence_says_which(what: str, held: Limits, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "JOBS", (JOB,))
    monkeypatch.setattr(isolation, "_command", lambda: command(BAD))
    with pytest.raises(UserError, match=code):
        run_isolated(JOB, {"what": what}, b"", limits=held)


@linux
def test_the_system_ends_a_child_that_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    """RLIMIT_CPU: the sentence is the same."""
    monkeypatch.setattr(jobs, "JOBS", (JOB,))
    monkeypatch.setattr(isolation, "_command", lambda: command(BAD))
    monkeypatch.setattr(Watch, "excess", lambda _self, **_: "")
    with pytest.raises(UserError, match="took-too-long"):
        run_isolated(JOB, {"what": "work"}, b"", limits=Limits(seconds=1))


class Stopper(CancelToken):
    """Stops the child as soon as it is seen, and lets it go on after it was looked at a few times."""

    def __init__(self) -> None:
        super().__init__()
        self.child: subprocess.Popen[bytes] | None = None
        self.looks = 0

    def check(self) -> None:
        if self.child is not None:
            self.looks += 1
            self.child.send_signal(signal.SIGSTOP if self.looks < 20 else signal.SIGCONT)


@linux
def test_a_child_that_gets_no_processor_is_not_blamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped for longer than it may sleep, a child is read from all the same when it goes on."""
    stopper = Stopper()
    source = "def job(header, payload):\n    return {'size': len(payload)}"
    monkeypatch.setattr(jobs, "JOBS", (JOB,))
    monkeypatch.setattr(isolation, "_command", lambda: command(source))
    start = isolation.start

    def begun(*ahead: str) -> Channel:
        channel = start(*ahead)
        stopper.child = channel.child
        return channel

    monkeypatch.setattr(isolation, "start", begun)
    assert run_isolated(JOB, {}, b"abc", limits=Limits(sleep=0.5), cancel=stopper)["size"] == 3
