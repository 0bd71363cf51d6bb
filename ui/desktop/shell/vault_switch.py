"""Which vault the window is about: the person's own, a counsellor's caseload, or one student of it. Never two are shown at once.

A strip at the top says whose it is wherever there is more than one. While a student is open the caseload stays open behind, unseen.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication

from app import paths
from app.errors import AppError
from app.vault.vault_file_names import CASELOAD_KEYS
from ui.desktop.widgets.safe_text import one_line
from ui.desktop.widgets.vault_strip import VaultStrip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.caseload.students import Student
    from app.services.caseload import Caseload
    from app.vault.vault import Vault
    from ui.desktop.shell.messages import Messages


class Host(Protocol):
    """Protocol of the window for its vaults."""

    messages: Messages

    @property
    def folder(self) -> Path:
        """Return the folder of the vault that the window is about."""

    @property
    def gate(self) -> QWidget | None:
        """Return what is shown instead of the pages, if anything is."""

    def show_gate(self) -> None:
        """Show the lock screen or the first run."""

    def put_gate(self, gate: QWidget) -> None:
        """Show a widget instead of the pages."""

    def show_folder(self, folder: Path) -> None:
        """Lock what is open, and show the gate of another vault."""

    def leave_student(self) -> None:
        """Close the student's vault, and show the students."""

    def hold(self, vault: Vault) -> None:
        """Set the open vault without leaving the gate."""

    def enter(self, key: str) -> None:
        """Show a page of the open vault."""

    def lock(self) -> None:
        """Lock what is open."""

    def count_idle(self) -> None:
        """Count the time without input from now."""

    def delete_caseload(self) -> None:
        """Delete the caseload that is open."""

    def setWindowTitle(self, title: str, /) -> None:
        """Set the title of the window."""


class VaultSwitch:
    """The vaults of one window. `own`: folder of the person's own; `caseload` is open while it, or a student of it, is shown."""

    def __init__(self, window: Host, own: Path) -> None:
        self._window, self.own = window, own
        self.caseload: Caseload | None = None
        self.student: Student | None = None
        self._pseudonyms = False
        self.strip = VaultStrip()
        self.strip.back_asked.connect(lambda: window.leave_student())
        self.strip.switch_asked.connect(lambda: self._switch())
        self.strip.on_language_change(self.retell)

    def take(self, vault: Vault) -> bool:
        """Return True if an opened vault is a caseload; its students are shown then."""
        if not holds_caseload(Path(vault.folder)):
            return False
        from app.services.caseload import open_caseload
        from app.services.caseload_consent import sweep

        try:
            self.caseload = open_caseload(vault)
            sweep(self.caseload)
        except AppError as error:
            self.caseload = None
            vault.close()
            self._window.messages.error(error)
            self._window.show_gate()
            return True
        self.show_students()
        return True

    def show_students(self) -> None:
        """Show the students, and none of their vaults."""
        from ui.desktop.pages.caseload.students_page import CaseloadView
        from ui.desktop.shell.warm_up import warm_up_counsellor

        assert self.caseload is not None
        left, self.student = self.student, None
        view = CaseloadView(self.caseload, self._window.messages, pseudonyms=self._pseudonyms)
        view.hide_names.toggled.connect(self._hide_names)
        view.opened.connect(self._open)
        view.locked.connect(self._window.lock)
        view.lock_changed.connect(self._window.count_idle)
        view.wiped.connect(self._window.delete_caseload)
        self._window.put_gate(view)
        if left is not None:
            view.select(left.folder)
        warm_up_counsellor(view)
        self.retell()

    def _hide_names(self, on: bool) -> None:
        self._pseudonyms = on

    def _open(self, student: Student) -> None:
        assert self.caseload is not None
        try:
            self.caseload.require_not_ended(student)
            vault = self.caseload.open_student_vault(student)
        except AppError as error:
            self._window.messages.error(error)
            return
        self.student = student
        self._window.messages.clear()
        self._window.hold(vault)
        self._window.enter("today")
        self.retell()

    @property
    def student_name(self) -> str:
        """The student whose vault is open, as a shared screen may show it; empty in a vault of one's own."""
        if self.student is None:
            return ""
        return self.student.pseudonym if self._pseudonyms else one_line(self.student.name)

    @property
    def has_caseload(self) -> bool:
        """True if there is a caseload on this computer."""
        return holds_caseload(paths.default_caseload())

    def search_students(self) -> None:
        """Search among the students, where they are shown."""
        from ui.desktop.pages.caseload.students_page import CaseloadView

        view = self._window.gate if self.caseload is not None else None
        if isinstance(view, CaseloadView):
            view.search()

    def remove_student(self) -> None:
        """Close the student's vault, and ask in the list of students whether to remove the student."""
        from ui.desktop.pages.caseload.students_page import CaseloadView

        student, view = self.student, None
        if student is not None:
            self._window.leave_student()
            view = self._window.gate
        if student is not None and isinstance(view, CaseloadView):
            view.ask_to_remove(student)

    def close(self, due: Vault | None) -> Vault | None:
        """Close the caseload with its student, whose vault `due` waits for a backup; return what waits for one now."""
        if self.caseload is None:
            return due
        from app.services.vaults import close_or_seal, close_vault

        if due is not None:
            close_vault(due)
        caseload, self.caseload, self.student = self.caseload, None, None
        return close_or_seal(caseload.vault)

    def lock_minutes(self, wanted: int) -> int:
        """Return the minutes after which the window locks itself."""
        if self.caseload is None:
            return wanted
        own = self.caseload.lock_minutes
        return own if self.caseload.has_lock_minutes else min(wanted or own, own)

    def retell(self) -> None:
        """Say whose vault this is: in the strip, and in the title."""
        translate, folder = QCoreApplication.translate, self._window.folder
        caseload = holds_caseload(folder)
        own, students = translate("vaults", "My own vault"), translate("vaults", "Students I advise")
        name = students if caseload else own
        if self.student is not None:
            name = translate("vaults", "Student: {name}").format(name=self.student_name)
        several = caseload or self.has_caseload
        if several or self.strip.property("kind"):  # what it said before is not to stay in it
            self.strip.present(
                "student" if self.student is not None else "caseload" if caseload else "own",
                name,
                translate("vaults", "Switch to: {name}").format(name=own if caseload else students),
                translate("vaults", "All students") if self.student is not None else "",
                self._release_note(),
            )
        self.strip.setVisible(several)
        program = translate("vaults", "Countermark")
        self._window.setWindowTitle(f"{program} – {name}" if several else program)

    def _release_note(self) -> str:
        """Return the line on why no copy goes out in the name of the student who is open; empty if one may."""
        if self.caseload is None or self.student is None:
            return ""
        from app.services import caseload_release
        from ui.desktop.shell.messages import sentence

        problem = caseload_release.problem(self.caseload, self.student)
        return sentence(problem.code, dict(problem.params)) if problem is not None else ""

    def _switch(self) -> None:
        caseload = holds_caseload(self._window.folder)
        self._window.show_folder(self.own if caseload else paths.default_caseload())


def holds_caseload(folder: Path) -> bool:
    """Return True if a folder is a caseload's. (Asked at every start: nothing but file names is looked at, and no service loaded.)"""
    return any((folder / name).is_file() for name in CASELOAD_KEYS)
