"""The view "Names that give me away": what is withheld with the person, each employer and each school, and what else could be.

Each tick is saved at once. Which names are ticked comes from the master alone: what is found out about them later changes no tick.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.domain.identifying_names import OWN, SHOWN, Decision, NameFacts, OwnedNames, OwnerNames, same_name
from app.domain.sensitivity import Kind
from ui.desktop.models import field_names
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.incremental_build import IncrementalBuild
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.basic import Button, Card, clear, column, row
from ui.desktop.widgets.flow_layout import bar, row_with_buttons
from ui.desktop.widgets.form_fields import ShortText
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.safe_text import LiveText, Text, one_line
from ui.desktop.widgets.sentence_view import SentenceView

KNOWN = 10
"""Names withheld without being asked for that a card lists."""
WIDTH = 820


class NameRow(Translatable, QWidget):
    """One name with a tick, the reason, and where it stands. `decided` carries what the person wants now."""

    decided = Signal(str)

    def __init__(self, facts: NameFacts, decision: Decision, owners: Mapping[str, str]) -> None:
        super().__init__()
        self.facts, self.decision, self._owners = facts, decision, owners
        self.box, self.name, self.why = QCheckBox(), Text(one_line(facts.text), "strong"), Text(look="caption")
        self.seen, self.also, self.warning = SentenceView(), Text(look="caption"), LiveText()
        self.other = Button("quiet")
        self.warning.set_tone("warning")
        lines, texts = row(self, space="s"), column(space="xs")
        texts.setSpacing(0)
        for part in (self.name, self.why, self.seen, self.also, self.warning):
            texts.addWidget(part)
        lines.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(texts, 1)
        lines.addWidget(self.other, 0, Qt.AlignmentFlag.AlignTop)
        self.box.clicked.connect(self._ticked)
        self.other.clicked.connect(self._dismissed)
        self.on_language_change(self.retranslate)
        self.retranslate()

    def show_facts(self, facts: NameFacts) -> None:
        """Show what was found out about the name; its tick stays."""
        self.facts = facts
        self.retranslate()

    def settle(self, decision: Decision) -> None:
        """Show what holds of the name now."""
        self.decision = decision
        self.retranslate()

    def retranslate(self) -> None:
        """Say it all."""
        facts, confirmed = self.facts, self.decision is Decision.CONFIRMED
        self.box.setChecked(confirmed)
        self.why.setText(self._reason())
        self.box.setAccessibleName(self.tr("Withhold {name}").format(name=one_line(facts.text)))
        self.box.setAccessibleDescription(
            ". ".join((self._reason(), facts.seen.text) if facts.seen else (self._reason(),))
        )
        self.seen.setVisible(facts.seen is not None)
        if facts.seen is not None:
            self.seen.show_sentence(facts.seen.text, facts.seen.start, facts.seen.end)
        elsewhere = self.tr(", ").join(self._owners[one] for one in facts.others if one in self._owners)
        self.also.setText(self.tr("Also appears in the entry of {names}").format(names=elsewhere))
        self.also.setVisible(bool(elsewhere))
        self.warning.setText(self._ordinary())
        self.warning.setVisible(bool(self.warning.text()))
        self.other.setVisible(not confirmed)
        again = self.decision is Decision.DISMISSED
        self.other.setText(self.tr("Ask again") if again else self.tr("Not identifying"))
        self.other.setAccessibleDescription(one_line(facts.text))

    def _reason(self) -> str:
        facts = self.facts
        reason = sentence(f"name-reason-{facts.reason}")
        if self.decision is Decision.DISMISSED:
            return self.tr("{reason} · marked as not identifying").format(reason=reason)
        if facts.seen is None:
            return self.tr("{reason} · not in your résumé at present").format(reason=reason)
        where = field_names.field_of_id(facts.seen.field)
        if facts.count > 1:
            return self.tr("{reason} · {where} · {count}×").format(reason=reason, where=where, count=facts.count)
        return self.tr("{reason} · {where}").format(reason=reason, where=where)

    def _ordinary(self) -> str:
        second = self.facts.second
        if self.decision is not Decision.CONFIRMED or second is None:
            return ""
        text = self.tr("This is also an ordinary word. Places where it is hidden: {count}, for example “{text}”")
        return text.format(count=self.facts.count, text=one_line(second.text))

    def _ticked(self, on: bool) -> None:
        self.decided.emit(Decision.CONFIRMED if on else Decision.OPEN)

    def _dismissed(self) -> None:
        self.decided.emit(Decision.OPEN if self.decision is Decision.DISMISSED else Decision.DISMISSED)


class OwnerCard(Translatable, Card):
    """The person, an employer or a school with its names. `decided` carries a name and what the person wants now; `changed`: rows came."""

    decided = Signal(str, str)

    def __init__(self, report: OwnerNames, now: OwnedNames, owners: Mapping[str, str]) -> None:
        super().__init__(space="m")
        self.owner, self.kind, self._owners = report.owner, report.kind, owners
        self.rows: list[NameRow] = []
        self._known = report.known
        self._list: QVBoxLayout = column(space="m")
        self._hidden: list[NameFacts] = []
        self.head, self.title, self.known = (
            Text(look="overline"),
            Text(one_line(report.name), "strong"),
            Text(look="muted"),
        )
        self.none, self.more, self.editor, self.add = (
            Text(look="caption"),
            Button("quiet"),
            ShortText(),
            Button("", "plus"),
        )
        self._build_layout()
        self._retranslate()
        self.more.clicked.connect(self.show_all)
        self.add.clicked.connect(self._add_own)
        self.editor.returnPressed.connect(self._add_own)
        self.load(report, now)

    def _build_layout(self) -> None:
        for part in (self.head, self.title, self.known, self.none):
            self.body.addWidget(part)
        self.body.addLayout(self._list)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.label = Text(look="caption")
        self.editor.setMaxLength(200)
        form = QWidget()
        lines = column(form, space="xs")
        lines.addWidget(self.label)
        lines.addWidget(row_with_buttons(self.editor, self.add, space="s"))
        self.body.addWidget(form)

    def _retranslate(self) -> None:
        self.head.set_text(self._kind_text)
        self.known.set_text(self._known_text)
        self.none.set_text(lambda: self.tr("No other names were found."))
        self.label.set_text(self._label_text)
        self.add.set_text(lambda: self.tr("Add and hide"))
        self.on_language_change(self._name_more)
        self.bind_text(self.editor.setAccessibleName, self._label_text)

    def load(self, report: OwnerNames, now: OwnedNames) -> None:
        """Show the names: those that are withheld, then the candidates, the likeliest first, then those said to identify nobody."""
        for facts in (*report.confirmed, *report.candidates[:SHOWN], *report.dismissed):
            self._row(facts, now)
        self._hidden = list(report.candidates[SHOWN:])
        for name in (*now.confirmed, *now.dismissed):  # decided on since they were looked for
            if self.row_of(name) is None:
                self._row(_unseen(name), now)
        self._say_rows()

    def refresh(self, report: OwnerNames) -> None:
        """Show what was found out about the names that are shown; no row comes, goes or changes its tick."""
        found = {facts.text: facts for facts in (*report.confirmed, *report.candidates, *report.dismissed)}
        for name in self.rows:
            if name.facts.text in found:
                name.show_facts(found[name.facts.text])

    def row_of(self, name: str) -> NameRow | None:
        """Return the row of a name, if there is one."""
        return next((one for one in self.rows if same_name(one.facts.text, name)), None)

    def settle(self, name: str, decision: Decision) -> None:
        """Show what holds of a name now; a new one gets a row."""
        one = self.row_of(name) or self._row(_unseen(name), OwnedNames(self.owner, self.kind, ""))
        one.settle(decision)
        self._say_rows()

    def show_all(self) -> None:
        """Show the candidates that are less likely, too."""
        hidden, self._hidden = self._hidden, []
        first = len(self.rows)
        for facts in hidden:
            self._row(facts, OwnedNames(self.owner, self.kind, ""))
        self._say_rows()
        if first < len(self.rows):
            self.rows[first].box.setFocus()

    def _row(self, facts: NameFacts, now: OwnedNames) -> NameRow:
        decision = Decision.OPEN
        for names, meant in ((now.dismissed, Decision.DISMISSED), (now.confirmed, Decision.CONFIRMED)):
            if any(same_name(one, facts.text) for one in names):
                decision = meant
        one = NameRow(facts, decision, self._owners)
        one.decided.connect(partial(self._decide, facts.text))
        self.rows.append(one)
        self._list.addWidget(one)
        return one

    def _decide(self, name: str, decision: str) -> None:
        self.decided.emit(name, decision)

    def _add_own(self) -> None:
        if self.editor.text().strip():
            self.decided.emit(self.editor.text(), Decision.CONFIRMED)

    def _say_rows(self) -> None:
        self.none.setVisible(not self.rows and not self._hidden)
        self._name_more()

    def _name_more(self) -> None:
        self.more.setText(self.tr("Show less likely names: {count}").format(count=len(self._hidden)))
        self.more.setAccessibleDescription(self.title.text())
        self.more.setVisible(bool(self._hidden))

    def _kind_text(self) -> str:
        if self.kind is Kind.NAME:
            return self.tr("You")
        return self.tr("School") if self.kind is Kind.SCHOOL else self.tr("Employer")

    def _known_text(self) -> str:
        shown = self.tr(", ").join(map(one_line, self._known[:KNOWN]))
        if len(self._known) > KNOWN:
            shown = self.tr("{names} and {count} more").format(names=shown, count=len(self._known) - KNOWN)
        if not shown:
            return self.tr("Already hidden: the name and its known spellings.")
        return self.tr("Already hidden: {names}").format(names=shown)

    def _label_text(self) -> str:
        if self.kind is Kind.NAME:
            return self.tr("Another name you are known by")
        return self.tr("Another name people use for {owner}").format(owner=self.title.text())


def _unseen(name: str) -> NameFacts:
    return NameFacts(name, OWN, None, 0, ordinary=False, second=None, others=())


class NamesView(Translatable, QWidget):
    """All owners. `decided` carries owner, name and what the person wants now; `left`: back to the résumé."""

    decided = Signal(str, str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = Scroll(width=WIDTH)
        self._cards: dict[str, OwnerCard] = {}
        self._slices = IncrementalBuild(self, self._say_state)
        self._searching = False
        self.lead, self.state, self.back = Text(look="muted"), Text(look="muted"), Button("primary", "arrow-left")
        self.heading = Text(look="strong")
        self.heading.set_text(lambda: self.tr("Names that give me away"))
        line = column(self, space="m")
        line.addWidget(self.heading)
        line.addWidget(self.lead)
        line.addWidget(self.view, 1)
        self.bar = bar(self.state, self.back)
        self.lead.set_text(
            lambda: self.tr(
                "A product, team, nickname or account can identify you as clearly as your name. Tick a name to hide it in every copy that hides its owner. Each change is saved at once."
            )
        )
        self.back.set_text(lambda: self.tr("Back to the résumé"))
        self.on_language_change(self._say_state)
        self.back.clicked.connect(self.left)

    def clear(self) -> None:
        """Show no names: they are being looked for."""
        self._slices.stop()
        clear(self.view.body)
        self._cards.clear()
        self._searching = True
        self._say_state()

    def load(self, report: Sequence[OwnerNames], now: Sequence[OwnedNames]) -> None:
        """Show a report. `now` is what the master says of the names at this moment."""
        self.clear()
        self._searching = False
        self._slices.begin(self._building(report, {one.owner: one for one in now}))

    def refresh(self, report: Sequence[OwnerNames]) -> None:
        """Show what a later report says of the names that are shown."""
        for one in report:
            if one.owner in self.cards:
                self.cards[one.owner].refresh(one)

    def settle(self, owner: str, name: str, decision: Decision) -> None:
        """Show what holds of a name now."""
        if owner in self.cards:
            self.cards[owner].settle(name, decision)
            self._say_state()

    def _building(self, report: Sequence[OwnerNames], now: Mapping[str, OwnedNames]) -> Iterator[None]:
        owners = {one.owner: one_line(one.name) for one in report}
        for one in report:
            card = OwnerCard(one, now.get(one.owner, OwnedNames(one.owner, one.kind, one.name)), owners)
            card.decided.connect(partial(self.decided.emit, one.owner))
            self._cards[one.owner] = card
            self.view.body.addWidget(card)
            yield

    @property
    def cards(self) -> dict[str, OwnerCard]:
        """The owners by field id, the person first; what is not built yet is built now."""
        self._slices.finish()
        return self._cards

    def _say_state(self) -> None:
        rows = [one for card in self._cards.values() for one in card.rows]
        count = sum(one.decision is Decision.CONFIRMED for one in rows)
        if self._searching:
            self.state.setText(self.tr("Searching your résumé…"))
        elif not rows:
            self.state.setText(self.tr("No such names found. You can add some yourself."))
        else:
            self.state.setText(self.tr("Names hidden: {count}").format(count=count))
