"""The process of a window ends at once, with all done that ends it: handlers, threads, output, Qt, the vault."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from app import settings
from app.services.vaults import create_vault, open_vault
from tests.patience import HANG_SECONDS

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "four random words here"
LEAVING = """
import atexit, os, sys, tempfile, threading
import ui.desktop.shell.app as window
from ui.main import main

class Kept:
    def __del__(self, write=os.write):
        write(1, b"taken apart")

def run(argv):
    global kept, folder
    kept, folder = Kept(), tempfile.TemporaryDirectory(dir=place)
    atexit.register(print, "handler")
    threading.Thread(target=lambda: (threading.main_thread().join(), print("thread"))).start()
    sys.stdout.write("output, ")
    return 7

window.run, place = run, sys.argv.pop()
raise SystemExit(main())
"""
SESSION = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
import ui.desktop.shell.app as window
from ui.desktop.platform import single_instance
from ui.main import main

stand_by, folder = window._stand_by, Path(sys.argv.pop())

def open_and_close(shown, folder):
    def look():
        if shown.gate is None:
            print(single_instance.address(folder), shown.session.vault.database is not None)
            timer.stop()
            shown.resize(shown.width() + 30, shown.height())
            shown.close()

    stand_by(shown, folder)
    shown.gate.passphrase.setText("four random words here")
    shown.gate.unlock.click()
    timer = QTimer(shown, interval=5)
    timer.timeout.connect(look)
    timer.start()

window._try_keyring, window._stand_by = lambda shown: None, open_and_close
sys.argv += ["--window", "--vault", str(folder)]
raise SystemExit(main())
"""


def ended(script: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A finished process that ran `script`."""
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **variables},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=HANG_SECONDS,
        check=False,
    )


def test_threads_handlers_and_output_end_as_ever(tmp_path: Path) -> None:
    done = ended(LEAVING, str(tmp_path))
    assert (done.returncode, done.stdout.split("\n")) == (7, ["output, thread", "handler", ""]), done.stderr
    assert list(tmp_path.iterdir()) == []  # the temporary folder


def test_a_closed_window_leaves_nothing_open(tmp_path: Path) -> None:
    create_vault(tmp_path / "vault", PASSPHRASE, keyring=False).close()
    before = sorted(path.name for path in (tmp_path / "vault").iterdir())
    runtime, data = tmp_path / "runtime", tmp_path / "data"
    runtime.mkdir(0o700)
    done = ended(SESSION, str(tmp_path / "vault"), XDG_RUNTIME_DIR=str(runtime), COUNTERMARK_HOME=str(data))
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith(" True\n")
    assert list(runtime.iterdir()) == []
    assert sorted(path.name for path in (tmp_path / "vault").iterdir()) == before  # no journal is left
    assert settings.load(data / "settings.toml").width > 0
    open_vault(tmp_path / "vault", PASSPHRASE).close()
