"""The host process as a browser starts it: junk, broken and oversized messages, a wrong extension, and a program that is closed."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import struct
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app import paths
from app.companion import browser_manifests, extension_ids, host, local_socket, message_frames
from app.companion.page_message import State
from tests.patience import HANG_SECONDS

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = [extension_ids.origins()[0]]
MESSAGE = json.dumps(
    {"v": 1, "op": "posting", "page": {"url": "https://jobs.example/", "title": "Job", "html": "<p>Packer</p>"}}
).encode()
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pipe of Windows has another name")


@pytest.fixture(autouse=True)
def runtime_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A short folder for sockets: their names may have a hundred letters."""
    with tempfile.TemporaryDirectory(prefix="cm") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)


@pytest.fixture
def switched_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser that may hand postings over."""
    monkeypatch.setenv("APPIMAGE", str(tmp_path / "no program"))
    browser_manifests.register(browser_manifests.BROWSERS[0])


def run(arguments: list[str], data: bytes) -> tuple[int, bytes, bytes]:
    """Start the program as a browser does; return exit code, standard output and standard error."""
    command = [sys.executable, "-P", "-c", "from ui.main import main; raise SystemExit(main())", *arguments]
    done = subprocess.run(command, input=data, capture_output=True, timeout=HANG_SECONDS, env=_environment())
    return done.returncode, done.stdout, done.stderr


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def said(output: bytes) -> str:
    """The state in an answer that is exactly one frame."""
    (size,) = struct.unpack("=I", output[:4])
    assert len(output) == 4 + size
    return str(json.loads(output[4:])["state"])


class Listener:
    """Stands in the place of the window: takes one message, answers with a state."""

    def __init__(self, state: State) -> None:
        self.server = socket.socket(socket.AF_UNIX)
        self.server.bind(local_socket.address(paths.default_vault()))
        self.server.listen()
        self.taken: list[bytes | None] = []
        self.state = state
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self) -> None:
        try:
            client, _ = self.server.accept()
        except OSError:  # closed before anybody came
            return
        with client, client.makefile("rwb") as stream:
            self.taken.append(message_frames.read_frame(stream))
            stream.write(message_frames.answer_frame({"ok": True, "state": self.state.value}))

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.server.shutdown(socket.SHUT_RDWR)
        self.thread.join(HANG_SECONDS)
        self.server.close()


@pytest.fixture
def listen() -> Iterator[Callable[[State], Listener]]:
    """Opens a listener that is closed at the end."""
    made: list[Listener] = []

    def begin(state: State) -> Listener:
        made.append(Listener(state))
        return made[-1]

    yield begin
    for one in made:
        one.close()


@pytest.mark.parametrize("arguments", [CHROMIUM, [*CHROMIUM, "--parent-window=0"], ["/x/org.countermark.companion.json", extension_ids.ADD_ON]])  # fmt: skip
def test_a_posting_reaches_the_window_as_it_is(
    arguments: list[str], switched_on: None, listen: Callable[[State], Listener]
) -> None:
    listener = listen(State.WAITING)
    code, output, errors = run(arguments, message_frames.frame(MESSAGE))
    assert (code, said(output), errors) == (0, "waiting", b"")
    listener.thread.join(HANG_SECONDS)
    assert listener.taken == [MESSAGE]


@pytest.mark.parametrize(
    "arguments",
    [
        ["chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/"],
        ["chrome-extension://"],
        [CHROMIUM[0] + "x"],
        ["/x/org.countermark.companion.json", "other@example"],
    ],
)
def test_another_extension_gets_nothing(
    arguments: list[str], switched_on: None, listen: Callable[[State], Listener]
) -> None:
    listener = listen(State.SHOWN)
    code, output, errors = run(arguments, message_frames.frame(MESSAGE))
    assert (code, said(output), errors) == (1, "off", b"") and listener.taken == []


def test_where_nothing_is_switched_on_nothing_is_taken(listen: Callable[[State], Listener]) -> None:
    listener = listen(State.SHOWN)
    code, output, _ = run(CHROMIUM, message_frames.frame(MESSAGE))
    assert (code, said(output)) == (1, "off") and listener.taken == []


@pytest.mark.parametrize("junk", [b"", b"\0", b"\x10\0\0\0half"])
def test_junk_that_ends_early_is_left_alone(junk: bytes, switched_on: None) -> None:
    assert run(CHROMIUM, junk) == (1, b"", b"")


@pytest.mark.parametrize("body", [b"", b"{", b"\xff" * 50, b"[" * 300_000, b'{"v":1,"op":"posting","page":{}}'])
def test_a_broken_message_is_refused(body: bytes, switched_on: None) -> None:
    code, output, errors = run(CHROMIUM, message_frames.frame(body))
    assert (code, said(output), errors) == (1, "unreadable", b"")


@pytest.mark.parametrize("data", [b"GET / HTTP/1.1\r\n\r\n", struct.pack("=I", message_frames.MOST + 1) + b"x" * (message_frames.MOST + 1)])  # fmt: skip
def test_too_long_a_message_is_refused_by_its_length(data: bytes, switched_on: None) -> None:
    """And read to its end all the same, for a browser that cannot write on would not read the answer."""
    code, output, errors = run(CHROMIUM, data)
    assert (code, said(output), errors) == (1, "too-large", b"")


def test_the_host_loads_neither_qt_nor_a_checker(switched_on: None, listen: Callable[[State], Listener]) -> None:
    listen(State.SHOWN)
    program = (
        "import sys; from ui.main import main; main()\n"
        "print(*{name.partition('.')[0] for name in sys.modules} - set(sys.stdlib_module_names), file=sys.stderr)"
    )
    command = [sys.executable, "-P", "-c", program, *CHROMIUM]
    done = subprocess.run(command, input=message_frames.frame(MESSAGE), capture_output=True, env=_environment())
    loaded = set(done.stderr.decode().splitlines()[-1].split())
    assert said(done.stdout) == "shown" and {"app", "ui"} <= loaded
    assert not {"PySide6", "shiboken6", "checkers", "sqlcipher3", "bs4", "lxml", "cryptography"} & loaded


# -- the program is closed ---------------------------------------------------------------------------------------------


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Pauses that are counted instead of waited for."""
    pauses: list[float] = []
    monkeypatch.setattr(host.time, "sleep", pauses.append)
    return pauses


def test_a_closed_program_is_started_once_and_gets_the_posting(
    unhurried: list[float], listen: Callable[[State], Listener], monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Listener] = []

    def pause(seconds: float) -> None:
        unhurried.append(seconds)
        if len(unhurried) == 3:  # by then it listens
            started.append(listen(State.WAITING))

    calls: list[str] = []
    monkeypatch.setattr(host.time, "sleep", pause)
    assert host.hand_over(MESSAGE, lambda: calls.append("start")) is State.WAITING
    assert calls == ["start"] and len(unhurried) == 3
    started[0].thread.join(HANG_SECONDS)
    assert started[0].taken == [MESSAGE]


def test_a_program_that_never_listens_is_waited_for_with_a_limit(unhurried: list[float]) -> None:
    calls: list[str] = []
    assert host.hand_over(MESSAGE, lambda: calls.append("start")) is State.OFF
    assert calls == ["start"] and sum(unhurried) == pytest.approx(30)


def test_a_program_that_cannot_be_started_is_said_at_once(unhurried: list[float]) -> None:
    def fail() -> None:
        raise FileNotFoundError

    assert host.hand_over(MESSAGE, fail) is State.OFF and unhurried == []


def test_a_window_that_goes_away_is_busy(runtime_folder: Path) -> None:
    server = socket.socket(socket.AF_UNIX)
    server.bind(local_socket.address(paths.default_vault()))
    server.listen()

    def hang_up() -> None:
        client, _ = server.accept()
        with client, client.makefile("rb") as stream:
            message_frames.read_frame(stream)

    thread = threading.Thread(target=hang_up, daemon=True)
    thread.start()
    assert host.hand_over(MESSAGE, lambda: None) is State.BUSY
    thread.join(HANG_SECONDS)
    server.close()


# -- the socket --------------------------------------------------------------------------------------------------------


def test_a_runtime_folder_of_others_is_not_used(
    runtime_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    vault = paths.default_vault()
    assert Path(local_socket.address(vault)).parent == runtime_folder
    assert local_socket.address(vault) != local_socket.address(vault.with_name("other"))
    open_to_all = tmp_path / "open"
    open_to_all.mkdir(mode=0o755)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(open_to_all))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made = Path(local_socket.address(vault)).parent
    assert made.parent == tmp_path and made.stat().st_mode & 0o777 == 0o700
    made.chmod(0o770)
    with pytest.raises(PermissionError):
        local_socket.address(vault)
    made.rmdir()
    made.symlink_to(runtime_folder)
    with pytest.raises(PermissionError):
        local_socket.address(vault)
