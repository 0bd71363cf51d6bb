"""What is loaded before a person sees anything: the command line needs the standard library, the window Qt alone.

Each library that slips in costs 10 to 80 ms of every start; import it inside the function that needs it.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys

import pytest
from source_tree import ROOT

OURS = {"app", "ui"}
QT = {"PySide6", "shiboken6", "shibokensupport", "signature_bootstrap", "__feature__"}
SHOW = "\nimport sys\nprint('loaded', *{name.partition('.')[0] for name in sys.modules} - set(sys.stdlib_module_names))"


def loaded_by(program: str) -> set[str]:
    """Top-level packages outside the standard library that a fresh interpreter has loaded after `program`."""
    base = loaded_lines("")
    return loaded_lines(program) - base


def loaded_lines(program: str) -> set[str]:
    """Everything of that kind, the interpreter's own start-up files included."""
    environment = {**os.environ, "COUNTERMARK_EXIT_AFTER_PAINT": "1"}
    command = [sys.executable, "-c", program + SHOW]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split()) - {"loaded"}


def test_command_line_starts_on_the_standard_library() -> None:
    assert loaded_by("import ui.main, ui.commands.cli; ui.commands.cli.build_parser()") == OURS


NAMED = "\nfrom PySide6 import QtWidgets\n'QWizard' in vars(QtWidgets) and exit('a part that Qt made was asked for')"
"""The binding loads every class it has (10 ms) to find one for what Qt made for itself, such as a viewport."""


def test_window_paints_with_qt_alone() -> None:
    loaded = loaded_by(f"import ui.main; assert ui.main.main([]) == 0{NAMED}")
    assert "PySide6" in loaded
    assert loaded - OURS - QT == set()


NOT_YET = (
    *("_hashlib", "ctypes", "datetime", "html", "json", "locale", "tomllib"),
    *(
        f"ui.desktop.platform.{name}"
        for name in ("file_dialogs", "idle", "memory", "motion", "reminders", "session_lock")
    ),
    *(
        f"ui.desktop.shell.{name}"
        for name in ("after_lock", "background", "drop_overlay", "drops", "new_files", "page_host")
    ),
    *(
        f"ui.desktop.shell.{name}"
        for name in ("preparation", "session", "settings_saver", "untrusted_input", "window_drops")
    ),
    *("ui.desktop.models.dropped_file", "ui.desktop.models.question_texts"),
)
NOT_ASKED_FOR = (
    *("QAccessible", "QFileDialog", "QGradient", "QStyle", "QStylePainter"),
    *("QTextLayout", "QToolTip", "QWindow"),
)
"""Classes of the toolkit whose enumerations the binding makes when they are first named (`QStyle`: 5 ms)."""
AT_PAINT = f"""
import sys
from pathlib import Path
from PySide6 import QtGui, QtWidgets
import ui.desktop.shell.app as app
from app import paths
if sys.argv[1] == "lock":
    paths.default_vault().mkdir(parents=True)
    (paths.default_vault() / "vault.keys").touch()
def painted(window):
    print(type(window.gate).__name__, *({set(NOT_YET)} & sys.modules.keys()), *({set(NOT_ASKED_FOR)} & (vars(QtGui) | vars(QtWidgets)).keys()))
    sys.stdout.flush()
    app.QApplication.exit()
app._report_paint = painted
app.run([])
"""


@pytest.mark.parametrize(("screen", "gate"), [("first", "FirstRun"), ("lock", "LockPage")])
def test_window_paints_before_it_loads_what_its_first_screen_does_not_need(screen: str, gate: str) -> None:
    """40 ms of every start, else: files that are dropped, hashes, reminders, the toolkit's drawing of choices."""
    environment = {**os.environ, "COUNTERMARK_EXIT_AFTER_PAINT": "1"}
    command = [sys.executable, "-c", AT_PAINT, screen]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [gate]


def test_isolated_worker_starts_without_qt() -> None:
    assert loaded_by("import app.workers.server") == {"app"}


def test_a_date_is_read_without_loading_anything_more() -> None:
    """40 ms at the first letter, else: what is typed in needs modules that are loaded beside the window."""
    program = "import sys, importlib, ui.desktop.shell.app as window, ui.desktop.shell.date_formats as dates"
    program += "\nfor name in window.WARM: importlib.import_module(name)"
    program += (
        "\nbefore = set(sys.modules); dates.means_present('May 2024'); sys.exit(' '.join(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stderr.strip() == ""


def test_a_page_opens_without_loading_anything_more() -> None:
    """30 to 70 ms in the window's thread, else, for a person who is faster than the pages that are built in advance."""
    pages = re.findall(
        r"from (ui\.desktop\.pages\.\S+) import", (ROOT / "ui/desktop/pages/catalogue.py").read_text("utf-8")
    )
    assert len(pages) == 7
    program = "import sys, importlib, ui.desktop.shell.app as window"
    program += "\nfor name in window.WARM: importlib.import_module(name)"
    program += f"\nsys.exit(' '.join({set(pages)} - set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stderr.strip() == ""


PAGES_AND_DIALOGS = ("pages", "dialogs", "shell/session.py")
LOADED_LATE = ("app.ingest", "app.redact.engine", "app.services.id_scans", "checkers.registers")
"""What a press may load: readers of files, of which few people need any (20 MB, those of scans), and what shows a student the fields of a
consent (13 MB, numpy among it)."""


def test_a_press_loads_nothing_that_a_person_would_wait_for() -> None:
    """Up to 130 ms in the window's thread, else, at the first press of a button."""
    asked = set[str]()
    for part in PAGES_AND_DIALOGS:
        at = ROOT / "ui" / "desktop" / part
        for path in [at] if at.suffix else sorted(at.rglob("*.py")):
            if "caseload" in path.parts or "gate" in path.parts:
                continue
            for function in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(function, ast.FunctionDef):
                    asked |= {node.module or "" for node in ast.walk(function) if isinstance(node, ast.ImportFrom)}
    asked = {
        name for name in asked if name.partition(".")[0] in {*OURS, "checkers"} and not name.startswith(LOADED_LATE)
    }
    assert len(asked) > 40
    program = "import sys, importlib, ui.desktop.shell.app as window, ui.desktop.shell.warm_up as more"
    program += "\nfor name in (*window.WARM, *more.WARM_COUNSELLOR): importlib.import_module(name)"
    program += f"\nsys.exit(' '.join({asked} - set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stderr.strip() == ""


COUNSELLORS_ONLY = ("numpy", "rapidfuzz", "app.caseload.report_counts")


def test_a_window_at_rest_does_not_hold_what_only_a_counsellor_needs() -> None:
    """30 MB, else, of a window that shows the lock screen."""
    program = "import sys, importlib, ui.desktop.shell.app as window"
    program += "\nfrom app.services.vaults import preload; preload()"
    program += "\nfor name in window.WARM: importlib.import_module(name)"
    program += f"\nsys.exit(' '.join({set(COUNSELLORS_ONLY)} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stderr.strip() == ""


NOT_AT_REST = (
    "requests",
    "urllib3",
    "ssl",
    "http.client",
    "click",
    "dateutil.parser",
    "more_itertools",
    "importlib_metadata",
    "sqlite3",
)
"""What connections need, and what packages name that this program asks for nothing."""


def test_a_window_at_rest_does_not_hold_what_only_a_connection_needs() -> None:
    """18 MB, else, of a window with an open vault, the keyring and the first write included."""
    program = "import sys, ui.desktop.shell.app as window"
    program += "\nfrom app.services.vaults import preload; preload()"
    program += "\nfrom app.workers.cancellation import CancelToken"
    program += (
        "\nfrom ui.desktop.shell.warm_up import import_modules; import_modules(window.WARM, CancelToken(), print)"
    )
    program += f"\nsys.exit(' '.join({set(NOT_AT_REST)} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stderr.strip() == ""
