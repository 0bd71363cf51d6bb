"""A fresh install asks the network for nothing: everything it would send is counted in a network namespace of its own.

There every address leads to the loopback device, so that a question for a name or an address, answered or not, is a packet.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from source_tree import ROOT

from tests.sampling import full_only

COUNT = "awk '/lo:/ { print $3 }' /proc/net/dev"
PREPARE = "ip link set lo up && ip route add local 0.0.0.0/0 dev lo && { ip -6 route add local ::/0 dev lo || true; }"
PROGRAM = (sys.executable, "-m", "ui.main")
POSTING = "Company: Acme GmbH. Apply at https://jobs.example.com/1, mail hr@example.com, or scan the code. No fees."


def sent(tmp_path: Path, *commands: tuple[str, ...]) -> int:
    """The packets that `commands` sent, one after the other, in an empty home; each of them ended well."""
    script = f"{PREPARE} || exit 77\n" + "".join('eval "$1" >&2 || exit 1; shift\n' for _ in commands) + COUNT
    quoted = [" ".join(f"'{word}'" for word in command) for command in commands]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "COUNTERMARK_HOME": str(tmp_path / "data"),
        "COUNTERMARK_PASSPHRASE": "four random words here",
        "QT_QPA_PLATFORM": "offscreen",
        "COUNTERMARK_EXIT_AFTER_PAINT": "1",
        "LANG": "C.UTF-8",
    }
    command = ["unshare", "--map-root-user", "--net", "sh", "-c", script, "sh", *quoted]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode == 77 or "unshare failed" in done.stderr:
        pytest.skip("this system gives nobody a network namespace")
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not all(map(shutil.which, ("unshare", "ip", "awk"))),
    reason="needs unshare and ip of Linux",
)


def test_whatever_is_asked_would_be_counted(tmp_path: Path) -> None:
    ask = 'import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("198.51.100.1", 9))'
    assert sent(tmp_path, (sys.executable, "-c", ask.replace("'", '"'))) >= 1


def test_a_posting_is_checked_and_a_vault_made_without_a_packet(tmp_path: Path) -> None:
    (tmp_path / "posting.txt").write_text(POSTING)
    commands = (
        (*PROGRAM, "vault", "create"),
        (*PROGRAM, "check", str(tmp_path / "posting.txt")),
        (*PROGRAM, "update", "show"),
    )
    assert sent(tmp_path, *commands) == 0


@full_only
def test_the_main_job_and_the_window_send_nothing(tmp_path: Path) -> None:
    assert sent(tmp_path, (*PROGRAM, "demo", "--out", str(tmp_path / "out")), PROGRAM) == 0
    assert list((tmp_path / "out").rglob("*.pdf"))
