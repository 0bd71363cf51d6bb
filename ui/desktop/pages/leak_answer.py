"""The answer to "which copy is this?": a copy or "cannot tell", the evidence, and what it does not prove."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.attribution import EvidenceItem, Verdict
from ui.desktop.dates import when
from ui.desktop.i18n import Spoken
from ui.desktop.icons import Glyph
from ui.desktop.messages import sentence
from ui.desktop.models import labels
from ui.desktop.safe_text import Elided, Text, one_line
from ui.desktop.widgets.basic import Button, Card, Tinted, clear, column, row, rule
from ui.desktop.widgets.page import Scroll

if TYPE_CHECKING:
    from app.services.traces import Suspect, TraceResult

translate = QCoreApplication.translate


ONE_IN_A_BILLION: Final = 1e-9
"""Smaller bounds are not told apart: the model behind them is not that exact."""


def layer_name(layer: str) -> str:
    """A layer of marks in plain words."""
    return {
        "contact": translate("layers", "Contact address"),
        "order": translate("layers", "Order of items"),
        "wording": translate("layers", "Wording"),
        "style": translate("layers", "Way of writing"),
        "headings": translate("layers", "Headings"),
        "layout": translate("layers", "Layout"),
        "reference": translate("layers", "Printed reference"),
        "bytes": translate("layers", "The exact file"),
    }.get(layer, layer)


def place_name(place: str) -> str:
    """Where a mark stands: `reference`, `alias`, or `layer:what` with a field id or a document-wide choice."""
    named = {
        "reference": translate("layers", "Printed reference"),
        "alias": translate("layers", "Contact address"),
        "style:date_format": translate("layers", "How dates are written"),
        "style:range_dash": translate("layers", "Sign between dates"),
        "style:skill_separator": translate("layers", "Sign between skills"),
        "style:ampersand": translate("layers", "“and” or “&”"),
        "style:organisation_first": translate("layers", "Employer or position first"),
    }
    layer, _, what = place.partition(":")
    if layer == "headings":
        return translate("layers", "Heading")
    if layer == "order":
        return translate("layers", "Order in {section}").format(section=labels.section_of_id(what))
    return named.get(place) or layer_name(layer)


def bound_text(p_false: float) -> str:
    """An error bound for people: `1 in 4,000,000`."""
    if p_false < ONE_IN_A_BILLION:
        return translate("leak_answer", "less than 1 in {count}").format(count=f"{1_000_000_000:,}")
    return translate("leak_answer", "at most 1 in {count}").format(count=f"{round(1 / min(p_false, 1.0)):,}")


class Answer(Spoken, QWidget):
    """Shows a trace. `copy_asked` carries a copy's id."""

    copy_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result: TraceResult | None = None
        self.view = Scroll(width=820)
        column(self).addWidget(self.view)
        self.on_language(self._draw)

    def load(self, result: TraceResult) -> None:
        """Show a result."""
        self.result = result
        self._draw()
        self.view.verticalScrollBar().setValue(0)

    def _draw(self) -> None:
        if self.result is None:
            return
        body = self.view.body
        clear(body)
        body.addWidget(self._headline(self.result))
        named = self.result.attribution.verdict is not Verdict.INCONCLUSIVE
        for suspect in self.result.suspects[:3] if named else ():
            body.addWidget(self._suspect(suspect))
        body.addWidget(self._limits(self.result, named))

    def _headline(self, result: TraceResult) -> Card:
        verdict, card = result.attribution.verdict, Card(space="m")
        glyph, tone = ("eye", "accent") if verdict is not Verdict.INCONCLUSIVE else ("question", "muted")
        head = row(space="l")
        head.addWidget(Glyph(glyph, tone, 36), 0, Qt.AlignmentFlag.AlignTop)
        texts = column(space="xs")
        head.addLayout(texts, 1)
        first = result.suspects[0] if result.suspects else None
        if verdict is Verdict.INCONCLUSIVE or first is None:
            texts.addWidget(Text(self.tr("Cannot tell"), "title"))
            why = self.tr(
                "This does not hold enough of any one copy to name it. More of the text, or the file, would help."
            )
            texts.addWidget(Text(why))
        else:
            title = (
                self.tr("Consistent with copy {reference}")
                if verdict is Verdict.IDENTIFIED
                else self.tr("Probably consistent with copy {reference}")
            )
            texts.addWidget(Text(title.format(reference=first.copy.reference), "title"))
            made = self.tr("Made for {recipient} on {day}").format(
                recipient=one_line(first.recipient.name), day=when(first.copy.created)
            )
            texts.addWidget(Text(made, "lead"))
        count = result.attribution.copies_considered
        texts.addWidget(Text(self.tr("Copies compared: {count}").format(count=count), "caption"))
        card.body.addLayout(head)
        return card

    def _suspect(self, suspect: Suspect) -> Card:
        card = Card(space="m")
        head = row(space="m")
        head.addWidget(Text(suspect.copy.reference, "section", wrap=False))
        head.addWidget(Elided(suspect.recipient.name, "strong"), 1)
        open_copy = Button("quiet", "arrow-right")
        open_copy.setText(self.tr("See this copy"))
        open_copy.clicked.connect(partial(self._ask, suspect.copy.copy_id))
        head.addWidget(open_copy)
        card.body.addLayout(head)
        bound = self.tr("Probability that chance alone names a wrong copy: {bound}")
        card.body.addWidget(Text(bound.format(bound=bound_text(suspect.candidate.p_false))))
        card.body.addWidget(rule())
        for layer, _bits in sorted(suspect.candidate.layers.items(), key=lambda pair: -pair[1]):
            items = [
                item for item in suspect.candidate.evidence if item.layer == layer and (item.seen or item.expected)
            ]
            card.body.addLayout(self._layer(layer, items))
        return card

    def _layer(self, layer: str, items: list[EvidenceItem]) -> QVBoxLayout:
        lines = column(space="xs")
        lines.addWidget(Text(layer_name(layer), "strong"))
        for item in items[:3]:
            said = self.tr("{place}: “{seen}”").format(
                place=place_name(item.place), seen=one_line(item.seen or item.expected)[:80]
            )
            lines.addWidget(Text(said, "muted"))
        if len(items) > 3:
            lines.addWidget(Text(self.tr("More of the same kind: {count}").format(count=len(items) - 3), "caption"))
        return lines

    def _ask(self, copy_id: str) -> None:
        self.copy_asked.emit(copy_id)

    def _limits(self, result: TraceResult, named: bool) -> Tinted:
        block = Tinted("notice")
        title = self.tr("What this does not prove") if named else self.tr("How it may have happened anyway")
        block.body.addWidget(Text(title, "strong"))
        if named:
            block.body.addWidget(Text(sentence("trace-limits")))
        for code in result.attribution.alternatives:
            line = row(space="s")
            line.addWidget(Glyph("chevron-right", "notice", 16), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Text(sentence(f"alternative-{code}")), 1)
            block.body.addLayout(line)
        return block
