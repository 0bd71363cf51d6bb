"""Proves that the test session itself is hermetic: home, network, log lines, clock, keyring."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app import paths


def test_home_is_empty_and_temporary(hermetic_home: Path) -> None:
    assert Path.home() == hermetic_home
    assert list(hermetic_home.iterdir()) == []
    assert paths.data_folder().is_relative_to(hermetic_home)


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("2001:db8::1", 80)])
def test_network_is_closed(address: tuple[str, int], no_network: list[str]) -> None:
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with socket.socket(family) as client, pytest.raises(RuntimeError, match="only loopback"):
        client.connect(address)
    assert no_network == [address[0]]
    no_network.clear()


def test_names_are_not_looked_up(no_network: list[str]) -> None:
    with pytest.raises(RuntimeError, match="only loopback"):
        socket.create_connection(("employer.example", 443))
    no_network.clear()


def test_loopback_is_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(server.getsockname()) as client:
            client.sendall(b"x")
            accepted, _ = server.accept()
        with accepted:
            assert accepted.recv(1) == b"x"


def test_announced_log_line_passes(expect_log: Callable[[str], None]) -> None:
    expect_log("could not read the register")
    logging.getLogger("checkers.registers").warning("could not read the register")


def test_stray_log_line_fails_a_test(pytester_run: Callable[[str], str]) -> None:
    output = pytester_run("import logging\ndef test_it():\n    logging.getLogger('app.x').warning('stray line')\n")
    assert "unexpected log lines" in output
    assert "stray line" in output


def test_swallowed_network_refusal_fails_a_test(pytester_run: Callable[[str], str]) -> None:
    output = pytester_run(
        "import contextlib, socket\ndef test_it():\n"
        "    with contextlib.suppress(Exception):\n        socket.create_connection(('employer.example', 443))\n"
    )
    assert "reached for the network: ['employer.example']" in output


@pytest.fixture
def pytester_run(tmp_path: Path) -> Callable[[str], str]:
    """Run a one-file test session under our conftest in a child and return what it printed."""
    root = Path(__file__).resolve().parents[2]
    conftest = root / "tests" / "conftest.py"

    def run(source: str) -> str:
        (tmp_path / "conftest.py").write_text(conftest.read_text("utf-8"), "utf-8")
        (tmp_path / "test_child.py").write_text(source, "utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={**os.environ, "PYTEST_ADDOPTS": "", "PYTHONPATH": str(root)},
        )
        assert done.returncode == 1, done.stdout
        return done.stdout

    return run


def test_keyring_is_off_unless_asked_for() -> None:
    import keyring

    keyring.set_password("countermark-test", "x", "secret")
    assert keyring.get_password("countermark-test", "x") is None


def test_memory_keyring_keeps(memory_keyring: dict[tuple[str, str], str]) -> None:
    import keyring

    keyring.set_password("countermark-test", "x", "secret")
    assert keyring.get_password("countermark-test", "x") == "secret"
    assert memory_keyring == {("countermark-test", "x"): "secret"}


def test_clock_moves_only_when_told(fixed_clock) -> None:
    before = fixed_clock()
    fixed_clock.advance(days=1)
    assert (fixed_clock() - before).days == 1


@pytest.mark.xvfb
def test_qt_opens_the_virtual_display(x_display: str) -> None:
    script = (
        "from PySide6.QtGui import QGuiApplication as A; a = A([]); print(a.platformName(), a.primaryScreen().size())"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": x_display}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment)
    assert done.stdout.startswith("xcb PySide6.QtCore.QSize(1280, 900)"), done.stderr
