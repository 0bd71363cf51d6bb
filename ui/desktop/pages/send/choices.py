"""The choices of a copy: recipient, stage, and the operator for each kind of personal data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from app.domain.copies import Recipient, RecipientKind
from app.domain.policy import Policy
from app.domain.professional_registers import registration_names, with_registrations
from app.domain.resume import Resume, fields
from app.domain.sensitivity import Kind, Operator, Stage, discloses_more
from ui.desktop.models.proposed_value import ProposedValue
from ui.desktop.pages.send.field_choices import FieldChoices
from ui.desktop.shell import vocabulary
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.session import Session
from ui.desktop.theme.tokens import SPACE
from ui.desktop.widgets.basic import Button, Segments, column
from ui.desktop.widgets.drop_down import ComboBox, NameBox, show_from_start
from ui.desktop.widgets.flow_layout import Flow, field, row_with_buttons
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.safe_text import Text, one_line


class RecipientAndStage(Translatable, QWidget):
    """Recipient, kind of recipient and stage. `changed` after every choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: tuple[Recipient, ...] = ()
        self._stage, self._kind = ProposedValue(Stage.APPLY), ProposedValue(RecipientKind.EMPLOYER)
        self._more: tuple[Kind, ...] = ()
        self._registrations: tuple[str, ...] = ()
        self.who, self.kind = NameBox(), ComboBox()
        self.who.setMinimumContentsLength(18)
        for kind in RecipientKind:
            self.kind.addItem("", kind.value)
        self.employer = QLineEdit()
        self.stages = Segments([stage.value for stage in Stage])
        self.meaning = Text(look="caption")
        self._labels = {key: Text(look="caption", wrap=False) for key in ("who", "kind", "employer", "stage")}
        self._build_layout()
        self.on_language_change(self._retranslate)
        self._show_chosen()
        self.who.editTextChanged.connect(self._who_changed)
        self.kind.activated.connect(self._kind_chosen)
        self.employer.textEdited.connect(self.changed)
        self.stages.chosen.connect(self._stage_chosen)

    def _build_layout(self) -> None:
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

    def _retranslate(self) -> None:
        self._labels["who"].setText(self.tr("Recipient"))
        self._labels["kind"].setText(self.tr("Recipient type"))
        self._labels["employer"].setText(self.tr("For which employer?"))
        self.employer.setPlaceholderText(self.tr("If you know it"))
        self.employer.setAccessibleName(self.tr("For which employer?"))
        self._labels["stage"].setText(self.tr("Hiring stage"))
        line = self.who.lineEdit()
        assert line is not None
        line.setPlaceholderText(self.tr("Name of the employer, platform, agency or person"))
        self.who.setAccessibleName(self.tr("Recipient"))
        self.kind.setAccessibleName(self.tr("Type of recipient"))
        self.stages.setAccessibleName(self.tr("Stage"))
        for index, kind in enumerate(RecipientKind):
            self.kind.setItemText(index, vocabulary.recipient_kind(kind))
        for stage in Stage:
            self.stages.buttons[stage.value].setText(vocabulary.stage(stage))
        self._say_meaning()

    @property
    def stage(self) -> Stage:
        """The stage in force."""
        return self._stage.value

    @property
    def name(self) -> str:
        """The recipient's name as typed."""
        return " ".join(self.who.currentText().split())

    @property
    def recipient_kind(self) -> RecipientKind:
        """Kind of a known recipient; else the kind chosen."""
        known = self.found()
        return known.kind if known is not None else self._kind.value

    @property
    def represented(self) -> str:
        """The employer an agency acts for (empty: not an agency, or not given)."""
        return " ".join(self.employer.text().split()) if self.recipient_kind is RecipientKind.AGENCY else ""

    def begin(self) -> None:
        """Clear recipient and stage."""
        self._stage.forget()
        self._kind.forget()
        with QSignalBlocker(self.who):
            show_from_start(self.who, "")
        self.employer.clear()
        self._show_chosen()

    def known(self, recipients: Sequence[Recipient], names: Sequence[str] = ()) -> None:
        """Offer the recipients there are, and more `names`, keeping what is typed."""
        self._known = tuple(recipients)
        there = {recipient.name.casefold() for recipient in recipients}
        self.who.offer([*(one for one in names if one.casefold() not in there), *(one.name for one in recipients)])
        self._show_chosen()

    def choose(self, name: str) -> None:
        """Set the recipient's name."""
        show_from_start(self.who, name)

    def choose_stage(self, stage: Stage) -> None:
        """Set the stage, as the person's own choice."""
        self._stage.choose(stage)
        self._show_chosen()

    def propose_stage(self, stage: Stage | None) -> None:
        """Show a stage where the person chose none (None: as usual)."""
        self._stage.propose(stage)
        self._show_chosen()

    def found(self) -> Recipient | None:
        """The recipient of that name, if it is in the list."""
        return next((item for item in self._known if item.name.casefold() == self.name.casefold()), None)

    def _who_changed(self) -> None:
        self._show_chosen()
        self.changed.emit()

    def _kind_chosen(self) -> None:
        self._kind.choose(RecipientKind(self.kind.currentData()))
        self._show_chosen()
        self.changed.emit()

    def _stage_chosen(self, key: str) -> None:
        self.choose_stage(Stage(key))
        self.changed.emit()

    def _show_chosen(self) -> None:
        self.kind.setEnabled(self.found() is None)
        self.kind.setCurrentIndex(self.kind.findData(self.recipient_kind.value))
        self._employer.setVisible(self.recipient_kind is RecipientKind.AGENCY)
        with QSignalBlocker(self.stages):
            self.stages.choose(self.stage.value)
        self._say_meaning()

    def show_more(self, kinds: Sequence[Kind], registrations: Sequence[str] = ()) -> None:
        """Say beside the stage which kinds the copy shows beyond it, instead of what the stage alone means, and which numbers of
        professional registers it shows."""
        self._more, self._registrations = tuple(kinds), tuple(registrations)
        self._say_meaning()

    def _say_meaning(self) -> None:
        names = self.tr(", ").join(map(vocabulary.kind, self._more))
        beyond = self.tr("You also show more than this stage needs: {kinds}.").format(kinds=names)
        told = beyond if self._more else vocabulary.stage_meaning(self.stage)
        if self._registrations:
            shown = self.tr(
                "{number} is shown, because employers look it up. Whoever has it can also look you up: you can leave it out under “Field by field”."
            )
            names = self.tr(", ").join(map(one_line, self._registrations))
            told = f"{told} {shown.format(number=names)}"
        self.meaning.setText(told)


class KindChoices(Translatable, QWidget):
    """One row per kind of personal data in the résumé: what happens to it. `changed` after every choice, `memory_dismissed` before it
    where the person wants the stage's own choices, `alias_asked` when they would set up addresses for copies.

    The rows are made when the person first looks at them.
    """

    changed = Signal()
    memory_dismissed = Signal()
    alias_asked = Signal()
    aliased = False
    """Whether addresses for copies are set up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base: Mapping[Kind, Operator] = {}
        self._kinds: tuple[Kind, ...] = ()
        self._own: dict[Kind, Operator] = {}
        self._remembered: Mapping[Kind, Operator] = {}
        self._seen: dict[Kind, None] = {}
        self._boxes: dict[Kind, QComboBox] = {}
        self._labels: dict[Kind, Text] = {}
        scroll = Scroll()
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(SPACE["s"])
        self._grid.setColumnStretch(0, 1)
        scroll.body.addLayout(self._grid)
        self.no_alias, self.set_up = Text(look="muted"), Button("quiet", "mail")
        self.set_up.set_text(lambda: self.tr("Set one up…"))
        self.set_up.clicked.connect(self.alias_asked)
        self._without = row_with_buttons(self.no_alias, self.set_up, holder=QWidget(self))
        self.reset = Button("quiet")
        self.reset.set_text(lambda: self.tr("Reset to this stage's defaults"))
        self.reset.clicked.connect(self._reset)
        scroll.body.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        line = column(self)
        line.addWidget(scroll)
        self.on_language_change(self._retranslate)

    def begin(self) -> None:
        """Nothing is chosen yet."""
        self._own.clear()

    def offer(self, kinds: Sequence[Kind], base: Mapping[Kind, Operator], remembered: Mapping[Kind, Operator]) -> None:
        """Show these kinds: the person's choices stay, others take the remembered ones, else the stage's."""
        self._base, self._remembered, self._kinds = base, remembered, tuple(kinds)
        self._show_values()

    def _value(self, kind: Kind) -> Operator:
        return self._own.get(kind) or self._remembered.get(kind) or self._base[kind]

    @property
    def chosen(self) -> Mapping[Kind, Operator]:
        """The person's choices."""
        return self._own

    @property
    def overrides(self) -> dict[Kind, Operator]:
        """Kinds for which something else is in force than at the stage."""
        there = {kind: self._value(kind) for kind in Kind if kind in self._own or kind in self._remembered}
        return {kind: operator for kind, operator in there.items() if operator is not self._base[kind]}

    def restrict(self, base: Mapping[Kind, Operator], remembered: Mapping[Kind, Operator]) -> dict[Kind, Operator]:
        """Take back and return the person's choices that disclose more than `base`, but for those that are remembered too."""
        more = {
            kind: operator
            for kind, operator in self._own.items()
            if discloses_more(operator, base[kind]) and operator is not remembered.get(kind)
        }
        for kind in more:
            del self._own[kind]
        return more

    def restore(self, operators: Mapping[Kind, Operator]) -> None:
        """Make these the person's choices again."""
        self._own.update(operators)

    def choose(self, kind: Kind, operator: Operator) -> None:
        """Set one choice, as the person's own."""
        self._own[kind] = operator
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
        self._seen.update(dict.fromkeys(self._kinds))  # a row keeps its place
        for place, kind in enumerate(self._seen):
            if kind not in self._boxes:
                self._add(kind, place)
            box, operator = self._boxes[kind], self._value(kind)
            box.setVisible(kind in self._kinds)
            self._labels[kind].setVisible(kind in self._kinds)
            box.setCurrentIndex(box.findData(operator.value))
        wanted = Kind.EMAIL in self._kinds and self._value(Kind.EMAIL) is Operator.ALIAS
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

    def _retranslate(self) -> None:
        self.no_alias.setText(
            self.tr("No address for copies is set up yet. Until then your own address is used, and none at Browse.")
        )
        for kind in self._boxes:
            self._name(kind)

    def _name(self, kind: Kind) -> None:
        self._labels[kind].setText(vocabulary.kind(kind))
        self._boxes[kind].setAccessibleName(vocabulary.kind(kind))
        for index, operator in enumerate(Operator):
            self._boxes[kind].setItemText(index, vocabulary.operator(operator))

    def _reset(self) -> None:
        self._own.clear()
        self.memory_dismissed.emit()
        self.changed.emit()


class CopyChoices:
    """Recipient and stage, kinds and single fields together: the policy they make.

    What the person chose for this copy stands. What they left alone is as in the recipient's last copy, from the moment the
    recipient is named until another is; and else as the stage has it. A choice that discloses more than the stage holds for the
    recipient, the employer behind it and the stage for which it was made: `withheld_again` tells what was taken back when
    somebody was named, or another, or another stage chosen.
    """

    def __init__(self, who: RecipientAndStage, kinds: KindChoices, single: FieldChoices) -> None:
        self._who, self._kinds, self._single = who, kinds, single
        self._recalled_for, self._memory = ("", ""), Policy(Stage.APPLY, {})
        self._remembers = False
        self.recalled_reference: bool | None = None
        """Whether the named recipient's last copy showed its reference; None where there is none."""
        self._made_for = self._addressed
        self._before_named = False
        self._kinds_back: dict[Kind, Operator] = {}
        self._fields_back: dict[str, Operator] = {}
        kinds.memory_dismissed.connect(self._dismiss)
        for part in (kinds, single):
            part.changed.connect(self._keep_choice)

    def begin(self) -> None:
        """Clear all choices for a new copy."""
        self._dismiss()
        self._recalled_for = ("", "")
        self._who.propose_stage(None)
        for part in (self._who, self._kinds, self._single):
            part.begin()
        self._made_for = self._addressed
        self._forget_withheld()

    @property
    def withheld_again(self) -> tuple[Kind, ...]:
        """Kinds of what was taken back and the stage would not show, since the person last chose something themselves."""
        base, of_field = self._base, self._single.kinds
        kinds = {kind for kind, one in self._kinds_back.items() if discloses_more(one, base[kind])}
        kinds |= {
            of_field[key]
            for key, one in self._fields_back.items()
            if key in of_field and discloses_more(one, base[of_field[key]])
        }
        return tuple(kind for kind in Kind if kind in kinds)

    def keep_after_all(self) -> None:
        """Restore the choices that were taken back, for the recipient and the stage there are now."""
        self._kinds.restore(self._kinds_back)
        self._single.restore(self._fields_back)
        self._keep_choice()

    @property
    def _base(self) -> Mapping[Kind, Operator]:
        from app.redact.policies import stage_policy

        return stage_policy(self._who.stage).operators

    @property
    def _addressed(self) -> tuple[str, str, Stage]:
        """Recipient, employer behind it, and stage: the one case for which something is shown beyond the stage."""
        return self._who.name.casefold(), self._who.represented.casefold(), self._who.stage

    @property
    def before_named(self) -> bool:
        """True if what was taken back had been chosen while nobody was named."""
        return self._before_named

    def _keep_choice(self) -> None:
        """The person chose something for a single kind or field: it is for the addressee and the stage that are there."""
        self._forget_withheld()

    def _forget_withheld(self) -> None:
        self._kinds_back, self._fields_back = {}, {}

    def _take_back(self) -> None:
        """Where addressee or stage are others now, what was to be shown beyond the stage goes back to the stage's own."""
        before, self._made_for = self._made_for, self._addressed
        if before == self._made_for:
            return
        kinds, single = self._remembered()
        taken = self._kinds.restrict(self._base, kinds), self._single.restrict(self._base, single)
        self._kinds_back.update(taken[0])
        self._fields_back.update(taken[1])
        if any(taken):
            self._before_named = not before[0]

    def recall(self, session: Session) -> None:
        """Apply the choices of the named recipient's last copy, or drop those of another's, and the person's own that were not
        made for this recipient and stage."""
        self._recall_policy(session)
        self._take_back()

    def _recall_policy(self, session: Session) -> None:
        from app.services.remembered_choices import prints_reference, remembered_policy

        known = self._who.found()
        asked = (known.id, self._who.represented) if known else ("", "")
        if asked == self._recalled_for:
            return
        self._recalled_for = asked
        policy = remembered_policy(session.vault, known, self._who.represented) if known else None
        self._remembers = policy is not None
        self.recalled_reference = prints_reference(session.vault, known, self._who.represented) if known else None
        if policy is not None:
            self._memory = policy
        self._who.propose_stage(policy.stage if policy else None)

    def _dismiss(self) -> None:
        self._remembers = False

    @property
    def is_as_last_copy(self) -> bool:
        """True if all choices are as in the recipient's last copy."""
        return self._same_stage and not self._kinds.chosen and not self._single.chosen

    @property
    def _same_stage(self) -> bool:
        return self._remembers and self._memory.stage is self._who.stage

    def _remembered(self) -> tuple[Mapping[Kind, Operator], Mapping[str, Operator]]:
        """Kinds and fields as in the last copy. At another stage than its own, only what was left out stays left out: what it
        showed beyond its stage was decided for that stage."""
        from app.redact.policies import stage_policy

        if not self._remembers:
            return {}, {}
        usual, had = stage_policy(self._memory.stage).operators, self._memory
        kinds = {kind: one for kind, one in had.operators.items() if one is not usual[kind]}
        if self._same_stage:
            return kinds, had.fields
        return _removed(kinds), _removed(had.fields)

    def policy(self, resume: Resume) -> Policy:
        """The stage's policy with the person's own choices; offers the kinds and fields of `resume`."""
        from app.redact.policies import stage_policy

        base, (kinds, single) = stage_policy(self._who.stage), self._remembered()
        present = {field.kind for field in fields(resume) if field.kind is not None}
        self._kinds.offer([kind for kind in Kind if kind in present], base.operators, kinds)
        self._single.offer(resume, single)
        if Kind.ID_NUMBER not in self._kinds.chosen:
            base = with_registrations(base, resume)
        chosen = {**base.fields, **self._single.overrides}
        policy = Policy(base.stage, {**base.operators, **self._kinds.overrides}, chosen)
        names = registration_names(policy, resume)
        self._who.show_more(_kinds_beyond_stage(policy, base, resume), names)
        return policy


def _kinds_beyond_stage(policy: Policy, base: Policy, resume: Resume) -> tuple[Kind, ...]:
    """Kinds of which a copy of the résumé may show more than at its stage."""
    found = {
        field.kind
        for field in fields(resume)
        if field.kind is not None
        and discloses_more(policy.operator_for(field.id, field.kind), base.operator_for(field.id, field.kind))
    }
    return tuple(kind for kind in Kind if kind in found)


K = TypeVar("K")


def _removed(operators: Mapping[K, Operator]) -> dict[K, Operator]:
    return {key: one for key, one in operators.items() if one is Operator.REMOVE}
