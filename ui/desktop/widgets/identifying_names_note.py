"""Line above the buttons of a copy: names it prints that may identify somebody whom it withholds, and what to do about the first of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.identifying_names import Decision, PrintedName
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.input_guard import InputGuard
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.flow_layout import row_with_buttons
from ui.desktop.widgets.safe_text import LiveText, explain, no_key, one_line

if TYPE_CHECKING:
    from app.services.stored_resume import Master

SHOWN: Final = 3
"""Names that the line lists."""
_LONG: Final = 24


class NamesNote(Translatable, QWidget):
    """Hidden when there is no such name. `decided` carries owner, name and what the person wants; `all_asked`: to see all of them.

    What was decided is not asked about again by a preview of a version from before.
    """

    decided = Signal(str, str, str)
    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names: list[PrintedName] = []
        self._decided: dict[tuple[str, str, str], int] = {}
        self.text, self.withhold, self.keep, self.all = LiveText(), Button(), Button("quiet"), Button("quiet")
        self.text.set_tone("warning")
        self._hesitation = InputGuard(self)
        row_with_buttons(self.text, self.withhold, self.keep, self.all, space="m", holder=self)
        self.all.set_text(lambda: self.tr("See all names"))
        self.on_language_change(self._retranslate)
        self.withhold.clicked.connect(lambda: self._decide(Decision.CONFIRMED))
        self.keep.clicked.connect(lambda: self._decide(Decision.DISMISSED))
        self.all.clicked.connect(self.all_asked)

    @property
    def names(self) -> tuple[PrintedName, ...]:
        """The names that are asked about, the likeliest first."""
        return tuple(self._names)

    def show_names(self, master: Master | None, found: Sequence[PrintedName]) -> None:
        """Show the names that a copy of a master version prints."""
        self._names = [
            one for one in found if master and self._decided.get((master.name, one.owner, one.text), 0) <= master.number
        ]
        self._retranslate()

    def settle(self, master: str, version: int, owner: str, name: str) -> None:
        """Ask no more about a name that was decided on; the decision is part of that version."""
        self._decided[master, owner, name] = version
        self._names = [one for one in self._names if (one.owner, one.text) != (owner, name)]
        self._retranslate()

    def _decide(self, decision: Decision) -> None:
        if self._names:
            self._hesitation.begin()  # the second of a double click would answer for the next name
            self.decided.emit(self._names[0].owner, self._names[0].text, decision)

    def _retranslate(self) -> None:
        self.setVisible(bool(self._names))
        if not self._names:
            return
        names = self.tr(", ").join(_shortened(one.text) for one in self._names[:SHOWN])
        if len(self._names) > SHOWN:
            text = self.tr("May identify you: {names} ({count} more)")
            self.text.setText(text.format(names=names, count=len(self._names) - SHOWN))
        else:
            self.text.setText(self.tr("May identify you: {names}").format(names=names))
        first = self._names[0]
        why = self.tr("It may identify {owner}.").format(owner=one_line(first.owner_name))
        for button, text in (
            (self.withhold, self.tr("Withhold “{name}”")),
            (self.keep, self.tr("Keep “{name}”")),
        ):
            name = text.format(name=_shortened(first.text))
            button.setText(no_key(name))
            button.setAccessibleName(name)
            button.setAccessibleDescription(f"{one_line(first.text)}. {why}")
            explain(button, why)


def _shortened(name: str) -> str:
    flat = one_line(name)
    return flat if len(flat) <= _LONG else f"{flat[:_LONG]}…"
