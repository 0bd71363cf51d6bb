"""The photo in the résumé form: shown, added, cropped anew, replaced and removed; every change is the form's, so that undo covers it."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from app.workers.cancellation import CancelToken, Progress
from ui.desktop.shell.i18n import Translatable
from ui.desktop.shell.jobs import JobSlot, Outcomes
from ui.desktop.theme.icons import pixmap
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import Button, Card, column
from ui.desktop.widgets.flow_layout import flow
from ui.desktop.widgets.safe_text import Text

_SIZE: Final = (75, 105)
"""Of the picture (logical pixels at 100 %): 25 × 35."""


class _Portrait(QWidget):
    """A picture of our own making, or a glyph where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = QImage()
        self.setFixedSize(QSize(*(theme().px(side) for side in _SIZE)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, whole."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if self.picture.isNull():
                glyph = pixmap("resume", "muted", 32)
                painter.drawPixmap((self.width() - 32) // 2, (self.height() - 32) // 2, 32, 32, glyph)
                return
            size = self.picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
            painter.drawImage(self.rect().adjusted(left, top, -left, -top), self.picture)


class PhotoBox(Translatable, Card):
    """`changed` carries the new photo as a data URI, empty where it was removed. The photo is decoded beside the window, confined."""

    changed = Signal(str)

    def __init__(self, uri: str, parent: QWidget | None = None) -> None:
        super().__init__("inset", parent=parent, space="s")
        self._uri, self._reading = uri, JobSlot(self)
        self.portrait, self.label, self.hint = _Portrait(), Text(look="strong"), Text(look="muted")
        self.choose, self.crop, self.remove = Button("", "plus"), Button("", "edit"), Button("quiet", "trash")
        beside, holder = column(space="s"), QWidget()
        across = flow(self.portrait, holder, space="l")
        holder.setLayout(beside)
        for part in (self.label, self.hint, flow(self.choose, self.crop, self.remove)):
            beside.addWidget(part)
        self.body.addWidget(across)
        self.choose.clicked.connect(lambda: self._open(b""))
        self.crop.clicked.connect(self._crop)
        self.remove.clicked.connect(lambda: self.put(""))
        self.on_language_change(self._retranslate)
        self._show()

    @property
    def uri(self) -> str:
        """The photo as a data URI; empty where there is none."""
        return self._uri

    def _retranslate(self) -> None:
        self.label.setText(self.tr("Photo"))
        self.hint.setText(
            self.tr("Stays in your complete résumé. A copy shows it only where you keep it for that copy.")
        )
        self.portrait.setAccessibleName(self.tr("Your photo") if self._uri else self.tr("No photo"))
        self.choose.setText(self.tr("Replace…") if self._uri else self.tr("Add a photo…"))
        self.crop.setText(self.tr("Crop…"))
        self.remove.setText(self.tr("Remove"))
        for button, name in (
            (self.choose, self.choose.text()),
            (self.crop, self.crop.text()),
            (self.remove, self.remove.text()),
        ):
            button.setAccessibleName(self.tr("Photo: {action}").format(action=name.strip()))

    def _open(self, data: bytes) -> None:
        from ui.desktop.dialogs.photo import PhotoDialog

        dialog = PhotoDialog(data, self.window())
        dialog.accepted.connect(lambda: self.put(dialog.uri))
        dialog.open()

    def _crop(self) -> None:
        from app.render.photo import decode_data_uri

        try:
            self._open(decode_data_uri(self._uri))
        except AppError:
            self._open(b"")

    def show_uri(self, uri: str) -> None:
        """Show another photo, or none, without reporting it."""
        self._uri = uri
        self._show()

    def put(self, uri: str) -> None:
        """Show another photo, or none, as the person's choice."""
        if uri != self._uri:
            self._uri = uri
            self._show()
            self.changed.emit(uri)

    def _show(self) -> None:
        self.crop.setVisible(bool(self._uri))
        self.remove.setVisible(bool(self._uri))
        self.portrait.picture = QImage()
        self._retranslate()
        if not self._uri:
            self.portrait.update()
            return
        uri = self._uri

        def work(token: CancelToken, _progress: Progress) -> bytes:
            from app.render.photo import decode_data_uri
            from app.services.picture_redaction import preview

            return preview(decode_data_uri(uri), side=480, cancel=token)

        self._reading.start(work, Outcomes(partial(self._shown, uri), self._refused))

    def _shown(self, uri: str, png: bytes) -> None:
        if uri != self._uri:  # removed meanwhile
            return
        self.portrait.picture = QImage.fromData(png)
        self.portrait.update()

    def _refused(self, error: AppError) -> None:
        from ui.desktop.shell.messages import sentence

        self.hint.setText(sentence(error.code, dict(error.params)))
