"""The look of the copies of a résumé: what a person set for it, and what that means for a plan. A change is a new version."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

from app.domain.copies import MasterVersion
from app.domain.design import MOST_PAGES, Appearance, Arrangement, Layout, overridden
from app.domain.hidden_sections import HIDEABLE
from app.domain.style import default_style, ordered_sections
from app.errors import UserError
from app.render.themes.theme import layout_of, theme, theme_of
from app.services import stored_resume
from app.services.imports import ImportService

if TYPE_CHECKING:
    from app.services.stored_resume import Master
    from app.vault.vault import Vault

NOTE: Final = "design"


@dataclasses.dataclass(frozen=True, slots=True)
class Design:
    """Look of a copy, as its plan needs it."""

    layout: Layout
    arrangement: Arrangement
    hidden: tuple[str, ...] = ()


class AppearanceService:
    """The appearance of the résumés of one vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def get(self, master: str = stored_resume.MAIN) -> Appearance:
        """Return what is set. Raises `UserError` `no-resume`."""
        return stored_resume.current(self._vault, master).appearance

    def set(self, appearance: Appearance, master: str = stored_resume.MAIN) -> MasterVersion:
        """Keep an appearance in a new version; the newest itself where it is set already. Raises `UserError` as `checked` does."""
        current = stored_resume.current(self._vault, master)
        return ImportService(self._vault).accept(
            current.resume,
            master=master,
            note=NOTE,
            wordings=current.wordings,
            names=True,
            appearance=checked(appearance),
        )


def checked(appearance: Appearance) -> Appearance:
    """Return the appearance. Raises `UserError` `theme-unknown`, `accent-unusable`, `fonts-unknown`, `paper-unknown`, `pages-unusable`,
    `section-unknown`."""
    layout_of(appearance)
    if not 0 <= appearance.pages <= MOST_PAGES:
        raise UserError("pages-unusable", pages=appearance.pages, most=MOST_PAGES)
    for key in (*appearance.section_order, *appearance.hidden):
        if key not in HIDEABLE and not key.startswith("sections."):
            raise UserError("section-unknown", section=key[:40])
    return appearance


def design_of(master: Master, chosen: Appearance) -> Design:
    """Return the design of a copy: what is set for the résumé, and over it what is `chosen` for this copy."""
    wanted = checked(overridden(master.appearance, chosen))
    layout = layout_of(wanted)
    return Design(layout, theme_of(layout, master.resume.language).arrangement, wanted.hidden)


def pinned_sections(appearance: Appearance) -> tuple[str, ...]:
    """Return the sections whose place is fixed: those a person ordered; else those that the theme set for the résumé puts first."""
    if appearance.section_order or not appearance.theme:
        return appearance.section_order
    return theme(appearance.theme).order


def printed_order(appearance: Appearance, language: str) -> tuple[str, ...]:
    """Return the keys of all sections that can be moved, in the order in which an unmarked copy prints them."""
    return ordered_sections(dataclasses.replace(default_style(language), section_order=pinned_sections(appearance)))


def with_section_moved(appearance: Appearance, language: str, key: str, place: int) -> Appearance:
    """Return the appearance with a section at another place (from 0) of `printed_order`; as usual again where that is the usual order."""
    order = [one for one in printed_order(appearance, language) if one != key]
    order.insert(max(0, place), key)
    usual = printed_order(dataclasses.replace(appearance, section_order=()), language)
    return dataclasses.replace(appearance, section_order=() if tuple(order) == usual else tuple(order))
