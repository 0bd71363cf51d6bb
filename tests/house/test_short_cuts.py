"""What the test session does more cheaply than the program does what it stands for: children, backup files, the order."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pyrage
import pytest
from source_tree import ROOT

from app.errors import UserError
from app.vault.backup import age_passphrase
from app.workers import isolation
from tests.conftest import LONGEST
from tests.copied_children import Copy

READ = "app.ingest.jobs:read_resume"
linux = pytest.mark.skipif(sys.platform != "linux", reason="children are started as for people there")


def spare() -> Copy:
    """A child that waits for its job."""
    isolation.prepare(READ)
    (channel,) = isolation._SPARES[READ]
    child = channel.child
    assert isinstance(child, Copy)
    return child


@linux
def test_a_copied_child_is_our_own_process_in_our_folder_and_ends_with_its_one_job(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COUNTERMARK_PASSPHRASE", "correct horse battery")
    child = spare()
    isolation.await_spares(READ)
    process = Path("/proc", str(child.pid))
    assert int(process.joinpath("stat").read_text().rpartition(")")[2].split()[1]) == os.getpid()
    assert process.joinpath("cwd").readlink() == tmp_path
    assert child.poll() is None
    assert os.getpriority(os.PRIO_PROCESS, child.pid) > os.getpriority(os.PRIO_PROCESS, 0)
    with pytest.raises(UserError):
        isolation.run_isolated(READ, {"name": "empty.txt"}, b"")
    assert child.returncode == 0 and not process.exists()


@linux
def test_a_copied_child_that_is_killed_takes_no_other_with_it() -> None:
    child = spare()
    isolation.end_spares()
    assert child.returncode == -9
    answer = isolation.run_isolated(READ, {"name": "a.txt"}, b"Amara Lindqvist\namara@example.org\n")
    assert "Lindqvist" in str(answer)


def test_a_cheap_backup_is_an_age_file_at_the_least_cost() -> None:
    made = age_passphrase.encrypt(b"data", "密码 a")
    assert made.split(b"\n")[1].endswith(b" 1")
    assert pyrage.passphrase.decrypt(made, "密码 a") == b"data"


def test_the_longest_files_exist_and_come_first(request: pytest.FixtureRequest) -> None:
    assert [name for name in LONGEST if not list((ROOT / "tests").rglob(name))] == []
    long = [item.path.name in LONGEST for item in request.session.items]
    assert long == sorted(long, reverse=True)
