"""The first run in three screens: what the program does and cannot do; the vault; the first résumé. No network."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app import paths
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.models import passphrase_strength
from ui.desktop.pages.gate.language_box import LanguageBox
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import Messages
from ui.desktop.theme.icons import Glyph
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import SPACE
from ui.desktop.widgets.basic import Button, Card, Segments, column, row
from ui.desktop.widgets.equal_columns import Columns
from ui.desktop.widgets.flow_layout import Point, flow, row_with_buttons, with_glyph
from ui.desktop.widgets.page import LOW, CentredColumn
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.safe_text import LiveText, Text
from ui.desktop.widgets.secret_line import SecretLine
from ui.desktop.widgets.split import Stack

if TYPE_CHECKING:
    from app.vault.vault import Vault

COLUMN: Final = 860
"""Width of the column, in logical pixels at a text size of 100 %."""


class Welcome(Translatable, QWidget):
    """Screen 1: for whom, what it does, and what it cannot do. `cancelled`: a backup that is read is to be left."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.whom, asked = Segments(["own", "advise"]), Text(look="strong", wrap=False)
        self.next, self.restore = Button("primary"), Button("quiet", "archive")
        self.first_steps = Button("quiet", "critical")
        does, cannot = Card(), Card()
        does_title, cannot_title = Text(look="section"), Text(look="section")
        does.body.addWidget(does_title)
        cannot.body.addWidget(cannot_title)
        self.bind_text(does_title.setText, lambda: self.tr("What it does"))
        self.bind_text(cannot_title.setText, lambda: self.tr("What it cannot do"))
        for text in self._abilities_of_program():
            self._point(does, "confirmed", "accent", text)
        for text in self._limits_of_program():
            self._point(cannot, "unknown", "muted", text)
        does.body.addStretch(1)
        cannot.body.addStretch(1)
        cards = Columns(2, 320)
        cards.add(does)
        cards.add(cannot)
        self._line = column(self, space="xl")
        self._line.addWidget(row_with_buttons(asked, self.whom))
        self._line.addWidget(cards)
        self.bind_text(asked.setText, lambda: self.tr("Who is this for?"))
        self.whom.buttons["own"].set_text(lambda: self.tr("For myself"))
        self.whom.buttons["advise"].set_text(lambda: self.tr("For people I advise"))
        self.whom.choose("own")
        self.bar = row_with_buttons(flow(self.restore, self.first_steps), self.next)
        self.bind_text(self.next.setText, lambda: self.tr("Create vault"))
        self.on_language_change(self._name_restore)
        self.whom.buttons["advise"].toggled.connect(lambda _on: self._name_restore())
        self.bind_text(self.first_steps.setText, lambda: self.tr("I already paid or sent my ID…"))
        self.first_steps.clicked.connect(self._ask_first_steps)

    @cached_property
    def busy(self) -> Busy:
        """Return the progress of a backup that is read, made when one is."""
        busy = Busy()
        busy.hide()
        busy.cancelled.connect(self.cancelled)
        self._line.addWidget(busy)
        return busy

    def _name_restore(self) -> None:
        """Offer a backup of one's own vault, or a colleague's handover file."""
        own, students = self.tr("Restore a backup…"), self.tr("Receive a handover file…")
        self.restore.setText(students if self.advises else own)

    @property
    def advises(self) -> bool:
        """Return True if the vault is for the students whom the person advises."""
        return self.whom.key == "advise"

    def _ask_first_steps(self) -> None:
        from ui.desktop.dialogs.first_hour import ask_first_hour

        ask_first_hour(self)

    def _abilities_of_program(self) -> list[Callable[[], str]]:
        return [
            lambda: self.tr("Keeps your complete résumé encrypted on this computer, and nowhere else."),
            lambda: self.tr("Makes a copy for each recipient, with only what that stage needs."),
            lambda: self.tr("Marks every copy differently, so a text that turns up can be matched to one."),
            lambda: self.tr("Checks postings for signs of known scams before you send anything."),
        ]

    def _limits_of_program(self) -> list[Callable[[], str]]:
        return [
            lambda: self.tr("It cannot recall a copy you have sent."),
            lambda: self.tr("It cannot prove who passed a copy on, only which copy a text is consistent with."),
            lambda: self.tr("It cannot tell you that an employer is safe."),
            lambda: self.tr("It cannot unlock your vault if you lose both the passphrase and the recovery sheet."),
        ]

    def _point(self, card: Card, glyph: str, role: str, text: Callable[[], str]) -> None:
        point = Point(glyph, role)
        card.body.addWidget(point)
        self.bind_text(point.label.setText, text)


class MakeVault(Translatable, QWidget):
    """Screen 2: the passphrase, then the recovery sheet. `made` carries the vault."""

    made = Signal(object)

    def __init__(self, folder: Path, messages: Messages) -> None:
        super().__init__()
        self._folder, self._messages = folder, messages
        self.advises = False
        self._place = JobSlot(self)
        self.first, self.again = SecretLine(), SecretLine()
        self.keyring, self._then = QCheckBox(), Point("print", "muted")
        self.hint = LiveText(look="muted")
        self.make, self.back, self.busy = Button("primary", "lock"), Button("quiet", "arrow-left"), Busy()
        self._build_layout()
        self._retranslate()
        self.first.textChanged.connect(self._weigh)
        self.again.textChanged.connect(self._weigh)
        self.first.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self.make.click)
        self.make.clicked.connect(self._make)
        self.busy.cancelled.connect(self._place.cancel)
        self._place.busy_changed.connect(self._one_at_a_time)

    def _build_layout(self) -> None:
        self._texts = {
            name: Text(look=look) for name, look in (("first", "strong"), ("again", "strong"), ("why", "muted"))
        }
        card = Card(space="m")
        card.body.addWidget(self._texts["why"])
        for label, field in (("first", self.first), ("again", self.again)):
            self._texts[label].setBuddy(field)
            pair = column(space="xs")
            pair.addWidget(self._texts[label])
            pair.addWidget(field)
            card.body.addLayout(pair)
            if label == "first":
                card.body.addWidget(self.hint)
        card.body.addWidget(self.keyring)
        card.body.addWidget(self._then)
        card.body.addWidget(self.busy)
        self.busy.hide()
        line = column(self, space="xl")
        line.addWidget(card)
        self.bar = row_with_buttons(flow(self.back), self.make)

    def _retranslate(self) -> None:
        self.bind_text(
            self._texts["why"].setText,
            lambda: self.tr("Your passphrase encrypts everything in the vault. No one can reset it for you."),
        )
        self.bind_text(self._texts["first"].setText, lambda: self.tr("Passphrase"))
        self.bind_text(self._texts["again"].setText, lambda: self.tr("Confirm passphrase"))
        self.bind_text(self.first.setAccessibleName, lambda: self.tr("Passphrase"))
        self.bind_text(self.again.setAccessibleName, lambda: self.tr("Confirm passphrase"))
        self.bind_text(self.keyring.setText, lambda: self.tr("Unlock automatically on this computer"))
        self.bind_text(
            self._then.label.setText,
            lambda: self.tr("Next: print a recovery sheet in case you forget the passphrase."),
        )
        self.bind_text(self.make.setText, lambda: self.tr("Create vault"))
        self.bind_text(self.back.setText, lambda: self.tr("Back"))
        self.on_language_change(self._weigh)

    def _weigh(self) -> None:
        level = passphrase_strength.level(self.first.text())
        words = {
            0: self.tr("Four or five random words are strong and easy to remember."),
            1: self.tr("Weak: easy to guess. Add a few more words."),
            2: self.tr("Fair. One more word would make it strong."),
            3: self.tr("Strong."),
        }
        differs = bool(self.again.text()) and self.again.text() != self.first.text()
        self.hint.setText(self.tr("The passphrases don't match.") if differs else words[level])
        self.hint.set_tone("warning" if differs or level == 1 else "good" if level == 3 else "")

    def _make(self) -> None:
        from app.services.vaults import create_vault

        if self.first.text() != self.again.text():
            self._weigh()
            if not self.again.text():
                self.hint.setText(self.tr("Enter the passphrase a second time to confirm it."))
                self.hint.set_tone("warning")
            self.again.setFocus()
            return
        given, keyring = self.first.text(), self.keyring.isChecked()
        self._messages.clear()
        self.busy.begin("create")

        def work(token: CancelToken, _progress: Progress) -> Vault:
            if not self.advises:
                return create_vault(self._folder, given, keyring=keyring, cancel=token)
            from app.services.caseload import create_caseload

            return create_caseload(paths.default_caseload(), given, cancel=token).vault

        self._place.start(
            work,
            Outcomes(self._created, self._messages.error, ended=self.busy.hide),
        )

    def _created(self, vault: Vault) -> None:
        self.first.clear()
        self.again.clear()
        self.made.emit(vault)

    def _one_at_a_time(self, busy: bool) -> None:
        for button in (self.make, self.back):
            button.setEnabled(not busy)


class KeepSheet(Translatable, QWidget):
    """Screen 2, after the vault was made: the recovery sheet."""

    next = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.save, self.later = Button("primary", "print"), Button("quiet")
        self.place, self.busy = JobSlot(self), Busy()
        made, why, self.where = Point("confirmed", "accent"), Text(), Text(look="muted")
        card = Card(space="m")
        card.body.addWidget(made)
        card.body.addWidget(why)
        card.body.addWidget(self.where)
        line = column(self, space="xl")
        line.addWidget(card)
        line.addWidget(self.busy)
        self.busy.watch(self.place, "write")
        self.place.busy_changed.connect(lambda busy: self.save.setEnabled(not busy))
        self.bar = row_with_buttons(flow(self.later), self.save)
        self.bind_text(made.label.setText, lambda: self.tr("Vault created. Your passphrase unlocks it."))
        self.bind_text(
            why.setText, lambda: self.tr("A recovery sheet unlocks it if you forget the passphrase. Print it on paper.")
        )
        self.advises = False
        self.on_language_change(self.tell_where)
        self.bind_text(self.save.setText, lambda: self.tr("Save recovery sheet…"))
        self.bind_text(self.later.setText, lambda: self.tr("Later"))
        self.later.clicked.connect(self.next)

    def tell_where(self) -> None:
        """Say where the sheet belongs, and where it is made later: there is no Settings page among a counsellor's students."""
        own = self.tr("Keep it with your passport, not on this computer. You can also make one later in Settings.")
        students = self.tr(
            "Keep it in a safe place, not on this computer. You can also make one later: “Create recovery sheet…” under “More…” on the page of students."
        )
        self.where.setText(students if self.advises else own)


class FirstResume(Translatable, QWidget):
    """Screen 3: three ways to begin. `chosen` carries `own`, `sample` or `hand`; `given` a file or text dropped here."""

    chosen = Signal(str)
    given = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        from ui.desktop.shell.drop_target import DropTarget

        DropTarget(self, self.given.emit)
        line = column(self, space="m")
        self.own, self.sample, self.hand = (
            self._start_card("file", "own", line),
            self._start_card("resume", "sample", line),
            self._start_card("edit", "hand", line),
        )
        line.addStretch(1)
        self.bind_text(self.own[0].setText, lambda: self.tr("Import my résumé"))
        self.bind_text(
            self.own[1].setText,
            lambda: self.tr(
                "PDF, Word, text and more. Choose a file or drop it here. You review every field before it is saved."
            ),
        )
        self.bind_text(self.sample[0].setText, lambda: self.tr("Try sample data"))
        self.bind_text(self.sample[1].setText, lambda: self.tr("Try it with sample data."))
        self.bind_text(self.hand[0].setText, lambda: self.tr("Start from scratch"))
        self.bind_text(self.hand[1].setText, lambda: self.tr("Fill in an empty form."))

    def _start_card(self, glyph: str, key: str, line: QVBoxLayout) -> tuple[Button, Text]:
        card = Card(space="s")
        button, hint = Button("primary" if key == "own" else ""), Text(look="muted")
        card.body.addWidget(row_with_buttons(with_glyph(Glyph(glyph, "accent", 28), hint), button))
        line.addWidget(card)
        button.clicked.connect(lambda: self.chosen.emit(key))
        return button, hint


class FirstRun(Translatable, QWidget):
    """The three screens in order (for a caseload two; then `advising`). `ready` carries the open vault; `begin` how the first résumé is made; `restored`: there
    is a vault now in that folder, from a backup or a colleague's handover file; `given`: a file or text dropped on the last screen."""

    ready = Signal(object)
    begin = Signal(str)
    restored = Signal(object)
    advising = Signal()
    sheet_asked = Signal()
    given = Signal(object)

    def __init__(self, folder: Path, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder, self._messages, self._restoring = folder, messages, JobSlot(self)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title, self.subtitle, self.where = (
            Text(look="display"),
            Text(look="lead"),
            Text(look="overline", wrap=False),
        )
        self.welcome, self.steps, self._step = Welcome(), Stack(), 0
        self.steps.addWidget(self.welcome)
        self.view = CentredColumn(COLUMN)
        head = row(space="l")
        self.seal = Glyph("countermark", "text", 52)
        head.addWidget(self.seal, 0, Qt.AlignmentFlag.AlignTop)
        titles = column(space="xs")
        for text in (self.where, self.title, self.subtitle):
            titles.addWidget(text)
        head.addLayout(titles, 1)
        self.language = LanguageBox()
        head.addWidget(self.language, 0, Qt.AlignmentFlag.AlignTop)
        self.view.body.addLayout(head)
        self.view.body.addSpacing(SPACE["s"])
        self.view.body.addWidget(self.steps)
        self._build_layout()
        self.on_language_change(self._head)
        theme().follow(self._fit)
        if folder == paths.default_caseload():  # asked for by name
            self.welcome.whom.choose("advise")
        self.welcome.whom.buttons["advise"].toggled.connect(lambda _on: self._head())
        self.welcome.next.clicked.connect(self._begin)
        self.welcome.restore.clicked.connect(self._restore)
        self._restoring.busy_changed.connect(self._restores)
        self.welcome.cancelled.connect(self._restoring.cancel)

    @cached_property
    def make(self) -> MakeVault:
        """The second screen. Like those after it, it is made when it is first asked for: the window paints the earlier."""
        step = MakeVault(self._folder, self._messages)
        step.made.connect(self._made)
        step.back.clicked.connect(lambda: self.show_step(0))
        self._add_step(step, step.bar)
        return step

    @cached_property
    def sheet(self) -> KeepSheet:
        """The recovery sheet's screen."""
        step = KeepSheet()
        step.save.clicked.connect(self.sheet_asked)
        step.next.connect(lambda: self.after_sheet())
        self._add_step(step, step.bar)
        return step

    @cached_property
    def first(self) -> FirstResume:
        """The screen of the first résumé."""
        step = FirstResume()
        step.chosen.connect(self.begin)
        step.given.connect(self.given)
        self.steps.addWidget(step)
        return step

    def _add_step(self, step: QWidget, bar: QWidget) -> None:
        self.steps.addWidget(step)
        self._bars.addWidget(bar)
        self.steps.keep(step, bar)

    def _build_layout(self) -> None:
        """The buttons of a step stand under what scrolls: they are in sight on every screen and at every text size."""
        self._foot = QWidget()
        self._bars = column(self._foot)
        self._bars.addWidget(self.welcome.bar)
        self.steps.keep(self.welcome, self.welcome.bar)
        self._under = row()
        self._under.addStretch(1)
        self._under.addWidget(self._foot, 10_000)
        self._under.addStretch(1)
        outer = column(self, margins=(SPACE["xxxl"], SPACE["s"], SPACE["xxxl"], SPACE["l"]))
        outer.setSpacing(0)
        outer.addStretch(2)
        outer.addWidget(self.view)
        outer.addLayout(self._under)
        outer.addStretch(3)
        self.bind_text(self.view.setAccessibleName, lambda: self.tr("What this step is about"))
        self.view.verticalScrollBar().rangeChanged.connect(self._align)
        self._align(0, 0)

    def _align(self, _least: int, most: int) -> None:
        """The buttons end where the column above ends, beside the bar that scrolls it."""
        beside_bar = self.view.verticalScrollBar().sizeHint().width() if most else 0
        self._under.setContentsMargins(SPACE["m"], 0, SPACE["m"] + beside_bar, 0)

    def show_step(self, index: int) -> None:
        """Show one screen."""
        step, focused = self._screen(index)
        self._step = index
        self.steps.setCurrentWidget(step)
        self._head()
        focused.setFocus()

    def _screen(self, index: int) -> tuple[QWidget, QWidget]:
        """One screen, and what has the focus on it."""
        match index:
            case 0:
                return self.welcome, self.welcome.next
            case 1:
                return self.make, self.make.first
            case 2:
                return self.sheet, self.sheet.save
            case _:
                return self.first, self.first.own[0]

    def _begin(self) -> None:
        self.make.advises = self.welcome.advises
        self.sheet.advises = self.make.advises
        self.sheet.tell_where()
        self.make.keyring.setVisible(not self.make.advises)  # others may use a counsellor's computer, too
        self.show_step(1)

    def after_sheet(self) -> None:
        """Go on to the first résumé, or to the students."""
        if self.make.advises:
            self.advising.emit()
        else:
            self.show_step(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide seal and sentence on a low screen, or with large text, as on every page."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._foot.setMaximumWidth(theme().px(COLUMN))
        high = self.height() >= theme().px(LOW)
        self.seal.setVisible(high)
        self.subtitle.setVisible(self._step == 0 or high)

    def _restore(self) -> None:
        from ui.desktop.dialogs.vault_files import receive_caseload, restore

        place, report = self._restoring, self.welcome.busy.report
        if self.welcome.advises:
            caseload = paths.default_caseload()
            receive_caseload(self, caseload, self._messages, place, report, lambda: self.restored.emit(caseload))
        else:
            own = self._folder
            restore(self, own, self._messages, place, report, lambda: self.restored.emit(own))

    def _restores(self, busy: bool) -> None:
        if busy and (focused := self.window().focusWidget()) is not None:
            focused.clearFocus()  # else all that scrolls would get it, framed
        for button in (self.welcome.restore, self.welcome.next):
            button.setEnabled(not busy)
        if busy:
            self.welcome.busy.begin("restore")
        else:
            self.welcome.busy.hide()
            if self.isVisible():  # it did not open: here it is tried again
                self.welcome.restore.setFocus()

    def _made(self, vault: object) -> None:
        self.ready.emit(vault)
        self.show_step(2)

    def _head(self) -> None:
        advises = self.welcome.advises
        name = self.tr("Your caseload") if advises else self.tr("Your vault")
        vault = name, self.tr("A passphrase protects it. Your recovery sheet gets you back in.")
        first = (self.tr("Your résumé, on your terms"), self.tr("Three short steps. Nothing here uses the network."))
        if advises:
            first = (
                self.tr("Your students' résumés, on their terms"),
                self.tr("Two short steps. Nothing here uses the network."),
            )
        texts = (
            first,
            vault,
            vault,
            (self.tr("Your résumé"), self.tr("How would you like to begin?")),
        )
        index = self._step
        number = (1, 2, 2, 3)[index]
        self.where.setText(self.tr("Step {number} of {count}").format(number=number, count=2 if advises else 3))
        self.title.setText(texts[index][0])
        self.subtitle.setText(texts[index][1])
        self._fit()
