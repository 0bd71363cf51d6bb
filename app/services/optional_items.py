"""Leeway of copies beside the wordings: lists of skills in free order, items that not every copy needs. A change is a new version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from app.domain.copies import MasterVersion
from app.domain.optional_items import Item, Leeway, Order, items_of, optional_items, orders_of
from app.domain.resume import Resume
from app.domain.rewriting_outlook import RewritingOutlook, rewriting_outlook
from app.errors import UserError
from app.services import stored_resume
from app.services.imports import ImportService

if TYPE_CHECKING:
    from app.vault.vault import Vault

NOTE: Final = "leeway"


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that can be ticked in a résumé, and the ticks: `kept` are ticked items that stay all the same, since all of their list is ticked."""

    orders: tuple[Order, ...]
    items: tuple[Item, ...]
    leeway: Leeway
    kept: tuple[str, ...]
    outlook: RewritingOutlook


class LeewayService:
    """The leeway of the résumés of one vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def choices(self, master: str = stored_resume.MAIN) -> Choices:
        """Return what can be ticked, in document order. Raises `UserError` `no-resume`."""
        current = stored_resume.current(self._vault, master)
        used = {item.key for item in optional_items(current.resume, current.leeway)}
        kept = tuple(key for key in current.leeway.optional if key not in used)
        outlook = outlook_of(current.resume, current.leeway)
        return Choices(orders_of(current.resume), items_of(current.resume), current.leeway, kept, outlook)

    def set(self, leeway: Leeway, master: str = stored_resume.MAIN) -> MasterVersion:
        """Keep a leeway in a new version; the newest itself where it is set already. A list whose order is free is not fixed. Raises
        `UserError` `no-resume`, or `leeway-unknown` for a list or item that cannot be ticked."""
        current = stored_resume.current(self._vault, master)
        known = {*(one.path for one in orders_of(current.resume)), *(item.key for item in items_of(current.resume))}
        for key in (*leeway.free, *leeway.optional):
            if key not in known:
                raise UserError("leeway-unknown", item=key[:80])
        fixed = tuple(path for path in leeway.fixed if path not in leeway.free)
        return ImportService(self._vault).accept(
            current.resume,
            master=master,
            note=NOTE,
            wordings=current.wordings,
            names=True,
            leeway=replace(leeway, fixed=fixed),
        )

    def change(
        self,
        *,
        leave_out: Iterable[str] = (),
        keep: Iterable[str] = (),
        free: Iterable[str] = (),
        as_written: Iterable[str] = (),
        master: str = stored_resume.MAIN,
    ) -> MasterVersion:
        """Tick and untick: items that copies may leave out or keep, lists whose order is free or stays as written. Raises like `set`."""
        old = stored_resume.current(self._vault, master).leeway
        leeway = Leeway(_changed(old.free, free, as_written), old.fixed, _changed(old.optional, leave_out, keep))
        return self.set(leeway, master)


def outlook_of(resume: Resume, leeway: Leeway) -> RewritingOutlook:
    """Return what the ticked items of a résumé are worth if somebody rewrites the whole text, and what further ones would add."""
    everything = Leeway(optional=tuple(item.key for item in items_of(resume)))
    ticked, possible = len(optional_items(resume, leeway)), len(optional_items(resume, everything))
    return rewriting_outlook(ticked, max(ticked, possible))


def _changed(old: Iterable[str], added: Iterable[str], removed: Iterable[str]) -> tuple[str, ...]:
    gone = set(removed)
    return tuple(key for key in dict.fromkeys([*old, *added]) if key not in gone)
