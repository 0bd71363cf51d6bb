"""After a copy was made: its reference, and its files ready to be dragged into a mail or a form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDrag, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.desktop.shell import words
from ui.desktop.shell.i18n import Translatable
from ui.desktop.theme.icons import Glyph, pixmap
from ui.desktop.widgets.basic import Button, Card, clear, column, row
from ui.desktop.widgets.flow import flow, row_with_buttons
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.safe_text import ElidedLabel, Text

if TYPE_CHECKING:
    from app.services.copies import CopyResult


class FileChip(Button):
    """A finished file: drag it out or copy it, or press it to open its folder."""

    def __init__(self, path: Path) -> None:
        super().__init__("", "file")
        self._path = path
        self._pressed: QPoint | None = None
        self.setText(path.name)
        self.clicked.connect(self._open_folder)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag the file out of the window."""
        far = QApplication.startDragDistance()
        if self._pressed is None or (event.position().toPoint() - self._pressed).manhattanLength() < far:
            return
        self._pressed = None
        self.setDown(False)
        drag = QDrag(self)
        drag.setMimeData(self._mime())
        drag.setPixmap(pixmap("file", "accent", 32))
        drag.exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the file to the clipboard: the keyboard's equivalent of dragging it to a mail or a folder."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setMimeData(self._mime())
        else:
            super().keyPressEvent(event)

    def _mime(self) -> QMimeData:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(self._path))])
        return mime

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))


class Done(Translatable, QWidget):
    """The finished copy."""

    again = Signal()
    list_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: CopyResult | None = None
        self.headline, self.reference, self.recipient = (
            Text(look="section"),
            Text(look="display", wrap=False),
            ElidedLabel(),
        )
        self.checked, self.how = Text(look="muted"), Text(look="muted")
        self.copy, self.another, self.list = Button("", "copy"), Button("", "send"), Button("primary", "applications")
        self.files = column()
        scroll, card = Scroll(), Card(space="m")
        head = row(space="m")
        head.addWidget(Glyph("confirmed", "good", 28))
        head.addWidget(self.headline, 1)
        for part in (head, self.recipient, self.reference, self.checked, self.how, self.files):
            card.body.addLayout(part) if not isinstance(part, QWidget) else card.body.addWidget(part)
        card.body.addWidget(row_with_buttons(flow(self.copy), self.another, self.list))
        scroll.body.addWidget(card)
        column(self).addWidget(scroll)
        self.headline.set_text(lambda: self.tr("The copy is made, and written in your ledger"))
        self.how.set_text(
            lambda: self.tr(
                "Drag a file into your mail or the employer's form. Or press it to open its folder; Ctrl+C on it copies the file."
            )
        )
        self.copy.set_text(lambda: self.tr("Copy the reference"))
        self.another.set_text(lambda: self.tr("Make another copy"))
        self.list.set_text(lambda: self.tr("See all applications"))
        self.on_language_change(self._retranslate)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.reference.text()))
        self.another.clicked.connect(self.again)
        self.list.clicked.connect(self.list_asked)

    def load(self, result: CopyResult) -> None:
        """Show a finished copy."""
        self._result = result
        clear(self.files)
        self.files.addWidget(flow(*(FileChip(Path(file.path)) for file in result.record.files)))
        self._retranslate()

    def _retranslate(self) -> None:
        if self._result is None:
            return
        record = self._result.record
        self.reference.setText(record.reference)
        self.recipient.set_untrusted(f"{self._result.recipient.name} · {words.stage(record.stage)}")
        channels = sum(len(item.channels) for item in self._result.verifications)
        self.checked.setText(
            self.tr("The finished files were read again by other means ({count}): nothing withheld was found.").format(
                count=channels
            )
        )
