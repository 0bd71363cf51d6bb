"""Handing over one student from the page of students: to the student, who takes everything, or to a colleague, who advises the student from then on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.caseload.students import Keeper
from app.domain.copy_file_names import folder_name as usable_name
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.save_as import ask_save_path
from ui.desktop.dialogs.short_questions import NOTHING, ask_one_of
from ui.desktop.dialogs.vault_files import new_secret
from ui.desktop.models.question_texts import Question
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import Messages, sentence

if TYPE_CHECKING:
    from app.caseload.students import Student
    from app.errors import AppError
    from app.services.caseload import Caseload

translate = QCoreApplication.translate


class HandingOver:
    """Asks who takes a student, where the file goes and what opens it; writes it beside the window. `ended`: the page shows its students anew."""

    def __init__(
        self,
        parent: QWidget,
        caseload: Caseload,
        messages: Messages,
        place: JobSlot,
        report: Progress,
        ended: Callable[[], object],
    ) -> None:
        self._parent, self._caseload, self._messages = parent, caseload, messages
        self._place, self._report, self._ended = place, report, ended

    def ask(self, student: Student, name: str) -> None:
        """Ask, and hand over `student`, whom the page calls `name`. Without an answer nothing happens."""
        to_colleague = self._asks_for_colleague(student, name)
        if to_colleague is None:
            return
        backup, caseload = (
            translate("handing_over", "Countermark backup"),
            translate("handing_over", "Countermark caseload"),
        )
        kinds = f"{caseload if to_colleague else backup} (*.age)"
        title = translate("handing_over", "Hand over {name}").format(name=name)
        path = ask_save_path(self._parent, title, f"{usable_name(name) or 'Countermark'}.age", kinds)
        passphrase = new_secret(self._parent, handover=True) if path else ""
        if path and passphrase:
            (self.to_colleague if to_colleague else self.to_student)(student, path, passphrase)

    def _asks_for_colleague(self, student: Student, name: str) -> bool | None:
        """Return True for a colleague, False for the student, None for nobody. A student who keeps the own vault needs none."""
        kept = student.keeper is Keeper.COUNSELLOR
        student_takes = translate("handing_over", "The student: the whole vault; nothing of it stays here")
        colleague_takes = translate(
            "handing_over", "A colleague: vault and consent; they stay here until you remove them"
        )
        question = Question(
            lambda: translate("handing_over", "Hand over {name}?").format(name=name),
            lambda: translate(
                "handing_over", "One encrypted file is written and opened again as a test. You choose its passphrase."
            ),
            lambda: translate("handing_over", "Save the file…"),
            field=lambda: translate("handing_over", "Who is it for?"),
        )
        chosen = ask_one_of(
            self._parent, question, [*([student_takes] if kept else []), colleague_takes], chosen=NOTHING if kept else 0
        )
        return None if chosen < 0 else chosen == int(kept)

    def to_student(self, student: Student, path: Path, passphrase: str) -> None:
        """Write a student's whole vault to a file, prove that it opens, and remove the student here. The file must be new."""

        def work(token: CancelToken, progress: Progress) -> object:
            from app.services.caseload_handover import hand_over

            return hand_over(self._caseload, student, path, passphrase, cancel=token, progress=progress)

        self._start(
            work, lambda: (sentence("student-handed-over", {"path": str(path)}), sentence("student-removed-elsewhere"))
        )

    def to_colleague(self, student: Student, path: Path, passphrase: str) -> None:
        """Write a student with vault and consent to a file that a colleague takes into a caseload. The file must be new."""

        def work(token: CancelToken, progress: Progress) -> object:
            from app.services.caseload_handover import pass_on

            return pass_on(self._caseload, student, path, passphrase, cancel=token, progress=progress)

        self._start(work, lambda: (sentence("student-passed-on", {"path": str(path)}),))

    def _start(self, work: Callable[[CancelToken, Progress], object], told: Callable[[], tuple[str, ...]]) -> None:
        def done(_result: object) -> None:
            self._ended()
            self._messages.inform("\n".join(told()))

        def failed(error: AppError) -> None:
            self._ended()
            self._messages.error(error)

        self._messages.clear()
        self._place.start(work, Outcomes(done, failed, self._report))
