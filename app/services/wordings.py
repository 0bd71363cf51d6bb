"""Wordings a copy may vary: the program's proposals, and the person's approvals. Nothing is applied unasked.

Approved wordings are part of a master version, so approving one makes a new version.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.copies import MasterVersion
from app.domain.resume import Resume
from app.errors import UserError
from app.marks.sentences import prose_of
from app.marks.wording_check import hard_problems, soft_problems
from app.marks.wording_proposals import Proposal, propose
from app.services import stored_resume
from app.services.imports import ImportService

if TYPE_CHECKING:
    from app.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Variant:
    """One alternative wording of a sentence. `number` counts the proposals of its field from 1 (0: the person's own)."""

    number: int
    text: str
    rule: str
    approved: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the master and its other wordings, proposed and approved."""

    field_id: str
    text: str
    variants: tuple[Variant, ...]


class WordingService:
    """Lists and stores the wordings of one vault's masters."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def sentences(self, master: str = stored_resume.MAIN) -> tuple[Sentence, ...]:
        """Return every sentence that has a proposal or an approved wording, in printed order. Raises `UserError` `no-resume`."""
        current = stored_resume.current(self._vault, master)
        proposed = _proposed(current.resume)
        found = []
        for field_id, text, _ in prose_of(current.resume):
            approved = current.wordings.get(field_id, ())
            variants = [
                Variant(number, one.variant, one.rule, one.variant in approved)
                for number, one in enumerate(proposed.get(field_id, ()), 1)
            ]
            known = {one.text for one in variants}
            variants += [Variant(0, own, "own", True) for own in approved if own not in known]
            if variants:
                found.append(Sentence(field_id, text, tuple(variants)))
        return tuple(found)

    def approve(self, field_id: str, numbers: Sequence[int], master: str = stored_resume.MAIN) -> MasterVersion:
        """Approve proposals of one sentence by number, in addition to those approved before.

        Raises `UserError` `wording-field-unknown` or `wording-number-unknown`.
        """
        current = stored_resume.current(self._vault, master)
        _text_of(current.resume, field_id)
        proposed = [one.variant for one in _proposed(current.resume).get(field_id, ())]
        for number in numbers:
            if not 1 <= number <= len(proposed):
                raise UserError("wording-number-unknown", field=field_id, number=number, count=len(proposed))
        chosen = [*current.wordings.get(field_id, ()), *(proposed[number - 1] for number in numbers)]
        return self.set(field_id, chosen, master)

    def set(self, field_id: str, variants: Sequence[str], master: str = stored_resume.MAIN) -> MasterVersion:
        """Set the approved wordings of one sentence (none = withdraw all) in a new version.

        Raises `UserError` `wording-field-unknown`, or `wording-refused` for one that changes a number, a term or is
        empty.
        """
        current = stored_resume.current(self._vault, master)
        original = _text_of(current.resume, field_id)
        kept = tuple(dict.fromkeys(text for text in variants if text != original))
        for text in kept:
            problems = hard_problems(current.resume, original, text)
            if problems:
                raise UserError("wording-refused", wording=text, reason=problems[0])
        wordings = {**current.wordings, field_id: kept}
        return ImportService(self._vault).accept(current.resume, master=master, note="wordings", wordings=wordings)

    def doubts(self, field_id: str, variant: str, master: str = stored_resume.MAIN) -> tuple[str, ...]:
        """Return reasons why a person's own wording may differ in meaning (`responsibility`, `certainty`, `tense`).

        To be shown before it is approved. Raises `UserError` `wording-field-unknown`.
        """
        return soft_problems(_text_of(stored_resume.current(self._vault, master).resume, field_id), variant)


def _proposed(resume: Resume) -> dict[str, list[Proposal]]:
    found: dict[str, list[Proposal]] = {}
    for one in propose(resume):
        found.setdefault(one.field_id, []).append(one)
    return found


def _text_of(resume: Resume, field_id: str) -> str:
    for key, text, _ in prose_of(resume):
        if key == field_id:
            return text
    raise UserError("wording-field-unknown", field=field_id)
