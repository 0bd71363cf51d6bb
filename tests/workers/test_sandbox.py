"""A confined child is refused everything that it need not do, as root and as an ordinary user; unconfined, the same acts succeed."""

from __future__ import annotations

import ctypes
import json
import os
import platform
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import newer_data
from app.errors import UserError
from app.services import confinement_check
from app.services.confinement_check import Protection
from app.workers import isolation, jobs, protocol, sandbox
from app.workers.isolation import Limits, run_isolated
from app.workers.sandbox import linux, seccomp
from app.workers.sandbox.selftest import FILES
from tests.workers.confined_program import JOB, command

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the layers of Linux")
ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534
CLOSED = {"read", "change", "network", "programs", "processes", "system"}


def landlock() -> int:
    """The ABI that this kernel offers, at most 0 for none."""
    return int(ctypes.CDLL(None).syscall(444, None, ctypes.c_size_t(0), 1))


def expected_open() -> tuple[str, ...]:
    """What a child can reach where this kernel has no layer for it: with both, nothing."""
    assert platform.machine() in seccomp.ARCHITECTURES, "a table for this processor is to be written"
    return () if landlock() >= 1 else ("read", "processes")


@pytest.fixture(autouse=True)
def quick_children() -> None:
    """Children start as they do for people."""


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A server on the loopback address that notices whoever comes."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.setblocking(False)
        yield server


def nobody_came(listener: socket.socket) -> bool:
    try:
        listener.accept()[0].close()
    except BlockingIOError:
        return True
    return False


@pytest.fixture
def kept_folders(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, bytes]]:
    """What lay in the folders of the self-test when it was over."""
    seen: list[dict[str, bytes]] = []

    def run(job: str, header: dict[str, object], payload: bytes, **rest: object) -> dict[str, object]:
        answer = run_isolated(job, header, payload, **rest)  # type: ignore[arg-type]
        folder = Path(str(header["folder"]))
        seen.append({path.name: path.read_bytes() for path in folder.iterdir()})
        return answer

    monkeypatch.setattr(confinement_check, "run_isolated", run)
    return seen


def assert_closed(found: Protection) -> None:
    assert {act.group for act in found.acts} == CLOSED
    assert len(found.acts) >= 48
    assert found.open_groups == expected_open(), [act for act in found.acts if act.done]
    assert "seccomp" in found.layers and "no-new-privileges" in found.layers
    assert ("landlock" in found.layers) == (landlock() >= 1)


def test_a_reader_is_refused_everything_and_changes_nothing(
    listener: socket.socket, kept_folders: list[dict[str, bytes]]
) -> None:
    assert_closed(confinement_check.examine(port=listener.getsockname()[1]))
    assert nobody_came(listener)
    assert kept_folders == [dict.fromkeys(FILES, b"untouched")]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="the other tests already run as one")
def test_the_same_as_an_ordinary_user(tmp_path: Path, listener: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    """The child gives up being root before it confines itself: it has loaded what it needs, for the tree may not be readable to others."""
    as_nobody = (
        "import os, sys\nfrom app.workers import server\nimport app.workers.sandbox.selftest, app.workers.sandbox.linux, app.workers.ocr_helper\n"
        "import resource, fcntl, platform\n"
        f"os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})\n"
        "server.serve()\n"
    )
    monkeypatch.setattr(isolation, "_command", lambda: [sys.executable, "-P", "-c", as_nobody])
    folder = tmp_path / "theirs"
    folder.mkdir()
    for name in FILES:
        (folder / name).write_bytes(b"untouched")
        os.chown(folder / name, NOBODY, NOBODY)
    os.chown(folder, NOBODY, NOBODY)
    for above in (folder, *folder.parents):
        if above.is_relative_to("/tmp") and above != Path("/tmp"):
            above.chmod(0o755)
    header = {"folder": str(folder), "port": listener.getsockname()[1]}
    answer = run_isolated("app.workers.sandbox.selftest:attempt", header, b"")
    acts = tuple(confinement_check.Act(*row) for row in answer["acts"])
    assert_closed(Protection(tuple(answer["layers"]), tuple(answer["missing"]), acts))
    assert nobody_came(listener)


def test_without_confinement_the_same_acts_are_done(tmp_path: Path, listener: socket.socket) -> None:
    """Else the refusals would prove nothing."""
    for name in FILES:
        (tmp_path / name).write_bytes(b"untouched")
    header = {"folder": str(tmp_path), "port": listener.getsockname()[1]}
    run = f"import json; from app.workers.sandbox.selftest import attempt; print(json.dumps(attempt({header!r}, b'')))"
    done = subprocess.run([sys.executable, "-c", run], cwd=ROOT, capture_output=True, text=True, check=True)
    acts = json.loads(done.stdout)["acts"]
    for group in ("read", "change", "network", "programs"):
        names = {name: error for of, name, fine, error in acts if of == group and not fine}
        assert names.keys() <= {"set an attribute", "copy itself by clone3"}, names
    assert not nobody_came(listener)
    assert not (tmp_path / "remove").exists()


@pytest.mark.parametrize(
    ("without", "closed"),
    [
        ("_restrict_files", {"change", "network", "programs", "system"}),
        ("_filter_calls", {"read"}),
    ],
)
def test_each_layer_holds_alone(
    without: str, closed: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if without == "_filter_calls" and landlock() < 1:
        pytest.skip("this kernel has no Landlock")
    one_layer = (
        "import sys\nfrom app.workers import server\nfrom app.workers.sandbox import linux\n"
        f"linux.{without} = lambda *_, **__: 0\n"
        "server.serve()\n"
    )
    monkeypatch.setattr(isolation, "_command", lambda: [sys.executable, "-P", "-c", one_layer])
    found = confinement_check.examine()
    assert not closed & set(found.open_groups)
    assert set(found.open_groups), "the other layer has its share"
    assert len(found.missing) >= 1


def test_a_process_with_threads_is_not_confined(tmp_path: Path) -> None:
    program = (
        "import threading; from app.workers.sandbox import Policy, confine\n"
        "stop = threading.Event(); threading.Thread(target=stop.wait, daemon=True).start()\n"
        "try: confine(Policy())\nexcept RuntimeError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "one thread" in done.stdout


INHERITED = """
import os
def job(header, payload):
    open_files = []
    for number in range(64):
        try: os.fstat(number)
        except OSError: continue
        open_files.append(number)
    return {"names": sorted(os.environ), "open": open_files, "group": os.getpgid(0) == os.getpid()}
"""


def test_a_child_inherits_a_handful_of_variables_and_no_open_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in (
        "COUNTERMARK_PASSPHRASE",
        "DBUS_SESSION_BUS_ADDRESS",
        "SSH_AUTH_SOCK",
        "AWS_SECRET_ACCESS_KEY",
        "HOME",
    ):
        monkeypatch.setenv(name, "secret")
    monkeypatch.setattr(jobs, "JOBS", (JOB,))
    monkeypatch.setattr(isolation, "_command", lambda: command(INHERITED))
    with (tmp_path / "open").open("w") as file:
        os.set_inheritable(file.fileno(), True)
        answer = run_isolated(JOB, {}, b"")
    assert set(answer["names"]) <= {
        *("PATH", "LANG", "LC_ALL", "LC_CTYPE", "LC_NUMERIC", "TZ", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "PYTHONPATH"),
        *("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "PYTHONPYCACHEPREFIX", "PYTHONDONTWRITEBYTECODE"),
        newer_data.VARIABLE,
    }
    assert answer["open"] == [0, 1, 2]
    assert answer["group"]


ORDER = """
import io
from app.workers import protocol, sandbox, server
confine, exactly, taken = sandbox.confine, protocol.exactly, [0]
def counted(source, size):
    assert type(source) is io.FileIO, "it reads no more than it is asked for"
    found = exactly(source, size)
    taken[0] += len(found)
    return found
def watched(policy):
    sandbox.taken = taken[0]
    return confine(policy)
protocol.exactly, sandbox.confine = counted, watched
def job(header, payload):
    return {"layers": sandbox.in_force().layers, "size": len(payload), "taken": sandbox.taken}
"""


def test_no_byte_of_the_payload_is_read_before_confinement(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "JOBS", (JOB,))
    monkeypatch.setattr(isolation, "_command", lambda: command(ORDER))
    held = isolation.DEFAULT_LIMITS
    bounds = {"seconds": held.seconds, "memory": held.memory, "written": held.written}
    greeting = protocol.hello(jobs=[JOB], header={}, limits=bounds, once=True)
    before = len(greeting.pack())
    answer = run_isolated(JOB, {}, b"x" * 1_000_000)
    assert answer["size"] == 1_000_000 and "seccomp" in answer["layers"]
    assert answer["taken"] == before, "what the program says of the job, and nothing of what it is to read"


FLOOD = """
import os
def job(header, payload):
    while True: os.write(1, b" " * 65536)
"""


def test_an_answer_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "JOBS", (JOB,))
    monkeypatch.setattr(isolation, "_command", lambda: command(FLOOD))
    with pytest.raises(UserError, match="worker-died"):
        run_isolated(JOB, {}, b"", limits=Limits(answer=1_000_000))


def test_folders_around_a_home_are_never_readable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home" / "person"
    inside = home / "libraries"
    inside.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(sys, "path", [str(home), str(tmp_path), str(inside), *sys.path])
    granted = sandbox.program_paths()
    assert str(inside) in granted
    assert not {str(home), str(tmp_path), "/"} & set(granted)
    assert str(ROOT) not in granted and str(ROOT / "app") in granted


def test_a_missing_layer_is_named_and_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the kernel knows neither, everything else of the confinement is still done."""

    class OldKernel:
        @staticmethod
        def syscall(*_: object) -> int:
            return -1

        @staticmethod
        def prctl(what: int, *_: object) -> int:
            return -1 if what == 22 else 0

    monkeypatch.setattr(linux, "libc", OldKernel)
    monkeypatch.setattr(linux, "_threads", lambda: 1)
    monkeypatch.setattr(linux, "_close_descriptors", lambda keep: None)
    found = linux.confine(sandbox.Policy())
    assert found.layers == ("no-new-privileges",)
    assert found.missing == ("landlock", "landlock-network", "landlock-scopes", "seccomp")
