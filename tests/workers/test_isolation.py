from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from app.errors import Cancelled, UserError
from app.workers import isolation, protocol
from app.workers.cancellation import CancelToken
from app.workers.isolation import Limits, run_isolated
from app.workers.jobs import JOBS
from app.workers.server import work


@pytest.fixture(autouse=True)
def quick_children() -> None:
    """Children start as they do for people."""


def greeting(job: str) -> io.BytesIO:
    bounds = {"seconds": 5, "memory": 10**12, "written": 0}
    return io.BytesIO(protocol.hello(jobs=[job], header={}, limits=bounds, once=True).pack())


def test_only_listed_jobs_run() -> None:
    with pytest.raises(ValueError, match="unknown job"):
        run_isolated("os:system", {}, b"")
    with pytest.raises(ValueError, match="unknown job"):
        work(greeting("os:system"), io.BytesIO())


def test_a_payload_over_the_limit_is_refused_before_a_process_starts() -> None:
    with pytest.raises(UserError, match="too-large"):
        run_isolated(JOBS[0], {}, b"x" * 11, limits=Limits(payload=10))


def test_a_child_that_only_sleeps_is_stopped_and_not_for_its_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "_command", lambda: ["sleep", "60"])
    with pytest.raises(UserError, match="stopped-responding"):
        run_isolated(JOBS[0], {}, b"", limits=Limits(sleep=0.2))


def test_a_cancelled_job_stops_its_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "_command", lambda: ["sleep", "60"])
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        run_isolated(JOBS[0], {}, b"", cancel=token)


def test_a_child_that_dies_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "_command", lambda: ["false"])
    with pytest.raises(UserError, match="worker-died"):
        run_isolated(JOBS[0], {}, b"x" * 1000)


def test_a_real_child_answers_and_errors_cross_the_border() -> None:
    with pytest.raises(UserError):
        run_isolated("app.ingest.jobs:read_resume", {"name": "empty.txt"}, b"")


class Waker(CancelToken):
    """Lets the child listen only after the parent has waited for it in vain at least once."""

    def __init__(self, client: Path) -> None:
        super().__init__()
        self._door: Path | None = client

    def check(self) -> None:
        if self._door is not None:
            self._door.write_bytes(b"go")
            self._door = None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the child waits at a named pipe")
def test_a_child_that_is_slow_to_listen_still_gets_a_large_payload(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = tmp_path / "door"
    os.mkfifo(client)
    late = (
        "import sys; from app.workers import protocol, server; open(sys.argv[1]).read()\n"
        "server._send(sys.stdout.buffer, protocol.hello())\n"
        "size = len(sys.stdin.buffer.read())\n"
        "server._send(sys.stdout.buffer, protocol.Message('answer', {'value': {'size': size}}))\n"
    )
    monkeypatch.setattr(isolation, "_command", lambda: [sys.executable, "-c", late, str(client)])
    answer = run_isolated(JOBS[0], {}, b"x" * 1_000_000, limits=Limits(seconds=20), cancel=Waker(client))
    assert int(answer["size"]) > 1_000_000
