"""A counsellor's key for students: as text to copy, and as a picture of a QR code to print or to send."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.errors import AppError
from app.files import write_atomic
from ui.desktop.dialogs.base import Dialog
from ui.desktop.dialogs.save_as import ask_save_path
from ui.desktop.shell.messages import sentence
from ui.desktop.theme.theme import theme
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.status_label import StatusLabel

if TYPE_CHECKING:
    from app.caseload.keys import Address


class CodePicture(QWidget):
    """A QR code, as large as there is room for."""

    def __init__(self, png: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap.fromImage(QImage.fromData(png))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the middle."""
        side = min(self.width(), self.height())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(
                QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side), self._picture
            )


class CounsellorKeyDialog(Dialog):
    """Shows the key with its fingerprint."""

    def __init__(self, address: Address, parent: QWidget | None = None) -> None:
        from app.render.qr import qr_png

        super().__init__(560, parent)
        self._address, self._picture = address, qr_png(address.text)
        self.hint, self.fingerprint, self.status_label = Text(look="muted"), Text(), StatusLabel()
        self.code, self.text = CodePicture(self._picture), QPlainTextEdit(address.text)
        self.copy, self.save, self.close_it = Button("", "copy"), Button("", "archive"), Button("primary")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        for part in (self.hint, self.code, self.text, self.fingerprint, self.status_label):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.finish(self.copy, self.save, self.close_it)
        theme().follow(self._draw)
        self._draw()
        self.on_language_change(self._retranslate)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(address.text))
        self.save.clicked.connect(lambda: self._ask_where())
        self.close_it.clicked.connect(self.accept)

    def _draw(self) -> None:
        self.code.setFixedHeight(theme().px(220))
        self.text.setFixedHeight(theme().px(84))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Your key for students"))
        self.hint.setText(self.tr("Students need it to make packages that only you can open. You can share it freely."))
        self.fingerprint.setText(sentence("fingerprint", {"fingerprint": self._address.fingerprint}))
        self.code.setAccessibleName(self.tr("The key as a QR code"))
        self.text.setAccessibleName(self.tr("The key as text"))
        self.copy.setText(self.tr("Copy the key"))
        self.save.setText(self.tr("Save the QR code…"))
        self.close_it.setText(self.tr("Close"))

    def _ask_where(self) -> None:
        path = ask_save_path(self, self.tr("Save the QR code"), self.tr("key") + ".png", "PNG (*.png)")
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Save the picture."""
        try:
            write_atomic(path, self._picture)
        except AppError as error:
            self.status_label.refuse(error)
