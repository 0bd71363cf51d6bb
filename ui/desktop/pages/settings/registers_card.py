"""A card of the Settings page: the official lists on this computer, importing one, forgetting one. Asks no network.

An import runs beside the window, and goes on while other pages are used. Stopped, it goes on where it was when the same file comes again.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QDialog, QWidget

from app import paths
from app.errors import AppError
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.import_official_list import RegisterDialog
from ui.desktop.models.dropped_table import SHEETS
from ui.desktop.shell.date_formats import day_of, format_day
from ui.desktop.shell.i18n import Translatable, translations
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import sentence
from ui.desktop.shell.page_host import Shell
from ui.desktop.shell.untrusted_input import UntrustedInput, choose_file
from ui.desktop.theme.icons import Glyph
from ui.desktop.widgets.basic import Button, Card, clear, column, row
from ui.desktop.widgets.flow_layout import row_with_buttons, with_glyph
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import ElidedLabel, Text, one_line

if TYPE_CHECKING:
    from checkers.registers.column_mapping import ChosenMapping, Proposal
    from checkers.registers.list_descriptions import Imported, OutdatedList, Register, UnfinishedImport

KINDS: Final = (".csv", ".tsv", *SHEETS, ".json", ".jsonl", ".zip", ".gz")
OLD_DAYS: Final = 365
MONTH: Final = 30


@dataclass(frozen=True, slots=True)
class Lists:
    """Imported lists, signed ones whose last day is over, those to be imported again, imports that were stopped."""

    registers: tuple[Register, ...] = ()
    expired: tuple[Register, ...] = ()
    outdated: tuple[OutdatedList, ...] = ()
    unfinished: tuple[UnfinishedImport, ...] = ()


def read_lists() -> Lists:
    """The lists on this computer."""
    path = paths.registers_file()
    if not path.is_file():
        return Lists()
    from checkers.registers.store import RegisterStore

    with RegisterStore(path) as store:
        return Lists(store.registers(), store.expired(), store.outdated(), store.unfinished())


class RegistersCard(Translatable, Card):
    """The lists, and what can be done with them."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(space="m")
        self._shell = shell
        self._reading, self._place = JobSlot(self), JobSlot(self)
        self._hint, self.none, self.lines = Text(look="muted"), Text(look="muted"), column(space="m")
        self.add, self.busy, self.count = Button("primary", "folder"), Busy(), Text(look="muted")
        self.found, self.removers, self._waiting = Lists(), list[Button](), tuple[Path, ...]()
        head, title = row(space="m"), Text(look="section")
        title.set_text(lambda: self.tr("Official lists"))
        head.addWidget(Glyph("building", "accent", 22))
        head.addWidget(title, 1)
        self.body.addLayout(head)
        for text in (self._hint, self.none):
            self.body.addWidget(text)
        self.body.addLayout(self.lines)
        for part in (self.busy, self.count):
            self.body.addWidget(part)
            part.hide()
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._hint.set_text(
            lambda: self.tr(
                "Company registers, licensed agencies, lists of defaulters. Download a list from its authority, and every check searches it on this computer. CSV, XLSX, XLS, ODS, JSON or ZIP."
            )
        )
        self.none.set_text(lambda: self.tr("No list imported yet. You can also drop one on this window."))
        self.add.set_text(lambda: self.tr("Import a list…"))
        self.add.clicked.connect(self._choose)
        self.busy.cancelled.connect(self._cancel)
        self._place.busy_changed.connect(self._busy_changed)
        self.on_language_change(lambda: self._show(self.found))
        self.show_now()

    def show_now(self) -> None:
        """Read the lists there are."""
        if paths.registers_file().is_file() or self.found != Lists():
            self._reading.start(lambda token, progress: read_lists(), Outcomes(self._show, self._shell.messages.error))

    def _show(self, found: Lists) -> None:
        self.found = found
        clear(self.lines)
        self.removers.clear()
        for one in found.registers:
            self.lines.addWidget(self._line(one.register, self._register_text(one), self._is_outdated(one.as_of)))
        for over in found.expired:
            told: dict[str, str | int] = {
                "name": one_line(over.register),
                "author": one_line(over.author),
                "until": day_of(over.expires),
            }
            self.lines.addWidget(self._line(over.register, sentence("register-expired", told), warns=True))
        for late in found.outdated:
            text = sentence("register-outdated", {"list": one_line(late.register), "source": one_line(late.source)})
            self.lines.addWidget(self._line(late.register, text, warns=True))
        for part in found.unfinished:
            text = self.tr("Stopped. Names so far: {count}. Import the same file again to continue.")
            self.lines.addWidget(self._line(part.register, text.format(count=_number(part.kept)), warns=True))
        self.none.setVisible(found == Lists())

    def _line(self, name: str, about: str, warns: bool) -> QWidget:
        held, gone = QWidget(), Button("quiet", "trash")
        texts = column(held, space="xs")
        texts.setSpacing(0)
        title = ElidedLabel(look="strong")
        title.set_untrusted(name)
        texts.addWidget(title)
        texts.addWidget(Text(about, "caption"))
        gone.setText(self.tr("Remove"))
        gone.setAccessibleName(self.tr("Remove {name}").format(name=one_line(name)))
        gone.clicked.connect(partial(self._remove, name))
        gone.setEnabled(not self._place.busy)
        self.removers.append(gone)
        glyph = Glyph("warning", "warning") if warns else Glyph("confirmed", "good")
        return row_with_buttons(with_glyph(glyph, held), gone, space="m")

    def _register_text(self, one: Register) -> str:
        text = self.tr("Names: {count}. As of {day} ({age}); imported {when} from {file}")
        told = text.format(
            count=_number(one.rows),
            day=day_of(one.as_of),
            age=self._age(one.as_of),
            when=format_day(one.imported),
            file=one_line(one.source),
        )
        if one.expires:
            told += " · " + sentence("register-signed", {"author": one_line(one.author), "until": day_of(one.expires)})
        return told

    def _age(self, as_of: str) -> str:
        days = _days_since(as_of)
        if days < 2:
            return self.tr("of yesterday") if days else self.tr("of today")
        if days < 2 * MONTH:
            return self.tr("{count} days old").format(count=days)
        return self.tr("{count} months old").format(count=days // MONTH)

    def _is_outdated(self, as_of: str) -> bool:
        return _days_since(as_of) > OLD_DAYS

    # -- importing, removing ------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        incoming = choose_file(self, self.tr("Choose a list"), self.tr("Tables"), KINDS)
        if incoming is not None:
            self.begin(incoming)

    def begin(self, incoming: UntrustedInput) -> None:
        """Inspect a file, ask about its columns, and import it; then the others that came with it."""
        files = tuple(one.path for one in (incoming, *incoming.more) if one.path is not None)
        if not files or self._place.busy:
            self._shell.messages.warn(self.tr("Wait for the current import to finish, or cancel it first."))
            return
        self._shell.messages.clear()
        self._waiting = files
        self._import_next()

    def _import_next(self) -> None:
        """The next list that waits, if there is one."""
        if not self._waiting:
            return
        path, self._waiting = self._waiting[0], self._waiting[1:]

        def work(token: CancelToken, progress: Progress) -> Proposal:
            from checkers.registers.store import RegisterStore

            progress("read", 0, 0)
            with RegisterStore(paths.registers_file()) as store:
                return store.propose(path, token)

        self._place.start(work, Outcomes(partial(self._ask, path), self._failed, self._report))

    def _cancel(self) -> None:
        self._place.cancel()
        if self._waiting:
            self._shell.messages.warn(self._left_out())

    def _failed(self, error: AppError) -> None:
        self._shell.messages.error(error)
        if self._waiting:
            self._shell.messages.warn(self._shell.messages.shown + "\n" + self._left_out())

    def _left_out(self) -> str:
        """Return a sentence naming files dropped with a list that was stopped or refused; they wait no longer."""
        names = self.tr(", ").join(one_line(path.name) for path in self._waiting)
        self._waiting = ()
        return self.tr("Also not imported: {names}. Drop the files again.").format(names=names)

    def _ask(self, path: Path, proposal: Proposal) -> None:
        dialog = RegisterDialog(proposal, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.import_now(path, dialog.key, dialog.as_of, dialog.chosen)
        else:
            self._import_next()

    def import_now(self, path: Path, key: str, as_of: str, chosen: ChosenMapping) -> None:
        """Import a file beside the window."""

        def work(token: CancelToken, progress: Progress) -> Imported:
            from checkers.registers.store import RegisterStore

            progress("import", 0, 0)
            with RegisterStore(paths.registers_file()) as store:
                return store.import_file(path, chosen=chosen, key=key, as_of=as_of, cancel=token, progress=progress)

        outcomes = Outcomes(self._imported, self._failed, self._report, self.show_now)
        self._place.start(work, outcomes)

    def _report(self, step: str, done: int, total: int) -> None:
        self.busy.report(step, done, total)
        self.count.setText(self.tr("Names so far: {count}").format(count=_number(done)))
        self.count.setVisible(done > 0)

    def _imported(self, done: Imported) -> None:
        text = self.tr("“{name}” imported. Names: {count}. Every check now searches it.").format(
            name=one_line(done.register), count=_number(done.rows)
        )
        if done.skipped:
            text += " " + self.tr("Rows without a name: {count}.").format(count=_number(done.skipped))
        self._shell.messages.inform(text)
        self._import_next()

    def _remove(self, name: str) -> None:
        def work(token: CancelToken, progress: Progress) -> str:
            from checkers.registers.store import RegisterStore

            with RegisterStore(paths.registers_file()) as store:
                store.remove(name, token)
            return name

        self._place.start(work, Outcomes(self._removed, self._shell.messages.error, None, self.show_now))

    def _removed(self, name: str) -> None:
        text = self.tr("“{name}” removed. Import the file again to restore it.")
        self._shell.messages.inform(text.format(name=one_line(name)))

    def _busy_changed(self, busy: bool) -> None:
        self.add.setEnabled(not busy)
        for button in self.removers:
            button.setEnabled(not busy)
        self.count.hide()
        if busy:
            self.busy.begin("working")
        else:
            self.busy.hide()


def _days_since(as_of: str) -> int:
    found = QDate.fromString(as_of, Qt.DateFormat.ISODate)
    return max(0, found.daysTo(QDate.currentDate())) if found.isValid() else 0


def _number(count: int) -> str:
    locale: QLocale = translations().locale
    return locale.toString(count)
