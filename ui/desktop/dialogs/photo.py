"""Chooses and crops the photo of a résumé: 25 × 35 mm, or free. What is kept are fresh pixels, without anything the file says of itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.dialogs.base import Dialog
from ui.desktop.shell.drop_target import DropTarget
from ui.desktop.shell.jobs import JobSlot, Outcomes, Work
from ui.desktop.shell.untrusted_input import PICTURES, UntrustedInput, choose_file
from ui.desktop.widgets.basic import Button, Segments
from ui.desktop.widgets.crop_canvas import CropCanvas
from ui.desktop.widgets.flow_layout import row_with_buttons
from ui.desktop.widgets.panels import Busy, DropZone
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.split import Stack
from ui.desktop.widgets.status_label import StatusLabel

T = TypeVar("T")
SHAPES: Final = {"25x35": (25.0, 35.0), "free": (0.0, 0.0)}
"""Proportions of the frame: one inch (一寸), or as the person draws it."""


class PhotoDialog(Dialog):
    """`uri` is the photo once the dialog is accepted: a data URI. `untrusted_photo`: the bytes of the one there is, to be cropped anew."""

    def __init__(self, untrusted_photo: bytes = b"", parent: QWidget | None = None) -> None:
        super().__init__(560, parent, height=640)
        self.uri = ""
        self._untrusted, self._place = b"", JobSlot(self)
        DropTarget(self, self.take, PICTURES)
        self.stack, self.drop, self.canvas, self.busy = Stack(), DropZone("file"), CropCanvas(), Busy()
        self.shape, self.how, self.status_label = Segments(list(SHAPES)), Text(look="caption"), StatusLabel("warning")
        self.other, self.close_it, self.use = Button("", "file"), Button(), Button("primary", "tick")
        self.stack.addWidget(self.drop)
        self.stack.addWidget(self.canvas)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.how)
        self.body.addWidget(row_with_buttons(self.shape, self.other))
        self.body.addWidget(self.status_label)
        self.finish(self.close_it, self.use, lead=self.busy)
        self.busy.hide()
        self.shape.choose("25x35")
        self.canvas.set_proportion(*SHAPES["25x35"])
        self.on_language_change(self._retranslate)
        self._connect()
        self._show_state()
        if untrusted_photo:
            self._read(lambda: untrusted_photo)

    def _connect(self) -> None:
        self.drop.button.clicked.connect(self._choose)
        self.other.clicked.connect(self._choose)
        self.shape.chosen.connect(lambda key: self.canvas.set_proportion(*SHAPES[key]))
        self.use.clicked.connect(self._crop)
        self.close_it.clicked.connect(self.reject)
        self.finished.connect(self._place.cancel)
        self.busy.cancelled.connect(self._place.cancel)
        self._place.busy_changed.connect(self._show_state)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Photo"))
        self.drop.title.setText(self.tr("Your photo"))
        self.drop.hint.setText(self.tr("JPEG, PNG, WebP, BMP, GIF or TIFF. Place, time and camera are taken out."))
        self.drop.button.setText(self.tr("Choose a file…"))
        self.other.setText(self.tr("Another picture…"))
        self.shape.setAccessibleName(self.tr("Shape of the photo"))
        self.shape.buttons["25x35"].setText(self.tr("25 × 35 mm"))
        self.shape.buttons["free"].setText(self.tr("Free"))
        self.how.setText(
            self.tr("Move the frame with the mouse or the arrow keys; resize it at its corner, or with + and −.")
        )
        self.canvas.setAccessibleName(self.tr("The picture, with the crop frame"))
        self.use.setText(self.tr("Use this photo"))
        self.close_it.setText(self.tr("Close"))

    def _choose(self) -> None:
        incoming = choose_file(self, self.tr("Choose a photo"), self.tr("Pictures"), PICTURES)
        if incoming is not None:
            self.take(incoming)

    def take(self, incoming: UntrustedInput) -> None:
        """Show a picture, read beside the window."""
        self._read(incoming.data)

    def _read(self, source: Callable[[], bytes]) -> None:
        def work(token: CancelToken, _progress: Progress) -> tuple[bytes, bytes]:
            from app.services.picture_redaction import preview

            data = source()
            return data, preview(data, cancel=token)

        self._begin("read", work, self._shown)

    def _shown(self, answer: tuple[bytes, bytes]) -> None:
        self._untrusted, png = answer
        self.canvas.show_picture(png)
        self.stack.setCurrentWidget(self.canvas)
        self.canvas.setFocus()
        self._show_state()

    def _crop(self) -> None:
        data, box = self._untrusted, self.canvas.box

        def work(token: CancelToken, _progress: Progress) -> str:
            from app.services.picture_redaction import cropped_photo

            return cropped_photo(data, box, cancel=token)

        self._begin("render", work, self._cropped)

    def _cropped(self, uri: str) -> None:
        self.uri = uri
        self.accept()

    def _begin(self, step: str, work: Work[T], done: Callable[[T], object]) -> None:
        self.status_label.hide()
        self._place.start(work, Outcomes(done, self._refused, self.busy.report, self.busy.hide))
        self.busy.begin(step)

    def _refused(self, error: AppError) -> None:
        self.status_label.refuse(error)
        self.reveal(self.status_label)

    def _show_state(self) -> None:
        for part in (self.shape, self.how, self.other):
            part.setVisible(self.canvas.filled)
        self.use.setEnabled(self.canvas.filled and not self._place.busy)
