"""The question before a copy goes to somebody whose posting shows critical signals; the answer goes into the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from app.services import risk_confirmation
from ui.desktop.models.question_texts import Question
from ui.desktop.shell.i18n import translations
from ui.desktop.shell.messages import sentence
from ui.desktop.shell.page_host import Shell

_TOLD: Final = 6
"""Signs that are shown in full; of more their number is told."""


def may_send(shell: Shell, name: str, check_id: str = "") -> bool:
    """Return True if no question is needed or the person confirms. `check_id` is the card the copy comes from."""
    vault = shell.session.vault
    asked = risk_confirmation.pending_question(vault, name, check_id)
    if asked is None:
        return True
    yes = shell.messages.ask(confirm_risk(asked))
    risk_confirmation.record_answer(vault, asked, sent=yes)
    return yes


def confirm_risk(asked: risk_confirmation.Question) -> Question:
    """Return the question as the window shows it."""
    count = len(asked.codes)
    more = count - _TOLD
    rest = (lambda: sentence("gate-more", {"count": more}),) if more > 0 else ()
    return Question(
        lambda: sentence("gate-title"),
        lambda: sentence("gate-question", {"count": count}),
        lambda: sentence("gate-yes"),
        lambda: sentence("gate-no"),
        signs=(*(partial(_in_force, one) for one in asked.explanations[:_TOLD]), *rest),
    )


def _in_force(texts: Mapping[str, str]) -> str:
    return texts[translations().language]
