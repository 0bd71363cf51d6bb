"""The window: first run or lock screen, or the pages, with sidebar and banner around them; locking, and drops."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QChildEvent, QEvent, QKeyCombination, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QDialog, QWidget

from app import paths, settings
from app.errors import AppError
from app.settings import Settings
from ui.desktop.shell import jobs, lock_cleanup
from ui.desktop.shell.floating_message import Floating
from ui.desktop.shell.i18n import Translatable, translations
from ui.desktop.shell.late_parts import LateParts
from ui.desktop.shell.messages import Messages, sentence
from ui.desktop.shell.navigation import Navigation, PageOpener
from ui.desktop.shell.page_stack import PageStack
from ui.desktop.shell.painting import PaintsLast
from ui.desktop.shell.reading_order import ReadInOrder
from ui.desktop.shell.vault_switch import VaultSwitch
from ui.desktop.theme.icons import pixmap
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import HoldsFocus, column, row
from ui.desktop.widgets.panels import Banner
from ui.desktop.widgets.sidebar import PAGES, Sidebar

if TYPE_CHECKING:
    from app.vault.vault import Vault
    from ui.desktop.dialogs.help import HelpWindow
    from ui.desktop.pages.gate.first_run import FirstRun
    from ui.desktop.shell.drops import Drops
    from ui.desktop.shell.session import Session
    from ui.desktop.shell.untrusted_input import UntrustedInput

QUIT_SECONDS: Final = 3.0
WIDTH: Final = 1240
HEIGHT: Final = 820
"""The first size, where the screen has room for it."""
LARGEST: Final = 32_000  # no side of a window is longer
_REDO: Final = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)  # of Windows, taken everywhere
KEYS: Final = "vault.keys"
"""The file by which a folder is known to hold a vault."""
LOW: Final = 440
"""The least height: what a 768 pixel screen at 150 % leaves (512) below a title and above a bar of the system."""
LEAST: Final = 880
"""The least width: that screen is 910 wide, and the system draws an edge."""
NARROW: Final = 980
"""Below this width (logical pixels at the text size in force) the rail shows glyphs alone."""


class Window(Navigation, Translatable, ReadInOrder, PaintsLast, LateParts):
    """Main window. `painted` is emitted once, after the first paint.

    Until then there is what the first screen shows and what its buttons do; `complete` makes the rest.
    """

    painted = Signal()

    def __init__(self, folder: Path, loaded: Settings) -> None:
        super().__init__()
        self.settings = loaded
        self._folder = folder
        self._session: Session | None = None
        self._first_page = loaded.page if loaded.page in PAGES else PAGES[0]
        self._was_painted = False
        self._folders = lock_cleanup.Folders()
        self._rail: Sidebar | None = None
        self._guide: HelpWindow | None = None
        self.banner, self.stack = Banner(), PageStack(self)
        self.messages = Messages(self, self.banner, self._is_locked)
        self.vaults = VaultSwitch(self, folder)
        self._is_complete = False
        self.painted.connect(self._first_paint_done, Qt.ConnectionType.QueuedConnection)
        self._build_layout()
        self.opener = PageOpener(self, self.stack, lambda: self._session is not None and self.gate is None)
        theme().changed.connect(self._fit_rail)
        self.show_gate()
        if not self.vaults.strip.isHidden():
            theme().dress(self.vaults.strip)

    def complete(self) -> None:
        """Make what the first screen goes without, unless it was made: called when that is painted, or before something else is shown."""
        if self._is_complete:
            return
        self._is_complete = True
        from ui.desktop.shell.window_drops import WindowDropTarget

        self.setWindowIcon(pixmap("countermark", "text", 64))
        for part in (self.banner, self.vaults.strip):
            theme().dress(part)
        for keys, action in (
            ("Ctrl+K", self.search),
            ("Ctrl+L", self.lock),
            ("F1", self.help),
            (QKeySequence.StandardKey.Paste, self.paste),
            (QKeySequence.StandardKey.Quit, self.close),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(action)
        WindowDropTarget(self, self)
        self.background.record_changed.connect(self._record_changed)
        self.background.newer_version.connect(self._tell_version)
        self.background.put_in_force(self.settings)
        self._watch_last_work()

    def _first_paint_done(self) -> None:
        self.complete()
        if (handle := self.windowHandle()) is not None:
            handle.installEventFilter(self._idle)
        self._motion.begin()
        self.preparation.begin()

    def _build_layout(self) -> None:
        self.resize(_within(self.settings.width, WIDTH), _within(self.settings.height, HEIGHT))
        self.setMinimumSize(LEAST, LOW)
        centre = QWidget()
        centre.setObjectName("canvas")
        self._across = row(centre, space="xs")
        self._across.setSpacing(0)
        right = column(space="xs")
        right.setSpacing(0)
        right.addWidget(self.vaults.strip)
        right.addWidget(self.stack, 1)
        self._across.addLayout(right, 1)
        self.setCentralWidget(centre)
        self.banner.setParent(centre)
        self._floating = Floating(self.banner, self.stack)

    @property
    def rail(self) -> Sidebar:
        """Return the sidebar, built when first asked for, because no gate shows it."""
        if self._rail is None:
            self._rail = rail = Sidebar(self)
            rail.setVisible(self.gate is None)
            theme().dress(rail)
            self._across.insertWidget(0, rail)
            rail.chosen.connect(self.choose)
            rail.lock_asked.connect(self.lock)
            rail.search_asked.connect(self.search)
            rail.help_asked.connect(self.help)
        return self._rail

    def show_gate(self) -> None:
        """Show the lock screen if a vault exists, else the first run."""
        if (self._folder / KEYS).is_file():
            from ui.desktop.pages.gate.lock import LockPage

            lock = LockPage(self._folder, self.messages)
            lock.opened.connect(self.opened)
            lock.sheet_used.connect(self._sheet_used, Qt.ConnectionType.QueuedConnection)
            lock.language.asked.connect(self._speak)
            self.put_gate(lock)
            self._watch_last_work()
            lock.passphrase.setFocus()
        else:
            from ui.desktop.pages.gate.first_run import FirstRun

            first = FirstRun(self._folder, self.messages)
            first.ready.connect(self._made)
            first.language.asked.connect(self._speak)
            first.advising.connect(self._advise)
            first.begin.connect(self.begin_resume)
            first.given.connect(self._begin_with)
            first.restored.connect(self.show_folder)
            first.sheet_asked.connect(lambda: self._save_sheet(first))
            self.put_gate(first)
            first.welcome.next.setFocus()
        self.vaults.retell()

    def _watch_last_work(self) -> None:
        from ui.desktop.pages.gate.lock import LockPage

        if self._is_complete and isinstance(self.gate, LockPage):  # before, nothing was ever locked
            self.gate.wait_for(self._last_work.place)

    @property
    def folder(self) -> Path:
        """Return the folder of the vault that the window is about."""
        return self._folder

    def show_folder(self, folder: Path) -> None:
        """Lock what is open, and show the gate of another vault."""
        self._folder = folder
        if self._session is not None or self.vaults.caseload is not None:
            self.lock()
        else:
            self.show_gate()

    def _made(self, vault: Vault) -> None:
        self._folder = Path(vault.folder)
        self.hold(vault)

    def _advise(self) -> None:
        """Go from the first run of a caseload to its students."""
        session, self._session = self._session, None
        if session is not None:
            self.vaults.take(session.vault)
            self.count_idle()

    def leave_student(self) -> None:
        """Close the student's vault, forget all that was shown of it, and show the students."""
        from app.services.vaults import close_vault

        if (due := self._end_session()) is not None:
            close_vault(due)
        self.vaults.show_students()
        self.count_idle()

    def put_gate(self, gate: QWidget) -> None:
        """Show a widget instead of the pages: the first run, the lock screen, a counsellor's students."""
        if self._rail is not None:
            self._rail.hide()
        self.stack.put_gate(gate)

    @property
    def gate(self) -> QWidget | None:
        """Return the first run or the lock screen while one is shown, else None."""
        return self.stack.gate

    def hold(self, vault: Vault) -> None:
        """Set the open vault without leaving the gate (first run)."""
        from app.render import typesetter
        from ui.desktop.shell.session import Session

        self.complete()
        typesetter.use_helper(True)
        self._session = Session(vault)
        self.count_idle()

    def opened(self, vault: Vault) -> None:
        """Show the pages of a vault that was just opened, or the students of a caseload."""
        self.complete()
        if self.vaults.take(vault):
            self.count_idle()
            return
        self.hold(vault)
        first, self._first_page = self._first_page, PAGES[0]  # opened again, it begins with what is due
        self.enter(first)
        notices = [*vault.notices, *(["settings-damaged"] if self.settings.damaged else [])]
        if notices:
            self.messages.warn("\n".join(map(sentence, notices)))

    def _sheet_used(self) -> None:
        if self.takes_postings:  # the students of a caseload have their own window
            self.offer_passphrase()

    def _tell_version(self, version: str) -> None:
        text = self.tr("Version {version} of Countermark is available.").format(version=version)
        self.messages.inform(text, self.tr("Show it"), lambda: self.show_settings("network"))

    def _record_changed(self) -> None:
        if self._session is not None and self.gate is None:
            self.look_again()
            self.tell_record()

    def tell_record(self) -> None:
        """Show records that differ from the ledger, if there are any, on every page that is opened."""
        problems = self._session.vault.ledger_view.problems if self._session is not None else ()
        if problems:
            from app.services.vaults import record_sentences

            self.messages.warn("\n".join(record_sentences(problems, translations().language)))

    def enter(self, key: str) -> None:
        """Leave the gate. Pages not yet opened are built one by one while the window is idle."""
        from ui.desktop.shell.new_files import watched_folder

        self.background.opened(self.session)
        self.arrivals.watch(watched_folder(self.session.vault))
        self.stack.drop_gate()
        self.rail.show()
        self._fit_rail()
        self.go(key)
        self.stack.take_focus()
        self.count_idle()
        self.background.entered()
        self.inbox.deliver()

    def choose(self, key: str) -> None:
        """Open a page that a person chose in the sidebar."""
        if self._session is not None and self.gate is None:
            self.choose_page(key)

    def _build_next(self) -> bool:
        return self._session is not None and self.gate is None and self.stack.build_next()

    def begin_resume(self, how: str) -> None:
        """Open the Résumé page and start from an `own` file, the `sample`, or by `hand`."""
        from ui.desktop.pages.resume.page import ResumePage

        if self.gate is not None:
            self.enter("resume")
        self._open("resume", ResumePage, lambda page: page.begin(how))

    def _begin_with(self, incoming: UntrustedInput) -> None:
        self.enter("resume")
        self.receive(incoming)

    def _save_sheet(self, first: FirstRun) -> None:
        from ui.desktop.dialogs.vault_files import save_sheet

        save_sheet(self, self.session.vault, self.messages, first.sheet.place, first.after_sheet)

    def _is_locked(self) -> bool:
        return self._session is None and self.vaults.caseload is None

    def lock(self) -> None:
        """Close the vault, forget every page, dialog and copied text, show the lock screen."""
        if self._is_locked():
            return
        due = None
        try:
            due = self._close_session()
        finally:
            self.show_gate()
        if due is not None:
            self._last_work.back_up(due)

    def erase_everything(self) -> None:
        """Delete the vault and the program's other files, and return to the first run (the person typed the word). Of a student: ask in the list."""
        from ui.desktop.pages.gate.wipe import ErasePage
        from ui.desktop.shell.session import Session

        if self.vaults.caseload is not None:
            self.vaults.remove_student()
            return
        self._saver.stop(QUIT_SECONDS)  # nothing comes into the folder after it was said to be erased
        sealed, page = self._close_session(Session.seal), ErasePage()
        assert sealed is not None
        self.background.reminders.remember(())
        self.put_gate(page)
        self._last_work.erase(sealed, page.busy.report, self._begin_anew)

    def delete_caseload(self) -> None:
        """Delete the caseload that is open, and return to the person's own vault (the person typed the word)."""
        from ui.desktop.pages.gate.wipe import ErasePage

        assert self.vaults.caseload is not None
        folder, count, page = self._folder, len(self.vaults.caseload.students()), ErasePage()
        sealed = self._close_session()
        self.put_gate(page)
        self._last_work.erase_caseload(
            folder,
            sealed,
            page.busy.report,
            lambda: self.messages.inform(sentence("caseload-wiped", {"count": count})),
            lambda: self.show_folder(self.vaults.own),
        )

    def _begin_anew(self) -> None:
        before = self.settings  # how a person sees and reads stays in force in this window, and is written nowhere
        self._put_in_force(
            Settings(before.language, before.theme, text_scale=before.text_scale, reduced_motion=before.reduced_motion)
        )
        self.show_gate()

    def _close_session(self, close: Callable[[Session], Vault | None] | None = None) -> Vault | None:
        """Close every vault that is open; return the one that `close` (None: `Session.close`) leaves to be backed up, or None."""
        return self.vaults.close(self._end_session(close))

    def _end_session(self, close: Callable[[Session], Vault | None] | None = None) -> Vault | None:
        """Forget what was read and close the vault shown; return the vault that `close` leaves to be backed up, or None."""
        try:
            self._forget()
        except BaseException:  # whatever goes wrong with the pages, the vault is closed
            if self._session is not None:
                self._session.vault.close()
            raise
        finally:
            session, self._session = self._session, None
            self.messages.clear()  # what it says and offers is of the vault
        if session is None:
            return None
        return session.close() if close is None else close(session)

    def _forget(self) -> None:
        self._remember_place()
        lock_cleanup.dismiss_dialogs()
        if self._guide is not None:
            self._guide.close()  # its search may hold a name
        jobs.stop_all(QUIT_SECONDS)
        self.background.remember(self._session)
        self.arrivals.watch("")
        self.stack.forget()
        lock_cleanup.forget_copied_and_shown()
        self._folders.put_back()
        self._idle.stop()

    # -- the shell that pages see -------------------------------------------------------------------------------------

    @property
    def session(self) -> Session:
        """Return the services of the open vault."""
        assert self._session is not None
        return self._session

    def change_settings(self, changed: Settings) -> None:
        """Apply settings and save them."""
        self._put_in_force(changed)
        self._saver.save()
        self.count_idle()

    def _put_in_force(self, changed: Settings) -> None:
        self.settings = changed
        theme().set_choice(changed.theme)
        theme().set_scale(changed.text_scale)
        theme().set_reduced_motion(changed.reduced_motion)
        translations().set_choice(changed.language)
        theme().set_language(translations().language)
        self.background.put_in_force(changed)

    def _speak(self, language: str) -> None:
        """Switch the language, as a gate asked."""
        self.change_settings(dataclasses.replace(self.settings, language=language))

    def _remember_place(self) -> None:
        """Note how large the window is, and which page is open."""
        size, whole = self.normalGeometry().size() if self.isMaximized() else self.size(), self.isMaximized()
        page = self.stack.key or self.settings.page
        self.settings = dataclasses.replace(
            self.settings, width=size.width(), height=size.height(), maximised=whole, page=page
        )

    def _save_place(self) -> None:
        """Write what is to be remembered, as the window is closed for good; never where there is no vault (any more)."""
        before = settings.load(paths.settings_file())
        self._remember_place()
        if before != self.settings and not self.settings.damaged and (self._folder / KEYS).is_file():
            with contextlib.suppress(AppError):  # a full disk: the next window opens as the last but one
                settings.save(paths.settings_file(), self.settings)

    def search(self) -> None:
        """Open the search dialog, and then the hit that the person chose; on the page of students search among them."""
        if self.gate is not None or self._session is None:
            self.vaults.search_students()
            return
        from ui.desktop.dialogs.search import find_one

        if (hit := find_one(self._session.search, self, self.background)) is not None:
            self.open_hit(hit)

    def run_command(self, key: str) -> None:
        """Run a command of the search box."""
        from ui.desktop.pages.leaks.page import LeaksPage
        from ui.desktop.pages.today.page import TodayPage
        from ui.desktop.shell.page_host import Addressee

        commands: dict[str, Callable[[], object]] = {
            "check-posting": partial(self.go, "check"),
            "make-copy": partial(self.send_to, Addressee()),
            "report-leak": partial(self.log_incident, ""),
            "import-resume": partial(self.begin_resume, "own"),
            "wordings": self.show_wordings,
            "names": self.show_names,
            "add-application": partial(self.track_posting, ""),
            "own-notes": partial(self.show_note, ""),
            "platforms": partial(self.show_platform, ""),
            "first-steps": partial(self._open, "leaks", LeaksPage, LeaksPage.ask_first_steps),
            "plan-meeting": partial(self.show_meeting, ""),
            "check-up": partial(self._open, "today", TodayPage, lambda page: page.checkup.click()),
            "allow-counsellor": self.allow_counsellor,
            "help": self.help,
            "lock": self.lock,
            "quit": self.close,
        }
        commands[key]()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle undo, redo and Escape that the focused widget did not take (a field undoes its own typing first)."""
        if event.matches(QKeySequence.StandardKey.Undo):
            if not self.stack.undo():
                self.messages.undo()
        elif event.matches(QKeySequence.StandardKey.Redo) or event.keyCombination() == _REDO:
            self.stack.redo()
        elif not (event.key() == Qt.Key.Key_Escape and self.messages.dismiss()):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Give the focus to the page when the window is activated and nothing has it (the button that had it waits for its work).

        Qt would give it to the first button, which the next key would press."""
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.focusWidget() is None:
            page = self.stack.currentWidget()
            if page is not None and (self.gate is None or isinstance(page, HoldsFocus)):
                page.setFocus()
        super().changeEvent(event)

    def childEvent(self, event: QChildEvent) -> None:
        """Apply the look to dialogs of the window (not of a page)."""
        # asked for last: what Qt adds for itself has no name here, and the binding loads every class it has to find one
        if event.polished() and isinstance(dialog := event.child(), QDialog):
            theme().dress(dialog)
        super().childEvent(event)

    # -- drops, idling, the end ---------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reduce the sidebar to its glyphs in a narrow window or with large text."""
        super().resizeEvent(event)
        self._fit_rail()

    def _fit_rail(self) -> None:
        if self._rail is not None:
            self._rail.set_compact(self.width() < theme().px(NARROW))

    def paste(self) -> None:
        """Pass the clipboard to the visible page, as if it were dropped (a field takes its own)."""
        from ui.desktop.shell.untrusted_input import from_mime

        if self.gate is None and self._session is not None:
            if (incoming := from_mime(QGuiApplication.clipboard().mimeData())) is not None:
                self.receive(incoming)
            else:
                self.messages.warn(self.tr("The clipboard has nothing that can be used here."))

    def help(self) -> None:
        """Open the guide, in a window of its own, at the page about what is shown."""
        from ui.desktop.dialogs.help import HelpWindow
        from ui.desktop.models.help_places import help_place

        if self._guide is None:
            self._guide = HelpWindow(self)
        self._guide.begin(*help_place(self.stack.currentWidget()))

    @property
    def takes_postings(self) -> bool:
        """Return True if a vault is open whose pages are shown: the person's own, or that of a student whom the counsellor opened."""
        return self.gate is None and self._session is not None

    @property
    def is_own(self) -> bool:
        """Return True if the vault shown is nobody else's."""
        return self.vaults.caseload is None

    def is_busy(self, key: str) -> bool:
        """Return True if a page is not done with what it was given before."""
        return self.page(key).has_pending_input

    def come_to_front(self) -> None:
        """Show the window above others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @cached_property
    def _drops(self) -> Drops:
        from ui.desktop.shell.drops import Drops

        return Drops(self, self, self.stack)

    def receive(self, incoming: UntrustedInput) -> None:
        """Hand dropped input to the page it is for."""
        self._drops.receive(incoming)

    def count_idle(self) -> None:
        """Count the time without input from now."""
        is_open = self._session is not None or self.vaults.caseload is not None
        self._idle.begin(self.vaults.lock_minutes(self.settings.lock_minutes) if is_open else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Emit `painted` at the first paint."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop every job, wait a little, close the vault and see its backup through; with the tray icon, lock and stay there."""
        if self.background.stays_in_tray(event):
            return
        if not self._last_work.place.busy and (due := self._close_session()) is not None:
            self.show_gate()
            self._last_work.back_up(due)
        if self._last_work.holds(QUIT_SECONDS):
            event.ignore()
            self.show()
            return
        self._save_place()
        super().closeEvent(event)


def _within(remembered: int, first: int) -> int:
    """Return a remembered side of the window, or the first one where it is none that a screen may have."""
    return remembered if 0 < remembered <= LARGEST else first
