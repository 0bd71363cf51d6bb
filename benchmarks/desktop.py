"""How the window feels, in figures: `python -m benchmarks.desktop [--quick]`.

Start (process start to first paint) offscreen and, where Xvfb is installed, on X; opening and switching pages, a table
of 10,000 copies, theme and language switch (CPU time of the window's thread), memory. Where `keepassxc` or
`onionshare` is installed, their time to the first mapped window on the same display stands beside ours.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

PEERS = ("keepassxc", "onionshare")


def start_times(runs: int, environment: dict[str, str]) -> list[int]:
    """Milliseconds from process start to first paint, as the program itself reports them."""
    found = []
    for _ in range(runs):
        done = subprocess.run(
            [sys.executable, "-m", "ui.main"], env=environment, capture_output=True, text=True, timeout=60, check=True
        )
        found.append(int(done.stdout.split()[1]))
    return found


@contextlib.contextmanager
def display() -> Iterator[str]:
    """A virtual X display, or an empty name where there is none."""
    program = shutil.which("Xvfb")
    if program is None:
        yield ""
        return
    read_end, write_end = os.pipe()
    command = [program, "-displayfd", str(write_end), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write_end,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write_end)
    with os.fdopen(read_end) as name:
        number = name.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(10)


def first_window(program: str, environment: dict[str, str]) -> int:
    """Milliseconds until another program's first window is mapped (polled every 5 ms)."""
    began = time.monotonic()
    child = subprocess.Popen([program], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while time.monotonic() - began < 20:
            seen = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--name", "."], env=environment, capture_output=True, check=False
            )
            if seen.stdout.strip():
                return round((time.monotonic() - began) * 1000)
            time.sleep(0.005)
        return -1
    finally:
        child.terminate()
        child.wait(10)


def memory_mb() -> float:
    """Proportional set size of this process (Linux), else the peak resident size."""
    try:
        lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def pages(rows: int) -> dict[str, float]:
    """Milliseconds of CPU in the window's thread for what a person does, and memory afterwards."""
    from app import resources
    from app.domain.copies import CopyRecord, Recipient, RecipientKind
    from app.domain.resume_json import from_json
    from app.domain.sensitivity import Stage
    from app.services.vaults import create_vault
    from ui.desktop.app import open_window
    from ui.desktop.models.copies_table import CopiesTable
    from ui.desktop.widgets.rail import PAGES

    found: dict[str, float] = {}
    application, window = open_window()
    window.show()
    application.processEvents()

    def timed(name: str, *actions: object) -> None:
        began = time.thread_time()
        for action in actions:
            action()  # type: ignore[operator]
        application.processEvents()
        found[name] = round((time.thread_time() - began) * 1000, 1)

    window.opened(create_vault(Path(os.environ["COUNTERMARK_HOME"]) / "vault", "correct horse battery", keyring=False))
    resume = from_json(json.loads(resources.path("samples", "resume-en.json").read_text("utf-8")))
    window.session.imports.accept(resume)
    for key in PAGES:
        timed(f"open {key}", lambda key=key: window.go(key))  # type: ignore[misc]
    for key in PAGES:
        timed(f"switch to {key}", lambda key=key: window.go(key))  # type: ignore[misc]
    timed("theme", lambda: window.change_settings(dataclasses.replace(window.settings, theme="dark")))
    timed("language", lambda: window.change_settings(dataclasses.replace(window.settings, language="zh")))
    table = CopiesTable()
    copies = []
    for number in range(rows):
        recipient = Recipient(f"r{number}", f"Employer {number * 7919 % rows}", RecipientKind.EMPLOYER)
        at = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}T09:30:00Z"
        marks = (f"c{number}", f"AAAA-{number}", recipient.id, Stage.APPLY, {}, "main", 1, at, "file", (), (), b"", 1)
        copies.append((CopyRecord(*marks), recipient))
    timed(f"table of {rows} rows", lambda: table.replace(copies))
    timed("sort the table", lambda: table.sort(1))
    timed("search the table", lambda: table.search("employer 99"))
    found["memory MB"] = round(memory_mb(), 1)
    window.close()
    return found


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs")
    runs = 3 if parser.parse_args().quick else 12
    with tempfile.TemporaryDirectory() as home, display() as screen:
        os.environ.update(COUNTERMARK_HOME=home, COUNTERMARK_LANGUAGE="en")
        base = {**os.environ, "COUNTERMARK_EXIT_AFTER_PAINT": "1"}
        platforms = {"offscreen": {**base, "QT_QPA_PLATFORM": "offscreen"}}
        if screen:
            platforms["Xvfb"] = {**base, "QT_QPA_PLATFORM": "xcb", "DISPLAY": screen}
        for name, environment in platforms.items():
            times = start_times(runs, environment)
            print(
                f"start to first paint, {name}: median {statistics.median(times):.0f} ms, best {min(times)} ms ({runs} runs)"
            )
        for peer in PEERS:
            if screen and shutil.which(peer) and shutil.which("xdotool"):
                print(f"{peer}, first window: {first_window(peer, {**os.environ, 'DISPLAY': screen})} ms")
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        for name, value in pages(10_000).items():
            print(f"{name}: {value}{'' if name.endswith('MB') else ' ms'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
