"""Names that give the person, an employer or a school away: the report about them, and what the person decides. Nothing is decided unasked.

What was decided is part of a master version, so each decision makes a new version; copies that were made keep theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.copies import MasterVersion
from app.domain.identifying_names import (
    MOST,
    Decision,
    OwnedNames,
    OwnerNames,
    PrintedName,
    clean_name,
    owned_names,
    same_name,
    with_names,
)
from app.errors import UserError
from app.services import child_tasks, stored_resume
from app.services.compute import LOCAL, Compute
from app.services.imports import ImportService
from app.workers.cancellation import CancelToken

if TYPE_CHECKING:
    from app.services.copy_plan import CopyPlan
    from app.vault.vault import Vault

NOTE: Final = "names"
"""What the version of a decision is called."""


class NameService:
    """Lists and stores the names of one vault's masters."""

    def __init__(self, vault: Vault, compute: Compute = LOCAL) -> None:
        self._vault = vault
        self._compute = compute

    def report(self, master: str = stored_resume.MAIN, cancel: CancelToken | None = None) -> tuple[OwnerNames, ...]:
        """Return the names of the newest version by owner. Raises `UserError` `no-resume`, `Cancelled`."""
        resume = stored_resume.current(self._vault, master).resume
        return self._compute.run(child_tasks.identifying_names, resume, cancel=cancel)

    def printed(self, plan: CopyPlan, cancel: CancelToken | None = None) -> tuple[PrintedName, ...]:
        """Return the candidates that a planned copy would print though it withholds what they stand for. Raises `Cancelled`."""
        return self._compute.run(child_tasks.printed_names, plan.master.resume, plan.redaction, cancel=cancel)

    def decision(self, owner: str, text: str, master: str = stored_resume.MAIN) -> Decision:
        """Return what holds of a name now. Raises `UserError` `no-resume`, `names-owner-unknown`."""
        found = _owned(stored_resume.current(self._vault, master), owner)
        if any(same_name(text, one) for one in found.confirmed):
            return Decision.CONFIRMED
        return Decision.DISMISSED if any(same_name(text, one) for one in found.dismissed) else Decision.OPEN

    def decide(self, owner: str, text: str, decision: Decision, master: str = stored_resume.MAIN) -> MasterVersion:
        """Store a decision about a name of an owner in a new version; return the newest itself if it holds already.

        Raises `UserError` `no-resume`, `names-owner-unknown`, `name-unusable` (a text that is no name), `names-too-many`.
        """
        current = stored_resume.current(self._vault, master)
        found, name = _owned(current, owner), clean_name(text)
        if not name:
            raise UserError("name-unusable", name=text[:60])
        confirmed = [one for one in found.confirmed if not same_name(one, name)]
        dismissed = [one for one in found.dismissed if not same_name(one, name)]
        chosen = {Decision.CONFIRMED: confirmed, Decision.DISMISSED: dismissed}.get(decision)
        if chosen is not None:
            before = next((one for one in (*found.confirmed, *found.dismissed) if same_name(one, name)), name)
            chosen.append(before)
            if len(chosen) > MOST:
                raise UserError("names-too-many", count=MOST)
        if (set(confirmed), set(dismissed)) == (set(found.confirmed), set(found.dismissed)):
            confirmed, dismissed = list(found.confirmed), list(found.dismissed)
        resume = with_names(current.resume, owner, confirmed, dismissed)
        return ImportService(self._vault).accept(
            resume, master=master, note=NOTE, wordings=current.wordings, names=True
        )


def _owned(master: stored_resume.Master, owner: str) -> OwnedNames:
    found = next((one for one in owned_names(master.resume) if one.owner == owner), None)
    if found is None:
        raise UserError("names-owner-unknown", owner=owner[:80])
    return found
