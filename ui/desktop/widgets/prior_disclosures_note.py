"""Lines above the buttons of a copy: what this employer, or an agency for them, already has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from app.domain.sensitivity import Stage
from ui.desktop.shell import vocabulary
from ui.desktop.shell.date_formats import day_of, format_moment
from ui.desktop.widgets.safe_text import LiveText, one_line

if TYPE_CHECKING:
    from app.services.prior_disclosures import PriorDisclosure


SHOWN: Final = 3
"""What an employer and agencies for them have is told one by one, up to so many."""


class EarlierNote(LiveText):
    """Hidden when there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[PriorDisclosure, ...] = ()
        self._recalled = False
        self.set_tone("notice")
        self.on_language_change(self._retranslate)

    def show_earlier(self, found: Sequence[PriorDisclosure], *, recalled: bool = False) -> None:
        """Show what was found, the latest first, and whether the choices of the last copy are in force."""
        self._found, self._recalled = tuple(found), recalled
        self._retranslate()

    def _retranslate(self) -> None:
        self.setVisible(bool(self._found))
        if not self._found:
            return
        last, *others = map(self._sentence, self._found[:SHOWN])
        also = self.tr("The same is left out as in that copy.") if self._recalled else ""
        text, hidden = "\n".join((f"{last} {also}".strip(), *others)), len(self._found) - SHOWN
        more = self.tr("and {count} more").format(count=hidden)
        self.setText(f"{text} ({more})" if hidden > 0 else text)

    def _sentence(self, last: PriorDisclosure) -> str:
        name = one_line(last.name)
        if not last.reference:
            return self.tr("{name} received your application on {day}, before you used Countermark.").format(
                name=name, day=day_of(last.at)
            )
        if last.employer:
            text = self.tr("{agency} already has a copy for {employer}: {reference}, {stage}, made {day}.")
        else:
            text = self.tr("{agency} already has a copy: {reference}, {stage}, made {day}.")
        return text.format(
            agency=name,
            employer=one_line(last.employer),
            reference=last.reference,
            stage=vocabulary.stage(Stage(last.stage)),
            day=format_moment(last.at),
        )
