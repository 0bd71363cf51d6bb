"""The list of requests made without a vault: nothing is lost when several commands write to it, or one is killed."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.stored_records import BEGUN
from app.errors import EnvironmentProblem
from app.files import append_line_locked
from app.services.network_request_log import RequestLine, _read_file, drop_matched_beginnings, file_log

ROOT = Path(__file__).resolve().parents[2]
WRITES = """
import sys
from pathlib import Path
from app.services.network_request_log import RequestLine, file_log
log = file_log(Path(sys.argv[1]))
sys.stdin.readline()
for number in range(200):
    log(RequestLine(sys.argv[2] + ".example", f"GET /{number}", "lookup", "2026-11-24T09:30:00Z", "200"))
"""


def test_two_processes_lose_no_line_of_each_other(tmp_path: Path) -> None:
    path = tmp_path / "log" / "requests.jsonl"
    command = [sys.executable, "-c", WRITES, str(path)]
    running = [
        subprocess.Popen([*command, name], stdin=subprocess.PIPE, cwd=ROOT, text=True) for name in ("first", "second")
    ]
    for one in running:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    for one in running:
        one.communicate()
        assert one.returncode == 0
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert len(rows) == 400
    for name in ("first", "second"):
        assert [row["sent"] for row in rows if row["host"] == f"{name}.example"] == [f"GET /{n}" for n in range(200)]


def test_a_line_that_was_cut_short_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "requests.jsonl"
    path.write_bytes(b'{"host": "cut.exa')
    log = file_log(path)
    log(RequestLine("whole.example", "GET /\u2028x", "lookup", "2026-11-24T09:30:00Z", "200"))
    assert [line.host for line in _read_file(path)] == ["whole.example"]


def test_every_line_is_on_the_disk_before_the_call_returns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    real = os.fsync

    def fsync(handle: int) -> None:
        synced.append(os.fstat(handle).st_size)
        real(handle)

    monkeypatch.setattr("app.files.os.fsync", fsync)
    append_line_locked(tmp_path / "list", b"one")
    append_line_locked(tmp_path / "list", b"two")
    assert synced[0] == 4 and synced[-1] == 8, "of the file, after it was written"


def test_a_list_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "requests.jsonl").mkdir()
    with pytest.raises(EnvironmentProblem):
        file_log(tmp_path / "requests.jsonl")(RequestLine("a", "b", "c", "d", "e"))
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(EnvironmentProblem, match=r"not-a-file|file-problem"):
            append_line_locked(tmp_path / "pipe", b"x")
    with pytest.raises(ValueError):
        append_line_locked(tmp_path / "list", b"two\nlines")


@pytest.mark.skipif(os.name != "posix", reason="POSIX rights")
def test_the_list_is_the_owner_s_alone_also_one_made_before(tmp_path: Path) -> None:
    path = tmp_path / "requests.jsonl"
    path.write_bytes(b"")
    path.chmod(0o644)
    append_line_locked(path, b"x")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_request_is_listed_once_with_its_end() -> None:
    def line(result: str, host: str = "a.example") -> RequestLine:
        return RequestLine(host, "GET /", "lookup", "2026-11-24T09:30:00Z", result)

    newest_first = [line("200"), line(BEGUN), line(BEGUN), line("page-slow", "b.example"), line(BEGUN, "b.example")]
    assert drop_matched_beginnings(newest_first) == [line("200"), line(BEGUN), line("page-slow", "b.example")]
