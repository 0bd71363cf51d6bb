"""A recruitment platform of the person's own: its name, and the address of its official page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.platforms import Platform
from app.errors import AppError
from ui.desktop.dialogs.base import Dialog
from ui.desktop.widgets.basic import Button
from ui.desktop.widgets.flow_layout import field
from ui.desktop.widgets.safe_text import Text
from ui.desktop.widgets.status_label import StatusLabel


class PlatformDialog(Dialog):
    """Asks for a platform; `added` is its id. `add` raises an `AppError` for what cannot be added; then the dialog stays as it is."""

    def __init__(self, add: Callable[[str, str], Platform], parent: QWidget | None = None) -> None:
        super().__init__(520, parent)
        self._add, self.added = add, ""
        self.hint, self.status_label = Text(look="muted"), StatusLabel("warning")
        self.name, self.address = QLineEdit(), QLineEdit()
        self._labels = [Text(look="caption") for _ in range(2)]
        self.keep, self.close_it = Button("primary", "plus"), Button()
        self.body.addWidget(self.hint)
        for label, editor in zip(self._labels, (self.name, self.address), strict=True):
            self.body.addWidget(field(label, editor))
        self.body.addWidget(self.status_label)
        self.body.addStretch(1)
        self.finish(self.close_it, self.keep)
        self.on_language_change(self._retranslate)
        self.name.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.keep.setEnabled(False)
        self.keep.clicked.connect(self._keep)
        self.close_it.clicked.connect(self.reject)
        self.name.setFocus()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Add a platform"))
        self.hint.setText(
            self.tr("It gets a page like the others: status, what it received, what others see, your own notes.")
        )
        names = (self.tr("Name of the platform"), self.tr("Address of its official page (may be left out)"))
        for label, name, editor in zip(self._labels, names, (self.name, self.address), strict=True):
            label.setText(name)
            editor.setAccessibleName(name)
        self.address.setPlaceholderText("https://www.example.com/privacy")
        self.keep.setText(self.tr("Add"))
        self.close_it.setText(self.tr("Cancel"))

    def _keep(self) -> None:
        try:
            self.added = self._add(self.name.text(), self.address.text()).id
        except AppError as error:
            self.status_label.refuse(error)
            self.reveal(self.status_label)
            return
        self.accept()
