"""Check cards, copies and letters that are offered for an evidence pack, the latest of each, by the words they are known by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.stored_records import Incident
from app.services.incidents import answers_of
from ui.desktop.shell.date_formats import day_of

if TYPE_CHECKING:
    from ui.desktop.shell.session import Session

SHOWN: Final = 12
"""Cards, copies and recipients that are offered."""
Offer = tuple[str, str]
"""An id or reference, and the words it is known by."""


def offered_checks(session: Session, first: str = "") -> list[Offer]:
    """Return the cards that are offered, the one with the id `first` before the others: of each posting the newest card, which holds every answer that
    was added to it, and none twice under the same words."""
    hidden, checks = session.trash.ids("check"), session.vault.checks
    asked = [one for one in checks.headings() if one.id == first]
    offers = dict[str, str]()
    for one in (*asked, *(one for one in checks.latest() if one.id not in hidden)):
        offers.setdefault(f"{one.name} · {day_of(one.created[:10])}", one.id)
    return [(check_id, words) for words, check_id in offers.items()][:SHOWN]


def offered_copies(session: Session) -> list[Offer]:
    """Return the copies that are offered."""
    names = {one.id: one.name for one in session.vault.recipients.all()}
    return [
        (one.reference, f"{one.reference} · {names.get(one.recipient_id, '')} · {day_of(one.created[:10])}")
        for one in session.vault.copies.all()[:SHOWN]
    ]


def offered_letters(session: Session) -> list[Offer]:
    """Return the recipients that letters were sent to."""
    from app.services.letters import LetterService

    wrote = {one.recipient_id for one in LetterService(session.vault, session.clock).all() if one.sent}
    return [(one.id, one.name) for one in session.vault.recipients.all() if one.id in wrote][:SHOWN]


def ticked_copies(incident: Incident | None) -> frozenset[str]:
    """Return the references of the copies that an incident was found consistent with."""
    answers = answers_of(incident)[:1] if incident is not None else ()
    return frozenset(copy.reference for answer in answers for copy in answer.copies)
