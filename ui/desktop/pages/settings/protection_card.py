"""A card of the Settings page: whether the process that reads strangers' files is closed off here. It is tried, not assumed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import AppError
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.pages.settings.titled_card import titled
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.widgets.basic import Card
from ui.desktop.widgets.safe_text import Text

if TYPE_CHECKING:
    from app.services.confinement_check import Protection


class ProtectionCard(Translatable, Card):
    """One sentence: nothing can be reached, or what can."""

    def __init__(self) -> None:
        super().__init__(space="m")
        self._place = JobSlot(self)
        self.sentence = Text(look="muted")
        self.found: Protection | None = None
        self._failed = False
        titled(self, "shield", lambda: self.tr("Reading files from others"))
        self.body.addWidget(self.sentence)
        self.on_language_change(self._retranslate)
        self._place.start(_examine, Outcomes(self._examined, self._could_not))

    @property
    def is_testing(self) -> bool:
        """True until the answer is there."""
        return self.found is None and not self._failed

    def _examined(self, found: Protection) -> None:
        self.found = found
        self._retranslate()

    def _could_not(self, _error: AppError) -> None:
        self._failed = True
        self._retranslate()

    def _retranslate(self) -> None:
        self.sentence.setText(self._text())

    def _text(self) -> str:
        if self._failed:
            return self.tr("This could not be tested just now.")
        if self.found is None:
            return self.tr("Testing on this computer…")
        if not self.found.open_groups:
            return self.tr(
                "Files from others are read in an isolated process, without access to the network, other files or other programs. This was just tested on this computer."
            )
        names = self._names()
        parts = self.tr(", ").join(names[group] for group in self.found.open_groups)
        return self.tr(
            "This system cannot fully isolate the process that reads files from others. It could still reach: {parts}."
        ).format(parts=parts)

    def _names(self) -> dict[str, str]:
        return {
            "read": self.tr("your other files, to read them"),
            "change": self.tr("your other files, to change them"),
            "network": self.tr("the network"),
            "programs": self.tr("programs, to start them"),
            "processes": self.tr("programs that are running"),
            "system": self.tr("functions of the system"),
        }


def _examine(token: CancelToken, _progress: Progress) -> Protection:
    from app.services.confinement_check import examine

    return examine(token)
