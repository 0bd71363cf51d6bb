"""The students of a counsellor: who allowed what until when; packages taken, students opened, ended and removed. Holds no résumé itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QWidget

from app.errors import AppError
from app.files import write_atomic
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.save_as import ask_save_path
from ui.desktop.dialogs.short_questions import ask_one_of, confirm
from ui.desktop.dialogs.vault_files import change_passphrase, save_sheet
from ui.desktop.dialogs.which_consent import ask_which_consent
from ui.desktop.models.consent_package_words import told_lines
from ui.desktop.models.question_texts import Question
from ui.desktop.models.roster_problems import problem_line
from ui.desktop.models.students_table import StudentsTable
from ui.desktop.pages.caseload.handing_over import HandingOver
from ui.desktop.pages.caseload.incoming_packages import IncomingPackages
from ui.desktop.pages.caseload.office_card import OfficeCard
from ui.desktop.pages.caseload.opened_dialogs import OpenedDialogs
from ui.desktop.platform.file_dialogs import open_file
from ui.desktop.shell.drop_target import DropTarget
from ui.desktop.shell.i18n import Translatable, translations
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import Messages, sentence
from ui.desktop.shell.untrusted_input import UntrustedInput
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import SPACE
from ui.desktop.widgets.basic import Button, HoldsFocus, column
from ui.desktop.widgets.button_menu import hide_in_menu, pop_up
from ui.desktop.widgets.fitted_table import ColumnWidth, FittedTable
from ui.desktop.widgets.flow_layout import flow, row_with_buttons
from ui.desktop.widgets.panels import Busy, Empty
from ui.desktop.widgets.safe_text import Text, one_line
from ui.desktop.widgets.split import Reach

if TYPE_CHECKING:
    from app.caseload.students import Student
    from app.services.caseload import Caseload
    from app.services.caseload_consent import BoardRow
    from app.services.caseload_roster import Preview

_SHARES: Final = (
    ColumnWidth(150, 260),
    ColumnWidth(goes=1),
    *(ColumnWidth() for _ in range(2)),
    ColumnWidth(),
    ColumnWidth(goes=2),
    ColumnWidth(goes=3),
)
LOCK_CHOICES: Final = (1, 2, 5, 10, 15)
"""Minutes without input that are offered."""
LEAST: Final = 170
"""The table is no lower than its head and three rows (logical pixels at 100 %); the page scrolls."""


class CaseloadView(Translatable, HoldsFocus, OpenedDialogs):
    """`locked`: the caseload is to be locked; `lock_changed`: when it locks itself was set."""

    locked = Signal()
    lock_changed = Signal()

    def __init__(
        self, caseload: Caseload, messages: Messages, *, pseudonyms: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._caseload, self._messages, self._place = caseload, messages, JobSlot(self)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        DropTarget(self, self._dropped)
        self.title, self.counts, self.busy = Text(look="title", wrap=False), Text(look="lead"), Busy()
        self.model, self.table, self.none = StudentsTable(), FittedTable(_SHARES, 0), Empty("applications")
        self.take, self.add, self.key = Button("primary", "mail"), Button("", "plus"), Button("", "key")
        self.fair, self.report = Button("", "send"), Button("", "print")
        self.trace = Button("", "search")
        self.colleagues, self.office = Button("", "building"), OfficeCard(caseload, messages)
        self.export, self.lock, self.hide_names = Button("", "archive"), Button("", "lock"), QCheckBox()
        self.open, self.end, self.remove = Button("", "arrow-right"), Button("", "close"), Button("danger", "trash")
        self.give, self.leaving, self.sheet = Button("", "hand"), Button("", "archive"), Button("", "print")
        self.notices, self.lists, self.passphrase = Button("", "print"), Button("", "building"), Button("", "key")
        self.idle = Button("", "lock")
        self.more = Button("", "arrow-right")
        self._rare = (self.export, self.lists, self.notices, self.sheet, self.passphrase, self.idle, self.leaving)
        self.shared, self.paper, self.reviewed = Button("", "mail"), Button("", "print"), Button("", "tick")
        self.handing_over = HandingOver(self, caseload, messages, self._place, self.busy.report, self._show_done)
        self.incoming = IncomingPackages(self, caseload, messages, self._place, self.refresh, self.select)
        self._chosen = ""
        self.model.pseudonyms = self.office.pseudonyms = pseudonyms
        self.hide_names.setChecked(pseudonyms)
        self._build_layout()
        self._retranslate()
        self._connect()
        self.refresh()

    def _build_layout(self) -> None:
        table = self.table
        table.show_table(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        theme().follow(self._fit_rows)
        self._fit_rows()
        reach = Reach()  # with large text the buttons alone are higher than a low screen
        column(self).addWidget(reach)
        line = column(reach.inner, space="m", margins=(SPACE["xxl"], SPACE["xl"], SPACE["xxl"], SPACE["l"]))
        line.addWidget(row_with_buttons(self.title, self.lock))
        line.addWidget(row_with_buttons(self.counts, self.hide_names))
        line.addWidget(
            flow(self.take, self.add, self.fair, self.trace, self.report, self.key, self.colleagues, self.more)
        )
        line.addWidget(self.office)
        hide_in_menu(self._rare, self)
        line.addWidget(table, 1)
        line.addWidget(self.none)
        line.addStretch(0)
        line.addWidget(self.busy)  # below the rows: they stay where they are when it comes
        held = flow(self.open, self.shared, self.paper, self.reviewed, self.end, self.give)
        line.addWidget(row_with_buttons(held, self.remove))
        self.busy.watch(self._place)

    def _fit_rows(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(theme().px(42))
        self.table.setMinimumHeight(theme().px(LEAST))

    def _retranslate(self) -> None:
        self.title.set_text(lambda: self.tr("Students"))
        self.take.set_text(lambda: self.tr("Import a package…"))
        self.add.set_text(lambda: self.tr("Add from a list…"))
        self.fair.set_text(lambda: self.tr("Copies for a fair…"))
        self.trace.set_text(lambda: self.tr("Trace a leaked file…"))
        self.report.set_text(lambda: self.tr("Reports…"))
        self.key.set_text(lambda: self.tr("My key…"))
        self.export.set_text(lambda: self.tr("Save the table…"))
        self.colleagues.set_text(lambda: self.tr("Colleagues…"))
        self.leaving.set_text(lambda: self.tr("Hand over, receive, delete…"))
        self.passphrase.set_text(lambda: self.tr("Change passphrase…"))
        self.sheet.set_text(lambda: self.tr("Create recovery sheet…"))
        self.on_language_change(self._name_idle)
        self.lists.set_text(lambda: self.tr("Signed lists…"))
        self.notices.set_text(lambda: self.tr("Texts to print…"))
        self.lock.set_text(lambda: self.tr("Lock"))
        self.more.set_text(lambda: self.tr("More…"))
        self.open.set_text(lambda: self.tr("Open vault"))
        self.shared.set_text(lambda: self.tr("What they shared…"))
        self.paper.set_text(lambda: self.tr("Consent on paper…"))
        self.reviewed.set_text(lambda: self.tr("Résumé compared…"))
        self.end.set_text(lambda: self.tr("The student withdrew…"))
        self.give.set_text(lambda: self.tr("Hand over…"))
        self.remove.set_text(lambda: self.tr("Remove this student…"))
        self.none.button.set_text(lambda: self.tr("Add from a list…"))
        self.on_language_change(self._say_none)
        self.bind_text(self.hide_names.setText, lambda: self.tr("Pseudonyms instead of names"))
        self.bind_text(self.table.setAccessibleName, lambda: self.tr("Students"))
        self.on_language_change(self.refresh)

    def _name_idle(self) -> None:
        line = self.tr("Lock automatically: after {count} min…")
        self.idle.setText(line.format(count=self._caseload.lock_minutes))

    def _say_none(self) -> None:
        """Say what to do where there is no student; where colleagues have some, also where those are."""
        status = self.office.status
        theirs = status.students if status is not None else 0
        self.none.title.setText(self.tr("No students of your own yet") if theirs else self.tr("No students yet"))
        how = self.tr(
            "Give students your key, and import the packages they send you. Or add a list with the columns id, name, resume, purpose, expires."
        )
        where = self.tr(
            "Students of your office: {count}. You find them under “Colleagues…”, “Students of the office…”."
        )
        self.none.hint.setText(f"{where.format(count=theirs)}\n{how}" if theirs else how)

    def _connect(self) -> None:
        self.take.clicked.connect(lambda: self._choose_package())
        for button in (self.add, self.none.button):
            button.clicked.connect(lambda: self._choose_roster())
        self.fair.clicked.connect(lambda: self._make_copies())
        self.trace.clicked.connect(lambda: self._choose_leak())
        self.report.clicked.connect(lambda: self._show_report())
        self.key.clicked.connect(lambda: self._show_key())
        self.export.clicked.connect(lambda: self._export())
        self.colleagues.clicked.connect(lambda: self._show_office())
        self.leaving.clicked.connect(lambda: self._leave())
        self.sheet.clicked.connect(lambda: save_sheet(self, self._caseload.vault, self._messages, self._place, list))
        vault = self._caseload.vault
        self.passphrase.clicked.connect(lambda: change_passphrase(self, vault, self._messages, self._place))
        self.idle.clicked.connect(lambda: self._choose_idle())
        self.notices.clicked.connect(lambda: self._show_notices())
        self.lists.clicked.connect(lambda: self._show_lists())
        self.more.clicked.connect(lambda: pop_up(self._rare, self.more))
        self.office.changed.connect(self._show_students)
        self.lock.clicked.connect(self.locked)
        self.open.clicked.connect(lambda: self._open())
        self.shared.clicked.connect(lambda: self._show_shared())
        self.paper.clicked.connect(lambda: self._paper())
        self.reviewed.clicked.connect(lambda: self._review())
        self.end.clicked.connect(lambda: self._withdraw())
        self.give.clicked.connect(lambda: self._give())
        self.remove.clicked.connect(lambda: self._remove())
        self.table.doubleClicked.connect(lambda: self._open())
        self.hide_names.toggled.connect(self._pseudonyms)
        self.table.selectionModel().selectionChanged.connect(lambda: self._enable())
        self.table.horizontalHeader().sortIndicatorChanged.connect(lambda: self.select(self._chosen))
        self.office.told.connect(self._say_none)
        self._place.busy_changed.connect(lambda _busy: self._enable())

    def refresh(self) -> None:
        """Show what the caseload holds now, and its office."""
        self._show_students()
        self.office.refresh()

    @property
    def message_base(self) -> QWidget:
        """The part that a message of the window may cover the end of: it holds no buttons."""
        return self.none if self.table.isHidden() else self.table

    def _show_students(self) -> None:
        from app.services.caseload_consent import board

        rows, counts, before = board(self._caseload), self._caseload.counts(), self._row()
        self.model.retell()
        self.model.show_board(rows)
        line = self.tr("{state}: {count}")
        told = (
            line.format(state=sentence(f"consent-state-{state.value}"), count=count)
            for state, count in counts.items()
            if count
        )
        self.counts.setText(" · ".join(told))
        self.counts.setVisible(bool(rows))
        focused = self.focusWidget()
        self.table.setVisible(bool(rows))
        if rows and focused is not None and self.none.isAncestorOf(focused):
            self.table.setFocus()  # else the first button of the window would get it
        self.none.setVisible(not rows)
        if rows:
            self.table.selectRow(0)
        if before is not None:
            self.select(before.student.folder)
        self._enable()

    def _pseudonyms(self, on: bool) -> None:
        self.model.pseudonyms = self.office.pseudonyms = on
        self.refresh()

    def _enable(self) -> None:
        row, free = self._row(), not self._place.busy
        self._chosen = row.student.folder if row is not None else self._chosen
        for button in (self.open, self.shared, self.give, self.remove):
            button.setEnabled(free and row is not None)
        self.paper.setEnabled(free and bool(self.selected_students))
        self.reviewed.setEnabled(free and bool(self._unseen()))
        self.end.setEnabled(free and row is not None and row.student.consent is not None)
        for button in (self.take, self.add, self.none.button, self.export, self.leaving, self.sheet, self.report):
            button.setEnabled(free)
        for button in (self.fair, self.trace):
            button.setEnabled(free and bool(self.model.rowCount()))

    @property
    def shown_students(self) -> list[Student]:
        """The students in the order of the list."""
        return [self.model.row(number).student for number in range(self.model.rowCount())]

    def _unseen(self) -> list[Student]:
        """List the students, as shown, whose résumé nobody compared with its file yet."""
        return [one for one in self.shown_students if one.resume_sha256 and not one.reviewed]

    def _row(self) -> BoardRow | None:
        found = self.table.selectionModel().selectedRows()
        return self.model.row(found[0].row()) if len(found) == 1 else None

    @property
    def selected_students(self) -> list[Student]:
        """The students that are selected, in the order of the list."""
        rows = sorted(one.row() for one in self.table.selectionModel().selectedRows())
        return [self.model.row(row).student for row in rows]

    def _name(self) -> str:
        row = self._row()
        if row is None:
            return ""
        return row.student.pseudonym if self.model.pseudonyms else one_line(row.student.name)

    def search(self) -> None:
        """Ask what is sought among students and buttons; select the student, or press the button."""
        from ui.desktop.pages.caseload import search

        rows = [self.model.row(number) for number in range(self.model.rowCount())]
        buttons = {key: one for key, one in vars(self).items() if isinstance(one, Button)}
        hit = search.ask(self, rows, buttons, pseudonyms=self.model.pseudonyms)
        if hit is not None and hit.kind == search.STUDENT:
            self.select(hit.id)
            self.table.setFocus()
        elif hit is not None:
            buttons[hit.id].click()

    def _open(self) -> None:
        row = self._row()
        if row is not None and not self._place.busy:
            self.opened.emit(row.student)

    # -- packages -----------------------------------------------------------------------------------------------------

    def _dropped(self, incoming: UntrustedInput) -> None:
        """Look at a package, a list of students or a signed list."""
        path = incoming.path
        if path is None:
            return
        if path.suffix.lower() == ".signed":
            self._show_lists(path)
            return
        (self.look_at if path.suffix.lower() in (".consent", ".shared") else self.preview)(path)

    def _choose_package(self) -> None:
        name = open_file(self, self.tr("Import a package"), self.tr("Packages (*.consent *.shared)"))
        if name:
            self.look_at(Path(name))

    def look_at(self, path: Path) -> None:
        """Open the label of a package, or of something shared, beside the window, and ask."""
        self.incoming.look_at(path, pseudonyms=self.model.pseudonyms)

    def select(self, folder: str) -> None:
        """Select the student of that folder."""
        for number in range(self.model.rowCount()):
            if self.model.row(number).student.folder == folder:
                self.table.selectRow(number)

    def _show_shared(self) -> None:
        from app.services import caseload_shared_matters
        from ui.desktop.dialogs.shared_matters import MattersDialog

        row = self._row()
        if row is None:
            return
        try:
            self._caseload.require_not_ended(row.student)
            with self._caseload.open_student(row.student) as vault:
                found = caseload_shared_matters.matters(vault)
        except AppError as error:
            self._messages.error(error)
            return
        if not found:
            self._messages.inform(
                self.tr(
                    "{name} has not shared anything. Students share a draft or an incident under Settings, My counsellors."
                ).format(name=self._name())
            )
            return
        MattersDialog(self._caseload, row.student, found, self._name(), self).exec()

    # -- students -----------------------------------------------------------------------------------------------------

    def _choose_roster(self) -> None:
        name = open_file(self, self.tr("Add students"), self.tr("Lists (*.csv *.xlsx)"))
        if name:
            self.preview(Path(name))

    def preview(self, path: Path) -> None:
        """Read a list of students beside the window, show what would be added and what is wrong with each other row, and ask."""
        from app.services import caseload_roster
        from checkers.registers.tables import rows

        def work(token: CancelToken, progress: Progress) -> Preview:
            with rows(path, token) as table:
                return caseload_roster.preview(self._caseload, table, path.parent, cancel=token, progress=progress)

        self._messages.clear()
        self._place.start(work, Outcomes(self._ask_to_add, self._messages.error, self.busy.report))

    def _ask_to_add(self, roster: Preview) -> None:
        from app.services import caseload_roster

        told = [problem_line(one.row, one.problem.value, one.other) for one in roster.problems]
        named = [] if self.model.pseudonyms else roster.entries[:_SHOWN]
        shown = [f"{one_line(one.id)}  {one_line(one.name)}" for one in named]
        count = {"count": len(roster.entries), "problems": len(told)}
        without = sum(one.resume is None for one in roster.entries)
        more = [sentence("roster-without-resume", {"count": without})] if without else []
        if roster.left:
            titles = sentence("list-comma").join(map(one_line, roster.left[:_SHOWN]))
            more.append(sentence("roster-left", {"columns": titles}))
        others = self._other_names(roster)
        more += others[:_SHOWN]
        text = "\n".join([sentence("roster-would-add", dict(count)), *more, "", *shown, "", *told[:_SHOWN]])
        question = Question(lambda: self.tr("Add these students?"), lambda: text, lambda: self.tr("Add them"))
        if not roster.entries:
            self._messages.warn("\n".join([sentence("roster-would-add", dict(count)), *told[:_SHOWN]]))
        elif confirm(self, question, main="yes"):
            self._place.start(
                lambda token, progress: caseload_roster.add(self._caseload, roster, cancel=token, progress=progress),
                Outcomes(lambda made: self._added(made, told, others), self._failed, self.busy.report),
            )

    def _added(self, made: Sequence[Student], told: Sequence[str], others: Sequence[str]) -> None:
        """Tell how many were added; `told`: what the preview said of rows that are not taken, `others`: of résumés that name somebody else."""
        self._show_done()
        params: dict[str, str | int] = {"count": len(made), "problems": len(told)}
        say = self._messages.warn if others else self._messages.inform
        say("\n".join([sentence("roster-added", params), *told, *others]))

    def _show_done(self) -> None:
        """Show the students after something was done to them; the keyboard goes to them, and to no button that leaves or locks."""
        self.refresh()
        (self.none.button if self.table.isHidden() else self.table).setFocus()

    def _failed(self, error: AppError) -> None:
        self.refresh()
        self._messages.error(error)

    def _chosen_id(self) -> str:
        row = self._row()
        return row.student.id if row is not None else ""

    def _withdraw(self) -> None:
        from app.services import caseload_consent

        row, name = self._row(), self._name()
        if row is None:
            return
        given = row.student.consents
        chosen = ask_which_consent(self, name, [one.to_json() for one in given])
        if chosen is None:
            return
        consent = given[chosen[0]] if len(chosen) < len(given) else None
        texts = caseload_consent.withdrawal_texts(self._caseload, row.student, name, consent)
        goes, removes = (
            told_lines(texts, pseudonyms=self.model.pseudonyms),
            any(code not in _REMOVES_NOTHING for code, _ in texts),
        )
        question = Question(
            lambda: self.tr("Has {name} withdrawn the consent?").format(name=name),
            lambda: "\n".join((*goes, self.tr("Withdrawing costs the student nothing."))),
            lambda: self.tr("End the consent"),
        )
        if confirm(self, question):
            act = lambda: caseload_consent.withdraw(self._caseload, row.student, consent)  # noqa: E731
            self._work(act, self.tr("Noted: the student withdrew."), *goes, removes=removes)

    def _give(self) -> None:
        row = self._row()
        if row is not None:
            self.handing_over.ask(row.student, self._name())

    def ask_to_remove(self, student: Student) -> None:
        """Ask whether to remove a student, and do so."""
        self.select(student.folder)
        self._remove()

    def _remove(self) -> None:
        row, name = self._row(), self._name()
        question = Question(
            lambda: self.tr("Remove {name}?").format(name=name),
            lambda: (
                self.tr("The vault, its key and files not yet sent are deleted, and nothing brings them back.")
                + " "
                + sentence("student-removed-elsewhere")
            ),
            lambda: self.tr("Remove"),
        )
        if row is not None and confirm(self, question):
            self._work(lambda: self._caseload.remove([row.student], "removed"))

    def _work(self, act: Callable[[], object], *told: str, removes: bool = True) -> None:
        """Do something to a student, and say `told` afterwards; where data are removed, also what is out of reach."""

        def done(_result: object) -> None:
            self._show_done()
            elsewhere = [sentence("student-removed-elsewhere")] if removes else []
            self._messages.inform("\n".join((*told, *elsewhere)))

        self._place.start(lambda _token, _progress: act(), Outcomes(done, self._failed))

    def _choose_leak(self) -> None:
        name = open_file(self, self.tr("Trace a leaked file"), "")
        if name:
            self.trace_file(Path(name))

    def _choose_idle(self) -> None:
        """Ask after how many minutes without input the caseload locks itself, and keep it."""
        now = self._caseload.lock_minutes
        among = sorted({*LOCK_CHOICES, now})
        line = self.tr("After {count} min")
        question = Question(
            lambda: self.tr("Lock the caseload automatically"),
            lambda: self.tr(
                "After so long without a key or a click, the caseload and the student who is open are locked."
            ),
            lambda: self.tr("Save"),
            field=lambda: self.tr("Without input"),
        )
        place = ask_one_of(self, question, [line.format(count=one) for one in among], chosen=among.index(now))
        if place < 0:
            return
        try:
            self._caseload.set_lock_minutes(among[place])
        except AppError as error:
            self._messages.error(error)
            return
        self._name_idle()
        self.lock_changed.emit()
        self._messages.inform(self.tr("Saved: locks after {count} min.").format(count=among[place]))

    def _export(self) -> None:
        from app.services.caseload_consent import board_csv

        path = ask_save_path(self, self.tr("Save the table"), "", "CSV (*.csv)")
        if path is None:
            return
        data = board_csv(self._caseload, translations().language, pseudonyms=self.model.pseudonyms)
        try:
            write_atomic(path, data)
        except AppError as error:
            self._messages.error(error)


_REMOVES_NOTHING: Final = ("consent-ends-by", "consent-stays", "consent-ends-copies", "consent-ends-files")
"""Sentences on a withdrawal after which all data in the vault stay."""
_SHOWN: Final = 12
"""Rows of a list that a question shows."""
