"""The answer to "which copy is this?": a copy or "cannot tell", the evidence, and what it does not prove."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.attribution import EvidenceItem, Verdict
from app.messages import SOURCE, alternative, texts
from ui.desktop.models.incident_words import excerpt, suggestions_for_stronger_answer
from ui.desktop.models.mark_names import bound_text, layer_name, option_name, place_name
from ui.desktop.models.trace_report import TracedFile, headline, note_text
from ui.desktop.shell.date_formats import format_moment
from ui.desktop.shell.i18n import Translatable, translations
from ui.desktop.shell.messages import sentence
from ui.desktop.theme.icons import Glyph
from ui.desktop.widgets.basic import Button, Card, TintedBlock, clear, column, row, rule
from ui.desktop.widgets.flow_layout import Point, row_with_buttons
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.safe_text import ElidedLabel, Text, one_line

if TYPE_CHECKING:
    from app.services.traces import Suspect, TraceResult

MANY: Final = 8
"""Most recipients that are named in one line."""
SEEN: Final = 90
"""Characters of an observed place that are shown."""


class Answer(Translatable, QWidget):
    """Shows a trace. `copy_asked` carries a copy's id."""

    copy_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.traced: TracedFile | None = None
        self._invented = False
        self.view = Scroll(width=820)
        column(self).addWidget(self.view)
        self.on_language_change(self._draw)

    @property
    def result(self) -> TraceResult | None:
        """The result on show."""
        return self.traced.result if self.traced else None

    def load(self, traced: TracedFile, *, invented: bool = False) -> None:
        """Show a result. Of an `invented` one the text is shown too, and its copies cannot be opened: there are none."""
        self.traced, self._invented = traced, invented
        self._draw()
        self.view.verticalScrollBar().setValue(0)

    def _draw(self) -> None:
        if self.result is None:
            return
        body = self.view.body
        clear(body)
        body.addWidget(self._headline(self.result))
        if self._invented:
            body.addWidget(self._surfaced_text_card())
        for suspect in self.result.named:
            body.addWidget(self._suspect(suspect))
        if self.traced and (sentences := suggestions_for_stronger_answer(self.traced)):
            body.addWidget(self._evidence_card(sentences))
        body.addWidget(Limits(self.result.attribution.alternatives, named=bool(self.result.named)))

    def _headline(self, result: TraceResult) -> Card:
        verdict, card = result.attribution.verdict, Card(space="m")
        glyph, tone = ("eye", "accent") if verdict is not Verdict.INCONCLUSIVE else ("question", "muted")
        head = row(space="l")
        head.addWidget(Glyph(glyph, tone, 36), 0, Qt.AlignmentFlag.AlignTop)
        texts = column(space="xs")
        head.addLayout(texts, 1)
        first = result.suspects[0] if result.suspects else None
        texts.addWidget(Text(headline(result), "title"))
        if verdict is Verdict.INCONCLUSIVE or first is None:
            for why in self._inconclusive_reasons(result):
                texts.addWidget(Text(why))
        else:
            made = self.tr("Made for {recipient} on {day}").format(
                recipient=one_line(first.recipient.name), day=format_moment(first.copy.created)
            )
            texts.addWidget(Text(made, "lead"))
            if said := note_text(result):  # a reference that speaks against the text, a number that no copy held
                texts.addWidget(Text(said))
        count = result.attribution.copies_considered
        texts.addWidget(Text(self.tr("Copies compared: {count}").format(count=count), "caption"))
        if not self._invented:
            tests = self.tr("Texts compared so far: {count}").format(count=result.tests_made)
            texts.addWidget(Text(tests, "caption"))
        card.body.addLayout(head)
        return card

    def _inconclusive_reasons(self, result: TraceResult) -> list[str]:
        """Why no copy is named, and what is known all the same."""
        answer = result.attribution
        if answer.note != "contact-row":
            general = self.tr(
                "There is not enough of any one copy here to name it. More of the text, or the file, would help."
            )
            found = max((one.bits for one in answer.candidates), default=0.0)
            bits = self.tr("Strength of what was found: {found}. Needed to name a copy: {needed}.").format(
                found=f"{max(0.0, found):.0f}", needed=f"{answer.bits_needed:.0f}"
            )
            return [note_text(result) or general, *([] if answer.note else [bits])]
        names = self.tr(", ").join(one_line(one.name) for one in result.known_by[:MANY])
        more = len(result.known_by) - MANY
        if more > 0:
            names = self.tr("{names} and {count} more").format(names=names, count=more)
        same = self.tr("It contains only contact data, which is the same in every copy that shows it.")
        return [same, note_text(result), names]

    def _surfaced_text_card(self) -> Card:
        card = Card("inset", space="s")
        card.body.addWidget(Text(self.tr("This text turned up on a web page (invented)"), "strong"))
        card.body.addWidget(Text(excerpt(self.traced.untrusted_text if self.traced else ""), "muted"))
        return card

    def _suspect(self, suspect: Suspect) -> Card:
        card = Card(space="m")
        open_copy = Button("quiet", "arrow-right")
        open_copy.setText(self.tr("See this copy"))
        open_copy.clicked.connect(partial(self._ask, suspect.copy.copy_id))
        if self._invented:
            open_copy.hide()
        head, held = row(space="m"), QWidget()
        head.addWidget(Text(suspect.copy.reference, "section", wrap=False))
        head.addWidget(ElidedLabel(suspect.recipient.name, "strong"), 1)
        held.setLayout(head)
        card.body.addWidget(row_with_buttons(held, open_copy))
        if suspect.copy.voided:
            void = self.tr("You made this copy void: {reason}")
            card.body.addWidget(Text(void.format(reason=one_line(suspect.copy.voided))))
        bound = self.tr("Probability of a wrong match by chance: {bound}")
        card.body.addWidget(Text(bound.format(bound=bound_text(suspect.candidate.p_false))))
        card.body.addWidget(rule())
        for layer, _bits in sorted(suspect.candidate.layers.items(), key=lambda pair: -pair[1]):
            items = [item for item in suspect.candidate.evidence if item.layer == layer and item.seen.strip()]
            if items:
                card.body.addLayout(self._layer(layer, items))
        return card

    def _layer(self, layer: str, items: list[EvidenceItem]) -> QVBoxLayout:
        lines = column(space="xs")
        lines.addWidget(Text(layer_name(layer), "strong"))
        if layer == "file":
            lines.addWidget(Text(self.tr("What surfaced is the file of this copy, byte for byte."), "muted"))
            return lines
        for item in items[:3]:
            against = item.bits < 0 and item.expected.strip()
            text = (
                self.tr("{place}: “{seen}”, where this copy has “{expected}”")
                if against
                else self.tr("{place}: “{seen}”")
            )
            said = text.format(
                place=place_name(item.place),
                seen=_shortened(option_name(item.place, item.seen)),
                expected=_shortened(option_name(item.place, item.expected)),
            )
            lines.addWidget(Text(said, "muted"))
        if len(items) > 3:
            lines.addWidget(Text(self.tr("More of the same kind: {count}").format(count=len(items) - 3), "caption"))
        return lines

    def _ask(self, copy_id: str) -> None:
        self.copy_asked.emit(copy_id)

    def _evidence_card(self, sentences: list[str]) -> Card:
        card = Card("inset", space="s")
        card.body.addWidget(Text(self.tr("What would make the answer stronger"), "strong"))
        for text in sentences:
            point = Point("plus", "accent")
            point.label.setText(text)
            card.body.addWidget(point)
        return card


class Limits(TintedBlock):
    """Limits of a result, or other ways it may have happened, by their codes."""

    def __init__(self, alternatives: Sequence[str], *, named: bool) -> None:
        super().__init__("notice")
        title = self.tr("What this does not prove") if named else self.tr("Other ways it could have happened")
        self.body.addWidget(Text(title, "strong"))
        if named:
            self.body.addWidget(Text(sentence("trace-limits")))
        known = [one for one in alternatives if f"alternative-{one}" in texts(SOURCE)]
        lines = [alternative(one, translations().language, named=named) for one in known]
        if len(known) < len(alternatives):
            lines.append(
                self.tr("A further way that a newer version of Countermark knows; this one has no words for it.")
            )
        for line in lines:
            point = Point("chevron-right", "notice")
            point.label.setText(line)
            self.body.addWidget(point)


def _shortened(untrusted_text: str) -> str:
    """Return the observed text on one line, shortened; the whole of it would be the résumé again."""
    text = one_line(untrusted_text)
    return text if len(text) <= SEEN else f"{text[:SEEN].rstrip()}…"
