""" "Hand over, receive, delete…": the whole caseload to a colleague as one file, a colleague's students taken over, how long vaults are kept after a consent, and deleting the caseload."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.dialogs.save_as import ask_save_path
from ui.desktop.dialogs.short_questions import ask_line, confirm
from ui.desktop.dialogs.vault_files import ask_handover_file, new_secret
from ui.desktop.models.question_texts import Question
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.basic import Button, Card
from ui.desktop.widgets.drop_down import ComboBox
from ui.desktop.widgets.flow_layout import flow
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from app.services.caseload import Caseload
    from app.services.caseload_handover import TakenOver, Transferred

_DAYS = (0, 7, 14, 30, 60, 90, 180, 365)
"""Days that are offered for keeping a vault after a consent."""


class LeavingDialog(Dialog):
    """`wiped`: the person typed the word, and the caseload is to be deleted; the window closes it first. `received`: there are more students."""

    wiped = Signal()
    received = Signal()

    def __init__(self, caseload: Caseload, grace_days: int, students: int, parent: QWidget | None = None) -> None:
        super().__init__(640, parent)
        self._caseload, self._students = caseload, students
        self._place, self.busy, self.status_label = JobSlot(self), Busy(), StatusLabel()
        self.hand, self.wipe, self.close_it = Button("primary", "hand"), Button("danger", "trash"), Button()
        self.receive = Button("", "archive")
        self.days = ComboBox()
        for days in sorted({*_DAYS, grace_days}):
            self.days.addItem("", days)
        self.days.setCurrentIndex(self.days.findData(grace_days))
        self._heads = [Text(look="strong") for _ in range(4)]
        self._texts = [Text(look="muted") for _ in range(4)]
        acts = (flow(self.hand), flow(self.receive), self.days, flow(self.wipe))
        for head, text, act in zip(self._heads, self._texts, acts, strict=True):
            card = Card("inset", space="s")
            for part in (head, text, act):
                card.body.addWidget(part)
            self.body.addWidget(card)
        for part in (self.busy, self.status_label):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.finish(self.close_it)
        self.busy.watch(self._place)
        self._retranslate()
        self.hand.clicked.connect(lambda: self._hand_over())
        self.receive.clicked.connect(lambda: self._receive())
        self.days.activated.connect(lambda: self._keep())
        self.wipe.clicked.connect(lambda: self._wipe())
        self.close_it.clicked.connect(self.accept)
        self.finished.connect(lambda _answer: self._place.cancel())
        self._place.busy_changed.connect(lambda busy: self._enable(not busy))

    def _retranslate(self) -> None:
        self.bind_text(self.setWindowTitle, lambda: self.tr("Hand over, receive, delete"))
        heads = (
            lambda: self.tr("Hand over to a colleague"),
            lambda: self.tr("Receive a colleague's students"),
            lambda: self.tr("Days to keep a vault after the consent ends"),
            lambda: self.tr("Delete the caseload"),
        )
        texts = (
            lambda: self.tr(
                "All students with their vaults go into one encrypted file, which is opened again as a test. Yours stays until you delete it. It is also a whole backup."
            ),
            lambda: self.tr(
                "Adds the students of a colleague's handover file to your caseload, with their vaults and consents. Students you already have stay unchanged."
            ),
            lambda: self.tr(
                "For vaults that you keep for students, so that there is time to hand them over. What came in packages is removed the day after the consent ends."
            ),
            lambda: sentence("caseload-wipe-honest"),
        )
        for label, say in zip((*self._heads, *self._texts), (*heads, *texts), strict=True):
            label.set_text(say)
        self.bind_text(self.days.setAccessibleName, heads[2])
        self.on_language_change(self._name_days)
        self.hand.set_text(lambda: self.tr("Save the handover file…"))
        self.receive.set_text(lambda: self.tr("Open a handover file…"))
        self.wipe.set_text(lambda: self.tr("Delete the caseload…"))
        self.close_it.set_text(lambda: self.tr("Close"))

    def _name_days(self) -> None:
        for index in range(self.days.count()):
            self.days.setItemText(index, self.tr("Days: {count}").format(count=self.days.itemData(index)))

    def _enable(self, free: bool) -> None:
        for one in (self.hand, self.receive, self.wipe, self.days):
            one.setEnabled(free)

    def _hand_over(self) -> None:
        kind = self.tr("Countermark caseload (*.age)")
        path = ask_save_path(self, self.tr("Hand over to a colleague"), "Countermark-caseload.age", kind)
        passphrase = new_secret(self, handover=True) if path else ""
        if path and passphrase:
            self.hand_over(path, passphrase)

    def hand_over(self, path: Path, passphrase: str) -> None:
        """Write the whole caseload to a file, and open it again as a test."""

        def work(token: CancelToken, progress: Progress) -> Transferred:
            from app.services.caseload_handover import transfer

            return transfer(self._caseload, path, passphrase, cancel=token, progress=progress)

        def done(made: Transferred) -> None:
            counts: dict[str, str | int] = {"count": made.students, "path": str(path)}
            self.status_label.show_text(sentence("caseload-transferred", counts))
            self.fit()

        self.status_label.hide()
        self._place.start(work, Outcomes(done, self.status_label.refuse, self.busy.report))

    def _receive(self) -> None:
        found = ask_handover_file(self)
        if found is not None:
            self.take_over(*found)

    def take_over(self, path: Path, passphrase: str) -> None:
        """Take the students of a handover file into this caseload."""

        def work(token: CancelToken, progress: Progress) -> TakenOver:
            from app.services.caseload_handover import take_over

            return take_over(self._caseload, path, passphrase, cancel=token, progress=progress)

        def done(made: TakenOver) -> None:
            self._students += len(made.students)
            counts: dict[str, str | int] = {"count": len(made.students), "left": len(made.left)}
            self.status_label.show_text(sentence("caseload-taken-over", counts))
            self.fit()
            self.received.emit()

        self.status_label.hide()
        self._place.start(work, Outcomes(done, self._refuse, self.busy.report))

    def _refuse(self, error: AppError) -> None:
        self.status_label.refuse(error)
        self.received.emit()

    def _keep(self) -> None:
        try:
            self._caseload.set_grace_days(int(self.days.currentData()))
        except AppError as error:
            self.status_label.refuse(error)
            return
        self.status_label.show_text(self.tr("Saved."))

    def _wipe(self) -> None:
        from app.services.caseload_office import require_not_owner_of_others, title_of

        try:
            require_not_owner_of_others(self._caseload)
            office = title_of(self._caseload)
        except AppError as error:
            self.status_label.refuse(error)
            self.fit()
            return
        word = self.tr("delete")

        def effect() -> str:
            gone = self.tr("Students: {count}. Nothing brings them back. Type the word “{word}” to go on.")
            told = [sentence("caseload-wipe-office", {"title": office})] if office else []
            return "\n".join((*told, gone.format(count=self._students, word=word)))

        question = Question(
            lambda: self.tr("Delete the caseload?"),
            effect,
            lambda: self.tr("Delete the caseload"),
            field=lambda: self.tr("Confirmation word"),
        )
        given = ask_line(self, question)
        if given.strip().casefold() == word.casefold():
            self._say_goodbye(office) if office else self._go()
        elif given:
            self.status_label.show_text(self.tr("Nothing was deleted: the word is another one."))

    def _say_goodbye(self, office: str) -> None:
        """Tell the office beside the window; where it cannot be reached, ask whether the caseload is to be deleted all the same."""

        def work(_token: CancelToken, _progress: Progress) -> bool:
            from app.services.caseload_office import OfficeService

            return OfficeService(self._caseload).say_goodbye()

        def done(is_told: bool) -> None:
            question = Question(
                lambda: self.tr("Delete the caseload?"),
                lambda: sentence("caseload-wipe-untold", {"title": office}),
                lambda: self.tr("Delete the caseload"),
            )
            if is_told or confirm(self, question):
                self._go()

        self.status_label.hide()
        self._place.start(work, Outcomes(done, self.status_label.refuse, self.busy.report))

    def _go(self) -> None:
        self.accept()
        self.wiped.emit()
