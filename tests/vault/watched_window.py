"""Runs the program's window in a process of its own, as a person would use it, and keeps what it removes.

`python watched_window.py GRAVEYARD PASSPHRASE NAME RECIPIENT EMPLOYER` lives in the folders beside GRAVEYARD that
test_program_no_plain_text prepares, and keeps removed files as watched_program does. Prints one line per step done.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from watched_program import GRAVEYARD, hook, watch_closing

BASE = GRAVEYARD.parent
PASSPHRASE, NAME, RECIPIENT, EMPLOYER = sys.argv[2:6]


def until(condition: Callable[[], object]) -> None:
    """Process events until it holds."""
    limit = time.monotonic() + 600
    while not condition():
        assert time.monotonic() < limit, "it did not happen"
        QApplication.processEvents()
        time.sleep(0.002)


def choose(path: Path, opening: Callable[[], object]) -> None:
    """Answer the (Qt's own) file dialog that `opening` shows with `path`."""

    def answer() -> None:
        (dialog,) = [box for box in QApplication.topLevelWidgets() if isinstance(box, QFileDialog) and box.isVisible()]
        dialog.setDirectory(str(path.parent))
        dialog.findChild(QLineEdit).setText(path.name)
        dialog.accept()

    QTimer.singleShot(300, answer)
    opening()


def first_run(window: object) -> None:
    """Make the vault and enter it."""
    gate = window.gate
    gate.show_step(1)
    gate.make.first.setText(PASSPHRASE)
    gate.make.again.setText(PASSPHRASE)
    gate.make.make.click()
    until(lambda: gate.steps.currentWidget() is gate.sheet)
    choose(BASE / "exports" / EMPLOYER / "sheet.pdf", gate.sheet.save.click)
    window.enter("today")


def read_resume(window: object) -> None:
    """Import, look at every field, keep; then a file that cannot be read."""
    from ui.desktop.shell.untrusted_input import from_path

    page = window.page("resume")
    window.hand("resume", from_path(BASE / "inputs" / f"{NAME}.json"))
    until(lambda: page.stack.currentWidget() is page.review)
    while page.review.form.waiting:
        box = next(box for part in page.review.form.sections.values() for box in part.boxes if box.waiting)
        box.confirm.click()
    page.review.next.click()
    assert window.session.imports.current() is not None
    window.messages.clear()
    window.hand("resume", from_path(BASE / "inputs" / "broken.pdf"))
    until(lambda: window.messages.shown or page.stack.currentWidget() is page.review)


def send(window: object) -> None:
    """Make a copy; the folder is chosen in the dialog."""
    page = window.page("send")
    window.go("send")
    page.address_name(RECIPIENT)
    until(page.save.isEnabled)
    choose(BASE / "handed-over" / EMPLOYER, page.save.click)
    until(lambda: page.stack.currentWidget() is page.done)


def look_and_trace(window: object) -> None:
    """Check a posting, trace a text, search, read the settings, look at the vault."""
    from ui.desktop.shell.untrusted_input import UntrustedInput

    text = (BASE / "inputs" / "posting.txt").read_text("utf-8")
    window.hand("check", UntrustedInput("", untrusted_text=text))
    page = window.page("check")
    until(lambda: not page._place.busy)
    window.hand("leaks", UntrustedInput("", untrusted_text=f"{NAME} was called by {EMPLOYER}"))
    until(lambda: not window.page("leaks")._place.busy)
    assert window.session.vault.search(RECIPIENT)
    window.go("settings")
    settings = window.page("settings")
    window.messages.clear()
    settings.check.click()
    until(lambda: window.messages.shown)


def typed_twice(dialog: object) -> int:
    """What a person does with the dialog that asks for a passphrase."""
    dialog.first.setText(PASSPHRASE)
    dialog.again.setText(PASSPHRASE)
    return 1


def back_up(window: object) -> None:
    """A backup file, saved through the dialogs."""
    from ui.desktop.dialogs.passphrase import PassphraseDialog

    settings = window.page("settings")
    PassphraseDialog.exec = typed_twice
    window.messages.clear()
    choose(BASE / "exports" / EMPLOYER / "b.age", settings.backup.click)
    until(lambda: window.messages.shown)


def lock_and_unlock(window: object) -> None:
    """Lock, mistype, unlock."""
    window.lock()
    for typed in (NAME, PASSPHRASE):
        place = window.gate._place
        until(lambda: window.gate.unlock.isEnabled())  # the last backup is made first
        window.gate.passphrase.setText(typed)
        window.gate.unlock.click()
        until(lambda place=place: not place.busy)
    until(lambda: window.gate is None)


def main() -> None:
    """The whole journey."""
    from app.vault.keys import key_derivation
    from ui.desktop.platform import session_lock, single_instance
    from ui.desktop.shell import app, crash

    sys.addaudithook(hook)
    watch_closing()
    key_derivation.CURRENT_KDF = key_derivation.Kdf(64, 1, 1)
    for place in ("exports", "handed-over"):
        (BASE / place / EMPLOYER).mkdir(exist_ok=True)
    folder = BASE / "data" / "vault"
    _, window = app.open_window(["--vault", str(folder)])
    crash.install(window, window.messages)
    single_instance.answer(window, folder)
    window.show()
    session_lock.watch(window, window.lock)
    for step in (first_run, read_resume, send, look_and_trace, back_up, lock_and_unlock):
        step(window)
        print(step.__name__, flush=True)
    window.close()
    print("closed", flush=True)


if __name__ == "__main__":
    try:
        main()
    except BaseException:
        traceback.print_exc()  # the crash dialog, which main installs, would wait for somebody
        os._exit(1)
