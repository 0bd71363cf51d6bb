"""The one question before a copy goes where critical signs stand; the answer goes into the ledger."""

from __future__ import annotations

from typing import Final

from app.services import gate
from ui.desktop.i18n import translations
from ui.desktop.messages import sentence
from ui.desktop.shell import Shell

_TOLD: Final = 4


def may_send(shell: Shell, name: str, check_id: str = "") -> bool:
    """True where nothing is to be asked, or the person says yes. `check_id`: the card that the copy comes from."""
    vault = shell.session.vault
    asked = gate.question(vault, name, check_id)
    if asked is None:
        return True
    told = "\n".join(f"• {one[translations().language]}" for one in asked.explanations[:_TOLD])
    question = sentence("gate-question", {"count": len(asked.codes)})
    yes = shell.messages.ask(sentence("gate-title"), question, sentence("gate-yes"), sentence("gate-no"), told)
    gate.record(vault, asked, sent=yes)
    return yes
