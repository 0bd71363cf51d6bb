"""Widgets of the Send page about handing a copy over: kinds that employers expect, the visible reference and its cost, the name of the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.address_order import country_name
from app.domain.sensitivity import Kind
from app.workers.cancellation import CancelToken
from ui.desktop.models import traceability
from ui.desktop.models.proposed_value import ProposedValue
from ui.desktop.shell import vocabulary
from ui.desktop.shell.i18n import Translatable, translations
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.page_host import Shell
from ui.desktop.widgets.basic import Button, TintedBlock, column
from ui.desktop.widgets.flow_layout import row_with_buttons
from ui.desktop.widgets.safe_text import ElidedLabel, LiveText, Text
from ui.desktop.widgets.traceability_view import strength

if TYPE_CHECKING:
    from app.domain.attribution import ScenarioBits
    from app.services.copy_plan import CopyPlan

_RISK_TOLD: Final = "expected-risk-told"
"""Preference: kinds whose risk the person was told when they kept them as employers expect."""


class ExpectedNote(Translatable, TintedBlock):
    """One line where employers expect what the stage withholds: `wanted` carries the kinds to be kept. Its risk is said until it was kept once."""

    wanted = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__("notice", parent)
        self._shell, self._kinds, self._country = shell, (), ""  # type: Shell, tuple[Kind, ...], str
        self.text, self.keep = Text(), Button("quiet", "tick")
        self.body.addWidget(row_with_buttons(self.text, self.keep))
        self.keep.clicked.connect(self._keep)
        self.hide()
        self.on_language_change(self._retranslate)

    def show_kinds(self, kinds: Sequence[Kind], country: str) -> None:
        """Offer kinds that employers of a country (ISO 3166) expect; none hides the line."""
        self._kinds, self._country = tuple(kinds), country
        self.setVisible(bool(self._kinds))
        self._retranslate()

    def _retranslate(self) -> None:
        names = self.tr(", ").join(map(vocabulary.kind, self._kinds))
        where = country_name(self._country, translations().language == "zh")
        told = self.tr("Usually expected with an application ({country}): {kinds}.")
        sentences = [told.format(country=where, kinds=names)]
        if not set(self._told()) >= {kind.value for kind in self._kinds}:
            sentences.append(self.tr("Anyone with the copy can call you. Use a number you can give up."))
        self.text.setText(" ".join(sentences))
        self.keep.setText(self.tr("Show it in this copy"))

    def _told(self) -> list[str]:
        stored = self._shell.session.vault.preferences.get(_RISK_TOLD, []) if self._kinds else []
        return [str(one) for one in stored] if isinstance(stored, list) else []

    def _keep(self) -> None:
        kinds, vault = self._kinds, self._shell.session.vault
        with vault.transaction():
            vault.preferences.set(_RISK_TOLD, sorted({*self._told(), *(kind.value for kind in kinds)}))
        self.wanted.emit(kinds)


class ReferenceChoice(Translatable, QWidget):
    """Choice of a visible reference, with its `box` and the `file` name in the bar; `changed` after every choice. Without it this says the cost."""

    changed = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell, self._measuring = shell, JobSlot(self)
        self._value = ProposedValue(True)
        self._bits: tuple[ScenarioBits, ...] = ()
        self.box, self.cost, self.file = QCheckBox(), LiveText(), ElidedLabel("", "caption")
        self.cost.set_tone("warning")
        column(self).addWidget(self.cost)
        self.bind_text(self.box.setText, lambda: self.tr("Print the reference"))
        self.bind_text(self.file.setAccessibleName, lambda: self.tr("File name"))
        self.on_language_change(self._show_cost)
        self.box.clicked.connect(self._choose)
        self._show()

    @property
    def printed(self) -> bool:
        """True if the pages show the reference."""
        return self._value.value

    def begin(self) -> None:
        """Nothing is chosen yet."""
        self._value.forget()
        self._show()

    def propose(self, printed: bool | None) -> None:
        """Propose what the recipient's last copy showed (None: nothing is known)."""
        self._value.propose(printed)
        self._show()

    def _choose(self, printed: bool) -> None:
        self._value.choose(printed)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.box.setChecked(self.printed)
        self.setVisible(not self.printed)
        self._show_cost()

    def show_plan(self, plan: CopyPlan | None, formats: Sequence[str]) -> None:
        """Show the name the files will have, and measure the cost where there is one."""
        name = f"{plan.file_stem}.{formats[0]}" if plan is not None else ""
        self.file.set_untrusted(name)
        if plan is not None and not self.printed:
            session = self._shell.session

            def work(token: CancelToken, _progress: object) -> tuple[ScenarioBits, ...]:
                return traceability.measure(session, plan, token)

            self._measuring.start(work, Outcomes(self._measured, self._shell.messages.error))

    def _measured(self, bits: tuple[ScenarioBits, ...]) -> None:
        self._bits = bits
        self._show_cost()

    def _show_cost(self) -> None:
        verdicts = {one.scenario: strength(one.verdict) for one in self._bits}
        told = [
            self.tr(
                "Without the reference, the pages don't identify the copy. A leak can then be traced by the marks only."
            )
        ]
        if "full" in verdicts and "half" in verdicts:
            rated = self.tr("Traceability of the full text: {whole}; of half the text: {half}.")
            told.append(rated.format(whole=verdicts["full"], half=verdicts["half"]))
        self.cost.setText(" ".join(told) if not self.printed else "")
