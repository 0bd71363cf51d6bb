"""Locking: by the computer's session, by hand, over open dialogs; what is gone then; a second start on the same vault."""

from __future__ import annotations

import ctypes
import gc
import json
import os
import shutil
import subprocess
import sys
import weakref
from collections.abc import Callable
from ctypes import wintypes
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QTextEdit
from shiboken6 import isValid

from app.domain.resume import Resume
from app.errors import EnvironmentProblem, UserError
from app.services.vaults import create_vault, open_vault
from app.vault.backup import local_backup
from tests.patience import HANG_SECONDS
from ui.desktop.dialogs.passphrase import PassphraseDialog
from ui.desktop.dialogs.search import SearchDialog
from ui.desktop.models.question_texts import Question
from ui.desktop.pages.gate.first_run import FirstRun
from ui.desktop.pages.gate.lock import LockPage
from ui.desktop.platform import session_lock_macos, session_lock_windows, single_instance
from ui.desktop.shell import lock_cleanup
from ui.desktop.shell.messages import sentence
from ui.desktop.shell.window import Window
from ui.desktop.widgets.page import Page

Locked = Callable[[Window], None]
Until = Callable[[Callable[[], object]], None]
PASSPHRASE = "correct horse battery"
HERE = Path(__file__).parent


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or not shutil.which("dbus-run-session"), reason="needs a D-Bus daemon"
)
def test_locking_the_session_locks_the_vault(tmp_path: Path) -> None:
    """Through a real bus: five screen savers, logind's Lock of this session alone, and sleep."""
    program = ["dbus-run-session", "--", sys.executable, str(HERE / "session_lock_program.py"), str(tmp_path / "v")]
    done = subprocess.run(program, capture_output=True, text=True, timeout=HANG_SECONDS, check=False)
    assert done.returncode == 0, done.stderr
    cases = [json.loads(line) for line in done.stdout.splitlines()]
    assert [case for case in cases if case["locked"] != case["wanted"]] == []
    assert sum(case["locked"] for case in cases) == 8 and len(cases) == 12


def test_windows_messages_that_lock() -> None:
    told: list[int] = []
    watch = session_lock_windows.Filter(lambda: told.append(1))
    wanted = {
        (0x02B1, 0x7): 1,
        (0x02B1, 0x8): 0,
        (0x02B1, 0x4): 1,
        (0x0218, 0x4): 1,
        (0x0218, 0x7): 0,
        (0x0201, 0x7): 0,
    }
    for (message, parameter), count in wanted.items():
        told.clear()
        given = wintypes.MSG()
        given.message, given.wParam = message, parameter
        for kind in (b"windows_generic_MSG", b"xcb_generic_event_t"):
            assert watch.nativeEventFilter(kind, ctypes.addressof(given)) == (False, 0)
        assert len(told) == count, (message, parameter)


def test_the_notification_of_macos_reaches_us() -> None:
    """With a stand-in for Core Foundation: the observer that is registered tells, under the right name."""
    told: list[int] = []

    class Core:
        added: tuple[object, ...] = ()

        def CFNotificationCenterGetDistributedCenter(self) -> int:
            return 7

        def CFStringCreateWithCString(self, _allocator: None, name: bytes, _encoding: int) -> bytes:
            return name

        def CFNotificationCenterAddObserver(self, *arguments: object) -> None:
            self.added = arguments

    core = Core()
    kept = session_lock_macos.watch(core, lambda: told.append(1))  # type: ignore[arg-type]
    centre, _, callback, name, _, _ = core.added
    assert (centre, name, callback) == (7, b"com.apple.screenIsLocked", kept)
    callback(None, None, None, None, None)  # type: ignore[operator]
    assert told == [1]
    assert session_lock_macos.watch(None, lambda: None) is None


def texts() -> str:
    """Every text that any widget still holds."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    found = []
    for widget in QApplication.allWidgets():
        if isinstance(widget, QLabel | QLineEdit):
            found.append(widget.text())
        if isinstance(widget, QTextEdit | QPlainTextEdit):
            found.append(widget.toPlainText())
    return "\n".join(found)


def held(window: Window) -> list[weakref.ref[object]]:
    """The session and the pages of a window."""
    gc.collect()
    found = [
        one
        for one in gc.get_objects()
        if one is window.session or (isinstance(one, Page) and isValid(one) and one.window() is window)
    ]
    assert window.session in found and window.page("today") in found
    return [weakref.ref(one) for one in found]


def alive(kept: list[weakref.ref[object]]) -> list[str]:
    gc.collect()
    return [type(one).__name__ for ref in kept if (one := ref()) is not None]


def test_locking_leaves_nothing_of_the_vault_in_the_window(
    ready_window: Window, sample: Resume, until: Until, tmp_path: Path
) -> None:
    window, name = ready_window, sample.basics.name
    for key in ("resume", "send", "applications", "check", "leaks", "settings"):
        window.go(key)
    window.page("send").address_name("Acme")  # type: ignore[attr-defined]
    until(lambda: window.page("send").save.isEnabled())  # type: ignore[attr-defined]
    access = window.session.vault.access
    assert name in texts() and any(access.database_key())
    kept = held(window)
    before = sorted(path.name for path in tmp_path.parent.glob("*"))
    window.lock()
    assert isinstance(window.gate, LockPage)
    assert name not in texts()
    with pytest.raises(UserError, match="vault-locked"):
        access.database_key()
    with pytest.raises(AssertionError):
        _ = window.session
    assert alive(kept) == []
    assert sorted(path.name for path in tmp_path.parent.glob("*")) == before


@pytest.mark.parametrize("kind", ["search", "passphrase", "question"])
def test_locking_answers_open_dialogs_with_no(ready_window: Window, kind: str, qapp: QApplication) -> None:
    window, answers = ready_window, []
    QTimer.singleShot(0, window.lock)
    if kind == "search":
        window.search()
    elif kind == "passphrase":
        answers.append(PassphraseDialog(window).exec())
    else:
        answers.append(window.messages.ask(Question(*(lambda: "words",) * 4)))
    assert window._session is None and isinstance(window.gate, LockPage)
    assert not any(answers)
    assert not [box for box in qapp.topLevelWidgets() if isinstance(box, SearchDialog) and box.isVisible()]


def test_locking_works_while_the_first_run_still_stands(first_window: Window, hermetic_home: Path) -> None:
    assert isinstance(first_window.gate, FirstRun)
    first_window.lock()
    assert isinstance(first_window.gate, FirstRun), "nothing to lock yet"
    vault = create_vault(hermetic_home / "countermark" / "vault", PASSPHRASE, keyring=False)
    first_window.hold(vault)
    first_window.lock()
    assert isinstance(first_window.gate, LockPage)


def test_closing_and_locking_make_the_backup_that_is_due(ready_window: Window, locked: Locked, until: Until) -> None:
    folder = ready_window.session.folder
    assert local_backup.local_backups(folder) == []
    locked(ready_window)
    (first,) = local_backup.local_backups(folder)
    vault = open_vault(folder, PASSPHRASE)
    vault.masters.add("main", "{}")
    ready_window.opened(vault)
    vault.clock = lambda: first.made + timedelta(days=2)
    ready_window.close()
    until(lambda: not ready_window.isVisible())
    assert len(local_backup.local_backups(folder)) == 2


def test_a_backup_that_cannot_be_made_is_told_and_the_vault_is_locked(ready_window: Window, locked: Locked) -> None:
    folder = ready_window.session.folder
    (folder / "backups").write_bytes(b"in the way")
    locked(ready_window)
    assert ready_window.messages.shown == sentence("local-backup-failed")
    open_vault(folder, PASSPHRASE).close()


def test_a_vault_that_is_open_elsewhere_is_told_at_once(
    first_window: Window, hermetic_home: Path, until: Until
) -> None:
    folder = hermetic_home / "countermark" / "vault"
    with create_vault(folder, PASSPHRASE, keyring=False):
        first_window.show_gate()
        gate = first_window.gate
        assert isinstance(gate, LockPage)
        gate.passphrase.setText(PASSPHRASE)
        gate.unlock.click()
        until(lambda: first_window.messages.shown)
        assert first_window.messages.shown == sentence("vault-in-use", {"path": str(folder)})
    gate.unlock.click()
    until(lambda: first_window._session)


SECOND = """
import sys
from ui.desktop.shell import app
sys.exit(app.run(["--vault", sys.argv[1]]))
"""


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_second_start_brings_the_first_window_to_the_front(
    window: Window,
    hermetic_home: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    until: Until,
) -> None:
    runtime = tmp_path_factory.mktemp("r")
    runtime.chmod(0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    folder = window.session.folder
    assert not single_instance.show_first(folder), "no window answers yet"
    server = single_instance.answer(window, folder)
    window.showMinimized()
    second = subprocess.Popen([sys.executable, "-c", SECOND, str(folder)], env=dict(os.environ), cwd=HERE.parents[2])
    until(lambda: not window.isMinimized())
    until(lambda: second.poll() is not None)
    assert second.returncode == 0 and window._session is not None
    assert not single_instance.show_first(folder.with_name("another")), "another vault is another window"
    server.close()
    Path(single_instance.address(folder)).write_bytes(b"")  # what a crash leaves
    assert not single_instance.show_first(folder)
    assert single_instance.answer(window, folder).isListening()


COPIED = """
import sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from app.services.vaults import create_vault
from ui.desktop.platform import session_lock_windows
from ui.desktop.shell import app
application, window = app.open_window(["--vault", sys.argv[1]])
filter_ = session_lock_windows.watch(0, lambda: None)
window.show()
window.opened(create_vault(Path(sys.argv[1]), "correct horse battery", keyring=False))
clipboard = QGuiApplication.clipboard()
clipboard.setText("R7K4-Q2MD")
clipboard.setText("selected", clipboard.Mode.Selection)
for _ in range(50):
    application.processEvents()
print(repr(clipboard.text()), repr(clipboard.text(clipboard.Mode.Selection)))
window.lock()
print(repr(clipboard.text()), repr(clipboard.text(clipboard.Mode.Selection)))
window.close()
"""


@pytest.mark.xvfb
def test_what_was_copied_is_gone_after_locking(x_display: str, tmp_path: Path) -> None:
    environment = {**os.environ, "DISPLAY": x_display, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-c", COPIED, str(tmp_path / "vault")]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=HANG_SECONDS, check=False, cwd=HERE.parents[2]
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["'R7K4-Q2MD' 'selected'", "'' ''"]


def test_folders_chosen_in_dialogs_are_put_back_to_what_stood_there(tmp_path: Path) -> None:
    """As on Windows and macOS, where Qt's own settings cannot be sent to nowhere."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path))
    try:
        theirs = QSettings(QSettings.Scope.UserScope, "QtProject")
        theirs.setValue("FileDialog/lastVisited", "file:///home")
        theirs.setValue("FileDialog/qtVersion", "6")
        theirs.sync()
        folders = lock_cleanup.Folders("win32")
        theirs.setValue("FileDialog/lastVisited", "file:///home/Acme")
        theirs.setValue("FileDialog/history", ["file:///home/Acme"])
        theirs.sync()
        folders.put_back()
        (file,) = tmp_path.rglob("*.conf")
        text = file.read_text("utf-8")
        assert "Acme" not in text and "lastVisited=file:///home\n" in text and "qtVersion=6" in text
    finally:
        lock_cleanup.Folders()


def test_a_page_that_fails_while_it_is_put_away_leaves_no_vault_open(
    ready_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, page = ready_window.session.vault, ready_window.page("resume")

    def bug() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(page, "put_away", bug)
    with pytest.raises(ZeroDivisionError):
        ready_window.lock()
    assert not vault.access.usable and not vault.lock.held and isinstance(ready_window.gate, LockPage)


def test_a_vault_on_a_full_disk_opens_and_locks(
    first_window: Window, hermetic_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is done besides (old trash, days to remind of) may fail; the person gets in and out all the same."""

    def full(*_: object) -> None:
        raise EnvironmentProblem("disk-full", path="x")

    monkeypatch.setattr("app.services.trash.Trash.erase_expired", full)
    monkeypatch.setattr("app.services.applications.ApplicationService.open_days", full)
    vault = create_vault(hermetic_home / "countermark" / "vault", PASSPHRASE, keyring=False)
    first_window.opened(vault)
    assert first_window.gate is None
    first_window.lock()
    assert first_window.gate is not None and not vault.access.usable


def test_work_in_a_dialog_puts_the_automatic_lock_off(ready_window: Window, until: Callable[..., None]) -> None:
    """A dialog is a window of its own: who types there for ten minutes is not gone."""
    ready_window.count_idle()
    dialog = QDialog(ready_window)
    field = QLineEdit(dialog)
    dialog.show()
    until(lambda: QGuiApplication.focusWindow() is dialog.windowHandle())
    timer = ready_window._idle._timer
    before = timer.timerId()
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_A)
    assert field.text() == "a" and timer.timerId() != before
    before = timer.timerId()
    QTest.mouseClick(dialog.windowHandle(), Qt.MouseButton.LeftButton)
    assert timer.timerId() != before
    dialog.close()
