"""Copies for a fair: a list of employers, what would be made and what stands against it, then the making, with pause, cancel and going on later."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QWidget

from app.caseload.batch_pairs import Order
from app.domain.sensitivity import Stage
from app.errors import AppError
from app.files import read_file, write_atomic
from app.services.batch_copies import Earlier, key_of
from app.workers.cancellation import CancelToken, Pause, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.dialogs.fair_list_signing import ask_title_and_path
from ui.desktop.platform.file_dialogs import open_file, output_folder
from ui.desktop.shell import vocabulary
from ui.desktop.shell.date_formats import day_of
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.basic import Button, column
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.flow_layout import Flow, field, flow, row_with_buttons
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import ElidedLabel, Text, one_line
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from app.caseload.batch_pairs import Employer, EmployerList, Outlook
    from app.caseload.students import Student
    from app.services.caseload import Caseload
    from app.services.caseload_batch import Report
    from app.services.compute import ChildCompute
    from app.services.shared_lists import SharedLists

_DAYS = 90
"""Days for which a list that is signed here holds."""
_TITLES = 12
"""Titles of unused columns that are named."""
_STAGES = (Stage.BROWSE, Stage.APPLY, Stage.INTERVIEW, Stage.OFFER)


class FairDialog(Dialog):
    """Makes the copies of a fair in one folder. `pseudonyms`: for a screen that others see. Closing it stops the work; what was made stays, and the same folder goes on with it.

    `opened` carries a student whose vault is to be opened, once the dialog has closed; `changed`: résumés were marked as compared."""

    opened = Signal(object)
    changed = Signal()

    def __init__(self, caseload: Caseload, parent: QWidget | None = None, *, pseudonyms: bool = False) -> None:
        super().__init__(720, parent, height=520)
        self._caseload, self._pseudonyms = caseload, pseudonyms
        self._place, self.busy, self._pause = JobSlot(self), Busy(), Pause()
        self._compute: ChildCompute | None = None
        self._listed: EmployerList | None = None
        self._whole: Outlook | None = None
        self._earlier = Earlier()
        self.outlook: Outlook | None = None
        self._left_out: frozenset[str] = frozenset()
        self._remembers, self._goes_on, self._making, self._cut_short = True, False, False, False
        self._out: Path | None = None
        self._list: Path | None = None
        self.hint, self.told, self.plan, self.status_label = Text(look="muted"), Text(), Text(), StatusLabel()
        self.meaning = Text(look="muted")
        self.list_name, self.folder_name = ElidedLabel(), ElidedLabel()
        self.choose_list, self.choose_folder = Button("", "folder"), Button("", "folder")
        self.stage, self.by, self.again = ComboBox(), ComboBox(), QCheckBox()
        self.pause, self.show_folder, self.close_it = Button(), Button("", "folder"), Button()
        self.go, self.sign = Button("primary", "plus"), Button("", "lock")
        self.employer, self.check = ComboBox(), Button("", "check")
        self.compare, self.leave_label = Button("", "tick"), Text(look="caption")
        self.leave: list[QCheckBox] = []
        self._checking, self._leaving = QWidget(), QWidget()
        self._notes: tuple[str, ...] = ()
        self._labels = [Text(look="caption") for _ in range(3)]
        for stage in _STAGES:
            self.stage.addItem("", stage.value)
        self.stage.setCurrentIndex(self.stage.findData(Stage.APPLY.value))
        for order in Order:
            self.by.addItem("", order.value)
        self._build_layout()
        self.on_language_change(self._retranslate)
        self._connect()
        self._enable()

    def _build_layout(self) -> None:
        choices = QWidget()
        line = Flow(choices, space="l")
        for label, editor in zip(self._labels, (self.stage, self.by), strict=False):
            line.add(field(label, editor), 1, 200)
        from_list = row_with_buttons(self.list_name, self.sign, self.choose_list)
        into_folder = row_with_buttons(self.folder_name, self.choose_folder)
        row_with_buttons(field(self._labels[2], self.employer), self.check, holder=self._checking)
        self._ticks = column(self._leaving, space="xs")
        self._ticks.addWidget(self.leave_label)
        plan = (self.told, self._leaving, self.plan, flow(self.compare), self._checking, self.again)
        for part in (self.hint, from_list, into_folder, choices, self.meaning, *plan):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.keep_in_view(self.busy, above=self.status_label)
        self.finish(self.show_folder, self.pause, self.close_it, self.go)
        self.busy.watch(self._place)
        for part in (self.again, self._checking, self._leaving, self.compare):
            part.hide()
        self.show_folder.hide()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Copies for a fair"))
        self.hint.setText(
            self.tr(
                "Every student whose consent names an employer gets a copy of their own for it, as PDF and Word, marked and verified. A list has the columns recipient, kind, domain, e-mail."
            )
        )
        self.choose_list.setText(self.tr("List of employers…"))
        self.sign.setText(self.tr("Sign for colleagues…"))
        self.choose_folder.setText(self.tr("Folder for the copies…"))
        for label, name, box in zip(
            self._labels,
            (self.tr("How much do the copies show?"), self.tr("A folder for each"), self.tr("Employers of the list")),
            (self.stage, self.by, self.employer),
            strict=True,
        ):
            label.setText(name)
            box.setAccessibleName(name)
        for index, stage in enumerate(_STAGES):
            self.stage.setItemText(index, vocabulary.stage(stage))
        for index, name in enumerate((self.tr("Student"), self.tr("Employer"))):
            self.by.setItemText(index, name)
        self.check.setText(self.tr("Check a posting…"))
        self.compare.setText(self.tr("Compare these résumés…"))
        self.leave_label.setText(self.tr("Make no copies for"))
        self.again.setText(self.tr("Check the employers again whose card is too old"))
        self.show_folder.setText(self.tr("Open the folder"))
        self.close_it.setText(self.tr("Close"))
        self._name_choices()
        self._say_meaning()
        self._list_employers()
        self._tell()
        self._enable()

    def _say_meaning(self) -> None:
        self.meaning.setText(vocabulary.stage_meaning(Stage(self.stage.currentData())))

    def _name_choices(self) -> None:
        self.list_name.set_untrusted(self._list.name if self._list else self.tr("No list of employers yet"))
        self.folder_name.set_untrusted(str(self._out) if self._out else self.tr("No folder for the copies yet"))

    def _connect(self) -> None:
        self.choose_list.clicked.connect(lambda: self._choose_list())
        self.sign.clicked.connect(lambda: self._ask_to_sign())
        self.choose_folder.clicked.connect(lambda: self._choose_folder())
        self.stage.currentIndexChanged.connect(lambda: self._say_meaning())
        for box in (self.stage, self.by):
            box.currentIndexChanged.connect(lambda: self._remember())
            box.activated.connect(lambda: self._leave_begun_folder())
        self.compare.clicked.connect(lambda: self._compare())
        self.again.clicked.connect(lambda: self._look())
        self.check.clicked.connect(lambda: self._check_posting())
        self.go.clicked.connect(lambda: self._make())
        self.pause.clicked.connect(lambda: self._hold())
        self.show_folder.clicked.connect(lambda: self._open())
        self.close_it.clicked.connect(self.reject)
        self.finished.connect(lambda _answer: self._leave())
        self._place.busy_changed.connect(lambda _busy: self._enable())

    def _choose_list(self) -> None:
        name = open_file(self, self.tr("List of employers"), self.tr("Lists (*.csv *.xlsx *.signed)"))
        if name:
            self._use_new_folder(Path(name))
            self._goes_on = True
            self.read(Path(name))

    def _use_new_folder(self, path: Path) -> None:
        """Leave the folder of another list's batch: what one list began is not to go on with the next."""
        from app.services.caseload_batch import batch_in

        if self._list not in (None, path) and self._out is not None and batch_in(self._caseload, self._out):
            self._out, self._earlier = None, Earlier()
            self._name_choices()

    def _leave_begun_folder(self) -> None:
        """Leave a folder whose batch was begun with other choices than those that were just made."""
        from app.services.caseload_batch import batch_in

        known = batch_in(self._caseload, self._out) if self._out is not None else None
        if known is not None and (known.stage, known.order) != (self.stage.currentData(), Order(self.by.currentData())):
            self._out = None
            self._name_choices()
            self._remember()
            told = self.tr("The copies in that folder were made with other choices. Choose another folder for these.")
            self.status_label.show_text(told)
            self._find_earlier()

    def restore(self) -> None:
        """Take up list, folder and choices of the time before."""
        kept, self._remembers = self._caseload.fair, False
        for box, value in ((self.stage, kept.stage), (self.by, kept.order)):
            box.setCurrentIndex(max(0, box.findData(value)) if value else box.currentIndex())
        self._left_out = frozenset(kept.left_out)
        if kept.out:
            self.put_into(Path(kept.out))
        if kept.list:
            self._list = Path(kept.list)
            self._name_choices()
            self.read(self._list)
        self._remembers = True

    def _remember(self) -> None:
        from app.services.caseload_settings import FairChoices

        if self._remembers:
            listed, out = (str(one.resolve()) if one is not None else "" for one in (self._list, self._out))
            left = tuple(sorted(self._left_out))
            self._caseload.set_fair(FairChoices(listed, out, self.stage.currentData(), self.by.currentData(), left))

    def _choose_folder(self) -> None:
        name = output_folder(self, self.tr("Folder for the copies"))
        if name:
            self.put_into(Path(name))

    def put_into(self, out: Path) -> None:
        """Have the copies written into a folder; a batch that is there goes on as it was begun."""
        from app.services.caseload_batch import batch_in

        self._out = out
        self.status_label.hide()  # it tells of another folder
        self._name_choices()
        known = batch_in(self._caseload, out)
        if known is not None:
            self.stage.setCurrentIndex(self.stage.findData(known.stage))
            self.by.setCurrentIndex(self.by.findData(known.order.value))
        self.show_folder.setVisible(known is not None and out.is_dir())
        self._remember()
        self._enable()
        self._find_earlier()

    def _find_earlier(self) -> None:
        """Find out which copies there are already, in the folder and elsewhere, and say so."""
        from app.services.batch_copies import earlier_copies

        whole, out = self._whole, self._out
        if whole is None:
            return

        def work(token: CancelToken, progress: Progress) -> Earlier:
            return earlier_copies(self._caseload, whole.pairs, out, cancel=token, progress=progress)

        def done(found: Earlier) -> None:
            self._earlier = found
            self._tell()
            self._enable()
            self.fit()

        self._place.start(work, Outcomes(done, self._failed, self.busy.report))

    def read(self, path: Path) -> None:
        """Read a list of employers (or a list or notes that a colleague signed), check those that have no card yet, and tell what would be made."""
        from app.services import caseload_batch
        from app.services.shared_lists import is_signed
        from checkers.registers.tables import rows

        def work(token: CancelToken, progress: Progress) -> EmployerList | bytes:
            data = read_file(path)
            if is_signed(data):
                return data
            with rows(path, token) as table:
                return caseload_batch.read_employers(table)

        def done(found: EmployerList | bytes) -> None:
            if isinstance(found, bytes):
                self._take_signed(path, found)
            else:
                self._use(path, found)

        self.status_label.hide()
        self._place.start(work, Outcomes(done, self._failed))

    def _use(self, path: Path, listed: EmployerList) -> None:
        self._listed, self._list = listed, path
        self._name_choices()
        self._remember()
        self._look()

    @property
    def _lists(self) -> SharedLists:
        from app.services.shared_lists import SharedLists

        return SharedLists(self._caseload.vault, self._caseload.identity.sign_key, self._caseload.vault.clock)

    def _take_signed(self, path: Path, untrusted_data: bytes) -> None:
        """Take what a colleague signed; whose key it is, is asked once."""
        from app.services import caseload_batch
        from app.services.list_privacy import COLUMNS, REGISTER
        from ui.desktop.dialogs.signed_lists import ask_author, import_register
        from ui.shared_rules import import_rules

        try:
            key = self._lists.signer(untrusted_data)
            if key != self._lists.own_key and key not in self._lists.authors():
                name = ask_author(self, key)
                if not name:
                    return
                self._lists.trust(key, name)
            found = self._lists.take(untrusted_data, import_rules)
            if found.kind == REGISTER:
                self._place.start(
                    lambda token, progress: import_register(found, token, progress),
                    Outcomes(lambda _nothing: None, self._failed),
                )
            if found.kind == "fair-list":
                self._use(path, caseload_batch.read_employers([COLUMNS[found.kind], *found.rows]))
        except AppError as error:
            self._failed(error)
            return
        told: dict[str, str | int] = {
            "title": found.title,
            "count": found.count,
            "author": found.author or "–",
            "until": found.expires,
        }
        self.status_label.show_text(sentence("shared-list-line", told))
        if found.kind != "fair-list" and self._listed is not None:
            self._look()

    def _ask_to_sign(self) -> None:
        chosen = ask_title_and_path(self)
        if chosen is not None:
            self.sign_list(*chosen)

    def sign_list(self, title: str, path: Path) -> None:
        """Sign the employers of the list that was read, and save the file."""
        from app.services.shared_lists import fingerprint

        assert self._listed is not None
        rows = [
            {"recipient": one.name, "kind": one.kind.value, "domain": " ".join(one.domains)}
            for one in self._listed.employers
        ]

        def work(token: CancelToken, _progress: Progress) -> None:
            from app.services.compute import ChildCompute

            data = self._lists.sign("fair-list", title, rows, _DAYS, compute=ChildCompute(), cancel=token)
            write_atomic(path, data)

        def done(_nothing: None) -> None:
            key = fingerprint(self._lists.own_key)
            told: dict[str, str | int] = {"path": str(path), "count": len(rows), "fingerprint": key}
            self.status_label.show_text(sentence("shared-list-signed", told))

        self._place.start(work, Outcomes(done, self._failed))

    def _look(self) -> None:
        from app.services import caseload_batch

        assert self._listed is not None
        employers: tuple[Employer, ...] = self._listed.employers
        again, out = self.again.isChecked(), self._out

        def work(token: CancelToken, progress: Progress) -> tuple[Outlook, tuple[str, ...], Earlier]:
            from app.reader_country import reader_country
            from app.services.batch_copies import earlier_copies
            from ui.checking_child import CHECKS, ChildEngine

            engine = ChildEngine(CHECKS, reader_country)
            cards = caseload_batch.check_employers(
                self._caseload, engine, employers, again=again, cancel=token, progress=progress
            )
            notes = (note for one in employers for note in self._lists.notes_on(one.name))
            told = (f"{row[0]}: {row[1]} ({' · '.join(filter(None, (by.author, *row[2:])))})" for by, row in notes)
            outlook = caseload_batch.look(self._caseload, cards)
            earlier = earlier_copies(self._caseload, outlook.pairs, out, cancel=token, progress=progress)
            return outlook, tuple(map(one_line, told)), earlier

        self._place.start(work, Outcomes(self._looked, self._failed, self.busy.report))

    def _looked(self, found: tuple[Outlook, tuple[str, ...], Earlier]) -> None:
        from app.caseload.batch_pairs import Obstacle

        self._whole, self._notes, self._earlier = found
        for label in (self.told, self.plan):
            label.setMinimumHeight(0)
        outlook = self._whole
        self.outlook = outlook.without(self._left_out)
        self.compare.setVisible(Obstacle.NOT_REVIEWED in outlook.counts())
        self._list_risky()
        self.again.setVisible(self.again.isChecked() or Obstacle.CARD_OLD in outlook.counts())
        self._list_employers()
        self._tell()
        self._enable()
        self.fit()
        if self._goes_on:
            self._goes_on = False
            (self.choose_folder if self._out is None else self.stage).setFocus()

    def _list_risky(self) -> None:
        """Show a box for each employer with signals, to be ticked for no copies."""
        for box in self.leave:
            self._ticks.removeWidget(box)
            box.hide()
            box.deleteLater()
        cards = self._whole.cards if self._whole else ()
        listed = [
            one.employer.name for one in cards if one.critical or one.warnings or one.employer.name in self._left_out
        ]
        self.leave = [QCheckBox(one_line(name).replace("&", "&&")) for name in listed]
        for name, box in zip(listed, self.leave, strict=True):
            box.setAccessibleName(f"{self.leave_label.text()} {one_line(name)}")
            box.setChecked(name in self._left_out)
            box.toggled.connect(partial(self._leave_employer, name))
            self._ticks.addWidget(box)
        self._leaving.setVisible(bool(self.leave))

    def _leave_employer(self, name: str, left: bool) -> None:
        assert self._whole is not None
        self._left_out = self._left_out | {name} if left else self._left_out - {name}
        self.outlook = self._whole.without(self._left_out)
        self._remember()
        for label in (self.told, self.plan):  # with a line less, or more, what is scrolled to would move
            label.setMinimumHeight(label.height())
        self._tell()
        self._enable()
        self.fit()

    def _compare(self) -> None:
        """Show whose résumés nobody compared with their files yet; open one's vault, or mark them."""
        from ui.desktop.dialogs.compared_resumes import ComparedResumesDialog

        students = [one for one in self._caseload.students() if one.resume_sha256 and not one.reviewed]
        dialog = ComparedResumesDialog(
            self._caseload, students, self, ticked=self._caseload.ticked, pseudonyms=self._pseudonyms
        )
        if dialog.exec() == ComparedResumesDialog.DialogCode.Accepted:
            if dialog.wanted is not None:
                self.reject()
                self.opened.emit(dialog.wanted)
                return
            self.changed.emit()
            self._look()

    def _list_employers(self) -> None:
        """List the employers with how many of their postings were checked, those without one first."""
        before = self.employer.currentData()
        self.employer.clear()
        cards = self.outlook.cards if self.outlook else ()
        for card in sorted(cards, key=lambda one: (bool(one.postings), one.employer.name.casefold())):
            told = self.tr("{employer} – no check yet")
            if card.postings:
                told = self.tr("{employer} – postings checked: {count}, last check {day}")
            name, day = one_line(card.employer.name), day_of(card.day) if card.day else ""
            self.employer.addItem(told.format(employer=name, count=card.postings, day=day), card.employer.name)
        self.employer.setCurrentIndex(max(0, self.employer.findData(before)))
        self._checking.setVisible(bool(cards))

    def _check_posting(self) -> None:
        from ui.desktop.dialogs.employer_posting import EmployerPostingDialog

        listed = [self.employer.itemData(at) for at in range(self.employer.count())]
        dialog = EmployerPostingDialog(self._caseload, self.employer.currentData(), self, employers=listed)
        dialog.exec()
        if dialog.kept:
            self._look()

    def _tell(self) -> None:
        from app.services.batch_texts import employer_problem_line, plan_lines, risk_lines

        language = translations().language
        problems = self._listed.problems if self._listed else ()
        told = [employer_problem_line(one, language) for one in problems]
        if self._listed is not None and self._listed.left:
            titles = sentence("list-comma").join(map(one_line, self._listed.left[:_TITLES]))
            told.append(sentence("employers-left", {"columns": titles}))
        told += self._notes
        told += risk_lines(self.outlook, language) if self.outlook else ()
        plan = plan_lines(self.outlook, language, self._name, self._earlier) if self.outlook else ()
        for label, lines in ((self.told, told), (self.plan, plan)):
            label.setText("\n".join(lines))
            label.setVisible(bool(lines))

    def _name(self, student: Student) -> str:
        """Return what a student is called on this screen, which others may see."""
        return student.pseudonym if self._pseudonyms else one_line(student.name)

    def _make(self) -> None:
        from app.services import caseload_batch
        from app.services.compute import ChildCompute

        outlook, out = self.outlook, self._out
        assert outlook is not None and out is not None
        compute = self._compute = self._compute or ChildCompute()
        stage, order = Stage(self.stage.currentData()), Order(self.by.currentData())
        language = translations().language

        def work(token: CancelToken, progress: Progress) -> Report:
            known = caseload_batch.batch_in(self._caseload, out) is not None
            batch = caseload_batch.begin(self._caseload, out, stage, order=order, resume=known)
            pause = self._pause
            return caseload_batch.run(
                *(self._caseload, batch, outlook),
                compute=compute,
                pause=pause,
                cancel=token,
                progress=progress,
                language=language,
            )

        self._pause.go_on()
        self.status_label.hide()
        self._making = True
        self._place.start(work, Outcomes(self._done, self._failed, self.busy.report, self._ended))

    def _ended(self) -> None:
        """The making is over: stopped, unless a result or an error comes right after."""
        self._making, self._cut_short = False, True
        self._pause.go_on()
        self._enable()
        self.show_folder.setVisible(self._out is not None and self._out.is_dir())
        self.status_label.show_text(self.tr("Stopped. What was made is there; the same folder goes on with it."))
        QTimer.singleShot(0, self, self._look_what_was_made)

    def _look_what_was_made(self) -> None:
        cut_short, self._cut_short = self._cut_short, False
        if cut_short and self.isVisible():
            self._find_earlier()

    def _done(self, report: Report) -> None:
        from app.services.batch_texts import report_lines

        assert self._out is not None
        self._cut_short = False
        made = frozenset(key_of(one.pair) for one in report.copies)
        self._earlier = replace(self._earlier, here=self._earlier.here | made, elsewhere=self._earlier.elsewhere - made)
        self._tell()
        self.status_label.show_text("\n".join(report_lines(report, self._out, translations().language, self._name)))
        self._enable()
        self.fit()
        if self.focusWidget() in (None, self.close_it, self.go):
            self.show_folder.setFocus()

    def _failed(self, error: AppError) -> None:
        self.status_label.refuse(error)
        self.fit()

    def _hold(self) -> None:
        (self._pause.go_on if self._pause.stopped else self._pause.stop)()
        self._enable()

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._out)))

    def _has_begun(self) -> bool:
        """Return True if copies were begun in the folder; False also when the lock has closed the caseload while a job ended."""
        from app.services.caseload_batch import batch_in

        try:
            return self._out is not None and batch_in(self._caseload, self._out) is not None
        except AppError:
            return False

    def _enable(self) -> None:
        busy, pairs = self._place.busy, self.outlook.pairs if self.outlook else ()
        begun = self._has_begun()
        choices = (self.stage, self.by, self.choose_list, self.choose_folder)
        for part in (*choices, self.again, self.check, self.compare, *self.leave):
            part.setEnabled(not busy)
        self.sign.setEnabled(not busy and self._listed is not None and bool(self._listed.employers))
        missing = len(pairs) - self._earlier.count_here(pairs)
        self.go.setEnabled(not busy and not self._cut_short and missing > 0 and self._out is not None)
        if not busy or not self.go.text():  # a narrower one would move the other buttons under the pointer
            self.go.setText(self.tr("Make the missing copies") if begun else self.tr("Make the copies"))
        self.pause.setEnabled(
            busy and self._making
        )  # always there: nothing moves under the pointer when the work begins or ends
        self.pause.setText(self.tr("Go on") if self._pause.stopped else self.tr("Pause"))
        self.busy.pause(self._pause.stopped)

    def _leave(self) -> None:
        """Stop the work, and end the children: they have read students' data."""
        from app.render import typesetter
        from app.workers.child_pool import end_pools

        self._place.cancel()
        typesetter.end()
        end_pools()
