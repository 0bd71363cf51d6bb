"""Larger parts shared by pages: drop zone, progress with cancel, empty state, banner."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from ui.desktop.shell import progress_words
from ui.desktop.shell.announce import announce
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.jobs import JobSlot
from ui.desktop.theme.icons import Glyph
from ui.desktop.theme.theme import theme
from ui.desktop.theme.tokens import SPACE
from ui.desktop.widgets.basic import Button, TintedBlock, column, row
from ui.desktop.widgets.flow_layout import Flow, row_with_buttons, with_glyph
from ui.desktop.widgets.safe_text import LiveText, Text

PATIENCE_MS: Final = 150
"""Work that is over sooner shows no progress: it would only flicker."""


class DropZone(QFrame):
    """Invites a file. The window itself takes the drop; the button is the keyboard's equivalent."""

    def __init__(self, glyph: str = "drop", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "drop")
        self.title = Text(look="section")
        self.hint = Text(look="muted")
        self.button = Button("primary", "folder")
        extra = QWidget()
        self.extra = Flow(extra, space="s")
        line = column(self, space="m", margins=(SPACE["xxl"], SPACE["xxl"], SPACE["xxl"], SPACE["xxl"]))
        line.addWidget(Glyph(glyph, "accent", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        for text in (self.title, self.hint):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            line.addWidget(text)
        self.extra.add(self.button)
        line.addWidget(extra, 0, Qt.AlignmentFlag.AlignHCenter)

    def add(self, button: Button) -> None:
        """Add another button beside the first."""
        self.extra.add(button)


class Busy(Translatable, QWidget):
    """Progress of long work: its step, how far it is, and a button that stops it."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step, self._ends, self._paused = "", False, False
        self.label = LiveText(look="strong")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.button = Button("", "close")
        doing = QWidget()
        words_and_bar = column(doing, space="s")
        words_and_bar.addWidget(self.label)
        words_and_bar.addWidget(self.bar)
        row_with_buttons(doing, self.button, holder=self)
        self.bind_text(self.button.setText, lambda: self.tr("Cancel"))
        self.bind_text(self.bar.setAccessibleName, lambda: self.tr("Progress"))
        self.on_language_change(self._say_step)
        self.button.clicked.connect(self.cancelled)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def begin(self, step: str) -> None:
        """Show that work began."""
        self.report(step, 0, 0)
        self.show()

    def watch(self, place: JobSlot, step: str = "working", patience_ms: int = PATIENCE_MS) -> None:
        """Be there while a place is busy, unless that is soon over, and stop its work when asked to."""
        self.hide()
        place.busy_changed.connect(_Follower(self, step, patience_ms).follow)
        self.cancelled.connect(place.cancel)

    def report(self, step: str, done: int, total: int) -> None:
        """Show progress (a `Progress`)."""
        self._step, self._ends = step, 0 < total <= done
        end = 0 if self._ends else total  # what comes after the last of a step has no end that is known
        still = end == 0 and theme().reduced_motion  # a bar without an end would run to and fro
        self.bar.setRange(0, 1 if still else end)
        self.bar.setValue(0 if still else done)
        self._say_step()

    def pause(self, paused: bool) -> None:
        """Say that the work is held, or goes on."""
        if paused is not self._paused:
            self._paused = paused
            self._say_step()

    def _say_step(self) -> None:
        if self._paused:
            self.label.setText(self.tr("Paused. What was begun is finished first."))
            return
        step = progress_words.step_name(self._step) if self._step else ""
        ending = self.tr("{step} Almost done: finishing what was begun.").format(step=step)
        said = self._ends and step and self._step != "done"  # that step says the same
        self.label.setText(ending if said else step)


class _Follower(QObject):
    """Part of a `Busy`: follows one place, which may outlive it."""

    def __init__(self, busy: Busy, step: str, patience_ms: int) -> None:
        super().__init__(busy)
        self._busy, self._step = busy, step
        self._patience = QTimer(self, singleShot=True, interval=patience_ms)
        self._patience.timeout.connect(busy.show)

    def follow(self, busy: bool) -> None:
        """The place began or ended."""
        self._busy.report(self._step, 0, 0)
        self._patience.start() if busy else self._patience.stop()
        if not busy:
            self._busy.hide()


class Empty(QFrame):
    """An empty page: what will be here, and one obvious next step."""

    def __init__(self, glyph: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.title = Text(look="section")
        self.hint = Text(look="muted")
        self.button = Button("primary", "arrow-right")
        line = column(self, space="m", margins=(SPACE["xxl"], SPACE["xxxl"], SPACE["xxl"], SPACE["xxxl"]))
        middle = Qt.AlignmentFlag.AlignHCenter
        line.addWidget(Glyph(glyph, "accent", 44), 0, middle)
        self.title.setAlignment(middle)
        self.hint.setAlignment(middle)
        line.addWidget(self.title)
        centred = row()
        centred.addStretch(1)
        centred.addWidget(self.hint, 10)
        centred.addStretch(1)
        line.addLayout(centred)
        line.addWidget(self.button, 0, middle)
        theme().follow(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.hint.setMaximumWidth(theme().px(520))

    def add(self, button: Button) -> None:
        """Add another button below the first."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)


class SampleBar(TintedBlock):
    """Says that the shown data are invented, and removes them in one click (`remove.clicked`)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("notice", parent)
        self.label, self.remove = Text(), Button("quiet", "trash")
        self.body.addWidget(row_with_buttons(with_glyph(Glyph("info", "notice"), self.label), self.remove))


_TONE_GLYPH = {"critical": "critical", "warning": "warning", "notice": "info", "good": "confirmed"}


class Banner(Translatable, QWidget):
    """One message over the page, until it is closed or replaced (`Floating` places it)."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder = row(self)
        self._block: TintedBlock | None = None
        self._text: Text | None = None
        self.hide()

    @property
    def text(self) -> str:
        """The text on show (empty when hidden)."""
        return self._text.text() if self._text is not None and not self.isHidden() else ""

    def present(self, text: str, tone: str, action: str = "") -> None:
        """Show a message of a tone, with an optional action button."""
        self._drop_block()
        block = self._block = TintedBlock(tone)
        label = self._text = Text(text)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        act, close = Button("quiet"), Button("icon", "close")
        act.setText(action)
        if not action:
            act.hide()  # only this: shown before it is in its place it would be a window for a moment, and take the focus
        act.clicked.connect(self.acted)
        close.name(self.tr("Close this message"))
        close.clicked.connect(self.hide)
        block.body.addWidget(row_with_buttons(with_glyph(Glyph(_TONE_GLYPH[tone], tone), label), act, close))
        self._holder.addWidget(block)
        self.setAccessibleName(text)
        self.show()
        announce(self, text, urgent=tone in ("critical", "warning"))

    def _drop_block(self) -> None:
        if self._block is not None:
            self._holder.removeWidget(self._block)
            self._block.hide()
            self._block.deleteLater()
            self._block = None
