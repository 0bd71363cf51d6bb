"""Question before a fair's list is signed for colleagues: what the fair is called, and where the file goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.copy_file_names import folder_name as usable_name
from ui.desktop.dialogs.save_as import ask_save_path
from ui.desktop.dialogs.short_questions import ask_line
from ui.desktop.models.question_texts import Question

translate = QCoreApplication.translate


def ask_title_and_path(parent: QWidget) -> tuple[str, Path] | None:
    """Return the name of the fair and the path of the signed file; None if the person goes back."""
    question = Question(
        lambda: translate("FairDialog", "Sign this list for colleagues"),
        lambda: translate(
            "FairDialog",
            "They see who made it and until when it is valid (90 days). It is searched for personal data first. It contains no students.",
        ),
        lambda: translate("FairDialog", "Continue"),
        field=lambda: translate("FairDialog", "Name of the fair"),
    )
    title = ask_line(parent, question)
    if not title:
        return None
    name, kinds = (usable_name(title) or "fair") + ".signed", translate("FairDialog", "Signed lists (*.signed)")
    path = ask_save_path(parent, translate("FairDialog", "Save the signed list"), name, kinds)
    return (title, path) if path is not None else None
