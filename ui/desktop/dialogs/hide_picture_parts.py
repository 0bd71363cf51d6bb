"""A picture of an exhibit, on which the person draws over what others must not see. The file itself is never changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.shell.messages import sentence
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import Button, Segments
from ui.desktop.widgets.flow_layout import flow, row_with_buttons
from ui.desktop.widgets.panels import Busy
from ui.desktop.widgets.redaction_canvas import RedactionCanvas
from ui.desktop.widgets.safe_text import Text, one_line
from ui.desktop.widgets.split import Area
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from app.evidence.pack_draft import Box

HEIGHT = 380
"""Least height of the picture (logical pixels at 100 %)."""
LEAST = QSize(360, 240)
"""Least size of the picture where it is not enlarged."""


class HidePartsDialog(Dialog):
    """Shows the picture that `load` returns. `boxes` is the result once it was accepted; `suggest` proposes some (None: no text recognition)."""

    def __init__(
        self,
        name: str,
        load: Callable[[], bytes],
        boxes: Sequence[Box],
        suggest: Callable[[bytes, CancelToken], tuple[Box, ...]] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(820, parent, height=660)
        self._name, self._load, self._kept, self._suggest = name, load, tuple(boxes), suggest
        self._place, self._untrusted = JobSlot(self), b""
        self.hint, self.how, self.status_label = Text(look="muted"), Text(look="caption"), StatusLabel()
        self.board, self.busy, self.view = RedactionCanvas(), Busy(), Area()
        self.zoom = Segments(["100", "200", "400"], small=True)
        self.add, self.undo, self.guess = Button("", "plus"), Button("", "undo"), Button("quiet", "eye")
        self.use, self.close_it = Button("primary", "tick"), Button()
        self.view.setWidget(self.board)
        self.view.setWidgetResizable(True)
        self.view.setMinimumHeight(theme().px(HEIGHT))
        tools = row_with_buttons(flow(self.add, self.undo, self.guess), self.zoom)
        for part in (self.hint, self.busy, self.view, self.how, tools):
            self.body.addWidget(part)
        self.body.addWidget(self.status_label)
        self.body.setStretchFactor(self.view, 1)
        self.zoom.choose("100")
        self.finish(self.close_it, self.use)
        self.busy.watch(self._place, "read")
        self.guess.setVisible(suggest is not None)
        self.on_language_change(self._retranslate)
        self.add.clicked.connect(self.board.add_box)
        self.undo.clicked.connect(self.board.remove_last)
        self.guess.clicked.connect(self._ask_guess)
        self.board.changed.connect(self._show_state)
        self.board.changed.connect(self._follow_newest)
        self.zoom.chosen.connect(self._enlarge)
        self._place.busy_changed.connect(self._show_state)
        self.use.clicked.connect(self.accept)
        self.close_it.clicked.connect(self.reject)
        self.finished.connect(self._place.cancel)
        self._show_state()
        self._place.start(self._read, Outcomes(self._shown, self._refused))

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Boxes that were drawn, as fractions of the picture."""
        return tuple(self.board.boxes)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Hide parts of {name}").format(name=one_line(self._name)))
        self.hint.setText(
            self.tr(
                "Draw over names, numbers, faces and accounts of other people. In the copy to hand on these pixels are gone; your file stays as it is."
            )
        )
        self.how.setText(
            self.tr("Draw a box with the mouse, or add one and move it with the arrow keys (Shift to resize).")
        )
        self.board.setAccessibleName(self.tr("The picture, with the boxes that will be black"))
        self.zoom.setAccessibleName(self.tr("Zoom"))
        for key, button in self.zoom.buttons.items():
            button.setText(self.tr("Fit") if key == "100" else self.tr("{per_cent}%").format(per_cent=key))
        self.add.setText(self.tr("Add a box"))
        self.undo.setText(self.tr("Remove the last box"))
        self.guess.setText(self.tr("Propose boxes"))
        self.close_it.setText(self.tr("Cancel"))
        self._show_state()

    def _show_state(self, _busy: bool = False) -> None:
        filled = self.board.filled and not self._place.busy
        for button in (self.add, self.guess, self.use):
            button.setEnabled(filled)
        self.undo.setEnabled(filled and bool(self.board.boxes))
        self.use.setText(self.tr("Hide these parts") if self.board.boxes else self.tr("Nothing to hide: I looked"))

    def _enlarge(self, per_cent: str) -> None:
        """Show the picture larger than the window; the middle of what was shown stays in the middle."""
        bars = self.view.horizontalScrollBar(), self.view.verticalScrollBar()
        middles = [(bar.value() + bar.pageStep() / 2) / max(1, bar.maximum() + bar.pageStep()) for bar in bars]
        self.board.setMinimumSize(
            self.view.maximumViewportSize() * (int(per_cent) / 100) if per_cent != "100" else LEAST
        )
        self.board.resize(self.board.minimumSize().expandedTo(self.view.viewport().size()))
        for bar, middle in zip(bars, middles, strict=True):
            bar.setValue(round(middle * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))

    def _follow_newest(self) -> None:
        """Keep the newest box in view: it is the one that the arrow keys move."""
        if self.board.boxes and self.zoom.key != "100":
            left, top, right, bottom = self.board.boxes[-1]
            area = self.board.area()
            x, y = area.left() + (left + right) / 2 * area.width(), area.top() + (top + bottom) / 2 * area.height()
            self.view.ensureVisible(round(x), round(y), 8, 8)

    def _read(self, token: CancelToken, _progress: Progress) -> tuple[bytes, bytes]:
        from app.services.picture_redaction import preview

        data = self._load()
        return data, preview(data, cancel=token)

    def _shown(self, answer: tuple[bytes, bytes]) -> None:
        self._untrusted, png = answer
        self.board.show_picture(png)
        self.board.boxes.extend(self._kept)
        self.board.setFocus()
        self._show_state()

    def _ask_guess(self) -> None:
        data, suggest = self._untrusted, self._suggest
        assert suggest is not None
        self._place.start(lambda token, _progress: suggest(data, token), Outcomes(self._guessed, self._refused))

    def _guessed(self, boxes: tuple[Box, ...]) -> None:
        self.board.boxes.extend(one for one in boxes if one not in self.board.boxes)
        self.board.update()
        self._show_state()
        self.status_label.show_text(sentence("evidence-guess", {"count": len(boxes)}))

    def _refused(self, error: AppError) -> None:
        self.status_label.refuse(error)
