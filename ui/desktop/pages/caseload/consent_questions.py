"""Questions about consents on the page of students: whose a package is, and whether one was withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.desktop.dialogs.short_questions import ask_one_of
from ui.desktop.models.question_texts import Question
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.safe_text import one_line

if TYPE_CHECKING:
    from app.caseload.students import Student
    from PySide6.QtWidgets import QWidget

    from app.services.caseload import Caseload
    from app.services.caseload_consent import Incoming

translate = QCoreApplication.translate


def ask_whose(parent: QWidget, incoming: Incoming, *, pseudonyms: bool) -> Incoming | None:
    """Ask which student of its name made a package; return it as that one's or as somebody new's, None where nobody was chosen."""
    rows = [one.pseudonym if pseudonyms else f"{one.id} {one.name}" for one in incoming.namesakes]
    question = Question(
        lambda: translate("CaseloadView", "Whose package is this?"),
        lambda: translate(
            "CaseloadView",
            "Your list has this name already, but nothing else says that it is the same person. Ask the student, and compare the fingerprint: {fingerprint}",
        ).format(fingerprint=incoming.fingerprint),
        lambda: translate("CaseloadView", "Go on"),
        field=lambda: translate("CaseloadView", "Student"),
    )
    somebody_else = translate("CaseloadView", "Somebody else of this name: a new student")
    place = ask_one_of(parent, question, [*map(one_line, rows), somebody_else])
    return incoming.of((*incoming.namesakes, None)[place]) if place >= 0 else None


def withdrawal_question(caseload: Caseload, student: Student, name: str) -> Question:
    """Return the question whether a student withdrew: what goes, and what is left."""
    from app.services.caseload_consent import withdrawal_texts

    goes = withdrawal_texts(caseload, student, name)[1:]
    return Question(
        lambda: translate("CaseloadView", "Has {name} withdrawn the consent?").format(name=name),
        lambda: "\n".join(
            (
                *(sentence(code, dict(params)) for code, params in goes),
                translate("CaseloadView", "Withdrawing costs the student nothing."),
            )
        ),
        lambda: translate("CaseloadView", "End the consent"),
    )
