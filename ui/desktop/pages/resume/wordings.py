"""The Wordings view: harmless alternatives to the person's own sentences, ticked one by one, and their own variants.

Nothing is approved unasked. A variant that changes a number, a name or a term is refused in words; one that may say
something else is shown with the reason and needs a second press.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.domain.optional_items import Leeway
from app.domain.resume import Resume
from ui.desktop.models import field_names
from ui.desktop.pages.resume.optional_items import LeewayCard
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.incremental_build import IncrementalBuild
from ui.desktop.shell.messages import sentence
from ui.desktop.theme.tokens import SPACE
from ui.desktop.widgets.basic import Button, Card, column, row
from ui.desktop.widgets.flow_layout import bar
from ui.desktop.widgets.form_fields import GrowingText
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.safe_text import LiveText, Text


class Tick(Translatable, QWidget):
    """One alternative as a whole sentence, with a tick. `toggled` after every change."""

    toggled = Signal()

    def __init__(self, original: str, variant: str, rule_code: str) -> None:
        super().__init__()
        self.variant = variant
        self.box, self.why = QCheckBox(), Text(look="caption")
        line, texts = row(self, space="s"), column(space="xs")
        texts.setSpacing(0)
        texts.addWidget(Text(variant))
        texts.addWidget(self.why)
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        self.box.setAccessibleName(variant)
        self.box.toggled.connect(self.toggled)
        change = changed_words(original, variant)
        self.bind_text(self.why.setText, lambda: self._alternative_label(rule_code, change))

    def _alternative_label(self, rule_code: str, change: tuple[str, str]) -> str:
        name = sentence(f"proposal-{rule_code}") if rule_code else self.tr("Your own")
        if not all(change):
            return name
        return self.tr("{name}: “{old}” → “{new}”").format(name=name, old=change[0], new=change[1])


class SentenceCard(Translatable, Card):
    """One sentence of the résumé: as written, its alternatives, and a field for one's own. `changed` after each."""

    changed = Signal()

    def __init__(self, resume: Resume, field_id: str, original: str) -> None:
        super().__init__(space="s")
        self._resume, self._field_id, self.original = resume, field_id, original
        self.ticks: list[Tick] = []
        self._list: QVBoxLayout = column(space="s")
        self.own, self.editor, self.add, self.problem = (
            Button("quiet", "plus"),
            GrowingText(),
            Button(),
            LiveText(),
        )
        self._insist = ""
        self._refusal: Callable[[], str] = _empty_text
        self.where, self.head = Text(look="overline"), Text(original, "strong")
        self.problem.set_tone("warning")
        for part in (self.where, self.head):
            self.body.addWidget(part)
        self.body.addLayout(self._list)
        self.body.addWidget(self.own, 0, Qt.AlignmentFlag.AlignLeft)
        self._form = QWidget()
        lines = column(self._form, space="s")
        lines.addWidget(self.editor)
        lines.addWidget(self.problem)
        lines.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._form)
        self._form.hide()
        self.problem.hide()
        self.where.set_text(lambda: field_names.field_of_id(self._field_id))
        self.own.set_text(lambda: self.tr("Write my own"))
        self.own.setAccessibleDescription(original)
        self.on_language_change(self._name_add)
        self.bind_text(self.problem.setText, lambda: self._refusal())
        self.bind_text(self.editor.setAccessibleName, lambda: self.tr("Your own wording"))
        self.own.clicked.connect(self._begin_own)
        self.add.clicked.connect(self._add_own)
        self.editor.textChanged.connect(self._edited)

    def offer(self, variant: str, rule_code: str = "", *, ticked: bool = False) -> None:
        """Show one more alternative; one that is there already is not shown twice."""
        known = next((tick for tick in self.ticks if tick.variant == variant), None)
        if known is None:
            known = Tick(self.original, variant, rule_code)
            known.toggled.connect(self.changed)
            self.ticks.append(known)
            self._list.addWidget(known)
        if ticked:
            known.box.setChecked(True)

    @property
    def approved(self) -> tuple[str, ...]:
        """The variants that are ticked."""
        return tuple(tick.variant for tick in self.ticks if tick.box.isChecked())

    def _begin_own(self) -> None:
        self.own.hide()
        self._form.show()
        self.editor.setPlainText(self.original)
        self.editor.setFocus()

    def _edited(self) -> None:
        self._insist = ""
        self.problem.hide()
        self._name_add()

    def _name_add(self) -> None:
        self.add.setText(self.tr("Same meaning, add it") if self._insist else self.tr("Add this wording"))

    def _add_own(self) -> None:
        from app.marks.wording_check import hard_problems, soft_problems

        text = " ".join(self.editor.toPlainText().split(" ")).strip()
        if text == self.original:
            self._refuse(lambda: self.tr("It is the same as the sentence above."))
            return
        if hard := hard_problems(self._resume, self.original, text):
            self._refuse(partial(_problem_text, hard))
            return
        soft = soft_problems(self.original, text)
        if soft and self._insist != text:
            self._refuse(partial(_problem_text, soft))
            self._insist = text
            self._name_add()
            return
        self.offer(text, ticked=True)
        self._edited()
        self._form.hide()
        self.own.show()

    def _refuse(self, why: Callable[[], str]) -> None:
        self._refusal = why
        self.problem.setText(why())
        self.problem.show()


def _empty_text() -> str:
    return ""


def _problem_text(codes: Sequence[str]) -> str:
    return "\n".join(sentence(f"wording-{code}") for code in codes)


class WordingsView(Translatable, QWidget):
    """All sentences, and above them what copies may leave out or put in another order. `save_asked` carries the approved variants by field id
    and the leeway; `left` without saving."""

    save_asked = Signal(object, object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = Scroll(width=820)
        self._cards: dict[str, SentenceCard] = {}
        self._slices = IncrementalBuild(self, self._say_state)
        self.lead, self.none, self.state = Text(look="muted"), Text(look="muted"), Text(look="muted")
        self.save, self.back = Button("primary", "tick"), Button("quiet", "arrow-left")
        self._stored: Mapping[str, Sequence[str]] = {}
        self.leeway, self._stored_leeway = LeewayCard(), Leeway()
        self.leeway.changed.connect(self._say_state)
        line = column(self, space="m")
        line.addWidget(self.lead)
        line.addWidget(self.view, 1)
        line.addWidget(self.leeway.outlook)
        self.leeway.outlook.setContentsMargins(0, 0, 0, SPACE["s"])
        self.leeway.outlook.hide()
        self.bar = bar(self.state, self.back, self.save)
        self.lead.set_text(
            lambda: self.tr(
                "Tick the sentences that mean the same to you. Each copy uses a different mix, so it can be recognised even if someone retypes it."
            )
        )
        self.none.set_text(lambda: self.tr("Your résumé has no full sentences to reword yet."))
        self.back.set_text(lambda: self.tr("Back without saving"))
        self.save.set_text(lambda: self.tr("Save as a new version"))
        self.on_language_change(self._say_state)
        self.back.clicked.connect(self.left)
        self.save.clicked.connect(lambda: self.save_asked.emit(self.approved, self.leeway.leeway))

    def clear(self) -> None:
        """Show no sentence: those of another résumé will be loaded."""
        self._slices.stop()
        _clear_cards(self.view.body)
        self.none.hide()
        self._cards.clear()
        self._stored, self._stored_leeway = {}, Leeway()
        self.leeway.hide()
        self.leeway.outlook.hide()
        self.state.setText("")
        self.save.setEnabled(False)

    def load(
        self,
        resume: Resume,
        wordings: Mapping[str, Sequence[str]],
        leeway: Leeway,
        alternatives: Sequence[tuple[str, str, str]],
    ) -> None:
        """Show the sentences of a résumé. `wordings` and `leeway` are what is ticked so far, `alternatives` those to offer: field id,
        sentence, code of the rule that made it."""
        self.clear()
        self.view.body.addWidget(
            self.leeway
        )  # first: shown before it is in its place it would be a window for a moment
        self.leeway.load(resume, leeway)
        self._stored_leeway = self.leeway.leeway
        self._stored = {key: tuple(value) for key, value in wordings.items() if value}
        self._slices.begin(self._building(resume, alternatives))

    def _building(self, resume: Resume, alternatives: Sequence[tuple[str, str, str]]) -> Iterator[None]:
        """Sentences with alternatives first."""
        from app.marks.sentences import prose_of

        offers: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for field_id, variant, rule in alternatives:
            offers[field_id].append((variant, rule))
        prose = [(key, text) for key, text, _ in prose_of(resume)]
        for key, text in sorted(prose, key=lambda one: not (offers.get(one[0]) or self._stored.get(one[0]))):
            card = self._cards[key] = SentenceCard(resume, key, text)
            for variant, rule in offers.get(key, ()):
                card.offer(variant, rule)
            for variant in self._stored.get(key, ()):
                card.offer(variant, ticked=True)
            card.changed.connect(self._say_state)
            self.view.body.addWidget(card)
            yield
        self.view.body.addWidget(self.none)
        self.none.setVisible(not self._cards)

    @property
    def cards(self) -> dict[str, SentenceCard]:
        """The sentences by field id, those with alternatives first; what is not built yet is built now."""
        self._slices.finish()
        return self._cards

    @property
    def approved(self) -> dict[str, tuple[str, ...]]:
        """Approved variants by field id."""
        return {key: card.approved for key, card in self.cards.items() if card.approved}

    def _say_state(self) -> None:
        count = sum(len(variants) for variants in self.approved.values())
        self.state.setText(self.tr("Wordings approved: {count}").format(count=count))
        self.save.setEnabled(self.approved != self._stored or self.leeway.leeway != self._stored_leeway)


def changed_words(original: str, variant: str) -> tuple[str, str]:
    """The part in which two sentences differ, whole words in Latin text, single characters elsewhere."""
    words = " " in original
    old, new = (original.split(" "), variant.split(" ")) if words else (list(original), list(variant))
    spans = [code for code in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if code[0] != "equal"]
    if not spans:
        return "", ""
    joint = " " if words else ""
    first, last = spans[0], spans[-1]
    return joint.join(old[first[1] : last[2]]), joint.join(new[first[3] : last[4]])


def _clear_cards(body: QVBoxLayout) -> None:
    """Take out the old cards, keeping the widgets that stay."""
    while (item := body.takeAt(0)) is not None:
        widget = item.widget()
        if isinstance(widget, SentenceCard):
            widget.hide()
            widget.deleteLater()
