"""Signed lists between counsellors: what holds until when and whose it is; one is read, an official list or notes on employers are signed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QDialog, QListWidget, QWidget

from app import paths
from app.errors import AppError
from app.files import read_file, write_atomic
from app.workers.cancellation import CancelToken, Progress
from app.workers.child_pool import end_pools
from ui.desktop.dialogs.base import Dialog
from ui.desktop.dialogs.import_official_list import RegisterDialog
from ui.desktop.dialogs.save_as import ask_save_path
from ui.desktop.dialogs.short_questions import ask_line, confirm
from ui.desktop.models.question_texts import Question
from ui.desktop.platform.file_dialogs import open_file
from ui.desktop.shell.date_formats import short
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import sentence
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.flow_layout import flow
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text, one_line
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from app.services.caseload import Caseload
    from app.services.shared_lists import SharedList, SharedLists
    from checkers.registers.column_mapping import ChosenMapping, Proposal

_DAYS: Final = 90


class SignedListsDialog(Dialog):
    """Official lists go among the registers of this computer, and are searched by every check until their last day."""

    def __init__(self, caseload: Caseload, lists: tuple[SharedList, ...], parent: QWidget | None = None) -> None:
        super().__init__(700, parent)
        self._caseload, self._held = caseload, lists
        self._place, self.busy, self.status_label = JobSlot(self), Busy(), StatusLabel()
        self.hint, self.list = Text(look="muted"), QListWidget()
        self.read_it, self.sign = Button("primary", "folder"), Button("", "lock")
        self.notes, self.rules = Button("", "lock"), Button("", "lock")
        self.forget, self.close_it = Button("", "close"), Button()
        self.buttons = flow(self.read_it, self.sign, self.notes, self.rules, self.forget)
        for part in (self.hint, self.list, self.buttons, self.busy, self.status_label):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.finish(self.close_it)
        self.busy.watch(self._place)
        theme().follow(self._fit_list)
        self._fit_list()
        self.on_language_change(self._retranslate)
        self.read_it.clicked.connect(lambda: self._choose())
        self.sign.clicked.connect(lambda: self._choose_register())
        self.notes.clicked.connect(lambda: self._choose_notes())
        self.rules.clicked.connect(lambda: self._choose_rules())
        self.forget.clicked.connect(lambda: self._forget())
        self.close_it.clicked.connect(self.accept)
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        self.finished.connect(lambda _answer: self._place.cancel())
        self._place.busy_changed.connect(lambda _busy: self._enable())

    def _fit_list(self) -> None:
        self.list.setFixedHeight(theme().px(150))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Signed lists"))
        self.hint.setText(
            self.tr(
                "Lists that colleagues hand to each other as files: official lists, notes on employers, rules for checking postings, employers of a fair. Each is signed, dated and ends by itself; it is searched for personal data before it is signed."
            )
        )
        self.list.setAccessibleName(self.tr("Signed lists"))
        self.read_it.setText(self.tr("Read a signed list…"))
        self.sign.setText(self.tr("Sign an official list…"))
        self.notes.setText(self.tr("Sign notes on employers…"))
        self.rules.setText(self.tr("Sign rules of your own…"))
        self.forget.setText(self.tr("Stop accepting from this author…"))
        self.close_it.setText(self.tr("Close"))
        self.show_lists(self._held)

    def show_lists(self, lists: tuple[SharedList, ...]) -> None:
        """Show the lists that hold today."""
        self._held = lists
        self.list.clear()
        for one in lists:
            self.list.addItem(self._told(one))
        self.list.setVisible(bool(lists))
        self._enable()

    def _told(self, one: SharedList) -> str:
        told: dict[str, str | int] = {"title": one_line(one.title), "count": one.count, "until": short(one.expires)}
        return sentence("shared-list-line", {**told, "author": one_line(one.author) or self.tr("you")})

    def _enable(self) -> None:
        free, at = not self._place.busy, self.list.currentRow()
        for button in (self.read_it, self.sign, self.notes, self.rules):
            button.setEnabled(free)
        self.forget.setEnabled(free and 0 <= at < len(self._held) and bool(self._held[at].author))

    @property
    def _lists(self) -> SharedLists:
        from app.services.shared_lists import SharedLists

        return SharedLists(self._caseload.vault, self._caseload.identity.sign_key, self._caseload.vault.clock)

    def _failed(self, error: AppError) -> None:
        self.status_label.refuse(error)
        self.fit()

    # -- reading ------------------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        name = open_file(self, self.tr("Read a signed list"), self.tr("Signed lists (*.signed)"))
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Read a signed list beside the window; whose key it is, is asked once."""
        from app.services.shared_lists import LARGEST

        def work(_token: CancelToken, _progress: Progress) -> tuple[bytes, str]:
            data = read_file(path, LARGEST)
            return data, self._lists.signer(data)

        self.status_label.hide()
        self._place.start(work, Outcomes(lambda found: self._take(*found), self._failed))

    def _take(self, untrusted_data: bytes, key: str) -> None:
        lists = self._lists
        if key != lists.own_key and key not in lists.authors():
            name = ask_author(self, key)
            if not name:
                return
            lists.trust(key, name)

        def work(token: CancelToken, progress: Progress) -> SharedList:
            from app.services.list_privacy import REGISTER
            from ui.shared_rules import import_rules

            found = lists.take(untrusted_data, import_rules)
            if found.kind == REGISTER:
                import_register(found, token, progress)
            return replace(found, rows=())

        self._place.start(work, Outcomes(self._taken, self._failed, self.busy.report))

    def _taken(self, found: SharedList) -> None:
        self.show_lists(self._lists.lists())
        self.status_label.show_text(self._told(found))
        self.fit()

    def _forget(self) -> None:
        one = self._held[self.list.currentRow()]
        question = Question(
            lambda: self.tr("Stop accepting lists from {name}?").format(name=one_line(one.author)),
            lambda: self.tr("Lists already received are deleted here, official lists and rules too."),
            lambda: self.tr("Delete"),
        )
        if not confirm(self, question):
            return
        gone = [held.title for held in self._held if held.key == one.key and held.as_of]

        def work(token: CancelToken, _progress: Progress) -> None:
            from checkers.registers.store import RegisterStore
            from checkers.rules import colleague_packs
            from ui.shared_rules import rules_folder

            self._lists.forget(one.key)
            colleague_packs.forget(rules_folder(), one.key)
            if gone:
                with RegisterStore(paths.registers_file()) as store:
                    for title in gone:
                        store.remove(title, token)

        self._place.start(work, Outcomes(lambda _nothing: self.show_lists(self._lists.lists()), self._failed))

    # -- signing ------------------------------------------------------------------------------------------------------

    def _choose_register(self) -> None:
        kinds = self.tr("Tables (*.csv *.tsv *.xlsx *.xls *.ods *.json *.zip)")
        name = open_file(self, self.tr("Sign an official list"), kinds)
        if name:
            self.propose(Path(name))

    def propose(self, path: Path) -> None:
        """Recognise the columns of an official list, and ask about them."""

        def work(token: CancelToken, _progress: Progress) -> Proposal:
            from checkers.registers.store import RegisterStore

            with RegisterStore(paths.registers_file()) as store:
                return store.propose(path, token)

        self.status_label.hide()
        self._place.start(work, Outcomes(lambda found: self._ask_columns(path, found), self._failed))

    def _ask_columns(self, path: Path, proposal: Proposal) -> None:
        dialog = RegisterDialog(proposal, self, signing=True)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        out = self._ask_where(f"{dialog.key}.signed")
        if out is not None:
            self.sign_register(path, dialog.key, dialog.as_of, dialog.chosen, out)

    def _ask_where(self, name: str) -> Path | None:
        return ask_save_path(self, self.tr("Save the signed list"), name, self.tr("Signed lists (*.signed)"))

    def sign_register(
        self, path: Path, title: str, as_of: str, chosen: ChosenMapping, out: Path, *, leave_out: bool = False
    ) -> None:
        """Search an official list for personal data, sign it, and save the file; rows that hold some are left out once the person says so."""

        def work(token: CancelToken, _progress: Progress) -> int:
            from app.services.compute import ChildCompute
            from app.services.list_privacy import REGISTER
            from app.services.shared_lists import MAX_ROWS
            from checkers.registers.list_snapshot import snapshot_rows
            from checkers.registers.store import RegisterStore

            with RegisterStore(paths.registers_file()) as store:
                rows = snapshot_rows(store, path, chosen=chosen, most=MAX_ROWS[REGISTER], cancel=token)
            lists = self._lists
            child = ChildCompute()
            data = lists.sign(
                *(REGISTER, title, rows, _DAYS),
                as_of=as_of,
                leave_out=leave_out,
                compute=child,
                cancel=token,
            )
            write_atomic(out, data)
            return lists.count(data)

        def refused(error: AppError) -> None:
            self._failed(error)
            if error.code == "shared-list-personal" and not leave_out and self._may_leave_out(error):
                self.sign_register(path, title, as_of, chosen, out, leave_out=True)

        self.status_label.hide()
        self._place.start(work, Outcomes(lambda count: self._signed(out, count), refused, ended=end_pools))

    def _may_leave_out(self, error: AppError) -> bool:
        found, more = one_line(str(error.params["text"])), error.params["more"]
        question = Question(
            lambda: self.tr("Leave out the rows with personal data?"),
            lambda: self.tr(
                "Row {row}: {text}. Further places: {more}. A list for others must not contain personal data."
            ).format(row=error.params["row"], text=found, more=more),
            lambda: self.tr("Leave them out and sign"),
        )
        return confirm(self, question)

    def _signed(self, out: Path, count: int) -> None:
        from app.services.shared_lists import fingerprint

        told: dict[str, str | int] = {"path": str(out), "count": count, "fingerprint": fingerprint(self._lists.own_key)}
        self.status_label.show_text(sentence("shared-list-signed", told))
        self.fit()

    def _choose_notes(self) -> None:
        name = open_file(self, self.tr("Sign notes on employers"), self.tr("Tables (*.csv *.xlsx)"))
        title = name and ask_line(
            self,
            Question(
                lambda: self.tr("Name of the notes"),
                lambda: self.tr("The table has the columns employer, note, source, date. It is valid for 90 days."),
                lambda: self.tr("Continue"),
                field=lambda: self.tr("Name"),
            ),
        )
        out = self._ask_where("notes.signed") if title else None
        if title and out is not None:
            self.sign_notes(Path(name), title, out)

    def _choose_rules(self) -> None:
        name = open_file(self, self.tr("Sign rules of your own"), self.tr("Tables (*.csv *.xlsx)"))
        title = name and ask_line(
            self,
            Question(
                lambda: self.tr("Name of the rules"),
                lambda: self.tr(
                    "The table has the columns words, severity, explanation, source: words to look for in a posting (alternatives between |), critical, warning or notice, and what they mean. It is valid for 90 days."
                ),
                lambda: self.tr("Continue"),
                field=lambda: self.tr("Name"),
            ),
        )
        out = self._ask_where("rules.signed") if title else None
        if title and out is not None:
            self.sign_rules(Path(name), title, out)

    def sign_notes(self, path: Path, title: str, out: Path) -> None:
        """Sign a table of notes on employers, and save the file."""
        from app.services.list_privacy import NOTES

        self._sign_table(NOTES, path, title, out)

    def sign_rules(self, path: Path, title: str, out: Path) -> None:
        """Sign a table of rules, and save the file; rules that could not be used are refused."""
        from app.services.list_privacy import RULES

        self._sign_table(RULES, path, title, out)

    def _sign_table(self, kind: str, path: Path, title: str, out: Path) -> None:

        def work(token: CancelToken, _progress: Progress) -> int:
            from app.services.compute import ChildCompute
            from app.services.list_privacy import RULES
            from checkers.registers.tables import rows
            from ui.shared_rules import require_usable

            with rows(path, token) as table:
                head, *body = [[cell.strip() for cell in row] for row in table] or [[]]
            named = [cell.casefold() for cell in head]
            listed = [dict(zip(named, one, strict=False)) for one in body if any(one)]
            if kind == RULES:
                require_usable(listed, title)
            data = self._lists.sign(kind, title, listed, _DAYS, compute=ChildCompute(), cancel=token)
            write_atomic(out, data)
            return len(listed)

        self.status_label.hide()
        self._place.start(work, Outcomes(lambda count: self._signed(out, count), self._failed, ended=end_pools))


def ask_author(parent: QWidget, key: str) -> str:
    """Ask whose key signed a list, after the fingerprint was compared; empty when the person does not say."""
    from PySide6.QtCore import QCoreApplication

    from app.services.shared_lists import fingerprint

    translate = QCoreApplication.translate
    question = Question(
        lambda: translate("SignedListsDialog", "Who signed this list?"),
        lambda: translate(
            "SignedListsDialog",
            "Compare this fingerprint with the author by telephone: {fingerprint}. Enter their name only if it is the same.",
        ).format(fingerprint=fingerprint(key)),
        lambda: translate("SignedListsDialog", "It is the same: take it"),
        field=lambda: translate("SignedListsDialog", "Name"),
    )
    return ask_line(parent, question)


def import_register(found: SharedList, token: CancelToken, progress: Progress) -> None:
    """Put the rows of a signed official list among the registers of this computer, until its last day."""
    from checkers.registers.list_descriptions import SignedBy
    from checkers.registers.list_snapshot import import_snapshot
    from checkers.registers.store import RegisterStore

    signed = SignedBy(found.author or "–", found.expires)
    with RegisterStore(paths.registers_file()) as store:
        import_snapshot(
            store, found.title, found.rows, as_of=found.as_of, signed=signed, cancel=token, progress=progress
        )
