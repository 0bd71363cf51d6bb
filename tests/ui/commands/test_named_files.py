"""Whatever a person names where a file is meant: a pipe, a device, a socket or a folder gets one sentence at once, in their language."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app import messages, paths, settings
from app.files import LARGEST, read_file
from tests.ui.commands.conftest import Answer

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes and devices with names")
ROOT = Path(__file__).resolve().parents[3]
WATCHDOG = 300
"""Seconds after which a command that hangs is ended: a test that fails is better than one that stops the others."""


@pytest.fixture(autouse=True)
def watchdog() -> Iterator[None]:
    def given_up(*_: object) -> None:
        raise AssertionError("the command waits for a pipe")

    before = signal.signal(signal.SIGALRM, given_up)
    signal.alarm(WATCHDOG)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(params=["pipe", "zero", "socket", "folder"])
def odd(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A path that is no file, with an ending that every reader takes."""
    path = tmp_path / "odd.csv"
    if request.param == "pipe":
        os.mkfifo(path)
        yield path
    elif request.param == "socket":
        with socket.socket(socket.AF_UNIX) as listening:
            before = Path.cwd()
            os.chdir(tmp_path)  # the name of a socket may have 107 bytes only
            try:
                listening.bind(path.name)
            finally:
                os.chdir(before)
            yield path
    elif request.param == "zero":
        path.symlink_to("/dev/zero")
        yield path
    else:
        path.mkdir()
        yield path


def test_a_person_s_file_is_read_and_nothing_else(odd: Path, ready: Callable[..., Answer], tmp_path: Path) -> None:
    name, out = str(odd), str(tmp_path / "out")
    table = tmp_path / "table.csv"
    table.write_text("name\nNorthwind\n")
    copy = ready("copy", "make", "--recipient", "Northwind", "--stage", "apply", "--format", "txt", "--out", out).data[
        "reference"
    ]
    commands: list[tuple[str, ...]] = [
        ("resume", "import", name),
        ("resume", "import", str(table), "--review", name),
        ("check", name),
        ("check", name, "--jsonl"),
        ("check", str(table), "--pasted", name),
        ("trace", name),
        ("trace", str(table), name),
        ("copy", "verify", name),
        ("copy", "edited", copy, name),
        ("copy", "make", "--recipient", "Northwind", "--policy", name, "--out", out),
        ("copy", "batch", name, "--out", out),
        ("scan", "make", name, "--recipient", "Northwind", "--purpose", "x", "--out", out),
        ("redact", "scan", name),
        ("redact", "scan", name, "--jsonl"),
        ("register", "import", name),
        ("vault", "verify", "--passphrase-file", name),
        ("vault", "verify", "--recovery-code-file", name),
        ("vault", "passphrase", "--new-passphrase-file", name),
        ("ledger", "check", name),
        ("ledger", "timestamp", "import", name, "--certificates", str(table)),
        ("ledger", "timestamp", "import", str(table), "--certificates", name),
        ("lookup", "--register", "companies-house", "--keep-key", name),
    ]
    for command in commands:
        answer = ready(*command)
        assert answer.status == 1, command
        assert answer.err == messages.sentence("not-a-file", "en", {"path": name}) + "\n", command
        assert answer.data["error"]["code"] == "not-a-file", command
    for restoring in ("restore", "test-restore"):
        answer = ready("vault", restoring, name, vault=tmp_path / "restored")
        assert (answer.status, answer.data["error"]["code"]) == (1, "not-a-file") and name in answer.err
        identity = ("vault", restoring, str(table), "--identity-file", name)
        assert ready(*identity, vault=tmp_path / "restored").data["error"]["code"] == "not-a-file"
    chinese = ready("check", name, "--language", "zh").err
    assert chinese == messages.sentence("not-a-file", "zh", {"path": name}) + "\n" and "不是文件" in chinese


def test_a_mapping_that_is_no_file(odd: Path, ready: Callable[..., Answer], tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("name\nNorthwind\n")
    answer = ready("register", "import", str(table), "--mapping", str(odd))
    assert (answer.status, answer.data["error"]["code"]) == (1, "mapping-invalid")


@pytest.mark.parametrize("planted", ["vault.keys", "vault.db", "vault.db-wal"])
def test_a_planted_pipe_in_the_vault_s_folder_holds_nothing_up(
    planted: str, ready: Callable[..., Answer], vault_folder: Path
) -> None:
    (vault_folder / planted).unlink(missing_ok=True)
    os.mkfifo(vault_folder / planted)
    answer = ready("copy", "list")
    assert answer.status == 1 and answer.data["error"]["code"] == "not-a-file"
    assert planted in answer.err and answer.err.count("\n") == 1


def test_a_planted_pipe_as_settings_holds_nothing_up() -> None:
    paths.settings_file().parent.mkdir(parents=True)
    os.mkfifo(paths.settings_file())
    assert settings.load(paths.settings_file()).offline


def test_a_planted_pipe_as_registers_or_list_of_requests_holds_nothing_up(ready: Callable[..., Answer]) -> None:
    paths.data_folder().mkdir(parents=True, exist_ok=True)
    os.mkfifo(paths.registers_file())
    answer = ready("register", "list")
    assert answer.status == 1 and answer.data["error"]["code"] == "not-a-file"
    os.mkfifo(paths.requests_file())
    answer = ready("check", "https://jobs.example.org/1", "--online")
    assert answer.status == 1 and answer.data["error"]["code"] == "not-a-file", "what cannot be listed is not sent"


def test_standard_input_without_an_end_is_given_up() -> None:
    for command in (["check", "-"], ["redact", "scan", "-"], ["redact", "scan", "-", "--jsonl"]):
        with Path("/dev/zero").open("rb") as zeros:
            program = [sys.executable, "-m", "ui.main", *command, "--language", "en"]
            done = subprocess.run(program, stdin=zeros, cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 1 and done.stderr == messages.sentence("too-large", "en", {"limit": 64}) + "\n"


def test_a_file_is_read_up_to_its_limit_also_where_its_size_is_not_told(tmp_path: Path) -> None:
    from app.errors import UserError

    path = tmp_path / "long"
    path.write_bytes(b"x" * 1_000)
    assert read_file(path, 1_000) == b"x" * 1_000
    with pytest.raises(UserError, match="too-large"):
        read_file(path, 999)
    if sys.platform == "linux":  # the kernel's files say that they hold nothing
        assert read_file(Path("/proc/self/stat")) != b""
        with pytest.raises(UserError, match="too-large"):
            read_file(Path("/proc/self/stat"), 5)
    with pytest.raises(UserError, match="file-unreadable"):
        read_file(Path("a\0b"))
    assert LARGEST == 64_000_000


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert read_file(tmp_path / "link") == b"x"
