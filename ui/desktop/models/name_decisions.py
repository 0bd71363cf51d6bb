"""Sentence that confirms what the person decided about a name."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.identifying_names import Decision
from ui.desktop.widgets.safe_text import one_line

translate = QCoreApplication.translate


def decision_text(name: str, decision: Decision) -> str:
    """Return the sentence."""
    if decision is Decision.CONFIRMED:
        text = translate("names", "“{name}” is withheld from now on in every copy that withholds its owner.")
    elif decision is Decision.DISMISSED:
        text = translate("names", "“{name}” stays. You will not be asked about it again.")
    else:
        text = translate("names", "“{name}” is not withheld. You can decide about it later.")
    return text.format(name=one_line(name))
