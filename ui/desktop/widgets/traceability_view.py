"""Shows the traceability of a copy: how well it could be traced, in words, what simulated attacks left of it, and what would help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.attribution import Verdict
from app.messages import advice
from ui.desktop.shell.i18n import Translatable, translations
from ui.desktop.shell.messages import sentence
from ui.desktop.theme.icons import Glyph
from ui.desktop.widgets.basic import Badge, Button, Card, TintedBlock, clear, column, rule
from ui.desktop.widgets.flow_layout import row_with_buttons, with_glyph
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import Text

if TYPE_CHECKING:
    from app.domain.attribution import DrillResult, ScenarioBits

_GLYPHS: Final = {
    Verdict.IDENTIFIED: ("confirmed", "good"),
    Verdict.PROBABLE: ("info", "notice"),
    Verdict.INCONCLUSIVE: ("question", "muted"),
}
_TONES: Final = {Verdict.IDENTIFIED: "good", Verdict.PROBABLE: "notice", Verdict.INCONCLUSIVE: "warning"}


def strength(verdict: Verdict) -> str:
    """Return the traceability in a word."""
    return {
        Verdict.IDENTIFIED: QCoreApplication.translate("meter", "Strong"),
        Verdict.PROBABLE: QCoreApplication.translate("meter", "Fair"),
        Verdict.INCONCLUSIVE: QCoreApplication.translate("meter", "Not traceable"),
    }[verdict]


class MeterView(Translatable, QWidget):
    """`looked` is emitted when it is shown, `try_asked` starts the drill, `wordings_asked` opens the Wordings view.

    `cancelled` stops the drill.
    """

    looked = Signal()
    try_asked = Signal()
    wordings_asked = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bits: tuple[ScenarioBits, ...] = ()
        self.results: tuple[DrillResult, ...] = ()
        self.view, self._measured, self._tried = Scroll(), column(space="s"), column(space="s")
        self.lead, self.busy = Text(look="muted"), Busy()
        self.help, self.help_text, self.wordings = TintedBlock("notice"), Text(), Button("quiet", "arrow-right")
        self.drill_title, self.drill_lead, self.go = Text(look="strong"), Text(look="muted"), Button("", "shield")
        self._build_layout()
        self.lead.set_text(lambda: self.tr("If this copy surfaced, could you tell that it is this one?"))
        self.wordings.set_text(lambda: self.tr("Look at wordings"))
        self.drill_title.set_text(lambda: self.tr("Try it"))
        self.drill_lead.set_text(
            lambda: self.tr("Treats this copy as a leak in eleven ways and traces each. Nothing is saved or sent.")
        )
        self.go.set_text(lambda: self.tr("Try it on this copy"))
        self.on_language_change(self._draw)
        self.go.clicked.connect(self.try_asked)
        self.wordings.clicked.connect(self.wordings_asked)
        self.busy.cancelled.connect(self.cancelled)

    def _build_layout(self) -> None:
        body = self.view.body
        body.addSpacing(8)
        body.addWidget(self.lead)
        body.addLayout(self._measured)
        self.help.body.addWidget(self.help_text)
        self.help.body.addWidget(self.wordings, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self.help)
        body.addWidget(rule())
        body.addWidget(self.drill_title)
        body.addWidget(self.drill_lead)
        body.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self.busy)
        body.addLayout(self._tried)
        self.busy.hide()
        column(self).addWidget(self.view)

    def showEvent(self, event: QShowEvent) -> None:
        """The person looks."""
        super().showEvent(event)
        self.looked.emit()

    def show_bits(self, bits: Sequence[ScenarioBits]) -> None:
        """Show an estimate."""
        self.bits = tuple(bits)
        self._draw()

    def show_results(self, results: Sequence[DrillResult]) -> None:
        """Show what the drill found."""
        self.results = tuple(results)
        self._draw()

    def summary(self) -> str:
        """Return the meter in one line."""
        strong = sum(one.verdict is Verdict.IDENTIFIED for one in self.bits)
        text = self.tr("Situations in which it can be traced: {strong} of {count}.")
        return text.format(strong=strong, count=len(self.bits)) if self.bits else ""

    def _draw(self) -> None:
        clear(self._measured)
        for one in self.bits:
            # the exact test of a bound may accept fewer bits than the simple rule behind "needed"
            exact = one.verdict is Verdict.IDENTIFIED and one.bits < one.needed
            text = (
                self.tr("Strength {found}, enough by the exact calculation")
                if exact
                else self.tr("Strength {found}, {needed} needed")
            )
            enough = text.format(found=f"{max(0.0, one.bits):.0f}", needed=f"{one.needed:.0f}")
            self._line(self._measured, sentence(f"scenario-{one.scenario}"), one.verdict, strength(one.verdict), enough)
        self._draw_help()
        clear(self._tried)
        for result in self.results:
            self._tried_line(result)

    def _tried_line(self, result: DrillResult) -> None:
        name, word = sentence(f"drill-{result.attack}"), self._outcome(result)
        if result.wrong:
            why = self.tr("Wrong: the trace named another copy of yours. Do not rely on it for this kind of leak.")
            self._line(self._tried, name, Verdict.INCONCLUSIVE, word, why, wrong=True)
        else:
            self._line(self._tried, name, result.verdict if result.right else Verdict.INCONCLUSIVE, word, "")

    def _draw_help(self) -> None:
        from app.services.traceability import advice_on

        found = advice_on(self.bits)
        self.help.setVisible(found is not None)
        if found is not None:
            said = advice(found.wordings, found.gained, found.left, translations().language)
            self.help_text.setText("\n".join(said))

    def _outcome(self, result: DrillResult) -> str:
        if result.wrong:
            return self.tr("Leads to another copy")
        if not result.right:
            return self.tr("Cannot tell")
        if result.verdict is Verdict.IDENTIFIED:
            return self.tr("Leads to this copy")
        return self.tr("Probably this copy")

    def _line(
        self, into: QVBoxLayout, name: str, verdict: Verdict, word: str, detail: str, *, wrong: bool = False
    ) -> None:
        card, (glyph, role) = Card("inset", space="xs"), ("critical", "critical") if wrong else _GLYPHS[verdict]
        texts = [Text(name, "strong"), *([Text(detail, "caption")] if detail else [])]
        card.body.setContentsMargins(12, 8, 12, 8)
        card.body.addWidget(
            row_with_buttons(
                with_glyph(Glyph(glyph, role, 20), *texts), Badge(word, "critical" if wrong else _TONES[verdict])
            )
        )
        into.addWidget(card)
