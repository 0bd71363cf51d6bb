"""Measures the window's response times and memory: `python -m benchmarks.desktop [--quick] [--ahead] [--program BUNDLE] [--session MINUTES]`.

Start (process start to first paint; first run and locked vault) offscreen and, where Xvfb is installed, on X; the time to
the first mapped window beside `keepassxc` and `onionshare` on the same display, where they are installed; first opening and
switching of pages, a preview, the card of a pasted posting, a table of 10,000 rows (wall time, and CPU time of the window's thread); memory (PSS of the
process, its resident size, PSS with its helpers) at rest and during an hour's worth of work done at once (`--session`);
1,000 random actions (benchmarks.monkey, in a process of its own).
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.display import display, first_window, memory_mb, resident_mb, tree_mb
from benchmarks.waiting import rest, wait_until

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.workers.child_pool import Pool
    from ui.desktop.pages.send.page import SendPage
    from ui.desktop.shell.window import Window

PEERS = ("keepassxc", "onionshare")
PASSPHRASE = "correct horse battery"


def start_times(program: list[str], runs: int, environment: dict[str, str]) -> list[int]:
    """Milliseconds from process start to first paint, as the program itself reports them."""
    found = []
    for _ in range(runs):
        done = subprocess.run(program, env=environment, capture_output=True, text=True, timeout=60, check=True)
        found.append(int(done.stdout.split()[1]))
    return found


class Stopwatch:
    """Wall milliseconds and CPU milliseconds of the window's thread, of an action and what it leaves to the event loop."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self.found: dict[str, tuple[float, float]] = {}

    def time(self, name: str, action: Callable[[], object]) -> None:
        """Time one action."""
        wall, cpu = time.monotonic(), time.thread_time()
        action()
        self._application.processEvents()
        self.found[name] = ((time.monotonic() - wall) * 1000, (time.thread_time() - cpu) * 1000)


def opened(home: Path) -> tuple[Stopwatch, Window]:
    """A window on a new vault with the sample résumé; no page is built yet."""
    from app import resources
    from app.domain.resume_json import from_json
    from app.services.vaults import create_vault
    from ui.desktop.platform import memory
    from ui.desktop.shell.app import open_window, warm_up

    memory.limit_malloc_arenas()
    application, window = open_window()
    window.background.build_ahead = False
    window.show()
    warm_up(window)
    watch = Stopwatch(application)
    rest(3)  # a person reads the screen and types a passphrase meanwhile
    window.opened(create_vault(home / "vault", PASSPHRASE, keyring=False))
    resume = from_json(json.loads(resources.path("samples", "resume-en.json").read_text("utf-8")))
    window.session.imports.accept(resume)
    return watch, window


def pages(watch: Stopwatch, window: Window, *, ahead: bool) -> None:
    """First opening of every page, switching, theme, text size and language. `ahead`: the pages are built in advance, as
    the program does it once their modules are loaded; else a person is faster than that."""
    from ui.desktop.shell import jobs
    from ui.desktop.widgets.sidebar import PAGES

    if ahead:
        wait_until(lambda: not jobs.busy())
        window.go("today")
        for key in PAGES:
            watch.time(f"building {key} in advance", lambda key=key: window.page(key))  # type: ignore[misc]
            rest(0.2)
    for key in PAGES:
        watch.time(f"first opening of {key}", lambda key=key: window.go(key))  # type: ignore[misc]
    rest(1.5)
    for key in PAGES:
        watch.time(f"switch to {key}", lambda key=key: window.go(key))  # type: ignore[misc]
    for name, values in (
        ("theme", {"theme": "dark"}),
        ("text size", {"text_scale": 150}),
        ("language", {"language": "zh"}),
    ):
        changed = dataclasses.replace(window.settings, **values)
        watch.time(name, lambda changed=changed: window.change_settings(changed))  # type: ignore[misc]
        rest(0.5)
    window.change_settings(dataclasses.replace(window.settings, theme="light", text_scale=100, language="en"))


def send_page(window: Window) -> SendPage:
    """The Send page, opened."""
    from ui.desktop.pages.send.page import SendPage

    window.go("send")
    page = window.page("send")
    assert isinstance(page, SendPage)
    return page


def previews(watch: Stopwatch, window: Window, count: int) -> list[float]:
    """Milliseconds from a choice that settled to the new preview on show."""
    from app.domain.sensitivity import Stage

    page, times = send_page(window), []
    page.address_name("Northwind Logistics Ltd")
    wait_until(page.save.isEnabled)
    rest(0.5)
    for number in range(count):
        page.who.stages.choose((Stage.OFFER, Stage.APPLY)[number % 2].value)
        page.preview = None
        began = time.monotonic()
        page.refresh()
        wait_until(lambda: page.preview)
        times.append((time.monotonic() - began) * 1000)
    return times


def pasted(window: Window, count: int) -> list[tuple[float, float]]:
    """Of a posting that is pasted: milliseconds from the button to its card, and those of CPU in this process and its children
    that stay; the first is not among them (Linux)."""
    from PySide6.QtWidgets import QApplication

    from app import resources
    from ui.checking_child import CHECKS
    from ui.desktop.pages.check.page import CheckPage

    text, found = resources.path("samples", "posting-zh.txt").read_text("utf-8"), []
    window.go("check")
    page = window.page("check")
    assert isinstance(page, CheckPage)
    rest(4)  # a person copies it meanwhile
    for _ in range(count + 1):
        page.begin()
        QApplication.processEvents()
        began, before = time.monotonic(), _processor(CHECKS)
        page.intake.text.setPlainText(text)
        page.intake.go.click()
        wait_until(lambda: page.stack.currentWidget() is page.card)
        found.append(((time.monotonic() - began) * 1000, (_processor(CHECKS) - before) * 1000))
    return found[1:]


def _processor(pool: Pool) -> float:
    """Seconds of CPU in this process and in the children of a pool that wait (`clock_getcpuclockid`)."""
    children = [worker.channel.child.pid for worker in pool._idle]
    return time.process_time() + sum(time.clock_gettime(~pid << 3 | 2) for pid in children)


def table(watch: Stopwatch, window: Window, rows: int) -> None:
    """A long list of applications: reading, sorting, searching, scrolling."""
    from app.domain.applications import Status
    from app.domain.copies import RecipientKind
    from ui.desktop.pages.applications.page import ApplicationsPage

    session = window.session
    with session.vault.transaction():
        for number in range(rows):
            known = session.vault.recipients.add(f"Employer {number * 7919 % rows}", RecipientKind.EMPLOYER, ())
            if number % 3 == 0:
                session.applications.record_status(known.id, tuple(Status)[number % 8], f"2026-{number % 12 + 1:02}-11")
    page = window.page("applications")
    assert isinstance(page, ApplicationsPage)
    watch.time(f"table of {rows:,} rows", lambda: window.go("applications"))
    watch.time("sort the table", lambda: page.list.sortByColumn(1, page.list.horizontalHeader().sortIndicatorOrder()))
    watch.time("search the table", lambda: page.search.setText("employer 99"))
    watch.time("clear the search", lambda: page.search.clear())
    bar = page.list.verticalScrollBar()
    for place in range(1, 41):
        watch.time(f"scroll {place}", lambda place=place: bar.setValue(bar.maximum() * place // 40))  # type: ignore[misc]
    scrolls = [watch.found.pop(f"scroll {place}") for place in range(1, 41)]
    watch.found["scroll the table, the worst of 40"] = (max(one[0] for one in scrolls), max(one[1] for one in scrolls))
    watch.time("board of as many", lambda: page.views.choose("board"))
    page.views.choose("table")


def session_of_work(watch: Stopwatch, window: Window, minutes: int) -> None:
    """Do what a person does in that many minutes, without the pauses.

    Per minute a preview or two, now and then the rest.
    """
    from app import resources
    from ui.desktop.shell.untrusted_input import from_path

    page, folder = send_page(window), Path(tempfile.mkdtemp(dir=os.environ["COUNTERMARK_HOME"]))
    for minute in range(minutes):
        previews(watch, window, 2)
        if minute % 10 == 0:
            page.address_name(f"Employer of minute {minute}")
            wait_until(page.save.isEnabled)
            page.save_into(folder)
            wait_until(lambda: page.stack.currentWidget() is page.done)
            page.done.again.emit()
        if minute % 10 == 4:
            window.hand("check", from_path(resources.path("samples", "posting-en.html")))
            check = window.page("check")
            wait_until(lambda check=check: check.stack.currentWidget() is check.card)  # type: ignore[misc]
        if minute % 10 == 8:
            window.hand("leaks", from_path(next(folder.iterdir())))
            leaks = window.page("leaks")
            wait_until(lambda leaks=leaks: leaks.stack.currentWidget() is leaks.answers)  # type: ignore[misc]
        for key in ("today", "resume", "applications", "settings"):
            window.go(key)
            rest(0.02)
        if minute % 20 == 9:
            print(f"memory after {minute + 1} minutes' work: {memory()}", flush=True)


def memory() -> str:
    """Return the window's memory, after free memory was returned (it does so each minute)."""
    from ui.desktop.platform.memory import trim_heap

    rest(3)
    trim_heap()
    helped = tree_mb(os.getpid())
    return f"{memory_mb():.0f} MB PSS, {resident_mb():.0f} MB resident; {helped:.0f} MB PSS with helpers still waiting"


def starts(program: list[str], runs: int, home: Path, screen: str) -> None:
    """Print the times to the first paint, and to the first mapped window beside other programs."""
    base = {**os.environ, "COUNTERMARK_EXIT_AFTER_PAINT": "1"}
    platforms = {"offscreen": {**base, "QT_QPA_PLATFORM": "offscreen"}}
    if screen:
        platforms["Xvfb"] = {**base, "QT_QPA_PLATFORM": "xcb", "DISPLAY": screen}
    for name, environment in platforms.items():
        times = start_times(program, runs + 1, environment)[1:]
        print(
            f"start to first paint, {name}: median {statistics.median(times):.0f} ms, best {min(times)} ms ({runs} runs)"
        )
    if not screen:
        return
    for peer in PEERS:
        if not shutil.which(peer):
            print(f"{peer}: not installed here, so not compared")
    for peer, command in (("countermark", program), *((peer, [peer]) for peer in PEERS if shutil.which(peer))):
        found = [
            first_window(command, screen, {**os.environ, "HOME": str(home)}, 4 if run == 0 else 0.2)
            for run in range(max(2, runs // 2))
        ]
        times = [took for took, _ in found[1:]]
        print(
            f"{peer}, start to first mapped window: median {statistics.median(times):.0f} ms, best {min(times)} ms;"
            f" the very first {found[0][0]} ms; memory then {found[0][1]:.0f} MB"
        )


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs")
    parser.add_argument("--ahead", action="store_true", help="pages are built in advance before they are opened")
    parser.add_argument("--program", default="", help="a built program to start instead of the source")
    parser.add_argument("--session", type=int, default=0, help="minutes of work, for the memory afterwards")
    options = parser.parse_args()
    program = [options.program] if options.program else [sys.executable, "-m", "ui.main"]
    with tempfile.TemporaryDirectory() as home, display() as screen:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # warm means: compiled, as after an installation
        os.environ.update(COUNTERMARK_HOME=home, COUNTERMARK_LANGUAGE="en", PYTHONPYCACHEPREFIX=f"{home}/bytecode")
        sys.dont_write_bytecode, sys.pycache_prefix = False, f"{home}/bytecode"
        starts(program, 3 if options.quick else 12, Path(home), screen)
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        watch, window = opened(Path(home))
        pages(watch, window, ahead=options.ahead)
        times = sorted(previews(watch, window, 6 if options.quick else 20))
        print(f"preview: median {statistics.median(times):.0f} ms, longest {times[-1]:.0f} ms")
        checks = sorted(pasted(window, 5 if options.quick else 20))
        walls, works = [one[0] for one in checks], [one[1] for one in checks]
        print(
            f"card of a pasted posting, warm: median {statistics.median(walls):.0f} ms, longest {max(walls):.0f} ms;"
            f" CPU of window and child {statistics.median(works):.0f} ms"
        )
        print(f"memory with every page open: {memory()}")
        if options.session:
            session_of_work(watch, window, options.session)
            print(f"memory after {options.session} minutes' work: {memory()}")
        table(watch, window, 10_000)
        for name, (wall, cpu) in watch.found.items():
            print(f"{name}: {wall:.1f} ms, of which CPU {cpu:.1f} ms")
        window.close()
        wait_until(lambda: not window.isVisible())  # its backup is made first
    print("random actions, from the seed 7:", flush=True)
    return subprocess.run(
        [sys.executable, "-m", "benchmarks.monkey", *(["--quick"] if options.quick else [])]
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
