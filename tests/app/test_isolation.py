from __future__ import annotations

import io
import json
import struct
import sys

import pytest

from app import isolation
from app.cancel import CancelToken
from app.errors import Cancelled, UserError
from app.isolation import JOBS, Limits, run_isolated, work


def message(job: str, header: dict[str, object], payload: bytes = b"") -> io.BytesIO:
    head = json.dumps({"job": job, "seconds": 5, "memory": 10**12, "header": header}).encode()
    return io.BytesIO(struct.pack(">I", len(head)) + head + payload)


def test_only_listed_jobs_run() -> None:
    with pytest.raises(ValueError, match="unknown job"):
        run_isolated("os:system", {}, b"")
    with pytest.raises(SystemExit):
        work(message("os:system", {}), io.BytesIO())


def test_a_payload_over_the_limit_is_refused_before_a_process_starts() -> None:
    with pytest.raises(UserError, match="too-large"):
        run_isolated(JOBS[0], {}, b"x" * 11, limits=Limits(payload=10))


def test_a_child_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "_command", lambda: ["sleep", "60"])
    with pytest.raises(UserError, match="took-too-long"):
        run_isolated(JOBS[0], {}, b"", limits=Limits(seconds=0.2))


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
        run_isolated("app.resume.jobs:read_resume", {"name": "empty.txt"}, b"")


def test_a_child_that_is_slow_to_listen_still_gets_a_large_payload(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = "import sys, time; time.sleep(0.5); data = sys.stdin.buffer.read(); print('{\"size\": %d}' % len(data))"
    monkeypatch.setattr(isolation, "_command", lambda: [sys.executable, "-c", slow])
    answer = run_isolated(JOBS[0], {}, b"x" * 1_000_000, limits=Limits(seconds=20))
    assert int(answer["size"]) > 1_000_000
