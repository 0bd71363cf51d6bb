"""Start, rest and unlocking of the window: `python -m benchmarks.start [--runs 15] [--bundle dist/countermark] [--quick]`.

Start is from the process to the first painted frame, when each program ends itself: an empty PySide6 window, the window from the source and, where
it was built, from the bundle, in turn, so that a drift of the machine meets all of them. Printed per program: median wall and processor
milliseconds, and the median of the ratios run by run to the empty window; on a busy machine the processor's are the ones to read.
Then, in a process of its own: memory at rest (PSS) on the lock screen and after unlocking, and the time from *Unlock* to the painted page. The last
leaves out what the passphrase's own work takes (Argon2id), which is meant to take long: it is printed beside.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.display import memory_mb
from benchmarks.waiting import rest, wait_until

if TYPE_CHECKING:
    from ui.desktop.shell.window import Window

PASSPHRASE: Final = "wombat lantern sixteen orchard"
EMPTY: Final = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Empty(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, QApplication.quit)
application = QApplication(["empty", "-style", "fusion"])
window = Empty()
window.show()
application.exec()
"""


def cost(command: list[str], home: Path) -> tuple[float, float]:
    """Wall and processor seconds of a program that ends after its first frame."""
    variables = {
        "COUNTERMARK_HOME": str(home),
        "COUNTERMARK_EXIT_AFTER_PAINT": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "",  # bytecode is kept, as on a person's computer
    }
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, env={**os.environ, **variables}, check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def starts(programs: dict[str, list[str]], home: Path, runs: int) -> dict[str, dict[str, float]]:
    """Medians by program; the first round warms the disk's cache and is not counted. `programs` has one called `empty`."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
    for _ in range(runs + 1):
        for name, command in programs.items():
            found[name].append(cost(command, home))
    empty, told = found["empty"][1:], {}
    for name, times in found.items():
        row: dict[str, float] = {}
        for index, figure in enumerate(("wall", "cpu")):
            pairs = list(zip((one[index] for one in times[1:]), (one[index] for one in empty), strict=True))
            row[f"{figure} ms"] = round(statistics.median(own for own, _ in pairs) * 1000)
            row[f"{figure} ratio"] = round(statistics.median(own / base for own, base in pairs), 2)
        told[name] = row
    return told


def prepared(home: Path) -> Path:
    """Make a vault with the sample résumé."""
    from app import resources
    from app.domain.resume_json import from_json
    from app.services.imports import ImportService
    from app.services.vaults import create_vault

    with create_vault(home / "vault", PASSPHRASE, keyring=False) as vault:
        sample = resources.path("samples", "resume-en.json").read_text("utf-8")
        ImportService(vault).accept(from_json(json.loads(sample)))
    return home / "vault"


def until_painted(window: Window, unlock: Callable[[], None]) -> float:
    """Seconds from `unlock` to the first frame without a lock screen."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    class Painted(QObject):
        at = 0.0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and window.gate is None and not self.at:
                self.at = time.monotonic()
            return False

    painted, application = Painted(), QApplication.instance()
    assert application is not None
    application.installEventFilter(painted)
    began = time.monotonic()
    unlock()
    wait_until(lambda: painted.at)
    application.removeEventFilter(painted)
    return painted.at - began


def unlocking(home: Path) -> dict[str, float]:
    """Unlock a vault with the sample résumé in a window of this process, as a person does who takes ten seconds to type."""
    from app.services.vaults import open_vault
    from ui.desktop.pages.gate.lock import LockPage
    from ui.desktop.platform import memory
    from ui.desktop.shell import jobs
    from ui.desktop.shell.app import open_window, warm_up

    folder = prepared(home)
    began = time.monotonic()
    open_vault(folder, PASSPHRASE).close()
    key = time.monotonic() - began
    memory.limit_malloc_arenas()
    _application, window = open_window(["--vault", str(folder)])
    window.show()
    warm_up(window)
    wait_until(lambda: not jobs.busy())
    rest(1)
    locked, gate = memory_mb(), window.gate
    assert isinstance(gate, LockPage)

    gate.passphrase.setText(PASSPHRASE)
    whole = until_painted(window, gate.unlock.click)
    wait_until(lambda: not jobs.busy())
    rest(3)
    found = {"locked MB": locked, "unlocked MB": memory_mb(), "unlock ms": whole * 1000, "key and vault ms": key * 1000}
    window.close()
    return {name: round(value, 1) for name, value in found.items()}


def main() -> None:
    """Measure and print one JSON line each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--bundle", type=Path, default=Path("dist/countermark"))
    parser.add_argument("--unlock", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.unlock:
        print(json.dumps(unlocking(options.unlock)))
        return
    programs = {"empty": [sys.executable, "-c", EMPTY], "source": [sys.executable, "-m", "ui.main"]}
    if (options.bundle / "countermark").is_file():
        programs["bundle"] = [str(options.bundle.resolve() / "countermark")]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for name, row in starts(programs, home / "data", 3 if options.quick else options.runs).items():
            print(json.dumps({"start": name, **row}), flush=True)
        rows: list[dict[str, Any]] = []
        for number in range(1 if options.quick else 3):
            command = [sys.executable, "-m", "benchmarks.start", "--unlock", str(home / str(number))]
            variables = {"COUNTERMARK_HOME": str(home / f"data{number}"), "QT_QPA_PLATFORM": "offscreen"}
            done = subprocess.run(command, env={**os.environ, **variables}, capture_output=True, text=True, check=True)
            rows.append(json.loads(done.stdout.splitlines()[-1]))
        print(json.dumps({key: round(statistics.median(row[key] for row in rows), 1) for key in rows[0]}), flush=True)


if __name__ == "__main__":
    main()
