"""After a copy was made: its reference, and its files ready to be dragged into a mail or a form."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDrag, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import AppError
from ui.desktop.platform.file_manager import reveal
from ui.desktop.shell import vocabulary
from ui.desktop.shell.i18n import Translatable
from ui.desktop.theme.icons import Glyph, pixmap
from ui.desktop.widgets.basic import Button, Card, clear, column, row
from ui.desktop.widgets.flow_layout import flow, row_with_buttons
from ui.desktop.widgets.page import Scroll
from ui.desktop.widgets.safe_text import ElidedLabel, LiveText, Text, one_line

if TYPE_CHECKING:
    from app.services.copies import CopyResult


class FileChip(Button):
    """A finished file: drag it out or copy it, or press it to open its folder. `missing`: it was pressed and is no longer there.

    `require` raises why the file may not leave; `refused` carries that `AppError`."""

    missing = Signal()
    refused = Signal(object)

    def __init__(self, path: Path, require: Callable[[], None] | None = None) -> None:
        super().__init__("", "file")
        self._path, self._require = path, require
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
        if not self._may_leave():
            return
        drag = QDrag(self)
        drag.setMimeData(self._mime())
        drag.setPixmap(pixmap("file", "accent", 32))
        drag.exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the file to the clipboard: the keyboard's equivalent of dragging it to a mail or a folder."""
        if event.matches(QKeySequence.StandardKey.Copy):
            if not self._may_leave():
                return
            QGuiApplication.clipboard().setMimeData(self._mime())
        else:
            super().keyPressEvent(event)

    def _may_leave(self) -> bool:
        try:
            if self._require is not None:
                self._require()
        except AppError as error:
            self.refused.emit(error)
            return False
        return True

    def _mime(self) -> QMimeData:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(self._path))])
        return mime

    def _open_folder(self) -> None:
        if not self._path.is_file():
            self.missing.emit()
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))


def mail_programs_text() -> str:
    """Return what the mail programs of this system do with a draft that is a file."""
    if sys.platform == "darwin":
        return QCoreApplication.translate(
            "done",
            "Apple Mail shows it as a message: choose Message > Send Again to write on. Webmail takes the file itself by dragging.",
        )
    return QCoreApplication.translate(
        "done",
        "Outlook and Thunderbird open it for writing. Some others and webmail cannot: drag the file itself into them.",
    )


class Done(Translatable, QWidget):
    """The finished copy. `refused` carries the `AppError` that says why it may leave no more."""

    again = Signal()
    refused = Signal(object)
    list_asked = Signal()
    mail_asked = Signal()
    letter_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result: CopyResult | None = None
        self.headline, self.reference, self.recipient = (
            Text(look="section"),
            Text(look="display", wrap=False),
            ElidedLabel(),
        )
        self.checked, self.how, self.whose = Text(look="muted"), Text(look="muted"), Text(look="strong")
        self.copy, self.another, self.list = Button("", "copy"), Button("", "send"), Button("primary", "applications")
        self.letter = Button("", "edit")
        self.folder, self.mail, self.drafted = Button("", "folder"), Button("", "mail"), LiveText()
        self.files = column()
        scroll, card = Scroll(), Card(space="m")
        head = row(space="m")
        head.addWidget(Glyph("confirmed", "good", 28))
        head.addWidget(self.headline, 1)
        for part in (head, self.recipient, self.reference, self.checked, self.whose, self.how, self.files):
            card.body.addLayout(part) if not isinstance(part, QWidget) else card.body.addWidget(part)
        card.body.addWidget(flow(self.folder, self.mail, self.letter, self.copy))
        card.body.addWidget(self.drafted)
        card.body.addWidget(row_with_buttons(flow(), self.another, self.list))
        scroll.body.addWidget(card)
        column(self).addWidget(scroll)
        self.headline.set_text(lambda: self.tr("Copy saved and recorded in the ledger"))
        self.how.set_text(
            lambda: self.tr(
                "Drag a file into your e-mail or the employer's form. Click it to open its folder, or press Ctrl+C to copy it."
            )
        )
        self.copy.set_text(lambda: self.tr("Copy the reference"))
        self.folder.set_text(lambda: self.tr("Show in folder"))
        self.mail.set_text(lambda: self.tr("Attach to a new mail"))
        self.folder.clicked.connect(self._reveal)
        self.mail.clicked.connect(self.mail_asked)
        self.letter.set_text(lambda: self.tr("Write the cover letter…"))
        self.letter.clicked.connect(self.letter_asked)
        self.another.set_text(lambda: self.tr("Make another copy"))
        self.list.set_text(lambda: self.tr("See all applications"))
        self.on_language_change(self._retranslate)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.reference.text()))
        self.another.clicked.connect(self.again)
        self.list.clicked.connect(self.list_asked)

    def load(self, result: CopyResult, require: Callable[[str], None]) -> None:
        """Show a finished copy. `require` raises why the copy of an id may leave no more (see `FileChip`)."""
        self.result = result
        self.drafted.hide()
        clear(self.files)
        may_leave = partial(require, result.record.copy_id)
        chips = [FileChip(Path(file.path), may_leave) for file in result.record.files]
        for chip in chips:
            chip.refused.connect(self.refused)
        self.files.addWidget(flow(*chips))
        self._retranslate()

    def _reveal(self) -> None:
        if self.result is not None:
            reveal(Path(self.result.record.files[0].path))

    def show_draft(self, path: Path, opened: bool) -> None:
        """Say that a mail with the files was written, and what the mail programs of this system do with it."""
        told = (
            self.tr("A draft with the files attached was saved as {name}.")
            if opened
            else self.tr("A draft with the files attached was saved as {name}, but no e-mail program could open it.")
        )
        self.drafted.setText(" ".join((told.format(name=path.name), mail_programs_text())))
        self.drafted.show()

    def _retranslate(self) -> None:
        if self.result is None:
            return
        record = self.result.record
        self.reference.setText(record.reference)
        self.recipient.set_untrusted(f"{self.result.recipient.name} · {vocabulary.stage(record.stage)}")
        path = Path(record.files[0].path)
        whose = self.tr("{file} in the folder “{folder}” is for {recipient} alone.")
        named = {"file": path.name, "folder": path.parent.name, "recipient": self.result.recipient.name}
        self.whose.setText(whose.format(**{key: one_line(value) for key, value in named.items()}))
        channels = sum(len(item.channels) for item in self.result.verifications)
        self.checked.setText(
            self.tr("Verified. Checks made: {count}. Nothing withheld was found.").format(count=channels)
        )
