"""Packages that the page of students takes: consents, and what students share. Each is shown by its label first; whose it is, a name alone never says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.files import read_file
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.short_questions import ask_one_of, confirm
from ui.desktop.models.consent_package_words import incoming_lines, likeness_lines, told_lines
from ui.desktop.models.question_texts import Question
from ui.desktop.shell.date_formats import short
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import Messages, sentence
from ui.desktop.widgets.safe_text import one_line

if TYPE_CHECKING:
    from app.caseload.students import Student
    from app.services.caseload import Caseload
    from app.services.caseload_consent import Incoming
    from app.services.caseload_namesakes import Likeness
    from app.services.caseload_shared_matters import IncomingMatter

translate = QCoreApplication.translate


class IncomingPackages:
    """Looks at a file beside the window, asks, and takes it. `ended`: the page shows its students anew; `select`: it selects one by folder."""

    def __init__(
        self,
        parent: QWidget,
        caseload: Caseload,
        messages: Messages,
        place: JobSlot,
        ended: Callable[[], object],
        select: Callable[[str], object],
    ) -> None:
        self._parent, self._caseload, self._messages = parent, caseload, messages
        self._place, self._ended, self._select = place, ended, select
        self._pseudonyms = False

    def look_at(self, path: Path, *, pseudonyms: bool) -> None:
        """Open the label of a package, or of something shared, and ask. `pseudonyms`: the page shows no names."""
        from app.services import caseload_consent, caseload_shared_matters

        self._pseudonyms = pseudonyms

        def work(token: CancelToken, _progress: Progress) -> Incoming | IncomingMatter:
            data = read_file(path)
            if caseload_shared_matters.is_matter(self._caseload, data, cancel=token):
                return caseload_shared_matters.look(self._caseload, data, cancel=token)
            return caseload_consent.look(self._caseload, data, may_choose=True, cancel=token)

        def failed(error: AppError) -> None:
            if error.code == "consent-noted":
                self._messages.inform(sentence(error.code))
            else:
                self._messages.error(error)

        self._messages.clear()
        self._place.start(work, Outcomes(self._ask_about, failed))

    def _name(self, student: Student) -> str:
        return student.pseudonym if self._pseudonyms else one_line(student.name)

    def _ask_about(self, incoming: Incoming | IncomingMatter) -> None:
        from app.services.caseload_shared_matters import IncomingMatter

        if isinstance(incoming, IncomingMatter):
            self._ask_to_take(incoming)
            return
        told = incoming_lines(self._caseload, incoming, pseudonyms=self._pseudonyms)
        ends = bool(incoming.label.withdraws)
        question = Question(
            lambda: (
                translate("incoming_packages", "The student ends this consent")
                if ends
                else translate("incoming_packages", "What this package contains")
            ),
            lambda: "\n".join((*told, sentence("consent-honest"))),
            lambda: (
                translate("incoming_packages", "End the consent")
                if ends
                else translate("incoming_packages", "Import it")
            ),
        )
        if not confirm(self._parent, question):
            return
        if incoming.namesakes:
            self._compare(incoming)
        else:
            self._take(incoming, told if ends else ())

    def _compare(self, incoming: Incoming) -> None:
        """Compare a package with the students of its name, ask which of them made it, and take it."""
        from app.services.caseload_namesakes import likenesses

        def work(token: CancelToken, _progress: Progress) -> Sequence[Likeness]:
            return likenesses(self._caseload, incoming, cancel=token)

        def done(found: Sequence[Likeness]) -> None:
            choices: list[Likeness | None] = [*found]
            choices.insert(0 if all(one.different and not one.certain for one in found) else len(choices), None)
            place = self._whose(incoming, found, choices)
            if place < 0:
                return
            chosen = choices[place]
            try:
                owned = incoming.of(chosen.student if chosen is not None else None)
            except AppError as error:
                self._messages.error(error)
                return
            self._take(owned, ())

        self._place.start(work, Outcomes(done, self._messages.error))

    def _whose(self, incoming: Incoming, found: Sequence[Likeness], choices: Sequence[Likeness | None]) -> int:
        """Ask which of the choices made a package (None: somebody new); the place of it, -1 for none. The likeliest is proposed."""

        def text() -> str:
            intro = translate(
                "incoming_packages",
                "Your list already has this name. A name alone does not show that it is the same person. If in doubt, ask the student and compare the fingerprint: {fingerprint}",
            ).format(fingerprint=incoming.fingerprint)
            return "\n".join((intro, "", *likeness_lines(found, pseudonyms=self._pseudonyms)))

        same = translate("incoming_packages", "The same person as {student}")
        rows = [
            translate("incoming_packages", "Somebody else of this name: a new student")
            if one is None
            else same.format(student=one.student.pseudonym if self._pseudonyms else one_line(one.student.id))
            for one in choices
        ]
        question = Question(
            lambda: translate("incoming_packages", "Whose package is this?"),
            text,
            lambda: translate("incoming_packages", "Import it"),
            field=lambda: translate("incoming_packages", "Student"),
        )
        return ask_one_of(self._parent, question, rows)

    def _take(self, incoming: Incoming, ended: Sequence[str]) -> None:
        """Take a package. `ended`: what was said of the consent that it ends, said again afterwards."""
        from app.services import caseload_consent

        def work(token: CancelToken, _progress: Progress) -> tuple[str, ...]:
            told = caseload_consent.arrival_texts(self._caseload, incoming)
            caseload_consent.take(self._caseload, incoming, cancel=token)
            return told_lines(told, pseudonyms=self._pseudonyms)

        def done(told: tuple[str, ...]) -> None:
            self._ended()
            code = "consent-withdrawn" if incoming.label.withdraws else "consent-taken"
            self._messages.inform("\n".join((sentence(code), *ended, *told)))

        self._place.start(work, Outcomes(done, self._messages.error))

    def _ask_to_take(self, incoming: IncomingMatter) -> None:
        from app.services import caseload_shared_matters

        label, student = incoming.label, incoming.student
        params = {"name": self._name(student), "title": one_line(label.title), "day": short(label.issued)}
        told = sentence("matter-incoming", dict(params))
        question = Question(
            lambda: translate("incoming_packages", "A student shares something"),
            lambda: "\n".join((told, sentence("consent-honest"))),
            lambda: translate("incoming_packages", "Import it"),
        )
        if not confirm(self._parent, question):
            return

        def work(_token: CancelToken, _progress: Progress) -> object:
            return caseload_shared_matters.take(self._caseload, incoming)

        def done(_held: object) -> None:
            self._select(student.folder)
            self._messages.inform(sentence("matter-taken"))

        self._place.start(work, Outcomes(done, self._messages.error))
