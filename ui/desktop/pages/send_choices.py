"""The choices of a copy: who receives it, the stage, and what happens to each kind of personal data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from app.domain.copies import Recipient, RecipientKind
from app.domain.policy import Policy
from app.domain.resume import Resume, fields
from app.domain.sensitivity import Kind, Operator, Stage
from ui.desktop import words
from ui.desktop.i18n import Spoken
from ui.desktop.pages.send_fields import FieldChoices
from ui.desktop.safe_text import Text
from ui.desktop.session import Session
from ui.desktop.tokens import SPACE
from ui.desktop.widgets.basic import Button, Segments, column
from ui.desktop.widgets.choice import ComboBox, show_name
from ui.desktop.widgets.flow import Flow, beside, field
from ui.desktop.widgets.page import Scroll


class WhoAndStage(Spoken, QWidget):
    """Recipient, kind of recipient and stage. `changed` after every choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: tuple[Recipient, ...] = ()
        self.who, self.kind = ComboBox(), ComboBox()
        self.who.setEditable(True)
        self.who.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.who.setMinimumContentsLength(18)
        for kind in RecipientKind:
            self.kind.addItem("", kind.value)
        self.employer = QLineEdit()
        self.stages = Segments([stage.value for stage in Stage])
        self.meaning = Text(look="caption")
        self._labels = {key: Text(look="caption", wrap=False) for key in ("who", "kind", "employer", "stage")}
        self._lay_out()
        self.on_language(self._say)
        self.who.editTextChanged.connect(self._who_changed)
        self.kind.activated.connect(self._kind_chosen)
        self.employer.textEdited.connect(self.changed)
        self.stages.chosen.connect(self._stage_changed)
        self.stages.choose(Stage.APPLY.value)

    def _lay_out(self) -> None:
        lines, who = column(self, space="s"), QWidget()
        across = Flow(who, space="l")
        across.add(field(self._labels["who"], self.who), 3, 260)
        across.add(field(self._labels["kind"], self.kind), 1, 140)
        self._employer = field(self._labels["employer"], self.employer)
        across.add(self._employer, 2, 180)
        stage = QWidget()
        steps = Flow(stage, space="l")
        steps.add(self._labels["stage"])
        steps.add(self.stages)
        steps.add(self.meaning, 1, 260)
        lines.addWidget(who)
        lines.addWidget(stage)
        self._show_employer()

    def _say(self) -> None:
        self._labels["who"].setText(self.tr("Who receives it?"))
        self._labels["kind"].setText(self.tr("What are they?"))
        self._labels["employer"].setText(self.tr("For which employer?"))
        self.employer.setPlaceholderText(self.tr("If they told you"))
        self.employer.setAccessibleName(self.tr("For which employer?"))
        self._labels["stage"].setText(self.tr("How far has it come?"))
        line = self.who.lineEdit()
        assert line is not None
        line.setPlaceholderText(self.tr("Name of the employer, platform, agency or person"))
        self.who.setAccessibleName(self.tr("Recipient"))
        self.kind.setAccessibleName(self.tr("Kind of recipient"))
        self.stages.setAccessibleName(self.tr("Stage"))
        for index, kind in enumerate(RecipientKind):
            self.kind.setItemText(index, words.recipient_kind(kind))
        for stage in Stage:
            self.stages.buttons[stage.value].setText(words.stage(stage))
        self.meaning.setText(words.stage_meaning(self.stage))

    @property
    def stage(self) -> Stage:
        """The stage chosen."""
        return Stage(self.stages.key or Stage.APPLY.value)

    @property
    def name(self) -> str:
        """The recipient's name as typed."""
        return " ".join(self.who.currentText().split())

    @property
    def recipient_kind(self) -> RecipientKind:
        """The kind chosen."""
        return RecipientKind(self.kind.currentData())

    @property
    def represented(self) -> str:
        """For which employer an agency acts (empty: not an agency, or not told)."""
        return " ".join(self.employer.text().split()) if self.recipient_kind is RecipientKind.AGENCY else ""

    def known(self, recipients: Sequence[Recipient]) -> None:
        """Offer the recipients there are, keeping what is typed."""
        self._known = tuple(recipients)
        typed = self.who.currentText()
        with QSignalBlocker(self.who):
            self.who.clear()
            self.who.addItems([recipient.name for recipient in recipients])
            show_name(self.who, typed)

    def choose(self, name: str) -> None:
        """Set the recipient's name."""
        show_name(self.who, name)

    def found(self) -> Recipient | None:
        """The recipient of that name, if it is in the list."""
        return next((item for item in self._known if item.name.casefold() == self.name.casefold()), None)

    def _who_changed(self) -> None:
        known = self.found()
        self.kind.setEnabled(known is None)
        if known is not None:
            self.kind.setCurrentIndex(self.kind.findData(known.kind.value))
        self._kind_chosen()

    def _kind_chosen(self) -> None:
        self._show_employer()
        self.changed.emit()

    def _show_employer(self) -> None:
        agency = self.recipient_kind is RecipientKind.AGENCY
        self._employer.setVisible(agency)

    def _stage_changed(self) -> None:
        self.meaning.setText(words.stage_meaning(self.stage))
        self.changed.emit()


class KindChoices(Spoken, QWidget):
    """One row per kind of personal data in the résumé: what happens to it. `changed` after every choice, `alias_asked` when the
    person would set up addresses for copies.

    The rows are made when the person first looks at them.
    """

    changed = Signal()
    alias_asked = Signal()
    aliased = False
    """Whether addresses for copies are set up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base: Mapping[Kind, Operator] = {}
        self._kinds: tuple[Kind, ...] = ()
        self._values: dict[Kind, Operator] = {}
        self._recalled: Mapping[Kind, Operator] | None = None
        self._boxes: dict[Kind, QComboBox] = {}
        self._labels: dict[Kind, Text] = {}
        scroll = Scroll()
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(SPACE["s"])
        self._grid.setColumnStretch(0, 1)
        scroll.body.addLayout(self._grid)
        self.no_alias, self.set_up = Text(look="muted"), Button("quiet", "mail")
        self.set_up.says(lambda: self.tr("Set one up…"))
        self.set_up.clicked.connect(self.alias_asked)
        self._without = beside(self.no_alias, self.set_up, holder=QWidget(self))
        self.reset = Button("quiet")
        self.reset.says(lambda: self.tr("Back to the stage's own choices"))
        self.reset.clicked.connect(self._reset)
        scroll.body.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        line = column(self)
        line.addWidget(scroll)
        self.on_language(self._say)

    def offer(self, kinds: Sequence[Kind], base: Mapping[Kind, Operator]) -> None:
        """Show these kinds; a choice the person made stays, others take the stage's."""
        changed = self.overrides if self._recalled is None else self._recalled
        self._base, self._recalled, self._kinds = base, None, tuple(kinds)
        self._values = {kind: changed.get(kind, base[kind]) for kind in dict.fromkeys((*self._values, *kinds))}
        self._show_values()

    def recall(self, chosen: Mapping[Kind, Operator]) -> None:
        """Take over earlier choices when the kinds are offered next."""
        self._recalled = chosen

    @property
    def overrides(self) -> dict[Kind, Operator]:
        """Kinds for which the person chose otherwise than the stage."""
        return {kind: operator for kind, operator in self._values.items() if operator is not self._base[kind]}

    def choose(self, kind: Kind, operator: Operator) -> None:
        """Set one choice."""
        self._values[kind] = operator
        self._show_values()
        self.changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """The person looks: bring the rows up to date."""
        super().showEvent(event)
        self._show_values()

    def _show_values(self) -> None:
        self.reset.setVisible(bool(self.overrides))
        if not self.isVisible():
            return
        for place, (kind, operator) in enumerate(self._values.items()):
            if kind not in self._boxes:
                self._add(kind, place)
            box = self._boxes[kind]
            box.setVisible(kind in self._kinds)
            self._labels[kind].setVisible(kind in self._kinds)
            box.setCurrentIndex(box.findData(operator.value))
        wanted = Kind.EMAIL in self._kinds and self._values[Kind.EMAIL] is Operator.ALIAS
        self._without.setVisible(wanted and not self.aliased)

    def _add(self, kind: Kind, place: int) -> None:
        label, box = Text(wrap=False), ComboBox()
        label.setBuddy(box)
        for operator in Operator:
            box.addItem("", operator.value)
        box.activated.connect(lambda _index: self.choose(kind, Operator(box.currentData())))
        self._boxes[kind], self._labels[kind] = box, label
        self._grid.addWidget(label, 2 * place, 0)
        self._grid.addWidget(box, 2 * place, 1)
        if kind is Kind.EMAIL:
            self._grid.addWidget(self._without, 2 * place + 1, 0, 1, 2)
        self._name(kind)

    def _say(self) -> None:
        self.no_alias.setText(
            self.tr(
                "No address for copies is set up yet. Until then your own one stands in its place, and none at Browse."
            )
        )
        for kind in self._boxes:
            self._name(kind)

    def _name(self, kind: Kind) -> None:
        self._labels[kind].setText(words.kind(kind))
        self._boxes[kind].setAccessibleName(words.kind(kind))
        for index, operator in enumerate(Operator):
            self._boxes[kind].setItemText(index, words.operator(operator))

    def _reset(self) -> None:
        self._values = {kind: self._base[kind] for kind in self._values}
        self._show_values()
        self.changed.emit()


class CopyChoices:
    """Recipient and stage, kinds and single fields together: the policy they make, and what a recipient's last copy had."""

    def __init__(self, who: WhoAndStage, kinds: KindChoices, single: FieldChoices) -> None:
        self._who, self._kinds, self._single = who, kinds, single
        self._recalled, self.recalled = "", False

    def recall(self, session: Session) -> None:
        """For a recipient who has a copy, begin with what was left out of it (once, when they are chosen)."""
        from app.redact.policies import stage_policy

        known = self._who.found()
        if (known.id if known else "") == self._recalled:
            return
        self._recalled = known.id if known else ""
        policy = session.recipients.remembered_policy(known) if known else None
        self.recalled = policy is not None
        if policy is not None:
            base = stage_policy(policy.stage).operators
            with QSignalBlocker(self._who):
                self._who.stages.choose(policy.stage.value)
            self._kinds.recall({kind: one for kind, one in policy.operators.items() if one is not base[kind]})
            self._single.recall(policy.fields)

    def policy(self, resume: Resume) -> Policy:
        """The stage's policy with the person's own choices; offers the kinds and fields of `resume`."""
        from app.redact.policies import stage_policy

        base = stage_policy(self._who.stage)
        present = {leaf.kind for leaf in fields(resume) if leaf.kind is not None}
        self._kinds.offer([kind for kind in Kind if kind in present], base.operators)
        self._single.offer(resume)
        single = {**base.fields, **self._single.overrides}
        return Policy(base.stage, {**base.operators, **self._kinds.overrides}, single)
