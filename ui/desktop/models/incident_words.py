"""Incidents in the window's words: the result in one line, and what would make it stronger."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from app.domain.attribution import Verdict
from app.domain.incidents import Comparison, FileAnswer
from app.services.incident_reports import report_of
from app.services.incidents import answers_of, unreadable_answers
from ui.desktop.models.incident_report_words import status_text
from ui.desktop.models.trace_report import TracedFile, headline_of
from ui.desktop.shell.untrusted_input import PICTURES
from ui.desktop.widgets.safe_text import one_line

if TYPE_CHECKING:
    from app.domain.stored_records import Incident
    from app.services.traces import TraceResult

NAMED: Final = 8
"""Most recipients that are named in one line."""
LINES: Final = 6
LETTERS: Final = 600
"""Most lines and characters of a text that are shown."""


def latest_line(incident: Incident) -> str:
    """Return the surest result of the latest comparison, in one line."""
    if unreadable_answers(incident)[0]:
        return QCoreApplication.translate(
            "incident", "A newer version of Countermark wrote the latest answer; this one cannot read it"
        )
    answers = answers_of(incident)
    if not answers and not incident.files:
        return status_text(report_of(incident).status)
    return answer_line(answers[0]) if answers else QCoreApplication.translate("incident", "Not compared yet")


def answer_line(answer: Comparison) -> str:
    """Return the surest result of a comparison, in one line."""
    best = answer.best
    return headline_of(best.verdict, best.note, [copy.reference for copy in best.copies])


def is_file_itself(result: TraceResult) -> bool:
    """Return True if what surfaced is the very file of the named copy, byte for byte: nothing is stronger."""
    return any(item.layer == "file" for one in result.named[:1] for item in one.candidate.evidence)


def suggestions_for_stronger_answer(traced: TracedFile) -> list[str]:
    """Return sentences on what would make an answer stronger, the most helpful first."""
    translate, result = QCoreApplication.translate, traced.result
    if is_file_itself(result):
        return []
    suffix = PurePath(traced.untrusted_name).suffix.lower()
    found: list[str] = []
    if suffix in PICTURES:
        found.append(
            translate("incident", "The document itself instead of a picture of it: reading a picture makes mistakes.")
        )
    else:
        text = translate(
            "incident", "The file itself, or the saved e-mail, as it came: the file of a copy is known byte by byte."
        )
        found.append(text)
    if result.attribution.note in ("contact-row", "contact-unheld"):
        text = translate(
            "incident", "From now on: an e-mail address of its own for every recipient, which tells who had it."
        )
        return [*found, text]
    found.append(translate("incident", "More of it: a whole résumé has more marks than an excerpt."))
    if result.attribution.verdict is Verdict.INCONCLUSIVE:
        text = translate(
            "incident", "For copies to come: more wordings that you approve, so that copies differ in more places."
        )
        found.append(text)
    return found


def file_line(file: FileAnswer) -> str:
    """Return the result for one of several files, in one line."""
    translate = QCoreApplication.translate
    name = one_line(file.name) or translate("incident", "Pasted text")
    answer = headline_of(file.verdict, file.note, [copy.reference for copy in file.copies])
    return translate("incident", "{file}: {answer}").format(file=name, answer=answer)


def known_by_line(file: FileAnswer) -> str:
    """Return a line with who ever had the contact data that a file holds."""
    translate = QCoreApplication.translate
    text = translate("incident", "Recipients who ever had this number or address: {count} of {all}.")
    told = text.format(count=len(file.known_by), all=file.recipients)
    names = translate("incident", ", ").join(map(one_line, file.known_by[:NAMED]))
    return f"{told} {names}{'…' if len(file.known_by) > NAMED else ''}"


def excerpt(untrusted_text: str) -> str:
    """The first lines of a text that surfaced, for the eye."""
    lines = [one_line(line) for line in untrusted_text[:LETTERS].splitlines()]
    full = [line for line in lines if line]
    shown = "\n".join(full[:LINES])
    return f"{shown}\n…" if len(full) > LINES or len(untrusted_text) > LETTERS else shown
