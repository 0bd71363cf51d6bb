"""What every test stands on: an empty home, no network beyond loopback, no keyring, a fixed clock, no stray log lines.

Nothing here may depend on the machine: a test sees only what it made itself. Tests that need more ask for it by
fixture (`memory_keyring`, `expect_log`, `x_display`).
"""

from __future__ import annotations

import gc
import ipaddress
import itertools
import logging
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.copied_children import Copy, Template
from tests.patience import HANG_SECONDS

NOISY_ON_HOSTILE_INPUT = ("pypdf", "pdfminer", "fontTools", "pikepdf")
"""Libraries that report damaged *input files* as warnings; everything else that warns fails the test."""

LONGEST = (
    "test_bundle.py",
    "test_matrix.py",
    "test_nothing_by_accident.py",
    "test_remembered.py",
    "test_program_no_plain_text.py",
    "test_program_crash.py",
    "test_monkey.py",
    "test_journey.py",
    "test_demo.py",
)
"""Files with tests that take a quarter of a minute or more."""

ASKED_BY_MAKE = ("COUNTERMARK_TEST_ALL", "COUNTERMARK_FULL")
"""What `make` says to the tests: that all it sets up is there, and that every case is asked for (`tests/sampling.py`)."""

FIXED_NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
_session_home: Path | None = None
_template = Template()
_folders = itertools.count()


def _home_environment(home: Path) -> dict[str, str]:
    return {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "LOCALAPPDATA": str(home / "local"),
        "APPDATA": str(home / "roaming"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
        "COUNTERMARK_HOME": str(home / "countermark"),
    }


def pytest_configure(config: pytest.Config) -> None:
    """Before any project module is imported: a home of the session's own, offscreen Qt, no keyring, no network."""
    global _session_home
    _session_home = Path(tempfile.mkdtemp(prefix="countermark-tests-"))
    for name in [name for name in os.environ if name.startswith("COUNTERMARK_") and name not in ASKED_BY_MAKE]:
        del os.environ[name]
    os.environ.update(_home_environment(_session_home))
    os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)  # this desktop's own settings are no one's here
    # programs that tests start compile the sources once, as an installed one has done, and leave nothing beside them
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if not hasattr(config, "workerinput"):  # the workers of one session share it
        os.environ["PYTHONPYCACHEPREFIX"] = str(_session_home / "bytecode")
    os.environ.update(
        QT_QPA_PLATFORM="offscreen",
        PYTHON_KEYRING_BACKEND="keyring.backends.null.Keyring",
        LC_ALL="C.UTF-8",
        TZ="UTC",
    )
    _close_network()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first, so that none of them is begun when everything else has ended and runs alone."""
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.name, len(places)))


def pytest_collection_finish(session: pytest.Session) -> None:
    """What stays for the whole session is not gone through by every collection."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure(config: pytest.Config) -> None:
    """End what the session started, and remove its home."""
    _template.end()
    if _session_home is not None:
        shutil.rmtree(_session_home, ignore_errors=True)


def _new_folder(factory: pytest.TempPathFactory, name: str) -> Path:
    """Return a new folder of the session. `factory.mktemp` looks through all there are to number it: 8 ms once there are 8,000."""
    folder = factory.getbasetemp() / f"{name}{next(_folders)}"
    folder.mkdir(0o700)
    return folder


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for this test alone, with its name."""
    return _new_folder(tmp_path_factory, re.sub(r"\W", "_", request.node.name)[:30])


@pytest.fixture(autouse=True)
def hermetic_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for this test alone; returned so that a test can prove what was (not) written there."""
    from app import environment

    gc.enable()  # a job whose end the window of the test before did not live to hear had turned it off
    environment._taken.clear()
    home = _new_folder(tmp_path_factory, "home")
    for name, value in _home_environment(home).items():
        monkeypatch.setenv(name, value)
    return home


def cheapen_kdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id with the least cost, for this test. What is written is the same."""
    from app.vault.keys import key_derivation

    monkeypatch.setattr(key_derivation, "CURRENT_KDF", key_derivation.Kdf(memory_kib=64, iterations=1, lanes=1))


@pytest.fixture(autouse=True)
def cheap_kdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands of openings take no time. The cost that is shipped has its own test, and the journeys pay it."""
    cheapen_kdf(monkeypatch)


@pytest.fixture(autouse=True)
def cheap_backups(monkeypatch: pytest.MonkeyPatch) -> None:
    """Backup files for a passphrase at the least cost; they are opened as any other. `test_age_passphrase` and
    `test_program_no_plain_text` pay for those that are shipped."""
    from app.vault.backup import age_passphrase

    monkeypatch.setattr(age_passphrase, "WORK_FACTOR", 1)


@pytest.fixture(autouse=True)
def quick_children(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Isolated children begin as copies of one that has loaded its libraries (see `copied_children`). Tests of how they are
    started put a fixture of this name in its place."""
    from app.workers import isolation
    from app.workers.children import lower_priority, start_child

    own = isolation._command()

    def start(command: Sequence[str]) -> subprocess.Popen[bytes] | Copy:
        if list(command[: len(own)]) != own:
            return start_child(command)
        child = _template.copy(*command[len(own) :])
        lower_priority(child.pid)
        return child

    if sys.platform == "linux":
        monkeypatch.setattr(isolation, "start_child", start)
    yield
    isolation.end_spares()


# ------------------------------------------------------------------------------------------------ network


class NetworkBlocked(RuntimeError):
    """A test reached for the network; the message says where to."""


_attempts: list[str] = []


def _is_loopback(host: object) -> bool:
    if host in ("", "localhost", None):
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        pass
    try:  # the odd spellings that resolvers take: 127.1, 2130706433, 0x7f000001
        return ipaddress.ip_address(socket.inet_aton(str(host))).is_loopback
    except OSError:
        return False


def _refuse_unless_loopback(address: object) -> None:
    if isinstance(address, tuple) and not _is_loopback(address[0]):
        _attempts.append(str(address[0]))
        raise NetworkBlocked(f"a test tried to reach {address[0]!r}; only loopback is open")


def _close_network() -> None:
    connect, connect_ex, sendto = socket.socket.connect, socket.socket.connect_ex, socket.socket.sendto
    getaddrinfo = socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: object) -> None:
        _refuse_unless_loopback(address)
        connect(self, address)  # type: ignore[arg-type]

    def guarded_connect_ex(self: socket.socket, address: object) -> int:
        _refuse_unless_loopback(address)
        return connect_ex(self, address)  # type: ignore[arg-type]

    def guarded_sendto(self: socket.socket, data: bytes, *rest: object) -> int:
        _refuse_unless_loopback(rest[-1])
        return sendto(self, data, *rest)  # type: ignore[call-overload,no-any-return]

    def guarded_getaddrinfo(host: object, *args: object, **kwargs: object) -> object:
        name = host.decode() if isinstance(host, bytes) else host
        try:
            ipaddress.ip_address(str(name))  # a literal asks nobody
        except ValueError:
            _refuse_unless_loopback((name,))
        return getaddrinfo(host, *args, **kwargs)  # type: ignore[arg-type]

    socket.socket.connect = guarded_connect  # type: ignore[method-assign,assignment]
    socket.socket.connect_ex = guarded_connect_ex  # type: ignore[method-assign,assignment]
    socket.socket.sendto = guarded_sendto  # type: ignore[method-assign,assignment]
    socket.getaddrinfo = guarded_getaddrinfo  # type: ignore[assignment]


@pytest.fixture(autouse=True)
def no_network() -> Iterator[list[str]]:
    """Fail a test that reached for the network even if the code under test swallowed the refusal."""
    _attempts.clear()
    yield _attempts
    assert not _attempts, f"reached for the network: {_attempts}"


# ------------------------------------------------------------------------------------------------ log lines


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        if not record.name.startswith(NOISY_ON_HOSTILE_INPUT):
            self.records.append(record)


class _Expectations(list[str]):
    def __call__(self, part: str) -> None:
        """Declare that a line holding `part` must be logged at WARNING or above in this test."""
        self.append(part)


@pytest.fixture
def expect_log() -> _Expectations:
    """Call with a part of each warning line that this test is meant to cause; one that does not come fails too."""
    return _Expectations()


@pytest.fixture(autouse=True)
def no_stray_log_lines(expect_log: _Expectations) -> Iterator[None]:
    """A line at WARNING or above that the test did not announce fails it."""
    collector = _Collector()
    root = logging.getLogger()
    root.addHandler(collector)
    yield
    root.removeHandler(collector)
    lines = [f"{record.levelname} {record.name}: {record.getMessage()}" for record in collector.records]
    stray = [line for line in lines if not any(part in line for part in expect_log)]
    missing = [part for part in expect_log if not any(part in line for line in lines)]
    assert not stray, f"unexpected log lines: {stray}"
    assert not missing, f"log lines that did not come: {missing}"


# -------------------------------------------------------------------------------- clock, keyring, display


class FixedClock:
    """An `app.clock.Clock` that stands still until told to move."""

    def __init__(self, now: datetime = FIXED_NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **amount: float) -> None:
        """Move on by `timedelta(**amount)`."""
        self.now += timedelta(**amount)


@pytest.fixture
def fixed_clock() -> FixedClock:
    """2026-11-24 09:30 UTC; `fixed_clock.advance(days=1)` moves it."""
    return FixedClock()


@pytest.fixture
def memory_keyring() -> Iterator[dict[tuple[str, str], str]]:
    """A working operating-system keyring, held in memory; yields its entries by (service, user)."""
    import keyring
    from keyring.backend import KeyringBackend
    from keyring.errors import PasswordDeleteError

    entries: dict[tuple[str, str], str] = {}

    class MemoryKeyring(KeyringBackend):
        priority = 1

        def get_password(self, service: str, username: str) -> str | None:
            return entries.get((service, username))

        def set_password(self, service: str, username: str, password: str) -> None:
            entries[service, username] = password

        def delete_password(self, service: str, username: str) -> None:
            if entries.pop((service, username), None) is None:
                raise PasswordDeleteError(username)

    before = keyring.get_keyring()
    keyring.set_keyring(MemoryKeyring())  # type: ignore[no-untyped-call]
    yield entries
    keyring.set_keyring(before)


@pytest.fixture(scope="session")
def x_display() -> Iterator[str]:
    """The name of a virtual X display of the session's own, for tests marked `xvfb` to hand to a child process."""
    program = shutil.which("Xvfb")
    if program is None:
        if os.environ.get("COUNTERMARK_TEST_ALL"):
            pytest.fail("Xvfb is not installed although `make test` sets it up")
        pytest.skip("Xvfb is not installed (`make test` installs it)")
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        [program, "-displayfd", str(write_end), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=(write_end,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        number = pipe.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.terminate()
    server.wait(timeout=HANG_SECONDS)
