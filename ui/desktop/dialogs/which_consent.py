"""The question which consent of a student ended, of several; and one consent as a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.caseload.students import Purpose
from ui.desktop.dialogs.short_questions import NOTHING, ask_one_of
from ui.desktop.models.question_texts import Question
from ui.desktop.shell.date_formats import short
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.safe_text import one_line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

translate = QCoreApplication.translate


def consent_line(untrusted_consent: Mapping[str, object]) -> str:
    """Return a consent (as JSON, perhaps of a colleague's program) as a line: for what, of when, until when."""
    purpose = str(untrusted_consent.get("purpose", ""))
    said = sentence(f"purpose-{purpose}") if purpose in list(Purpose) else one_line(purpose)
    days = (str(untrusted_consent.get(key, ""))[:10] for key in ("issued", "expires"))
    day, until = (short(one) if len(one) == len("2026-11-24") else one_line(one) for one in days)
    return translate("WhichConsent", "{purpose}, of {day}, until {until}").format(purpose=said, day=day, until=until)


def ask_which_consent(parent: QWidget, name: str, consents: Sequence[Mapping[str, object]]) -> Sequence[int] | None:
    """Return the places of the consents that a student withdrew: of one, or of all; None for none. Asks only where there are several."""
    every = range(len(consents))
    if len(consents) < 2:
        return every
    question = Question(
        lambda: translate("WhichConsent", "Which consent did {name} withdraw?").format(name=name),
        lambda: "",
        lambda: translate("WhichConsent", "Go on"),
        field=lambda: translate("WhichConsent", "Consent"),
    )
    rows = [*map(consent_line, consents), translate("WhichConsent", "All of them")]
    place = ask_one_of(parent, question, rows, chosen=NOTHING)
    if place < 0:
        return None
    return every if place == len(consents) else [place]
